//! JSON and JSON Lines.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::WriteFault;

/// A row as a JSON object: keys in the order of the table, all values texts.
#[derive(Debug, Clone, Copy)]
pub struct Object<'a> {
    /// The keys.
    pub keys: &'a [&'a str],
    /// The value of each key; missing ones are left out.
    pub values: &'a [&'a str],
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (key, value) in self.keys.iter().zip(self.values) {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

/// An array of objects, one a line; keys stand in the order in which each object gives them.
///
/// # Errors
/// `intake.not-written` for an object that JSON cannot say, such as a map whose keys are no texts.
pub fn json(objects: impl IntoIterator<Item = impl Serialize>) -> Result<Vec<u8>, WriteFault> {
    let mut bytes = b"[".to_vec();
    for (at, object) in objects.into_iter().enumerate() {
        bytes.extend_from_slice(if at == 0 { b"\n" } else { b",\n" });
        serde_json::to_writer(&mut bytes, &object).map_err(|_| WriteFault::NotWritten)?;
    }
    bytes.extend_from_slice(b"\n]\n");
    Ok(bytes)
}

/// One object a line, for programs that read line by line.
///
/// # Errors
/// `intake.not-written` as for [`json`].
pub fn json_lines(objects: impl IntoIterator<Item = impl Serialize>) -> Result<Vec<u8>, WriteFault> {
    let mut bytes = Vec::new();
    for object in objects {
        serde_json::to_writer(&mut bytes, &object).map_err(|_| WriteFault::NotWritten)?;
        bytes.push(b'\n');
    }
    Ok(bytes)
}
