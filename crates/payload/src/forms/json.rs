//! A JSON object with short keys: a marker with the revision first, then the values in the order of the profile.
//!
//! ```text
//! {"temqr":1,"m":"Pfeiffer Vacuum GmbH","b":"20260517-0001","r":"TR-2026-0042"}
//! ```

use std::fmt;

use serde::Deserialize;
use serde::de::{MapAccess, Visitor};
use serde_json::Value;

use super::{Found, not_ours, same_revision};
use crate::PayloadError;
use crate::profile::Part;

pub(crate) fn write<'a>(
    marker: &str,
    revision: u32,
    values: impl Iterator<Item = (&'a str, &'a str)>,
) -> String {
    let mut text = format!("{{{}:{revision}", quoted(marker));
    for (key, value) in values {
        text.extend([",", &quoted(key), ":", &quoted(value)]);
    }
    text.push('}');
    text
}

fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

/// Keys may stand in any order, with white space between them. Keys that the profile does not have are handed back.
pub(crate) fn parse(marker: &str, revision: u32, parts: &[Part], text: &str) -> Result<Found, PayloadError> {
    if !text.starts_with('{') {
        return Err(not_ours(text));
    }
    let Entries(entries) = serde_json::from_str(text).map_err(|error| {
        if claims(marker, text) {
            PayloadError::Json { column: error.column(), detail: error.to_string() }
        } else {
            not_ours(text)
        }
    })?;
    let mark = entries.iter().find(|(key, _)| key == marker).ok_or_else(|| not_ours(text))?;
    let written = mark.1.as_u64().and_then(|written| u32::try_from(written).ok());
    same_revision(written.ok_or_else(|| not_ours(text))?, revision)?;
    let mut found = Found::default();
    for (key, value) in entries.into_iter().filter(|(key, _)| key != marker) {
        match value {
            Value::String(text) => found.put(parts, &key, text)?,
            other if parts.iter().all(|part| part.name != key) => {
                found.others.push((key, other.to_string()));
            }
            _ => return Err(PayloadError::JsonNotText { key: crate::error::shown(&key) }),
        }
    }
    found.whole(parts)
}

/// Also where the object is cut off.
pub(crate) fn claims(marker: &str, text: &str) -> bool {
    text.starts_with('{') && text.contains(&quoted(marker))
}

/// The entries of an object as they stand there: a key that stands twice is not lost.
struct Entries(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Entries {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntriesVisitor)
    }
}

struct EntriesVisitor;

impl<'de> Visitor<'de> for EntriesVisitor {
    type Value = Entries;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Entries(entries))
    }
}
