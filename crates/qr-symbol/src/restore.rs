//! A damaged symbol to the one that was printed.

use serde::{Deserialize, Serialize};

use crate::blocks::Blocks;
use crate::correct::{correct, correct_with};
use crate::{Placement, Symbol};

/// A symbol without its damage, and how much there was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// The undamaged symbol of the same version, level, mask and codewords: every module as the standard has it.
    pub symbol: Symbol,
    /// The data codewords of all blocks, one after the other.
    pub data: Vec<u8>,
    /// What was wrong, block by block.
    pub blocks: Vec<BlockErrors>,
}

/// How many codewords of a block were wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlockErrors {
    /// Data and check codewords.
    pub codewords: usize,
    /// How many of them were wrong, `0..=correctable`; those that told nothing are not among them.
    pub wrong: usize,
    /// How many told nothing, so that they were found anew from the others; each counts half.
    #[serde(default)]
    pub erased: usize,
    /// How many wrong ones could have been mended.
    pub correctable: usize,
}

impl BlockErrors {
    /// How much of the error correction was used up: 0.0 when no codeword was wrong, 1.0 when not one more might have
    /// been.
    ///
    /// Source: ISO/IEC 15415, "Unused error correction", whose value is 1 less this; unverified, from memory.
    pub fn share(&self) -> f64 {
        if self.correctable == 0 { 0.0 } else { self.used() as f64 / (2 * self.correctable) as f64 }
    }

    /// How many check codewords mending took: two for a wrong codeword, one for one that told nothing.
    const fn used(&self) -> usize {
        2 * self.wrong + self.erased
    }

    /// Whether the margin is thin: not one more codeword could have been mended, and one more might have made another
    /// message of it.
    pub const fn is_at_limit(&self) -> bool {
        self.used() + 2 > 2 * self.correctable
    }
}

/// Why a symbol cannot be restored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RestoreError {
    /// More codewords of a block are wrong than can be mended.
    #[error("{lost} of {blocks} blocks have more wrong codewords than can be mended")]
    TooDamaged {
        /// How many blocks are lost.
        lost: usize,
        /// How many there are.
        blocks: usize,
    },
}

impl RestoreError {
    /// The stable id of the fault.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooDamaged { .. } => "symbol.too-damaged",
        }
    }

    /// The values of the fault's text.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooDamaged { lost, blocks } => {
                vec![("lost", lost.to_string()), ("blocks", blocks.to_string())]
            }
        }
    }
}

/// The doubt about a module that tells nothing.
pub const NO_WORD: u8 = u8::MAX;

/// How many check codewords of a block stay unused when doubtful codewords are left out: with them, noise is taken for
/// a message once in 2³² times.
pub const SPARE: usize = 4;

/// Codewords with less doubt than this are never left out.
const LEAST_DOUBT: u8 = NO_WORD / 2;

/// Mends a block, if need be without its most doubtful codewords.
fn mend(block: &mut [u8], doubts: &[u8], structure: &Blocks) -> Option<BlockErrors> {
    let (codewords, correctable) = (block.len(), structure.correctable());
    if let Some(wrong) = correct(block, structure.check, correctable) {
        return Some(BlockErrors { codewords, wrong, erased: 0, correctable });
    }
    let mut doubtful: Vec<usize> = (0..codewords).filter(|&at| doubts[at] >= LEAST_DOUBT).collect();
    doubtful.sort_by_key(|&at| std::cmp::Reverse(doubts[at]));
    doubtful.truncate((2 * correctable).saturating_sub(SPARE));
    // Two more leave one wrong codeword less to be found.
    (1..=doubtful.len()).filter(|count| count.is_multiple_of(2) || *count == doubtful.len()).find_map(
        |count| {
            let most = (2 * correctable - SPARE - count) / 2;
            let wrong = correct_with(block, structure.check, &doubtful[..count], most)?;
            Some(BlockErrors { codewords, wrong, erased: count, correctable })
        },
    )
}

impl Symbol {
    /// The symbol without its damage: function patterns, format and version information, data and check codewords.
    ///
    /// No block is mended beyond [`Blocks::correctable`], which for the smallest symbols is less than the code could
    /// do: a wrong message is worse than none. Below that limit the result is what was composed, whatever is damaged,
    /// as long as the level and the mask were read rightly.
    ///
    /// # Errors
    /// `symbol.too-damaged`.
    pub fn restored(&self) -> Result<Restored, RestoreError> {
        self.restored_where(|_, _| 0)
    }

    /// [`restored`](Self::restored), by what is known of the modules: `doubt(x, y)` is 0 where nothing speaks against
    /// what the module at column `x`, row `y` was taken for, and [`NO_WORD`] where it might as well be the other.
    ///
    /// Only a block that cannot be mended otherwise is freed of its most doubtful codewords, as few as will do, and
    /// [`SPARE`] of its check codewords are never used up by that.
    ///
    /// # Errors
    /// `symbol.too-damaged`.
    pub fn restored_where(&self, doubt: impl Fn(usize, usize) -> u8) -> Result<Restored, RestoreError> {
        let structure = Blocks::of(self.version(), self.level());
        let mut data = Vec::with_capacity(structure.data());
        let mut blocks = Vec::with_capacity(structure.count);
        let doubts = self.codeword_blocks(&structure, doubt, u8::max);
        let read =
            self.codeword_blocks(&structure, |x, y| self.bit(x, y), |codeword, bit| codeword << 1 | bit);
        for (index, (mut block, doubts)) in read.into_iter().zip(doubts).enumerate() {
            if let Some(errors) = mend(&mut block, &doubts, &structure) {
                blocks.push(errors);
                data.extend_from_slice(&block[..structure.data_of(index)]);
            }
        }
        let lost = structure.count - blocks.len();
        if lost > 0 {
            return Err(RestoreError::TooDamaged { lost, blocks: structure.count });
        }
        let symbol = Self::compose(self.version(), self.level(), Some(self.mask()), &data);
        Ok(Restored { symbol, data, blocks })
    }

    /// The data bit of a module: 1 where the mask left it dark.
    fn bit(&self, x: usize, y: usize) -> u8 {
        u8::from(self.modules().is_dark(x, y) != self.mask().turns(x, y))
    }

    /// What is known of the modules of each codeword made one, in the blocks that the codewords belong to.
    fn codeword_blocks(
        &self,
        structure: &Blocks,
        of: impl Fn(usize, usize) -> u8,
        together: impl Fn(u8, u8) -> u8,
    ) -> Vec<Vec<u8>> {
        let modules = Placement::of(self.version()).data_modules();
        let mut codewords = modules.chunks_exact(8).map(|modules| {
            modules.iter().fold(0, |codeword, &(x, y)| together(codeword, of(x.into(), y.into())))
        });
        let mut blocks: Vec<Vec<u8>> = (0..structure.count)
            .map(|index| Vec::with_capacity(structure.data_of(index) + structure.check))
            .collect();
        // A round takes one codeword of each block; in the last round of data only the long blocks have one.
        let rounds = (0..=structure.short_data)
            .map(|round| if round < structure.short_data { 0 } else { structure.short })
            .chain((0..structure.check).map(|_| 0));
        for first in rounds {
            for (block, codeword) in blocks[first..].iter_mut().zip(&mut codewords) {
                block.push(codeword);
            }
        }
        blocks
    }
}
