//! Submissions to the platform: profiles, what would leave, what left.

mod job;

pub use job::*;

use super::{Answer, Desk};
use crate::{Fault, World};

impl Desk {
    /// Does work on submissions; `bytes` travel beside the job.
    pub(super) fn submission(&mut self, _job: &SubmissionJob, _bytes: &[u8], _world: &World<'_>) -> Answer {
        Err(Fault::new("desk.not-understood"))
    }
}
