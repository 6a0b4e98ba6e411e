//! The desk as a place of the page sees it: asks, and hears what comes of it.

use js_sys::Uint8Array;
use service::desk::Outcome;
use service::{DeskJob, DeskReply, Fault, Job, Progress, Reply};
use yew::prelude::*;

use super::records::{Ask, Records};
use super::workers::Workers;
use crate::platform::download;
use crate::platform::lane::{Answer, Lane};
use crate::state::queue::JobId;
use crate::state::records::RecordsAction;

/// The way to the desk. What it says of the workspace as a whole goes to the records by itself.
#[derive(Debug, Clone, PartialEq)]
pub struct AtDesk {
    lane: Option<Lane>,
    records: Callback<Ask>,
}

/// What came of a job, and the bytes beside it. A file was saved already: its bytes are gone, and an
/// [`Outcome::Failed`] says that the browser refused it.
#[derive(Debug)]
pub struct Heard {
    /// The job.
    pub job: JobId,
    /// What came of it.
    pub outcome: Outcome,
    /// What travelled beside it, if it was no file to save.
    pub bytes: Option<Uint8Array>,
}

impl AtDesk {
    /// The way to the desk of these workers.
    pub fn new(workers: &Workers, records: &Records) -> Self {
        let lane = workers.lanes.as_ref().map(|lanes| lanes.records.clone());
        Self { lane, records: records.ask.clone() }
    }

    /// Asks the desk; `None` while there is none, and nothing will be heard.
    pub fn ask(&self, job: DeskJob, bytes: Option<Uint8Array>, heard: Callback<Heard>) -> Option<JobId> {
        let answered = self.hears(heard);
        Some(self.lane.as_ref()?.ask(Job::Desk(job), bytes, answered))
    }

    /// Asks for work that may take long, and hears how far it has come; see [`Self::cancel`].
    pub fn ask_long(
        &self,
        job: DeskJob,
        bytes: Option<Uint8Array>,
        heard: Callback<Heard>,
        progress: Callback<Progress>,
    ) -> Option<JobId> {
        let answered = self.hears(heard);
        Some(self.lane.as_ref()?.ask_long(Job::Desk(job), bytes, answered, progress))
    }

    /// Leaves a job. The worker behind the desk is started anew, and reads what is stored.
    pub fn cancel(&self, job: JobId) {
        if let Some(lane) = &self.lane {
            lane.cancel(job);
        }
    }

    fn hears(&self, heard: Callback<Heard>) -> Callback<Answer> {
        let records = self.records.clone();
        Callback::from(move |Answer { job, reply, mut bytes }: Answer| {
            let mut outcome = match reply {
                Reply::Desk(reply) => {
                    let DeskReply { overview, outcome } = *reply;
                    let whole = DeskReply { overview, outcome: Outcome::Done };
                    records.emit(Ask::Show(RecordsAction::Answered(job, Box::new(whole))));
                    outcome
                }
                Reply::Failed(fault) => Outcome::Failed(fault),
                _ => return,
            };
            if let Outcome::Exported(file) = &outcome {
                let saved = bytes.take().map(|bytes| download::save(&file.name, &file.mime, &bytes));
                if !matches!(saved, Some(Ok(()))) {
                    outcome = Outcome::Failed(Fault::new("download.refused"));
                }
            }
            heard.emit(Heard { job, outcome, bytes });
        })
    }
}
