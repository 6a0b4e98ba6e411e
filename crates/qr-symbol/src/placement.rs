//! Where the modules of a version are: function patterns, and the data in its order.

use std::sync::OnceLock;

use crate::bit_grid::BitGrid;
use crate::version::version_information;
use crate::{Mask, Version};

/// What is where in every symbol of a version.
///
/// Source: ISO/IEC 18004, "Function patterns" and "Symbol character placement"; unverified, from the Project
/// Nayuki generator.
#[derive(Debug)]
pub struct Placement {
    version: Version,
    /// Set where a module belongs to a function pattern.
    function: BitGrid,
    /// The function patterns themselves, without format information.
    patterns: BitGrid,
    data: Vec<(u8, u8)>,
    /// What each mask turns: data modules only.
    masks: [BitGrid; 8],
}

impl Placement {
    /// The placement of this version. It is made once and kept.
    pub fn of(version: Version) -> &'static Self {
        static PLACEMENTS: [OnceLock<Placement>; 40] = [const { OnceLock::new() }; 40];
        PLACEMENTS[usize::from(version.number()) - 1].get_or_init(|| Self::make(version))
    }

    /// The version.
    pub const fn version(&self) -> Version {
        self.version
    }

    /// Whether the module at column `x`, row `y` holds no data: finder, separator, timing and alignment
    /// patterns, format and version information. `false` outside the symbol.
    pub fn is_function(&self, x: usize, y: usize) -> bool {
        let edge = self.version.modules();
        x < edge && y < edge && self.function.is_dark(x, y)
    }

    /// What the module at column `x`, row `y` is in every symbol of the version, `true` = dark: of the finder, separator,
    /// timing and alignment patterns and the version information. `None` for data and format information.
    pub fn fixed(&self, x: usize, y: usize) -> Option<bool> {
        let edge = self.version.modules();
        let beside =
            |along: usize, across: usize| across == 8 && along != 6 && (along <= 8 || along + 8 >= edge);
        // The module above the lower copy is always dark.
        let is_format = (beside(x, y) || beside(y, x)) && (x, y) != (8, edge - 8);
        (self.is_function(x, y) && !is_format).then(|| self.patterns.is_dark(x, y))
    }

    /// Column and row of every module that holds data, in the order in which the bits of the interleaved
    /// codewords are placed, highest bit first. The up to 7 modules after the last codeword hold nothing.
    pub fn data_modules(&self) -> &[(u8, u8)] {
        &self.data
    }

    /// The function patterns, without format information.
    pub(crate) const fn patterns(&self) -> &BitGrid {
        &self.patterns
    }

    /// The data modules that a mask turns.
    pub(crate) fn turned_by(&self, mask: Mask) -> &BitGrid {
        &self.masks[usize::from(mask.number())]
    }

    fn make(version: Version) -> Self {
        let edge = version.modules();
        let mut drawing = Drawing { function: BitGrid::light(edge), patterns: BitGrid::light(edge) };
        drawing.timing();
        drawing.alignment(&version.alignment_centres());
        drawing.finders();
        drawing.format_information();
        drawing.version_information(version);
        let Drawing { function, patterns } = drawing;

        let data: Vec<(u8, u8)> =
            zigzag(edge).filter(|&(x, y)| !function.is_dark(x.into(), y.into())).collect();
        let masks = std::array::from_fn(|number| {
            let mut turned = BitGrid::light(edge);
            let mask = Mask::new(number as u8);
            for &(x, y) in &data {
                let (x, y) = (usize::from(x), usize::from(y));
                turned.set(x, y, mask.is_some_and(|mask| mask.turns(x, y)));
            }
            turned
        });
        Self { version, function, patterns, data, masks }
    }
}

/// Every module but those of the vertical timing pattern: pairs of columns from the right, by turns up and
/// down.
fn zigzag(edge: usize) -> impl Iterator<Item = (u8, u8)> {
    let pairs = (0..edge / 2).map(move |pair| {
        let right = edge - 1 - 2 * pair;
        // The timing pattern stands between two pairs, not in one.
        if right <= 6 { right - 1 } else { right }
    });
    pairs.enumerate().flat_map(move |(pair, right)| {
        (0..edge).flat_map(move |step| {
            let y = if pair.is_multiple_of(2) { edge - 1 - step } else { step };
            [(right as u8, y as u8), (right as u8 - 1, y as u8)]
        })
    })
}

/// Function patterns as they are drawn; later ones go over earlier ones.
struct Drawing {
    function: BitGrid,
    patterns: BitGrid,
}

impl Drawing {
    fn put(&mut self, x: usize, y: usize, dark: bool) {
        self.function.set(x, y, true);
        self.patterns.set(x, y, dark);
    }

    fn timing(&mut self) {
        for i in 0..self.function.edge() {
            self.put(6, i, i.is_multiple_of(2));
            self.put(i, 6, i.is_multiple_of(2));
        }
    }

    /// Finder patterns with their separators.
    fn finders(&mut self) {
        let edge = self.function.edge();
        for (left, top) in [(0, 0), (edge - 7, 0), (0, edge - 7)] {
            for y in top.saturating_sub(1)..(top + 8).min(edge) {
                for x in left.saturating_sub(1)..(left + 8).min(edge) {
                    let ring = x.abs_diff(left + 3).max(y.abs_diff(top + 3));
                    self.put(x, y, ring != 2 && ring != 4);
                }
            }
        }
    }

    fn alignment(&mut self, centres: &[usize]) {
        let Some(&last) = centres.last() else { return };
        for &cy in centres {
            for &cx in centres {
                if [(6, 6), (6, last), (last, 6)].contains(&(cx, cy)) {
                    continue;
                }
                for y in cy - 2..=cy + 2 {
                    for x in cx - 2..=cx + 2 {
                        self.put(x, y, x.abs_diff(cx).max(y.abs_diff(cy)) != 1);
                    }
                }
            }
        }
    }

    /// Room for both copies, light, and the module between them that is always dark.
    fn format_information(&mut self) {
        let edge = self.function.edge();
        for i in (0..=8).filter(|&i| i != 6) {
            self.put(8, i, false);
            self.put(i, 8, false);
        }
        for i in edge - 8..edge {
            self.put(8, i, i == edge - 8);
            self.put(i, 8, false);
        }
    }

    fn version_information(&mut self, version: Version) {
        let Some(bits) = version_information(version) else { return };
        let edge = self.function.edge();
        for bit in 0..18 {
            let (near, far) = (bit / 3, edge - 11 + bit % 3);
            let dark = bits >> bit & 1 == 1;
            self.put(far, near, dark);
            self.put(near, far, dark);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::total_codewords;

    #[test]
    fn every_module_is_of_a_pattern_or_of_the_data() {
        for version in Version::all() {
            let placement = Placement::of(version);
            let edge = version.modules();
            let mut free = BitGrid::light(edge);
            for &(x, y) in placement.data_modules() {
                let (x, y) = (x.into(), y.into());
                assert!(!free.is_dark(x, y) && !placement.is_function(x, y), "{version}: {x}, {y}");
                free.set(x, y, true);
            }
            let functions = (0..edge * edge).filter(|i| placement.is_function(i % edge, i / edge)).count();
            assert_eq!(functions + placement.data_modules().len(), edge * edge);
            assert_eq!(placement.data_modules().len() / 8, total_codewords(version), "version {version}");
        }
    }

    #[test]
    fn what_is_fixed_is_the_same_in_every_symbol() {
        use crate::{EcLevel, Symbol, data_codewords};
        for version in [1, 2, 7, 14].map(|number| Version::new(number).expect("a version")) {
            let placement = Placement::of(version);
            let edge = version.modules();
            let symbols: Vec<Symbol> = (0..8)
                .map(|mask| {
                    let level = EcLevel::ALL[usize::from(mask) % 4];
                    let data = vec![0x1d * mask; data_codewords(version, level)];
                    Symbol::compose(version, level, Mask::new(mask), &data)
                })
                .collect();
            let mut fixed = 0;
            for (x, y) in (0..edge).flat_map(|y| (0..edge).map(move |x| (x, y))) {
                if let Some(dark) = placement.fixed(x, y) {
                    fixed += 1;
                    assert!(symbols.iter().all(|symbol| symbol.modules().is_dark(x, y) == dark), "{x}, {y}");
                }
            }
            let functions = (0..edge * edge).filter(|i| placement.is_function(i % edge, i / edge)).count();
            assert_eq!(fixed + 30, functions, "{version}");
            assert_eq!(placement.fixed(edge, 0), None);
        }
    }

    #[test]
    fn data_goes_up_on_the_right_and_skips_the_timing_pattern() {
        let placement = Placement::of(Version::MIN);
        let data = placement.data_modules();
        assert_eq!(data[..4], [(20, 20), (19, 20), (20, 19), (19, 19)]);
        // Up to the format information below row 8, then down again two columns to the left.
        assert_eq!(data[22..26], [(20, 9), (19, 9), (18, 9), (17, 9)]);
        assert_eq!(data.last(), Some(&(0, 12)));
        assert!(data.iter().all(|&(x, y)| x != 6 && y != 6));
        assert!(!placement.is_function(21, 0) && !placement.is_function(0, usize::MAX));
    }
}
