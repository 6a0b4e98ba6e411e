//! One event at a time: what a submission does with answers, clocks, reloads and hostile platforms.
#![allow(missing_docs)]

mod common;

use common::desk::{Desk, fault};
use common::{access, bodies, changed, entries, profile};
use npqtp::{Access, Answer, Command, Event, LONGEST_WAIT_MS, Outcome, State, Submission};
use serde_json::{Value, json};

#[test]
fn requests_are_whole() {
    let mut desk = Desk::new(1);
    desk.hears(Event::Started);
    let request = desk.submission.request(&desk.profile, &desk.access).unwrap();
    assert_eq!(request.url(), "http://127.0.0.1:8620/v1/token");
    assert_eq!(request.body, br#"{"client_id":"client-1","client_secret":"open-sesame"}"#);
    let mut desk = Desk::sending(1);
    let request = desk.submission.request(&desk.profile, &desk.access).unwrap();
    let header =
        |name: &str| request.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
    assert_eq!(header("authorization"), Some("Bearer fresh-token"));
    assert_eq!(header("content-type"), Some("application/json"));
    assert_eq!(request.url(), "http://127.0.0.1:8620/v1/records");
    let made = bodies(&desk.profile, &entries(1));
    assert_eq!(request.body, made.bytes(&desk.profile, &made.batches()[0]).into_bytes());
    let ticket = desk.ticket();
    desk.hears(Event::TimedOut { ticket });
    desk.waits();
    let request = desk.submission.request(&desk.profile, &desk.access).unwrap();
    assert_eq!(request.url(), format!("http://127.0.0.1:8620/v1/records?keys={}", desk.keys()[0]));
    assert!(request.body.is_empty());
}

#[test]
fn other_ways_to_show_who_sends() {
    let keyed = changed(&[("/authentication", json!({ "kind": "api-key", "header": "x-key" }))]);
    let mut desk = Desk::with(keyed, Access::api_key("k/1?").unwrap(), 1);
    desk.hears(Event::Started);
    let request = desk.submission.request(&desk.profile, &desk.access).unwrap();
    assert!(request.headers.contains(&("x-key".to_owned(), "k/1?".to_owned())));
    assert!(!request.url().contains("k/1"));
    // Nobody can ask for another key.
    desk.answers(401, &fault("any", "no"));
    assert_eq!(desk.command, Command::Done { outcome: Outcome::Stopped });
    assert_eq!(desk.codes(), ["submission.bad-credentials"]);

    let form = changed(&[("/authentication/encoding", json!("form"))]);
    let mut desk = Desk::with(form, Access::client("a+b&c", "=ok=").unwrap(), 1);
    desk.hears(Event::Started);
    let request = desk.submission.request(&desk.profile, &desk.access).unwrap();
    assert_eq!(request.body, b"grant_type=client_credentials&client_id=a%2Bb%26c&client_secret=%3Dok%3D");

    for (profile, wrong) in [
        (profile(), Access::none()),
        (profile(), Access::api_key("k").unwrap()),
        (changed(&[("/authentication", json!({ "kind": "none" }))]), access()),
    ] {
        let mut desk = Desk::with(profile, wrong, 1);
        desk.hears(Event::Started);
        assert_eq!(desk.command, Command::Done { outcome: Outcome::Stopped });
        assert_eq!(desk.codes(), ["submission.credentials-missing"]);
    }
}

#[test]
fn credentials_that_no_header_carries() {
    let long = "x".repeat(5000);
    for text in ["", "a b", "a\r\nx-other: 1", "ü", "\u{0}", &long] {
        assert!(Access::api_key(text).is_err() && Access::client("a", text).is_err(), "{text:?}");
    }
}

#[test]
fn nothing_secret_is_shown_or_stored() {
    let mut desk = Desk::sending(2);
    let request = desk.submission.request(&desk.profile, &desk.access).unwrap();
    let mut shown = format!("{:?} {request:?}", desk.access);
    desk.answers(403, &fault("open-sesame", "you sent Bearer fresh-token, secret open-sesame"));
    shown += &serde_json::to_string(&desk.submission).unwrap();
    shown += &format!("{:?}", desk.submission);
    for secret in ["open-sesame", "fresh-token"] {
        assert!(!shown.contains(secret), "{secret} in {shown}");
    }
    assert!(shown.contains("you sent Bearer […], secret […]"));
}

#[test]
fn a_redirect_is_refused() {
    for status in [0, 300, 301, 302, 303, 304, 307, 308] {
        let mut desk = Desk::sending(3);
        desk.answers(status, &json!({}));
        assert_eq!(desk.command, Command::Done { outcome: Outcome::Stopped }, "{status}");
        assert_eq!(desk.codes(), ["submission.redirect"]);
        assert_eq!(desk.submission.tally().unknown, 3);
        assert!(desk.submission.request(&desk.profile, &desk.access).is_none());
        // Going on asks first.
        desk.hears(Event::Started);
        desk.waits();
        assert!(matches!(desk.command, Command::Lookup { .. }), "{:?}", desk.command);
    }
}

#[test]
fn what_cannot_be_read_leaves_records_unknown_and_they_are_looked_up() {
    let limit = profile().pace().largest_response_bytes;
    let spoil = |desk: &Desk| {
        let mut half = desk.accepts();
        half["receipts"].as_array_mut().unwrap().truncate(2);
        half
    };
    let mut desk = Desk::sending(5);
    let half = spoil(&desk);
    desk.answers(200, &half);
    assert_eq!(desk.tally(), (0, 0, 3, 2, 0));
    for (body, code) in [
        (vec![b' '; limit + 1], "submission.answer-too-large"),
        (vec![0xff; 100], "submission.answer-malformed"),
        (b"{}".to_vec(), "submission.answer-malformed"),
        (b"{\"receipts\":{}}".to_vec(), "submission.answer-malformed"),
        (b"{\"receipts\":[]}".to_vec(), "submission.answer-malformed"),
        (b"{\"receipts\":[{}]}".to_vec(), "submission.answer-malformed"),
        (vec![b'['; 100_000], "submission.answer-malformed"),
    ] {
        let mut desk = Desk::sending(5);
        desk.answers_with(200, None, &body);
        assert_eq!(desk.tally(), (0, 0, 5, 0, 0));
        assert_eq!(desk.codes(), [code]);
        desk.waits();
        assert!(
            matches!(&desk.command, Command::Lookup { keys, .. } if keys.len() == 5),
            "{:?}",
            desk.command
        );
        let keys = desk.keys();
        let known = json!([{ "key": keys[0], "status": "accepted", "receiptNo": 17 }]);
        desk.answers(200, &json!({ "records": known, "unknown": keys[1..] }));
        assert_eq!(desk.tally(), (4, 0, 0, 1, 0));
        desk.waits();
        assert!(
            matches!(&desk.command, Command::Send { keys: again, .. } if *again == keys[1..]),
            "{:?}",
            desk.command
        );
    }
}

#[test]
fn a_record_that_the_platform_ponders_holds_up_no_other() {
    let mut desk = Desk::sending(250);
    let slow = desk.keys()[3].clone();
    for _ in 0..200 {
        desk.waits();
        let status = |key: &String| if *key == slow { "pending" } else { "accepted" };
        let known: Vec<Value> = match &desk.command {
            Command::Done { .. } => break,
            _ => desk
                .keys()
                .iter()
                .map(|key| json!({ "key": key, "status": status(key), "receiptNo": "R" }))
                .collect(),
        };
        desk.answers(200, &json!({ "receipts": known, "records": known, "unknown": [] }));
    }
    assert_eq!(desk.command, Command::Done { outcome: Outcome::Paused });
    assert_eq!(desk.tally(), (0, 0, 1, 249, 0));
    // Later it has made up its mind.
    desk.hears(Event::Started);
    desk.waits();
    desk.answers(
        200,
        &json!({ "records": [{ "key": slow, "status": "accepted", "receiptNo": "R" }], "unknown": [] }),
    );
    assert_eq!(desk.command, Command::Done { outcome: Outcome::Completed });
}

#[test]
fn a_receipt_without_its_number_is_none() {
    for receipt in [
        json!({ "status": "accepted" }),
        json!({ "status": "accepted", "receiptNo": "" }),
        json!({ "status": "accepted", "receiptNo": "R\u{202e}1" }),
        json!({ "status": "accepted", "receiptNo": "R".repeat(121) }),
        json!({ "status": "accepted", "receiptNo": null }),
        json!({ "status": "Accepted", "receiptNo": "R" }),
        json!({ "status": ["accepted"], "receiptNo": "R" }),
    ] {
        let mut desk = Desk::sending(1);
        let mut receipt = receipt.clone();
        receipt["key"] = json!(desk.keys()[0]);
        desk.answers(200, &json!({ "receipts": [receipt] }));
        assert_eq!(desk.submission.tally().unknown, 1, "{receipt}");
    }
}

#[test]
fn receipts_of_others_are_told_and_contradictions_are_looked_up() {
    let mut desk = Desk::sending(3);
    let mut receipts = desk.accepts();
    let list = receipts["receipts"].as_array_mut().unwrap();
    list.push(json!({ "key": "f".repeat(64), "status": "accepted", "receiptNo": "R-9" }));
    let twin = list[0].clone();
    list.push(twin);
    let mut against = list[1].clone();
    against["status"] = json!("rejected");
    list.push(against);
    desk.answers(200, &receipts);
    assert_eq!(desk.tally(), (0, 0, 1, 2, 0));
    assert_eq!(desk.codes(), ["submission.receipt-not-asked", "submission.receipt-contradicts"]);
    desk.waits();
    let key = &desk.keys()[0];
    let both =
        json!({ "records": [{ "key": key, "status": "accepted", "receiptNo": "R" }], "unknown": [key] });
    desk.answers(200, &both);
    assert_eq!(desk.submission.tally().unknown, 1, "on both lists");
}

#[test]
fn reasons_are_told_by_our_columns() {
    let mut desk = Desk::sending(5);
    let errors = [
        json!([{ "code": "batchNo.format", "field": "x", "message": "Sai\u{202e} <i>\n\u{7}" }]),
        json!([{ "code": "new.rule", "field": "manufacturer.name", "message": "?" }, { "code": 7 }]),
        json!([{ "code": "new.rule", "field": "/serials" }]),
        json!([]),
        json!("all wrong"),
    ];
    let receipts: Vec<Value> = desk
        .keys()
        .iter()
        .zip(&errors)
        .map(|(key, errors)| json!({ "key": key, "status": "rejected", "errors": errors }))
        .collect();
    desk.answers(200, &json!({ "receipts": receipts }));
    assert_eq!(desk.command, Command::Done { outcome: Outcome::Completed });
    type Told<'t> = (&'t str, Option<&'t str>, &'t str, &'t str);
    let told: Vec<Vec<Told<'_>>> = desk
        .submission
        .items()
        .iter()
        .map(|item| match &item.state {
            State::Rejected { reasons } => reasons
                .iter()
                .map(|reason| {
                    let column = reason.column.map(record::Column::name);
                    (&*reason.code, column, &*reason.platform_code, &*reason.message)
                })
                .collect(),
            state => panic!("{state:?}"),
        })
        .collect();
    let other = "submission.reason-other";
    assert_eq!(told[0], [("submission.reason-format", Some("batch"), "batchNo.format", "Sai <i>")]);
    assert_eq!(told[1], [(other, Some("manufacturer"), "new.rule", "?"), (other, None, "7", "")]);
    assert_eq!(told[2], [(other, Some("serials"), "new.rule", "")]);
    assert_eq!(told[3], [(other, None, "", "")]);
    assert_eq!(told[4], [(other, None, "", "")]);
}

#[test]
fn an_expired_token_is_renewed_at_once_and_then_ever_more_slowly() {
    let mut desk = Desk::sending(2);
    desk.answers(401, &fault("token.expired", ""));
    assert_eq!(desk.tally(), (2, 0, 0, 0, 0));
    assert_eq!(desk.waits(), 100, "the pace alone");
    assert!(matches!(desk.command, Command::Authenticate { .. }));
    let token = json!({ "access_token": "next", "expires_in": 1 });
    desk.answers(200, &token);
    desk.waits();
    desk.answers(401, &fault("token.expired", ""));
    assert_eq!(desk.waits(), 500);
    desk.answers(200, &token);
    desk.waits();
    let accepted = desk.accepts();
    desk.answers(200, &accepted);
    assert_eq!(desk.command, Command::Done { outcome: Outcome::Completed });
}

#[test]
fn what_a_person_has_to_mend_stops() {
    for (status, body, code) in [
        (403, fault("registration.expired", "hết hạn"), "submission.registration-expired"),
        (403, fault("other", ""), "submission.refused"),
        (404, json!(null), "submission.refused"),
        (409, json!("no"), "submission.refused"),
    ] {
        let mut desk = Desk::sending(2);
        desk.answers(status, &body);
        assert_eq!(desk.command, Command::Done { outcome: Outcome::Stopped });
        assert_eq!(desk.codes(), [code]);
    }
    for (status, body, code) in [
        (401, fault("auth.bad-credentials", ""), "submission.bad-credentials"),
        (401, json!({}), "submission.bad-credentials"),
        (403, fault("registration.expired", ""), "submission.registration-expired"),
        (400, json!({}), "submission.refused"),
        (302, json!({}), "submission.redirect"),
    ] {
        let mut desk = Desk::new(2);
        desk.hears(Event::Started);
        desk.answers(status, &body);
        assert_eq!(desk.command, Command::Done { outcome: Outcome::Stopped });
        assert_eq!(desk.codes(), [code]);
        assert_eq!(desk.tally(), (2, 0, 0, 0, 0));
    }
}

#[test]
fn the_platform_says_how_long_to_wait() {
    for (retry_after, least, most) in [
        (None, 500, 1000),
        (Some("0"), 500, 1000),
        (Some("30"), 30_000, 30_000),
        (Some("Mon, 01 Jun 2026 08:00:45 GMT"), 45_000, 45_000),
        (Some("Mon, 01 Jun 2020 08:00:45 GMT"), 500, 1000),
        (Some("Fri, 01 Jan 9999 00:00:00 GMT"), LONGEST_WAIT_MS, LONGEST_WAIT_MS),
        (Some("99999999999999999999"), LONGEST_WAIT_MS, LONGEST_WAIT_MS),
        (Some("when it suits"), 500, 1000),
    ] {
        for status in [429, 503] {
            let mut desk = Desk::sending(2);
            desk.answers_with(status, retry_after, b"");
            let expected = if status == 429 { (2, 0, 0, 0, 0) } else { (0, 0, 2, 0, 0) };
            assert_eq!(desk.tally(), expected, "{status}");
            let waited = desk.waits();
            assert!((least..=most).contains(&waited), "{retry_after:?}: {waited}");
        }
    }
    let mut desk = Desk::sending(1);
    desk.answers_with(429, Some("86400"), b"");
    assert_eq!(desk.codes(), ["submission.long-wait"]);
}

#[test]
fn cancelled_on_the_way() {
    let mut desk = Desk::sending(3);
    let (ticket, late) = (desk.ticket(), desk.accepts().to_string());
    desk.hears(Event::Cancelled);
    assert_eq!(desk.command, Command::Done { outcome: Outcome::Cancelled });
    assert_eq!(desk.submission.tally().unknown, 3);
    let answer = Answer { status: 200, retry_after: None, date: None, body: late.as_bytes() };
    desk.hears(Event::Response { ticket, answer });
    assert_eq!(desk.command, Command::Done { outcome: Outcome::Cancelled });
    desk.hears(Event::Started);
    desk.waits();
    assert!(matches!(desk.command, Command::Lookup { .. }));
    // Before anything left, there is nothing to ask.
    let mut desk = Desk::new(3);
    desk.hears(Event::Started);
    desk.hears(Event::Cancelled);
    assert_eq!(desk.tally(), (3, 0, 0, 0, 0));
}

#[test]
fn events_that_nobody_waits_for_change_nothing() {
    let mut desk = Desk::sending(2);
    let (ticket, before) = (desk.ticket(), serde_json::to_string(desk.submission.items()).unwrap());
    let answer = Answer { status: 200, retry_after: None, date: None, body: b"{}" };
    for event in [
        Event::Response { ticket: ticket - 1, answer },
        Event::Response { ticket: ticket + 1, answer },
        Event::NetworkFailed { ticket: 0 },
        Event::TimedOut { ticket: u64::MAX },
        Event::Started,
        Event::Tick,
    ] {
        desk.hears(event);
        assert!(matches!(desk.command, Command::WaitUntil { .. }), "{event:?}: {:?}", desk.command);
        assert_eq!(serde_json::to_string(desk.submission.items()).unwrap(), before, "{event:?}");
    }
    // A network that never says anything is given up.
    desk.waits();
    assert!(matches!(desk.command, Command::Lookup { .. }), "{:?}", desk.command);
}

#[test]
fn nothing_to_send() {
    let mut desk = Desk::new(0);
    assert_eq!(*desk.hears(Event::Tick), Command::Idle);
    assert_eq!(*desk.hears(Event::Reloaded), Command::Idle);
    assert_eq!(*desk.hears(Event::Started), Command::Done { outcome: Outcome::Completed });
}

#[test]
fn a_stored_submission_is_taken_up_or_refused() {
    let mut desk = Desk::sending(20);
    let stored = serde_json::to_value(&desk.submission).unwrap();
    let restored = Submission::restore(&stored.to_string(), &desk.profile).unwrap();
    assert_eq!(restored.tally().unknown, 20);
    desk.submission = restored;
    desk.access = access();
    desk.now_ms = 0;
    desk.hears(Event::Reloaded);
    desk.waits();
    assert!(matches!(desk.command, Command::Authenticate { .. }), "the token is gone: {:?}", desk.command);

    let other = changed(&[("/submit/batch_size", json!(7))]);
    assert_eq!(
        Submission::restore(&stored.to_string(), &other).unwrap_err().code(),
        "submission.other-profile"
    );
    let damaged = "submission.stored-damaged";
    let first = stored["items"][0].clone();
    for (pointer, value, code) in [
        ("/version", json!(2), "submission.stored-version"),
        ("/version", json!("1"), damaged),
        ("/fingerprint", json!("0"), "submission.other-profile"),
        ("/items/1", first, damaged),
        ("/items/0/key", json!("0".repeat(64)), damaged),
        ("/items/0/key", json!("../"), damaged),
        ("/items/0/body", json!("{}"), damaged),
        ("/items/0/body", json!(stored["items"][0]["body"].as_str().unwrap().replace("IR-", "XX-")), damaged),
        ("/items/0/state", json!({ "state": "eaten" }), damaged),
        ("/phase/what/send/0", json!(20), damaged),
        ("/clock/wait_ms", json!(u64::MAX), damaged),
        ("/phase", json!(null), damaged),
    ] {
        let mut json = stored.clone();
        *json.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer}: {}", stored["phase"])) = value;
        let found = Submission::restore(&json.to_string(), &desk.profile).map_err(|error| error.code());
        assert_eq!(found.err(), Some(code), "{pointer}");
    }
    for text in ["", "null", "[1]", "{\"version\":1}"] {
        assert!(Submission::restore(text, &desk.profile).is_err());
    }
    // With another profile it does not go on either.
    desk.profile = other;
    desk.hears(Event::Tick);
    assert_eq!(desk.command, Command::Done { outcome: Outcome::Stopped });
    assert!(desk.submission.request(&desk.profile, &desk.access).is_none());
}
