//! Bytes of files and of standard input, never more than allowed.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use service::Fault;

/// All bytes of a file, or of standard input for `-`. Its size is asked for before a byte is read.
///
/// # Errors
/// `too_large` when there are more than `limit_bytes`; `cli.file-not-found`, `cli.file-is-folder`,
/// `cli.file-denied`, `cli.file-not-readable`.
pub(crate) fn read(path: &Path, limit_bytes: usize, too_large: &'static str) -> Result<Vec<u8>, Fault> {
    let too_large = |bytes: u64| {
        Fault::new(too_large).with("mebibytes", bytes.div_ceil(1 << 20)).with("limit", limit_bytes >> 20)
    };
    let limit = limit_bytes as u64;
    let bytes = if path == Path::new("-") {
        read_some(io::stdin().lock(), limit)
    } else {
        let known = fs::metadata(path).map_err(|error| fault(&error))?;
        if known.is_dir() {
            return Err(Fault::new("cli.file-is-folder"));
        }
        if known.len() > limit {
            return Err(too_large(known.len()));
        }
        File::open(path).and_then(|file| read_some(file, limit))
    };
    // Pipes and devices do not know their size before they end.
    match bytes {
        Ok(bytes) if bytes.len() > limit_bytes => Err(too_large(bytes.len() as u64)),
        Ok(bytes) => Ok(bytes),
        Err(error) => Err(fault(&error)),
    }
}

/// One byte more than `limit` tells that there is more.
fn read_some(from: impl Read, limit: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(limit + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn fault(error: &io::Error) -> Fault {
    match error.kind() {
        ErrorKind::NotFound => Fault::new("cli.file-not-found"),
        ErrorKind::PermissionDenied => Fault::new("cli.file-denied"),
        ErrorKind::IsADirectory => Fault::new("cli.file-is-folder"),
        _ => Fault::new("cli.file-not-readable").with("detail", error),
    }
}
