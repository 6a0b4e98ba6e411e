//! Letters and marks that should be one character (Unicode normalization form C).

use std::ops::Range;

use unicode_normalization::char::{canonical_combining_class, is_combining_mark};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The byte ranges of clusters that composing changes, in order.
pub(super) fn not_composed(text: &str) -> Vec<Range<usize>> {
    if is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return Vec::new();
    }
    let mut ranges = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        if at > start && !continues(c) {
            ranges.extend(changed(text, start..at));
            start = at;
        }
    }
    ranges.extend(changed(text, start..text.len()));
    ranges
}

fn changed(text: &str, cluster: Range<usize>) -> Option<Range<usize>> {
    let of_cluster = text.get(cluster.clone())?;
    (!of_cluster.nfc().eq(of_cluster.chars())).then_some(cluster)
}

/// Whether a character can melt into the one before: marks, and the vowels and finals of Korean syllables.
fn continues(c: char) -> bool {
    canonical_combining_class(c) != 0 || is_combining_mark(c) || matches!(c, '\u{1161}'..='\u{11c2}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clusters_that_composing_changes_are_found() {
        for (text, expected) in [
            ("Công", ""),
            ("Co\u{302}ng", "1..4"),
            ("Vie\u{323}\u{302}t no\u{302}i", "2..7 10..13"),
            ("\u{1100}\u{1161}\u{11a8}", "0..9"),
            ("\u{212b}", "0..3"),
            ("x\u{302}", ""),
            ("", ""),
        ] {
            let found: Vec<String> = not_composed(text).iter().map(|range| format!("{range:?}")).collect();
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }
}
