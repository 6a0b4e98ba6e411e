//! Workbooks made to do harm, and workbooks damaged at random: each is read or refused, in no time and little
//! memory.

mod support;

use std::time::{Duration, Instant};

use intake::bundle::{self, Limits};
use intake::{Options, Table, read};
use proptest::prelude::*;
use support::{compound, ods, record, stream, unicode, words, xls, xlsx, xlsx_with};

fn outcome(bytes: &[u8]) -> Result<Table, &'static str> {
    let start = Instant::now();
    let found = read(bytes, "", &Options::default(), &mut |_| ()).map_err(|fault| {
        assert!(i18n::has(fault.code()), "{} has words", fault.code());
        fault.code()
    });
    assert!(start.elapsed() < Duration::from_secs(20), "took {:?}", start.elapsed());
    found
}

fn refused(bytes: &[u8]) -> &'static str {
    outcome(bytes).expect_err("refused")
}

const ROW: &str = r#"<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>"#;

#[test]
fn one_cell_in_a_sheet_that_claims_all_is_one_cell() {
    let sheet = r#"<dimension ref="A1:XFD1048576"/><sheetData><row r="1048576"><c r="A1048576"><v>7</v></c>
        </row></sheetData>"#;
    let table = outcome(&xlsx(&[sheet], "")).unwrap();
    assert_eq!((table.cells.rows(), table.cells.columns(), table.source_rows[0]), (1, 1, 1_048_576));
}

#[test]
fn cells_too_far_to_the_right_are_refused() {
    let sheet = r#"<sheetData><row r="1"><c r="XFD1"><v>7</v></c></row></sheetData>"#;
    assert_eq!(refused(&xlsx(&[sheet], "")), "intake.too-many-columns");
}

#[test]
fn bombs_are_refused_before_they_go_off() {
    let sheet = format!("<sheetData>{ROW}</sheetData>{}", " ".repeat(40 << 20));
    assert_eq!(refused(&xlsx(&[&sheet], "")), "intake.expands");
    let content = format!("<table:table>{}</table:table>", " ".repeat(40 << 20));
    assert_eq!(refused(&ods(&content)), "intake.expands");
}

#[test]
fn a_lie_about_the_number_of_texts_costs_nothing() {
    let bytes = xlsx(&[&format!("<sheetData>{ROW}</sheetData>")], "<si><t>a</t></si>");
    let parts = bundle::unzip(&bytes, &Limits::default()).unwrap();
    let lies: Vec<(&str, Vec<u8>)> = parts
        .iter()
        .map(|(name, part)| {
            let text = String::from_utf8(part.clone()).unwrap();
            (name.as_str(), text.replace("<sst ", "<sst uniqueCount=\"999999999999999999\" ").into_bytes())
        })
        .collect();
    let entries: Vec<(&str, &[u8])> = lies.iter().map(|(name, part)| (*name, part.as_slice())).collect();
    assert_eq!(outcome(&bundle::zip(&entries).unwrap()).unwrap().cells.columns(), 2);
}

#[test]
fn entities_are_not_expanded() {
    let laughs = r#"<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>"#;
    let cell = r#"<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData>"#;
    assert_eq!(refused(&xlsx(&[&format!("{laughs}{cell}")], "")), "intake.damaged");
    let table = format!(
        "{laughs}<table:table><table:table-row><table:table-cell><text:p>x&b;</text:p></table:table-cell>
            </table:table-row></table:table>"
    );
    assert_eq!(outcome(&ods(&table)).unwrap().cells.get(0, 0), "x");
}

#[test]
fn deep_nesting_is_no_recursion() {
    let deep = "<x>".repeat(300_000);
    let sheet = format!("<sheetData>{ROW}<row><c>{deep}</c></row></sheetData>");
    assert_eq!(refused(&xlsx(&[&sheet], "")), "intake.damaged");
    let text = format!("<si><r>{deep}</r></si>");
    let _ = outcome(&xlsx(&[&format!("<sheetData>{ROW}</sheetData>")], &text));
    let _ = outcome(&ods(&format!("<table:table>{deep}</table:table>")));
}

#[test]
fn repeated_cells_and_rows_meet_the_limits() {
    let cell = |columns: &str, rows: &str| {
        ods(&format!(
            r#"<table:table><table:table-row table:number-rows-repeated="{rows}"><table:table-cell
                office:value-type="string"
            table:number-columns-repeated="{columns}"><text:p>x</text:p></table:table-cell></table:table-row>
                </table:table>"#
        ))
    };
    assert_eq!(refused(&cell("4294967295", "1")), "intake.too-many-columns");
    assert_eq!(refused(&cell("1", "4294967295")), "intake.too-many-rows");
    assert_eq!(refused(&cell("200", "1048576")), "intake.too-many-cells");
    assert_eq!(outcome(&cell("2", "3")).unwrap().cells.rows(), 3);
}

#[test]
fn merged_ranges_over_everything_are_filled_once() {
    let merges = r#"<mergeCell ref="A1:XFD1048576"/>"#.repeat(50_000);
    let mut rows = String::new();
    for row in 1..=500 {
        rows.push_str(&format!(
            r#"<row r="{row}"><c r="A{row}"><v>1</v></c><c r="IV{row}"><v>1</v></c></row>"#
        ));
    }
    let sheet = format!("<sheetData>{rows}</sheetData><mergeCells>{merges}</mergeCells>");
    assert_eq!(outcome(&xlsx(&[&sheet], "")).unwrap().cells.get(499, 100), "1");
}

#[test]
fn broken_references_do_not_stop_the_program() {
    for reference in ["", "1", "A0", "ZZZZZZZZZZ1", "A99999999999999999999", "真1", "A1:B2", "$A$1"] {
        let sheet = format!(
            r#"<dimension ref="{reference}"/><sheetData><row r="{reference}"><c r="{reference}"><v>1</v></c>
                </row></sheetData>"#
        );
        let _ = outcome(&xlsx(&[&sheet], ""));
    }
    for reference in ["B2:A1", "A1:A0", "A1", "A1:B2:C3"] {
        let sheet = format!(
            r#"<dimension ref="{reference}"/><sheetData>{ROW}</sheetData><mergeCells>
                <mergeCell ref="{reference}"/></mergeCells>"#
        );
        let _ = outcome(&xlsx(&[&sheet], ""));
    }
}

#[test]
fn odd_values_are_read_or_refused() {
    for cell in [
        r#"<c r="A1" t="s"><v>99999999</v></c>"#,
        r#"<c r="A1" t="e"><v>#NEW!</v></c>"#,
        r#"<c r="A1" t="zz"><v>1</v></c>"#,
        r#"<c r="A1"><v>1e999</v></c>"#,
        r#"<c r="A1"><v>nan</v></c>"#,
        r#"<c r="A1" s="99999999999"><v>1</v></c>"#,
        r#"<c r="A1" s="1"><v>-1e300</v></c>"#,
        r#"<c r="A1" s="1"><v>1e300</v></c>"#,
    ] {
        let styles = r#"<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>"#;
        let _ = outcome(&xlsx_with(
            &[&format!(r#"<sheetData><row r="1">{cell}</row></sheetData>"#)],
            "",
            styles,
            &[],
        ));
    }
}

#[test]
fn what_is_no_workbook_is_refused() {
    let zip = bundle::zip(&[("readme.txt", b"hello")]).unwrap();
    let whole = xlsx(&[&format!("<sheetData>{ROW}</sheetData>")], "");
    for bytes in [&whole[..whole.len() / 2], &xls(&[], &[])[..700], &compound("WordDocument", b"x")] {
        assert!(outcome(bytes).is_err());
    }
    assert!(outcome(&zip).is_err());
    assert_eq!(refused(&xls(&[], &[])), "intake.no-sheet");
}

#[test]
fn chains_that_run_in_a_circle_have_an_end() {
    let mut bytes = compound("Workbook", &stream(&[], &[]));
    // The directory's sector is followed by itself, then the stream's by its first.
    bytes[512 + 4..512 + 8].copy_from_slice(&1_u32.to_le_bytes());
    assert_eq!(refused(&bytes), "intake.damaged");
    let mut bytes = compound("Workbook", &stream(&[], &[]));
    bytes[512 + 12..512 + 16].copy_from_slice(&2_u32.to_le_bytes());
    let _ = outcome(&bytes);
    // A length of 4 GiB ends where the chain does.
    let mut bytes = compound("Workbook", &stream(&[], &[]));
    bytes[1_024 + 128 + 120..1_024 + 128 + 124].copy_from_slice(&[0xFF; 4]);
    assert_eq!(refused(&bytes), "intake.no-sheet");
}

fn small_xls() -> Vec<u8> {
    let texts =
        [&2_u32.to_le_bytes()[..], &2_u32.to_le_bytes(), &unicode("maker"), &unicode("批次")].concat();
    let cells = [
        record(0x0200, &[0xFF; 14]),
        record(0x00FD, &words(&[0, 0, 0, 0, 0])),
        record(0x00FD, &words(&[0, 1, 0, 1, 0])),
        record(0x0203, &[words(&[1, 0, 0]), 1.5_f64.to_le_bytes().to_vec()].concat()),
        record(0x00BD, &words(&[1, 1, 0, 2, 0, 0, 2, 0, 2])),
        record(0x0006, &[words(&[2, 0, 0, 0, 0, 0, 0xFFFF]), vec![0; 8]].concat()),
        record(0x0207, &unicode("text")),
        record(0x00E5, &words(&[1, 0, 4, 0, 1])),
    ];
    stream(&[record(0x00E0, &words(&[0; 10])), record(0x00FC, &texts)], &cells)
}

fn small_ods() -> String {
    r#"<table:table table:name="S"><table:table-row table:number-rows-repeated="2"><table:table-cell
        office:value-type="float"
    office:value="42" table:number-columns-spanned="2" table:number-rows-spanned="2"><text:p>0042</text:p>
        </table:table-cell>
    <table:table-cell table:number-columns-repeated="3" office:value-type="date"
    office:date-value="2026-05-17"/></table:table-row></table:table>"#
        .into()
}

/// The parts of a workbook of every kind of cell.
fn small_xlsx() -> Vec<(String, Vec<u8>)> {
    let styles = r#"<numFmts count="1"><numFmt numFmtId="164" formatCode="0000"/></numFmts>
        <fonts><font><b/><color rgb="FF00FF00"/></font></fonts>
        <cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164" fontId="0"/></cellXfs>"#;
    let shared =
        r#"<si><t>maker</t></si><si><r><t xml:space="preserve">a </t></r><r><t>b&amp;c</t></r></si>"#;
    let sheet = r#"<dimension ref="A1:C3"/><sheetData><row r="1" hidden="1"><c r="A1" t="s"><v>0</v></c>
        <c r="B1" t="s"><v>1</v></c></row>
        <row r="2"><c r="A2" s="1"><v>46159.5</v></c><c r="B2" s="2"><v>42</v></c><c r="C2" t="str"><f>A1</f>
        <v>x&#10;y</v></c></row>
        <row r="3"><c r="A3" t="e"><v>#REF!</v></c><c r="B3" t="b"><v>1</v></c><c r="C3" t="inlineStr">
        <is><t>i</t></is></c></row></sheetData>
        <mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>"#;
    let bytes = xlsx_with(&[sheet, sheet], shared, styles, &[]);
    bundle::unzip(&bytes, &Limits::default()).expect("unzips")
}

fn entries(parts: &[(String, Vec<u8>)]) -> Vec<(&str, &[u8])> {
    parts.iter().map(|(name, part)| (name.as_str(), part.as_slice())).collect()
}

fn changed(part: &[u8], changes: &[(usize, u8, u8)]) -> Vec<u8> {
    let mut bytes = part.to_vec();
    for (at, how, byte) in changes {
        if bytes.is_empty() {
            break;
        }
        let at = at % bytes.len();
        match how % 4 {
            0 => bytes[at] = *byte,
            // Digits and signs of mark-up do more harm than others.
            1 => bytes[at] = b"<>/\"=&;:019 AZ\0\xFF"[usize::from(*byte) % 16],
            2 => drop(bytes.drain(at..(at + usize::from(*byte) % 16).min(bytes.len()))),
            _ => {
                let piece = bytes[at..(at + usize::from(*byte) % 32).min(bytes.len())].to_vec();
                bytes.splice(at..at, piece);
            }
        }
    }
    bytes
}

fn changes() -> impl Strategy<Value = Vec<(usize, u8, u8)>> {
    prop::collection::vec((any::<u16>().prop_map(usize::from), any::<u8>(), any::<u8>()), 1..8)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damaged_parts_are_read_or_refused(which in any::<prop::sample::Index>(), changes in changes()) {
        let mut parts = small_xlsx();
        let part = which.get_mut(&mut parts);
        part.1 = changed(&part.1, &changes);
        let entries = entries(&parts);
        let _ = outcome(&bundle::zip(&entries).unwrap());
    }

    #[test]
    fn damaged_archives_are_read_or_refused(changes in changes()) {
        let parts = small_xlsx();
        let entries = entries(&parts);
        let _ = outcome(&changed(&bundle::zip(&entries).unwrap(), &changes));
    }

    #[test]
    fn damaged_xls_records_are_read_or_refused(changes in changes()) {
        let _ = outcome(&compound("Workbook", &changed(&small_xls(), &changes)));
    }

    #[test]
    fn damaged_compound_files_are_read_or_refused(changes in changes()) {
        // Its heads are what matters: the header, the chains, the directory.
        let bytes = compound("Workbook", &small_xls());
        let (heads, rest) = bytes.split_at(1_536);
        let mut bytes = changed(heads, &changes);
        bytes.extend(rest);
        let _ = outcome(&bytes);
    }

    #[test]
    fn damaged_ods_are_read_or_refused(changes in changes()) {
        let content = changed(small_ods().as_bytes(), &changes);
        let _ = outcome(&ods(&String::from_utf8_lossy(&content)));
    }
}

#[test]
fn the_undamaged_ones_are_read() {
    let parts = small_xlsx();
    let entries: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, part)| (name.as_str(), part.as_slice())).collect();
    assert_eq!(outcome(&bundle::zip(&entries).unwrap()).unwrap().cells.rows(), 3);
    assert_eq!(outcome(&compound("Workbook", &small_xls())).unwrap().cells.get(0, 1), "批次");
    assert_eq!(outcome(&ods(&small_ods())).unwrap().cells.get(0, 0), "0042");
}
