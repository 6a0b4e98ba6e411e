//! Where symbol and text stand on a label, from left to right.

use base::{Dpi, Mm};

use crate::content::Style;
use crate::scene::Place;
use crate::snap;
use crate::template::{Side, Template};

/// Sums of lengths are equal only nearly.
const TOLERANCE: f64 = 1e-6;

/// The measures of a label that its texts do not change. All in millimetres.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Frame {
    pub(crate) width: f64,
    /// Without end as long as the label grows with its texts.
    pub(crate) height: f64,
    /// The symbol's edge without and with quiet zone.
    pub(crate) edge: f64,
    pub(crate) quiet_edge: f64,
    pub(crate) margin: f64,
    pub(crate) inset: f64,
    symbol_x: f64,
    /// The column of text beside the symbol, or below it.
    pub(crate) column_x: f64,
    pub(crate) column_width: f64,
    /// A column over the whole label, level with the symbol's outer side.
    pub(crate) whole_x: f64,
    pub(crate) whole_width: f64,
    dots: Dpi,
}

impl Frame {
    /// The symbol's edge with its quiet zone.
    pub(crate) fn quiet_edge(symbol_edge: Mm, style: &Style) -> f64 {
        symbol_edge.0 + 2.0 * qr_symbol::QUIET_ZONE_MODULES as f64 * style.module().0
    }

    /// The frame of a label of this size; `None` when the symbol is larger.
    pub(crate) fn fixed(
        size: (f64, f64),
        template: &Template,
        style: &Style,
        symbol_edge: Mm,
    ) -> Option<Self> {
        let quiet_edge = Self::quiet_edge(symbol_edge, style);
        let (width, height) = size;
        let least = quiet_edge + 2.0 * template.margin - TOLERANCE;
        if width < least || height < least {
            return None;
        }
        let quiet = (quiet_edge - symbol_edge.0) / 2.0;
        let x = |mm| Mm(mm);
        let symbol_x = match template.symbol.side {
            Side::Left => snap::up(x(f64::max(template.margin + quiet, template.inset)), style.dots),
            Side::Right => {
                let right = f64::max(template.margin + quiet, template.inset);
                snap::down(x(width - right - symbol_edge.0), style.dots)
            }
            Side::Top => snap::nearest(x((width - symbol_edge.0) / 2.0), style.dots),
        };
        let frame = Self::new(width, height, symbol_x, quiet_edge, template, style, symbol_edge);
        let on_paper =
            symbol_x.0 - quiet >= -TOLERANCE && symbol_x.0 + symbol_edge.0 + quiet <= width + TOLERANCE;
        on_paper.then_some(frame)
    }

    /// The frame of a label that is as wide as a column of text of this width makes it.
    pub(crate) fn grown(column: f64, template: &Template, style: &Style, symbol_edge: Mm) -> Self {
        let quiet_edge = Self::quiet_edge(symbol_edge, style);
        let quiet = (quiet_edge - symbol_edge.0) / 2.0;
        let (margin, inset, gutter) = (template.margin, template.inset, template.gutter);
        let (symbol_x, width) = match template.symbol.side {
            Side::Left => {
                let symbol_x = snap::up(Mm(f64::max(margin + quiet, inset)), style.dots);
                let column_x = snap::up(symbol_x + Mm(symbol_edge.0 + quiet + gutter), style.dots);
                (symbol_x, whole(column_x.0 + column + inset))
            }
            Side::Right => {
                let symbol_x = snap::up(Mm(inset + column + gutter + quiet), style.dots);
                (symbol_x, whole(symbol_x.0 + symbol_edge.0 + f64::max(quiet + margin, inset)))
            }
            Side::Top => {
                // A dot more, because the symbol moves to the nearest one.
                let least = quiet_edge + 2.0 * margin + style.dots.dot().0;
                let width = whole(f64::max(column + 2.0 * inset, least));
                (snap::nearest(Mm((width - symbol_edge.0) / 2.0), style.dots), width)
            }
        };
        Self::new(width, f64::INFINITY, symbol_x, quiet_edge, template, style, symbol_edge)
    }

    fn new(
        width: f64,
        height: f64,
        symbol_x: Mm,
        quiet_edge: f64,
        template: &Template,
        style: &Style,
        symbol_edge: Mm,
    ) -> Self {
        let quiet = (quiet_edge - symbol_edge.0) / 2.0;
        let (inset, gutter) = (template.inset, template.gutter);
        let (column_x, right) = match template.symbol.side {
            Side::Left => {
                (snap::up(symbol_x + Mm(symbol_edge.0 + quiet + gutter), style.dots).0, width - inset)
            }
            Side::Right => (inset, symbol_x.0 - quiet - gutter),
            Side::Top => (inset, width - inset),
        };
        let (whole_x, whole_end) = match template.symbol.side {
            Side::Left => (symbol_x.0, width - inset),
            Side::Right => (inset, symbol_x.0 + symbol_edge.0),
            Side::Top => (inset, width - inset),
        };
        Self {
            width,
            height,
            whole_x,
            whole_width: (whole_end - whole_x).max(0.0),
            edge: symbol_edge.0,
            quiet_edge,
            margin: template.margin,
            inset,
            symbol_x: symbol_x.0,
            column_x,
            column_width: (right - column_x).max(0.0),
            dots: style.dots,
        }
    }

    /// How wide the quiet zone is on each side.
    pub(crate) fn quiet(&self) -> f64 {
        (self.quiet_edge - self.edge) / 2.0
    }

    /// The same label, this high: whole millimetres.
    pub(crate) fn as_high_as(self, height: f64) -> Self {
        Self { height: whole(height), ..self }
    }

    /// The symbol's corner, its top at this height or at the dot next to it that keeps the quiet zone on the label.
    pub(crate) fn symbol_at(&self, top: f64) -> Place {
        let nearest = snap::nearest(Mm(top), self.dots).0;
        let most = snap::down(Mm(self.height - self.edge - self.quiet()), self.dots).0;
        let least = snap::up(Mm(self.quiet()), self.dots).0;
        Place { x: Mm(self.symbol_x), y: Mm(nearest.min(most).max(least)) }
    }

    /// The first whole dot at this height or below it.
    pub(crate) fn dot_below(&self, height: f64) -> f64 {
        snap::up(Mm(height), self.dots).0
    }

    /// The top of a symbol that stands alone in the middle.
    pub(crate) fn middle(&self) -> f64 {
        (self.height - self.edge) / 2.0
    }
}

/// `length` rounded up to whole millimetres.
fn whole(length: f64) -> f64 {
    (length - TOLERANCE).ceil()
}
