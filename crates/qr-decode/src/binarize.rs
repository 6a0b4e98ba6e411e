//! Grey to dark and light.
//!
//! Each way of choosing a threshold gives one grey for every pixel of a row; [`bits`] compares them and packs the
//! answers. That is where the pixels of a camera's frame are touched: twice, and in steps that compilers make wide.

mod bits;
mod blocks;
mod window;

use base::Luma;
use rxing::common::BitMatrix;

/// How the threshold is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Threshold {
    /// By blocks of 8 × 8 pixels and their neighbours.
    Blocks,
    /// By the mean of a window around each pixel: for light that changes over the symbol.
    Window,
    /// As `Blocks`, with light taken for dark.
    Inverted,
    /// As `Blocks`, with gaps of light between dark dots closed.
    Closed,
}

impl Threshold {
    /// How many ways there are.
    pub(crate) const COUNT: usize = 4;
}

/// The dark pixels of an image; `None` for an image without pixels, or without anything on it.
pub(crate) fn dark(image: &Luma, threshold: Threshold) -> Option<BitMatrix> {
    match threshold {
        Threshold::Blocks => blocks::dark(image.view()),
        Threshold::Window => window::dark(image.view()),
        Threshold::Inverted => {
            let mut light = blocks::dark(image.view())?;
            light.flip_self();
            Some(light)
        }
        Threshold::Closed => blocks::dark(closed(image).view()),
    }
}

/// The image with light gaps of up to two pixels between dark filled: the darkest, then the lightest of each
/// 3 × 3 pixels.
fn closed(image: &Luma) -> Luma {
    neighbours(&neighbours(image, u8::min), u8::max)
}

/// Each pixel and its eight neighbours made one by `pick`.
fn neighbours(image: &Luma, pick: fn(u8, u8) -> u8) -> Luma {
    let (width, height) = (image.width(), image.height());
    let mut across = image.clone();
    for (row, out) in
        image.pixels().chunks_exact(width.max(1)).zip(across.pixels_mut().chunks_exact_mut(width.max(1)))
    {
        for x in 0..width {
            out[x] = pick(row[x], pick(row[x.saturating_sub(1)], row[(x + 1).min(width - 1)]));
        }
    }
    let mut result = across.clone();
    let row = |y: usize| &across.pixels()[y * width..(y + 1) * width];
    for (y, out) in result.pixels_mut().chunks_exact_mut(width.max(1)).enumerate() {
        let (above, here, below) = (row(y.saturating_sub(1)), row(y), row((y + 1).min(height - 1)));
        for (x, pixel) in out.iter_mut().enumerate() {
            *pixel = pick(here[x], pick(above[x], below[x]));
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dark_square_is_found_on_light_that_fades() {
        let light = |x: usize| 60 + x / 2;
        let is_inside = |x: usize, y: usize| (80..92).contains(&x) && (40..52).contains(&y);
        let grey = |x, y| if is_inside(x, y) { light(x) / 2 } else { light(x) } as u8;
        let pixels = (0..100).flat_map(|y| (0..200).map(move |x| grey(x, y))).collect();
        let image = Luma::new(200, 100, pixels).expect("an image");
        let dark = dark(&image, Threshold::Window).expect("dark pixels");
        for y in 0..100 {
            for x in 0..200 {
                assert_eq!(dark.get(x as u32, y as u32), is_inside(x, y), "{x} {y}");
            }
        }
    }

    #[test]
    fn images_without_area_have_no_dark_pixels() {
        for threshold in [Threshold::Blocks, Threshold::Window, Threshold::Inverted] {
            assert!(dark(&Luma::filled(0, 0, 0), threshold).is_none());
            assert!(dark(&Luma::filled(0, 9, 0), threshold).is_none());
        }
    }
}
