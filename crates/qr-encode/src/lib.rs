//! Payload to symbol: the shortest way to write a text, the smallest version, the level, the size in print.
//!
//! ```text
//! Payload ── segments ──► Plan: which part in which mode ── write ──► data codewords ── Symbol::compose ──► Symbol
//!                           │ bits for each version
//!                           ▼
//!                          fit: version, level and whole dots a module for a printer
//! ```
//!
//! Drawing knows nothing of this, and this nothing of drawing.

mod error;
mod fit;
mod kanji;
mod mode;
mod payload;
mod segments;
mod write;

use qr_symbol::message::VersionRange;
use qr_symbol::{EcLevel, Symbol, Version, data_codewords};

pub use error::{EncodeError, Room};
pub use fit::{Candidate, Fitting, Limit, Printing, fit, size_of};
pub use mode::Mode;
pub use payload::Payload;
use segments::Plans;
pub use segments::Segment;

/// How strong the error correction has to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LevelChoice {
    /// This level, or a stronger one when the symbol does not grow by it, or in print only a little.
    AtLeast(EcLevel),
    /// This level.
    Exactly(EcLevel),
}

impl LevelChoice {
    /// The level that was asked for.
    pub const fn requested(self) -> EcLevel {
        match self {
            Self::AtLeast(level) | Self::Exactly(level) => level,
        }
    }

    /// Whether a symbol of this level is what was asked for.
    pub fn allows(self, level: EcLevel) -> bool {
        match self {
            Self::AtLeast(least) => level >= least,
            Self::Exactly(exactly) => level == exactly,
        }
    }
}

/// What to encode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Request<'a> {
    /// The text.
    pub payload: Payload<'a>,
    /// How strong the error correction has to be.
    pub level: LevelChoice,
    /// The largest version that may be used.
    pub largest: Version,
}

/// A symbol and how it came about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Encoded {
    /// The symbol; its level may be stronger than `requested`.
    pub symbol: Symbol,
    /// The level that was asked for.
    pub requested: EcLevel,
    /// Bits of segments with their headers, before the terminator.
    pub bits_used: usize,
    /// Data bits that the symbol holds at its level.
    pub bits_capacity: usize,
    /// Which part of the payload is written in which mode.
    pub segments: Vec<Segment>,
}

/// The smallest symbol that holds the payload.
///
/// # Errors
/// `encode.empty`, `encode.too-long-for-version`.
pub fn encode(request: &Request<'_>) -> Result<Encoded, EncodeError> {
    let Request { payload, level, largest } = *request;
    if payload.text().is_empty() {
        return Err(EncodeError::Empty);
    }
    let requested = level.requested();
    let plans = Plans::of(payload);
    let Some(version) = plans.smallest(requested, largest) else {
        return Err(EncodeError::TooLong {
            payload_bytes: payload.text().len(),
            level: requested,
            largest,
            rooms: plans.rooms(Some(largest)),
        });
    };
    let holds = |&level: &EcLevel| plans.hold(version, level);
    let used = EcLevel::ALL.into_iter().rev().filter(|&used| level.allows(used)).find(holds);
    write_symbol(&plans, version, used.unwrap_or(requested), requested)
}

/// The symbol of this version and level.
fn write_symbol(
    plans: &Plans<'_>,
    version: Version,
    level: EcLevel,
    requested: EcLevel,
) -> Result<Encoded, EncodeError> {
    let capacity = data_codewords(version, level);
    let plan = plans.best(version).ok_or(EncodeError::Failed { detail: "there is no plan" })?;
    let segments = plan.segments();
    let range = VersionRange::of(version);
    let data = write::data_codewords(plans.payload().text(), plan.coding, &segments, range, capacity)
        .ok_or(EncodeError::Failed { detail: "the plan does not fit" })?;
    Ok(Encoded {
        symbol: Symbol::compose(version, level, None, &data),
        requested,
        bits_used: plan.bits(),
        bits_capacity: capacity * 8,
        segments,
    })
}
