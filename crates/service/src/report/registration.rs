//! What is ready for the registration.

use std::collections::BTreeSet;

use record::{CalendarDate, DocumentStatus};
use serde::{Deserialize, Serialize};

use super::{Facts, Section, Table, Words};
use crate::desk::evidence::ReportKind;
use crate::desk::{Paper, Papers, status_words};

/// Which papers can be handed in today.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RegistrationFacts {
    /// How many are ready.
    pub ready: usize,
    /// How many are asked for.
    pub of: usize,
    /// Each, those that are asked for first.
    pub papers: Vec<PaperFact>,
}

/// A paper.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PaperFact {
    /// Its kind.
    pub kind: String,
    /// The i18n key of its name; none: the kind is the user's own name of it.
    pub caption_key: Option<String>,
    /// Where it stands.
    pub status: DocumentStatus,
    /// The name of its file.
    pub file: Option<String>,
    /// Day of issue, such as `2026-05-17`.
    pub issued: Option<String>,
    /// Last day on which it is good.
    pub expires: Option<String>,
    /// A remark.
    pub note: String,
    /// What asks for it.
    pub source: Option<String>,
}

impl RegistrationFacts {
    pub(crate) fn of(papers: Papers) -> Self {
        let day = |date: Option<CalendarDate>| date.map(|date| date.to_string());
        let paper = |paper: Paper| {
            let document = paper.document.as_ref();
            PaperFact {
                status: paper.status,
                file: document.and_then(|document| document.file.as_ref()).map(|file| file.name.clone()),
                issued: day(document.and_then(|document| document.issued)),
                expires: day(document.and_then(|document| document.expires)),
                note: document.map(|document| document.note.clone()).unwrap_or_default(),
                source: paper.source.as_ref().map(|source| source.source.to_string()),
                caption_key: paper.caption_key,
                kind: paper.kind,
            }
        };
        Self { ready: papers.ready, of: papers.of, papers: papers.papers.into_iter().map(paper).collect() }
    }
}

impl Facts for RegistrationFacts {
    const KIND: ReportKind = ReportKind::Registration;
    const TITLE: &'static str = "report.title.registration";

    fn about(&self) -> String {
        String::new()
    }

    fn sections(&self, words: Words) -> Vec<Section> {
        let row = |paper: &PaperFact| {
            let name = paper.caption_key.as_deref().map_or_else(|| paper.kind.clone(), |key| words.pair(key));
            let (status, days) = status_words(paper.status);
            let text = |text: &Option<String>| text.clone().unwrap_or_default();
            vec![
                name,
                words.both(status, &[("days", days.to_string())]),
                text(&paper.file),
                text(&paper.issued),
                text(&paper.expires),
                paper.note.clone(),
            ]
        };
        let headings = ["paper", "status", "file", "issued", "expires", "note"];
        let headings = headings.map(|heading| words.pair(&format!("dossier.{heading}")));
        let sources: BTreeSet<String> = self.papers.iter().filter_map(|paper| paper.source.clone()).collect();
        let counts = [("ready", self.ready.to_string()), ("of", self.of.to_string())];
        vec![
            Section::Text(words.both("dossier.ready", &counts)),
            Section::Table(Table {
                name: words.pair("report.papers"),
                sheet: words.one("report.papers"),
                headings: headings.into(),
                widths: vec![3.6, 2.6, 3.0, 1.6, 1.6, 3.0],
                rows: self.papers.iter().map(row).collect(),
                ..Table::default()
            }),
            Section::Facts(sources.into_iter().map(|source| (words.pair("report.source"), source)).collect()),
        ]
    }

    fn claims(&self) -> Vec<&'static str> {
        vec!["dossier.claim", "report.claim.not-law"]
    }
}
