//! Percent escapes: `%` and the two hexadecimal digits of a byte of UTF-8.
//!
//! Source: RFC 3986, "Percent-Encoding".

use std::fmt::Write as _;

use crate::PayloadError;

/// The text with every byte escaped that is not kept. `%` is never kept; hexadecimal digits are capitals.
pub(crate) fn escape(text: &str, keep: impl Fn(u8) -> bool) -> String {
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte != b'%' && byte.is_ascii() && keep(byte) {
            escaped.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(escaped, "%{byte:02X}");
        }
    }
    escaped
}

/// The text whose escapes these are.
///
/// # Errors
/// `payload.bad-escape`, where a `%` has no two hexadecimal digits after it, or the bytes are no UTF-8.
pub(crate) fn unescape(text: &str) -> Result<String, PayloadError> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        rest = match (*first, after) {
            (b'%', [high, low, after @ ..]) => {
                let (Some(high), Some(low)) = (digit(*high), digit(*low)) else { return Err(bad(text)) };
                bytes.push(high << 4 | low);
                after
            }
            (b'%', _) => return Err(bad(text)),
            (byte, after) => {
                bytes.push(byte);
                after
            }
        };
    }
    String::from_utf8(bytes).map_err(|_| bad(text))
}

fn bad(text: &str) -> PayloadError {
    PayloadError::BadEscape { text: crate::error::shown(text) }
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

/// Whether a byte stands for itself anywhere in an address.
///
/// Source: RFC 3986, "Unreserved Characters".
pub(crate) const fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}
