//! A text to what is shown of it, and that to lines.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::MAX_TEXT_CHARS;
use crate::fit::{Breaks, line_end};
use crate::shape::{Shaped, length, shape};

use super::sheet::Type;

/// Stands for what was cut.
const CUT: char = '…';

/// What is shown of a text: composed (NFC), of at most [`MAX_TEXT_CHARS`] characters and "…", its only control
/// character the line end.
pub(super) fn shown(text: &str) -> String {
    let mut characters = text.nfc().filter_map(|character| match character {
        '\n' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\r' => None,
        '\u{a0}' => Some(character),
        _ if character.is_whitespace() => Some(' '),
        _ if is_unseen(character) => None,
        _ => Some(character),
    });
    let mut shown: String = characters.by_ref().take(MAX_TEXT_CHARS).collect();
    if characters.next().is_some() {
        shown.push(CUT);
    }
    shown
}

/// The same without line ends: for what is a single line, such as an entry of the outline.
pub(super) fn one_line(text: &str) -> String {
    shown(text).trim().replace('\n', " ")
}

/// Has the character nothing to draw, or would it upset the text around it?
fn is_unseen(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{ad}'
                | '\u{61c}'
                | '\u{180b}'..='\u{180e}'
                | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{fffe}'..='\u{ffff}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}

/// The lines of a text in a column of `width` millimetres, spaces at their ends left out.
///
/// A word longer than a line is broken: after a hyphen, else after a sign such as `_`, else wherever the line ends.
pub(crate) fn lines(text: &str, set_in: Type, width: f64) -> Vec<Vec<Shaped>> {
    let mut lines = Vec::new();
    for paragraph in shown(text).trim_end().split('\n') {
        let glyphs = shape(paragraph, set_in.face);
        lines.extend(wrap(&glyphs, width / set_in.size).into_iter().map(|line| glyphs[line].to_vec()));
    }
    lines
}

/// At least one line, even if it is empty; `width` in ems.
fn wrap(glyphs: &[Shaped], width: f64) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    loop {
        let end = line_end(glyphs, start, Breaks::Spaces, width, false)
            .or_else(|| line_end(glyphs, start, Breaks::Words, width, false))
            .or_else(|| line_end(glyphs, start, Breaks::Groups, width, true))
            // Not even one glyph fits.
            .unwrap_or(start + 1);
        let spaces = glyphs[start..end].iter().rev().take_while(|glyph| glyph.is_space()).count();
        lines.push(start..end - spaces);
        start = end;
        if start >= glyphs.len() {
            return lines;
        }
    }
}

/// A text on one line, cut with "…" if it is longer than `width` millimetres.
pub(super) fn cut(text: &str, set_in: Type, width: f64) -> Vec<Shaped> {
    let mut glyphs = shape(&one_line(text), set_in.face);
    if length(&glyphs) * set_in.size <= width {
        return glyphs;
    }
    let sign = shape(CUT.encode_utf8(&mut [0; 4]), set_in.face);
    let room = width / set_in.size - length(&sign);
    while length(&glyphs) > room || glyphs.last().is_some_and(Shaped::is_space) {
        glyphs.pop();
    }
    glyphs.extend(sign);
    glyphs
}
