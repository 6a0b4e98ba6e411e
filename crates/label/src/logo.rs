//! A logo: one-colour shapes out of a file that someone handed in.

use std::sync::Arc;

use base::Mm;

use crate::outline::Outline;
use crate::scene::{Paint, Place, Shape};

/// A logo, ready to be placed.
#[derive(Debug, Clone, PartialEq)]
pub struct Logo {
    /// Width and height in the unit of the outlines; their origin is its top left corner.
    pub(crate) size: (f64, f64),
    /// What it is made of, in drawing order.
    pub(crate) shapes: Vec<(Paint, Arc<Outline>)>,
}

impl Logo {
    /// The size, in millimetres, that fills this room and keeps the logo's ratio.
    pub(crate) fn fitted(&self, room: (f64, f64)) -> (f64, f64) {
        let unit = f64::min(room.0 / self.size.0, room.1 / self.size.1);
        (self.size.0 * unit, self.size.1 * unit)
    }

    /// The logo at this place and of this size.
    pub(crate) fn shapes(&self, origin: Place, size: (f64, f64)) -> impl Iterator<Item = Shape> + '_ {
        let unit = Mm(size.0 / self.size.0);
        let shapes = self.shapes.iter();
        shapes.map(move |(paint, outline)| Shape {
            outline: Arc::clone(outline),
            origin,
            unit,
            paint: *paint,
        })
    }
}
