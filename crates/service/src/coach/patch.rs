//! Whether something small in sight may be a code, or a label with one: a compact patch where dark and light change as
//! often as in a symbol whose modules are too few pixels wide to be told apart.
//!
//! ```text
//! middle of the picture ── cells of 12 x 12, each half over the next ── busy ones ── those that touch ── one that is compact and full ──► yes
//! ```

use base::LumaView;

use super::edges::middle;

/// The edge of a cell in pixels: it holds enough modules to be busy up to about 2.5 pixels a module.
const CELL_PX: usize = 12;

/// From one cell to the next, in pixels: cells lie half over each other, so that a small patch fills some whole ones
/// wherever it begins.
const PITCH_PX: usize = CELL_PX / 2;

/// Lines of a cell that are looked at, in each direction.
const LINES: usize = 4;

/// From one of these lines to the next, in pixels.
const LINE_PITCH_PX: usize = CELL_PX / LINES;

/// Smaller changes of grey are noise.
const STEP: u8 = 22;

/// Changes between dark and light along the lines of a busy cell, in each direction: printed text has as many along
/// its lines, and fewer across.
const BUSY_CHANGES: usize = 8;

/// The edges of a patch in cells: from the smallest symbol at a pixel a module to a whole label of 250 pixels.
const EDGE_CELLS: std::ops::RangeInclusive<usize> = 4..=42;

/// The longer edge of a patch is at most this many times the shorter: small print beside a code is as busy as the code,
/// and only a few pixels away from it.
const MOST_ASPECT: f64 = 4.0;

/// Which part of the box around a patch is busy.
const LEAST_FULL: f64 = 0.6;

/// Whether such a patch is in the middle of the picture, where people hold what they show.
pub(super) fn is_in_sight(view: &LumaView<'_>) -> bool {
    let middle = middle(view);
    let (width, height) = middle.size();
    let cells = |edge: usize| (edge / PITCH_PX).saturating_sub(1);
    let (across, down) = (cells(width), cells(height));
    let rows: Vec<&[u8]> = middle.rows(view).collect();
    let mut busy: Vec<bool> =
        (0..across * down).map(|at| is_busy(&rows, at % across * PITCH_PX, at / across * PITCH_PX)).collect();
    (0..busy.len()).any(|at| busy[at] && Patch::taken(&mut busy, across, at).is_compact())
}

fn is_busy(rows: &[&[u8]], left: usize, top: usize) -> bool {
    let along: usize = (0..LINES)
        .map(|line| changes((0..CELL_PX).map(|i| rows[top + LINE_PITCH_PX * line][left + i])))
        .sum();
    let across =
        || (0..LINES).map(|line| changes((0..CELL_PX).map(|i| rows[top + i][left + LINE_PITCH_PX * line])));
    along >= BUSY_CHANGES && across().sum::<usize>() >= BUSY_CHANGES
}

/// How often greys turn from rising to falling or back, by at least [`STEP`] each way; the first move counts.
fn changes(greys: impl Iterator<Item = u8>) -> usize {
    let (mut low, mut high, mut rising, mut count) = (u8::MAX, 0, None, 0);
    for grey in greys {
        (low, high) = (low.min(grey), high.max(grey));
        if rising != Some(true) && grey - low >= STEP {
            (rising, high, count) = (Some(true), grey, count + 1);
        } else if rising != Some(false) && high - grey >= STEP {
            (rising, low, count) = (Some(false), grey, count + 1);
        }
    }
    count
}

/// Busy cells that touch side by side, and the box around them in cells.
struct Patch {
    cells: usize,
    width: usize,
    height: usize,
}

impl Patch {
    /// Takes the patch around a cell out of the busy ones.
    fn taken(busy: &mut [bool], across: usize, first: usize) -> Self {
        let (mut left, mut right, mut top, mut bottom) = (usize::MAX, 0, usize::MAX, 0);
        let (mut open, mut cells) = (vec![first], 0);
        busy[first] = false;
        while let Some(at) = open.pop() {
            let (x, y) = (at % across, at / across);
            cells += 1;
            (left, right, top, bottom) = (left.min(x), right.max(x), top.min(y), bottom.max(y));
            let beside = [
                (x > 0).then(|| at - 1),
                (x + 1 < across).then_some(at + 1),
                at.checked_sub(across),
                Some(at + across).filter(|&below| below < busy.len()),
            ];
            for next in beside.into_iter().flatten() {
                if std::mem::take(&mut busy[next]) {
                    open.push(next);
                }
            }
        }
        Self { cells, width: right - left + 1, height: bottom - top + 1 }
    }

    fn is_compact(&self) -> bool {
        let (short, long) = (self.width.min(self.height), self.width.max(self.height));
        EDGE_CELLS.contains(&short)
            && EDGE_CELLS.contains(&long)
            && long as f64 <= short as f64 * MOST_ASPECT
            && self.cells as f64 >= (self.width * self.height) as f64 * LEAST_FULL
    }
}

#[cfg(test)]
mod tests {
    use base::Luma;

    use super::*;

    #[test]
    fn greys_that_rise_and_fall_are_counted_above_the_noise() {
        for (greys, expected) in [
            (&[200, 200, 200][..], 0),
            (&[200, 190, 200, 190], 0),
            (&[200, 100, 200, 100], 3),
            (&[200, 180, 160, 140], 1),
            (&[100, 130, 120, 130, 100], 2),
            (&[], 0),
        ] {
            assert_eq!(changes(greys.iter().copied()), expected, "{greys:?}");
        }
    }

    /// A picture with random modules, of this many pixels each, in a box.
    fn picture(left: usize, top: usize, width: usize, height: usize, module_px: usize) -> Luma {
        let mut luma = Luma::filled(640, 480, 210);
        for (y, x) in (top..top + height).flat_map(|y| (left..left + width).map(move |x| (y, x))) {
            let module = (y / module_px * 1009 + x / module_px) as u32;
            let mixed = (module ^ module >> 7).wrapping_mul(2_654_435_761);
            if (mixed ^ mixed >> 13).wrapping_mul(0x5bd1_e995) >> 30 & 1 == 1 {
                luma.pixels_mut()[y * 640 + x] = 60;
            }
        }
        luma
    }

    #[test]
    fn a_small_patch_of_modules_is_in_sight_and_other_shapes_are_not() {
        for (name, luma, expected) in [
            ("a code at a pixel a module", picture(300, 200, 40, 40, 1), true),
            ("a code at two", picture(280, 200, 80, 80, 2), true),
            ("askew", picture(280, 200, 90, 64, 2), true),
            ("at five, which is read", picture(220, 140, 200, 200, 5), false),
            ("small print beside it", picture(250, 200, 140, 44, 1), true),
            ("a line of text", picture(200, 200, 240, 16, 2), false),
            ("at the edge of the picture", picture(0, 0, 40, 40, 1), false),
            ("too small", picture(300, 200, 18, 18, 1), false),
            ("a texture", picture(0, 0, 640, 480, 2), false),
            ("paper", Luma::filled(640, 480, 210), false),
            ("less than a cell", Luma::filled(5, 5, 210), false),
        ] {
            assert_eq!(is_in_sight(&luma.view()), expected, "{name}");
        }
    }
}
