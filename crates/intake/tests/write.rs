//! What is written is what any spreadsheet reads, and what we read back.

use intake::write::{self, Object, Sheet, guarded, unguarded};
use intake::{Options, Separator, read};
use proptest::prelude::*;

fn workbook(headings: &[&str], rows: &[Vec<&str>]) -> Vec<u8> {
    let rows = Box::new(rows.iter().cloned());
    write::xlsx(vec![Sheet { name: "Records", headings, rows }]).expect("fits a sheet")
}

fn texts(bytes: &[u8]) -> Vec<Vec<String>> {
    let table = read(bytes, "", &Options::default(), &mut |_| ()).expect("reads");
    let row =
        |row| (0..table.cells.columns()).map(|column| table.cells.get(row, column).to_owned()).collect();
    (0..table.cells.rows()).map(row).collect()
}

#[test]
fn csv_is_what_every_spreadsheet_opens() {
    let rows = [
        vec!["20260517-0001", "0042", "真空泵, 上海"],
        vec!["=1+1", "-5", "“5”"],
        vec!["a \"b\"", "two\nlines", "a;b"],
        vec!["", "'=1", " x"],
    ];
    let bytes = write::csv(&["batch", "number", "maker"], rows);
    let expected = "\u{feff}batch,number,maker\r\n\
        20260517-0001,0042,\"真空泵, 上海\"\r\n\
        '=1+1,'-5,“5”\r\n\
        \"a \"\"b\"\"\",\"two\nlines\",\"a;b\"\r\n\
        ,''=1,\" x\"\r\n";
    assert_eq!(String::from_utf8(bytes).unwrap(), expected);
}

#[test]
fn a_row_of_one_empty_cell_is_still_a_row() {
    assert_eq!(write::csv(&["a"], [[""]]), "\u{feff}a\r\n\"\"\r\n".as_bytes());
}

#[test]
fn what_a_spreadsheet_would_run_is_guarded() {
    for (text, expected) in [
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ("+84 24", "'+84 24"),
        ("-5", "'-5"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("＝1", "'＝1"),
        ("'=1", "''=1"),
        ("''=1", "'''=1"),
        ("'abc", "'abc"),
        ("'", "'"),
        ("20260517-0001", "20260517-0001"),
        ("", ""),
    ] {
        assert_eq!(guarded(text), expected, "{text:?}");
        assert_eq!(unguarded(&guarded(text)), text);
    }
    // A file of someone else may hold them bare.
    assert_eq!(unguarded("=1"), "=1");
}

#[test]
fn a_workbook_holds_texts_alone() {
    let rows = [vec!["0042", "202605170001000123", "=1+1"], vec!["1.50", "2026-05-17", "TRUE"]];
    let bytes = workbook(&["a", "b", "c"], &rows);
    let expected = [&["a", "b", "c"][..], &rows[0], &rows[1]];
    assert_eq!(texts(&bytes), expected);
    let parts = intake::bundle::unzip(&bytes, &intake::bundle::Limits::default()).unwrap();
    let part = |name: &str| {
        let (_, part) = parts.iter().find(|(found, _)| found == name).expect("part");
        String::from_utf8(part.clone()).unwrap()
    };
    let sheet = part("xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>"), "{sheet}");
    assert!(sheet.contains("<autoFilter ref=\"A1:C3\"/>"), "{sheet}");
    assert!(sheet.contains("state=\"frozen\""), "{sheet}");
    assert!(part("xl/styles.xml").contains("quotePrefix=\"1\""));
    assert!(part("xl/styles.xml").contains("numFmtId=\"49\""));
}

#[test]
fn the_same_table_makes_the_same_bytes() {
    let rows = [vec!["1", "2"]];
    let first = workbook(&["a", "b"], &rows);
    // A ZIP archive tells time by two seconds, a workbook by one.
    std::thread::sleep(std::time::Duration::from_millis(1_100));
    assert_eq!(first, workbook(&["a", "b"], &rows));
}

#[test]
fn names_of_sheets_are_made_to_fit() {
    let names = [
        "a/b",
        "A/B",
        "",
        "History",
        "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三",
        "'q'",
    ];
    let sheets =
        names.map(|name| Sheet { name, headings: &["a"], rows: Box::new(std::iter::once(vec!["1"])) });
    let bytes = write::xlsx(sheets.into()).unwrap();
    let table = read(&bytes, "", &Options::default(), &mut |_| ()).unwrap();
    let found: Vec<&str> = table.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    let long = "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一";
    assert_eq!(found, ["a_b", "A_B (2)", "Sheet", "Sheet (2)", long, "q"]);
}

#[test]
fn what_excel_cannot_hold_is_refused() {
    let long = "x".repeat(32_768);
    let rows: Vec<Vec<&str>> = vec![vec!["", &long]];
    let sheet =
        |rows: Vec<Vec<&'static str>>| Sheet { name: "", headings: &[], rows: Box::new(rows.into_iter()) };
    let fault = write::xlsx(vec![Sheet { name: "", headings: &[], rows: Box::new(rows.into_iter()) }]);
    let fault = fault.expect_err("too long");
    assert_eq!(fault.code(), "intake.cell-too-long");
    assert_eq!(fault.args()[1], ("column", String::from("2")));
    let fault = write::xlsx(vec![sheet(vec![vec!["x"; 16_385]])]).expect_err("too wide");
    assert_eq!(fault.code(), "intake.sheet-full");
    assert_eq!(write::xlsx(Vec::new()).expect_err("nothing").code(), "intake.not-written");
}

#[test]
fn json_keeps_the_order_of_the_columns() {
    let keys = ["z", "a"];
    let rows =
        [Object { keys: &keys, values: &["=1", "真"] }, Object { keys: &keys, values: &["\u{1}", ""] }];
    let array = write::json(rows).unwrap();
    let expected = "[\n{\"z\":\"=1\",\"a\":\"真\"},\n{\"z\":\"\\u0001\",\"a\":\"\"}\n]\n";
    assert_eq!(String::from_utf8(array).unwrap(), expected);
    let lines = write::json_lines(rows).unwrap();
    assert_eq!(
        String::from_utf8(lines).unwrap(),
        "{\"z\":\"=1\",\"a\":\"真\"}\n{\"z\":\"\\u0001\",\"a\":\"\"}\n"
    );
    assert_eq!(write::json([] as [Object<'_>; 0]).unwrap(), b"[\n]\n");
}

#[test]
fn every_fault_has_words() {
    for fault in [
        write::WriteFault::SheetFull { rows: 1, columns: 1 },
        write::WriteFault::CellTooLong { row: 1, column: 1, limit: 1 },
        write::WriteFault::NotWritten,
    ] {
        assert!(i18n::has(fault.code()), "{}", fault.code());
    }
}

/// Texts with everything that formats treat in a way of their own.
fn awkward() -> impl Strategy<Value = String> {
    prop_oneof![
        "[=+@'\t\r\n\"',;|_x0-9A-F真ữ -]{0,12}",
        "_x[0-9A-Fa-f]{4}_",
        "\\PC{0,12}",
        any::<Vec<char>>().prop_map(|signs| signs.into_iter().take(8).collect()),
    ]
}

/// A blank cell may be read as an empty one.
fn kept(text: &str) -> &str {
    if text.trim().is_empty() { "" } else { text }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn guarding_can_be_taken_back(text in awkward()) {
        let guarded = guarded(&text);
        prop_assert!(!guarded.starts_with(['=', '+', '-', '@', '\t', '\r']));
        prop_assert_eq!(unguarded(&guarded), text.as_str());
    }

    #[test]
    fn a_csv_gives_back_its_texts(cells in prop::collection::vec(awkward(), 1..24)) {
        // What is no text in any file: NUL, and the sign that stands for bytes that could not be read.
        let cells: Vec<String> = cells.into_iter().map(|cell| cell.replace(['\0', '\u{fffd}'], "?")).collect();
        let rows: Vec<[&str; 3]> =
            cells.chunks(2).map(|row| ["row", &row[0], row.get(1).map_or("", String::as_str)]).collect();
        let bytes = write::csv(&["h1", "h2", "h3"], rows.iter().copied());
        let options = Options { separator: Some(Separator::Comma), ..Options::default() };
        let table = read(&bytes, "a.csv", &options, &mut |_| ()).expect("reads");
        prop_assert_eq!(table.cells.rows(), rows.len() + 1);
        for (at, row) in rows.iter().enumerate() {
            let found: Vec<&str> = (0..3).map(|column| kept(table.cells.get(at + 1, column))).collect();
            prop_assert_eq!(found, row.map(kept));
        }
    }

    #[test]
    fn a_workbook_gives_back_its_texts(cells in prop::collection::vec(awkward(), 1..24)) {
        let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
        let rows: Vec<Vec<&str>> = cells.chunks(3).map(<[&str]>::to_vec).collect();
        let found = texts(&workbook(&["h1", "h2", "h3"], &rows));
        let mut expected: Vec<Vec<String>> = rows
            .iter()
            .map(|row| (0..3).map(|at| row.get(at).map_or("", |text| kept(text)).to_owned()).collect())
            .collect();
        expected.retain(|row: &Vec<String>| row.iter().any(|cell| !cell.is_empty()));
        prop_assert_eq!(&found[1..], &expected[..]);
    }
}
