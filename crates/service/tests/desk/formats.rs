//! What is written out comes in again as it was, and no spreadsheet runs any of it.

use proptest::prelude::*;
use service::desk::{ExportRequest, Filter, RecordFormat, Selection};
use service::vault::MemoryVault;
use service::{Column, DeskJob};

use crate::stand::{Tab, exporting};

/// Columns whose texts look like nothing in particular.
const COLUMNS: [Column; 4] = [Column::Manufacturer, Column::Batch, Column::Report, Column::PlatformPayload];

/// The files that records are written as.
const FORMATS: [(RecordFormat, &str); 4] = [
    (RecordFormat::Csv, "a.csv"),
    (RecordFormat::Xlsx, "a.xlsx"),
    (RecordFormat::Json, "a.json"),
    (RecordFormat::JsonLines, "a.jsonl"),
];

fn nasty() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("=1+1".to_owned()),
        Just("'=1".to_owned()),
        Just("-0007".to_owned()),
        Just("000123456789012345678".to_owned()),
        Just("2.0260517E+11".to_owned()),
        Just("say \"hi\", then; go|away\tnow".to_owned()),
        Just("two\nlines".to_owned()),
        Just("TRUE".to_owned()),
        Just("1/2/2026".to_owned()),
        Just("真空泵🚀 công ty".to_owned()),
        "[ -~]{0,12}",
        "[=+@'\"]{1,3}[a-z0-9]{0,3}",
    ]
    // White space at the ends is the file's, not the record's; what is nothing else is no text.
    .prop_map(|text| text.trim().to_owned())
}

fn filled<'v>(vault: &'v MemoryVault, lines: &[[String; 4]]) -> Tab<'v, MemoryVault> {
    let mut tab = Tab::open(vault, "w");
    for texts in lines {
        let texts = COLUMNS.into_iter().zip(texts.iter().cloned()).collect();
        tab.done(DeskJob::AddLine(texts));
    }
    tab
}

/// The lines that a file is taken in as, in the columns of the test.
fn taken_in(name: &str, bytes: &[u8]) -> Vec<[String; 4]> {
    let vault = MemoryVault::default();
    let mut tab = Tab::open(&vault, "copy");
    tab.take_in(name, bytes);
    let lines = tab.everything().lines;
    lines.into_iter().map(|line| COLUMNS.map(|column| line.texts[column as usize].clone())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_comes_in_again(
        lines in proptest::collection::vec([nasty(), nasty(), nasty(), nasty()], 1..8),
        locale in prop_oneof![Just("en"), Just("vi"), Just("zh")],
    ) {
        // A line without any text is no record, and one that stands there twice is known.
        let mut expected: Vec<[String; 4]> = Vec::new();
        for line in &lines {
            if line.iter().any(|text| !text.is_empty()) && !expected.contains(line) {
                expected.push(line.clone());
            }
        }
        prop_assume!(!expected.is_empty());
        let vault = MemoryVault::default();
        let mut tab = filled(&vault, &expected);
        for (format, name) in FORMATS {
            let request = ExportRequest { format, selection: Selection::default(), locale: locale.to_owned() };
            let bytes = tab.attend(DeskJob::Export(request), Vec::new()).done.bytes.unwrap();
            prop_assert_eq!(&taken_in(name, &bytes), &expected, "{} in {}", name, locale);
        }
    }
}

#[test]
fn a_record_of_one_text_comes_in_again() {
    for texts in
        [["", "", "", "=1+1"], ["", "", "", "a"], ["a", "", "", ""], ["", "'", "", ""], ["", "", "0", ""]]
    {
        let vault = MemoryVault::default();
        let mut tab = filled(&vault, &[texts.map(str::to_owned)]);
        for (format, name) in FORMATS {
            assert_eq!(
                taken_in(name, &tab.export(format)),
                [texts.map(str::to_owned)],
                "{texts:?} in {name}"
            );
        }
    }
}

#[test]
fn no_spreadsheet_runs_what_is_written() {
    let vault = MemoryVault::default();
    let mut tab = filled(&vault, &[["=cmd|'/C calc'!A0", "+1", "@SUM(A1)", "-1"].map(str::to_owned)]);
    for format in [RecordFormat::Csv, RecordFormat::Findings] {
        let text = String::from_utf8(tab.export(format)).unwrap();
        for cell in text.split([',', '\n', '\r', '"']) {
            assert!(!cell.starts_with(['=', '+', '@', '-']), "{cell} in {text}");
        }
    }
    let parts = intake::bundle::unzip(&tab.export(RecordFormat::Xlsx), &Default::default()).unwrap();
    for (name, bytes) in parts.iter().filter(|(name, _)| name.starts_with("xl/worksheets/")) {
        assert!(!String::from_utf8_lossy(bytes).contains("<f>"), "{name}");
    }
}

#[test]
fn a_findings_file_has_a_row_for_each_finding_and_no_other() {
    let vault = MemoryVault::default();
    let mut tab = Tab::open(&vault, "w");
    tab.fill(&[
        ["A", "20260230-0001", "IR-1"],
        ["A", "２０２６0517-0002", " IR-1"],
        ["A", "20260517-0003", "IR-1"],
        ["A", "20260517-0004", "IR-1"],
    ]);
    let found: usize = tab.overview().problems.iter().map(|problem| problem.count).sum();
    assert!(found >= 4, "{found}");
    let count = |bytes: &[u8]| {
        let table = intake::read(bytes, "f.csv", &service::Options::default(), &mut |_| ()).unwrap();
        table.cells.rows() - table.first_record as usize
    };
    assert_eq!(count(&tab.export(RecordFormat::Findings)), found);
    // Of the shown lines only, and of those that concern one of them.
    let selection = Selection { filter: Filter::Batch("20260230-0001".into()), ..Selection::default() };
    let request = ExportRequest { format: RecordFormat::Findings, selection, locale: "vi".into() };
    let bytes = tab.attend(DeskJob::Export(request), Vec::new()).done.bytes.unwrap();
    let own = tab.line(record::LineId(0));
    assert_eq!(count(&bytes), own.cells.len() + own.sets.len());
}

#[test]
fn files_are_named_after_the_workspace_safely() {
    let vault = MemoryVault::default();
    let mut tab = filled(&vault, &[["A", "1", "2", ""].map(str::to_owned)]);
    tab.done(DeskJob::Rename("../Số 1: bơm".into()));
    let outcome = tab.done(exporting(RecordFormat::Csv));
    let service::desk::Outcome::Exported(exported) = outcome else { panic!("{outcome:?}") };
    assert_eq!(exported.name, "_.._Số 1_ bơm-2026-11-23.csv");
}

#[test]
fn a_finding_about_very_many_lines_fits_a_cell_of_a_workbook() {
    let vault = MemoryVault::default();
    let mut tab = Tab::open(&vault, "w");
    let lines: String = (0..8_000).map(|line| format!("20260517-{line:04},IR-1\n")).collect();
    tab.take_in("a.csv", format!("batch,report\n{lines}").as_bytes());
    assert!(tab.codes().contains(&"set.report-reused".to_owned()));
    tab.export(RecordFormat::Xlsx);
    let findings = String::from_utf8(tab.export(RecordFormat::Findings)).unwrap();
    assert!(findings.contains("999, 1000 … (+7000)"));
}
