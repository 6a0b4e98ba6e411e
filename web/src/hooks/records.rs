//! The records: what a person asks goes to the desk, answers come back to the state, and both are kept fresh.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::Uint8Array;
use record::LineId;
use service::desk::{
    CellEdit, ExportRequest, NextRequest, Outcome, RecordFormat, Selection, ViewRequest, WorkspaceRef,
};
use service::{DeskJob, Fault, Job, Options, Progress, Reply};
use web_sys::File;
use yew::prelude::*;

use super::workers::Workers;
use crate::platform::announce::Announcer;
use crate::platform::files::{self, Given};
use crate::platform::lane::{Answer, Lane};
use crate::platform::locks::Held;
use crate::platform::storage::{self, Store};
use crate::platform::{download, locks, page, persist};
use crate::state::records::{Cursor, Notice, RecordsAction, RecordsState, Tab, Typing, Work};

/// How many rows are fetched at once.
pub const WINDOW_ROWS: usize = 120;

/// A window begins at a multiple of this many rows, so that scrolling a little asks for nothing.
const WINDOW_STEP: usize = 40;

/// The lock of the tab that types.
const TYPING_LOCK: &str = "temqr-typing";

/// How many batches are fetched at once.
const BATCHES: usize = 200;

/// Bytes of one MiB.
const MEBIBYTE: f64 = 1_048_576.0;

/// What can be asked of the records.
#[derive(Debug, Clone, PartialEq)]
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

/// What a question is answered with.
#[derive(Clone)]
struct Desk {
    lane: Option<Lane>,
    state: UseReducerDispatcher<RecordsState>,
    /// Counts long work: what was left before its file was read is not handed over any more.
    turn: Rc<Cell<u32>>,
}

impl Desk {
    fn tell(&self, action: RecordsAction) {
        self.state.dispatch(action);
    }

    fn fault(&self, fault: Fault) {
        self.tell(RecordsAction::Failed(None, fault));
    }

    /// Hands over a quick job.
    fn post(&self, job: DeskJob) {
        if let Some(lane) = &self.lane {
            lane.ask(Job::Desk(job), None, self.hears());
        }
    }

    /// Hands over a quick job after which there is something to tell, if all went well so far.
    fn post_then(&self, job: DeskJob, notice: Notice) {
        let Some(lane) = &self.lane else { return };
        let state = self.state.clone();
        let heard = Callback::from(move |answer: Answer| {
            answered(answer, &state);
            state.dispatch(RecordsAction::Then(notice.clone()));
        });
        lane.ask(Job::Desk(job), None, heard);
    }

    /// Hands over long work.
    fn post_long(&self, job: DeskJob, bytes: Option<Uint8Array>) {
        let Some(lane) = &self.lane else {
            self.fault(Fault::new("engine.not-ready"));
            return;
        };
        let current = Rc::new(Cell::new(None));
        let progress = {
            let (state, current) = (self.state.clone(), current.clone());
            Callback::from(move |progress: Progress| {
                if let Some(job) = current.get() {
                    state.dispatch(RecordsAction::Progressed(job, progress));
                }
            })
        };
        let id = lane.ask_long(Job::Desk(job), bytes, self.hears(), progress);
        current.set(Some(id));
        self.tell(RecordsAction::Sent(id));
    }

    fn hears(&self) -> Callback<Answer> {
        let state = self.state.clone();
        Callback::from(move |answer| answered(answer, &state))
    }

    fn next_turn(&self) {
        self.turn.set(self.turn.get() + 1);
    }

    fn begin(&self, what: &'static str, can_cancel: bool) {
        self.next_turn();
        self.tell(RecordsAction::Began(Work { job: None, what, progress: None, can_cancel }));
    }
}

fn answered(answer: Answer, state: &UseReducerDispatcher<RecordsState>) {
    let Answer { job, reply, bytes } = answer;
    match reply {
        Reply::Desk(reply) => {
            if let (Outcome::Exported(file), Some(bytes)) = (&reply.outcome, &bytes)
                && download::save(&file.name, &file.mime, bytes).is_err()
            {
                state.dispatch(RecordsAction::Failed(Some(job), Fault::new("download.refused")));
            }
            state.dispatch(RecordsAction::Answered(job, reply));
        }
        Reply::Failed(fault) => state.dispatch(RecordsAction::Failed(Some(job), fault)),
        _ => {}
    }
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
    use_effect_with(state.proposal.as_ref().map(|proposal| (proposal.bulk.clone(), proposal.column)), {
        let (desk, selection) = (desk.clone(), state.selection.clone());
        move |proposed: &Option<_>| {
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

/// A workspace that is not stored yet.
fn new_workspace() -> WorkspaceRef {
    WorkspaceRef { id: page::new_id(), name: String::new() }
}

fn answer_ask(
    ask: Ask,
    desk: &Desk,
    state: &UseReducerHandle<RecordsState>,
    from: &UseStateSetter<usize>,
    store: &Rc<Box<dyn Store>>,
    locale: &'static str,
) {
    match ask {
        Ask::Show(action) => desk.tell(action),
        Ask::Job(job) => match &job {
            DeskJob::Add(_) => {
                desk.begin("work.adding", false);
                // What someone brought here is worth keeping: ask the browser not to clear it by itself.
                wasm_bindgen_futures::spawn_local(async {
                    persist::persist().await;
                });
                desk.post_long(job, None);
            }
            DeskJob::PutAside => {
                desk.tell(RecordsAction::PutAside);
                desk.post(job);
            }
            DeskJob::Mend(_) => {
                desk.begin("work.mending", false);
                desk.post_long(job, None);
            }
            _ => desk.post(job),
        },
        Ask::InSight(row) => from.set((row / WINDOW_STEP).saturating_sub(1) * WINDOW_STEP),
        Ask::Read(given) => match (&given, state.cursor_edit(given.text())) {
            // One cell, pasted onto the cell in focus.
            (Given::Text(_), Some(edit)) => desk.post(DeskJob::Edit(edit)),
            _ => read(given, desk.clone()),
        },
        Ask::ReadAgain(options) => {
            desk.begin("work.reading", true);
            desk.post_long(DeskJob::ReadAgain(options), None);
        }
        Ask::Attach(kind, file) => {
            let name = file.name();
            hand_over(file, "work.attaching", desk.clone(), move || DeskJob::Attach { kind, name });
        }
        Ask::Restore(file) => {
            hand_over(file, "work.restoring", desk.clone(), || DeskJob::Restore(page::new_id()));
        }
        Ask::Export(format) => {
            desk.begin("work.writing", true);
            let locale = locale.to_owned();
            let request = ExportRequest { format, selection: state.selection.clone(), locale };
            desk.post_long(DeskJob::Export(request), None);
        }
        Ask::Open(workspace) => {
            desk.post(DeskJob::Open(workspace));
            desk.post(DeskJob::List);
        }
        Ask::Next { back } => {
            let here = state.cursor.zip(state.focused_column());
            let here = here.map(|(Cursor { row, .. }, column)| (row, column));
            desk.post(DeskJob::Next(NextRequest { selection: state.selection.clone(), from: here, back }));
        }
        Ask::Move(rows, columns) => {
            if let Some(cursor) = state.moved(rows, columns) {
                desk.tell(RecordsAction::Moved(cursor));
            }
        }
        Ask::GoTo(line) => {
            let selection = Selection::default();
            if state.selection != selection {
                desk.tell(RecordsAction::Selected(selection.clone()));
            }
            desk.post(DeskJob::Locate { selection, line });
        }
        Ask::Edit(text) => {
            if let Some(typing) = state.typing_here(text) {
                desk.tell(RecordsAction::Typing(Some(typing)));
            }
        }
        Ask::Typed(edit) => {
            desk.tell(RecordsAction::Typing(None));
            match edit.filter(|edit| edit.before != edit.after) {
                Some(edit) => write(edit, desk, store),
                None => store.remove(storage::TYPING),
            }
        }
        Ask::TakeUp(Typing { workspace, edit }) => {
            desk.tell(RecordsAction::Notice(None));
            let named = state.workspaces.iter().find(|one| one.id == workspace).cloned();
            if state.overview.as_ref().is_none_or(|open| open.workspace.id != workspace) {
                // A workspace that is no longer there has no cell to write into.
                let Some(named) = named else {
                    desk.fault(Fault::new("desk.line-gone"));
                    return;
                };
                desk.post(DeskJob::Open(named));
            }
            desk.post(DeskJob::Edit(edit));
        }
        Ask::Cancel => {
            desk.next_turn();
            if let (Some(lane), Some(job)) = (&desk.lane, state.work.as_ref().and_then(|work| work.job)) {
                lane.cancel(job);
            }
            desk.tell(RecordsAction::Left);
        }
        Ask::ForgetThis => {
            let Some(open) = state.overview.as_ref().map(|overview| overview.workspace.id.clone()) else {
                return;
            };
            let next = state.workspaces.iter().find(|one| one.id != open).cloned();
            desk.post(DeskJob::Forget(open));
            desk.post_then(DeskJob::Open(next.unwrap_or_else(new_workspace)), Notice::ForgottenThis);
            desk.post(DeskJob::List);
        }
        Ask::MoreBatches => desk.tell(RecordsAction::MoreBatches),
        Ask::ForgetEverything => {
            for key in storage::KEYS {
                store.remove(key);
            }
            desk.post(DeskJob::ForgetEverything);
            desk.post_then(DeskJob::Open(new_workspace()), Notice::Forgotten);
            desk.post(DeskJob::List);
        }
    }
}

/// Writes a typed text. What is kept of it beside the store goes when the desk has answered, and not before.
fn write(edit: CellEdit, desk: &Desk, store: &Rc<Box<dyn Store>>) {
    let (state, store, typed) = (desk.state.clone(), store.clone(), edit.clone());
    let heard = Callback::from(move |answer| {
        answered(answer, &state);
        let kept = storage::restore::<Typing>(&**store, storage::TYPING);
        if kept.is_some_and(|kept| kept.edit == typed) {
            store.remove(storage::TYPING);
        }
    });
    if let Some(lane) = &desk.lane {
        lane.ask(Job::Desk(DeskJob::Edit(edit)), None, heard);
    }
}

/// Reads a file of records, or pasted cells.
fn read(given: Given, desk: Desk) {
    let options = Options::default();
    match given {
        Given::File(file) => {
            let name = file.name();
            hand_over(file, "work.reading", desk, || DeskJob::Read { name, options });
        }
        Given::Text(text) => {
            desk.begin("work.reading", true);
            let bytes = Uint8Array::from(text.as_bytes());
            desk.post_long(DeskJob::Read { name: String::new(), options }, Some(bytes));
        }
    }
}

/// Reads a file's bytes and hands them over with a job. Too many bytes are refused before they are read.
fn hand_over(file: File, what: &'static str, desk: Desk, job: impl FnOnce() -> DeskJob + 'static) {
    if file.size() > service::MAX_RECORD_BYTES as f64 {
        let limit = service::MAX_RECORD_BYTES as f64 / MEBIBYTE;
        let fault = Fault::new("intake.too-many-mebibytes").with("limit", limit);
        desk.fault(fault.with("mebibytes", (file.size() / MEBIBYTE).ceil()));
        return;
    }
    desk.begin(what, true);
    let turn = desk.turn.get();
    wasm_bindgen_futures::spawn_local(async move {
        let bytes = files::read(&file).await;
        if desk.turn.get() != turn {
            return;
        }
        match bytes {
            Ok(bytes) => desk.post_long(job(), Some(bytes)),
            Err(_) => desk.fault(Fault::new("file.not-readable")),
        }
    });
}
