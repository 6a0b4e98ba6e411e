//! Three finder patterns to modules.

use base::{Point, Quad};
use qr_symbol::{Modules, Version};
use rxing::common::{BitMatrix, DetectorRXingResult};
use rxing::qrcode::cpp_port::detector::{FinderPatternSet, SampleQR};

/// Modules and where they are.
pub(crate) struct Sampled {
    /// The grid as it is seen: transposed when the symbol is mirrored.
    pub(crate) modules: Modules,
    /// The outer corners in pixels of the layer, in the order of the grid.
    pub(crate) corners: Quad,
}

/// The modules of the symbol with these finder patterns, if one can be there.
pub(crate) fn modules(dark: &BitMatrix, set: &FinderPatternSet) -> Option<Sampled> {
    let detected = SampleQR(dark, set).ok()?;
    let bits = detected.getBits();
    let edge = bits.width() as usize;
    Version::from_modules(edge).filter(|_| bits.height() == bits.width())?;
    // rxing gives top left, top right, bottom left, bottom right, half a pixel too far right and down.
    let &[tl, tr, bl, br] = detected.getPoints() else { return None };
    let corners = [tl, tr, br, bl].map(|p| Point { x: f64::from(p.x) - 0.5, y: f64::from(p.y) - 0.5 });
    let modules = Modules::from_fn(edge, |x, y| bits.get(x as u32, y as u32));
    Some(Sampled { modules, corners: Quad(corners) })
}
