//! Shipments of the open workspace: what they should carry, and what was scanned.
//!
//! ```text
//! documents ──► Live { Manifest, Session, Joined, Reconciliation } ──► views, rows
//!     ▲            │ hear, join, expect …
//!     └────────────┘ blocks that changed
//! ```
//!
//! Documents are the truth. What is alive is computed from them, changes with them, and is dropped when another tab,
//! or a conflict, changed them (`Kept::version`).

mod checked;
mod devices;
mod documents;
mod expect;
mod hear;
mod job;
mod list;
mod live;
#[cfg(test)]
mod noted;
mod platform;
mod rows;
mod session_view;
mod view;
mod write;

use base::{Finding, Severity};
use shipment::{Collector, DeviceId};

pub use job::*;

pub(super) use checked::Checked;
use live::Live;

use super::source::Source;
use super::workspace::Workspace;
use super::{Answer, Desk, Outcome, check_id};
use crate::{Exported, Fault, World};

/// The shipment that is at work, and a series of codes on its way in.
#[derive(Debug, Default)]
pub(super) struct Shipments {
    live: Option<Box<Live>>,
    /// Of which shipment, and what was read so far.
    collecting: Option<(String, Collector)>,
    /// Counts the lists that were looked at: see [`ShipmentView::version`].
    lists: u64,
}

impl Shipments {
    /// A job is over for good.
    pub(super) fn settle(&mut self, act: &ShipmentAct, reply: &ShipmentReply) {
        if matches!((act, reply), (ShipmentAct::Collect(_), ShipmentReply::Shown(_))) {
            self.collecting = None;
        }
    }
}

impl ShipmentAct {
    /// Whether the file that was read is put aside afterwards.
    pub(super) const fn uses_up_source(&self) -> bool {
        matches!(self, Self::ExpectSource { .. } | Self::Platform)
    }
}

impl Desk {
    /// Does work on shipments; `bytes` travel beside the job.
    pub(super) fn shipment(&mut self, job: &ShipmentJob, bytes: &[u8], world: &World<'_>) -> Answer {
        let Self { open, source, .. } = self;
        let open = open.as_mut().ok_or_else(|| Fault::new("desk.none-open"))?;
        if job.act == ShipmentAct::List {
            return shown(ShipmentReply::List(open.shipment_cards()));
        }
        check_id(&job.id)?;
        let at = At::new(&job.id, world)?;
        match &job.act {
            ShipmentAct::Forget => shown(open.forget_shipment(&at)?),
            ShipmentAct::Write(text) => shown(open.write_shipment(text, &at)?),
            act => {
                let mut live = open.live(&at)?;
                let answer = open.work_on(&mut live, act, source.as_ref(), bytes, &at);
                open.shipments.live = Some(live);
                answer
            }
        }
    }
}

impl Workspace {
    /// Does work on a shipment that there is.
    fn work_on(
        &mut self,
        live: &mut Live,
        act: &ShipmentAct,
        source: Option<&Source>,
        bytes: &[u8],
        at: &At<'_>,
    ) -> Answer {
        let source = || source.ok_or_else(|| Fault::new("desk.no-source"));
        shown(match act {
            ShipmentAct::Rows(request) => ShipmentReply::Rows(live.rows(request)),
            ShipmentAct::Hear(input) => self.hear(live, input, at)?,
            ShipmentAct::ExpectRecords(request) => self.expect_records(live, request, at)?,
            ShipmentAct::ExpectSource { mapping, setup } => {
                self.expect_source(live, source()?, mapping, setup, at)?
            }
            ShipmentAct::ExpectNothing => self.expect_nothing(live, at)?,
            ShipmentAct::Platform => self.platform(live, source()?, at)?,
            ShipmentAct::ForgetPlatform => self.forget_platform(live, at)?,
            ShipmentAct::Part => {
                let (exported, file) = live.part_file();
                return Ok((Outcome::Exported(exported), Some(file)));
            }
            ShipmentAct::Series => ShipmentReply::Series(live.series()?),
            ShipmentAct::Join => self.join(live, bytes, at)?,
            ShipmentAct::Collect(texts) => self.collect(live, texts, at)?,
            ShipmentAct::ForgetDevices => self.forget_devices(live, at)?,
            ShipmentAct::Conclude => {
                self.happens(live.concluded());
                live.shown(Vec::new())
            }
            ShipmentAct::List | ShipmentAct::Show | ShipmentAct::Write(_) | ShipmentAct::Forget => {
                live.shown(Vec::new())
            }
        })
    }

    fn unknown() -> Fault {
        Fault::new("shipment.unknown")
    }
}

fn shown(reply: ShipmentReply) -> Answer {
    Ok((Outcome::Shipment(reply), None))
}

/// Which shipment, on which device, and when.
struct At<'a> {
    id: &'a str,
    device: DeviceId,
    /// Milliseconds since 1970.
    now_ms: u64,
    world: &'a World<'a>,
}

impl<'a> At<'a> {
    fn new(id: &'a str, world: &'a World<'a>) -> Result<Self, Fault> {
        let device = DeviceId::new(world.here.device).or_else(|| DeviceId::new("device"));
        let device = device.ok_or_else(|| Fault::new("desk.not-understood"))?;
        Ok(Self { id, device, now_ms: (world.here.unix_ms)(), world })
    }
}

/// A fault as one of several things to tell.
fn told(code: &'static str, severity: Severity, args: Vec<(&'static str, String)>) -> Finding {
    args.into_iter().fold(Finding::new(code, severity), |finding, (name, value)| finding.with(name, value))
}

/// The part of a device as a file.
fn part_exported(reference: &str, device: &DeviceId) -> Exported {
    let name = intake::bundle::safe_name(&format!("{reference}-{device}"));
    Exported { name: format!("{name}.shipment-part.json"), mime: "application/json".to_owned() }
}
