//! Three lists of a shipment held against one another: what it should carry, what was scanned, what the platform has.

mod sections;

use std::collections::{BTreeMap, BTreeSet};

use base::Finding;
use serde::{Deserialize, Serialize};
use shipment::{
    ContainerNumber, Counts, EntryId, FieldDifference, LabelId, LabelValues, Manifest, Outcome, Place,
    PlatformState, Port, Reconciliation, Sighting, TakeId, Verdict, check_container,
};

use crate::desk::shipment::ShipmentText;

/// How many places of one label are told.
const PLACES_TOLD: usize = 8;

/// What a shipment's cross-check found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CrossCheck {
    /// What the exporter calls the shipment.
    pub reference: String,
    /// Where it enters the country.
    pub port: Port,
    /// What it travels in.
    pub containers: Vec<ContainerFact>,
    /// What stands in the containers.
    pub pallets: Vec<PalletFact>,
    /// Stands for the list of expected labels; short, to be compared by eye between devices.
    pub list: String,
    /// Devices that scanned, or whose part was taken in.
    pub devices: Vec<String>,
    /// How many there are of each.
    pub counts: Counts,
    /// The platform's export; `None` while none is at hand.
    pub platform: Option<PlatformFact>,
    /// All expected labels, in the order of the list.
    pub labels: Vec<LabelFact>,
    /// Texts that were scanned and are no expected label, each once.
    pub strays: Vec<StrayFact>,
    /// Where devices contradict one another.
    pub conflicts: Vec<Finding>,
}

/// A container, and what was scanned in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContainerFact {
    /// Its number, as it was typed.
    pub number: String,
    /// Whether its form and its check digit are right.
    pub sound: bool,
    /// Numbers of its seals.
    pub seals: Vec<String>,
    /// How many different expected labels were scanned in it.
    pub labels: u32,
}

/// A pallet, and what was scanned on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PalletFact {
    /// The text of its code.
    pub code: String,
    /// How many different expected labels were scanned on it.
    pub labels: u32,
}

/// The platform's export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlatformFact {
    /// How many entries it has.
    pub entries: usize,
    /// How many expected labels are in it as they should be.
    pub known: usize,
}

/// An expected label, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LabelFact {
    /// What it says.
    pub values: LabelValues,
    /// What became of it.
    pub outcome: Outcome,
    /// Where it was scanned, and on which device; the first eight.
    pub seen: Vec<SeenFact>,
    /// What the platform's export says of it, as a code such as `shipment.platform-known`.
    pub platform: String,
    /// Where the export differs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub platform_differs: Option<FieldDifference>,
    /// The number of the platform's receipt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipt: Option<String>,
}

/// Where a label was scanned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeenFact {
    /// The place.
    pub place: Place,
    /// The device.
    pub device: String,
}

/// A text that was scanned and is no expected label.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StrayFact {
    /// What it is, as a code: `shipment.differs`, `shipment.elsewhere`, `shipment.extra`.
    pub code: String,
    /// The text in its symbol.
    pub text: String,
    /// What it says, where its form was recognised.
    pub values: Option<LabelValues>,
    /// The expected label that it is most like.
    pub like: Option<LabelValues>,
    /// Where it differs from that.
    pub differences: Vec<FieldDifference>,
    /// Where it was scanned; the first eight.
    pub seen: Vec<SeenFact>,
}

impl CrossCheck {
    /// What these lists and reads come to.
    pub(crate) fn of(
        text: &ShipmentText,
        manifest: &Manifest,
        reconciliation: &Reconciliation,
        devices: Vec<String>,
        conflicts: Vec<Finding>,
    ) -> Self {
        let stowed = Stowed::of(manifest, reconciliation);
        let entries = manifest.shipment().platform.as_ref();
        let known = |id: LabelId| matches!(manifest.platform(id), PlatformState::Known(_));
        let platform = entries.map(|entries| PlatformFact {
            entries: entries.len(),
            known: reconciliation.outcomes(manifest).filter(|(id, _)| known(*id)).count(),
        });
        let receipt = |entry: EntryId| {
            let entry = entries?.get(entry.0 as usize)?;
            Some(entry.receipt.clone()).filter(|receipt| !receipt.is_empty())
        };
        let label = |(id, outcome): (LabelId, Outcome)| {
            let seen = reconciliation.sightings(id).map(|(take, Sighting { place, .. })| seen(take, place));
            let state = manifest.platform(id);
            let (entry, platform_differs) = match state {
                PlatformState::Known(entry) => (Some(*entry), None),
                PlatformState::Differs { entry, difference } => (Some(*entry), Some(difference.clone())),
                PlatformState::NotCompared | PlatformState::Unknown => (None, None),
            };
            LabelFact {
                values: manifest.label(id).map(|label| label.values.clone()).unwrap_or_default(),
                outcome,
                seen: seen.take(PLACES_TOLD).collect(),
                platform: state.code().to_owned(),
                platform_differs,
                receipt: entry.and_then(receipt),
            }
        };
        let like = |id: &LabelId| manifest.label(*id).map(|label| label.values.clone());
        let strays = reconciliation.strays().map(|(read, stray)| {
            let (like, differences) = match &stray.verdict {
                Verdict::Differs { label, differences } => (like(label), differences.clone()),
                Verdict::Extra { near } => (near.as_ref().and_then(like), Vec::new()),
                Verdict::Expected { .. } | Verdict::Elsewhere { .. } => (None, Vec::new()),
            };
            StrayFact {
                code: stray.verdict.code().to_owned(),
                text: read.text.clone(),
                values: read.values.clone(),
                like,
                differences,
                seen: stray.takes.iter().map(|(take, place)| seen(take, place)).take(PLACES_TOLD).collect(),
            }
        });
        Self {
            reference: text.reference.clone(),
            port: text.port.clone(),
            containers: text
                .containers
                .iter()
                .map(|container| ContainerFact {
                    number: container.number.clone(),
                    sound: check_container(&container.number).number.is_some(),
                    seals: container.seals.clone(),
                    labels: stowed.inside(&container.number),
                })
                .collect(),
            pallets: text
                .pallets
                .iter()
                .map(|pallet| PalletFact { code: pallet.code.clone(), labels: stowed.on(&pallet.code) })
                .collect(),
            list: manifest.fingerprint().to_string(),
            devices,
            counts: reconciliation.counts(),
            platform,
            labels: reconciliation.outcomes(manifest).map(label).collect(),
            strays: strays.collect(),
            conflicts,
        }
    }
}

/// How many different expected labels were scanned in each container and on each pallet.
#[derive(Default)]
struct Stowed {
    containers: BTreeMap<ContainerNumber, u32>,
    pallets: BTreeMap<String, u32>,
}

impl Stowed {
    fn of(manifest: &Manifest, reconciliation: &Reconciliation) -> Self {
        let mut stowed = Self::default();
        for (id, _) in reconciliation.outcomes(manifest) {
            let (mut containers, mut pallets) = (BTreeSet::new(), BTreeSet::new());
            for (_, Sighting { place, .. }) in reconciliation.sightings(id).filter(|(_, seen)| seen.exact) {
                containers.extend(place.container);
                pallets.extend(place.pallet.as_ref());
            }
            for container in containers {
                *stowed.containers.entry(container).or_default() += 1;
            }
            for pallet in pallets {
                *stowed.pallets.entry(pallet.clone()).or_default() += 1;
            }
        }
        stowed
    }

    /// In the container of this number, as it was typed.
    fn inside(&self, number: &str) -> u32 {
        let number = check_container(number).number;
        number.and_then(|number| self.containers.get(&number)).copied().unwrap_or_default()
    }

    /// On the pallet of this code.
    fn on(&self, code: &str) -> u32 {
        self.pallets.get(code).copied().unwrap_or_default()
    }
}

fn seen(take: &TakeId, place: &Place) -> SeenFact {
    SeenFact { place: place.clone(), device: take.device.to_string() }
}
