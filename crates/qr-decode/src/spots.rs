//! Finder patterns that were seen so far, on whichever scale and threshold, each once.

use base::LumaView;

use crate::budget::Budget;
use crate::finders::Finder;
use crate::gathered::Gathered;
use crate::layer::{Layer, Part};
use crate::mesh::{Frame, Grey};

/// Finder patterns in pixels of the image.
#[derive(Debug, Default)]
pub(crate) struct Spots {
    spots: Vec<Spot>,
}

#[derive(Debug)]
struct Spot {
    finder: Finder,
    /// Whether it is surely one, once that was looked at.
    is_sure: Option<bool>,
}

/// More are seen in textures only.
const MAX_SPOTS: usize = 1_000;

/// How many are looked at closely on each rung.
const MAX_CLOSE: usize = 24;

/// How alike a pattern has to be for going on because of it alone.
const SURE_LIKENESS: f64 = 0.85;

/// How far from a small pattern the rest of its symbol may be, in sizes of the pattern.
const AROUND: f64 = 6.0;

impl Spots {
    /// Takes the patterns of a layer.
    pub(crate) fn add(&mut self, layer: &Layer, patterns: &[Finder]) {
        for pattern in patterns {
            let finder = Finder { centre: layer.in_source(pattern.centre), size: pattern.size * layer.pixel };
            let is_same = |spot: &Spot| {
                let (dx, dy) =
                    (spot.finder.centre.x - finder.centre.x, spot.finder.centre.y - finder.centre.y);
                dx.hypot(dy) < spot.finder.size.min(finder.size) / 3.0
            };
            if self.spots.len() < MAX_SPOTS && !self.spots.iter().any(is_same) {
                self.spots.push(Spot { finder, is_sure: None });
            }
        }
    }

    /// The patterns that are in no symbol that was read, in pixels of the layer.
    pub(crate) fn left(&self, layer: &Layer, all: &Gathered) -> Vec<Finder> {
        let in_layer = |finder: &Finder| Finder {
            centre: layer.seen(finder.centre),
            size: finder.size / layer.pixel,
        };
        self.open(all)
            .map(|spot| in_layer(&spot.finder))
            .filter(|finder| layer.holds(finder.centre))
            .collect()
    }

    /// Whether there are patterns that are in no symbol, and not known to be none.
    pub(crate) fn is_any_left(&self, all: &Gathered) -> bool {
        self.open(all).any(|spot| spot.is_sure != Some(false))
    }

    /// Whether one of the patterns that are in no symbol is surely one.
    pub(crate) fn is_one_left(
        &mut self,
        layer: &Layer,
        grey: &Grey<'_>,
        all: &Gathered,
        budget: &mut Budget,
    ) -> bool {
        let mut looked_at = 0;
        for spot in self.spots.iter_mut().filter(|spot| !all.holds(spot.finder.centre)) {
            let is_sure = match spot.is_sure {
                Some(is_sure) => is_sure,
                None if looked_at < MAX_CLOSE && budget.take_set() => {
                    looked_at += 1;
                    let centre = layer.seen(spot.finder.centre);
                    let finder = Finder { centre, size: spot.finder.size / layer.pixel };
                    let is_sure =
                        Frame::of(grey, &finder).is_some_and(|frame| frame.likeness >= SURE_LIKENESS);
                    spot.is_sure = Some(is_sure);
                    is_sure
                }
                None => false,
            };
            if is_sure {
                return true;
            }
        }
        false
    }

    /// The parts of the image around patterns that are in no symbol and have less pixels a module than that.
    pub(crate) fn parts_below(&self, module_px: f64, image: LumaView<'_>, all: &Gathered) -> Vec<Part> {
        let mut parts: Vec<Part> = Vec::new();
        for spot in self.open(all).filter(|spot| spot.finder.size < 7.0 * module_px) {
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
        self.spots.iter().filter(|spot| !all.holds(spot.finder.centre))
    }
}

#[cfg(test)]
mod tests {
    use base::{Luma, Point};

    use super::*;
    use crate::layer::Scale;

    #[test]
    fn patterns_are_kept_once_and_parts_around_them_are_put_together() {
        let image = Luma::filled(1000, 800, 200);
        let layer = |scale| Layer::of(image.view(), scale).expect("a layer");
        let finder = |x: f64, y: f64, size: f64| Finder { centre: Point { x, y }, size };
        let all = Gathered::default();
        let mut spots = Spots::default();
        spots.add(&layer(Scale::Full), &[finder(100.0, 100.0, 14.0), finder(160.0, 100.0, 14.0)]);
        spots.add(&layer(Scale::LongEdge(500)), &[finder(50.2, 50.2, 7.0), finder(400.0, 300.0, 40.0)]);
        let left = spots.left(&layer(Scale::LongEdge(500)), &all);
        assert_eq!(left.len(), 3);
        assert_eq!(left[1], finder(80.0, 50.0, 7.0));
        let parts = spots.parts_below(3.0, image.view(), &all);
        assert_eq!(parts, [Part { left: 16, top: 16, width: 228, height: 168 }]);
        assert!(spots.is_any_left(&all));
    }
}
