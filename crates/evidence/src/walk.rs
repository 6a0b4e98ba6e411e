//! From the bytes of a file to entries that follow each other, up to the first that does not.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use base::{Finding, Severity};
use serde_json::Value;

use crate::body::Body;
use crate::digest::Sha256Digest;
use crate::entry::{MAX_ENTRY_BYTES, content_hash};
use crate::json::{JsonError, JsonFault, Reader, write_canonical};
use crate::moment::Moment;
use crate::{FORMAT, MAX_BYTES, MAX_ENTRIES, MAX_SIGNATURES};

/// The largest value that is read at once, in bytes: an entry with room for the white space of other programs.
const MAX_VALUE_BYTES: usize = 4 * MAX_ENTRY_BYTES;

/// Why a file could not be read to its end.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FileError {
    /// It has more than [`MAX_BYTES`].
    #[error("{0} bytes")]
    TooLarge(usize),
    /// It has more than [`MAX_ENTRIES`].
    #[error("more than {MAX_ENTRIES} entries")]
    TooManyEntries,
    /// It has more than [`MAX_SIGNATURES`].
    #[error("more than {MAX_SIGNATURES} signatures")]
    TooManySignatures,
    /// It is no file of evidence.
    #[error("no file of evidence")]
    NotEvidence,
    /// It is of a format that this version does not know.
    #[error("the format {0:?}")]
    OtherFormat(String),
    /// It has no entry.
    #[error("no entry")]
    Empty,
    /// What stands around the entries is damaged.
    #[error("{0}")]
    Json(JsonError),
}

impl FileError {
    /// Stable id and i18n key.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLarge(_) => "evidence.file-too-large",
            Self::TooManyEntries => "evidence.too-many-entries",
            Self::TooManySignatures => "evidence.too-many-signatures",
            Self::NotEvidence => "evidence.not-evidence",
            Self::OtherFormat(_) => "evidence.other-format",
            Self::Empty => "evidence.empty",
            Self::Json(_) => "evidence.frame-damaged",
        }
    }

    /// Values for the `{placeholders}` of the text.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooLarge(_) => vec![("limit", (MAX_BYTES >> 20).to_string())],
            Self::TooManyEntries => vec![("limit", MAX_ENTRIES.to_string())],
            Self::TooManySignatures => vec![("limit", MAX_SIGNATURES.to_string())],
            Self::OtherFormat(format) => vec![("format", format.clone()), ("known", FORMAT.to_owned())],
            Self::Json(error) => vec![("byte", error.at.to_string())],
            Self::NotEvidence | Self::Empty => Vec::new(),
        }
    }
}

impl From<JsonError> for FileError {
    fn from(error: JsonError) -> Self {
        Self::Json(error)
    }
}

/// The first entry that is not what it was, or not where it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// Its place in the file, from 1.
    pub entry: u64,
    /// The number that it carries, from 0, where it can be read.
    pub seq: Option<u64>,
    /// Where it stands, in bytes of the file.
    pub bytes: Range<usize>,
    /// What is wrong, with `entry` among its values.
    pub finding: Finding,
}

/// Something that is worth telling of entries, and stands in the way of nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Remark {
    pub(crate) severity: Severity,
    /// The place of the first such entry, from 1.
    pub(crate) first: u64,
    pub(crate) count: u64,
}

/// What was found on the way through a file.
#[derive(Debug, Default)]
pub(crate) struct Walked {
    /// Why the way ended before the file did.
    pub(crate) fault: Option<FileError>,
    pub(crate) broken: Option<Broken>,
    /// Of each entry that holds.
    pub(crate) hashes: Vec<Sha256Digest>,
    pub(crate) log: Option<String>,
    pub(crate) first_at: Option<String>,
    pub(crate) last_at: Option<String>,
    /// How many entries there are of each kind.
    pub(crate) kinds: BTreeMap<String, u64>,
    /// By code.
    pub(crate) remarks: BTreeMap<&'static str, Remark>,
    /// Members beside the log that no hash covers, and this version does not know.
    pub(crate) unknown: BTreeSet<String>,
    /// Whether what stands around the entries is in canonical form.
    pub(crate) plain_frame: bool,
    pub(crate) signatures: Vec<Value>,
    /// When the last entry was made that says so.
    last: Option<Moment>,
    /// Whether bytes follow that are no UTF-8.
    no_text_behind: bool,
}

/// Why the way ends.
enum Halt {
    File(FileError),
    Entry(Box<Broken>),
}

impl From<JsonError> for Halt {
    fn from(error: JsonError) -> Self {
        Self::File(FileError::Json(error))
    }
}

impl From<FileError> for Halt {
    fn from(error: FileError) -> Self {
        Self::File(error)
    }
}

/// Goes through a file. `each` is given the text of each entry that holds, as it stands there.
pub(crate) fn walk(file: &[u8], each: &mut dyn FnMut(&str)) -> Walked {
    let mut walked = Walked::default();
    if file.len() > MAX_BYTES {
        walked.fault = Some(FileError::TooLarge(file.len()));
        return walked;
    }
    // Up to the first byte that is no text: the entry that it stands in is named.
    let text = match std::str::from_utf8(file) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(&file[..error.valid_up_to()]).unwrap_or_default(),
    };
    walked.no_text_behind = text.len() < file.len();
    match walked.file(text, each) {
        Ok(()) => {}
        Err(Halt::File(fault)) => walked.fault = Some(fault),
        Err(Halt::Entry(broken)) => walked.broken = Some(*broken),
    }
    walked
}

impl Walked {
    fn file(&mut self, text: &str, each: &mut dyn FnMut(&str)) -> Result<(), Halt> {
        let mut reader = Reader::new(text);
        let mut keys: Vec<String> = Vec::new();
        if reader.peek() != Some(b'{') {
            return Err(FileError::NotEvidence.into());
        }
        reader.members(|reader, key| {
            keys.push(key.to_owned());
            match key {
                "format" => is_ours(&reader.value_of(MAX_VALUE_BYTES)?).map_err(Halt::from),
                "log" => self.entries(reader, each),
                "signatures" => self.signatures(reader),
                _ => {
                    self.unknown.insert(key.to_owned());
                    Ok(reader.value_of(MAX_VALUE_BYTES).map(drop)?)
                }
            }
        })?;
        reader.end()?;
        if self.no_text_behind {
            return Err(JsonError { at: text.len(), fault: JsonFault::Syntax }.into());
        }
        self.plain_frame = !reader.spaced() && keys.is_sorted();
        if !keys.iter().any(|key| key == "format") {
            return Err(FileError::NotEvidence.into());
        }
        if self.hashes.is_empty() { Err(FileError::Empty.into()) } else { Ok(()) }
    }

    fn entries(&mut self, reader: &mut Reader<'_>, each: &mut dyn FnMut(&str)) -> Result<(), Halt> {
        let mut room = String::new();
        reader.items(|reader| {
            let index = self.hashes.len() as u64;
            if index >= MAX_ENTRIES {
                return Err(FileError::TooManyEntries.into());
            }
            let begin = reader.token();
            let broken = |seq, end, finding: Finding| {
                let finding = finding.with("entry", index + 1);
                Halt::Entry(Box::new(Broken { entry: index + 1, seq, bytes: begin..end, finding }))
            };
            let value = reader.value_of(MAX_VALUE_BYTES).map_err(|error| {
                let fault = match error.fault {
                    // Not the end of the file, but of what is text in it.
                    JsonFault::End if self.no_text_behind => JsonFault::Syntax,
                    fault => fault,
                };
                let finding = Finding::new(fault.code(), Severity::Error).with("byte", error.at);
                broken(None, error.at, finding)
            })?;
            let text = reader.since(begin);
            let seq = value.get("seq").and_then(Value::as_u64);
            self.entry(value, text, &mut room)
                .map_err(|finding| broken(seq, begin + text.len(), *finding))?;
            each(text);
            Ok(())
        })
    }

    /// Judges the next entry, and counts it if it holds.
    fn entry(&mut self, mut value: Value, text: &str, room: &mut String) -> Result<(), Box<Finding>> {
        let index = self.hashes.len() as u64;
        let wrong = |code| Finding::new(code, Severity::Error);
        let lacks = |name: &'static str| Box::new(wrong("evidence.entry-shape").with("member", name));
        let stated = value.as_object_mut().and_then(|members| members.remove("hash"));
        let stated = stated.ok_or_else(|| lacks("hash"))?;
        let hash = content_hash(&value, room).map_err(|fault| wrong(fault.code()).with("byte", 0))?;
        if stated.as_str().and_then(Sha256Digest::from_hex) != Some(hash) {
            return Err(wrong("evidence.hash").into());
        }
        let member = |name: &'static str| {
            let text = value.get(name).and_then(Value::as_str);
            text.ok_or_else(|| lacks(name))
        };
        let seq = value.get("seq").and_then(Value::as_u64);
        let seq = seq.ok_or_else(|| lacks("seq"))?;
        if seq != index {
            return Err(wrong("evidence.order").with("seq", seq).with("expected", index).into());
        }
        let before = self.hashes.last().copied().unwrap_or(Sha256Digest::ZERO);
        if Sha256Digest::from_hex(member("prev")?) != Some(before) {
            return Err(wrong("evidence.link").into());
        }
        let (kind, at) = (member("kind")?, member("at")?);
        if (kind == "genesis") != (index == 0) {
            return Err(wrong("evidence.genesis").into());
        }
        let body = value.get("body").unwrap_or(&Value::Null);
        let remark = match Body::read(kind, body) {
            Some(Ok(Body::Genesis(genesis))) => {
                self.log = Some(genesis.log);
                None
            }
            Some(Ok(_)) => None,
            Some(Err(_)) => Some("evidence.body-shape"),
            None => Some("evidence.kind-unknown"),
        };
        if let Some(code) = remark {
            self.remark(code, Severity::Info);
        }
        self.time(at);
        *self.kinds.entry(kind.to_owned()).or_default() += 1;
        if let Value::Object(members) = &mut value {
            members.insert("hash".to_owned(), stated);
        }
        room.clear();
        if write_canonical(&value, room).is_err() || room != text {
            self.remark("evidence.not-canonical", Severity::Warning);
        }
        self.hashes.push(hash);
        Ok(())
    }

    /// Notes when an entry was made. A clock that jumps is worth telling; the order stands without it.
    fn time(&mut self, at: &str) {
        self.first_at.get_or_insert_with(|| at.to_owned());
        self.last_at = Some(at.to_owned());
        match Moment::parse(at) {
            None => self.remark("evidence.time-unclear", Severity::Warning),
            Some(now) => {
                if self.last.is_some_and(|last| now.is_before(&last)) {
                    self.remark("evidence.time-backwards", Severity::Warning);
                }
                self.last = Some(now);
            }
        }
    }

    /// Remarks something on the entry that is looked at.
    fn remark(&mut self, code: &'static str, severity: Severity) {
        let first = self.hashes.len() as u64 + 1;
        let remark = self.remarks.entry(code).or_insert(Remark { severity, first, count: 0 });
        remark.count += 1;
    }

    fn signatures(&mut self, reader: &mut Reader<'_>) -> Result<(), Halt> {
        reader.items(|reader| {
            if self.signatures.len() >= MAX_SIGNATURES {
                return Err(FileError::TooManySignatures.into());
            }
            self.signatures.push(reader.value_of(MAX_VALUE_BYTES)?);
            Ok(())
        })
    }
}

/// Fails unless a file of this format can be read.
fn is_ours(format: &Value) -> Result<(), FileError> {
    let format = format.as_str().ok_or(FileError::NotEvidence)?;
    if format == FORMAT {
        return Ok(());
    }
    let later = format.strip_prefix("temqr-evidence/").is_some_and(|version| version.len() < 20);
    Err(if later { FileError::OtherFormat(format.to_owned()) } else { FileError::NotEvidence })
}
