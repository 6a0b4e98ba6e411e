//! One thing to tell the user about their data.

use std::borrow::Cow;
use std::ops::Range;

use serde::{Deserialize, Serialize};

/// How much a finding matters. Ordered: `Info < Warning < Error`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Worth knowing; nothing has to be done.
    Info,
    /// Probably wrong, or against a recommendation; work can go on.
    Warning,
    /// Has to be mended before the next step.
    Error,
}

/// How sure anyone can be that a rule says what we believe it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// Read in the instrument's or the standard's own text.
    Primary,
    /// Reported by a source that quotes it; the text itself was not seen.
    Reported,
    /// Common knowledge of the field; no source was opened.
    Unverified,
}

/// Where a requirement comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    /// The rule's stable id in the rule pack, such as `size.symbol`.
    pub rule: Cow<'static, str>,
    /// The instrument, standard or article, in English, as one would cite it.
    pub source: Cow<'static, str>,
    /// How sure the source makes us.
    pub confidence: Confidence,
}

/// A replacement that mends a finding in one step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fix {
    /// UTF-8 byte range of the input to replace, on character boundaries.
    pub span: Range<usize>,
    /// The text to put there; may be empty.
    pub replacement: String,
}

/// One thing to tell the user about their data. Plain data: crosses the worker as is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Stable id and i18n key, such as `batch.not-a-date`: never renamed, never reused.
    pub code: Cow<'static, str>,
    /// How much it matters.
    pub severity: Severity,
    /// UTF-8 byte range of the input, on character boundaries, for highlighting.
    pub span: Option<Range<usize>>,
    /// Values for the `{placeholders}` of the text.
    pub args: Vec<(Cow<'static, str>, String)>,
    /// A replacement the user can accept with one click.
    pub fix: Option<Fix>,
    /// The rule that asks for it.
    pub source: Option<Citation>,
}

impl Finding {
    /// A finding of this code and severity, with no span, values, fix or source yet.
    pub const fn new(code: &'static str, severity: Severity) -> Self {
        Self { code: Cow::Borrowed(code), severity, span: None, args: Vec::new(), fix: None, source: None }
    }

    /// The same finding, pointing at UTF-8 bytes `span` of the input.
    #[must_use]
    pub fn at(mut self, span: Range<usize>) -> Self {
        self.span = Some(span);
        self
    }

    /// The same finding with the value of one placeholder.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "callers write `.with(\"count\", n + 1)`")]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((Cow::Borrowed(name), value.to_string()));
        self
    }

    /// The same finding with a replacement to offer.
    #[must_use]
    pub fn fixed_by(mut self, span: Range<usize>, replacement: impl Into<String>) -> Self {
        self.fix = Some(Fix { span, replacement: replacement.into() });
        self
    }

    /// The same finding, asked for by this rule.
    #[must_use]
    pub fn from_rule(mut self, source: Citation) -> Self {
        self.source = Some(source);
        self
    }
}

/// The gravest severity among `findings`; `None` when there are none.
pub fn worst<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Option<Severity> {
    findings.into_iter().map(|finding| finding.severity).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gravest_finding_decides() {
        let findings = [Finding::new("a", Severity::Info), Finding::new("b", Severity::Warning)];
        assert_eq!(worst(&findings), Some(Severity::Warning));
        assert_eq!(worst(&[]), None);
    }
}
