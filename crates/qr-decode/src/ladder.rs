//! On which scales and thresholds to look, what for, and when to stop.

use std::fmt;

use base::{LumaView, Point, Quad};

use crate::binarize::Threshold;
use crate::budget::Budget;
use crate::finders::Finder;
use crate::gathered::Gathered;
use crate::layer::{Layer, Part, Pyramid, Scale, Shapes};
use crate::mesh::{self, FRAME_COST, Frame, Grey, LEAST_LIKENESS};
use crate::spots::Spots;
use crate::{Effort, Found, Reading, hinted, others, recover, sample};

/// One way to look at the image.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rung {
    scale: Scale,
    threshold: Threshold,
    seek: Seek,
}

/// What is looked for.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Seek {
    /// Threes of finder patterns, of which so many are taken for a symbol that is not flat.
    Threes { bent: usize },
    /// Threes, too, in those parts of the image where there are patterns too small to be read, twice as large; where
    /// nothing is found and there are none, in the `whole` image.
    Small { bent: usize, whole: bool },
    /// Two of the patterns that were seen so far and are in no symbol yet.
    Twos,
    /// What is where a hint says.
    Hinted,
}

impl fmt::Display for Rung {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.scale {
            Scale::LongEdge(edge) => write!(f, "{edge} px, ")?,
            Scale::Full => f.write_str("full, ")?,
            Scale::Double => f.write_str("doubled, ")?,
        }
        match self.seek {
            Seek::Threes { bent } => write!(f, "{:?}, {bent} bent", self.threshold),
            Seek::Small { bent, .. } => write!(f, "{:?}, small parts, {bent} bent", self.threshold),
            Seek::Twos => f.write_str("two of three"),
            Seek::Hinted => f.write_str("hints"),
        }
    }
}

const fn threes(scale: Scale, threshold: Threshold, bent: usize) -> Rung {
    Rung { scale, threshold, seek: Seek::Threes { bent } }
}

const fn small(threshold: Threshold, bent: usize, whole: bool) -> Rung {
    Rung { scale: Scale::Double, threshold, seek: Seek::Small { bent, whole } }
}

const fn twos(scale: Scale) -> Rung {
    Rung { scale, threshold: Threshold::Blocks, seek: Seek::Twos }
}

/// For a camera frame: at one scale large modules are missed, at a third small ones. A frame that shows nothing goes
/// through all of it, so every rung is cheap then.
const LIVE: &[Rung] = &[
    threes(Scale::Full, Threshold::Blocks, 0),
    threes(Scale::LongEdge(427), Threshold::Blocks, 0),
    threes(Scale::LongEdge(640), Threshold::Blocks, 0),
    threes(Scale::LongEdge(640), Threshold::Inverted, 0),
    threes(Scale::LongEdge(640), Threshold::Window, 0),
    threes(Scale::LongEdge(1280), Threshold::Blocks, 2),
];

/// For a still picture: cheap and common first.
const THOROUGH: &[Rung] = &[
    threes(Scale::LongEdge(1280), Threshold::Blocks, 0),
    threes(Scale::LongEdge(427), Threshold::Blocks, 0),
    threes(Scale::LongEdge(640), Threshold::Blocks, 8),
    small(Threshold::Blocks, 0, false),
    threes(Scale::LongEdge(2560), Threshold::Blocks, 8),
    threes(Scale::LongEdge(1280), Threshold::Window, 16),
    threes(Scale::LongEdge(640), Threshold::Window, 16),
    threes(Scale::LongEdge(320), Threshold::Blocks, 8),
    threes(Scale::LongEdge(1280), Threshold::Inverted, 8),
    threes(Scale::LongEdge(427), Threshold::Inverted, 8),
    threes(Scale::LongEdge(640), Threshold::Closed, 8),
    threes(Scale::LongEdge(1280), Threshold::Closed, 8),
    threes(Scale::LongEdge(427), Threshold::Closed, 8),
    threes(Scale::Double, Threshold::Blocks, 8),
    threes(Scale::Double, Threshold::Window, 16),
    threes(Scale::Double, Threshold::Closed, 8),
    threes(Scale::Full, Threshold::Blocks, 8),
    small(Threshold::Blocks, 8, true),
    small(Threshold::Window, 8, true),
    twos(Scale::LongEdge(1280)),
    twos(Scale::LongEdge(427)),
];

/// When everything else was tried.
const HINTED: Rung = Rung { scale: Scale::Full, threshold: Threshold::Blocks, seek: Seek::Hinted };

/// What is seen in an image.
///
/// Never panics, whatever the image; the work is bounded by the number of pixels and the effort.
pub fn decode(image: LumaView<'_>, effort: Effort) -> Reading {
    decode_near(image, effort, &[])
}

/// [`decode`], looking closer at the places where something else saw symbols: about their outer corners in pixels of the
/// image, clockwise from any of them. What is read is held against the same as anywhere else.
pub fn decode_near(image: LumaView<'_>, effort: Effort, hints: &[Quad]) -> Reading {
    climb(image, effort, hints, &mut |_, _| {})
}

/// [`decode`], telling after every rung of the ladder which one it was and what is read so far.
pub fn decode_watched(
    image: LumaView<'_>,
    effort: Effort,
    watch: &mut dyn FnMut(&Rung, &[Found]),
) -> Reading {
    climb(image, effort, &[], watch)
}

/// More hints are not taken: whoever gives them found more than can be looked at closely.
const MAX_HINTS: usize = 32;

fn climb(
    image: LumaView<'_>,
    effort: Effort,
    hints: &[Quad],
    watch: &mut dyn FnMut(&Rung, &[Found]),
) -> Reading {
    let rungs = match effort {
        Effort::Live => LIVE,
        Effort::Thorough => THOROUGH,
    };
    let mut look = Look {
        stops_at_one: effort == Effort::Live,
        budget: Budget::of(effort),
        all: Gathered::default(),
        spots: Spots::default(),
    };
    let mut pyramid = Pyramid::of(image);
    let mut looked: Vec<(f64, Rung)> = Vec::new();
    for rung in rungs {
        let may_hold_more = match rung.seek {
            Seek::Threes { bent } => {
                let Some(layer) = pyramid.layer(rung.scale) else { continue };
                // Scales of a small image are the same; only a rung that takes more care is new.
                let same = |&(pixel, before): &(f64, Rung)| {
                    let had = matches!(before.seek, Seek::Threes { bent: had } if had >= bent);
                    pixel == layer.pixel && before.threshold == rung.threshold && had
                };
                if looked.iter().any(same) {
                    continue;
                }
                looked.push((layer.pixel, *rung));
                look.threes(layer, rung.threshold, bent)
            }
            Seek::Small { bent, whole } => look.small(image, rung.threshold, bent, whole),
            Seek::Twos => {
                let Some(layer) = pyramid.layer(rung.scale) else { continue };
                look.twos(layer)
            }
            Seek::Hinted => continue,
        };
        watch(rung, &look.all.found);
        if !look.all.found.is_empty() && (look.stops_at_one || !may_hold_more) {
            break;
        }
    }
    if !hints.is_empty() {
        for hint in hints.iter().take(MAX_HINTS) {
            look.hinted(image, hint);
        }
        watch(&HINTED, &look.all.found);
    }
    let mut reading = look.all.into_reading();
    if effort == Effort::Thorough {
        others::name(image, &mut reading);
    }
    reading
}

/// Looking at one image.
struct Look {
    /// Whether what else there is can wait for the next frame.
    stops_at_one: bool,
    budget: Budget,
    all: Gathered,
    spots: Spots,
}

/// The most pixels of parts that are looked at twice as large.
const MAX_SMALL_PIXELS: usize = 1_700_000;

impl Look {
    /// Adds what is found in one layer; whether there are finder patterns left that are in no symbol.
    fn threes(&mut self, layer: &Layer, threshold: Threshold, bent: usize) -> bool {
        let Some(Shapes { dark, seen }) = layer.shapes(threshold) else { return false };
        let inverted = threshold == Threshold::Inverted;
        let grey = Grey::of(&layer.image, inverted);
        let Self { budget, all, spots, stops_at_one } = self;
        all.begin_look();
        let mut bent_tried = 0;
        let mut tries = budget.sets_of_a_rung();
        for three in &seen.threes {
            if all.explain(layer, three) {
                continue;
            }
            if tries == 0 || !budget.take_set() {
                break;
            }
            tries -= 1;
            let flat = sample::modules(dark, three);
            let is_read = flat.is_some_and(|sampled| all.take(layer, &sampled, inverted));
            if !is_read && bent_tried < bent {
                bent_tried += 1;
                mesh::bent(grey, three, budget, &mut |sampled| all.take(layer, sampled, inverted));
            }
        }
        spots.add(layer, seen);
        // Looking at patterns closely is worth it only where it decides whether to go on.
        !*stops_at_one && !all.found.is_empty() && spots.is_one_left(layer, &grey, all, budget)
    }

    /// Looks at the parts with small patterns, or at the whole of an image without any, twice as large.
    fn small(&mut self, image: LumaView<'_>, threshold: Threshold, bent: usize, whole: bool) -> bool {
        let mut parts = self.spots.small_parts(image, &self.all);
        if whole && self.all.found.is_empty() && parts.is_empty() {
            parts.push(Part::whole(image));
        }
        self.spots.note_enlarged();
        let mut pixels = 0;
        let mut may_hold_more = false;
        for part in parts {
            pixels += part.pixels();
            if pixels > MAX_SMALL_PIXELS {
                break;
            }
            if let Some(layer) = Layer::doubled(image, part) {
                may_hold_more |= self.threes(&layer, threshold, bent);
            }
        }
        may_hold_more || self.spots.is_any_left(&self.all)
    }

    /// Takes two of the patterns that are in no symbol for patterns of one whose third cannot be seen.
    fn twos(&mut self, layer: &Layer) -> bool {
        let grey = Grey::of(&layer.image, false);
        let Self { budget, all, spots, .. } = self;
        budget.release_kept();
        let left = spots.left(layer, all);
        let frames: Vec<Frame> = left
            .iter()
            .take_while(|_| budget.take_greys(FRAME_COST))
            .filter_map(|finder| Frame::of(&grey, finder))
            .filter(|frame| frame.likeness >= LEAST_LIKENESS)
            .collect();
        all.begin_look();
        for guess in recover::guesses(&grey, &frames, budget) {
            let is_known = |pattern: &Finder| {
                let centre = layer.in_source(pattern.centre);
                all.holds_pattern(&Finder { centre, size: pattern.size * layer.pixel })
            };
            if guess.patterns().iter().any(is_known) {
                continue;
            }
            guess.read(grey, budget, &mut |sampled| all.take(layer, sampled, false));
        }
        spots.is_any_left(all)
    }

    /// Looks where something else saw a symbol.
    fn hinted(&mut self, image: LumaView<'_>, hint: &Quad) {
        let centre: Point = hint.centre();
        if self.all.holds(centre) {
            return;
        }
        self.budget.release_kept();
        let Some(layer) = hinted::layer(image, hint) else { return };
        self.threes(&layer, Threshold::Blocks, 2);
        if self.all.holds(centre) {
            return;
        }
        self.twos(&layer);
        if self.all.holds(centre) {
            return;
        }
        let Self { budget, all, .. } = self;
        all.begin_look();
        for inverted in [false, true] {
            let grey = Grey::of(&layer.image, inverted);
            let read = &mut |sampled: &sample::Sampled| all.take(&layer, sampled, inverted);
            if hinted::read(grey, &layer.seen_quad(*hint), budget, read) {
                return;
            }
        }
    }
}
