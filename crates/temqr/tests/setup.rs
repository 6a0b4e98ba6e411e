//! `temqr setup`, `list`, `test-page` and `calibrate`, run as a shell would.
#![allow(missing_docs)]

mod common;

use std::path::Path;

use common::{Answer, answer, folder, label, names, run, temqr};
use serde_json::{Value, json};

fn setup(more: &[&str]) -> Answer {
    answer(temqr().arg("setup").args(more))
}

fn read(path: &Path) -> Value {
    serde_json::from_str(&std::fs::read_to_string(path).expect("a file")).expect("JSON")
}

#[test]
fn what_the_options_choose_is_kept_and_taken_again() {
    let folder = folder("setup-kept");
    let file = folder.join("works.json");
    let path = file.to_str().unwrap();
    let chosen =
        ["--profile", "json", "--level", "q", "--printer", "300", "--languages", "zh-vi", "-o", path];
    assert!(setup(&chosen).exits(0).out.contains("works.json was written"));
    let kept = read(&file);
    assert_eq!(kept["printer"]["dots"], 300.0);
    assert_eq!(kept["languages"], json!({ "first": "zh", "second": "vi" }));
    assert_eq!(kept["level"], json!({ "level": "Q" }));

    // The file says all of it again; an option goes before it.
    let again: Value = serde_json::from_str(&setup(&["--setup", path]).exits(0).out).unwrap();
    assert_eq!(again, kept);
    let over = setup(&["--setup", path, "--profile", "plain"]).exits(0).out;
    assert_eq!(serde_json::from_str::<Value>(&over).unwrap()["profile"], "plain");
    let png = folder.join("a.png");
    label(&png, &["--setup", path]).exits(0);
    let scanned = answer(temqr().args(["scan", "--json"]).arg(&png)).exits(0).json();
    assert_eq!(scanned[0]["symbols"][0]["profile"], "json");
    assert_eq!(scanned[0]["symbols"][0]["error_correction"], "Q");

    setup(&["--symbol-mm", "NaN"]).exits(2);
    setup(&["-o", path]).exits(2);
    setup(&["-o", path, "--force"]).exits(0);
    assert_eq!(read(&file)["profile"], "plain");
}

#[test]
fn files_that_are_not_of_the_form_are_refused_with_the_reason() {
    let folder = folder("setup-refused");
    let file = folder.join("bad.json");
    let path = file.to_str().unwrap();
    for (option, text, told) in [
        ("--setup", "", "not of the form"),
        ("--setup", r#"{"version":2}"#, "newer TemQR"),
        ("--setup", r#"{"version":1,"tempalte":"nameplate"}"#, "tempalte"),
        ("--setup", r#"{"version":1,"printer":{"name":"","kind":"laser","dots":600,"dpi":1}}"#, "dpi"),
        ("--printer", r#"{"version":2}"#, "newer TemQR"),
        ("--printer", r#"{"version":1,"name":"","kind":"inkjet","dots":600}"#, "not of the form"),
        ("--template", r#"{"version":99}"#, "99"),
        ("--template", "{", ""),
        ("--profile", r#"{"version":99}"#, "99"),
        ("--profile", "[]", ""),
    ] {
        std::fs::write(&file, text).unwrap();
        let refused = label(&folder.join("a.pdf"), &[option, path]).exits(2);
        let begin = format!("temqr: {path}: ");
        assert!(refused.err.starts_with(&begin), "{option} {text}: {}", refused.err);
        assert!(
            refused.err.contains(told) && !refused.err.contains("[["),
            "{option} {text}: {}",
            refused.err
        );
    }
    std::fs::write(&file, r#"{"version":99,"id":"x"}"#).unwrap();
    label(&folder.join("a.pdf"), &["--label-sheet", path]).exits(2);
    for option in ["--setup", "--printer", "--template", "--profile", "--label-sheet", "--logo"] {
        let refused = label(&folder.join("a.pdf"), &[option, "missing.json"]).exits(2);
        assert!(refused.err.contains("There is no such file."), "{option}: {}", refused.err);
    }
    assert_eq!(names(&folder), ["bad.json"]);
}

#[test]
fn a_template_of_the_users_own_is_taken_beside_the_built_in_ones() {
    let folder = folder("setup-template");
    let built_in = concat!(env!("CARGO_MANIFEST_DIR"), "/../label/data/templates/60x40.json");
    let mut template = read(Path::new(built_in));
    template["id"] = json!("works");
    let file = folder.join("works.json");
    let path = file.to_str().unwrap();
    std::fs::write(&file, template.to_string()).unwrap();
    let told = label(&folder.join("a.pdf"), &["--template", path, "--json"]).exits(0).json();
    assert_eq!(told[0]["label"]["size_mm"], json!([60.0, 40.0]));

    // It becomes part of a setup, and is not asked for again.
    let setup_file = folder.join("setup.json");
    setup(&["--template", path, "-o", setup_file.to_str().unwrap()]).exits(0);
    std::fs::remove_file(&file).unwrap();
    label(&folder.join("b.pdf"), &["--setup", setup_file.to_str().unwrap()]).exits(0);

    template["version"] = json!(99);
    std::fs::write(&file, template.to_string()).unwrap();
    assert!(label(&folder.join("c.pdf"), &["--template", path]).exits(2).err.starts_with("temqr: "));
    assert!(!folder.join("c.pdf").exists());
}

#[test]
fn a_name_that_is_not_known_is_answered_with_those_that_are() {
    let folder = folder("setup-names");
    for (option, name, known) in [
        ("--template", "postcard", "nameplate"),
        ("--profile", "morse", "gs1-digital-link"),
        ("--printer", "typewriter", "zebra-zd421-203-dpi"),
        ("--label-sheet", "a4", "avery-l7160"),
        ("--substrate", "colour=red", "material"),
        ("--substrate", "material=papyrus", "white-polyester"),
        ("--substrate", "material", "white-polyester"),
    ] {
        let refused = label(&folder.join("a.pdf"), &[option, name]).exits(2);
        assert!(refused.err.contains(known), "{option} {name}: {}", refused.err);
    }
    for (option, value) in
        [("--languages", "fr"), ("--printer", "5"), ("--printer", "NaN"), ("--printer", "-1")]
    {
        let refused = label(&folder.join("a.pdf"), &[&format!("{option}={value}")]);
        assert_ne!(refused.exit, 0, "{option} {value}: {}", refused.out);
    }
    assert_eq!(names(&folder), Vec::<String>::new());
}

#[test]
fn what_is_listed_can_be_chosen() {
    let folder = folder("list");
    for (what, option) in [("templates", "--template"), ("printers", "--printer"), ("profiles", "--profile")]
    {
        let listed = run(["list", what, "--json"]).exits(0).json();
        let ids: Vec<&str> =
            listed[0].as_array().unwrap().iter().map(|it| it["id"].as_str().unwrap()).collect();
        let plain = run(["list", what]).exits(0).out;
        assert!(!ids.is_empty() && !plain.contains("[["), "{plain}");
        for id in ids {
            assert!(plain.contains(id), "{id}");
            setup(&[option, id]).exits(0);
        }
    }
    for listed in run(["list", "materials", "--json"]).exits(0).json()[0].as_array().unwrap() {
        let [part, id] = ["part", "id"].map(|key| listed[key].as_str().unwrap());
        setup(&["--substrate", &format!("{part}={id}")]).exits(0);
    }
    // A sheet that is listed is one to begin an own one with.
    let sheets = run(["list", "sheets", "--json"]).exits(0).json();
    let mut sheet = sheets[0][0]["sheet"].clone();
    sheet["id"] = json!("own");
    let file = folder.join("own.json");
    std::fs::write(&file, sheet.to_string()).unwrap();
    let more = ["--label-sheet", file.to_str().unwrap(), "--template", "nameplate"];
    let told = label(&folder.join("a.pdf"), &more);
    assert!(told.exit == 0 || told.err.contains("sheet.label-too-large"), "{}", told.err);
}

#[test]
fn what_is_said_of_the_material_comes_with_its_reasons() {
    let folder = folder("label-material");
    let material = ["--substrate", "material=white-polyester", "--substrate", "surface=powder-coated"];
    let told = label(&folder.join("a.svg"), &material).exits(0).out;
    assert!(told.contains("\nMaterial: "), "{told}");
    assert!(told.contains("Ask the label supplier: "), "{told}");
}

#[test]
fn a_printer_is_measured_and_used_as_it_was_measured() {
    let folder = folder("calibrate");
    for (output, printer, begin) in
        [("a.pdf", "600", &b"%PDF-"[..]), ("a.zpl", "203", b"^XA"), ("a.tspl", "203", b"SIZE")]
    {
        let path = folder.join(output);
        let made = ["test-page", "--printer", printer, "-o"];
        assert!(answer(temqr().args(made).arg(&path)).exits(0).out.contains("temqr calibrate"));
        assert!(std::fs::read(&path).unwrap()[..40].windows(begin.len()).any(|of| of == begin), "{output}");
    }
    answer(temqr().args(["test-page", "--printer", "600", "-o"]).arg(folder.join("a.svg"))).exits(2);

    let file = folder.join("office.json");
    let path = file.to_str().unwrap();
    let measured = ["calibrate", "--printer", "600", "--measured", "99.5,100.2", "--name", "Office", "-o"];
    let told = answer(temqr().args(measured).arg(&file)).exits(0).out;
    assert!(told.contains("100.5 % · 99.8 %"), "{told}");
    let kept = read(&file);
    assert_eq!((&kept["name"], &kept["version"]), (&json!("Office"), &json!(1)));
    label(&folder.join("plain.pdf"), &[]).exits(0);
    label(&folder.join("measured.pdf"), &["--printer", path]).exits(0);
    let [plain, measured] =
        ["plain.pdf", "measured.pdf"].map(|name| std::fs::read(folder.join(name)).unwrap());
    assert_ne!(plain, measured);

    for figures in ["50,100", "100", "a,b", "NaN,100", "0,0"] {
        answer(temqr().args(["calibrate", "--printer", "600", "--measured", figures, "-o", "-"])).exits(2);
    }
}
