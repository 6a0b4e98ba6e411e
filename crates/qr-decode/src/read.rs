//! Modules to payload.

use base::Quad;
use qr_symbol::Symbol;
use rxing::common::BitMatrix;
use rxing::common::cpp_essentials::DecoderResult;
use rxing::qrcode::cpp_port::decoder::Decode;

use crate::sample::Sampled;
use crate::{Found, Reader, text};

/// What `rxing` reads in the modules.
pub(crate) fn by_rxing(sampled: &Sampled) -> Option<Found> {
    let modules = &sampled.modules;
    let mut bits = BitMatrix::with_single_dimension(u32::try_from(modules.edge()).ok()?).ok()?;
    for (y, row) in modules.rows().enumerate() {
        for (x, _) in row.iter().enumerate().filter(|&(_, &dark)| dark) {
            bits.set(x as u32, y as u32);
        }
    }
    let decoded = Decode(&bits).ok().filter(DecoderResult::isValid)?;
    let payload = decoded.content().bytes().to_vec();
    found(sampled, payload, decoded.isMirrored(), Reader::Rxing)
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
        found(sampled, payload, mirrored, Reader::Rqrr)
    })
}

fn found(sampled: &Sampled, payload: Vec<u8>, mirrored: bool, reader: Reader) -> Option<Found> {
    let [tl, tr, br, bl] = sampled.corners.0;
    let (modules, corners) = if mirrored {
        (sampled.modules.transposed(), [tl, bl, br, tr])
    } else {
        (sampled.modules.clone(), [tl, tr, br, bl])
    };
    let symbol = Symbol::from_modules(modules).ok()?;
    Some(Found {
        text: text::of(&payload),
        payload,
        corners: Quad(corners),
        version: symbol.version(),
        level: symbol.level(),
        mask: symbol.mask(),
        reader,
        mirrored,
    })
}
