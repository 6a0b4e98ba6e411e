//! Where workspaces are stored in the browser: IndexedDB, or memory where the browser keeps nothing.
//!
//! One database with two stores. Their records, and what the index over them is for, are described in `records`.

mod connection;
mod records;
mod transaction;

use std::future::IntoFuture;

use service::vault::{Commit, Loaded, MemoryVault, Part, Revision, Vault, VaultFault};

use self::connection::Connection;
use self::records::{CHANGES, PARTS, WORKSPACES};
use self::transaction::{Mode, Transaction, fault_of};

/// A store that outlives the page.
#[derive(Debug)]
pub struct IndexedDbVault {
    connection: Connection,
}

impl IndexedDbVault {
    /// Opens the database, and makes it where there is none yet.
    ///
    /// # Errors
    /// `vault.blocked`, `vault.full`, and `vault.failed`: the browser does not answer, or a newer version of the
    /// page was here.
    pub async fn open() -> Result<Self, VaultFault> {
        Ok(Self { connection: Connection::open().await? })
    }

    /// Runs one transaction.
    async fn run<T>(
        &self,
        mode: Mode,
        work: impl AsyncFnOnce(Transaction) -> Result<T, VaultFault>,
    ) -> Result<T, VaultFault> {
        let result = work(self.connection.begin(mode).await?).await;
        if matches!(result, Err(VaultFault::Failed)) {
            // Safari loses its database process now and then, and a connection to it never recovers.
            self.connection.close();
        }
        result
    }
}

impl Vault for IndexedDbVault {
    async fn heads(&self) -> Result<Vec<(String, Vec<u8>)>, VaultFault> {
        let read = async |transaction: Transaction| {
            let parts = transaction.store(PARTS)?;
            let ids = transaction.store(WORKSPACES)?.get_all_keys(None, None).map_err(fault_of)?;
            let ids: Vec<String> =
                ids.await.map_err(fault_of)?.iter().map(|id| id.as_string().unwrap_or_default()).collect();
            let mut heads = Vec::with_capacity(ids.len());
            for id in ids {
                let head = parts.get(records::part_key(&id, "head")).map_err(fault_of)?;
                let head = head.await.map_err(fault_of)?;
                let bytes = head.map(|record| records::bytes(&record)).transpose()?;
                heads.push((id, bytes.unwrap_or_default()));
            }
            Ok(heads)
        };
        self.run(Mode::Read, read).await
    }

    async fn revision(&self, workspace: &str) -> Result<Revision, VaultFault> {
        self.run(Mode::Read, async |transaction: Transaction| stored_revision(&transaction, workspace).await)
            .await
    }

    async fn load(&self, workspace: &str, since: Revision) -> Result<Loaded, VaultFault> {
        let read = async |transaction: Transaction| {
            let revision = stored_revision(&transaction, workspace).await?;
            let parts = transaction.store(PARTS)?;
            let newer = parts.index(CHANGES).map_err(fault_of)?;
            let newer =
                newer.get_all(Some(records::newer_than(workspace, since)?), None).map_err(fault_of)?;
            let newer = newer.await.map_err(fault_of)?;
            let keys = parts.get_all_keys(Some(records::of_workspace(workspace)?), None).map_err(fault_of)?;
            let keys = keys.await.map_err(fault_of)?;

            let mut parts: Vec<Part> = newer.iter().map(records::part).collect::<Result<_, _>>()?;
            let mut keys: Vec<String> = keys.iter().map(records::key_of).collect::<Result<_, _>>()?;
            // The index gives the oldest first; and browsers order texts by UTF-16 units, not as Rust does.
            parts.sort_unstable_by(|a, b| a.key.cmp(&b.key));
            keys.sort_unstable();
            Ok(Loaded { revision, parts, keys })
        };
        self.run(Mode::Read, read).await
    }

    async fn part(&self, workspace: &str, key: &str) -> Result<Option<Vec<u8>>, VaultFault> {
        let read = async |transaction: Transaction| {
            let part = transaction.store(PARTS)?.get(records::part_key(workspace, key)).map_err(fault_of)?;
            part.await.map_err(fault_of)?.map(|record| records::bytes(&record)).transpose()
        };
        self.run(Mode::Read, read).await
    }

    async fn commit(&self, commit: &Commit) -> Result<(), VaultFault> {
        let next = commit.base.saturating_add(1);
        // Handed to the browser before the transaction begins: what needs memory fails before anything is written.
        let head = records::workspace(&commit.workspace, next)?;
        let removed: Vec<_> =
            commit.remove.iter().map(|key| records::part_key(&commit.workspace, key)).collect();
        let put: Vec<_> = commit
            .put
            .iter()
            .map(|part| records::part_record(&commit.workspace, part, next))
            .collect::<Result<_, _>>()?;

        let write = async |transaction: Transaction| {
            let stored = stored_revision(&transaction, &commit.workspace).await?;
            if stored != commit.base {
                return Err(VaultFault::Conflict { stored });
            }
            let parts = transaction.store(PARTS)?;
            let workspaces = transaction.store(WORKSPACES)?;
            let written = || {
                removed.into_iter().try_for_each(|key| parts.delete(key).map(drop))?;
                put.iter().try_for_each(|record| parts.put(record, None).map(drop))?;
                workspaces.put(&head, None).map(drop)
            };
            transaction.finish(written().map_err(fault_of)).await
        };
        self.run(Mode::Write, write).await
    }

    async fn delete(&self, workspace: &str) -> Result<(), VaultFault> {
        let write = async |transaction: Transaction| {
            let (parts, workspaces) = (transaction.store(PARTS)?, transaction.store(WORKSPACES)?);
            let range = records::of_workspace(workspace)?;
            let deleted = parts
                .delete(range)
                .and_then(|_| workspaces.delete(wasm_bindgen::JsValue::from(workspace)))
                .map(drop);
            transaction.finish(deleted.map_err(fault_of)).await
        };
        self.run(Mode::Write, write).await
    }

    async fn delete_everything(&self) -> Result<(), VaultFault> {
        self.connection.delete_database().await
    }
}

async fn stored_revision(transaction: &Transaction, workspace: &str) -> Result<Revision, VaultFault> {
    let record = transaction.store(WORKSPACES)?.get(wasm_bindgen::JsValue::from(workspace));
    let record = record.map_err(fault_of)?.into_future().await.map_err(fault_of)?;
    record.map_or(Ok(0), |record| records::revision(&record))
}

/// The best store that this page may use.
#[derive(Debug)]
pub enum AnyVault {
    /// Outlives the page.
    Stored(IndexedDbVault),
    /// Ends with the program.
    Memory(MemoryVault),
}

impl AnyVault {
    /// Opens the browser's store; where that cannot be, gives an empty one in memory, and why.
    pub async fn open() -> (Self, Option<VaultFault>) {
        match IndexedDbVault::open().await {
            Ok(vault) => (Self::Stored(vault), None),
            Err(fault) => (Self::Memory(MemoryVault::default()), Some(fault)),
        }
    }
}

impl Vault for AnyVault {
    async fn heads(&self) -> Result<Vec<(String, Vec<u8>)>, VaultFault> {
        match self {
            Self::Stored(vault) => vault.heads().await,
            Self::Memory(vault) => vault.heads().await,
        }
    }

    async fn revision(&self, workspace: &str) -> Result<Revision, VaultFault> {
        match self {
            Self::Stored(vault) => vault.revision(workspace).await,
            Self::Memory(vault) => vault.revision(workspace).await,
        }
    }

    async fn load(&self, workspace: &str, since: Revision) -> Result<Loaded, VaultFault> {
        match self {
            Self::Stored(vault) => vault.load(workspace, since).await,
            Self::Memory(vault) => vault.load(workspace, since).await,
        }
    }

    async fn part(&self, workspace: &str, key: &str) -> Result<Option<Vec<u8>>, VaultFault> {
        match self {
            Self::Stored(vault) => vault.part(workspace, key).await,
            Self::Memory(vault) => vault.part(workspace, key).await,
        }
    }

    async fn commit(&self, commit: &Commit) -> Result<(), VaultFault> {
        match self {
            Self::Stored(vault) => vault.commit(commit).await,
            Self::Memory(vault) => vault.commit(commit).await,
        }
    }

    async fn delete(&self, workspace: &str) -> Result<(), VaultFault> {
        match self {
            Self::Stored(vault) => vault.delete(workspace).await,
            Self::Memory(vault) => vault.delete(workspace).await,
        }
    }

    async fn delete_everything(&self) -> Result<(), VaultFault> {
        match self {
            Self::Stored(vault) => vault.delete_everything().await,
            Self::Memory(vault) => vault.delete_everything().await,
        }
    }
}
