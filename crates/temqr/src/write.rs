//! A file that appears whole or not at all.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};

use service::Fault;

use crate::exit::Stop;

/// How many names are tried for the temporary file: leftovers of programs that were killed may stand there.
const NAMES: u32 = 100;

/// Where a file goes: to a path, or to standard output for `-`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Target<'a> {
    path: &'a Path,
    force: bool,
}

impl<'a> Target<'a> {
    /// Looks at what stands there, before work is spent on it.
    ///
    /// # Errors
    /// `cli.file-is-folder`, `cli.output-exists`.
    pub(crate) fn new(path: &'a Path, force: bool) -> Result<Self, Stop> {
        let target = Self { path, force };
        if !target.is_stdout() {
            check_free(path, force).map_err(|fault| target.stop(fault))?;
        }
        Ok(target)
    }

    /// The same target for a file that nobody can read.
    ///
    /// # Errors
    /// `cli.output-to-terminal`.
    pub(crate) fn binary(self) -> Result<Self, Stop> {
        if self.is_stdout() && io::stdout().is_terminal() {
            return Err(Fault::new("cli.output-to-terminal").into());
        }
        Ok(self)
    }

    pub(crate) fn path(&self) -> &'a Path {
        self.path
    }

    pub(crate) fn is_stdout(&self) -> bool {
        self.path == Path::new("-")
    }

    /// Writes the file, and what there is to say of it: that goes to standard error when the file goes to `out`.
    ///
    /// # Errors
    /// Those of a file that cannot be written.
    pub(crate) fn give(&self, file: &[u8], said: &[u8], out: &mut dyn Write) -> Result<(), Stop> {
        if self.is_stdout() {
            out.write_all(file)?;
            io::stderr().lock().write_all(said)?;
        } else {
            write(self.path, file, self.force).map_err(|fault| self.stop(fault))?;
            out.write_all(said)?;
        }
        Ok(())
    }

    /// Stops because of this target.
    pub(crate) fn stop(&self, fault: Fault) -> Stop {
        Stop::at(self.path, fault)
    }
}

/// Refuses a file that cannot be written because of what stands there, before work is spent on it.
///
/// # Errors
/// `cli.file-is-folder`, `cli.output-exists`.
fn check_free(path: &Path, force: bool) -> Result<(), Fault> {
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
fn write(path: &Path, bytes: &[u8], force: bool) -> Result<(), Fault> {
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
