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
