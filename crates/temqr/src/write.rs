//! A file that appears whole or not at all.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use service::Fault;

/// How many names are tried for the temporary file: leftovers of programs that were killed may stand there.
const NAMES: u32 = 100;

/// Refuses a file that cannot be written because of what stands there, before work is spent on it.
///
/// # Errors
/// `cli.file-is-folder`, `cli.output-exists`.
pub(crate) fn check_free(path: &Path, force: bool) -> Result<(), Fault> {
    match fs::symlink_metadata(path) {
        Ok(_) if path.is_dir() => Err(Fault::new("cli.file-is-folder")),
        Ok(_) if !force => Err(Fault::new("cli.output-exists")),
        _ => Ok(()),
    }
}

/// Writes a temporary file in the same folder and gives it its name when it is complete.
///
/// # Errors
/// `cli.output-exists` without `force`; `cli.output-no-folder`, `cli.file-denied`, `cli.output-not-written`.
pub(crate) fn write(path: &Path, bytes: &[u8], force: bool) -> Result<(), Fault> {
    check_free(path, force)?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !folder.is_dir() {
        return Err(Fault::new("cli.output-no-folder"));
    }
    write_in(folder, path, bytes, force).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => Fault::new("cli.output-exists"),
        ErrorKind::PermissionDenied => Fault::new("cli.file-denied"),
        _ => Fault::new("cli.output-not-written").with("detail", error),
    })
}

fn write_in(folder: &Path, path: &Path, bytes: &[u8], force: bool) -> io::Result<()> {
    let (temporary, mut file) = Temporary::create(folder)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    drop(file);
    if force {
        return fs::rename(&temporary.0, path);
    }
    // A link never replaces a file, not even one that appeared a moment ago; not every file system has links.
    match fs::hard_link(&temporary.0, path) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists && !path.exists() => {
            fs::rename(&temporary.0, path)
        }
        linked => linked,
    }
}

/// A file that is gone when nobody gave it another name.
struct Temporary(PathBuf);

impl Temporary {
    fn create(folder: &Path) -> io::Result<(Self, fs::File)> {
        let mut last = io::Error::from(ErrorKind::AlreadyExists);
        for number in 0..NAMES {
            let path = folder.join(format!(".temqr-{}-{number}.tmp", std::process::id()));
            match OpenOptions::new().write(true).create_new(true).open(&path) {
                Ok(file) => return Ok((Self(path), file)),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => last = error,
                Err(error) => return Err(error),
            }
        }
        Err(last)
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        // After a rename there is nothing left to remove, and that is well.
        let _ = fs::remove_file(&self.0);
    }
}
