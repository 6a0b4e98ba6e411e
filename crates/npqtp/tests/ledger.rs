//! What ever left: every request, before it leaves, and what came of it.
#![allow(missing_docs)]

mod common;

use common::desk::Desk;
use common::{bodies, entries};
use npqtp::{Event, Ledger, LedgerEntry, Method, Purpose, sha256_hex};
use serde_json::{Value, json};

const AT: &str = "2026-06-01T08:00:00Z";

#[test]
fn lines_of_a_token_a_batch_and_a_lookup() {
    let mut ledger = Ledger::default();
    let mut desk = Desk::new(3);
    desk.hears(Event::Started);
    let token = desk.submission.request(&desk.profile, &desk.access).unwrap();
    assert_eq!(ledger.left(&token, AT), Ok(0));
    ledger.answered(0, AT, Some(200), 60);
    desk.answers(200, &json!({ "access_token": "fresh-token" }));
    desk.waits();
    let send = desk.submission.request(&desk.profile, &desk.access).unwrap();
    assert_eq!(ledger.left(&send, AT), Ok(2));
    let ticket = desk.ticket();
    desk.hears(Event::NetworkFailed { ticket });
    ledger.answered(2, AT, None, 0);
    desk.waits();
    let lookup = desk.submission.request(&desk.profile, &desk.access).unwrap();
    // The program ends here: what came of it is not known.
    assert_eq!(ledger.left(&lookup, AT), Ok(4));

    let lines: Vec<_> = ledger
        .entries()
        .iter()
        .filter_map(|entry| match entry {
            LedgerEntry::Left(left) => Some(left),
            LedgerEntry::Answered { .. } => None,
        })
        .collect();
    let made = bodies(&desk.profile, &entries(3));
    assert_eq!((lines[0].purpose, lines[0].sha256.as_ref()), (Purpose::Authenticate, None));
    assert_eq!((lines[1].method, lines[1].records), (Method::Post, 3));
    assert_eq!(lines[1].sha256.as_deref(), Some(&*made.batches()[0].sha256), "what was shown is what left");
    assert_eq!(lines[1].bytes as usize, made.batches()[0].bytes + "/v1/records".len());
    assert_eq!((lines[2].method, &*lines[2].path), (Method::Get, "/v1/records"));
    assert_eq!(lines[2].sha256, Some(sha256_hex(lookup.target.as_bytes())));
    let totals = ledger.totals();
    assert_eq!((totals.requests, totals.answered), (3, 2));
    assert_eq!(totals.by_origin["http://127.0.0.1:8620"], totals.bytes);
    let shown = serde_json::to_string(&ledger).unwrap();
    assert!(!shown.contains("open-sesame") && !shown.contains("fresh-token"), "{shown}");
    assert_eq!(serde_json::from_str::<Ledger>(&shown).unwrap(), ledger);
}

#[test]
fn nothing_is_answered_twice_or_without_a_request() {
    let mut desk = Desk::new(1);
    desk.hears(Event::Started);
    let request = desk.submission.request(&desk.profile, &desk.access).unwrap();
    let mut ledger = Ledger::default();
    ledger.answered(0, AT, None, 0);
    assert_eq!(ledger.left(&request, AT), Ok(0));
    ledger.answered(0, AT, Some(500), 1);
    for of in [0, 1, 7, usize::MAX] {
        ledger.answered(of, AT, Some(200), 9);
    }
    assert_eq!(ledger.entries().len(), 2);

    let stored = serde_json::to_value(&ledger).unwrap();
    let answer = stored[1].clone();
    let mut early = answer.clone();
    early["of"] = json!(5);
    for (entries, expected) in [
        (json!([stored[0], answer]), true),
        (json!([stored[0]]), true),
        (json!([answer]), false),
        (json!([answer, stored[0]]), false),
        (json!([stored[0], answer, answer]), false),
        (json!([stored[0], early]), false),
        (json!([{ "entry": "left" }]), false),
        (Value::Null, false),
    ] {
        assert_eq!(serde_json::from_value::<Ledger>(entries.clone()).is_ok(), expected, "{entries}");
    }
}
