//! `temqr verify`, run as a shell would.
#![allow(missing_docs)]

mod common;

use common::{Answer, run, run_with};

/// Three entries: the log begins, a note, another note. Made by a few lines of Python (`json.dumps`, `hashlib`), so by another program.
const LOG: &str = include_str!("evidence.json");

fn verify(log: &str, more: &[&str]) -> Answer {
    run_with(log.as_bytes(), &[&["verify", "-"], more].concat())
}

fn root() -> String {
    verify(LOG, &["--json"]).json()[0]["root"].as_str().expect("a root").to_owned()
}

#[test]
fn a_log_that_holds_says_what_it_proves() {
    let told = verify(LOG, &[]).exits(0).out;
    assert!(told.starts_with("The log holds"), "{told}");
    assert!(told.contains("evidence.no-root") && told.contains("It is not proved that the clock"), "{told}");
    assert!(told.contains("What it proves once a root from elsewhere is given"), "{told}");
    assert!(verify(LOG, &["--root", &root()]).exits(0).out.contains("What it proves:"));
    let answer = verify(LOG, &["--json", "--root", &root()]).exits(0).json();
    assert_eq!(answer[0]["anchored"], true);
    assert_eq!(answer[0]["verdict"], "evidence.verdict.holds");
    assert_eq!(answer[0]["entries"], 3);
    assert_eq!(answer[0]["roots"][0]["held"], "holds");
    assert_eq!(answer[0]["findings"], serde_json::json!([]));
}

#[test]
fn the_first_broken_entry_is_named() {
    let changed = LOG.replacen("Sealed", "sealed", 1);
    assert!(verify(&changed, &[]).exits(1).out.contains("First broken entry: 2"));
    let answer = verify(&changed, &["--json", "--root", &root()]).exits(1).json();
    assert_eq!(answer[0]["broken"]["entry"], 2);
    assert_eq!(answer[0]["broken"]["code"], "evidence.hash");
    assert_eq!(answer[0]["roots"][0]["held"], "unreached");
}

#[test]
fn a_cut_tail_is_told_by_a_root() {
    let end = LOG.rfind(",{\"actor\"").expect("the last entry");
    let cut = format!("{}]}}", &LOG[..end]);
    verify(&cut, &[]).exits(0);
    let told = verify(&cut, &["--root", &root()]).exits(1).out;
    assert!(told.starts_with("The end of the log is missing") && told.contains("there are 2"), "{told}");
}

#[test]
fn what_is_no_evidence_is_said() {
    assert!(verify("{}", &[]).exits(2).err.contains("no file of evidence"));
    // Before the file is looked for.
    assert!(
        run(["verify", "no-such-file.json", "--root", "temqr-root:1:3:x"]).exits(2).err.contains("no root")
    );
    run(["verify", "no-such-file.json"]).exits(2);
}

#[test]
fn it_speaks_each_language() {
    for (lang, word) in [("vi", "Nhật ký còn nguyên"), ("zh", "日志完好")] {
        assert!(verify(LOG, &["--lang", lang]).exits(0).out.starts_with(word));
    }
}
