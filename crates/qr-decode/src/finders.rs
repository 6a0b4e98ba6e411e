//! Finder patterns, and threes of them that may belong to one symbol.
//!
//! This is `FindFinderPatterns` of `rxing` from its own parts, with a bound on the work: pictures of textures
//! have thousands of things that look like finder patterns in one row of pixels.

use base::Point;
use rxing::common::BitMatrix;
use rxing::common::cpp_essentials::{
    ConcentricPattern, FindLeftGuardBy, FixedPattern, GetPatternRowTP, IsPattern, LocateConcentricPattern,
    PatternRow, PatternView,
};
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
const MAX_PATTERNS: usize = 300;

/// More places than have to be looked at closely in a picture that has them.
const MAX_CANDIDATES: usize = 20_000;

/// How a row of pixels crosses a finder pattern: dark, light, dark, light, dark in modules.
const CROSSING: [u16; 5] = [1, 1, 3, 1, 1];
const PATTERN: FixedPattern<5, 7, false> = FixedPattern::new(CROSSING);

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
    let mut row = PatternRow::default();
    for y in (ROWS - 1..dark.height()).step_by(ROWS as usize) {
        GetPatternRowTP(dark, y, &mut row, false);
        let mut view = PatternView::new(&row);
        while let Ok(crossing) = FindLeftGuardBy::<5, _>(view, 5, is_crossing) {
            view = crossing;
            if !view.isValid() {
                break;
            }
            let before = view.pixelsInFront() + view[0] + view[1];
            let place = point(f32::from(before) + f32::from(view[2]) / 2.0, y as f32 + 0.5);
            let is_known =
                |old: &ConcentricPattern| rxing::Point::distance(place, old.p) < old.size as f32 / 2.0;
            if !found.iter().any(is_known) {
                candidates += 1;
                // Three times the width: very slanted patterns.
                let range = 3 * view.iter().map(i32::from).sum::<i32>();
                found.extend(LocateConcentricPattern::<true, 5, 7>(dark, &CROSSING, place, range));
                if found.len() >= MAX_PATTERNS || candidates >= MAX_CANDIDATES {
                    return found;
                }
            }
            view.skipPair();
            view.skipPair();
            view.extend();
        }
    }
    found
}

fn is_crossing(view: &PatternView<'_>, space_before: Option<f32>) -> bool {
    let [first, second, centre, fourth, fifth]: [u16; 5] = std::array::from_fn(|i| view[i]);
    let plausible =
        centre >= 3 && centre >= first.max(fifth).saturating_mul(2) && centre >= second.max(fourth);
    plausible && IsPattern::<true, 5, 7, false>(view, &PATTERN, space_before, 0.1, 0.0, 0.0) != 0.0
}
