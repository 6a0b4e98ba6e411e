//! What can be undone.

use crate::{Place, Read, Verdict};

/// A read that was taken, as the session sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Take {
    /// The number of its event.
    pub number: u32,
    /// What it is.
    pub verdict: Verdict,
    /// Whether it stops the line until it is acknowledged: it is wrong, or the same label is elsewhere already.
    pub stops: bool,
    /// Whether a person has seen it, where it stops the line.
    pub acknowledged: bool,
    /// Whether it counts, and was not undone.
    pub counts: bool,
    pub(super) read: Read,
    pub(super) place: Place,
}

/// What can be undone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Deed {
    Take(Take),
    Loading { number: u32, counts: bool, place: Place },
}

impl Deed {
    pub(super) const fn number(&self) -> u32 {
        match self {
            Self::Take(take) => take.number,
            Self::Loading { number, .. } => *number,
        }
    }

    pub(super) const fn counts(&self) -> bool {
        match self {
            Self::Take(take) => take.counts,
            Self::Loading { counts, .. } => *counts,
        }
    }
}
