//! On which scales and thresholds to look, and when to stop.

use base::{Luma, Point, Quad};
use rxing::qrcode::cpp_port::detector::FinderPatternSet;

use crate::binarize::{self, Threshold};
use crate::{Effort, Found, finders, read, sample};

/// The symbols in an image, each once, in the order they were found.
///
/// Never panics, whatever the image; the work is bounded by the number of pixels and the effort.
pub fn decode(image: &Luma, effort: Effort) -> Vec<Found> {
    let mut all: Vec<Found> = Vec::new();
    let rungs = match effort {
        Effort::Quick => QUICK,
        Effort::Thorough => THOROUGH,
    };
    let mut done = Vec::new();
    for rung in rungs {
        let factor = factor(image, rung.long_edge);
        if done.contains(&(factor, rung.threshold)) {
            continue;
        }
        done.push((factor, rung.threshold));
        let layer = if factor == 1 {
            std::borrow::Cow::Borrowed(image)
        } else {
            std::borrow::Cow::Owned(image.shrunk(factor))
        };
        let more_to_find = look(&layer, rung.threshold, factor as f64, &mut all);
        if !all.is_empty() && (effort == Effort::Quick || !more_to_find) {
            break;
        }
    }
    all
}

struct Rung {
    /// How long the longer edge is made, about; images are never enlarged.
    long_edge: usize,
    threshold: Threshold,
}

const fn rung(long_edge: usize, threshold: Threshold) -> Rung {
    Rung { long_edge, threshold }
}

const QUICK: &[Rung] = &[rung(FULL, Threshold::Blocks), rung(427, Threshold::Blocks)];

const THOROUGH: &[Rung] = &[
    rung(1280, Threshold::Blocks),
    rung(427, Threshold::Blocks),
    rung(640, Threshold::Blocks),
    rung(320, Threshold::Blocks),
    rung(2560, Threshold::Blocks),
    rung(1280, Threshold::Window),
    rung(640, Threshold::Window),
    rung(1280, Threshold::Inverted),
    rung(427, Threshold::Inverted),
    rung(FULL, Threshold::Blocks),
];

/// As it is, within `MAX_LAYER_PIXELS`.
const FULL: usize = usize::MAX;

/// The most pixels that are looked at in one piece.
const MAX_LAYER_PIXELS: usize = 16_000_000;

/// How many pixels become one so that the longer edge is about `long_edge`.
fn factor(image: &Luma, long_edge: usize) -> usize {
    let longer = image.width().max(image.height());
    let mut factor = (longer.saturating_add(long_edge / 2) / long_edge).max(1);
    while image.pixels().len() / (factor * factor) > MAX_LAYER_PIXELS {
        factor += 1;
    }
    factor
}

/// How many threes of finder patterns are tried in one layer.
const MAX_SETS: usize = 600;

/// Adds what is found in one layer; whether threes of finder patterns are left that are in no symbol.
fn look(layer: &Luma, threshold: Threshold, scale: f64, all: &mut Vec<Found>) -> bool {
    // Version 1 at one pixel a module.
    if layer.width() < 21 || layer.height() < 21 {
        return false;
    }
    let Some(dark) = binarize::dark(layer, threshold) else { return false };
    let sets = finders::sets(&dark);
    let mut tries = 0;
    for set in &sets {
        if is_explained(set, scale, all) {
            continue;
        }
        tries += 1;
        if tries > MAX_SETS {
            break;
        }
        let found = sample::modules(&dark, set).and_then(|sampled| read::by_rxing(&sampled));
        if let Some(mut found) = found {
            found.corners = Quad(found.corners.0.map(|p| Point { x: p.x * scale, y: p.y * scale }));
            if !all.iter().any(|known| holds(&known.corners, found.corners.centre())) {
                all.push(found);
            }
        }
    }
    sets.iter().any(|set| !is_explained(set, scale, all))
}

/// Whether one of the patterns belongs to a symbol that is known.
fn is_explained(set: &FinderPatternSet, scale: f64, all: &[Found]) -> bool {
    [set.tl, set.tr, set.bl].iter().any(|pattern| {
        let place = Point { x: f64::from(pattern.p.x) * scale, y: f64::from(pattern.p.y) * scale };
        all.iter().any(|found| holds(&found.corners, place))
    })
}

/// Whether a place is inside a quad.
fn holds(quad: &Quad, place: Point) -> bool {
    let sides = (0..4).map(|i| {
        let (a, b) = (quad.0[i], quad.0[(i + 1) % 4]);
        (b.x - a.x) * (place.y - a.y) - (b.y - a.y) * (place.x - a.x)
    });
    let (mut left, mut right) = (false, false);
    for side in sides {
        left |= side < 0.0;
        right |= side > 0.0;
    }
    !(left && right)
}
