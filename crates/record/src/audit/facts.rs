//! Facts that lines tell differently of the same batch, report or manufacturer.

use std::borrow::Cow;

use base::{Finding, Fix, Severity};

use super::collect::{Collector, listed, shown};
use super::{cells, cited, day, fold};
use crate::entities::{Batches, Groups, Lines};
use crate::register::Text;
use crate::{Column, Context, Kind, check_cell};

/// What there is one of for a batch.
const OF_BATCH: [Column; 8] = [
    Column::Product,
    Column::ProductVi,
    Column::Model,
    Column::HsCode,
    Column::Category,
    Column::Gtin,
    Column::BatchDate,
    Column::Quantity,
];

/// What there is one of for a report.
const OF_REPORT: [Column; 3] = [Column::ReportDate, Column::Laboratory, Column::Result];

/// What there is one of for a manufacturer.
const OF_MANUFACTURER: [Column; 6] = [
    Column::ManufacturerLocal,
    Column::ManufacturerAddress,
    Column::ManufacturerCountry,
    Column::ManufacturerId,
    Column::Gln,
    Column::TaxNumber,
];

/// Tells of facts that lines contradict each other about.
pub(super) fn differ(lines: &Lines<'_>, batches: &Batches, reports: &Groups, collector: &mut Collector<'_>) {
    let rule = rules::id::CONSISTENCY_BATCH_REPORT;
    compare(lines, &batches.groups, &[Column::Manufacturer], collector, |collector, fact| {
        collector.add("set.batch-two-manufacturers", Severity::Error, fact.cells(), |finding| {
            cited(fact.dress(finding), rule)
        });
    });
    compare(lines, &batches.groups, &OF_BATCH, collector, |collector, fact| {
        collector
            .add("set.batch-facts-differ", Severity::Warning, fact.cells(), |finding| fact.dress(finding));
    });
    compare(lines, reports, &OF_REPORT, collector, |collector, fact| {
        collector.add("set.report-facts-differ", Severity::Warning, fact.cells(), |finding| {
            cited(fact.dress(finding), rule)
        });
    });
    let manufacturers = Groups::by(lines.register, lines.rows(), Column::Manufacturer);
    compare(lines, &manufacturers, &OF_MANUFACTURER, collector, |collector, fact| {
        collector.add("set.manufacturer-facts-differ", Severity::Warning, fact.cells(), |finding| {
            fact.dress(finding)
        });
    });
}

/// One fact that lines tell differently.
struct Fact<'a> {
    /// The batch, report or manufacturer.
    of: &'a str,
    column: Column,
    /// The lines that tell it.
    rows: Vec<u32>,
    /// The different texts, one for each meaning.
    texts: Vec<&'a str>,
}

impl Fact<'_> {
    fn cells(&self) -> impl Iterator<Item = (u32, Option<Column>)> {
        cells(&self.rows, self.column)
    }

    fn dress(&self, finding: Finding) -> Finding {
        let texts = listed(self.texts.iter().map(|text| Cow::Borrowed(*text)), self.texts.len());
        finding.with("of", shown(self.of)).with("column", self.column.name()).with("texts", texts)
    }
}

fn compare<'r>(
    lines: &Lines<'r>,
    groups: &Groups,
    columns: &[Column],
    collector: &mut Collector<'_>,
    mut tell: impl FnMut(&mut Collector<'_>, &Fact<'r>),
) {
    let (register, context) = (lines.register, collector.context);
    let columns: Vec<Column> =
        columns.iter().copied().filter(|column| lines.columns.contains(column)).collect();
    for (key, rows) in groups.iter().filter(|(_, rows)| rows.len() > 1) {
        for &column in &columns {
            let told = |row: u32| {
                // A line for one piece has the quantity of that piece.
                let piece =
                    column == Column::Quantity && register.told(row as usize, Column::Serials).is_some();
                register.told(row as usize, column).filter(|_| !piece)
            };
            let mut texts = rows.iter().filter_map(|row| told(*row));
            let Some(first) = texts.next() else { continue };
            if texts.all(|text| text == first) {
                continue;
            }
            let mut texts: Vec<Text> = rows.iter().filter_map(|row| told(*row)).collect();
            texts.sort_unstable();
            texts.dedup();
            let mut meanings: Vec<(String, &'r str)> = texts
                .iter()
                .map(|text| register.text(*text))
                .map(|text| (meaning(column, text, context), text))
                .collect();
            meanings.sort_unstable();
            meanings.dedup_by(|a, b| a.0 == b.0);
            if meanings.len() > 1 {
                let texts = meanings.into_iter().map(|(_, text)| text).collect();
                let rows = rows.iter().copied().filter(|row| told(*row).is_some()).collect();
                tell(collector, &Fact { of: register.text(key), column, rows, texts });
            }
        }
    }
}

/// What a text means, so that two ways to write one thing are equal.
fn meaning(column: Column, text: &str, context: &Context<'_>) -> String {
    match column.kind() {
        Kind::Date => day(text).map_or_else(|| text.trim().to_owned(), |day| day.to_string()),
        Kind::Reference | Kind::Digits => {
            let mut folded = String::new();
            fold::reference(text, fold::Letters::Caseless, |c| folded.push(c));
            if folded.is_empty() { text.to_owned() } else { folded }
        }
        Kind::Words | Kind::Choice | Kind::Count => fold::words(&as_kept(column, text, context)),
        Kind::Verbatim => text.to_owned(),
    }
}

/// A whole text as records keep it, such as `pump` for `bơm` and `5` for `5 pcs`.
fn as_kept<'t>(column: Column, text: &'t str, context: &Context<'_>) -> Cow<'t, str> {
    let whole = |fix: Fix| (fix.span == (0..text.len())).then_some(fix.replacement);
    let kept = check_cell(column, text, context).into_iter().find_map(|finding| finding.fix.and_then(whole));
    kept.map_or(Cow::Borrowed(text), Cow::Owned)
}
