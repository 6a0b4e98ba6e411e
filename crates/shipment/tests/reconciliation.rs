//! Three lists held against one another.

mod yard;

use std::sync::LazyLock;

use proptest::prelude::*;
use shipment::{
    CODES, Counts, Difference, LabelField, LabelId, LabelValues, Manifest, Outcome, Place, PlatformState,
    Reconciliation, Shipment, TakeId, Verdict,
};
use yard::{any_read, code, device, entry, expected, manifest, read, shipment, values};

fn differs(verdict: &Verdict) -> Option<(u32, Vec<(LabelField, Difference)>)> {
    let Verdict::Differs { label, differences } = verdict else { return None };
    Some((label.0, differences.iter().map(|difference| (difference.field, difference.difference)).collect()))
}

#[test]
fn every_read_has_its_verdict() {
    use Difference::{LooksAlike, NotThere, OneCharacter, Other};
    use LabelField::{Batch, Manufacturer, Report, Serial};

    let manifest = manifest();
    let judge = |m: &str, b: &str, r: &str, s: &str| manifest.judge(&read(&values(m, b, r, s)));
    let (m, b, r) = ("Acme Vacuum", "20260517-0001", "TR-2026-0042");
    let same = |label| Verdict::Expected { label: LabelId(label), as_written: true };
    assert_eq!(judge(m, b, r, "SN-A001"), same(0));
    assert_eq!(judge(m, b, r, "SN-A010"), same(2));
    for ((m, b, r, s), label, fields) in [
        ((m, b, r, "SN-AO01"), 0, vec![(Serial, LooksAlike)]),
        ((m, b, r, "sn-a002"), 1, vec![(Serial, LooksAlike)]),
        ((m, b, r, "SN-B001"), 0, vec![(Serial, OneCharacter)]),
        ((m, b, r, ""), 0, vec![(Serial, NotThere)]),
        ((m, b, "TR-2026-0099", "SN-A002"), 1, vec![(Report, Other)]),
        (("Acme Vacum", b, r, "SN-A002"), 1, vec![(Manufacturer, OneCharacter)]),
        (
            ("Beta", "20260101-0001", "X", "SN-A002"),
            1,
            vec![(Manufacturer, Other), (Batch, Other), (Report, Other)],
        ),
        ((m, "2026O518-0007", "TR-2026-0043", ""), 3, vec![(Batch, LooksAlike)]),
        ((m, "20260518-0007", "TR-2026-OO43", ""), 3, vec![(Report, LooksAlike)]),
        ((m, "20260518 0007", "TR-2026-OO43", ""), 3, vec![(Batch, LooksAlike), (Report, LooksAlike)]),
        ((m, "20260518-0007", "TR-2026-0050", ""), 3, vec![(Report, Other)]),
    ] {
        assert_eq!(differs(&judge(m, b, r, s)), Some((label, fields)), "{m} {b} {r} {s}");
    }
    // The next piece of the series is another piece, not a misprint.
    assert_eq!(judge(m, b, r, "SN-A003"), Verdict::Extra { near: Some(LabelId(0)) });
    assert_eq!(judge(m, b, r, "XK-77"), Verdict::Extra { near: None });
    assert_eq!(judge("Beta", "20260517-0003", "Q", "9"), Verdict::Extra { near: None });
    let Verdict::Elsewhere { entry } = judge(m, "20250101-0001", "TR-2025-0001", "") else {
        panic!("the platform knows it");
    };
    assert_eq!(entry.0, 2);
    assert_eq!(manifest.judge(&code("hello")), Verdict::Extra { near: None });
    let mut other_form = read(&values(m, b, r, "SN-A001"));
    other_form.text = "the same in JSON".into();
    assert_eq!(manifest.judge(&other_form), Verdict::Expected { label: LabelId(0), as_written: false });
}

#[test]
fn a_serial_number_that_several_batches_have_is_looked_for_in_its_own() {
    let piece = |batch: &str, serial: &str| values("Acme", batch, &format!("TR-{batch}"), serial);
    let pieces = [piece("X", "A10"), piece("Y", "B77"), piece("Y", "A10")];
    let expected = pieces.into_iter().map(|values| expected("k", values)).collect();
    let manifest = Manifest::new(Shipment { expected, ..Shipment::default() });
    assert_eq!(
        differs(&manifest.judge(&read(&piece("Y", "A1O")))),
        Some((2, vec![(LabelField::Serial, Difference::LooksAlike)]))
    );
}

#[test]
fn texts_that_do_not_tell_their_fields_are_compared_whole() {
    let mut label = expected("1", values("A", "B-1", "C", ""));
    label.payload = "HTTPS://NPQTP.EXAMPLE/V/7F0K2".into();
    let manifest = Manifest::new(Shipment { expected: vec![label], ..Shipment::default() });
    assert_eq!(
        differs(&manifest.judge(&code("HTTPS://NPQTP.EXAMPLE/V/7FOK2"))),
        Some((0, vec![(LabelField::Payload, Difference::LooksAlike)]))
    );
    assert_eq!(
        manifest.judge(&code("HTTPS://NPQTP.EXAMPLE/V/7F0K3")),
        Verdict::Extra { near: Some(LabelId(0)) }
    );
    assert_eq!(manifest.judge(&code("HTTPS://NPQTP.EXAMPLE/V/ZZZZZ")), Verdict::Extra { near: None });
}

#[test]
fn the_platform_is_a_third_list() {
    let manifest = manifest();
    assert!(matches!(manifest.platform(LabelId(0)), PlatformState::Known(entry) if entry.0 == 0));
    let PlatformState::Differs { difference, .. } = manifest.platform(LabelId(3)) else { panic!("differs") };
    assert_eq!((difference.field, difference.difference), (LabelField::Batch, Difference::LooksAlike));
    assert_eq!(manifest.platform(LabelId(4)), &PlatformState::Unknown);
    assert_eq!(manifest.platform_only(), 1);
    let without = Manifest::new(Shipment { platform: None, ..shipment() });
    assert!((0..6).all(|id| *without.platform(LabelId(id)) == PlatformState::NotCompared));
    assert_eq!(Reconciliation::new(&without).counts().platform_unknown, 0);
}

#[test]
fn counts_follow_each_read() {
    let manifest = manifest();
    let mut reconciliation = Reconciliation::new(&manifest);
    let start = Counts {
        expected: 6,
        missing: 5,
        expected_twice: 1,
        platform_unknown: 1,
        platform_differs: 1,
        platform_only: 1,
        ..Counts::default()
    };
    assert_eq!(reconciliation.counts(), start);
    let id = |number| TakeId { device: device("a"), number };
    let pallet = |code: &str| Place { pallet: Some(code.into()), ..Place::default() };
    let first = read(&shipment().expected[0].values);
    reconciliation.add(&manifest, id(1), &first, &pallet("PAL-1"));
    assert_eq!(reconciliation.counts(), Counts { missing: 4, matched: 1, ..start });
    reconciliation.add(&manifest, id(2), &first, &Place::default());
    assert_eq!(
        reconciliation.outcome(&manifest, LabelId(0)),
        Some(Outcome::Matched),
        "no place contradicts none"
    );
    reconciliation.add(&manifest, id(3), &first, &pallet("PAL-2"));
    assert_eq!(reconciliation.counts(), Counts { missing: 4, doubled: 1, ..start });
    reconciliation.remove(&manifest, &id(1));
    assert_eq!(reconciliation.counts(), Counts { missing: 4, matched: 1, ..start });
    let misread = read(&values("Acme Vacuum", "20260517-0001", "TR-2026-0042", "SN-AOO2"));
    reconciliation.add(&manifest, id(4), &misread, &Place::default());
    reconciliation.add(&manifest, id(5), &misread, &pallet("PAL-1"));
    assert_eq!(reconciliation.counts(), Counts { missing: 3, matched: 1, differs: 1, differing: 1, ..start });
    reconciliation.add(&manifest, id(6), &read(&shipment().expected[4].values), &Place::default());
    for (number, stray) in [
        (7, code("says no fields")),
        (8, read(&values("Acme Vacuum", "20260517-0001", "TR-2026-0042", "SN-A777"))),
        (9, read(&values("Nobody", "1", "2", "3"))),
    ] {
        reconciliation.add(&manifest, id(number), &stray, &Place::default());
    }
    let counts = reconciliation.counts();
    assert_eq!((counts.matched, counts.extra, counts.scanned_unknown), (2, 3, 2));
    for number in 1..=9 {
        reconciliation.remove(&manifest, &id(number));
    }
    assert_eq!(reconciliation, Reconciliation::new(&manifest));
}

#[test]
fn lists_are_checked_before_the_first_scan() {
    let mut faulty = shipment();
    faulty.reference = " ".into();
    faulty.containers[1] = faulty.containers[0].clone();
    faulty.pallets[1].code = "PAL-1".into();
    faulty.pallets[0].code = faulty.expected[1].payload.clone();
    faulty.platform = Some(vec![entry("R", "a", "b", "c"), entry("R", "a", "b", "d")]);
    let codes: Vec<String> = faulty.check().into_iter().map(|finding| finding.code.into_owned()).collect();
    assert_eq!(
        codes,
        [
            "shipment.reference-required",
            "shipment.pallet-is-label",
            "shipment.container-twice",
            "shipment.seal-twice",
            "shipment.expected-twice",
            "shipment.receipt-twice",
        ]
    );
    assert!(codes.iter().all(|code| CODES.contains(&code.as_str())));
    let twice: Vec<_> = shipment().check().into_iter().map(|finding| finding.code).collect();
    assert_eq!(twice, ["shipment.expected-twice"]);
}

#[test]
fn codes_are_sorted_and_unique() {
    assert!(CODES.is_sorted_by(|a, b| a < b));
}

/// Twenty batches, each with its report; their serial numbers repeat.
fn one_of_many(at: usize) -> LabelValues {
    let (batch, report) = (format!("20260517-{:04}", at / 20), format!("TR-{:03}", at / 20));
    values("Acme", &batch, &report, &format!("SB-{:04}", at % 50))
}

static MANY: LazyLock<Manifest> = LazyLock::new(|| {
    let expected = (0..400).map(|at| expected("k", one_of_many(at))).collect();
    Manifest::new(Shipment { expected, ..Shipment::default() })
});

fn any_place() -> impl Strategy<Value = Place> {
    prop::sample::select(vec![None, Some("PAL-1"), Some("PAL-2")])
        .prop_map(|pallet| Place { container: None, pallet: pallet.map(Into::into) })
}

proptest! {
    /// Reads added and taken back one by one come to the same as what is left, settled at once in another order.
    #[test]
    fn one_by_one_is_the_same_as_all_at_once(
        steps in prop::collection::vec((any_read(), any_place(), 0u32..12, any::<bool>()), 0..40),
    ) {
        let manifest = manifest();
        let mut live = Reconciliation::new(&manifest);
        let mut left = std::collections::BTreeMap::new();
        for (read, place, number, removes) in steps {
            let id = TakeId { device: device("a"), number };
            if removes {
                live.remove(&manifest, &id);
                left.remove(&id);
            } else {
                live.add(&manifest, id.clone(), &read, &place);
                left.insert(id, (read, place));
            }
        }
        let takes = left.iter().rev().map(|(id, (read, place))| (id.clone(), read, place));
        prop_assert_eq!(&live, &Reconciliation::of(&manifest, takes));
        let counts = live.counts();
        let sum = counts.missing + counts.matched + counts.differs + counts.doubled + counts.expected_twice;
        prop_assert_eq!(sum, counts.expected);
        let outcomes = live.outcomes(&manifest).filter(|(_, outcome)| *outcome == Outcome::Missing).count();
        prop_assert_eq!(outcomes as u32, counts.missing);
    }

    /// Whichever label of a large list: a character that is taken for its look-alike leads back to it.
    #[test]
    fn a_look_alike_leads_back_to_its_label(
        at in 0usize..400,
        field in prop::sample::select(vec![LabelField::Batch, LabelField::Report, LabelField::Serial]),
        place in any::<prop::sample::Index>(),
    ) {
        let mut found = one_of_many(at);
        let looks_like = |c: char| "01258SB".find(c).and_then(|at| "OIZSB58".chars().nth(at));
        let text: Vec<char> = found.get(field).chars().collect();
        let confusable: Vec<usize> = (0..text.len()).filter(|at| looks_like(text[*at]).is_some()).collect();
        let place = confusable[place.index(confusable.len())];
        let mut swapped = text.clone();
        swapped[place] = looks_like(text[place]).unwrap();
        let swapped: String = swapped.into_iter().collect();
        match field {
            LabelField::Batch => found.batch = swapped,
            LabelField::Report => found.report = swapped,
            _ => found.serial = Some(swapped),
        }
        prop_assert_eq!(
            differs(&MANY.judge(&read(&found))),
            Some((at as u32, vec![(field, Difference::LooksAlike)]))
        );
    }

    #[test]
    fn any_text_is_judged(
        (text, m, b, r, s) in (".{0,40}", ".{0,8}", "[0-9O-]{0,14}", ".{0,8}", "[SNA0O1-]{0,8}"),
    ) {
        let manifest = manifest();
        let mut read = read(&values(&m, &b, &r, &s));
        read.text = text;
        if let Verdict::Differs { differences, .. } = manifest.judge(&read) {
            prop_assert!(!differences.is_empty());
            for difference in differences {
                prop_assert!(difference.expected.get(difference.expected_span).is_some());
                prop_assert!(difference.found.get(difference.found_span).is_some());
            }
        }
    }
}
