//! The scene as a grey PNG for printing: whole pixels a module, the physical size in the file.

use base::{Dpi, Mm};
use png::{BitDepth, ColorType, Encoder, PixelDimensions, Unit};
use tiny_skia::{FillRule, Mask, PathBuilder, Transform};

use crate::content::check_dpi;
use crate::face::Stroke;
use crate::fault::LabelError;
use crate::scene::{GlyphRun, Item, Rect, Scene, SymbolArea};

/// The most pixels of a picture.
pub const MAX_PIXELS: u64 = 100_000_000;

/// Draw the scene as an 8-bit grey PNG at `dpi`, or at the resolution next to it that gives whole pixels a module.
///
/// The file says how large it is (`pHYs`), so a program that heeds it prints the true size. Modules are pure black or
/// white; text is smoothed.
///
/// # Errors
/// `label.measure-out-of-range` for the resolution, `label.picture-too-large`, `label.not-written`.
pub fn png(scene: &Scene, dpi: Dpi) -> Result<Vec<u8>, LabelError> {
    check_dpi(dpi)?;
    let scale = Scale::of(scene, dpi);
    let (width, height) = (scale.whole(scene.width).max(1), scale.whole(scene.height).max(1));
    let pixels = width.saturating_mul(height);
    let too_large = LabelError::PictureTooLarge { pixels, most: MAX_PIXELS };
    if pixels > MAX_PIXELS {
        return Err(too_large);
    }
    let size = u32::try_from(width).ok().zip(u32::try_from(height).ok());
    let Some(mut ink) = size.and_then(|(width, height)| Mask::new(width, height)) else {
        return Err(too_large);
    };
    for item in &scene.items {
        match item {
            Item::Rule(rect) => scale.rule(rect, &mut ink),
            Item::Text(run) => scale.text(run, &mut ink),
            Item::Symbol(area) => scale.symbol(area, &mut ink),
        }
    }
    encode(&ink, scale.per_mm)
        .map_err(|fault| LabelError::NotWritten { format: "PNG", detail: fault.to_string() })
}

/// Ink to a file: 255 is full ink, 0 is paper.
fn encode(ink: &Mask, per_mm: f64) -> Result<Vec<u8>, png::EncodingError> {
    let grey: Vec<u8> = ink.data().iter().map(|ink| 255 - ink).collect();
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, ink.width(), ink.height());
    encoder.set_color(ColorType::Grayscale);
    encoder.set_depth(BitDepth::Eight);
    let per_metre = (per_mm * 1000.0).round() as u32;
    encoder.set_pixel_dims(Some(PixelDimensions { xppu: per_metre, yppu: per_metre, unit: Unit::Meter }));
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&grey)?;
    writer.finish()?;
    Ok(bytes)
}

/// Millimetres to pixels.
struct Scale {
    per_mm: f64,
}

impl Scale {
    /// The scale next to `dpi` that gives the symbol's modules whole pixels.
    fn of(scene: &Scene, dpi: Dpi) -> Self {
        let module = scene.items.iter().find_map(|item| match item {
            Item::Symbol(area) if area.module.0 > 0.0 => Some(area.module),
            _ => None,
        });
        let per_mm = match module {
            Some(module) => dpi.dots(module).round().max(1.0) / module.0,
            None => dpi.dots(Mm(1.0)),
        };
        Self { per_mm }
    }

    fn pixels(&self, length: Mm) -> f64 {
        length.0 * self.per_mm
    }

    fn whole(&self, length: Mm) -> u64 {
        self.pixels(length).round() as u64
    }

    fn rule(&self, rect: &Rect, ink: &mut Mask) {
        let (left, top) = (self.whole(rect.x), self.whole(rect.y));
        let (width, height) = (self.whole(rect.width).max(1), self.whole(rect.height).max(1));
        fill(ink, left, top, width, height);
    }

    fn symbol(&self, area: &SymbolArea, ink: &mut Mask) {
        let (left, top, module) =
            (self.whole(area.origin.x), self.whole(area.origin.y), self.whole(area.module));
        for (y, row) in area.modules.rows().enumerate() {
            for (x, _) in row.iter().enumerate().filter(|(_, dark)| **dark) {
                fill(ink, left + x as u64 * module, top + y as u64 * module, module, module);
            }
        }
    }

    fn text(&self, run: &GlyphRun, ink: &mut Mask) {
        let mut path = PathBuilder::new();
        for glyph in &run.glyphs {
            let (x, y) = (run.origin.x + glyph.x, run.origin.y);
            let place = |[right, up]: [f64; 2]| {
                (self.pixels(x + run.size * right) as f32, self.pixels(y - run.size * up) as f32)
            };
            for stroke in run.face.font().outline(glyph.id) {
                match stroke {
                    Stroke::Move(to) => path.move_to(place(to).0, place(to).1),
                    Stroke::Line(to) => path.line_to(place(to).0, place(to).1),
                    Stroke::Curve(over, to) => {
                        path.quad_to(place(over).0, place(over).1, place(to).0, place(to).1);
                    }
                    Stroke::Close => path.close(),
                }
            }
        }
        if let Some(path) = path.finish() {
            ink.fill_path(&path, FillRule::Winding, true, Transform::identity());
        }
    }
}

/// Fill whole pixels; what is outside the picture is left out.
fn fill(ink: &mut Mask, left: u64, top: u64, width: u64, height: u64) {
    let stride = u64::from(ink.width());
    let (right, bottom) = ((left + width).min(stride), (top + height).min(u64::from(ink.height())));
    for y in top..bottom {
        if left < right {
            ink.data_mut()[(y * stride + left) as usize..(y * stride + right) as usize].fill(255);
        }
    }
}
