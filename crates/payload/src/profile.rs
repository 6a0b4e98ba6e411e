//! A payload profile: which columns it carries, and in which form.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use base::{Confidence, Finding, Severity};
use record::Column;
use serde::{Deserialize, Serialize};

use crate::forms::Form;
use crate::{PayloadError, ProfileError, sheet, value};

/// The values of one label, by column. What is not known is left out or empty.
pub type Values = BTreeMap<Column, String>;

/// What some forms need beside the values.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Settings {
    /// Address of the page that shows payloads, such as `https://example.com/temqr/`: the viewer's links lead
    /// there, and a GS1 Digital Link takes its scheme and domain. Without one, links of GS1 take GS1's own domain.
    pub viewer_url: String,
}

/// How a symbol carries a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Carrier {
    /// As text.
    #[default]
    Plain,
    /// As a GS1 element string: FNC1 in first position, U+001D where FNC1 separates.
    Gs1,
}

/// The text of a symbol.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Composed {
    /// The text; without the FNC1 at its begin.
    pub text: String,
    /// How the symbol has to carry it.
    pub carrier: Carrier,
    /// What to know of it; none is an error.
    pub findings: Vec<(Column, Finding)>,
}

/// What a text holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Read {
    /// Id of the profile that it is written in.
    pub profile: String,
    /// Its values, as they stand there, unchecked.
    pub values: Values,
    /// What else stands in it: names that the profile has no column for, and their values.
    pub others: Vec<(String, String)>,
}

/// A loss that a profile makes on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fold {
    /// Small letters become capitals.
    UpperCase,
    /// A GTIN of 8, 12 or 13 digits gets zeros before it, up to 14.
    #[serde(rename = "gtin-14")]
    Gtin14,
}

impl Fold {
    /// The text as it is carried. Folding twice is folding once.
    pub fn apply(self, text: &str) -> Cow<'_, str> {
        match self {
            Self::UpperCase => {
                let folded = text.to_uppercase();
                if folded == text { Cow::Borrowed(text) } else { Cow::Owned(folded) }
            }
            Self::Gtin14 if text.len() < 14 && !text.is_empty() => Cow::Owned(format!("{text:0>14}")),
            Self::Gtin14 => Cow::Borrowed(text),
        }
    }
}

/// One column of a profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) column: Column,
    /// Label, key, application identifier or data identifier.
    pub(crate) name: String,
    pub(crate) optional: bool,
    pub(crate) fold: Option<Fold>,
    /// Whether one item only may stand in a column that can hold several.
    pub(crate) single: bool,
    /// Where the name comes from, and how sure that makes us.
    pub(crate) source: Option<(String, Confidence)>,
}

impl Part {
    pub(crate) fn folded<'t>(&self, text: &'t str) -> Cow<'t, str> {
        self.fold.map_or(Cow::Borrowed(text), |fold| fold.apply(text))
    }
}

/// A value as it goes into the payload, and the part that it is of.
pub(crate) type Taken<'a> = (&'a Part, Cow<'a, str>);

/// Which columns a payload carries, and in which form. Read from JSON, see [`Profile::parse_json`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) help: String,
    pub(crate) form: Form,
    pub(crate) parts: Vec<Part>,
}

impl Profile {
    /// A profile that a user brings; [`crate::schema`] says how it is written.
    ///
    /// ```
    /// let profile = payload::Profile::parse_json(
    ///     r#"{ "version": 1, "id": "works", "title": "Works label",
    ///          "form": { "kind": "compact", "prefix": "W", "revision": 1, "separator": "/" },
    ///          "fields": [{ "column": "batch", "name": "batch" },
    ///                     { "column": "serials", "name": "serial", "optional": true }] }"#,
    /// )?;
    /// let values = payload::Values::from([(record::Column::Batch, "20260517-0001".to_owned())]);
    /// let composed = profile.compose(&values, &payload::Settings::default()).map_err(|_| "findings");
    /// assert_eq!(composed.map(|composed| composed.text), Ok("W1/20260517-0001".to_owned()));
    /// # Ok::<(), payload::ProfileError>(())
    /// ```
    ///
    /// # Errors
    /// The codes of [`ProfileError`].
    pub fn parse_json(json: &str) -> Result<Self, ProfileError> {
        sheet::parse(json)
    }

    /// Stable id, such as `gs1-digital-link`.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// i18n key of its title; of a profile that a user brought, the words that stand there.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// i18n key of what it is good for; of a profile that a user brought, the words that stand there, or none.
    pub fn help(&self) -> &str {
        &self.help
    }

    /// The columns that it carries, in its order, and whether it needs them.
    pub fn columns(&self) -> Vec<(Column, bool)> {
        self.parts.iter().map(|part| (part.column, !part.optional)).collect()
    }

    /// How symbols carry its texts.
    pub fn carrier(&self) -> Carrier {
        self.form.carrier()
    }

    /// Where the name of a column comes from, and how sure that makes us; `None` where the profile does not say.
    pub fn source(&self, column: Column) -> Option<(&str, Confidence)> {
        let (source, confidence) = self.part(column)?.source.as_ref()?;
        Some((source, *confidence))
    }

    /// What it loses of a column on purpose.
    pub fn fold(&self, column: Column) -> Option<Fold> {
        self.part(column)?.fold
    }

    /// The text that a label with these values carries. Columns that the profile does not have are passed over.
    ///
    /// # Errors
    /// What stands in the way, by column, with everything else that is to say of the values: at least one of the
    /// findings is an error, and no text is made. What is wrong with the settings is told of the first column.
    pub fn compose(&self, values: &Values, settings: &Settings) -> Result<Composed, Vec<(Column, Finding)>> {
        let mut findings = Vec::new();
        let mut taken: Vec<Taken<'_>> = Vec::with_capacity(self.parts.len());
        for part in &self.parts {
            let text = values.get(&part.column).map_or("", String::as_str);
            if !text.is_empty() {
                let found = value::check(&self.form, part, text);
                findings.extend(found.into_iter().map(|finding| (part.column, finding)));
                taken.push((part, part.folded(text)));
            } else if !part.optional {
                findings.push((part.column, value::missing(part.column)));
            }
        }
        let first = self.parts.first().map_or(Column::Batch, |part| part.column);
        let text = self
            .form
            .compose(&self.parts, &taken, settings)
            .map_err(|finding| findings.push((first, *finding)));
        match text {
            Ok(text) if findings.iter().all(|(_, finding)| finding.severity < Severity::Error) => {
                Ok(Composed { text, carrier: self.form.carrier(), findings })
            }
            _ => Err(findings),
        }
    }

    /// The values of a text that should be of this profile.
    ///
    /// A text of the platform stands for itself, whatever its form. A reader that does not tell of FNC1 gives an
    /// element string with the carrier `Plain`: it is read all the same.
    ///
    /// # Errors
    /// `payload.empty`, a code for what it seems to be instead, or what is wrong with it.
    pub fn parse(&self, text: &str, carrier: Carrier) -> Result<Read, PayloadError> {
        if carrier == Carrier::Gs1 && !self.form.takes_gs1() {
            return Err(PayloadError::NotOurs(crate::Foreign::Gs1));
        }
        let found = self.form.parse(&self.parts, text)?;
        Ok(Read { profile: self.id.clone(), values: found.values, others: found.others })
    }

    /// Whether a label with `found` in a column carries what `expected` says: they are the same, up to what the
    /// profile loses on purpose.
    pub fn agrees(&self, column: Column, expected: &str, found: &str) -> bool {
        expected == found || self.folded(column, expected) == self.folded(column, found)
    }

    /// A value as the profile carries it.
    pub fn folded<'t>(&self, column: Column, text: &'t str) -> Cow<'t, str> {
        self.part(column).map_or(Cow::Borrowed(text), |part| part.folded(text))
    }

    pub(crate) fn parts(&self) -> &[Part] {
        &self.parts
    }

    fn part(&self, column: Column) -> Option<&Part> {
        self.parts.iter().find(|part| part.column == column)
    }
}

static BUILT_IN: LazyLock<Vec<Profile>> =
    LazyLock::new(|| sheet::built_in().expect("a test reads the built-in profiles"));

/// The built-in profiles.
pub fn profiles() -> &'static [Profile] {
    &BUILT_IN
}

/// The built-in profile of this id.
pub fn profile(id: &str) -> Option<&'static Profile> {
    BUILT_IN.iter().find(|profile| profile.id == id)
}

/// The built-in profile of the three labelled lines.
pub(crate) fn plain() -> &'static Profile {
    profile("plain").expect("a test reads the built-in profiles")
}
