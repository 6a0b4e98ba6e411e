//! Three finder patterns to modules.

use base::{Point, Quad};
use qr_symbol::{Modules, Placement, Version};
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

/// How many have to be right for what is not read to be told of as a symbol: 9/10, since there are textures that have
/// what looks like three finder patterns with something regular between two of them.
const SURELY_TIMING: (usize, usize) = (9, 10);

/// And how many of all modules that are the same in every symbol: 17/20. A finder pattern may be damaged.
const SURELY_RIGHT: (usize, usize) = (17, 20);

impl Sampled {
    /// Whether it is a symbol, if perhaps one that cannot be read: most of what is the same in every symbol is there.
    pub(crate) fn is_surely_symbol(&self) -> bool {
        let edge = self.modules.edge();
        let Some(version) = Version::from_modules(edge) else { return false };
        let placement = Placement::of(version);
        let (mut fixed, mut right) = (0, 0);
        for (x, y) in (0..edge).flat_map(|y| (0..edge).map(move |x| (x, y))) {
            if let Some(dark) = placement.fixed(x, y) {
                fixed += 1;
                right += usize::from(dark == self.modules.is_dark(x, y));
            }
        }
        self.has_timing_of(SURELY_TIMING) && right * SURELY_RIGHT.1 >= fixed * SURELY_RIGHT.0
    }

    /// Whether there are timing patterns between the finder patterns.
    pub(crate) fn has_timing(&self) -> bool {
        self.has_timing_of(TIMING_RIGHT)
    }

    fn has_timing_of(&self, share: (usize, usize)) -> bool {
        let edge = self.modules.edge();
        let is_right = |i: usize, dark: bool| usize::from(dark == i.is_multiple_of(2));
        let right: usize = (8..edge - 8)
            .map(|i| is_right(i, self.modules.is_dark(i, 6)) + is_right(i, self.modules.is_dark(6, i)))
            .sum();
        right * share.1 >= 2 * (edge - 16) * share.0
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
