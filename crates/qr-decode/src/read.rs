//! Modules to payload.

use base::Quad;
use qr_symbol::Symbol;
use rxing::common::cpp_essentials::DecoderResult;
use rxing::qrcode::cpp_port::decoder::Decode;

use crate::sample::Sampled;
use crate::{Found, Reader, text};

/// What `rxing` reads in the modules.
pub(crate) fn by_rxing(sampled: &Sampled) -> Option<Found> {
    let decoded = Decode(&sampled.bits).ok().filter(DecoderResult::isValid)?;
    let payload = decoded.content().bytes().to_vec();
    found(sampled, payload, decoded.isMirrored(), Reader::Rxing)
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
