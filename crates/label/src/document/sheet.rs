//! The sheet: A4 and its margins, and the sizes in which things are set. All in millimetres.

use crate::face::Face;

/// The width of A4.
pub(super) const WIDTH: f64 = 210.0;

/// The height of A4.
pub(super) const HEIGHT: f64 = 297.0;

/// The white round the text on each side; the footer stands in the lower one.
pub(super) const MARGIN: f64 = 20.0;

/// How wide lines are.
pub(super) const MEASURE: f64 = WIDTH - 2.0 * MARGIN;

/// Where text ends.
pub(super) const BOTTOM: f64 = HEIGHT - MARGIN;

/// The white between two columns.
pub(super) const GUTTER: f64 = 4.0;

/// A rule under a row. Thinner ones are drawn as one dot by screens and lost by printers.
pub(super) const HAIRLINE: f64 = 0.1;

/// A rule under headings and under the title.
pub(super) const RULE: f64 = 0.3;

/// From baseline to baseline in ems: a letter such as `Ễ` stands clear of the `ộ` above it.
pub(crate) const LEADING: f64 = 1.36;

/// The height of capitals in ems.
pub(super) const CAP_HEIGHT: f64 = 0.74;

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Type {
    pub(crate) face: Face,
    /// The em.
    pub(crate) size: f64,
}

impl Type {
    /// From baseline to baseline.
    pub(crate) const fn leading(self) -> f64 {
        self.size * LEADING
    }

    /// From the top of a line to its baseline: capitals stand in the middle.
    pub(crate) const fn baseline(self) -> f64 {
        self.size * f64::midpoint(LEADING, CAP_HEIGHT)
    }
}

pub(super) const TITLE: Type = Type { face: Face::Semibold, size: 6.2 };
pub(super) const SUBTITLE: Type = Type { face: Face::Regular, size: 3.9 };
pub(super) const HEADING: Type = Type { face: Face::Semibold, size: 4.2 };
pub(super) const TEXT: Type = Type { face: Face::Regular, size: 3.3 };
pub(super) const STRONG: Type = Type { face: Face::Semibold, ..TEXT };
pub(super) const CELL: Type = Type { face: Face::Regular, size: 3.0 };
pub(super) const COLUMN: Type = Type { face: Face::Semibold, ..CELL };
pub(super) const FOOTER: Type = Type { face: Face::Regular, size: 2.6 };
