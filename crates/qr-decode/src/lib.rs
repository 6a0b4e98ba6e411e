//! Grey image to symbols: payload, corners, and the symbol as it was printed.
//!
//! Steps, in pipeline order: `ladder` decides on which scales and thresholds to look, `binarize` makes dark and
//! light, `finders` finds threes of finder patterns, `sample` makes modules of three of them on flat paper and
//! `warp` on bent paper, `read` makes a message of modules and holds it against what `rxing` or `rqrr` make of them,
//! `interpretation` and `text` make text of it. Reading never panics on any image, and `budget` bounds its work.

mod binarize;
mod budget;
mod enlarge;
mod finders;
mod interpretation;
mod ladder;
mod perspective;
mod read;
mod sample;
mod text;
mod warp;

use base::Quad;
use qr_symbol::message::StructuredAppend;
use qr_symbol::{BlockErrors, Symbol};
use serde::{Deserialize, Serialize};

pub use ladder::decode;

/// Which library made the same bytes of the modules.
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
    /// The bytes of all segments; kanji as Shift JIS.
    pub payload: Vec<u8>,
    /// The payload as text: in the character sets that the symbol names, or, where it names none, when it is UTF-8 or
    /// clearly Shift JIS, GB 18030 or Windows-1252; never with a byte order mark.
    ///
    /// Fields of a GS1 element string are parted by U+001D, and nothing stands before the first. An application
    /// indicator (FNC1 in second position) stands before the data.
    pub text: Option<String>,
    /// Whether it is a GS1 element string (FNC1 in first position).
    pub gs1: bool,
    /// Which part it is, when the message goes on in other symbols.
    pub structured_append: Option<StructuredAppend>,
    /// The symbol as it was printed, without the damage that was seen.
    pub symbol: Symbol,
    /// How much of it was wrong, block by block: blur and damage show here first.
    pub blocks: Vec<BlockErrors>,
    /// The outer corners of the outermost modules in pixels of the image, clockwise from the symbol's own top left
    /// (counter-clockwise in the image when `mirrored`).
    pub corners: Quad,
    /// Whose bytes the payload was held against.
    pub reader: Reader,
    /// Whether the symbol is seen from behind or in a mirror.
    pub mirrored: bool,
}
