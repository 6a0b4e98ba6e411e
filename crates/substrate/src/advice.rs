//! From a question to a verdict with its reasons.

use std::cmp::Reverse;

use base::Citation;
use serde::{Deserialize, Serialize};

use crate::better::better;
use crate::book::{BOOK, Book, Origin, Row, UNKNOWN};
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
    /// The i18n key of a sentence without placeholders: `substrate.reason.…`.
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
    /// Labels that would fare better in the same place, at once or when their evidence is at hand: best and nearest
    /// first, at most three. Each comes without evidence, because that has to be asked for anew.
    pub better: Vec<Question>,
}

/// What the built-in advisor says. An answer that it does not know is told, never passed over.
pub fn advise(question: &Question) -> Advice {
    let book = &*BOOK;
    let understood = book.understood(question);
    let reasons = reasons(book, &understood);
    let verdict = worst(&reasons);
    Advice {
        verdict,
        reasons,
        facts: facts(book, &understood),
        evidence: if verdict.is_some() { evidence(book, &understood) } else { Vec::new() },
        better: if verdict.is_some() { better(book, question) } else { Vec::new() },
    }
}

/// The verdict alone: what [`advise`] gives, without the words.
pub(crate) fn verdict(book: &Book, question: &Question) -> Option<Verdict> {
    worst(&reasons(book, &book.understood(question)))
}

fn worst(reasons: &[Reason]) -> Option<Verdict> {
    reasons.iter().map(|reason| reason.verdict).max()
}

/// Why, worst first; empty only for a question in which nothing was said of the label or its place.
fn reasons(book: &Book, question: &Question) -> Vec<Reason> {
    if is_empty(question) {
        return Vec::new();
    }
    let holding: Vec<&Row> = book.rows.iter().filter(|row| row.holds(question)).collect();
    let rejected = holding.iter().any(|row| row.verdict == Verdict::Reject);
    let mut reasons: Vec<Reason> = Vec::new();
    for row in holding.iter().filter(|row| !(row.gap && rejected)) {
        let key = format!("substrate.reason.{}", row.id);
        // Two conditions can lead to the same reason; it is told once.
        if reasons.iter().all(|reason| reason.key != key) {
            reasons.push(reason(book, key, row.verdict, &row.origin));
        }
    }
    let judged = holding.iter().any(|row| row.gap || row.when.is_about_material());
    if !judged && !rejected && question.material != UNKNOWN {
        let key = format!("substrate.reason.{}", book.combination.id);
        reasons.push(reason(book, key, Verdict::Caution, &book.combination.origin));
    }
    reasons.sort_by_key(|reason| Reverse(reason.verdict));
    reasons
}

fn is_empty(question: &Question) -> bool {
    let Question { material, finish, method, ribbon, surroundings, surface, evidence: _ } = question;
    [material, finish, method, ribbon, surface].iter().all(|answer| answer.is_empty())
        && surroundings.is_empty()
}

fn reason(book: &Book, key: String, verdict: Verdict, origin: &Origin) -> Reason {
    let (source, address) = book.cite(origin);
    Reason { key, verdict, source, address }
}

fn facts(book: &Book, question: &Question) -> Vec<Fact> {
    let material = book.materials.iter().find(|material| material.id == question.material);
    let facts = material.iter().flat_map(|material| &material.facts);
    facts
        .map(|fact| {
            let (source, address) = book.cite(&fact.origin);
            Fact { key: format!("substrate.fact.{}", fact.id), source, address }
        })
        .collect()
}

fn evidence(book: &Book, question: &Question) -> Vec<Evidence> {
    let asked = book.evidence.iter().filter(|row| row.when.holds(question));
    asked
        .filter(|row| !question.evidence.contains(&row.id))
        .map(|row| {
            let (source, address) = book.cite(&row.origin);
            Evidence { id: row.id.clone(), key: format!("substrate.evidence.{}", row.id), source, address }
        })
        .collect()
}
