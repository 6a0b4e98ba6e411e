//! What a viewer code carries: where reading it stands.

use std::rc::Rc;

use service::{Fault, Viewed};

/// Where reading the address stands.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum ViewerState {
    /// It is being read.
    #[default]
    Reading,
    /// This is what it carries.
    Viewed(Rc<Viewed>),
    /// It carries nothing that can be read.
    Failed(Fault),
}
