//! JSON that every program reads in the same way, and its one canonical form.

mod canonical;
mod number;
mod reader;

pub use canonical::canonical;
pub(crate) use canonical::write as write_canonical;
pub use number::MAX_SAFE_INTEGER;
pub(crate) use reader::Reader;

use serde_json::Value;

/// How deep values may lie in each other; one that holds none is 1 deep.
pub const MAX_DEPTH: usize = 32;

/// What is wrong in JSON, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{fault} at byte {at}")]
pub struct JsonError {
    /// UTF-8 bytes before the place.
    pub at: usize,
    /// What is wrong.
    pub fault: JsonFault,
}

/// What is wrong in JSON.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum JsonFault {
    /// It is no JSON (RFC 8259).
    #[error("no JSON")]
    Syntax,
    /// It ends too early.
    #[error("the text ends here")]
    End,
    /// Something stands behind the value.
    #[error("more text")]
    More,
    /// Values lie deeper in each other than [`MAX_DEPTH`].
    #[error("deeper than {MAX_DEPTH}")]
    TooDeep,
    /// An object has a key twice: programs differ in which of the two they take.
    #[error("the key {0:?} a second time")]
    DuplicateKey(String),
    /// Half of a surrogate pair: no character.
    #[error("half of a surrogate pair")]
    LoneSurrogate,
    /// A value has more bytes than are read at once.
    #[error("a value that is too long")]
    TooLong,
    /// A number that doubles do not have: too large, or a whole number beyond [`MAX_SAFE_INTEGER`].
    #[error("a number that is not exact everywhere")]
    Number,
}

impl JsonFault {
    /// Stable id and i18n key.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Syntax => "evidence.json-syntax",
            Self::End => "evidence.json-end",
            Self::More => "evidence.json-more",
            Self::TooDeep => "evidence.json-depth",
            Self::DuplicateKey(_) => "evidence.json-duplicate-key",
            Self::LoneSurrogate => "evidence.json-surrogate",
            Self::TooLong => "evidence.json-too-long",
            Self::Number => "evidence.json-number",
        }
    }
}

/// Reads one JSON value that fills the text.
///
/// Stricter than RFC 8259 where it leaves a choice, as RFC 7493 (I-JSON) is: no key twice in an object, no half of a
/// surrogate pair, no number that is not exact everywhere.
///
/// # Errors
/// [`JsonError`], at the first thing wrong.
pub fn parse(text: &str) -> Result<Value, JsonError> {
    let mut reader = Reader::new(text);
    let value = reader.value()?;
    reader.end()?;
    Ok(value)
}
