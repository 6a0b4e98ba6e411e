//! What is stored of shipments, and what is there again when a page is loaded anew.

use std::cell::RefCell;

use service::desk::shipment::{RowKind, ShipmentAct, ShipmentReply, ShipmentText};
use service::desk::{ExportRequest, Outcome, RecordFormat, Selection};
use service::shipment::{Input, Part};
use service::vault::{Commit, MemoryVault, Vault};
use service::{DeskJob, Fault};

use crate::stand::{Busy, Phone, by_batch, codes, frame, now, read, text};

const EXPORT: &str = "receiptNo,batchNo,inspectionReportNo,manufacturer,receivedAt\n\
     R-1,20260517-0001,IR-1,Lotus Vacuum,2026-11-01\n";

#[test]
fn everything_is_there_after_a_reload() {
    let vault = MemoryVault::default();
    let mut phone = Phone::open(&vault, "a");
    phone.load(5);
    phone.read_file("export.csv", EXPORT.as_bytes());
    phone.view(ShipmentAct::Platform);
    let payloads: Vec<String> = (1..=5).map(|at| phone.payload(at)).collect();
    phone.scan("PAL-1");
    for payload in &payloads[..3] {
        phone.scan(payload);
    }
    phone.hear(Input::Undo);
    phone.scan("something else");
    let before = phone.show();
    let mut anew = Phone::open(&vault, "a");
    let after = anew.show();
    assert_eq!((after.counts, &after.session, &after.text), (before.counts, &before.session, &before.text));
    assert_eq!((after.platform, &after.fingerprint), (Some(1), &before.fingerprint));
    assert_eq!(anew.rows(RowKind::All, ""), phone.rows(RowKind::All, ""));
    assert_eq!(anew.scan(&payloads[3]), ["shipment.stopped"], "the line is still stopped");
    anew.hear(Input::Acknowledge);
    assert_eq!(anew.scan(&payloads[3]), ["shipment.matched-platform-lacks"]);
    assert_eq!(phone.show().counts, anew.show().counts, "and the first tab hears of it");
}

#[test]
fn a_read_writes_little() {
    let vault = MemoryVault::default();
    let busy = Busy::over(&vault);
    let mut phone = Phone::open(&busy, "a");
    phone.load(3);
    for at in 0..515 {
        phone.scan(&format!("stray {at}"));
        phone.hear(Input::Acknowledge);
    }
    let payload = phone.payload(1);
    busy.written.borrow_mut().clear();
    phone.scan(&payload);
    let written = busy.written.take();
    let mut keys: Vec<&str> = written.iter().map(|(key, _)| key.as_str()).collect();
    keys.retain(|key| !key.starts_with("evidence/"));
    assert_eq!(keys, ["head", "session/s-1/a/00000002", "shipment/s-1/card"]);
    let bytes: usize = written.iter().map(|(_, bytes)| bytes).sum();
    assert!(bytes < 10_000, "{bytes}");
}

#[test]
fn looking_stores_nothing() {
    let vault = MemoryVault::default();
    let busy = Busy::over(&vault);
    let mut phone = Phone::open(&busy, "a");
    phone.load(3);
    let payload = phone.payload(1);
    phone.scan(&payload);
    busy.written.borrow_mut().clear();
    phone.show();
    phone.rows(RowKind::Strays, "");
    phone.scan(&payload);
    phone.part();
    phone.act(ShipmentAct::Series);
    phone.view(ShipmentAct::Write(text()));
    phone.view(ShipmentAct::ExpectRecords(Box::new(by_batch())));
    assert_eq!(busy.written.take(), []);
}

/// All events of the phone `a`, as they are stored.
fn events(vault: &MemoryVault) -> Vec<(u32, String)> {
    let part = Part::parse(&Phone::open(vault, "a").part()).expect("a part");
    let texts = part.events.iter().map(|event| (event.number, format!("{:?}", event.what)));
    texts.collect()
}

#[test]
fn two_tabs_scan_one_shipment() {
    let vault = MemoryVault::default();
    let mut one = Phone::open(&vault, "a");
    one.load(20);
    let payloads: Vec<String> = (1..=20).map(|at| one.payload(at)).collect();
    let mut other = Phone::open(&vault, "a");
    for (at, payload) in payloads.iter().enumerate() {
        let tab = if at % 2 == 0 { &mut one } else { &mut other };
        assert_eq!(tab.scan(payload), ["shipment.matched"]);
    }
    let numbers: Vec<u32> = events(&vault).into_iter().map(|(number, _)| number).collect();
    assert_eq!(numbers, (1..=20).collect::<Vec<_>>());
    assert_eq!((one.show().counts.matched, other.show().counts.matched), (20, 20));
}

/// What becomes of an act when another tab comes in the moment between taking over and storing.
fn overtaken(
    act: ShipmentAct,
    bytes: &[u8],
    theirs: Vec<Input>,
) -> (Result<ShipmentReply, Fault>, MemoryVault) {
    let vault = MemoryVault::default();
    let mut first = Phone::open(&vault, "a");
    first.load(4);
    let payload = first.payload(1);
    first.scan(&payload);
    first.read_file("export.csv", EXPORT.as_bytes());
    let reply = {
        let other = RefCell::new(Phone::open(&vault, "a"));
        let busy = Busy::over(&vault);
        let mut one = Phone::open(&busy, "a");
        one.read_file("export.csv", EXPORT.as_bytes());
        one.show();
        busy.meanwhile.borrow_mut().push(Box::new(|| {
            for input in theirs {
                other.borrow_mut().hear(input);
            }
        }));
        let reply = one.try_act("s-1", act, bytes);
        assert_eq!(one.show().counts, other.borrow_mut().show().counts);
        reply
    };
    (reply, vault)
}

#[test]
fn a_read_that_was_overtaken_is_taken_once() {
    let payload = |at| {
        let vault = MemoryVault::default();
        let mut phone = Phone::open(&vault, "a");
        phone.load(4);
        phone.payload(at)
    };
    let (two, three) = (payload(2), payload(3));
    // Different labels: both count.
    let (reply, vault) = overtaken(ShipmentAct::Hear(frame(&[&two])), &[], vec![frame(&[&three])]);
    let ShipmentReply::Heard(heard) = reply.expect("heard") else { panic!("not heard") };
    assert_eq!((heard.answers[0].code.as_str(), heard.counts.matched), ("shipment.matched", 3));
    assert_eq!(events(&vault).len(), 3);
    // The same label: the other tab's counts.
    let (reply, vault) = overtaken(ShipmentAct::Hear(frame(&[&two])), &[], vec![frame(&[&two])]);
    let ShipmentReply::Heard(heard) = reply.expect("heard") else { panic!("not heard") };
    assert_eq!((heard.answers[0].code.as_str(), heard.counts.matched), ("shipment.again", 2));
    assert_eq!(events(&vault).len(), 2);
    // A wrong one stops this tab too.
    let (reply, _) = overtaken(ShipmentAct::Hear(frame(&[&two])), &[], vec![frame(&["wrong"])]);
    let ShipmentReply::Heard(heard) = reply.expect("heard") else { panic!("not heard") };
    assert_eq!(heard.answers[0].code, "shipment.stopped");
    // Doubtful reads wait in the tab that saw them.
    let unsure = Input::Frame(vec![read(&two, 0.0)]);
    let (reply, vault) = overtaken(ShipmentAct::Hear(frame(&[&three])), &[], vec![unsure.clone(), unsure]);
    assert!(matches!(reply, Ok(ShipmentReply::Heard(_))));
    assert_eq!(events(&vault).len(), 3);
}

#[test]
fn files_that_were_overtaken_are_taken_in_all_the_same() {
    let elsewhere = MemoryVault::default();
    let mut b = Phone::open(&elsewhere, "b");
    b.load(4);
    let (two, three) = (b.payload(2), b.payload(3));
    b.scan(&two);
    let part = b.part();
    let ShipmentReply::Series(series) = b.act(ShipmentAct::Series) else { panic!("no series") };
    for act in [ShipmentAct::Join, ShipmentAct::Collect(series)] {
        let (reply, _) = overtaken(act, &part, vec![frame(&[&three])]);
        let ShipmentReply::Shown(view) = reply.expect("joined") else { panic!("not shown") };
        assert_eq!((view.counts.matched, view.devices.len()), (3, 1));
    }
    let (reply, _) = overtaken(ShipmentAct::Platform, &[], vec![frame(&[&three])]);
    let ShipmentReply::Shown(view) = reply.expect("taken in") else { panic!("not shown") };
    assert_eq!((view.platform, view.counts.matched), (Some(1), 2));
}

#[test]
fn a_store_that_is_full_loses_no_read() {
    let vault = MemoryVault::default();
    let busy = Busy::over(&vault);
    let mut phone = Phone::open(&busy, "a");
    phone.load(3);
    let payloads: Vec<String> = (1..=3).map(|at| phone.payload(at)).collect();
    busy.full.set(true);
    phone.scan(&payloads[0]);
    phone.unix_ms += 10_000;
    phone.scan(&payloads[1]);
    busy.full.set(false);
    phone.unix_ms += 10_000;
    assert_eq!(phone.hear(frame(&[&payloads[2]])).counts.matched, 3);
    assert_eq!(Phone::open(&vault, "a").show().counts.matched, 3);
}

#[test]
fn a_workspace_file_carries_shipments() {
    let vault = MemoryVault::default();
    let mut phone = Phone::open(&vault, "a");
    phone.load(4);
    let payloads: Vec<String> = (1..=4).map(|at| phone.payload(at)).collect();
    phone.scan(&payloads[0]);
    let request = ExportRequest {
        format: RecordFormat::Workspace,
        selection: Selection::default(),
        locale: "en".into(),
    };
    let (outcome, file) = phone.ask(DeskJob::Export(request), &[]);
    let file = file.unwrap_or_else(|| panic!("{outcome:?}"));
    let before = phone.show();
    let elsewhere = MemoryVault::default();
    let mut there = Phone::open(&elsewhere, "b");
    assert_eq!(there.ask(DeskJob::Restore("w2".into()), &file).0, Outcome::Done);
    let view = there.show();
    assert_eq!((view.counts, &view.fingerprint), (before.counts, &before.fingerprint));
    assert_eq!((view.session.taken, view.devices[0].device.as_str()), (0, "a"));
    assert_eq!(there.scan(&payloads[1]), ["shipment.matched"]);
    assert_eq!(there.show().counts.matched, 2);
}

#[test]
fn a_damaged_log_is_told_and_holds_nothing_else_up() {
    let vault = MemoryVault::default();
    let mut phone = Phone::open(&vault, "a");
    phone.load(3);
    let payloads: Vec<String> = (1..=3).map(|at| phone.payload(at)).collect();
    phone.scan(&payloads[0]);
    phone.scan(&payloads[1]);
    let store = |key: &str, document: &str| {
        let bytes = format!("{{\"version\":1,\"document\":{document}}}").into_bytes();
        let put = vec![service::vault::Part { key: key.into(), bytes }];
        let base = now(vault.revision("w")).expect("a revision");
        let commit = Commit { workspace: "w".into(), base, put, remove: Vec::new() };
        now(vault.commit(&commit)).expect("stored");
    };
    // Numbers that do not rise, of another device; a name that is none.
    let event = |number: u32| format!("{{\"n\":{number},\"t\":5,\"e\":\"paused\"}}");
    store("session/s-1/z/00000000", &format!("[{},{}]", event(2), event(1)));
    store("session/s-1/no name/00000000", "[]");
    let view = phone.show();
    assert_eq!((view.counts.matched, view.devices.len()), (2, 0));
    assert_eq!(codes(&view.findings), ["shipment.part-order"]);
    // Blocks of this device that are cut otherwise: its next event moves everything to where it belongs.
    let part = Part::parse(&phone.part()).expect("a part");
    let split: Vec<String> =
        part.events.iter().map(|event| serde_json::to_string(&[event]).expect("JSON")).collect();
    store("session/s-1/a/00000000", &split[0]);
    store("session/s-1/a/00000007", &split[1]);
    assert_eq!(phone.scan(&payloads[2]), ["shipment.matched"]);
    let mut anew = Phone::open(&vault, "a");
    assert_eq!((anew.show().session.taken, events(&vault).len()), (3, 3));
    // What is no log at all is a fault of its shipment alone.
    store("session/s-1/a/00000000", "{\"no\":1}");
    assert!(anew.try_act("s-1", ShipmentAct::Show, &[]).is_err());
    anew.try_act("s-2", ShipmentAct::Write(text()), &[]).expect("another shipment");
    anew.try_act("s-1", ShipmentAct::Forget, &[]).expect("it can be forgotten");
}

#[test]
fn what_is_forgotten_is_gone_from_the_store() {
    let vault = MemoryVault::default();
    let mut phone = Phone::open(&vault, "a");
    phone.load(3);
    phone.read_file("export.csv", EXPORT.as_bytes());
    phone.view(ShipmentAct::Platform);
    let payload = phone.payload(1);
    phone.scan(&payload);
    let part = String::from_utf8(phone.part()).expect("JSON").replace("\"device\":\"a\"", "\"device\":\"b\"");
    phone.join(part.as_bytes());
    let other = ShipmentText { reference: "EXP-9".into(), ..text() };
    phone.try_act("s-2", ShipmentAct::Write(other), &[]).expect("another shipment");
    let ShipmentReply::List(cards) = phone.act(ShipmentAct::List) else { panic!("no list") };
    let shown: Vec<(&str, &str, u32, u32)> = cards
        .iter()
        .map(|card| (card.id.as_str(), card.reference.as_str(), card.expected, card.matched))
        .collect();
    assert_eq!(shown, [("s-2", "EXP-9", 0, 0), ("s-1", "EXP-7", 3, 1)], "the last changed first");
    let ShipmentReply::List(cards) = phone.act(ShipmentAct::Forget) else { panic!("no list") };
    assert_eq!(cards.len(), 1);
    let loaded = now(vault.load("w", 0)).expect("loaded");
    for part in loaded.parts {
        let of_it = part.key.starts_with("shipment/s-1/") || part.key.starts_with("session/s-1/");
        assert!(!of_it || part.bytes.is_empty(), "{}", part.key);
    }
    let gone = phone.try_act("s-1", ShipmentAct::Show, &[]).expect_err("gone");
    assert_eq!(gone.code, "shipment.unknown");
    // Begun anew under the same id it is empty.
    let view = phone.view(ShipmentAct::Write(text()));
    assert_eq!((view.counts.expected, view.session.taken, view.platform), (0, 0, None));
}
