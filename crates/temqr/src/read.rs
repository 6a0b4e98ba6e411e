//! Bytes of files and of standard input, never more than allowed.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use service::Fault;

/// How many bytes are taken in, and what is said of more.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Allowed {
    /// How many.
    pub(crate) bytes: usize,
    /// The fault's code; its text has the placeholders `mebibytes` and `limit`.
    pub(crate) code: &'static str,
}

impl Allowed {
    /// Refuses more bytes.
    pub(crate) fn check(self, bytes: u64) -> Result<(), Fault> {
        if bytes <= self.bytes as u64 {
            return Ok(());
        }
        let fault = Fault::new(self.code).with("mebibytes", bytes.div_ceil(1 << 20));
        Err(fault.with("limit", self.bytes >> 20))
    }

    /// All bytes; pipes and devices do not know their size before they end.
    pub(crate) fn read(self, from: impl Read) -> io::Result<Result<Vec<u8>, Fault>> {
        let mut bytes = Vec::new();
        // One byte more tells that there is more.
        from.take(self.bytes as u64 + 1).read_to_end(&mut bytes)?;
        Ok(self.check(bytes.len() as u64).map(|()| bytes))
    }
}

/// All bytes of a file, or of standard input for `-`. Its size is asked for before a byte is read.
///
/// # Errors
/// `too_large` when there are more than `limit_bytes`; `cli.file-not-found`, `cli.file-is-folder`,
/// `cli.file-denied`, `cli.file-not-readable`.
pub(crate) fn read(path: &Path, limit_bytes: usize, too_large: &'static str) -> Result<Vec<u8>, Fault> {
    let allowed = Allowed { bytes: limit_bytes, code: too_large };
    let bytes = if path == Path::new("-") {
        allowed.read(io::stdin().lock())
    } else {
        allowed.check(known_size(path)?)?;
        File::open(path).and_then(|file| allowed.read(file))
    };
    bytes.map_err(|error| fault(&error))?
}

/// The text of a file in UTF-8.
///
/// # Errors
/// `cli.input-too-large`, `cli.input-not-utf8`, and those of [`read`].
pub(crate) fn text(path: &Path, limit_bytes: usize) -> Result<String, Fault> {
    let bytes = read(path, limit_bytes, "cli.input-too-large")?;
    String::from_utf8(bytes).map_err(|_| Fault::new("cli.input-not-utf8"))
}

/// The size of a file in bytes; 0 where it is not known before its end.
///
/// # Errors
/// `cli.file-not-found`, `cli.file-is-folder`, `cli.file-denied`, `cli.file-not-readable`.
pub(crate) fn known_size(path: &Path) -> Result<u64, Fault> {
    let known = fs::metadata(path).map_err(|error| fault(&error))?;
    if known.is_dir() { Err(Fault::new("cli.file-is-folder")) } else { Ok(known.len()) }
}

/// Why a file was not read.
pub(crate) fn fault(error: &io::Error) -> Fault {
    match error.kind() {
        ErrorKind::NotFound => Fault::new("cli.file-not-found"),
        ErrorKind::PermissionDenied => Fault::new("cli.file-denied"),
        ErrorKind::IsADirectory => Fault::new("cli.file-is-folder"),
        _ => Fault::new("cli.file-not-readable").with("detail", error),
    }
}
