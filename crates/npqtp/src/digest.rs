//! SHA-256, as hexadecimal text, and the keys made with it.

use sha2::{Digest, Sha256};

/// What tells our hashes from hashes of the same bytes for another purpose.
const KEY_DOMAIN: &[u8] = b"temqr npqtp record key 1";

/// The SHA-256 of bytes in 64 lower-case hexadecimal digits.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// The idempotency key of one version of one record: equal for equal content, on every device.
///
/// `content` is the mapped record as canonical JSON. Lengths stand before the parts, so that no two pairs of a
/// profile and a content are the same bytes.
pub(crate) fn record_key(profile: &str, content: &str) -> String {
    let mut hash = Sha256::new();
    for part in [KEY_DOMAIN, profile.as_bytes(), content.as_bytes()] {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    hex(&hash.finalize())
}

/// Whether a text is a key as this crate makes them.
pub(crate) fn is_key(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |nibble: u8| char::from(DIGITS[usize::from(nibble & 15)]);
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(*byte)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Source: FIPS 180-2, example of a one-block message.
    #[test]
    fn a_known_digest() {
        let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(sha256_hex(b"abc"), expected);
    }

    #[test]
    fn keys_differ_by_profile_and_content_and_by_where_one_ends() {
        let keys = [record_key("a", "bc"), record_key("ab", "c"), record_key("a", "bd")];
        assert!(keys.iter().all(|key| is_key(key)));
        assert!(keys[0] != keys[1] && keys[0] != keys[2], "{keys:?}");
        assert_eq!(record_key("a", "bc"), keys[0]);
    }
}
