//! The texts of a label: what is printed of each value, and what is said when it cannot be.

use base::{Finding, Severity};

use crate::block::LEADING;
use crate::chinese;
use crate::content::{Content, LineKind, MAX_TEXT_CHARS};
use crate::face::Face;
use crate::fit::{Breaks, Fitted, Room, fit, held_bytes};
use crate::language::{Languages, Words};
use crate::shape::{Shaped, length, shape};
use crate::template::{Head, Place, Template, TemplateRow};

/// The code of the finding that a text has no room.
pub(crate) const DOES_NOT_FIT: &str = "label.text-does-not-fit";

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct TextStyle {
    pub(crate) room: Room,
    pub(crate) breaks: Breaks,
}

/// A text with its glyphs and lines.
#[derive(Debug, Clone)]
pub(crate) struct Text {
    /// What findings call it: `title`, `caption` or `value`.
    part: &'static str,
    /// The value's key; empty for the title.
    key: String,
    /// What people call it: the caption as printed, or the title itself.
    name: String,
    /// Which row of the label it is in, from 1; 0 for the title.
    row: usize,
    /// A label without it is wrong.
    pub(crate) required: bool,
    pub(crate) style: TextStyle,
    pub(crate) glyphs: Vec<Shaped>,
    /// Its lines; none when it is empty or does not fit.
    pub(crate) fitted: Fitted,
    /// How wide its place is, in millimetres.
    width: f64,
    /// A group is broken inside because it is longer than a line.
    broken: bool,
}

impl Text {
    /// Fit the text into a width; the nearer `tightness` is to 1, the smaller it begins.
    pub(crate) fn set(&mut self, width: f64, tightness: f64) {
        let room = self.style.room;
        let preferred = room.preferred - tightness * (room.preferred - room.least);
        self.width = width;
        self.refit(Room { preferred, ..room });
    }

    /// Fit it again with no more than this size.
    pub(crate) fn set_at_most(&mut self, size: f64) {
        self.refit(Room { preferred: size, ..self.style.room });
    }

    fn refit(&mut self, room: Room) {
        let fitted = [false, true].into_iter().find_map(|anywhere| {
            Some((fit(&self.glyphs, self.style.breaks, self.width, room, anywhere)?, anywhere))
        });
        let none = Fitted { size: room.least, lines: Vec::new() };
        (self.fitted, self.broken) = fitted.unwrap_or((none, false));
    }

    /// Print nothing of it.
    pub(crate) fn clear(&mut self) {
        self.glyphs.clear();
        self.fitted.lines.clear();
    }

    /// How long its longest line is, in millimetres.
    pub(crate) fn used(&self) -> f64 {
        let lines =
            self.fitted.lines.iter().map(|line| length(&self.glyphs[line.clone()]) * self.fitted.size);
        lines.fold(0.0, f64::max)
    }

    /// How many of its lines take this much height.
    pub(crate) fn lines_in(&self, height: f64) -> usize {
        (height / (LEADING * self.fitted.size)).ceil().max(1.0) as usize
    }

    /// Does it fit in this width on so many lines, no group broken inside?
    pub(crate) fn fits_in(&self, width: f64, lines: usize) -> bool {
        let room = Room { most_lines: lines, ..self.style.room };
        fit(&self.glyphs, self.style.breaks, width, room, false).is_some()
    }

    /// Is it printed whole?
    pub(crate) fn fits(&self) -> bool {
        self.glyphs.is_empty() || !self.fitted.lines.is_empty()
    }

    /// Is it printed whole, and no group broken inside?
    pub(crate) fn fits_whole(&self) -> bool {
        self.fits() && !self.broken
    }

    /// The same sizes, larger.
    fn scaled(mut self, by: f64) -> Self {
        let room = &mut self.style.room;
        (room.preferred, room.least) = (room.preferred * by, room.least * by);
        self
    }

    /// That it does not fit, pointing at what is too much: all that `lines` lines do not hold.
    pub(crate) fn does_not_fit(&self, lines: usize) -> Finding {
        let room = Room { most_lines: lines, ..self.style.room };
        let held = held_bytes(&self.glyphs, self.style.breaks, self.width, room);
        let end = self.glyphs.last().map_or(0, |glyph| glyph.at + glyph.wanted.len_utf8());
        let fits = self.glyphs.iter().take_while(|glyph| glyph.at < held).count();
        let severity = if self.required { Severity::Error } else { Severity::Warning };
        self.finding(DOES_NOT_FIT, severity).at(held.min(end)..end).with("fits", fits)
    }

    fn finding(&self, code: &'static str, severity: Severity) -> Finding {
        Finding::new(code, severity)
            .with("part", self.part)
            .with("key", &self.key)
            .with("caption", &self.name)
            .with("line", self.row)
    }

    /// The characters that no face has, and apart from them those that the Chinese face would have.
    fn no_glyph(&self) -> impl Iterator<Item = Finding> + '_ {
        let chinese_is_here = chinese::supplied();
        [("label.no-glyph", false), ("label.chinese-font-needed", true)].into_iter().filter_map(
            move |(code, chinese)| {
                let sought = |glyph: &&Shaped| {
                    glyph.missing && chinese == (!chinese_is_here && chinese::is_chinese(glyph.wanted))
                };
                let first = self.glyphs.iter().find(sought)?;
                let finding = self.finding(code, Severity::Error);
                let finding = finding.at(first.at..first.at + first.wanted.len_utf8());
                Some(finding.with("characters", listed(self.glyphs.iter().filter(sought))))
            },
        )
    }
}

/// The first of the characters, each once.
fn listed<'a>(glyphs: impl Iterator<Item = &'a Shaped>) -> String {
    const MOST: usize = 12;
    let mut characters: Vec<char> = Vec::new();
    for glyph in glyphs {
        if !characters.contains(&glyph.wanted) {
            characters.push(glyph.wanted);
        }
    }
    let shown: Vec<String> = characters.iter().take(MOST).map(|&character| shown(character)).collect();
    let more = if characters.len() > MOST { " …" } else { "" };
    format!("{}{more}", shown.join(" "))
}

/// A character as it can be shown in a sentence.
fn shown(character: char) -> String {
    let unseen = character.is_control() || character.is_whitespace();
    if unseen || matches!(character, '\u{200b}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}') {
        format!("U+{:04X}", u32::from(character))
    } else {
        character.to_string()
    }
}

/// A value with its caption.
#[derive(Debug, Clone)]
pub(crate) struct Field {
    pub(crate) place: Place,
    pub(crate) kind: LineKind,
    pub(crate) share: f64,
    pub(crate) caption: Text,
    pub(crate) value: Text,
}

impl Field {
    pub(crate) fn key(&self) -> &str {
        &self.value.key
    }

    pub(crate) fn scaled(self, by: f64) -> Self {
        Self { caption: self.caption.scaled(by), value: self.value.scaled(by), ..self }
    }
}

/// The fields that a template shows of a content. A row that is not required and has no value is left out.
pub(crate) fn fields(
    content: &Content,
    template: &Template,
    languages: Languages,
    findings: &mut Vec<Finding>,
) -> Vec<Field> {
    let mut fields = Vec::with_capacity(template.rows.len());
    for row in &template.rows {
        let value = content.values.get(&row.key).map_or("", String::as_str);
        if value.trim().is_empty() {
            if row.required {
                let missing = Finding::new("label.value-missing", Severity::Error).with("key", &row.key);
                findings.push(missing.with("caption", row.caption.joined(" / ", languages)));
            }
            continue;
        }
        let field = field(row, value, template, languages, fields.len() + 1);
        findings.extend(field.caption.no_glyph().chain(field.value.no_glyph()));
        fields.push(field);
    }
    fields
}

fn field(row: &TemplateRow, value: &str, template: &Template, languages: Languages, at: usize) -> Field {
    let (face, breaks) = match row.kind {
        LineKind::Code => (Face::Mono, Breaks::Groups),
        LineKind::Name => (Face::Semibold, Breaks::Words),
    };
    let name = row.caption.joined(" / ", languages);
    let text = |part, style: TextStyle, glyphs| Text {
        part,
        key: row.key.clone(),
        name: name.clone(),
        row: at,
        required: row.required,
        style,
        glyphs,
        fitted: Fitted { size: style.room.preferred, lines: Vec::new() },
        width: 0.0,
        broken: false,
    };
    let caption = TextStyle { room: template.caption.room(), breaks: Breaks::Words };
    let glyphs = shape(&name, Face::Regular);
    Field {
        place: row.place,
        kind: row.kind,
        share: row.share,
        caption: text("caption", caption, glyphs),
        value: text("value", TextStyle { room: row.text.room(), breaks }, limited(value, face)),
    }
}

/// The title: the first language semibold, the second regular.
pub(crate) fn title(head: &Head, languages: Languages, by: f64) -> Option<Text> {
    let words: &Words = head.title.as_ref()?;
    let (first, second) = words.both(languages);
    let mut glyphs = shape(first, Face::Semibold);
    if let Some(second) = second {
        let rest = shape(&format!(" · {second}"), Face::Regular);
        glyphs.extend(rest.into_iter().map(|glyph| Shaped { at: glyph.at + first.len(), ..glyph }));
    }
    let style = TextStyle { room: head.text.room(), breaks: Breaks::Words };
    let text = Text {
        part: "title",
        key: String::new(),
        name: words.joined(" · ", languages),
        row: 0,
        required: true,
        style,
        glyphs,
        fitted: Fitted { size: style.room.preferred, lines: Vec::new() },
        width: 0.0,
        broken: false,
    };
    (!text.glyphs.is_empty()).then(|| text.scaled(by))
}

/// What there is to say about the glyphs of a title.
pub(crate) fn title_findings(title: &Text) -> Vec<Finding> {
    title.no_glyph().collect()
}

/// The glyphs of a text, of no more characters than it takes to know that it does not fit.
fn limited(text: &str, face: Face) -> Vec<Shaped> {
    let end = text.char_indices().nth(MAX_TEXT_CHARS).map_or(text.len(), |(at, _)| at);
    shape(&text[..end], face)
}
