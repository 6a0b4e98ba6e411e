//! ZIP archives: several files in one, written the same every time and unpacked with a measure.

mod name;

use std::collections::HashSet;
use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use crate::IntakeFault;
use crate::limits::{EXPANSION_FLOOR, MAX_ENTRIES, MAX_EXPANDED_BYTES, MAX_EXPANSION_RATIO};

pub use name::{safe_name, unique_names};

/// How much of an archive is unpacked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Files in it.
    pub entries: usize,
    /// Bytes of all files together, unpacked.
    pub bytes: u64,
    /// How much larger than the archive the files may be together; below 10 MiB it does not matter.
    pub ratio: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { entries: MAX_ENTRIES, bytes: MAX_EXPANDED_BYTES, ratio: MAX_EXPANSION_RATIO }
    }
}

impl Limits {
    /// How many bytes an archive of `packed` bytes may hold.
    fn expanded(&self, packed: usize) -> u64 {
        self.bytes.min(self.ratio.saturating_mul(packed as u64).max(EXPANSION_FLOOR))
    }
}

/// An archive of `entries`, in their order. The same entries make the same bytes, on any day and device.
///
/// # Errors
/// `intake.bundle` where two entries have one name, or an entry is of 4 GiB or more.
pub fn zip(entries: &[(&str, &[u8])]) -> Result<Vec<u8>, IntakeFault> {
    let mut archive = Archive::default();
    for (name, bytes) in entries {
        archive.add(name, bytes)?;
    }
    archive.finish()
}

/// An archive that is written file by file, so that no more than one of them has to be held unpacked.
///
/// The same files in the same order make the same bytes.
pub struct Archive(ZipWriter<Cursor<Vec<u8>>>);

impl Default for Archive {
    fn default() -> Self {
        Self(ZipWriter::new(Cursor::new(Vec::new())))
    }
}

impl std::fmt::Debug for Archive {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Archive").finish_non_exhaustive()
    }
}

impl Archive {
    /// Appends a file.
    ///
    /// # Errors
    /// `intake.bundle` where the archive has a file of this name, or the file is of 4 GiB or more.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), IntakeFault> {
        write_entry(&mut self.0, name, bytes, CompressionMethod::Deflated)
            .map_err(|_| IntakeFault::NotBundled)
    }

    /// The archive.
    ///
    /// # Errors
    /// `intake.bundle`.
    pub fn finish(self) -> Result<Vec<u8>, IntakeFault> {
        let packed = self.0.finish().map_err(|_| IntakeFault::NotBundled)?;
        Ok(packed.into_inner())
    }
}

/// Appends a file with the one date that every archive of ours has: the earliest that a ZIP can say.
pub(crate) fn write_entry(
    archive: &mut ZipWriter<Cursor<Vec<u8>>>,
    name: &str,
    bytes: &[u8],
    method: CompressionMethod,
) -> zip::result::ZipResult<()> {
    let options = SimpleFileOptions::default()
        .compression_method(method)
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(0o644);
    archive.start_file(name, options)?;
    Ok(archive.write_all(bytes)?)
}

/// The files of an archive with their names, in its order, folders left out. Each is checked against its
/// checksum.
///
/// # Errors
/// `intake.damaged`, `intake.password`, `intake.too-many-entries`, `intake.expands`, and `intake.unsafe-name`
/// for a name that leads out of the folder it is unpacked in or that two files share.
pub fn unzip(bytes: &[u8], limits: &Limits) -> Result<Vec<(String, Vec<u8>)>, IntakeFault> {
    let mut files = Vec::new();
    let mut names = HashSet::new();
    unpack(
        bytes,
        limits,
        |_| true,
        |name, content| {
            if !name::stays_inside(&name) || !names.insert(name.to_lowercase()) {
                return Err(IntakeFault::UnsafeName { name });
            }
            files.push((name, content));
            Ok(())
        },
    )?;
    Ok(files)
}

/// Hands the files whose name is `wanted` to `take`, one after the other; those that are not wanted stay
/// packed.
///
/// Nothing that the directory of the archive says is believed: bytes are counted as they come out.
pub(crate) fn unpack(
    bytes: &[u8],
    limits: &Limits,
    wanted: impl Fn(&str) -> bool,
    mut take: impl FnMut(String, Vec<u8>) -> Result<(), IntakeFault>,
) -> Result<(), IntakeFault> {
    let damaged = |_| IntakeFault::Damaged;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    if archive.len() > limits.entries {
        return Err(IntakeFault::TooManyEntries { limit: limits.entries });
    }
    // Of two files of one name the directory of the `zip` crate keeps the last; another reader would show the
    // first.
    if archive.has_duplicate_names() {
        return Err(IntakeFault::Damaged);
    }
    let most = limits.expanded(bytes.len());
    let expands = IntakeFault::Expands { limit: most };
    // What it owns up to is enough to refuse it; what it hides is found below.
    if archive.decompressed_size().is_some_and(|claimed| claimed > u128::from(most)) {
        return Err(expands);
    }
    // Files that share their packed bytes are the better bomb.
    if archive.has_overlapping_files().map_err(damaged)? {
        return Err(IntakeFault::Damaged);
    }
    let mut left = most;
    for at in 0..archive.len() {
        let file = match archive.by_index(at) {
            Ok(file) => file,
            Err(zip::result::ZipError::UnsupportedArchive(zip::result::ZipError::PASSWORD_REQUIRED)) => {
                return Err(IntakeFault::Password);
            }
            Err(_) => return Err(IntakeFault::Damaged),
        };
        let name = file.name().map_err(damaged)?.into_owned();
        if file.is_dir() || !wanted(&name) {
            continue;
        }
        let mut content = Vec::new();
        // At the end of the file its checksum is compared, so one byte beyond the limit is asked for.
        file.take(left.saturating_add(1)).read_to_end(&mut content).map_err(|_| IntakeFault::Damaged)?;
        left = left.checked_sub(content.len() as u64).ok_or_else(|| expands.clone())?;
        take(name, content)?;
    }
    Ok(())
}
