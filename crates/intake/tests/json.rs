//! JSON and JSON Lines.

mod common;

use common::{drawn, notes, read_as, table};
use intake::{Format, JsonLineReader, Options, guess};
use record::Column;

/// A text, its columns, its cells, and what is noted.
#[test]
fn objects_are_rows() {
    for (text, columns, cells, noted) in [
        (r#"[{"batch":"a","report":"b"},{"report":"d","batch":"c"}]"#, "batch|report", "a|b / c|d", ""),
        (r#"{"batch":"a"}"#, "batch", "a", ""),
        (r#"{"records":[{"batch":"a"}],"other":[{"x":1}]}"#, "batch", "a", ""),
        (r#"{"version":1,"data":[{"batch":"a"}]}"#, "batch", "a", ""),
        // Digits are kept.
        (
            r#"[{"batch":00007e1}]"#.replace("00007e1", "12345678901234567890123").as_str(),
            "batch",
            "12345678901234567890123",
            "",
        ),
        (r#"[{"batch":2.0260517E+11,"report":1.10}]"#, "batch|report", "2.0260517E+11|1.10", ""),
        (r#"[{"batch":true,"report":null}]"#, "batch|report", "true|", ""),
        // Columns come in the order in which they are first seen.
        (r#"[{"a":1},{"b":2,"a":3}]"#, "a|b", "1| / 3|2", ""),
        // Nested.
        (
            r#"[{"batch":{"no":"x","made":{"on":"y"}},"serials":["1",2]}]"#,
            "batch.no|batch.made.on|serials",
            "x|y|1;2",
            "",
        ),
        (r#"[{"batch":"a","components":[{"x":1}]}]"#, "batch|components", "a|", "json-nested-list@1:1"),
        (r#"[{"batch":"a","batch":"b"}]"#, "batch", "b", "json-duplicate-key@1:0"),
        (r#"[{"batch":"a"},7,{"batch":"b"}]"#, "batch", "a / b", "json-not-object@2"),
        (r#"[{"b\u0061tch":"\u6279\n\"x\""}]"#, "batch", "批\n\"x\"", ""),
        // Lines.
        ("{\"batch\":1}\n\n{\"batch\":2}\n", "batch", "1 / 2", ""),
        ("{\"batch\":1}\n{\"batch\":\n{\"batch\":3}", "batch", "1 / 3", "json-bad-line@2"),
    ] {
        let table = table(text);
        let found = (&table.headings.join("|")[..], &drawn(&table)[..], &notes(&table)[..]);
        assert_eq!(found, (columns, cells, noted), "{text}");
        assert_eq!(table.first_record, 0);
    }
}

#[test]
fn lines_are_told_from_one_value() {
    for (text, format, rows) in [
        ("{\"a\":1}\n{\"a\":2}\n", Format::JsonLines, vec![1, 2]),
        ("{\n\"a\":1,\n\"b\":2\n}\n", Format::Json, vec![1]),
        ("[\n{\"a\":1},\n{\"a\":2}\n]", Format::Json, vec![1, 2]),
        ("{\"a\":1}\r\n\r\n{\"a\":2}\r\n", Format::JsonLines, vec![1, 3]),
    ] {
        let table = table(text);
        assert_eq!((table.format, table.source_rows), (format, rows), "{text:?}");
    }
}

#[test]
fn a_table_that_starts_like_json_is_a_table() {
    let table = table("[Batch],Report\n1,2\n");
    assert_eq!(drawn(&table), "[Batch]|Report / 1|2");
}

#[test]
fn keys_are_headings() {
    let table = table(r#"[{"batch_no":"a","检验报告编号":"b","x":"20260517"}]"#);
    let targets: Vec<_> = guess(&table).columns.iter().map(|column| column.target).collect();
    assert_eq!(targets, [Some(Column::Batch), Some(Column::Report), Some(Column::BatchDate)]);
}

#[test]
fn what_is_no_list_of_objects_is_refused() {
    let deep = format!("[{{\"a\":{}{}}}]", "[".repeat(100_000), "]".repeat(100_000));
    for (text, code) in [
        ("[]", "intake.json-no-objects"),
        ("[[1,2],[3]]", "intake.json-no-objects"),
        ("[{\"a\":1},", "intake.json-damaged"),
        ("[{\"a\":1}] x", "intake.json-damaged"),
        ("{\"a\":}", "intake.json-damaged"),
        (&deep[..], "intake.json-too-deep"),
        (&deep[..50_000], "intake.json-too-deep"),
    ] {
        let fault = read_as(text.as_bytes(), &Options::default()).unwrap_err();
        assert_eq!(fault.code(), code, "{}", &text[..text.len().min(40)]);
    }
    let fault = read_as(b"[{\"a\":1},\n{\"b\" 2}]", &Options::default()).unwrap_err();
    assert_eq!(fault.args()[0], ("row", "2".to_owned()));
}

#[test]
fn one_line_at_a_time() {
    let mut reader = JsonLineReader::new();
    let line = reader.read(r#"{"batch":"a","Số báo cáo":"r","price":1,"quantity":007}"#);
    assert_eq!(line.unwrap_err().code(), "intake.json-damaged");
    let line = reader.read(r#"{"batch":"a","Số báo cáo":"r","price":1,"quantity":7}"#).unwrap().unwrap();
    assert_eq!((line.get(Column::Batch), line.get(Column::Report)), ("a", "r"));
    assert_eq!((line.get(Column::Quantity), line.get(Column::Gln)), ("7", ""));
    let codes = |notes: &[intake::Note]| notes.iter().map(|n| n.finding.code.to_string()).collect::<Vec<_>>();
    assert_eq!((codes(line.notes()), line.source_row()), (vec!["intake.json-unknown-key".to_owned()], 2));
    assert!(reader.read("  ").unwrap().is_none());
    // Nothing of an earlier line is left, and a key is noted once.
    let line = reader.read(r#"{"price":1}"#).unwrap().unwrap();
    assert_eq!((line.get(Column::Batch), line.notes().len(), line.source_row()), ("", 0, 4));
    assert_eq!(reader.read("[1]").unwrap_err().code(), "intake.json-no-objects");
    assert_eq!(reader.read(&"[".repeat(100)).unwrap_err().code(), "intake.json-too-deep");
    let fault = reader.read("{\"batch\" 1}").unwrap_err();
    assert_eq!(fault.args()[0], ("row", "7".to_owned()));
}
