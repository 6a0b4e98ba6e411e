//! A scanning session, input by input.

mod yard;

use proptest::prelude::*;
use shipment::{
    Answer, CODES, Counts, Input, LabelId, Margin, Outcome, Part, Place, Read, Reconciliation, Refusal,
    Session, Signal, TakeId, Verdict, What,
};
use yard::{
    CONTAINER_A, CONTAINER_B, FOREIGN_CONTAINER, any_input, code, device, manifest, played, read, shipment,
    values,
};

fn label(at: usize) -> Read {
    read(&shipment().expected[at].values)
}

fn unsure(read: Read) -> Read {
    Read { margin: Some(Margin::of_ratio(0.0)), ..read }
}

fn wrong() -> Read {
    read(&values("Other", "19990101-0001", "X-1", "77"))
}

/// What a session answers, one line for each input.
fn told(inputs: Vec<Input>) -> (Vec<String>, Session) {
    let manifest = manifest();
    let mut session = Session::new(&manifest, device("phone-1"));
    let mut lines = Vec::new();
    for input in inputs {
        let step = session.handle(&manifest, input, 1_764_000_000_000);
        let codes = step.answers.iter().map(|answer| {
            assert!(CODES.contains(&answer.code()), "{}", answer.code());
            answer.code().trim_start_matches("shipment.")
        });
        lines.push(codes.collect::<Vec<_>>().join(" "));
    }
    (lines, session)
}

fn frame(reads: impl IntoIterator<Item = Read>) -> Input {
    Input::Frame(reads.into_iter().collect())
}

#[test]
fn several_labels_of_a_frame_are_taken_each_once() {
    let (lines, session) = told(vec![
        frame([label(0), label(1), label(0)]),
        frame([label(1), label(2)]),
        frame([label(5)]),
        frame([]),
    ]);
    assert_eq!(lines, ["matched matched again", "again matched", "again", ""]);
    assert_eq!(session.log().len(), 3);
    let counts = session.reconciliation().counts();
    assert_eq!((counts.matched, counts.missing, counts.expected_twice), (3, 2, 1));
}

#[test]
fn a_read_without_margin_counts_when_a_later_frame_says_the_same() {
    let bare = Read { margin: None, ..label(1) };
    let (lines, session) = told(vec![
        frame([unsure(label(0)), unsure(label(0))]),
        frame([bare.clone()]),
        frame([unsure(label(0))]),
        frame([bare]),
        frame([unsure(code("PAL-1"))]),
        frame([unsure(code("PAL-1"))]),
    ]);
    assert_eq!(lines, ["unsure unsure", "unsure", "matched", "matched", "unsure", "loading"]);
    assert_eq!(session.place().pallet.as_deref(), Some("PAL-1"));
}

#[test]
fn a_wrong_label_stops_the_line_until_it_is_acknowledged() {
    let differing = read(&values("Acme Vacuum", "20260517-0001", "TR-2026-0042", "SN-AOO1"));
    let elsewhere = read(&values("Acme Vacuum", "20250101-0001", "TR-2025-0001", ""));
    for (wrong, code) in [(wrong(), "extra"), (differing, "differs"), (elsewhere, "elsewhere")] {
        let (lines, session) = told(vec![
            frame([label(1), wrong.clone()]),
            frame([label(2)]),
            Input::Manual { read: label(2), reason: "torn".into() },
            Input::Acknowledge,
            frame([wrong, label(2)]),
            Input::Acknowledge,
        ]);
        let first = format!("matched {code}");
        assert_eq!(lines, [&first, "stopped", "stopped", "acknowledged", "again matched", ""]);
        assert_eq!(session.blocked(), None);
    }
}

#[test]
fn a_label_at_a_second_place_stops_the_line() {
    let (lines, session) = told(vec![
        frame([code(CONTAINER_A), label(0)]),
        frame([code("PAL-1"), label(1)]),
        frame([code(CONTAINER_B)]),
        frame([label(1)]),
        Input::Acknowledge,
        frame([label(1)]),
    ]);
    assert_eq!(lines, ["loading matched", "loading matched", "loading", "doubled", "acknowledged", "again"]);
    let manifest = manifest();
    assert_eq!(session.reconciliation().outcome(&manifest, LabelId(1)), Some(Outcome::Doubled));
    let What::Taken { place, .. } = &session.log()[3].what else { panic!("the second label") };
    assert_eq!(place.pallet.as_deref(), Some("PAL-1"));
    assert_eq!(place.container.unwrap().as_str(), CONTAINER_A);
}

#[test]
fn a_second_pallet_is_a_second_place() {
    let (lines, _) = told(vec![
        frame([label(0)]),
        frame([code("PAL-1"), label(0), label(1)]),
        frame([code("PAL-2"), label(0), label(1)]),
    ]);
    assert_eq!(lines, ["matched", "loading again matched", "loading again doubled"]);
}

#[test]
fn places_are_taken_from_their_codes() {
    let (lines, session) = told(vec![
        frame([code("CSQU 305438 3"), code("PAL-1"), label(0)]),
        frame([code("PAL-1"), code(CONTAINER_A)]),
        frame([code("PAL-1"), code("PAL-2"), label(1)]),
        frame([code(FOREIGN_CONTAINER), label(1)]),
        frame([label(1)]),
        Input::Acknowledge,
        frame([unsure(code("PAL-2")), label(1)]),
        frame([unsure(code("PAL-2")), label(1)]),
        Input::Load(Place::default()),
        Input::Load(Place { pallet: Some("x".repeat(101)), ..Place::default() }),
    ]);
    assert_eq!(
        lines,
        [
            "loading loading matched",
            "",
            "several-places",
            "other-container",
            "stopped",
            "acknowledged",
            "unsure",
            "loading matched",
            "loading",
            "text-too-long"
        ]
    );
    assert!(session.place().is_unknown());
}

#[test]
fn what_was_done_can_be_undone_and_done_again() {
    let (lines, session) = told(vec![
        Input::Undo,
        frame([label(0)]),
        frame([code("PAL-1"), wrong()]),
        Input::Undo,
        Input::Undo,
        Input::Undo,
        Input::Undo,
        Input::Redo,
        Input::Redo,
        Input::Redo,
        Input::Redo,
        Input::Undo,
        frame([label(1)]),
        Input::Redo,
    ]);
    let undone = ["undone", "undone", "undone", "nothing-to-undo"];
    let redone = ["redone", "redone", "redone", "nothing-to-redo"];
    let mut wanted = vec!["nothing-to-undo", "matched", "loading extra"];
    wanted.extend(undone.into_iter().chain(redone).chain(["undone", "matched", "nothing-to-redo"]));
    assert_eq!(lines, wanted);
    assert_eq!(session.place().pallet.as_deref(), Some("PAL-1"));
    let verdicts: Vec<bool> = session.takes().map(|take| take.counts).collect();
    assert_eq!(verdicts, [true, false, true]);
}

#[test]
fn a_place_that_is_undone_is_the_one_before() {
    let (lines, session) = told(vec![
        frame([code("PAL-1")]),
        frame([code("PAL-2")]),
        frame([label(0)]),
        Input::Undo,
        Input::Undo,
    ]);
    assert_eq!(lines, ["loading", "loading", "matched", "undone", "undone"]);
    assert_eq!(session.place().pallet.as_deref(), Some("PAL-1"));
}

#[test]
fn a_wrong_label_that_is_undone_lets_the_line_go_on_and_stops_it_again_when_redone() {
    let (_, mut session) = told(vec![frame([wrong()]), Input::Undo]);
    let manifest = manifest();
    assert_eq!(session.blocked(), None);
    session.handle(&manifest, Input::Redo, 0);
    assert_eq!(session.blocked(), Some(Refusal::Stopped));
    session.handle(&manifest, Input::Acknowledge, 0);
    session.handle(&manifest, Input::Undo, 0);
    session.handle(&manifest, Input::Redo, 0);
    assert_eq!(session.blocked(), None, "a person has seen it");
}

#[test]
fn entries_by_hand_need_a_reason() {
    let by_hand = |reason: &str| Input::Manual { read: unsure(label(0)), reason: reason.into() };
    let (lines, session) = told(vec![
        by_hand(" "),
        by_hand(&"x".repeat(501)),
        by_hand("  smeared "),
        by_hand("smeared"),
        Input::Pause,
        Input::Pause,
        by_hand("smeared"),
        frame([label(1)]),
        Input::Resume,
        frame([Read { text: "x".repeat(9_000), ..label(1) }]),
    ]);
    assert_eq!(
        lines,
        [
            "reason-required",
            "text-too-long",
            "matched",
            "again",
            "paused",
            "",
            "paused",
            "paused",
            "resumed",
            "text-too-long"
        ]
    );
    let What::Taken { by_hand, read, .. } = &session.log()[0].what else { panic!("the entry") };
    assert_eq!(by_hand.as_deref(), Some("smeared"));
    assert_eq!(read.values, None, "the expected text says it all");
}

#[test]
fn a_label_that_the_platform_lacks_is_told_and_the_line_goes_on() {
    let (lines, session) = told(vec![frame([label(3), label(4), label(0)])]);
    assert_eq!(lines, ["matched-platform-lacks matched-platform-lacks matched"]);
    assert_eq!(session.blocked(), None);
    assert_eq!(session.reconciliation().counts().scanned_unknown, 1, "of the other it says something else");
}

#[test]
fn the_gravest_signal_of_a_frame_is_the_greatest() {
    let (wrong, again) = (Answer::Refused(Refusal::SeveralPlaces), Answer::Unsure);
    let verdict = Verdict::Extra { near: None };
    let extra = Answer::Taken { number: 1, verdict, doubled: false, platform_lacks: false };
    assert_eq!([wrong, extra.clone(), again].iter().map(Answer::signal).max(), Some(Signal::Wrong));
    assert_eq!(extra.signal(), Signal::Wrong);
}

#[test]
fn a_stored_log_is_read_again_after_an_empty_battery() {
    let manifest = manifest();
    let (_, session) =
        told(vec![frame([code("PAL-1"), label(0), wrong()]), Input::Acknowledge, Input::Pause]);
    let stored = session.part(&manifest).to_json();
    let text = String::from_utf8(stored.clone()).unwrap();
    assert!(
        text.starts_with(r#"{"format":"temqr-shipment-part","version":1,"shipment":"EXP-7","expected":""#)
    );
    assert!(text.ends_with(r#"{"n":5,"t":1764000000000,"e":"paused"}]}"#), "{text}");
    let part = Part::parse(&stored).unwrap();
    let again = Session::replay(&manifest, part.device, part.events);
    assert_eq!(again.blocked(), Some(Refusal::Paused));
    assert_eq!(again.reconciliation(), session.reconciliation());
    let expected = Counts { matched: 1, extra: 1, ..again.reconciliation().counts() };
    assert_eq!(again.reconciliation().counts(), expected);
}

fn same(left: &Session, right: &Session) -> bool {
    left.log() == right.log()
        && left.place() == right.place()
        && left.blocked() == right.blocked()
        && left.stopped_by().eq(right.stopped_by())
        && left.takes().eq(right.takes())
        && left.reconciliation() == right.reconciliation()
}

proptest! {
    #[test]
    fn a_session_that_is_replayed_is_the_one_that_was_lived(
        before in prop::collection::vec(any_input(), 0..30),
        after in prop::collection::vec(any_input(), 0..10),
    ) {
        let manifest = manifest();
        let mut lived = played(&manifest, "a", before);
        let stored = lived.part(&manifest).to_json();
        let part = Part::parse(&stored).unwrap();
        let mut replayed = Session::replay(&manifest, part.device, part.events);
        prop_assert!(same(&lived, &replayed));
        // And it goes on alike, save for reads that wait for a second one: here none do.
        for input in after {
            let input = match input {
                Input::Frame(reads) => {
                    let sure = |read: Read| Read { margin: Some(Margin::of_ratio(1.0)), ..read };
                    Input::Frame(reads.into_iter().map(sure).collect())
                }
                other => other,
            };
            let steps = [lived.handle(&manifest, input.clone(), 0), replayed.handle(&manifest, input, 0)];
            prop_assert_eq!(&steps[0], &steps[1]);
        }
        prop_assert!(same(&lived, &replayed));
    }

    /// What is counted live is what counts in the log, settled from scratch.
    #[test]
    fn live_counts_are_those_from_scratch(inputs in prop::collection::vec(any_input(), 0..40)) {
        let manifest = manifest();
        let session = played(&manifest, "a", inputs);
        let counting: Vec<u32> =
            session.takes().filter(|take| take.counts).map(|take| take.number).collect();
        let takes = session.log().iter().filter_map(|event| match &event.what {
            What::Taken { read, place, .. } if counting.contains(&event.number) => {
                Some((TakeId { device: device("a"), number: event.number }, read, place))
            }
            _ => None,
        });
        let scratch = Reconciliation::of(&manifest, takes);
        prop_assert_eq!(session.reconciliation(), &scratch);
    }

    /// A log that no session wrote is still read, and the same each time.
    #[test]
    fn any_log_is_replayed(whats in prop::collection::vec(any_what(), 0..30)) {
        let manifest = manifest();
        let log: Vec<shipment::Event> = (1..)
            .zip(whats)
            .map(|(number, what)| shipment::Event { number, at_ms: 0, what })
            .collect();
        let session = Session::replay(&manifest, device("a"), log.clone());
        prop_assert_eq!(session.log(), &log);
        let mut joined = shipment::Joined::new("EXP-7");
        joined.join(&session.part(&manifest)).unwrap();
        prop_assert_eq!(&joined.reconcile(&manifest), session.reconciliation());
    }
}

fn any_what() -> impl Strategy<Value = What> {
    let place = |pallet: Option<&str>| Place { pallet: pallet.map(Into::into), container: None };
    let places = prop::sample::select(vec![None, Some("PAL-1"), Some("PAL-2")]).prop_map(place);
    prop_oneof![
        4 => (yard::any_read(), places.clone())
            .prop_map(|(read, place)| What::Taken { read, place, by_hand: None }),
        1 => places.prop_map(|place| What::Loading { place }),
        2 => (0u32..40).prop_map(|of| What::Undone { of }),
        2 => (0u32..40).prop_map(|of| What::Redone { of }),
        1 => Just(What::Acknowledged),
        1 => Just(What::Halted { text: String::new() }),
        1 => Just(What::Paused),
    ]
}
