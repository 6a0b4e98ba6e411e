//! Finder patterns that were seen so far, on whichever scale and threshold, each once.

use base::{LumaView, Point};

use crate::budget::Budget;
use crate::finders::{Finder, Seen, Three};
use crate::gathered::Gathered;
use crate::layer::{Layer, Part};
use crate::mesh::{FRAME_COST, Frame, Grey};

/// Finder patterns in pixels of the image.
#[derive(Debug, Default)]
pub(crate) struct Spots {
    spots: Vec<Spot>,
    /// Whether small ones were looked at twice as large.
    were_enlarged: bool,
}

#[derive(Debug)]
struct Spot {
    finder: Finder,
    /// How alike it is to one, once that was looked at.
    likeness: Option<f64>,
    /// Whether it was seen with two others where a symbol has them.
    is_in_three: bool,
}

impl Spot {
    const fn is_sure(&self, likeness: f64) -> bool {
        let (alone, in_three) = SURE_LIKENESS;
        likeness >= if self.is_in_three { in_three } else { alone }
    }
}

/// Patterns of fewer pixels a module are looked at twice as large.
const SMALL_MODULE_PX: f64 = 3.2;

/// More are seen in textures only.
const MAX_SPOTS: usize = 1_000;

/// How many are looked at closely on each rung.
const MAX_CLOSE: usize = 24;

/// How alike a pattern has to be for going on because of it alone, and together with two others.
const SURE_LIKENESS: (f64, f64) = (0.85, 0.6);

/// How far from a small pattern the rest of its symbol may be, in sizes of the pattern.
const AROUND: f64 = 6.0;

impl Spots {
    /// Takes the patterns of a layer, and the threes of them.
    pub(crate) fn add(&mut self, layer: &Layer, seen: &Seen) {
        let in_threes: Vec<Point> =
            seen.threes.iter().take(MAX_SPOTS).flat_map(Three::all).map(|finder| finder.centre).collect();
        for pattern in &seen.patterns {
            let finder = Finder { centre: layer.in_source(pattern.centre), size: pattern.size * layer.pixel };
            let is_same = |spot: &Spot| {
                let (dx, dy) =
                    (spot.finder.centre.x - finder.centre.x, spot.finder.centre.y - finder.centre.y);
                dx.hypot(dy) < spot.finder.size.min(finder.size) / 3.0
            };
            let is_in_three = in_threes.contains(&pattern.centre);
            if let Some(known) = self.spots.iter_mut().find(|spot| is_same(spot)) {
                known.is_in_three |= is_in_three;
            } else if self.spots.len() < MAX_SPOTS {
                self.spots.push(Spot { finder, likeness: None, is_in_three });
            }
        }
    }

    /// The patterns that are in no symbol that was read, in pixels of the layer.
    pub(crate) fn left(&self, layer: &Layer, all: &Gathered) -> Vec<Finder> {
        let in_layer =
            |finder: &Finder| Finder { centre: layer.seen(finder.centre), size: finder.size / layer.pixel };
        self.open(all)
            .map(|spot| in_layer(&spot.finder))
            .filter(|finder| layer.holds(finder.centre))
            .collect()
    }

    /// Whether there are patterns that are in no symbol, and not known to be none.
    pub(crate) fn is_any_left(&self, all: &Gathered) -> bool {
        self.open(all).any(|spot| spot.likeness.is_none_or(|likeness| spot.is_sure(likeness)))
    }

    /// Small patterns were looked at twice as large.
    pub(crate) const fn note_enlarged(&mut self) {
        self.were_enlarged = true;
    }

    /// Whether one of the patterns that are in no symbol is surely one, or small and not yet looked at enlarged.
    pub(crate) fn is_one_left(
        &mut self,
        layer: &Layer,
        grey: &Grey<'_>,
        all: &Gathered,
        budget: &mut Budget,
    ) -> bool {
        // Small patterns are hardly like any; three of them where a symbol has them are looked at once more.
        let is_small = |spot: &Spot| spot.is_in_three && spot.finder.size < 7.0 * SMALL_MODULE_PX;
        if !self.were_enlarged && self.open(all).any(is_small) {
            return true;
        }
        let mut looked_at = 0;
        self.spots.sort_by_key(|spot| !spot.is_in_three);
        for spot in self.spots.iter_mut().filter(|spot| !all.holds_pattern(&spot.finder)) {
            let likeness = match spot.likeness {
                Some(likeness) => likeness,
                None if looked_at < MAX_CLOSE && budget.take_greys(FRAME_COST) => {
                    looked_at += 1;
                    let centre = layer.seen(spot.finder.centre);
                    let finder = Finder { centre, size: spot.finder.size / layer.pixel };
                    let likeness = Frame::of(grey, &finder).map_or(0.0, |frame| frame.likeness);
                    spot.likeness = Some(likeness);
                    likeness
                }
                None => 0.0,
            };
            if spot.is_sure(likeness) {
                return true;
            }
        }
        false
    }

    /// The parts of the image around patterns that are in no symbol and have few pixels a module.
    pub(crate) fn small_parts(&self, image: LumaView<'_>, all: &Gathered) -> Vec<Part> {
        let mut parts: Vec<Part> = Vec::new();
        for spot in self.open(all).filter(|spot| spot.finder.size < 7.0 * SMALL_MODULE_PX) {
            let mut part = Part::around(image, spot.finder.centre, AROUND * spot.finder.size);
            // Parts that overlap become one, which may overlap others.
            while let Some(at) = parts.iter().position(|other| other.overlaps(&part)) {
                part = part.with(&parts.swap_remove(at));
            }
            parts.push(part);
        }
        parts.sort_by_key(Part::pixels);
        parts
    }

    fn open(&self, all: &Gathered) -> impl Iterator<Item = &Spot> {
        self.spots.iter().filter(|spot| !all.holds_pattern(&spot.finder))
    }
}

#[cfg(test)]
mod tests {
    use base::Luma;

    use super::*;
    use crate::layer::Scale;

    #[test]
    fn patterns_are_kept_once_and_parts_around_them_are_put_together() {
        let image = Luma::filled(1000, 800, 200);
        let layer = |scale| Layer::of(image.view(), scale).expect("a layer");
        let finder = |x: f64, y: f64, size: f64| Finder { centre: Point { x, y }, size };
        let all = Gathered::default();
        let mut spots = Spots::default();
        let seen = |patterns: &[Finder]| Seen { patterns: patterns.to_vec(), threes: Vec::new() };
        spots.add(&layer(Scale::Full), &seen(&[finder(100.0, 100.0, 14.0), finder(160.0, 100.0, 14.0)]));
        spots
            .add(&layer(Scale::LongEdge(500)), &seen(&[finder(50.2, 50.2, 7.0), finder(400.0, 300.0, 40.0)]));
        let left = spots.left(&layer(Scale::LongEdge(500)), &all);
        assert_eq!(left.len(), 3);
        assert_eq!(left[1], finder(80.0, 50.0, 7.0));
        let parts = spots.small_parts(image.view(), &all);
        assert_eq!(parts, [Part { left: 16, top: 16, width: 228, height: 168 }]);
        assert!(spots.is_any_left(&all));
    }
}
