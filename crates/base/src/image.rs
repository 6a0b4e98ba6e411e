//! Grey images and places in them.

use serde::{Deserialize, Serialize};

/// A place in an image, in pixels from the top left corner of the top left pixel; x right, y down.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Point {
    /// Pixels to the right.
    pub x: f64,
    /// Pixels down.
    pub y: f64,
}

/// Four corners, clockwise from the symbol's own top left: `[tl, tr, br, bl]`.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Quad(pub [Point; 4]);

impl Quad {
    /// The mean of the corners.
    pub fn centre(&self) -> Point {
        let sum = self.0.iter().fold(Point::default(), |a, p| Point { x: a.x + p.x, y: a.y + p.y });
        Point { x: sum.x / 4.0, y: sum.y / 4.0 }
    }
}

/// A grey image: row-major, `height × width` bytes, 0 = black, 255 = white.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Luma {
    width: usize,
    height: usize,
    pixels: Vec<u8>,
}

/// Why bytes are not a grey image.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LumaError {
    /// `width × height`, if that can be counted at all.
    pub expected: Option<usize>,
    /// How many bytes there were.
    pub found: usize,
}

impl std::fmt::Display for LumaError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.expected {
            Some(expected) => write!(f, "a grey image of this size has {expected} bytes, not {}", self.found),
            None => write!(f, "width times height overflows"),
        }
    }
}

impl std::error::Error for LumaError {}

impl Luma {
    /// An image of `width × height` pixels, row-major.
    ///
    /// # Errors
    /// When `pixels` is not exactly `width × height` long.
    pub fn new(width: usize, height: usize, pixels: Vec<u8>) -> Result<Self, LumaError> {
        let expected = width.checked_mul(height);
        if expected == Some(pixels.len()) {
            Ok(Self { width, height, pixels })
        } else {
            Err(LumaError { expected, found: pixels.len() })
        }
    }

    /// An image of one grey.
    pub fn filled(width: usize, height: usize, grey: u8) -> Self {
        Self { width, height, pixels: vec![grey; width * height] }
    }

    /// Pixels a row.
    pub const fn width(&self) -> usize {
        self.width
    }

    /// Rows.
    pub const fn height(&self) -> usize {
        self.height
    }

    /// All pixels, row-major.
    pub fn pixels(&self) -> &[u8] {
        &self.pixels
    }

    /// All pixels, row-major, to paint on.
    pub fn pixels_mut(&mut self) -> &mut [u8] {
        &mut self.pixels
    }

    /// The grey of a pixel; `None` outside the image.
    pub fn get(&self, x: usize, y: usize) -> Option<u8> {
        (x < self.width && y < self.height).then(|| self.pixels[y * self.width + x])
    }

    /// The whole image.
    pub fn view(&self) -> LumaView<'_> {
        LumaView { width: self.width, height: self.height, stride: self.width, pixels: &self.pixels }
    }

    /// The image made smaller by a whole `factor`: see [`LumaView::shrunk`].
    #[must_use]
    pub fn shrunk(&self, factor: usize) -> Self {
        self.view().shrunk(factor)
    }
}

/// A grey image that lies somewhere else: rows of `width` pixels, `stride` bytes from one row's begin to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LumaView<'a> {
    width: usize,
    height: usize,
    stride: usize,
    pixels: &'a [u8],
}

impl<'a> LumaView<'a> {
    /// A view of `height` rows of `width` pixels, each `stride` bytes behind the one before; the last row may end
    /// with its last pixel.
    ///
    /// # Errors
    /// When `stride` is less than `width`, or `pixels` ends before the last row does.
    pub fn new(width: usize, height: usize, stride: usize, pixels: &'a [u8]) -> Result<Self, LumaError> {
        let expected = match height {
            0 => Some(0),
            _ => stride.checked_mul(height - 1).and_then(|before| before.checked_add(width)),
        };
        match expected {
            Some(needed) if stride >= width && pixels.len() >= needed => {
                Ok(Self { width, height, stride, pixels })
            }
            _ => Err(LumaError { expected, found: pixels.len() }),
        }
    }

    /// Pixels a row.
    pub const fn width(&self) -> usize {
        self.width
    }

    /// Rows.
    pub const fn height(&self) -> usize {
        self.height
    }

    /// The pixels of a row.
    ///
    /// # Panics
    /// When there is no such row.
    pub fn row(&self, y: usize) -> &'a [u8] {
        &self.pixels[y * self.stride..][..self.width]
    }

    /// All rows, from the top.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = &'a [u8]> + 'a {
        let view = *self;
        (0..view.height).map(move |y| view.row(y))
    }

    /// A copy of its own, without what lies between the rows.
    pub fn to_luma(&self) -> Luma {
        let mut pixels = Vec::with_capacity(self.width * self.height);
        self.rows().for_each(|row| pixels.extend_from_slice(row));
        Luma { width: self.width, height: self.height, pixels }
    }

    /// The image made smaller by a whole `factor`, each pixel the mean of a `factor × factor` block.
    ///
    /// The last columns and rows that do not fill a block are left out. A factor of 0 or 1 gives a copy.
    #[must_use]
    pub fn shrunk(&self, factor: usize) -> Luma {
        // Of the usual factors neither a loop over a block's columns nor a division is left when this is compiled.
        match factor {
            0 | 1 => self.to_luma(),
            2 => self.shrunk_by(2),
            3 => self.shrunk_by(3),
            4 => self.shrunk_by(4),
            _ => self.shrunk_by(factor),
        }
    }

    #[inline(always)]
    fn shrunk_by(&self, factor: usize) -> Luma {
        /// As many rows of white can be summed up in 16 bits.
        const MAX_ROWS: usize = 257;
        let (width, height) = (self.width / factor, self.height / factor);
        let area = (factor * factor) as u32;
        let mut pixels = Vec::with_capacity(width * height);
        let mut columns = vec![0u16; width * factor];
        let mut sums = vec![0u32; width];
        for top in (0..height).map(|row| row * factor) {
            sums.fill(0);
            for from in (top..top + factor).step_by(MAX_ROWS) {
                columns.fill(0);
                for y in from..(from + MAX_ROWS).min(top + factor) {
                    columns
                        .iter_mut()
                        .zip(self.row(y))
                        .for_each(|(column, &grey)| *column += u16::from(grey));
                }
                for (sum, block) in sums.iter_mut().zip(columns.chunks_exact(factor)) {
                    *sum += block.iter().copied().map(u32::from).sum::<u32>();
                }
            }
            pixels.extend(sums.iter().map(|sum| ((sum + area / 2) / area) as u8));
        }
        Luma { width, height, pixels }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_luma_holds_exactly_its_pixels() {
        assert!(Luma::new(2, 2, vec![0; 4]).is_ok());
        assert_eq!(Luma::new(2, 2, vec![0; 3]).unwrap_err().expected, Some(4));
        assert_eq!(Luma::new(usize::MAX, 2, vec![]).unwrap_err().expected, None);
    }

    #[test]
    fn shrinking_takes_the_mean_of_each_block_and_drops_the_rest() {
        let image = Luma::new(5, 2, vec![0, 100, 255, 255, 9, 100, 200, 255, 255, 9]).unwrap();
        let small = image.shrunk(2);
        assert_eq!((small.width(), small.height(), small.pixels()), (2, 1, &[100, 255][..]));
        for factor in [2, 3, 4, 5, 300] {
            assert_eq!(Luma::filled(2 * factor, factor, 255).shrunk(factor).pixels(), [255, 255], "{factor}");
        }
    }

    #[test]
    fn a_view_leaves_out_what_lies_between_the_rows() {
        let pixels = [1, 2, 9, 3, 4];
        let view = LumaView::new(2, 2, 3, &pixels).unwrap();
        assert_eq!(view.rows().collect::<Vec<_>>(), [[1, 2], [3, 4]]);
        assert_eq!(view.to_luma().pixels(), [1, 2, 3, 4]);
        assert_eq!(LumaView::new(2, 2, 3, &pixels[..4]).unwrap_err().expected, Some(5));
        assert!(LumaView::new(2, 2, 1, &pixels).is_err());
        assert!(LumaView::new(9, 0, 9, &[]).is_ok());
        assert_eq!(LumaView::new(2, usize::MAX, usize::MAX, &pixels).unwrap_err().expected, None);
    }
}
