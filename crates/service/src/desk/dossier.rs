//! The index of a registration dossier, for people.

use i18n::Locale;
use label::document::{Block, Document};
use record::CalendarDate;

use super::papers::status_words;
use super::{Paper, Papers};

/// The index: which papers there are, where each stands, and what is missing.
pub(super) fn index(name: &str, papers: &Papers, locale: Locale, today: CalendarDate) -> Document {
    let word = |key: &str| i18n::text(locale, key, &[]);
    let day = |date: Option<CalendarDate>| date.map(|date| date.to_string()).unwrap_or_default();
    let row = |paper: &Paper| {
        let name = paper.caption_key.as_deref().map_or_else(|| paper.kind.clone(), word);
        let (status, days) = status_words(paper.status);
        let status = i18n::text_with(locale, status, &[("days", days.to_string())]);
        let document = paper.document.as_ref();
        let file = document.and_then(|document| document.file.as_ref());
        let file = file.map(|file| file.name.clone()).unwrap_or_default();
        let issued = day(document.and_then(|document| document.issued));
        let expires = day(document.and_then(|document| document.expires));
        let note = document.map(|document| document.note.clone()).unwrap_or_default();
        vec![name, status, file, issued, expires, note]
    };
    let counts = [("ready", papers.ready.to_string()), ("of", papers.of.to_string())];
    let headings = ["paper", "status", "file", "issued", "expires", "note"];
    let mut index = Document {
        title: word("dossier.title"),
        subtitle: name.to_owned(),
        language: locale.tag().to_owned(),
        date: None,
        footer: format!("{} · {today}", word("dossier.footer")),
        blocks: vec![
            Block::Text(i18n::text_with(locale, "dossier.ready", &counts)),
            Block::Table {
                headings: headings.iter().map(|heading| word(&format!("dossier.{heading}"))).collect(),
                widths: vec![3.0, 2.0, 3.0, 1.6, 1.6, 3.0],
                rows: papers.papers.iter().map(row).collect(),
            },
            Block::Text(word("dossier.claim")),
        ],
    };
    if !label::document::missing(&index).is_empty() {
        index.blocks.push(Block::Text(word("dossier.missing-characters")));
    }
    index
}
