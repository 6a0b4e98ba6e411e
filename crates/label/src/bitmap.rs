//! The scene as the dots of a printer: black or white, nothing between.

use base::Mm;

use crate::fault::LabelError;
use crate::printer::Printer;
use crate::raster::Grid;
use crate::scene::Scene;

/// The least ink, of 255, that makes a dot black.
const HALF: u8 = 128;

/// A picture of whole printer dots.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bitmap {
    width: u32,
    height: u32,
    bits: Vec<u8>,
}

impl Bitmap {
    /// White dots.
    pub fn white(width: u32, height: u32) -> Self {
        Self { width, height, bits: vec![0; width.div_ceil(8) as usize * height as usize] }
    }

    /// Dots a row.
    pub const fn width(&self) -> u32 {
        self.width
    }

    /// Rows.
    pub const fn height(&self) -> u32 {
        self.height
    }

    /// Bytes a row.
    pub const fn stride(&self) -> usize {
        self.width.div_ceil(8) as usize
    }

    /// The rows from the top: eight dots a byte, the first in the highest bit; 1 is black. Bits beyond the width are 0.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = &[u8]> {
        self.bits.chunks_exact(self.stride().max(1))
    }

    /// Is the dot black? Outside all is white.
    pub fn is_black(&self, x: u32, y: u32) -> bool {
        x < self.width
            && y < self.height
            && self.bits[y as usize * self.stride() + x as usize / 8] & (0x80 >> (x % 8)) != 0
    }
}

/// Draw the scene at the printer's own dots, scaled and moved as its calibration says.
///
/// Modules of a symbol are whole dots of one size whatever the scale ([`Printer::findings`] tells when that makes its
/// size wrong), and its dark bars narrower by the whole dots nearest to the ink gain. A dot of text is black when at
/// least half of it is ink. What the calibration moves over the edge of the label is left out.
///
/// # Errors
/// `label.measure-out-of-range`, `label.picture-too-large`.
pub fn bitmap(scene: &Scene, printer: &Printer) -> Result<Bitmap, LabelError> {
    printer.check()?;
    let own = printer.dots.dots(Mm(1.0));
    let grid = Grid {
        across: own * printer.scale_x,
        down: own * printer.scale_y,
        offset: (printer.offset_x.0 * own, printer.offset_y.0 * own),
        own,
        gain: Some((printer.ink_gain, printer.dots)),
    };
    let ink = grid.draw(scene)?;
    let mut bitmap = Bitmap::white(ink.width(), ink.height());
    let stride = bitmap.stride();
    let rows = ink.data().chunks_exact(ink.width() as usize).zip(bitmap.bits.chunks_exact_mut(stride));
    for (ink, bits) in rows {
        for (dots, byte) in ink.chunks(8).zip(bits) {
            let whole = dots.iter().enumerate();
            *byte = whole.filter(|(_, ink)| **ink >= HALF).fold(0, |byte, (at, _)| byte | (0x80 >> at));
        }
    }
    Ok(bitmap)
}
