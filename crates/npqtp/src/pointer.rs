//! JSON Pointers of a profile.
//!
//! Source: RFC 6901, "JavaScript Object Notation (JSON) Pointer".

use serde_json::Value;

/// How many characters a pointer may have.
pub(crate) const POINTER_LIMIT_CHARS: usize = 120;

/// Whether a text is a pointer: empty for the whole document, or tokens that each begin with `/`.
pub(crate) fn is_pointer(text: &str) -> bool {
    let escapes = text.split('~').skip(1).all(|rest| rest.starts_with(['0', '1']));
    (text.is_empty() || text.starts_with('/')) && escapes && text.chars().count() <= POINTER_LIMIT_CHARS
}

/// The text there; numbers as they stand, for platforms that number their receipts.
pub(crate) fn text_at(value: &Value, pointer: &str) -> Option<String> {
    match value.pointer(pointer)? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A member name as a token of a pointer.
pub(crate) fn token(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pointers_are_told_from_other_texts() {
        for (text, expected) in
            [("", true), ("/a/0", true), ("/a~1b~0", true), ("a", false), ("/a~2", false), ("/~", false)]
        {
            assert_eq!(is_pointer(text), expected, "{text:?}");
        }
        assert!(!is_pointer(&"/a".repeat(POINTER_LIMIT_CHARS)));
    }
}
