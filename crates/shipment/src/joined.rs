//! Parts of several devices, joined in any order.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{
    DeviceId, Event, Fingerprint, LabelId, Manifest, Outcome, Part, PartError, Place, Read, Reconciliation,
    TakeId, Verdict, What,
};

/// The most devices that load one shipment.
pub const DEVICES_LIMIT: usize = 64;

/// The most takes that a conflict names.
const NAMED_LIMIT: usize = 16;

/// The logs of several devices.
///
/// Joining is commutative, associative and idempotent: an event is known by device and number, and of two that claim
/// the same the lesser is kept and the claim remembered. So every phone comes to the same, however parts travel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joined {
    shipment: String,
    logs: BTreeMap<DeviceId, BTreeMap<u32, Event>>,
    lists: BTreeSet<(DeviceId, Fingerprint)>,
    contested: BTreeSet<TakeId>,
}

/// What the devices do not agree on. A person decides: nothing is dropped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Conflict {
    /// A device scanned against another list of expected labels.
    OtherList {
        /// The device.
        device: DeviceId,
        /// The fingerprint of its list.
        found: Fingerprint,
    },
    /// Two different events have the same device and number: two devices go by one name, or a log was altered.
    SameNumber {
        /// The event.
        event: TakeId,
    },
    /// A label was scanned at places that exclude one another.
    TwoPlaces {
        /// The label.
        label: LabelId,
        /// The reads of it, by device and number; the first sixteen.
        takes: Vec<(TakeId, Place)>,
    },
    /// A read was undone on one device and stands on another.
    UndoneElsewhere {
        /// The text.
        text: String,
        /// The read that was undone.
        undone: TakeId,
        /// A read of the same that stands.
        stands: TakeId,
    },
}

impl Conflict {
    /// Stable id and i18n key.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::OtherList { .. } => "shipment.conflict-other-list",
            Self::SameNumber { .. } => "shipment.conflict-same-number",
            Self::TwoPlaces { .. } => "shipment.conflict-two-places",
            Self::UndoneElsewhere { .. } => "shipment.conflict-undone",
        }
    }
}

/// A read in a log, and whether it stands.
struct Standing<'a> {
    id: TakeId,
    read: &'a Read,
    place: &'a Place,
    counts: bool,
}

impl Joined {
    /// Nothing yet, for the shipment of this reference.
    pub fn new(shipment: impl Into<String>) -> Self {
        let (logs, lists, contested) = (BTreeMap::new(), BTreeSet::new(), BTreeSet::new());
        Self { shipment: shipment.into(), logs, lists, contested }
    }

    /// Takes in a part. One that was taken in before changes nothing.
    ///
    /// # Errors
    ///
    /// `shipment.part-other-shipment`, `shipment.too-many-devices`, and those of [`Part::parse`] for a part that was
    /// made by hand. Nothing of it is taken in then.
    pub fn join(&mut self, part: &Part) -> Result<(), PartError> {
        part.check()?;
        self.admit(&part.shipment, [&part.device].into_iter())?;
        self.lists.insert((part.device.clone(), part.expected));
        self.add(&part.device, &part.events);
        Ok(())
    }

    /// Takes in all that another has.
    ///
    /// # Errors
    ///
    /// `shipment.part-other-shipment`, `shipment.too-many-devices`. Nothing of it is taken in then.
    pub fn merge(&mut self, other: &Self) -> Result<(), PartError> {
        self.admit(&other.shipment, other.logs.keys())?;
        self.lists.extend(other.lists.iter().cloned());
        self.contested.extend(other.contested.iter().cloned());
        for (device, log) in &other.logs {
            self.add(device, log.values());
        }
        Ok(())
    }

    fn admit<'a>(
        &self,
        shipment: &str,
        devices: impl Iterator<Item = &'a DeviceId>,
    ) -> Result<(), PartError> {
        if shipment != self.shipment {
            return Err(PartError::OtherShipment { found: shipment.to_owned() });
        }
        let more = devices.filter(|device| !self.logs.contains_key(*device)).count();
        if self.logs.len() + more > DEVICES_LIMIT {
            return Err(PartError::TooManyDevices { most: DEVICES_LIMIT });
        }
        Ok(())
    }

    fn add<'a>(&mut self, device: &DeviceId, events: impl IntoIterator<Item = &'a Event>) {
        let log = self.logs.entry(device.clone()).or_default();
        for event in events {
            match log.entry(event.number) {
                Entry::Vacant(place) => {
                    place.insert(event.clone());
                }
                Entry::Occupied(mut held) if held.get() != event => {
                    self.contested.insert(TakeId { device: device.clone(), number: event.number });
                    if event < held.get() {
                        held.insert(event.clone());
                    }
                }
                Entry::Occupied(_) => (),
            }
        }
    }

    /// The devices whose parts are in, each with how many events.
    pub fn devices(&self) -> impl Iterator<Item = (&DeviceId, usize)> {
        self.logs.iter().map(|(device, log)| (device, log.len()))
    }

    /// The log of a device, in order.
    pub fn log(&self, device: &DeviceId) -> impl Iterator<Item = &Event> {
        self.logs.get(device).into_iter().flat_map(BTreeMap::values)
    }

    /// What became of every label by the reads of all devices.
    pub fn reconcile(&self, manifest: &Manifest) -> Reconciliation {
        let takes = self.takes();
        let standing = takes.iter().filter(|take| take.counts);
        Reconciliation::of(manifest, standing.map(|take| (take.id.clone(), take.read, take.place)))
    }

    /// What the devices do not agree on: lists, events, then places in the order of the labels, then what was undone.
    pub fn conflicts(&self, manifest: &Manifest, reconciliation: &Reconciliation) -> Vec<Conflict> {
        let others = self.lists.iter().filter(|(_, found)| *found != manifest.fingerprint());
        let others =
            others.map(|(device, found)| Conflict::OtherList { device: device.clone(), found: *found });
        let contested = self.contested.iter().map(|event| Conflict::SameNumber { event: event.clone() });
        let mut conflicts: Vec<Conflict> = others.chain(contested).collect();
        for (label, outcome) in reconciliation.outcomes(manifest) {
            if outcome == Outcome::Doubled {
                let exact = reconciliation.sightings(label).filter(|(_, sighting)| sighting.exact);
                let takes = exact.map(|(id, sighting)| (id.clone(), sighting.place.clone()));
                conflicts.push(Conflict::TwoPlaces { label, takes: takes.take(NAMED_LIMIT).collect() });
            }
        }
        let mut told = BTreeSet::new();
        for take in self.takes().iter().filter(|take| !take.counts) {
            if !told.insert((take.id.device.clone(), take.read)) {
                continue;
            }
            if let Some(stands) = stands_elsewhere(take, manifest, reconciliation) {
                let (text, undone) = (take.read.text.clone(), take.id.clone());
                conflicts.push(Conflict::UndoneElsewhere { text, undone, stands });
            }
        }
        conflicts
    }

    /// Every read of every log, in order.
    fn takes(&self) -> Vec<Standing<'_>> {
        let mut takes = Vec::new();
        for (device, log) in &self.logs {
            let mut undone = BTreeSet::new();
            for event in log.values() {
                match event.what {
                    // As in a session: what comes later than its undoing is not undone by it.
                    What::Undone { of } if of < event.number => _ = undone.insert(of),
                    What::Redone { of } => _ = undone.remove(&of),
                    _ => (),
                }
            }
            takes.extend(log.values().filter_map(|event| match &event.what {
                What::Taken { read, place, .. } => {
                    let id = TakeId { device: device.clone(), number: event.number };
                    Some(Standing { id, read, place, counts: !undone.contains(&event.number) })
                }
                _ => None,
            }));
        }
        takes
    }
}

/// A read of the same label that stands on another device, when none stands on its own.
fn stands_elsewhere(take: &Standing<'_>, manifest: &Manifest, all: &Reconciliation) -> Option<TakeId> {
    let ids: Vec<&TakeId> = match manifest.judge(take.read) {
        Verdict::Expected { label, .. } => {
            all.sightings(label).filter(|(_, sighting)| sighting.exact).map(|(id, _)| id).collect()
        }
        _ => all.stray(take.read).into_iter().flat_map(|stray| stray.takes.keys()).collect(),
    };
    let stands_here = ids.iter().any(|id| id.device == take.id.device);
    ids.first().filter(|_| !stands_here).map(|id| (*id).clone())
}
