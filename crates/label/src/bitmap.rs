//! The scene as the dots of a printer: black or white, nothing between.

use base::Mm;

use crate::fault::LabelError;
use crate::printer::Printer;
use crate::scene::Scene;

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

/// Draw the scene at the printer's own dots, moved as its calibration says.
///
/// # Errors
/// `label.measure-out-of-range`, `label.picture-too-large`.
pub fn bitmap(scene: &Scene, printer: &Printer) -> Result<Bitmap, LabelError> {
    printer.check()?;
    let whole = |length: Mm| printer.dots.dots(length).round().max(1.0) as u32;
    Ok(Bitmap::white(whole(scene.width), whole(scene.height)))
}
