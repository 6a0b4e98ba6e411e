//! What `rxing` reads in modules.

use qr_symbol::Modules;
use rxing::common::BitMatrix;
use rxing::qrcode::cpp_port::decoder::Decode;

use super::ReadsModules;
use crate::Reader;

/// The port of ZXing-C++ in `rxing`.
pub(crate) struct Rxing;

impl ReadsModules for Rxing {
    fn reader(&self) -> Reader {
        Reader::Rxing
    }

    fn reads(&self, modules: &Modules, payload: &[u8]) -> bool {
        let Some(Ok(decoded)) = bit_matrix(modules).map(|bits| Decode(&bits)) else { return false };
        let bytes = decoded.content().bytes();
        // It gives up within good messages: at a percent sign that is written twice, where FNC1 asks for that.
        if decoded.isValid() { payload == bytes } else { payload.starts_with(bytes) }
    }
}

fn bit_matrix(modules: &Modules) -> Option<BitMatrix> {
    let mut bits = BitMatrix::with_single_dimension(u32::try_from(modules.edge()).ok()?).ok()?;
    for (y, row) in modules.rows().enumerate() {
        for (x, _) in row.iter().enumerate().filter(|&(_, &dark)| dark) {
            bits.set(x as u32, y as u32);
        }
    }
    Some(bits)
}
