//! Twice as large.

use base::Luma;

/// The image twice as wide and high, each pixel between the four that are nearest.
pub(crate) fn doubled(image: &Luma) -> Luma {
    let (width, height) = (image.width(), image.height());
    let mut result = Luma::filled(2 * width, 2 * height, 0);
    let row = |y: usize| &image.pixels()[y * width..(y + 1) * width];
    for (y, out) in result.pixels_mut().chunks_exact_mut(2 * width.max(1)).enumerate() {
        let (here, beside) = (row(y / 2), row(towards(y, height)));
        for (x, pixel) in out.iter_mut().enumerate() {
            let (near, far) = (x / 2, towards(x, width));
            let sum = 9 * u32::from(here[near])
                + 3 * (u32::from(here[far]) + u32::from(beside[near]))
                + u32::from(beside[far]);
            *pixel = ((sum + 8) / 16) as u8;
        }
    }
    result
}

/// The second nearest of `count` pixels to half pixel `half`.
fn towards(half: usize, count: usize) -> usize {
    let nearest = half / 2;
    if half.is_multiple_of(2) { nearest.saturating_sub(1) } else { (nearest + 1).min(count - 1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pixels_come_between_their_neighbours() {
        let image = Luma::new(2, 1, vec![0, 160]).expect("an image");
        assert_eq!(doubled(&image).pixels(), [0, 40, 120, 160, 0, 40, 120, 160]);
        assert_eq!(doubled(&Luma::filled(0, 0, 0)).pixels(), []);
        assert_eq!(doubled(&Luma::filled(1, 1, 7)).pixels(), [7; 4]);
    }
}
