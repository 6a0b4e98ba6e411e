//! What can be said of a label before it is printed, reading by reading, each with its source.

use base::{Citation, Dpi, Severity};
use label::Layout;
use payload::Values;
use qr_symbol::EcLevel;
use record::{CalendarDate, Column, Context, Policy};
use rules::{Reading, Rule, id};
use serde::{Deserialize, Serialize};
use substrate::{Advice, DesignContrast, Judgement, Verdict};

use crate::limits;

/// What a measured value is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Millimetres on paper.
    Millimetres,
    /// Modules of the symbol.
    Modules,
    /// Printer dots.
    Dots,
    /// A ratio, 0 to 1, shown as per cent.
    Ratio,
}

/// A number with its unit.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Quantity {
    /// How many.
    pub value: f64,
    /// Of what.
    pub unit: Unit,
}

/// What a check found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It passes.
    Passes,
    /// It does not, and the rule only recommends.
    LookAt,
    /// It does not.
    Fails,
    /// What was chosen would pass; only the print can be measured.
    Promised,
    /// It can't be measured on a drawing.
    NotMeasurable,
}

impl Outcome {
    /// How much it asks to be looked at: more is worse.
    pub(crate) const fn rank(self) -> u8 {
        match self {
            Self::Passes => 0,
            Self::Promised => 1,
            Self::NotMeasurable => 2,
            Self::LookAt => 3,
            Self::Fails => 4,
        }
    }
}

/// One rule, checked under every reading that the rule pack knows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Check {
    /// The rule's id, such as `size.symbol`.
    pub rule: String,
    /// The i18n key of the rule's title.
    pub title: String,
    /// Every reading, the default one first.
    pub readings: Vec<ReadingCheck>,
    /// Where the rule comes from.
    pub source: Citation,
}

/// One reading of a rule, checked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReadingCheck {
    /// The reading's id, such as `strict`.
    pub reading: String,
    /// The i18n key of what this reading says.
    pub note: String,
    /// Values for the note's placeholders.
    pub args: Vec<(String, String)>,
    /// What it found.
    pub outcome: Outcome,
    /// What was measured.
    pub measured: Option<Quantity>,
    /// The least that passes; `None` for a rule that asks for no number.
    pub limit: Option<Quantity>,
}

/// What is checked: a label, and what was chosen for it.
#[derive(Clone, Copy)]
pub(crate) struct Subject<'a> {
    pub(crate) layout: &'a Layout,
    pub(crate) level: EcLevel,
    pub(crate) dots: Dpi,
    pub(crate) contrast: &'a DesignContrast,
    pub(crate) advice: &'a Advice,
    pub(crate) values: &'a Values,
}

/// How a rule's number is measured: the parameter that holds the limit, and the measurement.
struct Measure {
    rule: &'static str,
    parameter: &'static str,
    unit: Unit,
    /// `None`: nothing on a drawing tells it.
    measured: fn(&Subject<'_>) -> Option<f64>,
}

/// A new check of a number is a new row.
const MEASURES: [Measure; 5] = [
    Measure {
        rule: id::SIZE_SYMBOL,
        parameter: "min_edge_mm",
        unit: Unit::Millimetres,
        measured: |subject| Some(subject.layout.symbol_edge.0),
    },
    Measure {
        rule: id::SIZE_SYMBOL,
        parameter: "min_edge_with_quiet_zone_mm",
        unit: Unit::Millimetres,
        measured: |subject| {
            let layout = subject.layout;
            Some(layout.symbol_edge.0 + 2.0 * layout.quiet_zone_modules()? * layout.module.0)
        },
    },
    Measure {
        rule: id::SYMBOL_QUIET_ZONE,
        parameter: "min_quiet_zone_modules",
        unit: Unit::Modules,
        measured: |subject| subject.layout.quiet_zone_modules(),
    },
    Measure {
        rule: id::SYMBOL_MODULE_SIZE,
        parameter: "min_module_mm",
        unit: Unit::Millimetres,
        measured: |subject| Some(subject.layout.module.0),
    },
    Measure {
        rule: id::PRINT_DOTS_PER_MODULE,
        parameter: "min_module_dots",
        unit: Unit::Dots,
        measured: |subject| Some(subject.dots.dots(subject.layout.module)),
    },
];

/// A rule that asks for something else than a number.
struct Question {
    rule: &'static str,
    answer: fn(&Subject<'_>) -> Outcome,
}

/// A new check of anything but a number is a new row.
const QUESTIONS: [Question; 7] = [
    Question {
        rule: id::SYMBOL_ERROR_CORRECTION,
        answer: |subject| {
            if subject.level >= limits::least_level() { Outcome::Passes } else { Outcome::LookAt }
        },
    },
    Question { rule: id::FIELD_MANUFACTURER, answer: |subject| readable(subject, Column::Manufacturer) },
    Question { rule: id::FIELD_BATCH, answer: |subject| readable(subject, Column::Batch) },
    Question { rule: id::FIELD_REPORT, answer: |subject| readable(subject, Column::Report) },
    Question {
        rule: id::LABEL_GOODS_NAME,
        answer: |subject| match readable(subject, Column::Product) {
            Outcome::Passes => Outcome::Passes,
            _ => readable(subject, Column::ProductVi),
        },
    },
    Question { rule: id::LABEL_ORIGIN_NOT_ABBREVIATED, answer: origin },
    Question {
        rule: id::SUBSTRATE_FINISH,
        answer: |subject| match subject.advice.verdict {
            None => Outcome::NotMeasurable,
            Some(Verdict::Recommended) => Outcome::Passes,
            Some(Verdict::Caution) => Outcome::LookAt,
            Some(Verdict::Reject) => Outcome::Fails,
        },
    },
];

/// Can a person read it on the label?
fn readable(subject: &Subject<'_>, column: Column) -> Outcome {
    if subject.layout.shows(column.name()) { Outcome::Passes } else { Outcome::LookAt }
}

/// Is the origin on the label, and in full?
fn origin(subject: &Subject<'_>) -> Outcome {
    let column = Column::ManufacturerCountry;
    let policy = Policy::default();
    // Whether a name is in full is the same on every day.
    let context = Context { today: CalendarDate::FIRST, policy: &policy };
    let text = subject.values.get(&column).map_or("", String::as_str);
    let abbreviated = record::check_cell(column, text, &context)
        .iter()
        .any(|finding| finding.code == "country.abbreviated");
    if abbreviated && subject.layout.shows(column.name()) {
        Outcome::Fails
    } else {
        readable(subject, column)
    }
}

/// Every check that a drawing allows, a rule at a time.
pub(crate) fn of_label(subject: &Subject<'_>) -> Vec<Check> {
    let mut checks: Vec<Check> = Vec::new();
    let pack = rules::pack();
    for measure in &MEASURES {
        let Some((rule, source)) = pack.rule(measure.rule).zip(pack.citation(measure.rule)) else { continue };
        add(&mut checks, rule, source, measured(rule, measure, subject));
    }
    if let Some((rule, source)) = pack.rule(id::CONTRAST_RATIO).zip(pack.citation(id::CONTRAST_RATIO)) {
        add(&mut checks, rule, source, promised(rule, subject.contrast));
    }
    for question in &QUESTIONS {
        let Some((rule, source)) = pack.rule(question.rule).zip(pack.citation(question.rule)) else {
            continue;
        };
        add(&mut checks, rule, source, answered(rule, (question.answer)(subject)));
    }
    checks
}

/// The outcome of the default reading of each rule, by the rule's id: what can be asked of many labels.
pub(crate) fn outcomes(subject: &Subject<'_>) -> Vec<(&'static str, Outcome)> {
    let pack = rules::pack();
    let mut outcomes = Vec::with_capacity(MEASURES.len() + QUESTIONS.len() + 1);
    for measure in &MEASURES {
        let Some(rule) = pack.rule(measure.rule) else { continue };
        // Other readings of the same rule have parameters of other names.
        let limit = rule.default_reading().and_then(|reading| reading.number(measure.parameter));
        if let Some(limit) = limit {
            outcomes.push((measure.rule, outcome((measure.measured)(subject), limit, rule.severity)));
        }
    }
    let default = subject.contrast.judgements.iter().find(|judgement| judgement.default);
    outcomes.extend(default.map(|judgement| (id::CONTRAST_RATIO, promise(judgement))));
    outcomes.extend(QUESTIONS.iter().map(|question| (question.rule, (question.answer)(subject))));
    outcomes
}

const fn promise(judgement: &Judgement) -> Outcome {
    if judgement.passes { Outcome::Promised } else { Outcome::Fails }
}

fn add(checks: &mut Vec<Check>, rule: &Rule, source: Citation, readings: Vec<ReadingCheck>) {
    match checks.iter_mut().find(|check| check.rule == rule.id) {
        Some(check) => check.readings.extend(readings),
        None => checks.push(Check { rule: rule.id.clone(), title: rule.title.clone(), readings, source }),
    }
}

/// The readings of a rule that this measure is about, the default one first.
fn measured(rule: &Rule, measure: &Measure, subject: &Subject<'_>) -> Vec<ReadingCheck> {
    let measured = (measure.measured)(subject);
    let quantity = |value| Quantity { value, unit: measure.unit };
    let mut readings: Vec<(&Reading, f64)> = rule
        .readings
        .iter()
        .filter_map(|reading| Some((reading, reading.number(measure.parameter)?)))
        .collect();
    readings.sort_by_key(|(reading, _)| !reading.default);
    readings
        .into_iter()
        .map(|(reading, limit)| ReadingCheck {
            reading: reading.id.clone(),
            note: reading.note.clone(),
            args: reading.args(),
            outcome: outcome(measured, limit, rule.severity),
            measured: measured.map(quantity),
            limit: Some(quantity(limit)),
        })
        .collect()
}

/// What the colours promise under each reading, the default one first. Colours that pass are a promise of the print,
/// not a measurement; colours that fail cannot be mended by printing.
fn promised(rule: &Rule, contrast: &DesignContrast) -> Vec<ReadingCheck> {
    let quantity = |value| Quantity { value, unit: Unit::Ratio };
    let mut judgements: Vec<&Judgement> = contrast.judgements.iter().collect();
    judgements.sort_by_key(|judgement| !judgement.default);
    let check = |judgement: &Judgement| ReadingCheck {
        reading: judgement.reading.clone(),
        note: judgement.note.clone(),
        args: rule.reading(&judgement.reading).map(Reading::args).unwrap_or_default(),
        outcome: promise(judgement),
        measured: Some(quantity(judgement.found)),
        limit: Some(quantity(judgement.least)),
    };
    judgements.into_iter().map(check).collect()
}

/// The default reading of a rule that asks for something else than a number.
fn answered(rule: &Rule, outcome: Outcome) -> Vec<ReadingCheck> {
    let reading = rule.default_reading().map(|reading| ReadingCheck {
        reading: reading.id.clone(),
        note: reading.note.clone(),
        args: reading.args(),
        outcome,
        measured: None,
        limit: None,
    });
    reading.into_iter().collect()
}

fn outcome(measured: Option<f64>, limit: f64, severity: Severity) -> Outcome {
    // What rounding to whole dots leaves behind is not a failure: a millionth of a millimetre.
    const TOLERANCE: f64 = 1e-6;
    match measured {
        None => Outcome::NotMeasurable,
        Some(value) if value >= limit - TOLERANCE => Outcome::Passes,
        Some(_) if severity < Severity::Error => Outcome::LookAt,
        Some(_) => Outcome::Fails,
    }
}
