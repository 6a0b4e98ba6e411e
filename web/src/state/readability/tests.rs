use service::CalendarDate;
use service::readability::Light;

use super::*;

const PAYLOAD: &str = "A";

fn session(wanted: usize) -> Session {
    let run =
        Run { id: "r".into(), light: Light::Dim, begun: CalendarDate::FIRST, device: None, tries: vec![] };
    let label = LabelName { payload: PAYLOAD.into(), ..LabelName::default() };
    Session { label: label.into(), wanted, run, wrong: None }
}

fn frame(taken_ms: f64, sight: Sight) -> TallyAction {
    TallyAction::Frame { taken_ms, answered_ms: taken_ms + 20.0, device: None, sight }
}

/// The first answer of a camera, at this time.
fn live(now_ms: f64) -> TallyAction {
    frame(now_ms - 20.0, label())
}

fn label() -> Sight {
    Sight::Label { margin: 0.5, module_px: 4.0 }
}

fn after(wanted: usize, actions: impl IntoIterator<Item = TallyAction>) -> Rc<Tally> {
    let begun = Rc::new(Tally::default()).reduce(TallyAction::Begin(session(wanted)));
    actions.into_iter().fold(begun, Reducible::reduce)
}

fn outcomes(tally: &Tally) -> Vec<TryOutcome> {
    tally
        .session()
        .map(|session| session.run.tries.iter().map(|one| one.outcome).collect())
        .unwrap_or_default()
}

#[test]
fn a_try_takes_from_its_beginning_to_the_answer_and_knows_its_frames() {
    let tally = after(2, [live(1_000.0), frame(1_100.0, Sight::Nothing), frame(1_300.0, label())]);
    let Tally::Away { session, .. } = &*tally else { panic!("{tally:?}") };
    let [one] = session.run.tries[..] else { panic!("{session:?}") };
    assert_eq!((one.time_ms, one.frames, one.margin), (Some(320.0), 2, Some(0.5)));
}

#[test]
fn a_frame_from_before_the_try_says_nothing_of_it() {
    let tally = after(1, [live(1_000.0), frame(990.0, label())]);
    assert!(matches!(&*tally, Tally::Trying { frames: 0, .. }), "{tally:?}");
    assert_eq!(outcomes(&tally.reduce(frame(1_001.0, label()))), [TryOutcome::Read]);
}

#[test]
fn another_payload_is_wrong_and_never_a_success() {
    let tally = after(1, [live(0.0), frame(10.0, Sight::Other("B".into()))]);
    assert_eq!(outcomes(&tally), [TryOutcome::Wrong]);
    let Tally::Done(session) = &*tally else { panic!("{tally:?}") };
    assert_eq!(session.wrong.as_deref(), Some("B"));
    assert_eq!(session.run.tries[0].margin, None);
}

#[test]
fn nothing_for_ten_seconds_has_timed_out_also_without_frames() {
    let late = TallyAction::Tick(TRY_LIMIT_MS - 1.0);
    assert_eq!(outcomes(&after(1, [live(0.0), late.clone()])), []);
    let tally = after(1, [live(0.0), late, TallyAction::Tick(TRY_LIMIT_MS)]);
    assert_eq!(outcomes(&tally), [TryOutcome::TimedOut]);
    let by_frame = after(1, [live(0.0), frame(TRY_LIMIT_MS, Sight::Unread)]);
    assert_eq!(outcomes(&by_frame), [TryOutcome::TimedOut]);
}

#[test]
fn the_next_try_begins_when_the_label_is_gone_or_stays_too_long() {
    let read = [live(0.0), frame(100.0, label())];
    // It stays in sight until 500, then is gone.
    let gone = after(3, read.clone()).reduce(frame(500.0, Sight::Unread));
    assert!(matches!(&*gone.clone().reduce(frame(1_100.0, Sight::Nothing)), Tally::Away { .. }));
    assert!(matches!(&*gone.reduce(frame(1_250.0, Sight::Nothing)), Tally::Trying { since_ms: 1_270.0, .. }));
    // It stays.
    let stays = after(3, read).reduce(frame(1_900.0, label()));
    assert_eq!(outcomes(&stays), [TryOutcome::Read], "what is still in sight is not another try");
    assert!(matches!(&*stays.reduce(frame(2_110.0, label())), Tally::Trying { .. }));
}

#[test]
fn a_try_that_was_left_is_noted_and_made_again() {
    let tally = after(1, [live(0.0), TallyAction::Abandon(5.0)]);
    assert!(matches!(&*tally, Tally::Away { .. }), "one that counts is still wanted: {tally:?}");
    let tally = tally.reduce(TallyAction::Tick(2_005.0)).reduce(frame(2_100.0, label()));
    assert!(matches!(&*tally, Tally::Done(_)), "{tally:?}");
    assert_eq!(outcomes(&tally), [TryOutcome::Abandoned, TryOutcome::Read]);
}

#[test]
fn a_pause_forgets_the_try_that_had_begun_and_nothing_else() {
    let tally = after(
        3,
        [
            live(0.0),
            frame(100.0, label()),
            TallyAction::Tick(3_000.0),
            TallyAction::Pause,
            TallyAction::Tick(60_000.0),
            frame(60_001.0, label()),
        ],
    );
    assert!(matches!(&*tally, Tally::Paused(_)), "{tally:?}");
    assert_eq!(outcomes(&tally), [TryOutcome::Read]);
    let on = tally.reduce(TallyAction::Resume).reduce(live(70_000.0));
    assert!(matches!(&*on, Tally::Trying { since_ms: 70_000.0, frames: 0, .. }), "{on:?}");
}

#[test]
fn the_last_try_is_taken_back_in_every_situation() {
    let done = after(1, [live(0.0), frame(100.0, label())]);
    let back = done.reduce(TallyAction::TakeBack);
    assert!(matches!(&*back, Tally::Paused(_)) && outcomes(&back).is_empty(), "{back:?}");
    let again = back.clone().reduce(TallyAction::TakeBack);
    assert!(Rc::ptr_eq(&back, &again), "there is nothing more to take back");
    let trying = after(3, [live(0.0), frame(100.0, label()), TallyAction::Tick(3_000.0)]);
    let back = trying.reduce(TallyAction::TakeBack);
    assert!(matches!(&*back, Tally::Trying { since_ms: 3_000.0, .. }) && outcomes(&back).is_empty());
}

#[test]
fn stopping_keeps_what_there_is_and_a_fault_too() {
    let one = [live(0.0), frame(100.0, label())];
    assert!(matches!(&*after(3, one.clone()).reduce(TallyAction::Stop), Tally::Done(_)));
    assert_eq!(*after(3, [live(0.0), TallyAction::Stop]), Tally::Idle);
    let failed = after(3, one).reduce(TallyAction::Failed(Fault::new("camera.lost")));
    assert_eq!(outcomes(&failed), [TryOutcome::Read]);
    assert!(!failed.camera_wanted() && matches!(&*failed.reduce(TallyAction::Resume), Tally::Starting(_)));
}

#[test]
fn answers_that_come_when_nothing_is_tried_change_nothing() {
    let quiet = [Rc::new(Tally::Idle), after(1, [TallyAction::Pause])];
    for tally in quiet {
        assert!(Rc::ptr_eq(&tally, &tally.clone().reduce(frame(1.0, label()))), "{tally:?}");
    }
    for tally in [Rc::new(Tally::Idle), after(1, []), after(1, [TallyAction::Pause])] {
        for action in [TallyAction::Tick(1e9), TallyAction::Abandon(1.0)] {
            assert!(Rc::ptr_eq(&tally, &tally.clone().reduce(action)), "{tally:?}");
        }
    }
}

fn report(texts: &[Option<&str>]) -> ScanReport {
    let symbol = |text: &Option<&str>| {
        // What the reader says of a symbol, in the form in which it crosses the worker.
        serde_json::json!({
            "text": text, "binary": null, "payload_bytes": 1,
            "corners": [{"x": 0.0, "y": 0.0}, {"x": 1.0, "y": 0.0}, {"x": 1.0, "y": 1.0}, {"x": 0.0, "y": 1.0}],
            "version": 1, "level": "M", "mask": 0, "reader": "rxing", "sampler": "flat", "module_px": 3.0,
            "margin": 0.25, "blocks": [], "mirrored": false, "inverted": false, "part": null, "gs1": false,
            "profile": null, "fields": [], "exact": null, "comparison": null
        })
    };
    let symbols: Vec<_> = texts.iter().map(symbol).collect();
    serde_json::from_value(serde_json::json!({
        "width": 1, "height": 1, "time_ms": 1.0, "picture_ms": 0.0, "symbols": symbols, "unread": [],
        "unconfirmed": [], "verdict": "read"
    }))
    .unwrap()
}

#[test]
fn what_a_frame_shows_is_told_by_its_texts_alone() {
    for (texts, expected) in [
        (&[][..], Sight::Nothing),
        (&[Some("A")], Sight::Label { margin: 0.25, module_px: 3.0 }),
        (&[Some("B"), Some("A")], Sight::Label { margin: 0.25, module_px: 3.0 }),
        (&[Some("B")], Sight::Other("B".into())),
        (&[None], Sight::Other("".into())),
        (&[Some("A ")], Sight::Other("A ".into())),
    ] {
        assert_eq!(Sight::of(&report(texts), PAYLOAD), expected, "{texts:?}");
    }
    let unconfirmed = ScanReport { unconfirmed: vec![b"A".to_vec()], ..report(&[]) };
    assert_eq!(Sight::of(&unconfirmed, PAYLOAD), Sight::Unread, "what is not sure is not read");
}
