//! Values in order between separators, in capitals, digits and nine marks: QR codes hold two of these characters in
//! eleven bits. Whatever else a value has is escaped byte by byte, so that nothing is lost.
//!
//! ```text
//! TQ1*PFEIFFER VACUUM GMBH*20260517-0001*TR-2026-0042
//! ```
//!
//! Source: ISO/IEC 18004, "Alphanumeric mode".

use super::{Found, not_ours, revised, same_revision};
use crate::profile::{Part, Taken};
use crate::{PayloadError, percent};

/// Whether QR codes hold a character in alphanumeric mode.
pub(crate) const fn is_dense(byte: u8) -> bool {
    byte.is_ascii_uppercase()
        || byte.is_ascii_digit()
        || matches!(byte, b' ' | b'$' | b'%' | b'*' | b'+' | b'-' | b'.' | b'/' | b':')
}

/// Values that are left out leave their place empty; behind the last value nothing stands.
pub(crate) fn write(
    prefix: &str,
    revision: u32,
    separator: char,
    parts: &[Part],
    taken: &[Taken<'_>],
) -> String {
    let mut text = format!("{prefix}{revision}");
    let mut taken = taken.iter().peekable();
    for place in parts {
        if taken.peek().is_none() {
            break;
        }
        text.push(separator);
        if let Some((_, value)) = taken.next_if(|(part, _)| part.column == place.column) {
            text.push_str(&percent::escape(value, |byte| is_dense(byte) && char::from(byte) != separator));
        }
    }
    text
}

pub(crate) fn parse(
    prefix: &str,
    revision: u32,
    separator: char,
    parts: &[Part],
    text: &str,
) -> Result<Found, PayloadError> {
    let (written, rest) = revised(text, prefix, separator).ok_or_else(|| not_ours(text))?;
    same_revision(written, revision)?;
    let count = rest.split(separator).count();
    if count > parts.len() {
        return Err(PayloadError::TooManyValues { found: count, most: parts.len() });
    }
    let mut found = Found::default();
    for (part, value) in parts.iter().zip(rest.split(separator)).filter(|(_, value)| !value.is_empty()) {
        found.put(parts, &part.name, percent::unescape(value)?)?;
    }
    found.whole(parts)
}
