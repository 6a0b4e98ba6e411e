//! The evidence of the open workspace: what happened, in a log that nobody can quietly change; and reports.
//!
//! ```text
//! a job ── happens(Body), cell_changes ──► happened ── write_down, when it is done ──► Journal ── keep ──► documents
//!                                                                                         │
//!                      EvidenceJob ──► summary, entries, file, signatures, reports ◄───────┘
//! ```
//!
//! A job that fails writes nothing. When another tab was quicker, what a job wrote is taken back with everything else,
//! and the job runs again behind what the other tab wrote: there is one chain.

mod dossier;
mod edits;
mod events;
mod job;
mod journal;
mod reports;
mod view;

pub use job::*;

use ::evidence::{
    Algorithm, Anchor, Body, EntryError, Grade, Import, Jwk, LogId, MAX_NAME_CHARS, MAX_SIGNATURES, Moment,
    Note, Print, Sha256Digest, SignedRoot,
};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use intake::bundle;

pub(super) use edits::{Edits, Shipped};
pub(super) use journal::Journal;
use journal::{Ended, Scribe, Standing};

use super::Answer;
use super::Outcome;
use super::workspace::Workspace;
use crate::print::{PrintFormat, PrintRequest};
use crate::readability::{LabelName, Run, Statistics};
use crate::run::PrintedLabel;
use crate::{Exported, Fault, World};

/// The document that says who is at work.
const ACTOR: &str = "evidence/actor";

/// The document that says how labels were printed last.
const LAST_PRINT: &str = "evidence/print";

/// The document that says which chains ended, and why.
const ENDED: &str = "evidence/ended";

/// How many labels of one print are written down one by one; of the others it is said how many they are.
const NOTED_PRINTS: usize = 5_000;

/// A run of tries is written down whenever so many more are done.
const GRADED_TRIES: usize = 10;

/// The longest name of a file that is written down, in characters.
const FILE_NAME_CHARS: usize = 255;

impl Workspace {
    /// Does work on the evidence.
    pub(super) fn evidence(&mut self, job: &EvidenceJob, world: &World<'_>) -> Answer {
        match job {
            EvidenceJob::Show => {}
            EvidenceJob::Entries { from, count } => {
                let reply = self.latest_entries(*from, *count);
                return Ok((Outcome::Evidence(reply), None));
            }
            EvidenceJob::Actor(name) => {
                let name = name.trim();
                if name.chars().count() > MAX_NAME_CHARS {
                    return Err(Fault::new("evidence.name-too-long"));
                }
                if name != self.actor() {
                    self.keep(ACTOR, &name);
                }
            }
            EvidenceJob::Note(text) => {
                if !text.trim().is_empty() {
                    self.noted(Body::Note(Note { text: text.trim().to_owned() }), world)?;
                }
            }
            EvidenceJob::Anchor { root, of } => {
                let root = crate::evidence::root(root)?.to_string();
                self.noted(Body::Anchor(Anchor { root, of: of.trim().to_owned() }), world)?;
            }
            EvidenceJob::Sign(signature) => self.sign(signature)?,
            EvidenceJob::File => {
                let (exported, file) = self.evidence_file(world)?;
                return Ok((Outcome::Exported(exported), Some(file)));
            }
            EvidenceJob::Report(request) => {
                let (exported, file) = self.report(request, world)?;
                return Ok((Outcome::Exported(exported), Some(file)));
            }
        }
        let summary = self.evidence_summary(world)?;
        Ok((Outcome::Evidence(EvidenceReply::Shown(Box::new(summary))), None))
    }

    /// Something happened that belongs into the evidence; it is written down at the end of the job.
    pub(super) fn happens(&mut self, body: Body) {
        self.happened.push(body);
    }

    /// A file of this size and digest was taken in: so many lines of it, that hold this.
    pub(super) fn file_happens(&mut self, file: &str, bytes: &[u8], lines: usize, holds: &str) {
        self.happens(Body::Import(Import {
            file: without_path(file).chars().take(FILE_NAME_CHARS).collect(),
            bytes: bytes.len() as u64,
            sha256: Sha256Digest::of(bytes),
            lines: lines as u64,
            holds: Some(holds.to_owned()),
        }));
    }

    /// This was opened from a workspace file: its log goes on here, and perhaps elsewhere as well.
    pub(super) fn restored_from(&mut self, file: &[u8]) {
        let (bytes, digest) = (file.len(), Sha256Digest::of(file));
        let text = format!("Opened from a workspace file of {bytes} bytes, SHA-256 {digest}");
        self.happens(Body::Note(Note { text }));
    }

    /// Labels were written into a file. Those of every batch are there with at least one entry, as far as there is room.
    pub(super) fn prints_happen(
        &mut self,
        printed: Vec<PrintedLabel>,
        request: &PrintRequest,
        format: PrintFormat,
    ) {
        self.keep(LAST_PRINT, request);
        let (format, printer) = (format.name(), &request.setup.printer.name);
        let rest = printed.get(NOTED_PRINTS..).unwrap_or_default();
        let (others, labels) = (rest.len(), rest.iter().map(|label| label.labels).sum::<u64>());
        for label in printed.into_iter().take(NOTED_PRINTS) {
            self.happens(Body::Print(Print {
                batch: label.batch,
                payload_sha256: Sha256Digest::from_bytes(label.payload_sha256),
                labels: label.labels,
                format: format.to_owned(),
                printer: Some(printer.trim().to_owned()).filter(|name| !name.is_empty()),
            }));
        }
        if others > 0 {
            let text = format!("{others} more payloads in the same file, {labels} labels");
            self.happens(Body::Note(Note { text }));
        }
    }

    /// A run of tries to read a label was kept; written down with every tenth try.
    pub(super) fn tries_happen(&mut self, label: &LabelName, run: &Run) {
        if run.tries.is_empty() || !run.tries.len().is_multiple_of(GRADED_TRIES) {
            return;
        }
        let of = Statistics::of(&run.tries);
        let light = run.light.name();
        self.happens(Body::Grade(Grade {
            payload_sha256: Sha256Digest::of(label.payload.as_bytes()),
            method: format!(
                "readability tally by a camera, light: {light}; an estimate, no grade of a verifier"
            ),
            grade: format!("read {} of {}, wrong {}", of.read, of.counted(), of.wrong),
            picture_sha256: None,
        }));
    }

    /// A job begins: nothing happened in it yet.
    pub(super) fn begin_job(&mut self) {
        self.kept.begin();
        self.forget_happened();
    }

    /// The job failed: what it began to do did not happen.
    pub(super) fn forget_happened(&mut self) {
        self.happened.clear();
        self.edits = Edits::default();
    }

    /// Writes down what happened in the job at hand.
    pub(super) fn write_down(&mut self, world: &World<'_>) {
        let edits = std::mem::take(&mut self.edits).bodies();
        let mut bodies = std::mem::take(&mut self.happened);
        bodies.extend(edits);
        if !bodies.is_empty() {
            // Neither the time nor the names are anything that an entry refuses.
            let written = self.write(bodies, world);
            debug_assert!(written.is_ok(), "{written:?}");
        }
    }

    /// Writes something down at once, for an answer that shows it.
    fn noted(&mut self, body: Body, world: &World<'_>) -> Result<(), Fault> {
        let by = self.scribe(world);
        // Looked at first: what a person wrote is refused, not replaced by a note.
        let mut try_on = ::evidence::Log::begin(LogId([0; 16]), "", &by.at, "", "").map_err(of_entry)?;
        try_on.append(&by.saw(body.clone())).map_err(of_entry)?;
        self.write(vec![body], world).map_err(of_entry)
    }

    fn write(&mut self, bodies: Vec<Body>, world: &World<'_>) -> Result<(), EntryError> {
        let by = self.scribe(world);
        let id = || LogId((world.here.random)());
        self.journal();
        let (mut journal, ended) = Journal::ready(self.journal.take(), self.kept.version(), id(), &by)?;
        self.keep_ended(ended);
        for body in bodies {
            let kind = body.kind();
            let occurrence = by.saw(body);
            let mut done = journal.append(&occurrence);
            if done == Err(EntryError::LogFull) {
                self.keep_blocks(&mut journal);
                let (next, ended) = journal.next(id(), &by)?;
                self.keep_ended(Some(ended));
                journal = next;
                done = journal.append(&occurrence);
            }
            if let Err(error) = done {
                // Something happened all the same.
                let text = format!("An entry of the kind {kind} could not be written: {}", error.code());
                journal.append(&by.saw(Body::Note(Note { text })))?;
            }
        }
        self.keep_blocks(&mut journal);
        self.journal = Some(journal);
        Ok(())
    }

    fn keep_blocks(&mut self, journal: &mut Journal) {
        for (key, texts) in journal.blocks() {
            self.keep(&key, &texts);
        }
    }

    fn keep_ended(&mut self, ended: Option<Ended>) {
        let Some(ended) = ended else { return };
        let mut all: Vec<Ended> = self.kept.get(ENDED).ok().flatten().unwrap_or_default();
        all.push(ended);
        self.keep(ENDED, &all);
    }

    /// The last chain, read when it is first asked for and when documents were changed from elsewhere.
    fn journal(&mut self) -> Option<&Journal> {
        if !self.journal.as_ref().is_some_and(|journal| journal.is_of(&self.kept)) {
            self.journal = Journal::read(&self.kept);
        }
        self.journal.as_ref()
    }

    fn scribe(&self, world: &World<'_>) -> Scribe {
        Scribe {
            at: moment(world),
            actor: self.actor(),
            device: world.here.device.chars().take(MAX_NAME_CHARS).collect(),
        }
    }

    fn actor(&self) -> String {
        self.kept.get(ACTOR).ok().flatten().unwrap_or_default()
    }

    /// The signatures of roots of the last chain.
    fn signatures(&mut self) -> Result<Vec<SignedRoot>, Fault> {
        let Some(chain) = self.journal().map(Journal::chain) else { return Ok(Vec::new()) };
        Ok(self.kept.get(&signatures_key(chain))?.unwrap_or_default())
    }

    /// Keeps a signature over the root of now.
    fn sign(&mut self, signature: &DeviceSignature) -> Result<(), Fault> {
        let asked = crate::evidence::root(&signature.root)?;
        let journal = self.journal().ok_or_else(|| Fault::new("evidence.empty"))?;
        let chain = journal.chain();
        if journal.root() != Some(asked) {
            return Err(Fault::new("evidence.root-moved"));
        }
        let unreadable = || Fault::new("evidence.device-signature");
        let decoded = |text: &str| STANDARD.decode(text).map_err(|_| unreadable());
        let algorithm = match signature.algorithm.as_str() {
            "Ed25519" => Algorithm::Ed25519,
            "ES256" => Algorithm::Es256,
            _ => return Err(unreadable()),
        };
        let key = Jwk::from_raw(algorithm, &decoded(&signature.public_key)?).map_err(|_| unreadable())?;
        let signed = SignedRoot::new(asked, algorithm, key, &decoded(&signature.signature)?);
        let signed = signed.map_err(|_| unreadable())?;
        let mut all = self.signatures()?;
        all.retain(|other| *other != signed);
        all.push(signed);
        all.drain(..all.len().saturating_sub(MAX_SIGNATURES));
        self.keep(&signatures_key(chain), &all);
        Ok(())
    }

    /// The log as a file; every chain as one, in an archive, where there are several.
    fn evidence_file(&mut self, world: &World<'_>) -> Result<(Exported, Vec<u8>), Fault> {
        let name = format!("{}-evidence-{}", self.file_stem(), world.today);
        let mut files = self.evidence_files()?;
        if files.len() == 1 {
            let (_, file) = files.remove(0);
            return Ok((
                Exported { name: format!("{name}.json"), mime: "application/json".to_owned() },
                file,
            ));
        }
        let files: Vec<(&str, &[u8])> = files.iter().map(|(name, file)| (&name[..], &file[..])).collect();
        let archive = bundle::zip(&files).map_err(super::intake_fault)?;
        Ok((Exported { name: format!("{name}.zip"), mime: "application/zip".to_owned() }, archive))
    }

    /// Every chain as a file, the last one as `evidence.json`, with their names. Chains that do not hold are written as
    /// they are stored.
    fn evidence_files(&mut self) -> Result<Vec<(String, Vec<u8>)>, Fault> {
        let last = self.journal().map(Journal::chain).ok_or_else(|| Fault::new("evidence.empty"))?;
        let signatures = self.signatures()?;
        let mut files = Vec::new();
        for chain in 0..last {
            let signed: Vec<SignedRoot> = self.kept.get(&signatures_key(chain))?.unwrap_or_default();
            let file = journal::framed(&journal::entries(&self.kept, chain), &signed);
            files.push((format!("evidence-{}.json", chain + 1), file.into_bytes()));
        }
        let file = match self.journal().map(|journal| &journal.standing) {
            Some(Standing::Whole(log)) => log.file(&signatures),
            _ => journal::framed(&journal::entries(&self.kept, last), &signatures),
        };
        files.push(("evidence.json".to_owned(), file.into_bytes()));
        Ok(files)
    }
}

/// The time of now, in RFC 3339 with the offset of the clock on the wall.
pub(super) fn moment(world: &World<'_>) -> String {
    Moment::of_unix_ms((world.here.unix_ms)(), world.here.utc_offset_minutes).to_string()
}

fn signatures_key(chain: u32) -> String {
    format!("evidence/signatures/{chain:04}")
}

#[expect(clippy::needless_pass_by_value, reason = "a function to map an error with")]
fn of_entry(error: EntryError) -> Fault {
    Fault::new(error.code())
}

/// A file's name alone: where it lay is nobody else's concern.
fn without_path(file: &str) -> &str {
    file.rsplit(['/', '\\']).next().unwrap_or(file)
}
