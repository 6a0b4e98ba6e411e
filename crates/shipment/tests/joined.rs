//! Parts of several phones, joined in any order.

mod yard;

use proptest::prelude::*;
use shipment::{
    CODES, Conflict, DEVICES_LIMIT, Event, Input, Joined, Manifest, Part, PartError, Session, Shipment, What,
};
use yard::{any_input, code, device, manifest, played, read, shipment};

fn joined(parts: &[&Part]) -> Joined {
    let mut joined = Joined::new("EXP-7");
    for part in parts {
        joined.join(part).expect("a part of this shipment");
    }
    joined
}

fn conflicts(manifest: &Manifest, joined: &Joined) -> Vec<&'static str> {
    let found = joined.conflicts(manifest, &joined.reconcile(manifest));
    found
        .iter()
        .map(|conflict| {
            assert!(CODES.contains(&conflict.code()));
            conflict.code().trim_start_matches("shipment.conflict-")
        })
        .collect()
}

fn label(at: usize) -> shipment::Read {
    read(&shipment().expected[at].values)
}

#[test]
fn two_phones_make_one_shipment() {
    let manifest = manifest();
    let a = played(&manifest, "a", vec![Input::Frame(vec![code("PAL-1"), label(0), label(1)])]);
    let b = played(&manifest, "b", vec![Input::Frame(vec![code("PAL-2"), label(2), label(3)])]);
    let joined = joined(&[&a.part(&manifest), &b.part(&manifest)]);
    let counts = joined.reconcile(&manifest).counts();
    assert_eq!((counts.matched, counts.missing), (4, 1));
    assert_eq!(conflicts(&manifest, &joined), Vec::<&str>::new());
    assert_eq!(
        joined.devices().map(|(name, events)| (name.as_str(), events)).collect::<Vec<_>>(),
        [("a", 3), ("b", 3)]
    );
}

#[test]
fn what_the_phones_do_not_agree_on_is_told() {
    let manifest = manifest();
    let on = |name, pallet: &str, inputs: Vec<Input>| {
        let start = vec![Input::Frame(vec![code(pallet), label(0)])];
        played(&manifest, name, start.into_iter().chain(inputs).collect()).part(&manifest)
    };
    let (a, b) = (on("a", "PAL-1", vec![]), on("b", "PAL-2", vec![]));
    let two_places = joined(&[&a, &b]);
    let found = two_places.conflicts(&manifest, &two_places.reconcile(&manifest));
    let [Conflict::TwoPlaces { label, takes }] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((label.0, takes.len()), (0, 2));
    assert_eq!(takes[1].1.pallet.as_deref(), Some("PAL-2"));

    let undone = on("b", "PAL-2", vec![Input::Undo]);
    assert_eq!(conflicts(&manifest, &joined(&[&a, &undone])), ["undone"]);
    let scanned_again = on("b", "PAL-1", vec![Input::Undo, Input::Frame(vec![self::label(0)])]);
    assert_eq!(conflicts(&manifest, &joined(&[&a, &scanned_again])), Vec::<&str>::new());

    let fewer = Shipment { expected: shipment().expected[..2].to_vec(), ..shipment() };
    let other_list = played(&Manifest::new(fewer.clone()), "c", vec![]).part(&Manifest::new(fewer));
    assert_eq!(conflicts(&manifest, &joined(&[&a, &other_list])), ["other-list"]);

    let same_name = Part { device: device("a"), ..b };
    assert_eq!(conflicts(&manifest, &joined(&[&a, &same_name])), ["same-number", "same-number"]);
}

#[test]
fn a_list_in_another_order_is_the_same_list() {
    let mut turned = shipment();
    turned.expected.reverse();
    assert_eq!(Manifest::new(turned).fingerprint(), manifest().fingerprint());
    let mut other = shipment();
    other.expected[0].payload.push(' ');
    assert_ne!(Manifest::new(other).fingerprint(), manifest().fingerprint());
}

#[test]
fn what_is_no_part_is_refused_by_its_reason() {
    let part = played(&manifest(), "a", vec![Input::Frame(vec![label(0), label(1)])]).part(&manifest());
    let json = String::from_utf8(part.to_json()).unwrap();
    let parse = |json: String| Part::parse(json.as_bytes()).map_err(|error| error.code());
    for (json, code) in [
        (String::new(), "malformed"),
        (json[..json.len() - 1].to_owned(), "malformed"),
        ("[".repeat(100_000), "malformed"),
        ("{}".into(), "other-file"),
        (json.replace("shipment-part", "something"), "other-file"),
        (json.replace("\"version\":1", "\"version\":2"), "version"),
        (json.replace("\"version\":1", "\"version\":2,\"news\":true"), "version"),
        (json.replace("\"version\":1", "\"version\":1,\"news\":true"), "malformed"),
        (json.replace("\"device\":\"a\"", "\"device\":\"a b\""), "malformed"),
        (json.replace("\"device\":\"a\"", "\"device\":\"\""), "malformed"),
        (json.replace("\"n\":2", "\"n\":1"), "order"),
        (json.replace("\"n\":1", "\"n\":0"), "order"),
        (json.replace("\"margin\":500", "\"margin\":1001"), "malformed"),
        (json.replace("Acme Vacuum", &"x".repeat(9_000)), "text-too-long"),
    ] {
        assert_eq!(
            parse(json.clone()),
            Err(&*format!("shipment.part-{code}")),
            "{}",
            &json[..json.len().min(300)]
        );
        assert!(CODES.contains(&&*format!("shipment.part-{code}")));
    }
    assert_eq!(parse(format!("\u{feff}{json}")), Ok(part.clone()));
    assert_eq!(Part::unpack(&part.pack()), Ok(part.clone()));
    let bomb = miniz_oxide::deflate::compress_to_vec(&vec![b' '; shipment::PART_LIMIT_BYTES + 1], 9);
    assert!(matches!(Part::unpack(&bomb), Err(PartError::TooLarge { .. })));
    assert!(matches!(Part::unpack(b"\xff\xff"), Err(PartError::Malformed { .. })));
    let other = Part { shipment: "EXP-8".into(), ..part.clone() };
    assert_eq!(Joined::new("EXP-7").join(&other), Err(PartError::OtherShipment { found: "EXP-8".into() }));
    let mut full = Joined::new("EXP-7");
    for at in 0..DEVICES_LIMIT {
        full.join(&Part { device: device(&format!("d{at}")), ..part.clone() }).unwrap();
    }
    let before = full.clone();
    assert!(matches!(full.join(&part), Err(PartError::TooManyDevices { .. })));
    assert_eq!(full, before);
}

fn any_part() -> impl Strategy<Value = Part> {
    // Three names for more sessions than that: two phones may go by one name, and one may export twice.
    (prop::sample::select(vec!["a", "b", "c"]), prop::collection::vec(any_input(), 0..12), 0usize..12)
        .prop_map(|(name, inputs, cut)| {
            let manifest = manifest();
            let mut part = played(&manifest, name, inputs).part(&manifest);
            part.events.truncate(cut.max(1));
            part
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn joining_is_commutative_associative_and_idempotent(
        (parts, shuffled, split) in prop::collection::vec(any_part(), 1..6).prop_flat_map(|parts| {
            // Every part at least once, some twice or more, in any order.
            let twice: Vec<Part> = parts.iter().chain(&parts).cloned().collect();
            let length = twice.len();
            (Just(parts), Just(twice).prop_shuffle(), 0..=length)
        }),
    ) {
        let manifest = manifest();
        let straight = joined(&parts.iter().collect::<Vec<_>>());
        let turned = joined(&shuffled.iter().collect::<Vec<_>>());
        prop_assert_eq!(&straight, &turned);
        let (left, right) = shuffled.split_at(split);
        let (left, right) = (joined(&left.iter().collect::<Vec<_>>()), joined(&right.iter().collect::<Vec<_>>()));
        let (mut one, mut other) = (left.clone(), right.clone());
        one.merge(&right).unwrap();
        other.merge(&left).unwrap();
        prop_assert_eq!(&one, &straight);
        prop_assert_eq!(&other, &straight);
        let again = one.clone();
        one.merge(&again).unwrap();
        prop_assert_eq!(&one, &straight);
        let reconciled = straight.reconcile(&manifest);
        prop_assert_eq!(&turned.reconcile(&manifest), &reconciled);
        prop_assert_eq!(turned.conflicts(&manifest, &reconciled), straight.conflicts(&manifest, &reconciled));
    }

    /// A phone that exports again later adds to what it gave before.
    #[test]
    fn an_older_part_of_a_log_adds_nothing(inputs in prop::collection::vec(any_input(), 0..20), cut in 0usize..20) {
        let manifest = manifest();
        let whole = played(&manifest, "a", inputs).part(&manifest);
        let mut older = whole.clone();
        older.events.truncate(cut);
        prop_assert_eq!(joined(&[&whole, &older]), joined(&[&older, &whole]));
        prop_assert_eq!(joined(&[&whole, &older]), joined(&[&whole]));
    }

    #[test]
    fn any_bytes_are_answered(bytes: Vec<u8>, at in any::<prop::sample::Index>(), byte: u8) {
        let _ = (Part::parse(&bytes), Part::unpack(&bytes));
        let part = played(&manifest(), "a", vec![Input::Frame(vec![label(0)])]).part(&manifest());
        for mut damaged in [part.to_json(), part.pack()] {
            let at = at.index(damaged.len());
            damaged[at] = byte;
            let _ = (Part::parse(&damaged), Part::unpack(&damaged));
        }
    }
}

#[test]
fn a_part_that_was_made_by_hand_is_checked_as_well() {
    let event = |number| Event { number, at_ms: 0, what: What::Paused };
    let manifest = manifest();
    let mut part = Session::new(&manifest, device("a")).part(&manifest);
    part.events = vec![event(2), event(1)];
    assert_eq!(Joined::new("EXP-7").join(&part), Err(PartError::Order { number: 1 }));
}
