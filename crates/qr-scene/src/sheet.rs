//! Where a sheet of paper is before the camera, and how it is bent.
//!
//! Lengths are in modules. The camera looks along z from the origin; x is right and y down, as in the picture.

use base::Point;

use crate::angle::{cos, sin};

/// How paper is bent. It is turned by `axis` radians before.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Bend {
    /// Not at all.
    Flat,
    /// Round a cylinder of this radius.
    Cylinder {
        /// In modules.
        radius: f64,
        /// Direction of the bend.
        axis: f64,
    },
    /// In waves.
    Wave {
        /// From the middle to a crest, in modules.
        height: f64,
        /// From crest to crest, in modules.
        length: f64,
        /// Direction of the waves.
        axis: f64,
        /// Where they begin, in radians.
        phase: f64,
    },
}

/// How a sheet lies before the camera.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pose {
    /// Where its middle is in the picture, in pixels.
    pub centre: Point,
    /// How many pixels a module has there, seen straight on.
    pub module_px: f64,
    /// Turned in its plane, clockwise, in radians.
    pub roll: f64,
    /// Tilted away from the camera, in radians.
    pub tilt: f64,
    /// Round which line in the picture's plane it is tilted, in radians from the right.
    pub tilt_axis: f64,
    /// How much wider than high it was printed: 1.0 is square.
    pub stretch: f64,
    /// How it is bent.
    pub bend: Bend,
}

/// A place before the camera.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Place {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) z: f64,
}

impl Pose {
    /// Where a place on the sheet is before the camera: `from_middle` is in modules from the middle of the symbol.
    pub(crate) fn place(&self, from_middle: Point, lens: &Pinhole) -> Place {
        let bent = self.bend.place(Point { x: from_middle.x * self.stretch, y: from_middle.y });
        let (rolled_x, rolled_y) = turned(bent.x, bent.y, self.roll);
        // Into the frame whose x is the line it is tilted round, and back.
        let (along, across) = turned(rolled_x, rolled_y, -self.tilt_axis);
        let (across, deep) = turned(across, bent.z, self.tilt);
        let (x, y) = turned(along, across, self.tilt_axis);
        let distance = lens.focal / self.module_px;
        Place {
            x: x + (self.centre.x - lens.middle.x) / self.module_px,
            y: y + (self.centre.y - lens.middle.y) / self.module_px,
            z: distance + deep,
        }
    }
}

impl Bend {
    fn place(&self, from_middle: Point) -> Place {
        let Point { x, y } = from_middle;
        match *self {
            Self::Flat => Place { x, y, z: 0.0 },
            Self::Cylinder { radius, axis } => {
                let (across, along) = turned(x, y, -axis);
                let angle = across / radius;
                let (x, y) = turned(radius * sin(angle), along, axis);
                Place { x, y, z: radius * (1.0 - cos(angle)) }
            }
            Self::Wave { height, length, axis, phase } => {
                let (across, _) = turned(x, y, -axis);
                let z = height * sin(std::f64::consts::TAU * across / length + phase);
                Place { x, y, z }
            }
        }
    }

    /// Whether straight lines on the sheet stay straight.
    pub(crate) fn is_flat(&self) -> bool {
        *self == Self::Flat
    }
}

fn turned(x: f64, y: f64, angle: f64) -> (f64, f64) {
    (x * cos(angle) - y * sin(angle), x * sin(angle) + y * cos(angle))
}

/// A lens without faults.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Pinhole {
    /// Focal length in pixels.
    pub(crate) focal: f64,
    /// The middle of the picture.
    pub(crate) middle: Point,
}

impl Pinhole {
    /// Where a place is seen.
    pub(crate) fn seen(&self, place: Place) -> Point {
        let z = place.z.max(1e-3);
        Point { x: self.middle.x + self.focal * place.x / z, y: self.middle.y + self.focal * place.y / z }
    }
}
