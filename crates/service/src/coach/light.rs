//! How bright a part of a picture is, and how much of it is burnt out.

use base::{LumaView, Point, Quad};

use super::edges::middle;

/// What light does to a part of a picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Light {
    /// The grey that a tenth of the part exceeds, 0 to 1: the paper between the modules.
    pub(super) brightness: f64,
    /// Which part of it is burnt out, 0 to 1.
    pub(super) glare: f64,
}

/// At least this grey is white: in video frames white is 235.
const WHITE: u8 = 232;

/// At least this grey is burnt out where no code is seen: paper may be white, and hardly ever is more than that.
const BURNT_OUT: u8 = 252;

/// How many modules in a square are never all light in a symbol: the masks break up every larger area.
const FLAT_MODULES: usize = 4;

/// The most samples along an edge of a symbol; the largest has 177 modules.
const MOST_MODULES: usize = 177;

impl Light {
    /// Inside a code. Burnt out are squares of [`FLAT_MODULES`] that are white all over.
    pub(super) fn of_code(view: &LumaView<'_>, corners: &Quad, module_px: f64) -> Self {
        let mean_edge = {
            let [a, b, c, d] = corners.0;
            let length = |p: Point, q: Point| (p.x - q.x).hypot(p.y - q.y);
            (length(a, b) + length(b, c) + length(c, d) + length(d, a)) / 4.0
        };
        let modules = ((mean_edge / module_px).round() as usize).clamp(FLAT_MODULES, MOST_MODULES);
        let greys: Vec<u8> = (0..modules * modules)
            .map(|at| grey_at(view, inside(corners, at % modules, at / modules, modules)))
            .collect();
        let is_white = |x: usize, y: usize| greys[y * modules + x] >= WHITE;
        let windows = modules - FLAT_MODULES + 1;
        let mut burnt = vec![false; greys.len()];
        for (left, top) in (0..windows * windows).map(|at| (at % windows, at / windows)) {
            let square = || {
                (0..FLAT_MODULES * FLAT_MODULES).map(|at| (left + at % FLAT_MODULES, top + at / FLAT_MODULES))
            };
            if square().all(|(x, y)| is_white(x, y)) {
                square().for_each(|(x, y)| burnt[y * modules + x] = true);
            }
        }
        let burnt = burnt.iter().filter(|burnt| **burnt).count();
        Self { brightness: brightness(&greys), glare: burnt as f64 / greys.len() as f64 }
    }

    /// In the middle of a picture without a code, where people hold what they show.
    pub(super) fn of_middle(view: &LumaView<'_>) -> Self {
        let middle = middle(view);
        let step = (middle.len() / SAMPLES_A_SIDE).max(1);
        let greys: Vec<u8> =
            middle.rows(view).step_by(step).flat_map(|row| row.iter().copied().step_by(step)).collect();
        let burnt = greys.iter().filter(|grey| **grey >= BURNT_OUT).count();
        Self { brightness: brightness(&greys), glare: burnt as f64 / greys.len().max(1) as f64 }
    }
}

/// How many pixels a row and a column of the middle are looked at.
const SAMPLES_A_SIDE: usize = 96;

/// The grey that a tenth exceeds, 0 to 1.
fn brightness(greys: &[u8]) -> f64 {
    let mut counts = [0_usize; 256];
    for grey in greys {
        counts[usize::from(*grey)] += 1;
    }
    let mut above = greys.len() / 10;
    let at = counts.iter().rposition(|count| {
        let reached = *count > above;
        above = above.saturating_sub(*count);
        reached
    });
    at.unwrap_or(0) as f64 / 255.0
}

/// The middle of a module, by bilinear interpolation: the error that perspective makes is less than a module where a
/// symbol can be read at all, and it is squares of four that are looked for.
fn inside(corners: &Quad, column: usize, row: usize, modules: usize) -> Point {
    let part = |n: usize| (n as f64 + 0.5) / modules as f64;
    let (u, v) = (part(column), part(row));
    let [a, b, c, d] = corners.0;
    let mix =
        |a: f64, b: f64, c: f64, d: f64| (a * (1.0 - u) + b * u) * (1.0 - v) + (d * (1.0 - u) + c * u) * v;
    Point { x: mix(a.x, b.x, c.x, d.x), y: mix(a.y, b.y, c.y, d.y) }
}

/// The grey at a place, at the nearest pixel of the view.
fn grey_at(view: &LumaView<'_>, at: Point) -> u8 {
    // A cast of a number that is not one gives zero.
    let (x, y) = (at.x.max(0.0) as usize, at.y.max(0.0) as usize);
    let (last_x, last_y) = (view.width().saturating_sub(1), view.height().saturating_sub(1));
    if view.width() == 0 || view.height() == 0 { 0 } else { view.row(y.min(last_y))[x.min(last_x)] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brightness_is_what_a_tenth_exceeds() {
        let mut greys = vec![10; 80];
        greys.extend([200; 20]);
        assert_eq!(brightness(&greys), 200.0 / 255.0);
        greys.extend([10; 200]);
        assert_eq!(brightness(&greys), 10.0 / 255.0);
        assert_eq!(brightness(&[]), 0.0);
    }
}
