//! What dark pixels that hang together look like from outside: the four sides around them.

use base::{Point, Quad};
use rxing::common::BitMatrix;

/// Runs of dark pixels in a layer: an image with more is a texture.
///
/// Each takes 16 bytes.
const MAX_RUNS: usize = 500_000;

/// Outlines of a layer, the largest first.
const MAX_OUTLINES: usize = 150;

/// The shorter edge of the smallest upright box around a code, in pixels.
const LEAST_EDGE: u32 = 12;

/// How much of the upright box around a code is dark: a square one that is turned by 45° fills half of its box.
const DARK: std::ops::RangeInclusive<f64> = 0.15..=0.85;

/// The sine of the least angle between two sides that are drawn out until they meet.
const LEAST_SINE: f64 = 1e-3;

/// Dark pixels side by side in a row, `[from, to)`.
#[derive(Debug, Clone, Copy)]
struct Run {
    row: u32,
    from: u32,
    to: u32,
}

/// The upright box around pixels, and how many of them are in it.
#[derive(Debug, Clone, Copy)]
struct Extent {
    left: u32,
    right: u32,
    top: u32,
    bottom: u32,
    pixels: u32,
}

impl Extent {
    const NONE: Self = Self { left: u32::MAX, right: 0, top: u32::MAX, bottom: 0, pixels: 0 };

    fn add(&mut self, run: Run) {
        self.left = self.left.min(run.from);
        self.right = self.right.max(run.to);
        self.top = self.top.min(run.row);
        self.bottom = self.bottom.max(run.row + 1);
        self.pixels += run.to - run.from;
    }

    fn is_plausible(&self) -> bool {
        let (width, height) = (self.right.saturating_sub(self.left), self.bottom.saturating_sub(self.top));
        let box_pixels = f64::from(width) * f64::from(height);
        width.min(height) >= LEAST_EDGE && DARK.contains(&(f64::from(self.pixels) / box_pixels))
    }
}

/// The four sides around each group of dark pixels that may be a code, clockwise.
pub(super) fn outlines(dark: &BitMatrix) -> Vec<Quad> {
    let Some((runs, groups)) = groups(dark) else { return Vec::new() };
    let mut extents = vec![Extent::NONE; runs.len()];
    for (run, &group) in runs.iter().zip(&groups) {
        extents[group as usize].add(*run);
    }
    let mut largest: Vec<usize> = (0..extents.len()).filter(|&group| extents[group].is_plausible()).collect();
    largest.sort_by_key(|&group| std::cmp::Reverse(extents[group].pixels));
    largest.truncate(MAX_OUTLINES);

    // The ends of each group's rows: what lies between them is inside.
    let mut ends: Vec<Vec<(u32, u32)>> = largest
        .iter()
        .map(|&group| vec![(u32::MAX, 0); (extents[group].bottom - extents[group].top) as usize])
        .collect();
    let mut index = vec![None; extents.len()];
    largest.iter().enumerate().for_each(|(i, &group)| index[group] = Some(i));
    for (run, &group) in runs.iter().zip(&groups) {
        if let Some(i) = index[group as usize] {
            let (left, right) = &mut ends[i][(run.row - extents[group as usize].top) as usize];
            (*left, *right) = ((*left).min(run.from), (*right).max(run.to));
        }
    }
    largest
        .iter()
        .zip(&ends)
        .filter_map(|(&group, ends)| four_sides(hull(extents[group].top, ends)))
        .collect()
}

/// The runs of all rows and the group of each, which is the number of one of its runs; `None` for a texture.
///
/// Runs that touch, also by a corner, are of one group.
fn groups(dark: &BitMatrix) -> Option<(Vec<Run>, Vec<u32>)> {
    let mut runs: Vec<Run> = Vec::new();
    let mut parents: Vec<u32> = Vec::new();
    let mut above = 0..0;
    for row in 0..dark.height() {
        let start = runs.len();
        let mut from = None;
        for x in 0..=dark.width() {
            let is_dark = x < dark.width() && dark.get(x, row);
            match from {
                None if is_dark => from = Some(x),
                Some(begun) if !is_dark => {
                    parents.push(runs.len() as u32);
                    runs.push(Run { row, from: begun, to: x });
                    from = None;
                }
                _ => {}
            }
        }
        if runs.len() > MAX_RUNS {
            return None;
        }
        let mut first = above.start;
        for here in start..runs.len() {
            while first < above.end && runs[first].to < runs[here].from {
                first += 1;
            }
            let touching = (first..above.end).take_while(|&old| runs[old].from <= runs[here].to);
            touching.for_each(|old| join(&mut parents, old, here));
        }
        above = start..runs.len();
    }
    let groups = (0..runs.len()).map(|run| root(&mut parents, run)).collect();
    Some((runs, groups))
}

/// The run that stands for the group of a run; the way there is made shorter.
fn root(parents: &mut [u32], mut run: usize) -> u32 {
    while parents[run] as usize != run {
        parents[run] = parents[parents[run] as usize];
        run = parents[run] as usize;
    }
    run as u32
}

fn join(parents: &mut [u32], a: usize, b: usize) {
    let (a, b) = (root(parents, a), root(parents, b));
    // Groups are named by their first run, so that rows are joined in order.
    parents[a.max(b) as usize] = a.min(b);
}

/// The corners of the least shape without dents around rows of pixels, clockwise.
fn hull(top: u32, ends: &[(u32, u32)]) -> Vec<Point> {
    let corners = |pick: fn(&(u32, u32)) -> u32| {
        let rows = ends.iter().zip(top..);
        rows.flat_map(move |(end, y)| [y, y + 1].map(|y| Point { x: pick(end).into(), y: y.into() }))
    };
    // Down the right side, then up the left one.
    let right = side(corners(|end| end.1));
    let left = side(corners(|end| end.0).collect::<Vec<_>>().into_iter().rev());
    let mut all = right;
    all.extend(left);
    all
}

/// The corners of one side that turn clockwise.
fn side(points: impl Iterator<Item = Point>) -> Vec<Point> {
    let mut kept: Vec<Point> = Vec::new();
    for p in points {
        while let [.., a, b] = kept[..] {
            if turn(a, b, p) > 0.0 {
                break;
            }
            kept.pop();
        }
        kept.push(p);
    }
    kept
}

/// Positive when the way from `a` by `b` to `c` turns right, where y points down.
fn turn(a: Point, b: Point, c: Point) -> f64 {
    (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x)
}

/// The four sides around a shape: of its own sides, those are left out that add the least when their neighbours are
/// drawn out until they meet.
fn four_sides(mut corners: Vec<Point>) -> Option<Quad> {
    corners.dedup();
    while corners.len() > 4 {
        let count = corners.len();
        let cheapest = (0..count)
            .filter_map(|i| {
                let at = |step: usize| corners[(i + step) % count];
                let meet = crossing(at(0), at(1), at(3), at(2))?;
                Some((turn(at(1), meet, at(2)).abs(), i, meet))
            })
            .min_by(|a, b| a.0.total_cmp(&b.0));
        let (_, i, meet) = cheapest?;
        corners[(i + 1) % count] = meet;
        corners.remove((i + 2) % count);
    }
    Some(Quad(corners.try_into().ok()?))
}

/// Where the way from `a` by `b` and the way from `c` by `d` meet beyond `b` and `d`; `None` for ways that are nearly
/// parallel, which meet too far away for an exact place.
fn crossing(a: Point, b: Point, c: Point, d: Point) -> Option<Point> {
    let (u, v) = (Point { x: b.x - a.x, y: b.y - a.y }, Point { x: d.x - c.x, y: d.y - c.y });
    let cross = u.x * v.y - u.y * v.x;
    if cross.abs() < LEAST_SINE * u.x.hypot(u.y) * v.x.hypot(v.y) {
        return None;
    }
    let along = ((c.x - a.x) * v.y - (c.y - a.y) * v.x) / cross;
    let other = ((c.x - a.x) * u.y - (c.y - a.y) * u.x) / cross;
    let meet = Point { x: a.x + u.x * along, y: a.y + u.y * along };
    (along >= 1.0 && other >= 1.0 && meet.x.is_finite() && meet.y.is_finite()).then_some(meet)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The outlines of dark pixels drawn as rows of `#`.
    #[track_caller]
    fn check(is_dark: impl Fn(f64, f64) -> bool, expected: &[[(f64, f64); 4]], within: f64) {
        let mut dark = BitMatrix::new(100, 80).expect("pixels");
        for y in 0..80 {
            for x in 0..100 {
                if is_dark(f64::from(x) + 0.5, f64::from(y) + 0.5) {
                    dark.set(x, y);
                }
            }
        }
        let found = outlines(&dark);
        assert_eq!(found.len(), expected.len(), "{found:?}");
        for (found, expected) in found.iter().zip(expected) {
            for (x, y) in *expected {
                let near = |p: &Point| (p.x - x).hypot(p.y - y) <= within;
                assert!(found.0.iter().any(near), "{found:?} has no corner at {x} {y}");
            }
        }
    }

    #[test]
    fn a_shape_is_framed_by_its_longest_sides() {
        let has = |low: f64, high: f64, v: f64| (low..high).contains(&v);
        let bars = |x: f64, y: f64| {
            has(10.0, 50.0, x)
                && has(20.0, 60.0, y)
                && (x < 14.0 || y >= 56.0 || (x as u32 / 4).is_multiple_of(2))
        };
        check(bars, &[[(10.0, 20.0), (50.0, 20.0), (50.0, 60.0), (10.0, 60.0)]], 1e-9);
        // A corner that is cut is put back.
        let cut = |x: f64, y: f64| bars(x, y) && x - y < 26.0;
        check(cut, &[[(10.0, 20.0), (50.0, 20.0), (50.0, 60.0), (10.0, 60.0)]], 1e-9);
        // Diamonds.
        let ring = |d: f64| has(20.0, 30.0, d);
        let diamond = |x: f64, y: f64| ring((x - 50.0).abs() + (y - 40.0).abs());
        check(diamond, &[[(50.0, 10.0), (80.0, 40.0), (50.0, 70.0), (20.0, 40.0)]], 1.5);
    }

    #[test]
    fn what_is_small_or_full_or_empty_has_no_outline() {
        check(|_, _| false, &[], 0.0);
        check(|_, _| true, &[], 0.0);
        check(|x, y| x < 10.0 && y < 10.0, &[], 0.0);
    }
}
