//! A logo: one-colour shapes out of a file that someone handed in.
//!
//! Nothing of the file but its outlines goes any further: what runs, refers to other files or shows pictures is left
//! out before the file is drawn, and said.

mod clean;
mod drawn;
mod fault;
mod traced;

use std::sync::Arc;

use base::{Finding, Mm};

pub use fault::LogoFault;

use crate::outline::{Outline, Stroke};
use crate::scene::{Paint, Place, Shape};

/// The most bytes of a logo's file.
pub const MAX_LOGO_BYTES: usize = 256 * 1024;

/// The most parts of all outlines of a logo: every label that shows it holds them.
const MAX_STROKES: usize = 20_000;

/// A logo, ready to be placed.
#[derive(Debug, Clone, PartialEq)]
pub struct Logo {
    /// Width and height in the unit of the outlines; their origin is its top left corner.
    size: (f64, f64),
    /// What it is made of, in drawing order.
    shapes: Vec<(Paint, Arc<Outline>)>,
}

/// The beginning of every PNG file.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

impl Logo {
    /// Read an SVG or PNG file. Dark shapes become ink, light ones on them paper; white around them is cut off.
    ///
    /// # Errors
    /// `logo.too-large`, `logo.not-supported`, `logo.broken`, `logo.entities`, `logo.too-complex`, `logo.empty`.
    pub fn read(bytes: &[u8]) -> Result<(Self, Vec<Finding>), LogoFault> {
        if bytes.len() > MAX_LOGO_BYTES {
            return Err(LogoFault::TooLarge { bytes: bytes.len(), most: MAX_LOGO_BYTES });
        }
        if bytes.starts_with(PNG) {
            return Ok((Self::of(traced::shapes(bytes)?)?, Vec::new()));
        }
        let text = std::str::from_utf8(bytes).map_err(|_| LogoFault::NotSupported)?;
        let text = text.trim_start_matches('\u{feff}').trim_start();
        if !text.starts_with('<') {
            return Err(LogoFault::NotSupported);
        }
        let (text, findings) = clean::cleaned(text)?;
        Ok((Self::of(drawn::shapes(&text)?)?, findings))
    }

    /// The logo that these outlines make, moved so that its ink begins at the origin.
    fn of(shapes: Vec<(Paint, Outline)>) -> Result<Self, LogoFault> {
        if shapes.iter().map(|(_, outline)| outline.strokes().len()).sum::<usize>() > MAX_STROKES {
            return Err(LogoFault::TooComplex { most: MAX_STROKES });
        }
        let inks =
            shapes.iter().filter(|(paint, _)| *paint == Paint::Ink).map(|(_, outline)| outline.bounds());
        let around = inks.reduce(|a, b| [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]);
        let [left, top, right, bottom] = around.ok_or(LogoFault::Empty)?;
        // Paper round the ink says nothing, and would lie over what is beside the logo.
        let says = |(paint, outline): &(Paint, Outline)| {
            let [own_left, own_top, own_right, own_bottom] = outline.bounds();
            let inside = own_left >= left && own_top >= top && own_right <= right && own_bottom <= bottom;
            *paint == Paint::Ink || inside
        };
        let shapes = shapes.into_iter().filter(says).filter_map(|(paint, outline)| {
            let moved = outline.strokes().iter().map(|stroke| stroke.map(|[x, y]| [x - left, y - top]));
            Some((paint, Arc::new(Outline::new(moved.collect::<Vec<Stroke>>(), outline.rule())?)))
        });
        Ok(Self { size: (right - left, bottom - top), shapes: shapes.collect() })
    }

    /// The size, in millimetres, that fills this room and keeps the logo's ratio.
    pub(crate) fn fitted(&self, room: (f64, f64)) -> (f64, f64) {
        let unit = f64::min(room.0 / self.size.0, room.1 / self.size.1);
        (self.size.0 * unit, self.size.1 * unit)
    }

    /// The logo at this place and of this size.
    pub(crate) fn shapes(&self, origin: Place, size: (f64, f64)) -> impl Iterator<Item = Shape> + '_ {
        let unit = Mm(size.0 / self.size.0);
        let shapes = self.shapes.iter();
        shapes.map(move |(paint, outline)| Shape {
            outline: Arc::clone(outline),
            origin,
            unit,
            paint: *paint,
        })
    }
}
