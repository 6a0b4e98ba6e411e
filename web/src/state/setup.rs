//! How labels are made: what was chosen, the printers that were measured, and the way back.

use std::rc::Rc;

use serde::{Deserialize, Serialize};
use service::{
    LabelSetup, Languages, LevelWish, LogoFile, OwnFile, OwnKind, OwnRead, Printer, Question, Rgb,
};
use yew::Reducible;

/// How many steps back are kept: a step may hold a logo.
pub const MOST_UNDO_STEPS: usize = 20;

/// Everything that is kept about the making of labels.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Kit {
    /// What is chosen.
    pub setup: LabelSetup,
    /// Printers that were saved, newest last.
    pub printers: Vec<Printer>,
}

/// What earlier versions of the page kept beside the choices about the page itself.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
pub struct OldChoices {
    level: LevelWish,
    symbol_edge_mm: f64,
}

impl From<OldChoices> for Kit {
    fn from(old: OldChoices) -> Self {
        let mut kit = Self::default();
        kit.setup.level = old.level;
        if old.symbol_edge_mm.is_finite() {
            kit.setup.symbol_edge_mm = old.symbol_edge_mm;
        }
        kit
    }
}

/// How labels are made, and the way back.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SetupState {
    /// What is chosen now.
    pub now: Rc<Kit>,
    /// What was chosen earlier, oldest first; a run of changes of one part is one step.
    past: Vec<Rc<Kit>>,
    run: Option<Part>,
}

/// A choice.
#[derive(Debug, Clone, PartialEq)]
pub enum Choice {
    /// What stands in the symbol.
    Profile(String),
    /// What stands on the label, and the symbol's edge that suits it, in millimetres.
    Template(String, f64),
    /// The languages of its captions.
    Languages(Languages),
    /// The error correction level.
    Level(LevelWish),
    /// The symbol's edge, in millimetres.
    SymbolEdge(f64),
    /// The printer.
    Printer(Printer),
    /// The printer, and it is saved under its name.
    SavePrinter(Printer),
    /// The saved printer of this name is forgotten.
    ForgetPrinter(String),
    /// What the label is made of.
    Substrate(Question),
    /// The colour that is printed.
    Ink(Rgb),
    /// The colour that is printed on.
    Paper(Rgb),
    /// The free text.
    FreeText(String),
    /// The logo.
    Logo(Option<LogoFile>),
    /// The web address in viewer codes and Digital Links.
    WebAddress(String),
    /// A file of the user's own. A template or profile is chosen as well.
    Own {
        /// The file.
        file: OwnFile,
        /// As what it was understood.
        read: OwnRead,
        /// Those that it takes the place of.
        instead_of: Vec<OwnFile>,
    },
    /// A file of the user's own goes.
    ForgetOwn(OwnFile),
}

/// What can happen to the setup.
#[derive(Debug, Clone, PartialEq)]
pub enum SetupAction {
    /// Something was chosen.
    Chosen(Choice),
    /// One step back.
    Undone,
}

/// What a run of changes is about: typing and dragging are many changes and one step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    FreeText,
    WebAddress,
    Ink,
    Paper,
    Printer,
}

impl Choice {
    const fn run(&self) -> Option<Part> {
        match self {
            Self::FreeText(_) => Some(Part::FreeText),
            Self::WebAddress(_) => Some(Part::WebAddress),
            Self::Ink(_) => Some(Part::Ink),
            Self::Paper(_) => Some(Part::Paper),
            Self::Printer(_) => Some(Part::Printer),
            _ => None,
        }
    }
}

impl SetupState {
    /// A state that begins with this kit and nothing to undo.
    pub fn begin(kit: Kit) -> Self {
        Self { now: Rc::new(kit), ..Self::default() }
    }

    /// Whether there is a way back.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }
}

impl Kit {
    fn choose(&mut self, choice: Choice) {
        let setup = &mut self.setup;
        match choice {
            Choice::Profile(id) => setup.profile = id,
            Choice::Template(id, symbol_edge_mm) => {
                setup.template = id;
                setup.symbol_edge_mm = symbol_edge_mm;
            }
            Choice::Languages(languages) => setup.languages = languages,
            Choice::Level(level) => setup.level = level,
            Choice::SymbolEdge(edge) => setup.symbol_edge_mm = edge,
            Choice::Printer(printer) => setup.printer = printer,
            Choice::SavePrinter(printer) => {
                self.printers.retain(|saved| saved.name != printer.name);
                self.printers.push(printer.clone());
                setup.printer = printer;
            }
            Choice::ForgetPrinter(name) => self.printers.retain(|saved| saved.name != name),
            Choice::Substrate(question) => setup.substrate = question,
            Choice::Ink(colour) => setup.ink = colour,
            Choice::Paper(colour) => setup.paper = colour,
            Choice::FreeText(text) => setup.free_text = text,
            Choice::Logo(logo) => setup.logo = logo,
            Choice::WebAddress(address) => setup.web_address = address,
            Choice::Own { file, read, instead_of } => {
                setup.own.retain(|own| *own != file && !instead_of.contains(own));
                setup.own.insert(0, file);
                match read.kind {
                    OwnKind::Template => setup.template = read.id,
                    OwnKind::Profile => setup.profile = read.id,
                    // Which sheet is printed on is chosen where labels are printed.
                    OwnKind::Sheet => {}
                }
                setup.symbol_edge_mm = read.symbol_edge_mm.unwrap_or(setup.symbol_edge_mm);
            }
            Choice::ForgetOwn(file) => setup.own.retain(|own| *own != file),
        }
    }
}

impl Reducible for SetupState {
    type Action = SetupAction;

    fn reduce(self: Rc<Self>, action: SetupAction) -> Rc<Self> {
        match action {
            SetupAction::Chosen(choice) => {
                let run = choice.run();
                let mut now = (*self.now).clone();
                now.choose(choice);
                if now == *self.now {
                    return self;
                }
                let mut past = self.past.clone();
                if run.is_none() || run != self.run {
                    past.push(self.now.clone());
                    let too_many = past.len().saturating_sub(MOST_UNDO_STEPS);
                    past.drain(..too_many);
                }
                Self { now: Rc::new(now), past, run }.into()
            }
            SetupAction::Undone => match self.past.split_last() {
                Some((last, rest)) => Self { now: last.clone(), past: rest.to_vec(), run: None }.into(),
                None => self,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(choices: impl IntoIterator<Item = Choice>) -> Rc<SetupState> {
        let begin = Rc::new(SetupState::default());
        choices.into_iter().fold(begin, |state, choice| state.reduce(SetupAction::Chosen(choice)))
    }

    #[test]
    fn a_run_of_typing_is_one_step_back_and_a_choice_another() {
        let state = after([
            Choice::FreeText("a".into()),
            Choice::FreeText("ab".into()),
            Choice::Template("compact".into(), 21.0),
            Choice::FreeText("abc".into()),
        ]);
        let back = |state: Rc<SetupState>| state.reduce(SetupAction::Undone);
        let state = back(state);
        assert_eq!(state.now.setup.free_text, "ab");
        let state = back(back(state));
        assert_eq!(*state.now, Kit::default());
        assert!(!state.can_undo());
    }

    #[test]
    fn what_is_chosen_already_is_no_step() {
        let begin = SetupState::default();
        let state = after([Choice::Level(begin.now.setup.level)]);
        assert!(!state.can_undo());
    }

    #[test]
    fn a_printer_that_was_deleted_comes_back() {
        let printer = Printer { name: "Office".into(), ..LabelSetup::default().printer };
        let state = after([Choice::SavePrinter(printer.clone()), Choice::ForgetPrinter("Office".into())]);
        assert!(state.now.printers.is_empty());
        assert_eq!(state.reduce(SetupAction::Undone).now.printers, [printer]);
    }

    #[test]
    fn a_printer_of_the_same_name_takes_the_place_of_the_saved_one() {
        let printer = |scale_x| Printer { name: "Office".into(), scale_x, ..LabelSetup::default().printer };
        let state = after([Choice::SavePrinter(printer(1.0)), Choice::SavePrinter(printer(1.01))]);
        assert_eq!(state.now.printers, [printer(1.01)]);
    }

    #[test]
    fn a_file_of_ones_own_takes_the_place_of_the_old_one_and_is_chosen() {
        let file = |kind, json: &str| OwnFile { kind, json: json.into() };
        let own = |file: &OwnFile, symbol_edge_mm, instead_of: &[OwnFile]| Choice::Own {
            file: file.clone(),
            read: OwnRead { kind: file.kind, id: "mine".into(), symbol_edge_mm },
            instead_of: instead_of.to_vec(),
        };
        let (old, new) = (file(OwnKind::Template, "old"), file(OwnKind::Template, "new"));
        let profile = file(OwnKind::Profile, "profile");
        let state = after([
            own(&old, Some(23.0), &[]),
            own(&profile, None, &[]),
            own(&new, Some(25.5), std::slice::from_ref(&old)),
        ]);
        let setup = &state.now.setup;
        assert_eq!(setup.own, [new, profile]);
        assert_eq!((&*setup.template, &*setup.profile, setup.symbol_edge_mm), ("mine", "mine", 25.5));
    }

    #[test]
    fn old_choices_move_over_and_kept_kits_come_back() {
        let old: OldChoices =
            serde_json::from_str(r#"{"locale":"vi","theme":"dark","level":"auto","symbol_edge_mm":23.5}"#)
                .unwrap();
        let kit = Kit::from(old);
        assert_eq!(kit.setup.symbol_edge_mm, 23.5);
        let text = serde_json::to_string(&kit).unwrap();
        assert_eq!(serde_json::from_str::<Kit>(&text).unwrap(), kit);
        assert_eq!(serde_json::from_str::<Kit>("{}").unwrap(), Kit::default());
    }
}
