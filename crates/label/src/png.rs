//! The scene as a grey PNG for printing: whole pixels a module, the physical size in the file.

use base::{Dpi, Mm};
use png::{BitDepth, ColorType, Encoder, PixelDimensions, Unit};
use tiny_skia::Mask;

use crate::content::check_dpi;
use crate::fault::LabelError;
use crate::raster::Grid;
use crate::scene::{Item, Scene};

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
    let per_mm = dots_per_mm(scene, dpi);
    let ink = Grid::even(per_mm).draw(scene)?;
    encode(&ink, per_mm).map_err(|fault| LabelError::NotWritten { format: "PNG", detail: fault.to_string() })
}

/// The scale next to `dpi` that gives the symbol's modules whole pixels.
fn dots_per_mm(scene: &Scene, dpi: Dpi) -> f64 {
    let module = scene.items.iter().find_map(|item| match item {
        Item::Symbol(area) if area.module.0 > 0.0 => Some(area.module),
        _ => None,
    });
    match module {
        Some(module) => dpi.dots(module).round().max(1.0) / module.0,
        None => dpi.dots(Mm(1.0)),
    }
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
