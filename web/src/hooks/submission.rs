//! The way to the platform: what a person asks goes to the desk, and a submission runs while its window is open.

mod asking;

use std::cell::RefCell;
use std::rc::Rc;

use service::desk::submission::{Credentials, RecordKind, Scope, SubmissionJob};
use web_sys::File;
use yew::prelude::*;

use self::asking::Desk;
use super::at_desk::AtDesk;
use super::credentials::{self, Passphrase};
use super::records::Records;
use super::submission_run::{News, Run, Start};
use super::workers::Workers;
use crate::platform::page;
use crate::platform::storage::Store;
use crate::platform::upload::Passage;
use crate::state::submission::{PAGE_ROWS, SubmissionAction, SubmissionState, Told, Way};
use crate::words::Words;

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
fn begin(start: Start, desk: &Desk, state: &SubmissionState, run: &Rc<RefCell<Option<Run>>>, words: Words) {
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
