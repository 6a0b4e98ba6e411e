//! Serial numbers that are named by their first and last.

/// Whether a cell names serial numbers by their first and last, as in `SN001~SN010`, so that they cannot be counted.
pub(crate) fn counted_by_ends(text: &str) -> bool {
    text.contains(['~', '～', '…', '至', '到'])
        || [" to ", " - ", " – ", " đến ", ".."].iter().any(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_told_from_lists() {
        for (text, expected) in [
            ("SN001~SN010", true),
            ("SN001 to SN010", true),
            ("SN001至SN010", true),
            ("SN-001, SN-002", false),
            ("", false),
        ] {
            assert_eq!(counted_by_ends(text), expected, "{text:?}");
        }
    }
}
