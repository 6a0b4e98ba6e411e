//! Workbooks as people make them, and the texts that come out.

mod support;

use intake::{Options, SheetInfo, Table, read};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};
use support::{compound, odf, ods, record, unicode, words, xls, xlsx_with};

fn table(bytes: &[u8]) -> Table {
    read(bytes, "", &Options::default(), &mut |_| ()).expect("reads")
}

fn rows(table: &Table) -> Vec<Vec<&str>> {
    let row = |row| (0..table.cells.columns()).map(|column| table.cells.get(row, column)).collect();
    (0..table.cells.rows()).map(row).collect()
}

/// The notes of these kinds: `code row column value…`.
fn notes(table: &Table, code: &str) -> Vec<String> {
    let text = |number: Option<u32>| number.map_or(String::from("-"), |number| number.to_string());
    let found = table.notes.iter().filter(|note| note.finding.code == code);
    found
        .map(|note| {
            assert!(i18n::has(code), "{code} has words");
            let args: Vec<&str> = note.finding.args.iter().map(|(_, value)| value.as_str()).collect();
            format!("{} {} {}", text(note.row), text(note.column), args.join(" ")).trim().to_owned()
        })
        .collect()
}

fn workbook(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    fill(workbook.add_worksheet());
    workbook.save_to_buffer().expect("saves")
}

#[test]
fn cells_are_the_texts_that_people_see() {
    let date = Format::new().set_num_format("dd/mm/yyyy");
    let time = Format::new().set_num_format("yyyy-mm-dd hh:mm");
    let padded = Format::new().set_num_format("0000");
    let batch = Format::new().set_num_format("00000000-0000");
    let percent = Format::new().set_num_format("0.0%");
    let bytes = workbook(|sheet| {
        sheet
            .write_row(0, 0, ["text", "number", "date", "time", "padded", "batch", "percent", "yes"])
            .unwrap();
        sheet.write(1, 0, "0042").unwrap();
        sheet.write(1, 1, 20_260_517).unwrap();
        let day = ExcelDateTime::from_ymd(2026, 5, 17).unwrap();
        sheet.write_datetime_with_format(1, 2, &day, &date).unwrap();
        sheet.write_datetime_with_format(1, 3, day.and_hms(8, 30, 0).unwrap(), &time).unwrap();
        sheet.write_number_with_format(1, 4, 42, &padded).unwrap();
        sheet.write_number_with_format(1, 5, 202_605_170_001_f64, &batch).unwrap();
        sheet.write_number_with_format(1, 6, 0.125, &percent).unwrap();
        sheet.write(1, 7, true).unwrap();
        sheet.write(2, 1, 1.1 * 1.1).unwrap();
    });
    let table = table(&bytes);
    assert_eq!(
        rows(&table)[1],
        ["0042", "20260517", "2026-05-17", "2026-05-17 08:30:00", "0042", "20260517-0001", "0.125", "TRUE"]
    );
    assert_eq!(table.cells.get(2, 1), "1.21");
    assert_eq!(table.source_rows, [1, 2, 3]);
}

#[test]
fn rows_keep_the_numbers_of_the_sheet() {
    let bytes = workbook(|sheet| {
        sheet.write(3, 1, "a").unwrap();
        sheet.write(3, 2, "b").unwrap();
        sheet.write(9, 2, "1").unwrap();
        sheet.write(11, 0, "  ").unwrap();
    });
    let table = table(&bytes);
    assert_eq!(rows(&table), [["", "a", "b"], ["", "", "1"]]);
    assert_eq!(table.source_rows, [4, 10]);
}

#[test]
fn long_numbers_are_said_to_have_lost_digits() {
    let bytes = workbook(|sheet| {
        sheet.write_row(0, 0, ["a", "b"]).unwrap();
        sheet.write(1, 1, 202_605_170_001_000_123_u64 as f64).unwrap();
        sheet.write(2, 1, 202_605_170_001_000_f64).unwrap();
    });
    let table = table(&bytes);
    assert_eq!(table.cells.get(1, 1), "202605170001000128");
    assert_eq!(notes(&table, "intake.digits-lost"), ["2 1 202605170001000128"]);
}

#[test]
fn the_sheet_most_like_a_list_is_read_unless_one_is_chosen() {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("Cover").unwrap().write(0, 0, "Delivery 17").unwrap();
    let list = workbook.add_worksheet().set_name("批次").unwrap();
    for row in 0..5 {
        list.write_row(row, 0, ["a", "b", "c"]).unwrap();
    }
    let archive = workbook.add_worksheet().set_name("Archive").unwrap().set_hidden(true);
    for row in 0..50 {
        archive.write_row(row, 0, ["x", "y", "z"]).unwrap();
    }
    let bytes = workbook.save_to_buffer().unwrap();
    let table = table(&bytes);
    let info = |name: &str, hidden| SheetInfo { name: name.into(), hidden };
    assert_eq!(table.sheets, [info("Cover", false), info("批次", false), info("Archive", true)]);
    assert_eq!((table.sheet, table.cells.rows()), (1, 5));
    assert_eq!(notes(&table, "intake.hidden-sheets"), ["- - 1 Archive"]);
    let chosen = |sheet| {
        let options = Options { sheet: Some(sheet), ..Options::default() };
        read(&bytes, "", &options, &mut |_| ())
    };
    assert_eq!(chosen(2).unwrap().cells.get(0, 0), "x");
    assert_eq!(chosen(3).expect_err("none").code(), "intake.no-such-sheet");
}

#[test]
fn hidden_rows_are_read_and_counted() {
    let bytes = workbook(|sheet| {
        for row in 0..4 {
            sheet.write_row(row, 0, ["a", "b"]).unwrap();
        }
        sheet.set_row_hidden(2).unwrap();
        sheet.set_column_hidden(1).unwrap();
    });
    let table = table(&bytes);
    assert_eq!(table.cells.rows(), 4);
    assert_eq!(notes(&table, "intake.hidden-rows"), ["- - 1"]);
}

#[test]
fn merged_cells_hold_for_all_their_rows() {
    let plain = Format::new();
    let bytes = workbook(|sheet| {
        // A title over everything, a heading two rows high, one two columns wide, a maker over three rows.
        sheet.merge_range(0, 0, 0, 3, "Deliveries 2026", &plain).unwrap();
        sheet.merge_range(1, 0, 2, 0, "Maker", &plain).unwrap();
        sheet.merge_range(1, 1, 1, 2, "Batch", &plain).unwrap();
        sheet.write(1, 3, "Report").unwrap();
        sheet.write_row(2, 1, ["No.", "Date"]).unwrap();
        sheet.merge_range(3, 0, 5, 0, "Acme", &plain).unwrap();
        for row in 3..6 {
            sheet.write_row(row, 1, ["1", "2", "3"]).unwrap();
        }
    });
    let table = table(&bytes);
    assert_eq!(
        rows(&table),
        [
            ["Deliveries 2026", "", "", ""],
            ["Maker", "Batch", "Batch", "Report"],
            ["", "No.", "Date", ""],
            ["Acme", "1", "2", "3"],
            ["Acme", "1", "2", "3"],
            ["Acme", "1", "2", "3"],
        ]
    );
    assert_eq!(notes(&table, "intake.merged-filled"), ["2 - 2"]);
}

#[test]
fn failed_formulas_are_told_cell_by_cell() {
    let bytes = workbook(|sheet| {
        sheet.write_row(0, 0, ["a", "b"]).unwrap();
        sheet.write_formula(1, 0, Formula::new("=A9").set_result("LOT-7")).unwrap();
        sheet.write_formula(1, 1, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
        sheet.write_formula(2, 0, Formula::new("=X!A1").set_result("#REF!")).unwrap();
        sheet.write_formula(2, 1, Formula::new("=1+1").set_result("2")).unwrap();
    });
    let table = table(&bytes);
    assert_eq!(rows(&table)[1..], [["LOT-7", "#DIV/0!"], ["#REF!", "2"]]);
    assert_eq!(notes(&table, "intake.formula-error"), ["2 1 #DIV/0!", "3 0 #REF!"]);
}

#[test]
fn errors_of_newer_excel_and_pasted_ones_are_told_as_well() {
    let sheet = r#"<sheetData><row r="1"><c r="A1" t="e"><f>X()</f><v>#SPILL!</v></c><c r="B1" t="e"><v>#N/A</v></c>
        <c r="C1" t="s"><v>0</v></c><c r="D1" t="s"><v>1</v></c><c r="E1" t="inlineStr"><is><t>x t="e"</t></is></c>
        </row></sheetData>"#;
    let table = table(&support::xlsx(&[sheet], "<si><t>#NAME?</t></si><si><t>#1 pump!</t></si>"));
    assert_eq!(rows(&table), [["#SPILL!", "#N/A", "#NAME?", "#1 pump!", "x t=\"e\""]]);
    assert_eq!(notes(&table, "intake.formula-error"), ["1 0 #SPILL!", "1 1 #N/A", "1 2 #NAME?"]);
}

#[test]
fn formulas_without_a_result_are_counted() {
    let sheet = r#"<sheetData>
        <row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1"><f>1+1</f><v></v></c></row>
        <row r="2"><c r="A2"><f>2</f></c><c r="B2"><f>3</f><v>3</v></c></row></sheetData>"#;
    let table = table(&support::xlsx(&[sheet], ""));
    assert_eq!(rows(&table), [["a", ""], ["", "3"]]);
    assert_eq!(notes(&table, "intake.formula-empty"), ["- - 2"]);
}

#[test]
fn rich_phonetic_and_escaped_texts_are_plain() {
    let shared = r#"<si><r><t>Va</t></r><r><rPr><b/></rPr><t xml:space="preserve">cuum </t></r></si>
        <si><t>真空</t><rPh sb="0" eb="2"><t>シンクウ</t></rPh></si><si><t>a &amp; b&#10;c_x0041_</t></si>"#;
    let sheet = r#"<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>
        <c r="C1" t="s"><v>2</v></c><c r="D1" t="b"><v>0</v></c><c r="E1" t="d"><v>2026-05-17T00:00:00</v></c>
        </row></sheetData>"#;
    assert_eq!(
        rows(&table(&support::xlsx(&[sheet], shared))),
        [["Vacuum ", "真空", "a & b\ncA", "FALSE", "2026-05-17"]]
    );
}

#[test]
fn dates_of_old_macintoshes_count_from_1904() {
    let styles = r#"<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>"#;
    let sheet = r#"<sheetData><row r="1"><c r="A1" s="1"><v>44697</v></c><c r="B1"><v>44697</v></c></row>
        </sheetData>"#;
    let bytes = xlsx_with(&[sheet], "", styles, &[]);
    assert_eq!(rows(&table(&bytes)), [["2022-05-16", "44697"]]);
    let mut workbook = intake::bundle::unzip(&bytes, &intake::bundle::Limits::default()).unwrap();
    for (name, part) in &mut workbook {
        if name == "xl/workbook.xml" {
            let text = String::from_utf8(part.clone()).unwrap();
            *part = text.replace("<sheets>", r#"<workbookPr date1904="1"/><sheets>"#).into_bytes();
        }
    }
    let entries: Vec<(&str, &[u8])> =
        workbook.iter().map(|(name, part)| (name.as_str(), part.as_slice())).collect();
    assert_eq!(rows(&table(&intake::bundle::zip(&entries).unwrap())), [["2026-05-17", "44697"]]);
}

#[test]
fn macros_and_links_are_left_alone_and_told() {
    let sheet = r#"<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>"#;
    let more = [("xl/vbaProject.bin", "not run"), ("xl/externalLinks/externalLink1.xml", "<externalLink/>")];
    let table = table(&xlsx_with(&[sheet], "", "", &more));
    assert_eq!(notes(&table, "intake.macros").len(), 1);
    assert_eq!(notes(&table, "intake.external-links").len(), 1);
}

#[test]
fn long_cells_are_cut_between_characters() {
    let long = "真".repeat(2_000);
    let bytes = workbook(|sheet| {
        sheet.write_row(0, 0, ["a", long.as_str()]).unwrap();
    });
    let table = table(&bytes);
    assert_eq!(table.cells.get(0, 1), "真".repeat(1_365));
    assert_eq!(notes(&table, "intake.cell-cut"), ["1 1 4096"]);
}

#[test]
fn progress_goes_forward_to_the_end() {
    let bytes = workbook(|sheet| {
        for row in 0..3_000 {
            sheet.write_row(row, 0, ["a", "b", "c", "d"]).unwrap();
        }
    });
    let mut seen = Vec::new();
    read(&bytes, "", &Options::default(), &mut |progress| seen.push(progress)).unwrap();
    assert!(seen.len() >= 2, "{seen:?}");
    assert!(seen.is_sorted_by_key(|progress| progress.done));
    assert!(seen.iter().all(|progress| progress.total == 3_000 && progress.done <= 3_000), "{seen:?}");
}

#[test]
fn ods_cells_are_read_like_those_of_excel() {
    let table = table(&ods(r#"
        <table:table table:name="Cover" table:style-name="ta1"><table:table-row><table:table-cell
          office:value-type="string"><text:p>Title</text:p></table:table-cell></table:table-row></table:table>
        <table:table table:name="批次" table:style-name="ta1">
        <table:table-row><table:table-cell office:value-type="string"><text:p>batch</text:p>
        </table:table-cell>
          <table:table-cell office:value-type="string" table:number-columns-repeated="2"><text:p>x</text:p>
          </table:table-cell></table:table-row>
        <table:table-row table:number-rows-repeated="3"><table:table-cell
        table:number-columns-repeated="1024"/></table:table-row>
        <table:table-row><table:table-cell office:value-type="float" office:value="42"><text:p>0042</text:p>
        </table:table-cell>
          <table:table-cell office:value-type="date" office:date-value="2026-05-17T08:30:00">
          <text:p>17/05/26</text:p></table:table-cell>
          <table:table-cell office:value-type="float" office:value="1234.5"><text:p>1,234.50</text:p>
          </table:table-cell></table:table-row>
        <table:table-row table:visibility="collapse"><table:table-cell table:number-rows-spanned="2"
        office:value-type="string"><text:p>A<text:s text:c="2"/>&amp;<text:span>B</text:span></text:p>
            <text:p>C</text:p><office:annotation><text:p>note</text:p></office:annotation></table:table-cell>
          <table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>WAHR</text:p>
          </table:table-cell>
          <table:table-cell calcext:value-type="error" office:value-type="string" office:string-value="">
          <text:p>#REF!</text:p></table:table-cell></table:table-row>
        <table:table-row><table:covered-table-cell/><table:table-cell office:value-type="percentage"
        office:value="0.125"><text:p>12.5%</text:p></table:table-cell></table:table-row>
        </table:table>
        <table:table table:name="Old" table:style-name="ta2"><table:table-row/></table:table>"#));
    assert_eq!(
        rows(&table),
        [
            ["batch", "x", "x"],
            ["0042", "2026-05-17 08:30:00", "1234.5"],
            ["A  &B\nC", "TRUE", "#REF!"],
            ["A  &B\nC", "0.125", ""],
        ]
    );
    assert_eq!(table.source_rows, [1, 5, 6, 7]);
    assert_eq!((table.sheet, table.sheets[2].hidden), (1, true));
    assert_eq!(notes(&table, "intake.formula-error"), ["6 2 #REF!"]);
    assert_eq!(notes(&table, "intake.hidden-rows"), ["- - 1"]);
    assert_eq!(notes(&table, "intake.hidden-sheets"), ["- - 1 Old"]);
}

/// Number formats 0 (as it is), 14 (a date), and `0000`, as cell formats 0, 1, 2.
fn formats() -> Vec<Vec<u8>> {
    let format = record(0x041E, &[words(&[164]), unicode("0000")].concat());
    let xf = |format: u16| record(0x00E0, &words(&[0, format, 0, 0, 0, 0, 0, 0, 0, 0]));
    vec![format, xf(0), xf(14), xf(164)]
}

#[test]
fn xls_cells_are_read_like_those_of_newer_excel() {
    // The second text goes on in a record of its own, from two bytes a character to one.
    let first = [
        &8_u32.to_le_bytes()[..],
        &2_u32.to_le_bytes(),
        &unicode("批次"),
        &words(&[4]),
        &[1],
        &words(&[0x4E00, 0x4E8C]),
    ]
    .concat();
    let globals = [
        formats(),
        vec![record(0x00FC, &first), record(0x003C, b"\0ab"), record(0x01AE, &words(&[1, 0x20]))],
    ]
    .concat();
    let number = |row, column, format, value: f64| {
        record(0x0203, &[words(&[row, column, format]), value.to_le_bytes().to_vec()].concat())
    };
    let formula = |row, column, result: [u8; 8]| {
        record(0x0006, &[words(&[row, column, 0]), result.to_vec(), vec![0; 8]].concat())
    };
    let rk = |value: i32| ((value << 2) as u32 | 2).to_le_bytes();
    let cells = [
        record(0x00FD, &words(&[0, 0, 0, 0, 0])),
        record(0x00FD, &words(&[0, 1, 0, 1, 0])),
        record(0x0204, &[words(&[0, 2, 0]), unicode("LOT")].concat()),
        record(0x0208, &words(&[1, 0, 3, 255, 0, 0, 0x20, 0])),
        number(1, 0, 1, 46_159.0),
        record(0x027E, &[words(&[1, 1, 2]), rk(42).to_vec()].concat()),
        record(0x0205, &[&words(&[1, 2, 0])[..], &[0, 0]].concat()),
        record(
            0x00BD,
            &[
                &words(&[2, 0, 0])[..],
                &rk(-5),
                &words(&[2]),
                &(rk(1_250)[0] | 1).to_le_bytes(),
                &rk(1_250)[1..],
                &words(&[1]),
            ]
            .concat(),
        ),
        formula(2, 2, [0, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
        record(0x0207, &unicode("báo cáo")),
        formula(3, 0, [2, 0, 0x17, 0, 0, 0, 0xFF, 0xFF]),
        formula(3, 1, 0.5_f64.to_le_bytes()),
        record(0x0205, &[&words(&[3, 2, 0])[..], &[0x2A, 1]].concat()),
        // A chart in the sheet has cells of its own.
        record(0x0809, &words(&[0x0600, 0x20])),
        number(9, 9, 0, 1.0),
        record(0x000A, &[]),
        number(4, 1, 0, 7.0),
        record(0x00E5, &words(&[1, 3, 4, 2, 2])),
    ];
    let table = table(&xls(&globals, &cells));
    assert_eq!(
        rows(&table),
        [
            ["批次", "一二ab", "LOT"],
            ["2026-05-17", "0042", "FALSE"],
            ["-5", "12.5", "báo cáo"],
            ["#REF!", "0.5", "#N/A"],
            ["", "7", "#N/A"],
        ]
    );
    assert_eq!(notes(&table, "intake.formula-error"), ["4 0 #REF!", "4 2 #N/A"]);
    assert_eq!(notes(&table, "intake.hidden-rows"), ["- - 1"]);
    assert_eq!(notes(&table, "intake.external-links").len(), 1);
}

#[test]
fn passwords_are_asked_for_by_every_format() {
    let refused =
        |bytes: &[u8]| read(bytes, "", &Options::default(), &mut |_| ()).expect_err("locked").code();
    assert_eq!(refused(&compound("EncryptedPackage", &[0; 64])), "intake.password");
    assert_eq!(refused(&xls(&[record(0x002F, &[0; 6])], &[])), "intake.password");
    let manifest = b"<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>";
    assert_eq!(refused(&odf(b"\x8f\x00", manifest)), "intake.password");
}

#[test]
fn of_two_sheets_the_one_whose_headings_are_columns_of_records_is_read() {
    let headings = ["Manufacturer", "Batch No.", "Report No."];
    let records = vec![vec!["Lotus", "20260517-0001", "IR-1"]];
    let findings = vec![vec!["1", "much", "longer", "than", "the", "records"]; 50];
    let other = ["Lines", "Severity", "Message", "Code", "Text", "Suggestion"];
    let bytes = intake::write::xlsx(vec![
        intake::write::Sheet { name: "Findings", headings: &other, rows: Box::new(findings.into_iter()) },
        intake::write::Sheet { name: "Orders", headings: &headings, rows: Box::new(records.into_iter()) },
    ])
    .unwrap();
    let table = intake::read(&bytes, "a.xlsx", &intake::Options::default(), &mut |_| {}).unwrap();
    assert_eq!(table.sheets[table.sheet].name, "Orders");
}
