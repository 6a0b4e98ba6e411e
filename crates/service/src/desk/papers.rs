//! The papers for the registration.

use base::Citation;
use record::{CalendarDate, Document, DocumentFile, DocumentStatus, Registration};

use super::change::Change;
use super::workspace::Workspace;
use super::{DocumentEdit, DocumentText, Outcome, Paper, Papers};
use crate::Fault;
use crate::vault::FILES;

/// Bytes of one attached file: 32 MiB.
const PAPER_LIMIT_BYTES: usize = 32 << 20;

/// How many characters a kind or a remark may have.
const TEXT_LIMIT_CHARS: usize = 500;

/// How many papers there may be.
const PAPERS_LIMIT: usize = 200;

impl Workspace {
    /// Where the papers stand.
    pub(super) fn papers(&self, today: CalendarDate) -> Papers {
        let readiness = record::readiness(&self.head.registration, &self.context(today));
        let asked = rules::pack().citation(rules::id::REGISTRATION_DOCUMENTS);
        let paper = |item: record::ReadinessItem| Paper {
            caption_key: record::document_caption_key(&item.kind),
            status: item.status,
            document: item.document.and_then(|at| self.head.registration.documents.get(at)).cloned(),
            source: asked.clone().filter(|_: &Citation| item.asked),
            kind: item.kind,
        };
        let papers = readiness.items.into_iter().map(paper).collect();
        Papers { papers, ready: readiness.ready, of: readiness.of }
    }

    /// Changes what is written down of a paper.
    pub(super) fn set_document(
        &mut self,
        edit: &DocumentEdit,
        today: CalendarDate,
    ) -> Result<Outcome, Fault> {
        let mut to = self.head.registration.clone();
        match &edit.document {
            None => to.documents.retain(|document| document.kind != edit.kind),
            Some(DocumentText { state, issued, expires, note, keep_file }) => {
                let document = self.document_in(&mut to, &edit.kind, today)?;
                document.state = *state;
                document.issued = *issued;
                document.expires = *expires;
                document.note = note.chars().take(TEXT_LIMIT_CHARS).collect();
                document.file.take_if(|_| !keep_file);
            }
        }
        self.set_registration(to);
        Ok(Outcome::Papers(Box::new(self.papers(today))))
    }

    /// Attaches a file to a paper. A file that it had before stays stored, so that this can be taken back.
    pub(super) fn attach_document(
        &mut self,
        kind: &str,
        name: &str,
        bytes: Vec<u8>,
        today: CalendarDate,
    ) -> Result<Outcome, Fault> {
        if bytes.len() > PAPER_LIMIT_BYTES {
            let fault = Fault::new("desk.paper-too-large").with("limit", PAPER_LIMIT_BYTES >> 20);
            return Err(fault.with("mebibytes", bytes.len().div_ceil(1 << 20)));
        }
        let key = format!("{FILES}{}", crate::digest::sha256_hex(&bytes));
        let mut to = self.head.registration.clone();
        let name = name.chars().take(TEXT_LIMIT_CHARS).collect();
        let file = DocumentFile { name, bytes: bytes.len() as u64, key: key.clone() };
        self.document_in(&mut to, kind, today)?.file = Some(file);
        self.attach(key, bytes);
        self.set_registration(to);
        Ok(Outcome::Papers(Box::new(self.papers(today))))
    }

    /// The document of this kind that counts, or a new one.
    fn document_in<'r>(
        &self,
        registration: &'r mut Registration,
        kind: &str,
        today: CalendarDate,
    ) -> Result<&'r mut Document, Fault> {
        let kind: String = kind.trim().chars().take(TEXT_LIMIT_CHARS).collect();
        let readiness = record::readiness(&self.head.registration, &self.context(today));
        let known = readiness.items.iter().find(|item| item.kind == kind).and_then(|item| item.document);
        let documents = &mut registration.documents;
        let at = known.unwrap_or(documents.len());
        if at >= PAPERS_LIMIT || kind.is_empty() {
            return Err(Fault::new("desk.too-many-papers").with("limit", PAPERS_LIMIT));
        }
        if at == documents.len() {
            let (state, file, issued, expires, note) = Default::default();
            documents.push(Document { kind, state, file, issued, expires, note });
        }
        documents.get_mut(at).ok_or_else(|| Fault::new("desk.not-understood"))
    }

    fn set_registration(&mut self, to: Registration) {
        if self.head.registration != to {
            let from = Box::new(self.head.registration.clone());
            self.step(&[Change::Registration { from, to: Box::new(to) }]);
        }
    }

    /// The keys of all files that papers have.
    pub(super) fn file_keys(&self) -> Vec<String> {
        let files = self.head.registration.documents.iter().filter_map(|document| document.file.as_ref());
        files.map(|file| file.key.clone()).collect()
    }
}

/// The i18n key of where a paper stands, and how many days it speaks of.
pub fn status_words(status: DocumentStatus) -> (&'static str, u32) {
    match status {
        DocumentStatus::Missing => ("paper-status.missing", 0),
        DocumentStatus::Expired { days } => ("paper-status.expired", days),
        DocumentStatus::NotYetValid { days } => ("paper-status.not-yet-valid", days),
        DocumentStatus::ExpiresSoon { days } => ("paper-status.expires-soon", days),
        DocumentStatus::NoExpiry => ("paper-status.no-expiry", 0),
        DocumentStatus::Ready => ("paper-status.ready", 0),
        DocumentStatus::SetAside => ("paper-status.set-aside", 0),
    }
}
