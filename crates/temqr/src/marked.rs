//! Texts as a terminal can show them: nothing acts on it, nothing is invisible, and carets stand under places.

use std::ops::Range;

use unicode_width::UnicodeWidthChar;

/// How many characters are shown before a place, and how many from it on: with an indent, a line of a terminal.
const SHOWN_CHARS: usize = 36;

/// The text with every character that acts on a terminal or is not to be seen written as `<U+200B>`.
///
/// What is read in pictures and files comes from strangers: without this it could move the cursor or turn the line.
pub(crate) fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    text.chars().for_each(|c| push_visible(&mut shown, c));
    shown
}

/// How many columns a visible text takes.
pub(crate) fn columns(text: &str) -> usize {
    text.chars().map(|c| c.width().unwrap_or_default()).sum()
}

/// The text around the first of `spans`, and below it carets under all of them.
///
/// `spans` are UTF-8 byte ranges of `text`, in order; an empty one points at the character that follows.
pub(crate) fn marked(text: &str, spans: &[Range<usize>]) -> (String, String) {
    let window = window(text, spans.first().map_or(0, |span| span.start));
    let mut line = String::new();
    let mut carets = String::new();
    if window.start > 0 {
        line.push('…');
        carets.push(' ');
    }
    for (at, c) in text.char_indices().skip_while(|(at, _)| *at < window.start) {
        if at >= window.end {
            line.push('…');
            break;
        }
        let before = line.len();
        push_visible(&mut line, c);
        let width = columns(&line[before..]);
        let hit = spans.iter().any(|span| span.contains(&at) || (span.is_empty() && span.start == at));
        if hit && width == 0 {
            // A mark on the letter before it: that is where it is seen.
            carets.pop();
            carets.push('^');
        }
        carets.extend(std::iter::repeat_n(if hit { '^' } else { ' ' }, width));
    }
    if spans.iter().any(|span| span.is_empty() && span.start == text.len()) {
        carets.push('^');
    }
    carets.truncate(carets.trim_end().len());
    (line, carets)
}

/// The bytes of `text` that are shown around the byte `focus`, on character boundaries.
fn window(text: &str, focus: usize) -> Range<usize> {
    let (before, after) = text.split_at_checked(focus).unwrap_or((text, ""));
    let begin = before.char_indices().rev().nth(SHOWN_CHARS - 1).map_or(0, |(at, _)| at);
    let end = after.char_indices().nth(SHOWN_CHARS).map_or(text.len(), |(at, _)| before.len() + at);
    begin..end
}

fn push_visible(shown: &mut String, c: char) {
    if hidden(c) {
        shown.push_str(&format!("<U+{:04X}>", u32::from(c)));
    } else {
        shown.push(c);
    }
}

/// Controls, marks of direction, joiners, selectors, tags: what is not seen, or acts on what is.
fn hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, spans: &[Range<usize>], line: &str, carets: &str) {
        assert_eq!(marked(text, spans), (line.to_owned(), carets.to_owned()), "{text:?} {spans:?}");
    }

    #[test]
    #[expect(clippy::single_range_in_vec_init, reason = "one span is a list of spans")]
    fn carets_stand_under_their_characters() {
        check("20260230-0001", &[6..8], "20260230-0001", "      ^^");
        check("abc", &[], "abc", "");
        check("abcdef", &[0..1, 4..6], "abcdef", "^   ^^");
        // Wide characters take two columns, and so do their carets.
        check("２０26", &[3..6], "２０26", "  ^^");
        check("上海 A", &[7..8], "上海 A", "     ^");
        // Hidden characters are written out.
        check("a\u{200b}b", &[1..4], "a<U+200B>b", " ^^^^^^^^");
        check("a\nb", &[1..2], "a<U+000A>b", " ^^^^^^^^");
        // A combining mark is seen on the letter before it.
        check("e\u{301}x", &[1..3], "e\u{301}x", "^");
        // Nothing to point at: the place itself.
        check("ab", &[1..1], "ab", " ^");
        check("ab", &[2..2], "ab", "  ^");
    }

    #[test]
    #[expect(clippy::single_range_in_vec_init, reason = "one span is a list of spans")]
    fn of_a_long_text_the_place_is_shown() {
        let text = format!("{}X{}", "a".repeat(100), "b".repeat(100));
        check(
            &text,
            &[100..101],
            &format!("…{}X{}…", "a".repeat(36), "b".repeat(35)),
            &format!("{}^", " ".repeat(37)),
        );
    }

    #[test]
    fn no_byte_range_is_a_reason_to_panic() {
        for span in [0..9, 1..2, Range { start: 5, end: 3 }, 9..9] {
            marked("ä", std::slice::from_ref(&span));
        }
        assert_eq!(visible("\u{1b}[2Jx\u{202e}"), "<U+001B>[2Jx<U+202E>");
    }
}
