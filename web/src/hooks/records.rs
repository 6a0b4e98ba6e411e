//! The records: what a person asks goes to the desk, answers come back to the state, and both are kept fresh.

mod asking;

use std::cell::Cell;
use std::rc::Rc;

use record::LineId;
use service::desk::{CellEdit, RecordFormat, Selection, ViewRequest, WorkspaceRef};
use service::{DeskJob, IssuedSymbol, Job, Options};
use web_sys::File;
use yew::prelude::*;

use self::asking::{Desk, answer_ask, new_workspace};
use super::workers::Workers;
use crate::platform::announce::Announcer;
use crate::platform::files::{self, Given};
use crate::platform::lane::Lane;
use crate::platform::locks::Held;
use crate::platform::storage::{self, Store};
use crate::platform::{locks, page};
use crate::state::records::{Notice, RecordsAction, RecordsState, Tab, Typing};

/// How many rows are fetched at once.
pub const WINDOW_ROWS: usize = 120;

/// A window begins at a multiple of this many rows, so that scrolling a little asks for nothing.
const WINDOW_STEP: usize = 40;

/// The lock of the tab that types.
const TYPING_LOCK: &str = "temqr-typing";

/// How many batches are fetched at once.
const BATCHES: usize = 200;

/// What can be asked of the records.
#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "one at a time, on its way from a click to the desk")]
pub enum Ask {
    /// A change of what the page shows.
    Show(RecordsAction),
    /// A job at the desk, quickly done.
    Job(DeskJob),
    /// Rows around this one are in sight, of the shown ones.
    InSight(usize),
    /// Read a file, or pasted cells.
    Read(Given),
    /// Read the file again in another way.
    ReadAgain(Options),
    /// Attach a file to a paper.
    Attach(String, File),
    /// Write a file.
    Export(RecordFormat),
    /// Open a workspace file.
    Restore(File),
    /// Open another workspace, or begin one.
    Open(WorkspaceRef),
    /// Look for the next problem.
    Next {
        /// Backwards.
        back: bool,
    },
    /// The cell in focus moves by rows and columns, as far as there are any.
    Move(isize, isize),
    /// Show a line among all of them.
    GoTo(LineId),
    /// Keep a code of the platform with a line, and show it.
    Keep(LineId, IssuedSymbol),
    /// Typing begins in the cell in focus, with this text or the one that stands there.
    Edit(Option<String>),
    /// Typing ended: with this change, or with none.
    Typed(Option<CellEdit>),
    /// Write a text that was not finished in an earlier visit, in the workspace where it was typed.
    TakeUp(Typing),
    /// Leave the long work that is under way.
    Cancel,
    /// Forget the open workspace.
    ForgetThis,
    /// Forget everything on this device.
    ForgetEverything,
    /// Show more batches.
    MoreBatches,
}

/// The records, and what can be asked of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Records {
    /// Where they stand.
    pub state: Rc<RecordsState>,
    /// Asks something.
    pub ask: Callback<Ask>,
}

/// The records of the workspace that was open last. `in_sight`: what is dropped or pasted on the page is for them.
#[hook]
pub fn use_records(
    workers: &Workers,
    store: &Rc<Box<dyn Store>>,
    locale: &'static str,
    in_sight: bool,
) -> Records {
    let state = use_reducer(RecordsState::default);
    let from = use_state_eq(|| 0_usize);
    let turn = use_memo((), |()| Cell::new(0));
    let lane = workers.lanes.as_ref().map(|lanes| lanes.records.clone());
    let desk = Desk { lane, state: state.dispatcher(), turn };

    // Each desk begins empty: the workspace is opened again whenever a worker starts.
    use_effect_with(workers.desks, {
        let (desk, store) = (desk.clone(), store.clone());
        move |&desks| {
            if desks > 0 {
                desk.tell(RecordsAction::DeskLost);
                desk.post(DeskJob::List);
            }
            if desks == 1 {
                wasm_bindgen_futures::spawn_local(offer_unfinished(desk, store));
            }
        }
    });
    let here = use_mut_ref(|| None::<WorkspaceRef>);
    use_effect_with(desk.lane.clone(), {
        let (desk, store, here) = (desk.clone(), store.clone(), here.clone());
        move |lane: &Option<Lane>| {
            if let Some(lane) = lane {
                let open = move |()| {
                    let workspace = here.borrow().clone().unwrap_or_else(|| last_workspace(&**store));
                    (Job::Desk(DeskJob::Open(workspace)), desk.hears())
                };
                lane.greet(Callback::from(open));
            }
        }
    });
    // Another tab changed something: look again.
    use_effect_with(desk.lane.clone(), {
        let desk = desk.clone();
        move |lane: &Option<Lane>| {
            let desk = Desk { lane: lane.clone(), ..desk };
            let announcer = Announcer::open();
            let listening = announcer.listen(move |_| desk.post(DeskJob::List));
            move || drop((listening, announcer))
        }
    });
    let version = state.version();
    use_effect_with((version.clone(), state.selection.clone(), *from), {
        let desk = desk.clone();
        move |(version, selection, from): &(Option<(String, u64)>, Selection, usize)| {
            if version.is_some() {
                let request = ViewRequest { selection: selection.clone(), from: *from, count: WINDOW_ROWS };
                desk.post(DeskJob::View(request));
            }
        }
    });
    use_effect_with((version.clone(), state.focused_line()), {
        let desk = desk.clone();
        move |(_, line)| {
            if let Some(line) = line {
                desk.post(DeskJob::Inspect(*line));
            }
        }
    });
    use_effect_with((version.clone(), state.tab, state.more_batches), {
        let desk = desk.clone();
        move |(version, tab, more): &(Option<(String, u64)>, Tab, usize)| match (version, tab) {
            (Some(_), Tab::Batches) => desk.post(DeskJob::Batches { from: 0, count: BATCHES * (1 + more) }),
            (Some(_), Tab::Papers) => desk.post(DeskJob::Registration),
            _ => {}
        }
    });
    // What a mending would change is told anew when the lines change.
    let proposed = state.proposal.as_ref().map(|proposal| (proposal.bulk.clone(), proposal.column));
    use_effect_with((version, proposed), {
        let (desk, selection) = (desk.clone(), state.selection.clone());
        move |(_, proposed)| {
            if let Some((bulk, column)) = proposed.clone() {
                desk.post(DeskJob::Preview(service::desk::BulkRequest { selection, column, bulk }));
            }
        }
    });
    // A workspace that another tab deleted leaves an empty place: a new one is opened in it.
    use_effect_with(state.is_gone(), {
        let desk = desk.clone();
        move |gone| {
            if *gone {
                desk.post(DeskJob::Open(new_workspace()));
                desk.post(DeskJob::List);
            }
        }
    });
    // The workspace that is open is the one that the next visit opens.
    use_effect_with(state.overview.as_ref().map(|overview| overview.workspace.clone()), {
        let store = store.clone();
        move |workspace: &Option<WorkspaceRef>| {
            if let Some(workspace) = workspace {
                *here.borrow_mut() = Some(workspace.clone());
                storage::keep(&**store, storage::WORKSPACE, workspace);
            }
        }
    });
    // An offer that was taken up or waved away does not come again.
    let offered = use_mut_ref(|| false);
    use_effect_with(matches!(state.notice, Some(Notice::Unfinished(_))), {
        let (store, typing) = (store.clone(), state.typing.is_some());
        move |&offers| {
            if offered.replace(offers) && !offers && !typing {
                store.remove(storage::TYPING);
            }
        }
    });
    let was_typing = use_mut_ref(|| None::<Held>);
    use_effect_with(state.typing.clone(), {
        let store = store.clone();
        move |typing: &Option<Typing>| {
            let mut held = was_typing.borrow_mut();
            if typing.is_some() {
                storage::keep(&**store, storage::TYPING, typing);
                // While this tab types, no other one offers the text.
                held.get_or_insert_with(|| Held::take(TYPING_LOCK));
            } else {
                held.take();
            }
        }
    });

    let ask = {
        let (desk, state, store) = (desk.clone(), state.clone(), store.clone());
        let from = from.setter();
        Callback::from(move |ask: Ask| answer_ask(ask, &desk, &state, &from, &store, locale))
    };
    // Closing the page would lose what is only in memory, or what is being written.
    use_effect_with(state.would_lose(), |&would_lose| {
        let guard = would_lose.then(page::ask_before_leaving);
        move || drop(guard)
    });
    use_effect_with((in_sight, ask.clone()), |(in_sight, ask)| {
        let read = ask.reform(Ask::Read);
        let given = in_sight.then(|| files::on_page(read));
        move || drop(given)
    });
    Records { state: Rc::new((*state).clone()), ask }
}

/// Offers the text that a tab which died was typing; the text of one that lives is its own affair.
async fn offer_unfinished(desk: Desk, store: Rc<Box<dyn Store>>) {
    if !locks::is_free(TYPING_LOCK).await {
        return;
    }
    if let Some(typing) = storage::restore::<Typing>(&**store, storage::TYPING) {
        desk.tell(RecordsAction::Notice(Some(Notice::Unfinished(typing))));
    }
}

/// The workspace that was open last, or a first one.
fn last_workspace(store: &dyn Store) -> WorkspaceRef {
    storage::restore::<WorkspaceRef>(store, storage::WORKSPACE).unwrap_or_else(new_workspace)
}
