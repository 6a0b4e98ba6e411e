//! The open workspace: its records, the way back from each change, and what was found.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::rc::Rc;
use std::sync::LazyLock;

use record::{CalendarDate, Context, LineId, Register, Spent};

use super::change::{Change, History, Step};
use super::evidence::{Edits, Journal, Shipped};
use super::findings::Findings;
use super::issued::Issued;
use super::kept::Kept;
use super::labels::Asked;
use super::parts::Head;
use super::readability::Tallies;
use super::selection::Shown;
use super::shipment::Shipments;
use super::storing::{Refusal, Unsaved};
use super::submission::Submitting;
use super::tally::Tally;
use super::{NAME_LIMIT_CHARS, WORKSPACE_LIMIT_LINES};
use super::{Saved, Selection, WorkspaceRef};
use crate::Fault;
use crate::run::Proof;
use crate::vault::Revision;

/// How many mappings of earlier files are remembered.
const MOST_MAPPINGS: usize = 200;

/// The open workspace.
#[derive(Debug)]
pub(super) struct Workspace {
    pub(super) id: String,
    pub(super) head: Head,
    /// References of lines that are gone.
    pub(super) spent: Spent,
    /// Symbols that the platform drew.
    pub(super) issued: Issued,
    /// How readable labels are.
    pub(super) readability: Tallies,
    /// Shipments, evidence and submissions.
    pub(super) kept: Kept,
    /// Shipments that are at work, computed from their documents.
    pub(super) shipments: Shipments,
    /// What of submissions is only in memory.
    pub(super) submitting: Submitting,
    /// What happened in the job at hand, and has to be written into the evidence.
    pub(super) happened: Vec<::evidence::Body>,
    /// The same, of cells that were changed.
    pub(super) edits: Edits,
    /// The batches that shipments carry, while they do.
    pub(super) shipped: Option<Shipped>,
    /// The log of the evidence, while it is what the documents say.
    pub(super) journal: Option<Journal>,
    pub(super) register: Register,
    pub(super) history: History,
    /// The way back from the step of the job at hand, if it made one.
    pub(super) way_back: Option<Step>,
    /// Lines that another tab changed after they were read here: an undo does not remove them.
    pub(super) theirs: HashSet<LineId>,
    /// Counts changes, so that what was computed from older data is told apart.
    pub(super) version: u64,
    /// Counts what had to be stored.
    pub(super) touches: u64,
    /// [`Self::touches`] when a workspace file was written.
    pub(super) in_file: Option<u64>,
    pub(super) revision: Revision,
    pub(super) saved: Saved,
    pub(super) unsaved: Unsaved,
    pub(super) refusal: Option<Refusal>,
    /// Files that were attached and are not stored yet, or that the store lent for a job.
    pub(super) files: BTreeMap<String, Vec<u8>>,
    /// Keys of stored files that no paper had when this was opened, and that nothing here can bring back.
    pub(super) orphans: BTreeSet<String>,
    /// Which labels of the last request could be made.
    pub(super) proof: Option<(Asked, Rc<Proof>)>,
    findings: Option<Findings>,
    shown: Option<Shown>,
    tally: Option<Rc<Tally>>,
}

impl Workspace {
    /// A new workspace, not stored until something is in it.
    pub(super) fn new(name: WorkspaceRef) -> Self {
        Self {
            id: name.id,
            head: Head::new(cut(&name.name)),
            spent: Spent::default(),
            issued: Issued::default(),
            readability: Tallies::default(),
            kept: Kept::default(),
            shipments: Shipments::default(),
            submitting: Submitting::default(),
            happened: Vec::new(),
            edits: Edits::default(),
            shipped: None,
            journal: None,
            register: Register::default(),
            history: History::default(),
            way_back: None,
            theirs: HashSet::new(),
            version: 0,
            touches: 0,
            in_file: None,
            revision: 0,
            saved: Saved::Stored,
            unsaved: Unsaved::default(),
            refusal: None,
            files: BTreeMap::new(),
            orphans: BTreeSet::new(),
            proof: None,
            findings: None,
            shown: None,
            tally: None,
        }
    }

    /// Gives it another name; an empty one is none.
    pub(super) fn rename(&mut self, name: &str) {
        let name = cut(name);
        if !name.is_empty() && name != self.head.name {
            self.head.name = name;
            self.touch_head();
        }
    }

    /// What the names of its files begin with.
    pub(super) fn file_stem(&self) -> String {
        let name = if self.head.name.is_empty() { "temqr" } else { &self.head.name };
        intake::bundle::safe_name(name)
    }

    /// Makes a step that can be taken back.
    pub(super) fn step(&mut self, changes: &[Change]) {
        let back = self.apply(changes);
        if !back.is_empty() {
            self.made(Rc::new(back));
        }
    }

    fn made(&mut self, back: Step) {
        self.history.push(Rc::clone(&back));
        self.way_back = Some(back);
    }

    /// Takes the last step back, or makes it again. Lines that another tab changed meanwhile stay.
    ///
    /// Returns `false` when another tab changed everything that the step is about: then all stays as it is.
    pub(super) fn travel(&mut self, back: bool) -> bool {
        let Some(step) = self.history.pop(back) else { return true };
        let theirs = std::mem::take(&mut self.theirs);
        let way = Rc::new(self.apply_sparing(&step, &theirs));
        self.theirs = theirs;
        let changed = !way.is_empty();
        self.history.passed(Rc::clone(&way), back);
        self.way_back = Some(way);
        changed
    }

    /// Adds lines at the end, as one step that can be taken back. `fill` is to add no more lines than `most`.
    ///
    /// # Errors
    /// `desk.too-many-lines`.
    pub(super) fn add(&mut self, most: usize, fill: impl FnOnce(&mut Register)) -> Result<(), Fault> {
        let ids_left = LineId::LIMIT.0.saturating_sub(self.register.next_id().0) as usize;
        if most > ids_left || self.register.len().saturating_add(most) > WORKSPACE_LIMIT_LINES {
            return Err(Fault::new("desk.too-many-lines").with("limit", WORKSPACE_LIMIT_LINES));
        }
        let before = self.register.len();
        fill(&mut self.register);
        let added: Vec<LineId> = (before..self.register.len()).map(|row| self.register.id(row)).collect();
        if !added.is_empty() {
            self.touch(&added);
            self.changed(true);
            self.made(Rc::new(vec![Change::Remove(added)]));
        }
        Ok(())
    }

    /// Applies changes one after the other, and returns the way back.
    pub(super) fn apply(&mut self, changes: &[Change]) -> Vec<Change> {
        self.apply_sparing(changes, &HashSet::new())
    }

    fn apply_sparing(&mut self, changes: &[Change], spared: &HashSet<LineId>) -> Vec<Change> {
        let mut back: Vec<Change> =
            changes.iter().filter_map(|change| self.apply_one(change, spared)).collect();
        back.reverse();
        if !back.is_empty() {
            self.changed(back.iter().any(Change::concerns_lines));
        }
        back
    }

    /// Something is different; what was computed from the lines is no longer true when they are.
    pub(super) fn changed(&mut self, lines: bool) {
        self.version += 1;
        self.proof = None;
        if lines {
            self.forget_findings();
        }
    }

    fn forget_findings(&mut self) {
        self.findings = None;
        self.shown = None;
        self.tally = None;
    }

    /// Remembers what the columns of a file were.
    pub(super) fn remember(&mut self, signature: &str, mapping: &intake::Mapping) {
        let mappings = &mut self.head.mappings;
        if mappings.last().is_some_and(|(of, last)| of == signature && last == mapping) {
            return;
        }
        mappings.retain(|(of, _)| of != signature);
        mappings.push((signature.to_owned(), mapping.clone()));
        mappings.drain(..mappings.len().saturating_sub(MOST_MAPPINGS));
        self.touch_head();
    }

    /// What was found, computed when it is first asked for.
    pub(super) fn findings(&mut self, today: CalendarDate) -> &Findings {
        if self.findings.as_ref().is_some_and(|findings| findings.day() != Some(today)) {
            self.forget_findings();
        }
        let Self { findings, register, spent, head, .. } = self;
        findings
            .get_or_insert_with(|| Findings::of(register, spent, &Context { today, policy: &head.policy }))
    }

    /// What was found when it was last computed.
    pub(super) fn found_already(&self) -> &Findings {
        static NOTHING: LazyLock<Findings> = LazyLock::new(Findings::default);
        self.findings.as_ref().unwrap_or(&NOTHING)
    }

    /// The lines and what was found in them, side by side.
    pub(super) fn found(&mut self, today: CalendarDate) -> (&Register, &Findings) {
        self.findings(today);
        (&self.register, self.findings.get_or_insert_default())
    }

    /// The lines, what was found in them, and which of them are shown.
    pub(super) fn shown(
        &mut self,
        selection: &Selection,
        today: CalendarDate,
    ) -> (&Register, &Findings, &Shown) {
        self.findings(today);
        let current = self.shown.take().filter(|shown| shown.is_of(selection));
        let findings = self.findings.get_or_insert_default();
        let shown = current.unwrap_or_else(|| Shown::of(&self.register, findings, selection));
        (&self.register, findings, self.shown.insert(shown))
    }

    /// What there is to count, counted once for each state of the lines.
    pub(super) fn tally(&mut self, today: CalendarDate) -> Rc<Tally> {
        self.findings(today);
        if let Some(tally) = &self.tally {
            return Rc::clone(tally);
        }
        let Self { findings, register, head, .. } = self;
        let context = Context { today, policy: &head.policy };
        let tally = Rc::new(Tally::of(register, findings.get_or_insert_default(), &context));
        self.tally = Some(Rc::clone(&tally));
        tally
    }
}

/// A name as it is kept.
fn cut(name: &str) -> String {
    name.trim().chars().take(NAME_LIMIT_CHARS).collect()
}
