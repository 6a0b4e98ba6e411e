//! What was made of an image so far: each symbol once, and none without margin on the word of one look.

use base::{Point, Quad};

use crate::finders::{Finder, Three};
use crate::layer::Layer;
use crate::sample::Sampled;
use crate::{Found, Reading, Unread, WhyUnread, mean_edge, read};

/// Below this many pixels a module, more of them are what helps most.
const LEAST_MODULE_PX: f64 = 2.0;

/// What was made of an image so far.
#[derive(Default)]
pub(crate) struct Gathered {
    pub(crate) found: Vec<Found>,
    /// Symbols without margin, each with the look that it was seen in.
    doubtful: Vec<(usize, Found)>,
    /// Looks so far: two grids of modules from one look are not two looks.
    looks: usize,
    unread: Vec<Unread>,
}

impl Gathered {
    /// Another look begins: another scale, another threshold, another way to place modules.
    pub(crate) const fn begin_look(&mut self) {
        self.looks += 1;
    }

    /// Whether one of the patterns belongs to a symbol that is known.
    pub(crate) fn explain(&self, layer: &Layer, three: &Three) -> bool {
        three.all().iter().any(|pattern| {
            let centre = layer.in_source(pattern.centre);
            self.holds_pattern(&Finder { centre, size: pattern.size * layer.pixel })
        })
    }

    /// Whether a finder pattern, in pixels of the image, is in a symbol that was read, and of modules like its own. A
    /// symbol in the middle of another has smaller ones.
    pub(crate) fn holds_pattern(&self, pattern: &Finder) -> bool {
        self.found.iter().any(|found| {
            let ratio = pattern.size / 7.0 / found.module_px();
            (0.5..2.0).contains(&ratio) && holds(&found.corners, pattern.centre)
        })
    }

    /// Whether a place of the image is in a symbol that was read.
    pub(crate) fn holds(&self, place: Point) -> bool {
        self.found.iter().any(|found| holds(&found.corners, place))
    }

    /// Reads modules; whether they were read, or are of a symbol that is known.
    pub(crate) fn take(&mut self, layer: &Layer, sampled: &Sampled, inverted: bool) -> bool {
        let corners = layer.quad_in_source(sampled.corners);
        match read::modules(sampled) {
            Ok(mut found) => {
                found.corners = layer.quad_in_source(found.corners);
                found.inverted = inverted;
                self.settle(found)
            }
            // Textures have threes of finder patterns, too.
            Err(reason) if sampled.is_surely_symbol() => {
                let module_px = mean_edge(&corners) / sampled.modules.edge() as f64;
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
        if self.found.iter().any(|known| is_in_place(&known.corners, &found.corners)) {
            return true;
        }
        if read::is_doubtful(&found) {
            let is_confirmed = self.doubtful.iter().any(|(look, other)| {
                *look != self.looks
                    && holds(&other.corners, centre)
                    && other.payload == found.payload
                    && other.modules != found.modules
            });
            if !is_confirmed {
                self.doubtful.push((self.looks, found));
                return false;
            }
        }
        self.found.push(found);
        true
    }

    pub(crate) fn into_reading(self) -> Reading {
        let Self { found, doubtful, unread, .. } = self;
        let is_read = |place| found.iter().any(|known: &Found| holds(&known.corners, place));
        let mut unconfirmed: Vec<Found> = Vec::new();
        for (_, one) in doubtful {
            let centre = one.corners.centre();
            let is_known = |other: &Found| holds(&other.corners, centre) && other.payload == one.payload;
            if !is_read(centre) && !unconfirmed.iter().any(is_known) {
                unconfirmed.push(one);
            }
        }
        let without_margin = unconfirmed.iter().map(|found| Unread {
            corners: found.corners,
            module_px: found.module_px(),
            reason: WhyUnread::NoMargin,
        });
        let mut seen: Vec<Unread> = without_margin.chain(unread).collect();
        seen.sort_by(|a, b| from_read(a.reason).total_cmp(&from_read(b.reason)));
        let mut places: Vec<Unread> = Vec::new();
        for one in seen {
            let centre = one.corners.centre();
            let overlaps = |other: &Quad| holds(other, centre) || holds(&one.corners, other.centre());
            let is_known = places.iter().any(|known| overlaps(&known.corners));
            if !is_known && !found.iter().any(|known| overlaps(&known.corners)) {
                places.push(one);
            }
        }
        Reading { found, unconfirmed, unread: places }
    }
}

/// How far a code was from being read: of what is said of one code by several looks, the nearest is told.
fn from_read(reason: WhyUnread) -> f64 {
    match reason {
        WhyUnread::NoMargin => 0.0,
        WhyUnread::Damaged { lost, blocks } => 1.0 + lost as f64 / blocks.max(1) as f64,
        WhyUnread::Disagreement => 3.0,
        WhyUnread::TooSmall => 4.0,
        WhyUnread::Format => 5.0,
        WhyUnread::Other(_) => 6.0,
    }
}

/// Whether a quad is where another one is, and about as large.
fn is_in_place(known: &Quad, quad: &Quad) -> bool {
    let ratio = mean_edge(quad) / mean_edge(known);
    (0.6..1.7).contains(&ratio) && holds(known, quad.centre())
}

/// Whether a place is inside a quad that bulges nowhere inward.
pub(crate) fn holds(quad: &Quad, place: Point) -> bool {
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
    fn of_one_code_the_reason_nearest_to_reading_is_told() {
        let unread = |left: f64, size: f64, reason| {
            let corner = |x, y| Point { x: left + x * size, y: y * size };
            let corners = Quad([corner(0.0, 0.0), corner(1.0, 0.0), corner(1.0, 1.0), corner(0.0, 1.0)]);
            Unread { corners, module_px: 4.0, reason }
        };
        let damaged = |lost| WhyUnread::Damaged { lost, blocks: 4 };
        let all = Gathered {
            unread: vec![
                unread(0.0, 100.0, WhyUnread::Format),
                unread(2.0, 101.0, damaged(3)),
                unread(1.0, 99.0, damaged(1)),
                // Half of it, seen from another pair of patterns.
                unread(60.0, 70.0, damaged(4)),
                unread(300.0, 100.0, WhyUnread::TooSmall),
            ],
            ..Gathered::default()
        };
        let told: Vec<WhyUnread> =
            all.into_reading().unread.into_iter().map(|unread| unread.reason).collect();
        assert_eq!(told, [damaged(1), WhyUnread::TooSmall]);
    }

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
