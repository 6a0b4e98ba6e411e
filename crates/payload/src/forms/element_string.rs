//! GS1 element strings: application identifiers and values, those of predefined length first, FNC1 behind each of
//! the others that is not the last. FNC1 at the begin is the carrier's; between values it is written as U+001D.
//!
//! Source: GS1 General Specifications, unverified; which values have a predefined length, as the GS1 Barcode Syntax
//! Dictionary has it.

use super::{Found, not_ours};
use crate::profile::{Part, Taken};
use crate::{PayloadError, error, gs1};

/// What FNC1 between values is written as.
pub(crate) const SEPARATOR: char = '\u{1d}';

/// What readers put before a text that FNC1 leads: symbology identifiers of QR Code, Data Matrix and Code 128.
const LEADS: [&str; 4] = ["]Q3", "]d2", "]C1", "\u{1d}"];

pub(crate) fn write(taken: &[Taken<'_>]) -> String {
    let predefined = |name: &str| gs1::row(name).is_some_and(|row| row.predefined);
    let mut text = String::new();
    let mut open = false;
    for wanted in [true, false] {
        for (part, value) in taken.iter().filter(|(part, _)| predefined(&part.name) == wanted) {
            if open {
                text.push(SEPARATOR);
            }
            text.extend([&part.name[..], value]);
            open = !wanted;
        }
    }
    text
}

/// Every element has to be well formed, those that the profile does not have too.
pub(crate) fn parse(parts: &[Part], text: &str) -> Result<Found, PayloadError> {
    let mut rest = LEADS.iter().find_map(|lead| text.strip_prefix(lead)).unwrap_or(text);
    if !rest.starts_with(|c: char| c.is_ascii_digit()) {
        return Err(not_ours(text));
    }
    let mut found = Found::default();
    while !rest.is_empty() {
        let unknown = || PayloadError::UnknownIdentifier { text: error::shown(rest) };
        let (identifier, row) = gs1::leading(rest).ok_or_else(unknown)?;
        let body = rest.get(identifier.len()..).unwrap_or_default();
        let end = body.find(SEPARATOR).unwrap_or(body.len());
        let length = if row.predefined { row.least_bytes() } else { end };
        let value = body.get(..length).unwrap_or(body);
        if row.check(value).is_err() {
            let (identifier, value) = (identifier.to_owned(), error::shown(value));
            return Err(PayloadError::BadValue { identifier, value });
        }
        found.put(parts, identifier, value.to_owned())?;
        rest = body.get(value.len()..).unwrap_or_default();
        rest = rest.strip_prefix(SEPARATOR).unwrap_or(rest);
    }
    found.whole(parts)
}

pub(crate) fn claims(text: &str) -> bool {
    LEADS.iter().any(|lead| text.starts_with(lead))
}
