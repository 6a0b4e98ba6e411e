//! `temqr label`, run as a shell would, and read back by `temqr scan`.
#![allow(missing_docs)]

mod common;

use std::path::Path;

use common::{FIELDS, answer, folder, label, names, run, temqr};
use serde_json::{Value, json};

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
        assert!(answer.err.contains(".svg or .png"), "{name}: {}", answer.err);
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
fn a_long_text_makes_the_symbol_larger_and_a_longer_one_says_how_much_fits() {
    let folder = folder("label-too-long");
    let text = |count: usize| format!("platform_payload={}", "a".repeat(count));
    let made = |count, level| {
        let more = ["--profile", "platform", "--value", &text(count), "--level", level];
        label(&folder.join(format!("{count}{level}.png")), &more)
    };
    let out = made(400, "H").exits(0).out;
    let binds = out.lines().find(|line| line.trim().starts_with("Size set by")).unwrap();
    assert!(binds.ends_with("The smallest module that is read reliably"), "{binds}");
    let refused = made(3_000, "L").exits(1);
    assert!(refused.err.contains("2953"), "{}", refused.err);
    assert_eq!(names(&folder), ["400H.png"]);
}

#[test]
fn a_size_out_of_range_is_refused() {
    for size in ["0", "19.9", "101", "NaN", "inf"] {
        let refused = label(&folder("label-size").join("a.svg"), &["--symbol-mm", size]).exits(1);
        assert!(refused.err.contains("between 20 and 100 mm"), "{size}: {}", refused.err);
    }
    run(["label", "--symbol-mm", "wide"]).exits(2);
}

/// The one symbol that `temqr scan` reads in a picture.
fn symbol(picture: &Path) -> Value {
    let scanned = answer(temqr().args(["scan", "--json"]).arg(picture)).exits(0).json();
    assert_eq!(scanned[0]["symbols"].as_array().map(Vec::len), Some(1));
    scanned[0]["symbols"][0].clone()
}

/// The outlines of an SVG file.
fn outlines(svg: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(svg).expect("a file");
    let paths = text.split(" d=\"").skip(1);
    paths.map(|rest| rest.split('"').next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn what_else_a_label_says_is_given_by_column() {
    let folder = folder("label-values");
    let values = ["--profile", "json", "--value", "model=TP-300", "--value", "serials=S=1"];
    label(&folder.join("a.png"), &values).exits(0);
    let fields = &symbol(&folder.join("a.png"))["fields"];
    assert_eq!((&fields["model"], &fields["serials"]), (&json!("TP-300"), &json!("S=1")));
    for (value, told) in [
        ("colour=red", "colour"),
        ("model=TP-400", "twice"),
        ("batch=20260517-0002", "twice"),
        ("model", "twice"),
    ] {
        let refused = label(&folder.join("b.png"), &["--value", "model=TP-300", "--value", value]).exits(2);
        assert!(refused.err.contains(told), "{value}: {}", refused.err);
    }
    let wrong = label(&folder.join("b.png"), &["--value", "gtin=4006381333932", "--json"]).exits(1);
    let line = &wrong.json()[0];
    assert_eq!((&line["files"], &line["refused"][0]["record"]), (&json!([]), &json!(0)));
    assert!(line["findings"].as_array().unwrap().iter().any(|it| it["field"] == "gtin"), "{line}");
    assert_eq!(names(&folder), ["a.png"]);
}

#[test]
fn the_platforms_symbol_is_drawn_again_module_by_module() {
    let folder = folder("label-issued");
    let issued = folder.join("issued.png");
    // As a platform might: another size, level and mask than this program takes by itself.
    let other = ["--profile", "json", "--level", "L", "--symbol-mm", "34", "--value", "model=TP-300"];
    label(&issued, &other).exits(0);
    let picture = issued.to_str().unwrap();
    for (output, more) in [("again.png", &[][..]), ("copies.zip", &["--zip-of", "png", "--copies", "3"])] {
        label(&folder.join(output), &[&["--issued", picture], more].concat()).exits(0);
    }
    zip::ZipArchive::new(std::fs::File::open(folder.join("copies.zip")).unwrap())
        .unwrap()
        .extract(&folder)
        .unwrap();
    let before = symbol(&issued);
    let file = names(&folder).into_iter().find(|name| name.starts_with("00001")).unwrap();
    for again in ["again.png", &file] {
        let after = symbol(&folder.join(again));
        for key in ["text", "version", "error_correction", "mask"] {
            assert_eq!(after[key], before[key], "{again}: {key}");
        }
    }

    // Drawn as large as it was, it has the same outline to the last corner, and no other symbol has.
    let large = ["--symbol-mm", "34"];
    label(&folder.join("before.svg"), &other).exits(0);
    label(&folder.join("after.svg"), &[&["--issued", picture][..], &large].concat()).exits(0);
    label(&folder.join("plain.svg"), &large).exits(0);
    let [before, after, plain] = ["before.svg", "after.svg", "plain.svg"].map(|name| {
        let outlines = outlines(&folder.join(name));
        outlines.into_iter().max_by_key(String::len)
    });
    assert_eq!(before, after);
    assert_ne!(before, plain);

    // Of another record: told, and not printed.
    let fields = ["label", FIELDS[0], FIELDS[1], FIELDS[2], "20260517-0009", FIELDS[4], FIELDS[5]];
    let refused = answer(temqr().args(fields).args(["--issued", picture, "-o"]).arg(folder.join("no.png")));
    assert!(refused.exits(1).err.contains("issued.disagrees"));
    let text = folder.join("no-picture.txt");
    std::fs::write(&text, "no picture").unwrap();
    label(&folder.join("no.png"), &["--issued", text.to_str().unwrap()]).exits(2);
    label(&folder.join("no.png"), &["--issued", picture, "--profile", "plain"]).exits(2);
    assert!(!folder.join("no.png").exists());
}

#[test]
fn chinese_texts_and_captions_are_set_and_read_back() {
    let folder = folder("label-chinese");
    let fields = ["--manufacturer", "上海真空设备有限公司", "--batch", "20260517-0001", "--report", "IR-1"];
    for (output, more) in [
        ("plain.png", &[][..]),
        ("captions.png", &["--languages", "zh-vi", "--template", "100x50", "--value", "product=分子泵"]),
    ] {
        answer(temqr().arg("label").args(fields).args(more).arg("-o").arg(folder.join(output))).exits(0);
        let read = symbol(&folder.join(output));
        assert_eq!(read["fields"]["manufacturer"], "上海真空设备有限公司", "{output}");
    }
    let check = answer(temqr().arg("check").args(fields).arg("--json")).exits(0);
    assert!(check.json()[0].get("label_fault").is_none());
    let page = answer(
        temqr().args(["test-page", "--printer", "600", "--lang", "zh", "-o"]).arg(folder.join("a.pdf")),
    );
    page.exits(0);
}

#[test]
fn colours_without_contrast_are_refused_with_the_reason() {
    let folder = folder("label-colours");
    for (ink, paper, code) in
        [("#ffffff", "#000000", "contrast.inverted"), ("#aaaaaa", "#cccccc", "contrast.too-low")]
    {
        let refused = label(&folder.join("a.svg"), &["--ink", ink, "--paper", paper]).exits(1);
        assert!(refused.err.contains(code), "{}", refused.err);
        assert!(refused.err.ends_with("Nothing was written.\n"), "{}", refused.err);
    }
    label(&folder.join("a.svg"), &["--ink", "black"]).exits(2);
    assert_eq!(names(&folder), Vec::<String>::new());
    label(&folder.join("a.svg"), &["--ink", "#102040"]).exits(0);
}

#[test]
fn printers_that_take_zpl_are_sent_one_label_as_many_times_as_asked() {
    let folder = folder("label-zpl");
    label(&folder.join("a.zpl"), &["--printer", "zebra-zd421-203-dpi", "--copies", "4"]).exits(0);
    let text = std::fs::read_to_string(folder.join("a.zpl")).unwrap();
    assert_eq!((text.matches("^XA").count(), text.matches("^PQ4").count()), (1, 1));
    for more in [&["--copies", "2"][..], &["--roll"], &["--label-sheet", "avery-l7163"]] {
        let refused = label(&folder.join("a.svg"), more).exits(2);
        assert!(refused.err.contains("holds one label"), "{}", refused.err);
    }
    let sheet = ["--label-sheet", "avery-l7163", "--copies", "15"];
    assert!(label(&folder.join("a.pdf"), &sheet).exits(0).out.contains("labels: 15 · pages: 2\n"));
}
