//! A report as a workbook: what it says on the first sheet, each table on one of its own.

use intake::write::{Sheet, xlsx as write};

use super::{Facts, Report, Section, Table, Words, page};
use crate::Fault;

/// The report as a workbook.
///
/// # Errors
/// `intake.sheet-full`, `intake.cell-too-long`, `intake.not-written`.
pub(super) fn xlsx<F: Facts>(report: &Report<&F>, words: Words) -> Result<Vec<u8>, Fault> {
    let pairs = |facts: Vec<(String, String)>| facts.into_iter().map(|(name, value)| vec![name, value]);
    let mut said: Vec<Vec<String>> = pairs(page::head(report, words)).collect();
    let mut tables: Vec<Table> = Vec::new();
    for section in report.facts.sections(words) {
        match section {
            Section::Heading(text) | Section::Text(text) => said.push(vec![text]),
            Section::Facts(facts) => said.extend(pairs(facts)),
            Section::Counts(counts) => {
                said.extend(counts.into_iter().map(|(name, count)| vec![name.join(" / "), count]));
            }
            Section::Table(table) => tables.push(table),
        }
    }
    said.extend(report.facts.claims().into_iter().map(|key| vec![words.both(key, &[])]));
    said.push(vec![words.pair("report.evidence"), report.written.root.clone().unwrap_or_default()]);
    let headings = vec![words.pair(F::TITLE), report.facts.about()];
    tables.insert(0, Table { sheet: words.one("report.summary"), headings, rows: said, ..Table::default() });
    let headings: Vec<Vec<&str>> =
        tables.iter().map(|table| table.headings.iter().map(String::as_str).collect()).collect();
    let sheets = tables.iter().zip(&headings).map(|(table, headings)| Sheet {
        name: &table.sheet,
        headings,
        rows: Box::new(table.rows.iter().map(|row| row.iter().map(String::as_str).collect())),
    });
    write(sheets.collect()).map_err(|fault| {
        fault.args().into_iter().fold(Fault::new(fault.code()), |told, (name, value)| told.with(name, value))
    })
}
