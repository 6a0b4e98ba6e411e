//! A label whose parts have their places.

use base::Finding;

use crate::frame::Frame;
use crate::scene::{Item, Place};

/// Everything but the symbol itself, drawn.
pub(crate) struct Placed {
    /// Width and height in millimetres.
    pub(crate) size: (f64, f64),
    /// The outer corner of the symbol's top left module; `None` when the label is too small for it.
    pub(crate) symbol: Option<Place>,
    pub(crate) items: Vec<Item>,
    /// The keys of the values that are printed whole.
    pub(crate) shown: Vec<String>,
    pub(crate) findings: Vec<Finding>,
}

impl Placed {
    /// A label with nothing on it.
    pub(crate) const fn empty(size: (f64, f64)) -> Self {
        Self { size, symbol: None, items: Vec::new(), shown: Vec::new(), findings: Vec::new() }
    }

    /// A label with only the symbol on it.
    pub(crate) fn only_symbol(frame: &Frame) -> Self {
        Self { symbol: Some(frame.symbol_at(frame.middle())), ..Self::empty((frame.width, frame.height)) }
    }

    pub(crate) fn with(mut self, findings: Vec<Finding>) -> Self {
        self.findings = findings;
        self
    }
}
