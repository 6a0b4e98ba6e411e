//! A workspace and what is stored of it: what has to be stored, and what another tab stored meanwhile.

use std::collections::{BTreeMap, BTreeSet};

use record::{Column, LineId, Register};

use super::change::History;
use super::parts::{self, RestoreFault, Restored};
use super::workspace::Workspace;
use super::{Saved, WorkspaceRef};
use crate::vault::{Commit, FILES, Loaded, Part, Revision, VaultFault};

/// How long a store that refused a change is left alone while nothing new has to be stored, in milliseconds.
const RETRY_AFTER_MS: f64 = 5_000.0;

/// What is not stored yet.
#[derive(Debug, Default)]
pub(super) struct Unsaved {
    head: bool,
    spent: bool,
    issued: bool,
    blocks: BTreeSet<u32>,
    /// Payloads of labels whose tries changed.
    readability: BTreeSet<String>,
    files: BTreeSet<String>,
    /// Keys of documents.
    pub(super) kept: BTreeSet<String>,
}

impl Unsaved {
    fn is_empty(&self) -> bool {
        !self.head
            && !self.spent
            && !self.issued
            && self.blocks.is_empty()
            && self.readability.is_empty()
            && self.files.is_empty()
            && self.kept.is_empty()
    }
}

/// The store refused what was to be stored.
#[derive(Debug, Clone, Copy)]
pub(super) struct Refusal {
    fault: VaultFault,
    at_ms: f64,
    /// [`Workspace::touches`] at that time.
    touches: u64,
}

impl Workspace {
    /// A workspace as it was stored.
    ///
    /// What cannot be read is never taken for an empty workspace: the next change would be stored over it.
    pub(super) fn load(name: WorkspaceRef, loaded: &Loaded) -> Result<Self, RestoreFault> {
        let Restored { head, spent, issued, readability, lines, kept, .. } = parts::restore(&loaded.parts)?;
        let mut workspace = Self::new(name);
        workspace.head = head.ok_or_else(|| RestoreFault::damaged(parts::HEAD, "missing"))?;
        workspace.spent = spent.unwrap_or_default();
        workspace.issued = issued.unwrap_or_default();
        workspace.readability.take_over(readability);
        workspace.kept.take_over(kept);
        workspace.register = lines;
        workspace.register.reserve_ids(workspace.head.next_line);
        workspace.revision = loaded.revision;
        workspace.orphans = loaded.keys.iter().filter(|key| key.starts_with(FILES)).cloned().collect();
        workspace.adopt_orphans();
        Ok(workspace)
    }

    /// Takes over what another tab stored meanwhile. Nothing changes when it cannot be read.
    pub(super) fn refresh(&mut self, loaded: &Loaded) -> Result<(), RestoreFault> {
        let Restored { head, spent, issued, readability, blocks, lines, kept } =
            parts::restore(&loaded.parts)?;
        if let Some(head) = head {
            self.head = head;
        }
        if let Some(spent) = spent {
            self.spent = spent;
        }
        if let Some(theirs) = issued {
            self.issued.take_over(theirs);
        }
        self.readability.take_over(readability);
        self.kept.take_over(kept);
        self.take_over(&blocks, &lines);
        self.register.reserve_ids(self.head.next_line);
        self.revision = loaded.revision;
        self.is_stored();
        self.adopt_orphans();
        self.changed(true);
        Ok(())
    }

    /// Makes the lines of these blocks what another tab made of them.
    fn take_over(&mut self, blocks: &BTreeSet<u32>, lines: &Register) {
        let mut gone = Vec::new();
        for &block in blocks {
            let ours = parts::rows_of(&self.register, block).map(|row| self.register.id(row));
            gone.extend(ours.filter(|&id| lines.row(id).is_none()));
        }
        self.register.remove(&gone);
        for theirs in 0..lines.len() {
            let id = lines.id(theirs);
            let Some(ours) = self.register.row(id) else { continue };
            let mut different = self.register.binned(ours) != lines.binned(theirs);
            self.register.set_binned(ours, lines.binned(theirs));
            for column in Column::ALL {
                let text = lines.get(theirs, column);
                if self.register.get(ours, column) != text {
                    self.register.set(ours, column, text);
                    different = true;
                }
            }
            if different {
                self.theirs.insert(id);
            }
        }
        self.insert(lines);
    }

    /// A workspace that nothing is stored of yet, from the parts of a workspace file.
    pub(super) fn adopt(
        name: WorkspaceRef,
        parts: Vec<Part>,
        mut files: BTreeMap<String, Vec<u8>>,
    ) -> Result<Self, RestoreFault> {
        let loaded = Loaded { revision: 0, parts, keys: Vec::new() };
        let mut workspace = Self::load(name, &loaded)?;
        let keys: BTreeSet<String> = workspace.file_keys().into_iter().collect();
        if let Some(missing) = keys.iter().find(|key| !files.contains_key(*key)) {
            return Err(RestoreFault::damaged(missing, "missing"));
        }
        files.retain(|key, _| keys.contains(key));
        workspace.files = files;
        let blocks = parts::blocks(&workspace.register);
        let readability = workspace.readability.payloads();
        let kept = workspace.kept.keys();
        workspace.unsaved =
            Unsaved { head: true, spent: true, issued: true, blocks, readability, files: keys, kept };
        workspace.touches += 1;
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

    /// Something is neither stored nor in a workspace file that was written.
    pub(super) fn would_be_lost(&self) -> bool {
        self.has_unsaved() && self.in_file != Some(self.touches)
    }

    /// A workspace file of how things stand was written.
    pub(super) fn written_as_file(&mut self) {
        self.in_file = Some(self.touches);
    }

    /// What has to be stored, if anything has; not while the store is known to refuse it.
    pub(super) fn commit(&mut self, now_ms: f64) -> Option<Commit> {
        let waits = self.refusal.is_some_and(|refusal| match refusal.fault {
            // What another tab stored is never written over.
            VaultFault::Conflict { .. } => true,
            _ => refusal.touches == self.touches && now_ms - refusal.at_ms < RETRY_AFTER_MS,
        });
        if waits || self.unsaved.is_empty() {
            return None;
        }
        self.head.next_line = self.register.next_id();
        let mut put = vec![self.head.part()];
        put.extend(self.unsaved.spent.then(|| parts::spent_part(&self.spent)));
        put.extend(self.unsaved.issued.then(|| parts::issued_part(&self.issued)));
        put.extend(self.unsaved.blocks.iter().map(|&block| parts::block_part(&self.register, block)));
        put.extend(self.unsaved.readability.iter().map(|payload| self.readability.part(payload)));
        put.extend(self.unsaved.kept.iter().map(|key| self.kept.part(key)));
        let file = |key: &String| Some(Part { key: key.clone(), bytes: self.files.get(key)?.clone() });
        put.extend(self.unsaved.files.iter().filter_map(file));
        let remove = self.orphans.iter().cloned().collect();
        Some(Commit { workspace: self.id.clone(), base: self.revision, put, remove })
    }

    /// The commit was taken.
    pub(super) fn stored(&mut self, commit: &Commit) {
        self.revision = commit.base + 1;
        self.unsaved = Unsaved::default();
        self.orphans.clear();
        self.is_stored();
    }

    /// The store has all of it.
    pub(super) fn is_stored(&mut self) {
        self.refusal = None;
        self.saved = Saved::Stored;
    }

    /// The commit was not taken: everything stays in memory, and the next commit holds it as well.
    pub(super) fn not_stored(&mut self, fault: VaultFault, now_ms: f64) {
        self.refusal = Some(Refusal { fault, at_ms: now_ms, touches: self.touches });
        self.saved = Saved::InMemory(fault.code().to_owned());
    }

    /// Takes back what the job at hand changed. Nothing else may be waiting to be stored.
    pub(super) fn take_back(&mut self, before: History) {
        if let Some(back) = self.way_back.take() {
            self.apply(&back);
        }
        self.history = before;
        self.kept.take_back();
        self.unsaved = Unsaved::default();
    }

    /// Files that the store lent for a job, or that it has by now, leave memory.
    pub(super) fn return_files(&mut self) {
        let Self { files, unsaved, .. } = self;
        files.retain(|key, _| unsaved.files.contains(key));
    }

    /// All parts, for a workspace file. Attached files are not among them.
    pub(super) fn parts(&mut self) -> Vec<Part> {
        self.head.next_line = self.register.next_id();
        let blocks = parts::blocks(&self.register).into_iter();
        let blocks = blocks.map(|block| parts::block_part(&self.register, block));
        let others =
            [self.head.part(), parts::spent_part(&self.spent), parts::issued_part(&self.issued)].into_iter();
        others.chain(blocks).chain(self.readability.parts()).chain(self.kept.parts()).collect()
    }

    /// These lines have to be stored, if there are any.
    pub(super) fn touch(&mut self, lines: &[LineId]) {
        if !lines.is_empty() {
            self.unsaved.blocks.extend(lines.iter().map(|&line| parts::block_of(line)));
            self.touch_head();
        }
    }

    /// The head has to be stored.
    pub(super) fn touch_head(&mut self) {
        self.unsaved.head = true;
        self.touches += 1;
    }

    /// The references of lines that are gone have to be stored.
    pub(super) fn touch_spent(&mut self) {
        self.unsaved.spent = true;
        self.touches += 1;
    }

    /// The symbols that the platform drew have to be stored.
    pub(super) fn touch_issued(&mut self) {
        self.unsaved.issued = true;
        self.touches += 1;
    }

    /// The tries of this label have to be stored.
    pub(super) fn touch_readability(&mut self, payload: &str) {
        self.unsaved.readability.insert(payload.to_owned());
        self.touches += 1;
    }

    /// Keeps a document under this key, in place of the one that was there.
    pub(super) fn keep<T: serde::Serialize>(&mut self, key: &str, document: &T) {
        self.kept.put(key, document);
        self.unsaved.kept.insert(key.to_owned());
        self.touch_head();
    }

    /// Forgets the document under this key.
    pub(super) fn forget_kept(&mut self, key: &str) {
        if self.kept.remove(key) {
            self.unsaved.kept.insert(key.to_owned());
            self.touch_head();
        }
    }

    /// A file was attached under this key.
    pub(super) fn attach(&mut self, key: String, bytes: Vec<u8>) {
        self.orphans.remove(&key);
        self.unsaved.files.insert(key.clone());
        self.files.insert(key, bytes);
        self.touch_head();
    }

    /// A stored file that a paper has is no orphan, and from then on an undo may want it back.
    fn adopt_orphans(&mut self) {
        for key in self.file_keys() {
            self.orphans.remove(&key);
        }
    }
}
