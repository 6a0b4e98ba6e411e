//! What would leave, while a person looks at it.

use std::collections::HashMap;

use ::npqtp::{Bodies, Change, Profile, sha256_hex};
use base::Finding;
use record::{CalendarDate, Column};

use super::super::workspace::Workspace;
use super::{PreparedView, Scope};
use crate::Fault;

/// Tells the digest of a consent from digests of the same text for another purpose.
const DIGEST_DOMAIN: &str = "temqr submission consent 1";

/// What would leave. It is never stored: it can be made again of the records, and has to be the same then.
#[derive(Debug)]
pub(super) struct Prepared {
    pub(super) scope: Scope,
    fingerprint: String,
    pub(super) bodies: Bodies,
    /// The production batch number of each record, by its id.
    pub(super) batch_of: HashMap<u32, String>,
    /// What there is to tell, besides what the bodies tell.
    findings: Vec<Finding>,
    pub(super) digest: String,
}

impl Workspace {
    /// Builds what would leave, from the records as they are now.
    pub(super) fn prepare(
        &mut self,
        scope: &Scope,
        profile: &Profile,
        today: CalendarDate,
    ) -> Result<Prepared, Fault> {
        let told = self.entries(scope, today)?;
        let bodies = Bodies::build(profile, &told.entries, &self.past(profile)?);
        let batch = |values: &::npqtp::Values| values.get(&Column::Batch).cloned().unwrap_or_default();
        Ok(Prepared {
            scope: scope.clone(),
            fingerprint: profile.fingerprint().to_owned(),
            digest: digest(profile, &bodies),
            batch_of: told.entries.iter().map(|entry| (entry.id, batch(&entry.values))).collect(),
            findings: told.findings,
            bodies,
        })
    }
}

impl Prepared {
    /// Whether it was made with this profile, just as it is.
    pub(super) fn is_of(&self, profile: &Profile) -> bool {
        self.fingerprint == profile.fingerprint()
    }

    /// The exact bytes of one request's body.
    pub(super) fn body(&self, profile: &Profile, at: usize) -> Option<String> {
        let batch = self.bodies.batches().get(at).filter(|_| self.is_of(profile))?;
        Some(self.bodies.bytes(profile, batch))
    }

    pub(super) fn view(&self) -> PreparedView {
        let records = self.bodies.records();
        let count = |of: fn(&Change) -> bool| records.iter().filter(|prepared| of(&prepared.change)).count();
        let bodies = self.bodies.batches().iter().map(|batch| (batch.bytes, batch.sha256.clone()));
        PreparedView {
            digest: self.digest.clone(),
            records: records.len(),
            left_out: self.bodies.left_out().len(),
            same: count(|change| matches!(change, Change::Unchanged)),
            changed: count(|change| matches!(change, Change::Changed { .. })),
            new: count(|change| matches!(change, Change::New)),
            bodies: bodies.collect(),
            bytes: self.bodies.total_bytes(),
            not_sent: self.bodies.not_sent().into_iter().collect(),
            findings: self.findings.iter().chain(self.bodies.findings()).cloned().collect(),
        }
    }
}

/// Stands for the profile and for every byte of every body, in their order.
fn digest(profile: &Profile, bodies: &Bodies) -> String {
    let lines = [DIGEST_DOMAIN, profile.fingerprint()].into_iter();
    let lines = lines.chain(bodies.batches().iter().map(|batch| &batch.sha256[..]));
    sha256_hex(lines.collect::<Vec<_>>().join("\n").as_bytes())
}
