//! The light that falls on everything. Places are in pixels.

use base::Point;

use crate::random::rough;

/// A shadow: the side of a wavy line that `away` points to, as far as `width` goes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shadow {
    /// A place on its edge.
    pub through: Point,
    /// Which side is dark: a unit vector.
    pub away: Point,
    /// How far it goes on, in pixels.
    pub width: f64,
    /// How wide its edge is, in pixels.
    pub soft: f64,
    /// How much light is left in it, from 0 to 1.
    pub left: f64,
    /// How far its edge waves, in pixels.
    pub wave: f64,
}

/// A reflection of a lamp.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glare {
    /// Its middle.
    pub centre: Point,
    /// Where its light has fallen to half, in pixels.
    pub radius: f64,
    /// How much wider than high it is.
    pub stretch: f64,
    /// The light in its middle; what is seen as white is 1.0.
    pub strength: f64,
}

/// All light.
#[derive(Debug, Clone, Default)]
pub struct Light {
    /// How much the light falls from the left to the right edge, a share; negative rises.
    pub fall_x: f64,
    /// How much the light falls from the top to the bottom edge, a share; negative rises.
    pub fall_y: f64,
    /// Shadows.
    pub shadows: Vec<Shadow>,
    /// Reflections.
    pub glares: Vec<Glare>,
}

impl Light {
    /// Lights what throws back `greys`.
    pub(crate) fn fall_on(&self, greys: &mut [f32], width: usize, height: usize, seed: u64) {
        for (at, grey) in greys.iter_mut().enumerate() {
            let (x, y) = ((at % width) as f64 + 0.5, (at / width) as f64 + 0.5);
            let (across, down) = (x / width as f64 - 0.5, y / height as f64 - 0.5);
            let mut light = (1.0 - self.fall_x * across) * (1.0 - self.fall_y * down);
            for shadow in &self.shadows {
                light *= shadow.left_at(x, y, seed);
            }
            let glare: f64 = self.glares.iter().map(|glare| glare.at(x, y)).sum();
            *grey = (f64::from(*grey) * light.max(0.02) + glare) as f32;
        }
    }
}

impl Shadow {
    fn left_at(&self, x: f64, y: f64, seed: u64) -> f64 {
        let wave = self.wave * (2.0 * rough(seed ^ 11, x / 60.0, y / 60.0) - 1.0);
        let beyond = (x - self.through.x) * self.away.x + (y - self.through.y) * self.away.y + wave;
        let edge = |at: f64| (at / self.soft.max(0.1) + 0.5).clamp(0.0, 1.0);
        let dark = edge(beyond) * edge(self.width - beyond);
        1.0 - dark * (1.0 - self.left)
    }
}

impl Glare {
    fn at(&self, x: f64, y: f64) -> f64 {
        let (dx, dy) = ((x - self.centre.x) / self.stretch, y - self.centre.y);
        let square = (dx * dx + dy * dy) / (self.radius * self.radius);
        // Falls faster than a lamp's halo and slower than an edge.
        self.strength / (1.0 + square * square)
    }
}
