//! `temqr label`, run as a shell would, and read back by `temqr scan`.
#![allow(missing_docs)]

mod common;

use common::{FIELDS, answer, folder, label, names, run, temqr};
use serde_json::json;

#[test]
fn a_label_reads_back_with_the_same_three_texts() {
    let folder = folder("label-round-trip");
    let png = folder.join("label.png");
    let written = label(&png, &[]).exits(0);
    assert_eq!(written.err, "");

    let scanned = answer(temqr().arg("scan").arg("--json").arg(&png)).exits(0).json();
    assert_eq!(scanned.len(), 1);
    let picture = &scanned[0];
    assert_eq!(picture["path"], json!(png.to_str().unwrap()));
    assert_eq!(picture["verdict"], "read");
    assert_eq!(picture["symbols"].as_array().unwrap().len(), 1);
    let symbol = &picture["symbols"][0];
    assert_eq!(
        symbol["fields"],
        json!({ "manufacturer": FIELDS[1], "batch": FIELDS[3], "report": FIELDS[5] })
    );
    let payload = format!("Manufacturer: {}\nBatch: {}\nReport: {}", FIELDS[1], FIELDS[3], FIELDS[5]);
    assert_eq!(symbol["text"], json!(payload));
    assert_eq!(symbol["corners"].as_array().unwrap().len(), 4);
    for (name, key) in [("Version", "version"), ("Error correction", "error_correction"), ("Mask", "mask")] {
        let said = written.out.lines().find_map(|line| line.trim().strip_prefix(name)).expect(name);
        let read = symbol[key].as_str().map_or_else(|| symbol[key].to_string(), str::to_owned);
        assert_eq!(said.split_whitespace().next(), Some(&*read), "{name}");
    }
}

#[test]
fn the_ending_decides_what_is_written() {
    let folder = folder("label-kinds");
    for (name, magic) in
        [("a.svg", &b"<svg "[..]), ("a.png", b"\x89PNG\r\n\x1a\n"), ("a.pdf", b"%PDF-"), ("B.PDF", b"%PDF-")]
    {
        label(&folder.join(name), &[]).exits(0);
        let bytes = std::fs::read(folder.join(name)).unwrap();
        let begin = bytes.windows(magic.len()).take(200).position(|window| window == magic);
        assert!(begin.is_some_and(|at| at == 0 || name == "a.svg"), "{name}");
    }
    for name in ["a.gif", "a", "svg", ".svg"] {
        let answer = label(&folder.join(name), &[]).exits(2);
        assert!(answer.err.contains(".svg, .png or .pdf"), "{name}: {}", answer.err);
    }
    assert_eq!(names(&folder), ["B.PDF", "a.pdf", "a.png", "a.svg"]);
}

#[test]
fn what_was_written_is_told_with_every_check() {
    let out = label(&folder("label-told").join("a.svg"), &["--symbol-mm", "30"]).exits(0).out;
    for part in [
        "a.svg was written",
        "Symbol without quiet zone",
        "Least size",
        "· strict",
        "at least 20 mm",
        "Source: ",
    ] {
        assert!(out.contains(part), "{part} is not in\n{out}");
    }
    assert!(!out.contains(['{', '[']), "a text without its values in\n{out}");
}

#[test]
fn a_file_that_exists_stays_unless_forced() {
    let folder = folder("label-exists");
    let file = folder.join("a.svg");
    std::fs::write(&file, "mine").unwrap();
    let refused = label(&file, &[]).exits(2);
    assert!(refused.err.contains("The file exists already."), "{}", refused.err);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "mine");
    label(&file, &["--force"]).exits(0);
    assert_ne!(std::fs::read_to_string(&file).unwrap(), "mine");
    assert!(label(&folder.join("none/a.svg"), &[]).exits(2).err.contains("no such folder"));
    std::fs::create_dir(folder.join("folder.svg")).unwrap();
    assert!(label(&folder.join("folder.svg"), &["--force"]).exits(2).err.contains("This is a folder."));
    assert_eq!(names(&folder), ["a.svg", "folder.svg"]);
}

#[test]
fn texts_with_errors_make_no_file() {
    let folder = folder("label-errors");
    let file = folder.join("a.svg");
    let fields =
        ["label", "--manufacturer", "A Vacuum", "--batch", "20260230-0001", "--report", "IR-1", "-o"];
    let refused = answer(temqr().args(fields).arg(&file)).exits(1);
    assert_eq!(refused.out, "");
    assert!(
        refused.err.contains("batch.not-a-date") && refused.err.contains("  |       ^^\n"),
        "{}",
        refused.err
    );
    assert_eq!(names(&folder), Vec::<String>::new());
}

#[test]
fn warnings_go_to_standard_error_and_the_label_is_written() {
    let file = folder("label-warnings").join("a.svg");
    let fields = ["label", "--manufacturer", "A Vacuum", "--batch", "LOT 7", "--report", "IR-1", "-o"];
    let written = answer(temqr().args(fields).arg(&file)).exits(0);
    assert!(written.err.starts_with("Warning · batch.not-recommended-pattern"), "{}", written.err);
    assert!(file.is_file());
}

#[test]
fn a_text_too_long_for_the_size_says_how_much_fits() {
    let folder = folder("label-too-long");
    let name =
        "Công ty Trách nhiệm Hữu hạn Một thành viên Sản xuất và Thương mại Thiết bị Chân không Cao Hoàng Phố";
    let fields = ["label", "--manufacturer", name, "--batch", "20260517-0001", "--report", "IR-2026-00418"];
    let refused =
        answer(temqr().args(fields).args(["--level", "h", "-o"]).arg(folder.join("a.png"))).exits(1);
    assert!(refused.err.contains("encode.too-long") && refused.err.contains(" 96 fit."), "{}", refused.err);
    assert!(refused.err.contains("Make the symbol at least"), "{}", refused.err);
    assert_eq!(names(&folder), Vec::<String>::new());
}

#[test]
fn a_size_out_of_range_is_refused() {
    for size in ["0", "19.9", "101", "NaN", "inf"] {
        let refused = label(&folder("label-size").join("a.svg"), &["--symbol-mm", size]).exits(1);
        assert!(refused.err.contains("between 20 and 100 mm"), "{size}: {}", refused.err);
    }
    run(["label", "--symbol-mm", "wide"]).exits(2);
}
