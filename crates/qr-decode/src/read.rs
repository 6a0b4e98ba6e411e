//! Modules to payload.
//!
//! Two parties read every symbol: a library, and the exact reading of `qr-symbol`, which says which message it is and
//! which symbol was printed. Where they differ nothing was read: a wrong text is worse than none.

use base::Quad;
use qr_symbol::Symbol;
use qr_symbol::message::Message;
use rxing::common::BitMatrix;
use rxing::qrcode::cpp_port::decoder::Decode;

use crate::sample::Sampled;
use crate::{Found, Reader, interpretation};

/// What `rxing` reads in the modules.
pub(crate) fn by_rxing(sampled: &Sampled) -> Option<Found> {
    let modules = &sampled.modules;
    let mut bits = BitMatrix::with_single_dimension(u32::try_from(modules.edge()).ok()?).ok()?;
    for (y, row) in modules.rows().enumerate() {
        for (x, _) in row.iter().enumerate().filter(|&(_, &dark)| dark) {
            bits.set(x as u32, y as u32);
        }
    }
    let decoded = Decode(&bits).ok()?;
    let bytes = decoded.content().bytes();
    found(sampled, decoded.isMirrored(), Reader::Rxing, |payload| {
        // It gives up within good messages: at a percent sign that is written twice, where FNC1 asks for that.
        if decoded.isValid() { payload == bytes } else { payload.starts_with(bytes) }
    })
}

/// What `rqrr` reads in the modules.
///
/// Only its decoder is used, on a grid of a size that there is. Its search for grids in an image panics on some
/// geometry and needs minutes on some pictures, and what it is made of is not public.
pub(crate) fn by_rqrr(sampled: &Sampled) -> Option<Found> {
    // It reads mirrored grids too, but does not tell.
    [false, true].into_iter().find_map(|mirrored| {
        let modules = if mirrored { sampled.modules.transposed() } else { sampled.modules.clone() };
        qr_symbol::read_format_information(&modules)?;
        let grid = rqrr::SimpleGrid::from_func(modules.edge(), |x, y| modules.is_dark(x, y));
        let mut payload = Vec::new();
        rqrr::Grid::new(grid).decode_to(&mut payload).ok()?;
        found(sampled, mirrored, Reader::Rqrr, |own| own == payload)
    })
}

/// What `qr-symbol` reads in the modules, if the library agrees with its payload.
fn found(
    sampled: &Sampled,
    mirrored: bool,
    reader: Reader,
    agrees: impl FnOnce(&[u8]) -> bool,
) -> Option<Found> {
    let [tl, tr, br, bl] = sampled.corners.0;
    let (modules, corners) = if mirrored {
        (sampled.modules.transposed(), [tl, bl, br, tr])
    } else {
        (sampled.modules.clone(), [tl, tr, br, bl])
    };
    let restored = Symbol::from_modules(modules).ok()?.restored().ok()?;
    let message = Message::read(&restored.data, restored.symbol.version()).ok()?;
    let payload = message.bytes();
    agrees(&payload).then(|| Found {
        text: interpretation::text(&message),
        payload,
        gs1: message.is_gs1(),
        structured_append: message.structured_append,
        symbol: restored.symbol,
        blocks: restored.blocks,
        corners: Quad(corners),
        reader,
        mirrored,
    })
}
