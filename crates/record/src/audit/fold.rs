//! Texts as a tired eye sees them: what differs here only is probably the same thing, typed differently.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// Whether a character only sets parts of a reference apart.
pub(super) fn separates(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '.' | '_' | '/' | '\\' | '‐'..='―' | '−' | '·')
}

/// A text in compatibility form: full-width and other special forms become plain.
fn plain(text: &str) -> Cow<'_, str> {
    if text.is_ascii() { Cow::Borrowed(text) } else { Cow::Owned(text.nfkc().collect()) }
}

/// Which letters count as equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Letters {
    /// Those that look alike: `I`, `l` and `1`, `O`, `o` and `0`. A capital `L` and a small `i` stay themselves.
    Alike,
    /// Those that differ in case, and `O` and `0`.
    Caseless,
}

/// A reference's letters and digits as they are compared, with everything between them dropped.
pub(super) fn reference(text: &str, letters: Letters, mut each: impl FnMut(char)) {
    let mut fold = |c: char| {
        if separates(c) {
            return;
        }
        match (c, letters) {
            ('o' | 'O', _) => each('0'),
            ('I' | 'l' | '|', Letters::Alike) => each('1'),
            _ if c.is_ascii() => each(c.to_ascii_uppercase()),
            _ => c.to_uppercase().for_each(&mut each),
        }
    };
    if text.is_ascii() {
        text.bytes().for_each(|byte| fold(char::from(byte)));
    } else {
        text.nfkc().for_each(fold);
    }
}

/// A reference as it is compared character by character: capitals and plain forms, everything else kept.
pub(super) fn capitals(text: &str, into: &mut Vec<char>) {
    into.clear();
    if text.is_ascii() {
        into.extend(text.trim().bytes().map(|byte| char::from(byte.to_ascii_uppercase())));
    } else {
        into.extend(plain(text).trim().chars().flat_map(char::to_uppercase));
    }
}

/// The lengths of a reference's groups of digits: `[8, 4]` for `20260517-0001`.
///
/// Letters that are read as digits, as in `2O26`, are part of a group that has a digit.
pub(super) fn digit_groups(text: &str) -> Vec<usize> {
    let read_as_digit = |c: char| c.is_ascii_digit() || matches!(c, 'O' | 'o' | 'I' | 'l' | '|');
    plain(text)
        .split(|c| !read_as_digit(c))
        .filter(|group| group.contains(|c: char| c.is_ascii_digit()))
        .map(str::len)
        .collect()
}

/// A name or other words as they are compared: case, width, accents, spaces and punctuation do not count.
pub(crate) fn words(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut push = |c: char| match c {
        'đ' | 'Đ' => folded.push('d'),
        // Accents of Latin letters; the marks of kana and of other scripts make other letters.
        '\u{300}'..='\u{36f}' => {}
        _ if c.is_alphanumeric() || !(c.is_ascii() || c.is_whitespace() || separates(c)) => {
            folded.extend(c.to_lowercase());
        }
        _ => {}
    };
    if text.is_ascii() {
        text.bytes().for_each(|byte| push(char::from(byte)));
    } else {
        text.nfkd().for_each(push);
    }
    // A text of punctuation only is compared as it is.
    if folded.is_empty() { text.trim().to_owned() } else { folded }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str, letters: Letters) -> String {
        let mut folded = String::new();
        reference(text, letters, |c| folded.push(c));
        folded
    }

    #[test]
    fn references_that_look_alike_are_equal() {
        for (a, b, letters) in [
            ("IR-0001", "ir 0001", Letters::Caseless),
            ("IR-0001", "lR-OOO1", Letters::Alike),
            ("IR-0001", "IR_000I", Letters::Alike),
            ("IR-0001", "ＩＲ－０００１", Letters::Alike),
            ("20260517-0001", "202605170001", Letters::Alike),
        ] {
            assert_eq!(folded(a, letters), folded(b, letters), "{a} {b}");
        }
        for (a, b) in [("B-I", "B-L"), ("b-i", "b-l"), ("IR-0001", "IR-0002"), ("A-8", "A-B")] {
            assert_ne!(folded(a, Letters::Alike), folded(b, Letters::Alike), "{a} {b}");
        }
    }

    #[test]
    fn groups_of_digits_are_measured() {
        for (text, groups) in [
            ("20260517-0001", &[8, 4][..]),
            ("2026-1-12", &[4, 1, 2]),
            ("IR", &[]),
            ("2O26-1", &[4, 1]),
            ("lR-OOO1", &[4]),
            ("IO", &[]),
        ] {
            assert_eq!(digit_groups(text), groups, "{text}");
        }
    }

    #[test]
    fn names_are_compared_without_accents_and_punctuation() {
        for (a, b) in [
            ("Wuxi Vacuum Co., Ltd.", "WUXI VACUUM CO LTD"),
            ("Thiết bị Chân không Đà Nẵng", "Thiet bi Chan khong Da Nang"),
            ("上海真空（集团）", "上海真空(集团)"),
            ("ＡＢＣ　Co", "abc co"),
        ] {
            assert_eq!(words(a), words(b), "{a} {b}");
        }
        for (a, b) in [("上海真空", "上海真空泵"), ("がく", "かく"), ("---", "..."), ("Plant 1", "Plant 2")]
        {
            assert_ne!(words(a), words(b), "{a} {b}");
        }
    }
}
