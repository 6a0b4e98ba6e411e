//! A shipment's cross-check, for whoever reports about it.

use std::collections::{BTreeMap, HashSet};

use base::Finding;
use shipment::{ExpectedLabel, Manifest, Reconciliation, TakeId};

use super::live::Live;
use super::{At, ShipmentText};
use crate::desk::workspace::Workspace;
use crate::{Fault, World};

/// Where the cross-check of a shipment stands.
pub(in crate::desk) struct Checked<'l> {
    /// What a person wrote down of it.
    pub(in crate::desk) text: &'l ShipmentText,
    /// Its lists.
    pub(in crate::desk) manifest: &'l Manifest,
    /// What all devices together found.
    pub(in crate::desk) reconciliation: &'l Reconciliation,
    /// Where devices contradict one another.
    pub(in crate::desk) conflicts: Vec<Finding>,
    live: &'l Live,
}

impl Checked<'_> {
    /// The devices that scanned.
    pub(in crate::desk) fn devices(&self) -> Vec<String> {
        self.live.joined().devices().map(|(device, _)| device.to_string()).collect()
    }

    /// When each read was taken, by the clock of its device: milliseconds since 1970.
    pub(in crate::desk) fn times(&self) -> BTreeMap<TakeId, u64> {
        let joined = self.live.joined();
        let devices = joined.devices().map(|(device, _)| device);
        let times = devices.flat_map(|device| {
            joined
                .log(device)
                .map(|event| (TakeId { device: device.clone(), number: event.number }, event.at_ms))
        });
        times.collect()
    }
}

impl Workspace {
    /// Looks at the cross-check of a shipment.
    ///
    /// # Errors
    /// `shipment.unknown`; those of documents that cannot be read.
    pub(in crate::desk) fn with_checked<T>(
        &mut self,
        id: &str,
        world: &World<'_>,
        look: impl FnOnce(&Checked<'_>) -> T,
    ) -> Result<T, Fault> {
        let live = self.live(&At::new(id, world)?)?;
        let checked = Checked {
            text: &live.written.text,
            manifest: &live.manifest,
            reconciliation: live.reconciliation(),
            conflicts: live.conflicts(),
            live: &live,
        };
        let seen = look(&checked);
        self.shipments.live = Some(live);
        Ok(seen)
    }

    /// The batches of the labels that any shipment should carry.
    pub(in crate::desk) fn batches_shipped(&self) -> HashSet<String> {
        let blocks = self.kept.under("shipment/").filter(|key| key.contains("/expected/"));
        let blocks = blocks.filter_map(|key| self.kept.get::<Vec<ExpectedLabel>>(key).ok().flatten());
        let labels = blocks.flatten();
        labels.map(|label| label.values.batch.trim().to_owned()).filter(|batch| !batch.is_empty()).collect()
    }
}
