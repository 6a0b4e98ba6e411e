//! Three finder patterns to modules.

use base::{Point, Quad};
use qr_symbol::{Modules, Version};
use rxing::common::cpp_essentials::ConcentricPattern;
use rxing::common::{BitMatrix, DetectorRXingResult};
use rxing::qrcode::cpp_port::detector::{FinderPatternSet, SampleQR};

use crate::Sampler;
use crate::finders::{Finder, Three};

/// Modules and where they are.
#[derive(Debug, Clone)]
pub(crate) struct Sampled {
    /// The grid as it is seen: transposed when the symbol is mirrored.
    pub(crate) modules: Modules,
    /// How little the image tells of each module, row-major, 0 to [`qr_symbol::NO_WORD`]; empty where that is not known.
    pub(crate) doubts: Vec<u8>,
    /// The outer corners in pixels of the layer, in the order of the grid.
    pub(crate) corners: Quad,
    /// How it was made.
    pub(crate) sampler: Sampler,
}

/// How many of the modules of both timing patterns have to be right: 3/4.
const TIMING_RIGHT: (usize, usize) = (3, 4);

impl Sampled {
    /// Whether there are timing patterns between the finder patterns.
    pub(crate) fn has_timing(&self) -> bool {
        let edge = self.modules.edge();
        let is_right = |i: usize, dark: bool| usize::from(dark == i.is_multiple_of(2));
        let right: usize = (8..edge - 8)
            .map(|i| is_right(i, self.modules.is_dark(i, 6)) + is_right(i, self.modules.is_dark(6, i)))
            .sum();
        right * TIMING_RIGHT.1 >= 2 * (edge - 16) * TIMING_RIGHT.0
    }
}

/// The modules of the symbol with these finder patterns, if one can be there.
pub(crate) fn modules(dark: &BitMatrix, three: &Three) -> Option<Sampled> {
    let set = FinderPatternSet { bl: pattern(three.bl), tl: pattern(three.tl), tr: pattern(three.tr) };
    let detected = SampleQR(dark, &set).ok()?;
    let bits = detected.getBits();
    let edge = bits.width() as usize;
    Version::from_modules(edge).filter(|_| bits.height() == bits.width())?;
    // rxing gives top left, top right, bottom left, bottom right, half a pixel too far right and down.
    let &[tl, tr, bl, br] = detected.getPoints() else { return None };
    let corners = [tl, tr, br, bl].map(|p| Point { x: f64::from(p.x) - 0.5, y: f64::from(p.y) - 0.5 });
    let modules = Modules::from_fn(edge, |x, y| bits.get(x as u32, y as u32));
    Some(Sampled { modules, doubts: Vec::new(), corners: Quad(corners), sampler: Sampler::Flat })
}

fn pattern(finder: Finder) -> ConcentricPattern {
    let p = rxing::Point { x: finder.centre.x as f32, y: finder.centre.y as f32 };
    ConcentricPattern { p, size: finder.size as i32 }
}
