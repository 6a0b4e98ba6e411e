//! Paper seen in perspective and bent: a perspective, and how far off from it its middle, edges and far corner are.

use base::Point;

use super::grey::Grey;
use super::template::{Region, Template};
use crate::perspective::Perspective;

/// A mapping of module coordinates to pixels that is right at the middles of the finder patterns.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Surface {
    perspective: Perspective,
    edge: f64,
    /// How far off it is for each of [`weights`], in pixels.
    bends: [Point; BENDS],
}

const BENDS: usize = 5;

/// How much of each bend there is at a place: of that along the rows, along the columns, of the far corner, and of how
/// the first two change over the symbol. All are 0 at the middles of the finder patterns.
fn weights(edge: f64, p: Point) -> [f64; BENDS] {
    let (s, t) = ((p.x - 3.5) / (edge - 7.0), (p.y - 3.5) / (edge - 7.0));
    let (row, column) = (4.0 * s * (1.0 - s), 4.0 * t * (1.0 - t));
    [row, column, s * t, row * t, column * s]
}

/// The first three are looked for this far and at this distance, in modules.
const REACH: (i32, f64) = (6, 0.5);

/// Then all are moved by so many modules.
const STEPS: [f64; 3] = [0.5, 0.25, 0.12];

impl Surface {
    /// Without bends.
    pub(crate) const fn flat(perspective: Perspective, edge: usize) -> Self {
        Self { perspective, edge: edge as f64, bends: [Point { x: 0.0, y: 0.0 }; BENDS] }
    }

    /// Where a point is seen; `None` at and behind the horizon.
    pub(crate) fn map(&self, p: Point) -> Option<Point> {
        let flat = self.perspective.map(p)?;
        let weights = weights(self.edge, p);
        let (x, y) = weights
            .iter()
            .zip(&self.bends)
            .fold((flat.x, flat.y), |(x, y), (weight, bend)| (x + weight * bend.x, y + weight * bend.y));
        Some(Point { x, y })
    }

    /// The surface bent to where the image fits the patterns of the version best. `module` is in pixels.
    pub(crate) fn bent(mut self, grey: &Grey<'_>, template: &Template, module: f64) -> Self {
        // The upper timing pattern tells how rows are bent, the left one how columns are, and both with what is in
        // the middle where the far corner is.
        for (bend, region) in [(0, Region::Top), (1, Region::Left), (2, Region::All)] {
            let (reach, step) = REACH;
            let begin = self;
            let mut best = f64::MIN;
            for (row, column) in
                (-reach..=reach).flat_map(|row| (-reach..=reach).map(move |column| (row, column)))
            {
                let off = Point { x: f64::from(column) * step * module, y: f64::from(row) * step * module };
                let moved = begin.moved(bend, off);
                // Of equally good ones the flattest.
                let likeness = template.likeness_in(grey, region, &|p| moved.map(p))
                    - 0.01 * f64::from(row).hypot(f64::from(column)) * step;
                if likeness > best {
                    (best, self) = (likeness, moved);
                }
            }
        }
        self.moved_to_fit(grey, template, module)
    }

    fn moved_to_fit(mut self, grey: &Grey<'_>, template: &Template, module: f64) -> Self {
        let mut best = template.likeness_in(grey, Region::All, &|p| self.map(p));
        for step in STEPS.map(|step| step * module) {
            for bend in 0..BENDS {
                for (x, y) in [(step, 0.0), (-step, 0.0), (0.0, step), (0.0, -step)] {
                    let moved = self.moved(bend, Point { x, y });
                    let likeness = template.likeness_in(grey, Region::All, &|p| moved.map(p));
                    if likeness > best {
                        (best, self) = (likeness, moved);
                    }
                }
            }
        }
        self
    }

    fn moved(mut self, bend: usize, off: Point) -> Self {
        self.bends[bend].x += off.x;
        self.bends[bend].y += off.y;
        self
    }
}

/// How many greys [`Surface::bent`] looks up at most.
pub(crate) fn cost(template: &Template) -> usize {
    let places = (2 * REACH.0 as usize + 1).pow(2);
    template.cost() * (2 * places + 4 * BENDS * STEPS.len())
}
