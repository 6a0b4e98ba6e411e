//! What the platform says it has accepted.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::texts::Texts;
use crate::{FieldDifference, LabelField, LabelValues};

/// The most further columns of an export that an entry keeps.
pub const RAW_LIMIT_FIELDS: usize = 64;

/// Which entry of the platform's export: its place in the list, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EntryId(pub u32);

/// One line of the platform's export.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlatformEntry {
    /// The number under which the platform accepted the record.
    pub receipt: String,
    /// Manufacturer identity.
    pub manufacturer: String,
    /// Production batch number.
    pub batch: String,
    /// Inspection report reference.
    pub report: String,
    /// Further columns, by their headings.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub raw: BTreeMap<String, String>,
}

/// What the platform's export says of a label.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PlatformState {
    /// No export is at hand: nothing is claimed.
    NotCompared,
    /// Manufacturer, batch and report are as in this entry.
    Known(EntryId),
    /// This entry has two of the three; the other differs.
    Differs {
        /// The first such entry.
        entry: EntryId,
        /// Which field, and how; `found` is what the platform says.
        difference: FieldDifference,
    },
    /// The export has no such entry.
    Unknown,
}

impl PlatformState {
    /// Stable id and i18n key.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotCompared => "shipment.platform-not-compared",
            Self::Known(_) => "shipment.platform-known",
            Self::Differs { .. } => "shipment.platform-differs",
            Self::Unknown => "shipment.platform-unknown",
        }
    }
}

const NAMED: [LabelField; 3] = [LabelField::Manufacturer, LabelField::Batch, LabelField::Report];

/// The export by what its entries say: whole, and with one of the three left out.
#[derive(Debug, Clone, Default)]
pub(crate) struct PlatformIndex {
    whole: FxHashMap<[u32; 3], u32>,
    /// By the field that is left out, which is `u32::MAX` in the key.
    but_one: FxHashMap<[u32; 3], u32>,
}

impl PlatformIndex {
    pub(crate) fn new(entries: &[PlatformEntry], texts: &mut Texts) -> Self {
        let mut index = Self::default();
        for (at, entry) in entries.iter().enumerate() {
            let at = at as u32;
            let key = NAMED.map(|field| texts.add(entry.get(field)));
            index.whole.entry(key).or_insert(at);
            for left_out in 0..NAMED.len() {
                index.but_one.entry(masked(key, left_out)).or_insert(at);
            }
        }
        index
    }

    /// The first entry with exactly these values.
    pub(crate) fn known(&self, values: &LabelValues, texts: &Texts) -> Option<EntryId> {
        let key = NAMED.map(|field| texts.find(values.get(field)));
        let [Some(a), Some(b), Some(c)] = key else { return None };
        self.whole.get(&[a, b, c]).map(|at| EntryId(*at))
    }

    pub(crate) fn state(
        &self,
        entries: &[PlatformEntry],
        values: &LabelValues,
        texts: &Texts,
    ) -> PlatformState {
        if let Some(entry) = self.known(values, texts) {
            return PlatformState::Known(entry);
        }
        let key = NAMED.map(|field| texts.find(values.get(field)).unwrap_or(Texts::NONE));
        // The manufacturer first: batch and report together are the surest sign.
        for (left_out, field) in NAMED.into_iter().enumerate() {
            let agree = key.iter().enumerate().all(|(at, text)| at == left_out || *text != Texts::NONE);
            let Some(&at) = self.but_one.get(&masked(key, left_out)).filter(|_| agree) else { continue };
            let said = entries.get(at as usize).map_or("", |entry| entry.get(field));
            if let Some(difference) = FieldDifference::of(field, values.get(field), said) {
                return PlatformState::Differs { entry: EntryId(at), difference };
            }
        }
        PlatformState::Unknown
    }
}

fn masked(mut key: [u32; 3], left_out: usize) -> [u32; 3] {
    key[left_out] = Texts::NONE;
    key
}

impl PlatformEntry {
    fn get(&self, field: LabelField) -> &str {
        match field {
            LabelField::Manufacturer => &self.manufacturer,
            LabelField::Batch => &self.batch,
            LabelField::Report => &self.report,
            LabelField::Serial | LabelField::Payload => "",
        }
    }
}
