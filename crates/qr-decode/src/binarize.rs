//! Grey to dark and light.

use base::Luma;
use rxing::common::{BitMatrix, HybridBinarizer};
use rxing::{Binarizer, Luma8Source};

/// How the threshold is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Threshold {
    /// By blocks of 8 × 8 pixels and their neighbours, as ZXing does.
    Blocks,
    /// By the mean of a window around each pixel: for light that changes over the symbol.
    Window,
    /// As `Blocks`, with light taken for dark.
    Inverted,
    /// As `Blocks`, with gaps of light between dark dots closed.
    Closed,
}

/// The dark pixels of an image; `None` for an image that is too small to hold a symbol.
pub(crate) fn dark(image: &Luma, threshold: Threshold) -> Option<BitMatrix> {
    match threshold {
        Threshold::Blocks => by_blocks(image),
        Threshold::Window => by_window(image),
        Threshold::Inverted => {
            let inverted = image.pixels().iter().map(|&grey| 255 - grey).collect();
            by_blocks(&Luma::new(image.width(), image.height(), inverted).ok()?)
        }
        Threshold::Closed => by_blocks(&closed(image)),
    }
}

fn by_blocks(image: &Luma) -> Option<BitMatrix> {
    let (width, height) = (u32::try_from(image.width()).ok()?, u32::try_from(image.height()).ok()?);
    let source = Luma8Source::new_with_slice(image.pixels(), width, height).ok()?;
    HybridBinarizer::new(source).get_black_matrix().ok().cloned()
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

/// A pixel is dark when it is this much darker than the mean around it: 9/10.
const DARKER: (u64, u64) = (9, 10);

fn by_window(image: &Luma) -> Option<BitMatrix> {
    let (width, height) = (image.width(), image.height());
    let mut dark = BitMatrix::new(u32::try_from(width).ok()?, u32::try_from(height).ok()?).ok()?;
    // Wider than a finder pattern of a symbol that fills the image, so that its centre is not its own background.
    let radius = (width.min(height) / 12).clamp(10, 60);
    // Sums of each column over the rows of the window, moved down row by row.
    let mut columns = vec![0u32; width];
    let row = |y: usize| &image.pixels()[y * width..(y + 1) * width];
    for y in 0..radius.min(height) {
        columns.iter_mut().zip(row(y)).for_each(|(sum, &grey)| *sum += u32::from(grey));
    }
    let mut sums = vec![0u64; width + 1];
    for y in 0..height {
        if y + radius < height {
            columns.iter_mut().zip(row(y + radius)).for_each(|(sum, &grey)| *sum += u32::from(grey));
        }
        if let Some(left) = y.checked_sub(radius + 1) {
            columns.iter_mut().zip(row(left)).for_each(|(sum, &grey)| *sum -= u32::from(grey));
        }
        for (x, &column) in columns.iter().enumerate() {
            sums[x + 1] = sums[x] + u64::from(column);
        }
        let rows = (y + radius + 1).min(height) - y.saturating_sub(radius);
        for (x, &grey) in row(y).iter().enumerate() {
            let (from, to) = (x.saturating_sub(radius), (x + radius + 1).min(width));
            let area = ((to - from) * rows) as u64;
            if u64::from(grey) * area * DARKER.1 < (sums[to] - sums[from]) * DARKER.0 {
                dark.set(x as u32, y as u32);
            }
        }
    }
    Some(dark)
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
