//! Texts that are wrong, huge, or no tables at all.

mod common;

use std::time::{Duration, Instant};

use common::{drawn, notes, read_as, table};
use intake::limits::{MAX_BYTES, MAX_CELL_BYTES, MAX_COLUMNS, MAX_ROWS, check_size};
use intake::{CODES, IntakeFault, Options, guess, lines, read};

/// A generous bound for a debug build on a busy machine.
const SLOW: Duration = Duration::from_secs(20);

#[test]
fn what_is_no_table_is_named() {
    let compound = |stream: &str| {
        let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &name].concat()
    };
    let noise: Vec<u8> = (0..4_000u32).map(|n| if n % 3 == 0 { 0 } else { (n * 37) as u8 }).collect();
    for (bytes, code) in [
        (b"".to_vec(), "intake.empty"),
        (b" \r\n\t ".to_vec(), "intake.empty"),
        (b"\xef\xbb\xbf".to_vec(), "intake.empty"),
        (b",,,\n,,,\n".to_vec(), "intake.empty"),
        (b"sep=;\n".to_vec(), "intake.empty"),
        (b"%PDF-1.7\n...".to_vec(), "intake.pdf"),
        (b"\x89PNG\r\n\x1a\n...".to_vec(), "intake.picture"),
        (b"\xff\xd8\xff\xe0...".to_vec(), "intake.picture"),
        (b"PK\x03\x04....readme.txt".to_vec(), "intake.archive"),
        (b"PK\x03\x04....word/document.xml".to_vec(), "intake.document"),
        (b"PK\x03\x04....ppt/presentation.xml".to_vec(), "intake.presentation"),
        (b"PK\x03\x04....xl/workbook.bin".to_vec(), "intake.xlsb"),
        (b"Rar!\x1a\x07\x01\0".to_vec(), "intake.archive"),
        (compound("WordDocument"), "intake.document"),
        (compound("Anything"), "intake.binary"),
        (b"{\\rtf1\\ansi".to_vec(), "intake.document"),
        (b"<html><body><table><tr><td>Batch</td></tr></table>".to_vec(), "intake.html"),
        (b"\xef\xbb\xbf\r\n <!DOCTYPE HTML PUBLIC>".to_vec(), "intake.html"),
        (b"<?xml version=\"1.0\"?><Workbook/>".to_vec(), "intake.xml"),
        (noise, "intake.binary"),
    ] {
        let fault = read_as(&bytes, &Options::default()).unwrap_err();
        assert_eq!(fault.code(), code, "{:?}", String::from_utf8_lossy(&bytes[..bytes.len().min(40)]));
    }
    let wide: Vec<u8> = "<table>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let fault = read(&[b"\xff\xfe", &wide[..]].concat(), "list.xls", &Options::default(), &mut |_| {});
    assert_eq!(fault.unwrap_err().code(), "intake.html");
}

#[test]
fn sizes_have_limits() {
    assert!(check_size(MAX_BYTES as u64).is_ok());
    let fault = check_size(1 << 30).unwrap_err();
    assert_eq!(fault.code(), "intake.too-many-bytes");
    assert_eq!(fault.args(), [("megabytes", "1024".to_owned()), ("limit", "256".to_owned())]);

    let wide = |columns: usize| format!("{}\n", vec!["x"; columns].join(","));
    assert_eq!(table(&wide(MAX_COLUMNS)).cells.columns(), MAX_COLUMNS);
    for columns in [MAX_COLUMNS + 1, 16_384] {
        let fault = read_as(wide(columns).as_bytes(), &Options::default()).unwrap_err();
        assert_eq!(fault, IntakeFault::TooManyColumns { limit: MAX_COLUMNS });
    }
    // Blank ones are no columns.
    let blank = format!("batch,report{}\n1,2{}\n", ",".repeat(16_382), ",".repeat(16_382));
    assert_eq!(drawn(&table(&blank)), "batch|report / 1|2");

    let rows = |count: usize| "7\n".repeat(count);
    assert_eq!(table(&rows(MAX_ROWS)).cells.rows(), MAX_ROWS);
    let fault = read_as(rows(MAX_ROWS + 1).as_bytes(), &Options::default()).unwrap_err();
    assert_eq!(fault, IntakeFault::TooManyRows { limit: MAX_ROWS });
    let cells = format!("{}\n", ["7"; 200].join(",")).repeat(100_001);
    assert_eq!(read_as(cells.as_bytes(), &Options::default()).unwrap_err().code(), "intake.too-many-cells");
}

#[test]
fn long_cells_are_cut_on_a_character() {
    let table = table(&format!("batch,report\n1,{}\n", "批".repeat(MAX_CELL_BYTES)));
    assert_eq!(notes(&table), "cell-cut@2:1");
    assert_eq!(table.cells.get(1, 1).len(), MAX_CELL_BYTES / 3 * 3);
}

#[test]
fn a_million_objects_are_read() {
    let mut text = String::from("[");
    for number in 0..1_000_000 {
        text.push_str(if number == 0 { "" } else { "," });
        text.push_str(r#"{"batch":1}"#);
    }
    text.push(']');
    let start = Instant::now();
    let mut reports = 0;
    let table = read(text.as_bytes(), "", &Options::default(), &mut |_| reports += 1).unwrap();
    assert_eq!((table.cells.rows(), table.cells.columns()), (1_000_000, 1));
    assert!(reports > 100, "{reports}");
    assert!(start.elapsed() < SLOW, "{:?}", start.elapsed());
}

#[test]
fn progress_goes_up() {
    let text = format!("batch,report\n{}", "20260517-0001,IR-1\n".repeat(50_000));
    let mut last = 0;
    let table = read(text.as_bytes(), "", &Options::default(), &mut |progress| {
        assert!(progress.done > last && progress.done <= progress.total);
        last = progress.done;
    });
    assert_eq!(table.unwrap().cells.rows(), 50_001);
    assert!(last > text.len() as u64 / 2);
}

#[test]
fn a_million_bytes_of_anything_are_fast() {
    for unit in [
        "\"",
        "\"\"",
        ",\"",
        "\"\n",
        ",\"\"",
        "\"a",
        "a\"",
        "\r",
        "\n",
        ",",
        "=\"",
        "'",
        "[",
        "{",
        "{\"a\":",
        "{}\n",
        "[{},",
        "\0a",
        "\u{fffd},",
        "批",
        "\"\"\"a,",
        "\"x\n\",",
        "sep=",
        "\"a\"\"",
        "\"a,\"\"",
    ] {
        let text = unit.repeat(1_000_000 / unit.len());
        let start = Instant::now();
        if let Ok(table) = read_as(text.as_bytes(), &Options::default()) {
            let mapping = guess(&table);
            assert!(lines(&table, &mapping).count() <= table.cells.rows());
        }
        assert!(start.elapsed() < SLOW, "{unit:?} took {:?}", start.elapsed());
    }
}

#[test]
fn every_code_has_a_text() {
    assert!(CODES.is_sorted());
    for code in CODES {
        assert!(i18n::has(code), "{code}");
    }
}
