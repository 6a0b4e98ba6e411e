//! What the platform says that it has: the rows of its export.
//!
//! Reading the file, whatever its encoding and delimiter, is done before: rows of texts come in.

use std::collections::{BTreeMap, HashMap};

use base::{Finding, Severity};
use serde::{Deserialize, Serialize};

use crate::profile::{ExportColumn, Profile};

/// How many rows are read.
pub const EXPORT_ROWS_LIMIT: usize = 200_000;

/// How many characters a cell may have.
pub const EXPORT_CELL_LIMIT_CHARS: usize = 1000;

/// How many findings are kept.
const FINDINGS_LIMIT: usize = 200;

/// One entry of the platform, as it stands there. Untrusted texts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlatformEntry {
    /// Number of the row in the export, from 1, headings not counted.
    pub row: usize,
    /// The receipt's number.
    pub receipt_number: String,
    /// Production batch number.
    pub batch: String,
    /// Inspection report reference.
    pub report: String,
    /// Manufacturer's name.
    pub manufacturer: String,
    /// When the platform received it, in its words.
    pub received_at: String,
}

/// The entries of an export.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Export {
    /// In the order of the rows.
    pub entries: Vec<PlatformEntry>,
    /// What there is to tell of it.
    pub findings: Vec<Finding>,
}

/// Reads the rows below the headings. Without a heading that the profile names there are no entries, because a
/// missing column would make every record look unlike its entry.
pub fn read_export<'r, R: AsRef<str> + 'r>(
    profile: &Profile,
    headings: &[R],
    rows: impl IntoIterator<Item = &'r [R]>,
) -> Export {
    let mut export = Export::default();
    let mut places = BTreeMap::new();
    for (column, heading) in &profile.export_headings {
        let found = headings.iter().enumerate().filter(|(_, text)| same_heading(text.as_ref(), heading));
        let mut found = found.map(|(place, _)| place);
        match (found.next(), found.next()) {
            (Some(place), None) => {
                places.insert(*column, place);
            }
            (first, _) => {
                let code = if first.is_some() {
                    "platform-export.heading-twice"
                } else {
                    "platform-export.heading-missing"
                };
                export.tell(Finding::new(code, Severity::Error).with("heading", heading));
            }
        }
    }
    if !export.findings.is_empty() {
        return export;
    }
    let mut receipts: HashMap<String, usize> = HashMap::new();
    for (row, cells) in (1..).zip(rows) {
        if row > EXPORT_ROWS_LIMIT {
            export.tell(
                Finding::new("platform-export.too-many-rows", Severity::Error)
                    .with("limit", EXPORT_ROWS_LIMIT),
            );
            break;
        }
        export.take(row, cells, &places, &mut receipts);
    }
    if export.entries.is_empty() {
        export.tell(Finding::new("platform-export.nothing", Severity::Warning));
    }
    export
}

impl Export {
    fn take<R: AsRef<str>>(
        &mut self,
        row: usize,
        cells: &[R],
        places: &BTreeMap<ExportColumn, usize>,
        receipts: &mut HashMap<String, usize>,
    ) {
        if cells.iter().all(|cell| cell.as_ref().trim().is_empty()) {
            return;
        }
        if cells.iter().any(|cell| cell.as_ref().chars().nth(EXPORT_CELL_LIMIT_CHARS).is_some()) {
            let finding = Finding::new("platform-export.cell-too-long", Severity::Error);
            return self.tell(finding.with("row", row).with("limit", EXPORT_CELL_LIMIT_CHARS));
        }
        let mut entry = PlatformEntry { row, ..PlatformEntry::default() };
        for (column, place) in places {
            let Some(cell) = cells.get(*place) else {
                return self
                    .tell(Finding::new("platform-export.short-row", Severity::Error).with("row", row));
            };
            *entry.cell(*column) = cell.as_ref().trim().to_owned();
        }
        if !entry.receipt_number.is_empty()
            && let Some(first) = receipts.insert(entry.receipt_number.clone(), row)
        {
            let finding = Finding::new("platform-export.receipt-twice", Severity::Warning);
            self.tell(finding.with("row", row).with("first", first).with("receipt", &entry.receipt_number));
        }
        self.entries.push(entry);
    }

    fn tell(&mut self, finding: Finding) {
        if self.findings.len() < FINDINGS_LIMIT {
            self.findings.push(finding);
        }
    }
}

impl PlatformEntry {
    fn cell(&mut self, column: ExportColumn) -> &mut String {
        match column {
            ExportColumn::ReceiptNumber => &mut self.receipt_number,
            ExportColumn::Batch => &mut self.batch,
            ExportColumn::Report => &mut self.report,
            ExportColumn::Manufacturer => &mut self.manufacturer,
            ExportColumn::ReceivedAt => &mut self.received_at,
        }
    }
}

/// Spreadsheets add white space and a byte order mark, and change capitals.
fn same_heading(text: &str, heading: &str) -> bool {
    let plain = text.trim_start_matches('\u{feff}').trim();
    plain.to_lowercase() == heading.trim().to_lowercase()
}
