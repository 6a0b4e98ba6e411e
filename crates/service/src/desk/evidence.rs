//! The evidence of the open workspace: what happened, in a log that nobody can quietly change; and reports.

mod job;

pub use job::*;

use super::Answer;
use super::workspace::Workspace;
use crate::{Fault, World};

impl Workspace {
    /// Does work on the evidence.
    #[expect(clippy::unused_self, reason = "nothing is done yet")]
    pub(super) fn evidence(&mut self, _job: &EvidenceJob, _world: &World<'_>) -> Answer {
        Err(Fault::new("desk.not-understood"))
    }

    /// Something happened that belongs into the evidence; it is written down at the end of the job.
    pub(super) fn happens(&mut self, body: ::evidence::Body) {
        self.happened.push(body);
    }

    /// Writes down what happened in the job at hand.
    pub(super) fn write_down(&mut self, _world: &World<'_>) {
        self.happened.clear();
    }
}
