//! `temqr check` of files of records, run as a shell would.
#![allow(missing_docs)]

mod common;

use std::io::{BufRead, BufReader, Read, Write};
use std::process::Stdio;

use common::{Answer, answer, folder, run, run_with, temqr};
use serde_json::{Value, json};

const GOOD: &str = r#"{"manufacturer":"A Vacuum","batch":"20260517-0001","report":"IR-1"}"#;
const BAD: &str = r#"{"manufacturer":"A Vacuum","batch":"20261301-0001","report":"IR-2"}"#;

fn check(input: &str, more: &[&str]) -> Answer {
    let args = ["check", "-", "--today", "2026-06-01"];
    run_with(input.as_bytes(), &args.iter().chain(more).copied().collect::<Vec<_>>())
}

/// The lines of a type.
fn of_type<'a>(lines: &'a [Value], kind: &str) -> Vec<&'a Value> {
    lines.iter().filter(|line| line["type"] == kind).collect()
}

fn codes(lines: &[Value], kind: &str) -> Vec<String> {
    of_type(lines, kind).iter().map(|line| line["code"].as_str().expect("a code").to_owned()).collect()
}

#[test]
fn the_same_records_are_found_the_same_in_any_notation() {
    let csv = "manufacturer,batch,report\nA Vacuum,20260517-0001,IR-1\nA Vacuum,20261301-0001,IR-2\n";
    for (input, row) in [
        (format!("{GOOD}\n{BAD}\n"), 2),
        (format!("[{GOOD},{BAD}]"), 2),
        (format!("{{\"records\":[{GOOD},{BAD}]}}"), 2),
        (csv.to_owned(), 3),
        (csv.replace(',', ";"), 3),
        (csv.replace(',', "\t"), 3),
    ] {
        let lines = check(&input, &["--json"]).exits(1).json();
        let dates: Vec<_> = of_type(&lines, "finding")
            .into_iter()
            .filter(|line| line["code"] == "batch.not-a-date")
            .collect();
        assert_eq!(dates.len(), 1, "{input}");
        for (key, expected) in [
            ("path", json!("/1/batch")),
            ("row", json!(row)),
            ("rows", json!([row])),
            ("column", json!("batch")),
            ("span", json!([4, 6])),
            ("text", json!("20261301-0001")),
            ("severity", json!("error")),
        ] {
            assert_eq!(dates[0][key], expected, "{key} of {input}");
        }
        let summary = lines.last().unwrap();
        assert_eq!((&summary["type"], &summary["records"]), (&json!("summary"), &json!(2)), "{input}");
    }
}

#[test]
fn people_see_where_it_is_what_it_is_and_how_to_mend_it() {
    let csv = "Số lô;HS code;Số báo cáo kiểm tra;Nhà sản xuất;Colour\n\
               20260230-0001;8414.10;IR-1;A Vacuum;red\n\
               20260517-0002;841410;IR-1;A Vacuum;blue\n";
    let out = check(csv, &[]).exits(1).out;
    for expected in [
        "Read as: Text with separators · UTF-8 (certain)\n",
        "  Số lô                Production batch number (by its heading)\n",
        "  Colour               left out\n",
        "Row 2\n  Warning · digits.other-notation · HS code\n    | 8414.10\n    | ^^^^^^^\n",
        "    Change to “841410”\n",
        "  Error · batch.not-a-date · Production batch number\n    | 20260230-0001\n    |       ^^\n",
        "Error · set.report-reused · rows 2, 3 · Inspection report reference\n",
        "(rows 2, 3)",
        "Batches: 2 · documents: ",
        "\nRecords: 2 · errors: 2 · warnings: 1 · notes: 0\n",
    ] {
        assert!(out.contains(expected), "{expected}\nis not in\n{out}");
    }
}

#[test]
fn what_was_found_often_is_cut_short_for_people_and_never_for_programs() {
    let mut csv = "batch,report,manufacturer\n".to_owned();
    (0..30).for_each(|row| csv.push_str(&format!("20260230-{row:04},IR-{row}9,A Vacuum\n")));
    let count = |text: &str| text.matches("batch.not-a-date ·").count();
    let short = check(&csv, &[]).exits(1).out;
    assert_eq!(count(&short), 20);
    assert!(short.contains("and 10 more of batch.not-a-date\n"), "{short}");
    assert!(short.contains("Records: 30 · errors: 30 ·"), "{short}");
    assert_eq!(count(&check(&csv, &["--all"]).exits(1).out), 30);
    let lines = check(&csv, &["--json"]).exits(1).json();
    assert_eq!(codes(&lines, "finding").iter().filter(|code| *code == "batch.not-a-date").count(), 30);
}

#[test]
fn findings_of_a_long_file_come_once_each_in_the_order_of_its_rows() {
    let mut csv = "batch,report,manufacturer\n".to_owned();
    (0..9000).for_each(|row| csv.push_str(&format!("20260230-{row:04},IR-{row:05},A Vacuum\n")));
    let lines = check(&csv, &["--json"]).exits(1).json();
    let dates = lines.iter().filter(|line| line["code"] == "batch.not-a-date");
    let rows: Vec<u64> = dates.map(|line| line["row"].as_u64().expect("a row")).collect();
    assert_eq!(rows, (2..9002).collect::<Vec<u64>>());
    assert_eq!(lines.last().unwrap()["errors"], 9000);
}

#[test]
fn rows_of_a_finding_about_very_many_are_cut_short_for_people_and_never_for_programs() {
    let mut csv = "batch,report,manufacturer\n".to_owned();
    (0..30).for_each(|row| csv.push_str(&format!("20260517-{row:04},IR-1,A Vacuum\n")));
    let short = check(&csv, &[]).exits(1).out;
    assert!(
        short.contains("set.report-reused · rows 2, 3, 4,") && short.contains(", 21 … (+10) ·"),
        "{short}"
    );
    assert!(check(&csv, &["--all"]).exits(1).out.contains(", 30, 31 · Inspection"));
    let lines = check(&csv, &["--json"]).exits(1).json();
    let reused = lines.iter().find(|line| line["code"] == "set.report-reused").expect("told");
    assert_eq!(reused["rows"].as_array().expect("rows").len(), 30);
}

#[test]
fn lines_that_stand_there_twice_are_told_with_both_rows() {
    let csv = "batch,report,manufacturer\n20260517-0001,IR-1,A Vacuum\n\n20260517-0001,IR-1,A Vacuum\n";
    let lines = check(csv, &["--json"]).json();
    let twice = lines.iter().find(|line| line["code"] == "set.identical-lines").expect("told");
    assert_eq!((&twice["rows"], &twice["paths"]), (&json!([2, 4]), &json!(["/0", "/1"])));
}

#[test]
fn the_sample_in_the_help_is_what_is_printed() {
    let help = run(["check", "--help"]).exits(0).out;
    let after = |mark: &str| help.split_once(mark).expect("in the help").1.trim_start().to_owned();
    let input = after("Sample input, records.jsonl:\n");
    let sample: String = after("shortened:\n").lines().take(2).map(str::trim).collect();
    let (told, _) = sample.split_once(",\"message\"").expect("a message");
    let printed = check(input.lines().next().unwrap(), &["--json"]).exits(1).out;
    assert!(printed.starts_with(told), "{told}\n{printed}");
}

#[test]
fn unknown_keys_are_told_and_can_be_mapped() {
    let unknown = r#"{"batch":"20260517-0001","report":"IR-1","manufacturer":"A Vacuum","colour":"red"}"#;
    let lines = check(unknown, &["--json"]).exits(0).json();
    assert_eq!(codes(&lines, "note"), ["intake.json-unknown-key"]);

    let lines = check(unknown, &["--json", "--map", "colour=model"]).exits(0).json();
    let mapping = lines.last().unwrap()["mapping"].as_array().unwrap();
    assert!(mapping.contains(&json!({ "heading": "colour", "column": "model", "why": "chosen" })));
    let csv = "batch,colour\n20260517-0001,red\n";
    assert!(check(csv, &["--map", "color=model"]).exits(2).err.contains("has the heading “color”"));
    assert!(check(csv, &["--map", "colour=paint"]).exits(2).err.contains("has the name “paint”"));
}

#[test]
fn a_table_is_read_as_the_arguments_say() {
    let text = "Sản phẩm|Số lô\nMáy bơm|20260517-0001\n";
    for more in [&["--separator", "pipe"][..], &["--heading-rows", "1"], &["--encoding", "utf-8"]] {
        let args: Vec<&str> = ["check", "-", "--json"].iter().chain(more).copied().collect();
        let lines = run_with(text.as_bytes(), &args).json();
        assert_eq!(lines.last().unwrap()["records"], 1, "{more:?}");
    }
    let bare = ["check", "-", "--json", "--heading-rows", "0"];
    let refused = run_with(text.as_bytes(), &bare[..]).exits(2);
    assert!(refused.err.contains("No column of the file is assigned."), "{}", refused.err);
    let args: Vec<&str> = bare.into_iter().chain(["--map", "#2=batch"]).collect();
    let whole = run_with(text.as_bytes(), &args).json();
    assert_eq!(whole.last().unwrap()["records"], 2);
    let answer = run_with(text.as_bytes(), &["check", "-", "--encoding", "klingon"]).exits(2);
    assert!(answer.err.contains("klingon"), "{}", answer.err);
    for wrong in [&["--sheet", "0"][..], &["--today", "2026-02-30"], &["--separator", "x"]] {
        let args: Vec<&str> = ["check", "-"].iter().chain(wrong).copied().collect();
        run_with(b"", &args).exits(2);
    }
}

#[test]
fn the_first_finding_comes_before_the_last_line() {
    let mut child = temqr()
        .args(["check", "-", "--json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut input = child.stdin.take().expect("a pipe");
    let mut output = BufReader::new(child.stdout.take().expect("a pipe"));
    writeln!(input, "{BAD}").unwrap();
    input.flush().unwrap();
    let mut line = String::new();
    // The input is still open: only a program that streams has anything to say.
    output.read_line(&mut line).unwrap();
    let first: Value = serde_json::from_str(&line).unwrap();
    assert_eq!((&first["code"], &first["row"]), (&json!("batch.not-a-date"), &json!(1)));

    writeln!(input, "{}\nno record\n{}", GOOD.replace("IR-1", "IR-2"), GOOD).unwrap();
    drop(input);
    let mut rest = String::new();
    output.read_to_string(&mut rest).unwrap();
    let lines: Vec<Value> = rest.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(child.wait().unwrap().code(), Some(1));
    let broken = of_type(&lines, "note");
    assert_eq!((&broken[0]["code"], &broken[0]["row"]), (&json!("intake.json-damaged"), &json!(3)));
    let reused = lines.iter().find(|line| line["code"] == "set.report-reused").expect("told at the end");
    assert_eq!((&reused["rows"], &reused["paths"]), (&json!([1, 2]), &json!(["/0/report", "/1/report"])));
    assert_eq!(lines.last().unwrap()["records"], 3);
}

#[test]
fn a_line_that_is_no_text_or_has_no_end_is_told_and_the_next_is_read() {
    let mut input = format!("{GOOD}\n").into_bytes();
    input.extend_from_slice(b"{\"batch\":\"\xff\"}\n{\"batch\":\"");
    input.extend(std::iter::repeat_n(b'9', 3 << 20));
    input.extend_from_slice(format!("\"}}\n{BAD}\n").as_bytes());
    let lines = run_with(&input, &["check", "-", "--json"]).exits(1).json();
    let notes = codes(&lines, "note");
    assert!(notes.contains(&"cli.line-not-utf8".to_owned()) && notes.contains(&"cli.line-cut".to_owned()));
    let last = lines.iter().find(|line| line["code"] == "batch.not-a-date").unwrap();
    assert_eq!(last["row"], 4);
}

#[test]
fn a_policy_tightens_and_a_wrong_one_is_refused_with_its_place() {
    let folder = folder("check-policy");
    let (policy, wrong, loose) =
        (folder.join("policy.json"), folder.join("wrong.json"), folder.join("loose.json"));
    std::fs::write(&policy, r#"{"version":1,"batch_pattern":"\"AV-\"9999"}"#).unwrap();
    std::fs::write(&wrong, "{\n  \"version\": 1,\n  \"colour\": 2\n}").unwrap();
    std::fs::write(&loose, r#"{"version":1,"severities":{"batch.not-a-date":"info"}}"#).unwrap();
    let records = folder.join("records.jsonl");
    std::fs::write(&records, format!("{GOOD}\n")).unwrap();
    let csv = folder.join("records.csv");
    std::fs::write(&csv, "manufacturer,batch,report\nA Vacuum,20260517-0001,IR-1\n").unwrap();
    for file in [&records, &csv] {
        let check = |policy: &std::path::Path| {
            answer(temqr().args(["check", "--json", "--policy"]).arg(policy).arg(file))
        };
        assert!(
            codes(&check(&policy).exits(1).json(), "finding").contains(&"policy.batch-pattern".to_owned())
        );
        let refused = check(&wrong).exits(2);
        assert!(refused.err.contains("wrong.json: ") && refused.err.contains('3'), "{}", refused.err);
        let refused = check(&loose).exits(2);
        assert!(refused.err.contains("“batch.not-a-date” info"), "{}", refused.err);
    }
}

#[test]
fn a_reader_that_leaves_is_no_reason_to_panic() {
    let mut csv = "batch,report,manufacturer\n".to_owned();
    (0..5000).for_each(|row| csv.push_str(&format!("20260230-{row:04},IR-{row},A Vacuum\n")));
    let file = folder("check-pipe").join("orders.csv");
    std::fs::write(&file, csv).unwrap();
    let mut child = temqr()
        .args(["check", "--json"])
        .arg(file)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    drop(child.stdout.take());
    let ended = child.wait_with_output().unwrap();
    assert_eq!((ended.status.code(), &ended.stderr[..]), (Some(2), &b""[..]));
}

#[test]
fn everything_that_is_printed_has_words_in_every_language() {
    let csv = "Số lô,Số báo cáo,Colour,batch date,qty\n\
               ２０２６0230-O1, ,x,31/02/2026,-3\n\"open,#REF!,\u{200b},2.02E+07,0\n";
    for lang in ["en", "vi", "zh"] {
        for input in [csv, "{\"colour\":1}\nbroken\n{\"batch\":\"\u{202e}\"}\n"] {
            let answer = run_with(input.as_bytes(), &["check", "-", "--all", "--lang", lang]);
            assert!(!answer.out.contains("[[") && !answer.out.contains('{'), "{}", answer.out);
            assert!(!answer.out.contains('\u{202e}'));
        }
    }
}
