//! `temqr scan`, run as a shell would.
#![allow(missing_docs)]

mod common;

use std::io::Read;
use std::path::Path;
use std::process::Stdio;

use common::{Answer, FIELDS, answer, folder, label, run_with, temqr};

fn scan(images: &[&Path], more: &[&str]) -> Answer {
    answer(temqr().arg("scan").args(images).args(more))
}

#[test]
fn one_line_a_picture_in_the_order_of_the_arguments() {
    let folder = folder("scan-order");
    let (good, empty, pdf, cut) =
        (folder.join("good.png"), folder.join("empty.png"), folder.join("label.pdf"), folder.join("cut.png"));
    label(&good, &[]).exits(0);
    label(&pdf, &[]).exits(0);
    std::fs::write(&empty, "").unwrap();
    let bytes = std::fs::read(&good).unwrap();
    std::fs::write(&cut, &bytes[..bytes.len() / 2]).unwrap();
    let missing = folder.join("missing.png");

    let images = [&*empty, &good, &pdf, &missing, &folder, &cut, &good];
    let lines = scan(&images, &["--json"]).exits(1).json();
    let codes: Vec<_> = lines.iter().map(|line| line["error"]["code"].as_str().unwrap_or("read")).collect();
    assert_eq!(
        codes,
        [
            "image.empty",
            "read",
            "image.unsupported",
            "cli.file-not-found",
            "cli.file-is-folder",
            "image.damaged",
            "read",
        ]
    );
    for (line, path) in lines.iter().zip(images) {
        assert_eq!(line["path"], path.to_str().unwrap());
        assert!(line["time_ms"].as_f64().is_some_and(|time| time >= 0.0));
        assert_eq!(line["symbols"].as_array().unwrap().is_empty(), line.get("error").is_some());
        assert!(
            line.get("error")
                .is_none_or(|error| error["message"].as_str().is_some_and(|text| text.len() > 10))
        );
    }

    let out = scan(&images, &[]).exits(1).out;
    assert!(out.ends_with("\n2 of 7 pictures read\n"), "{out}");
    assert_eq!(out.matches("\n\n").count(), 7);
}

#[test]
fn the_exit_status_tells_whether_all_were_read() {
    let folder = folder("scan-exit");
    let (good, other) = (folder.join("good.png"), folder.join("other.txt"));
    label(&good, &[]).exits(0);
    std::fs::write(&other, "no picture").unwrap();
    scan(&[&good], &[]).exits(0);
    scan(&[&good, &folder.join("missing.png")], &[]).exits(1);
    scan(&[&other], &[]).exits(1);
    scan(&[&folder.join("missing.png"), &folder], &[]).exits(1);
    scan(&[], &[]).exits(2);
    scan(&[&good], &["--expect-batch", "20260517-0001"]).exits(2);
    let piped = run_with(&std::fs::read(&good).unwrap(), &["scan", "-", "--json"]).exits(0).json();
    assert_eq!(piped[0]["symbols"][0]["fields"]["batch"], FIELDS[3]);
}

#[test]
fn what_differs_from_the_expected_is_pointed_at() {
    let good = folder("scan-expect").join("good.png");
    label(&good, &[]).exits(0);
    let expect = |batch: &'static str, more: &[&'static str]| {
        let mut args =
            vec!["--expect-manufacturer", FIELDS[1], "--expect-batch", batch, "--expect-report", FIELDS[5]];
        args.extend(more);
        scan(&[&good], &args)
    };
    assert_eq!(expect("20260517-0001", &["--json"]).exits(0).json()[0]["verdict"], "matches");
    let line = &expect("20260517-0007", &["--json"]).exits(1).json()[0];
    assert_eq!(line["verdict"], "differs");
    let compared = &line["symbols"][0]["comparison"][1];
    assert_eq!(compared["field"], "batch");
    assert_eq!(compared["equal"], false);
    assert_eq!(compared["difference"], "compare.content");
    assert_eq!(compared["found_spans"], serde_json::json!([[12, 13]]));
    let out = expect("20260517-0007", &[]).exits(1).out;
    let pointed = "    On record\n    | 20260517-0007\n    |             ^\n    On the label\n    | 20260517-0001\n    |             ^\n";
    assert!(out.contains("  Reads but differs\n") && out.contains(pointed), "{out}");
}

/// A picture beside this test.
fn picture(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures").join(name)
}

#[test]
fn how_well_a_symbol_was_read_is_told() {
    let good = folder("scan-margin").join("good.png");
    label(&good, &[]).exits(0);
    let line = &scan(&[&good], &["--json"]).exits(0).json()[0];
    let symbol = &line["symbols"][0];
    assert_eq!((symbol["margin"].as_f64(), &symbol["sampler"]), (Some(1.0), &"flat".into()));
    assert!(symbol["module_px"].as_f64().is_some_and(|edge| edge > 2.0), "{symbol}");
    assert!(symbol.get("mirrored").is_none() && symbol.get("part").is_none());
    assert_eq!(line["unread"], serde_json::json!([]));
    let out = scan(&[&good], &[]).exits(0).out;
    assert!(
        out.contains("  Correction left  ") && out.contains("100 %") && out.contains(" px a module"),
        "{out}"
    );
}

#[test]
fn what_was_seen_and_not_read_is_told_with_its_place_and_reason() {
    let (other, damaged) = (picture("data-matrix.png"), picture("damaged.png"));
    let lines = scan(&[&other, &damaged], &["--json"]).exits(1).json();
    let seen = |line: usize| {
        assert_eq!(lines[line]["verdict"], "not-read");
        assert_eq!(lines[line]["symbols"], serde_json::json!([]));
        assert_eq!(lines[line]["unread"].as_array().map(Vec::len), Some(1));
        lines[line]["unread"][0].clone()
    };
    let matrix = seen(0);
    assert_eq!((&matrix["code"], &matrix["args"]), (&"unread.data-matrix".into(), &serde_json::json!({})));
    // Four modules of five pixels are beside the code's 16.
    for (corner, expected) in
        matrix["corners"].as_array().unwrap().iter().zip([(20, 20), (100, 20), (100, 100), (20, 100)])
    {
        let off = |at: usize, expected: i32| (corner[at].as_f64().unwrap() - f64::from(expected)).abs();
        assert!(off(0, expected.0) < 5.0 && off(1, expected.1) < 5.0, "{matrix}");
    }
    let damaged_code = seen(1);
    assert_eq!(damaged_code["code"], "unread.damaged");
    assert_eq!(damaged_code["args"], serde_json::json!({"lost": "1", "blocks": "1"}));

    let out = scan(&[&other, &damaged], &["--lang", "en"]).exits(1).out;
    assert!(
        out.contains("  Seen and not read · unread.data-matrix\n    This is a Data Matrix code, "),
        "{out}"
    );
    assert!(
        out.contains("  Seen and not read · unread.damaged\n    A QR code was seen, but 1 of its 1 blocks"),
        "{out}"
    );
    assert!(out.contains("px a module\n") && out.ends_with("\n0 of 2 pictures read\n"), "{out}");
}

#[test]
fn nobody_minds_when_the_reader_leaves() {
    let folder = folder("scan-pipe");
    let good = folder.join("good.png");
    label(&good, &[]).exits(0);
    let mut child = temqr()
        .arg("scan")
        .args(std::iter::repeat_n(&good, 300))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 1];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(2));
}

#[cfg(target_os = "linux")]
#[test]
fn a_path_that_is_not_utf8_works() {
    use std::os::unix::ffi::OsStrExt;

    let folder = folder("scan-path");
    let path = folder.join(std::ffi::OsStr::from_bytes(b"l\xffabel.png"));
    assert!(label(&path, &[]).exits(0).out.contains("l\u{fffd}abel.png was written"));
    let line = &scan(&[&path], &["--json"]).exits(0).json()[0];
    assert!(line["path"].as_str().unwrap().ends_with("l\u{fffd}abel.png"));
}
