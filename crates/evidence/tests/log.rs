//! A log that grows holds; whatever else is done to it is found.
#![allow(missing_docs)]

use evidence::{
    Body, Held, Import, Log, LogId, Note, Occurrence, Reconciliation, Root, Scan, Sha256Digest, Verdict,
    parse, verify,
};
use proptest::prelude::*;

fn note(at: &str, text: &str) -> Occurrence {
    let body = Body::Note(Note { text: text.to_owned() });
    Occurrence {
        at: at.to_owned(), actor: "Nguyễn Thị Hoa".to_owned(), device: "Yard 2".to_owned(), body
    }
}

fn at(minute: usize) -> String {
    format!("2026-05-17T{:02}:{:02}:00+07:00", 8 + minute / 60, minute % 60)
}

fn begun() -> Log {
    Log::begin(LogId([7; 16]), "temqr 0.1.0", &at(0), "Nguyễn Thị Hoa", "Yard 2").expect("begun")
}

/// A log of all kinds of texts and so many entries.
fn log(count: usize) -> Log {
    let mut log = begun();
    let digest = Sha256Digest::of(b"records");
    for index in 1..count {
        let mut occurrence = note(&at(index), "Container đã niêm phong 🔒 \"S-01\"\n");
        match index % 4 {
            1 => {
                let file = "orders 5月.csv".to_owned();
                let holds = Some("records".to_owned());
                occurrence.body =
                    Body::Import(Import { file, bytes: 4096, sha256: digest, lines: 12, holds });
            }
            2 => {
                let (outcome, shipment) = ("matched".to_owned(), Some("SH-1".to_owned()));
                let payload_sha256 = Some(digest);
                occurrence.body =
                    Body::Scan(Scan { payload_sha256, outcome, shipment, place: None, typed_because: None });
            }
            3 => {
                let shipment = "SH-1".to_owned();
                occurrence.body = Body::Reconciliation(Reconciliation {
                    shipment,
                    expected: 12,
                    matched: 11,
                    missing: 1,
                    extra: 0,
                    duplicate: 0,
                    differs: 0,
                    report_sha256: None,
                });
            }
            _ => {}
        }
        log.append(&occurrence).expect("appended");
    }
    log
}

/// The file of these entries, whatever they are.
fn file(entries: &[String]) -> String {
    format!("{{\"format\":\"temqr-evidence/1\",\"log\":[{}]}}", entries.join(","))
}

fn entries(log: &Log) -> Vec<String> {
    log.entries().map(str::to_owned).collect()
}

fn first_code(file: &str, anchors: &[Root]) -> String {
    verify(file.as_bytes(), anchors)
        .findings
        .first()
        .map(|finding| finding.code.to_string())
        .unwrap_or_default()
}

#[test]
fn a_log_that_grew_holds() {
    let log = log(9);
    let found = verify(log.file(&[]).as_bytes(), &[log.root()]);
    assert!(found.is_clean(), "{:?}", found.findings);
    assert_eq!(found.root, Some(log.root()));
    assert_eq!(found.log.as_deref(), Some("07070707070707070707070707070707"));
    assert_eq!(found.last_at, Some(at(8)));
    assert_eq!(found.kinds["note"], 2);
    assert_eq!(file(&entries(&log)), log.file(&[]));
}

#[test]
fn the_hash_is_sha_256_over_the_canonical_form_without_it() {
    let log = log(2);
    for entry in log.entries() {
        let value = parse(entry).expect("JSON");
        let hash = value["hash"].as_str().expect("a hash");
        let content = entry.replacen(&format!("\"hash\":\"{hash}\","), "", 1);
        assert_eq!(Sha256Digest::of(content.as_bytes()).to_string(), hash);
    }
}

#[test]
fn a_log_goes_on_where_its_file_ended() {
    let whole = log(9);
    let mut resumed = Log::resume(log(5).file(&[]).as_bytes()).expect("it holds");
    assert_eq!(resumed, log(5));
    resumed.append(&note(&at(9), "more")).expect("appended");
    assert!(verify(resumed.file(&[]).as_bytes(), &[log(5).root()]).is_clean());
    let broken = whole.file(&[]).replacen("matched", "MATCHED", 1);
    let refused = Log::resume(broken.as_bytes()).expect_err("it does not hold");
    assert_eq!(refused.verdict(), Verdict::Broken);
}

#[test]
fn the_first_broken_entry_is_named() {
    let log = log(9);
    let all = entries(&log);
    let without = |index: usize| [&all[..index], &all[index + 1..]].concat();
    let mut swapped = all.clone();
    swapped.swap(3, 5);
    let mut twice = all.clone();
    twice.insert(4, all[3].clone());
    let mut emptied = all.clone();
    emptied[4] = "{}".to_owned();
    let mut doubled = all.clone();
    doubled[2] = all[2].replacen("{", "{\"actor\":\"\",", 1);
    let other = Log::begin(LogId([8; 16]), "temqr 0.1.0", &at(0), "", "").expect("begun");
    let mut foreign = all.clone();
    foreign[0] = entries(&other)[0].clone();
    for (file, entry, code) in [
        (file(&without(0)), 1, "evidence.order"),
        (file(&without(4)), 5, "evidence.order"),
        (file(&swapped), 4, "evidence.order"),
        (file(&twice), 5, "evidence.order"),
        (file(&emptied), 5, "evidence.entry-shape"),
        (file(&doubled), 3, "evidence.json-duplicate-key"),
        (file(&foreign), 2, "evidence.link"),
        (file(&all).replacen("\"lines\":12", "\"lines\":13", 1), 2, "evidence.hash"),
        (file(&all).replacen("\"lines\":12", "\"lines\":9007199254740993", 1), 2, "evidence.json-number"),
        (file(&all).replacen("🔒", "\\ud83d", 1), 5, "evidence.json-surrogate"),
    ] {
        let found = verify(file.as_bytes(), &[]);
        let broken = found.broken.as_ref().expect(code);
        assert_eq!((broken.entry, &*broken.finding.code), (entry, code));
        assert_eq!(found.verdict(), Verdict::Broken);
        assert_eq!(found.root.map_or(0, |root| root.count), entry - 1);
        assert!(broken.bytes.end <= file.len() && !broken.bytes.is_empty());
    }
}

#[test]
fn a_byte_that_is_no_text_breaks_its_entry() {
    let mut bytes = log(9).file(&[]).into_bytes();
    let place = bytes.windows(4).position(|window| window == "🔒".as_bytes()).expect("it is there");
    bytes[place + 1] = b'x';
    let broken = verify(&bytes, &[]).broken.expect("broken");
    assert_eq!((broken.entry, &*broken.finding.code), (5, "evidence.json-syntax"));
    assert_eq!(broken.bytes.end, place);
}

/// Whoever makes all hashes anew makes another log: only a root from elsewhere tells.
#[test]
fn a_log_written_anew_is_told_by_a_root_from_elsewhere() {
    let log = log(9);
    let mut anew = begun();
    for index in 1..12 {
        anew.append(&note(&at(index), "as if nothing had been")).expect("appended");
    }
    let anew = anew.file(&[]);
    assert!(verify(anew.as_bytes(), &[]).holds());
    let found = verify(anew.as_bytes(), &[log.root(), begun().root()]);
    assert_eq!(found.verdict(), Verdict::Contradicted);
    assert_eq!(found.anchors[0].held, Held::Contradicted);
    assert_eq!(found.anchors[1].held, Held::Holds);
}

#[test]
fn a_cut_tail_is_told_by_a_root_from_elsewhere() {
    let (short, long) = (log(5), log(9));
    let found = verify(short.file(&[]).as_bytes(), &[long.root()]);
    assert_eq!((found.verdict(), found.anchors[0].held), (Verdict::Cut, Held::Cut));
    assert_eq!(first_code(&short.file(&[]), &[long.root()]), "evidence.tail-cut");
    assert_eq!(first_code(&short.file(&[]), &[]), "evidence.no-root");
}

#[test]
fn what_is_odd_and_wrong_nowhere_is_told() {
    let mut log = begun();
    log.append(&note("2026-05-17T01:00:00Z", "the same moment")).expect("appended");
    log.append(&note("2026-05-17T07:59:59+07:00", "a second earlier")).expect("appended");
    let text = log.file(&[]);
    assert_eq!(first_code(&text, &[]), "evidence.time-backwards");
    assert!(verify(text.as_bytes(), &[]).holds());

    let spaced = text.replacen("\"kind\":", "\"kind\": ", 1);
    let found = verify(spaced.as_bytes(), &[log.root()]);
    assert!(found.holds() && !found.is_clean());
    assert!(found.findings.iter().any(|finding| finding.code == "evidence.not-canonical"), "{found:?}");

    let more = text.replacen("{\"format\"", "{\"comment\":1,\"format\"", 1);
    let found = verify(more.as_bytes(), &[log.root()]);
    let codes: Vec<&str> = found.findings.iter().map(|finding| &*finding.code).collect();
    assert_eq!(codes, ["evidence.time-backwards", "evidence.member-unknown"]);
}

#[test]
fn what_is_no_evidence_is_refused() {
    for (file, code) in [
        ("", "evidence.not-evidence"),
        ("[]", "evidence.not-evidence"),
        ("{}", "evidence.not-evidence"),
        (r#"{"records":[]}"#, "evidence.not-evidence"),
        (r#"{"format":"temqr-readability/1","log":[]}"#, "evidence.not-evidence"),
        (r#"{"format":"temqr-evidence/2","log":[{}]}"#, "evidence.other-format"),
        (r#"{"format":"temqr-evidence/1","log":[]}"#, "evidence.empty"),
        (r#"{"format":"temqr-evidence/1"}"#, "evidence.empty"),
        (r#"{"format":"temqr-evidence/1","format":"temqr-evidence/1"}"#, "evidence.frame-damaged"),
        (r#"{"format":"temqr-evidence/1","log":["#, "evidence.json-end"),
    ] {
        assert_eq!(first_code(file, &[]), code, "{file}");
    }
    let long = format!(r#"{{"format":"temqr-evidence/1","log":[[{}"#, "[],".repeat(1 << 20));
    assert_eq!(first_code(&long, &[]), "evidence.json-too-long");
    let deep = format!(r#"{{"format":"temqr-evidence/1","log":{}"#, "[".repeat(1 << 20));
    assert_eq!(first_code(&deep, &[]), "evidence.json-depth");
    assert_eq!(verify(&vec![b' '; evidence::MAX_BYTES + 1], &[]).verdict(), Verdict::Unreadable);
}

#[test]
fn what_makes_no_entry_is_not_appended() {
    let mut log = begun();
    let before = log.clone();
    let long = "x".repeat(evidence::MAX_ENTRY_BYTES);
    let named = Occurrence { actor: "é".repeat(201), ..note(&at(1), "") };
    let mut counted = note(&at(1), "");
    let sha256 = Sha256Digest::of(b"");
    counted.body =
        Body::Import(Import { file: String::new(), bytes: u64::MAX, sha256, lines: 0, holds: None });
    for (occurrence, code) in [
        (note("yesterday", "when"), "evidence.time-unreadable"),
        (note(&at(1), &long), "evidence.entry-too-large"),
        (named, "evidence.name-too-long"),
        (counted, "evidence.body-unwritable"),
    ] {
        assert_eq!(log.append(&occurrence).expect_err(code).code(), code);
    }
    assert_eq!(log, before);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_changed_byte_is_found(place in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let log = log(9);
        let mut bytes = log.file(&[]).into_bytes();
        let place = place.index(bytes.len());
        prop_assume!(bytes[place] != byte);
        bytes[place] = byte;
        prop_assert!(!verify(&bytes, &[log.root()]).is_clean(), "byte {place}");
        // Within an entry it is found without any root.
        prop_assert!(!verify(&bytes, &[]).is_clean(), "byte {place}");
    }

    #[test]
    fn any_removed_or_added_byte_is_found(place in any::<prop::sample::Index>(), byte in any::<Option<u8>>()) {
        let log = log(5);
        let mut bytes = log.file(&[]).into_bytes();
        let place = place.index(bytes.len());
        match byte {
            Some(byte) => bytes.insert(place, byte),
            None => drop(bytes.remove(place)),
        }
        prop_assert!(!verify(&bytes, &[log.root()]).is_clean(), "byte {place}");
    }

    #[test]
    fn any_removed_entry_is_found(gone in 0usize..9) {
        let log = log(9);
        let mut all = entries(&log);
        all.remove(gone);
        let found = verify(file(&all).as_bytes(), &[log.root()]);
        let verdict = if gone == 8 { Verdict::Cut } else { Verdict::Broken };
        prop_assert_eq!(found.verdict(), verdict);
    }

    #[test]
    fn any_order_but_its_own_is_found(order in Just((0..9).collect::<Vec<usize>>()).prop_shuffle()) {
        let all = entries(&log(9));
        let shuffled: Vec<String> = order.iter().map(|index| all[*index].clone()).collect();
        let first = order.iter().enumerate().position(|(place, index)| place != *index);
        let broken = verify(file(&shuffled).as_bytes(), &[]).broken.map(|broken| broken.entry as usize - 1);
        prop_assert_eq!(broken, first);
    }

    #[test]
    fn any_inserted_entry_is_found(place in 0usize..=9, copied in 0usize..9) {
        let log = log(9);
        let mut all = entries(&log);
        let entry = all[copied].clone();
        all.insert(place, entry);
        prop_assert_eq!(verify(file(&all).as_bytes(), &[log.root()]).verdict(), Verdict::Broken);
    }

    #[test]
    fn what_is_appended_holds(texts in prop::collection::vec(any::<String>(), 0..12)) {
        let mut log = begun();
        let mut roots = vec![log.root()];
        for text in &texts {
            log.append(&note(&at(1), text)).expect("appended");
            roots.push(log.root());
        }
        let file = log.file(&[]);
        let found = verify(file.as_bytes(), &roots);
        prop_assert!(found.is_clean(), "{:?}", found.findings);
        prop_assert_eq!(Log::resume(file.as_bytes()).expect("it holds"), log);
    }

    #[test]
    fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(!verify(&bytes, &[]).holds());
    }
}
