//! A grid of modules laid over dark pixels.

use base::{Point, Quad};
use rxing::common::BitMatrix;

use crate::perspective::Perspective;

/// What is known to be at one module of a kind of code: column and row, negative in the quiet zone; dark or light.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Known {
    pub(super) x: i32,
    pub(super) y: i32,
    pub(super) is_dark: bool,
}

/// A grid of modules laid over dark pixels.
#[derive(Clone)]
pub(super) struct Placed<'a> {
    dark: &'a BitMatrix,
    /// Columns and rows between the corners.
    size: (f64, f64),
    corners: [Point; 4],
    perspective: Perspective,
}

impl<'a> Placed<'a> {
    /// So many columns and rows between these corners, clockwise from the top left; `None` when no plane is seen so.
    pub(super) fn new(dark: &'a BitMatrix, size: (usize, usize), corners: [Point; 4]) -> Option<Self> {
        let size = (size.0 as f64, size.1 as f64);
        let perspective = perspective(size, corners)?;
        Some(Self { dark, size, corners, perspective })
    }

    /// The outer corners.
    pub(super) const fn corners(&self) -> Quad {
        Quad(self.corners)
    }

    /// The same plane with so many columns and rows from the same top left.
    pub(super) fn resized(&self, columns: usize, rows: usize) -> Option<Self> {
        let (w, h) = (columns as f64, rows as f64);
        let at = |x, y| self.perspective.map(Point { x, y });
        Self::new(self.dark, (columns, rows), [at(0.0, 0.0)?, at(w, 0.0)?, at(w, h)?, at(0.0, h)?])
    }

    /// Whether a module is dark; all is light outside of the image.
    pub(super) fn is_dark(&self, x: i32, y: i32) -> bool {
        let centre = Point { x: f64::from(x) + 0.5, y: f64::from(y) + 0.5 };
        self.perspective.map(centre).is_some_and(|p| is_dark(self.dark, p))
    }

    /// How many of these are as they should be, a ratio; 1.0 when there are none.
    pub(super) fn right(&self, known: &[Known]) -> f64 {
        self.count(known) as f64 / known.len().max(1) as f64
    }

    fn count(&self, known: &[Known]) -> usize {
        known.iter().filter(|known| self.is_dark(known.x, known.y) == known.is_dark).count()
    }

    /// Moves these corners, each by up to `reach` modules, to where most of what is known is right.
    pub(super) fn settle(&mut self, movable: &[usize], reach: f64, known: &[Known]) {
        const STEPS: i32 = 3;
        let side = |a: Point, b: Point| (a.x - b.x).hypot(a.y - b.y);
        let [tl, tr, _, bl] = self.corners;
        let module = (side(tl, tr) / self.size.0).min(side(tl, bl) / self.size.1);
        for reach in [reach, reach / 2.0] {
            for &corner in movable {
                let from = self.corners[corner];
                // Of equally good places the middle one.
                let mut best = (self.count(known), Point::default(), 1);
                for row in -STEPS..=STEPS {
                    for column in -STEPS..=STEPS {
                        let part = |step: i32| f64::from(step) / f64::from(STEPS) * reach * module;
                        let moved = Point { x: part(column), y: part(row) };
                        let mut tried = self.clone();
                        tried.corners[corner] = Point { x: from.x + moved.x, y: from.y + moved.y };
                        let Some(perspective) = perspective(self.size, tried.corners) else { continue };
                        tried.perspective = perspective;
                        let count = tried.count(known);
                        if count > best.0 {
                            best = (count, moved, 1);
                        } else if count == best.0 {
                            let sum = Point { x: best.1.x + moved.x, y: best.1.y + moved.y };
                            best = (count, sum, best.2 + 1);
                        }
                    }
                }
                let (_, sum, places) = best;
                let share = 1.0 / f64::from(places);
                let to = Point { x: from.x + sum.x * share, y: from.y + sum.y * share };
                let mut moved = self.corners;
                moved[corner] = to;
                if let Some(perspective) = perspective(self.size, moved) {
                    (self.corners, self.perspective) = (moved, perspective);
                }
            }
        }
    }
}

/// Whether the pixel at a place is dark; all is light outside of the image.
pub(super) fn is_dark(dark: &BitMatrix, p: Point) -> bool {
    let inside = p.x >= 0.0 && p.y >= 0.0 && p.x < f64::from(dark.width()) && p.y < f64::from(dark.height());
    inside && dark.get(p.x as u32, p.y as u32)
}

fn perspective((w, h): (f64, f64), [tl, tr, br, bl]: [Point; 4]) -> Option<Perspective> {
    let at = |x, y| Point { x, y };
    Perspective::through([(at(0.0, 0.0), tl), (at(w, 0.0), tr), (at(w, h), br), (at(0.0, h), bl)])
}
