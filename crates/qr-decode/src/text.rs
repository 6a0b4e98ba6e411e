//! Bytes to text.

/// The payload as text; `None` when it is not UTF-8.
///
/// No other character set is guessed: a wrong text is worse than none.
pub(crate) fn of(payload: &[u8]) -> Option<String> {
    std::str::from_utf8(payload).ok().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_utf_8_is_text() {
        assert_eq!(of("thử 物".as_bytes()).as_deref(), Some("thử 物"));
        assert_eq!(of(b"").as_deref(), Some(""));
        assert_eq!(of(b"caf\xe9"), None);
    }
}
