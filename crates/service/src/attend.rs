//! Jobs with a store behind the desk: what the page's worker calls.

use crate::desk::attend as at_the_desk;
use crate::vault::{Revision, Vault};
use crate::{Desk, Done, Job, Reply, World, run};

/// The end of a job.
#[derive(Debug, Clone, PartialEq)]
pub struct Attended {
    /// What came of it.
    pub done: Done,
    /// The workspace that was changed in the store, and its new revision (0: it is gone); no name stands for all.
    /// Other tabs want to hear of it.
    pub changed: Option<(String, Revision)>,
}

/// [`run`], with every change of the desk stored before the answer is given.
///
/// Before a job the desk takes over what another tab stored meanwhile; a change that the store refuses stays in
/// memory, and the reply says so.
pub async fn attend<V: Vault>(
    desk: &mut Desk,
    vault: &V,
    job: &Job,
    bytes: Vec<u8>,
    world: &World<'_>,
) -> Attended {
    match job {
        Job::Desk(job) => {
            let attended = at_the_desk(desk, vault, job, bytes, world).await;
            let done = Done { reply: Reply::Desk(Box::new(attended.reply)), bytes: attended.file };
            Attended { done, changed: attended.changed }
        }
        _ => Attended { done: run(desk, job, bytes, world), changed: None },
    }
}
