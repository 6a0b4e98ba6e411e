//! The libraries that every payload is held against: one module each, behind one trait.
//!
//! They read grids of modules that were sampled here. Their own search for symbols in an image is not used: that of
//! `rqrr` panics on some geometry and needs minutes on some pictures, and that of `rxing` gives the places of symbols
//! on a scaled image.

mod rqrr;
mod rxing;

use qr_symbol::Modules;

use crate::Reader;

/// Something that makes a payload of modules.
pub(crate) trait ReadsModules {
    /// Which one it is.
    fn reader(&self) -> Reader;

    /// Whether it reads this payload in these modules; `false` also where it reads nothing.
    ///
    /// The modules are those of a symbol whose format information is readable, the right way round.
    fn reads(&self, modules: &Modules, payload: &[u8]) -> bool;
}

/// All of them, in the order they are asked.
pub(crate) const ALL: [&dyn ReadsModules; 2] = [&rxing::Rxing, &rqrr::Rqrr];
