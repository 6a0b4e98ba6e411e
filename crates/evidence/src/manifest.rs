//! What is in a shipment's dossier: `manifest.json` beside the files.

use std::collections::BTreeMap;

use base::{Finding, Severity};
use serde::{Deserialize, Serialize};

use crate::digest::Sha256Digest;
use crate::json::{canonical, parse};

/// The name of the manifest in a dossier.
pub const FILE_NAME: &str = "manifest.json";

/// The format, as it stands in the file.
pub const FORMAT: &str = "temqr-dossier/1";

/// The largest manifest that is read, in bytes.
pub const MAX_BYTES: usize = 4 << 20;

/// A file that is no manifest of a dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no manifest of a dossier")]
pub struct ManifestError;

impl ManifestError {
    /// Stable id and i18n key.
    pub const fn code(self) -> &'static str {
        "manifest.unreadable"
    }
}

/// What is in a dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    format: String,
    /// The shipment's reference.
    pub shipment: String,
    /// When it was put together, in RFC 3339.
    pub at: String,
    /// The root of the log beside it, as a text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub root: Option<String>,
    /// The files, by name; the manifest itself is not among them.
    pub files: Vec<ManifestFile>,
}

/// A file of a dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManifestFile {
    /// Its name in the dossier, with folders and `/`.
    pub name: String,
    /// How many bytes it has.
    pub bytes: u64,
    /// Their SHA-256.
    pub sha256: Sha256Digest,
    /// What it is, such as `report.cross-check`, `labels`, `evidence`, `epcis`.
    pub holds: String,
}

impl Manifest {
    /// The manifest of files: name, what it is, bytes.
    pub fn new<'a>(
        shipment: &str,
        at: &str,
        root: Option<String>,
        files: impl IntoIterator<Item = (&'a str, &'a str, &'a [u8])>,
    ) -> Self {
        let mut files: Vec<ManifestFile> = files
            .into_iter()
            .map(|(name, holds, bytes)| ManifestFile {
                name: name.to_owned(),
                bytes: bytes.len() as u64,
                sha256: Sha256Digest::of(bytes),
                holds: holds.to_owned(),
            })
            .collect();
        files.sort_by(|a, b| a.name.cmp(&b.name));
        Self { format: FORMAT.to_owned(), shipment: shipment.to_owned(), at: at.to_owned(), root, files }
    }

    /// The file: canonical JSON.
    pub fn to_json(&self) -> String {
        // Texts, and counts of bytes that were in memory: there always is a canonical form.
        serde_json::to_value(self).ok().and_then(|value| canonical(&value).ok()).unwrap_or_default()
    }

    /// Reads a manifest.
    ///
    /// # Errors
    /// `manifest.unreadable`.
    pub fn read(file: &[u8]) -> Result<Self, ManifestError> {
        let text = std::str::from_utf8(file).ok().filter(|text| text.len() <= MAX_BYTES);
        let value = text.and_then(|text| parse(text).ok()).ok_or(ManifestError)?;
        let read = serde_json::from_value(value).ok().filter(|manifest: &Self| manifest.format == FORMAT);
        read.ok_or(ManifestError)
    }

    /// What is not as the manifest says: files that differ, are not there, or that it does not name.
    ///
    /// `found` are the files of the dossier by name; the manifest itself may be among them.
    pub fn differences<'a>(&self, found: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Vec<Finding> {
        let mut named: BTreeMap<&str, &ManifestFile> = BTreeMap::new();
        let told = |code, file: &str| Finding::new(code, Severity::Error).with("file", file);
        let mut findings = Vec::new();
        for file in &self.files {
            if named.insert(&file.name, file).is_some_and(|other| other != file) {
                findings.push(told("manifest.differs", &file.name));
            }
        }
        for (name, bytes) in found.into_iter().filter(|(name, _)| *name != FILE_NAME) {
            match named.remove(name) {
                None => findings.push(told("manifest.extra", name)),
                Some(file) if file.bytes != bytes.len() as u64 || file.sha256 != Sha256Digest::of(bytes) => {
                    findings.push(told("manifest.differs", name));
                }
                Some(_) => {}
            }
        }
        findings.extend(named.keys().map(|name| told("manifest.missing", name)));
        findings
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILES: [(&str, &str, &[u8]); 3] = [
        ("reports/cross-check.pdf", "report.cross-check", b"%PDF"),
        ("evidence.json", "evidence", b"{}"),
        ("labels/nhãn 1.pdf", "labels", b"%PDF"),
    ];

    fn made() -> Manifest {
        Manifest::new("SH-1", "2026-05-17T08:30:00+07:00", Some("temqr-root:1:…".to_owned()), FILES)
    }

    #[test]
    fn what_is_written_is_read() {
        let text = made().to_json();
        assert_eq!(Manifest::read(text.as_bytes()), Ok(made()));
        for wrong in
            ["", "{}", &text.replace("dossier/1", "dossier/2"), &text.replacen("{", "{\"at\":\"\",", 1)]
        {
            assert_eq!(Manifest::read(wrong.as_bytes()).expect_err(wrong).code(), "manifest.unreadable");
        }
    }

    #[test]
    fn what_differs_is_named() {
        let found = FILES.map(|(name, _, bytes)| (name, bytes));
        let told = |found: &[(&str, &'static [u8])]| -> Vec<(String, String)> {
            let findings = made().differences(found.iter().copied());
            findings
                .into_iter()
                .map(|finding| (finding.code.to_string(), finding.args[0].1.clone()))
                .collect()
        };
        let one = |code: &str, file: &str| vec![(code.to_owned(), file.to_owned())];
        assert_eq!(told(&found), []);
        assert_eq!(told(&[&found[..], &[(FILE_NAME, b"")]].concat()), []);
        assert_eq!(told(&found[1..]), one("manifest.missing", "reports/cross-check.pdf"));
        assert_eq!(told(&[&found[..], &[("a.exe", b"")]].concat()), one("manifest.extra", "a.exe"));
        let changed = [&found[..2], &[("labels/nhãn 1.pdf", &b"%PDX"[..])]].concat();
        assert_eq!(told(&changed), one("manifest.differs", "labels/nhãn 1.pdf"));
    }
}
