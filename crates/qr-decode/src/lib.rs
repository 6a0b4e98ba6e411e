//! Grey image to symbols: payload, corners, version, level, mask.
//!
//! Steps, in pipeline order: `ladder` decides on which scales and thresholds to look, `binarize` makes dark and
//! light, `finders` finds threes of finder patterns, `sample` makes modules of three of them on flat paper and
//! `warp` on bent paper, `read` makes bytes of modules by `rxing` or `rqrr`, `text` makes text of bytes.
//! Reading never panics on any image, and `budget` bounds its work.

mod binarize;
mod budget;
mod enlarge;
mod finders;
mod ladder;
mod perspective;
mod read;
mod sample;
mod text;
mod warp;

use base::Quad;
use qr_symbol::{EcLevel, Mask, Version};
use serde::{Deserialize, Serialize};

pub use ladder::decode;

/// Which library made bytes of the modules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reader {
    /// The `rxing` crate.
    Rxing,
    /// The `rqrr` crate.
    Rqrr,
}

impl Reader {
    /// The name of the library.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rxing => "rxing",
            Self::Rqrr => "rqrr",
        }
    }
}

/// All readers, in the order they are asked.
pub const fn readers() -> [Reader; 2] {
    [Reader::Rxing, Reader::Rqrr]
}

/// How hard to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Effort {
    /// As hard as the next camera frame leaves time for.
    Quick,
    /// As hard as is of use: a still picture that someone waits for.
    Thorough,
}

/// A symbol that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The bytes of all segments.
    pub payload: Vec<u8>,
    /// The payload as text, when it is UTF-8 or clearly Shift JIS, GB 18030 or Windows-1252; never with a byte order
    /// mark.
    pub text: Option<String>,
    /// The outer corners of the outermost modules in pixels of the image, clockwise from the symbol's own top left
    /// (counter-clockwise in the image when `mirrored`).
    pub corners: Quad,
    /// The version.
    pub version: Version,
    /// The error correction level.
    pub level: EcLevel,
    /// The data mask.
    pub mask: Mask,
    /// Who made bytes of the modules.
    pub reader: Reader,
    /// Whether the symbol is seen from behind or in a mirror.
    pub mirrored: bool,
}
