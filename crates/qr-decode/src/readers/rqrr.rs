//! What `rqrr` reads in modules.

use qr_symbol::Modules;

use super::ReadsModules;
use crate::Reader;

/// The decoder of `rqrr`. It knows neither FNC1 nor structured append nor hanzi.
pub(crate) struct Rqrr;

impl ReadsModules for Rqrr {
    fn reader(&self) -> Reader {
        Reader::Rqrr
    }

    fn reads(&self, modules: &Modules, payload: &[u8]) -> bool {
        let grid = rqrr::SimpleGrid::from_func(modules.edge(), |x, y| modules.is_dark(x, y));
        let mut bytes = Vec::new();
        rqrr::Grid::new(grid).decode_to(&mut bytes).is_ok() && bytes == payload
    }
}
