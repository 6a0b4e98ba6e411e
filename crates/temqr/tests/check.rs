//! `temqr check`, run as a shell would.
#![allow(missing_docs)]

mod common;

use common::{FIELDS, answer, folder, run, run_with, temqr};
use serde_json::json;

fn check(batch: &str, more: &[&str]) -> common::Answer {
    let fields = ["check", "--manufacturer", "Atlas Vacuum", "--batch", batch, "--report", "IR-2026-00418"];
    run(fields.iter().chain(more))
}

#[test]
fn sound_texts_are_well() {
    let answer = run(["check"].iter().chain(&FIELDS)).exits(0);
    assert_eq!(answer.out, "Nothing to mend.\n\nRecords: 1 · errors: 0 · warnings: 0 · notes: 0\n");
    assert_eq!(answer.err, "");
}

#[test]
fn a_finding_shows_the_place_under_its_text() {
    let answer = check("20260230-0001", &[]).exits(1);
    let expected = "\
Error · batch.not-a-date · Production batch number
  | 20260230-0001
  |       ^^
  There is no such date: “30” has to be from 01 to 28 here. Correct the date.
  Source: Recommended actions of the trade article dated 2026-05-18 on MOIT Circular 12/2026/TT-BCT (reported by another source; the text itself is not published; field.batch-format)

Records: 1 · errors: 1 · warnings: 0 · notes: 0
";
    assert_eq!(answer.out, expected);
}

#[test]
fn carets_are_as_wide_as_full_width_characters_and_the_fix_is_shown() {
    let answer = check("２０２６0517-0001", &[]).exits(1);
    let lines: Vec<&str> = answer.out.lines().collect();
    assert_eq!(
        lines[..3],
        ["Error · text.full-width · Production batch number", "  | ２０２６0517-0001", "  | ^^^^^^^^",]
    );
    assert!(answer.out.contains("  Change to “20260517-0001”\n"), "{}", answer.out);
}

#[test]
fn nothing_in_the_texts_acts_on_the_terminal() {
    let answer = check("20260517-\u{1b}[2J\u{202e}1", &[]).exits(1);
    assert!(!answer.out.contains(['\u{1b}', '\u{202e}']), "{}", answer.out);
    assert!(answer.out.contains("  | 20260517-<U+001B>[2J<U+202E>1\n"), "{}", answer.out);
}

#[test]
fn json_says_the_same_in_one_line() {
    let lines = check("20260230-0001", &["--json"]).exits(1).json();
    assert_eq!(
        lines,
        [json!({
            "record": 1,
            "fields": { "manufacturer": "Atlas Vacuum", "batch": "20260230-0001", "report": "IR-2026-00418" },
            "findings": [{
                "code": "batch.not-a-date",
                "severity": "error",
                "field": "batch",
                "span": [6, 8],
                "args": { "found": "30", "lowest": "01", "highest": "28" },
                "source": {
                    "rule": "field.batch-format",
                    "source": "Recommended actions of the trade article dated 2026-05-18 on MOIT Circular 12/2026/TT-BCT",
                    "confidence": "reported",
                },
                "text": "There is no such date: “30” has to be from 01 to 28 here. Correct the date.",
            }],
        })]
    );
    let fixed = check("２０２６0517-0001", &["--json"]).exits(1).json();
    assert_eq!(fixed[0]["findings"][0]["fix"], json!({ "span": [0, 12], "replacement": "2026" }));
}

#[test]
fn the_text_of_a_symbol_is_judged_as_a_label() {
    for (input, exit, code) in [
        ("Manufacturer: A Vacuum\nBatch: 20260517-0001\nReport: IR-1\n", 0, None),
        ("Manufacturer: A Vacuum\nReport: IR-1\n", 1, Some("payload.missing-batch")),
    ] {
        let lines = run_with(input.as_bytes(), &["check", "-", "--json"]).exits(exit).json();
        assert_eq!(lines.len(), 1, "{input}");
        assert_eq!(lines[0]["findings"][0]["code"].as_str(), code, "{input}");
    }
}

#[test]
fn what_cannot_be_checked_is_named_and_ends_with_two() {
    for (input, text) in [
        (&b""[..], "nothing in this file"),
        (b"%PDF-1.7 no table", "PDF"),
        (b"[]", "no list of objects"),
        (b"[{\"batch\":", "JSON"),
    ] {
        let answer = run_with(input, &["check", "-"]).exits(2);
        assert!(answer.err.starts_with("temqr: -: ") && answer.err.contains(text), "{}", answer.err);
        assert_eq!(answer.out, "");
    }
    assert!(run(["check", "no-such-file"]).exits(2).err.contains("There is no such file."));
}

#[test]
fn a_file_that_is_too_large_is_refused_before_it_is_read() {
    let file = folder("check-large").join("orders.csv");
    // A hole: the size is there, the bytes are not.
    std::fs::File::create(&file).unwrap().set_len(1 << 30).unwrap();
    let answer = answer(temqr().arg("check").arg(&file)).exits(2);
    assert!(answer.err.contains("has 1024 MiB; up to 256 MiB are read"), "{}", answer.err);
}

#[test]
fn arguments_that_make_no_sense_end_with_two() {
    for args in [
        &["check"][..],
        &["check", "--batch", "20260517-0001"],
        &["check", "records.json", "--batch", "20260517-0001"],
        &["check", "records.json", "--lang", "fr"],
        &["stamp"],
        &[],
    ] {
        run(args).exits(2);
    }
    assert!(run(["--version"]).exits(0).out.starts_with("temqr "));
    assert!(run(["check", "--help"]).exits(0).out.contains("Exit status:"));
}

#[test]
fn the_answer_is_in_the_language_asked_for_or_else_the_environments() {
    let mut vietnamese = temqr();
    vietnamese.env("LANG", "vi_VN.UTF-8").arg("check").args(FIELDS);
    assert!(answer(&mut vietnamese).exits(0).out.starts_with("Không có gì cần sửa."));
    assert!(answer(vietnamese.args(["--lang", "zh"])).exits(0).out.starts_with("没有需要修正的内容。"));
}

#[test]
fn a_name_that_no_label_can_show_is_an_error() {
    let fields =
        ["check", "--manufacturer", "بئر الفراغ", "--batch", "20260517-0001", "--report", "IR-1", "--json"];
    let lines = run(fields).exits(1).json();
    assert_eq!(lines[0]["label_fault"]["findings"][0]["code"], "label.no-glyph");
}
