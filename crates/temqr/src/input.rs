//! A file or standard input, looked into before it is read.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::Path;

use service::Fault;
use service::payload::{self, PayloadError};

use crate::fields::Entry;
use crate::read::{Allowed, fault, known_size};

/// How many bytes are looked at to tell what an input is.
const LOOKED_AT_BYTES: usize = 64 << 10;

/// More bytes than the text of a symbol has in any encoding.
const SYMBOL_TEXT_BYTES: usize = 8 << 10;

/// The longest line of JSON Lines that is read; of a longer one the rest is passed over.
const MAX_LINE_BYTES: u64 = 1 << 20;

/// A file or standard input, looked into before it is read.
pub(crate) struct Input {
    size: Option<u64>,
    head: Vec<u8>,
    rest: Box<dyn Read>,
}

impl Input {
    /// Opens a file, or standard input for `-`, and looks at its first line as soon as that is there.
    ///
    /// # Errors
    /// `cli.file-not-found`, `cli.file-is-folder`, `cli.file-denied`, `cli.file-not-readable`.
    pub(crate) fn open(path: &Path) -> Result<Self, Fault> {
        let (size, mut rest): (_, Box<dyn Read>) = if path == Path::new("-") {
            (None, Box::new(io::stdin()))
        } else {
            (Some(known_size(path)?), Box::new(File::open(path).map_err(|error| fault(&error))?))
        };
        let head = first_line(&mut rest).map_err(|error| fault(&error))?;
        Ok(Self { size, head, rest })
    }

    /// What its first line is. Later lines do not matter: how much of them is there depends on who writes.
    pub(crate) fn opening(&self) -> Opening {
        let bytes = self.head.trim_ascii_start();
        let end = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len());
        match std::str::from_utf8(bytes.get(..end).unwrap_or_default()) {
            Ok(line) if is_record(line.trim_start_matches('\u{feff}').trim()) => Opening::Record,
            Ok(_) => Opening::Utf8,
            Err(_) => Opening::Bytes,
        }
    }

    /// All its bytes.
    ///
    /// # Errors
    /// `intake.too-many-mebibytes`, before anything is read where the size is known.
    pub(crate) fn bytes(self) -> Result<Vec<u8>, Fault> {
        let allowed = Allowed { bytes: service::MAX_RECORD_BYTES, code: "intake.too-many-mebibytes" };
        if let Some(size) = self.size {
            allowed.check(size)?;
        }
        allowed.read(Cursor::new(self.head).chain(self.rest)).map_err(|error| fault(&error))?
    }

    /// Its lines, each as soon as it is there.
    pub(crate) fn lines(self) -> Lines {
        Lines { from: BufReader::new(Box::new(Cursor::new(self.head).chain(self.rest))) }
    }
}

/// What the first line of an input is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Opening {
    /// A JSON object that is a record of its own.
    Record,
    /// Other text in UTF-8.
    Utf8,
    /// Text in another encoding, or no text.
    Bytes,
}

/// What arrives up to the end of the first line that is not blank, and perhaps some more.
fn first_line(from: &mut dyn Read) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    let mut piece = [0; 8 << 10];
    loop {
        let blank = head.iter().take_while(|byte: &&u8| byte.is_ascii_whitespace()).count();
        if head.len() >= LOOKED_AT_BYTES || head[blank..].contains(&b'\n') {
            return Ok(head);
        }
        match from.read(&mut piece) {
            Ok(0) => return Ok(head),
            Ok(count) => head.extend_from_slice(&piece[..count]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// Whether a line is a JSON object that is no list of records itself.
fn is_record(line: &str) -> bool {
    let Ok(serde_json::Value::Object(members)) = serde_json::from_str(line) else { return false };
    let is_list = |value: &serde_json::Value| {
        value.as_array().and_then(|list| list.first()).is_some_and(serde_json::Value::is_object)
    };
    !members.values().any(is_list)
}

/// The lines of JSON Lines.
pub(crate) struct Lines {
    from: BufReader<Box<dyn Read>>,
}

/// One line.
pub(crate) struct Line {
    /// Its text; `U+FFFD` where it is not UTF-8.
    pub(crate) text: String,
    /// Whether it was all UTF-8.
    pub(crate) sound: bool,
    /// Whether it was longer than is read.
    pub(crate) cut: bool,
}

impl Lines {
    /// The longest line that is read, in bytes.
    pub(crate) const MAX_BYTES: u64 = MAX_LINE_BYTES;

    /// The next line; `None` after the last one.
    pub(crate) fn next(&mut self) -> io::Result<Option<Line>> {
        let mut bytes = Vec::new();
        let count = self.from.by_ref().take(MAX_LINE_BYTES).read_until(b'\n', &mut bytes)?;
        if count == 0 {
            return Ok(None);
        }
        let cut = count as u64 == MAX_LINE_BYTES && bytes.last() != Some(&b'\n') && self.pass_over()?;
        let (text, sound) = match String::from_utf8(bytes) {
            Ok(text) => (text, true),
            Err(error) => (String::from_utf8_lossy(error.as_bytes()).into_owned(), false),
        };
        Ok(Some(Line { text, sound, cut }))
    }

    /// Passes over the rest of a line; whether there was any.
    fn pass_over(&mut self) -> io::Result<bool> {
        let mut any = false;
        loop {
            let piece = self.from.fill_buf()?;
            if piece.is_empty() {
                return Ok(any);
            }
            let end = piece.iter().position(|byte| *byte == b'\n');
            let count = end.map_or(piece.len(), |end| end + 1);
            any |= end != Some(0);
            self.from.consume(count);
            if end.is_some() {
                return Ok(any);
            }
        }
    }
}

/// The text of a symbol, if the bytes are one.
pub(crate) fn symbol(bytes: &[u8]) -> Option<Entry> {
    let text = std::str::from_utf8(bytes.get(..SYMBOL_TEXT_BYTES.min(bytes.len()))?).ok()?;
    match payload::parse(text) {
        Ok(draft) => Some(Entry::Record(draft)),
        Err(PayloadError::Empty | PayloadError::NotOurs(_)) => None,
        Err(error) => Some(Entry::Broken(error.finding())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_of_a_symbol_is_told_from_tables_and_json() {
        for (text, whole) in [
            ("Manufacturer: A\nBatch: B\nReport: C", Some(true)),
            ("\u{feff}Manufacturer: A\r\nBatch: B\r\nReport: C\r\n", Some(true)),
            ("Manufacturer: A\nReport: C", Some(false)),
            ("manufacturer,batch,report", None),
            (r#"{"batch":"B"}"#, None),
            ("", None),
        ] {
            let found = symbol(text.as_bytes()).map(|entry| matches!(entry, Entry::Record(_)));
            assert_eq!(found, whole, "{text}");
        }
    }

    #[test]
    fn a_record_is_told_from_a_file_of_records() {
        for (line, expected) in [
            (r#"{"batch":"B"}"#, true),
            (r#"{"batch":"B","serials":["1","2"]}"#, true),
            (r#"{"records":[{"batch":"B"}]}"#, false),
            ("{", false),
            ("[]", false),
            ("batch", false),
        ] {
            assert_eq!(is_record(line), expected, "{line}");
        }
    }
}
