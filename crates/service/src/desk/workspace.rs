//! The open workspace: its records, what was found in them, and what of it is not stored yet.

use std::collections::{BTreeMap, BTreeSet};

use record::{Context, LineId, Register};

use super::change::{Change, History};
use super::findings::Findings;
use super::job::{Saved, WorkspaceRef};
use super::parts::{self, Head, RestoreFault, Restored, StoredLine};
use super::selection::Shown;
use crate::vault::{Commit, Loaded, Part, Revision};

/// How many mappings of earlier files are remembered.
const MOST_MAPPINGS: usize = 200;

/// The open workspace.
#[derive(Debug)]
pub(super) struct Workspace {
    pub(super) id: String,
    pub(super) head: Head,
    pub(super) register: Register,
    history: History,
    /// Counts changes, so that what was computed from older data is told apart.
    pub(super) version: u64,
    revision: Revision,
    pub(super) saved: Saved,
    unsaved: Unsaved,
    /// Files that were attached and are not stored yet, or that the store lent for a job.
    pub(super) files: BTreeMap<String, Vec<u8>>,
    findings: Option<Findings>,
    shown: Option<Shown>,
}

/// What is not stored yet.
#[derive(Debug, Default)]
struct Unsaved {
    head: bool,
    blocks: BTreeSet<u32>,
    files: BTreeSet<String>,
    removed: BTreeSet<String>,
}

impl Unsaved {
    fn is_empty(&self) -> bool {
        !self.head && self.blocks.is_empty() && self.files.is_empty() && self.removed.is_empty()
    }
}

impl Workspace {
    /// A new workspace, not stored until something is in it.
    pub(super) fn new(name: WorkspaceRef) -> Self {
        Self {
            id: name.id,
            head: Head::new(name.name),
            register: Register::default(),
            history: History::default(),
            version: 0,
            revision: 0,
            saved: Saved::Stored,
            unsaved: Unsaved::default(),
            files: BTreeMap::new(),
            findings: None,
            shown: None,
        }
    }

    /// A workspace as it was stored.
    pub(super) fn load(name: WorkspaceRef, loaded: &Loaded) -> Result<Self, RestoreFault> {
        let mut workspace = Self::new(name);
        workspace.refresh(loaded)?;
        Ok(workspace)
    }

    /// Takes over what another tab stored meanwhile. What is not stored yet here stays as it is.
    pub(super) fn refresh(&mut self, loaded: &Loaded) -> Result<(), RestoreFault> {
        let Restored { head, blocks } = parts::restore(&loaded.parts)?;
        if let Some(head) = head {
            self.head = head;
        }
        if !blocks.is_empty() {
            let stays = |row: &usize| !blocks.contains_key(&parts::block_of(self.register.id(*row)));
            let kept = (0..self.register.len()).filter(stays).map(|row| StoredLine::of(&self.register, row));
            let mut lines: Vec<StoredLine> = kept.collect();
            lines.extend(blocks.into_values().flatten());
            lines.sort_by_key(|line| line.id);
            self.rebuild(&lines);
        }
        self.register.reserve_ids(self.head.next_line);
        self.revision = loaded.revision;
        self.changed();
        Ok(())
    }

    /// A workspace that nothing is stored of yet, from the parts of a workspace file.
    pub(super) fn adopt(
        name: WorkspaceRef,
        parts: Vec<Part>,
        files: BTreeMap<String, Vec<u8>>,
    ) -> Result<Self, RestoreFault> {
        let loaded = Loaded { revision: 0, parts, keys: Vec::new() };
        let mut workspace = Self::load(name, &loaded)?;
        workspace.unsaved.head = true;
        workspace.unsaved.blocks =
            (0..workspace.register.len()).map(|row| parts::block_of(workspace.register.id(row))).collect();
        workspace.unsaved.files = files.keys().cloned().collect();
        workspace.files = files;
        Ok(workspace)
    }

    /// The revision that the store had when this was loaded or stored last.
    pub(super) const fn revision(&self) -> Revision {
        self.revision
    }

    /// Something is not stored yet.
    pub(super) fn has_unsaved(&self) -> bool {
        !self.unsaved.is_empty()
    }

    /// What has to be stored, if anything has.
    pub(super) fn commit(&mut self) -> Option<Commit> {
        if self.unsaved.is_empty() {
            return None;
        }
        self.head.next_line = self.register.next_id();
        let mut put = vec![self.head.part()];
        put.extend(self.unsaved.blocks.iter().map(|&block| parts::block_part(&self.register, block)));
        let file = |key: &String| Some(Part { key: key.clone(), bytes: self.files.get(key)?.clone() });
        put.extend(self.unsaved.files.iter().filter_map(file));
        let remove = self.unsaved.removed.iter().cloned().collect();
        Some(Commit { workspace: self.id.clone(), base: self.revision, put, remove })
    }

    /// The commit was taken.
    pub(super) fn stored(&mut self, commit: &Commit) {
        self.revision = commit.base + 1;
        self.unsaved = Unsaved::default();
        self.saved = Saved::Stored;
        self.files.clear();
    }

    /// The commit was not taken: everything stays in memory, and the next commit holds it as well.
    pub(super) fn not_stored(&mut self, code: &str) {
        self.saved = Saved::InMemory(code.to_owned());
    }

    /// All parts, for a workspace file. Attached files are not among them.
    pub(super) fn parts(&mut self) -> Vec<Part> {
        self.head.next_line = self.register.next_id();
        let blocks: BTreeSet<u32> =
            (0..self.register.len()).map(|row| parts::block_of(self.register.id(row))).collect();
        let blocks = blocks.into_iter().map(|block| parts::block_part(&self.register, block));
        std::iter::once(self.head.part()).chain(blocks).collect()
    }

    /// Makes a step that can be taken back.
    pub(super) fn step(&mut self, changes: Vec<Change>) {
        let back = self.apply(changes);
        if !back.is_empty() {
            self.history.push(back);
        }
    }

    /// Takes the last step back, or makes it again.
    pub(super) fn travel(&mut self, back: bool) {
        let mut history = std::mem::take(&mut self.history);
        history.step(self, back);
        self.history = history;
    }

    pub(super) const fn can_undo(&self) -> bool {
        self.history.can_undo()
    }

    pub(super) const fn can_redo(&self) -> bool {
        self.history.can_redo()
    }

    /// Adds lines at the end, as one step that can be taken back.
    pub(super) fn add(&mut self, fill: impl FnOnce(&mut Register)) {
        let before = self.register.len();
        fill(&mut self.register);
        let added: Vec<LineId> = (before..self.register.len()).map(|row| self.register.id(row)).collect();
        if !added.is_empty() {
            self.touch(&added);
            self.changed();
            self.history.push(vec![Change::Remove(added)]);
        }
    }

    /// Applies changes one after the other, and returns the way back.
    pub(super) fn apply(&mut self, changes: Vec<Change>) -> Vec<Change> {
        let mut back: Vec<Change> = changes.into_iter().filter_map(|change| self.apply_one(change)).collect();
        back.reverse();
        if !back.is_empty() {
            self.changed();
        }
        back
    }

    fn apply_one(&mut self, change: Change) -> Option<Change> {
        match change {
            Change::Cell { line, column, from, to } => {
                let row = self.register.row(line).filter(|&row| self.register.get(row, column) == from)?;
                self.register.set(row, column, &to);
                self.touch(&[line]);
                Some(Change::Cell { line, column, from: to, to: from })
            }
            Change::Insert(lines) => {
                let ids: Vec<LineId> = lines.iter().map(|line| line.id).collect();
                self.insert(lines);
                self.touch(&ids);
                Some(Change::Remove(ids))
            }
            Change::Remove(ids) => {
                let rows = ids.iter().filter_map(|&id| self.register.row(id));
                let lines: Vec<StoredLine> = rows.map(|row| StoredLine::of(&self.register, row)).collect();
                self.register.remove(&ids);
                self.touch(&ids);
                (!lines.is_empty()).then_some(Change::Insert(lines))
            }
            Change::Bin { lines, binned } => {
                let rows = lines.into_iter().filter_map(|line| Some((line, self.register.row(line)?)));
                let turned: Vec<(LineId, usize)> =
                    rows.filter(|&(_, row)| self.register.binned(row) != binned).collect();
                for &(_, row) in &turned {
                    self.register.set_binned(row, binned);
                }
                let lines: Vec<LineId> = turned.into_iter().map(|(line, _)| line).collect();
                self.touch(&lines);
                (!lines.is_empty()).then_some(Change::Bin { lines, binned: !binned })
            }
            Change::Policy { from, to } => (self.head.policy == *from).then(|| {
                self.head.policy = (*to).clone();
                self.touch_head();
                Change::Policy { from: to, to: from }
            }),
            Change::Registration { from, to } => (self.head.registration == *from).then(|| {
                self.head.registration = (*to).clone();
                self.touch_head();
                Change::Registration { from: to, to: from }
            }),
        }
    }

    /// Puts lines back at their places among the others.
    fn insert(&mut self, lines: Vec<StoredLine>) {
        if lines.iter().all(|line| line.restore_to(&mut self.register)) {
            return;
        }
        // A later line stands there already: the register is built anew, in the order of the ids.
        let kept = (0..self.register.len()).map(|row| StoredLine::of(&self.register, row));
        let mut all: BTreeMap<LineId, StoredLine> = kept.map(|line| (line.id, line)).collect();
        all.extend(lines.into_iter().map(|line| (line.id, line)));
        self.rebuild(&all.into_values().collect::<Vec<_>>());
    }

    /// `lines` are in the order of their ids, each id once.
    fn rebuild(&mut self, lines: &[StoredLine]) {
        let next = self.register.next_id();
        self.register = Register::default();
        for line in lines {
            line.restore_to(&mut self.register);
        }
        self.register.reserve_ids(next);
    }

    fn touch(&mut self, lines: &[LineId]) {
        self.unsaved.head = true;
        self.unsaved.blocks.extend(lines.iter().map(|&line| parts::block_of(line)));
    }

    /// The head has to be stored.
    pub(super) fn touch_head(&mut self) {
        self.unsaved.head = true;
    }

    /// A file was attached under this key.
    pub(super) fn attach(&mut self, key: String, bytes: Vec<u8>) {
        self.unsaved.removed.remove(&key);
        self.unsaved.files.insert(key.clone());
        self.unsaved.head = true;
        self.files.insert(key, bytes);
    }

    /// What was computed from the data is no longer true.
    pub(super) fn changed(&mut self) {
        self.version += 1;
        self.findings = None;
        self.shown = None;
    }

    /// Remembers what the columns of a file were.
    pub(super) fn remember(&mut self, signature: &str, mapping: &intake::Mapping) {
        let mappings = &mut self.head.mappings;
        mappings.retain(|(of, _)| of != signature);
        mappings.push((signature.to_owned(), mapping.clone()));
        mappings.drain(..mappings.len().saturating_sub(MOST_MAPPINGS));
        self.touch_head();
    }

    /// What was found, computed when it is first asked for.
    pub(super) fn findings(&mut self, today: record::CalendarDate) -> &Findings {
        let current = self.findings.take().filter(|findings| findings.day() == Some(today));
        let findings = current.unwrap_or_else(|| {
            let context = Context { today, policy: &self.head.policy };
            Findings::of(&self.register, &self.head.spent, &context)
        });
        self.findings.insert(findings)
    }

    /// The lines and what was found in them, side by side.
    pub(super) fn found(&mut self, today: record::CalendarDate) -> (&Register, &Findings) {
        self.findings(today);
        (&self.register, self.findings.get_or_insert_default())
    }

    /// The lines, what was found in them, and which of them are shown.
    pub(super) fn shown(
        &mut self,
        selection: &super::job::Selection,
        today: record::CalendarDate,
    ) -> (&Register, &Findings, &Shown) {
        self.findings(today);
        let current = self.shown.take().filter(|shown| shown.is_of(selection));
        let findings = self.findings.get_or_insert_default();
        let shown = current.unwrap_or_else(|| Shown::of(&self.register, findings, selection));
        (&self.register, findings, self.shown.insert(shown))
    }
}
