//! A report as pages for people.

use label::LabelError;
use label::document::{self, Block, Document, missing};

use super::words::NONE;
use super::{Facts, Report, Section, Table, Words};
use crate::{Fault, symbol};

/// The most rows of a table on paper.
const PAPER_ROWS: usize = 2_000;

/// The most rows of all tables together: what comes out is still carried by one person.
const PAPER_ROWS_ALL: usize = 5_000;

/// The same for a report whose rows are so tall that it would have too many pages.
const FEW_ROWS: usize = 150;

/// The report as a PDF of A4 pages.
///
/// # Errors
/// `label.not-written`, and the limits of a document.
pub(super) fn pdf<F: Facts>(report: &Report<&F>, words: Words) -> Result<Vec<u8>, Fault> {
    let written = match document::pdf(&spoken(report, words, PAPER_ROWS)) {
        Err(LabelError::TooManyPages { .. }) => document::pdf(&spoken(report, words, FEW_ROWS)),
        written => written,
    };
    written.map_err(|error| Fault::of_label(&error))
}

/// The pages, in a language that there is a face for.
fn spoken<F: Facts>(report: &Report<&F>, words: Words, rows: usize) -> Document {
    let page = laid(report, words, rows);
    if missing(&page).is_empty() {
        return page;
    }
    // Chinese is set when its face was loaded; without it, English is the language that more people read than boxes.
    let words = if words.first == i18n::Locale::Zh { words.in_english() } else { words };
    let mut page = laid(report, words, rows);
    page.blocks.insert(0, Block::Text(words.both("report.missing-characters", &[])));
    page
}

fn laid<F: Facts>(report: &Report<&F>, words: Words, rows: usize) -> Document {
    let Report { written, facts, .. } = report;
    let mut blocks = vec![Block::Facts(head(report, words))];
    let mut left = PAPER_ROWS_ALL.min(rows * 4);
    for section in facts.sections(words) {
        match section {
            Section::Heading(text) => blocks.push(Block::Heading(text)),
            Section::Text(text) => blocks.push(Block::Text(text)),
            Section::Facts(facts) => blocks.push(Block::Facts(facts)),
            Section::Counts(counts) => blocks.push(Block::Table {
                headings: Vec::new(),
                widths: vec![5.0, 5.0, 1.6],
                rows: counts.into_iter().map(|([first, second], count)| vec![first, second, count]).collect(),
            }),
            // What is not there is told by the figures.
            Section::Table(table) if table.off_paper || table.rows.is_empty() => {}
            Section::Table(table) => blocks.extend(on_paper(table, words, rows, &mut left)),
        }
    }
    blocks.push(Block::Heading(words.pair("report.claims")));
    blocks.extend(facts.claims().into_iter().map(|key| Block::Text(words.both(key, &[]))));
    blocks.push(Block::Heading(words.pair("report.evidence")));
    match &written.root {
        Some(root) => {
            let text = format!("{root}\n\n{}", words.both("report.root.help", &[]));
            blocks.push(match symbol::modules(root) {
                Some(modules) => Block::Symbol { modules, text },
                None => Block::Text(text),
            });
        }
        None => blocks.push(Block::Text(words.both("report.no-root", &[]))),
    }
    let blanks = ["report.sign.name", "report.sign.date", "report.sign.stamp"];
    blocks.push(Block::Blanks(blanks.map(|key| words.pair(key)).into()));
    Document {
        title: words.pair(F::TITLE),
        subtitle: facts.about(),
        language: words.first.tag().to_owned(),
        date: written.date(),
        footer: format!("{} · {}", written.program, words.pair(F::TITLE)),
        blocks,
    }
}

/// Who wrote it, when, and for whom.
pub(super) fn head<F: Facts>(report: &Report<&F>, words: Words) -> Vec<(String, String)> {
    let written = &report.written;
    let or_none = |text: &str| if text.is_empty() { NONE.to_owned() } else { text.to_owned() };
    [
        ("report.workspace", or_none(&written.workspace)),
        ("report.at", time(&written.at)),
        ("report.actor", or_none(&written.actor)),
        ("report.device", or_none(&written.device)),
    ]
    .into_iter()
    .map(|(key, value)| (words.pair(key), value))
    .collect()
}

/// A time as a person reads it: to the second, with the offset that the clock had.
fn time(at: &str) -> String {
    match (at.get(..10), at.get(11..19), at.get(23..)) {
        (Some(day), Some(time), Some(offset)) => format!("{day} {time} (UTC{offset})"),
        _ => at.to_owned(),
    }
}

/// A table with as many rows as there is room for.
fn on_paper(table: Table, words: Words, most: usize, left: &mut usize) -> Vec<Block> {
    let Table { name, headings, widths, mut rows, note, .. } = table;
    let all = rows.len();
    rows.truncate(most.min(*left));
    *left -= rows.len();
    let mut blocks = vec![Block::Heading(format!("{name} ({all})"))];
    blocks.extend(note.map(Block::Text));
    let more = all - rows.len();
    if !rows.is_empty() {
        blocks.push(Block::Table { headings, widths, rows });
    }
    if more > 0 {
        blocks.push(Block::Text(words.both("report.more-rows", &[("count", more.to_string())])));
    }
    blocks
}
