//! Reports: the desk writes them, and says how far it is.

use std::cell::Cell;
use std::rc::Rc;

use i18n::Locale;
use service::desk::Outcome;
use service::desk::evidence::{EvidenceJob, ReportKind};
use service::desk::shipment::{ShipmentAct, ShipmentJob, ShipmentReply};
use service::{DeskJob, Fault, Progress};
use yew::prelude::*;

use crate::hooks::at_desk::{AtDesk, Heard};
use crate::state::evidence::{ReportAction, ReportState, ReportTold, ReportWish, ReportWork};

/// What can be asked.
#[derive(Debug, Clone, PartialEq)]
pub enum ReportAsk {
    /// Something else is chosen.
    Wish(ReportWish),
    /// Write a report.
    Write(ReportKind),
    /// Leave the one that is being written.
    Cancel,
}

/// Reports, and what can be asked of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Reporting {
    /// Where they stand.
    pub state: Rc<ReportState>,
    /// Asks something.
    pub ask: Callback<ReportAsk>,
}

/// Reports of the open workspace, whose id and version these are.
#[hook]
pub fn use_reporting(desk: &AtDesk, version: Option<&(String, u64)>, locale: Locale) -> Reporting {
    let state = use_reducer(|| ReportState::begin(locale));
    use_effect_with(version.cloned(), {
        let (desk, state) = (desk.clone(), state.dispatcher());
        move |version| {
            if version.is_some() {
                let job = ShipmentJob { id: String::new(), act: ShipmentAct::List };
                let heard = Callback::from(move |heard: Heard| {
                    if let Outcome::Shipment(ShipmentReply::List(cards)) = heard.outcome {
                        state.dispatch(ReportAction::Listed(cards));
                    }
                });
                desk.ask(DeskJob::Shipment(job), None, heard);
            }
        }
    });
    let ask = {
        let (desk, state) = (desk.clone(), state.clone());
        Callback::from(move |ask| match ask {
            ReportAsk::Wish(wish) => state.dispatch(ReportAction::Wished(wish)),
            ReportAsk::Write(kind) => write(&desk, &state, kind),
            ReportAsk::Cancel => {
                if let Some(work) = &state.work {
                    desk.cancel(work.job);
                }
                state.dispatch(ReportAction::Left);
            }
        })
    };
    Reporting { state: Rc::new((*state).clone()), ask }
}

fn write(desk: &AtDesk, state: &UseReducerHandle<ReportState>, kind: ReportKind) {
    let Some(request) = state.request(kind) else { return };
    let heard = {
        let state = state.dispatcher();
        Callback::from(move |heard: Heard| {
            let told = match heard.outcome {
                Outcome::Exported(file) => ReportTold::Saved(file.name),
                Outcome::Failed(fault) => ReportTold::Failed(fault),
                _ => ReportTold::Failed(Fault::new("desk.not-understood")),
            };
            state.dispatch(ReportAction::Ended(heard.job, told));
        })
    };
    let current = Rc::new(Cell::new(None));
    let progress = {
        let (state, current) = (state.dispatcher(), current.clone());
        Callback::from(move |progress: Progress| {
            if let Some(job) = current.get() {
                state.dispatch(ReportAction::Progressed(job, progress));
            }
        })
    };
    let job = desk.ask_long(DeskJob::Evidence(EvidenceJob::Report(request)), None, heard, progress);
    current.set(job);
    if let Some(job) = job {
        state.dispatch(ReportAction::Began(ReportWork { job, kind, progress: None }));
    }
}
