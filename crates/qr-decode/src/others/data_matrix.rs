//! Data Matrix codes: two solid sides, two alternating ones, and quiet around them.

use base::{Point, Quad};
use rxing::common::BitMatrix;

use super::Named;
use super::placed::{Known, Placed, is_dark};
use crate::OtherCode;

/// Columns and rows of the codes there are: square and rectangular ones, then the rectangular extension.
///
/// Source: ISO/IEC 16022, "ECC 200 symbol attributes", and ISO/IEC 21471; unverified, from common tables.
const SIZES: [(usize, usize); 48] = [
    (10, 10),
    (12, 12),
    (14, 14),
    (16, 16),
    (18, 18),
    (20, 20),
    (22, 22),
    (24, 24),
    (26, 26),
    (32, 32),
    (36, 36),
    (40, 40),
    (44, 44),
    (48, 48),
    (52, 52),
    (64, 64),
    (72, 72),
    (80, 80),
    (88, 88),
    (96, 96),
    (104, 104),
    (120, 120),
    (132, 132),
    (144, 144),
    (18, 8),
    (32, 8),
    (26, 12),
    (36, 12),
    (36, 16),
    (48, 16),
    (48, 8),
    (64, 8),
    (80, 8),
    (96, 8),
    (120, 8),
    (144, 8),
    (64, 12),
    (88, 12),
    (64, 16),
    (36, 20),
    (44, 20),
    (64, 20),
    (48, 22),
    (48, 24),
    (64, 24),
    (40, 26),
    (48, 26),
    (64, 26),
];

/// Below this many pixels a module, alternating modules cannot be told from noise.
const LEAST_MODULE_PX: f64 = 1.6;

/// How much longer than wide a module may be seen.
const MOST_SLANTED: f64 = 1.8;

/// The codes that have these outlines.
pub(super) fn named(dark: &BitMatrix, outlines: impl Iterator<Item = Quad>) -> Vec<Named> {
    outlines.filter_map(|outline| in_outline(dark, outline)).collect()
}

fn in_outline(dark: &BitMatrix, outline: Quad) -> Option<Named> {
    (0..4).find_map(|turn| {
        let mut corners = outline.0;
        corners.rotate_left(turn);
        let [tl, _, br, bl] = corners;
        // The left side and the bottom are solid.
        let left = Line::beside(bl, tl).solid_end(dark)?;
        let right = Line::beside(br, bl).reversed().solid_end(dark)?;
        // Where dark modules of the other sides hang together with nothing, the outline leaves them out. The ends of
        // the solid sides say where they are, unless seen in much perspective.
        let opposite = Point { x: left.x + right.x - bl.x, y: left.y + right.y - bl.y };
        [corners, [left, opposite, right, bl]].into_iter().find_map(|corners| of_best_size(dark, corners))
    })
}

/// A side of an outline.
#[derive(Clone, Copy)]
struct Line {
    from: Point,
    to: Point,
    /// One pixel into the outline.
    inward: Point,
}

impl Line {
    /// Clockwise corners: the inside is to the right of the way, where y points down.
    fn beside(from: Point, to: Point) -> Self {
        let length = (to.x - from.x).hypot(to.y - from.y).max(1.0);
        let inward = Point { x: -(to.y - from.y) / length, y: (to.x - from.x) / length };
        Self { from, to, inward }
    }

    const fn reversed(self) -> Self {
        Self { from: self.to, to: self.from, inward: self.inward }
    }

    fn at(&self, part: f64, inset: f64) -> Point {
        Point {
            x: self.from.x + (self.to.x - self.from.x) * part + self.inward.x * inset,
            y: self.from.y + (self.to.y - self.from.y) * part + self.inward.y * inset,
        }
    }

    fn is_dark(&self, dark: &BitMatrix, part: f64) -> bool {
        INSETS.iter().any(|&inset| is_dark(dark, self.at(part, inset)))
    }

    /// Where it stops to be dark, at most a little beyond its end; `None` when it is not solid.
    fn solid_end(&self, dark: &BitMatrix) -> Option<Point> {
        let step = 1.0 / f64::from(PLACES);
        let mut parts = (PLACES / 32..PLACES * 9 / 8).map(|i| f64::from(i) * step);
        let stops = parts.find(|&part| !self.is_dark(dark, part) && !self.is_dark(dark, part + step));
        let end = stops.unwrap_or(1.0);
        (end >= LEAST_SOLID).then(|| self.at(end, 0.0))
    }
}

/// Places of a side that are looked at.
const PLACES: u32 = 96;

/// How far into an outline, in pixels, its sides are looked at.
const INSETS: [f64; 2] = [0.8, 1.6];

/// How much of a side of the outline a solid side fills: outlines that leave out dark modules lean outward.
const LEAST_SOLID: f64 = 0.4;

/// What is known of a size: its solid sides, its alternating sides, and the quiet around it.
struct Borders {
    solid: [Vec<Known>; 2],
    alternating: [Vec<Known>; 2],
    quiet: [Vec<Known>; 4],
}

impl Borders {
    fn of(columns: usize, rows: usize) -> Self {
        let (w, h) = (columns as i32, rows as i32);
        let all = |is_dark: bool| move |(x, y)| Known { x, y, is_dark };
        Self {
            solid: [
                (0..h).map(|y| (0, y)).map(all(true)).collect(),
                (0..w).map(|x| (x, h - 1)).map(all(true)).collect(),
            ],
            alternating: [
                (0..w).map(|x| Known { x, y: 0, is_dark: x % 2 == 0 }).collect(),
                (0..h).map(|y| Known { x: w - 1, y, is_dark: y % 2 == 1 }).collect(),
            ],
            quiet: [
                (0..w).map(|x| (x, -1)).map(all(false)).collect(),
                (0..w).map(|x| (x, h)).map(all(false)).collect(),
                (0..h).map(|y| (-1, y)).map(all(false)).collect(),
                (0..h).map(|y| (w, y)).map(all(false)).collect(),
            ],
        }
    }

    fn all(&self) -> Vec<Known> {
        self.solid.iter().chain(&self.alternating).chain(&self.quiet).flatten().copied().collect()
    }
}

fn of_best_size(dark: &BitMatrix, corners: [Point; 4]) -> Option<Named> {
    let side = |a: usize, b: usize| (corners[a].x - corners[b].x).hypot(corners[a].y - corners[b].y);
    let (across, down) = (side(0, 1).min(side(3, 2)), side(0, 3).min(side(1, 2)));
    let fits = |&(columns, rows): &(usize, usize)| {
        let (x, y) = (across / columns as f64, down / rows as f64);
        x.min(y) >= LEAST_MODULE_PX && x.max(y) <= MOST_SLANTED * x.min(y)
    };
    // Rectangular codes stand upright, too.
    let upright = SIZES.iter().filter(|(w, h)| w != h).map(|&(w, h)| (h, w));
    let candidates = SIZES.into_iter().chain(upright).filter(fits).filter_map(|(columns, rows)| {
        let placed = Placed::new(dark, (columns, rows), corners)?;
        let right = Borders::of(columns, rows).alternating.map(|side| placed.right(&side));
        Some((right[0].min(right[1]), (columns, rows)))
    });
    let (right, (columns, rows)) = candidates.max_by(|(a, _), (b, _)| a.total_cmp(b))?;
    if right < 0.7 {
        return None;
    }
    let mut placed = Placed::new(dark, (columns, rows), corners)?;
    let borders = Borders::of(columns, rows);
    placed.settle(&[0, 1, 2, 3], 0.6, &borders.all());
    is_there(&placed, &borders, columns, rows).then(|| Named {
        code: OtherCode::DataMatrix,
        corners: placed.corners(),
        columns,
        rows,
    })
}

fn is_there(placed: &Placed<'_>, borders: &Borders, columns: usize, rows: usize) -> bool {
    let inside = (1..rows as i32 - 1).flat_map(|y| (1..columns as i32 - 1).map(move |x| (x, y)));
    let (count, dark) =
        inside.fold((0, 0), |(count, dark), (x, y)| (count + 1, dark + usize::from(placed.is_dark(x, y))));
    let share = dark as f64 / f64::from(count.max(1));
    borders.solid.iter().all(|side| placed.right(side) >= 0.92)
        && borders.alternating.iter().all(|side| placed.right(side) >= 0.88)
        && borders.quiet.iter().all(|side| placed.right(side) >= 0.8)
        && (0.2..=0.8).contains(&share)
}
