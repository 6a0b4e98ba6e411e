//! The scene as ink on a grid of dots: what pictures and printers' bitmaps share.

use base::{Dpi, Mm};
use tiny_skia::{FillRule, Mask, PathBuilder, Transform};

use crate::fault::LabelError;
use crate::gain;
use crate::outline::{self, Stroke};
use crate::png::MAX_PIXELS;
use crate::scene::{GlyphRun, Item, Paint, Place, Rect, Scene, Shape, SymbolArea};

/// Millimetres to dots.
///
/// Lengths of text and rules are scaled and smoothed at will. A symbol is not: its modules are whole dots of one size,
/// whatever the scale, because a module that is a dot wider than the next is what makes symbols hard to read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Grid {
    /// Dots in a millimetre across, with the printer's scale.
    pub(crate) across: f64,
    /// Dots in a millimetre down, with the printer's scale.
    pub(crate) down: f64,
    /// How many dots everything is moved to the right and down.
    pub(crate) offset: (f64, f64),
    /// Dots in a millimetre of paper and of a module.
    pub(crate) own: f64,
    /// The ink gain of a printer with dots of this size, for which dark bars of a symbol are drawn narrower.
    pub(crate) gain: Option<(Mm, Dpi)>,
}

impl Grid {
    /// The same dots both ways, and nothing moved.
    pub(crate) const fn even(per_mm: f64) -> Self {
        Self { across: per_mm, down: per_mm, offset: (0.0, 0.0), own: per_mm, gain: None }
    }

    fn x(&self, at: Mm) -> f64 {
        at.0 * self.across + self.offset.0
    }

    fn y(&self, at: Mm) -> f64 {
        at.0 * self.down + self.offset.1
    }

    /// Draw everything on white paper as large as the scene: 255 is full ink, 0 is paper.
    ///
    /// # Errors
    /// `label.picture-too-large`.
    pub(crate) fn draw(&self, scene: &Scene) -> Result<Mask, LabelError> {
        let whole = |length: Mm| ((length.0 * self.own).round() as u64).max(1);
        let pixels = whole(scene.width).saturating_mul(whole(scene.height));
        let too_large = LabelError::PictureTooLarge { pixels, most: MAX_PIXELS };
        if pixels > MAX_PIXELS {
            return Err(too_large);
        }
        let size = (u32::try_from(whole(scene.width)), u32::try_from(whole(scene.height)));
        let (Ok(width), Ok(height)) = size else { return Err(too_large) };
        let mut ink = Mask::new(width, height).ok_or(too_large)?;
        for item in &scene.items {
            match item {
                Item::Rule(rect) => self.rule(rect, &mut ink),
                Item::Text(run) => self.text(run, &mut ink),
                Item::Symbol(area) => self.symbol(area, &mut ink),
                Item::Shape(shape) => self.shape(shape, &mut ink),
            }
        }
        Ok(ink)
    }

    /// A rule from dot to dot, at least one thick.
    fn rule(&self, rect: &Rect, ink: &mut Mask) {
        let (left, top) = (self.x(rect.x).round() as i64, self.y(rect.y).round() as i64);
        let (width, height) = (rect.width.0 * self.across, rect.height.0 * self.down);
        let (width, height) = (width.round().max(1.0) as i64, height.round().max(1.0) as i64);
        fill(ink, (left, left.saturating_add(width)), (top, top.saturating_add(height)));
    }

    fn symbol(&self, area: &SymbolArea, ink: &mut Mask) {
        let Place { x, y } = area.origin;
        let (left, top) = (self.x(x).round() as i64, self.y(y).round() as i64);
        let module = ((area.module.0 * self.own).round() as i64).max(1);
        let edge = area.modules.edge() as i64;
        let dark = |x: i64, y: i64| {
            let at = usize::try_from(x).ok().zip(usize::try_from(y).ok());
            at.is_some_and(|(x, y)| area.modules.is_dark(x, y))
        };
        let narrower = self.gain.map_or(0, |(gain, dots)| gain::in_dots(gain, area.module, dots).narrower);
        // A bar that is narrower by an odd number of dots loses one more on the right and below.
        let (near, far) = (narrower.div_euclid(2), narrower - narrower.div_euclid(2));
        let margin = narrower.abs();
        for dot_row in -margin..edge * module + margin {
            // The rows of modules that this row of dots needs: all dark when bars are narrower, any when wider.
            let rows = [dot_row - near, dot_row + far].map(|dot| dot.div_euclid(module));
            let rows = [rows[0].min(rows[1]), rows[0].max(rows[1])];
            let is_dark = |x: i64| {
                let mut modules = (rows[0]..=rows[1]).map(|y| dark(x, y));
                if narrower >= 0 { modules.all(|dark| dark) } else { modules.any(|dark| dark) }
            };
            let mut x = 0;
            while x < edge {
                let start = x;
                while x < edge && is_dark(x) {
                    x += 1;
                }
                if x > start {
                    let from = left + start * module + near;
                    let to = left + x * module - far;
                    fill(ink, (from, to), (top + dot_row, top + dot_row + 1));
                }
                x += 1;
            }
        }
    }

    fn text(&self, run: &GlyphRun, ink: &mut Mask) {
        let Some(font) = run.face.font() else { return };
        let strokes = run.glyphs.iter().flat_map(|glyph| {
            let (x, y) = ((run.origin.x + glyph.x).0, run.origin.y.0);
            let place = move |[right, up]: [f64; 2]| [x + run.size.0 * right, y - run.size.0 * up];
            font.outline(glyph.id).into_iter().map(move |stroke| stroke.map(place))
        });
        if let Some(path) = self.path(strokes) {
            ink.fill_path(&path, FillRule::Winding, true, Transform::identity());
        }
    }

    fn shape(&self, shape: &Shape, ink: &mut Mask) {
        let Some(path) = self.path(shape.strokes()) else { return };
        let rule = match shape.outline.rule() {
            outline::FillRule::NonZero => FillRule::Winding,
            outline::FillRule::EvenOdd => FillRule::EvenOdd,
        };
        match shape.paint {
            Paint::Ink => ink.fill_path(&path, rule, true, Transform::identity()),
            Paint::Paper => {
                ink.invert();
                ink.fill_path(&path, rule, true, Transform::identity());
                ink.invert();
            }
        }
    }

    /// An outline in millimetres as a path in dots.
    fn path(&self, strokes: impl Iterator<Item = Stroke>) -> Option<tiny_skia::Path> {
        let mut path = PathBuilder::new();
        for stroke in strokes {
            match stroke.map(|[x, y]| [self.x(Mm(x)), self.y(Mm(y))]) {
                Stroke::Move([x, y]) => path.move_to(x as f32, y as f32),
                Stroke::Line([x, y]) => path.line_to(x as f32, y as f32),
                Stroke::Quad([x1, y1], [x, y]) => path.quad_to(x1 as f32, y1 as f32, x as f32, y as f32),
                Stroke::Cubic([x1, y1], [x2, y2], [x, y]) => {
                    path.cubic_to(x1 as f32, y1 as f32, x2 as f32, y2 as f32, x as f32, y as f32);
                }
                Stroke::Close => path.close(),
            }
        }
        path.finish()
    }
}

/// Fill whole dots; what is outside the picture is left out.
fn fill(ink: &mut Mask, columns: (i64, i64), rows: (i64, i64)) {
    let (width, height) = (i64::from(ink.width()), i64::from(ink.height()));
    let (left, right) = (columns.0.clamp(0, width), columns.1.clamp(0, width));
    if left >= right {
        return;
    }
    for y in rows.0.clamp(0, height)..rows.1.clamp(0, height) {
        ink.data_mut()[(y * width + left) as usize..(y * width + right) as usize].fill(255);
    }
}
