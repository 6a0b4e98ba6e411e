//! How wide edges are: blur and shake show here, whatever the picture is of.

use base::{LumaView, Quad};

/// A part of a picture, from its first pixel up to but without its last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    left: usize,
    top: usize,
    right: usize,
    bottom: usize,
}

impl Part {
    /// The longer of its sides.
    pub(super) fn len(self) -> usize {
        (self.right - self.left).max(self.bottom - self.top)
    }

    /// Its width and height.
    pub(super) fn size(self) -> (usize, usize) {
        (self.right - self.left, self.bottom - self.top)
    }

    /// Its rows.
    pub(super) fn rows<'a>(self, view: &LumaView<'a>) -> impl Iterator<Item = &'a [u8]> {
        let view = *view;
        (self.top..self.bottom).map(move |y| &view.row(y)[self.left..self.right])
    }
}

/// The middle of a picture: a square of six tenths of its shorter side.
pub(super) fn middle(view: &LumaView<'_>) -> Part {
    let (width, height) = (view.width(), view.height());
    let side = width.min(height) * 6 / 10;
    let (left, top) = ((width - side) / 2, (height - side) / 2);
    Part { left, top, right: left + side, bottom: top + side }
}

/// The upright box around a code, as far as it is in the picture; `None` when nothing of it is.
fn around(view: &LumaView<'_>, corners: &Quad) -> Option<Part> {
    let span = |values: [f64; 4], most: usize| {
        let least = values.iter().copied().fold(f64::INFINITY, f64::min).max(0.0);
        let largest = values.iter().copied().fold(f64::NEG_INFINITY, f64::max).max(0.0);
        (least as usize, (largest.ceil() as usize).min(most))
    };
    let (left, right) = span(corners.0.map(|corner| corner.x), view.width());
    let (top, bottom) = span(corners.0.map(|corner| corner.y), view.height());
    (left < right && top < bottom).then_some(Part { left, top, right, bottom })
}

/// Lines that are looked at in each direction.
const LINES: usize = 24;

/// Fewer edges than this say nothing.
const LEAST_EDGES: usize = 12;

/// No lens and no sensor makes an edge narrower than about this many pixels.
const SHARP_EDGE_PX: f64 = 1.8;

/// An edge of this part of a module leaves every module its own grey.
const SHARP_EDGE_MODULES: f64 = 0.5;

/// How sharp a code is, 0 to 1: the width that a good edge between modules of this size has, by the width that edges
/// have.
pub(super) fn of_code(view: &LumaView<'_>, corners: &Quad, module_px: f64) -> Option<f64> {
    let part = around(view, corners)?;
    // Long enough for an edge as wide as a finder pattern's bar.
    let window = ((3.0 * module_px).round() as usize).clamp(6, 96);
    let width = edge_width(view, part, window, LEAST_STEP_OF_CODE)?;
    Some((SHARP_EDGE_PX.max(SHARP_EDGE_MODULES * module_px) / width).min(1.0))
}

/// How sharp a picture without a code is in its middle, 0 to 1. The measure is an edge in a code of a fifth of the
/// picture's height.
pub(super) fn of_middle(view: &LumaView<'_>) -> Option<f64> {
    let part = middle(view);
    let module_px = view.width().min(view.height()) as f64 / 5.0 / 33.0;
    let window = ((8.0 * module_px).round() as usize).clamp(12, 96);
    let width = edge_width(view, part, window, LEAST_STEP_OF_MIDDLE)?;
    Some((SHARP_EDGE_PX.max(module_px) / width).min(1.0))
}

/// Greys between which there is an edge of a code: a third of what is between ink and paper at their palest.
const LEAST_STEP_OF_CODE: f64 = 24.0;

/// The same where anything may be in the picture: shades on a wall are no edges.
const LEAST_STEP_OF_MIDDLE: f64 = 56.0;

/// The median width of edges in pixels: what the grey changes by in a window, by the most that it changes from one
/// pixel to the next. `None` when there are hardly any.
fn edge_width(view: &LumaView<'_>, part: Part, window: usize, least_step: f64) -> Option<f64> {
    let (width, height) = (part.right - part.left, part.bottom - part.top);
    let mut widths = Vec::new();
    let mut line = Vec::with_capacity(width.max(height));
    for y in spread(part.top, height) {
        // Three rows together: noise is not an edge.
        let rows = [-1, 0, 1].map(|d| view.row(beside(y, d, view.height())));
        line.clear();
        line.extend(
            (part.left..part.right).map(|x| rows.iter().map(|row| f64::from(row[x])).sum::<f64>() / 3.0),
        );
        windows(&line, window, least_step, &mut widths);
    }
    for x in spread(part.left, width) {
        let columns = [-1, 0, 1].map(|d| beside(x, d, view.width()));
        line.clear();
        line.extend((part.top..part.bottom).map(|y| {
            let row = view.row(y);
            columns.iter().map(|x| f64::from(row[*x])).sum::<f64>() / 3.0
        }));
        windows(&line, window, least_step, &mut widths);
    }
    if widths.len() < LEAST_EDGES {
        return None;
    }
    let median = widths.len() / 2;
    Some(*widths.select_nth_unstable_by(median, f64::total_cmp).1)
}

/// Up to [`LINES`] places, evenly spread.
fn spread(from: usize, count: usize) -> impl Iterator<Item = usize> {
    let step = (count / LINES).max(1);
    (from..from + count).skip(step / 2).step_by(step)
}

/// The row or column beside one, as far as there is one.
fn beside(at: usize, by: isize, count: usize) -> usize {
    at.saturating_add_signed(by).min(count.saturating_sub(1))
}

/// The widths of the edges in a line. In each window the steepest edge counts, and only when the window holds most of
/// what the line has of light and dark: narrow bars of a blurred code are pale.
fn windows(line: &[f64], window: usize, least_step: f64, widths: &mut Vec<f64>) {
    let range = |greys: &[f64]| {
        let least = greys.iter().copied().fold(f64::INFINITY, f64::min);
        greys.iter().copied().fold(f64::NEG_INFINITY, f64::max) - least
    };
    let least_step = (range(line) / 2.0).max(least_step);
    for greys in line.chunks_exact(window.max(2)) {
        let change = range(greys);
        if change >= least_step {
            let steepest = greys.windows(2).map(|two| (two[1] - two[0]).abs()).fold(0.0, f64::max);
            widths.push(change / steepest.max(f64::EPSILON));
        }
    }
}

#[cfg(test)]
mod tests {
    use base::Luma;

    use super::*;

    /// Bars of 16 pixels with edges this many pixels wide.
    fn bars(edge: f64) -> Luma {
        let grey = |x: usize| {
            let from_edge = (x % 32) as f64 - 8.0;
            let rising = (from_edge / edge + 0.5).clamp(0.0, 1.0);
            let falling = ((from_edge - 16.0) / edge + 0.5).clamp(0.0, 1.0);
            40.0 + 160.0 * (rising - falling)
        };
        let pixels = (0..240 * 240).map(|at| grey(at % 240) as u8).collect();
        Luma::new(240, 240, pixels).unwrap()
    }

    #[test]
    fn an_edge_is_as_wide_as_it_was_drawn() {
        for drawn in [2.0, 4.0, 8.0, 12.0] {
            let image = bars(drawn);
            let part = Part { left: 0, top: 0, right: 240, bottom: 240 };
            let found = edge_width(&image.view(), part, 32, 20.0).unwrap();
            assert!((found - drawn).abs() <= 0.1 * drawn + 0.1, "{drawn}: {found}");
        }
    }

    #[test]
    fn a_plain_wall_has_no_edges_and_no_picture_is_too_small() {
        assert_eq!(of_middle(&Luma::filled(640, 480, 90).view()), None);
        for (width, height) in [(0, 0), (1, 1), (1, 500), (3, 2)] {
            assert_eq!(of_middle(&Luma::filled(width, height, 90).view()), None);
        }
    }
}
