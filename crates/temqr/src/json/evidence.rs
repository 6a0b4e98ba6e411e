//! The object of `verify --json`.

use std::collections::BTreeMap;

use serde::Serialize;
use service::evidence::{EvidenceView, RootView, SignatureView};

use super::{FindingLine, Span, span};
use crate::words::Words;

/// What `verify` found in a log of evidence.
#[derive(Debug, Serialize)]
pub(crate) struct EvidenceLine<'a> {
    /// A code such as `evidence.verdict.holds`.
    verdict: &'a str,
    /// Whether every entry holds and nothing says otherwise.
    holds: bool,
    /// Whether a root from elsewhere was given and agrees.
    anchored: bool,
    /// The id of the log.
    log: Option<&'a str>,
    /// How many entries hold, from the first.
    entries: u64,
    /// The root over them.
    root: Option<&'a str>,
    /// When the first of them was made, as it stands there.
    first_at: Option<&'a str>,
    /// When the last of them was made.
    last_at: Option<&'a str>,
    /// How many there are of each kind.
    kinds: &'a BTreeMap<String, u64>,
    /// The first entry that does not hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    broken: Option<BrokenLine<'a>>,
    /// The roots that were given.
    roots: &'a [RootView],
    /// The signatures of the file.
    signatures: &'a [SignatureView],
    /// All there is to tell, gravest first.
    findings: Vec<FindingLine<'a>>,
    /// What a log that holds proves, and what it does not.
    claims: Vec<ClaimLine>,
}

/// The first entry that does not hold.
#[derive(Debug, Serialize)]
struct BrokenLine<'a> {
    /// Its place in the file, from 1.
    entry: u64,
    /// The number that it carries, from 0.
    seq: Option<u64>,
    /// Where it stands in the file.
    bytes: Span,
    /// What is wrong.
    code: &'a str,
}

/// A sentence on what a log proves.
#[derive(Debug, Serialize)]
struct ClaimLine {
    /// Stable id.
    code: &'static str,
    /// Whether a log that holds proves it.
    proved: bool,
    /// What it says, in the language of the answers.
    text: String,
}

impl<'a> EvidenceLine<'a> {
    pub(crate) fn new(view: &'a EvidenceView, words: Words) -> Self {
        let claims = service::evidence::claims().iter();
        Self {
            verdict: &view.verdict,
            holds: view.holds,
            anchored: view.anchored,
            log: view.log.as_deref(),
            entries: view.entries,
            root: view.root.as_deref(),
            first_at: view.first_at.as_deref(),
            last_at: view.last_at.as_deref(),
            kinds: &view.kinds,
            broken: view.broken.as_ref().map(|broken| BrokenLine {
                entry: broken.entry,
                seq: broken.seq,
                bytes: span(&broken.bytes),
                code: &broken.code,
            }),
            roots: &view.roots,
            signatures: &view.signatures,
            findings: view.findings.iter().map(|finding| FindingLine::new(None, finding, words)).collect(),
            claims: claims
                .map(|claim| ClaimLine {
                    code: claim.code,
                    proved: claim.proved,
                    text: words.get(claim.code),
                })
                .collect(),
        }
    }
}
