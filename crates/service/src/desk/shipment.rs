//! Shipments of the open workspace: what they should carry, and what was scanned.

mod job;

pub use job::*;

use super::{Answer, Desk};
use crate::{Fault, World};

impl Desk {
    /// Does work on shipments; `bytes` travel beside the job.
    pub(super) fn shipment(&mut self, _job: &ShipmentJob, _bytes: &[u8], _world: &World<'_>) -> Answer {
        Err(Fault::new("desk.not-understood"))
    }
}
