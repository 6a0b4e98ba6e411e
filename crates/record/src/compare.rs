//! What a label should hold against what it holds.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::{Draft, Field, edits};

/// Two drafts, field by field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// One for each of [`Field::ALL`], in that order.
    pub fields: Vec<FieldComparison>,
}

impl Comparison {
    /// Whether all fields are the same, character by character.
    pub fn equal(&self) -> bool {
        self.fields.iter().all(|field| field.equal)
    }
}

/// One field as expected and as found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldComparison {
    /// Which field.
    pub field: Field,
    /// What it should be.
    pub expected: String,
    /// What it is.
    pub found: String,
    /// Whether both are the same, character by character.
    pub equal: bool,
    /// How they differ; `None` when they are the same.
    pub difference: Option<Difference>,
    /// UTF-8 byte ranges of `expected` that `found` does not have, in order, on character boundaries.
    pub expected_spans: Vec<Range<usize>>,
    /// UTF-8 byte ranges of `found` that `expected` does not have, in order, on character boundaries.
    pub found_spans: Vec<Range<usize>>,
}

/// How two texts differ, the least difference first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Difference {
    /// Only in white space.
    Spaces,
    /// Only in capital and small letters.
    Case,
    /// Only in the way the same characters are stored: composed, full-width and the like.
    Form,
    /// In what they say.
    Content,
    /// The found text is empty.
    Missing,
}

impl Difference {
    /// All kinds.
    pub const ALL: [Self; 5] = [Self::Spaces, Self::Case, Self::Form, Self::Content, Self::Missing];

    /// Stable id and i18n key.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Spaces => "compare.spaces",
            Self::Case => "compare.case",
            Self::Form => "compare.form",
            Self::Content => "compare.content",
            Self::Missing => "compare.missing",
        }
    }
}

/// Every field of `expected` against the same field of `found`.
pub fn compare(expected: &Draft, found: &Draft) -> Comparison {
    let fields = Field::ALL
        .into_iter()
        .map(|field| {
            let (expected, found) = (expected.get(field), found.get(field));
            let (expected_spans, found_spans) = edits::spans(expected, found);
            FieldComparison {
                field,
                expected: expected.to_owned(),
                found: found.to_owned(),
                equal: expected == found,
                difference: difference(expected, found),
                expected_spans,
                found_spans,
            }
        })
        .collect();
    Comparison { fields }
}

fn difference(expected: &str, found: &str) -> Option<Difference> {
    use unicode_normalization::UnicodeNormalization;

    let solid = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let form = |text: &str| text.nfkc().collect::<String>();
    if expected == found {
        None
    } else if found.is_empty() {
        Some(Difference::Missing)
    } else if solid(expected) == solid(found) {
        Some(Difference::Spaces)
    } else if expected.to_lowercase() == found.to_lowercase() {
        Some(Difference::Case)
    } else if form(expected) == form(found) {
        Some(Difference::Form)
    } else {
        Some(Difference::Content)
    }
}
