//! From a question to a verdict with its reasons.

use base::Citation;
use serde::{Deserialize, Serialize};

use crate::better::better;
use crate::book::{BOOK, Book, Origin};
use crate::question::Question;

/// What is said of a label. Ordered from best to worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// A source speaks for it, and none that is known here against it.
    Recommended,
    /// Something speaks against it, or too little is known.
    Caution,
    /// Not to be used for this.
    Reject,
}

/// Why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// The i18n key of a sentence without placeholders: `substrate.reason.…` or `substrate.unknown.…`.
    pub key: String,
    /// What follows from it alone.
    pub verdict: Verdict,
    /// The rule it serves, who says so, and how sure that makes us.
    pub source: Citation,
    /// The web address of the source, where it has one.
    pub address: Option<String>,
}

/// What a source claims of the material.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// The i18n key of a sentence without placeholders: `substrate.fact.…`.
    pub key: String,
    /// The rule it serves, who says so, and how sure that makes us.
    pub source: Citation,
    /// The web address of the source, where it has one.
    pub address: Option<String>,
}

/// Something to ask the label supplier for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Stable id; put into [`Question::evidence`] once it is at hand.
    pub id: String,
    /// The i18n key of what to ask for: `substrate.evidence.<id>`.
    pub key: String,
    /// The rule it serves, who says so, and how sure that makes us.
    pub source: Citation,
    /// The web address of the source, where it has one.
    pub address: Option<String>,
}

/// All there is to say to a [`Question`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Advice {
    /// The worst verdict of all reasons; `None` only when nothing was said.
    pub verdict: Option<Verdict>,
    /// Worst first, else in the order of the data.
    pub reasons: Vec<Reason>,
    /// What is claimed of the material.
    pub facts: Vec<Fact>,
    /// What to ask the label supplier for and is not at hand yet.
    pub evidence: Vec<Evidence>,
    /// Labels with a better verdict in the same place, nearest first, at most three; empty when there are none.
    pub better: Vec<Question>,
}

/// What the built-in advisor says. An answer that it does not know is told, never passed over.
pub fn advise(question: &Question) -> Advice {
    let book = &*BOOK;
    let reasons = reasons(book, question);
    let verdict = worst(&reasons);
    Advice {
        verdict,
        facts: facts(book, question),
        evidence: evidence(book, question),
        better: verdict.map_or_else(Vec::new, |verdict| better(book, question, verdict)),
        reasons,
    }
}

fn worst(reasons: &[Reason]) -> Option<Verdict> {
    reasons.iter().map(|reason| reason.verdict).max()
}

/// The verdict alone: what [`advise`] gives, without the words.
pub(crate) fn verdict(book: &Book, question: &Question) -> Option<Verdict> {
    worst(&reasons(book, question))
}

fn reason(book: &Book, key: String, verdict: Verdict, origin: &Origin) -> Reason {
    let (source, address) = book.cite(origin);
    Reason { key, verdict, source, address }
}

fn reasons(book: &Book, question: &Question) -> Vec<Reason> {
    let mut reasons = Vec::new();
    for row in &book.rows {
        if row.when.holds(question) {
            reasons.push(reason(book, format!("substrate.reason.{}", row.id), row.verdict, &row.origin));
        }
    }
    reasons
}

fn facts(_book: &Book, _question: &Question) -> Vec<Fact> {
    Vec::new()
}

fn evidence(_book: &Book, _question: &Question) -> Vec<Evidence> {
    Vec::new()
}
