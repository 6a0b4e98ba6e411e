//! Reads the symbols of a picture with a decoder that this project did not write.

use rxing::common::cpp_essentials::DecoderResult;
use rxing::common::{DetectorRXingResult, HybridBinarizer};
use rxing::qrcode::cpp_port::decoder::Decode;
use rxing::qrcode::cpp_port::detector::{FindFinderPatterns, GenerateFinderPatternSets, SampleQR};
use rxing::{Binarizer, Luma8LuminanceSource};

/// The texts of the symbols in a grey picture, in no order.
pub fn all_decoded(grey: &[u8], width: usize, height: usize) -> Vec<String> {
    let source = Luma8LuminanceSource::new(grey.to_vec(), width as u32, height as u32).expect("a picture");
    let binarizer = HybridBinarizer::new(source);
    let dark = binarizer.get_black_matrix().expect("a picture of two colours");
    let mut texts = Vec::new();
    for set in GenerateFinderPatternSets(&mut FindFinderPatterns(dark, true, 0)) {
        let Ok(sampled) = SampleQR(dark, &set) else { continue };
        let Some(read) = Decode(sampled.getBits()).ok().filter(DecoderResult::isValid) else { continue };
        texts.push(String::from_utf8_lossy(read.content().bytes()).into_owned());
    }
    texts
}

/// The text of the first symbol in a grey picture; `None` when none can be read.
pub fn decoded(grey: &[u8], width: usize, height: usize) -> Option<String> {
    all_decoded(grey, width, height).into_iter().next()
}

/// The text of a symbol, drawn by hand with four pixels a module.
pub fn text_of(symbol: &qr_symbol::Symbol) -> String {
    let modules = symbol.modules();
    let edge = (modules.edge() + 8) * 4;
    let dark = |at: usize| (at / 4).wrapping_sub(4);
    let grey: Vec<u8> = (0..edge * edge)
        .map(|at| if modules.is_dark(dark(at % edge), dark(at / edge)) { 0 } else { 255 })
        .collect();
    decoded(&grey, edge, edge).expect("the sample can be read")
}
