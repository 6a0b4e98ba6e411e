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

/// How many greys [`Frame::of`] looks up at most, about.
pub(crate) const COST: usize = 60_000;

/// Places in a module that are looked at, from its middle: near its edges, where it tells most of where it is.
const IN_MODULE: [f64; 2] = [-0.27, 0.27];

impl Frame {
    /// How a pattern lies that was seen in the binarized image.
    pub(crate) fn of(grey: &Grey<'_>, finder: &Finder) -> Option<Self> {
        let module = finder.size / 7.0;
        if module.is_nan() || module < 0.8 {
            return None;
        }
        let likely = |frames: &mut dyn Iterator<Item = Self>| {
            frames
                .map(|frame| Self { likeness: frame.looks_alike(grey, &[0.0]), ..frame })
                .max_by(|a, b| a.likeness.total_cmp(&b.likeness))
        };
        let square = likely(&mut squares(finder.centre, module))?.moved_to_fit(grey, module);
        if square.likeness >= LEAST_LIKENESS {
            return Some(square);
        }
        let slanted = likely(&mut slanted(finder.centre, module))?.moved_to_fit(grey, module);
        Some(if slanted.likeness > square.likeness { slanted } else { square })
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
            for _ in 0..4 {
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

/// Squares of about this size; each looks the same after a quarter turn.
fn squares(centre: Point, module: f64) -> impl Iterator<Item = Frame> {
    const TURNS: i32 = 10;
    (0..TURNS).flat_map(move |turn| {
        let (sin, cos) = (f64::from(turn) / f64::from(TURNS) * std::f64::consts::FRAC_PI_2).sin_cos();
        [0.85, 1.0, 1.2].map(|scale| Frame {
            centre,
            right: Point { x: cos * module * scale, y: sin * module * scale },
            down: Point { x: -sin * module * scale, y: cos * module * scale },
            likeness: 0.0,
        })
    })
}

/// Squares seen at a slant: turned, then made less wide along some line.
fn slanted(centre: Point, module: f64) -> impl Iterator<Item = Frame> {
    const LINES: i32 = 10;
    const SQUEEZED: f64 = 0.55;
    // What is measured of a slanted pattern is now its width, now its length.
    [1.0, 1.4].into_iter().flat_map(move |scale| squares(centre, module * scale)).step_by(2).flat_map(
        move |frame| {
            (0..LINES).map(move |line| {
                let (sin, cos) = (f64::from(line) / f64::from(LINES) * std::f64::consts::PI).sin_cos();
                let squeezed = |p: Point| {
                    let less = (p.x * cos + p.y * sin) * (1.0 - SQUEEZED);
                    Point { x: p.x - less * cos, y: p.y - less * sin }
                };
                Frame { right: squeezed(frame.right), down: squeezed(frame.down), ..frame }
            })
        },
    )
}

pub(crate) fn length(a: Point) -> f64 {
    a.x.hypot(a.y)
}

pub(crate) fn dot(a: Point, b: Point) -> f64 {
    a.x * b.x + a.y * b.y
}

#[cfg(test)]
mod tests {
    use base::Luma;

    use super::*;

    /// A finder pattern on light, its middle at 60, 50.
    fn picture(right: Point, down: Point) -> Luma {
        let area = right.x * down.y - right.y * down.x;
        let grey = |x: i32, y: i32| {
            let (x, y) = (f64::from(x) + 0.5 - 60.0, f64::from(y) + 0.5 - 50.0);
            let across = (x * down.y - y * down.x) / area;
            let along = (right.x * y - right.y * x) / area;
            let ring = across.abs().max(along.abs());
            if ring < 1.5 || (2.5..3.5).contains(&ring) { 40 } else { 210 }
        };
        let pixels = (0..100).flat_map(|y| (0..120).map(move |x| grey(x, y))).collect();
        Luma::new(120, 100, pixels).expect("an image")
    }

    #[track_caller]
    fn check(right: (f64, f64), down: (f64, f64)) {
        let point = |(x, y)| Point { x, y };
        let (right, down) = (point(right), point(down));
        let image = picture(right, down);
        let size = 7.0 * f64::midpoint(length(right), length(down));
        let finder = Finder { centre: Point { x: 60.7, y: 49.5 }, size };
        let frame = Frame::of(&Grey::of(&image, false), &finder).expect("a frame").along(right);
        assert!(frame.likeness > 0.85, "{frame:?}");
        let off = |a: Point, b: Point| length(Point { x: a.x - b.x, y: a.y - b.y });
        assert!(off(frame.centre, Point { x: 60.0, y: 50.0 }) < 1.0, "{frame:?}");
        assert!(7.0 * off(frame.right, right) < 3.0 && 7.0 * off(frame.down, down) < 3.0, "{frame:?}");
    }

    #[test]
    fn patterns_are_framed_turned_and_at_a_slant() {
        check((6.0, 0.0), (0.0, 6.0));
        check((3.0, 0.8), (-0.8, 3.0));
        check((5.0, 3.0), (-3.0, 5.0));
        check((6.0, 1.0), (1.5, 3.5));
        check((3.0, -1.5), (3.0, 6.0));
    }

    #[test]
    fn what_is_no_pattern_is_not_alike() {
        let image =
            Luma::new(60, 60, (0..3600).map(|i| ((i * i / 7) % 251) as u8).collect()).expect("an image");
        let finder = Finder { centre: Point { x: 30.0, y: 30.0 }, size: 28.0 };
        let frame = Frame::of(&Grey::of(&image, false), &finder);
        assert!(frame.is_some_and(|frame| frame.likeness < LEAST_LIKENESS), "{frame:?}");
        let none = Finder { size: f64::NAN, ..finder };
        assert_eq!(Frame::of(&Grey::of(&image, false), &none), None);
    }
}
