//! The way to the platform: what a person asks goes to the desk, and a submission runs while its window is open.

use std::rc::Rc;

use js_sys::Uint8Array;
use service::desk::Outcome;
use service::desk::shipment::{ShipmentAct, ShipmentJob, ShipmentReply};
use service::desk::submission::{Credentials, RecordKind, Scope, SubmissionJob, SubmissionReply};
use service::{DeskJob, Fault};
use web_sys::File;
use yew::prelude::*;

use super::at_desk::{AtDesk, Heard};
use super::credentials::{self, Passphrase};
use super::records::Records;
use super::submission_run::{News, Run, Start};
use super::workers::Workers;
use crate::platform::storage::Store;
use crate::platform::upload::Passage;
use crate::platform::{download, files, page};
use crate::state::submission::{LedgerPage, PAGE_ROWS, Rows, SubmissionAction, SubmissionState, Told, Way};
use crate::words::Words;

/// No profile is so long: what is longer is not even read.
const LONGEST_PROFILE_BYTES: f64 = 1_048_576.0;

/// What can be asked.
#[derive(Debug, Clone, PartialEq)]
pub enum Submit {
    /// Take this profile, by its id.
    Choose(String),
    /// Take this text as a profile of the user's own.
    PutProfile(String),
    /// Take this file as a profile of the user's own.
    ReadProfile(File),
    /// Forget a profile of the user's own, by its id.
    ForgetProfile(String),
    /// Edit the text of the chosen profile.
    EditProfile,
    /// Edit it no more.
    CloseProfile,
    /// Save the text of a profile as a file; the schema of all profiles where there is no id.
    SaveProfile(Option<String>),
    /// Build what would leave.
    Prepare(Scope),
    /// Put what was prepared, or came to its end, aside.
    PutAside,
    /// Look at records.
    Rows(RecordKind, usize),
    /// Look at the bytes of a request's body.
    Body(usize),
    /// Look at them no more.
    CloseBody,
    /// Look at what ever left.
    Ledger(usize),
    /// Use these credentials; with a passphrase, keep them on this device as well.
    Use(Credentials, Option<Passphrase>),
    /// Use the credentials that are kept on this device.
    Unlock(Passphrase),
    /// Use no credentials any more; those that are kept on this device stay.
    Forget,
    /// Forget the credentials that are kept on this device.
    ForgetKept,
    /// A person consents to what has this digest: send it.
    Send(String),
    /// A person lets the submission under way go on.
    GoOn,
    /// A person stops it.
    Stop,
    /// What was told was read.
    Read,
}

/// The way to the platform, and what can be asked of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Submitting {
    /// Where it stands.
    pub state: Rc<SubmissionState>,
    /// Credentials for the chosen profile's origin are kept on this device.
    pub kept: bool,
    /// They can be: the browser's store outlives the page.
    pub can_keep: bool,
    /// Asks something.
    pub ask: Callback<Submit>,
}

/// The way to the platform. `in_sight`: its place is seen.
#[hook]
pub fn use_submitting(
    workers: &Workers,
    records: &Records,
    store: &Rc<Box<dyn Store>>,
    words: Words,
    in_sight: bool,
) -> Submitting {
    let state = use_reducer(SubmissionState::default);
    let run = use_mut_ref(|| None::<Run>);
    // What is kept is read from the store again whenever it may have changed.
    let looks = use_state_eq(|| 0_u32);
    let desk = Desk { at: AtDesk::new(workers, records), state: state.dispatcher() };
    let version = records.state.version();
    let workspace = version.as_ref().map(|(workspace, _)| workspace.clone());
    use_effect_with((workers.desks, workspace), {
        let (run, state) = (run.clone(), state.dispatcher());
        move |_| {
            // What runs belongs to the desk and the workspace that it began in.
            if let Some(run) = run.borrow_mut().take() {
                run.abandon();
            }
            state.dispatch(SubmissionAction::DeskLost);
        }
    });
    let resting = state.way == Way::Closed;
    use_effect_with((version, in_sight, resting), {
        let desk = desk.clone();
        move |(version, in_sight, resting): &(Option<(String, u64)>, bool, bool)| {
            if version.is_some() && *in_sight && *resting {
                desk.ask(SubmissionJob::Show, None);
                desk.ask(SubmissionJob::Ledger { from: 0, count: PAGE_ROWS }, None);
                desk.ask_shipments();
            }
        }
    });
    // Closing the page in the middle leaves a request in the open.
    use_effect_with(!resting, |&running| {
        let guard = running.then(page::ask_before_leaving);
        move || drop(guard)
    });
    let origin = state.view.as_ref().map(|view| view.profile.origin.clone());
    let kept = use_memo((origin, *looks), {
        let store = store.clone();
        move |(origin, _)| origin.as_ref().is_some_and(|origin| credentials::are_kept(&**store, origin))
    });
    let ask = {
        let (state, store) = (state.clone(), store.clone());
        let look = {
            let (looks, now) = (looks.setter(), *looks);
            Callback::from(move |()| looks.set(now.wrapping_add(1)))
        };
        Callback::from(move |ask| match ask {
            Submit::Send(digest) => begin(Start::Consent(digest), &desk, &state, &run, words),
            Submit::GoOn => begin(Start::GoOn, &desk, &state, &run, words),
            Submit::Stop => {
                if let Some(run) = &*run.borrow() {
                    run.stop();
                }
            }
            Submit::Use(given, passphrase) => {
                desk.ask(SubmissionJob::Credentials(Some(given.clone())), None);
                if let (Some(passphrase), Some(view)) = (passphrase, &state.view) {
                    let (desk, look, origin) = (desk.clone(), look.clone(), view.profile.origin.clone());
                    let keeping = credentials::keep(store.clone(), origin, given, passphrase);
                    wasm_bindgen_futures::spawn_local(async move {
                        match keeping.await {
                            Ok(()) => look.emit(()),
                            Err(fault) => desk.fault(fault),
                        }
                    });
                }
            }
            Submit::Unlock(passphrase) => {
                let Some(view) = &state.view else { return };
                let opening = credentials::unlock(store.clone(), view.profile.origin.clone(), passphrase);
                let desk = desk.clone();
                wasm_bindgen_futures::spawn_local(async move {
                    match opening.await {
                        Ok(opened) => {
                            desk.tell(SubmissionAction::Told(None));
                            desk.ask(SubmissionJob::Credentials(Some(opened)), None);
                        }
                        Err(fault) => desk.fault(fault),
                    }
                });
            }
            Submit::ForgetKept => {
                credentials::forget(&**store);
                look.emit(());
            }
            ask => desk.answer(ask, &state),
        })
    };
    Submitting { state: Rc::new((*state).clone()), kept: *kept, can_keep: store.outlives_page(), ask }
}

/// Opens the window and lets the submission run.
fn begin(
    start: Start,
    desk: &Desk,
    state: &SubmissionState,
    run: &Rc<std::cell::RefCell<Option<Run>>>,
    words: Words,
) {
    let Some(view) = &state.view else { return };
    if run.borrow().as_ref().is_some_and(|run| !run.over()) {
        return;
    }
    let passage = Passage {
        origin: view.profile.origin.clone(),
        rehearsal: view.profile.rehearsal,
        locale: words.locale.tag(),
        words: window_words(words),
    };
    let news = {
        let desk = desk.clone();
        Callback::from(move |news| match news {
            News::Way(way) => desk.tell(SubmissionAction::Way(way)),
            News::Shown(view) => desk.tell(SubmissionAction::Shown(view)),
            News::Stepped(under_way) => desk.tell(SubmissionAction::Stepped(under_way)),
            News::Trouble(told) => desk.tell(SubmissionAction::Told(Some(told))),
        })
    };
    let begun = Run::begin(desk.at.clone(), news, start, passage);
    if begun.is_none() {
        desk.tell(SubmissionAction::Told(Some(Told::Way("submit.window.blocked"))));
    }
    *run.borrow_mut() = begun;
}

/// What the window says to the person, by the names that `upload.js` has for it.
fn window_words(words: Words) -> Vec<(&'static str, String)> {
    [
        ("title", "submit.window.title"),
        ("rehearsal", "submit.rehearsal"),
        ("to", "submit.window.to"),
        ("requests", "submit.window.requests"),
        ("bytes", "submit.window.bytes"),
        ("keepOpen", "submit.window.keep-open"),
        ("stop", "submit.window.stop"),
        ("ready", "submit.window.ready"),
        ("sending", "submit.window.sending"),
        ("answered", "submit.window.answered"),
        ("stopped", "submit.window.stopped"),
        ("finished", "submit.window.finished"),
        ("pageGone", "submit.window.page-gone"),
    ]
    .map(|(name, key)| (name, words.get(key).to_string()))
    .into()
}

#[derive(Clone)]
struct Desk {
    at: AtDesk,
    state: UseReducerDispatcher<SubmissionState>,
}

impl Desk {
    fn answer(&self, ask: Submit, state: &SubmissionState) {
        match ask {
            Submit::Choose(id) => self.ask(SubmissionJob::Choose(id), None),
            Submit::PutProfile(text) => self.put(text),
            Submit::ReadProfile(file) => self.read(file),
            Submit::ForgetProfile(id) => self.ask(SubmissionJob::ForgetProfile(id), None),
            Submit::EditProfile => {
                if let Some(view) = &state.view {
                    let desk = self.clone();
                    self.ask_text(Some(view.profile.id.clone()), move |text| {
                        desk.tell(SubmissionAction::ProfileText(Some(text)));
                    });
                }
            }
            Submit::CloseProfile => self.tell(SubmissionAction::ProfileText(None)),
            Submit::SaveProfile(id) => self.save(id),
            Submit::Prepare(scope) => {
                self.tell(SubmissionAction::Preparing);
                self.ask(SubmissionJob::Prepare(scope), None);
            }
            Submit::PutAside => self.ask(SubmissionJob::PutAside, None),
            Submit::Rows(kind, from) => self.ask_rows(kind, from),
            Submit::Body(number) => {
                let desk = self.clone();
                self.ask_for(SubmissionJob::Body(number), move |reply| {
                    if let SubmissionReply::Text(text) = reply {
                        desk.tell(SubmissionAction::Body(number, text));
                    }
                });
            }
            Submit::CloseBody => self.tell(SubmissionAction::BodyClosed),
            Submit::Ledger(from) => self.ask(SubmissionJob::Ledger { from, count: PAGE_ROWS }, Some(from)),
            Submit::Forget => self.ask(SubmissionJob::Credentials(None), None),
            Submit::Read => self.tell(SubmissionAction::Told(None)),
            // Asked of the run and of the store, not of the desk.
            Submit::Send(_)
            | Submit::GoOn
            | Submit::Stop
            | Submit::Use(..)
            | Submit::Unlock(_)
            | Submit::ForgetKept => {}
        }
    }

    fn tell(&self, action: SubmissionAction) {
        self.state.dispatch(action);
    }

    fn fault(&self, fault: Fault) {
        self.tell(SubmissionAction::Told(Some(Told::Fault(fault))));
    }

    /// Asks, and shows what comes; `from`: where the entries that are asked for begin.
    fn ask(&self, job: SubmissionJob, from: Option<usize>) {
        let desk = self.clone();
        self.ask_for(job, move |reply| match reply {
            SubmissionReply::Shown(view) => desk.tell(SubmissionAction::Shown(view)),
            SubmissionReply::Ledger { totals, total, entries } => {
                let from = from.unwrap_or_default();
                desk.tell(SubmissionAction::Ledger(LedgerPage { from, totals, total, entries }));
            }
            _ => {}
        });
    }

    fn ask_rows(&self, kind: RecordKind, from: usize) {
        let desk = self.clone();
        self.ask_for(SubmissionJob::Rows { kind, from, count: PAGE_ROWS }, move |reply| {
            if let SubmissionReply::Rows { total, rows } = reply {
                desk.tell(SubmissionAction::Rows(Rows { kind, from, total, rows }));
            }
        });
    }

    fn ask_text(&self, id: Option<String>, then: impl Fn(String) + 'static) {
        self.ask_for(SubmissionJob::ProfileText(id), move |reply| {
            if let SubmissionReply::Text(text) = reply {
                then(text);
            }
        });
    }

    fn ask_for(&self, job: SubmissionJob, then: impl Fn(SubmissionReply) + 'static) {
        let desk = self.clone();
        let heard = Callback::from(move |heard: Heard| match heard.outcome {
            Outcome::Submission(reply) => then(reply),
            Outcome::Failed(fault) => desk.fault(fault),
            _ => {}
        });
        self.at.ask(DeskJob::Submission(job), None, heard);
    }

    /// Which shipments there are. Where that cannot be told, lines can be submitted all the same.
    fn ask_shipments(&self) {
        let desk = self.clone();
        let heard = Callback::from(move |heard: Heard| {
            if let Outcome::Shipment(ShipmentReply::List(shipments)) = heard.outcome {
                desk.tell(SubmissionAction::Shipments(shipments));
            }
        });
        let job = ShipmentJob { id: String::new(), act: ShipmentAct::List };
        self.at.ask(DeskJob::Shipment(job), None, heard);
    }

    /// Takes a text as a profile; it is edited no more once it is taken.
    fn put(&self, text: String) {
        let desk = self.clone();
        self.ask_for(SubmissionJob::PutProfile(text), move |reply| {
            if let SubmissionReply::Shown(view) = reply {
                desk.tell(SubmissionAction::Shown(view));
                desk.tell(SubmissionAction::ProfileText(None));
                desk.tell(SubmissionAction::Told(None));
            }
        });
    }

    fn read(&self, file: File) {
        let desk = self.clone();
        if file.size() > LONGEST_PROFILE_BYTES {
            let fault = Fault::new("submission-profile.too-large");
            self.fault(fault.with("bytes", file.size()).with("limit", service::npqtp::PROFILE_LIMIT_BYTES));
            return;
        }
        wasm_bindgen_futures::spawn_local(async move {
            match files::read(&file).await {
                Ok(bytes) => desk.put(String::from_utf8_lossy(&bytes.to_vec()).into_owned()),
                Err(_) => desk.fault(Fault::new("file.not-readable")),
            }
        });
    }

    fn save(&self, id: Option<String>) {
        let desk = self.clone();
        let name = match &id {
            Some(id) => format!("{id}.profile.json"),
            None => "submission-profile.schema.json".to_owned(),
        };
        self.ask_text(id, move |text| {
            let saved = download::save(&name, "application/json", &Uint8Array::from(text.as_bytes()));
            match saved {
                Ok(()) => desk.tell(SubmissionAction::Told(Some(Told::Saved(name.clone())))),
                Err(_) => desk.fault(Fault::new("download.refused")),
            }
        });
    }
}
