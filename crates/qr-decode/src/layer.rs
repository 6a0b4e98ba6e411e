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
}

impl Layer {
    /// `None` when it is too small for version 1 at one pixel a module, or not to be enlarged.
    pub(crate) fn of(source: LumaView<'_>, scale: Scale) -> Option<Self> {
        let longer = source.width().max(source.height());
        let layer = match scale {
            Scale::Double if longer > MAX_DOUBLED_EDGE => return None,
            Scale::Double => Self { image: enlarge::doubled(&source.to_luma()), pixel: 0.5 },
            Scale::Full => Self::shrunk(source, 1),
            Scale::LongEdge(edge) => Self::shrunk(source, (longer + edge / 2) / edge),
        };
        (layer.image.width() >= 21 && layer.image.height() >= 21).then_some(layer)
    }

    fn shrunk(source: LumaView<'_>, factor: usize) -> Self {
        let mut factor = factor.max(1);
        let longer = source.width().max(source.height());
        let pixels = source.width() * source.height();
        while pixels / (factor * factor) > MAX_LAYER_PIXELS || longer / factor > MAX_LAYER_EDGE {
            factor += 1;
        }
        Self { image: source.shrunk(factor), pixel: factor as f64 }
    }

    /// Where a place of the layer is in the source.
    pub(crate) fn in_source(&self, p: Point) -> Point {
        Point { x: p.x * self.pixel, y: p.y * self.pixel }
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
