//! An answer on screen: what was read in one picture, and which of its codes is looked at.

use std::rc::Rc;

use service::{Draft, Expected, ScanReport, SymbolRead};

/// A code of a report, in the order in which they are listed: those that were read first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Code {
    /// The symbol at this place of [`ScanReport::symbols`].
    Read(usize),
    /// The one at this place of [`ScanReport::unread`].
    Unread(usize),
}

/// What was read in one picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// What was read.
    pub report: Rc<ScanReport>,
    /// What it was compared with.
    pub expected: Option<Expected>,
    /// The symbol whose contents are shown; the first decides the verdict.
    pub chosen: usize,
    /// The code that the pointer or the focus is on.
    pub pointed: Option<Code>,
}

impl Shown {
    /// An answer as it comes.
    pub fn new(report: Rc<ScanReport>, expected: Option<Expected>) -> Self {
        Self { report, expected, chosen: 0, pointed: None }
    }

    /// The symbol whose contents are shown.
    pub fn symbol(&self) -> Option<&SymbolRead> {
        self.report.symbols.get(self.chosen)
    }

    /// The same with another code looked at. One that is not there changes nothing.
    #[must_use]
    pub fn chosen(&self, symbol: usize) -> Self {
        let chosen = if symbol < self.report.symbols.len() { symbol } else { self.chosen };
        Self { chosen, ..self.clone() }
    }

    /// The same with the pointer on another code.
    #[must_use]
    pub fn pointed(&self, pointed: Option<Code>) -> Self {
        Self { pointed, ..self.clone() }
    }

    /// Whether it is about other texts than `draft`, or about another code than that of the label on screen, if
    /// there is one: what it says of them no longer holds.
    pub fn outdated(&self, draft: &Draft, payload: Option<&str>) -> bool {
        let Some(expected) = &self.expected else { return false };
        let another = |payload| expected.payload.as_deref().is_some_and(|expected| expected != payload);
        expected.draft != *draft || payload.is_some_and(another)
    }
}
