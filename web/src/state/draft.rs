//! What the person has typed, with undo.

use std::rc::Rc;

use base::Fix;
use service::{Draft, Field};
use yew::Reducible;

/// How many steps back are kept.
pub const MOST_UNDO_STEPS: usize = 50;

/// The three texts as typed, and the way back.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DraftState {
    /// The three texts now.
    pub now: Draft,
    /// Earlier texts, oldest first; a run of typing in one field is one step.
    past: Vec<Draft>,
    typing_in: Option<Field>,
}

/// What can happen to the draft.
#[derive(Debug, Clone, PartialEq)]
pub enum DraftAction {
    /// A field now holds this text.
    Typed(Field, String),
    /// The person left a field: the next typing is a new undo step.
    Left,
    /// A finding's replacement was accepted.
    Fixed(Field, Fix),
    /// All three texts at once, such as the sample.
    Replaced(Draft),
    /// One step back.
    Undone,
}

impl DraftState {
    /// A state that begins with these texts and nothing to undo.
    pub fn begin(now: Draft) -> Self {
        Self { now, ..Self::default() }
    }

    /// Whether there is a way back.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    fn step(&self, now: Draft, typing_in: Option<Field>) -> Self {
        let mut past = self.past.clone();
        if typing_in.is_none() || typing_in != self.typing_in {
            past.push(self.now.clone());
            if past.len() > MOST_UNDO_STEPS {
                past.remove(0);
            }
        }
        Self { now, past, typing_in }
    }

    fn with(&self, field: Field, text: String) -> Draft {
        let mut draft = self.now.clone();
        draft.set(field, text);
        draft
    }
}

impl Reducible for DraftState {
    type Action = DraftAction;

    fn reduce(self: Rc<Self>, action: DraftAction) -> Rc<Self> {
        match action {
            DraftAction::Typed(field, text) if self.now.get(field) == text => self,
            DraftAction::Typed(field, text) => self.step(self.with(field, text), Some(field)).into(),
            DraftAction::Left => Self { typing_in: None, ..(*self).clone() }.into(),
            DraftAction::Fixed(field, fix) => {
                let text = service::apply(self.now.get(field), &fix);
                self.step(self.with(field, text), None).into()
            }
            DraftAction::Replaced(draft) if draft == self.now => self,
            DraftAction::Replaced(draft) => self.step(draft, None).into(),
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
        DraftAction::Typed(Field::Batch, text.into())
    }

    #[test]
    fn a_run_of_typing_is_one_step_back() {
        let state = after([typed("2"), typed("20"), typed("202"), DraftAction::Undone]);
        assert_eq!(state.now, Draft::default());
        assert!(!state.can_undo());
    }

    #[test]
    fn leaving_a_field_begins_a_new_step() {
        let state = after([typed("2"), DraftAction::Left, typed("20"), DraftAction::Undone]);
        assert_eq!(state.now.batch, "2");
    }

    #[test]
    fn a_sample_over_typed_text_can_be_undone() {
        let sample = Draft { manufacturer: "A".into(), batch: "B".into(), report: "C".into() };
        let state = after([typed("mine"), DraftAction::Replaced(sample), DraftAction::Undone]);
        assert_eq!(state.now.batch, "mine");
    }

    #[test]
    fn the_way_back_is_bounded() {
        let state = after((0..200).flat_map(|n| [typed(&n.to_string()), DraftAction::Left]));
        assert_eq!(state.past.len(), MOST_UNDO_STEPS);
    }
}
