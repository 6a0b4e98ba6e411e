//! On which scales and thresholds to look, and when to stop.

use std::fmt;

use base::{LumaView, Point, Quad};

use crate::binarize::{self, Threshold};
use crate::budget::Budget;
use crate::finders::{self, Three};
use crate::layer::{Layer, Scale};
use crate::{Effort, Found, Reading, Unread, WhyUnread, others, read, sample, warp};

/// One way to look at the image.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rung {
    scale: Scale,
    threshold: Threshold,
    /// How many threes of finder patterns are taken for a symbol that is not flat.
    bent: usize,
}

impl fmt::Display for Rung {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.scale {
            Scale::LongEdge(edge) => write!(f, "{edge} px, ")?,
            Scale::Full => f.write_str("full, ")?,
            Scale::Double => f.write_str("doubled, ")?,
        }
        write!(f, "{:?}, {} bent", self.threshold, self.bent)
    }
}

const fn rung(scale: Scale, threshold: Threshold, bent: usize) -> Rung {
    Rung { scale, threshold, bent }
}

/// For a camera frame: at one scale large modules are missed, at a third small ones.
const LIVE: &[Rung] = &[
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

/// What is seen in an image.
///
/// Never panics, whatever the image; the work is bounded by the number of pixels and the effort.
pub fn decode(image: LumaView<'_>, effort: Effort) -> Reading {
    decode_watched(image, effort, &mut |_, _| {})
}

/// [`decode`], telling after every rung of the ladder which one it was and what is read so far.
pub fn decode_watched(
    image: LumaView<'_>,
    effort: Effort,
    watch: &mut dyn FnMut(&Rung, &[Found]),
) -> Reading {
    let rungs = match effort {
        Effort::Live => LIVE,
        Effort::Thorough => THOROUGH,
    };
    let mut look = Look { budget: Budget::of(effort), all: All::default() };
    let mut looked: Vec<(f64, Rung)> = Vec::new();
    for rung in rungs {
        let Some(layer) = Layer::of(image, rung.scale) else { continue };
        // Scales of a small image are the same; only a rung that takes more care is new.
        let same = |&(pixel, before): &(f64, Rung)| {
            pixel == layer.pixel && before.threshold == rung.threshold && before.bent >= rung.bent
        };
        if looked.iter().any(same) {
            continue;
        }
        looked.push((layer.pixel, *rung));
        let may_hold_more = look.at(&layer, rung);
        watch(rung, &look.all.found);
        if !look.all.found.is_empty() && (effort == Effort::Live || !may_hold_more) {
            break;
        }
    }
    let mut reading = look.all.into_reading();
    if effort == Effort::Thorough {
        others::name(image, &mut reading);
    }
    reading
}

/// Below this many pixels a module, more of them are what helps most.
const LEAST_MODULE_PX: f64 = 2.0;

/// Looking at one image.
struct Look {
    budget: Budget,
    all: All,
}

impl Look {
    /// Adds what is found in one layer; whether there are finder patterns left that are in no symbol.
    fn at(&mut self, layer: &Layer, rung: &Rung) -> bool {
        let Some(dark) = binarize::dark(&layer.image, rung.threshold) else { return false };
        let threes = finders::search(&dark).threes;
        let inverted = rung.threshold == Threshold::Inverted;
        let mut bent_tried = 0;
        for three in &threes {
            if self.all.explain(layer, three) {
                continue;
            }
            if !self.budget.take_set() {
                break;
            }
            let flat = sample::modules(&dark, three);
            let mut is_read = flat.is_some_and(|sampled| self.all.take(layer, &sampled, inverted));
            if !is_read && bent_tried < rung.bent {
                bent_tried += 1;
                for sampled in warp::modules(&layer.image, three, inverted, &mut self.budget) {
                    is_read = self.all.take(layer, &sampled, inverted);
                    if is_read {
                        break;
                    }
                }
            }
        }
        threes.iter().any(|three| !self.all.explain(layer, three))
    }
}

/// What was made of an image so far.
#[derive(Default)]
struct All {
    found: Vec<Found>,
    doubtful: Vec<Found>,
    unread: Vec<Unread>,
}

impl All {
    /// Whether one of the patterns belongs to a symbol that is known.
    fn explain(&self, layer: &Layer, three: &Three) -> bool {
        three.all().iter().any(|pattern| {
            let place = layer.in_source(pattern.centre);
            self.found.iter().any(|found| holds(&found.corners, place))
        })
    }

    /// Reads modules; whether they were read, or are of a symbol that is known.
    fn take(&mut self, layer: &Layer, sampled: &sample::Sampled, inverted: bool) -> bool {
        let corners = layer.quad_in_source(sampled.corners);
        match read::modules(sampled) {
            Ok(mut found) => {
                found.corners = layer.quad_in_source(found.corners);
                found.inverted = inverted;
                self.settle(found)
            }
            // Textures have threes of finder patterns, too; what has timing patterns between them is a symbol.
            Err(reason) if sampled.has_timing() => {
                let module_px = crate::mean_edge(&corners) / sampled.modules.edge() as f64;
                let reason = if module_px < LEAST_MODULE_PX { WhyUnread::TooSmall } else { reason };
                self.unread.push(Unread { corners, module_px, reason });
                false
            }
            Err(_) => false,
        }
    }

    /// Takes a symbol that was read, unless it is known; one without margin only when another look says the same.
    fn settle(&mut self, found: Found) -> bool {
        let centre = found.corners.centre();
        if self.found.iter().any(|known| holds(&known.corners, centre)) {
            return true;
        }
        if read::is_doubtful(&found) {
            let is_confirmed = self.doubtful.iter().any(|other| {
                holds(&other.corners, centre)
                    && other.payload == found.payload
                    && other.modules != found.modules
            });
            if !is_confirmed {
                self.doubtful.push(found);
                return false;
            }
        }
        self.found.push(found);
        true
    }

    fn into_reading(self) -> Reading {
        let Self { found, doubtful, unread } = self;
        let is_read = |place| found.iter().any(|known: &Found| holds(&known.corners, place));
        let mut unconfirmed: Vec<Found> = Vec::new();
        for one in doubtful {
            let centre = one.corners.centre();
            let is_known = |other: &Found| holds(&other.corners, centre) && other.payload == one.payload;
            if !is_read(centre) && !unconfirmed.iter().any(is_known) {
                unconfirmed.push(one);
            }
        }
        let mut places: Vec<Unread> = Vec::new();
        let without_margin = unconfirmed.iter().map(|found| Unread {
            corners: found.corners,
            module_px: found.module_px(),
            reason: WhyUnread::NoMargin,
        });
        for one in without_margin.chain(unread) {
            let centre = one.corners.centre();
            if !is_read(centre) && !places.iter().any(|other| holds(&other.corners, centre)) {
                places.push(one);
            }
        }
        Reading { found, unconfirmed, unread: places }
    }
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
}
