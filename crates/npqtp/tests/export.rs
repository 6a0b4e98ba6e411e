//! The platform's export, row by row.
#![allow(missing_docs)]

mod common;

use common::profile;
use npqtp::{EXPORT_CELL_LIMIT_CHARS, EXPORT_ROWS_LIMIT, Export, PlatformEntry, read_export};
use proptest::prelude::*;

const HEADINGS: [&str; 5] = ["receiptNo", "batchNo", "inspectionReportNo", "manufacturer", "receivedAt"];

fn read(headings: &[&str], rows: &[&[&str]]) -> Export {
    read_export(&profile(), headings, rows.iter().copied())
}

fn codes(export: &Export) -> Vec<&str> {
    export.findings.iter().map(|finding| &*finding.code).collect()
}

#[test]
fn rows_become_entries_wherever_the_columns_stand() {
    let export = read(
        &["\u{feff}ReceivedAt ", "note", "manufacturer", "BATCHNO", "inspectionReportNo", "receiptNo"],
        &[
            &["2026-06-01T08:00:00Z", "x", "Công ty Á", " 20260517-1 ", "IR-1", "R-1"],
            &["", " ", ""],
            &["", "", "", "20260517-2", "IR-2", "", "more"],
        ],
    );
    assert_eq!(codes(&export), Vec::<&str>::new());
    let text = str::to_owned;
    let first = PlatformEntry {
        row: 1,
        receipt_number: text("R-1"),
        batch: text("20260517-1"),
        report: text("IR-1"),
        manufacturer: text("Công ty Á"),
        received_at: text("2026-06-01T08:00:00Z"),
    };
    assert_eq!(export.entries[0], first);
    assert_eq!((export.entries[1].row, &*export.entries[1].batch), (3, "20260517-2"));
    assert_eq!(export.entries.len(), 2);
}

#[test]
fn what_is_wrong_with_an_export() {
    let long = "x".repeat(EXPORT_CELL_LIMIT_CHARS + 1);
    let sound = ["R-1", "B", "IR", "M", ""];
    for (headings, rows, expected, entries) in [
        (&HEADINGS[..4], &[&sound[..]][..], &["platform-export.heading-missing"][..], 0),
        (
            &["receiptNo", "batchNo", "batchNo", "inspectionReportNo", "manufacturer", "receivedAt"],
            &[&sound[..]],
            &["platform-export.heading-twice"],
            0,
        ),
        (&[], &[], &["platform-export.heading-missing"; 5], 0),
        (&HEADINGS, &[], &["platform-export.nothing"], 0),
        (&HEADINGS, &[&sound, &sound], &["platform-export.receipt-twice"], 2),
        (&HEADINGS, &[&sound, &sound[..3]], &["platform-export.short-row"], 1),
        (&HEADINGS, &[&sound, &["R-2", &long, "", "", ""]], &["platform-export.cell-too-long"], 1),
    ] {
        let export = read(headings, rows);
        assert_eq!(codes(&export), expected, "{headings:?}");
        assert_eq!(export.entries.len(), entries, "{headings:?}");
    }
}

#[test]
fn more_rows_than_are_read() {
    let row = ["", "B", "IR", "M", ""];
    let export = read_export(&profile(), &HEADINGS, std::iter::repeat_n(&row[..], EXPORT_ROWS_LIMIT + 5));
    assert_eq!(export.entries.len(), EXPORT_ROWS_LIMIT);
    assert_eq!(codes(&export), ["platform-export.too-many-rows"]);
}

proptest! {
    #[test]
    fn any_rows(rows in prop::collection::vec(prop::collection::vec(".{0,5}", 0..8), 0..20)) {
        let refs: Vec<&[String]> = rows.iter().map(Vec::as_slice).collect();
        let headings: Vec<String> = HEADINGS.map(str::to_owned).to_vec();
        let export = read_export(&profile(), &headings, refs);
        prop_assert!(export.entries.len() <= rows.len());
        for entry in &export.entries {
            prop_assert_eq!(entry.batch.as_str(), rows[entry.row - 1][1].trim());
        }
    }
}
