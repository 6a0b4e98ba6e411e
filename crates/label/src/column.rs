//! The texts of a label into one column: how wide it is and which lines each text has.

use base::{Finding, Severity};

use crate::content::{LineKind, MAX_TEXT_CHARS};
use crate::fit::{Fitted, fit, held_bytes};
use crate::measures::{Measures, TextStyle};
use crate::shape::{Shaped, length, shape};
use crate::texts::Texts;

/// The code of the finding that a text has no room.
pub(crate) const DOES_NOT_FIT: &str = "label.text-does-not-fit";

/// Which text of the label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Title,
    /// The caption of this line, from 0.
    Caption(usize),
    /// The value of this line, from 0.
    Value(usize),
}

impl Part {
    /// The part's name and its line from 1, 0 for the title, as findings tell them.
    fn described(self) -> (&'static str, usize) {
        match self {
            Self::Title => ("title", 0),
            Self::Caption(line) => ("caption", line + 1),
            Self::Value(line) => ("value", line + 1),
        }
    }
}

/// A text with its glyphs and lines.
#[derive(Debug, Clone)]
pub(crate) struct Text {
    pub(crate) part: Part,
    pub(crate) style: TextStyle,
    pub(crate) glyphs: Vec<Shaped>,
    /// Empty when the text does not fit.
    pub(crate) fitted: Fitted,
}

/// All texts from the top.
#[derive(Debug, Clone)]
pub(crate) struct Column {
    /// In millimetres.
    pub(crate) width: f64,
    pub(crate) texts: Vec<Text>,
}

/// Set the texts of `content`.
pub(crate) fn set(content: &Texts, template: &Measures, findings: &mut Vec<Finding>) -> Column {
    let mut texts: Vec<Text> = shaped(content, template, findings);
    let mut width = template.column_preferred;
    for text in &mut texts {
        match least_width(text, template) {
            Some((least, fitted)) => {
                width = width.max(least);
                text.fitted = fitted;
            }
            None => findings.push(does_not_fit(text, template)),
        }
    }
    // What fits a narrow column may be larger, or on fewer lines, in the wide one that another text needs.
    for text in &mut texts {
        if let Some(better) = fit(&text.glyphs, text.style.breaks, width, text.style.room, false) {
            text.fitted = better;
        }
    }
    one_size_for_codes(&mut texts, content, width);
    let used = texts.iter().flat_map(|text| {
        text.fitted.lines.iter().map(|line| length(&text.glyphs[line.clone()]) * text.fitted.size)
    });
    let width = used.fold(template.column_least, f64::max);
    Column { width, texts }
}

/// The glyphs of every text, not yet on lines.
fn shaped(content: &Texts, template: &Measures, findings: &mut Vec<Finding>) -> Vec<Text> {
    let mut texts = Vec::with_capacity(1 + content.lines.len() * 2);
    let mut add = |part, style: TextStyle, glyphs: Vec<Shaped>| {
        findings.extend(no_glyph(part, &glyphs));
        let fitted = Fitted { size: style.room.preferred, lines: Vec::new() };
        texts.push(Text { part, style, glyphs, fitted });
    };
    let title = &content.title;
    let mut glyphs = limited(&title.0, template.title_lead);
    glyphs.extend(limited(&joined(&title.0, " · ", &title.1)[title.0.len()..], template.title.face));
    add(Part::Title, template.title, glyphs);
    for (at, line) in content.lines.iter().enumerate() {
        let caption = line.caption.clone();
        add(Part::Caption(at), template.caption, limited(&caption, template.caption.face));
        let style = match line.kind {
            LineKind::Code => template.code,
            LineKind::Name => template.name,
        };
        add(Part::Value(at), style, limited(&line.value, style.face));
    }
    texts
}

/// `a` and `b` with `sign` between them, when there are both.
pub(crate) fn joined(a: &str, sign: &str, b: &str) -> String {
    let sign = if a.is_empty() || b.is_empty() { "" } else { sign };
    format!("{a}{sign}{b}")
}

/// The glyphs of a text, of no more characters than it takes to know that it does not fit.
fn limited(text: &str, face: crate::Face) -> Vec<Shaped> {
    let end = text.char_indices().nth(MAX_TEXT_CHARS).map_or(text.len(), |(at, _)| at);
    shape(&text[..end], face)
}

/// The narrowest column that holds the text, and its lines there.
fn least_width(text: &Text, template: &Measures) -> Option<(f64, Fitted)> {
    let steps = ((template.column_most - template.column_preferred) / template.column_step).ceil() as u32;
    let widths = (0..=steps).map(|step| {
        (template.column_preferred + f64::from(step) * template.column_step).min(template.column_most)
    });
    let whole = widths.map(|width| (width, false)).chain([(template.column_most, true)]);
    let TextStyle { room, breaks, .. } = text.style;
    whole
        .into_iter()
        .find_map(|(width, anywhere)| Some((width, fit(&text.glyphs, breaks, width, room, anywhere)?)))
}

/// Codes stand in one size: the smallest that any of them needs.
fn one_size_for_codes(texts: &mut [Text], content: &Texts, width: f64) {
    let is_code = |part| matches!(part, Part::Value(line) if content.lines.get(line).is_some_and(|line| line.kind == LineKind::Code));
    let set = |text: &Text| is_code(text.part) && !text.fitted.lines.is_empty();
    let Some(size) = texts.iter().filter(|text| set(text)).map(|text| text.fitted.size).reduce(f64::min)
    else {
        return;
    };
    for text in texts.iter_mut().filter(|text| set(text) && text.fitted.size > size) {
        let room = crate::fit::Room { preferred: size, ..text.style.room };
        let [whole, broken] = [false, true].map(|any| fit(&text.glyphs, text.style.breaks, width, room, any));
        if let Some(fitted) = whole.or(broken) {
            text.fitted = fitted;
        }
    }
}

/// The characters of a text that no face has.
fn no_glyph(part: Part, glyphs: &[Shaped]) -> Option<Finding> {
    let first = glyphs.iter().find(|glyph| glyph.missing)?;
    let mut characters: Vec<char> = Vec::new();
    for glyph in glyphs.iter().filter(|glyph| glyph.missing) {
        if !characters.contains(&glyph.wanted) {
            characters.push(glyph.wanted);
        }
    }
    const MOST: usize = 12;
    let shown: Vec<String> = characters.iter().take(MOST).map(|&character| shown(character)).collect();
    let more = if characters.len() > MOST { " …" } else { "" };
    let (part, line) = part.described();
    Some(
        Finding::new("label.no-glyph", Severity::Error)
            .at(first.at..first.at + first.wanted.len_utf8())
            .with("characters", format!("{}{more}", shown.join(" ")))
            .with("part", part)
            .with("line", line),
    )
}

/// A character as it can be shown in a sentence.
fn shown(character: char) -> String {
    if character.is_control() || character.is_whitespace() || ('\u{200b}'..='\u{206f}').contains(&character) {
        format!("U+{:04X}", u32::from(character))
    } else {
        character.to_string()
    }
}

/// That a text does not fit, pointing at what is too much.
fn does_not_fit(text: &Text, template: &Measures) -> Finding {
    let TextStyle { room, breaks, .. } = text.style;
    let held = held_bytes(&text.glyphs, breaks, template.column_most, room);
    let end = text.glyphs.last().map_or(0, |glyph| glyph.at + glyph.wanted.len_utf8());
    let fits = text.glyphs.iter().take_while(|glyph| glyph.at < held).count();
    let (part, line) = text.part.described();
    Finding::new(DOES_NOT_FIT, Severity::Error)
        .at(held.min(end)..end)
        .with("fits", fits)
        .with("part", part)
        .with("line", line)
}
