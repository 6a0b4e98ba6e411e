//! From the camera to the desk: frames are read, and what they say is heard.

use std::collections::HashSet;
use std::rc::Rc;

use service::shipment::{Input, Read, Signal};
use service::{Fault, Job, Reply, ScanReport, ScanRequest};
use yew::prelude::*;

use super::desk::Desk;
use crate::hooks::workers::Workers;
use crate::platform::camera::Offered;
use crate::platform::lane::Answer;
use crate::platform::page;
use crate::state::scan::Advice;
use crate::state::shipment::{
    CheckAction, Open, PhonesAction, Section, ShipmentAction, ShipmentState, Sight, reads_of,
};

/// What was read of another phone's series.
#[derive(Debug, Default)]
pub(super) struct Film {
    told: HashSet<String>,
    waiting: Vec<String>,
    in_flight: bool,
}

/// Reads frames one at a time; what they say goes to the part of the page that is in sight.
#[hook]
pub(super) fn use_frames(
    workers: &Workers,
    desk: &Desk,
    state: &UseReducerHandle<ShipmentState>,
) -> (Callback<Rc<Offered>>, Callback<(), bool>) {
    let reading = workers.lanes.as_ref().map(|lanes| lanes.reading.clone());
    // Another series is filmed from its beginning.
    let filming = state.open.as_ref().is_some_and(|open| open.phones.watch.wanted());
    use_effect_with(filming, {
        let memory = desk.memory.clone();
        move |_| *memory.film.borrow_mut() = Film::default()
    });
    let on_frame = {
        let (reading, desk, state) = (reading.clone(), desk.clone(), state.clone());
        Callback::from(move |offered: Rc<Offered>| {
            let Some((reading, open)) = reading.as_ref().zip(state.open.as_ref()) else { return };
            // What frames before left unsure is not handed on: whether a label was read twice is for the session.
            let mut request = ScanRequest::frame(offered.frame.shape, None);
            request.hints.clone_from(&offered.hints);
            let heard = {
                let (desk, id, section) = (desk.clone(), open.id.clone(), open.section);
                Callback::from(move |answer: Answer| match (section, answer.reply) {
                    (Section::Phones, Reply::Scanned(report)) => film(&desk, &id, &report),
                    (_, Reply::Scanned(report)) => saw(&desk, &id, &report),
                    (section, Reply::Failed(fault)) => desk.tell(failed(section, fault)),
                    _ => {}
                })
            };
            reading.ask(Job::Scan(request), Some(offered.frame.bytes.clone()), heard);
        })
    };
    let reader_free = Callback::from(move |()| reading.as_ref().is_some_and(|reading| !reading.busy()));
    (on_frame, reader_free)
}

fn failed(section: Section, fault: Fault) -> ShipmentAction {
    match section {
        Section::Phones => ShipmentAction::Phones(PhonesAction::Failed(fault)),
        _ => ShipmentAction::Check(CheckAction::Failed(fault)),
    }
}

fn saw(desk: &Desk, id: &str, report: &ScanReport) {
    let (sight, advice) = (Rc::new(Sight::of(report)), Advice::of(report));
    desk.tell(ShipmentAction::Check(CheckAction::Saw { sight, advice, at_ms: page::now_ms() }));
    let reads = reads_of(report);
    let next = (!reads.is_empty()).then(|| desk.memory.ears.borrow_mut().frame(reads, page::now_ms()));
    if let Some(reads) = next.flatten() {
        hear(desk, id, reads);
    }
}

/// The desk hears a frame; what came meanwhile follows when it has answered.
fn hear(desk: &Desk, id: &str, reads: Vec<Read>) {
    let answered = {
        let (desk, id) = (desk.clone(), id.to_owned());
        Callback::from(move |signal: Option<Signal>| {
            let next = desk.memory.ears.borrow_mut().answered(signal, page::now_ms());
            if let Some(reads) = next {
                hear(&desk, &id, reads);
            }
        })
    };
    desk.hear_frame(id, Input::Frame(reads), answered);
}

/// Each text of a series is told once; those that are read while the desk is at work follow together.
fn film(desk: &Desk, id: &str, report: &ScanReport) {
    {
        let film = &mut *desk.memory.film.borrow_mut();
        for text in report.symbols.iter().filter_map(|symbol| symbol.text.as_ref()) {
            if film.told.insert(text.clone()) {
                film.waiting.push(text.clone());
            }
        }
    }
    collect(desk, id);
}

fn collect(desk: &Desk, id: &str) {
    let texts = {
        let film = &mut *desk.memory.film.borrow_mut();
        if film.in_flight || film.waiting.is_empty() {
            return;
        }
        film.in_flight = true;
        std::mem::take(&mut film.waiting)
    };
    let answered = {
        let (desk, id) = (desk.clone(), id.to_owned());
        Callback::from(move |whole: bool| {
            desk.memory.film.borrow_mut().in_flight = false;
            if !whole {
                collect(&desk, &id);
            }
        })
    };
    desk.collect(id, texts, answered);
}

/// Whether the camera is to stand still: nothing is taken while the line is stopped or paused.
pub fn stands(open: &Open) -> bool {
    open.view.as_ref().is_some_and(|view| view.session.blocked.is_some())
}
