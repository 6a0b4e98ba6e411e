//! How hard a symbol is to find and to sample: the points by which its mask is chosen.
//!
//! Rows are words of bits, so that one operation looks at 64 modules at once.

use std::array::from_fn;
use std::ops::{BitAnd, BitOr, BitXor, Not};

use crate::bit_grid::{BitGrid, MARGIN};

/// For each square of four modules of one colour.
const SQUARE: u32 = 3;
/// For each side of what looks like a finder pattern.
const FINDER: u32 = 40;
/// For each 5 % of dark modules too many or too few.
const SHARE: u32 = 10;

/// The points of a symbol: the fewer, the better. Counting ends when they are more than `most`.
///
/// - Five or more modules of one colour in line: 3 points, and one for each module above five.
/// - Squares of 2 × 2 modules of one colour, also where they overlap: 3 points each.
/// - The middle of a finder pattern in a line (dark, light, three dark, light, dark), with four light modules
///   before or after it, which may lie in the quiet zone: 40 points for each side that has them.
/// - The share of dark modules: 10 points for each 5 % that it is further than 5 % from half.
///
/// Source: ISO/IEC 18004, "Evaluation of data masking results"; unverified, from the Project Nayuki
/// generator, which also looks for finder patterns whose modules are two and more wide.
pub(crate) fn penalty(grid: &BitGrid, most: u32) -> u32 {
    match grid.words_a_row() {
        1 => of_rows(grid.edge(), grid.rows::<1>(), most),
        2 => of_rows(grid.edge(), grid.rows::<2>(), most),
        _ => of_rows(grid.edge(), grid.rows::<3>(), most),
    }
}

/// `rows` are those of a symbol of `edge` modules a side with [`MARGIN`] light rows above and below.
fn of_rows<const W: usize>(edge: usize, rows: &[[u64; W]], most: u32) -> u32 {
    let row = |y: usize| Row(rows[y]);
    let whole = Row::first(edge);
    let but_last = Row::first(edge - 1);
    let last_row = MARGIN + edge - 1;
    let (mut points, mut dark) = (0, 0);
    // Where a module is of the colour of the one below it, in the three rows above; and where five are,
    // ending there.
    let mut alike_above = [Row::LIGHT; 3];
    let mut five_above = Row::LIGHT;

    for y in MARGIN..=last_row {
        let here = row(y);
        dark += here.count();

        let alike = !(here ^ here.later(1)) & but_last;
        let three = alike & alike.later(1);
        let five = three & three.later(2);
        points += run_points(five, five.earlier(1));

        let alike_below = if y == last_row { Row::LIGHT } else { !(here ^ row(y + 1)) & whole };
        let [one, two, four] = alike_above;
        let five = alike_below & one & two & four;
        points += run_points(five, five_above);
        alike_above = [alike_below, one, two];
        five_above = five;

        points += SQUARE * (alike & alike_below & alike_below.later(1)).count();

        points += FINDER
            * finder_sides(
                |i| if i < 0 { here.earlier(i.unsigned_abs()) } else { here.later(i.unsigned_abs()) },
            );
        if y + 6 <= last_row {
            points += FINDER * finder_sides(|i| row(y.wrapping_add_signed(i as isize)));
        }
        if points > most {
            return points;
        }
    }
    let total = (edge * edge) as u32;
    // A symbol has an odd number of modules: exactly half of them is never dark.
    points + SHARE * (((dark * 20).abs_diff(total * 10) - 1) / total)
}

/// Three points for each run, and one for each module above five. `five` is where five modules in line begin,
/// or end; `neighbour` the same of the modules before.
fn run_points<const W: usize>(five: Row<W>, neighbour: Row<W>) -> u32 {
    five.count() + 2 * (five & !neighbour).count()
}

/// How often four light modules are beside the middle of a finder pattern.
///
/// `at` gives, for the places where such a pattern may begin, the modules so many steps further on in line.
fn finder_sides<const W: usize>(at: impl Fn(i32) -> Row<W>) -> u32 {
    let dark = at(0) & at(2) & at(3) & at(4) & at(6);
    let middle = dark & !(at(-1) | at(1) | at(5) | at(7));
    if middle.is_light() {
        return 0;
    }
    let before = middle & !(at(-2) | at(-3) | at(-4));
    let after = middle & !(at(8) | at(9) | at(10));
    before.count() + after.count()
}

/// A row of modules: module `x` is bit `x % 64` of word `x / 64`.
#[derive(Clone, Copy)]
struct Row<const W: usize>([u64; W]);

impl<const W: usize> Row<W> {
    const LIGHT: Self = Self([0; W]);

    /// The first `count` modules, dark.
    fn first(count: usize) -> Self {
        Self(from_fn(|word| match count.saturating_sub(word * 64) {
            0 => 0,
            width @ 1..64 => (1 << width) - 1,
            64.. => u64::MAX,
        }))
    }

    /// Each module takes the colour of the one `steps` to its right, `0..64`; past the end all is light.
    fn later(self, steps: u32) -> Self {
        if steps == 0 {
            return self;
        }
        Self(from_fn(|word| {
            let next = self.0.get(word + 1).copied().unwrap_or(0);
            self.0[word] >> steps | next << (64 - steps)
        }))
    }

    /// Each module takes the colour of the one `steps` to its left, `1..64`.
    fn earlier(self, steps: u32) -> Self {
        Self(from_fn(|word| {
            let previous = if word == 0 { 0 } else { self.0[word - 1] };
            self.0[word] << steps | previous >> (64 - steps)
        }))
    }

    fn is_light(self) -> bool {
        self.0.iter().all(|&bits| bits == 0)
    }

    /// How many are dark.
    fn count(self) -> u32 {
        self.0.iter().map(|bits| bits.count_ones()).sum()
    }
}

impl<const W: usize> BitAnd for Row<W> {
    type Output = Self;
    fn bitand(self, other: Self) -> Self {
        Self(from_fn(|word| self.0[word] & other.0[word]))
    }
}

impl<const W: usize> BitOr for Row<W> {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(from_fn(|word| self.0[word] | other.0[word]))
    }
}

impl<const W: usize> BitXor for Row<W> {
    type Output = Self;
    fn bitxor(self, other: Self) -> Self {
        Self(from_fn(|word| self.0[word] ^ other.0[word]))
    }
}

impl<const W: usize> Not for Row<W> {
    type Output = Self;
    fn not(self) -> Self {
        Self(self.0.map(|bits| !bits))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The points as the rules read, module by module.
    fn by_the_rules(edge: usize, is_dark: &dyn Fn(usize, usize) -> bool) -> u32 {
        let mut points = 0;
        for swapped in [false, true] {
            for y in 0..edge {
                let line: Vec<bool> =
                    (0..edge).map(|x| if swapped { is_dark(y, x) } else { is_dark(x, y) }).collect();
                for run in line.chunk_by(|a, b| a == b).filter(|run| run.len() >= 5) {
                    points += 3 + (run.len() as u32 - 5);
                }
                let quiet = [false; 4];
                let line = [&quiet[..], &line, &quiet].concat();
                let seen = |text: &str| {
                    let pattern: Vec<bool> = text.bytes().map(|module| module == b'#').collect();
                    line.windows(pattern.len()).filter(|window| *window == pattern).count() as u32
                };
                points += FINDER * (seen("....#.###.#.") + seen(".#.###.#...."));
            }
        }
        for (x, y) in (1..edge).flat_map(|y| (1..edge).map(move |x| (x, y))) {
            let dark = [(x, y), (x - 1, y), (x, y - 1), (x - 1, y - 1)].map(|(x, y)| is_dark(x, y));
            points += if dark == [dark[0]; 4] { SQUARE } else { 0 };
        }
        let dark = (0..edge * edge).filter(|i| is_dark(i % edge, i / edge)).count();
        let percent_away = (dark as f64 * 100.0 / (edge * edge) as f64 - 50.0).abs();
        points + SHARE * ((percent_away / 5.0).ceil() as u32 - 1)
    }

    fn grid(edge: usize, is_dark: &dyn Fn(usize, usize) -> bool) -> BitGrid {
        let mut grid = BitGrid::light(edge);
        for (x, y) in (0..edge).flat_map(|y| (0..edge).map(move |x| (x, y))) {
            grid.set(x, y, is_dark(x, y));
        }
        grid
    }

    #[test]
    fn points_are_those_of_the_rules_in_rows_of_every_width() {
        for edge in [21, 25, 41, 61, 65, 69, 125, 129, 133, 177] {
            let noise = |x: usize, y: usize| {
                let mixed = (x * 2_654_435_761 + y * 40_503 + edge).wrapping_mul(0x9E37_79B9_7F4A_7C15);
                (mixed ^ mixed >> 29).wrapping_mul(0xBF58_476D_1CE4_E5B9) >> 40 & 1 == 1
            };
            let finders = |x: usize, y: usize| [0, 2, 3, 4, 6].contains(&((x + y) % 11));
            let upright = |x: usize, y: usize| finders(y, 0) != (x % 7 == 3);
            let wide = |x: usize, y: usize| (x / 6 + y / 5).is_multiple_of(2);
            let mostly_dark = |x: usize, y: usize| noise(x, y) || noise(y, x + 1);
            let cases: [&dyn Fn(usize, usize) -> bool; 7] =
                [&noise, &finders, &upright, &wide, &mostly_dark, &|_, _| true, &|_, _| false];
            for (case, is_dark) in cases.into_iter().enumerate() {
                let points = penalty(&grid(edge, is_dark), u32::MAX);
                assert_eq!(points, by_the_rules(edge, is_dark), "edge {edge}, case {case}");
            }
        }
    }

    #[test]
    fn counting_ends_beyond_what_is_asked_for() {
        let dark = grid(41, &|_, _| true);
        let points = penalty(&dark, u32::MAX);
        assert_eq!(penalty(&dark, points), points);
        assert!((11..points).contains(&penalty(&dark, 10)));
    }
}
