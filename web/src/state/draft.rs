//! What the person has typed, with undo.

use std::collections::BTreeMap;
use std::rc::Rc;

use base::Fix;
use serde::{Deserialize, Serialize};
use service::{Column, Draft, Field, IssuedSymbol};
use yew::Reducible;

/// How many steps back are kept.
pub const MOST_UNDO_STEPS: usize = 50;

/// What a label can say beside its three fields, in the order of the form.
pub const MORE_COLUMNS: [Column; 9] = [
    Column::Product,
    Column::ProductVi,
    Column::ManufacturerCountry,
    Column::Model,
    Column::Serials,
    Column::Gtin,
    Column::Gln,
    Column::ManufacturerAddress,
    Column::BatchDate,
];

/// Everything that one label says.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Texts {
    /// The three fields.
    pub draft: Draft,
    /// What else was typed, without empty texts; the platform's code as well.
    pub more: BTreeMap<Column, String>,
    /// The symbol that the platform drew for its code.
    pub issued: Option<IssuedSymbol>,
}

/// What is kept beside the three fields: as pairs, since a map would become no JSON.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct KeptMore {
    more: Vec<(Column, String)>,
    issued: Option<IssuedSymbol>,
}

impl From<&Texts> for KeptMore {
    fn from(texts: &Texts) -> Self {
        Self { more: texts.more.clone().into_iter().collect(), issued: texts.issued.clone() }
    }
}

impl Texts {
    /// These three texts and nothing else.
    pub fn of(draft: Draft) -> Self {
        Self { draft, ..Self::default() }
    }

    /// What a line of the records says, as far as a label can say it.
    pub fn of_line<'a>(text: impl Fn(Column) -> &'a str) -> Self {
        let mut texts = Self::default();
        let fields = Field::ALL.map(Column::from).into_iter();
        for column in fields.chain(MORE_COLUMNS).chain([Column::PlatformPayload]) {
            texts.set(column, text(column).to_owned());
        }
        texts
    }

    /// What an earlier visit left.
    pub fn restored(draft: Draft, kept: KeptMore) -> Self {
        let mut texts = Self { draft, more: kept.more.into_iter().collect(), issued: kept.issued };
        texts.more.retain(|_, text| !text.is_empty());
        texts.keep_issued();
        texts
    }

    /// The text of a column; empty when nothing was typed.
    pub fn get(&self, column: Column) -> &str {
        match column.field() {
            Some(field) => self.draft.get(field),
            None => self.more.get(&column).map_or("", String::as_str),
        }
    }

    fn set(&mut self, column: Column, text: String) {
        match column.field() {
            Some(field) => self.draft.set(field, text),
            None if text.is_empty() => drop(self.more.remove(&column)),
            None => drop(self.more.insert(column, text)),
        }
        self.keep_issued();
    }

    /// A symbol belongs to the code that was read in it, to the byte.
    fn keep_issued(&mut self) {
        let code = self.more.get(&Column::PlatformPayload);
        self.issued.take_if(|issued| Some(&issued.payload) != code);
    }
}

/// The texts as typed, and the way back.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DraftState {
    /// The texts now.
    pub now: Texts,
    /// Earlier texts, oldest first; a run of typing in one field is one step.
    past: Vec<Texts>,
    typing_in: Option<Column>,
}

/// What can happen to the texts.
#[derive(Debug, Clone, PartialEq)]
pub enum DraftAction {
    /// A field now holds this text.
    Typed(Column, String),
    /// The person left a field: the next typing is a new undo step.
    Left,
    /// A finding's replacement was accepted.
    Fixed(Column, Fix),
    /// All texts at once, such as the sample or a line of the records.
    Replaced(Texts),
    /// The platform's code and its symbol.
    Issued(IssuedSymbol),
    /// One step back.
    Undone,
}

impl DraftState {
    /// A state that begins with these texts and nothing to undo.
    pub fn begin(now: Texts) -> Self {
        Self { now, ..Self::default() }
    }

    /// Whether there is a way back.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    fn step(&self, now: Texts, typing_in: Option<Column>) -> Self {
        let mut past = self.past.clone();
        if typing_in.is_none() || typing_in != self.typing_in {
            past.push(self.now.clone());
            if past.len() > MOST_UNDO_STEPS {
                past.remove(0);
            }
        }
        Self { now, past, typing_in }
    }

    fn with(&self, column: Column, text: String) -> Texts {
        let mut texts = self.now.clone();
        texts.set(column, text);
        texts
    }
}

impl Reducible for DraftState {
    type Action = DraftAction;

    fn reduce(self: Rc<Self>, action: DraftAction) -> Rc<Self> {
        match action {
            DraftAction::Typed(column, text) if self.now.get(column) == text => self,
            DraftAction::Typed(column, text) => self.step(self.with(column, text), Some(column)).into(),
            DraftAction::Left => Self { typing_in: None, ..(*self).clone() }.into(),
            DraftAction::Fixed(column, fix) => {
                let text = service::apply(self.now.get(column), &fix);
                self.step(self.with(column, text), None).into()
            }
            DraftAction::Replaced(texts) if texts == self.now => self,
            DraftAction::Replaced(texts) => self.step(texts, None).into(),
            DraftAction::Issued(issued) => {
                let mut texts = self.with(Column::PlatformPayload, issued.payload.clone());
                texts.issued = Some(issued);
                self.step(texts, None).into()
            }
            DraftAction::Undone => match self.past.split_last() {
                Some((last, rest)) => Self { now: last.clone(), past: rest.to_vec(), typing_in: None }.into(),
                None => self,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(actions: impl IntoIterator<Item = DraftAction>) -> Rc<DraftState> {
        actions.into_iter().fold(Rc::default(), |state: Rc<DraftState>, action| state.reduce(action))
    }

    fn typed(text: &str) -> DraftAction {
        DraftAction::Typed(Column::Batch, text.into())
    }

    #[test]
    fn a_run_of_typing_is_one_step_back() {
        let state = after([typed("2"), typed("20"), typed("202"), DraftAction::Undone]);
        assert_eq!(state.now, Texts::default());
        assert!(!state.can_undo());
    }

    #[test]
    fn leaving_a_field_begins_a_new_step() {
        let state = after([typed("2"), DraftAction::Left, typed("20"), DraftAction::Undone]);
        assert_eq!(state.now.draft.batch, "2");
    }

    #[test]
    fn a_sample_over_typed_text_can_be_undone() {
        let sample = Draft { manufacturer: "A".into(), batch: "B".into(), report: "C".into() };
        let state = after([typed("mine"), DraftAction::Replaced(Texts::of(sample)), DraftAction::Undone]);
        assert_eq!(state.now.draft.batch, "mine");
    }

    #[test]
    fn the_way_back_is_bounded() {
        let state = after((0..200).flat_map(|n| [typed(&n.to_string()), DraftAction::Left]));
        assert_eq!(state.past.len(), MOST_UNDO_STEPS);
    }

    #[test]
    fn what_is_kept_comes_back() {
        let mut texts = Texts::of(Draft { batch: "B".into(), ..Draft::default() });
        texts.set(Column::Model, "LVT-250".into());
        let text = serde_json::to_string(&KeptMore::from(&texts)).unwrap();
        let kept: KeptMore = serde_json::from_str(&text).unwrap();
        assert_eq!(Texts::restored(texts.draft.clone(), kept), texts);
        assert_eq!(Texts::restored(Draft::default(), KeptMore::default()), Texts::default());
    }
}
