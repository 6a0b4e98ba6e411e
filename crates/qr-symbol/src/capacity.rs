//! How much a symbol holds.

use crate::{EcLevel, Version};

/// Error correction codewords of one block, by level and version.
///
/// Source: ISO/IEC 18004, "Number of error correction blocks"; unverified, from the Project Nayuki generator.
const CHECK_CODEWORDS_PER_BLOCK: [[u8; 40]; 4] = [
    [
        7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26,
        28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
    ],
    [
        10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28,
        28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
    ],
    [
        13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30, 28, 30, 30, 30, 30,
        28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
    ],
    [
        17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28, 30, 24, 30, 30, 30,
        30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
    ],
];

/// Error correction blocks, by level and version.
///
/// Source: as `CHECK_CODEWORDS_PER_BLOCK`.
const BLOCKS: [[u8; 40]; 4] = [
    [
        1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16,
        17, 18, 19, 19, 20, 21, 22, 24, 25,
    ],
    [
        1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28,
        29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49,
    ],
    [
        1, 1, 2, 2, 4, 4, 6, 6, 8, 8, 8, 10, 12, 16, 12, 17, 16, 18, 21, 20, 23, 23, 25, 27, 29, 34, 34, 35,
        38, 40, 43, 45, 48, 51, 53, 56, 59, 62, 65, 68,
    ],
    [
        1, 1, 2, 4, 4, 4, 5, 6, 8, 8, 11, 11, 16, 16, 18, 16, 19, 21, 25, 25, 25, 34, 30, 32, 35, 37, 40, 42,
        45, 48, 51, 54, 57, 60, 63, 66, 70, 74, 77, 81,
    ],
];

/// All codewords of a symbol, data and error correction.
///
/// Source: ISO/IEC 18004, "Codeword capacity"; unverified, computed from the modules that function patterns
/// leave.
pub fn total_codewords(version: Version) -> usize {
    let edge = version.modules();
    let finders_and_format = 3 * 64 + 31;
    let timing = 2 * (edge - 16);
    let per_axis = version.alignment_centres_per_axis();
    // Alignment patterns, less the three under finders; those on the timing patterns share five modules.
    let alignment = if per_axis == 0 { 0 } else { (per_axis * per_axis - 3) * 25 - (per_axis - 2) * 2 * 5 };
    let version_information = if version.number() >= 7 { 36 } else { 0 };
    (edge * edge - finders_and_format - timing - alignment - version_information) / 8
}

/// Codewords that are left for data.
pub fn data_codewords(version: Version, level: EcLevel) -> usize {
    total_codewords(version) - check_codewords_per_block(version, level) * block_count(version, level)
}

/// Check codewords of each block.
pub(crate) fn check_codewords_per_block(version: Version, level: EcLevel) -> usize {
    CHECK_CODEWORDS_PER_BLOCK[level.index()][usize::from(version.number()) - 1].into()
}

/// Error correction blocks.
pub(crate) fn block_count(version: Version, level: EcLevel) -> usize {
    BLOCKS[level.index()][usize::from(version.number()) - 1].into()
}

/// Bytes that fit in one byte-mode segment, without an ECI header.
///
/// Source: ISO/IEC 18004, "Number of symbol characters and input data capacity"; unverified, computed from
/// the codewords less the 4 bits of the mode and the 8 or (from version 10) 16 bits of the count.
pub fn byte_capacity(version: Version, level: EcLevel) -> usize {
    let header = if version.number() < 10 { 4 + 8 } else { 4 + 16 };
    (data_codewords(version, level) * 8 - header) / 8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capacities_are_those_of_the_public_table() {
        fn check(version: u8, expected: [usize; 4]) {
            let version = Version::new(version).expect("a version");
            assert_eq!(
                EcLevel::ALL.map(|level| byte_capacity(version, level)),
                expected,
                "version {version}"
            );
        }
        check(1, [17, 14, 11, 7]);
        check(3, [53, 42, 32, 24]);
        check(5, [106, 84, 60, 44]);
        check(6, [134, 106, 74, 58]);
        check(7, [154, 122, 86, 64]);
        check(8, [192, 152, 108, 84]);
        check(9, [230, 180, 130, 98]);
        check(10, [271, 213, 151, 119]);
        check(20, [858, 666, 482, 382]);
        check(40, [2953, 2331, 1663, 1273]);
    }

    #[test]
    fn a_larger_version_holds_more_and_a_stronger_level_less() {
        for level in EcLevel::ALL {
            assert!(Version::all().map(|version| byte_capacity(version, level)).is_sorted());
        }
        for version in Version::all() {
            assert!(EcLevel::ALL.iter().rev().map(|&level| byte_capacity(version, level)).is_sorted());
        }
    }
}
