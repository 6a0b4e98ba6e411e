//! On which scales and thresholds to look, and when to stop.

use std::borrow::Cow;

use base::{Luma, Point, Quad};
use rxing::qrcode::cpp_port::detector::FinderPatternSet;

use crate::binarize::{self, Threshold};
use crate::budget::Budget;
use crate::{Effort, Found, enlarge, finders, read, sample, warp};

/// One way to look at the image.
struct Rung {
    scale: Scale,
    threshold: Threshold,
    /// How many threes of finder patterns are taken for a symbol that is not flat.
    bent_sets: usize,
}

/// How large the image is looked at. It is only made smaller by whole factors, since a mean of whole pixels keeps
/// edges where they are.
#[derive(Debug, Clone, Copy)]
enum Scale {
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

const fn rung(scale: Scale, threshold: Threshold, bent_sets: usize) -> Rung {
    Rung { scale, threshold, bent_sets }
}

/// For a camera frame: at one scale large modules are missed, at a third small ones.
const QUICK: &[Rung] = &[
    rung(Scale::Full, Threshold::Blocks, 0),
    rung(Scale::LongEdge(427), Threshold::Blocks, 0),
    rung(Scale::LongEdge(1280), Threshold::Blocks, 2),
];

/// For a still picture: cheap and common first.
const THOROUGH: &[Rung] = &[
    rung(Scale::LongEdge(1280), Threshold::Blocks, 0),
    rung(Scale::LongEdge(427), Threshold::Blocks, 0),
    rung(Scale::LongEdge(640), Threshold::Blocks, 8),
    rung(Scale::LongEdge(2560), Threshold::Blocks, 8),
    rung(Scale::LongEdge(1280), Threshold::Window, 16),
    rung(Scale::LongEdge(640), Threshold::Window, 16),
    rung(Scale::LongEdge(320), Threshold::Blocks, 8),
    rung(Scale::LongEdge(1280), Threshold::Inverted, 8),
    rung(Scale::LongEdge(427), Threshold::Inverted, 8),
    rung(Scale::LongEdge(640), Threshold::Closed, 8),
    rung(Scale::LongEdge(1280), Threshold::Closed, 8),
    rung(Scale::Double, Threshold::Blocks, 8),
    rung(Scale::Double, Threshold::Window, 16),
    rung(Scale::Double, Threshold::Closed, 8),
    rung(Scale::Full, Threshold::Blocks, 8),
];

/// The symbols in an image, each once, in the order they were found.
///
/// Never panics, whatever the image; the work is bounded by the number of pixels and the effort.
pub fn decode(image: &Luma, effort: Effort) -> Vec<Found> {
    let rungs = match effort {
        Effort::Quick => QUICK,
        Effort::Thorough => THOROUGH,
    };
    let mut budget = Budget::of(effort);
    let mut all: Vec<Found> = Vec::new();
    let mut looked: Vec<(u64, Threshold, usize)> = Vec::new();
    for rung in rungs {
        let Some(layer) = Layer::of(image, rung.scale) else { continue };
        // Scales of a small image are the same; only a rung that takes more care is new.
        let seen = (layer.pixel.to_bits(), rung.threshold, rung.bent_sets);
        if looked.iter().any(|&(pixel, how, bent)| (pixel, how) == (seen.0, seen.1) && bent >= seen.2) {
            continue;
        }
        looked.push(seen);
        let may_hold_more = look(&layer, rung, &mut budget, &mut all);
        if !all.is_empty() && (effort == Effort::Quick || !may_hold_more) {
            break;
        }
    }
    all
}

/// The image at one scale.
struct Layer<'a> {
    image: Cow<'a, Luma>,
    /// The edge of one of its pixels in pixels of the source.
    pixel: f64,
}

impl<'a> Layer<'a> {
    /// `None` when it is too small for version 1 at one pixel a module, or not to be enlarged.
    fn of(source: &'a Luma, scale: Scale) -> Option<Self> {
        let longer = source.width().max(source.height());
        let layer = match scale {
            Scale::Double if longer > MAX_DOUBLED_EDGE => return None,
            Scale::Double => Self { image: Cow::Owned(enlarge::doubled(source)), pixel: 0.5 },
            Scale::Full => Self::shrunk(source, 1),
            Scale::LongEdge(edge) => Self::shrunk(source, (longer + edge / 2) / edge),
        };
        (layer.image.width() >= 21 && layer.image.height() >= 21).then_some(layer)
    }

    fn shrunk(source: &'a Luma, factor: usize) -> Self {
        let mut factor = factor.max(1);
        let longer = source.width().max(source.height());
        while source.pixels().len() / (factor * factor) > MAX_LAYER_PIXELS || longer / factor > MAX_LAYER_EDGE
        {
            factor += 1;
        }
        let image = if factor == 1 { Cow::Borrowed(source) } else { Cow::Owned(source.shrunk(factor)) };
        Self { image, pixel: factor as f64 }
    }

    fn in_source(&self, p: Point) -> Point {
        Point { x: p.x * self.pixel, y: p.y * self.pixel }
    }

    /// Whether one of the patterns belongs to a symbol that is known.
    fn is_explained(&self, set: &FinderPatternSet, known: &[Found]) -> bool {
        [set.tl, set.tr, set.bl].iter().any(|pattern| {
            let place = self.in_source(Point { x: f64::from(pattern.p.x), y: f64::from(pattern.p.y) });
            known.iter().any(|found| holds(&found.corners, place))
        })
    }
}

/// Adds what is found in one layer; whether there are finder patterns left that are in no symbol.
fn look(layer: &Layer<'_>, rung: &Rung, budget: &mut Budget, all: &mut Vec<Found>) -> bool {
    let Some(dark) = binarize::dark(&layer.image, rung.threshold) else { return false };
    let sets = finders::sets(&dark);
    let mut bent_tried = 0;
    for set in &sets {
        if layer.is_explained(set, all) {
            continue;
        }
        if !budget.take_set() {
            break;
        }
        let mut found = sample::modules(&dark, set).and_then(|sampled| read::by_rxing(&sampled));
        if found.is_none() && bent_tried < rung.bent_sets {
            bent_tried += 1;
            found = warp::modules(&layer.image, set, rung.threshold == Threshold::Inverted, budget)
                .find_map(|sampled| read::by_rqrr(&sampled).or_else(|| read::by_rxing(&sampled)));
        }
        if let Some(mut found) = found {
            found.corners = Quad(found.corners.0.map(|p| layer.in_source(p)));
            let centre = found.corners.centre();
            if !all.iter().any(|known| holds(&known.corners, centre)) {
                all.push(found);
            }
        }
    }
    sets.iter().any(|set| !layer.is_explained(set, all))
}

/// Whether a place is inside a quad that bulges nowhere inward.
fn holds(quad: &Quad, place: Point) -> bool {
    let side = |i: usize| {
        let (a, b) = (quad.0[i], quad.0[(i + 1) % 4]);
        (b.x - a.x) * (place.y - a.y) - (b.y - a.y) * (place.x - a.x)
    };
    (0..4).all(|i| side(i) >= 0.0) || (0..4).all(|i| side(i) <= 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quad_holds_what_is_inside_whichever_way_round_it_is() {
        let mut corners = [(0.0, 0.0), (10.0, 1.0), (9.0, 12.0), (-1.0, 8.0)].map(|(x, y)| Point { x, y });
        for _ in 0..2 {
            assert!(holds(&Quad(corners), Point { x: 5.0, y: 5.0 }));
            assert!(!holds(&Quad(corners), Point { x: 11.0, y: 5.0 }));
            assert!(!holds(&Quad(corners), Point { x: f64::NAN, y: 5.0 }));
            corners.reverse();
        }
    }

    #[test]
    fn layers_are_of_the_size_that_is_asked_for() {
        fn check((width, height): (usize, usize), scale: Scale, expected: Option<(usize, usize)>) {
            let source = Luma::filled(width, height, 9);
            let layer = Layer::of(&source, scale);
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
