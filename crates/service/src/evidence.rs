//! Whether a file of evidence still says what it said: a view of it in plain data.

use std::collections::BTreeMap;
use std::ops::Range;

use ::evidence::{FileError, Held, Verification};
use base::Finding;
use serde::{Deserialize, Serialize};

use crate::Fault;

pub use ::evidence::{Claim, KINDS, MAX_ANCHORS, MAX_BYTES, MAX_ENTRIES, Root, Verdict, claims};

/// What was found in a file of evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceView {
    /// What it comes to, as a code such as `evidence.verdict.holds`.
    pub verdict: String,
    /// Whether every entry holds and nothing says otherwise.
    pub holds: bool,
    /// Whether a root from elsewhere was given and agrees: without one, only what is within the file agrees.
    pub anchored: bool,
    /// The id of the log.
    pub log: Option<String>,
    /// How many entries hold, from the first.
    pub entries: u64,
    /// The root over them, as a text.
    pub root: Option<String>,
    /// When the first of them was made, by the clock of whoever made it.
    pub first_at: Option<String>,
    /// When the last of them was made.
    pub last_at: Option<String>,
    /// How many there are of each kind.
    pub kinds: BTreeMap<String, u64>,
    /// The first entry that does not hold.
    pub broken: Option<BrokenView>,
    /// The roots that were given, in their order.
    pub roots: Vec<RootView>,
    /// The signatures of the file, in its order.
    pub signatures: Vec<SignatureView>,
    /// All there is to tell, gravest first.
    pub findings: Vec<Finding>,
}

/// The first entry that does not hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BrokenView {
    /// Its place in the file, from 1.
    pub entry: u64,
    /// The number that it carries, from 0, where it can be read.
    pub seq: Option<u64>,
    /// Where it stands, in bytes of the file.
    pub bytes: Range<usize>,
    /// What is wrong, as a code.
    pub code: String,
}

/// A root that was recorded elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RootView {
    /// The root, as a text.
    pub root: String,
    /// What the log says to it.
    pub held: RootHeld,
}

/// What a log says to a root.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RootHeld {
    /// The log has that root.
    Holds,
    /// The end of the log is cut off.
    Cut,
    /// The log has another root there.
    Contradicted,
    /// The log is broken before it.
    Unreached,
}

/// A signature of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignatureView {
    /// The algorithm, as it stands in the file.
    pub algorithm: String,
    /// The thumbprint of the key (RFC 7638), by which people compare keys.
    pub thumbprint: String,
    /// The root that is signed; `None` if the signature says nothing.
    pub root: Option<RootView>,
    /// Why it says nothing, as a code.
    pub fault: Option<String>,
}

/// Reads the text of a root.
///
/// # Errors
/// `evidence.root-unreadable`.
pub fn root(text: &str) -> Result<Root, Fault> {
    text.parse().map_err(|error: ::evidence::RootError| Fault::new(error.code()))
}

/// Holds a file of evidence against itself and against the roots that these texts are.
///
/// # Errors
/// Those of [`root`] and [`verify`], and `evidence.too-many-roots`.
pub(crate) fn verify_against(file: &[u8], roots: &[String]) -> Result<EvidenceView, Fault> {
    if roots.len() > MAX_ANCHORS {
        return Err(Fault::new("evidence.too-many-roots").with("limit", MAX_ANCHORS));
    }
    let roots: Result<Vec<Root>, Fault> = roots.iter().map(|text| root(text)).collect();
    verify(file, &roots?)
}

/// Holds a file of evidence against itself and against roots that were recorded elsewhere.
///
/// # Errors
/// `evidence.file-too-large`, `evidence.not-evidence`, `evidence.other-format`. Damage is no fault: it is what was looked
/// for.
pub fn verify(file: &[u8], roots: &[Root]) -> Result<EvidenceView, Fault> {
    let found = ::evidence::verify(file, roots);
    match &found.fault {
        Some(fault @ (FileError::TooLarge(_) | FileError::NotEvidence | FileError::OtherFormat(_))) => {
            Err(Fault::of(fault.code(), fault.args()))
        }
        _ => Ok(view(found)),
    }
}

fn view(found: Verification) -> EvidenceView {
    let rooted = |anchored: &::evidence::Anchored| RootView {
        root: anchored.root.to_string(),
        held: match anchored.held {
            Held::Holds => RootHeld::Holds,
            Held::Cut => RootHeld::Cut,
            Held::Contradicted => RootHeld::Contradicted,
            Held::Unreached => RootHeld::Unreached,
        },
    };
    let signatures = found.signatures.iter().map(|signature| SignatureView {
        algorithm: signature.algorithm.clone(),
        thumbprint: signature.thumbprint.clone(),
        root: signature.signed.as_ref().ok().map(rooted),
        fault: signature.signed.err().map(|error| error.code().to_owned()),
    });
    EvidenceView {
        verdict: found.verdict().code().to_owned(),
        holds: found.holds(),
        anchored: found.anchors.iter().any(|anchored| anchored.held == Held::Holds),
        entries: found.root.map_or(0, |root| root.count),
        root: found.root.map(|root| root.to_string()),
        broken: found.broken.as_ref().map(|broken| BrokenView {
            entry: broken.entry,
            seq: broken.seq,
            bytes: broken.bytes.clone(),
            code: broken.finding.code.to_string(),
        }),
        roots: found.anchors.iter().map(rooted).collect(),
        signatures: signatures.collect(),
        log: found.log,
        first_at: found.first_at,
        last_at: found.last_at,
        kinds: found.kinds,
        findings: found.findings,
    }
}

#[cfg(test)]
mod tests {
    use ::evidence::{Log, LogId};

    use super::*;

    fn file() -> String {
        let at = "2026-05-17T08:30:00+07:00";
        Log::begin(LogId([1; 16]), "temqr", at, "", "").expect("it begins").file(&[])
    }

    #[test]
    fn what_was_found_crosses_the_worker_as_it_is() {
        let view =
            verify(file().replacen("temqr\"", "other\"", 1).as_bytes(), &[]).expect("a file of evidence");
        assert_eq!((view.holds, view.entries, &*view.verdict), (false, 0, "evidence.verdict.broken"));
        let broken = view.broken.clone().expect("an entry");
        assert_eq!((broken.entry, broken.seq, &*broken.code), (1, Some(0), "evidence.hash"));
        assert!(!view.anchored);
        let text = serde_json::to_string(&view).expect("JSON");
        assert_eq!(serde_json::from_str::<EvidenceView>(&text).expect("a view"), view);
    }

    #[test]
    fn what_is_no_evidence_is_a_fault() {
        for (file, code) in [
            ("", "evidence.not-evidence"),
            ("{\"records\":[]}", "evidence.not-evidence"),
            ("{\"format\":\"temqr-evidence/9\"}", "evidence.other-format"),
        ] {
            assert_eq!(verify(file.as_bytes(), &[]).expect_err(code).code, code);
        }
        assert_eq!(root("temqr-root:1:").expect_err("no root").code, "evidence.root-unreadable");
    }
}
