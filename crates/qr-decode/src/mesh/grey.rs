//! Grey between pixels.

use base::{Luma, Point};

/// An image to look up greys in, light and dark swapped if need be.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Grey<'a> {
    image: &'a Luma,
    inverted: bool,
}

impl<'a> Grey<'a> {
    /// `inverted` tells that light modules are dark in the image, which has at least one pixel.
    pub(crate) fn of(image: &'a Luma, inverted: bool) -> Self {
        debug_assert!(!image.pixels().is_empty(), "layers have at least 21 × 21 pixels");
        Self { image, inverted }
    }

    /// Whether a place is in the image.
    pub(crate) fn holds(&self, place: Point) -> bool {
        let within = |value: f64, end: usize| value >= 0.0 && value < end as f64;
        within(place.x, self.image.width()) && within(place.y, self.image.height())
    }

    /// The grey at a place, 0.0 dark to 255.0 light, between pixels by how near they are; beyond the image as at its
    /// edge.
    pub(crate) fn at(&self, place: Point) -> f64 {
        let (width, height) = (self.image.width(), self.image.height());
        let x = (place.x - 0.5).clamp(0.0, (width - 1) as f64);
        let y = (place.y - 0.5).clamp(0.0, (height - 1) as f64);
        let (left, top) = (x as usize, y as usize);
        let (right, bottom) = ((left + 1).min(width - 1), (top + 1).min(height - 1));
        let pixels = self.image.pixels();
        let at = |x: usize, y: usize| f64::from(pixels[y * width + x]);
        let (share_x, share_y) = (x - left as f64, y - top as f64);
        let above = at(left, top) + (at(right, top) - at(left, top)) * share_x;
        let below = at(left, bottom) + (at(right, bottom) - at(left, bottom)) * share_x;
        let grey = above + (below - above) * share_y;
        if self.inverted { 255.0 - grey } else { grey }
    }
}

/// How alike greys are to what is expected of them, -1.0 to 1.0: their correlation. `true` expects dark.
///
/// 0.0 for greys without contrast.
pub(crate) fn likeness(greys: impl Iterator<Item = (f64, bool)>) -> f64 {
    let (mut count, mut sum, mut squares, mut light, mut in_light) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for (grey, dark) in greys {
        count += 1.0;
        sum += grey;
        squares += grey * grey;
        if !dark {
            light += 1.0;
            in_light += grey;
        }
    }
    let spread = squares * count - sum * sum;
    let expected = light * (count - light);
    // Less than four greys apart is no contrast.
    if spread <= 4.0 * count * count || expected <= 0.0 {
        return 0.0;
    }
    (in_light * count - light * sum) / (spread * expected).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn greys_come_between_pixels() {
        let image = Luma::new(2, 1, vec![0, 100]).expect("an image");
        let at = |x, inverted| Grey::of(&image, inverted).at(Point { x, y: 0.5 });
        assert_eq!([at(0.5, false), at(1.0, false), at(9.0, false)], [0.0, 50.0, 100.0]);
        assert_eq!([at(0.5, true), at(1.0, true), at(f64::NEG_INFINITY, true)], [255.0, 205.0, 255.0]);
    }

    #[test]
    fn what_is_expected_is_most_alike_and_its_opposite_least() {
        let greys = |dark: f64, light: f64| [(dark, true), (light, false), (light, false), (dark, true)];
        let check = |greys: [(f64, bool); 4], expected: f64| {
            assert!((likeness(greys.into_iter()) - expected).abs() < 1e-9);
        };
        check(greys(10.0, 200.0), 1.0);
        check(greys(200.0, 10.0), -1.0);
        check(greys(90.0, 90.0), 0.0);
        check([(10.0, true), (200.0, true), (10.0, false), (200.0, false)], 0.0);
        assert_eq!(likeness(std::iter::empty()), 0.0);
    }
}
