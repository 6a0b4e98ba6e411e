//! What each question becomes: a change of the page, a job at the desk, or a file that is read first.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::Uint8Array;
use record::LineId;
use service::desk::{CellEdit, ExportRequest, NextRequest, Outcome, Selection, WorkspaceRef};
use service::{DeskJob, Fault, Job, Options, Progress, Reply};
use web_sys::File;
use yew::prelude::*;

use super::{Ask, WINDOW_STEP};
use crate::platform::device_key::DeviceKey;
use crate::platform::files::{self, Given};
use crate::platform::lane::{Answer, Lane};
use crate::platform::storage::{self, Store};
use crate::platform::{download, page, persist};
use crate::state::records::{Cursor, Notice, RecordsAction, RecordsState, Tab, Typing, Work};

/// Bytes of one MiB.
const MEBIBYTE: f64 = 1_048_576.0;

/// What a question is answered with.
#[derive(Clone)]
pub(super) struct Desk {
    pub(super) lane: Option<Lane>,
    pub(super) state: UseReducerDispatcher<RecordsState>,
    /// Counts long work: what was left before its file was read is not handed over any more.
    pub(super) turn: Rc<Cell<u32>>,
}

impl Desk {
    pub(super) fn tell(&self, action: RecordsAction) {
        self.state.dispatch(action);
    }

    fn fault(&self, fault: Fault) {
        self.tell(RecordsAction::Failed(None, fault));
    }

    /// Hands over a quick job.
    pub(super) fn post(&self, job: DeskJob) {
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

    pub(super) fn hears(&self) -> Callback<Answer> {
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

/// A workspace that is not stored yet.
pub(super) fn new_workspace() -> WorkspaceRef {
    WorkspaceRef { id: page::new_id(), name: String::new() }
}

pub(super) fn answer_ask(
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
        Ask::GoTo(line) => go_to(line, desk, state),
        Ask::Keep(line, issued) => {
            desk.post(DeskJob::Issue { line, issued });
            go_to(line, desk, state);
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
            wasm_bindgen_futures::spawn_local(forget_device_key(desk.clone()));
            desk.post(DeskJob::ForgetEverything);
            desk.post_then(DeskJob::Open(new_workspace()), Notice::Forgotten);
            desk.post(DeskJob::List);
        }
    }
}

/// Forgets the key that signs evidence, and says so if it is still there.
async fn forget_device_key(desk: Desk) {
    if let Err(fault) = DeviceKey::forget().await {
        desk.tell(RecordsAction::Notice(Some(Notice::Fault(fault))));
    }
}

/// Shows a line among all of them.
fn go_to(line: LineId, desk: &Desk, state: &RecordsState) {
    if state.tab != Tab::Lines {
        desk.tell(RecordsAction::Tab(Tab::Lines));
    }
    let selection = Selection::default();
    if state.selection != selection {
        desk.tell(RecordsAction::Selected(selection.clone()));
    }
    desk.post(DeskJob::Locate { selection, line });
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
