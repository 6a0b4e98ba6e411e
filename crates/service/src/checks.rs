//! What can be said of a label before it is printed, reading by reading, each with its source.

use base::{Citation, Severity};
use label::{GlyphRun, Item, Layout, Rect};
use rules::{Reading, Rule, id};
use serde::{Deserialize, Serialize};

use crate::label::DOTS;

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
    /// It can't be measured on a drawing.
    NotMeasurable,
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
    /// The least that passes.
    pub limit: Quantity,
}

/// How a rule's number is measured on a layout: the parameter that holds the limit, and the measurement.
struct Measure {
    rule: &'static str,
    parameter: &'static str,
    unit: Unit,
    /// `None`: nothing on a drawing tells it.
    measured: fn(&Layout) -> Option<f64>,
}

/// A new check is a new row.
const MEASURES: [Measure; 6] = [
    Measure {
        rule: id::SIZE_SYMBOL,
        parameter: "min_edge_mm",
        unit: Unit::Millimetres,
        measured: |layout| Some(layout.symbol_edge.0),
    },
    Measure {
        rule: id::SIZE_SYMBOL,
        parameter: "min_edge_with_quiet_zone_mm",
        unit: Unit::Millimetres,
        measured: |layout| Some(layout.symbol_edge.0 + 2.0 * quiet_zone_modules(layout)? * layout.module.0),
    },
    Measure {
        rule: id::SYMBOL_QUIET_ZONE,
        parameter: "min_quiet_zone_modules",
        unit: Unit::Modules,
        measured: quiet_zone_modules,
    },
    Measure {
        rule: id::SYMBOL_MODULE_SIZE,
        parameter: "min_module_mm",
        unit: Unit::Millimetres,
        measured: |layout| Some(layout.module.0),
    },
    Measure {
        rule: id::PRINT_DOTS_PER_MODULE,
        parameter: "min_module_dots",
        unit: Unit::Dots,
        measured: |layout| Some(DOTS.dots(layout.module)),
    },
    Measure { rule: id::CONTRAST_RATIO, parameter: "min_ratio", unit: Unit::Ratio, measured: |_| None },
];

/// Every check that a drawing allows, a rule at a time.
pub(crate) fn of_label(layout: &Layout) -> Vec<Check> {
    let mut checks: Vec<Check> = Vec::new();
    for measure in &MEASURES {
        let pack = rules::pack();
        let Some((rule, source)) = pack.rule(measure.rule).zip(pack.citation(measure.rule)) else { continue };
        let readings = readings(rule, measure, layout);
        match checks.iter_mut().find(|check| check.rule == rule.id) {
            Some(check) => check.readings.extend(readings),
            None => checks.push(Check { rule: rule.id.clone(), title: rule.title.clone(), readings, source }),
        }
    }
    checks
}

/// The readings of a rule that this measure is about, the default one first.
fn readings(rule: &Rule, measure: &Measure, layout: &Layout) -> Vec<ReadingCheck> {
    let measured = (measure.measured)(layout);
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
            limit: quantity(limit),
        })
        .collect()
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

/// Modules between the symbol and the nearest thing on the label, its edge included; the least of all sides.
fn quiet_zone_modules(layout: &Layout) -> Option<f64> {
    let scene = &layout.scene;
    let symbol = scene.items.iter().find_map(|item| match item {
        Item::Symbol(area) => Some(area.bounds()),
        Item::Rule(_) | Item::Text(_) => None,
    })?;
    let to_edge =
        [symbol.x.0, symbol.y.0, (scene.width - symbol.right()).0, (scene.height - symbol.bottom()).0];
    let to_others = scene.items.iter().filter_map(|item| match item {
        Item::Symbol(_) => None,
        Item::Rule(rect) => Some(distance(&symbol, rect)),
        Item::Text(run) => Some(distance(&symbol, &em_box(run))),
    });
    let clear = to_edge.into_iter().chain(to_others).fold(f64::INFINITY, f64::min);
    Some(clear / layout.module.0)
}

/// The box of a run of text with room for any accent above and tail below.
fn em_box(run: &GlyphRun) -> Rect {
    Rect { x: run.origin.x, y: run.origin.y - run.size, width: run.advance, height: run.size * 1.35 }
}

/// How far apart two boxes are along the axis that separates them most, in millimetres; 0 when they overlap.
fn distance(a: &Rect, b: &Rect) -> f64 {
    let gap = |a: (f64, f64), b: (f64, f64)| (b.0 - a.1).max(a.0 - b.1).max(0.0);
    let across = gap((a.x.0, a.right().0), (b.x.0, b.right().0));
    let down = gap((a.y.0, a.bottom().0), (b.y.0, b.bottom().0));
    across.max(down)
}
