//! Why a payload is not encoded.

use base::Mm;
use qr_symbol::{EcLevel, Version};

/// What a level has room for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// The level.
    pub level: EcLevel,
    /// How many of the payload's first UTF-8 bytes fit in the largest version that was allowed, on a
    /// character boundary.
    pub fits_bytes: usize,
    /// The smallest version that holds all of the payload, allowed or not; `None` when not even the largest
    /// does.
    pub needs: Option<Version>,
}

/// Why a payload is not encoded.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum EncodeError {
    /// There is no text.
    #[error("there is nothing to encode")]
    Empty,
    /// The text does not fit the version that it has to.
    #[error("{payload_bytes} bytes are too many for version {largest} at level {level}")]
    TooLong {
        /// UTF-8 bytes of the text.
        payload_bytes: usize,
        /// The level that was asked for.
        level: EcLevel,
        /// The largest version that was allowed.
        largest: Version,
        /// What would fit at each level, weakest first.
        rooms: [Room; 4],
    },
    /// The text does not fit the edge that it has to.
    #[error("{payload_bytes} bytes are too many for a symbol of {} mm at level {level}", most_edge.0)]
    TooLarge {
        /// UTF-8 bytes of the text.
        payload_bytes: usize,
        /// The level that was asked for.
        level: EcLevel,
        /// The longest edge that was allowed.
        most_edge: Mm,
        /// The largest version that can be printed within it; `None` when no symbol can.
        largest: Option<Version>,
        /// The edge of the smallest symbol that holds the text at `level`; `None` when no symbol does.
        needs_edge: Option<Mm>,
        /// What would fit at each level, weakest first.
        rooms: [Room; 4],
    },
    /// The printer or the lengths are none: not finite, not above 0, or beyond any printer.
    #[error("no symbol can be printed at {dots} dpi between {least_edge} and {most_edge} mm")]
    PrintingOutOfRange {
        /// Dots an inch.
        dots: f64,
        /// The least edge in millimetres.
        least_edge: f64,
        /// The longest edge in millimetres.
        most_edge: f64,
    },
    /// What was planned is not what was written: a fault of this crate.
    #[error("the encoder failed: {detail}")]
    Failed {
        /// What went wrong.
        detail: &'static str,
    },
}

impl EncodeError {
    /// The stable id of the fault.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "encode.empty",
            Self::TooLong { .. } => "encode.too-long-for-version",
            Self::TooLarge { needs_edge: Some(_), .. } => "encode.too-long",
            Self::TooLarge { needs_edge: None, .. } => "encode.too-long-at-any-size",
            Self::PrintingOutOfRange { .. } => "encode.printing-out-of-range",
            Self::Failed { .. } => "encode.failed",
        }
    }

    /// The values for the `{placeholders}` of the code's text.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Empty => Vec::new(),
            Self::TooLong { payload_bytes, level, largest, rooms } => {
                let mut args = of_rooms(*payload_bytes, *level, rooms);
                args.push(("version", largest.to_string()));
                args
            }
            Self::TooLarge { payload_bytes, level, most_edge, needs_edge, rooms, .. } => {
                let mut args = of_rooms(*payload_bytes, *level, rooms);
                args.push(("edge_mm", most_edge.0.to_string()));
                // A tenth of a millimetre up, as a person would type it.
                args.extend(needs_edge.map(|edge| ("needs_mm", ((edge.0 * 10.0).ceil() / 10.0).to_string())));
                args
            }
            Self::PrintingOutOfRange { dots, least_edge, most_edge } => vec![
                ("dpi", dots.to_string()),
                ("least_mm", least_edge.to_string()),
                ("most_mm", most_edge.to_string()),
            ],
            Self::Failed { detail } => vec![("detail", (*detail).to_owned())],
        }
    }
}

fn of_rooms(payload_bytes: usize, level: EcLevel, rooms: &[Room; 4]) -> Vec<(&'static str, String)> {
    let fits = |level| rooms.iter().find(|room| room.level == level).map_or(0, |room| room.fits_bytes);
    let fits_bytes = fits(level);
    vec![
        ("bytes", payload_bytes.to_string()),
        ("fits", fits_bytes.to_string()),
        ("over", payload_bytes.saturating_sub(fits_bytes).to_string()),
        ("fits_at_l", fits(EcLevel::L).to_string()),
        ("level", level.to_string()),
    ]
}
