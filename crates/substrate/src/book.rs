//! The advisor's data: sources, materials, rows and evidence, read from `data/advisor.json`.

use std::borrow::Cow;
use std::sync::LazyLock;

use base::{Citation, Confidence};
use serde::Deserialize;

use crate::question::Question;

/// The built-in book.
pub(crate) static BOOK: LazyLock<Book> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../data/advisor.json")).expect("a test reads the built-in advisor")
});

/// All that the advisor knows. Ids are unique in their list; a test holds every promise of the data.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Book {
    /// Of the file's shape, from 1.
    #[cfg_attr(not(test), expect(dead_code, reason = "read by a test, and by whoever edits the file"))]
    pub(crate) version: u32,
    pub(crate) stock: StockRow,
    pub(crate) sources: Vec<Source>,
    pub(crate) materials: Vec<Material>,
    pub(crate) finishes: Vec<String>,
    pub(crate) methods: Vec<String>,
    pub(crate) ribbons: Vec<String>,
    pub(crate) surroundings: Vec<String>,
    pub(crate) surfaces: Vec<String>,
    /// What is said where no row judges a known material in this combination.
    pub(crate) combination: Statement,
    pub(crate) rows: Vec<Row>,
    pub(crate) evidence: Vec<EvidenceRow>,
}

/// What white stock and black print reflect, each a ratio in `0.0..=1.0`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct StockRow {
    pub(crate) white: f64,
    pub(crate) black: f64,
    #[serde(flatten)]
    pub(crate) origin: Origin,
}

/// Something that can be read: a data sheet, a guide, a page.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Source {
    pub(crate) id: String,
    /// As one would cite it, in English.
    pub(crate) name: String,
    /// Where it was read; none for what is commonly known.
    #[serde(default)]
    pub(crate) address: Option<String>,
    /// Whether it is the maker's or the standard body's own text on what it is cited for.
    #[serde(default)]
    pub(crate) own_words: bool,
}

/// How a statement came to be in the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Mark {
    /// Read in a source that anyone can open.
    Read,
    /// Read in a text that repeats what others say.
    SecondHand,
    /// Follows from numbers that are given with it.
    Computed,
    /// Domain knowledge; no source was opened.
    Known,
    /// Looked for and not found.
    NotFound,
}

/// Which rule a statement serves, who says it, and how it was read. The rule is of the rule pack.
#[derive(Debug, Deserialize)]
pub(crate) struct Origin {
    pub(crate) rule: String,
    pub(crate) source: String,
    pub(crate) mark: Mark,
}

/// Something labels are made of, with what its sources claim.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Material {
    pub(crate) id: String,
    pub(crate) facts: Vec<Statement>,
}

/// A sentence (`substrate.fact.<id>`) with its origin.
#[derive(Debug, Deserialize)]
pub(crate) struct Statement {
    pub(crate) id: String,
    #[serde(flatten)]
    pub(crate) origin: Origin,
}

/// The answer that stands for every id that is not in the book.
pub(crate) const UNKNOWN: &str = "unknown";

/// When a row holds: each list that is not empty has to allow the answer to its part.
///
/// A list allows the ids in it; `""` is "not said", `unknown` is any id that is not in the book. A list of ids
/// that begin with `!` allows every other id of the book.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct When {
    pub(crate) material: Vec<String>,
    pub(crate) finish: Vec<String>,
    pub(crate) method: Vec<String>,
    pub(crate) ribbon: Vec<String>,
    /// One of these is enough.
    pub(crate) surroundings: Vec<String>,
    pub(crate) surface: Vec<String>,
}

/// One piece of advice (`substrate.reason.<id>`).
#[derive(Debug, Deserialize)]
pub(crate) struct Row {
    pub(crate) id: String,
    pub(crate) when: When,
    /// The row does not hold when all of this evidence is at hand; empty: it holds whatever is at hand.
    #[serde(default)]
    pub(crate) unless: Vec<String>,
    /// Whether it only says that something was not said: idle talk beside a rejection, so not told there.
    #[serde(default)]
    pub(crate) gap: bool,
    pub(crate) verdict: crate::Verdict,
    #[serde(flatten)]
    pub(crate) origin: Origin,
}

/// Something to ask the label supplier for (`substrate.evidence.<id>`).
#[derive(Debug, Deserialize)]
pub(crate) struct EvidenceRow {
    pub(crate) id: String,
    pub(crate) when: When,
    #[serde(flatten)]
    pub(crate) origin: Origin,
}

impl Book {
    /// The citation of a statement, and where its source can be opened.
    ///
    /// The source `rule` stands for the rule's own source in the rule pack.
    pub(crate) fn cite(&self, origin: &Origin) -> (Citation, Option<String>) {
        if let ("rule", Some(citation)) = (origin.source.as_str(), rules::pack().citation(&origin.rule)) {
            return (citation, None);
        }
        let source = self.sources.iter().find(|source| source.id == origin.source);
        let confidence = match (origin.mark, source.is_some_and(|source| source.own_words)) {
            (Mark::Read, true) => Confidence::Primary,
            (Mark::Read, false) | (Mark::Computed, _) => Confidence::Reported,
            (Mark::SecondHand | Mark::Known | Mark::NotFound, _) => Confidence::Unverified,
        };
        let name = source.map_or_else(|| origin.source.clone(), |source| source.name.clone());
        let citation =
            Citation { rule: Cow::Owned(origin.rule.clone()), source: Cow::Owned(name), confidence };
        (citation, source.and_then(|source| source.address.clone()))
    }

    /// The same question with [`UNKNOWN`] for every answer that is not in the book.
    pub(crate) fn understood(&self, question: &Question) -> Question {
        fn known(answer: &str, mut ids: impl Iterator<Item = impl AsRef<str>>) -> String {
            let known = answer.is_empty() || ids.any(|id| id.as_ref() == answer);
            if known { answer.to_owned() } else { UNKNOWN.to_owned() }
        }
        let surroundings = question.surroundings.iter().filter(|answer| !answer.is_empty());
        Question {
            material: known(&question.material, self.materials.iter().map(|material| &material.id)),
            finish: known(&question.finish, self.finishes.iter()),
            method: known(&question.method, self.methods.iter()),
            ribbon: known(&question.ribbon, self.ribbons.iter()),
            surroundings: surroundings.map(|answer| known(answer, self.surroundings.iter())).collect(),
            surface: known(&question.surface, self.surfaces.iter()),
            evidence: question.evidence.clone(),
        }
    }
}

impl When {
    /// Whether every part of an understood question has an answer that is allowed.
    pub(crate) fn holds(&self, question: &Question) -> bool {
        let some_place = |answers: &[String]| answers.iter().any(|answer| allows(&self.surroundings, answer));
        allows(&self.material, &question.material)
            && allows(&self.finish, &question.finish)
            && allows(&self.method, &question.method)
            && allows(&self.ribbon, &question.ribbon)
            && allows(&self.surface, &question.surface)
            && (self.surroundings.is_empty() || some_place(&question.surroundings))
    }

    /// Whether a row under this condition is about these materials as such, wherever the label goes.
    pub(crate) fn is_about_material(&self) -> bool {
        let named = self.material.iter().any(|id| !id.is_empty() && id != UNKNOWN && !id.starts_with('!'));
        named && self.surroundings.is_empty() && self.surface.is_empty()
    }
}

fn allows(list: &[String], answer: &str) -> bool {
    if list.is_empty() || list.iter().any(|id| id == answer) {
        return true;
    }
    let said = !answer.is_empty() && answer != UNKNOWN;
    said && list.iter().all(|id| id.strip_prefix('!').is_some_and(|other| other != answer))
}

impl Row {
    /// Whether it has something to say to an understood question.
    pub(crate) fn holds(&self, question: &Question) -> bool {
        let answered = !self.unless.is_empty()
            && self.unless.iter().all(|evidence| question.evidence.contains(evidence));
        self.when.holds(question) && !answered
    }
}
