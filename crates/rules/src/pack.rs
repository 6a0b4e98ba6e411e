//! Sources, rules, readings and their numbers.

use std::collections::BTreeMap;

use base::{Confidence, Severity};
use serde::{Deserialize, Serialize};

/// A set of rules with its sources. Only made by [`Pack::parse`], so that ids are unique and sources known.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Pack {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) version: String,
    pub(crate) sources: Vec<Source>,
    pub(crate) rules: Vec<Rule>,
}

/// An instrument, standard or article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Stable id inside the pack.
    pub id: String,
    /// As one would cite it, in English.
    pub name: String,
    /// How sure it makes us.
    pub confidence: Confidence,
}

/// One requirement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Stable id, such as `size.symbol`.
    pub id: String,
    /// The i18n key of its title.
    pub title: String,
    /// The id of its source.
    pub source: String,
    /// The source's own words, in its language.
    pub quote: String,
    /// How much a breach matters.
    pub severity: Severity,
    /// What the words can mean; exactly one is the default.
    pub readings: Vec<Reading>,
}

/// One meaning of a rule's words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// Stable id inside the rule, such as `strict`.
    pub id: String,
    /// Whether this is the reading to use when nobody chose one.
    #[serde(default)]
    pub default: bool,
    /// Its numbers and dates by name; the unit is part of the name, as in `min_edge_mm`.
    #[serde(default)]
    pub parameters: BTreeMap<String, Value>,
    /// The i18n key of a sentence that explains it; the parameters are its placeholders.
    pub note: String,
}

/// A number, or a text such as a day `2026-06-01`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// A number in the unit that the parameter's name says.
    Number(f64),
    /// A text.
    Text(String),
}

impl Pack {
    /// Stable id of the pack.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The i18n key of the pack's title.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The day of the state of knowledge that the pack holds, `YYYY-MM-DD`.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// All sources, in the pack's order.
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// All rules, in the pack's order.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// The rule of this id.
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == id)
    }

    /// The source of this id.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }

    /// A number of a rule under a reading.
    pub fn number(&self, rule: &str, reading: &str, parameter: &str) -> Option<f64> {
        self.rule(rule)?.reading(reading)?.number(parameter)
    }

    /// A number of a rule under its default reading.
    pub fn default_number(&self, rule: &str, parameter: &str) -> Option<f64> {
        self.rule(rule)?.default_reading()?.number(parameter)
    }
}

impl Rule {
    /// The reading of this id.
    pub fn reading(&self, id: &str) -> Option<&Reading> {
        self.readings.iter().find(|reading| reading.id == id)
    }

    /// The reading to use when nobody chose one; a rule of a [`Pack`] has exactly one.
    pub fn default_reading(&self) -> Option<&Reading> {
        self.readings.iter().find(|reading| reading.default)
    }
}

impl Reading {
    /// A number, in the unit that its name says.
    pub fn number(&self, parameter: &str) -> Option<f64> {
        match self.parameters.get(parameter)? {
            Value::Number(number) => Some(*number),
            Value::Text(_) => None,
        }
    }

    /// A text, such as a day.
    pub fn text(&self, parameter: &str) -> Option<&str> {
        match self.parameters.get(parameter)? {
            Value::Number(_) => None,
            Value::Text(text) => Some(text),
        }
    }

    /// Names and values as placeholders of [`Reading::note`]; ratios (`…_ratio`) also as `…_percent`.
    pub fn args(&self) -> Vec<(String, String)> {
        let mut args = Vec::new();
        for (name, value) in &self.parameters {
            args.push((name.clone(), value.to_string()));
            if let (Some(stem), Value::Number(ratio)) = (name.strip_suffix("_ratio"), value) {
                args.push((format!("{stem}_percent"), Value::Number(ratio * 100.0).to_string()));
            }
        }
        args
    }
}

impl std::fmt::Display for Value {
    /// Numbers as short as they can be, to three decimals: `20`, `0.7`, `0.396`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Number(number) => {
                let decimals = format!("{number:.3}");
                f.write_str(decimals.trim_end_matches('0').trim_end_matches('.'))
            }
            Self::Text(text) => f.write_str(text),
        }
    }
}
