//! Payload to symbol: the shortest way to write a text, the smallest version, the strongest level that is free.
//!
//! Drawing knows nothing of this, and this nothing of drawing. The codewords, the placement and the choice of
//! the mask are the `qrcode` crate's.

mod segments;
mod write;

use qr_symbol::{EcLevel, Symbol, Version, data_codewords};

use segments::{Plan, VersionRange};

/// How strong the error correction has to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LevelChoice {
    /// This level, or a stronger one when the symbol does not grow by it.
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
}

/// What to encode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Request<'a> {
    /// The text; written as UTF-8 with ECI 26 when it is not all ASCII.
    pub payload: &'a str,
    /// How strong the error correction has to be.
    pub level: LevelChoice,
    /// The largest version that may be used, for example the last whose modules are still large enough.
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
}

/// Why a payload is not encoded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EncodeError {
    /// There is no text.
    #[error("there is nothing to encode")]
    Empty,
    /// The text does not fit.
    #[error("{payload_bytes} bytes are too many for version {largest} at level {level}: {fits_bytes} fit")]
    TooLong {
        /// UTF-8 bytes of the text.
        payload_bytes: usize,
        /// How many of its first bytes fit at `largest` and `level`, on a character boundary.
        fits_bytes: usize,
        /// How many of its first bytes fit at `largest` and level L.
        fits_at_l: usize,
        /// The level that was asked for.
        level: EcLevel,
        /// The largest version that was allowed.
        largest: Version,
        /// The smallest version that holds the text at `level`, if any does.
        needs: Option<Version>,
    },
    /// The encoder refused what it should take: a fault of this crate.
    #[error("the encoder failed: {detail}")]
    Failed {
        /// What the encoder said.
        detail: String,
    },
}

impl EncodeError {
    /// The stable id of the fault.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "encode.empty",
            Self::TooLong { .. } => "encode.too-long",
            Self::Failed { .. } => "encode.failed",
        }
    }
}

/// The smallest symbol that holds the payload.
///
/// # Errors
/// `encode.empty`, `encode.too-long`.
pub fn encode(request: &Request<'_>) -> Result<Encoded, EncodeError> {
    let Request { payload, level, largest } = *request;
    if payload.is_empty() {
        return Err(EncodeError::Empty);
    }
    let requested = level.requested();
    let plans = VersionRange::ALL.map(|range| Plan::of(payload, range));
    let plan = |version| &plans[VersionRange::of(version) as usize];
    let holds =
        |version, level| plan(version).whole_bits().is_some_and(|bits| bits <= data_bits(version, level));

    let Some(version) = Version::all().find(|&version| holds(version, requested)).filter(|v| *v <= largest)
    else {
        return Err(EncodeError::TooLong {
            payload_bytes: payload.len(),
            fits_bytes: plan(largest).bytes_within(data_bits(largest, requested)),
            fits_at_l: plan(largest).bytes_within(data_bits(largest, EcLevel::L)),
            level: requested,
            largest,
            needs: Version::all().find(|&version| holds(version, requested)),
        });
    };
    let used = match level {
        LevelChoice::Exactly(level) => level,
        LevelChoice::AtLeast(least) => {
            let strongest = EcLevel::ALL.into_iter().rev().find(|&level| holds(version, level));
            strongest.map_or(least, |strongest| strongest.max(least))
        }
    };
    let segments = plan(version).segments();
    let symbol =
        write::symbol(payload, &segments, version, used).map_err(|detail| EncodeError::Failed { detail })?;
    Ok(Encoded {
        symbol,
        requested,
        bits_used: plan(version).whole_bits().unwrap_or_default(),
        bits_capacity: data_bits(version, used),
    })
}

fn data_bits(version: Version, level: EcLevel) -> usize {
    data_codewords(version, level) * 8
}
