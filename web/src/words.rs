//! The page's words in the language the person chose.

use base::{Finding, Severity};
use i18n::Locale;
use service::{Column, EcLevel, Fault, Field};
use yew::prelude::*;

/// Texts in one language: those that the page carries, and those that its worker brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    /// The language.
    pub locale: Locale,
    late: Option<&'static LateWords>,
}

/// Texts that the worker brought: keys and texts, sorted by key.
#[derive(Debug, PartialEq, Eq)]
pub struct LateWords(Vec<(String, String)>);

impl LateWords {
    /// Keeps texts for good: there is one set a language, and the page shows them until it closes.
    pub fn keep(mut texts: Vec<(String, String)>) -> &'static Self {
        texts.sort();
        Box::leak(Box::new(Self(texts)))
    }

    fn get(&self, key: &str) -> Option<&str> {
        let at = self.0.binary_search_by(|(of, _)| of.as_str().cmp(key)).ok()?;
        self.0.get(at).map(|(_, text)| text.as_str())
    }
}

impl Words {
    /// The page's own words in a language.
    pub const fn new(locale: Locale) -> Self {
        Self { locale, late: None }
    }

    /// The same, with those that the worker brought; in another language for the moment until the new ones are here.
    #[must_use]
    pub const fn with_late(self, late: Option<&'static LateWords>) -> Self {
        Self { late, ..self }
    }

    /// The text of a key without placeholders.
    pub fn get(self, key: &str) -> AttrValue {
        self.with(key, &[])
    }

    /// The text of a key, with the values of its placeholders.
    pub fn with(self, key: &str, args: &[(&str, &str)]) -> AttrValue {
        self.filled(key, args)
    }

    /// What a finding says, and what to do next.
    pub fn finding(self, finding: &Finding) -> AttrValue {
        self.filled(&finding.code, &finding.args)
    }

    /// What a fault says, and what to do next.
    pub fn fault(self, fault: &Fault) -> AttrValue {
        self.filled(&fault.code, &fault.args)
    }

    /// The name of one of the three fields.
    pub fn field(self, field: Field) -> AttrValue {
        self.get(match field {
            Field::Manufacturer => "label.manufacturer",
            Field::Batch => "label.batch",
            Field::Report => "label.report",
        })
    }

    /// The name of a cell of a record; of the three fields in the words that labels have for them.
    pub fn column(self, column: Column) -> AttrValue {
        column.field().map_or_else(|| self.get(column.caption_key()), |field| self.field(field))
    }

    /// The word for a severity.
    pub fn severity(self, severity: Severity) -> AttrValue {
        self.get(match severity {
            Severity::Info => "severity.info",
            Severity::Warning => "severity.warning",
            Severity::Error => "severity.error",
        })
    }

    /// An error correction level with what it means.
    pub fn level(self, level: EcLevel) -> AttrValue {
        self.get(match level {
            EcLevel::L => "level.l",
            EcLevel::M => "level.m",
            EcLevel::Q => "level.q",
            EcLevel::H => "level.h",
        })
    }

    /// A number as this language writes it, with this many decimals.
    pub fn number(self, value: f64, decimals: usize) -> String {
        let text = format!("{value:.decimals$}");
        match self.locale {
            Locale::Vi => text.replace('.', ","),
            _ => text,
        }
    }

    /// The same values, with numbers as this language writes them.
    pub fn numbers(self, args: &[(String, String)]) -> Vec<(&str, String)> {
        // Looked at, not parsed: parsing a float would add ten kilobytes of tables to the page.
        let number = |value: &str| value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        let written = |value: &String| match self.locale {
            Locale::Vi if number(value) => value.replace('.', ","),
            _ => value.clone(),
        };
        args.iter().map(|(name, value)| (name.as_str(), written(value))).collect()
    }

    /// Empty while the worker's words are on their way.
    pub fn filled<K: AsRef<str>, V: AsRef<str>>(self, key: &str, args: &[(K, V)]) -> AttrValue {
        let late = |late: &LateWords| match late.get(key) {
            Some(text) => i18n::filled(text, args),
            None => format!("[[{key}]]"),
        };
        let text = i18n::early(self.locale, key, args).or_else(|| self.late.map(late));
        text.unwrap_or_default().into()
    }
}

/// The words of the language that the person chose.
#[hook]
pub fn use_words() -> Words {
    use_context::<Words>().unwrap_or(Words::new(Locale::En))
}
