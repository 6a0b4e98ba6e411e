//! Whether a log is what it was, as far as that can be seen.

use std::collections::BTreeMap;

use base::{Finding, Severity, worst};
use serde_json::Value;

use crate::MAX_ANCHORS;
use crate::root::Root;
use crate::signature::{SignatureError, SignedRoot};
use crate::walk::{self, Broken, FileError, Walked};

/// What it comes to. Ordered: the graver, the greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Every entry holds, and nothing says otherwise.
    Holds,
    /// Every entry holds, but a root says that there were more: the end is cut off.
    Cut,
    /// Every entry holds, but a root or a signature says otherwise: it is not the log that they were made for.
    Contradicted,
    /// An entry does not hold.
    Broken,
    /// It could not be read to its end.
    Unreadable,
}

impl Verdict {
    /// Stable id and i18n key.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Holds => "evidence.verdict.holds",
            Self::Cut => "evidence.verdict.cut",
            Self::Contradicted => "evidence.verdict.contradicted",
            Self::Broken => "evidence.verdict.broken",
            Self::Unreadable => "evidence.verdict.unreadable",
        }
    }
}

/// What a log says to a root that was recorded elsewhere, or signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// The log has that root: nothing up to it was changed since.
    Holds,
    /// The log has fewer entries: its end is cut off.
    Cut,
    /// The log has another hash there.
    Contradicted,
    /// The log is broken before that entry.
    Unreached,
}

/// A root that was recorded elsewhere, and what the log says to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Anchored {
    /// The root.
    pub root: Root,
    /// What the log says to it.
    pub held: Held,
}

/// A signature of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignatureState {
    /// The algorithm, as it stands in the file.
    pub algorithm: String,
    /// The thumbprint of the key (RFC 7638).
    pub thumbprint: String,
    /// The root that is signed and what the log says to it, or why the signature says nothing.
    pub signed: Result<Anchored, SignatureError>,
}

/// What was found in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    /// Why it could not be read to its end.
    pub fault: Option<FileError>,
    /// The first entry that does not hold; none behind it was looked at.
    pub broken: Option<Broken>,
    /// The id of the log.
    pub log: Option<String>,
    /// The root over all entries that hold; `None` if none does.
    pub root: Option<Root>,
    /// When the first entry was made, by the clock of whoever made it.
    pub first_at: Option<String>,
    /// When the last entry that holds was made.
    pub last_at: Option<String>,
    /// How many entries hold, by kind.
    pub kinds: BTreeMap<String, u64>,
    /// What the log says to the roots that were recorded elsewhere.
    pub anchors: Vec<Anchored>,
    /// The signatures, as they stand in the file.
    pub signatures: Vec<SignatureState>,
    /// All there is to tell, gravest first; what is wrong with the first broken entry is among it.
    pub findings: Vec<Finding>,
}

/// Holds a file against itself and against roots that were recorded elsewhere.
///
/// Of `anchors` the first [`MAX_ANCHORS`] count. Takes time and memory by the bytes of the file, which has at most
/// [`crate::MAX_BYTES`].
pub fn verify(file: &[u8], anchors: &[Root]) -> Verification {
    Verification::of(walk::walk(file, &mut |_| {}), anchors)
}

impl Verification {
    pub(crate) fn of(mut walked: Walked, anchors: &[Root]) -> Self {
        let anchors: Vec<Anchored> =
            anchors.iter().take(MAX_ANCHORS).map(|root| anchored(&walked, *root)).collect();
        let signatures = std::mem::take(&mut walked.signatures);
        let signatures: Vec<SignatureState> = signatures.iter().map(|value| signed(&walked, value)).collect();
        let root = walked.hashes.last().map(|hash| Root { count: walked.hashes.len() as u64, hash: *hash });
        let mut findings = findings(&walked, &anchors, &signatures);
        findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        let Walked { fault, broken, log, first_at, last_at, kinds, .. } = walked;
        Self { fault, broken, log, root, first_at, last_at, kinds, anchors, signatures, findings }
    }

    /// What it comes to.
    pub fn verdict(&self) -> Verdict {
        if self.fault.is_some() {
            return Verdict::Unreadable;
        }
        if self.broken.is_some() {
            return Verdict::Broken;
        }
        let signed = self.signatures.iter().map(|signature| match signature.signed {
            Ok(anchored) => of_held(anchored.held),
            // An algorithm of a later version is no fault of the log.
            Err(SignatureError::Algorithm) => Verdict::Holds,
            Err(_) => Verdict::Contradicted,
        });
        signed.chain(self.anchors.iter().map(|anchor| of_held(anchor.held))).max().unwrap_or(Verdict::Holds)
    }

    /// Whether every entry holds, and nothing says otherwise.
    pub fn holds(&self) -> bool {
        self.verdict() == Verdict::Holds
    }

    /// Whether there is nothing to look at: it holds, and no finding is more than a note.
    pub fn is_clean(&self) -> bool {
        self.holds() && worst(&self.findings) < Some(Severity::Warning)
    }
}

const fn of_held(held: Held) -> Verdict {
    match held {
        Held::Holds | Held::Unreached => Verdict::Holds,
        Held::Cut => Verdict::Cut,
        Held::Contradicted => Verdict::Contradicted,
    }
}

/// What the log says to a root.
fn anchored(walked: &Walked, root: Root) -> Anchored {
    let index = usize::try_from(root.count).ok().and_then(|count| count.checked_sub(1));
    let held = match index.and_then(|index| walked.hashes.get(index)) {
        Some(hash) if *hash == root.hash => Held::Holds,
        Some(_) => Held::Contradicted,
        None if walked.broken.is_some() || walked.fault.is_some() => Held::Unreached,
        None => Held::Cut,
    };
    Anchored { root, held }
}

fn signed(walked: &Walked, value: &Value) -> SignatureState {
    use serde::Deserialize;

    match SignedRoot::deserialize(value) {
        Ok(signature) => SignatureState {
            thumbprint: signature.key.thumbprint(),
            signed: signature.check().map(|root| anchored(walked, root)),
            algorithm: signature.algorithm,
        },
        Err(_) => SignatureState {
            algorithm: String::new(),
            thumbprint: String::new(),
            signed: Err(SignatureError::Shape),
        },
    }
}

fn findings(walked: &Walked, anchors: &[Anchored], signatures: &[SignatureState]) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Some(fault) = &walked.fault {
        let finding = Finding::new(fault.code(), Severity::Error);
        findings
            .push(fault.args().into_iter().fold(finding, |finding, (name, value)| finding.with(name, value)));
    }
    findings.extend(walked.broken.as_ref().map(|broken| broken.finding.clone()));
    let have = walked.hashes.len();
    let roots =
        anchors.iter().chain(signatures.iter().filter_map(|signature| signature.signed.as_ref().ok()));
    findings.extend(roots.filter_map(|anchored| {
        let finding = match anchored.held {
            Held::Holds => return None,
            Held::Cut => Finding::new("evidence.tail-cut", Severity::Error),
            Held::Contradicted => Finding::new("evidence.root-contradicted", Severity::Error),
            Held::Unreached => Finding::new("evidence.root-unreached", Severity::Info),
        };
        Some(finding.with("count", anchored.root.count).with("have", have))
    }));
    for (index, signature) in signatures.iter().enumerate() {
        let Err(error) = signature.signed else { continue };
        let severity = match error {
            SignatureError::Algorithm => Severity::Warning,
            _ => Severity::Error,
        };
        findings.push(Finding::new(error.code(), severity).with("signature", index + 1));
    }
    for (code, remark) in &walked.remarks {
        let finding = Finding::new(code, remark.severity).with("entry", remark.first);
        findings.push(finding.with("count", remark.count));
    }
    for member in &walked.unknown {
        findings.push(Finding::new("evidence.member-unknown", Severity::Warning).with("member", member));
    }
    let whole = walked.fault.is_none() && walked.broken.is_none();
    if whole && !walked.plain_frame {
        findings.push(Finding::new("evidence.frame-not-canonical", Severity::Warning));
    }
    let signed = signatures.iter().any(|signature| signature.signed.is_ok());
    if whole && anchors.is_empty() && !signed {
        findings.push(Finding::new("evidence.no-root", Severity::Info));
    }
    findings
}
