//! The log as a person looks at it: where it stands, and its entries.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use evidence::{Log, signed_bytes};
use serde::Deserialize;
use serde_json::{Map, Value};

use super::journal::{self, Ended, Journal, Standing};
use super::{ENDED, EntryView, EvidenceReply, EvidenceSummary};
use crate::desk::workspace::Workspace;
use crate::{Fault, World, symbol};
use base::{Finding, Severity};

/// How many entries are shown at once.
const SHOWN_ENTRIES: usize = 500;

/// An entry, as far as it is shown.
#[derive(Deserialize)]
struct Entry {
    seq: u64,
    at: String,
    actor: String,
    device: String,
    kind: String,
    body: Map<String, Value>,
    hash: String,
}

impl From<Entry> for EntryView {
    fn from(entry: Entry) -> Self {
        let Entry { seq, at, actor, device, kind, body, hash } = entry;
        let members = body.into_iter().map(|(name, value)| match value {
            Value::String(text) => (name, text),
            other => (name, other.to_string()),
        });
        Self { seq, at, actor, device, kind, members: members.collect(), hash }
    }
}

/// The id that the first entry of a log gives it.
pub(super) fn id_of(log: &Log) -> Option<String> {
    let first: Entry = serde_json::from_str(log.entries().next()?).ok()?;
    first.body.get("log").and_then(Value::as_str).map(str::to_owned)
}

impl Workspace {
    /// Where the evidence stands.
    pub(in super::super) fn evidence_summary(&mut self, world: &World<'_>) -> Result<EvidenceSummary, Fault> {
        let ended: Vec<Ended> = self.kept.get(ENDED)?.unwrap_or_default();
        let broken = |log: &Option<String>, entry: u64| {
            let finding = Finding::new("evidence.stored-log-broken", Severity::Error).with("entry", entry);
            finding.with("log", log.as_deref().unwrap_or("–"))
        };
        let mut findings: Vec<Finding> =
            ended.iter().filter_map(|ended| Some(broken(&ended.log, ended.broken?))).collect();
        let actor = self.actor();
        let signatures = self.signatures()?;
        let journal = self.journal();
        let log = journal.and_then(|journal| match &journal.standing {
            Standing::Whole(log) => id_of(log),
            Standing::Broken(found) => {
                findings.push(broken(&found.log, journal::first_broken(found)));
                found.log.clone()
            }
        });
        let root = self.journal().and_then(Journal::root);
        let text = root.map(|root| root.to_string());
        Ok(EvidenceSummary {
            log,
            entries: root.map_or(0, |root| root.count),
            root_svg: text.as_deref().and_then(symbol::svg),
            to_sign: root.map(|root| STANDARD.encode(signed_bytes(&root))),
            signed: text.is_some() && signatures.last().map(|signed| &signed.root) == text.as_ref(),
            signatures: signatures.len(),
            root: text,
            actor,
            device: world.here.device.to_owned(),
            findings,
        })
    }

    /// Entries of the last chain that hold, the latest first.
    pub(super) fn latest_entries(&mut self, from: usize, count: usize) -> EvidenceReply {
        let count = count.min(SHOWN_ENTRIES);
        let view = |text: &str| serde_json::from_str(text).ok().map(|entry: Entry| EntryView::from(entry));
        let stored = |chain, kept| journal::entries(kept, chain);
        let Some((total, chain)) = self.journal().map(|journal| (journal.root(), journal.chain())) else {
            return EvidenceReply::Entries { total: 0, entries: Vec::new() };
        };
        let total = total.map_or(0, |root| root.count);
        let entries = match self.journal().map(|journal| &journal.standing) {
            Some(Standing::Whole(log)) => {
                log.entries().rev().skip(from).take(count).filter_map(view).collect()
            }
            _ => {
                let all = stored(chain, &self.kept);
                let good = all.iter().take(total as usize).rev().skip(from).take(count);
                good.filter_map(|text| view(text)).collect()
            }
        };
        EvidenceReply::Entries { total, entries }
    }
}
