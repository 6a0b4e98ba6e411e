//! What the fuzz targets of reading do with their bytes. The tests of `qr-decode` do the same with the seeds.

use base::Luma;
use qr_decode::{Effort, Reading, decode};
use qr_symbol::message::Message;
use qr_symbol::{EcLevel, Modules, Symbol, Version, data_codewords};

/// A larger picture takes long to look at thoroughly.
const MOST_PIXELS: usize = 40_000;

/// The bytes of a file: its picture, read thoroughly.
pub(crate) fn picture(bytes: &[u8]) {
    if let Ok(picture) = picture::read(bytes)
        && picture.luma.pixels().len() <= MOST_PIXELS
    {
        check(&decode(picture.luma.view(), Effort::Thorough));
    }
}

/// A grey image: the first byte is the width, the rest are pixels.
pub(crate) fn grey(bytes: &[u8]) {
    let Some((&width, pixels)) = bytes.split_first() else { return };
    let width = usize::from(width).max(1);
    let height = pixels.len() / width;
    if let Ok(image) = Luma::new(width, height, pixels[..width * height].to_vec()) {
        check(&decode(image.view(), Effort::Live));
    }
}

/// A grid of modules: the first byte is the version, the rest are modules by the bit.
pub(crate) fn modules(bytes: &[u8]) {
    let Some((version, bits)) = version(bytes) else { return };
    let edge = version.modules();
    let modules = Modules::from_fn(edge, |x, y| {
        let at = y * edge + x;
        bits.get(at / 8).is_some_and(|byte| byte >> (at % 8) & 1 == 1)
    });
    let Ok(seen) = Symbol::from_modules(modules) else { return };
    let Ok(restored) = seen.restored() else { return };
    assert!(restored.blocks.iter().all(|block| (0.0..=1.0).contains(&block.share())));
    // What was restored has nothing left to restore.
    let again = restored.symbol.restored().expect("an undamaged symbol");
    assert_eq!((&again.symbol, &again.data), (&restored.symbol, &restored.data));
    let _ = Message::read(&restored.data, version);
}

/// Data codewords: the first byte is the version. Drawn and read, they say what they say, or nothing.
pub(crate) fn message(bytes: &[u8]) {
    const MODULE: usize = 3;
    const QUIET: usize = 4;
    let Some((version, data)) = version(bytes).filter(|(version, _)| version.number() <= 10) else { return };
    let mut codewords = data.to_vec();
    codewords.resize(data_codewords(version, EcLevel::M), 0);
    let symbol = Symbol::compose(version, EcLevel::M, None, &codewords);
    let edge = (symbol.edge() + 2 * QUIET) * MODULE;
    let is_dark = |x: usize, y: usize| {
        let at = |v: usize| (v / MODULE).checked_sub(QUIET);
        at(x).zip(at(y)).is_some_and(|(x, y)| symbol.modules().is_dark(x, y))
    };
    let pixels = (0..edge * edge).map(|i| if is_dark(i % edge, i / edge) { 0 } else { 255 }).collect();
    let Ok(image) = Luma::new(edge, edge, pixels) else { return };
    let reading = decode(image.view(), Effort::Live);
    check(&reading);
    for found in reading.found {
        let said = Message::read(&codewords, version).expect("what was read");
        assert_eq!((found.payload, found.gs1), (said.bytes(), said.is_gs1()));
    }
}

fn version(bytes: &[u8]) -> Option<(Version, &[u8])> {
    let (&first, rest) = bytes.split_first()?;
    Version::new(first % 40 + 1).map(|version| (version, rest))
}

/// Whatever is said of an image, it is somewhere.
fn check(reading: &Reading) {
    let found = reading.found.iter().chain(&reading.unconfirmed);
    let places = found.map(|found| found.corners).chain(reading.unread.iter().map(|unread| unread.corners));
    for corner in places.flat_map(|corners| corners.0) {
        assert!(corner.x.is_finite() && corner.y.is_finite(), "{reading:?}");
    }
}
