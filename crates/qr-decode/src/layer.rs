//! The image at one scale.

use base::{Luma, LumaView, Point, Quad};

use crate::enlarge;

/// How large the image is looked at. It is only made smaller by whole factors, since a mean of whole pixels keeps
/// edges where they are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Scale {
    /// The longer edge about this many pixels, but never enlarged.
    LongEdge(usize),
    /// As it is, but at most `MAX_LAYER_PIXELS`.
    Full,
    /// Twice as large, if the longer edge is at most `MAX_DOUBLED_EDGE`.
    Double,
}

/// The most pixels that are looked at in one piece.
const MAX_LAYER_PIXELS: usize = 16_000_000;

/// The longest edge of what is looked at in one piece: `rxing` counts pixels of a row in 16 bits.
const MAX_LAYER_EDGE: usize = 20_000;

/// Above this, modules that are too small to read belong to symbols that are a small part of the image.
const MAX_DOUBLED_EDGE: usize = 720;

/// The image at one scale.
#[derive(Debug)]
pub(crate) struct Layer {
    /// Its pixels.
    pub(crate) image: Luma,
    /// The edge of one of its pixels in pixels of the source.
    pub(crate) pixel: f64,
    /// Where its top left corner is in the source.
    pub(crate) origin: Point,
}

/// A part of an image, in its pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) left: usize,
    pub(crate) top: usize,
    pub(crate) width: usize,
    pub(crate) height: usize,
}

impl Part {
    /// All of it.
    pub(crate) const fn whole(image: LumaView<'_>) -> Self {
        Self { left: 0, top: 0, width: image.width(), height: image.height() }
    }

    /// What is within `reach` of a place to the sides, above and below.
    pub(crate) fn around(image: LumaView<'_>, place: Point, reach: f64) -> Self {
        let within = |at: f64, end: usize| (at.max(0.0) as usize).min(end);
        let (left, right) = (within(place.x - reach, image.width()), within(place.x + reach, image.width()));
        let (top, bottom) =
            (within(place.y - reach, image.height()), within(place.y + reach, image.height()));
        Self { left, top, width: right - left.min(right), height: bottom - top.min(bottom) }
    }

    /// How many pixels it has.
    pub(crate) const fn pixels(&self) -> usize {
        self.width * self.height
    }

    /// Whether both have pixels in common.
    pub(crate) const fn overlaps(&self, other: &Self) -> bool {
        self.left < other.left + other.width
            && other.left < self.left + self.width
            && self.top < other.top + other.height
            && other.top < self.top + self.height
    }

    /// The smallest part that holds both.
    pub(crate) fn with(&self, other: &Self) -> Self {
        let (left, top) = (self.left.min(other.left), self.top.min(other.top));
        let right = (self.left + self.width).max(other.left + other.width);
        let bottom = (self.top + self.height).max(other.top + other.height);
        Self { left, top, width: right - left, height: bottom - top }
    }

    fn of(&self, image: LumaView<'_>) -> Luma {
        let rows = (self.top..self.top + self.height)
            .flat_map(|y| image.row(y)[self.left..self.left + self.width].iter().copied());
        Luma::new(self.width, self.height, rows.collect()).unwrap_or_else(|_| Luma::filled(0, 0, 0))
    }
}

impl Layer {
    /// `None` when it is too small for version 1 at one pixel a module, or not to be enlarged.
    pub(crate) fn of(source: LumaView<'_>, scale: Scale) -> Option<Self> {
        let longer = source.width().max(source.height());
        let layer = match scale {
            Scale::Double if longer > MAX_DOUBLED_EDGE => return None,
            Scale::Double => {
                Self { image: enlarge::doubled(&source.to_luma()), pixel: 0.5, origin: Point::default() }
            }
            Scale::Full => Self::shrunk(source, 1),
            Scale::LongEdge(edge) => Self::shrunk(source, (longer + edge / 2) / edge),
        };
        (layer.image.width() >= 21 && layer.image.height() >= 21).then_some(layer)
    }

    /// A part of the source twice as large; `None` when it is too small for a symbol.
    pub(crate) fn doubled(source: LumaView<'_>, part: Part) -> Option<Self> {
        let origin = Point { x: part.left as f64, y: part.top as f64 };
        (part.width >= 21 && part.height >= 21).then(|| Self {
            image: enlarge::doubled(&part.of(source)),
            pixel: 0.5,
            origin,
        })
    }

    /// A part of the source, its longer edge at most about so many pixels; `None` when it is too small for a symbol.
    pub(crate) fn part(source: LumaView<'_>, part: Part, long_edge: usize) -> Option<Self> {
        if part.width < 21 || part.height < 21 {
            return None;
        }
        let longer = part.width.max(part.height);
        let cut = part.of(source);
        let shrunk = Self::shrunk(cut.view(), (longer + long_edge / 2) / long_edge);
        Some(Self { origin: Point { x: part.left as f64, y: part.top as f64 }, ..shrunk })
    }

    fn shrunk(source: LumaView<'_>, factor: usize) -> Self {
        let mut factor = factor.max(1);
        let longer = source.width().max(source.height());
        let pixels = source.width() * source.height();
        while pixels / (factor * factor) > MAX_LAYER_PIXELS || longer / factor > MAX_LAYER_EDGE {
            factor += 1;
        }
        Self { image: source.shrunk(factor), pixel: factor as f64, origin: Point::default() }
    }

    /// Where a place of the layer is in the source.
    pub(crate) fn in_source(&self, p: Point) -> Point {
        Point { x: p.x * self.pixel + self.origin.x, y: p.y * self.pixel + self.origin.y }
    }

    /// Where a place of the source is seen in the layer.
    pub(crate) fn seen(&self, p: Point) -> Point {
        Point { x: (p.x - self.origin.x) / self.pixel, y: (p.y - self.origin.y) / self.pixel }
    }

    /// Whether a place is in the layer.
    pub(crate) fn holds(&self, p: Point) -> bool {
        let within = |value: f64, end: usize| value >= 0.0 && value < end as f64;
        within(p.x, self.image.width()) && within(p.y, self.image.height())
    }

    /// Where a quad of the source is seen in the layer.
    pub(crate) fn seen_quad(&self, quad: Quad) -> Quad {
        Quad(quad.0.map(|p| self.seen(p)))
    }

    /// Where a quad of the layer is in the source.
    pub(crate) fn quad_in_source(&self, quad: Quad) -> Quad {
        Quad(quad.0.map(|p| self.in_source(p)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layers_are_of_the_size_that_is_asked_for() {
        fn check((width, height): (usize, usize), scale: Scale, expected: Option<(usize, usize)>) {
            let source = Luma::filled(width, height, 9);
            let layer = Layer::of(source.view(), scale);
            assert_eq!(layer.map(|layer| (layer.image.width(), layer.image.height())), expected);
        }
        check((1280, 720), Scale::LongEdge(1280), Some((1280, 720)));
        check((1280, 720), Scale::LongEdge(427), Some((426, 240)));
        check((4000, 3000), Scale::LongEdge(1280), Some((1333, 1000)));
        check((4000, 3000), Scale::Full, Some((4000, 3000)));
        check((8000, 6000), Scale::Full, Some((4000, 3000)));
        check((300, 200), Scale::Double, Some((600, 400)));
        check((800, 200), Scale::Double, None);
        check((20, 200), Scale::Full, None);
        check((0, 0), Scale::LongEdge(427), None);
        check((1, 10_000), Scale::Full, None);
        check((70_000, 100), Scale::Full, Some((17_500, 25)));
    }
}
