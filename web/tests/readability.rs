//! The readability tally drawn to text, natively: what it says in each situation, in every language.
//!
//! With `TEMQR_DRAWN` naming a folder, each situation is written there as well, to be looked at.

mod common;

use std::rc::Rc;

use common::drawn;
use i18n::Locale;
use service::readability::{Device, LabelName, Light, Readability, Run, Statistics, Try, TryOutcome};
use service::{CalendarDate, Fault, ReadabilityView};
use web::hooks::readability::Tallying;
use web::state::engine::{EngineState, Seal};
use web::state::readability::{Session, Shelf, Tally};
use web::views::readability::{ReadabilityPanel, ReadabilityProps};
use yew::prelude::*;

fn one(outcome: TryOutcome, time_ms: f64) -> Try {
    let read = outcome == TryOutcome::Read;
    let (margin, module_px) = (read.then_some(0.8), read.then_some(4.2));
    Try { outcome, time_ms: Some(time_ms), frames: 4, margin, module_px }
}

fn run() -> Run {
    use TryOutcome::{Abandoned, Read, TimedOut, Wrong};
    let tries = [
        (Read, 420.0),
        (Read, 310.0),
        (TimedOut, 10_000.0),
        (Abandoned, 800.0),
        (Wrong, 95.0),
        (Read, 1_640.0),
    ];
    Run {
        id: "r".into(),
        light: Light::Dim,
        begun: CalendarDate::new(2026, 11, 23).expect("a day"),
        device: Some(Device { name: "Back camera".into(), width: 1920, height: 1080 }),
        tries: tries.map(|(outcome, time)| one(outcome, time)).into(),
    }
}

fn session() -> Session {
    let label = Rc::new(LabelName { payload: "A".into(), ..LabelName::default() });
    Session { label, wanted: 10, run: run(), wrong: None }
}

fn view(runs: Vec<Run>) -> Shelf {
    let lights = Light::ALL.into_iter().filter_map(|light| {
        let of = Statistics::of(runs.iter().filter(|run| run.light == light).flat_map(|run| &run.tries));
        (of.counted() > 0).then_some((light, of))
    });
    let lights = lights.collect();
    let readability = Readability { label: LabelName::default(), runs };
    let view = ReadabilityView { readability, lights, findings: Vec::new() };
    Shelf { view: Some(Rc::new(view)), ..Shelf::default() }
}

fn panel(locale: Locale, name: &str, tally: Tally, shelf: Shelf, has_label: bool) -> String {
    let tallying = Tallying {
        tally: tally.into(),
        shelf: shelf.into(),
        on_begin: Callback::noop(),
        on_tally: Callback::noop(),
        ask: Callback::noop(),
        on_frame: Callback::noop(),
        reader_free: Callback::from(|()| true),
    };
    let engine = EngineState::Ready(Seal { page: true, workers: true });
    // The camera itself is a device; there is none here.
    let props = ReadabilityProps { tallying, engine, has_label, camera_free: false };
    let text = drawn::<ReadabilityPanel>(locale, props);
    if let Ok(folder) = std::env::var("TEMQR_DRAWN") {
        std::fs::write(format!("{folder}/{name}-{}.html", locale.tag()), &text).expect("written");
    }
    text
}

#[test]
fn every_situation_has_its_words_in_every_language() {
    let wrong = Session { wrong: Some("Batch: other".into()), ..session() };
    let situations = [
        ("waits", Tally::Idle, Shelf::default(), false),
        ("begin", Tally::Idle, view(vec![]), true),
        ("starting", Tally::Starting(session()), view(vec![]), true),
        ("trying", Tally::Trying { session: session(), since_ms: 0.0, frames: 1 }, view(vec![]), true),
        ("away", Tally::Away { session: wrong, since_ms: 0.0, seen_ms: 0.0 }, view(vec![]), true),
        ("paused", Tally::Paused(session()), view(vec![]), true),
        (
            "done",
            Tally::Done(session()),
            view(vec![run(), Run { id: "s".into(), light: Light::Glare, ..run() }]),
            true,
        ),
        ("failed", Tally::Failed(session(), Fault::new("camera.lost")), view(vec![run()]), true),
    ];
    for locale in [Locale::En, Locale::Vi, Locale::Zh] {
        for (name, tally, shelf, has_label) in situations.clone() {
            let text = panel(locale, name, tally, shelf, has_label);
            assert!(!text.contains("[[") && !text.contains('{'), "{name}: {text}");
            assert!(
                text.contains(&i18n::text(locale, "readability.claim", &[])),
                "{name} says what it is not"
            );
        }
    }
}

#[test]
fn without_a_label_nothing_can_be_begun() {
    let text = panel(Locale::En, "waits", Tally::Idle, Shelf::default(), false);
    assert!(!text.contains("data-action=\"tally\"") && text.contains("data-readability=\"waits\""), "{text}");
}

#[test]
fn a_wrong_code_is_an_alert_with_what_it_says() {
    let wrong = Session { wrong: Some("Batch: other".into()), ..session() };
    let tally = Tally::Away { session: wrong, since_ms: 0.0, seen_ms: 0.0 };
    let text = panel(Locale::En, "away", tally, Shelf::default(), true);
    assert!(text.contains("role=\"alert\"") && text.contains("Batch: other"), "{text}");
}

#[test]
fn the_chart_draws_each_try_once_and_a_table_says_the_same() {
    let text = panel(Locale::En, "done", Tally::Done(session()), view(vec![run()]), true);
    let count = |part: &str| text.matches(part).count();
    assert_eq!((count("class=\"bar "), count("class=\"margin-dot\"")), (6, 3));
    assert_eq!(count("hollow"), 3, "what was not read is hollow");
    assert_eq!(count("<th scope=\"row\">"), 6);
    // What was left counts neither way: 3 of 5.
    assert!(text.contains("3 of 5 read; between 23 and 88 % with 95 % confidence"), "{text}");
}
