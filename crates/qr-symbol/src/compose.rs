//! From data codewords to a whole symbol.

use crate::bit_grid::BitGrid;
use crate::blocks::Blocks;
use crate::format::write_format_information;
use crate::penalty::penalty;
use crate::{EcLevel, Mask, Placement, Symbol, Version};

impl Symbol {
    /// The symbol that holds these data codewords, with the mask of the fewest penalty points unless one is
    /// given.
    ///
    /// # Panics
    /// Unless `data` is exactly `data_codewords(version, level)` long.
    pub fn compose(version: Version, level: EcLevel, mask: Option<Mask>, data: &[u8]) -> Self {
        let blocks = Blocks::of(version, level);
        assert_eq!(data.len(), blocks.data(), "data codewords of version {version}, level {level}");
        let placement = Placement::of(version);
        let mut grid = placement.patterns().clone();
        grid.write(placement.data_modules(), &blocks.interleave(data));
        let mask = mask.unwrap_or_else(|| best_mask(&mut grid, placement, level));
        wear(&mut grid, placement, level, mask);
        Self::of_parts(version, level, mask, grid.modules())
    }
}

/// Puts a mask and its format information on; the mask comes off again by a second time.
fn wear(grid: &mut BitGrid, placement: &Placement, level: EcLevel, mask: Mask) {
    grid.turn(placement.turned_by(mask));
    write_format_information(grid, level, mask);
}

/// The mask of the fewest penalty points, the first of equals.
fn best_mask(grid: &mut BitGrid, placement: &Placement, level: EcLevel) -> Mask {
    let (mut best, mut fewest) = (Mask::FIRST, u32::MAX);
    for mask in Mask::all() {
        wear(grid, placement, level, mask);
        let points = penalty(grid, fewest);
        if points < fewest {
            (best, fewest) = (mask, points);
        }
        wear(grid, placement, level, mask);
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data_codewords;

    /// Data codewords that are no pattern.
    fn data(version: Version, level: EcLevel) -> Vec<u8> {
        (0..data_codewords(version, level) as u32)
            .map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8)
            .collect()
    }

    #[test]
    fn a_symbol_says_of_itself_what_it_was_made_as() {
        for version in Version::all() {
            for level in EcLevel::ALL {
                for mask in Mask::all() {
                    let symbol = Symbol::compose(version, level, Some(mask), &data(version, level));
                    assert_eq!((symbol.version(), symbol.level(), symbol.mask()), (version, level, mask));
                    assert_eq!(Symbol::from_modules(symbol.modules().clone()), Ok(symbol));
                }
            }
        }
    }

    #[test]
    fn the_mask_of_the_fewest_points_is_taken() {
        for version in [1, 6, 7, 12, 40].into_iter().filter_map(Version::new) {
            let data = data(version, EcLevel::M);
            let points = |mask| {
                let modules = Symbol::compose(version, EcLevel::M, mask, &data).modules().clone();
                let mut grid = BitGrid::light(modules.edge());
                for (y, row) in modules.rows().enumerate() {
                    for (x, &dark) in row.iter().enumerate() {
                        grid.set(x, y, dark);
                    }
                }
                penalty(&grid, u32::MAX)
            };
            assert_eq!(
                Some(points(None)),
                Mask::all().map(|mask| points(Some(mask))).min(),
                "version {version}"
            );
        }
    }

    #[test]
    #[should_panic(expected = "data codewords of version 1, level L")]
    fn data_of_another_length_is_a_fault_of_the_caller() {
        Symbol::compose(Version::MIN, EcLevel::L, None, &[0; 20]);
    }
}
