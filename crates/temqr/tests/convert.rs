//! `temqr convert`, run as a shell would.
#![allow(missing_docs)]

mod common;

use std::path::Path;

use common::{Answer, answer, folder, names, run_with, temqr};
use serde_json::Value;

const CSV: &str = "\u{feff}Manufacturer,Production batch number,Inspection report reference,Product name,Quantity,Serial numbers\r\n\
    \"Atlas Vacuum Co., Ltd.\",20260517-0001,IR-2026-00418,=SUM(1),12,\"A1;A2\"\r\n\
    真空 Hoa Sen,00012,-0042,\"two\r\nlines \"\"quoted\"\"\",7,007\r\n";

fn convert(from: &Path, to: &Path, more: &[&str]) -> Answer {
    answer(temqr().arg("convert").arg(from).arg("-o").arg(to).args(more))
}

fn records(file: &Path) -> Vec<Value> {
    let answer = answer(temqr().arg("convert").arg(file).args(["-o", "-", "--to", "json"])).exits(0);
    serde_json::from_str(&answer.out).expect("JSON")
}

#[test]
fn records_are_the_same_after_a_journey_through_every_kind_of_file() {
    let folder = folder("convert-round-trip");
    let first = folder.join("first.csv");
    std::fs::write(&first, CSV).unwrap();
    let expected = records(&first);
    assert_eq!(expected.len(), 2);
    assert_eq!(expected[0]["product"], "=SUM(1)");
    let mut from = first;
    for (name, lang) in [
        ("a.xlsx", "en"),
        ("b.json", "en"),
        ("c.csv", "vi"),
        ("d.jsonl", "en"),
        ("e.xlsx", "zh"),
        ("f.csv", "zh"),
    ] {
        let to = folder.join(name);
        convert(&from, &to, &["--lang", lang]).exits(0);
        assert_eq!(records(&to), expected, "{name} in {lang}");
        from = to;
    }
    // The bytes of a workbook come through standard input as well.
    let workbook = std::fs::read(folder.join("a.xlsx")).unwrap();
    let lines = run_with(&workbook, &["check", "-", "--json"]).json();
    assert_eq!(lines.last().unwrap()["records"], 2);
}

#[test]
fn suggestions_are_accepted_when_asked_for_and_counted() {
    let folder = folder("convert-fix");
    let (from, to) = (folder.join("in.csv"), folder.join("out.csv"));
    std::fs::write(&from, "batch,hs_code\n20260517-0001 ,8414.10\n20260517-0002,841410\n").unwrap();
    let fixed = convert(&from, &to, &["--fix"]).exits(0);
    assert!(fixed.out.contains("Mended: 2 cells in 1 lines\n"), "{}", fixed.out);
    assert_eq!(records(&to)[0], serde_json::json!({ "batch": "20260517-0001", "hs_code": "841410" }));
    convert(&from, &folder.join("as-it-is.csv"), &[]).exits(0);
    assert_eq!(records(&folder.join("as-it-is.csv"))[0]["hs_code"], "8414.10");
}

#[test]
fn what_is_left_out_is_told() {
    let folder = folder("convert-told");
    let (from, to) = (folder.join("in.csv"), folder.join("out.json"));
    std::fs::write(&from, "batch,colour\n20260517-0001,red\n20260517-0001,blue\n").unwrap();
    let told = convert(&from, &to, &[]).exits(0).out;
    assert!(told.contains("Columns left out: colour."), "{told}");
    assert!(told.contains("1 lines stood there twice"), "{told}");
    assert!(told.contains("was written with 1 records"), "{told}");
}

#[test]
fn findings_are_a_table_of_their_own() {
    let folder = folder("convert-findings");
    let (from, to) = (folder.join("in.jsonl"), folder.join("out.findings.csv"));
    std::fs::write(&from, "{\"batch\":\"20260230-0001\"}\n").unwrap();
    convert(&from, &to, &[]).exits(0);
    assert!(std::fs::read_to_string(&to).unwrap().contains("batch.not-a-date"));
}

#[test]
fn a_file_is_written_whole_or_not_at_all_and_never_over_another() {
    let folder = folder("convert-refused");
    let from = folder.join("in.csv");
    std::fs::write(&from, CSV).unwrap();
    let there = folder.join("there.csv");
    std::fs::write(&there, "mine").unwrap();
    assert!(convert(&from, &there, &[]).exits(2).err.contains("exists already"));
    assert_eq!(std::fs::read_to_string(&there).unwrap(), "mine");
    convert(&from, &folder.join("out.txt"), &[]).exits(2);
    convert(&from, &folder.join("no/folder.csv"), &[]).exits(2);
    convert(&folder.join("none.csv"), &folder.join("out.csv"), &[]).exits(2);
    convert(&from, Path::new("-"), &[]).exits(2);
    assert_eq!(names(&folder), ["in.csv", "there.csv"]);
    convert(&from, &there, &["--force"]).exits(0);
    assert_eq!(records(&there).len(), 2);
}
