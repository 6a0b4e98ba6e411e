//! Three lists held against one another: what was scanned, what was expected, what the platform knows.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::{ContainerNumber, LabelId, Manifest, Place, PlatformState, Read, TakeId, Verdict};

/// What became of an expected label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Not scanned.
    Missing,
    /// Scanned.
    Matched,
    /// Only a label that differs from it was scanned.
    Differs,
    /// Scanned at two places that one label cannot be at.
    Doubled,
    /// Expected a second time: it cannot be told from the first.
    ExpectedTwice,
}

impl Outcome {
    /// All outcomes.
    pub const ALL: [Self; 5] =
        [Self::Missing, Self::Matched, Self::Differs, Self::Doubled, Self::ExpectedTwice];

    /// Stable id and i18n key.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Missing => "shipment.missing",
            Self::Matched => "shipment.matched",
            Self::Differs => "shipment.differs",
            Self::Doubled => "shipment.doubled",
            Self::ExpectedTwice => "shipment.expected-twice",
        }
    }
}

/// How many there are of each. `expected` is the sum of the five that follow it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Counts {
    /// Labels of the list.
    pub expected: u32,
    /// Labels not scanned.
    pub missing: u32,
    /// Labels scanned.
    pub matched: u32,
    /// Labels of which only one that differs was scanned.
    pub differs: u32,
    /// Labels scanned at two places.
    pub doubled: u32,
    /// Labels that stand in the list a second time.
    pub expected_twice: u32,
    /// Distinct texts that were scanned and are nearly an expected label.
    pub differing: u32,
    /// Distinct texts that were scanned and that only the platform knows.
    pub elsewhere: u32,
    /// Distinct texts that were scanned and are not expected.
    pub extra: u32,
    /// Scanned labels, and extra texts that tell their fields, that the platform's export does not have; 0 without an
    /// export.
    pub scanned_unknown: u32,
    /// Expected labels that the export does not have.
    pub platform_unknown: u32,
    /// Expected labels of which the export says something else.
    pub platform_differs: u32,
    /// Entries of the export that no expected label belongs to.
    pub platform_only: u32,
}

/// One read that counts for a label.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sighting {
    /// Where.
    pub place: Place,
    /// Whether it was the label itself, and not one that differs from it.
    pub exact: bool,
}

/// A text that was scanned and is no expected label.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stray {
    /// What it is.
    pub verdict: Verdict,
    /// Whether an export is at hand, and has nothing of what it says.
    pub platform_unknown: bool,
    /// The reads of it, and where.
    pub takes: BTreeMap<TakeId, Place>,
}

/// The reads of one label, and what they come to: a log that repeats one label costs no more than another.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Sightings {
    takes: BTreeMap<TakeId, Sighting>,
    exact: u32,
    containers: BTreeMap<ContainerNumber, u32>,
    pallets: BTreeMap<String, u32>,
}

impl Sightings {
    fn add(&mut self, id: TakeId, sighting: Sighting) {
        if sighting.exact {
            self.exact += 1;
            if let Some(container) = sighting.place.container {
                *self.containers.entry(container).or_default() += 1;
            }
            if let Some(pallet) = &sighting.place.pallet {
                *self.pallets.entry(pallet.clone()).or_default() += 1;
            }
        }
        self.takes.insert(id, sighting);
    }

    fn remove(&mut self, id: &TakeId) {
        let Some(sighting) = self.takes.remove(id).filter(|sighting| sighting.exact) else { return };
        self.exact -= 1;
        if let Some(container) = &sighting.place.container {
            one_less(&mut self.containers, container);
        }
        if let Some(pallet) = &sighting.place.pallet {
            one_less(&mut self.pallets, pallet);
        }
    }

    fn outcome(&self, manifest: &Manifest, id: LabelId) -> Outcome {
        if manifest.twin(id).is_some() {
            Outcome::ExpectedTwice
        } else if self.containers.len() > 1 || self.pallets.len() > 1 {
            Outcome::Doubled
        } else if self.exact > 0 {
            Outcome::Matched
        } else if self.takes.is_empty() {
            Outcome::Missing
        } else {
            Outcome::Differs
        }
    }
}

fn one_less<K: Ord>(times: &mut BTreeMap<K, u32>, key: &K) {
    if let Some(count) = times.get_mut(key) {
        *count -= 1;
        if *count == 0 {
            times.remove(key);
        }
    }
}

/// What became of every label. Equal for equal sets of reads, in whatever order they came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reconciliation {
    labels: Vec<Sightings>,
    strays: BTreeMap<Read, Stray>,
    takes: FxHashMap<TakeId, (Read, Option<LabelId>)>,
    counts: Counts,
}

impl Reconciliation {
    /// Nothing scanned yet.
    pub fn new(manifest: &Manifest) -> Self {
        let mut counts = Counts { platform_only: manifest.platform_only(), ..Counts::default() };
        for id in (0..manifest.labels()).map(|at| LabelId(at as u32)) {
            counts.expected += 1;
            *counts.of(Sightings::default().outcome(manifest, id)) += 1;
            match manifest.platform(id) {
                PlatformState::Unknown => counts.platform_unknown += 1,
                PlatformState::Differs { .. } => counts.platform_differs += 1,
                PlatformState::NotCompared | PlatformState::Known(_) => (),
            }
        }
        let labels = vec![Sightings::default(); manifest.labels()];
        Self { labels, strays: BTreeMap::new(), takes: FxHashMap::default(), counts }
    }

    /// All of these reads at once.
    pub fn of<'a>(
        manifest: &Manifest,
        takes: impl IntoIterator<Item = (TakeId, &'a Read, &'a Place)>,
    ) -> Self {
        let mut reconciliation = Self::new(manifest);
        for (id, read, place) in takes {
            reconciliation.add(manifest, id, read, place);
        }
        reconciliation
    }

    /// Counts a read, and says what it is. A take that is counted already is taken back before.
    pub fn add(&mut self, manifest: &Manifest, id: TakeId, read: &Read, place: &Place) -> Verdict {
        self.remove(manifest, &id);
        let verdict = manifest.judge(read);
        let label = match verdict {
            Verdict::Expected { label, .. } | Verdict::Differs { label, .. } => Some(label),
            Verdict::Elsewhere { .. } | Verdict::Extra { .. } => None,
        };
        if let Some(label) = label {
            let sighting = Sighting { place: place.clone(), exact: !verdict.is_wrong() };
            self.change(manifest, label, |sightings| sightings.add(id.clone(), sighting));
        }
        let key = key_of(read);
        if verdict.is_wrong() {
            let stray = self.strays.entry(key.clone()).or_insert_with(|| {
                let platform_unknown = manifest.platform_lacks(read);
                let stray = Stray { verdict: verdict.clone(), platform_unknown, takes: BTreeMap::new() };
                self.counts.add_stray(&stray, 1);
                stray
            });
            stray.takes.insert(id.clone(), place.clone());
        }
        self.takes.insert(id, (key, label));
        verdict
    }

    /// Takes a read back. One that is not counted changes nothing.
    pub fn remove(&mut self, manifest: &Manifest, id: &TakeId) {
        let Some((key, label)) = self.takes.remove(id) else { return };
        if let Some(label) = label {
            self.change(manifest, label, |sightings| sightings.remove(id));
        }
        if let Some(stray) = self.strays.get_mut(&key) {
            stray.takes.remove(id);
            if stray.takes.is_empty() {
                self.counts.add_stray(stray, -1);
                self.strays.remove(&key);
            }
        }
    }

    fn change(&mut self, manifest: &Manifest, id: LabelId, change: impl FnOnce(&mut Sightings)) {
        let Some(sightings) = self.labels.get_mut(id.0 as usize) else { return };
        let unknown = matches!(manifest.platform(id), PlatformState::Unknown);
        let counted = |outcome| unknown && matches!(outcome, Outcome::Matched | Outcome::Doubled);
        let before = sightings.outcome(manifest, id);
        change(sightings);
        let after = sightings.outcome(manifest, id);
        *self.counts.of(before) -= 1;
        *self.counts.of(after) += 1;
        self.counts.scanned_unknown -= u32::from(counted(before));
        self.counts.scanned_unknown += u32::from(counted(after));
    }

    /// How many there are of each.
    pub const fn counts(&self) -> Counts {
        self.counts
    }

    /// What became of a label; `None` when the list has no such.
    pub fn outcome(&self, manifest: &Manifest, id: LabelId) -> Option<Outcome> {
        self.labels.get(id.0 as usize).map(|sightings| sightings.outcome(manifest, id))
    }

    /// What became of each label, in the order of the list.
    pub fn outcomes(&self, manifest: &Manifest) -> impl Iterator<Item = (LabelId, Outcome)> {
        let labels = (0..).map(LabelId).zip(&self.labels);
        labels.map(|(id, sightings)| (id, sightings.outcome(manifest, id)))
    }

    /// The reads that count for a label.
    pub fn sightings(&self, id: LabelId) -> impl Iterator<Item = (&TakeId, &Sighting)> {
        self.labels.get(id.0 as usize).into_iter().flat_map(|sightings| &sightings.takes)
    }

    /// What was scanned and is no expected label, each distinct read once.
    pub fn strays(&self) -> impl Iterator<Item = (&Read, &Stray)> {
        self.strays.iter()
    }

    /// The reads of the same stray.
    pub(crate) fn stray(&self, read: &Read) -> Option<&Stray> {
        self.strays.get(&key_of(read))
    }
}

/// Reads of one text with the same values are the same; how well each was read does not matter.
fn key_of(read: &Read) -> Read {
    Read { margin: None, ..read.clone() }
}

impl Counts {
    fn of(&mut self, outcome: Outcome) -> &mut u32 {
        match outcome {
            Outcome::Missing => &mut self.missing,
            Outcome::Matched => &mut self.matched,
            Outcome::Differs => &mut self.differs,
            Outcome::Doubled => &mut self.doubled,
            Outcome::ExpectedTwice => &mut self.expected_twice,
        }
    }

    fn add_stray(&mut self, stray: &Stray, by: i32) {
        let count = |count: &mut u32| *count = count.saturating_add_signed(by);
        match &stray.verdict {
            Verdict::Expected { .. } => (),
            Verdict::Differs { .. } => count(&mut self.differing),
            Verdict::Elsewhere { .. } => count(&mut self.elsewhere),
            Verdict::Extra { .. } => {
                count(&mut self.extra);
                if stray.platform_unknown {
                    count(&mut self.scanned_unknown);
                }
            }
        }
    }
}
