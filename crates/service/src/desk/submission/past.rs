//! What platforms accepted before, so that a person sees what is new. In blocks: one more record writes one of them.

use std::collections::BTreeMap;

use ::npqtp::{Past, PastRecord, Profile, State, Submission, sha256_hex};

use super::super::workspace::Workspace;
use crate::Fault;

const FOLDER: &str = "submission/past/";

/// How many ids of records a block spans.
const IDS_A_BLOCK: u32 = 256;

/// How many digits of a hash name a platform: more than anyone has profiles for.
const DIGITS: usize = 16;

/// Where the past with a platform is kept. A profile that was mended still speaks to the same platform.
fn folder(profile: &Profile) -> String {
    let hash = sha256_hex(format!("{}\n{}", profile.id(), profile.origin().as_str()).as_bytes());
    format!("{FOLDER}{}/", &hash[..DIGITS])
}

impl Workspace {
    /// What the platform of this profile accepted before.
    pub(super) fn past(&self, profile: &Profile) -> Result<Past, Fault> {
        let mut past = Past::default();
        for key in self.kept.under(&folder(profile)) {
            past.records.extend(self.kept.get::<Past>(key)?.unwrap_or_default().records);
        }
        Ok(past)
    }

    /// Takes over what a submission got accepted. Doing it twice writes nothing the second time.
    pub(super) fn remember_accepted(
        &mut self,
        submission: &Submission,
        profile: &Profile,
    ) -> Result<(), Fault> {
        let mut blocks: BTreeMap<u32, Vec<(u32, PastRecord)>> = BTreeMap::new();
        for item in submission.items().iter().filter(|item| matches!(item.state, State::Accepted { .. })) {
            let accepted = PastRecord { key: item.key.clone(), rows: profile.rows_of(item.body()) };
            for id in &item.ids {
                blocks.entry(id / IDS_A_BLOCK).or_default().push((*id, accepted.clone()));
            }
        }
        let folder = folder(profile);
        for (block, accepted) in blocks {
            let key = format!("{folder}{block:08}");
            let before: Past = self.kept.get(&key)?.unwrap_or_default();
            let mut past = before.clone();
            past.records.extend(accepted);
            if past != before {
                self.keep(&key, &past);
            }
        }
        Ok(())
    }
}
