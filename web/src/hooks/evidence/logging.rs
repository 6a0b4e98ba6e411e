//! The log of the open workspace: the desk keeps it, the key of this device signs its root.

use std::rc::Rc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use service::desk::Outcome;
use service::desk::evidence::{DeviceSignature, EvidenceJob, EvidenceSummary};
use service::{DeskJob, Fault};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::hooks::at_desk::{AtDesk, Heard};
use crate::platform::device_key::DeviceKey;
use crate::state::evidence::{KeyFacts, LogAction, LogState, LogTold, PAGE_ENTRIES};

/// What can be asked of the log.
#[derive(Debug, Clone, PartialEq)]
pub enum LogAsk {
    /// Other entries are to be seen, from this one on.
    Turn(usize),
    /// A note is being written.
    Writing(String),
    /// The note goes into the log.
    Note,
    /// Somebody else is at work.
    Actor(String),
    /// The key of this device signs the root of now.
    Sign,
    /// The key of this device is forgotten.
    ForgetKey,
    /// The log is saved as a file.
    Save,
}

/// The log, and what can be asked of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Logging {
    /// Where it stands.
    pub state: Rc<LogState>,
    /// Asks something.
    pub ask: Callback<LogAsk>,
}

/// The log of the open workspace, whose id and version these are.
#[hook]
pub fn use_logging(desk: &AtDesk, version: Option<&(String, u64)>) -> Logging {
    let state = use_reducer(LogState::default);
    let log = Log { desk: desk.clone(), state: state.dispatcher() };
    use_effect_with(version.cloned(), {
        let log = log.clone();
        move |version| {
            if version.is_some() {
                log.look(EvidenceJob::Show);
            }
        }
    });
    // Entries are asked for again whenever the log has grown.
    let root = state.summary.as_ref().and_then(|summary| summary.root.clone());
    use_effect_with((root, state.from), {
        let log = log.clone();
        move |(root, from)| {
            if root.is_some() {
                log.look(EvidenceJob::Entries { from: *from, count: PAGE_ENTRIES });
            }
        }
    });
    use_effect_with((), {
        let state = state.dispatcher();
        move |()| {
            spawn_local(async move {
                if let Some(key) = DeviceKey::existing().await {
                    state.dispatch(LogAction::Key(Some(facts(&key).await)));
                }
            });
        }
    });
    let ask = {
        let state = state.clone();
        Callback::from(move |ask| match ask {
            LogAsk::Turn(from) => state.dispatch(LogAction::Turned(from)),
            LogAsk::Writing(note) => state.dispatch(LogAction::Writing(note)),
            LogAsk::Note => log.change(EvidenceJob::Note(state.note.trim().to_owned()), Some(LogTold::Noted)),
            LogAsk::Actor(name) => log.change(EvidenceJob::Actor(name.trim().to_owned()), None),
            LogAsk::Sign => {
                if let Some(summary) = &state.summary {
                    spawn_local(log.clone().sign(summary.clone()));
                }
            }
            LogAsk::ForgetKey => spawn_local(log.clone().forget_key()),
            LogAsk::Save => log.save(),
        })
    };
    Logging { state: Rc::new((*state).clone()), ask }
}

async fn facts(key: &DeviceKey) -> KeyFacts {
    let (algorithm, outlives_page) = (key.algorithm().name(), key.outlives_page());
    KeyFacts { algorithm, thumbprint: key.thumbprint().await, outlives_page }
}

#[derive(Clone)]
struct Log {
    desk: AtDesk,
    state: UseReducerDispatcher<LogState>,
}

impl Log {
    /// Asks for what there is.
    fn look(&self, job: EvidenceJob) {
        self.ask(job, |_| None);
    }

    /// Has something done that people wait for. Without a word for what is told then, its sight is enough.
    fn change(&self, job: EvidenceJob, told: Option<LogTold>) {
        if told.is_some() {
            self.state.dispatch(LogAction::Began);
        }
        self.ask(job, move |_| told.clone());
    }

    fn save(&self) {
        self.state.dispatch(LogAction::Began);
        self.ask(EvidenceJob::File, |outcome| match outcome {
            Outcome::Exported(file) => Some(LogTold::Saved(file.name.clone())),
            _ => None,
        });
    }

    fn ask(&self, job: EvidenceJob, told: impl Fn(&Outcome) -> Option<LogTold> + 'static) {
        let state = self.state.clone();
        let heard = Callback::from(move |Heard { outcome, .. }: Heard| {
            let told = match &outcome {
                Outcome::Failed(fault) => Some(LogTold::Failed(fault.clone())),
                outcome => told(outcome),
            };
            if let Outcome::Evidence(reply) = outcome {
                state.dispatch(LogAction::Answered(reply));
            }
            if let Some(told) = told {
                state.dispatch(LogAction::Ended(told));
            }
        });
        if self.desk.ask(DeskJob::Evidence(job), None, heard).is_none() {
            self.failed(Fault::new("engine.not-ready"));
        }
    }

    fn failed(&self, fault: Fault) {
        self.state.dispatch(LogAction::Ended(LogTold::Failed(fault)));
    }

    async fn sign(self, summary: Rc<EvidenceSummary>) {
        self.state.dispatch(LogAction::Began);
        match self.signature(&summary).await {
            Ok(signature) => self.change(EvidenceJob::Sign(signature), Some(LogTold::Signed)),
            Err(fault) => self.failed(fault),
        }
    }

    async fn signature(&self, summary: &EvidenceSummary) -> Result<DeviceSignature, Fault> {
        let to_sign = summary.to_sign.as_ref().and_then(|text| STANDARD.decode(text).ok());
        let (root, to_sign) =
            summary.root.clone().zip(to_sign).ok_or(Fault::new("evidence-page.nothing-to-sign"))?;
        let key = DeviceKey::open().await?;
        self.state.dispatch(LogAction::Key(Some(facts(&key).await)));
        Ok(DeviceSignature {
            root,
            algorithm: key.algorithm().name().to_owned(),
            public_key: STANDARD.encode(key.public_key()),
            signature: STANDARD.encode(key.sign(&to_sign).await?),
        })
    }

    async fn forget_key(self) {
        self.state.dispatch(LogAction::Began);
        match DeviceKey::forget().await {
            Ok(()) => {
                self.state.dispatch(LogAction::Key(None));
                self.state.dispatch(LogAction::Ended(LogTold::KeyForgotten));
            }
            Err(fault) => self.failed(fault),
        }
    }
}
