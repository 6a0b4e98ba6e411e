//! Why a job could not be done.

use std::borrow::Cow;

use base::Finding;
use serde::{Deserialize, Serialize};

/// Why a job could not be done, in plain data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// Stable id and i18n key, such as `image.too-large`.
    pub code: Cow<'static, str>,
    /// Values for the `{placeholders}` of the text.
    pub args: Vec<(Cow<'static, str>, String)>,
    /// The findings that stand in the way, where that is the reason.
    pub findings: Vec<Finding>,
}

impl Fault {
    /// A fault of this code.
    pub const fn new(code: &'static str) -> Self {
        Self { code: Cow::Borrowed(code), args: Vec::new(), findings: Vec::new() }
    }

    /// The same fault with the value of one placeholder.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "callers write `.with(\"count\", n + 1)`")]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((Cow::Borrowed(name), value.to_string()));
        self
    }

    /// The fault of a picture that could not be read.
    pub(crate) fn of_picture(error: &picture::PictureError) -> Self {
        Self::of(error.code(), error.args())
    }

    /// The fault of a label that could not be made.
    pub(crate) fn of_label(error: &label::LabelError) -> Self {
        Self::of(error.code(), error.args())
    }

    /// The fault of this code with the values of its text.
    pub(crate) fn of(code: &'static str, args: Vec<(&'static str, String)>) -> Self {
        let args = args.into_iter().map(|(name, value)| (Cow::Borrowed(name), value)).collect();
        Self { args, ..Self::new(code) }
    }

    /// The same fault with the findings that cause it.
    #[must_use]
    pub fn because(mut self, findings: Vec<Finding>) -> Self {
        self.findings = findings;
        self
    }
}
