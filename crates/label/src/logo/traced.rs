//! A PNG as outlines: every dark pixel is ink.

use std::io::Cursor;

use png::{ColorType, Decoder, Limits, Transformations};
use qr_symbol::Modules;

use super::{LogoFault, MAX_STROKES};
use crate::contour::contours;
use crate::outline::{FillRule, Outline, Stroke};
use crate::scene::Paint;

/// The most pixels a side: 20 pixels a millimetre on a logo of 50 mm.
const MAX_EDGE: u32 = 1_024;

/// Pixels darker than this are ink.
const HALF: u32 = 128;

/// The outline of all that is dark on white.
pub(super) fn shapes(bytes: &[u8]) -> Result<Vec<(Paint, Outline)>, LogoFault> {
    let broken = |error: png::DecodingError| LogoFault::Broken { detail: error.to_string() };
    let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), Limits { bytes: 16 << 20 });
    decoder.set_transformations(Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(broken)?;
    let (width, height) = (reader.info().width, reader.info().height);
    if width.max(height) > MAX_EDGE {
        return Err(LogoFault::TooComplex { most: MAX_STROKES });
    }
    let mut pixels = vec![0; reader.output_buffer_size().ok_or(LogoFault::Empty)?];
    let frame = reader.next_frame(&mut pixels).map_err(broken)?;
    let (width, height) = (width as usize, height as usize);
    let channels = match frame.color_type {
        ColorType::Grayscale | ColorType::Indexed => 1,
        ColorType::GrayscaleAlpha => 2,
        ColorType::Rgb => 3,
        ColorType::Rgba => 4,
    };
    let dark = |x: usize, y: usize| {
        let at = (y * width + x) * channels;
        x < width && y < height && pixels.get(at..at + channels).is_some_and(is_dark)
    };
    let contours = contours(&Modules::from_fn(width.max(height), dark));
    if contours.iter().map(|contour| contour.len() + 1).sum::<usize>() > MAX_STROKES {
        return Err(LogoFault::TooComplex { most: MAX_STROKES });
    }
    let mut strokes = Vec::new();
    for contour in contours {
        for (at, &(x, y)) in contour.iter().enumerate() {
            let to = [f64::from(x), f64::from(y)];
            strokes.push(if at == 0 { Stroke::Move(to) } else { Stroke::Line(to) });
        }
        strokes.push(Stroke::Close);
    }
    Ok(Outline::new(strokes, FillRule::NonZero).map(|outline| (Paint::Ink, outline)).into_iter().collect())
}

/// Is a pixel, grey or colour, with or without alpha, dark on white paper?
fn is_dark(pixel: &[u8]) -> bool {
    let (colour, alpha) = match *pixel {
        [grey] => ([grey; 3], 255),
        [grey, alpha] => ([grey; 3], alpha),
        [red, green, blue] => ([red, green, blue], 255),
        [red, green, blue, alpha] => ([red, green, blue], alpha),
        _ => return false,
    };
    let [red, green, blue] = colour.map(u32::from);
    let luma = (299 * red + 587 * green + 114 * blue) / 1000;
    let alpha = u32::from(alpha);
    (luma * alpha + 255 * (255 - alpha)) / 255 < HALF
}
