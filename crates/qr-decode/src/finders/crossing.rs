//! Lines across a finder pattern: dark, light, dark, light, dark as 1 : 1 : 3 : 1 : 1.

use rxing::common::cpp_essentials::{ConcentricPattern, FinetuneConcentricPatternCenter};
use rxing::common::{BIT_FIELD_BASE_BITS, BitMatrix};

/// Lengths of the five runs of a line across a finder pattern, in pixels.
type Runs = [u32; 5];

/// Where a row of pixels crosses what may be a finder pattern.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Crossing {
    start: u32,
    runs: Runs,
}

impl Crossing {
    /// The middle of its middle run.
    pub(super) fn middle(&self) -> f32 {
        let [first, second, centre, ..] = self.runs;
        (self.start + first + second) as f32 + centre as f32 / 2.0
    }

    /// All of its runs.
    pub(super) fn width(&self) -> u32 {
        self.runs.iter().sum()
    }
}

/// Where the colour changes in a row of pixels: where dark begins, where it ends, and so on.
pub(super) fn edges(dark: &BitMatrix, y: u32, edges: &mut Vec<u32>) {
    edges.clear();
    let row = dark.getRow(y);
    let mut last = 0;
    for (at, &word) in row.getBitArray().iter().enumerate() {
        let mut changes = word ^ (word << 1 | last);
        last = word >> (BIT_FIELD_BASE_BITS - 1);
        while changes != 0 {
            edges.push((at * BIT_FIELD_BASE_BITS) as u32 + changes.trailing_zeros());
            changes &= changes - 1;
        }
    }
    if edges.len() % 2 == 1 {
        edges.push(dark.width());
    }
}

/// Where a row with these edges may cross finder patterns.
pub(super) fn crossings(edges: &[u32]) -> impl Iterator<Item = Crossing> + '_ {
    edges.windows(6).step_by(2).filter_map(|edges| {
        let runs: Runs = std::array::from_fn(|run| edges[run + 1] - edges[run]);
        let [first, second, centre, fourth, fifth] = runs;
        // Most runs are none, and are found out here.
        let plausible = centre >= 3 && centre >= 2 * first.max(fifth) && centre >= second.max(fourth);
        (plausible && is_crossing(runs)).then_some(Crossing { start: edges[0], runs })
    })
}

/// Whether runs are as 1 : 1 : 3 : 1 : 1. Dark and light modules are measured by themselves: blur and ink make one kind
/// wider than the other.
fn is_crossing([first, second, centre, fourth, fifth]: Runs) -> bool {
    // Five modules of dark and two of light.
    let (dark, light) = (first + centre + fifth, second + fourth);
    // Neither module is more than four times the other; dark ones may be off by 3/4 and half a pixel, light ones by
    // 1/3 and half a pixel.
    dark <= 10 * light
        && 5 * light <= 8 * dark
        && (20 * first).abs_diff(4 * dark) <= 3 * dark + 10
        && (20 * centre).abs_diff(12 * dark) <= 3 * dark + 10
        && (20 * fifth).abs_diff(4 * dark) <= 3 * dark + 10
        && (6 * second).abs_diff(3 * light) <= light + 3
        && (6 * fourth).abs_diff(3 * light) <= light + 3
}

/// The finder pattern around a dark pixel, if the lines down, across and both ways aslant cross one.
///
/// `width` is how wide it was crossed.
pub(super) fn pattern_at(dark: &BitMatrix, place: rxing::Point, width: u32) -> Option<ConcentricPattern> {
    // Three times the width: very slanted patterns.
    let reach = 3 * width;
    let mut cross = Cross { dark, x: place.x as i32, y: place.y as i32 };
    let down = cross.spread((0, 1), reach)?;
    cross.y += down.off_middle;
    let across = cross.spread((1, 0), reach)?;
    cross.x += across.off_middle;
    let falling = cross.spread((1, 1), 2 * reach)?;
    let rising = cross.spread((1, -1), 2 * reach)?;
    let spreads = [down, across, falling, rising].map(|spread| spread.width);
    let (least, most) = (spreads.into_iter().min()?, spreads.into_iter().max()?);
    if most > 5 * least {
        return None;
    }
    let place = rxing::Point { x: cross.x as f32, y: cross.y as f32 };
    let p = FinetuneConcentricPatternCenter(dark, place, reach as i32, 5)?;
    Some(ConcentricPattern { p, size: ((most + least) / 2) as i32 })
}

/// A place in the middle of what may be a finder pattern.
struct Cross<'a> {
    dark: &'a BitMatrix,
    x: i32,
    y: i32,
}

/// How a line crosses a finder pattern.
#[derive(Clone, Copy)]
struct Spread {
    /// Steps from edge to edge.
    width: u32,
    /// Steps to the middle of the middle run.
    off_middle: i32,
}

impl Cross<'_> {
    /// The line across in this direction, at most `reach` steps long; `None` when it crosses no finder pattern.
    fn spread(&self, direction: (i32, i32), reach: u32) -> Option<Spread> {
        let ahead = self.half(direction, reach)?;
        let behind = self.half((-direction.0, -direction.1), reach)?;
        // The pixel in the middle is part of both.
        let runs = [behind[2], behind[1], ahead[0] + behind[0] - 1, ahead[1], ahead[2]];
        let width = runs.iter().sum();
        let off_middle = (ahead[0] as i32 - behind[0] as i32) / 2;
        (width <= reach && is_crossing(runs)).then_some(Spread { width, off_middle })
    }

    /// Three runs from here on, the one of this pixel first; the edge of the image ends a run.
    fn half(&self, (dx, dy): (i32, i32), reach: u32) -> Option<[u32; 3]> {
        let (width, height) = (self.dark.width(), self.dark.height());
        let (mut x, mut y) = (self.x, self.y);
        let mut left = reach;
        let mut runs = [0; 3];
        for (run, is_dark) in runs.iter_mut().zip([true, false, true]) {
            while (x as u32) < width && (y as u32) < height && self.dark.get(x as u32, y as u32) == is_dark {
                left = left.checked_sub(1)?;
                *run += 1;
                (x, y) = (x + dx, y + dy);
            }
            if *run == 0 {
                return None;
            }
        }
        Some(runs)
    }
}
