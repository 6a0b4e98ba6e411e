//! Symbols that the platform drew: taken from a picture, kept as they are, drawn again module by module.

use base::{Finding, Severity};
use qr_decode::{Effort, Found};
use qr_symbol::message::Message;
use qr_symbol::{EcLevel, Mask, Symbol, Version};
use record::{Draft, FieldComparison};
use serde::{Deserialize, Serialize};

use crate::{Fault, scan};

/// From this share of the error correction that is used up on, a picture is told to be doubtful: 0 to 1.
const DOUBTFUL_SHARE: f64 = 0.5;

/// A symbol that the platform drew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssuedSymbol {
    /// What it says, byte for byte.
    pub payload: String,
    /// Its modules, freed of what the picture damaged.
    pub symbol: Symbol,
}

impl IssuedSymbol {
    /// Whether the symbol is whole and says its text: what is kept is drawn for years. Of bytes in another character
    /// set than UTF-8 only the reader that took it in could tell.
    pub(crate) fn says_its_text(&self) -> bool {
        let Ok(restored) = self.symbol.restored() else { return false };
        let message = Message::read(&restored.data, self.symbol.version());
        restored.symbol == self.symbol
            && message.is_ok_and(|message| {
                let bytes = message.bytes();
                let said = std::str::from_utf8(&bytes);
                said.map_or(true, |said| said.trim_start_matches('\u{feff}') == self.payload)
            })
    }
}

/// A symbol out of a picture, and what there is to say of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Imported {
    /// The symbol.
    pub issued: IssuedSymbol,
    /// 1 to 40.
    pub version: Version,
    /// Its error correction level.
    pub level: EcLevel,
    /// Its mask pattern.
    pub mask: Mask,
    /// The largest share of a block's error correction that the picture used up, 0 to 1.
    pub corrected_share: f64,
    /// The fields that its text carries, beside the record's; empty when it carries none that are known.
    pub comparison: Vec<FieldComparison>,
    /// `issued.doubtful`, `issued.disagrees`.
    pub findings: Vec<Finding>,
}

/// Takes the one symbol out of a picture.
///
/// # Errors
/// The codes of a picture that is none; `issued.no-symbol`, `issued.several`, `issued.part`,
/// `issued.no-text`.
pub(crate) fn import(bytes: &[u8], expected: &Draft) -> Result<Imported, Fault> {
    let image = scan::read_file(bytes)?;
    let mut found = qr_decode::decode(image.view(), Effort::Thorough).found;
    if found.len() > 1 {
        return Err(Fault::new("issued.several").with("count", found.len()));
    }
    let found = found.pop().ok_or_else(|| Fault::new("issued.no-symbol"))?;
    if let Some(append) = found.structured_append {
        return Err(Fault::new("issued.part").with("parts", append.parts));
    }
    let corrected_share = corrected_share(&found);
    let Some(text) = found.text else { return Err(Fault::new("issued.no-text")) };
    let read = payload::read(&text, scan::carrier(found.gs1)).ok();
    let comparison = read.map(|read| scan::compared(&read, expected).fields).unwrap_or_default();
    let mut findings = Vec::new();
    if corrected_share >= DOUBTFUL_SHARE {
        let percent = (corrected_share * 100.0).round();
        findings.push(Finding::new("issued.doubtful", Severity::Warning).with("percent", percent));
    }
    if comparison.iter().any(|field| !field.equal) {
        findings.push(Finding::new("issued.disagrees", Severity::Error));
    }
    let symbol = found.symbol;
    Ok(Imported {
        version: symbol.version(),
        level: symbol.level(),
        mask: symbol.mask(),
        corrected_share,
        comparison,
        findings,
        issued: IssuedSymbol { payload: text, symbol },
    })
}

fn corrected_share(found: &Found) -> f64 {
    found.blocks.iter().map(qr_symbol::BlockErrors::share).fold(0.0, f64::max)
}
