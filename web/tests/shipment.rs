//! Shipments drawn to text, natively: what they say in each situation, in every language.
//!
//! With `TEMQR_DRAWN` naming a folder, each situation is written there as well, to be looked at.

mod common;

use common::drawn;
use i18n::Locale;
use service::desk::Saved;
use service::desk::shipment::{
    AnswerView, ContainerText, DeviceView, Heard, LabelRow, RowKind, Rows, SessionView, ShipmentCard,
    ShipmentText, ShipmentView, TakeView,
};
use service::shipment::{
    Counts, FieldDifference, LabelField, LabelValues, Pallet, Place, PlatformState, Port, Refusal, Signal,
};
use service::{CodeDrawing, Fault};
use web::hooks::shipment::Shipping;
use web::state::engine::{EngineState, Seal};
use web::state::shipment::{
    CheckAction, LabelsAction, PhonesAction, Section, ShipmentAction, ShipmentState, Whereabouts,
};
use web::views::shipment::{Shipments, ShipmentsProps};
use yew::prelude::*;

fn values(batch: &str) -> LabelValues {
    LabelValues {
        manufacturer: "Lotus Vacuum".into(),
        batch: batch.into(),
        report: "BC-2026-17".into(),
        serial: None,
    }
}

fn take(number: u32, code: &str, signal: Signal, batch: &str) -> TakeView {
    TakeView {
        number,
        code: code.into(),
        signal,
        text: format!("BATCH: {batch}"),
        values: Some(values(batch)),
        differences: Vec::new(),
        place: Place { pallet: Some("PAL-7".into()), ..Place::default() },
        by_hand: None,
        at_ms: 0,
    }
}

fn wrong() -> TakeView {
    let differs = FieldDifference::of(LabelField::Batch, "20260517-0001", "20260517-0O01");
    let differences = differs.into_iter().collect();
    TakeView { differences, ..take(9, "shipment.differs", Signal::Wrong, "20260517-0O01") }
}

fn session(blocked: Option<Refusal>) -> SessionView {
    let stopped = blocked == Some(Refusal::Stopped);
    SessionView {
        device: "phone-a".into(),
        place: Place { pallet: Some("PAL-7".into()), ..Place::default() },
        blocked,
        stopped_by: if stopped { vec![wrong()] } else { Vec::new() },
        takes: vec![take(2, "shipment.matched", Signal::Good, "20260517-0002")],
        taken: 1,
        can_undo: true,
        can_redo: false,
    }
}

fn view(session: SessionView, counts: Counts) -> ShipmentView {
    let number = |number: &str| ContainerText { number: number.into(), seals: vec!["SL1".into()] };
    let text = ShipmentText {
        reference: "SO-2026-11".into(),
        port: Port::HaiPhong,
        containers: vec![number("csqu 305438 3"), number("CSQU3O54383")],
        pallets: vec![Pallet { code: "PAL-7".into() }],
    };
    let checked = service::shipment::ContainerNumber::parse("CSQU3O54383");
    let finding = checked.expect_err("a letter among the digits").finding("CSQU3O54383");
    ShipmentView {
        id: "a".into(),
        text,
        findings: Vec::new(),
        container_findings: vec![(1, finding)],
        counts,
        platform: Some(3),
        fingerprint: "K7QX-22".into(),
        session,
        devices: Vec::new(),
        conflicts: Vec::new(),
        version: 1,
    }
}

fn counts() -> Counts {
    Counts {
        expected: 12,
        missing: 9,
        matched: 2,
        doubled: 1,
        extra: 1,
        differing: 3,
        platform_unknown: 4,
        platform_differs: 1,
        ..Counts::default()
    }
}

fn card() -> ShipmentCard {
    ShipmentCard {
        id: "a".into(),
        reference: "SO-2026-11".into(),
        port: Port::Other("Da Nang".into()),
        expected: 12,
        matched: 2,
        changed_ms: 0,
    }
}

fn rows() -> Rows {
    let row = |batch: &str, code: &str| LabelRow {
        values: values(batch),
        payload: format!("BATCH: {batch}"),
        code: code.into(),
        seen: vec![(Place::default(), "phone-a".into())],
        differences: wrong().differences,
        platform: PlatformState::Unknown,
        receipt: Some("R-1".into()),
    };
    let request = web::state::shipment::Labels::default().request;
    let all = ["shipment.matched", "shipment.missing", "shipment.differs", "shipment.extra"];
    Rows { request, total: 900, rows: all.map(|code| row("20260517-0001", code)).into() }
}

/// The state after these, with a shipment open in this part.
fn open(section: Section, view: ShipmentView, more: Vec<ShipmentAction>) -> ShipmentState {
    let begun = [
        ShipmentAction::Opened(Whereabouts { id: "a".into(), section }),
        ShipmentAction::Shown(Box::new(view)),
    ];
    after(begun.into_iter().chain(more))
}

fn after(actions: impl IntoIterator<Item = ShipmentAction>) -> ShipmentState {
    let begun = std::rc::Rc::new(ShipmentState::default());
    (*actions.into_iter().fold(begun, yew::Reducible::reduce)).clone()
}

fn page(locale: Locale, name: &str, state: ShipmentState) -> String {
    let shipping = Shipping {
        state: state.into(),
        ask: Callback::noop(),
        on_frame: Callback::noop(),
        reader_free: Callback::from(|()| true),
    };
    let engine = EngineState::Ready(Seal { page: true, workers: true });
    let saved = Some(Saved::InMemory("vault.blocked".into()));
    let text = drawn::<Shipments>(locale, ShipmentsProps { shipping, engine, saved, lines: 3 });
    if let Ok(folder) = std::env::var("TEMQR_DRAWN") {
        std::fs::write(format!("{folder}/{name}-{}.html", locale.tag()), &text).expect("written");
    }
    text
}

fn stopped() -> ShipmentState {
    open(Section::Check, view(session(Some(Refusal::Stopped)), counts()), vec![])
}

#[test]
fn every_situation_has_its_words_in_every_language() {
    let plain = || view(session(None), counts());
    let said = |code: &str, signal| {
        let answer =
            AnswerView { code: code.into(), signal, take: Some(take(3, code, signal, "20260517-0003")) };
        let heard = Heard { answers: vec![answer], signal, counts: counts(), session: session(None) };
        ShipmentAction::Heard { id: "a".into(), heard: Box::new(heard), by_camera: true }
    };
    let joined =
        ShipmentView { devices: vec![DeviceView { device: "phone-b".into(), events: 40 }], ..plain() };
    let series = vec![
        ShipmentAction::Phones(PhonesAction::Series(vec!["T".into(), "U".into()])),
        ShipmentAction::Phones(PhonesAction::Drawn(
            0,
            vec![CodeDrawing { edge: 29, path: "M4 4h7v1h-7z".into() }; 2],
        )),
    ];
    let by_hand = vec![
        ShipmentAction::Check(CheckAction::ByHand(true)),
        ShipmentAction::Rows(Rows {
            request: web::state::shipment::Labels::default().missing_request(),
            ..rows()
        }),
    ];
    let situations = [
        ("opening", ShipmentState::default()),
        ("empty", after([ShipmentAction::Listed(vec![])])),
        ("list", after([ShipmentAction::Listed(vec![card()])])),
        (
            "forgetting",
            after([ShipmentAction::Listed(vec![card()]), ShipmentAction::Forgetting(Some("a".into()))]),
        ),
        ("failed", after([ShipmentAction::Failed(Fault::new("engine.not-ready"))])),
        ("details", open(Section::Details, plain(), vec![])),
        ("lists", open(Section::Lists, plain(), vec![ShipmentAction::Busy(true)])),
        ("check", open(Section::Check, plain(), vec![])),
        ("check-good", open(Section::Check, plain(), vec![said("shipment.matched", Signal::Good)])),
        ("check-again", open(Section::Check, plain(), vec![said("shipment.unsure", Signal::Again)])),
        ("check-by-hand", open(Section::Check, plain(), by_hand)),
        (
            "check-camera",
            open(
                Section::Check,
                plain(),
                vec![ShipmentAction::Check(CheckAction::Failed(Fault::new("camera.lost")))],
            ),
        ),
        ("check-paused", open(Section::Check, view(session(Some(Refusal::Paused)), counts()), vec![])),
        ("check-stopped", stopped()),
        ("check-nothing", open(Section::Check, view(session(None), Counts::default()), vec![])),
        ("labels", open(Section::Labels, plain(), vec![ShipmentAction::Rows(rows())])),
        ("phones", open(Section::Phones, joined, series)),
    ];
    for locale in [Locale::En, Locale::Vi, Locale::Zh] {
        for (name, state) in situations.clone() {
            let text = page(locale, name, state);
            assert!(!text.contains("[[") && !text.contains('{'), "{name}: {text}");
            // Nothing is stored: it is said wherever one is.
            assert!(text.contains(&i18n::text(locale, "saved.in-memory", &[])), "{name}");
        }
    }
}

#[test]
fn counts_tell_scanned_of_expected_and_what_is_wrong() {
    let text = page(Locale::En, "check", open(Section::Check, view(session(None), counts()), vec![]));
    let tile = |name: &str| {
        let (_, after) = text.split_once(&format!("data-count=\"{name}\"")).expect("a tile");
        let (_, number) = after.split_once("<strong>").expect("a number");
        number.split_once('<').map(|(number, _)| number.to_owned()).expect("an end")
    };
    let figures = ["matched", "missing", "wrong", "doubled", "platform"].map(tile);
    assert_eq!(figures, ["2", "9", "4", "1", "5"]);
}

#[test]
fn a_wrong_label_is_an_alert_that_shows_where_it_differs_and_asks_to_be_seen() {
    let text = page(Locale::En, "stopped", stopped());
    let alert = text.split_once("<section role=\"alert\"").expect("an alert").1;
    assert!(alert.contains("<mark>O</mark>") && alert.contains("<mark>0</mark>"), "{alert}");
    assert!(alert.contains("id=\"acknowledge\""), "{alert}");
    // Nothing else can be entered meanwhile.
    for action in ["pause", "by-hand"] {
        let button = text.split_once(&format!("data-action=\"{action}\"")).expect("a button").1;
        assert!(button.split_once('>').expect("a tag").0.contains("disabled"), "{action}");
    }
}

#[test]
fn without_a_wrong_label_nothing_alerts() {
    let text = page(Locale::En, "check", open(Section::Check, view(session(None), counts()), vec![]));
    assert!(!text.contains("id=\"acknowledge\""));
}

#[test]
fn a_wrong_container_number_is_mended_beside_its_field_unless_it_was_changed_since() {
    let typed = |number: &str| {
        let edit = web::state::shipment::FormEdit::Number(1, number.into());
        open(Section::Details, view(session(None), counts()), vec![ShipmentAction::Typed(edit)])
    };
    for (number, offered) in [("CSQU3O54383", true), ("CSQU30543", false)] {
        let text = page(Locale::En, "details", typed(number));
        assert_eq!(text.contains("class=\"fix\""), offered, "{number}: {text}");
        assert!(text.contains(&format!("value=\"{number}\"")), "{number}");
    }
}

#[test]
fn an_empty_place_offers_the_first_step() {
    let text = page(Locale::En, "empty", after([ShipmentAction::Listed(vec![])]));
    assert!(text.contains("data-action=\"begin\""), "{text}");
    assert_eq!(text.matches("class=\"primary\"").count(), 1, "one next step");
}

#[test]
fn kinds_without_a_label_are_not_offered_but_the_chosen_one_is() {
    let kinds = |chosen: RowKind| {
        let more = vec![ShipmentAction::Labels(LabelsAction::Kind(chosen))];
        let text = page(Locale::En, "labels", open(Section::Labels, view(session(None), counts()), more));
        text.matches("aria-pressed").count()
    };
    // All, missing, scanned, doubled, wrong, platform lacks.
    assert_eq!(kinds(RowKind::All), 6);
    assert_eq!(kinds(RowKind::PlatformOnly), 7);
}
