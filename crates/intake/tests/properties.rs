//! What holds for every file.

mod common;

use common::read_as;
use intake::{CODES, JsonLineReader, Options, Separator, guess, lines, read, signature};
use proptest::prelude::*;
use record::Column;

/// Pieces that files are made of.
fn piece() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        4 => prop::sample::select(&[
            "\"", ",", ";", "\t", "|", "\n", "\r\n", "\r", "batch", "Số lô", "批号", "20260517-0001", "=\"", "'=", "sep=;\n",
            "{", "}", "[", "]", "\"batch\":", ":", "1e5", "null", "\\u00", "\u{feff}", "\0", "\u{fffd}", " ", "<html", "Report",
        ][..]).prop_map(|text| text.as_bytes().to_vec()),
        1 => prop::collection::vec(any::<u8>(), 0..8),
        1 => any::<String>().prop_map(String::into_bytes),
    ]
}

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(piece(), 0..40).prop_map(|pieces| pieces.concat())
}

fn options() -> impl Strategy<Value = Options> {
    let encoding = prop::option::weighted(0.2, prop::sample::select(intake::encodings()));
    let separator =
        prop::option::weighted(0.2, prop::sample::select(&[Separator::Comma, Separator::Tab][..]));
    (encoding, separator, prop::option::weighted(0.2, 0..9u32)).prop_map(
        |(encoding, separator, first_record)| Options {
            encoding: encoding.map(str::to_owned),
            separator,
            sheet: None,
            first_record,
        },
    )
}

/// Any text of a cell, with a letter in it, and nothing that stands for something else.
fn cell() -> impl Strategy<Value = String> {
    "[a-z批ốB0-9\"',;| \t\n\r=+-]{0,8}[xé号]"
        .prop_filter("an apostrophe guards", |text| !text.starts_with('\''))
}

/// A table of at least two columns.
fn cells() -> impl Strategy<Value = Vec<Vec<String>>> {
    (2..6usize).prop_flat_map(|columns| {
        prop::collection::vec(prop::collection::vec(cell(), columns..=columns), 1..12)
    })
}

/// The simplest writer there is: quotes around everything.
fn written(rows: &[Vec<String>], separator: char, end: &str) -> String {
    let quoted = |text: &String| format!("\"{}\"", text.replace('"', "\"\""));
    let row =
        |row: &Vec<String>| row.iter().map(quoted).collect::<Vec<_>>().join(&separator.to_string()) + end;
    rows.iter().map(row).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in bytes(), options in options(), name in "[a-z]{0,2}(\\.(csv|json|tsv|xls))?") {
        match read(&bytes, &name, &options, &mut |_| {}) {
            Ok(table) => {
                let (rows, columns) = (table.cells.rows(), table.cells.columns());
                prop_assert_eq!(table.source_rows.len(), rows);
                prop_assert_eq!(table.headings.len(), columns);
                prop_assert!(table.first_record as usize <= rows);
                prop_assert!(table.source_rows.is_sorted());
                let mapping = guess(&table);
                prop_assert_eq!(mapping.columns.len(), columns);
                prop_assert!(mapping.applied_to(&table).is_some(), "two columns of one target");
                prop_assert_eq!(lines(&table, &mapping).len(), rows - table.first_record as usize);
                prop_assert!(!signature(&table).is_empty());
                for note in &table.notes {
                    prop_assert!(CODES.contains(&&note.finding.code[..]), "{} is not listed", note.finding.code);
                    let row = i18n::all().find(|row| row.key == note.finding.code);
                    prop_assert!(row.is_some(), "{} has no text", note.finding.code);
                    for name in i18n::placeholders(row.map_or("", |row| row.en)) {
                        prop_assert!(note.finding.args.iter().any(|(arg, _)| arg == name), "{:?}", note);
                    }
                    prop_assert!(note.column.is_none_or(|column| (column as usize) < columns), "{:?}", note);
                }
            }
            Err(fault) => {
                prop_assert!(CODES.contains(&fault.code()), "{} is not listed", fault.code());
                let row = i18n::all().find(|row| row.key == fault.code());
                prop_assert!(row.is_some(), "{} has no text", fault.code());
                for name in i18n::placeholders(row.map_or("", |row| row.en)) {
                    prop_assert!(fault.args().iter().any(|(arg, _)| *arg == name), "{:?}", fault);
                }
            }
        }
    }

    #[test]
    fn what_was_written_is_read(
        rows in cells(),
        separator in prop::sample::select(&[(',', Separator::Comma), ('\t', Separator::Tab), (';', Separator::Semicolon), ('|', Separator::Pipe)][..]),
        end in prop::sample::select(&["\n", "\r\n", "\r"][..]),
    ) {
        let options = Options { separator: Some(separator.1), encoding: Some("UTF-8".to_owned()), ..Options::default() };
        let table = read_as(written(&rows, separator.0, end).as_bytes(), &options).unwrap();
        let read: Vec<Vec<&str>> = (0..table.cells.rows())
            .map(|row| (0..table.cells.columns()).map(|column| table.cells.get(row, column)).collect())
            .collect();
        prop_assert_eq!(read, rows);
    }

    #[test]
    fn any_line_is_read_or_refused(lines in prop::collection::vec(bytes(), 1..4)) {
        let mut reader = JsonLineReader::new();
        for bytes in lines {
            if let Ok(Some(line)) = reader.read(&String::from_utf8_lossy(&bytes)) {
                for column in Column::ALL {
                    prop_assert!(line.get(column).len() <= intake::limits::MAX_CELL_BYTES);
                }
            }
        }
    }

    #[test]
    fn a_line_gives_what_was_written(texts in prop::collection::vec(any::<String>(), 25)) {
        let object: serde_json::Map<String, serde_json::Value> =
            Column::ALL.iter().zip(&texts).map(|(column, text)| (column.name().to_owned(), text.as_str().into())).collect();
        let written = serde_json::Value::Object(object).to_string();
        let mut reader = JsonLineReader::new();
        let line = reader.read(&written).unwrap().unwrap();
        for (column, text) in Column::ALL.iter().zip(&texts) {
            prop_assert_eq!(line.get(*column), text);
        }
    }
}
