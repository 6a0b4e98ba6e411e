//! The image at one scale, and what is dark in it.

use std::cell::OnceCell;

use base::{Luma, LumaView, Point, Quad};
use rxing::common::BitMatrix;

use crate::binarize::{self, Threshold};
use crate::enlarge;
use crate::finders::{self, Seen};

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
    /// What is dark, by threshold, once it was asked for.
    shapes: [OnceCell<Option<Shapes>>; Threshold::COUNT],
}

/// What is dark in a layer.
#[derive(Debug)]
pub(crate) struct Shapes {
    pub(crate) dark: BitMatrix,
    pub(crate) seen: Seen,
}

/// The image at all scales at which it was looked at: the ladder comes back to them with more care.
#[derive(Debug)]
pub(crate) struct Pyramid<'a> {
    source: LumaView<'a>,
    layers: Vec<Layer>,
}

impl<'a> Pyramid<'a> {
    pub(crate) const fn of(source: LumaView<'a>) -> Self {
        Self { source, layers: Vec::new() }
    }

    /// The layer of a scale, made when it is asked for first; `None` as for [`Layer::of`].
    pub(crate) fn layer(&mut self, scale: Scale) -> Option<&Layer> {
        let pixel = scale.pixel(self.source)?;
        let at = self.layers.iter().position(|layer| layer.pixel == pixel);
        let at = at.unwrap_or(self.layers.len());
        if at == self.layers.len() {
            self.layers.push(Layer::of(self.source, scale)?);
        }
        self.layers.get(at)
    }
}

impl Scale {
    /// The edge of a pixel at this scale in pixels of the source; `None` when it is not to be enlarged.
    fn pixel(self, source: LumaView<'_>) -> Option<f64> {
        let longer = source.width().max(source.height());
        match self {
            Self::Double => (longer <= MAX_DOUBLED_EDGE).then_some(0.5),
            Self::Full => Some(allowed(source, 1) as f64),
            Self::LongEdge(edge) => Some(allowed(source, (longer + edge / 2) / edge) as f64),
        }
    }
}

/// The least factor from this one on that gives a layer of bearable size.
const fn allowed(source: LumaView<'_>, factor: usize) -> usize {
    let longer = if source.width() > source.height() { source.width() } else { source.height() };
    let pixels = source.width() * source.height();
    let mut factor = if factor > 1 { factor } else { 1 };
    while pixels / (factor * factor) > MAX_LAYER_PIXELS || longer / factor > MAX_LAYER_EDGE {
        factor += 1;
    }
    factor
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

    fn origin(&self) -> Point {
        Point { x: self.left as f64, y: self.top as f64 }
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
        let pixel = scale.pixel(source)?;
        let image = match scale {
            Scale::Double => enlarge::doubled(&source.to_luma()),
            Scale::Full | Scale::LongEdge(_) => source.shrunk(pixel as usize),
        };
        let layer = Self::new(image, pixel, Point::default());
        (layer.image.width() >= 21 && layer.image.height() >= 21).then_some(layer)
    }

    /// A part of the source twice as large; `None` when it is too small for a symbol.
    pub(crate) fn doubled(source: LumaView<'_>, part: Part) -> Option<Self> {
        (part.width >= 21 && part.height >= 21)
            .then(|| Self::new(enlarge::doubled(&part.of(source)), 0.5, part.origin()))
    }

    /// A part of the source, its longer edge at most about so many pixels; `None` when it is too small for a symbol.
    pub(crate) fn part(source: LumaView<'_>, part: Part, long_edge: usize) -> Option<Self> {
        if part.width < 21 || part.height < 21 {
            return None;
        }
        let longer = part.width.max(part.height);
        let cut = part.of(source);
        let factor = allowed(cut.view(), (longer + long_edge / 2) / long_edge);
        Some(Self::new(cut.view().shrunk(factor), factor as f64, part.origin()))
    }

    fn new(image: Luma, pixel: f64, origin: Point) -> Self {
        Self { image, pixel, origin, shapes: Default::default() }
    }

    /// What is dark by this threshold; `None` when nothing is.
    pub(crate) fn shapes(&self, threshold: Threshold) -> Option<&Shapes> {
        let make = || {
            let dark = binarize::dark(&self.image, threshold)?;
            let seen = finders::search(&dark);
            Some(Shapes { dark, seen })
        };
        self.shapes[threshold as usize].get_or_init(make).as_ref()
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
            let mut pyramid = Pyramid::of(source.view());
            assert_eq!(
                pyramid.layer(scale).map(|layer| (layer.image.width(), layer.image.height())),
                expected
            );
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

    #[test]
    fn a_layer_is_made_once() {
        let source = Luma::filled(1280, 720, 9);
        let mut pyramid = Pyramid::of(source.view());
        for scale in [Scale::Full, Scale::LongEdge(1280), Scale::LongEdge(427), Scale::Full] {
            let layer = pyramid.layer(scale).expect("a layer");
            assert!(layer.shapes(Threshold::Blocks).is_none(), "nothing is on it");
        }
        assert_eq!(pyramid.layers.len(), 2);
    }
}
