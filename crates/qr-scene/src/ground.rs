//! What is behind the labels. Places are in pixels, greys are shares of the light that comes back.

use crate::random::{at, rough, smooth};

/// A background.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Ground {
    /// One grey with soft clouds in it.
    Plain {
        /// The grey.
        grey: f64,
        /// How much it varies, up and down.
        clouds: f64,
    },
    /// Grain, as of wood or brushed metal.
    Grain {
        /// The mean grey.
        grey: f64,
        /// Pixels from line to line.
        size: f64,
    },
    /// Gravel, cloth or leaves: rough noise of strong contrast.
    Rough {
        /// Pixels from hill to hill.
        size: f64,
    },
    /// Boxes of different greys side by side, some of them striped.
    Clutter {
        /// Pixels a box.
        size: f64,
    },
    /// Lines of something like print.
    Words {
        /// Pixels a letter.
        size: f64,
    },
    /// A checkerboard.
    Checks {
        /// Pixels a field.
        size: f64,
    },
    /// Bars of different widths, as of a barcode.
    Bars {
        /// Pixels of the narrowest bar.
        size: f64,
    },
    /// Black and white modules at random, as of a code that is none.
    Modules {
        /// Pixels a module.
        size: f64,
    },
    /// Finder patterns, each alone or in a row, never three at a right angle.
    Finders {
        /// Pixels a module.
        size: f64,
    },
    /// Rings, as of a shooting target.
    Rings {
        /// Pixels a ring.
        size: f64,
    },
}

impl Ground {
    /// Whether it has no edges, so that one sample a pixel is enough.
    pub(crate) const fn is_soft(&self) -> bool {
        matches!(self, Self::Plain { .. } | Self::Grain { .. } | Self::Rough { .. })
    }

    /// The grey at a place.
    pub(crate) fn grey(&self, seed: u64, x: f64, y: f64) -> f64 {
        let ink = |is_dark: bool| if is_dark { 0.06 } else { 0.75 };
        match *self {
            Self::Plain { grey, clouds } => grey + clouds * (2.0 * rough(seed, x / 90.0, y / 90.0) - 1.0),
            Self::Grain { grey, size } => {
                let bow = 6.0 * smooth(seed, x / 140.0, y / 60.0);
                grey * (0.55 + 0.9 * rough(seed, x / (size * 30.0), y / size + bow))
            }
            Self::Rough { size } => {
                let noise = rough(seed, x / size, y / size);
                (0.4 + 2.2 * (noise - 0.5)).clamp(0.03, 0.85)
            }
            Self::Clutter { size } => {
                let (column, row) = ((x / size).floor(), (y / (size * 0.7)).floor());
                let (i, j) = (column as i64, row as i64);
                let grey = 0.08 + 0.7 * at(seed, i, j);
                let width = 2.0 + 9.0 * at(seed ^ 1, i, j);
                let is_striped = at(seed ^ 2, i, j) < 0.35;
                let along = if at(seed ^ 3, i, j) < 0.5 { x } else { y };
                if is_striped && (along / width).floor() as i64 % 2 == 0 { grey * 0.3 } else { grey }
            }
            Self::Words { size } => {
                let line = (y / (size * 1.8)).floor();
                let within = y / size - line * 1.8;
                let letter = (x / size).floor() as i64;
                let part = |share: f64, of: f64| (of / (size * share)).floor() as i64;
                let is_gap = at(seed, letter, line as i64) < 0.18;
                let is_stroke = at(seed ^ 5, part(0.33, x), part(0.33, y)) < 0.5;
                ink(within < 1.2 && !is_gap && is_stroke)
            }
            Self::Checks { size } => ink(((x / size).floor() + (y / size).floor()) as i64 % 2 == 0),
            Self::Bars { size } => {
                let band = (y / (size * 40.0)).floor() as i64;
                let within = y / (size * 40.0) - (y / (size * 40.0)).floor();
                ink(within < 0.8 && at(seed, (x / size).floor() as i64, band) < 0.5)
            }
            Self::Modules { size } => {
                ink(at(seed, (x / size).floor() as i64, (y / size).floor() as i64) < 0.5)
            }
            Self::Finders { size } => {
                let (field_x, field_y) = ((x / (size * 23.0)).floor(), (y / (size * 23.0)).floor());
                let (i, j) = (x / size - field_x * 23.0, y / size - field_y * 23.0);
                // In every other row only: three at a right angle need two rows, and a common distance.
                let is_here = field_y as i64 % 2 == 0 && at(seed, field_x as i64, field_y as i64) < 0.5;
                let ring = (i - 7.5).abs().max((j - 7.5).abs());
                ink(is_here && (ring < 1.5 || (2.5..3.5).contains(&ring)))
            }
            Self::Rings { size } => {
                let (dx, dy) = (x % (size * 14.0) - size * 7.0, y % (size * 14.0) - size * 7.0);
                ink(((dx * dx + dy * dy).sqrt() / size).floor() as i64 % 2 == 0)
            }
        }
    }
}
