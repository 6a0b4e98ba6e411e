//! The desk and the store together: every change is stored at once, and no tab undoes another's work.

use super::Desk;
use super::change::History;
use super::parts;
use super::shipment::ShipmentAct;
use super::submission::SubmissionJob;
use super::workspace::Workspace;
use super::{DeskJob, DeskReply, Outcome, ReadabilityAct, RecordFormat, Saved, WorkspaceRef};
use crate::vault::{Revision, Vault, VaultFault};
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
    if let DeskJob::Open(_) | DeskJob::Restore(_) = job
        && let Err(fault) = leave(desk, vault, world).await
    {
        return failed(desk, world, fault);
    }
    match at_the_store(desk, vault, job, world).await {
        Some(Ok((outcome, changed))) => {
            let reply = DeskReply { overview: desk.overview(world.today), outcome };
            return Attended { reply, file: None, changed };
        }
        Some(Err(fault)) => return failed(desk, world, fault),
        None => {}
    }
    // A workspace file begins a workspace of its own, whatever became of the one that is open.
    if !matches!(job, DeskJob::Restore(_))
        && let Err(fault) = freshen(desk, vault).await
    {
        return failed(desk, world, fault);
    }
    if let Err(fault) = lend_files(desk, vault, job).await {
        return failed(desk, world, Fault::new(fault.code()));
    }
    let before = desk.before(job);
    // A paper or a part may have to be taken in once more, on newer data; larger files are kept by the desk.
    let again = if takes_a_file(job) { bytes.clone() } else { Vec::new() };
    let (mut reply, mut file) = desk.run(job, bytes, world);
    let mut changed = store(desk, vault, world).await;
    if let (Err(VaultFault::Conflict { .. }), Some(before)) = (&changed, before) {
        // Another tab was quicker by a moment: its change comes first, then the job once more.
        match catch_up(desk, vault, before).await {
            CaughtUp::Yes => {
                (reply, file) = desk.run(job, again, world);
                changed = store(desk, vault, world).await;
            }
            CaughtUp::Gone => return failed(desk, world, Fault::new("desk.gone")),
            CaughtUp::No => {}
        }
    }
    let changed = changed.unwrap_or_else(|fault| {
        desk.not_stored(fault, world);
        None
    });
    desk.hold_back(&mut reply, &mut file);
    desk.settle(job, &reply.outcome);
    if let Some(overview) = &mut reply.overview {
        overview.saved = desk.saved();
        overview.revision = desk.open.as_ref().map_or(0, Workspace::revision);
    }
    Attended { reply, file, changed }
}

/// Whether a job changes the workspace by the file that travels beside it, and by nothing that is kept.
fn takes_a_file(job: &DeskJob) -> bool {
    match job {
        DeskJob::Attach { .. } => true,
        DeskJob::Readability(job) => matches!(job.act, ReadabilityAct::Import),
        DeskJob::Shipment(job) => matches!(job.act, ShipmentAct::Join),
        // The answer of the platform: it comes once.
        DeskJob::Submission(job) => matches!(job, SubmissionJob::Step(_)),
        _ => false,
    }
}

fn failed(desk: &mut Desk, world: &World<'_>, fault: Fault) -> Attended {
    let reply = DeskReply { overview: desk.overview(world.today), outcome: Outcome::Failed(fault) };
    Attended { reply, file: None, changed: None }
}

/// An outcome, and what changed in the store.
type AtTheStore = Result<(Outcome, Option<(String, Revision)>), Fault>;

/// Does a job that is about stored workspaces as such; `None` for any other.
async fn at_the_store<V: Vault>(
    desk: &mut Desk,
    vault: &V,
    job: &DeskJob,
    world: &World<'_>,
) -> Option<AtTheStore> {
    let fault = |fault: VaultFault| Fault::new(fault.code());
    let done = match job {
        DeskJob::List => vault.heads().await.map(|heads| Outcome::Workspaces(names(heads))).map_err(fault),
        DeskJob::Open(name) => open(desk, vault, name, world).await.map(|()| Outcome::Done),
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
    heads.into_iter().map(|(id, head)| WorkspaceRef { id, name: parts::name_of(&head) }).collect()
}

async fn open<V: Vault>(
    desk: &mut Desk,
    vault: &V,
    name: &WorkspaceRef,
    world: &World<'_>,
) -> Result<(), Fault> {
    super::check_id(&name.id)?;
    match vault.load(&name.id, 0).await {
        Ok(loaded) if loaded.revision > 0 => desk.load(name.clone(), &loaded),
        Ok(_) => {
            desk.begin(name.clone());
            Ok(())
        }
        // Nothing stored can be read: work begins in memory, and says so. When the store comes back and has a
        // workspace of this id, its revision is another one, and nothing is written over.
        Err(fault) => {
            desk.begin(name.clone());
            desk.not_stored(fault, world);
            Ok(())
        }
    }
}

/// Stores what is still in memory before another workspace is opened; refuses to leave what would be lost.
async fn leave<V: Vault>(desk: &mut Desk, vault: &V, world: &World<'_>) -> Result<(), Fault> {
    if let Err(fault) = store(desk, vault, world).await {
        desk.not_stored(fault, world);
    }
    match &desk.open {
        Some(open) if open.would_be_lost() => {
            Err(Fault::new("desk.would-be-lost").with("name", &open.head.name))
        }
        _ => Ok(()),
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
        Ok(_) => {
            desk.open()?.is_stored();
            Ok(())
        }
        // A store that does not answer now is found out when something has to be stored.
        Err(_) => Ok(()),
    }
}

/// What became of taking over another tab's change after a job was run without it.
enum CaughtUp {
    /// Its change is here, and what the job changed is taken back.
    Yes,
    /// The workspace was deleted.
    Gone,
    /// It cannot be read now; what the job changed stays.
    No,
}

async fn catch_up<V: Vault>(desk: &mut Desk, vault: &V, before: Before) -> CaughtUp {
    let Some(open) = &mut desk.open else { return CaughtUp::No };
    let Ok(loaded) = vault.load(&open.id, before.revision).await else { return CaughtUp::No };
    if loaded.revision < before.revision {
        desk.open = None;
        return CaughtUp::Gone;
    }
    // Looked at first: what cannot be taken over is not made room for.
    if parts::restore(&loaded.parts).is_err() {
        return CaughtUp::No;
    }
    open.take_back(before.history);
    match open.refresh(&loaded) {
        Ok(()) => CaughtUp::Yes,
        Err(_) => CaughtUp::No,
    }
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
async fn store<V: Vault>(
    desk: &mut Desk,
    vault: &V,
    world: &World<'_>,
) -> Result<Option<(String, Revision)>, VaultFault> {
    let Some(open) = &mut desk.open else { return Ok(None) };
    let Some(commit) = open.commit((world.now_ms)()) else { return Ok(None) };
    vault.commit(&commit).await?;
    open.stored(&commit);
    Ok(Some((commit.workspace, commit.base + 1)))
}

/// How the open workspace stood before a job, everything of it being stored.
struct Before {
    history: History,
    revision: Revision,
}

impl Desk {
    /// The open workspace in the store: its id, and the revision that is known here. `None` while something of it
    /// could not be stored: then what is here is ahead.
    fn stored_as(&self) -> Option<(String, Revision)> {
        let open = self.open.as_ref().filter(|open| !open.has_unsaved())?;
        Some((open.id.clone(), open.revision()))
    }

    /// What a job can be begun again from; `None` while something is in memory alone, which is never given up, and
    /// for a workspace that the job itself begins.
    fn before(&mut self, job: &DeskJob) -> Option<Before> {
        let open = self.open.as_mut().filter(|open| !open.has_unsaved())?;
        open.way_back = None;
        let begins = matches!(job, DeskJob::Restore(_));
        (!begins).then(|| Before { history: open.history.clone(), revision: open.revision() })
    }

    fn refresh(&mut self, loaded: &crate::vault::Loaded) -> Result<(), Fault> {
        let open = self.open()?;
        open.refresh(loaded).map_err(super::export::restore_fault)
    }

    fn close(&mut self, which: impl Fn(&str) -> bool) {
        self.open.take_if(|open| which(&open.id));
    }

    fn not_stored(&mut self, fault: VaultFault, world: &World<'_>) {
        if let Some(open) = &mut self.open {
            open.not_stored(fault, (world.now_ms)());
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

    /// The job is over for good: what was only needed for it is put aside.
    fn settle(&mut self, job: &DeskJob, outcome: &Outcome) {
        if let Some(open) = &mut self.open {
            open.return_files();
            if let (DeskJob::Export(request), Outcome::Exported(_)) = (job, outcome)
                && request.format == RecordFormat::Workspace
            {
                open.written_as_file();
            }
        }
        let used_up = match (job, outcome) {
            (DeskJob::Add(_), Outcome::Added(_)) => true,
            (DeskJob::Shipment(job), Outcome::Shipment(_)) => job.act.uses_up_source(),
            _ => false,
        };
        if used_up {
            self.source = None;
        }
        if let (DeskJob::Shipment(job), Outcome::Shipment(reply), Some(open)) = (job, outcome, &mut self.open)
        {
            open.shipments.settle(&job.act, reply);
        }
    }
}
