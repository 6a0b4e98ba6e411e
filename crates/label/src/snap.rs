//! The printer's grid: edges stand on whole dots, or they would be drawn one dot early here and one late there.

use base::{Dpi, Mm};

/// Lengths this near to each other are equal: a hundred thousandth of a dot at 600 dpi is far below any printer.
const TOLERANCE: f64 = 1e-6;

/// `length` moved to the nearest whole dot.
pub(crate) fn nearest(length: Mm, dots: Dpi) -> Mm {
    dots.dot() * dots.dots(length).round()
}

/// `length` moved up to a whole dot.
pub(crate) fn up(length: Mm, dots: Dpi) -> Mm {
    dots.dot() * (dots.dots(length) - TOLERANCE).ceil()
}

/// Is `length` shorter than `least`, beyond what rounding explains?
pub(crate) fn shorter(length: Mm, least: Mm) -> bool {
    length.0 < least.0 - TOLERANCE
}

/// `length` moved down to a whole dot.
pub(crate) fn down(length: Mm, dots: Dpi) -> Mm {
    dots.dot() * (dots.dots(length) + TOLERANCE).floor()
}
