//! A shipment's dossier: reports, labels, evidence, events, and a manifest of them, in one ZIP.

use std::collections::{BTreeMap, BTreeSet};

use evidence::Sha256Digest;
use evidence::manifest::{FILE_NAME, Manifest};
use i18n::Locale;
use intake::bundle;
use shipment::ExpectedLabel;

use super::reports::WrittenReport;
use super::{LAST_PRINT, ReportFormat, ReportKind, moment};
use crate::desk::workspace::Workspace;
use crate::print::PrintRequest;
use crate::report::{Facts, RegistrationFacts, write};
use crate::run::PrintedLabel;
use crate::{Fault, World};

/// The most labels that a dossier draws: more fill a file that nobody opens.
const DRAWN_LABELS: usize = 5_000;

/// A file of a dossier.
struct Entry {
    name: String,
    /// What it is, for the manifest.
    holds: String,
    bytes: Vec<u8>,
}

impl Workspace {
    /// A shipment's dossier.
    ///
    /// # Errors
    /// `report.unknown-shipment`, `shipment.unknown`; those of its reports. What a dossier can do without is left out,
    /// and a note says why.
    pub(super) fn dossier_file(
        &mut self,
        shipment: Option<&str>,
        locale: &str,
        world: &World<'_>,
    ) -> Result<WrittenReport, Fault> {
        let facts = self.cross_check(shipment, world)?;
        let (about, facts_of_labels) = (facts.reference.clone(), facts.labels.len());
        let root = self.written(world).root;
        let mut entries = Vec::new();
        let documents = self.documents(shipment, world)?;
        let papers = RegistrationFacts::of(self.papers(world.today));
        self.reported(&facts, locale, world, &mut entries)?;
        self.reported(&documents, locale, world, &mut entries)?;
        self.reported(&papers, locale, world, &mut entries)?;
        if let Ok(tries) = self.readability_facts() {
            self.reported(&tries, locale, world, &mut entries)?;
        }
        let mut notes = Vec::new();
        match self.epcis_file(shipment, world) {
            Ok(file) => entries.push(Entry {
                name: "epcis.jsonld".to_owned(),
                holds: "epcis".to_owned(),
                bytes: file.bytes,
            }),
            Err(fault) => notes.push(("epcis.jsonld", fault)),
        }
        match self.drawn_labels(shipment, facts_of_labels, world) {
            Ok((bytes, same)) => {
                let text = told(
                    locale,
                    "report.dossier.labels",
                    &[("same", same.to_string()), ("of", facts_of_labels.to_string())],
                );
                entries.push(Entry {
                    name: "labels/labels.pdf".to_owned(),
                    holds: "labels".to_owned(),
                    bytes,
                });
                entries.push(Entry {
                    name: "labels/about.txt".to_owned(),
                    holds: "note".to_owned(),
                    bytes: text.into_bytes(),
                });
            }
            Err(fault) => notes.push(("labels/labels.pdf", fault)),
        }
        if root.is_some() {
            entries.extend(self.evidence_files()?.into_iter().map(|(name, bytes)| Entry {
                name,
                holds: "evidence".to_owned(),
                bytes,
            }));
        }
        for (file, fault) in notes {
            let why = told(locale, &fault.code, &fault.args);
            let text =
                format!("{}\n{why}", told(locale, "report.dossier.without", &[("file", file.to_owned())]));
            entries.push(Entry {
                name: format!("{file}.missing.txt"),
                holds: "note".to_owned(),
                bytes: text.into_bytes(),
            });
        }
        let named = entries.iter().map(|entry| (&entry.name[..], &entry.holds[..], &entry.bytes[..]));
        let manifest = Manifest::new(&about, &moment(world), root, named).to_json();
        let mut files: Vec<(&str, &[u8])> = vec![(FILE_NAME, manifest.as_bytes())];
        files.extend(entries.iter().map(|entry| (&entry.name[..], &entry.bytes[..])));
        let bytes = bundle::zip(&files).map_err(crate::desk::intake_fault)?;
        let name =
            format!("{}-{}-{}.zip", bundle::safe_name(&about), ReportKind::Dossier.name(), world.today);
        Ok(WrittenReport { name, mime: "application/zip", about, bytes })
    }

    /// A report for people and for programs.
    fn reported<F: Facts>(
        &mut self,
        facts: &F,
        locale: &str,
        world: &World<'_>,
        entries: &mut Vec<Entry>,
    ) -> Result<(), Fault> {
        let name = F::KIND.name();
        for format in [ReportFormat::Pdf, ReportFormat::Json] {
            entries.push(Entry {
                name: format!("reports/{name}.{}", format.ending()),
                holds: format!("report.{name}"),
                bytes: write(self.written(world), facts, format, locale)?,
            });
        }
        Ok(())
    }

    /// The labels of a shipment's batches as they were printed last, and how many of those that it should carry are
    /// among them, to the character of their code.
    fn drawn_labels(
        &mut self,
        shipment: Option<&str>,
        labels: usize,
        world: &World<'_>,
    ) -> Result<(Vec<u8>, usize), Fault> {
        if labels > DRAWN_LABELS {
            return Err(Fault::new("report.dossier.too-many-labels").with("limit", DRAWN_LABELS));
        }
        let request: Option<PrintRequest> = self.kept.get(LAST_PRINT)?;
        let request = request.ok_or_else(|| Fault::new("report.dossier.never-printed"))?;
        let id = shipment.unwrap_or_default();
        let expected: Vec<ExpectedLabel> =
            self.with_checked(id, world, |checked| checked.manifest.shipment().expected.clone())?;
        let batches: BTreeSet<&str> = expected.iter().map(|label| label.values.batch.trim()).collect();
        let written = self.print_batches(&PrintRequest { leave_out: true, ..request }, &batches, world)?;
        let drawn: BTreeMap<[u8; 32], &PrintedLabel> =
            written.labels.iter().map(|label| (label.payload_sha256, label)).collect();
        let digest = |label: &&ExpectedLabel| *Sha256Digest::of(label.payload.as_bytes()).bytes();
        let same = expected.iter().filter(|label| drawn.contains_key(&digest(label))).count();
        Ok((written.bytes, same))
    }
}

/// A sentence in the first language and in Vietnamese.
fn told<K: AsRef<str>>(locale: &str, key: &str, args: &[(K, String)]) -> String {
    let first = Locale::from_tag(locale).unwrap_or_default();
    let second = if first == Locale::Vi { Locale::En } else { Locale::Vi };
    [first, second].map(|locale| i18n::text_with(locale, key, args)).join("\n")
}
