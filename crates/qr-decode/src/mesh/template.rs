//! What is the same in every symbol of a version, and how well an image fits it.

use std::sync::OnceLock;

use base::Point;
use qr_symbol::{Placement, Version};

use super::grey::{Grey, likeness};
use crate::perspective::Perspective;

/// The fixed modules of a version.
#[derive(Debug)]
pub(crate) struct Template {
    /// Modules a side.
    pub(crate) edge: usize,
    /// Middle of each fixed module outside the finder patterns, in modules, and whether it is dark.
    between: Vec<(Point, bool)>,
    /// Those of the finder patterns and their separators.
    finders: Vec<(Point, bool)>,
    /// All within the rows of the upper finder patterns.
    top: Vec<(Point, bool)>,
    /// All within the columns of the left ones.
    left: Vec<(Point, bool)>,
    fixed: Vec<Option<bool>>,
}

/// Which of the fixed modules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Region {
    /// Those between two finder patterns above, with these.
    Top,
    /// Those between two finder patterns on the left, with these.
    Left,
    /// All.
    All,
}

/// Not all of the fixed modules of large symbols are looked at.
const MOST_LOOKED_AT: usize = 500;

impl Template {
    /// That of this version. It is made once and kept.
    pub(crate) fn of(version: Version) -> &'static Self {
        static TEMPLATES: [OnceLock<Template>; 40] = [const { OnceLock::new() }; 40];
        TEMPLATES[usize::from(version.number()) - 1].get_or_init(|| Self::make(version))
    }

    fn make(version: Version) -> Self {
        let placement = Placement::of(version);
        let edge = version.modules();
        let places = (0..edge).flat_map(|y| (0..edge).map(move |x| (x, y)));
        let fixed: Vec<Option<bool>> = places.clone().map(|(x, y)| placement.fixed(x, y)).collect();
        let is_finder = |x: usize, y: usize| (x < 8 && (y < 8 || y + 8 >= edge)) || (y < 8 && x + 8 >= edge);
        let (mut between, mut finders) = (Vec::new(), Vec::new());
        for (x, y) in places {
            if let Some(dark) = fixed[y * edge + x] {
                let middle = Point { x: x as f64 + 0.5, y: y as f64 + 0.5 };
                if is_finder(x, y) { &mut finders } else { &mut between }.push((middle, dark));
            }
        }
        let all = || finders.iter().chain(&between).copied();
        let top = all().filter(|(middle, _)| middle.y < 8.0).collect();
        let left = all().filter(|(middle, _)| middle.x < 8.0).collect();
        Self { edge, between, finders, top, left, fixed }
    }

    /// What the module at this column and row always is.
    pub(crate) fn fixed(&self, x: usize, y: usize) -> Option<bool> {
        self.fixed[y * self.edge + x]
    }

    /// How many greys [`likeness_in`](Self::likeness_in) looks up.
    pub(crate) fn cost(&self) -> usize {
        self.finders.len() + self.between.len().min(MOST_LOOKED_AT)
    }

    /// How alike the image is to the patterns between the finder patterns, -1.0 to 1.0.
    pub(crate) fn likeness_between(&self, grey: &Grey<'_>, map: &dyn Fn(Point) -> Option<Point>) -> f64 {
        seen(grey, map, &self.between)
    }

    /// How alike the image is to the patterns of a region; -1.0 to 1.0 twice for all, where those between the finder
    /// patterns weigh as much as these.
    pub(crate) fn likeness_in(
        &self,
        grey: &Grey<'_>,
        region: Region,
        map: &dyn Fn(Point) -> Option<Point>,
    ) -> f64 {
        match region {
            Region::Top => seen(grey, map, &self.top),
            Region::Left => seen(grey, map, &self.left),
            Region::All => seen(grey, map, &self.between) + seen(grey, map, &self.finders),
        }
    }

    /// The perspective moved at the corners of the symbol to where the image fits best.
    pub(crate) fn fitted(&self, grey: &Grey<'_>, perspective: Perspective) -> Option<Perspective> {
        let end = self.edge as f64;
        let places = [(0.0, 0.0), (end, 0.0), (end, end), (0.0, end)].map(|(x, y)| Point { x, y });
        let mut corners = [Point::default(); 4];
        for (corner, place) in corners.iter_mut().zip(places) {
            *corner = perspective.map(place)?;
        }
        let away = |a: Point, b: Point| (a.x - b.x).hypot(a.y - b.y);
        let module = away(corners[0], corners[2]) / end / std::f64::consts::SQRT_2;
        let likeness =
            |perspective: &Perspective| self.likeness_in(grey, Region::All, &|p| perspective.map(p));
        let mut best = (likeness(&perspective), perspective);
        for step in [1.2, 0.6, 0.3] {
            let before = best.0;
            for corner in [2, 1, 3, 0] {
                for (dx, dy) in [(step, 0.0), (-step, 0.0), (0.0, step), (0.0, -step)] {
                    let mut moved = corners;
                    moved[corner].x += dx * module;
                    moved[corner].y += dy * module;
                    let pairs = std::array::from_fn(|i| (places[i], moved[i]));
                    let Some(perspective) = Perspective::through(pairs) else { continue };
                    let now = likeness(&perspective);
                    if now > best.0 {
                        best = (now, perspective);
                        corners = moved;
                    }
                }
            }
            if best.0 <= before && step < 0.5 {
                break;
            }
        }
        Some(best.1)
    }

    /// How many greys [`fitted`](Self::fitted) looks up at most.
    pub(crate) fn cost_of_fit(&self) -> usize {
        self.cost() * (1 + 3 * 16)
    }
}

fn seen(grey: &Grey<'_>, map: &dyn Fn(Point) -> Option<Point>, modules: &[(Point, bool)]) -> f64 {
    let step = modules.len().div_ceil(MOST_LOOKED_AT).max(1);
    // Odd, so that dark and light of timing patterns are looked at by turns.
    let step = if step.is_multiple_of(2) { step + 1 } else { step };
    let greys = modules.iter().step_by(step).map(|&(middle, dark)| {
        let grey = map(middle).map_or(128.0, |place| grey.at(place));
        (grey, dark)
    });
    likeness(greys)
}
