//! How readable labels are, by what their codes say.

use std::collections::{BTreeMap, BTreeSet};

use base::{Finding, Severity};
use record::CalendarDate;

use super::parts;
use super::workspace::Workspace;
use super::{Outcome, ReadabilityAct, ReadabilityJob};
use crate::readability::{
    self, KeptReadability, KeptRun, LabelName, MAX_RUNS, Readability, ReadabilityFile, Run, check_label,
    check_run,
};
use crate::vault::Part;
use crate::{Exported, Fault};

/// Of how many labels a workspace keeps tries: each is a part of a workspace file.
const LABELS_LIMIT: usize = 5_000;

/// The tries of labels.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Tallies {
    labels: BTreeMap<String, KeptReadability>,
    /// The run that was forgotten last: when it is kept again, what only a file knew of it is not lost.
    forgotten: Option<KeptRun>,
}

impl Tallies {
    /// Takes over what was stored, here or by another tab: a label is what it was made last.
    pub(super) fn take_over(&mut self, theirs: Vec<KeptReadability>) {
        for label in theirs {
            self.labels.insert(label.known.label.known.payload.clone(), label);
        }
    }

    /// The labels that have tries.
    pub(super) fn payloads(&self) -> BTreeSet<String> {
        self.with_runs().map(|(payload, _)| payload.clone()).collect()
    }

    /// All labels that have tries, as parts.
    pub(super) fn parts(&self) -> Vec<Part> {
        self.with_runs().map(|(_, label)| parts::readability_part(label)).collect()
    }

    /// A label as a part.
    pub(super) fn part(&self, payload: &str) -> Part {
        parts::readability_part(&self.of(&LabelName { payload: payload.to_owned(), ..LabelName::default() }))
    }

    /// What is known of all labels that have tries.
    pub(super) fn all(&self) -> impl Iterator<Item = Readability> {
        self.with_runs().map(|(_, label)| label.plain())
    }

    fn with_runs(&self) -> impl Iterator<Item = (&String, &KeptReadability)> {
        self.labels.iter().filter(|(_, label)| !label.known.runs.is_empty())
    }

    /// The tries of a label; none when it has none.
    fn of(&self, label: &LabelName) -> KeptReadability {
        self.labels.get(&label.payload).cloned().unwrap_or_else(|| KeptReadability::new(label.clone()))
    }

    /// The label, to be changed.
    fn entry(&mut self, label: &LabelName) -> Result<&mut KeptReadability, Fault> {
        let is_new = self.labels.get(&label.payload).is_none_or(|label| label.known.runs.is_empty());
        if is_new && self.with_runs().count() >= LABELS_LIMIT {
            return Err(Fault::new("readability.too-many-labels").with("limit", LABELS_LIMIT));
        }
        let new = || KeptReadability::new(label.clone());
        Ok(self.labels.entry(label.payload.clone()).or_insert_with(new))
    }

    fn keep(&mut self, label: &LabelName, run: &Run) -> Result<(), Fault> {
        let forgotten = self.forgotten.take_if(|forgotten| forgotten.known.id == run.id);
        let of = self.entry(label)?;
        // The texts may have been mended since the first run.
        of.known.label.known = label.clone();
        let kept = match (of.run_mut(&run.id), forgotten) {
            (Some(kept), _) => {
                *kept = kept.updated(run);
                return Ok(());
            }
            (None, Some(forgotten)) => forgotten.updated(run),
            (None, None) => run.into(),
        };
        if of.known.runs.len() >= MAX_RUNS {
            return Err(Fault::new("readability.too-many-runs").with("limit", MAX_RUNS));
        }
        of.known.runs.push(kept);
        Ok(())
    }

    fn forget(&mut self, label: &LabelName, id: &str) {
        let Some(of) = self.labels.get_mut(&label.payload) else { return };
        if let Some(at) = of.known.runs.iter().position(|run| run.known.id == id) {
            self.forgotten = Some(of.known.runs.remove(at));
        }
    }

    /// Takes over a file; what there is to tell of it. The payload of its label comes with it.
    fn import(&mut self, theirs: KeptReadability, asked: &LabelName) -> Result<Vec<Finding>, Fault> {
        let label = theirs.known.label.known.clone();
        let mut findings = Vec::new();
        if label.payload != asked.payload {
            let name = if label.batch.is_empty() { &label.payload } else { &label.batch };
            findings.push(Finding::new("readability.other-label", Severity::Warning).with("label", name));
        }
        let merged = self.entry(&label)?.merge(theirs);
        findings.extend(merged.findings());
        Ok(findings)
    }
}

impl Workspace {
    /// Does a job that is about the tries of a label.
    ///
    /// What it changes is written anew even where it finds it done already: it may run twice when another tab was
    /// quicker, and the first time was not stored.
    pub(super) fn readability(&mut self, job: &ReadabilityJob, bytes: &[u8]) -> Result<Outcome, Fault> {
        let ReadabilityJob { label, act } = job;
        check_label(label)?;
        let mut findings = Vec::new();
        match act {
            ReadabilityAct::Show | ReadabilityAct::Write(_) => {}
            ReadabilityAct::Keep(run) => {
                check_run(run, run.tries.iter().copied())?;
                self.readability.keep(label, run)?;
                self.touch_readability(&label.payload);
                self.tries_happen(label, run);
            }
            ReadabilityAct::Remove(id) => {
                self.readability.forget(label, id);
                self.touch_readability(&label.payload);
            }
            ReadabilityAct::Import => {
                let (theirs, left_out) = readability::read(bytes)?;
                let payload = theirs.known.label.known.payload.clone();
                findings = self.readability.import(theirs, label)?;
                findings.extend(left_out);
                self.touch_readability(&payload);
                let runs =
                    self.readability.of(&LabelName { payload, ..LabelName::default() }).known.runs.len();
                self.file_happens("", bytes, runs, "readability");
            }
        }
        Ok(Outcome::Readability(Box::new(self.readability.of(label).view(findings))))
    }

    /// Writes the tries of a label as a file.
    pub(super) fn write_readability(
        &self,
        label: &LabelName,
        file: &ReadabilityFile,
        today: CalendarDate,
    ) -> Result<(Exported, Vec<u8>), Fault> {
        check_label(label)?;
        let kept = self.readability.of(label);
        if kept.known.runs.is_empty() {
            return Err(Fault::new("readability.no-runs"));
        }
        readability::export(&kept, file, today)
    }
}
