//! A picture at the size that a camera would have seen it in.

use base::Luma;

/// The picture with at most `long_edge` pixels along its longer edge, each the mean of the area that it covers.
pub(crate) fn to_long_edge(image: Luma, long_edge: usize) -> Luma {
    let longer = image.width().max(image.height());
    if longer <= long_edge || long_edge == 0 {
        return image;
    }
    let scaled = |edge: usize| (edge * long_edge).div_ceil(longer).max(1);
    let (width, height) = (scaled(image.width()), scaled(image.height()));
    let columns = shares(image.width(), width);
    let rows: Vec<Vec<f32>> = (0..image.height())
        .map(|y| {
            let row = &image.pixels()[y * image.width()..][..image.width()];
            let mean = |(from, shares): &(usize, Vec<f32>)| {
                shares.iter().zip(&row[*from..]).map(|(share, &grey)| share * f32::from(grey)).sum()
            };
            columns.iter().map(mean).collect()
        })
        .collect();
    let mut pixels = Vec::with_capacity(width * height);
    for (from, shares) in shares(image.height(), height) {
        pixels.extend((0..width).map(|x| {
            let grey: f32 = shares.iter().zip(&rows[from..]).map(|(share, row)| share * row[x]).sum();
            grey.round() as u8
        }));
    }
    Luma::new(width, height, pixels).unwrap_or(image)
}

/// For each of `to` equal parts of `from` pixels: the first pixel in it, and how much of the part each pixel makes.
fn shares(from: usize, to: usize) -> Vec<(usize, Vec<f32>)> {
    let step = from as f64 / to as f64;
    (0..to)
        .map(|part| {
            let (begin, end) = (part as f64 * step, (part + 1) as f64 * step);
            let first = begin as usize;
            let last = (end.ceil() as usize).clamp(first + 1, from);
            let covered = |pixel: usize| (end.min(pixel as f64 + 1.0) - begin.max(pixel as f64)).max(0.0);
            (first, (first..last).map(|pixel| (covered(pixel) / step) as f32).collect())
        })
        .collect()
}
