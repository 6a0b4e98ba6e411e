//! Labels of the records: the page in sight follows what is wished for, and files are written on demand.

use std::cell::Cell;
use std::rc::Rc;

use service::desk::Outcome;
use service::{DeskJob, Fault, Job, LabelSetup, PrintFormat, PrintRequest, Progress, Reply};
use yew::prelude::*;

use super::settled::use_settled;
use super::workers::Workers;
use crate::platform::lane::{Answer, Lane};
use crate::platform::storage::{self, Store};
use crate::platform::{download, page};
use crate::state::print::{PrintAction, PrintFile, PrintState, PrintWish, PrintWork};

/// What can be asked.
#[derive(Debug, Clone, PartialEq)]
pub enum Press {
    /// Something else is wished for, or another page is to be seen.
    Show(PrintAction),
    /// Write a file.
    Write(PrintFormat),
    /// Write this one file without the labels that cannot be made.
    WriteOthers(PrintFormat),
    /// Leave what is under way.
    Cancel,
}

/// Printing, and what can be asked of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Printing {
    /// Where it stands.
    pub state: Rc<PrintState>,
    /// What is under way can be left: ending the worker loses nothing.
    pub can_cancel: bool,
    /// Asks something.
    pub ask: Callback<Press>,
}

/// What printing works on.
#[derive(Debug, Clone, PartialEq)]
pub struct Stock {
    /// How labels are made.
    pub setup: LabelSetup,
    /// The open workspace and its version; `None` while none is open.
    pub version: Option<(String, u64)>,
    /// Records are only in the worker's memory.
    pub in_memory: bool,
    /// The language of the page, as a tag.
    pub locale: &'static str,
    /// The place is in sight.
    pub in_sight: bool,
}

/// Labels of the open workspace.
#[hook]
pub fn use_printing(workers: &Workers, store: &Rc<Box<dyn Store>>, stock: &Stock) -> Printing {
    let state = use_reducer(|| {
        PrintState::begin(storage::restore::<PrintWish>(&***store, storage::PRINT).unwrap_or_default())
    });
    storage::use_kept(store.clone(), storage::PRINT, state.wish.clone());
    let lane = workers.lanes.as_ref().map(|lanes| lanes.records.clone());
    let desk = Desk { lane, state: state.dispatcher() };
    let request = use_settled(state.wish.request(&stock.setup, stock.locale));
    let wanted = stock.in_sight && !state.left;
    use_effect_with((request, state.page, stock.version.clone(), wanted), {
        let desk = desk.clone();
        move |(request, page, version, wanted): &(PrintRequest, usize, Option<(String, u64)>, bool)| {
            if *wanted && version.is_some() {
                desk.post(DeskJob::PrintView(request.clone(), *page), None);
            }
        }
    });
    let ask = {
        let (state, stock) = (state.clone(), stock.clone());
        Callback::from(move |press| match press {
            Press::Show(action) => desk.state.dispatch(action),
            Press::Write(format) => desk.write(&state, &state.wish, &stock, format),
            Press::WriteOthers(format) => {
                let wish = PrintWish { leave_out: true, ..state.wish.clone() };
                desk.write(&state, &wish, &stock, format);
            }
            Press::Cancel => {
                if let (Some(lane), Some(work)) = (&desk.lane, state.work()) {
                    lane.cancel(work.job);
                }
                desk.state.dispatch(PrintAction::Left);
            }
        })
    };
    Printing { state: Rc::new((*state).clone()), can_cancel: !stock.in_memory, ask }
}

#[derive(Clone)]
struct Desk {
    lane: Option<Lane>,
    state: UseReducerDispatcher<PrintState>,
}

impl Desk {
    fn write(&self, state: &PrintState, wish: &PrintWish, stock: &Stock, format: PrintFormat) {
        let refused = state.view.as_ref().map_or(0, |view| view.refused_count);
        let file = PrintFile { format, left_out: if wish.leave_out { refused } else { 0 } };
        self.post(DeskJob::Print(wish.request(&stock.setup, stock.locale), format), Some(file));
    }

    fn post(&self, job: DeskJob, file: Option<PrintFile>) {
        let Some(lane) = &self.lane else { return };
        let current = Rc::new(Cell::new(None));
        let progress = {
            let (state, current) = (self.state.clone(), current.clone());
            Callback::from(move |progress: Progress| {
                if let Some(job) = current.get() {
                    state.dispatch(PrintAction::Progressed(job, progress, page::now_ms()));
                }
            })
        };
        let state = self.state.clone();
        let heard = Callback::from(move |answer| answered(answer, &state));
        let job = lane.ask_long(Job::Desk(job), None, heard, progress);
        current.set(Some(job));
        let work = PrintWork { job, began_ms: page::now_ms(), progress: None };
        self.state.dispatch(PrintAction::Began(file, work));
    }
}

fn answered(Answer { job, reply, bytes }: Answer, state: &UseReducerDispatcher<PrintState>) {
    if let (Reply::Desk(reply), Some(bytes)) = (&reply, &bytes)
        && let Outcome::Exported(file) = &reply.outcome
        && download::save(&file.name, &file.mime, bytes).is_err()
    {
        state.dispatch(PrintAction::Refused(job, Fault::new("download.refused")));
        return;
    }
    state.dispatch(PrintAction::Answered(job, reply));
}
