//! What can be answered to each part of a question.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::book::{BOOK, Book};

/// One possible answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Stable id, as it stands in a [`crate::Question`].
    pub id: String,
    /// The i18n key of its caption: `substrate.<part>.<id>`.
    pub key: String,
}

/// The possible answers to each part of a [`crate::Question`], in the order to offer them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices {
    /// Keys `substrate.material.…`.
    pub materials: Vec<Choice>,
    /// Keys `substrate.finish.…`.
    pub finishes: Vec<Choice>,
    /// Keys `substrate.method.…`.
    pub methods: Vec<Choice>,
    /// Keys `substrate.ribbon.…`.
    pub ribbons: Vec<Choice>,
    /// Keys `substrate.surroundings.…`; several can be chosen.
    pub surroundings: Vec<Choice>,
    /// Keys `substrate.surface.…`.
    pub surfaces: Vec<Choice>,
    /// Keys `substrate.evidence.…`; several can be chosen.
    pub evidence: Vec<Choice>,
}

static CHOICES: LazyLock<Choices> = LazyLock::new(|| Choices::of(&BOOK));

/// All possible answers of the built-in advisor.
pub fn choices() -> &'static Choices {
    &CHOICES
}

impl Choices {
    fn of(book: &Book) -> Self {
        fn captions<'a>(part: &str, ids: impl IntoIterator<Item = &'a String>) -> Vec<Choice> {
            ids.into_iter()
                .map(|id| Choice { id: id.clone(), key: format!("substrate.{part}.{id}") })
                .collect()
        }
        Self {
            materials: captions("material", book.materials.iter().map(|material| &material.id)),
            finishes: captions("finish", &book.finishes),
            methods: captions("method", &book.methods),
            ribbons: captions("ribbon", &book.ribbons),
            surroundings: captions("surroundings", &book.surroundings),
            surfaces: captions("surface", &book.surfaces),
            evidence: captions("evidence", book.evidence.iter().map(|evidence| &evidence.id)),
        }
    }
}
