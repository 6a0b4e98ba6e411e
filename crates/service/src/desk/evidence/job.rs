//! What can be asked of the evidence of a workspace, and what is answered: plain data.

use base::Finding;
use serde::{Deserialize, Serialize};

/// Work on the evidence of the open workspace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EvidenceJob {
    /// See where it stands.
    Show,
    /// Entries, the latest first. Answered by [`EvidenceReply::Entries`].
    Entries {
        /// First, from 0.
        from: usize,
        /// How many.
        count: usize,
    },
    /// Who is at work, for the entries from here on; empty: nobody in particular.
    Actor(String),
    /// A person writes something down.
    Note(String),
    /// Record a root that comes from elsewhere, such as one on a printed report.
    Anchor {
        /// The root, as a text.
        root: String,
        /// Where it comes from.
        of: String,
    },
    /// A device key signed the root of now.
    Sign(DeviceSignature),
    /// Write the log as a file; its bytes travel beside [`super::super::Outcome::Exported`].
    File,
    /// Write a report; its bytes travel beside [`super::super::Outcome::Exported`].
    Report(ReportRequest),
}

/// A signature over the bytes that [`EvidenceSummary::to_sign`] gave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceSignature {
    /// The root that was signed, as a text.
    pub root: String,
    /// `Ed25519` or `ES256`.
    pub algorithm: String,
    /// The public key: 32 bytes for Ed25519, 65 (uncompressed) for ES256; standard base64.
    pub public_key: String,
    /// The signature, 64 bytes; standard base64.
    pub signature: String,
}

/// A report to write.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportRequest {
    /// Which.
    pub kind: ReportKind,
    /// The shipment it is about, by its id; `None` for those about the workspace.
    pub shipment: Option<String>,
    /// The first of its two languages, as a tag; the second is Vietnamese.
    pub locale: String,
    /// As which file.
    pub format: ReportFormat,
}

/// The reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReportKind {
    /// Three lists of a shipment held against one another.
    CrossCheck,
    /// How readable the labels are.
    Readability,
    /// What the documents of its batches lack.
    Documents,
    /// What is ready for the registration.
    Registration,
    /// The shipment as EPCIS 2.0 events: JSON-LD, whatever the format.
    Epcis,
    /// A ZIP with all reports, the labels, the evidence and a manifest, whatever the format.
    Dossier,
}

/// The files of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReportFormat {
    /// For people, in two languages.
    #[default]
    Pdf,
    /// A workbook.
    Xlsx,
    /// For programs.
    Json,
}

/// What comes of work on the evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EvidenceReply {
    /// Where it stands.
    Shown(Box<EvidenceSummary>),
    /// Entries, the latest first.
    Entries {
        /// How many there are.
        total: u64,
        /// Those that were asked for.
        entries: Vec<EntryView>,
    },
}

/// Where the evidence of a workspace stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceSummary {
    /// The id of the log; `None` before anything was written down.
    pub log: Option<String>,
    /// How many entries there are.
    pub entries: u64,
    /// The root over them, as a text.
    pub root: Option<String>,
    /// The code of that text, as SVG.
    pub root_svg: Option<String>,
    /// The bytes that a device key is to sign; standard base64.
    pub to_sign: Option<String>,
    /// How many signatures there are, and whether the last one is over the root of now.
    pub signatures: usize,
    /// The root of now is signed.
    pub signed: bool,
    /// Who is at work.
    pub actor: String,
    /// The name of this device.
    pub device: String,
    /// What there is to tell.
    pub findings: Vec<Finding>,
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryView {
    /// Its number, from 0.
    pub seq: u64,
    /// When, RFC 3339.
    pub at: String,
    /// By whom.
    pub actor: String,
    /// On which device.
    pub device: String,
    /// Its kind, such as `import`.
    pub kind: String,
    /// What it is about: members of its body and their texts.
    pub members: Vec<(String, String)>,
    /// Its hash, 64 hexadecimal digits.
    pub hash: String,
}
