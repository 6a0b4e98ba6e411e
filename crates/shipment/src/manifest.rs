//! The lists of a shipment, ready to be asked what a read is.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

use crate::nearest::Nearest;
use crate::platform::PlatformIndex;
use crate::texts::Texts;
use crate::{
    ContainerNumber, EntryId, ExpectedLabel, FieldDifference, Fingerprint, LabelId, LabelValues,
    PlatformState, Read, Shipment,
};

/// What a read is, by the lists alone: what else was scanned does not matter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// An expected label.
    Expected {
        /// Which; of equal ones the first.
        label: LabelId,
        /// Whether the text is the expected one. When not, all values are, in another form.
        as_written: bool,
    },
    /// Nearly an expected label: a field is not as it should be.
    Differs {
        /// The label that it is most like.
        label: LabelId,
        /// Every field that differs; at least one.
        differences: Vec<FieldDifference>,
    },
    /// The platform has accepted it, and this shipment expects nothing of its batch and report.
    Elsewhere {
        /// The platform's entry.
        entry: EntryId,
    },
    /// Not expected.
    Extra {
        /// An expected label that differs in one character of a number: likely a neighbour in a series.
        near: Option<LabelId>,
    },
}

impl Verdict {
    /// Stable id and i18n key.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Expected { as_written: true, .. } => "shipment.matched",
            Self::Expected { as_written: false, .. } => "shipment.matched-other-form",
            Self::Differs { .. } => "shipment.differs",
            Self::Elsewhere { .. } => "shipment.elsewhere",
            Self::Extra { .. } => "shipment.extra",
        }
    }

    /// Whether the label does not belong in this shipment as it is.
    pub const fn is_wrong(&self) -> bool {
        !matches!(self, Self::Expected { .. })
    }
}

/// A shipment with everything that is looked up in its lists. Made once; a read is judged in `O(log n)`.
#[derive(Debug, Clone)]
pub struct Manifest {
    shipment: Shipment,
    fingerprint: Fingerprint,
    texts: Texts,
    payloads: FxHashMap<u32, LabelId>,
    twins: Vec<Option<LabelId>>,
    nearest: Nearest,
    platform: PlatformIndex,
    states: Vec<PlatformState>,
    /// Entries of the export that an expected label belongs to.
    met: FxHashSet<EntryId>,
    containers: FxHashSet<ContainerNumber>,
    pallets: FxHashSet<String>,
}

impl Manifest {
    /// The manifest of a shipment.
    pub fn new(shipment: Shipment) -> Self {
        let mut texts = Texts::default();
        let mut payloads = FxHashMap::default();
        let mut nearest = Nearest::default();
        let mut twins = Vec::with_capacity(shipment.expected.len());
        for (at, label) in shipment.expected.iter().enumerate() {
            let id = LabelId(at as u32);
            let of_payload = *payloads.entry(texts.add(&label.payload)).or_insert(id);
            let of_values = nearest.add(id, &label.values, &mut texts);
            let first = of_payload.min(of_values);
            twins.push((first != id).then_some(first));
        }
        nearest.close(&shipment.expected);
        let entries = shipment.platform.as_deref();
        let platform = PlatformIndex::new(entries.unwrap_or_default(), &mut texts);
        let state = |label: &ExpectedLabel| {
            entries
                .map_or(PlatformState::NotCompared, |entries| platform.state(entries, &label.values, &texts))
        };
        let states: Vec<PlatformState> = shipment.expected.iter().map(state).collect();
        let met = states
            .iter()
            .filter_map(|state| match state {
                PlatformState::Known(entry) | PlatformState::Differs { entry, .. } => Some(*entry),
                PlatformState::NotCompared | PlatformState::Unknown => None,
            })
            .collect();
        Self {
            fingerprint: Fingerprint::of(&shipment),
            met,
            containers: shipment.containers.iter().map(|container| container.number).collect(),
            pallets: shipment.pallets.iter().map(|pallet| pallet.code.clone()).collect(),
            shipment,
            texts,
            payloads,
            twins,
            nearest,
            platform,
            states,
        }
    }

    /// The shipment.
    pub const fn shipment(&self) -> &Shipment {
        &self.shipment
    }

    /// The fingerprint of its expected labels.
    pub const fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }

    /// An expected label; `None` when there is no such.
    pub fn label(&self, id: LabelId) -> Option<&ExpectedLabel> {
        self.shipment.expected.get(id.0 as usize)
    }

    /// How many labels are expected.
    pub(crate) fn labels(&self) -> usize {
        self.twins.len()
    }

    /// What the platform says of an expected label.
    pub fn platform(&self, id: LabelId) -> &PlatformState {
        self.states.get(id.0 as usize).unwrap_or(&PlatformState::NotCompared)
    }

    /// Entries of the export that no expected label belongs to, usually those of other shipments, in order.
    pub fn only_on_platform(&self) -> impl Iterator<Item = EntryId> {
        let entries = self.shipment.platform.as_ref().map_or(0, Vec::len);
        (0..entries as u32).map(EntryId).filter(|entry| !self.met.contains(entry))
    }

    /// How many they are.
    pub fn platform_only(&self) -> u32 {
        let entries = self.shipment.platform.as_ref().map_or(0, Vec::len);
        (entries - self.met.len()) as u32
    }

    /// Whether the export does not have an expected label, or says something else of it.
    pub(crate) fn lacks_on_platform(&self, verdict: &Verdict) -> bool {
        let Verdict::Expected { label, .. } = verdict else { return false };
        matches!(self.platform(*label), PlatformState::Unknown | PlatformState::Differs { .. })
    }

    /// Whether an export is at hand, and has nothing of what a read says. Of a text that does not tell its fields,
    /// nothing is known.
    pub(crate) fn platform_lacks(&self, read: &Read) -> bool {
        let lacks = |values| self.platform.known(values, &self.texts).is_none();
        self.shipment.platform.is_some() && read.values.as_ref().is_some_and(lacks)
    }

    /// The first of equal labels, when this is a later one.
    pub fn twin(&self, id: LabelId) -> Option<LabelId> {
        self.twins.get(id.0 as usize).copied().flatten()
    }

    /// What a read is.
    pub fn judge(&self, read: &Read) -> Verdict {
        let by_text = self.texts.find(&read.text).and_then(|text| self.payloads.get(&text));
        if let Some(&label) = by_text {
            return Verdict::Expected { label: self.twin(label).unwrap_or(label), as_written: true };
        }
        let Some(values) = read.values.as_ref().filter(|values| **values != LabelValues::default()) else {
            return self.nearest.by_text(&read.text, &self.shipment.expected);
        };
        if let Some(label) = self.nearest.exactly(values, &self.texts) {
            return Verdict::Expected { label, as_written: false };
        }
        let nearest = self.nearest.by_values(values, &self.shipment.expected, &self.texts);
        match self.platform.known(values, &self.texts) {
            // The export has no serial numbers: an entry of this shipment says nothing of a piece. And a piece of this
            // shipment by its serial number is no piece of another, whatever else it says.
            Some(entry) if !self.met.contains(&entry) && !self.same_piece(values, &nearest) => {
                Verdict::Elsewhere { entry }
            }
            _ => nearest,
        }
    }

    fn same_piece(&self, values: &LabelValues, verdict: &Verdict) -> bool {
        let Verdict::Differs { label, .. } = verdict else { return false };
        values.serial.is_some()
            && self.label(*label).is_some_and(|label| label.values.serial == values.serial)
    }

    /// Whether an exact expected text makes everything else of a read superfluous.
    pub(crate) fn expects_text(&self, text: &str) -> bool {
        self.texts.find(text).is_some_and(|text| self.payloads.contains_key(&text))
    }

    /// The container whose number this is, and whether it is one of the shipment's. A shipment that names none takes
    /// any.
    pub(crate) fn container(&self, text: &str) -> Option<(ContainerNumber, bool)> {
        let number = ContainerNumber::parse(text).ok()?;
        Some((number, self.containers.is_empty() || self.containers.contains(&number)))
    }

    /// Whether this is the code of one of the shipment's pallets.
    pub(crate) fn is_pallet(&self, text: &str) -> bool {
        self.pallets.contains(text)
    }
}
