use super::*;

fn piece(serial: Option<&str>, gtin: Option<&str>) -> Thing {
    Thing {
        manufacturer: "Công ty Cổ phần Chân không Hoa Sen".to_owned(),
        batch: "20260517-0001".to_owned(),
        gtin: gtin.map(str::to_owned),
        serial: serial.map(str::to_owned),
        quantity: if serial.is_none() { Some(4) } else { None },
    }
}

fn party(name: &str, gln: Option<&str>) -> Option<Party> {
    Some(Party { name: name.to_owned(), gln: gln.map(str::to_owned) })
}

fn shipment() -> Vec<Event> {
    let things = vec![
        piece(Some("HV-2"), None),
        piece(Some("HV-1"), None),
        piece(Some("HV-1"), None),
        piece(Some("A/1"), Some("4006381333931")),
        piece(None, Some("4006381333931")),
        piece(None, None),
    ];
    let event = |at: &str, step, things: &[Thing]| Event {
        at: at.to_owned(),
        step,
        things: things.to_vec(),
        units: Vec::new(),
        place: party("Hall 3", None),
        source: None,
        destination: None,
    };
    let inspecting = Step::Inspecting {
        conformant: Some(true),
        reports: vec!["IR-2026/418".into(), "IR-2026/417".into()],
    };
    let pallet = Unit::Pallet("006141411234567890".to_owned());
    let loading = Step::Loading { into: Unit::Container("CSQU3054383".to_owned()) };
    vec![
        event("2026-05-17T08:30:00+07:00", Step::Commissioning, &things),
        event("2026-05-17T09:30:00.5+07:00", inspecting, &things),
        event("2026-05-18T08:00:00Z", Step::Packing { into: pallet.clone() }, &things),
        Event {
            units: vec![pallet, Unit::Pallet("P 2".to_owned())],
            place: party("Cái Mép", Some("4012345000009")),
            source: party("Hoa Sen", Some("4012345000009")),
            destination: party("Nhập khẩu Minh Anh", None),
            ..event("2026-05-18T10:00:00+07:00", loading, &[])
        },
    ]
}

#[test]
fn a_shipment_is_a_document() {
    let document = document("2026-05-18T11:00:00+07:00", &shipment()).expect("a document");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        let text = serde_json::to_string_pretty(&document).expect("JSON");
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/shipment.jsonld"), text + "\n")
            .expect("written");
    }
    let golden: Value = serde_json::from_str(include_str!("../../tests/shipment.jsonld")).expect("JSON");
    assert_eq!(document, golden);
}

#[test]
fn things_have_the_best_name_there_is() {
    for (thing, expected) in [
        (piece(Some("A/1"), Some("4006381333931")), "https://id.gs1.org/01/04006381333931/21/A%2F1"),
        (piece(None, Some("4006381333931")), "https://id.gs1.org/01/04006381333931/10/20260517-0001"),
        (
            Thing { manufacturer: "A:B é".into(), ..piece(Some("-"), Some("4006381333932")) },
            "urn:x-temqr:piece:A%3AB%20%C3%A9:20260517-0001:%2D",
        ),
        (
            Thing { manufacturer: String::new(), ..piece(Some("số 1"), Some("4006381333931")) },
            "urn:x-temqr:piece:-:20260517-0001:s%E1%BB%91%201",
        ),
        (Thing { manufacturer: "A".into(), ..piece(None, None) }, "urn:x-temqr:batch:A:20260517-0001"),
    ] {
        assert_eq!(thing.uri(), expected);
    }
    for (unit, expected) in [
        (Unit::Container("CSQU3054383".into()), "urn:epc:id:bic:CSQU3054383"),
        (Unit::Container("csqu 305438".into()), "urn:x-temqr:unit:csqu%20305438"),
        (Unit::Pallet("006141411234567890".into()), "https://id.gs1.org/00/006141411234567890"),
        (Unit::Pallet("006141411234567891".into()), "urn:x-temqr:unit:006141411234567891"),
    ] {
        assert_eq!(unit.uri(), expected);
    }
}

#[test]
fn what_cannot_be_an_event_is_refused() {
    let [first, ..] = &shipment()[..] else { panic!("four events") };
    let of = |event: Event| document("2026-05-18T11:00:00Z", &[event]).expect_err("refused").code();
    assert_eq!(of(Event { things: Vec::new(), ..first.clone() }), "epcis.about-nothing");
    assert_eq!(of(Event { at: "today".into(), ..first.clone() }), "epcis.time-unreadable");
    assert_eq!(
        of(Event { at: "2026-05-17T08:30:00+15:00".into(), ..first.clone() }),
        "epcis.time-unreadable"
    );
}

/// The ids that the reference program `epcis_event_hash_generator` 1.9.3 gives for `tests/shipment.jsonld`; the fourth
/// event has a source and a destination.
#[test]
fn ids_are_those_of_the_reference_program() {
    let document = document("2026-05-18T11:00:00+07:00", &shipment()).expect("a document");
    for (index, hash) in [
        "cc4e1d47a6b20e5d80c29e9a3a8adb582a554a6fc99e6d1cf081b2644b3e59cf",
        "6cf259b18e05ccffd247f80c33e0a49036c019da48524f4405e2f5c518f509ab",
        "69a871d46ce628541c4a969746cf28f11c46df8ba013b8c5feb887199b703acd",
    ]
    .into_iter()
    .enumerate()
    {
        let event = &document["epcisBody"]["eventList"][index];
        assert_eq!(
            event["eventID"],
            format!("ni:///sha-256;{hash}?ver=CBV2.0"),
            "{}",
            event_id::pre_hash(event)
        );
    }
    let last = event_id::pre_hash(&document["epcisBody"]["eventList"][3]);
    let lists = "sourceListsource=https://id.gs1.org/417/4012345000009type=https://ref.gs1.org/cbv/SDT-possessing_party";
    assert!(last.contains(&format!("{lists}destinationListdestination=urn:x-temqr:party:")), "{last}");
}

#[test]
fn the_id_is_of_what_is_said() {
    let ids = |events: &[Event]| -> Vec<String> {
        let document = document("2026-05-18T11:00:00Z", events).expect("a document");
        let events = document["epcisBody"]["eventList"].as_array().cloned().unwrap_or_default();
        events.iter().map(|event| event["eventID"].as_str().unwrap_or_default().to_owned()).collect()
    };
    let events = shipment();
    let mut same = events.clone();
    same[0].things.reverse();
    same[0].at = "2026-05-17T08:30:00.000+07:00".to_owned();
    assert_eq!(ids(&events), ids(&same));
    let mut other = events.clone();
    other[0].things.pop();
    assert_ne!(ids(&events)[0], ids(&other)[0]);
    assert_eq!(ids(&events)[1..], ids(&other)[1..]);
}
