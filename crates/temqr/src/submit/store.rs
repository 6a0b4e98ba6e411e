//! A workspace in a folder.
//!
//! ```text
//! FOLDER/lock           held as long as a run has the folder
//! FOLDER/index          the revision, and which file each part is in
//! FOLDER/parts/7-0      a part as it was written for revision 7
//! ```
//!
//! A change writes its parts under new names, then an index that names them, then gives that index its name in one
//! step. Whatever ends the program, the folder is as before the change or as after it.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashSet};
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use service::Fault;
use service::vault::{Commit, Loaded, Part, Revision, Vault, VaultFault};

const VERSION: u32 = 1;

/// Which file each part is in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Index {
    version: u32,
    workspace: String,
    revision: Revision,
    parts: BTreeMap<String, Kept>,
}

/// A part as it is kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Kept {
    /// The revision that wrote it.
    revision: Revision,
    file: String,
}

/// A folder with one workspace.
#[derive(Debug)]
pub(super) struct Folder {
    path: PathBuf,
    index: RefCell<Option<Index>>,
    /// Let go when the program ends, however it does.
    _lock: File,
}

impl Folder {
    /// Opens a folder, or makes it.
    ///
    /// # Errors
    /// `cli.state-busy`, `cli.state-damaged`, `cli.state-not-written`.
    pub(super) fn open(path: &Path) -> Result<Self, Fault> {
        let not_written = |_: io::Error| Fault::new("cli.state-not-written");
        fs::create_dir_all(path.join("parts")).map_err(not_written)?;
        let lock = OpenOptions::new().write(true).create(true).truncate(false).open(path.join("lock"));
        let lock = lock.map_err(not_written)?;
        lock.try_lock().map_err(|_| Fault::new("cli.state-busy"))?;
        let index = match fs::read(path.join("index")) {
            Ok(bytes) => {
                Some(serde_json::from_slice::<Index>(&bytes).ok().filter(|index| index.version == VERSION))
            }
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(crate::read::fault(&error)),
        };
        let index = match index {
            Some(None) => return Err(Fault::new("cli.state-damaged")),
            Some(index) => index,
            None => None,
        };
        let folder = Self { path: path.to_owned(), index: RefCell::new(index), _lock: lock };
        folder.sweep();
        Ok(folder)
    }

    fn part_path(&self, file: &str) -> PathBuf {
        self.path.join("parts").join(file)
    }

    /// Removes what no index names: it is left behind by a change that was not made, or replaced by one that was.
    fn sweep(&self) {
        let index = self.index.borrow();
        let named: HashSet<&str> =
            index.iter().flat_map(|index| index.parts.values()).map(|kept| &kept.file[..]).collect();
        let Ok(files) = fs::read_dir(self.path.join("parts")) else { return };
        for file in files.flatten() {
            if !file.file_name().to_str().is_some_and(|name| named.contains(name)) {
                // What stays behind does no harm.
                let _ = fs::remove_file(file.path());
            }
        }
    }

    fn read(&self, kept: &Kept) -> Result<Vec<u8>, VaultFault> {
        fs::read(self.part_path(&kept.file)).map_err(|_| VaultFault::Failed)
    }

    /// The index of the workspace, where it is this one.
    fn of<T>(&self, workspace: &str, look: impl FnOnce(&Index) -> T) -> Option<T> {
        self.index.borrow().as_ref().filter(|index| index.workspace == workspace).map(look)
    }

    fn write(&self, commit: &Commit) -> io::Result<Index> {
        let mut index = self.of(&commit.workspace, Index::clone).unwrap_or_else(|| Index {
            version: VERSION,
            workspace: commit.workspace.clone(),
            revision: 0,
            parts: BTreeMap::new(),
        });
        index.revision = commit.base + 1;
        for key in &commit.remove {
            index.parts.remove(key);
        }
        for (number, part) in commit.put.iter().enumerate() {
            let file = format!("{}-{number}", index.revision);
            write_through(&self.part_path(&file), &part.bytes)?;
            index.parts.insert(part.key.clone(), Kept { revision: index.revision, file });
        }
        sync_folder(&self.path.join("parts"));
        let next = self.path.join("index-next");
        write_through(&next, &serde_json::to_vec(&index)?)?;
        fs::rename(&next, self.path.join("index"))?;
        sync_folder(&self.path);
        Ok(index)
    }
}

/// Writes a file that is on the disk afterwards.
fn write_through(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Asks for the names in a folder to be on the disk; not every system knows how.
fn sync_folder(path: &Path) {
    let _ = File::open(path).and_then(|folder| folder.sync_all());
}

impl Vault for Folder {
    async fn heads(&self) -> Result<Vec<(String, Vec<u8>)>, VaultFault> {
        Ok(Vec::new())
    }

    async fn revision(&self, workspace: &str) -> Result<Revision, VaultFault> {
        Ok(self.of(workspace, |index| index.revision).unwrap_or_default())
    }

    async fn load(&self, workspace: &str, since: Revision) -> Result<Loaded, VaultFault> {
        let loaded = self.of(workspace, |index| {
            let newer = index.parts.iter().filter(|(_, kept)| kept.revision > since);
            let parts: Result<Vec<Part>, VaultFault> =
                newer.map(|(key, kept)| Ok(Part { key: key.clone(), bytes: self.read(kept)? })).collect();
            let keys = index.parts.keys().cloned().collect();
            Ok(Loaded { revision: index.revision, parts: parts?, keys })
        });
        loaded.unwrap_or_else(|| Ok(Loaded::default()))
    }

    async fn part(&self, workspace: &str, key: &str) -> Result<Option<Vec<u8>>, VaultFault> {
        let kept = self.of(workspace, |index| index.parts.get(key).cloned()).flatten();
        kept.map(|kept| self.read(&kept)).transpose()
    }

    async fn commit(&self, commit: &Commit) -> Result<(), VaultFault> {
        let stored = self.revision(&commit.workspace).await?;
        if stored != commit.base {
            return Err(VaultFault::Conflict { stored });
        }
        let index = self.write(commit).map_err(|error| match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => VaultFault::Full,
            _ => VaultFault::Failed,
        })?;
        let before = self.index.replace(Some(index));
        let replaced = |kept: &&Kept| {
            self.index.borrow().iter().all(|index| index.parts.values().all(|now| now.file != kept.file))
        };
        for kept in before.iter().flat_map(|before| before.parts.values()).filter(replaced) {
            let _ = fs::remove_file(self.part_path(&kept.file));
        }
        Ok(())
    }

    async fn delete(&self, _workspace: &str) -> Result<(), VaultFault> {
        Err(VaultFault::Failed)
    }

    async fn delete_everything(&self) -> Result<(), VaultFault> {
        Err(VaultFault::Failed)
    }
}
