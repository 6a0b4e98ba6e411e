//! Reports of the open workspace: their facts, from its records and documents.

use std::collections::{BTreeMap, BTreeSet};

use evidence::{Body, Note, Reconciliation, Sha256Digest};
use intake::bundle;
use record::BatchCompleteness;

use super::journal::Standing;
use super::view::id_of;
use super::{ReportFormat, ReportKind, ReportRequest, moment};
use crate::desk::shipment::Checked;
use crate::desk::workspace::Workspace;
use crate::report::{
    BatchFact, CrossCheck, Documents, Facts, LabelTries, ReadabilityFacts, RegistrationFacts, Written,
};
use crate::{Exported, Fault, World};

/// A file that was written, and its name.
type File = (Exported, Vec<u8>);

impl Workspace {
    /// Writes a report, and writes down that it was.
    pub(super) fn report(&mut self, request: &ReportRequest, world: &World<'_>) -> Result<File, Fault> {
        let ReportRequest { kind, shipment, locale, format } = request;
        let written = match kind {
            ReportKind::CrossCheck => {
                let facts = self.cross_check(shipment.as_deref(), world)?;
                let counts = facts.counts;
                let file = self.write_report(&facts, *format, locale, world)?;
                self.happens(Body::Reconciliation(Reconciliation {
                    shipment: file.about.clone(),
                    expected: counts.expected.into(),
                    matched: counts.matched.into(),
                    missing: counts.missing.into(),
                    extra: (counts.extra + counts.elsewhere).into(),
                    duplicate: (counts.doubled + counts.expected_twice).into(),
                    differs: counts.differs.into(),
                    report_sha256: Some(Sha256Digest::of(&file.bytes)),
                }));
                file
            }
            ReportKind::Readability => {
                let facts = self.readability_facts()?;
                self.write_report(&facts, *format, locale, world)?
            }
            ReportKind::Documents => {
                let facts = self.documents(shipment.as_deref(), world)?;
                self.write_report(&facts, *format, locale, world)?
            }
            ReportKind::Registration => {
                let facts = RegistrationFacts::of(self.papers(world.today));
                self.write_report(&facts, *format, locale, world)?
            }
            ReportKind::Epcis => self.epcis_file(shipment.as_deref(), world)?,
            ReportKind::Dossier => self.dossier_file(shipment.as_deref(), locale, world)?,
        };
        if *kind != ReportKind::CrossCheck {
            self.report_happens(&written);
        }
        let WrittenReport { name, mime, bytes, .. } = written;
        Ok((Exported { name, mime: mime.to_owned() }, bytes))
    }

    /// A file was written for others to read.
    fn report_happens(&mut self, written: &WrittenReport) {
        let digest = Sha256Digest::of(&written.bytes);
        self.happens(Body::Note(Note {
            text: format!("Report written: {}, SHA-256 {digest}", written.name),
        }));
    }

    fn write_report<F: Facts>(
        &mut self,
        facts: &F,
        format: ReportFormat,
        locale: &str,
        world: &World<'_>,
    ) -> Result<WrittenReport, Fault> {
        let about = facts.about();
        let stem = if about.is_empty() { &self.head.name } else { &about };
        let (name, ending) = (bundle::safe_name(stem), format.ending());
        let name = format!("{name}-{}-{}.{ending}", F::KIND.name(), world.today);
        let bytes = crate::report::write(self.written(world), facts, format, locale)?;
        Ok(WrittenReport { name, mime: format.mime(), about, bytes })
    }

    /// Who writes now, and on what it rests.
    pub(super) fn written(&mut self, world: &World<'_>) -> Written {
        let (log, root) = match self.journal() {
            None => (None, None),
            Some(journal) => {
                let log = match &journal.standing {
                    Standing::Whole(log) => id_of(log),
                    Standing::Broken(found) => found.log.clone(),
                };
                (log, journal.root().map(|root| root.to_string()))
            }
        };
        Written {
            workspace: self.head.name.clone(),
            at: moment(world),
            actor: self.actor(),
            device: world.here.device.to_owned(),
            program: super::journal::PROGRAM.to_owned(),
            log,
            root,
        }
    }

    /// What the tries of all labels come to.
    pub(super) fn readability_facts(&self) -> Result<ReadabilityFacts, Fault> {
        let labels: Vec<LabelTries> = self.readability.all().map(|label| LabelTries::of(&label)).collect();
        if labels.is_empty() {
            return Err(Fault::new("readability.no-runs"));
        }
        Ok(ReadabilityFacts { labels })
    }

    /// What the documents of a shipment's batches lack, or of all.
    pub(super) fn documents(
        &mut self,
        shipment: Option<&str>,
        world: &World<'_>,
    ) -> Result<Documents, Fault> {
        let complete = record::completeness(&self.register, &self.context(world.today));
        let mut of: BTreeMap<String, BatchCompleteness> =
            complete.into_iter().map(|complete| (complete.batch.clone(), complete)).collect();
        let summaries = record::batches(&self.register);
        let (reference, wanted) = match shipment {
            None => (String::new(), None),
            Some(id) => {
                let (reference, batches) = self.shipped_batches(id, world)?;
                (reference, Some(batches))
            }
        };
        let mut unknown: BTreeSet<String> = wanted.clone().unwrap_or_default();
        let facts = summaries.into_iter().filter_map(|batch| {
            unknown.remove(&batch.number);
            let complete = of.remove(&batch.number)?;
            let is_wanted = wanted.as_ref().is_none_or(|wanted| wanted.contains(&batch.number));
            let reports = batch.reports.into_iter().map(|report| report.reference).collect();
            is_wanted.then_some(BatchFact { complete, manufacturer: batch.manufacturer, reports })
        });
        let facts: Vec<BatchFact> = facts.collect();
        Ok(Documents::of(reference, facts, unknown.into_iter().collect()))
    }

    /// The reference of a shipment, and the batches that it should carry.
    fn shipped_batches(&mut self, id: &str, world: &World<'_>) -> Result<(String, BTreeSet<String>), Fault> {
        let facts = self.cross_check(Some(id), world)?;
        let batches =
            facts.labels.into_iter().map(|label| label.values.batch).filter(|batch| !batch.is_empty());
        Ok((facts.reference, batches.collect()))
    }

    /// What a shipment's cross-check found.
    pub(super) fn cross_check(
        &mut self,
        shipment: Option<&str>,
        world: &World<'_>,
    ) -> Result<CrossCheck, Fault> {
        let id = shipment.ok_or_else(|| Fault::new("report.unknown-shipment"))?;
        self.with_checked(id, world, |checked| {
            let Checked { text, manifest, reconciliation, conflicts, .. } = checked;
            CrossCheck::of(text, manifest, reconciliation, checked.devices(), conflicts.clone())
        })
    }
}

/// A report as a file.
pub(super) struct WrittenReport {
    pub(super) name: String,
    pub(super) mime: &'static str,
    /// What it is about.
    pub(super) about: String,
    pub(super) bytes: Vec<u8>,
}
