//! A log that only grows.

use std::fmt;

use crate::body::{Body, Genesis};
use crate::digest::Sha256Digest;
use crate::entry::{EntryError, Occurrence, seal};
use crate::root::Root;
use crate::signature::SignedRoot;
use crate::verify::Verification;
use crate::walk;
use crate::{FORMAT, MAX_BYTES, MAX_ENTRIES, MAX_SIGNATURES};

/// Bytes of a file that are kept for what stands around the entries, the signatures included.
const FRAME_BYTES: usize = 512 + MAX_SIGNATURES * 512;

/// The id of a log: 16 bytes that the caller drew at random. Printed as 32 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct LogId(pub [u8; 16]);

impl fmt::Display for LogId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// A log that only grows: entries as canonical JSON, each with the hash of the one before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Log {
    entries: Vec<Box<str>>,
    bytes: usize,
    last: Sha256Digest,
}

impl Log {
    /// Begins a log.
    ///
    /// # Errors
    /// `evidence.time-unreadable`, `evidence.name-too-long`, `evidence.entry-too-large`.
    pub fn begin(id: LogId, program: &str, at: &str, actor: &str, device: &str) -> Result<Self, EntryError> {
        let genesis = Genesis { log: id.to_string(), program: program.to_owned() };
        let mut log = Self { entries: Vec::new(), bytes: 0, last: Sha256Digest::ZERO };
        log.append(&Occurrence {
            at: at.to_owned(),
            actor: actor.to_owned(),
            device: device.to_owned(),
            body: Body::Genesis(genesis),
        })?;
        Ok(log)
    }

    /// Takes up the log of a file that holds; signatures are left behind.
    ///
    /// # Errors
    /// What is wrong with the file, where an entry is broken.
    pub fn resume(file: &[u8]) -> Result<Self, Box<Verification>> {
        let mut entries = Vec::new();
        let mut bytes = 0;
        let walked = walk::walk(file, &mut |text| {
            bytes += text.len() + 1;
            entries.push(text.into());
        });
        let verification = Verification::of(walked, &[]);
        match verification.root {
            Some(root) if verification.holds() => Ok(Self { entries, bytes, last: root.hash }),
            _ => Err(Box::new(verification)),
        }
    }

    /// Appends an entry, and gives its text: canonical JSON.
    ///
    /// # Errors
    /// `evidence.time-unreadable`, `evidence.name-too-long`, `evidence.entry-too-large`, `evidence.log-full`,
    /// `evidence.body-unwritable`. Nothing is appended then.
    pub fn append(&mut self, occurrence: &Occurrence) -> Result<&str, EntryError> {
        if self.count() >= MAX_ENTRIES {
            return Err(EntryError::LogFull);
        }
        let (text, hash) = seal(self.count(), self.last, occurrence)?;
        let bytes = self.bytes + text.len() + 1;
        if bytes + FRAME_BYTES > MAX_BYTES {
            return Err(EntryError::LogFull);
        }
        self.bytes = bytes;
        self.last = hash;
        self.entries.push(text.into_boxed_str());
        Ok(self.entries.last().map(AsRef::as_ref).unwrap_or_default())
    }

    /// How many entries there are, from 1.
    pub fn count(&self) -> u64 {
        self.entries.len() as u64
    }

    /// What stands for all of it up to now.
    pub fn root(&self) -> Root {
        Root { count: self.count(), hash: self.last }
    }

    /// The entries as canonical JSON, oldest first.
    pub fn entries(&self) -> impl ExactSizeIterator<Item = &str> + DoubleEndedIterator {
        self.entries.iter().map(AsRef::as_ref)
    }

    /// The file: canonical JSON. Of the signatures the last [`MAX_SIGNATURES`].
    pub fn file(&self, signatures: &[SignedRoot]) -> String {
        let mut out = String::with_capacity(self.bytes + 256);
        out.push_str(&format!("{{\"format\":\"{FORMAT}\",\"log\":["));
        for (index, entry) in self.entries.iter().enumerate() {
            if index > 0 {
                out.push(',');
            }
            out.push_str(entry);
        }
        out.push(']');
        let signatures = &signatures[signatures.len().saturating_sub(MAX_SIGNATURES)..];
        if !signatures.is_empty() {
            out.push_str(",\"signatures\":[");
            for (index, signature) in signatures.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                out.push_str(&signature.canonical());
            }
            out.push(']');
        }
        out.push('}');
        out
    }
}
