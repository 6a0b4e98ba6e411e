//! A threshold for each pixel: a share of the mean around it.

use base::LumaView;
use rxing::common::BitMatrix;

use super::bits::DarkRows;

/// A pixel is dark when it is this much darker than the mean around it: 9/10.
const DARKER: f32 = 0.9;

/// The dark pixels of an image; `None` for an image without pixels.
pub(super) fn dark(image: LumaView<'_>) -> Option<BitMatrix> {
    let (width, height) = (image.width(), image.height());
    let mut dark = DarkRows::new(width, height)?;
    // Wider than a finder pattern of a symbol that fills the image, so that its centre is not its own background.
    let radius = (width.min(height) / 12).clamp(10, 60);
    // Sums of each column over the rows of the window, moved down row by row.
    let mut columns = vec![0u32; width];
    for row in image.rows().take(radius) {
        columns.iter_mut().zip(row).for_each(|(sum, &grey)| *sum += u32::from(grey));
    }
    let places: Vec<(usize, usize)> =
        (0..width).map(|x| (x.saturating_sub(radius), (x + radius + 1).min(width))).collect();
    // Sums of all columns to the left: a row of 20,000 pixels times 121 rows stays below 2³².
    let mut sums = vec![0u32; width + 1];
    let mut thresholds = vec![0; width];
    for y in 0..height {
        if y + radius < height {
            columns.iter_mut().zip(image.row(y + radius)).for_each(|(sum, &grey)| *sum += u32::from(grey));
        }
        if let Some(left) = y.checked_sub(radius + 1) {
            columns.iter_mut().zip(image.row(left)).for_each(|(sum, &grey)| *sum -= u32::from(grey));
        }
        let mut sum = 0;
        for (end, &column) in sums[1..].iter_mut().zip(&columns) {
            sum += column;
            *end = sum;
        }
        let rows = (y + radius + 1).min(height) - y.saturating_sub(radius);
        for (threshold, &(from, to)) in thresholds.iter_mut().zip(&places) {
            let mean = (sums[to] - sums[from]) as f32 / ((to - from) * rows) as f32;
            *threshold = (mean * DARKER) as u8;
        }
        dark.write(y, image.row(y), &thresholds);
    }
    Some(dark.finish())
}
