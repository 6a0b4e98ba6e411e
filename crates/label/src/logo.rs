//! A logo: one-colour shapes out of a file that someone handed in.

use std::sync::Arc;

use crate::outline::Outline;
use crate::scene::Paint;

/// A logo, ready to be placed.
#[derive(Debug, Clone, PartialEq)]
pub struct Logo {
    /// Width and height in the unit of the outlines; their origin is its top left corner.
    pub(crate) size: (f64, f64),
    /// What it is made of, in drawing order.
    pub(crate) shapes: Vec<(Paint, Arc<Outline>)>,
}
