//! What is on a sheet of paper: a symbol, how it was printed, and what happened to it since.
//!
//! Places are in modules from the symbol's own top left corner. Greys are shares of the light that comes back.

use base::Point;
use qr_symbol::{Modules, Symbol};

use crate::random;

/// The shape of a dark module.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Dot {
    /// A square.
    Square,
    /// A disc of this radius, in modules; finder patterns stay whole.
    Disc(f64),
    /// A square whose free corners are cut round.
    Rounded,
}

/// Something that lies on the print, or is missing from it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Mark {
    /// A straight stroke.
    Stroke {
        /// Where it begins.
        from: Point,
        /// Where it ends.
        to: Point,
        /// Its width in modules.
        width: f64,
        /// Its grey.
        grey: f64,
    },
    /// A spot with an uneven edge.
    Spot {
        /// Its centre.
        centre: Point,
        /// Its radius in modules.
        radius: f64,
        /// Its grey.
        grey: f64,
        /// Which edge it has.
        seed: u64,
    },
    /// A block of one grey: a sticker, or a picture in the middle.
    Block {
        /// Its top left corner.
        from: Point,
        /// Its bottom right corner.
        to: Point,
        /// Its grey.
        grey: f64,
    },
    /// Paper that is torn off beyond a line through `through`, in the direction `away`.
    Torn {
        /// A place on the line.
        through: Point,
        /// Which side is gone: a unit vector.
        away: Point,
        /// Which edge it has.
        seed: u64,
    },
    /// A dead element of a thermal print head: a column without ink.
    Void {
        /// Where it begins, in modules from the left.
        at: f64,
        /// How wide it is.
        width: f64,
    },
    /// Ink that did not hold: this share of dots of `size` modules is missing.
    Dropouts {
        /// The share, from 0 to 1.
        share: f64,
        /// The edge of a dot in modules.
        size: f64,
        /// Which ones.
        seed: u64,
    },
}

/// A sheet of paper with one symbol.
#[derive(Debug, Clone)]
pub struct Label {
    /// The symbol.
    pub symbol: Symbol,
    /// What it says.
    pub text: String,
    /// The shape of its dark modules.
    pub dot: Dot,
    /// By how much dark modules grow on each side, in modules.
    pub gain: f64,
    /// Grey of the ink.
    pub ink: f64,
    /// Grey of the paper.
    pub paper: f64,
    /// Light between the symbol and the paper's edge, in modules; negative where the paper is cut into the symbol.
    pub quiet: f64,
    /// How far text-like print goes on below the symbol, in modules.
    pub words: f64,
    /// Light modules on dark paper.
    pub inverted: bool,
    /// Seen from behind.
    pub mirrored: bool,
    /// The lines between the pixels of a monitor: how many pixels a module, and how dark the lines are.
    pub screen: Option<(f64, f64)>,
    /// What happened to it.
    pub marks: Vec<Mark>,
}

impl Label {
    /// A well printed label.
    pub fn of(symbol: Symbol, text: String) -> Self {
        Self {
            symbol,
            text,
            dot: Dot::Square,
            gain: 0.0,
            ink: 0.05,
            paper: 0.8,
            quiet: 4.0,
            words: 0.0,
            inverted: false,
            mirrored: false,
            screen: None,
            marks: Vec::new(),
        }
    }

    /// Modules a side.
    pub fn edge(&self) -> f64 {
        self.symbol.edge() as f64
    }

    /// Top left and bottom right of the paper.
    pub fn paper_corners(&self) -> (Point, Point) {
        let far = self.edge() + self.quiet;
        (Point { x: -self.quiet, y: -self.quiet }, Point { x: far, y: far + self.words })
    }

    /// The grey at a place; nothing where there is no paper.
    pub fn grey(&self, place: Point) -> Option<f64> {
        let (from, to) = self.paper_corners();
        if place.x < from.x || place.y < from.y || place.x >= to.x || place.y >= to.y {
            return None;
        }
        let own = if self.mirrored { Point { x: self.edge() - place.x, y: place.y } } else { place };
        let mut grey = if self.is_inked(own) != self.inverted { self.ink } else { self.paper };
        for mark in &self.marks {
            match mark.over(place, grey, self.paper) {
                Some(marked) => grey = marked,
                None => return None,
            }
        }
        if let Some((pixels, depth)) = self.screen {
            let inside = |at: f64| (at * pixels).rem_euclid(1.0) > 0.25;
            if !inside(place.x) || !inside(place.y) {
                grey *= 1.0 - depth;
            }
        }
        Some(grey)
    }

    fn is_inked(&self, place: Point) -> bool {
        if place.y >= self.edge() + 2.0 {
            return self.is_word(place);
        }
        let dark = |dx: f64, dy: f64| is_dark(self.symbol.modules(), place.x + dx, place.y + dy);
        if dark(0.0, 0.0) {
            return match self.dot {
                Dot::Square => true,
                Dot::Disc(radius) => self.in_finder(place) || from_centre(place) < radius,
                Dot::Rounded => self.in_rounded(place, dark),
            };
        }
        self.gain > 0.0
            && [(1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)]
                .iter()
                .any(|&(dx, dy)| dark(dx * self.gain, dy * self.gain))
    }

    fn in_rounded(&self, place: Point, dark: impl Fn(f64, f64) -> bool) -> bool {
        let (x, y) = (place.x - place.x.floor() - 0.5, place.y - place.y.floor() - 0.5);
        let (side_x, side_y) = (if x < 0.0 { -1.0 } else { 1.0 }, if y < 0.0 { -1.0 } else { 1.0 });
        dark(side_x, 0.0) || dark(0.0, side_y) || from_centre(place) < 0.5
    }

    fn in_finder(&self, place: Point) -> bool {
        let far = self.edge() - 7.0;
        (place.x < 7.0 && (place.y < 7.0 || place.y >= far)) || (place.x >= far && place.y < 7.0)
    }

    /// Lines of marks of different widths, as letters look from far.
    fn is_word(&self, place: Point) -> bool {
        let line = (place.y / 2.5).floor();
        let within = place.y - line * 2.5;
        let letter = (place.x / 1.1).floor();
        let ink = random::at(
            self.symbol.edge() as u64,
            (place.x / 0.4).floor() as i64,
            (place.y / 0.5).floor() as i64,
        );
        let is_gap = random::at(7, letter as i64, line as i64) < 0.2;
        within < 1.7 && !is_gap && ink < 0.55 && place.x > 0.0 && place.x < self.edge()
    }
}

impl Mark {
    /// What becomes of a grey; nothing where the paper is gone.
    fn over(&self, place: Point, grey: f64, paper: f64) -> Option<f64> {
        let covered = match *self {
            Self::Stroke { from, to, width, grey } => {
                (distance_to_segment(place, from, to) < width / 2.0).then_some(grey)
            }
            Self::Spot { centre, radius, grey, seed } => {
                let (dx, dy) = (place.x - centre.x, place.y - centre.y);
                let uneven = radius * (0.7 + 0.6 * random::rough(seed, place.x / 1.7, place.y / 1.7));
                (dx * dx + dy * dy < uneven * uneven).then_some(grey)
            }
            Self::Block { from, to, grey } => {
                let inside = place.x >= from.x && place.x < to.x && place.y >= from.y && place.y < to.y;
                inside.then_some(grey)
            }
            Self::Torn { through, away, seed } => {
                let beyond = (place.x - through.x) * away.x + (place.y - through.y) * away.y;
                let uneven = 1.5 * (random::rough(seed, place.x / 2.0, place.y / 2.0) - 0.5);
                if beyond > uneven {
                    return None;
                }
                None
            }
            Self::Void { at, width } => (place.x >= at && place.x < at + width).then_some(paper),
            Self::Dropouts { share, size, seed } => {
                let dot = |at: f64| (at / size).floor() as i64;
                (random::at(seed, dot(place.x), dot(place.y)) < share).then_some(grey.max(paper))
            }
        };
        Some(covered.unwrap_or(grey))
    }
}

fn is_dark(modules: &Modules, x: f64, y: f64) -> bool {
    x >= 0.0 && y >= 0.0 && modules.is_dark(x as usize, y as usize)
}

fn from_centre(place: Point) -> f64 {
    let (x, y) = (place.x - place.x.floor() - 0.5, place.y - place.y.floor() - 0.5);
    (x * x + y * y).sqrt()
}

fn distance_to_segment(place: Point, from: Point, to: Point) -> f64 {
    let (x, y) = (to.x - from.x, to.y - from.y);
    let length = (x * x + y * y).max(1e-12);
    let along = (((place.x - from.x) * x + (place.y - from.y) * y) / length).clamp(0.0, 1.0);
    let (dx, dy) = (place.x - from.x - along * x, place.y - from.y - along * y);
    (dx * dx + dy * dy).sqrt()
}
