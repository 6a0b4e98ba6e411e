//! Batches as their lines tell of them: what labels are printed for and shipments are made of.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Batches, Lines};
use crate::register::Text;
use crate::{Column, LineId, Register, split_serials};

/// A production batch, as its lines tell of it.
///
/// A fact that lines tell differently is the one of the first line that has it; the audit tells of the others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BatchSummary {
    /// Production batch number, as written.
    pub number: String,
    /// Whether a line describes it; otherwise reports or components only refer to it.
    pub declared: bool,
    /// Manufacturer's legal name; empty when no line has one.
    pub manufacturer: String,
    /// Product name, in English or else in Vietnamese.
    pub product: String,
    /// Model.
    pub model: String,
    /// Day on which it was made, as written.
    pub date: String,
    /// How many pieces it has, as written.
    pub quantity: String,
    /// How many different serial numbers its lines have.
    pub serials: usize,
    /// Its inspection reports, in the order of their first line.
    pub reports: Vec<ReportSummary>,
    /// Its component batches, in the order of their first line.
    pub components: Vec<ComponentSummary>,
    /// How many labels it needs.
    pub labels: LabelCount,
    /// Its lines, ascending.
    pub lines: Vec<LineId>,
}

/// An inspection report of a batch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportSummary {
    /// Inspection report reference.
    pub reference: String,
    /// Day of the report, as written.
    pub date: String,
    /// Laboratory that issued it.
    pub laboratory: String,
    /// What it says, as written.
    pub result: String,
}

/// A batch of components that were built into a batch.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ComponentSummary {
    /// Part that it is of.
    pub part: String,
    /// Vendor.
    pub vendor: String,
    /// The vendor's own identifier.
    pub vendor_batch: String,
}

/// How many labels a batch needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "per", content = "count", rename_all = "kebab-case")]
pub enum LabelCount {
    /// One for the whole batch: no piece has a serial number.
    Batch,
    /// One for each serial number.
    Serial(usize),
}

/// Every batch that lines tell of, in the order of their first lines; binned lines are left out.
pub fn batches(register: &Register) -> Vec<BatchSummary> {
    let lines = Lines::of(register);
    let batches = Batches::of(&lines);
    let summary =
        |(group, rows)| BatchSummary { declared: batches.declared(group), ..summary(register, rows) };
    (0..batches.groups.len()).map(|group| (group, batches.groups.rows_of(group))).map(summary).collect()
}

/// The batch of this number; `None` when no line has it.
pub fn batch(register: &Register, number: &str) -> Option<BatchSummary> {
    let lines = Lines::of(register);
    let rows: Vec<u32> = lines
        .rows()
        .filter(|row| register.get(*row, Column::Batch) == number && lines.numbered(*row))
        .map(|row| row as u32)
        .collect();
    let declared = rows.iter().any(|row| lines.declares(*row as usize));
    (!rows.is_empty()).then(|| BatchSummary { declared, ..summary(register, &rows) })
}

/// The different serial numbers of a batch, in the order of its lines: one label each.
pub fn serials<'r>(register: &'r Register, batch: &BatchSummary) -> Vec<&'r str> {
    let mut seen = BTreeSet::new();
    let rows = batch.lines.iter().filter_map(|line| register.row(*line));
    rows.flat_map(|row| split_serials(register.get(row, Column::Serials)))
        .map(|serial| serial.text)
        .filter(|serial| seen.insert(*serial))
        .collect()
}

fn summary(register: &Register, rows: &[u32]) -> BatchSummary {
    let text = |row: u32, column| register.told(row as usize, column).map(|text| register.text(text));
    let first = |rows: &[u32], column| {
        rows.iter().find_map(|row| text(*row, column)).unwrap_or_default().trim().to_owned()
    };
    let product = first(rows, Column::Product);
    let mut rows_of: BTreeMap<Text, Vec<u32>> = BTreeMap::new();
    for row in rows {
        if let Some(report) = register.told(*row as usize, Column::Report) {
            rows_of.entry(report).or_default().push(*row);
        }
    }
    let mut by_report: Vec<(Text, Vec<u32>)> = rows_of.into_iter().collect();
    by_report.sort_unstable_by(|a, b| a.1.cmp(&b.1));
    let reports = by_report.iter().map(|(report, of)| ReportSummary {
        reference: register.text(*report).to_owned(),
        date: first(of, Column::ReportDate),
        laboratory: first(of, Column::Laboratory),
        result: first(of, Column::Result),
    });
    let reports = reports.collect();
    let mut known = BTreeSet::new();
    let mut components = Vec::new();
    for row in rows {
        let cells = [Column::Part, Column::Vendor, Column::VendorBatch];
        if cells.iter().any(|column| text(*row, *column).is_some())
            && known.insert(cells.map(|column| register.handle(*row as usize, column)))
        {
            let [part, vendor, vendor_batch] = cells.map(|column| first(&[*row], column));
            components.push(ComponentSummary { part, vendor, vendor_batch });
        }
    }
    let pieces: BTreeSet<&str> = rows
        .iter()
        .flat_map(|row| split_serials(text(*row, Column::Serials).unwrap_or_default()))
        .map(|serial| serial.text)
        .collect();
    BatchSummary {
        number: rows.first().and_then(|row| text(*row, Column::Batch)).unwrap_or_default().to_owned(),
        declared: false,
        manufacturer: first(rows, Column::Manufacturer),
        product: if product.is_empty() { first(rows, Column::ProductVi) } else { product },
        model: first(rows, Column::Model),
        date: first(rows, Column::BatchDate),
        quantity: first(rows, Column::Quantity),
        serials: pieces.len(),
        labels: if pieces.is_empty() { LabelCount::Batch } else { LabelCount::Serial(pieces.len()) },
        reports,
        components,
        lines: rows.iter().map(|row| register.id(*row as usize)).collect(),
    }
}
