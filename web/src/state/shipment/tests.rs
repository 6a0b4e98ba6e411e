use std::rc::Rc;

use service::desk::shipment::{
    AnswerView, Heard, RowKind, Rows, RowsRequest, SessionView, ShipmentCard, ShipmentText, ShipmentView,
    TakeView,
};
use service::shipment::{Counts, Pallet, Place, Port, Read, Signal};
use yew::Reducible;

use super::*;
use crate::state::scan::Advice;

fn view(id: &str, text: ShipmentText) -> Box<ShipmentView> {
    Box::new(ShipmentView {
        id: id.into(),
        text,
        findings: Vec::new(),
        container_findings: Vec::new(),
        counts: Counts::default(),
        platform: None,
        fingerprint: "F".into(),
        session: session(),
        devices: Vec::new(),
        conflicts: Vec::new(),
        version: 1,
    })
}

fn session() -> SessionView {
    SessionView {
        device: "d".into(),
        place: Place::default(),
        blocked: None,
        stopped_by: Vec::new(),
        takes: Vec::new(),
        taken: 0,
        can_undo: false,
        can_redo: false,
    }
}

fn answer(signal: Signal) -> AnswerView {
    AnswerView { code: "shipment.matched".into(), signal, take: None }
}

fn heard(answers: Vec<AnswerView>) -> Heard {
    let signal = answers.iter().map(|answer| answer.signal).max().unwrap_or(Signal::Quiet);
    Heard { answers, signal, counts: Counts { matched: 7, ..Counts::default() }, session: session() }
}

fn said(id: &str, answers: Vec<AnswerView>) -> ShipmentAction {
    ShipmentAction::Heard { id: id.into(), heard: Box::new(heard(answers)), by_camera: true }
}

fn after(actions: impl IntoIterator<Item = ShipmentAction>) -> Rc<ShipmentState> {
    actions.into_iter().fold(Rc::new(ShipmentState::default()), Reducible::reduce)
}

fn opened() -> ShipmentAction {
    ShipmentAction::Opened(Whereabouts { id: "a".into(), section: Section::Details })
}

fn text(reference: &str) -> ShipmentText {
    ShipmentText { reference: reference.into(), ..ShipmentText::default() }
}

fn typed(reference: &str) -> ShipmentAction {
    ShipmentAction::Typed(FormEdit::Reference(reference.into()))
}

fn reads(texts: &[&str]) -> Vec<Read> {
    texts.iter().map(|text| Read { text: (*text).into(), ..Read::default() }).collect()
}

fn texts(reads: Option<Vec<Read>>) -> Vec<String> {
    reads.unwrap_or_default().into_iter().map(|read| read.text).collect()
}

#[test]
fn a_form_says_what_it_was_made_of() {
    for text in [
        ShipmentText::default(),
        ShipmentText {
            reference: " SO-1 ".into(),
            port: Port::Other("Da Nang".into()),
            containers: vec![
                service::desk::shipment::ContainerText {
                    number: "csqu 305438 3".into(),
                    seals: vec!["A1".into(), "B 2".into()],
                },
                service::desk::shipment::ContainerText::default(),
            ],
            pallets: vec![Pallet { code: "P 1".into() }, Pallet { code: "P,2".into() }],
        },
    ] {
        assert_eq!(Form::of(&text).text(), text);
    }
}

#[test]
fn seals_and_pallets_are_taken_apart_as_people_write_them() {
    let mut form = Form::default();
    form.edit(FormEdit::AddContainer);
    form.edit(FormEdit::Seals(0, "A1, B2；C3、,\nD4 ".into()));
    form.edit(FormEdit::Pallets("P1\r\n\r\n P2\tP3\n".into()));
    let text = form.text();
    assert_eq!(text.containers[0].seals, ["A1", "B2", "C3", "D4"]);
    let codes: Vec<&str> = text.pallets.iter().map(|pallet| pallet.code.as_str()).collect();
    assert_eq!(codes, ["P1", "P2", "P3"]);
}

#[test]
fn what_is_typed_stays_while_the_desk_answers_and_another_tabs_text_comes_in_where_nothing_was_typed() {
    let begun = [opened(), ShipmentAction::Shown(view("a", text("one")))];
    let cases: [(&str, Vec<ShipmentAction>, &str, bool); 4] = [
        ("first look", vec![], "one", false),
        ("typed on", vec![typed("on"), ShipmentAction::Shown(view("a", text("o")))], "on", true),
        ("written", vec![typed("on"), ShipmentAction::Shown(view("a", text("on")))], "on", false),
        ("elsewhere", vec![ShipmentAction::Shown(view("a", text("two")))], "two", false),
    ];
    for (name, more, reference, unwritten) in cases {
        let state = after(begun.clone().into_iter().chain(more));
        let open = state.open.as_ref().unwrap();
        assert_eq!(open.form.reference, reference, "{name}");
        assert_eq!(open.unwritten().is_some(), unwritten, "{name}");
    }
}

#[test]
fn answers_of_a_shipment_that_was_left_change_nothing() {
    let begun = after([opened(), ShipmentAction::Shown(view("a", text("one")))]);
    let late = [ShipmentAction::Shown(view("b", text("other"))), said("b", vec![answer(Signal::Good)])];
    for action in late {
        assert_eq!(*begun.clone().reduce(action.clone()), *begun, "{action:?}");
    }
    let mine = begun.reduce(said("a", vec![answer(Signal::Good)]));
    assert_eq!(mine.open.as_ref().and_then(|open| open.view.as_ref()).unwrap().counts.matched, 7);
}

#[test]
fn one_that_another_tab_forgot_is_left() {
    let card = |id: &str| ShipmentCard {
        id: id.into(),
        reference: String::new(),
        port: Port::CaiMep,
        expected: 0,
        matched: 0,
        changed_ms: 0,
    };
    let begun = [opened(), ShipmentAction::Shown(view("a", text("one")))];
    for (listed, stays) in [(vec![card("a"), card("b")], true), (vec![card("b")], false)] {
        let state = after(begun.clone().into_iter().chain([ShipmentAction::Listed(listed)]));
        assert_eq!(state.open.is_some(), stays);
    }
    // One that was begun this moment is not in a list that was asked for before.
    assert!(after([opened(), ShipmentAction::Listed(vec![])]).open.is_some());
}

#[test]
fn a_shipment_of_an_earlier_visit_that_is_gone_leads_back_to_the_others() {
    let unknown = || ShipmentAction::Failed(service::Fault::new("shipment.unknown"));
    let gone = after([opened(), unknown()]);
    assert!(gone.open.is_none() && gone.fault.is_none());
    let shown = after([opened(), ShipmentAction::Shown(view("a", text("one"))), unknown()]);
    assert!(shown.open.is_some() && shown.fault.is_some());
}

#[test]
fn the_desk_hears_one_frame_at_a_time_and_then_the_newest() {
    let mut ears = Ears::default();
    assert_eq!(texts(ears.frame(reads(&["a"]), 0.0)), ["a"]);
    assert_eq!(ears.frame(reads(&["a", "b"]), 10.0), None);
    assert_eq!(ears.frame(reads(&["c"]), 20.0), None);
    assert_eq!(texts(ears.answered(Some(Signal::Good), 30.0)), ["c"]);
    assert_eq!(ears.answered(Some(Signal::Good), 40.0), None);
}

#[test]
fn settled_texts_are_passed_over_for_a_second_unless_something_new_is_beside_them() {
    let mut ears = Ears::default();
    ears.frame(reads(&["a", "b"]), 0.0);
    ears.answered(Some(Signal::Good), 0.0);
    assert_eq!(ears.frame(reads(&["b"]), 500.0), None);
    assert_eq!(texts(ears.frame(reads(&["b", "c"]), 500.0)), ["b", "c"]);
    ears.answered(Some(Signal::Quiet), 500.0);
    assert_eq!(texts(ears.frame(reads(&["a"]), SETTLED_MS + 1.0)), ["a"]);
}

#[test]
fn what_has_to_be_read_again_or_means_something_else_now_is_told_at_once() {
    for (signal, told) in [
        (Some(Signal::Again), true),
        (Some(Signal::Noted), true),
        (Some(Signal::Wrong), true),
        (None, true),
        (Some(Signal::Doubtful), false),
    ] {
        let mut ears = Ears::default();
        ears.frame(reads(&["a"]), 0.0);
        ears.answered(signal, 0.0);
        assert_eq!(ears.frame(reads(&["a"]), 1.0).is_some(), told, "{signal:?}");
    }
    let mut ears = Ears::default();
    ears.frame(reads(&["a"]), 0.0);
    ears.answered(Some(Signal::Good), 0.0);
    ears.turn();
    assert!(ears.frame(reads(&["a"]), 1.0).is_some(), "after a button");
}

#[test]
fn what_waited_behind_a_wrong_label_is_not_told() {
    let mut ears = Ears::default();
    ears.frame(reads(&["a"]), 0.0);
    ears.frame(reads(&["b"]), 1.0);
    assert_eq!(ears.answered(Some(Signal::Wrong), 2.0), None);
}

#[test]
fn a_scanner_that_types_does_not_press_a_button() {
    type Keys<'a> = &'a [(&'a str, f64)];
    let cases: [(Keys<'_>, f64, bool); 5] = [
        (&[], 0.0, true),
        (&[("Enter", 0.0)], 1.0, true),
        (&[(" ", 0.0)], 1.0, true),
        (&[("A", 0.0), ("7", 9.0)], 15.0, false),
        (&[("A", 0.0)], 2_000.0, true),
    ];
    for (keys, pressed, meant) in cases {
        let mut hasty = Hasty::default();
        for (key, at) in keys {
            hasty.key(key, *at);
        }
        assert_eq!(hasty.is_meant(pressed), meant, "{keys:?}");
    }
}

#[test]
fn only_what_is_news_is_said_and_the_gravest_first() {
    let mut check = Check::default();
    check.heard(&heard(vec![answer(Signal::Quiet)]), true);
    assert_eq!(check.said, None);
    check.heard(&heard(vec![answer(Signal::Good), answer(Signal::Wrong), answer(Signal::Quiet)]), true);
    let said = check.said.clone().unwrap();
    let signals: Vec<Signal> = said.answers.iter().map(|answer| answer.signal).collect();
    assert_eq!((said.number, signals), (1, vec![Signal::Wrong, Signal::Good]));
    check.heard(&heard(vec![answer(Signal::Quiet)]), true);
    assert_eq!(check.said.clone().unwrap(), said, "quiet leaves it standing");
    check.heard(&heard(vec![answer(Signal::Quiet)]), false);
    assert_eq!(check.said.unwrap().number, 2, "who scans by hand waits for an answer");
}

#[test]
fn the_form_for_an_entry_by_hand_closes_once_it_was_taken() {
    let take = TakeView {
        number: 1,
        code: "shipment.matched".into(),
        signal: Signal::Good,
        text: "a".into(),
        values: None,
        differences: Vec::new(),
        place: Place::default(),
        by_hand: Some("torn".into()),
        at_ms: 0,
    };
    let taken = AnswerView { take: Some(take), ..answer(Signal::Good) };
    let refused = AnswerView { code: "shipment.reason-required".into(), signal: Signal::Again, take: None };
    for (answer, stays) in [(taken, false), (refused, true)] {
        let mut check = Check { by_hand: true, ..Check::default() };
        check.heard(&heard(vec![answer]), false);
        assert_eq!(check.by_hand, stays);
    }
}

#[test]
fn what_helps_the_next_frame_is_said_once_frames_agree_and_goes_with_the_camera() {
    let far = Some(Advice::Do(service::Hint::TooFar));
    let mut check = Check::default();
    check.apply(CheckAction::Watch(true));
    for (at_ms, advice, said) in
        [(0.0, far, None), (400.0, far, far), (500.0, None, far), (900.0, None, None)]
    {
        let sight = Rc::new(Sight { size: (640, 480), codes: Vec::new() });
        check.apply(CheckAction::Saw { sight, advice, at_ms });
        assert_eq!(check.advice.said(), said, "{at_ms}");
    }
    let sight = Rc::new(Sight { size: (640, 480), codes: Vec::new() });
    check.apply(CheckAction::Saw { sight: sight.clone(), advice: far, at_ms: 1_000.0 });
    check.apply(CheckAction::Saw { sight, advice: far, at_ms: 1_400.0 });
    check.apply(CheckAction::Watch(false));
    assert_eq!((check.advice.said(), check.missed), (None, 6));
}

#[test]
fn rows_of_an_earlier_wish_come_too_late() {
    let rows = |request: RowsRequest, total| Rows { request, total, rows: Vec::new() };
    let mut labels = Labels::default();
    let first = labels.request.clone();
    labels.came(rows(first.clone(), 5));
    assert_eq!(labels.rows.as_ref().map(|rows| rows.total), Some(5));
    labels.apply(LabelsAction::Kind(RowKind::Strays));
    labels.came(rows(first, 9));
    assert_eq!(labels.rows.as_ref().map(|rows| rows.total), Some(5));
    labels.came(rows(labels.missing_request(), 3));
    assert_eq!(labels.missing.as_ref().map(|rows| rows.total), Some(3));
}

#[test]
fn a_window_behind_the_last_row_goes_back_to_it() {
    let mut labels = Labels::default();
    labels.apply(LabelsAction::From(3 * LABELS_WINDOW));
    let request = labels.request.clone();
    labels.came(Rows { request, total: LABELS_WINDOW + 1, rows: Vec::new() });
    assert_eq!(labels.request.from, LABELS_WINDOW);
}

fn drawing() -> service::CodeDrawing {
    service::CodeDrawing { edge: 29, path: String::new() }
}

#[test]
fn a_series_goes_round_draws_ahead_and_waits_for_what_is_not_drawn() {
    let count = 2 * SLICE + 5;
    let mut phones = Phones::default();
    phones.apply(PhonesAction::Series((0..count).map(|at| at.to_string()).collect()));
    phones.apply(PhonesAction::Tick);
    assert_eq!(phones.playing.as_ref().unwrap().at, 0, "nothing is drawn yet");
    let mut shown = Vec::new();
    for _ in 0..=count {
        while let Some((slice, texts)) = phones.playing.as_ref().unwrap().wanted() {
            assert!(texts.len() <= SLICE && texts[0] == (slice * SLICE).to_string());
            phones.apply(PhonesAction::Drawn(slice, vec![drawing(); texts.len()]));
        }
        let playing = phones.playing.as_ref().unwrap();
        assert!(playing.code().is_some());
        shown.push(playing.at);
        phones.apply(PhonesAction::Tick);
    }
    let expected: Vec<usize> = (0..count).chain([0]).collect();
    assert_eq!(shown, expected);
    phones.apply(PhonesAction::Step(-2));
    let playing = phones.playing.as_ref().unwrap();
    assert_eq!((playing.at, playing.running), (count - 1, false));
}

#[test]
fn another_part_of_the_page_turns_every_camera_off() {
    let begun = after([
        opened(),
        ShipmentAction::Section(Section::Check),
        ShipmentAction::Check(CheckAction::Watch(true)),
        ShipmentAction::Check(CheckAction::Live),
    ]);
    assert!(begun.open.as_ref().unwrap().check.watch.wanted());
    let left = begun.reduce(ShipmentAction::Section(Section::Phones));
    assert!(!left.open.as_ref().unwrap().check.watch.wanted());
    let filming = left.reduce(ShipmentAction::Phones(PhonesAction::Film(true)));
    let left = filming.reduce(ShipmentAction::Section(Section::Check));
    assert!(!left.open.as_ref().unwrap().phones.watch.wanted());
}
