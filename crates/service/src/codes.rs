//! Texts as plain QR codes, to be shown on a screen and filmed by another device.

use qr_encode::{LevelChoice, Payload, Request, encode};
use qr_symbol::{EcLevel, Modules, Version};
use serde::{Deserialize, Serialize};

use crate::Fault;

/// The most texts that are drawn at once.
pub const CODES_LIMIT: usize = 256;

/// Light modules around a symbol, as the standard asks for.
const QUIET_MODULES: usize = 4;

/// A symbol to be drawn on a light ground.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeDrawing {
    /// Modules a side, with the quiet zone: the view box is a square of this edge.
    pub edge: usize,
    /// The dark modules as path data of an SVG, one unit a module.
    pub path: String,
}

/// Draws texts, in their order. The level is the lowest, or a higher one that costs no module: on a screen nothing is
/// scratched, and larger modules are read from farther away.
///
/// # Errors
/// `codes.too-many`: more than [`CODES_LIMIT`]; `encode.*`: a text that no symbol holds.
pub(crate) fn codes(texts: &[String]) -> Result<Vec<CodeDrawing>, Fault> {
    if texts.len() > CODES_LIMIT {
        return Err(Fault::new("codes.too-many").with("found", texts.len()).with("most", CODES_LIMIT));
    }
    texts.iter().map(|text| code(text)).collect()
}

fn code(text: &str) -> Result<CodeDrawing, Fault> {
    let level = LevelChoice::AtLeast(EcLevel::L);
    let request = Request { payload: Payload::Text(text), level, largest: Version::MAX };
    let encoded = encode(&request).map_err(|error| Fault::of(error.code(), error.args()))?;
    let modules = encoded.symbol.modules();
    Ok(CodeDrawing { edge: modules.edge() + 2 * QUIET_MODULES, path: path(modules) })
}

/// Runs of dark modules, row by row.
fn path(modules: &Modules) -> String {
    let mut path = String::new();
    for (y, row) in modules.rows().enumerate() {
        let mut x = 0;
        for run in row.chunk_by(PartialEq::eq) {
            if run[0] {
                let (left, top, width) = (x + QUIET_MODULES, y + QUIET_MODULES, run.len());
                path.push_str(&format!("M{left} {top}h{width}v1h-{width}z"));
            }
            x += run.len();
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use qr_symbol::Symbol;
    use qr_symbol::message::Message;

    use super::*;

    /// The modules of a path that consists of rows of runs.
    fn drawn(drawing: &CodeDrawing) -> Modules {
        let edge = drawing.edge - 2 * QUIET_MODULES;
        let mut dark = vec![false; edge * edge];
        for run in drawing.path.split('M').filter(|run| !run.is_empty()) {
            let (from, rest) = run.split_once('h').expect("rows of runs");
            let (x, y) = from.split_once(' ').expect("rows of runs");
            let (x, y): (usize, usize) = (x.parse().expect("rows of runs"), y.parse().expect("rows of runs"));
            let width: usize = rest.split_once('v').expect("rows of runs").0.parse().expect("rows of runs");
            for at in x..x + width {
                dark[(y - QUIET_MODULES) * edge + at - QUIET_MODULES] = true;
            }
        }
        Modules::new(edge, dark).expect("rows of runs")
    }

    #[test]
    fn what_is_drawn_holds_the_text_to_the_character() {
        for text in ["A", "TQS1:0123456789ABCDEF $%*+-./:", "số sê-ri 序列号", &"Z".repeat(600)] {
            let drawing = &codes(&[text.to_owned()]).unwrap()[0];
            let restored = Symbol::from_modules(drawn(drawing)).unwrap().restored().unwrap();
            let message = Message::read(&restored.data, restored.symbol.version()).unwrap();
            assert_eq!(String::from_utf8(message.bytes()).unwrap(), text);
        }
    }

    #[test]
    fn too_many_texts_and_an_empty_one_are_refused_by_name() {
        let many = vec!["A".to_owned(); CODES_LIMIT + 1];
        assert_eq!(codes(&many).unwrap_err().code, "codes.too-many");
        assert_eq!(codes(&[String::new()]).unwrap_err().code, "encode.empty");
    }
}
