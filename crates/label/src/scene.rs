//! A drawn label as plain data: what is where, in millimetres. Every exporter draws exactly this.
//!
//! The origin is the top left corner of the label, x goes right, y goes down. All ink is black on white paper: labels
//! are printed in one colour, and grey would be broken into dots.

use std::sync::Arc;

use base::{Finding, Mm};
use qr_symbol::Modules;

use crate::face::Face;
use crate::outline::{Outline, Stroke};

/// A place on the label.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// From the left edge of the label.
    pub x: Mm,
    /// From the top edge of the label.
    pub y: Mm,
}

/// A rectangle on the label.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rect {
    /// The left edge.
    pub x: Mm,
    /// The top edge.
    pub y: Mm,
    /// How far it reaches to the right.
    pub width: Mm,
    /// How far it reaches down.
    pub height: Mm,
}

impl Rect {
    /// The right edge.
    pub fn right(&self) -> Mm {
        self.x + self.width
    }

    /// The bottom edge.
    pub fn bottom(&self) -> Mm {
        self.y + self.height
    }

    /// Does any point lie inside both?
    pub fn overlaps(&self, other: &Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    /// Does `other` lie inside, edges allowed to touch?
    pub fn contains(&self, other: &Self) -> bool {
        self.x <= other.x
            && self.y <= other.y
            && other.right() <= self.right()
            && other.bottom() <= self.bottom()
    }
}

/// One glyph of a run.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// The glyph's index in its face.
    pub id: u16,
    /// From the start of the run to the glyph's origin.
    pub x: Mm,
}

/// Glyphs of one face and size on one baseline.
#[derive(Debug, Clone, PartialEq)]
pub struct GlyphRun {
    /// The face.
    pub face: Face,
    /// The em: the nominal size of the letters.
    pub size: Mm,
    /// Where the baseline begins.
    pub origin: Place,
    /// One for each character of `text`, in this order.
    pub glyphs: Vec<Glyph>,
    /// How far the run reaches, to where a next glyph would begin.
    pub advance: Mm,
    /// What it says.
    pub text: String,
}

impl GlyphRun {
    /// Where each glyph has ink; glyphs without ink, such as spaces, have no rectangle.
    pub fn ink(&self) -> Vec<Rect> {
        let font = self.face.font();
        let glyphs = self.glyphs.iter().filter_map(|glyph| Some((glyph.x, font?.ink(glyph.id)?)));
        let rects = glyphs.map(|(x, ink)| Rect {
            x: self.origin.x + x + self.size * ink.left,
            y: self.origin.y - self.size * ink.top,
            width: self.size * (ink.right - ink.left),
            height: self.size * (ink.top - ink.bottom),
        });
        rects.collect()
    }
}

/// A QR symbol without its quiet zone.
#[derive(Debug, Clone, PartialEq)]
pub struct SymbolArea {
    /// The outer corner of the top left module.
    pub origin: Place,
    /// The edge of one module.
    pub module: Mm,
    /// Which modules are dark.
    pub modules: Modules,
}

impl SymbolArea {
    /// The symbol's own square.
    pub fn bounds(&self) -> Rect {
        let edge = self.module * self.modules.edge() as f64;
        Rect { x: self.origin.x, y: self.origin.y, width: edge, height: edge }
    }

    /// The symbol with its quiet zone: nothing else may be drawn here.
    pub fn quiet_bounds(&self) -> Rect {
        let quiet = self.module * qr_symbol::QUIET_ZONE_MODULES as f64;
        let own = self.bounds();
        Rect {
            x: own.x - quiet,
            y: own.y - quiet,
            width: own.width + quiet * 2.0,
            height: own.height + quiet * 2.0,
        }
    }
}

/// What a shape is filled with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    /// What the printer puts on the label.
    Ink,
    /// Nothing: ink that lies below it is taken away.
    Paper,
}

/// A filled outline: a part of a logo, a crop mark.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// The outline in its own units; shared by all labels that show it.
    pub outline: Arc<Outline>,
    /// Where the origin of the outline lies.
    pub origin: Place,
    /// How long one unit of the outline is.
    pub unit: Mm,
    /// What it is filled with.
    pub paint: Paint,
}

impl Shape {
    /// A filled rectangle.
    pub fn rectangle(rect: &Rect, paint: Paint) -> Option<Self> {
        let (width, height) = (rect.width.0, rect.height.0);
        let strokes = vec![
            Stroke::Move([0.0, 0.0]),
            Stroke::Line([width, 0.0]),
            Stroke::Line([width, height]),
            Stroke::Line([0.0, height]),
            Stroke::Close,
        ];
        let outline = Outline::new(strokes, crate::outline::FillRule::NonZero)?;
        Some(Self {
            outline: Arc::new(outline),
            origin: Place { x: rect.x, y: rect.y },
            unit: Mm(1.0),
            paint,
        })
    }

    /// The box of all its points, control points included.
    pub fn bounds(&self) -> Rect {
        let [left, top, right, bottom] = self.outline.bounds().map(|units| self.unit * units);
        Rect { x: self.origin.x + left, y: self.origin.y + top, width: right - left, height: bottom - top }
    }

    /// Its contours in millimetres on the label.
    pub fn strokes(&self) -> impl Iterator<Item = Stroke> + '_ {
        let place = |[x, y]: [f64; 2]| [self.origin.x.0 + x * self.unit.0, self.origin.y.0 + y * self.unit.0];
        self.outline.strokes().iter().map(move |stroke| stroke.map(place))
    }
}

/// One thing on the label.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A filled rectangle: a rule.
    Rule(Rect),
    /// Text.
    Text(GlyphRun),
    /// The symbol.
    Symbol(SymbolArea),
    /// A filled outline.
    Shape(Shape),
}

/// A whole label, in drawing order.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// The label's width.
    pub width: Mm,
    /// The label's height.
    pub height: Mm,
    /// What is on it.
    pub items: Vec<Item>,
    /// What it says, line by line, for those who cannot see it.
    pub description: String,
}

/// A laid out label and what there is to say about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// The drawing.
    pub scene: Scene,
    /// The edge of one module.
    pub module: Mm,
    /// The edge of one module in dots of [`Style::dots`](crate::Style::dots): always whole.
    pub module_dots: u32,
    /// The symbol's edge without the quiet zone.
    pub symbol_edge: Mm,
    /// Width and height of the label.
    pub size: (Mm, Mm),
    /// The keys of the values that stand on the label whole, in their order.
    pub shown: Vec<String>,
    /// What has to be mended (`Error`) or looked at before this label is used.
    pub findings: Vec<Finding>,
}

/// A calendar date for the document's data; no clock is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Date {
    /// The year, 0 to 9999.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day of the month, 1 to 31.
    pub day: u8,
}

/// What a file says about itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Meta {
    /// The title.
    pub title: String,
    /// The main language as a BCP 47 tag, such as `vi`.
    pub language: String,
    /// When it was made. A PDF with a date is PDF/A-2u; one without is a plain PDF 1.7.
    pub date: Option<Date>,
}
