//! What is asked of the desk, and where its answers go.

use js_sys::Uint8Array;
use service::desk::Outcome;
use service::desk::shipment::{ShipmentAct, ShipmentJob, ShipmentReply};
use service::desk::submission::{RecordKind, SubmissionJob, SubmissionReply};
use service::{DeskJob, Fault};
use web_sys::File;
use yew::prelude::*;

use super::Submit;
use crate::hooks::at_desk::{AtDesk, Heard};
use crate::platform::{download, files};
use crate::state::submission::{LedgerPage, PAGE_ROWS, Rows, SubmissionAction, SubmissionState, Told};

/// No profile is so long: what is longer is not even read.
const LONGEST_PROFILE_BYTES: f64 = 1_048_576.0;

/// The desk, and the state that hears what it says.
#[derive(Clone)]
pub(super) struct Desk {
    pub(super) at: AtDesk,
    pub(super) state: UseReducerDispatcher<SubmissionState>,
}

impl Desk {
    /// Answers what is asked of the desk.
    pub(super) fn answer(&self, ask: Submit, state: &SubmissionState) {
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

    /// Something happened.
    pub(super) fn tell(&self, action: SubmissionAction) {
        self.state.dispatch(action);
    }

    /// Something could not be done.
    pub(super) fn fault(&self, fault: Fault) {
        self.tell(SubmissionAction::Told(Some(Told::Fault(fault))));
    }

    /// Asks, and shows what comes; `from`: where the entries that are asked for begin.
    pub(super) fn ask(&self, job: SubmissionJob, from: Option<usize>) {
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
    pub(super) fn ask_shipments(&self) {
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
