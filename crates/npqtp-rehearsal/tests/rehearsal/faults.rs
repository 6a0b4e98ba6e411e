//! Faults: what the client sees, and what is stored nevertheless.

use std::time::{Duration, Instant};

use npqtp_rehearsal::{FaultKind, Options};
use serde_json::json;

use crate::client::{Client, MAKER, PATIENCE_MS, SLOW_MS, key, plan, record, rehearsal, start};

/// What a client met of one submission.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Met {
    Receipt,
    Replayed,
    HalfAnAnswer,
    Status(u16),
    Cut,
    Waited,
}

fn met(client: &Client, number: usize) -> Met {
    match client.try_post("/v1/records", &json!({ "records": [record(number)] })) {
        Ok(answer) if answer.status != 200 => Met::Status(answer.status),
        Ok(answer) => match serde_json::from_str::<serde_json::Value>(&answer.text) {
            Ok(json) if json["receipts"][0]["replayed"] == true => Met::Replayed,
            Ok(_) => Met::Receipt,
            Err(_) => Met::HalfAnAnswer,
        },
        Err(ureq::Error::Timeout(_)) => Met::Waited,
        Err(_) => Met::Cut,
    }
}

/// A client that does not wait for slow answers. Others do: a busy machine is no fault.
fn impatient(client: &Client) -> Client {
    client.clone().impatient(Duration::from_millis(PATIENCE_MS))
}

/// Whether a record is stored in the end, however late it was handled.
fn comes_to_be_stored(client: &Client, number: usize) -> bool {
    (0..100).any(|_| {
        std::thread::sleep(Duration::from_millis(50));
        is_stored(client, number)
    })
}

fn is_stored(client: &Client, number: usize) -> bool {
    client.find(&[key(number)])["unknown"] == json!([])
}

#[test]
fn each_kind_is_met_and_leaves_behind_what_it_says() {
    // What is met, and whether the record is stored: for each form of a kind that has two.
    for (kind, expected) in [
        (FaultKind::Slow, &[(Met::Waited, true)][..]),
        (FaultKind::ServerError, &[(Met::Status(500), false), (Met::Status(503), true)]),
        (FaultKind::TooMany, &[(Met::Status(429), false)]),
        (FaultKind::DropBeforeCommit, &[(Met::Cut, false)]),
        (FaultKind::DropAfterCommit, &[(Met::Cut, true)]),
        (FaultKind::DuplicateDelivery, &[(Met::Replayed, true)]),
        (FaultKind::MalformedReceipt, &[(Met::HalfAnAnswer, true)]),
    ] {
        let (_server, client) = rehearsal();
        let slow = kind == FaultKind::Slow;
        let tries = if slow { 3 } else { 12 };
        let mut seen = Vec::new();
        for number in 1..=tries {
            client.always(kind, number as u64);
            let met = met(&if slow { impatient(&client) } else { client.clone() }, number);
            client.without_faults();
            let stored = if slow { comes_to_be_stored(&client, number) } else { is_stored(&client, number) };
            seen.push((met, stored));
            assert_eq!(client.state()["faults"][kind.name()], number, "{kind:?} is counted");
        }
        for outcome in &seen {
            assert!(expected.contains(outcome), "{kind:?}: {outcome:?}");
        }
        for outcome in expected {
            assert!(seen.contains(outcome), "{kind:?}: never {outcome:?}");
        }
        let stored = seen.iter().filter(|(_, stored)| *stored).count();
        let state = client.state();
        assert_eq!((&state["records"], &state["doubled"]), (&json!(stored), &json!(0)), "{kind:?}");
        // A second try settles every one of them, without doubling any.
        for number in 1..=tries {
            let receipt = client.submit_one(&record(number));
            assert_eq!(receipt["replayed"] == true, seen[number - 1].1, "{kind:?}: {receipt}");
        }
        assert_eq!(client.state()["records"], tries);
    }
}

#[test]
fn a_slow_request_is_handled_before_or_after_the_wait() {
    let (_server, client) = rehearsal();
    let mut at_once = Vec::new();
    for number in 1..=8 {
        client.always(FaultKind::Slow, number as u64);
        assert_eq!(met(&impatient(&client), number), Met::Waited);
        client.without_faults();
        at_once.push(is_stored(&client, number));
        assert!(comes_to_be_stored(&client, number), "the client left, its request did not");
    }
    assert!(at_once.contains(&true) && at_once.contains(&false), "{at_once:?}");
}

#[test]
fn a_slow_answer_is_whole_for_whoever_waits() {
    let (_server, client) = rehearsal();
    client.always(FaultKind::Slow, 1);
    let start = Instant::now();
    assert_eq!(client.submit_one(&record(1))["status"], "accepted");
    assert!(start.elapsed() >= Duration::from_millis(SLOW_MS));
}

#[test]
fn an_expired_token_stays_expired_and_others_do_not() {
    let (_server, client) = rehearsal();
    let other = client.clone().named(MAKER);
    client.always(FaultKind::ExpiredToken, 1);
    assert_eq!(client.submit(&[record(1)]).refusal(), (401, "token.expired".to_owned()));
    let fresh = client.clone().named(MAKER);
    client.without_faults();
    assert_eq!(client.submit(&[record(1)]).refusal(), (401, "token.expired".to_owned()));
    assert_eq!(client.state()["records"], 0);
    assert_eq!(other.submit_one(&record(1))["status"], "accepted");
    assert_eq!(fresh.submit_one(&record(1))["replayed"], true, "no token, no such fault");
}

#[test]
fn a_rehearsed_429_says_when_in_seconds_or_as_a_date() {
    let (_server, client) = rehearsal();
    let mut told: Vec<String> = Vec::new();
    for seed in 1..=12 {
        client.always(FaultKind::TooMany, seed);
        let answer = client.submit(&[record(1)]);
        assert_eq!(answer.refusal(), (429, "rate.limited".to_owned()));
        told.push(answer.headers["retry-after"].to_str().expect("ASCII").to_owned());
    }
    assert!(told.iter().any(|text| text == "7"), "{told:?}");
    assert!(told.iter().any(|text| text.len() == 29 && text.ends_with(" GMT")), "{told:?}");
    assert!(told.iter().all(|text| text == "7" || text.ends_with(" GMT")), "{told:?}");
}

#[test]
fn registration_and_tokens_meet_faults_too_but_the_rehearsal_does_not() {
    let (_server, client) = rehearsal();
    client.always(FaultKind::DropBeforeCommit, 1);
    assert!(client.try_post("/v1/token", &json!({ "client_id": "a", "client_secret": "b" })).is_err());
    assert!(client.try_post("/v1/registrations", &json!({})).is_err());
    assert_eq!(client.get("/").status, 200);
    assert_eq!(client.get("/rehearsal/faults").json()["kinds"], json!(["drop-before-commit"]));
    client.always(FaultKind::MalformedReceipt, 1);
    assert_eq!(
        client.get("/v1/export").text.lines().count(),
        1,
        "half of a table is a table: it is left alone"
    );
}

#[test]
fn a_seed_brings_the_same_faults_again() {
    let kinds =
        [FaultKind::ServerError, FaultKind::TooMany, FaultKind::DropAfterCommit, FaultKind::MalformedReceipt];
    let run = |seed: u64| -> Vec<Met> {
        let server = start(Options::default());
        let client = Client::of(&server).named(MAKER);
        let plan = serde_json::to_value(plan(&kinds, 0.5, seed)).expect("a plan");
        assert_eq!(client.post("/rehearsal/faults", &plan).json(), plan);
        (0..40).map(|number| met(&client, number)).collect()
    };
    let first = run(3);
    assert_eq!(first, run(3));
    assert_ne!(first, run(4));
    let good = first.iter().filter(|met| **met == Met::Receipt).count();
    assert!((10..=30).contains(&good), "{good} of 40 went well at a rate of a half");
}
