//! Platforms that always say the same, clocks that stand, leap and fall, and events in any order.
#![allow(missing_docs)]

mod common;

use common::desk::{Desk, fault};
use common::platform::{Platform, Reply};
use common::{bodies, entries, profile};
use npqtp::{Answer, Command, Event, FAILURES_LIMIT, Outcome, SENDS_LIMIT, State, Submission};
use proptest::prelude::*;
use serde_json::{Value, json};

/// Runs against a platform that always says the same, on a clock of the caller's, until it ends.
fn against(always: Reply, mut clock: impl FnMut(u64) -> u64) -> (Submission, u32) {
    let mut desk = Desk::new(50);
    let mut platform = Platform { always: Some(always), ..Platform::default() };
    desk.hears(Event::Started);
    for _ in 0..10_000 {
        let reply = match &desk.command {
            Command::Done { .. } => return (desk.submission, platform.requests),
            Command::WaitUntil { now_ms, .. } => {
                desk.now_ms = clock(*now_ms);
                desk.hears(Event::Tick);
                continue;
            }
            _ => {
                let request = desk.submission.request(&desk.profile, &desk.access).expect("a request");
                platform.serve(&request, None, 0).expect("an answer")
            }
        };
        desk.now_ms = clock(desk.now_ms);
        desk.answers_with(reply.status, reply.retry_after.as_deref(), &reply.body);
    }
    panic!("it does not end: {:?}", desk.submission.tally());
}

#[test]
fn whatever_a_platform_always_says_it_ends_soon() {
    let all_unknown = entries(50);
    let keys: Vec<String> =
        bodies(&profile(), &all_unknown).records().iter().map(|prepared| prepared.key.clone()).collect();
    // To a submission it is no answer, to a lookup it says that nothing ever arrived.
    let amnesia = json!({ "records": [], "unknown": keys });
    for (name, always) in [
        ("500", Reply::new(500, &json!(null))),
        ("429", Reply { retry_after: Some("0".to_owned()), ..Reply::new(429, &json!(null)) }),
        ("200", Reply::new(200, &json!({}))),
        ("401", Reply::new(401, &fault("token.expired", ""))),
        ("400", Reply::new(400, &json!({}))),
        ("413", Reply::new(413, &json!({}))),
        ("amnesia", Reply::new(200, &amnesia)),
    ] {
        type Clock = fn(u64) -> u64;
        let clocks: [(&str, Clock); 4] = [
            ("sound", |until| until),
            ("standing", |_| 7),
            ("leaping", |until| until.saturating_add(1 << 40)),
            ("falling", |until| u64::MAX / 2 - until % (1 << 40)),
        ];
        for (clock, turn) in clocks {
            let (submission, requests) = against(always.clone(), turn);
            let most = match name {
                "400" | "413" => 2 * 50 + 2,
                "amnesia" => 50 * 2 * u32::from(SENDS_LIMIT),
                _ => 2 * FAILURES_LIMIT + 2,
            };
            assert!(requests <= most, "{name}, {clock}: {requests} requests");
            let expected = if matches!(name, "400" | "413") { Outcome::Completed } else { Outcome::Paused };
            assert_eq!(submission.outcome(), Some(expected), "{name}, {clock}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    /// No events and no bytes make it panic, lose a record, or send one that left without asking.
    #[test]
    fn any_events_in_any_order(
        script in prop::collection::vec((0..12_u8, any::<u16>(), any::<u64>(), "[\\[{\"a-z:,0-9}\\]]{0,40}"), 1..80),
    ) {
        let mut desk = Desk::new(8);
        for (kind, status, bits, text) in &script {
            let ticket = match desk.command {
                Command::Authenticate { ticket } | Command::Send { ticket, .. } | Command::Lookup { ticket, .. } => ticket,
                _ => *bits,
            };
            let keys = match &desk.command {
                Command::Send { keys, .. } | Command::Lookup { keys, .. } => keys.clone(),
                _ => Vec::new(),
            };
            let some: Vec<&String> = keys.iter().skip((*bits % 3) as usize).collect();
            let receipts: Vec<Value> =
                some.iter().map(|key| json!({ "key": key, "status": "accepted", "receiptNo": "R" })).collect();
            let fine = json!({ "access_token": "t", "receipts": receipts, "records": [], "unknown": some }).to_string();
            let body = if *kind < 5 { fine.as_bytes() } else { text.as_bytes() };
            let status = match *kind { 0..5 => 200, 5 => 429, 6 => 500, 7 => 401, _ => *status };
            let answer = Answer { status, retry_after: Some(text), date: Some(text), body };
            let event = match kind {
                8 => Event::Tick,
                9 => Event::TimedOut { ticket },
                10 => Event::Reloaded,
                11 if bits % 4 == 0 => Event::Cancelled,
                11 => Event::Started,
                _ => Event::Response { ticket, answer },
            };
            let was: Vec<State> = desk.submission.items().iter().map(|item| item.state.clone()).collect();
            let asked = matches!(desk.command, Command::Lookup { .. }) && matches!(event, Event::Response { .. });
            desk.now_ms = *bits;
            desk.hears(event);
            for (item, was) in desk.submission.items().iter().zip(&was) {
                let settled = |state: &State| matches!(state, State::Accepted { .. } | State::Rejected { .. });
                prop_assert!(!settled(was) || item.state == *was, "a settled record moved");
                let again = item.state == State::Sending && *was == State::Unknown;
                prop_assert!(!again || (asked && some.contains(&&item.key)), "sent again without asking");
            }
            let tally = desk.submission.tally();
            let sum = tally.queued + tally.sending + tally.unknown + tally.accepted + tally.rejected;
            prop_assert_eq!(sum, 8);
            let stored = serde_json::to_string(&desk.submission).unwrap();
            prop_assert!(Submission::restore(&stored, &desk.profile).is_ok());
        }
    }
}
