//! Format information: the level and the mask, written twice beside the finder patterns.

use crate::bch::{nearest, with_check};
use crate::bit_grid::BitGrid;
use crate::{EcLevel, Mask, Modules};

/// What the format information says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormatInfo {
    /// The error correction level.
    pub level: EcLevel,
    /// The data mask.
    pub mask: Mask,
    /// How many bits of the better copy had to be mended, `0..=3`.
    pub mended_bits: u32,
}

/// The generator polynomial of the (15, 5) code.
const GENERATOR: u32 = 0b101_0011_0111;
/// What the codeword is turned by, so that it is never all light.
const TURNED_BY: u32 = 0b101_0100_0001_0010;
/// The code's distance is 7: up to 3 wrong bits have one nearest codeword.
const MENDABLE_BITS: u32 = 3;

/// The 15 bits that a level and a mask are written as, the first bit highest.
///
/// Source: ISO/IEC 18004, "Format information"; unverified, from the Project Nayuki generator.
pub fn format_information(level: EcLevel, mask: Mask) -> u16 {
    let data = u32::from(level.format_bits() << 3) | u32::from(mask.number());
    (with_check(data, 10, GENERATOR) ^ TURNED_BY) as u16
}

/// The level and the mask that a grid names; `None` when both copies have more than three wrong bits.
///
/// `modules` is a whole symbol without quiet zone, at least 21 modules a side.
pub fn read_format_information(modules: &Modules) -> Option<FormatInfo> {
    if modules.edge() < 21 {
        return None;
    }
    let (first, second) = places(modules.edge());
    let read = [read_bits(modules, &first), read_bits(modules, &second)];
    let candidates = EcLevel::ALL.into_iter().flat_map(|level| {
        Mask::all().map(move |mask| ((level, mask), u32::from(format_information(level, mask))))
    });
    let ((level, mask), mended_bits) = nearest(candidates, &read, MENDABLE_BITS)?;
    Some(FormatInfo { level, mask, mended_bits })
}

/// Writes both copies.
pub(crate) fn write_format_information(grid: &mut BitGrid, level: EcLevel, mask: Mask) {
    let bits = format_information(level, mask);
    let (first, second) = places(grid.edge());
    for (bit, places) in first.into_iter().zip(second).enumerate() {
        for (x, y) in [places.0, places.1] {
            grid.set(x, y, bits >> bit & 1 == 1);
        }
    }
}

/// Column and row of each bit of one copy.
type Places = [(usize, usize); 15];

/// Where the 15 bits of both copies are, lowest bit first.
fn places(edge: usize) -> (Places, Places) {
    let first = std::array::from_fn(|bit| match bit {
        0..=5 => (8, bit),
        6 => (8, 7),
        7 => (8, 8),
        8 => (7, 8),
        _ => (14 - bit, 8),
    });
    let second = std::array::from_fn(|bit| match bit {
        0..=7 => (edge - 1 - bit, 8),
        _ => (8, edge - 15 + bit),
    });
    (first, second)
}

fn read_bits(modules: &Modules, places: &Places) -> u32 {
    let bit = |(index, &(x, y)): (usize, &(usize, usize))| u32::from(modules.is_dark(x, y)) << index;
    places.iter().enumerate().map(bit).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A grid with nothing but format information, `turned` bits of each copy wrong.
    fn grid(level: EcLevel, mask: Mask, turned: [u32; 2]) -> Modules {
        let bits = u32::from(format_information(level, mask));
        let (first, second) = places(25);
        let dark_places: Vec<_> = [(first, bits ^ turned[0]), (second, bits ^ turned[1])]
            .into_iter()
            .flat_map(|(places, bits)| (0..15).filter(move |i| bits >> i & 1 == 1).map(move |i| places[i]))
            .collect();
        Modules::from_fn(25, |x, y| dark_places.contains(&(x, y)))
    }

    #[test]
    fn the_known_words_of_the_standards_table() {
        let word = |level, mask| format_information(level, Mask::new(mask).expect("a mask"));
        assert_eq!(word(EcLevel::L, 0), 0b111011111000100);
        assert_eq!(word(EcLevel::M, 0), 0b101010000010010);
        assert_eq!(word(EcLevel::Q, 7), 0b010101111101101);
        assert_eq!(word(EcLevel::H, 7), 0b000100000111011);
    }

    #[test]
    fn both_copies_are_read_and_three_wrong_bits_mended() {
        for level in EcLevel::ALL {
            for mask in Mask::all() {
                for (turned, mended_bits) in
                    [([0, 0], 0), ([0b11, 0b1111], 2), ([0b1_1110, 1], 1), ([7, 7], 3)]
                {
                    let read = read_format_information(&grid(level, mask, turned));
                    assert_eq!(
                        read,
                        Some(FormatInfo { level, mask, mended_bits }),
                        "{level} {mask:?} {turned:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn nothing_is_read_from_a_small_or_an_empty_grid() {
        assert_eq!(read_format_information(&Modules::from_fn(3, |_, _| true)), None);
        assert_eq!(read_format_information(&Modules::from_fn(21, |_, _| false)), None);
    }
}
