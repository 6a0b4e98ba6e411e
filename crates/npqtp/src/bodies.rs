//! The exact bytes that would leave, and everything that a person needs to see of them before they consent.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use base::{Finding, Severity};
use record::Column;
use serde::{Deserialize, Serialize};

use crate::difference::{Change, Past};
use crate::digest::{record_key, sha256_hex};
use crate::profile::Profile;
use crate::template::{Filling, Lack, Row, value_of};

/// How many records one submission takes.
pub const RECORDS_LIMIT: usize = 50_000;

/// The values of one record, by column. What is not known is left out or empty.
pub type Values = BTreeMap<Column, String>;

/// A record as it comes in: the caller's id of it, which stays the same over edits, and its values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The caller's id.
    pub id: u32,
    /// Its values, as they are sent: nothing is mended on the way.
    pub values: Values,
}

/// A record as it would leave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prepared {
    /// The caller's ids of it: several where records say the same to the platform.
    pub ids: Vec<u32>,
    /// Idempotency key of this version.
    pub key: String,
    /// Its exact JSON.
    pub body: String,
    /// Its values, for people.
    pub rows: Vec<Row>,
    /// Columns that have a value and are not sent.
    pub not_sent: Vec<Column>,
    /// What is new since the platform last accepted it.
    pub change: Change,
}

/// A record that cannot be sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// The caller's id.
    pub id: u32,
    /// Why, by column where there is one.
    pub findings: Vec<(Option<Column>, Finding)>,
}

/// One request's body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Batch {
    /// Which of the prepared records.
    pub records: Range<usize>,
    /// How many bytes.
    pub bytes: usize,
    /// SHA-256 of the bytes, 64 hexadecimal digits.
    pub sha256: String,
}

/// What would leave, and what would not.
///
/// Should a batch have to be sent again in part, the records in it are byte for byte the same; what stands around
/// them is the profile's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bodies {
    records: Vec<Prepared>,
    left_out: Vec<LeftOut>,
    batches: Vec<Batch>,
    by_key: HashMap<String, usize>,
    findings: Vec<Finding>,
}

impl Bodies {
    /// Maps the entries, in their order. Those behind [`RECORDS_LIMIT`] are passed over, and a finding says so.
    pub fn build(profile: &Profile, entries: &[Entry], past: &Past) -> Self {
        let mut bodies = Self {
            records: Vec::with_capacity(entries.len().min(RECORDS_LIMIT)),
            left_out: Vec::new(),
            batches: Vec::new(),
            by_key: HashMap::new(),
            findings: Vec::new(),
        };
        if entries.len() > RECORDS_LIMIT {
            let finding = Finding::new("submission.too-many-records", Severity::Error);
            bodies.findings.push(finding.with("count", entries.len()).with("limit", RECORDS_LIMIT));
        }
        let sent: Vec<Column> = profile.record.columns().into_iter().collect();
        for entry in entries.iter().take(RECORDS_LIMIT) {
            match prepare(profile, entry, &sent, past) {
                Err(findings) => bodies.left_out.push(LeftOut { id: entry.id, findings }),
                Ok(prepared) => bodies.add(entry.id, prepared),
            }
        }
        bodies.batches = batches(profile, &bodies.records);
        bodies
    }

    fn add(&mut self, id: u32, prepared: Prepared) {
        if let Some(first) = self.by_key.get(&prepared.key).and_then(|at| self.records.get_mut(*at)) {
            let finding = Finding::new("submission.same-record", Severity::Warning).with("record", id);
            self.findings.push(finding.with("first", first.ids.first().copied().unwrap_or_default()));
            first.ids.push(id);
            return;
        }
        self.by_key.insert(prepared.key.clone(), self.records.len());
        self.records.push(prepared);
    }

    /// The records that would leave, each once.
    pub fn records(&self) -> &[Prepared] {
        &self.records
    }

    /// The records that cannot be sent.
    pub fn left_out(&self) -> &[LeftOut] {
        &self.left_out
    }

    /// The requests' bodies.
    pub fn batches(&self) -> &[Batch] {
        &self.batches
    }

    /// What there is to tell of the whole.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// How many bytes all bodies have together.
    pub fn total_bytes(&self) -> usize {
        self.batches.iter().map(|batch| batch.bytes).sum()
    }

    /// The exact bytes of a batch of these bodies; `profile` is the one that they were built with.
    pub fn bytes(&self, profile: &Profile, batch: &Batch) -> String {
        let records = self.records.get(batch.records.clone()).unwrap_or_default();
        compose(profile, records.iter().map(|record| record.body.as_str()))
    }

    /// The columns that have a value in some record and are not sent, and in how many records.
    pub fn not_sent(&self) -> BTreeMap<Column, usize> {
        let mut counts = BTreeMap::new();
        for column in self.records.iter().flat_map(|record| &record.not_sent) {
            *counts.entry(*column).or_insert(0) += 1;
        }
        counts
    }

    pub(crate) fn by_key(&self, key: &str) -> Option<&Prepared> {
        self.by_key.get(key).and_then(|at| self.records.get(*at))
    }
}

/// The body of one request.
pub(crate) fn compose<'a>(profile: &Profile, records: impl Iterator<Item = &'a str>) -> String {
    let records = records.collect::<Vec<_>>().join(",");
    // An envelope has no places of a record, so nothing can lack.
    profile.envelope.fill(&Filling::Batch(&records)).unwrap_or_default()
}

fn prepare(
    profile: &Profile,
    entry: &Entry,
    sent: &[Column],
    past: &Past,
) -> Result<Prepared, Vec<(Option<Column>, Finding)>> {
    let values = &entry.values;
    let too_long = sent.iter().filter_map(|column| {
        let (length, limit) = (value_of(values, *column)?.chars().count(), column.limit_chars());
        let finding = Finding::new("submission.value-too-long", Severity::Error);
        (length > limit).then(|| (Some(*column), finding.with("count", length).with("limit", limit)))
    });
    let too_long: Vec<_> = too_long.collect();
    if !too_long.is_empty() {
        return Err(too_long);
    }
    let fill = |key| {
        let filled = profile.record.fill(&Filling::Record { values, key });
        filled.map_err(|lacks| lacks.into_iter().map(finding).collect::<Vec<_>>())
    };
    let key = record_key(&profile.id, &fill(None)?);
    let body = fill(Some(&key))?;
    let bytes = compose(profile, std::iter::once(body.as_str())).len();
    if bytes > profile.largest_body_bytes {
        let finding = Finding::new("submission.record-too-large", Severity::Error);
        return Err(vec![(None, finding.with("bytes", bytes).with("limit", profile.largest_body_bytes))]);
    }
    let rows = profile.record.rows(values);
    let not_sent =
        values.keys().filter(|column| value_of(values, **column).is_some() && !sent.contains(column));
    Ok(Prepared {
        change: past.change(entry.id, &key, &rows),
        not_sent: not_sent.copied().collect(),
        ids: vec![entry.id],
        key,
        body,
        rows,
    })
}

fn finding(lack: Lack) -> (Option<Column>, Finding) {
    let (code, column) = match lack {
        Lack::Missing(column) => ("submission.value-missing", column),
        Lack::NotANumber(column) => ("submission.value-not-number", column),
    };
    (Some(column), Finding::new(code, Severity::Error).with("column", column.name()))
}

/// As many records a batch as size and bytes allow, in their order.
fn batches(profile: &Profile, records: &[Prepared]) -> Vec<Batch> {
    let mut batches = Vec::new();
    let mut start = 0;
    while start < records.len() {
        let sizes = records[start..].iter().map(|record| record.body.len());
        let end = start + fitting(profile, sizes, profile.batch_size);
        let body = compose(profile, records[start..end].iter().map(|record| record.body.as_str()));
        batches.push(Batch { records: start..end, bytes: body.len(), sha256: sha256_hex(body.as_bytes()) });
        start = end;
    }
    batches
}

/// How many of the first records fit into one request: at least one, at most `cap`.
pub(crate) fn fitting(profile: &Profile, sizes: impl Iterator<Item = usize>, cap: usize) -> usize {
    let mut bytes = compose(profile, std::iter::empty()).len();
    let mut count = 0;
    for size in sizes.take(cap) {
        // The comma before it.
        bytes += size + usize::from(count > 0);
        if bytes > profile.largest_body_bytes && count > 0 {
            break;
        }
        count += 1;
    }
    count.max(1)
}
