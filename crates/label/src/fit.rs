//! Text into a column: which size, which lines.

use std::ops::Range;

use crate::chinese;
use crate::shape::{Shaped, length};

/// Where a line may end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Breaks {
    /// After spaces: dates and references stay whole.
    Spaces,
    /// After spaces, hyphens, dashes and slashes: names.
    Words,
    /// Between the groups of a code too: after `.`, `_`, `:` and the like.
    Groups,
}

/// The sizes a text may be set in, in millimetres of em, and how many lines it may take.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Room {
    pub(crate) preferred: f64,
    pub(crate) least: f64,
    pub(crate) most_lines: usize,
}

/// A text that fits: its size in millimetres of em and its lines as ranges of glyphs, spaces at ends left out.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Fitted {
    pub(crate) size: f64,
    pub(crate) lines: Vec<Range<usize>>,
}

/// How much smaller a text is tried each time, in millimetres.
const SIZE_STEP: f64 = 0.1;

/// The sizes from the preferred one down.
fn sizes(room: Room) -> impl Iterator<Item = f64> {
    let steps = ((room.preferred - room.least) / SIZE_STEP).round().max(0.0) as u32;
    (0..=steps).map(move |step| (room.preferred - f64::from(step) * SIZE_STEP).max(room.least))
}

/// Fit glyphs into lines of `width` millimetres: first on one line, smaller if need be, then on more lines.
///
/// With `anywhere`, a group that is longer than a line is broken inside.
pub(crate) fn fit(
    glyphs: &[Shaped],
    breaks: Breaks,
    width: f64,
    room: Room,
    anywhere: bool,
) -> Option<Fitted> {
    // What cannot fit by its length alone needs no trying.
    if length(glyphs) * room.least > width * room.most_lines as f64 * 1.05 {
        return None;
    }
    (1..=room.most_lines).find_map(|most| {
        sizes(room).find_map(|size| {
            let lines = wrap(glyphs, breaks, width / size, most, anywhere)?;
            Some(Fitted { size, lines: balanced(glyphs, breaks, width / size, lines, anywhere) })
        })
    })
}

/// The same number of lines, as equally long as they can be.
fn balanced(
    glyphs: &[Shaped],
    breaks: Breaks,
    width: f64,
    lines: Vec<Range<usize>>,
    anywhere: bool,
) -> Vec<Range<usize>> {
    const HALVINGS: usize = 12;
    let count = lines.len();
    if count < 2 {
        return lines;
    }
    let (mut best, mut narrow, mut wide) = (lines, 0.0, width);
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(narrow, wide);
        // Never break inside a group only to make lines equal.
        match wrap(glyphs, breaks, middle, count, false).filter(|_| !anywhere) {
            Some(lines) => (best, wide) = (lines, middle),
            None => narrow = middle,
        }
    }
    best
}

/// Lines of at most `width` ems, as many as needed up to `most`; `None` when that is not enough.
fn wrap(
    glyphs: &[Shaped],
    breaks: Breaks,
    width: f64,
    most: usize,
    anywhere: bool,
) -> Option<Vec<Range<usize>>> {
    let mut lines = Vec::new();
    let mut start = 0;
    while start < glyphs.len() {
        if lines.len() == most {
            return None;
        }
        let end = line_end(glyphs, start, breaks, width, anywhere)?;
        let mut inked = end;
        while inked > start && glyphs[inked - 1].is_space() {
            inked -= 1;
        }
        lines.push(start..inked);
        start = end;
    }
    Some(lines)
}

/// Where the line of `width` ems that begins at `start` ends, spaces after it included; `None` when it cannot end.
pub(crate) fn line_end(
    glyphs: &[Shaped],
    start: usize,
    breaks: Breaks,
    width: f64,
    anywhere: bool,
) -> Option<usize> {
    // Sums of many advances are equal only nearly.
    const TOLERANCE: f64 = 1e-9;
    let mut reach = 0.0;
    let mut last_break = None;
    for (at, glyph) in glyphs.iter().enumerate().skip(start) {
        let kerning = if at > start { glyph.kerning } else { 0.0 };
        reach += kerning + glyph.advance;
        if reach > width + TOLERANCE && !glyph.is_space() {
            let inside = (anywhere && at > start).then_some(at);
            return last_break.or(inside);
        }
        if may_break_after(glyphs, at, breaks) {
            last_break = Some(at + 1);
        }
    }
    Some(glyphs.len())
}

fn may_break_after(glyphs: &[Shaped], at: usize, breaks: Breaks) -> bool {
    let Some(next) = glyphs.get(at + 1) else { return true };
    let here = glyphs[at].character;
    if here == ' ' {
        return next.character != ' ';
    }
    if chinese::parts(glyphs[at].wanted, next.wanted) {
        return true;
    }
    let ends_group = match breaks {
        Breaks::Spaces => false,
        Breaks::Words => matches!(here, '-' | '‐' | '–' | '—' | '/'),
        Breaks::Groups => {
            matches!(here, '-' | '‐' | '–' | '—' | '/' | '\\' | '.' | '_' | ':' | ',' | ';' | '|' | '+')
        }
    };
    // `--` and `//` stay together, and so does a sign with the space after it.
    ends_group && next.character != here && next.character != ' '
}

/// How many UTF-8 bytes of the text the most lines of the greatest width hold at the least size.
pub(crate) fn held_bytes(glyphs: &[Shaped], breaks: Breaks, width: f64, room: Room) -> usize {
    let mut start = 0;
    for _ in 0..room.most_lines {
        let Some(end) = line_end(glyphs, start, breaks, width / room.least, true) else { break };
        start = end;
    }
    glyphs
        .get(start)
        .map_or_else(|| glyphs.last().map_or(0, |glyph| glyph.at + glyph.wanted.len_utf8()), |glyph| glyph.at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::face::Face;
    use crate::shape::shape;

    const ROOM: Room = Room { preferred: 3.0, least: 2.0, most_lines: 3 };

    /// The lines of `text` in mono (0.6 em a character), one string each, with the size.
    fn check(text: &str, breaks: Breaks, width: f64, anywhere: bool, expected: Option<(f64, &[&str])>) {
        let glyphs = shape(text, Face::Mono);
        let fitted = fit(&glyphs, breaks, width, ROOM, anywhere);
        let seen = fitted.map(|fitted| {
            let line = |range: &Range<usize>| glyphs[range.clone()].iter().map(|g| g.character).collect();
            ((fitted.size * 10.0).round() / 10.0, fitted.lines.iter().map(line).collect::<Vec<String>>())
        });
        let expected = expected.map(|(size, lines)| (size, lines.iter().map(ToString::to_string).collect()));
        assert_eq!(seen, expected, "{text}");
    }

    #[test]
    fn text_shrinks_then_wraps_then_gives_up() {
        check("0123456789", Breaks::Groups, 18.0, false, Some((3.0, &["0123456789"])));
        check("0123456789", Breaks::Groups, 15.0, false, Some((2.5, &["0123456789"])));
        check("01234-56789", Breaks::Groups, 12.0, false, Some((3.0, &["01234-", "56789"])));
        check("01234-56789", Breaks::Words, 12.0, false, Some((3.0, &["01234-", "56789"])));
        check("01234.56789", Breaks::Words, 12.0, false, None);
        check("01234.56789", Breaks::Words, 12.0, true, Some((3.0, &["01234.", "56789"])));
        check("", Breaks::Words, 12.0, false, Some((3.0, &[])));
        check(&"0".repeat(10_000), Breaks::Groups, 12.0, true, None);
    }

    #[test]
    fn lines_are_equally_long_and_spaces_hang() {
        check("aa bb cc dd e", Breaks::Words, 12.7, false, Some((3.0, &["aa bb", "cc dd e"])));
        check("aaaa    bbbb ", Breaks::Words, 10.0, false, Some((3.0, &["aaaa", "bbbb"])));
    }

    #[test]
    fn chinese_is_broken_between_characters_but_not_before_a_full_stop() {
        let lines = |text: &str, width| {
            let glyphs = shape(text, Face::Mono);
            let fitted = fit(&glyphs, Breaks::Words, width, ROOM, false).expect("it fits");
            let line = |range: &Range<usize>| glyphs[range.clone()].iter().map(|g| g.wanted).collect();
            fitted.lines.iter().map(line).collect::<Vec<String>>()
        };
        assert_eq!(lines("真空设备有限公司", 5.0), ["真空设备", "有限公司"]);
        assert_eq!(lines("真空设备。", 5.0), ["真空设", "备。"]);
        assert_eq!(lines("真空（设备）", 5.0), ["真空（设", "备）"]);
    }

    #[test]
    fn what_is_held_ends_on_a_character() {
        let text = "ộ".repeat(40);
        let glyphs = shape(&text, Face::Mono);
        assert_eq!(held_bytes(&glyphs, Breaks::Words, 12.0, ROOM), 3 * 10 * 3);
        assert_eq!(held_bytes(&glyphs[..2], Breaks::Words, 12.0, ROOM), 6);
    }
}
