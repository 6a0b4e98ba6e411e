//! The tries of a label that are kept at the desk, as far as the page knows them.

use std::rc::Rc;

use service::readability::Run;
use service::{Fault, ReadabilityView};
use yew::Reducible;

/// What is kept of the label on screen.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Shelf {
    /// The tries; `None` until the desk answered.
    pub view: Option<Rc<ReadabilityView>>,
    /// The run that was forgotten last, while it can come back.
    pub forgotten: Option<Run>,
    /// What could not be done.
    pub fault: Option<Fault>,
    /// Why the tries are only in memory: a code of the store.
    pub in_memory: Option<String>,
}

/// What can happen to it.
#[derive(Debug, Clone, PartialEq)]
pub enum ShelfAction {
    /// Another label is on screen: this payload's, or none's.
    Turned,
    /// The desk answered about the label of this payload.
    Shown(Box<ReadabilityView>),
    /// Where the tries are kept.
    Saved(Option<String>),
    /// A run was forgotten.
    Forgot(Run),
    /// It came back.
    BroughtBack,
    /// Something could not be done.
    Failed(Fault),
    /// What was told was read.
    Read,
}

impl Reducible for Shelf {
    type Action = ShelfAction;

    fn reduce(self: Rc<Self>, action: ShelfAction) -> Rc<Self> {
        let mut shelf = (*self).clone();
        match action {
            ShelfAction::Turned => shelf = Self { in_memory: shelf.in_memory, ..Self::default() },
            ShelfAction::Shown(mut view) => {
                // What was told of a file stays until it was read or another file comes.
                if view.findings.is_empty()
                    && let Some(before) = &shelf.view
                {
                    view.findings.clone_from(&before.findings);
                }
                shelf.view = Some(Rc::new(*view));
            }
            ShelfAction::Saved(in_memory) => shelf.in_memory = in_memory,
            ShelfAction::Forgot(run) => shelf.forgotten = Some(run),
            ShelfAction::BroughtBack => shelf.forgotten = None,
            ShelfAction::Failed(fault) => shelf.fault = Some(fault),
            ShelfAction::Read => {
                shelf.fault = None;
                if let Some(view) = &shelf.view {
                    shelf.view =
                        Some(Rc::new(service::ReadabilityView { findings: Vec::new(), ..(**view).clone() }));
                }
            }
        }
        if shelf == *self { self } else { shelf.into() }
    }
}
