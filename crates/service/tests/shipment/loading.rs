//! Loading a container: what each read and each button does.

use service::desk::shipment::{RowKind, SHOWN_TAKES, ShipmentAct};
use service::shipment::{Counts, Input, Outcome, Place, Read, Refusal, Signal};
use service::vault::MemoryVault;

use crate::stand::{CONTAINER, Phone, batch, frame, place, read, text, values};

#[test]
fn a_container_is_loaded() {
    let vault = MemoryVault::default();
    let mut phone = Phone::open(&vault, "dock-1");
    phone.load(6);
    let payloads: Vec<String> = (1..=6).map(|at| phone.payload(at)).collect();
    let view = phone.show();
    assert_eq!(view.counts, Counts { expected: 6, missing: 6, ..Counts::default() });
    assert_eq!((view.session.device.as_str(), view.session.can_undo), ("dock-1", false));
    assert_eq!((view.fingerprint.len(), view.platform), (8, None));

    // What lies beside the code of a pallet goes onto that pallet.
    assert_eq!(phone.scan(CONTAINER), ["shipment.loading"]);
    let heard = phone.hear(frame(&[&payloads[0], "PAL-1"]));
    let codes: Vec<&str> = heard.answers.iter().map(|answer| &*answer.code).collect();
    assert_eq!(codes, ["shipment.loading", "shipment.matched"]);
    assert_eq!(heard.signal, Signal::Good);
    assert_eq!(heard.session.place, place(Some(CONTAINER), Some("PAL-1")));
    let take = heard.answers[1].take.as_ref().expect("a take");
    assert_eq!(take.values, Some(values("Lotus Vacuum", &batch(1), "IR-1")));
    assert_eq!((take.text.as_str(), &take.place), (payloads[0].as_str(), &heard.session.place));
    assert_eq!(phone.scan(&payloads[0]), ["shipment.again"]);

    // Without margin a text counts when another frame says the same.
    let unsure = || Input::Frame(vec![read(&payloads[1], 0.0)]);
    assert_eq!(phone.hear(unsure()).answers[0].code, "shipment.unsure");
    assert_eq!(phone.show().counts.matched, 1, "looking on does not confirm it");
    assert_eq!(phone.hear(unsure()).answers[0].code, "shipment.matched");

    // The same label on another pallet stops the line, as does one that is not expected.
    assert_eq!(phone.scan("PAL-2"), ["shipment.loading"]);
    assert_eq!(phone.scan(&payloads[0]), ["shipment.doubled"]);
    let heard = phone.hear(frame(&[&payloads[2]]));
    assert_eq!((heard.answers[0].code.as_str(), heard.signal), ("shipment.stopped", Signal::Quiet));
    assert_eq!(heard.session.blocked, Some(Refusal::Stopped));
    assert_eq!(heard.session.stopped_by[0].code, "shipment.doubled");
    assert_eq!(phone.hear(Input::Undo).counts.doubled, 0);
    assert_eq!(phone.scan(&payloads[2]), ["shipment.matched"]);
    let heard = phone.hear(frame(&["https://example.com/menu"]));
    assert_eq!((heard.answers[0].code.as_str(), heard.signal), ("shipment.extra", Signal::Wrong));
    assert_eq!(phone.hear(Input::Acknowledge).session.blocked, None);

    // A slip on the label is told, character by character.
    let wrong = payloads[3].replace("20260517-0004", "2026O517-0004");
    let heard = phone.hear(frame(&[&wrong]));
    let take = heard.answers[0].take.clone().expect("a take");
    assert_eq!(take.code, "shipment.differs");
    assert_eq!(
        (take.differences[0].expected.as_str(), take.differences[0].found.as_str()),
        (&*batch(4), "2026O517-0004")
    );
    phone.hear(Input::Acknowledge);

    // A container of somebody else.
    let heard = phone.hear(frame(&["MSKU6011672"]));
    assert_eq!(heard.answers[0].code, "shipment.other-container");
    assert_eq!(heard.session.stopped_by[0].text, "MSKU6011672");
    phone.hear(Input::Acknowledge);

    assert_eq!(phone.hear(Input::Pause).session.blocked, Some(Refusal::Paused));
    assert_eq!(phone.scan(&payloads[4]), ["shipment.paused"]);
    phone.hear(Input::Resume);

    let counts = phone.show().counts;
    let expected =
        Counts { expected: 6, missing: 2, matched: 3, differs: 1, differing: 1, extra: 1, ..counts };
    assert_eq!(counts, expected);
    let rows = phone.rows(RowKind::Outcome(Outcome::Differs), "");
    assert_eq!((rows.len(), rows[0].differences.len(), rows[0].seen.len()), (1, 1, 1));
    assert_eq!(phone.rows(RowKind::Outcome(Outcome::Missing), "").len(), 2);
    let strays: Vec<String> = phone.rows(RowKind::Strays, "").into_iter().map(|row| row.code).collect();
    assert_eq!(strays.len(), 2);
    let row = &phone.rows(RowKind::All, "ir-2")[0];
    assert_eq!(row.seen, [(place(Some(CONTAINER), Some("PAL-1")), "dock-1".to_owned())]);
}

#[test]
fn a_label_that_cannot_be_read_is_typed_with_a_reason() {
    let vault = MemoryVault::default();
    let mut phone = Phone::open(&vault, "dock-1");
    phone.load(3);
    let payload = phone.payload(1);
    let typed = |text: &str, values, reason: &str| Input::Manual {
        read: Read { text: text.into(), values, margin: None },
        reason: reason.into(),
    };
    assert_eq!(phone.hear(typed(&payload, None, " ")).answers[0].code, "shipment.reason-required");
    let heard = phone.hear(typed(&payload, None, "label torn"));
    let take = heard.answers[0].take.clone().expect("a take");
    assert_eq!((take.code.as_str(), take.by_hand.as_deref()), ("shipment.matched", Some("label torn")));
    // Only the fields, as they can be read by eye.
    let said = values(" Lotus Vacuum", &batch(2), "IR-2 ");
    assert_eq!(phone.hear(typed("", Some(said), "wet")).answers[0].code, "shipment.matched-other-form");
    let nothing = phone.try_act("s-1", ShipmentAct::Hear(typed("", None, "wet")), &[]);
    assert_eq!(nothing.expect_err("nothing").code, "shipment.nothing-typed");
    let blank = phone.try_act("s-1", ShipmentAct::Hear(typed("", Some(values("", " ", "")), "wet")), &[]);
    assert_eq!(blank.expect_err("nothing").code, "shipment.nothing-typed");
    assert_eq!(phone.show().counts.matched, 2);
}

#[test]
fn what_was_done_is_undone_and_done_again() {
    let vault = MemoryVault::default();
    let mut phone = Phone::open(&vault, "dock-1");
    phone.load(3);
    let payloads: Vec<String> = (1..=3).map(|at| phone.payload(at)).collect();
    assert_eq!(phone.hear(Input::Undo).answers[0].code, "shipment.nothing-to-undo");
    for payload in &payloads {
        phone.scan(payload);
    }
    let heard = phone.hear(Input::Undo);
    assert_eq!((heard.counts.matched, heard.session.taken, heard.session.can_redo), (2, 2, true));
    assert_eq!(heard.session.takes[0].text, payloads[1], "the latest first");
    let heard = phone.hear(Input::Redo);
    assert_eq!((heard.counts.matched, heard.session.can_redo), (3, false));
    assert_eq!(phone.hear(Input::Redo).answers[0].code, "shipment.nothing-to-redo");
    for _ in 0..3 {
        phone.hear(Input::Undo);
    }
    let view = phone.show();
    assert_eq!((view.counts.matched, view.session.can_undo, view.session.can_redo), (0, false, true));
}

#[test]
fn only_the_last_reads_are_shown() {
    let vault = MemoryVault::default();
    let mut phone = Phone::open(&vault, "dock-1");
    phone.view(ShipmentAct::Write(text()));
    for at in 0..SHOWN_TAKES + 5 {
        phone.scan(&format!("text {at}"));
        phone.hear(Input::Acknowledge);
    }
    let session = phone.show().session;
    assert_eq!((session.taken, session.takes.len()), (SHOWN_TAKES + 5, SHOWN_TAKES));
    assert_eq!(session.takes[0].text, format!("text {}", SHOWN_TAKES + 4));
}

#[test]
fn codes_of_another_phone_s_series_are_no_labels() {
    let vault = MemoryVault::default();
    let mut phone = Phone::open(&vault, "dock-1");
    phone.load(1);
    assert_eq!(phone.scan("TEMQR1:ABC"), Vec::<String>::new());
    assert_eq!(phone.show().session.place, Place::default());
}
