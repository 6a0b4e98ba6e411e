//! What is printed of a content: the title, the captions and the values, in their order.

use crate::content::{Content, LineKind};
use crate::language::Languages;
use crate::template::Template;

pub(crate) struct Texts {
    pub(crate) title: (String, String),
    pub(crate) lines: Vec<Line>,
}

pub(crate) struct Line {
    pub(crate) caption: String,
    pub(crate) value: String,
    pub(crate) kind: LineKind,
}

impl Texts {
    pub(crate) fn of(content: &Content, template: &Template, languages: Languages) -> Self {
        let title = template.head.as_ref().and_then(|head| head.title.as_ref());
        let title = title.map(|title| title.both(languages)).unwrap_or_default();
        let lines = template.rows.iter().filter_map(|row| {
            let value = content.values.get(&row.key).cloned().unwrap_or_default();
            let caption = row.caption.joined(" / ", languages);
            (row.required || !value.is_empty()).then_some(Line { caption, value, kind: row.kind })
        });
        Self { title: (title.0.to_owned(), title.1.unwrap_or_default().to_owned()), lines: lines.collect() }
    }
}
