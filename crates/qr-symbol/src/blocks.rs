//! Blocks: how the codewords of a symbol are parted, each part with check codewords of its own, and mixed
//! again.

use crate::capacity::{block_count, check_codewords_per_block};
use crate::reed_solomon::check_codewords;
use crate::{EcLevel, Version, data_codewords};

/// The blocks of a version and level: the first ones have one data codeword less than the last ones.
///
/// Source: ISO/IEC 18004, "Error correction characteristics"; unverified, from the Project Nayuki generator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Blocks {
    /// Blocks in all.
    pub count: usize,
    /// How many of them, the first ones, have `short_data` data codewords.
    pub short: usize,
    /// Data codewords of a short block; the others have one more.
    pub short_data: usize,
    /// Check codewords of every block.
    pub check: usize,
}

impl Blocks {
    /// The blocks of symbols of this version and level.
    pub fn of(version: Version, level: EcLevel) -> Self {
        let count = block_count(version, level);
        let data = data_codewords(version, level);
        Self {
            count,
            short: count - data % count,
            short_data: data / count,
            check: check_codewords_per_block(version, level),
        }
    }

    /// Data codewords of block `index`, counted from 0.
    pub const fn data_of(&self, index: usize) -> usize {
        self.short_data + if index < self.short { 0 } else { 1 }
    }

    /// Data codewords of all blocks.
    pub const fn data(&self) -> usize {
        self.count * self.short_data + (self.count - self.short)
    }

    /// Data and check codewords of all blocks.
    pub const fn codewords(&self) -> usize {
        self.data() + self.count * self.check
    }

    /// How many wrong codewords, wherever they are, can be put right in each block.
    ///
    /// Half the check codewords, but for the smallest symbols, which keep some back so that fewer ruined
    /// symbols are read as something else.
    ///
    /// Source: ISO/IEC 18004, "Error correction characteristics"; unverified, from memory of that table.
    pub const fn correctable(&self) -> usize {
        match self.check {
            // Version 1, level L: three codewords are kept back.
            7 => 2,
            // Version 1, level M, and version 2, level L: two.
            10 => 4,
            check => check / 2,
        }
    }

    /// The codewords in the order in which they are placed: the first data codeword of each block, then the
    /// second of each, and so on; then the check codewords likewise.
    ///
    /// `data` are the data codewords of all blocks, one after the other.
    pub(crate) fn interleave(&self, data: &[u8]) -> Vec<u8> {
        let mut mixed = vec![0; self.codewords()];
        let (data_part, check_part) = mixed.split_at_mut(self.data());
        let mut rest = data;
        for index in 0..self.count {
            let (block, after) = rest.split_at(self.data_of(index));
            rest = after;
            for (at, &codeword) in block.iter().enumerate() {
                // In the last round only the long blocks are left.
                let skipped = if at == self.short_data { self.short } else { 0 };
                data_part[at * self.count + index - skipped] = codeword;
            }
            for (at, codeword) in check_codewords(block, self.check).into_iter().enumerate() {
                check_part[at * self.count + index] = codeword;
            }
        }
        mixed
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::total_codewords;

    #[test]
    fn blocks_are_those_of_the_public_table() {
        fn check(version: u8, level: EcLevel, expected: (usize, usize, usize, usize)) {
            let blocks = Blocks::of(Version::new(version).expect("a version"), level);
            assert_eq!((blocks.count, blocks.short, blocks.short_data, blocks.check), expected);
        }
        check(1, EcLevel::L, (1, 1, 19, 7));
        check(5, EcLevel::Q, (4, 2, 15, 18));
        check(6, EcLevel::M, (4, 4, 27, 16));
        check(10, EcLevel::H, (8, 6, 15, 28));
        check(40, EcLevel::H, (81, 20, 15, 30));
    }

    #[test]
    fn half_the_check_codewords_mend_save_in_the_smallest_symbols() {
        let of = |version, level| Blocks::of(Version::new(version).expect("a version"), level).correctable();
        assert_eq!(EcLevel::ALL.map(|level| of(1, level)), [2, 4, 6, 8]);
        assert_eq!(EcLevel::ALL.map(|level| of(2, level)), [4, 8, 11, 14]);
        assert_eq!(EcLevel::ALL.map(|level| of(3, level)), [7, 13, 9, 11]);
        assert_eq!(EcLevel::ALL.map(|level| of(6, level)), [9, 8, 12, 14]);
    }

    #[test]
    fn every_codeword_is_in_one_block() {
        for version in Version::all() {
            for level in EcLevel::ALL {
                let blocks = Blocks::of(version, level);
                assert_eq!(blocks.codewords(), total_codewords(version), "{version} {level}");
                assert_eq!(
                    (0..blocks.count).map(|index| blocks.data_of(index)).sum::<usize>(),
                    blocks.data()
                );
                assert_eq!(blocks.data(), data_codewords(version, level));
            }
        }
    }

    #[test]
    fn codewords_go_round_the_blocks() {
        // Version 5, level Q: blocks of 15, 15, 16 and 16 data codewords.
        let blocks = Blocks::of(Version::new(5).expect("a version"), EcLevel::Q);
        let data: Vec<u8> = (0..62).collect();
        let mixed = blocks.interleave(&data);
        assert_eq!(mixed[..8], [0, 15, 30, 46, 1, 16, 31, 47]);
        assert_eq!(mixed[56..62], [14, 29, 44, 60, 45, 61]);
        assert_eq!(mixed[62], check_codewords(&data[..15], 18)[0]);
        assert_eq!(mixed[65], check_codewords(&data[46..], 18)[0]);
        assert_eq!(mixed.last(), check_codewords(&data[46..], 18).last());
    }
}
