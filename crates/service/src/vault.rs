//! Where workspaces are stored: a trait, so that a browser's store and memory stand in for one another.
//!
//! A workspace is stored as a few dozen parts: its head, blocks of lines, and the user's files. Every change is one
//! [`Commit`] against the revision that it was made on. A store takes it whole or not at all, so that two tabs
//! never undo one another's work unnoticed.

use std::cell::RefCell;
use std::collections::BTreeMap;

/// Counts the changes of a stored workspace, from 1; 0 is a workspace that is not stored.
pub type Revision = u64;

/// Parts whose key starts like this are large and asked for one by one.
pub const FILES: &str = "file/";

/// One piece of a stored workspace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its name inside the workspace, such as `head` or `lines/000012`.
    pub key: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// A change of a stored workspace. Taken whole or not at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// Which workspace; of ASCII letters, digits and hyphens.
    pub workspace: String,
    /// The revision that the change was made on. The store is at the next one afterwards.
    pub base: Revision,
    /// Parts to write.
    pub put: Vec<Part>,
    /// Keys of parts to remove.
    pub remove: Vec<String>,
}

/// What is stored of a workspace.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Loaded {
    /// The revision that all of this is of.
    pub revision: Revision,
    /// The parts that were written after the revision that was asked about, save those under [`FILES`].
    pub parts: Vec<Part>,
    /// The keys of all parts there are now, sorted.
    pub keys: Vec<String>,
}

/// Why a store did not do what it was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum VaultFault {
    /// The workspace is at another revision than the change was made on.
    #[error("the workspace is at revision {stored}")]
    Conflict {
        /// The revision that is stored.
        stored: Revision,
    },
    /// There is no room.
    #[error("no room")]
    Full,
    /// The browser keeps no data for this page: a private window, or a frame of another site.
    #[error("storage is blocked")]
    Blocked,
    /// Anything else: the device, or a newer version of the page in another tab.
    #[error("storage failed")]
    Failed,
}

impl VaultFault {
    /// Stable id and i18n key.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Conflict { .. } => "vault.conflict",
            Self::Full => "vault.full",
            Self::Blocked => "vault.blocked",
            Self::Failed => "vault.failed",
        }
    }
}

/// A place where workspaces are stored.
#[expect(async_fn_in_trait, reason = "workers and tests have one thread, nothing needs Send")]
pub trait Vault {
    /// The ids and heads (the part `head`) of all workspaces, by id.
    async fn heads(&self) -> Result<Vec<(String, Vec<u8>)>, VaultFault>;

    /// The revision of a workspace; 0 when it is not stored.
    async fn revision(&self, workspace: &str) -> Result<Revision, VaultFault>;

    /// What was written after `since` (0: everything).
    async fn load(&self, workspace: &str, since: Revision) -> Result<Loaded, VaultFault>;

    /// One part, if there is one of this key.
    async fn part(&self, workspace: &str, key: &str) -> Result<Option<Vec<u8>>, VaultFault>;

    /// Makes a change. Refused with [`VaultFault::Conflict`] when the workspace moved on meanwhile.
    async fn commit(&self, commit: &Commit) -> Result<(), VaultFault>;

    /// Forgets a workspace.
    async fn delete(&self, workspace: &str) -> Result<(), VaultFault>;

    /// Forgets everything.
    async fn delete_everything(&self) -> Result<(), VaultFault>;
}

/// A store that ends with the program.
#[derive(Debug, Default)]
pub struct MemoryVault(RefCell<BTreeMap<String, Held>>);

#[derive(Debug, Default)]
struct Held {
    revision: Revision,
    parts: BTreeMap<String, (Revision, Vec<u8>)>,
}

impl Vault for MemoryVault {
    async fn heads(&self) -> Result<Vec<(String, Vec<u8>)>, VaultFault> {
        let held = self.0.borrow();
        let head = |held: &Held| held.parts.get("head").map(|(_, bytes)| bytes.clone()).unwrap_or_default();
        Ok(held.iter().map(|(id, held)| (id.clone(), head(held))).collect())
    }

    async fn revision(&self, workspace: &str) -> Result<Revision, VaultFault> {
        Ok(self.0.borrow().get(workspace).map_or(0, |held| held.revision))
    }

    async fn load(&self, workspace: &str, since: Revision) -> Result<Loaded, VaultFault> {
        let held = self.0.borrow();
        let Some(held) = held.get(workspace) else { return Ok(Loaded::default()) };
        let newer = held.parts.iter().filter(|(key, (at, _))| *at > since && !key.starts_with(FILES));
        let part = |(key, (_, bytes)): (&String, &(Revision, Vec<u8>))| Part {
            key: key.clone(),
            bytes: bytes.clone(),
        };
        Ok(Loaded {
            revision: held.revision,
            parts: newer.map(part).collect(),
            keys: held.parts.keys().cloned().collect(),
        })
    }

    async fn part(&self, workspace: &str, key: &str) -> Result<Option<Vec<u8>>, VaultFault> {
        let held = self.0.borrow();
        Ok(held.get(workspace).and_then(|held| held.parts.get(key)).map(|(_, bytes)| bytes.clone()))
    }

    async fn commit(&self, commit: &Commit) -> Result<(), VaultFault> {
        let mut all = self.0.borrow_mut();
        let stored = all.get(&commit.workspace).map_or(0, |held| held.revision);
        if stored != commit.base {
            return Err(VaultFault::Conflict { stored });
        }
        let held = all.entry(commit.workspace.clone()).or_default();
        held.revision = commit.base + 1;
        for key in &commit.remove {
            held.parts.remove(key);
        }
        for part in &commit.put {
            held.parts.insert(part.key.clone(), (held.revision, part.bytes.clone()));
        }
        Ok(())
    }

    async fn delete(&self, workspace: &str) -> Result<(), VaultFault> {
        self.0.borrow_mut().remove(workspace);
        Ok(())
    }

    async fn delete_everything(&self) -> Result<(), VaultFault> {
        self.0.borrow_mut().clear();
        Ok(())
    }
}
