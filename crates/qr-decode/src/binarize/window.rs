//! A threshold for each pixel: a share of the mean around it.

use base::LumaView;
use rxing::common::BitMatrix;

/// A pixel is dark when it is this much darker than the mean around it: 9/10.
const DARKER: (u64, u64) = (9, 10);

/// The dark pixels of an image.
pub(super) fn dark(image: LumaView<'_>) -> Option<BitMatrix> {
    let (width, height) = (image.width(), image.height());
    let mut dark = BitMatrix::new(u32::try_from(width).ok()?, u32::try_from(height).ok()?).ok()?;
    // Wider than a finder pattern of a symbol that fills the image, so that its centre is not its own background.
    let radius = (width.min(height) / 12).clamp(10, 60);
    // Sums of each column over the rows of the window, moved down row by row.
    let mut columns = vec![0u32; width];
    for y in 0..radius.min(height) {
        columns.iter_mut().zip(image.row(y)).for_each(|(sum, &grey)| *sum += u32::from(grey));
    }
    let mut sums = vec![0u64; width + 1];
    for y in 0..height {
        if y + radius < height {
            columns.iter_mut().zip(image.row(y + radius)).for_each(|(sum, &grey)| *sum += u32::from(grey));
        }
        if let Some(left) = y.checked_sub(radius + 1) {
            columns.iter_mut().zip(image.row(left)).for_each(|(sum, &grey)| *sum -= u32::from(grey));
        }
        for (x, &column) in columns.iter().enumerate() {
            sums[x + 1] = sums[x] + u64::from(column);
        }
        let rows = (y + radius + 1).min(height) - y.saturating_sub(radius);
        for (x, &grey) in image.row(y).iter().enumerate() {
            let (from, to) = (x.saturating_sub(radius), (x + radius + 1).min(width));
            let area = ((to - from) * rows) as u64;
            if u64::from(grey) * area * DARKER.1 < (sums[to] - sums[from]) * DARKER.0 {
                dark.set(x as u32, y as u32);
            }
        }
    }
    Some(dark)
}
