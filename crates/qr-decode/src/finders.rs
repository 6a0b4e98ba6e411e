//! Finder patterns, and threes of them that may belong to one symbol.
//!
//! This is `FindFinderPatterns` of `rxing` from its own parts, with a bound on the work: pictures of textures
//! have thousands of things that look like finder patterns in one row of pixels.

mod crossing;

use base::Point;
use rxing::common::BitMatrix;
use rxing::common::cpp_essentials::ConcentricPattern;
use rxing::point;
use rxing::qrcode::cpp_port::detector::{FinderPatternSet, GenerateFinderPatternSets};

/// A finder pattern.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Finder {
    /// Its middle, in pixels of the layer.
    pub(crate) centre: Point,
    /// Its edge in pixels: seven modules.
    pub(crate) size: f64,
}

/// Three finder patterns that may belong to one symbol.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Three {
    pub(crate) tl: Finder,
    pub(crate) tr: Finder,
    pub(crate) bl: Finder,
}

impl Three {
    /// All of them, clockwise from the bottom left.
    pub(crate) const fn all(&self) -> [Finder; 3] {
        [self.bl, self.tl, self.tr]
    }

    /// Pixels a module, by the size of the patterns.
    pub(crate) fn module(&self) -> f64 {
        (self.tl.size + self.tr.size + self.bl.size) / 21.0
    }
}

/// What was seen in one layer.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    /// The finder patterns.
    pub(crate) patterns: Vec<Finder>,
    /// Threes of them, the most plausible first.
    pub(crate) threes: Vec<Three>,
}

/// More finder patterns than a picture has that anyone wants to read.
const MAX_PATTERNS: usize = 1_500;

/// More places than have to be looked at closely in a picture that has them.
const MAX_CANDIDATES: usize = 20_000;

/// The finder patterns among dark pixels.
pub(crate) fn search(dark: &BitMatrix) -> Seen {
    let mut patterns = patterns(dark);
    let sets = GenerateFinderPatternSets(&mut patterns);
    Seen {
        patterns: patterns.into_iter().map(finder).collect(),
        threes: sets.into_iter().map(three).collect(),
    }
}

fn finder(pattern: ConcentricPattern) -> Finder {
    let centre = Point { x: f64::from(pattern.p.x), y: f64::from(pattern.p.y) };
    Finder { centre, size: f64::from(pattern.size) }
}

fn three(set: FinderPatternSet) -> Three {
    Three { tl: finder(set.tl), tr: finder(set.tr), bl: finder(set.bl) }
}

fn patterns(dark: &BitMatrix) -> Vec<ConcentricPattern> {
    // Every third row crosses the centre of a pattern with one pixel a module.
    const ROWS: u32 = 3;
    let mut found: Vec<ConcentricPattern> = Vec::new();
    let mut candidates = 0;
    let mut edges = Vec::new();
    for y in (ROWS - 1..dark.height()).step_by(ROWS as usize) {
        crossing::edges(dark, y, &mut edges);
        for crossing in crossing::crossings(&edges) {
            let place = point(crossing.middle(), y as f32 + 0.5);
            let is_known =
                |old: &ConcentricPattern| rxing::Point::distance(place, old.p) < old.size as f32 / 2.0;
            if found.iter().any(is_known) {
                continue;
            }
            candidates += 1;
            found.extend(crossing::pattern_at(dark, place, crossing.width()));
            if found.len() >= MAX_PATTERNS || candidates >= MAX_CANDIDATES {
                return found;
            }
        }
    }
    found
}
