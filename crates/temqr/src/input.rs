//! Which records are in a file: the text of a symbol, or JSON.

use base::Finding;
use serde::Deserialize;
use service::payload::{self, PayloadError};
use service::{Draft, Fault};

/// The most bytes of records that are read at once, 8 MiB: some fifty thousand records.
pub(crate) const MAX_BYTES: usize = 8 << 20;

/// What a file holds where a record should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Entry {
    /// The three texts.
    Record(Draft),
    /// The text of a symbol that is not whole.
    Broken(Finding),
}

/// The records in `bytes`, in their order; at least one.
///
/// # Errors
/// `cli.input-not-utf8`, `cli.input-empty`, `cli.input-not-json`, `cli.input-not-records`, `cli.input-no-records`.
pub(crate) fn entries(bytes: &[u8]) -> Result<Vec<Entry>, Fault> {
    let text = std::str::from_utf8(bytes).map_err(|_| Fault::new("cli.input-not-utf8"))?;
    let text = text.trim_start_matches('\u{feff}');
    match text.trim_start().chars().next() {
        None => Err(Fault::new("cli.input-empty")),
        Some('{' | '[') => json(text),
        Some(_) => symbol(text),
    }
}

fn symbol(text: &str) -> Result<Vec<Entry>, Fault> {
    match payload::parse(text) {
        Ok(draft) => Ok(vec![Entry::Record(draft)]),
        Err(PayloadError::Empty | PayloadError::NotOurs(_)) => Err(Fault::new("cli.input-not-records")),
        Err(error) => Ok(vec![Entry::Broken(error.finding())]),
    }
}

/// A record as JSON. A text that is not there is found missing like an empty one; other keys do not matter.
#[derive(Default, Deserialize)]
#[serde(default, expecting = "an object with the texts manufacturer, batch and report")]
struct Record {
    manufacturer: String,
    batch: String,
    report: String,
}

fn json(text: &str) -> Result<Vec<Entry>, Fault> {
    let not_json = |error: &serde_json::Error| {
        Fault::new("cli.input-not-json")
            .with("line", error.line())
            .with("column", error.column())
            .with("detail", error)
    };
    // An array is alone in its file; objects may follow one another.
    let records: Result<Vec<Record>, _> = if text.trim_start().starts_with('[') {
        serde_json::from_str(text)
    } else {
        serde_json::Deserializer::from_str(text).into_iter().collect()
    };
    let records = records.map_err(|error| not_json(&error))?;
    if records.is_empty() {
        return Err(Fault::new("cli.input-no-records"));
    }
    let entry = |Record { manufacturer, batch, report }| Entry::Record(Draft { manufacturer, batch, report });
    Ok(records.into_iter().map(entry).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(manufacturer: &str, batch: &str, report: &str) -> Entry {
        Entry::Record(Draft { manufacturer: manufacturer.into(), batch: batch.into(), report: report.into() })
    }

    #[test]
    fn records_come_as_the_text_of_a_symbol_or_as_json() {
        let abc = || record("A", "B", "C");
        for (text, expected) in [
            ("Manufacturer: A\nBatch: B\nReport: C", vec![abc()]),
            ("\u{feff}Manufacturer: A\r\nBatch: B\r\nReport: C\r\n", vec![abc()]),
            (r#" {"manufacturer":"A","batch":"B","report":"C","note":7}"#, vec![abc()]),
            (
                r#"[{"manufacturer":"A","batch":"B","report":"C"},{"batch":"B"}]"#,
                vec![abc(), record("", "B", "")],
            ),
            ("{\"batch\":\"1\"}\n\n{\"batch\":\"2\"}\n", vec![record("", "1", ""), record("", "2", "")]),
        ] {
            assert_eq!(entries(text.as_bytes()).unwrap(), expected, "{text}");
        }
    }

    #[test]
    fn what_holds_no_records_is_named() {
        for (bytes, code) in [
            (&b""[..], "cli.input-empty"),
            (b" \n\xef\xbb\xbf"[..].trim_ascii_start(), "cli.input-empty"),
            (b"\xff\xfeM\0", "cli.input-not-utf8"),
            (b"manufacturer,batch,report", "cli.input-not-records"),
            (b"[]", "cli.input-no-records"),
            (b"{\"batch\":\"1\"", "cli.input-not-json"),
            (b"{\"batch\":20260517}", "cli.input-not-json"),
            (b"[7]", "cli.input-not-json"),
        ] {
            assert_eq!(entries(bytes).unwrap_err().code, code, "{bytes:?}");
        }
    }

    #[test]
    fn a_symbol_that_is_not_whole_is_a_finding() {
        let found = entries(b"Manufacturer: A\nReport: C").unwrap();
        assert!(matches!(&found[..], [Entry::Broken(finding)] if finding.code == "payload.missing-batch"));
    }
}
