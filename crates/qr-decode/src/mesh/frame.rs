//! How a finder pattern lies in the image: where it is, and how far and which way its modules go.

use base::Point;

use super::grey::{Grey, likeness};
use crate::finders::Finder;

/// A finder pattern as a piece of a plane that is small enough to be without perspective.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Frame {
    /// The middle of the pattern.
    pub(crate) centre: Point,
    /// One module along one of its edges.
    pub(crate) right: Point,
    /// One module along the next edge, clockwise.
    pub(crate) down: Point,
    /// How much like a finder pattern it looks, at most 1.0.
    pub(crate) likeness: f64,
}

/// How alike what is taken for a finder pattern has to be.
pub(crate) const LEAST_LIKENESS: f64 = 0.7;

/// Places in a module that are looked at, from its middle: near its edges, where it tells most of where it is.
const IN_MODULE: [f64; 2] = [-0.27, 0.27];

impl Frame {
    /// How a pattern lies that was seen in the binarized image.
    pub(crate) fn of(grey: &Grey<'_>, finder: &Finder) -> Option<Self> {
        let module = finder.size / 7.0;
        if module.is_nan() || module < 0.8 {
            return None;
        }
        // A square looks the same after a quarter turn.
        const TURNS: i32 = 10;
        let turned = (0..TURNS).flat_map(|turn| {
            let (sin, cos) = (f64::from(turn) / f64::from(TURNS) * std::f64::consts::FRAC_PI_2).sin_cos();
            [0.85, 1.0, 1.2].map(|scale| Self {
                centre: finder.centre,
                right: Point { x: cos * module * scale, y: sin * module * scale },
                down: Point { x: -sin * module * scale, y: cos * module * scale },
                likeness: 0.0,
            })
        });
        let begin = turned
            .map(|frame| Self { likeness: frame.looks_alike(grey, &[0.0]), ..frame })
            .max_by(|a, b| a.likeness.total_cmp(&b.likeness))?;
        Some(begin.moved_to_fit(grey, module))
    }

    /// A place in modules from the middle.
    pub(crate) fn place(&self, right: f64, down: f64) -> Point {
        Point {
            x: self.centre.x + right * self.right.x + down * self.down.x,
            y: self.centre.y + right * self.right.y + down * self.down.y,
        }
    }

    /// Turned by quarters, clockwise, so that `right` goes most nearly along `way`.
    pub(crate) fn along(self, way: Point) -> Self {
        let turns = std::iter::successors(Some(self), |frame| {
            let back = Point { x: -frame.right.x, y: -frame.right.y };
            Some(Self { right: frame.down, down: back, ..*frame })
        });
        let along = |frame: &Self| dot(frame.right, way) / length(frame.right).max(f64::MIN_POSITIVE);
        turns.take(4).max_by(|a, b| along(a).total_cmp(&along(b))).unwrap_or(self)
    }

    /// Pixels a module, the mean of both ways.
    pub(crate) fn module(&self) -> f64 {
        f64::midpoint(length(self.right), length(self.down))
    }

    fn looks_alike(&self, grey: &Grey<'_>, places: &[f64]) -> f64 {
        // With the light ring around it.
        let modules = -4i32..=4;
        let greys = modules.clone().flat_map(|y| {
            modules.clone().flat_map(move |x| {
                let ring = x.abs().max(y.abs());
                let is_dark = ring != 2 && ring != 4;
                places.iter().flat_map(move |&dy| {
                    places.iter().map(move |&dx| (f64::from(x) + dx, f64::from(y) + dy, is_dark))
                })
            })
        });
        likeness(greys.map(|(x, y, is_dark)| (grey.at(self.place(x, y)), is_dark)))
    }

    fn moved_to_fit(mut self, grey: &Grey<'_>, module: f64) -> Self {
        self.likeness = self.looks_alike(grey, &IN_MODULE);
        for step in [0.16, 0.08, 0.04] {
            // The ends of `right` and `down` are three and a half modules off.
            let steps = [step * module, step * module / 3.5, step * module / 3.5];
            for _ in 0..3 {
                let before = self.likeness;
                for (which, &step) in steps.iter().enumerate() {
                    for (dx, dy) in [(step, 0.0), (-step, 0.0), (0.0, step), (0.0, -step)] {
                        let mut moved = self;
                        let point = match which {
                            0 => &mut moved.centre,
                            1 => &mut moved.right,
                            _ => &mut moved.down,
                        };
                        point.x += dx;
                        point.y += dy;
                        moved.likeness = moved.looks_alike(grey, &IN_MODULE);
                        if moved.likeness > self.likeness {
                            self = moved;
                        }
                    }
                }
                if self.likeness <= before {
                    break;
                }
            }
        }
        self
    }
}

pub(crate) fn length(a: Point) -> f64 {
    a.x.hypot(a.y)
}

pub(crate) fn dot(a: Point, b: Point) -> f64 {
    a.x * b.x + a.y * b.y
}
