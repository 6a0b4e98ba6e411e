//! A damaged symbol to the one that was printed.

use serde::{Deserialize, Serialize};

use crate::blocks::Blocks;
use crate::correct::correct;
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
    /// How many of them were wrong, `0..=correctable`.
    pub wrong: usize,
    /// How many wrong ones could have been mended.
    pub correctable: usize,
}

impl BlockErrors {
    /// How much of the error correction was used up: 0.0 when no codeword was wrong, 1.0 when not one more might have
    /// been.
    ///
    /// Source: ISO/IEC 15415, "Unused error correction", whose value is 1 less this; unverified, from memory.
    pub fn share(&self) -> f64 {
        if self.correctable == 0 { 0.0 } else { self.wrong as f64 / self.correctable as f64 }
    }

    /// Whether the margin is thin: not one more codeword could have been mended, and one more might have made another
    /// message of it.
    pub const fn is_at_limit(&self) -> bool {
        self.wrong >= self.correctable
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
        let structure = Blocks::of(self.version(), self.level());
        let mut data = Vec::with_capacity(structure.data());
        let mut blocks = Vec::with_capacity(structure.count);
        for (index, mut block) in self.codeword_blocks(&structure).into_iter().enumerate() {
            let correctable = structure.correctable();
            if let Some(wrong) = correct(&mut block, structure.check, correctable) {
                blocks.push(BlockErrors { codewords: block.len(), wrong, correctable });
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

    /// The codewords as they are read, in the blocks that they belong to.
    fn codeword_blocks(&self, structure: &Blocks) -> Vec<Vec<u8>> {
        let bit = |&(x, y): &(u8, u8)| {
            let (x, y) = (usize::from(x), usize::from(y));
            u8::from(self.modules().is_dark(x, y) != self.mask().turns(x, y))
        };
        let modules = Placement::of(self.version()).data_modules();
        let mut codewords = modules
            .chunks_exact(8)
            .map(|modules| modules.iter().fold(0, |codeword, m| codeword << 1 | bit(m)));
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
