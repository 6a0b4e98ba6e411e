//! From JSON to a pack that keeps its promises.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::pack::{Pack, Reading, Rule, Source, Value};

/// Why a text is not a rule pack.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PackError {
    /// Not JSON of the right shape.
    #[error("line {line}, column {column}: {detail}")]
    Malformed {
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
        /// What the JSON reader says, in English.
        detail: String,
    },
    /// An id, title, name, quote or note is empty.
    #[error("{place} is empty")]
    Blank {
        /// Where, such as `rules/size.symbol/quote`.
        place: String,
    },
    /// An id has something else than small ASCII letters, digits, dots and hyphens.
    #[error("{id:?} is not an id: small letters, digits, dots and hyphens")]
    NotAnId {
        /// The id.
        id: String,
    },
    /// An id stands twice.
    #[error("{id:?} stands twice in {place}")]
    Duplicate {
        /// Where, such as `rules`.
        place: String,
        /// The id.
        id: String,
    },
    /// A rule names a source that the pack does not hold.
    #[error("{rule}: no source {source_id:?}")]
    UnknownSource {
        /// The rule's id.
        rule: String,
        /// The id it gives as its source.
        source_id: String,
    },
    /// A rule has no default reading, or several.
    #[error("{rule}: {count} default readings instead of one")]
    DefaultReadings {
        /// The rule's id.
        rule: String,
        /// How many.
        count: usize,
    },
    /// The version is no day `YYYY-MM-DD`.
    #[error("version {version:?} is not a day YYYY-MM-DD")]
    Version {
        /// As it stands there.
        version: String,
    },
    /// A parameter is no finite number, or negative.
    #[error("{rule}: {parameter} is not a sensible number")]
    NotANumber {
        /// The rule's id.
        rule: String,
        /// The parameter's name.
        parameter: String,
    },
}

impl PackError {
    /// Stable id and i18n key.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Malformed { .. } => "pack.malformed",
            Self::Blank { .. } => "pack.blank",
            Self::NotAnId { .. } => "pack.not-an-id",
            Self::Duplicate { .. } => "pack.duplicate",
            Self::UnknownSource { .. } => "pack.unknown-source",
            Self::DefaultReadings { .. } => "pack.default-readings",
            Self::Version { .. } => "pack.version",
            Self::NotANumber { .. } => "pack.not-a-number",
        }
    }

    /// Every code above.
    pub const CODES: [&'static str; 8] = [
        "pack.malformed",
        "pack.blank",
        "pack.not-an-id",
        "pack.duplicate",
        "pack.unknown-source",
        "pack.default-readings",
        "pack.version",
        "pack.not-a-number",
    ];

    /// The values of the placeholders of the text of [`PackError::code`].
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Malformed { line, column, detail } => {
                vec![("line", line.to_string()), ("column", column.to_string()), ("detail", detail.clone())]
            }
            Self::Blank { place } => vec![("place", place.clone())],
            Self::NotAnId { id } => vec![("id", id.clone())],
            Self::Duplicate { place, id } => vec![("place", place.clone()), ("id", id.clone())],
            Self::UnknownSource { rule, source_id } => {
                vec![("rule", rule.clone()), ("source", source_id.clone())]
            }
            Self::DefaultReadings { rule, count } => {
                vec![("rule", rule.clone()), ("count", count.to_string())]
            }
            Self::Version { version } => vec![("version", version.clone())],
            Self::NotANumber { rule, parameter } => {
                vec![("rule", rule.clone()), ("parameter", parameter.clone())]
            }
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Unchecked {
    id: String,
    title: String,
    version: String,
    sources: Vec<Source>,
    rules: Vec<Rule>,
}

impl Pack {
    /// A pack from its JSON text. Unknown names are refused: a misspelt number must not go unread.
    ///
    /// # Errors
    /// `pack.malformed` when it is not JSON of this shape; otherwise the first promise that is not kept:
    /// ids are unique and well-formed, sources known, one default reading a rule, nothing blank.
    pub fn parse(json: &str) -> Result<Self, PackError> {
        let unchecked: Unchecked = serde_json::from_str(json).map_err(|fault| PackError::Malformed {
            line: fault.line(),
            column: fault.column(),
            detail: fault.to_string(),
        })?;
        let Unchecked { id, title, version, sources, rules } = unchecked;
        well_formed(&id)?;
        not_blank("title", &title)?;
        if !is_day(&version) {
            return Err(PackError::Version { version });
        }
        unique("sources", sources.iter().map(|source| source.id.as_str()))?;
        for source in &sources {
            not_blank(&format!("sources/{}/name", source.id), &source.name)?;
        }
        unique("rules", rules.iter().map(|rule| rule.id.as_str()))?;
        for rule in &rules {
            check_rule(rule, &sources)?;
        }
        Ok(Self { id, title, version, sources, rules })
    }
}

fn check_rule(rule: &Rule, sources: &[Source]) -> Result<(), PackError> {
    not_blank(&format!("rules/{}/title", rule.id), &rule.title)?;
    not_blank(&format!("rules/{}/quote", rule.id), &rule.quote)?;
    if !sources.iter().any(|source| source.id == rule.source) {
        return Err(PackError::UnknownSource { rule: rule.id.clone(), source_id: rule.source.clone() });
    }
    unique(&format!("rules/{}/readings", rule.id), rule.readings.iter().map(|reading| reading.id.as_str()))?;
    let count = rule.readings.iter().filter(|reading| reading.default).count();
    if count != 1 {
        return Err(PackError::DefaultReadings { rule: rule.id.clone(), count });
    }
    rule.readings.iter().try_for_each(|reading| check_reading(rule, reading))
}

fn check_reading(rule: &Rule, reading: &Reading) -> Result<(), PackError> {
    not_blank(&format!("rules/{}/{}/note", rule.id, reading.id), &reading.note)?;
    for (name, value) in &reading.parameters {
        let place = format!("rules/{}/{}/{name}", rule.id, reading.id);
        match value {
            Value::Number(number) if !number.is_finite() || *number < 0.0 => {
                return Err(PackError::NotANumber { rule: rule.id.clone(), parameter: name.clone() });
            }
            Value::Number(_) => not_blank(&place, name)?,
            Value::Text(text) => not_blank(&place, text)?,
        }
    }
    Ok(())
}

fn not_blank(place: &str, text: &str) -> Result<(), PackError> {
    if text.trim().is_empty() { Err(PackError::Blank { place: place.to_owned() }) } else { Ok(()) }
}

fn well_formed(id: &str) -> Result<(), PackError> {
    let allowed =
        |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'.' | b'-');
    if !id.is_empty() && id.bytes().all(allowed) {
        Ok(())
    } else {
        Err(PackError::NotAnId { id: id.to_owned() })
    }
}

fn unique<'a>(place: &str, ids: impl Iterator<Item = &'a str>) -> Result<(), PackError> {
    let mut seen = BTreeSet::new();
    for id in ids {
        well_formed(id)?;
        if !seen.insert(id) {
            return Err(PackError::Duplicate { place: place.to_owned(), id: id.to_owned() });
        }
    }
    Ok(())
}

/// Whether a text has the form `YYYY-MM-DD`; it orders packs, so the calendar does not matter here.
fn is_day(text: &str) -> bool {
    text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}
