//! The desk and the store together: every change is stored at once, and no tab undoes another's work.

use super::Desk;
use super::job::{DeskJob, DeskReply, Outcome, RecordFormat, Saved, WorkspaceRef};
use super::parts::{self, HEAD};
use super::workspace::Workspace;
use crate::vault::{Part, Revision, Vault, VaultFault};
use crate::{Fault, World};

/// The end of a job at the desk: the answer, the file beside it, and what changed in the store.
pub(crate) struct Attended {
    pub(crate) reply: DeskReply,
    pub(crate) file: Option<Vec<u8>>,
    pub(crate) changed: Option<(String, Revision)>,
}

/// Does one job: takes over what another tab stored meanwhile, runs it, and stores what it changed.
///
/// When the store refuses, the change stays in memory and the reply says so ([`Saved::InMemory`]).
pub(crate) async fn attend<V: Vault>(
    desk: &mut Desk,
    vault: &V,
    job: &DeskJob,
    bytes: Vec<u8>,
    world: &World<'_>,
) -> Attended {
    if matches!(job, DeskJob::List)
        && let Err(fault) = freshen(desk, vault).await
    {
        return failed(desk, world, fault);
    }
    match at_the_store(desk, vault, job).await {
        Some(Ok((outcome, changed))) => {
            let reply = DeskReply { overview: desk.overview(world.today), outcome };
            return Attended { reply, file: None, changed };
        }
        Some(Err(fault)) => return failed(desk, world, fault),
        None => {}
    }
    if let Err(fault) = freshen(desk, vault).await {
        return failed(desk, world, fault);
    }
    if let Err(fault) = lend_files(desk, vault, job).await {
        return failed(desk, world, Fault::new(fault.code()));
    }
    // A paper may have to be attached once more, on newer data; larger files are kept by the desk.
    let again = if matches!(job, DeskJob::Attach { .. }) { bytes.clone() } else { Vec::new() };
    let (mut reply, mut file) = desk.run(job, bytes, world);
    let mut changed = store(desk, vault).await;
    if let Err(VaultFault::Conflict { .. }) = changed {
        // Another tab was quicker by a moment: its change comes first, then the job once more.
        match reload(desk, vault).await {
            Ok(()) => {
                (reply, file) = desk.run(job, again, world);
                changed = store(desk, vault).await;
            }
            Err(fault) => return failed(desk, world, fault),
        }
    }
    let changed = changed.unwrap_or_else(|fault| {
        desk.not_stored(fault);
        None
    });
    desk.settle(job, &reply.outcome);
    if let Some(overview) = &mut reply.overview {
        overview.saved = desk.saved();
        overview.revision = desk.open.as_ref().map_or(0, Workspace::revision);
    }
    Attended { reply, file, changed }
}

fn failed(desk: &mut Desk, world: &World<'_>, fault: Fault) -> Attended {
    let reply = DeskReply { overview: desk.overview(world.today), outcome: Outcome::Failed(fault) };
    Attended { reply, file: None, changed: None }
}

/// An outcome, and what changed in the store.
type AtTheStore = Result<(Outcome, Option<(String, Revision)>), Fault>;

/// Does a job that is about stored workspaces as such; `None` for any other.
async fn at_the_store<V: Vault>(desk: &mut Desk, vault: &V, job: &DeskJob) -> Option<AtTheStore> {
    let fault = |fault: VaultFault| Fault::new(fault.code());
    let done = match job {
        DeskJob::List => vault.heads().await.map(|heads| Outcome::Workspaces(names(heads))).map_err(fault),
        DeskJob::Open(name) => open(desk, vault, name).await.map(|()| Outcome::Done),
        DeskJob::Forget(id) => {
            let deleted = vault.delete(id).await;
            desk.close(|open| open == id);
            return Some(deleted.map(|()| (Outcome::Done, Some((id.clone(), 0)))).map_err(fault));
        }
        DeskJob::ForgetEverything => {
            let deleted = vault.delete_everything().await;
            desk.close(|_| true);
            return Some(deleted.map(|()| (Outcome::Done, Some((String::new(), 0)))).map_err(fault));
        }
        _ => return None,
    };
    Some(done.map(|outcome| (outcome, None)))
}

fn names(heads: Vec<(String, Vec<u8>)>) -> Vec<WorkspaceRef> {
    let name = |(id, bytes): (String, Vec<u8>)| {
        let restored = parts::restore(&[Part { key: HEAD.to_owned(), bytes }]);
        let name = restored.ok().and_then(|restored| restored.head).map(|head| head.name);
        WorkspaceRef { id, name: name.unwrap_or_default() }
    };
    heads.into_iter().map(name).collect()
}

async fn open<V: Vault>(desk: &mut Desk, vault: &V, name: &WorkspaceRef) -> Result<(), Fault> {
    match vault.load(&name.id, 0).await {
        Ok(loaded) if loaded.revision > 0 => desk.load(name.clone(), &loaded),
        Ok(_) => {
            desk.begin(name.clone());
            Ok(())
        }
        // Nothing stored can be read: work begins in memory, and says so.
        Err(fault) => {
            desk.begin(name.clone());
            desk.not_stored(fault);
            Ok(())
        }
    }
}

/// Takes over what another tab stored since the open workspace was loaded.
async fn freshen<V: Vault>(desk: &mut Desk, vault: &V) -> Result<(), Fault> {
    let Some((id, known)) = desk.stored_as() else { return Ok(()) };
    match vault.revision(&id).await {
        Ok(now) if now > known => match vault.load(&id, known).await {
            Ok(loaded) => desk.refresh(&loaded),
            Err(_) => Ok(()),
        },
        // Another tab deleted it. Storing it again would undo that unasked.
        Ok(now) if now < known => {
            desk.close(|open| open == id);
            Err(Fault::new("desk.gone"))
        }
        // A store that does not answer now is found out when something has to be stored.
        Ok(_) | Err(_) => Ok(()),
    }
}

async fn reload<V: Vault>(desk: &mut Desk, vault: &V) -> Result<(), Fault> {
    let Some(name) = desk.name() else { return Ok(()) };
    let loaded = vault.load(&name.id, 0).await.map_err(|fault| Fault::new(fault.code()))?;
    desk.reload(name, &loaded)
}

/// Fetches the attached files that a job writes out.
async fn lend_files<V: Vault>(desk: &mut Desk, vault: &V, job: &DeskJob) -> Result<(), VaultFault> {
    let DeskJob::Export(request) = job else { return Ok(()) };
    if !matches!(request.format, RecordFormat::Workspace | RecordFormat::Dossier) {
        return Ok(());
    }
    let Some((workspace, keys)) = desk.files_to_lend() else { return Ok(()) };
    for key in keys {
        if let Some(bytes) = vault.part(&workspace, &key).await? {
            desk.lend(key, bytes);
        }
    }
    Ok(())
}

/// Stores what changed; the workspace and its new revision when anything did.
async fn store<V: Vault>(desk: &mut Desk, vault: &V) -> Result<Option<(String, Revision)>, VaultFault> {
    let Some(commit) = desk.commit() else { return Ok(None) };
    vault.commit(&commit).await?;
    desk.stored(&commit);
    Ok(Some((commit.workspace, commit.base + 1)))
}

impl Desk {
    /// The open workspace in the store: its id, and the revision that is known here. `None` while something of it
    /// could not be stored: then what is here is ahead.
    fn stored_as(&self) -> Option<(String, Revision)> {
        let open = self.open.as_ref().filter(|open| !open.has_unsaved())?;
        Some((open.id.clone(), open.revision()))
    }

    fn name(&self) -> Option<WorkspaceRef> {
        self.open.as_ref().map(|open| WorkspaceRef { id: open.id.clone(), name: open.head.name.clone() })
    }

    fn refresh(&mut self, loaded: &crate::vault::Loaded) -> Result<(), Fault> {
        let open = self.open()?;
        open.refresh(loaded).map_err(super::export::restore_fault)
    }

    /// Opens the workspace anew; a file on its way in stays.
    fn reload(&mut self, name: WorkspaceRef, loaded: &crate::vault::Loaded) -> Result<(), Fault> {
        let source = self.source.take();
        let opened = self.load(name, loaded);
        self.source = source;
        opened
    }

    fn close(&mut self, which: impl Fn(&str) -> bool) {
        self.open.take_if(|open| which(&open.id));
    }

    fn not_stored(&mut self, fault: VaultFault) {
        if let Some(open) = &mut self.open {
            open.not_stored(fault.code());
        }
    }

    fn stored(&mut self, commit: &crate::vault::Commit) {
        if let Some(open) = &mut self.open {
            open.stored(commit);
        }
    }

    pub(super) fn saved(&self) -> Saved {
        let stored = self.open.as_ref().map_or(Saved::Stored, |open| open.saved.clone());
        match (stored, self.in_memory) {
            (Saved::Stored, Some(fault)) => Saved::InMemory(fault.code().to_owned()),
            (stored, _) => stored,
        }
    }

    fn files_to_lend(&self) -> Option<(String, Vec<String>)> {
        let open = self.open.as_ref()?;
        let mut keys = open.file_keys();
        keys.retain(|key| !open.files.contains_key(key));
        Some((open.id.clone(), keys))
    }

    fn lend(&mut self, key: String, bytes: Vec<u8>) {
        if let Some(open) = &mut self.open {
            open.files.insert(key, bytes);
        }
    }

    /// The job is over for good: a file whose records were added is put aside.
    fn settle(&mut self, job: &DeskJob, outcome: &Outcome) {
        if matches!((job, outcome), (DeskJob::Add(_), Outcome::Added(_))) {
            self.source = None;
        }
    }
}
