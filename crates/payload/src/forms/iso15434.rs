//! ISO/IEC 15434 messages of format 06: data identifiers and values between GS, in an envelope.
//!
//! ```text
//! [)> RS 06 GS 1V… GS 1T… GS 12S… RS EOT
//! ```
//!
//! Source: ISO/IEC 15434, unverified, from securPharm's coding rules and labels of component makers; the data
//! identifiers are ANSI MH10.8.2's, and `data/profiles.json` says how sure each of them is.

use super::{Found, not_ours};
use crate::profile::Part;
use crate::{PayloadError, error};

const HEADER: &str = "[)>\u{1e}06";
const GS: char = '\u{1d}';
const RS: char = '\u{1e}';
const EOT: char = '\u{4}';

pub(crate) fn write<'a>(values: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let mut text = HEADER.to_owned();
    for (identifier, value) in values {
        text.push(GS);
        text.extend([identifier, value]);
    }
    text.extend([RS, EOT]);
    text
}

/// A trailer that a reader left off does not matter.
pub(crate) fn parse(parts: &[Part], text: &str) -> Result<Found, PayloadError> {
    let body =
        text.strip_prefix(HEADER).and_then(|body| body.strip_prefix(GS)).ok_or_else(|| not_ours(text))?;
    let body = body.strip_suffix(EOT).unwrap_or(body);
    let body = body.strip_suffix(RS).unwrap_or(body);
    let mut found = Found::default();
    for element in body.split(GS) {
        let unknown = || PayloadError::NoDataIdentifier { text: error::shown(element) };
        let (identifier, value) = leading(element).ok_or_else(unknown)?;
        found.put(parts, identifier, value.to_owned())?;
    }
    found.whole(parts)
}

pub(crate) fn claims(text: &str) -> bool {
    text.starts_with(HEADER)
}

/// The data identifier of an element, at most three digits and a capital, and the value behind it.
fn leading(element: &str) -> Option<(&str, &str)> {
    let digits = element.bytes().take_while(u8::is_ascii_digit).count();
    let is_capital = element.as_bytes().get(digits).is_some_and(u8::is_ascii_uppercase);
    (digits <= 3 && is_capital).then(|| element.split_at_checked(digits + 1)).flatten()
}

/// Whether a name is a data identifier.
pub(crate) fn is_identifier(name: &str) -> bool {
    leading(name).is_some_and(|(_, rest)| rest.is_empty())
}
