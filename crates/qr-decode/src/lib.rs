//! Grey image to symbols: payload, corners, and the symbol as it was printed.
//!
//! Steps, in pipeline order: `ladder` decides on which scales and thresholds to look and what for, `layer` is the image
//! at one scale, `binarize` makes dark and light, `finders` finds threes of finder patterns and `spots` keeps the
//! patterns of all looks. `sample` makes modules of three patterns on flat paper and `mesh` on paper that is not,
//! `recover` of two patterns, `hinted` of corners that something else found. `read` makes a message of modules and holds
//! it against what one of the `readers` makes of them, `gathered` keeps each symbol once, `interpretation` and `text` make
//! text of it; `others` names codes of other kinds. Reading never panics on any image, and `budget` bounds its work
//! and its memory.

mod binarize;
mod budget;
mod enlarge;
mod finders;
mod gathered;
mod hinted;
mod interpretation;
mod ladder;
mod layer;
mod mesh;
mod others;
mod perspective;
mod read;
mod readers;
mod recover;
mod sample;
mod spots;
mod text;

use base::{Point, Quad};
use qr_symbol::message::StructuredAppend;
use qr_symbol::{BlockErrors, Modules, Symbol};
use serde::{Deserialize, Serialize};

pub use budget::memory_bytes;
pub use ladder::{Rung, decode, decode_near, decode_watched};

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
    Live,
    /// As hard as is of use: a still picture that someone waits for.
    Thorough,
}

/// How modules were made of pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sampler {
    /// By one perspective through the finder patterns and an alignment pattern.
    Flat,
    /// By a net that follows bent paper.
    Bent,
    /// By two finder patterns and what is left of the timing patterns: the third cannot be seen.
    Recovered,
    /// Between corners that something else found.
    Hinted,
}

impl Sampler {
    /// All samplers, the cheapest first.
    pub const ALL: [Self; 4] = [Self::Flat, Self::Bent, Self::Recovered, Self::Hinted];

    /// The sampler's name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Flat => "flat",
            Self::Bent => "bent",
            Self::Recovered => "recovered",
            Self::Hinted => "hinted",
        }
    }
}

/// What was seen in an image.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reading {
    /// The symbols that were read, each once, in the order they were found.
    pub found: Vec<Found>,
    /// Symbols of which a block had no error correction left, so that one more wrong codeword might have made another
    /// message of it: not read until another look says the same.
    pub unconfirmed: Vec<Found>,
    /// What looks like a code and was not read, each once.
    pub unread: Vec<Unread>,
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
    /// The modules as they were seen, damage and all, the way round of `symbol`.
    pub modules: Modules,
    /// How much of it was wrong, block by block: blur and damage show here first.
    pub blocks: Vec<BlockErrors>,
    /// The outer corners of the outermost modules in pixels of the image, clockwise from the symbol's own top left
    /// (counter-clockwise in the image when `mirrored`).
    pub corners: Quad,
    /// Whose bytes the payload was held against.
    pub reader: Reader,
    /// How its modules were made of pixels.
    pub sampler: Sampler,
    /// Whether the symbol is seen from behind or in a mirror.
    pub mirrored: bool,
    /// Whether it is light on dark.
    pub inverted: bool,
}

impl Found {
    /// How much of the error correction of the worst block is left: 1.0 when no codeword was wrong, 0.0 when not one
    /// more might have been.
    pub fn margin(&self) -> f64 {
        1.0 - self.blocks.iter().map(BlockErrors::share).fold(0.0, f64::max)
    }

    /// Pixels a module: the mean over the four edges.
    pub fn module_px(&self) -> f64 {
        mean_edge(&self.corners) / self.symbol.edge() as f64
    }
}

/// What looks like a code, and why it was not read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Unread {
    /// About where it is, in pixels of the image.
    pub corners: Quad,
    /// Pixels a module, about.
    pub module_px: f64,
    /// Why it was not read.
    pub reason: WhyUnread,
}

/// Why a code was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WhyUnread {
    /// Its modules are too few pixels wide.
    TooSmall,
    /// Its format information cannot be read: its level and mask are not known.
    Format,
    /// More codewords are wrong than its error correction mends.
    Damaged {
        /// Blocks that are lost.
        lost: usize,
        /// Blocks in all.
        blocks: usize,
    },
    /// A block has no error correction left: it is read only when another look says the same.
    NoMargin,
    /// Two readings of its modules differ.
    Disagreement,
    /// It is a code of another kind.
    Other(OtherCode),
}

/// Codes that are not QR codes, and are not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OtherCode {
    /// A Micro QR code.
    MicroQr,
    /// A rectangular Micro QR code.
    Rmqr,
    /// A Data Matrix code.
    DataMatrix,
}

/// The mean length of the edges of a quad.
fn mean_edge(quad: &Quad) -> f64 {
    let length = |a: Point, b: Point| (a.x - b.x).hypot(a.y - b.y);
    (0..4).map(|i| length(quad.0[i], quad.0[(i + 1) % 4])).sum::<f64>() / 4.0
}
