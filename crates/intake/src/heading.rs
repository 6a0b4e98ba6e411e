//! Which rows are the heading: below titles, over two rows, above a row of units, or not there at all.

use std::collections::BTreeSet;

use crate::note::{Notes, shown};
use crate::{Cells, synonyms};

/// How many rows are looked at for a heading.
const ROWS_LOOKED_AT: usize = 30;

/// How many rows below it show what a column holds.
const ROWS_OF_RECORDS: usize = 20;

/// The longest heading, in characters: prose is longer.
const LONGEST_HEADING_CHARS: usize = 120;

/// The longest unit, in characters.
const LONGEST_UNIT_CHARS: usize = 24;

/// Units, folded. Others are known by the brackets around them.
const UNITS: [&str; 34] = [
    "mm", "cm", "m", "kg", "g", "pa", "mbar", "torr", "ls", "m3h", "pcs", "pc", "pce", "ea", "each", "set",
    "sets", "unit", "units", "piece", "pieces", "cai", "chiec", "bo", "text", "date", "个", "台", "件", "套",
    "只", "文本", "日期", "數量",
];

/// Where the records start, and what the columns are called.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Heading {
    /// The first row of records.
    pub(crate) first_record: u32,
    /// The heading of each column.
    pub(crate) texts: Vec<String>,
    /// The row that the heading starts in; `None`: there is none.
    row: Option<usize>,
}

/// The heading of a table. `first_record` is how many rows stand above the records, if a person said so.
pub(crate) fn find(cells: &Cells, first_record: Option<u32>) -> Heading {
    let rows = cells.rows();
    match first_record {
        Some(0) => none(cells),
        // The heading is looked for in what was left above the records.
        Some(first) => {
            let first = (first as usize).min(rows);
            let (top, height) = known(cells, first).unwrap_or((first.saturating_sub(1), 1));
            Heading { first_record: first as u32, texts: joined(cells, top, height), row: Some(top) }
        }
        None => match known(cells, rows).or_else(|| by_shape(cells).map(|top| (top, 1))) {
            Some((top, height)) => {
                let mut first = top + height;
                while first < rows && is_units(cells, first) {
                    first += 1;
                }
                Heading { first_record: first as u32, texts: joined(cells, top, height), row: Some(top) }
            }
            None => none(cells),
        },
    }
}

/// Notes headings that stand twice, and that there is none.
pub(crate) fn note(heading: &Heading, cells: &Cells, source_rows: &[u32], notes: &mut Notes) {
    let source = |row: usize| source_rows.get(row).copied().unwrap_or(1);
    let Some(top) = heading.row else {
        notes.row("intake.no-heading", source(0), None, |finding| finding);
        return;
    };
    let folded: Vec<String> = heading.texts.iter().map(|text| synonyms::fold(text)).collect();
    for (column, text) in folded.iter().enumerate() {
        if !text.is_empty() && folded[..column].contains(text) {
            notes.row("intake.duplicate-heading", source(top), Some(column as u32), |finding| {
                finding.with("found", shown(&heading.texts[column]))
            });
        }
    }
    note_cells_past_heading(heading, cells, source_rows, notes);
}

/// Notes texts to the right of the last heading, where few rows have any: separators inside of values make them.
fn note_cells_past_heading(heading: &Heading, cells: &Cells, source_rows: &[u32], notes: &mut Notes) {
    let last = heading.texts.iter().rposition(|text| !text.is_empty()).map_or(0, |last| last + 1);
    let (first, rows) = (heading.first_record as usize, cells.rows());
    if last >= cells.columns() {
        return;
    }
    let long = |row: &usize| (last..cells.columns()).any(|column| !cells.get(*row, column).trim().is_empty());
    let long_rows: Vec<usize> = (first..rows).filter(long).collect();
    if long_rows.len() * 2 > rows - first && rows - first > 2 {
        return;
    }
    for row in long_rows {
        let source = source_rows.get(row).copied().unwrap_or_default();
        notes.row("intake.long-row", source, Some(last as u32), |finding| {
            finding.with("columns", last).with("found", shown(cells.get(row, last)))
        });
    }
}

fn none(cells: &Cells) -> Heading {
    Heading { first_record: 0, texts: vec![String::new(); cells.columns()], row: None }
}

/// The first row, and the number of rows, of the heading in `cells` above `end` that holds the most names we know.
fn known(cells: &Cells, end: usize) -> Option<(usize, usize)> {
    let rows = end.min(ROWS_LOOKED_AT);
    let count = |top, height| {
        // A title over many columns may stand in each of them.
        let texts: BTreeSet<String> = joined(cells, top, height).into_iter().collect();
        texts.iter().filter(|text| !text.is_empty() && synonyms::is_heading(text)).count()
    };
    // One text in many columns is as likely the title of a page as a heading.
    let is_title = |top| cells.columns() > 1 && texts_in(cells, top).len() < 2;
    let mut best = (0, 0, 1);
    for top in (0..rows).filter(|&top| is_wordy(cells, top) && !is_title(top)) {
        let alone = count(top, 1);
        if alone > best.0 {
            best = (alone, top, 1);
        }
        // A group above its columns: “Batch” over “No.” and “Date”.
        if top + 1 < rows && is_wordy(cells, top + 1) {
            let together = count(top, 2);
            if together > best.0.max(count(top + 1, 1)) {
                best = (together, top, 2);
            }
        }
    }
    let (names, top, mut height) = best;
    if names == 0 {
        return None;
    }
    // The same heading again in another language.
    if height == 1
        && top + 1 < rows
        && is_wordy(cells, top + 1)
        && count(top + 1, 1) * 2 >= texts_in(cells, top + 1).len().max(2)
    {
        height = 2;
    }
    Some((top, height))
}

/// The row above the first records, when it is words and what stands below is not.
fn by_shape(cells: &Cells) -> Option<usize> {
    let rows = cells.rows().min(ROWS_LOOKED_AT);
    let most = (0..rows).map(|row| filled(cells, row)).max()?;
    let top = (0..rows).find(|&row| filled(cells, row) * 2 > most)?;
    if !is_wordy(cells, top) || top + 1 >= cells.rows() {
        return None;
    }
    let below = top + 1..cells.rows().min(top + 1 + ROWS_OF_RECORDS);
    let holds_data = |column: usize| {
        let data = below.clone().filter(|&row| is_data(cells.get(row, column))).count();
        data * 2 > below.len()
    };
    (0..cells.columns()).any(holds_data).then_some(top)
}

/// How many cells of a row hold a text.
fn filled(cells: &Cells, row: usize) -> usize {
    (0..cells.columns()).filter(|&column| !cells.get(row, column).trim().is_empty()).count()
}

/// The different texts of a row.
fn texts_in(cells: &Cells, row: usize) -> BTreeSet<&str> {
    (0..cells.columns()).map(|column| cells.get(row, column).trim()).filter(|text| !text.is_empty()).collect()
}

/// Whether no cell of a row looks like a value of a record.
fn is_wordy(cells: &Cells, row: usize) -> bool {
    (0..cells.columns()).all(|column| {
        let text = cells.get(row, column);
        !is_data(text) && text.chars().nth(LONGEST_HEADING_CHARS).is_none()
    })
}

/// Whether a text is a number, a date or an identifier rather than a word: digits make up a third of it.
fn is_data(text: &str) -> bool {
    let (mut digits, mut others) = (0, 0);
    for c in text.chars().filter(|c| c.is_alphanumeric()).take(LONGEST_HEADING_CHARS) {
        *(if c.is_numeric() { &mut digits } else { &mut others }) += 1;
    }
    digits > 0 && digits * 2 >= others && !is_placeholder(text)
}

/// Whether a text shows how a value is to be written, such as `YYYYMMDD-0001`.
fn is_placeholder(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    ["yyyy", "xxx", "dd/mm", "mm/dd"].iter().any(|mark| text.contains(mark))
}

/// Whether a row says in which units, or how, the values below are written.
fn is_units(cells: &Cells, row: usize) -> bool {
    let texts =
        || (0..cells.columns()).map(|column| cells.get(row, column).trim()).filter(|text| !text.is_empty());
    let is_unit = |text: &str| {
        let bracketed = text.starts_with(['(', '（', '[']) && text.ends_with([')', '）', ']']);
        let short = text.chars().nth(LONGEST_UNIT_CHARS).is_none();
        let unit = bracketed || is_placeholder(text) || UNITS.contains(&&synonyms::fold(text)[..]);
        short && unit
    };
    texts().any(is_unit) && texts().all(|text| is_unit(text) || text == "-" || text == "—")
}

/// The headings of `height` rows from `top`, one above the other joined by a space.
///
/// A text over several columns stands in the first of them only, or in each: either way it belongs to all that
/// have a text of their own below.
fn joined(cells: &Cells, top: usize, height: usize) -> Vec<String> {
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut group = String::new();
    let mut headings = Vec::with_capacity(cells.columns());
    for column in 0..cells.columns() {
        let upper = one_line(cells.get(top, column));
        let lower = if height > 1 { one_line(cells.get(top + 1, column)) } else { String::new() };
        if !upper.is_empty() {
            group = if lower.is_empty() || lower == upper { String::new() } else { upper.clone() };
        }
        headings.push(match (upper.is_empty(), lower.is_empty()) {
            (_, true) => upper,
            (true, false) if group.is_empty() => lower,
            (false, false) if upper == lower => lower,
            _ => format!("{group} {lower}"),
        });
    }
    headings
}
