//! One entry: what the caller saw happen, sealed by a hash.

use serde_json::{Map, Value};

use crate::body::Body;
use crate::digest::Sha256Digest;
use crate::json::{JsonFault, write_canonical};
use crate::moment::Moment;

/// The largest entry, in bytes of its canonical form.
pub const MAX_ENTRY_BYTES: usize = 64 << 10;

/// The longest name of who or what made an entry, in characters.
pub const MAX_NAME_CHARS: usize = 200;

/// What the caller saw happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// When, in RFC 3339, by the caller's clock.
    pub at: String,
    /// Who says so, as they call themselves; may be empty. Up to [`MAX_NAME_CHARS`].
    pub actor: String,
    /// The name of the device; may be empty. Up to [`MAX_NAME_CHARS`].
    pub device: String,
    /// What.
    pub body: Body,
}

/// Why an entry was not appended.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EntryError {
    /// The time is not in RFC 3339.
    #[error("{0:?} is no time in RFC 3339")]
    NoTime(String),
    /// The name of the actor or of the device is longer than [`MAX_NAME_CHARS`].
    #[error("a name of {0} characters")]
    LongName(usize),
    /// The body has no canonical form.
    #[error("the body has no canonical form: {0}")]
    Body(JsonFault),
    /// The entry has more than [`MAX_ENTRY_BYTES`].
    #[error("{0} bytes")]
    TooLarge(usize),
    /// The log is full: [`crate::MAX_ENTRIES`] entries, or a file of [`crate::MAX_BYTES`].
    #[error("the log is full")]
    LogFull,
}

impl EntryError {
    /// Stable id and i18n key.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoTime(_) => "evidence.time-unreadable",
            Self::LongName(_) => "evidence.name-too-long",
            Self::Body(_) => "evidence.body-unwritable",
            Self::TooLarge(_) => "evidence.entry-too-large",
            Self::LogFull => "evidence.log-full",
        }
    }
}

/// Seals an entry: its canonical JSON, and the hash that it carries.
pub(crate) fn seal(
    seq: u64,
    prev: Sha256Digest,
    occurrence: &Occurrence,
) -> Result<(String, Sha256Digest), EntryError> {
    let Occurrence { at, actor, device, body } = occurrence;
    if Moment::parse(at).is_none() {
        return Err(EntryError::NoTime(at.chars().take(MAX_NAME_CHARS).collect()));
    }
    for name in [actor, device] {
        let chars = name.chars().count();
        if chars > MAX_NAME_CHARS {
            return Err(EntryError::LongName(chars));
        }
    }
    // The structs of bodies have keys that are texts, and no maps: this does not fail.
    let about = body.to_value().map_err(|_| EntryError::Body(JsonFault::Syntax))?;
    let mut entry = Map::new();
    entry.insert("seq".to_owned(), Value::from(seq));
    entry.insert("at".to_owned(), Value::from(at.as_str()));
    entry.insert("actor".to_owned(), Value::from(actor.as_str()));
    entry.insert("device".to_owned(), Value::from(device.as_str()));
    entry.insert("kind".to_owned(), Value::from(body.kind()));
    entry.insert("body".to_owned(), about);
    entry.insert("prev".to_owned(), Value::from(prev.to_string()));
    let mut entry = Value::Object(entry);
    let hash = hash(&mut entry, &mut String::new()).map_err(EntryError::Body)?;
    let mut text = String::new();
    write_canonical(&entry, &mut text).map_err(EntryError::Body)?;
    if text.len() > MAX_ENTRY_BYTES {
        return Err(EntryError::TooLarge(text.len()));
    }
    Ok((text, hash))
}

/// The hash of an entry: SHA-256 over its canonical form without the member `hash`. Puts it in as that member.
fn hash(entry: &mut Value, room: &mut String) -> Result<Sha256Digest, JsonFault> {
    let hash = content_hash(entry, room)?;
    if let Value::Object(members) = entry {
        members.insert("hash".to_owned(), Value::from(hash.to_string()));
    }
    Ok(hash)
}

/// The hash that an entry of this content has to carry. `entry` is without its member `hash`; `room` is written over.
pub(crate) fn content_hash(entry: &Value, room: &mut String) -> Result<Sha256Digest, JsonFault> {
    room.clear();
    write_canonical(entry, room)?;
    Ok(Sha256Digest::of(room.as_bytes()))
}
