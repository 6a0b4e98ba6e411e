//! The words of the answers, in the language that the person chose.

use base::{Citation, Confidence, Finding, Severity};
use i18n::Locale;
use service::{Advised, CheckOutcome, Column, Fault, Field, Language, Quantity, Unit, Verdict, WhyUnread};

use crate::args::Lang;
use crate::marked::visible;

/// Texts in one language. All of them are safe to print, whatever stands in the data.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Words(Locale);

impl Words {
    /// The language asked for, or else that of the environment.
    pub(crate) fn choose(asked: Option<Lang>) -> Self {
        // The first of these that says anything decides, as for any other program.
        let environment = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
        let spoken = || i18n::negotiate(&[environment.as_deref().unwrap_or_default()]);
        Self(asked.map_or_else(spoken, Locale::from))
    }

    /// The language, as a tag.
    pub(crate) fn tag(self) -> &'static str {
        self.0.tag()
    }

    /// The language of labels that is nearest to it.
    pub(crate) const fn language(self) -> Language {
        match self.0 {
            Locale::En | Locale::Pseudo => Language::En,
            Locale::Vi => Language::Vi,
            Locale::Zh => Language::Zh,
        }
    }

    /// The text of a key without placeholders.
    pub(crate) fn get(self, key: &str) -> String {
        self.with::<&str, &str>(key, &[])
    }

    /// The text of a key with the values of its placeholders.
    pub(crate) fn with<K: AsRef<str>, V: AsRef<str>>(self, key: &str, args: &[(K, V)]) -> String {
        visible(&i18n::text_with(self.0, key, args))
    }

    /// What a finding says, and what to do next.
    pub(crate) fn finding(self, finding: &Finding) -> String {
        self.with(&finding.code, &finding.args)
    }

    /// Why a code was not read, and what to do next.
    pub(crate) fn unread(self, reason: WhyUnread) -> String {
        self.with(reason.code(), &reason.args())
    }

    /// What a fault says, and what to do next.
    pub(crate) fn fault(self, fault: &Fault) -> String {
        self.with(&fault.code, &fault.args)
    }

    /// The name of one of the three fields.
    pub(crate) fn field(self, field: Field) -> String {
        self.get(field.caption_key())
    }

    /// The name of a column; a label's three fields are called as on the label.
    pub(crate) fn column(self, column: Column) -> String {
        self.get(column.field().map_or(column.caption_key(), Field::caption_key))
    }

    /// The word for a severity.
    pub(crate) fn severity(self, severity: Severity) -> String {
        self.get(match severity {
            Severity::Info => "severity.info",
            Severity::Warning => "severity.warning",
            Severity::Error => "severity.error",
        })
    }

    /// The word for what a check found.
    pub(crate) fn outcome(self, outcome: CheckOutcome) -> String {
        self.get(match outcome {
            CheckOutcome::Passes => "outcome.passes",
            CheckOutcome::LookAt => "outcome.look",
            CheckOutcome::Fails => "outcome.fails",
            CheckOutcome::Promised => "outcome.promised",
            CheckOutcome::NotMeasurable => "outcome.not-measurable",
        })
    }

    /// The word for what a scan says.
    pub(crate) fn verdict(self, verdict: Verdict) -> String {
        self.get(match verdict {
            Verdict::Matches => "verdict.matches",
            Verdict::Differs => "verdict.differs",
            Verdict::Read => "verdict.read",
            Verdict::NotRead => "verdict.not-read",
        })
    }

    /// The word for what is said of a material.
    pub(crate) fn advised(self, verdict: Advised) -> String {
        self.get(match verdict {
            Advised::Recommended => "substrate.verdict.recommended",
            Advised::Caution => "substrate.verdict.caution",
            Advised::Reject => "substrate.verdict.reject",
        })
    }

    /// Where a rule comes from, and how sure that makes us.
    pub(crate) fn source(self, source: &Citation) -> String {
        let confidence = self.get(match source.confidence {
            Confidence::Primary => "confidence.primary",
            Confidence::Reported => "confidence.reported",
            Confidence::Unverified => "confidence.unverified",
        });
        let args = [("source", &*source.source), ("confidence", &confidence), ("rule", &source.rule)];
        self.with("cli.source", &args)
    }

    /// A number with its unit.
    pub(crate) fn quantity(self, quantity: Quantity) -> String {
        let Quantity { value, unit } = quantity;
        match unit {
            Unit::Millimetres => format!("{} mm", self.millimetres(value)),
            Unit::Modules => self.with("unit.modules", &[("count", self.number(value, 2))]),
            Unit::Dots => self.with("unit.dots", &[("count", self.number(value, 2))]),
            Unit::Ratio => format!("{} %", self.number(value * 100.0, 1)),
        }
    }

    /// Millimetres as precise as they matter, without their unit.
    pub(crate) fn millimetres(self, value: f64) -> String {
        self.number(value, if value < 1.0 { 3 } else { 2 })
    }

    /// A number as this language writes it, with up to this many decimals.
    pub(crate) fn number(self, value: f64, decimals: usize) -> String {
        let text = format!("{value:.decimals$}");
        let text = if decimals > 0 { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
        match self.0 {
            Locale::Vi => text.replace('.', ","),
            Locale::En | Locale::Zh | Locale::Pseudo => text.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_as_short_as_they_can_be() {
        for (value, decimals, expected) in [
            (21.0, 2, "21"),
            (21.166, 2, "21,17"),
            (0.4233, 3, "0,423"),
            (100.0, 0, "100"),
            (12.30, 1, "12,3"),
        ] {
            assert_eq!(Words(Locale::Vi).number(value, decimals), expected);
        }
    }
}
