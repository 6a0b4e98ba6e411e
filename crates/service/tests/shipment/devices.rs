//! Parts of several phones: files and series of codes, whatever their order, and whatever is wrong with them.

use service::desk::shipment::{ShipmentAct, ShipmentReply, ShipmentText};
use service::shipment::Input;
use service::vault::MemoryVault;

use crate::stand::{Phone, codes, frame, text};

/// Phones that have the same lists, and each its own store.
fn phones<'v>(vaults: &'v [MemoryVault], names: &[&'static str]) -> Vec<Phone<'v>> {
    vaults
        .iter()
        .zip(names)
        .map(|(vault, name)| {
            let mut phone = Phone::open(vault, name);
            phone.load(8);
            phone
        })
        .collect()
}

fn vaults(count: usize) -> Vec<MemoryVault> {
    (0..count).map(|_| MemoryVault::default()).collect()
}

#[test]
fn three_parts_come_to_the_same_in_any_order() {
    let vaults = vaults(3);
    let mut phones = phones(&vaults, &["a", "b", "c"]);
    let payloads: Vec<String> = (1..=8).map(|at| phones[0].payload(at)).collect();
    // a and b both scan 3; c is on another pallet with it.
    for (phone, own) in [(0, &[0, 1, 2][..]), (1, &[2, 3]), (2, &[4, 5])] {
        for &at in own {
            phones[phone].scan(&payloads[at]);
        }
    }
    let parts: Vec<Vec<u8>> = phones.iter_mut().map(Phone::part).collect();
    for (at, phone) in phones.iter_mut().enumerate() {
        let order: Vec<usize> = [[2, 1, 0], [0, 2, 1], [1, 0, 2]][at].into_iter().collect();
        for &part in order.iter().chain(&order) {
            phone.join(&parts[part]);
        }
    }
    let views: Vec<_> = phones.iter_mut().map(Phone::show).collect();
    for view in &views {
        assert_eq!((view.counts.matched, view.counts.missing, view.devices.len()), (6, 2, 2));
        assert_eq!((view.counts, view.conflicts.as_slice()), (views[0].counts, &[][..]));
    }
    // What is scanned here counts among all, and is undone among all.
    let heard = phones[0].hear(frame(&[&payloads[6]]));
    assert_eq!((heard.counts.matched, heard.session.taken), (7, 4));
    assert_eq!(phones[0].hear(Input::Undo).counts.matched, 6);
    assert_eq!(phones[0].hear(Input::Redo).counts.matched, 7);
    assert_eq!(
        phones[0].scan(&payloads[4]),
        ["shipment.matched"],
        "another phone scanned it, this one did not"
    );
    assert_eq!(phones[0].show().counts.matched, 7);
    let reloaded = Phone::open(&vaults[0], "a").show();
    assert_eq!(reloaded.counts, phones[0].show().counts);
    let view = phones[0].view(ShipmentAct::ForgetDevices);
    assert_eq!((view.counts.matched, view.devices.len(), view.session.taken), (5, 0, 5));
    assert_eq!(Phone::open(&vaults[0], "a").show().counts.matched, 5);
}

#[test]
fn a_part_goes_from_screen_to_camera() {
    let vaults = vaults(2);
    let mut phones = phones(&vaults, &["a", "b"]);
    for at in 1..=8 {
        let payload = phones[0].payload(at);
        phones[0].scan(&payload);
    }
    for at in 0..40 {
        phones[0].scan(&format!("https://example.com/{at}/{:016x}", at * 0x9e37_79b9_7f4a_7c15_u128));
        phones[0].hear(Input::Acknowledge);
    }
    let ShipmentReply::Series(texts) = phones[0].act(ShipmentAct::Series) else { panic!("no series") };
    assert!(texts.len() > 2, "{}", texts.len());
    let b = &mut phones[1];
    let other = b.try_act("s-1", ShipmentAct::Collect(vec!["a label".into()]), &[]);
    assert_eq!(other.expect_err("no code").code, "shipment.series-other-code");
    for (at, text) in texts.iter().enumerate().rev() {
        // Filmed again and again, among other codes.
        let seen = vec!["a label".to_owned(), text.clone(), text.clone()];
        match b.act(ShipmentAct::Collect(seen)) {
            ShipmentReply::Collecting { have, of } => {
                assert_eq!((have, of), (texts.len() - at, Some(texts.len())));
            }
            ShipmentReply::Shown(view) => {
                assert_eq!(at, 0, "it is whole");
                assert_eq!((view.counts.matched, view.counts.extra), (8, 40));
            }
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(b.show().devices.len(), 1);
    // Begun anew, with nothing read yet.
    b.act(ShipmentAct::Collect(vec![texts[0].clone()]));
    let anew = b.act(ShipmentAct::Collect(Vec::new()));
    assert_eq!(anew, ShipmentReply::Collecting { have: 0, of: None });
}

#[test]
fn contradictions_are_told_and_nothing_is_dropped() {
    let vaults = vaults(2);
    let mut phones = phones(&vaults, &["a", "b"]);
    let payloads: Vec<String> = (1..=3).map(|at| phones[0].payload(at)).collect();
    for (phone, pallet) in [(0, "PAL-1"), (1, "PAL-2")] {
        phones[phone].scan(pallet);
        phones[phone].scan(&payloads[0]);
        phones[phone].scan(&payloads[1]);
    }
    phones[1].hear(Input::Undo);
    // The list of b is another one by now.
    phones[1].done(service::DeskJob::AddLine(
        [
            (service::Column::Manufacturer, "Lotus Vacuum".into()),
            (service::Column::Batch, "20260517-0099".into()),
            (service::Column::Report, "IR-99".into()),
        ]
        .into(),
    ));
    phones[1].view(ShipmentAct::ExpectRecords(Box::new(crate::stand::by_batch())));
    let part = phones[1].part();
    let view = phones[0].join(&part);
    assert_eq!(
        codes(&view.conflicts),
        ["shipment.conflict-other-list", "shipment.conflict-two-places", "shipment.conflict-undone"]
    );
    assert_eq!((view.counts.doubled, view.counts.matched), (1, 1));
    assert_eq!(Phone::open(&vaults[0], "a").show().conflicts, view.conflicts, "after a reload as well");
}

#[test]
fn two_phones_of_one_name_are_found_out() {
    let vaults = vaults(3);
    let mut phones = phones(&vaults, &["a", "a", "c"]);
    let payloads: Vec<String> = (1..=4).map(|at| phones[0].payload(at)).collect();
    phones[0].scan(&payloads[0]);
    phones[1].scan(&payloads[1]);
    phones[1].scan(&payloads[2]);
    let parts: Vec<Vec<u8>> = phones.iter_mut().take(2).map(Phone::part).collect();
    let own = phones[0].join(&parts[1]);
    assert_eq!(codes(&own.conflicts), ["shipment.conflict-same-number"]);
    assert_eq!((own.session.taken, own.devices.len()), (1, 0), "what this phone did stays what it did");
    let c = &mut phones[2];
    c.join(&parts[1]);
    let other = c.join(&parts[0]);
    assert_eq!(codes(&other.conflicts), ["shipment.conflict-same-number"]);
    assert_eq!(other.counts, own.counts, "and every phone counts the same");
    for (vault, device, view) in [(&vaults[0], "a", own), (&vaults[2], "c", other)] {
        let there = Phone::open(vault, device).show();
        assert_eq!((there.counts, there.conflicts), (view.counts, view.conflicts));
    }
    // Scanning goes on, and the next event of the same number is contested too.
    let heard = phones[0].hear(frame(&[&payloads[3]]));
    assert_eq!(heard.session.taken, 2);
    let view = phones[0].show();
    assert_eq!(view.conflicts.len(), 2);
    assert_eq!(heard.counts, view.counts);
}

#[test]
fn a_lost_log_comes_back_from_another_phone() {
    let vaults = vaults(2);
    let mut phones = phones(&vaults, &["a", "b"]);
    let payloads: Vec<String> = (1..=3).map(|at| phones[0].payload(at)).collect();
    phones[0].scan(&payloads[0]);
    phones[0].scan(&payloads[1]);
    let part = phones[0].part();
    let empty = MemoryVault::default();
    let mut anew = Phone::open(&empty, "a");
    anew.load(8);
    let view = anew.join(&part);
    assert_eq!((view.session.taken, view.devices.len(), view.conflicts.len()), (2, 0, 0));
    assert_eq!(anew.scan(&payloads[1]), ["shipment.again"]);
    assert_eq!(anew.scan(&payloads[2]), ["shipment.matched"]);
    assert_eq!(Phone::open(&empty, "a").show().session.taken, 3);
}

#[test]
fn a_phone_that_gets_another_name_keeps_what_it_scanned() {
    let vault = MemoryVault::default();
    let mut phone = Phone::open(&vault, "a");
    phone.load(2);
    let payloads: Vec<String> = (1..=2).map(|at| phone.payload(at)).collect();
    phone.scan(&payloads[0]);
    phone.device = "b";
    let heard = phone.hear(frame(&[&payloads[1]]));
    assert_eq!((heard.counts.matched, heard.session.taken), (2, 1));
    let view = phone.show();
    assert_eq!((view.devices[0].device.as_str(), view.conflicts.len()), ("a", 0));
    phone.view(ShipmentAct::ExpectNothing);
    assert_eq!(phone.show().conflicts, [], "its list is the one of this store, whatever becomes of it");
    // A name that is none falls back to one that is.
    phone.device = "no name, for sure";
    assert_eq!(phone.show().session.device, "device");
}

#[test]
fn hostile_parts_change_nothing() {
    let vaults = vaults(2);
    let mut phones = phones(&vaults, &["a", "b"]);
    let payload = phones[1].payload(1);
    phones[1].scan(&payload);
    let part = String::from_utf8(phones[1].part()).expect("JSON");
    let a = &mut phones[0];
    let before = a.show();
    let event = part.split_once("\"events\":[").expect("events").1.trim_end_matches("]}").to_owned();
    for (bytes, code) in [
        (String::new(), "shipment.part-malformed"),
        ("{}".into(), "shipment.part-other-file"),
        (part[..part.len() / 2].to_owned(), "shipment.part-malformed"),
        (part.replace("\"version\":1", "\"version\":9"), "shipment.part-version"),
        (part.replace("EXP-7", "EXP-8"), "shipment.part-other-shipment"),
        (part.replace("\"device\":\"b\"", "\"device\":\"../b\""), "shipment.part-malformed"),
        (part.replace(&event, &format!("{event},{event}")), "shipment.part-order"),
        (part.replace(&payload.replace('\n', "\\n"), &"x".repeat(9_000)), "shipment.part-text-too-long"),
        ("[".repeat(100_000), "shipment.part-malformed"),
    ] {
        let fault = a.try_act("s-1", ShipmentAct::Join, bytes.as_bytes()).expect_err(code);
        assert_eq!(fault.code, code, "{}", &bytes[..bytes.len().min(80)]);
        assert_eq!(a.show(), before);
    }
    // Sixty-four devices, and not one more.
    for at in 0..63 {
        let other = part.replace("\"device\":\"b\"", &format!("\"device\":\"d{at}\""));
        a.join(other.as_bytes());
    }
    let fault = a.try_act("s-1", ShipmentAct::Join, part.as_bytes()).expect_err("too many");
    assert_eq!(fault.code, "shipment.too-many-devices", "this one has its room, though it did not scan yet");
    let own = a.payload(2);
    assert_eq!(a.hear(frame(&[&own])).counts.matched, 2);
    assert_eq!(a.show().counts.matched, 2);
}

#[test]
fn another_reference_is_another_shipment() {
    let vaults = vaults(2);
    let mut phones = phones(&vaults, &["a", "b"]);
    let payload = phones[1].payload(1);
    phones[1].scan(&payload);
    let part = phones[1].part();
    phones[0].join(&part);
    let view = phones[0].view(ShipmentAct::Write(ShipmentText { reference: "EXP-8".into(), ..text() }));
    assert_eq!((view.counts.matched, view.devices.len()), (1, 1), "what came in stays");
    let refused = phones[0].try_act("s-1", ShipmentAct::Join, &part).expect_err("another");
    assert_eq!(refused.code, "shipment.part-other-shipment");
}
