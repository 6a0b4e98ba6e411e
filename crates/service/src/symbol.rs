//! A plain symbol: a short text of the program's own, such as a root, as a QR code without a label around it.

use base::Mm;
use label::{Item, Meta, Place, Scene, SymbolArea};
use qr_encode::{LevelChoice, Payload, Request};
use qr_symbol::{EcLevel, Modules, QUIET_ZONE_MODULES, Version};

/// The edge of a module on the screen; the page draws the symbol at its own size.
const MODULE: Mm = Mm(0.5);

/// The modules of the symbol of a text; `None` if it is too long for one.
///
/// Level M: a report is folded and stamped, but no label in a yard.
pub(crate) fn modules(text: &str) -> Option<Modules> {
    let request = Request {
        payload: Payload::Text(text),
        level: LevelChoice::AtLeast(EcLevel::M),
        largest: Version::MAX,
    };
    qr_encode::encode(&request).ok().map(|encoded| encoded.symbol.modules().clone())
}

/// The symbol of a text with its quiet zone, as SVG.
pub(crate) fn svg(text: &str) -> Option<String> {
    let modules = modules(text)?;
    let quiet = MODULE * QUIET_ZONE_MODULES as f64;
    let edge = MODULE * modules.edge() as f64 + quiet * 2.0;
    let area = SymbolArea { origin: Place { x: quiet, y: quiet }, module: MODULE, modules };
    let scene =
        Scene { width: edge, height: edge, items: vec![Item::Symbol(area)], description: text.to_owned() };
    Some(label::svg(&scene, &Meta { title: String::new(), language: String::new(), date: None }))
}

#[cfg(test)]
mod tests {
    use rxing::common::BitMatrix;
    use rxing::qrcode::cpp_port::decoder::Decode;

    use super::*;

    #[test]
    fn another_reader_reads_a_root_back_from_its_symbol() {
        let root = "temqr-root:1:42:ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0";
        let modules = modules(root).expect("room for a root");
        let mut bits = BitMatrix::with_single_dimension(modules.edge() as u32).expect("a square");
        for (y, row) in modules.rows().enumerate() {
            for (x, _) in row.iter().enumerate().filter(|(_, dark)| **dark) {
                bits.set(x as u32, y as u32);
            }
        }
        let read = Decode(&bits).expect("a symbol");
        assert!(read.isValid());
        assert_eq!(read.content().bytes(), root.as_bytes());
        assert!(svg(root).expect("a drawing").contains(root), "what it says, for those who cannot see it");
        assert_eq!(svg(&"a".repeat(8_000)), None);
    }
}
