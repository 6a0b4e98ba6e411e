//! A text with the places that matter marked, and its invisible characters made visible.

use std::ops::Range;

use yew::prelude::*;

/// Properties of [`Marked`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct MarkedProps {
    /// The text.
    pub text: AttrValue,
    /// UTF-8 byte ranges to mark; they may touch, overlap, or be empty (a place where something is missing).
    pub spans: Vec<Range<usize>>,
}

/// The longest text that is shown whole, in characters; longer ones are cut around the first mark.
const MOST_CHARACTERS: usize = 160;

/// Characters shown before the first mark of a text that is cut.
const BEFORE_MARK: usize = 24;

/// A text with marks.
#[component]
pub fn Marked(props: &MarkedProps) -> Html {
    let pieces = pieces(&props.text, &props.spans);
    html! {
        <code class="marked">
            { for pieces.into_iter().map(|piece| match piece {
                Piece::Plain(text) => html! { <span>{ text }</span> },
                Piece::Marked(text) => html! { <mark>{ text }</mark> },
                Piece::Cut => html! { <span class="cut">{ "…" }</span> },
            }) }
        </code>
    }
}

#[derive(Debug, PartialEq)]
enum Piece {
    Plain(String),
    Marked(String),
    Cut,
}

/// Cuts a text into marked and plain pieces, in order.
fn pieces(text: &str, spans: &[Range<usize>]) -> Vec<Piece> {
    let is_marked = |at: usize| spans.iter().any(|span| span.contains(&at));
    let missing_at = |at: usize| spans.iter().any(|span| span.is_empty() && span.start == at);
    let first = spans.iter().map(|span| span.start).min().unwrap_or(0);
    let skipped = text[..floor(text, first)].chars().count().saturating_sub(BEFORE_MARK);
    let skipped = if text.chars().count() > MOST_CHARACTERS { skipped } else { 0 };

    let mut pieces = Vec::new();
    if skipped > 0 {
        pieces.push(Piece::Cut);
    }
    for (shown, (at, c)) in text.char_indices().skip(skipped).enumerate() {
        if shown == MOST_CHARACTERS {
            pieces.push(Piece::Cut);
            return pieces;
        }
        if missing_at(at) {
            pieces.push(Piece::Marked("∅".into()));
        }
        let visible = visible(c);
        match (pieces.last_mut(), is_marked(at)) {
            (Some(Piece::Plain(run)), false) | (Some(Piece::Marked(run)), true) if run != "∅" => {
                run.push_str(&visible);
            }
            (_, false) => pieces.push(Piece::Plain(visible)),
            (_, true) => pieces.push(Piece::Marked(visible)),
        }
    }
    if missing_at(text.len()) {
        pieces.push(Piece::Marked("∅".into()));
    }
    pieces
}

/// The character boundary at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// A character as a person can see it.
fn visible(c: char) -> String {
    match c {
        ' ' => " ".into(),
        '\u{3000}' => "□".into(),
        c if c.is_control() => char::from_u32(0x2400 + u32::from(c))
            .filter(|_| u32::from(c) < 0x20)
            .map_or_else(|| code_point(c), |picture| picture.to_string()),
        '\u{AD}'
        | '\u{61C}'
        | '\u{200B}'..='\u{200F}'
        | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{FEFF}' => code_point(c),
        c if c.is_whitespace() => code_point(c),
        c => c.to_string(),
    }
}

fn code_point(c: char) -> String {
    format!("[U+{:04X}]", u32::from(c))
}

#[cfg(test)]
#[expect(clippy::single_range_in_vec_init, reason = "one span is one range")]
mod tests {
    use super::*;

    fn drawn(text: &str, spans: &[Range<usize>]) -> String {
        pieces(text, spans)
            .into_iter()
            .map(|piece| match piece {
                Piece::Plain(text) => text,
                Piece::Marked(text) => format!("«{text}»"),
                Piece::Cut => "…".into(),
            })
            .collect()
    }

    #[test]
    fn marks_stand_where_the_spans_are() {
        assert_eq!(drawn("20261301", &[4..6]), "2026«13»01");
        assert_eq!(drawn("2026", &[]), "2026");
        assert_eq!(drawn("ab", &[0..1, 1..2]), "«ab»");
        assert_eq!(drawn("ab", &[2..2]), "ab«∅»");
    }

    #[test]
    fn invisible_characters_become_visible() {
        assert_eq!(drawn("a\u{200B}b\t", &[1..4]), "a«[U+200B]»b␉");
        assert_eq!(drawn("\u{7f}", &[]), "[U+007F]");
    }

    #[test]
    fn a_huge_text_is_cut_around_its_first_mark() {
        let text = "x".repeat(10_000);
        let shown = drawn(&text, std::slice::from_ref(&(5_000..5_001)));
        assert!(shown.starts_with("…") && shown.ends_with("…") && shown.contains("«x»"), "{shown}");
        assert!(shown.chars().count() < 200);
    }
}
