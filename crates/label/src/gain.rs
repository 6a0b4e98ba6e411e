//! Ink gain: dark bars come out wider than they were sent, so they are sent narrower.
//!
//! Toner and melted ribbon spread beyond the dots. Light modules then shrink as dark ones grow, and a reader that
//! expects both of one size has less to go by. What is sent is narrower by the same amount: the printed symbol is even.

use base::{Dpi, Mm};

use crate::contour::Contour;

/// The largest part of a module that is taken off or put on, both edges together: a module never vanishes.
pub(crate) const MOST_SHARE: f64 = 0.4;

/// How much narrower, both edges together, in modules.
pub(crate) fn in_modules(ink_gain: Mm, module: Mm) -> f64 {
    let share = ink_gain.0 / module.0;
    if share.is_finite() { share.clamp(-MOST_SHARE, MOST_SHARE) } else { 0.0 }
}

/// How many whole dots narrower a dark bar is drawn, and what cannot be made good.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Dots {
    /// Both edges together; less than nothing makes bars wider.
    pub(crate) narrower: i64,
    /// The gain that stays.
    pub(crate) left_over: Mm,
}

/// The nearest whole dots to a gain, at most [`MOST_SHARE`] of a module.
pub(crate) fn in_dots(ink_gain: Mm, module: Mm, dots: Dpi) -> Dots {
    let most = (dots.dots(module).round() * MOST_SHARE).floor();
    let narrower = dots.dots(ink_gain).round();
    let narrower = if narrower.is_finite() && most > 0.0 { narrower.clamp(-most, most) } else { 0.0 };
    Dots { narrower: narrower as i64, left_over: ink_gain - dots.dot() * narrower }
}

/// The contour with every edge moved inwards by `inset` modules; outwards when that is less than nothing.
///
/// Exact: edges are horizontal and vertical in turn, so each corner moves along both. Nothing inverts while `inset`
/// is less than half a module.
pub(crate) fn inset(contour: &Contour, inset: f64) -> impl Iterator<Item = (f64, f64)> + '_ {
    let count = contour.len();
    contour.iter().enumerate().map(move |(at, &(x, y))| {
        let before = contour[(at + count - 1) % count];
        let after = contour[(at + 1) % count];
        // Even corners begin a horizontal edge. Dark is on the right hand: below an edge that leads right, and on
        // the left of one that leads down.
        let (horizontal, vertical) =
            if at % 2 == 0 { ((x, after.0), (before.1, y)) } else { ((before.0, x), (y, after.1)) };
        let down = if horizontal.1 > horizontal.0 { inset } else { -inset };
        let right = if vertical.1 > vertical.0 { -inset } else { inset };
        (f64::from(x) + right, f64::from(y) + down)
    })
}
