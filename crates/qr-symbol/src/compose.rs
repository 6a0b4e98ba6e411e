//! From data codewords to a whole symbol.

use crate::bit_grid::BitGrid;
use crate::blocks::Blocks;
use crate::format::write_format_information;
use crate::penalty::penalty;
use crate::{EcLevel, Mask, Placement, Symbol, Version};

impl Symbol {
    /// The symbol that holds these data codewords, with the mask of the fewest penalty points unless one is given.
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
