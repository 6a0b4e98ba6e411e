//! The printer's grid: modules are whole dots, or their edges would be drawn one dot early here and one late there.

use base::{Dpi, Mm};
use qr_symbol::Version;

/// Lengths this near to each other are equal: a hundred thousandth of a dot at 600 dpi is far below any printer.
const TOLERANCE: f64 = 1e-6;

/// The fewest whole dots a module needs so that a symbol of `modules` a side is at least `edge` long.
pub(crate) fn module_dots(edge: Mm, modules: usize, dots: Dpi) -> u32 {
    let exact = dots.dots(edge) / modules.max(1) as f64;
    (exact - TOLERANCE).ceil().max(1.0) as u32
}

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

/// The largest version whose modules are at least `least_module` when its symbol, without quiet zone, is
/// `symbol_edge` long; `None` when not even version 1 fits.
pub fn largest_version(symbol_edge: Mm, least_module: Mm) -> Option<Version> {
    let least = least_module.0 - TOLERANCE;
    Version::all().rev().find(|version| symbol_edge.0 / version.modules() as f64 >= least)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_are_the_fewest_whole_dots_that_reach_the_edge() {
        // The sizes named in the printing advice for a 20 mm symbol.
        assert_eq!(module_dots(Mm(20.0), 41, Dpi(203.0)), 4);
        assert_eq!(module_dots(Mm(20.0), 37, Dpi(203.0)), 5);
        assert_eq!(module_dots(Mm(20.0), 41, Dpi(300.0)), 6);
        assert_eq!(module_dots(Mm(20.0), 49, Dpi(300.0)), 5);
        assert_eq!(module_dots(Mm(20.0), 41, Dpi(600.0)), 12);
        // Exactly whole stays as it is.
        assert_eq!(module_dots(Mm(25.4), 25, Dpi(100.0)), 4);
        assert_eq!(module_dots(Mm(1.0), 177, Dpi(72.0)), 1);
    }

    #[test]
    fn the_largest_version_still_has_modules_of_the_least_size() {
        let check = |edge, module, expected: Option<u8>| {
            assert_eq!(
                largest_version(Mm(edge), Mm(module)).map(Version::number),
                expected,
                "{edge} {module}"
            );
        };
        check(20.0, 0.396, Some(8));
        check(20.0, 20.0 / 49.0, Some(8));
        check(21.0, 0.396, Some(9));
        check(20.0, 0.0, Some(40));
        check(5.0, 0.396, None);
        check(f64::NAN, 0.396, None);
        check(-1.0, 0.396, None);
    }
}
