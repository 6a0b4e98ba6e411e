//! The platform's code in a picture: where taking it out stands.

use std::rc::Rc;

use service::{Fault, Imported, Reply};
use yew::Reducible;

use super::queue::JobId;

/// Where taking a code out of a picture stands.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum IssuedState {
    /// No picture was given.
    #[default]
    Idle,
    /// A picture is being read; no job yet while the browser gathers its bytes.
    Reading(Option<JobId>),
    /// The code was taken out.
    Read(Rc<Imported>),
    /// There is none that could be taken out.
    Failed(Fault),
}

/// What can happen to it.
#[derive(Debug, Clone, PartialEq)]
pub enum IssuedAction {
    /// A picture was given.
    Given,
    /// Its bytes went to the reader.
    Sent(JobId),
    /// The reader answered.
    Answered(JobId, Reply),
    /// The picture was refused before any reading.
    Refused(Fault),
    /// The code is no longer wanted.
    Cleared,
}

impl Reducible for IssuedState {
    type Action = IssuedAction;

    fn reduce(self: Rc<Self>, action: IssuedAction) -> Rc<Self> {
        match (&*self, action) {
            (_, IssuedAction::Given) => Self::Reading(None).into(),
            (Self::Reading(None), IssuedAction::Sent(job)) => Self::Reading(Some(job)).into(),
            (Self::Reading(Some(asked)), IssuedAction::Answered(job, reply)) if *asked == job => {
                match reply {
                    Reply::Imported(imported) => Self::Read(Rc::from(imported)).into(),
                    Reply::Failed(fault) => Self::Failed(fault).into(),
                    _ => self,
                }
            }
            (_, IssuedAction::Refused(fault)) => Self::Failed(fault).into(),
            (_, IssuedAction::Cleared) => Self::Idle.into(),
            // A late answer about an older picture.
            (_, IssuedAction::Sent(_) | IssuedAction::Answered(..)) => self,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failed(job: u32, code: &'static str) -> IssuedAction {
        IssuedAction::Answered(JobId(job), Reply::Failed(Fault::new(code)))
    }

    #[test]
    fn an_answer_about_an_older_picture_changes_nothing() {
        let state = Rc::new(IssuedState::Reading(Some(JobId(2))));
        let late = state.clone().reduce(failed(1, "late"));
        assert!(Rc::ptr_eq(&state, &late));
        assert_eq!(*late.reduce(failed(2, "now")), IssuedState::Failed(Fault::new("now")));
    }
}
