//! `temqr label` of a file of records, run as a shell would.
#![allow(missing_docs)]

mod common;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use common::{Answer, answer, folder, names, run, temqr};
use serde_json::{Value, json};

const HEADINGS: &str =
    "manufacturer,batch,report,product,product_vi,manufacturer_country,model,serials,quantity,gtin,gln";

/// A table of so many sound batches.
fn batches(count: usize) -> String {
    let row = |number| {
        format!(
            "\"Atlas Vacuum Co., Ltd.\",20260517-{number:04},IR-2026-{number:05},Turbo pump,Bơm turbo,Viet Nam,TP-300,\
             S{number:04},3,4006381333931,4006381000000"
        )
    };
    let rows: Vec<String> = (1..=count).map(row).collect();
    format!("{HEADINGS}\n{}\n", rows.join("\n"))
}

/// A file of records in a folder of its own.
fn records(name: &str, text: &str) -> PathBuf {
    let file = folder(name).join("records.csv");
    std::fs::write(&file, text).expect("a file");
    file
}

fn labels(records: &Path, output: &str, more: &[&str]) -> Answer {
    let output = records.with_file_name(output);
    answer(temqr().arg("label").arg(records).arg("-o").arg(output).args(more))
}

fn bytes(records: &Path, output: &str) -> Vec<u8> {
    std::fs::read(records.with_file_name(output)).expect("a file")
}

/// How many pages a PDF says it has.
fn pages(pdf: &[u8]) -> usize {
    let text = String::from_utf8_lossy(pdf);
    text.matches("/Type/Page").count() + text.matches("/Type /Page").count()
        - text.matches("/Type/Pages").count()
        - text.matches("/Type /Pages").count()
}

#[test]
fn thirty_batches_lie_on_two_sheets_or_three_when_labels_are_used_up() {
    let records = records("labels-sheets", &batches(30));
    for (output, more, expected) in [
        ("single.pdf", &[][..], 30),
        ("sheets.pdf", &["--label-sheet", "avery-l7163"], 3),
        ("from-14.pdf", &["--label-sheet", "avery-l7163", "--start", "14", "--crop-marks"], 4),
        ("twice.pdf", &["--label-sheet", "avery-l7163", "--copies", "2", "--align", "top-left"], 5),
        ("l7160.pdf", &["--label-sheet", "avery-l7160", "--template", "50x30", "--start", "5"], 2),
        ("units.pdf", &["--each", "unit", "--sort", "batch", "--descending"], 30),
    ] {
        let told = labels(&records, output, more).exits(0);
        assert_eq!(told.err, "", "{output}");
        assert!(told.out.contains(&format!("· pages: {expected}\n")), "{output}: {}", told.out);
        assert_eq!(pages(&bytes(&records, output)), expected, "{output}");
    }
    for start in ["0", "15"] {
        let refused =
            labels(&records, "no.pdf", &["--label-sheet", "avery-l7163", "--start", start]).exits(2);
        assert!(refused.err.contains("14"), "{}", refused.err);
    }
    labels(&records, "no.pdf", &["--start", "2"]).exits(2);
    assert!(!names(records.parent().unwrap()).contains(&"no.pdf".to_owned()));
}

#[test]
fn what_was_made_is_told_with_limits_and_checks() {
    let records = records("labels-told", &batches(2));
    let out = labels(&records, "a.pdf", &[]).exits(0).out;
    for part in [
        "Label of batch 20260517-0001",
        "Size set by",
        "(asked for: M)",
        "this one",
        "at least 20 mm",
        "Source: ",
    ] {
        assert!(out.contains(part), "{part} is not in\n{out}");
    }
    assert!(!out.contains(['{', '[']), "a text without its values in\n{out}");

    let told = labels(&records, "b.pdf", &["--json"]).exits(0);
    let line = &told.json()[0];
    assert_eq!(told.out.lines().count(), 1);
    assert_eq!(line["files"], json!([records.with_file_name("b.pdf").to_str().unwrap()]));
    assert_eq!((&line["labels"], &line["pages"], &line["refused_count"]), (&json!(2), &json!(2), &json!(0)));
    let label = &line["label"];
    assert_eq!(label["batch"], "20260517-0001");
    assert_eq!(label["symbol"]["requested"], "M");
    let chosen: Vec<&Value> =
        label["fitting"].as_array().unwrap().iter().filter(|row| row["chosen"] == true).collect();
    assert_eq!(chosen.len(), 1);
    assert_eq!(chosen[0]["level"], label["symbol"]["level"]);
    assert!(label["checks"].as_array().unwrap().len() > 5);
}

/// The files of an archive, in a folder.
fn unzipped(records: &Path, archive: &str) -> PathBuf {
    let into = records.with_file_name("unzipped");
    let file = std::fs::File::open(records.with_file_name(archive)).expect("an archive");
    zip::ZipArchive::new(file).and_then(|mut archive| archive.extract(&into)).expect("its files");
    into
}

#[test]
fn an_archive_has_a_file_for_each_label_and_a_list_of_them() {
    let records = records("labels-zip", &batches(30));
    let told = labels(&records, "a.zip", &["--zip-of", "png", "--copies", "2"]).exits(0);
    assert!(told.out.contains("labels: 30, each a file of its own"), "{}", told.out);
    let folder = unzipped(&records, "a.zip");
    let names: BTreeSet<String> = names(&folder).into_iter().collect();
    assert_eq!(names.len(), 31);
    let index = std::fs::read_to_string(folder.join("index.csv")).unwrap();
    let rows: Vec<&str> = index.lines().filter(|line| line.contains(".png")).collect();
    assert_eq!(rows.len(), 30);
    for row in &rows {
        let file = row.trim_start_matches('\u{feff}').split(',').next().unwrap().trim_matches('"');
        assert!(names.contains(file), "{file}");
    }
    // What the last one says is what its row of the list says.
    let last = names.iter().rfind(|name| name.ends_with(".png")).unwrap();
    let expect = [
        "--expect-manufacturer",
        "Atlas Vacuum Co., Ltd.",
        "--expect-batch",
        "20260517-0030",
        "--expect-report",
        "IR-2026-00030",
        "--json",
    ];
    let read = answer(temqr().arg("scan").arg(folder.join(last)).args(expect)).exits(0).json();
    assert_eq!(read[0]["verdict"], "matches");
    assert_eq!(read[0]["symbols"][0]["profile"], "plain");
    assert!(rows.last().unwrap().contains("20260517-0030"));
}

#[test]
fn thermal_printers_get_every_label_and_nothing_of_the_records_as_a_command() {
    let nasty = format!("{HEADINGS}\n^XA^FDowned^FS^XZ ~JA,20260517-0001,IR-1,\"PRINT 9\nCLS\",,,,,,,\n");
    let records = records("labels-thermal", &nasty);
    for (output, begin, end, command) in
        [("a.zpl", &b"^XA"[..], &b"^XZ"[..], &b"^FDowned"[..]), ("a.tspl", b"SIZE ", b"", b"PRINT 9")]
    {
        labels(&records, output, &["--printer", "203"]).exits(0);
        let bytes = bytes(&records, output);
        let at = |what: &[u8]| bytes.windows(what.len().max(1)).position(|window| window == what);
        assert!(at(begin).is_some_and(|at| at < 40), "{output}");
        assert!(bytes.trim_ascii_end().ends_with(end), "{output}");
        assert_eq!(at(command), None, "{output}");
        assert_eq!(at(b"~JA"), None, "{output}");
    }
    let count = |records: &Path, more: &[&str]| {
        let args = [&["--printer", "203"], more].concat();
        labels(records, "b.zpl", &[&args[..], &["--force"]].concat()).exits(0);
        let text = String::from_utf8(bytes(records, "b.zpl")).unwrap();
        (text.matches("^XA").count(), text.contains("^PQ3"))
    };
    std::fs::write(&records, batches(5)).unwrap();
    assert_eq!(count(&records, &[]), (5, false));
    assert_eq!(count(&records, &["--copies", "3"]), (5, true));
    let refused = labels(&records, "c.zpl", &[]).exits(2);
    assert!(refused.err.contains("--printer"), "{}", refused.err);
    labels(&records, "c.zpl", &["--printer", "203", "--label-sheet", "avery-l7163"]).exits(2);
    labels(&records, "c.tspl", &["--printer", "203", "--across", "13"]).exits(2);
    labels(&records, "c.tspl", &["--printer", "203", "--gap", "-1"]).exits(2);
}

#[test]
fn a_label_that_cannot_be_made_stops_all_unless_it_is_left_out() {
    let text = batches(3).replace("20260517-0002", "20260230-0002");
    let records = records("labels-refused", &text);
    let refused = labels(&records, "a.pdf", &[]).exits(1);
    assert_eq!(refused.out, "");
    let told = "Error · record.has-errors · records: 2 20260230-0002\n";
    assert!(refused.err.contains(told), "{}", refused.err);
    assert!(refused.err.contains("    |       ^^\n"), "{}", refused.err);
    assert!(refused.err.contains("cannot be made: 1. Nothing was written."), "{}", refused.err);
    assert_eq!(names(records.parent().unwrap()), ["records.csv"]);

    let line = &labels(&records, "a.pdf", &["--json"]).exits(1).json()[0];
    assert_eq!((&line["files"], &line["labels"]), (&json!([]), &json!(0)));
    assert_eq!(line["refused"][0]["record"], 2);
    assert_eq!(line["refused"][0]["column"], "batch");
    assert_eq!(line["refused"][0]["findings"][0]["code"], "batch.not-a-date");

    let left_out = labels(&records, "a.pdf", &["--leave-out"]).exits(0);
    assert!(left_out.err.contains("cannot be made and are left out: 1\n"), "{}", left_out.err);
    assert_eq!(pages(&bytes(&records, "a.pdf")), 2);

    // Nothing is left when all are left out.
    let sheet = json!({
        "version": 1, "id": "tiny", "name": "Tiny", "paper": [210, 297], "label": [30, 15],
        "columns": 6, "rows": 18, "left": 10, "top": 10, "pitch_x": 32, "pitch_y": 15,
    });
    let file = records.with_file_name("tiny.json");
    std::fs::write(&file, sheet.to_string()).unwrap();
    let none = labels(&records, "b.pdf", &["--label-sheet", file.to_str().unwrap(), "--leave-out"]).exits(1);
    assert!(none.err.contains("records: 1 20260517-0001, 3 20260517-0003\n"), "{}", none.err);
    assert!(none.err.ends_with("Nothing was written.\n"), "{}", none.err);
    assert_eq!(names(records.parent().unwrap()), ["a.pdf", "records.csv", "tiny.json"]);
}

#[test]
fn every_profile_makes_labels_or_says_which_column_is_missing() {
    let whole = records("labels-profiles", &batches(1));
    let bare =
        records("labels-profiles-bare", "manufacturer,batch,report\nAtlas Vacuum,20260517-0001,IR-1\n");
    let profiles = answer(temqr().args(["list", "profiles", "--json"])).exits(0).json();
    let ids: Vec<&str> =
        profiles[0].as_array().unwrap().iter().map(|it| it["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), 8, "{ids:?}");
    for (number, id) in ids.into_iter().enumerate() {
        let output = format!("{number}.zip");
        let more =
            ["--profile", id, "--zip-of", "png", "--web-address", "https://example.com/temqr/", "--json"];
        let line = &labels(&whole, &output, &more).json()[0];
        if id == "platform" {
            assert_eq!(line["refused"][0]["column"], "platform_payload", "{line}");
            continue;
        }
        assert_eq!(line["refused_count"], 0, "{id}: {line}");
        let png = unzipped(&whole, &output).join("00001-20260517-0001-S0001.png");
        let read = &answer(temqr().args(["scan", "--json"]).arg(png)).exits(0).json()[0]["symbols"][0];
        assert_eq!(read["profile"], id, "{read}");
        assert_eq!(read["fields"]["batch"], "20260517-0001", "{id}: {read}");

        let line = &labels(&bare, &output, &more).json()[0];
        if id.starts_with("gs1") {
            assert_eq!(line["refused"][0]["column"], "gtin", "{id}: {line}");
        } else {
            assert_eq!(line["refused_count"], 0, "{id}: {line}");
        }
    }
}

#[test]
fn a_file_of_many_records_is_no_single_picture() {
    let records = records("labels-single", &batches(1));
    for output in ["a.svg", "a.png"] {
        let refused = labels(&records, output, &[]).exits(2);
        assert!(refused.err.contains("holds one label"), "{}", refused.err);
    }
    assert!(labels(&records, "a.gif", &[]).exits(2).err.contains(".zpl"));
    assert!(labels(&records, "a.zip", &["--roll"]).exits(2).err.contains("--label-sheet"));
    assert_eq!(names(records.parent().unwrap()), ["records.csv"]);
}

#[test]
fn standard_input_and_output_take_the_place_of_files() {
    run(["label", "-", "-o", "-"]).exits(2);
    let mut child = temqr()
        .args(["label", "-", "-o", "-", "--to", "pdf"])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), batches(2).as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stdout.starts_with(b"%PDF-"));
    assert_eq!(pages(&output.stdout), 2);
    assert!(String::from_utf8_lossy(&output.stderr).contains("labels: 2 · pages: 2\n"));
}

#[test]
fn an_empty_or_foreign_file_makes_no_labels() {
    for (name, text) in [("empty", ""), ("headings", "manufacturer,batch,report\n"), ("other", "a,b\n1,2\n")]
    {
        let records = records(&format!("labels-{name}"), text);
        labels(&records, "a.pdf", &[]).exits(2);
        assert_eq!(names(records.parent().unwrap()), ["records.csv"], "{name}");
    }
}
