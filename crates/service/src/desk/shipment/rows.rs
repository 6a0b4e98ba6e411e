//! Labels for the screen: expected, scanned, or known to the platform.

use std::collections::HashMap;

use shipment::{
    EntryId, ExpectedLabel, FieldDifference, LabelId, LabelValues, Outcome, Place, PlatformState, Read,
    Stray, Verdict,
};

use super::live::Live;
use super::{LabelRow, RowKind, Rows, RowsRequest};

/// How many places a row names.
const SHOWN_PLACES: usize = 16;

impl Live {
    /// A window on rows.
    pub(super) fn rows(&self, request: &RowsRequest) -> Rows {
        let search = request.search.trim().to_lowercase();
        let (total, rows) = match request.kind {
            RowKind::Strays => {
                let strays = self.reconciliation().strays();
                let found = strays.filter(|(read, _)| contains(&search, read.values.as_ref(), &read.text));
                window(found, request, |(read, stray)| self.stray_row(read, stray))
            }
            RowKind::PlatformOnly => {
                let entries = self.manifest.only_on_platform().map(|entry| (entry, self.entry_values(entry)));
                let found = entries.filter(|(_, values)| contains(&search, Some(values), ""));
                window(found, request, |(entry, values)| self.entry_row(entry, values))
            }
            RowKind::All | RowKind::Outcome(_) | RowKind::PlatformLacks => {
                let outcomes = self.reconciliation().outcomes(&self.manifest);
                let labels = outcomes.zip(&self.manifest.shipment().expected);
                let found = labels.filter(|((id, outcome), label)| {
                    self.is_of(request.kind, *id, *outcome)
                        && contains(&search, Some(&label.values), &label.payload)
                });
                let differences = self.differences();
                window(found, request, |((id, outcome), label)| {
                    self.label_row(id, outcome, label, &differences)
                })
            }
        };
        Rows { request: request.clone(), total, rows }
    }

    fn is_of(&self, kind: RowKind, id: LabelId, outcome: Outcome) -> bool {
        match kind {
            RowKind::Outcome(wanted) => outcome == wanted,
            RowKind::PlatformLacks => {
                matches!(self.manifest.platform(id), PlatformState::Unknown | PlatformState::Differs { .. })
            }
            _ => true,
        }
    }

    /// How labels that are nearly expected ones differ, by the expected one.
    fn differences(&self) -> HashMap<LabelId, Vec<FieldDifference>> {
        let mut differences = HashMap::new();
        for (_, stray) in self.reconciliation().strays() {
            if let Verdict::Differs { label, differences: found } = &stray.verdict {
                differences.entry(*label).or_insert_with(|| found.clone());
            }
        }
        differences
    }

    fn label_row(
        &self,
        id: LabelId,
        outcome: Outcome,
        label: &ExpectedLabel,
        differences: &HashMap<LabelId, Vec<FieldDifference>>,
    ) -> LabelRow {
        let sightings = self.reconciliation().sightings(id);
        let seen = sightings.map(|(take, sighting)| (sighting.place.clone(), take.device.to_string()));
        let platform = self.manifest.platform(id).clone();
        LabelRow {
            values: label.values.clone(),
            payload: label.payload.clone(),
            code: outcome.code().to_owned(),
            seen: seen.take(SHOWN_PLACES).collect(),
            differences: match outcome {
                Outcome::Differs => differences.get(&id).cloned().unwrap_or_default(),
                _ => Vec::new(),
            },
            receipt: self.receipt(&platform),
            platform,
        }
    }

    fn stray_row(&self, read: &Read, stray: &Stray) -> LabelRow {
        let seen: Vec<(Place, String)> = stray
            .takes
            .iter()
            .take(SHOWN_PLACES)
            .map(|(take, place)| (place.clone(), take.device.to_string()))
            .collect();
        let platform = match &stray.verdict {
            Verdict::Elsewhere { entry } => PlatformState::Known(*entry),
            _ if stray.platform_unknown => PlatformState::Unknown,
            _ => PlatformState::NotCompared,
        };
        LabelRow {
            values: read.values.clone().unwrap_or_default(),
            payload: read.text.clone(),
            code: stray.verdict.code().to_owned(),
            seen,
            differences: match &stray.verdict {
                Verdict::Differs { differences, .. } => differences.clone(),
                _ => Vec::new(),
            },
            receipt: self.receipt(&platform),
            platform,
        }
    }

    fn entry_row(&self, entry: EntryId, values: LabelValues) -> LabelRow {
        let platform = PlatformState::Known(entry);
        LabelRow {
            values,
            payload: String::new(),
            code: "shipment.elsewhere".to_owned(),
            seen: Vec::new(),
            differences: Vec::new(),
            receipt: self.receipt(&platform),
            platform,
        }
    }

    fn entry_values(&self, entry: EntryId) -> LabelValues {
        let entries = self.manifest.shipment().platform.as_deref().unwrap_or_default();
        let entry = entries.get(entry.0 as usize);
        entry.map_or_else(LabelValues::default, |entry| LabelValues {
            manufacturer: entry.manufacturer.clone(),
            batch: entry.batch.clone(),
            report: entry.report.clone(),
            serial: None,
        })
    }

    fn receipt(&self, state: &PlatformState) -> Option<String> {
        let (PlatformState::Known(entry) | PlatformState::Differs { entry, .. }) = state else { return None };
        let entries = self.manifest.shipment().platform.as_deref()?;
        entries.get(entry.0 as usize).map(|entry| entry.receipt.clone())
    }
}

/// How many there are, and the rows of those that are asked for.
fn window<T>(
    found: impl Iterator<Item = T>,
    request: &RowsRequest,
    row: impl Fn(T) -> LabelRow,
) -> (usize, Vec<LabelRow>) {
    let end = request.from.saturating_add(request.count);
    let (mut total, mut rows) = (0, Vec::new());
    for item in found {
        if (request.from..end).contains(&total) {
            rows.push(row(item));
        }
        total += 1;
    }
    (total, rows)
}

/// Whether one of the texts of a label has this text, in small letters, in it.
fn contains(search: &str, values: Option<&LabelValues>, payload: &str) -> bool {
    let texts = values.into_iter().flat_map(|values| {
        let serial = values.serial.as_deref().unwrap_or_default();
        [values.manufacturer.as_str(), &values.batch, &values.report, serial]
    });
    search.is_empty() || texts.chain([payload]).any(|text| text.to_lowercase().contains(search))
}
