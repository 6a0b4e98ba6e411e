//! The page's words in the language the person chose.

use std::borrow::Cow;

use base::{Finding, Severity};
use i18n::Locale;
use service::{EcLevel, Fault, Field};
use yew::prelude::*;

/// Texts in one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words(pub Locale);

impl Words {
    /// The text of a key without placeholders.
    pub fn get(self, key: &str) -> AttrValue {
        i18n::text(self.0, key, &[]).into()
    }

    /// The text of a key, with the values of its placeholders.
    pub fn with(self, key: &str, args: &[(&str, &str)]) -> AttrValue {
        i18n::text(self.0, key, args).into()
    }

    /// What a finding says, and what to do next.
    pub fn finding(self, finding: &Finding) -> AttrValue {
        self.of(&finding.code, &finding.args)
    }

    /// What a fault says, and what to do next.
    pub fn fault(self, fault: &Fault) -> AttrValue {
        self.of(&fault.code, &fault.args)
    }

    /// The name of one of the three fields.
    pub fn field(self, field: Field) -> AttrValue {
        self.get(match field {
            Field::Manufacturer => "label.manufacturer",
            Field::Batch => "label.batch",
            Field::Report => "label.report",
        })
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
        match self.0 {
            Locale::Vi => text.replace('.', ","),
            _ => text,
        }
    }

    /// The same values, with numbers as this language writes them.
    pub fn numbers(self, args: &[(String, String)]) -> Vec<(&str, String)> {
        // Looked at, not parsed: parsing a float would add ten kilobytes of tables to the page.
        let number = |value: &str| value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        let written = |value: &String| match self.0 {
            Locale::Vi if number(value) => value.replace('.', ","),
            _ => value.clone(),
        };
        args.iter().map(|(name, value)| (name.as_str(), written(value))).collect()
    }

    fn of(self, code: &str, args: &[(Cow<'static, str>, String)]) -> AttrValue {
        i18n::text_with(self.0, code, args).into()
    }
}

/// The words of the language that the person chose.
#[hook]
pub fn use_words() -> Words {
    use_context::<Words>().unwrap_or(Words(Locale::En))
}
