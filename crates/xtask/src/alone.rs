//! One run at a time: two runs of xtask do not install or build the same thing at once.

use std::fs::{self, File, TryLockError};
use std::path::Path;

use crate::fault::{Fault, Outcome};

/// Holds a folder's lock until it is dropped; the system drops it when the process ends, however it ends.
#[derive(Debug)]
pub(crate) struct Alone(#[expect(dead_code, reason = "held for its lock")] File);

impl Alone {
    /// Waits until no other run holds the lock of `folder`, which is made if needed.
    ///
    /// # Errors
    /// The lock's file cannot be made or locked.
    pub(crate) fn in_folder(folder: &Path) -> Outcome<Self> {
        let path = folder.join("xtask.lock");
        let at = |fault: std::io::Error| Fault::new(format!("{}: {fault}", path.display()));
        fs::create_dir_all(folder).map_err(at)?;
        let file = File::options().create(true).append(true).open(&path).map_err(at)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                println!("waiting for another run of xtask, which holds {}", path.display());
                file.lock().map_err(at)?;
            }
            Err(TryLockError::Error(fault)) => return Err(at(fault)),
        }
        Ok(Self(file))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::thread;
    use std::time::Duration;

    use super::*;

    #[test]
    fn the_second_run_waits_for_the_first() {
        let folder = std::env::temp_dir().join(format!("xtask-alone-{}", std::process::id()));
        let first = Alone::in_folder(&folder).expect("the lock");
        let (said, heard) = mpsc::channel();
        let second = thread::spawn({
            let folder = folder.clone();
            move || {
                let _lock = Alone::in_folder(&folder).expect("the lock");
                said.send(()).expect("a listener");
            }
        });
        assert!(heard.recv_timeout(Duration::from_millis(100)).is_err(), "both hold the lock");
        drop(first);
        heard.recv_timeout(Duration::from_secs(20)).expect("the lock is free");
        second.join().expect("no panic");
        fs::remove_dir_all(&folder).expect("its removal");
    }
}
