//! Text that a stranger wrote.

/// How many characters of a platform's message are kept.
pub const UNTRUSTED_LIMIT_CHARS: usize = 300;

/// The text in one line, cut, without characters that steer a screen or a terminal.
pub(crate) fn tamed(text: &str) -> String {
    let mut tame = String::new();
    let mut kept = 0;
    for c in text.chars() {
        let c = if c.is_whitespace() { ' ' } else { c };
        if c.is_control() || is_invisible(c) || (c == ' ' && (tame.is_empty() || tame.ends_with(' '))) {
            continue;
        }
        if kept == UNTRUSTED_LIMIT_CHARS {
            tame.push('…');
            return tame;
        }
        tame.push(c);
        kept += 1;
    }
    tame.truncate(tame.trim_end().len());
    tame
}

/// Marks of writing direction, joiners, fillers, tags and the byte order mark: they can make a text look like another.
const fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_a_screen_is_gone_and_what_is_long_is_cut() {
        for (text, expected) in [
            ("ngày sai", "ngày sai"),
            ("  two\r\n\tlines  ", "two lines"),
            ("\u{1b}[31mred\u{7}", "[31mred"),
            ("a\u{202e}b\u{200b}c\u{feff}", "abc"),
            ("", ""),
        ] {
            assert_eq!(tamed(text), expected, "{text:?}");
        }
        let long = tamed(&"品".repeat(10_000));
        assert_eq!(long.chars().count(), UNTRUSTED_LIMIT_CHARS + 1);
        assert!(long.ends_with('…'));
    }
}
