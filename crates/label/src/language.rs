//! The languages that captions are printed in.

use serde::{Deserialize, Serialize};

/// A language of captions. Not the page's language: a label is read in Viet Nam, whoever prints it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Language {
    /// English.
    En,
    /// Vietnamese.
    Vi,
    /// Chinese in simplified characters; needs the Chinese face.
    Zh,
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 3] = [Self::En, Self::Vi, Self::Zh];

    /// As a BCP 47 tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Vi => "vi",
            Self::Zh => "zh-Hans",
        }
    }
}

/// Which languages captions are in, and in which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Languages {
    /// The one that comes first.
    pub first: Language,
    /// The one after it; the same language twice is printed once.
    #[serde(default)]
    pub second: Option<Language>,
}

impl Default for Languages {
    /// English and Vietnamese.
    fn default() -> Self {
        Self { first: Language::En, second: Some(Language::Vi) }
    }
}

/// One thing said in every language, such as `Manufacturer`, `Nhà sản xuất` and `制造商`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// In English.
    pub en: String,
    /// In Vietnamese, NFC.
    pub vi: String,
    /// In Chinese, simplified characters.
    pub zh: String,
}

impl Words {
    /// The words of one language.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::En => &self.en,
            Language::Vi => &self.vi,
            Language::Zh => &self.zh,
        }
    }

    /// The words of the first language, and those of the second if they say something else.
    pub(crate) fn both(&self, languages: Languages) -> (&str, Option<&str>) {
        let first = self.get(languages.first);
        let second = languages.second.map(|language| self.get(language));
        match second.filter(|second| !second.is_empty() && *second != first) {
            Some(second) if first.is_empty() => (second, None),
            second => (first, second),
        }
    }

    /// Both with a sign between them.
    pub(crate) fn joined(&self, sign: &str, languages: Languages) -> String {
        match self.both(languages) {
            (first, Some(second)) => format!("{first}{sign}{second}"),
            (first, None) => first.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_joined_where_they_differ() {
        let words = Words { en: "Model".to_owned(), vi: "Model".to_owned(), zh: "型号".to_owned() };
        let joined = |first, second| words.joined(" / ", Languages { first, second });
        assert_eq!(joined(Language::En, Some(Language::Vi)), "Model");
        assert_eq!(joined(Language::Zh, Some(Language::Vi)), "型号 / Model");
        assert_eq!(joined(Language::Zh, Some(Language::Zh)), "型号");
        assert_eq!(joined(Language::Vi, None), "Model");
    }
}
