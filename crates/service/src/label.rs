//! From texts and choices to a label.

use std::collections::BTreeMap;

use base::{Finding, Severity};
use payload::Values;
use qr_encode::Candidate;
use qr_symbol::{EcLevel, Mask, Version};
use record::{CalendarDate, Column, Context, Draft, Field, Policy};
use serde::{Deserialize, Serialize};
use substrate::{Advice, DesignContrast};

use crate::Fault;
use crate::checks::{self, Check};
use crate::issued::IssuedSymbol;
use crate::press::{Made, Press};
use crate::setup::LabelSetup;

/// The error correction level that a person wishes for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LevelWish {
    /// At least M, and stronger where the symbol does not grow by it.
    Auto,
    /// Exactly this level.
    Level(EcLevel),
}

/// A label that is wanted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LabelRequest {
    /// The three texts.
    pub draft: Draft,
    /// What else the label or its symbol says.
    #[serde(default)]
    pub more: BTreeMap<Column, String>,
    /// How it is made.
    #[serde(default)]
    pub setup: LabelSetup,
    /// The symbol that the platform drew, where it did.
    #[serde(default)]
    pub issued: Option<IssuedSymbol>,
}

impl LabelRequest {
    /// All that the label is to say.
    pub(crate) fn values(&self) -> Values {
        let more = self.more.iter().map(|(column, text)| (*column, text.clone()));
        let fields = Field::ALL.map(|field| (field.into(), self.draft.get(field).to_owned()));
        let issued = self.issued.iter().map(|issued| (Column::PlatformPayload, issued.payload.clone()));
        more.chain(fields).chain(issued).filter(|(_, text)| !text.is_empty()).collect()
    }
}

/// What is to know about a symbol.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct SymbolFacts {
    /// 1 to 40.
    pub version: Version,
    /// Modules a side.
    pub modules: usize,
    /// The level that was asked for.
    pub requested: EcLevel,
    /// The level it has.
    pub level: EcLevel,
    /// The mask pattern.
    pub mask: Mask,
    /// The edge of one module, in millimetres.
    pub module_mm: f64,
    /// The edge without quiet zone, in millimetres.
    pub edge_mm: f64,
    /// UTF-8 bytes of the payload.
    pub payload_bytes: usize,
}

/// What a level would cost and bring.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FitRow {
    /// The level.
    pub level: EcLevel,
    /// The smallest version that holds the payload at this level.
    pub version: Version,
    /// Modules a side.
    pub modules: usize,
    /// Printer dots a module.
    pub module_dots: u32,
    /// The edge of a module, in millimetres.
    pub module_mm: f64,
    /// The edge without quiet zone, in millimetres.
    pub edge_mm: f64,
    /// The edge with quiet zone, in millimetres.
    pub with_quiet_mm: f64,
    /// From how far a phone reads it, in millimetres; a rule of thumb.
    pub reading_distance_mm: f64,
    /// The share of its codewords that can be wrong, 0 to 1.
    pub correctable: f64,
    /// The i18n key of the limit that made it as large as it is.
    pub binds: String,
    /// It is the one that was taken.
    pub chosen: bool,
}

/// A label, drawn.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Drawing {
    /// The label as an SVG file: what the screen shows is what the file holds.
    pub svg: String,
    /// The text inside the symbol; between the fields of a GS1 element string stands U+001D.
    pub payload: String,
    /// The symbol.
    pub symbol: SymbolFacts,
    /// What each level would cost and bring, weakest first.
    pub fitting: Vec<FitRow>,
    /// Width and height of the label in millimetres.
    pub size_mm: (f64, f64),
    /// The top left corner of the symbol on the label, without quiet zone, in millimetres.
    pub symbol_at_mm: (f64, f64),
    /// What was checked, under which reading, from which source.
    pub checks: Vec<Check>,
    /// What else to look at.
    pub findings: Vec<Finding>,
    /// What the chosen colours promise.
    pub contrast: DesignContrast,
    /// What is said of the chosen material.
    pub advice: Advice,
}

/// What became of the label of three texts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LabelOutcome {
    /// The texts have errors, or some are missing: nothing was drawn.
    Waits,
    /// It was drawn.
    Drawn(Box<Drawing>),
    /// The texts are sound, but the label cannot be drawn as it is wished for.
    Refused(Fault),
}

/// Texts, judged.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Described {
    /// What there is to say, field by field.
    pub findings: Vec<(Field, Finding)>,
    /// What there is to say of what else the label says.
    pub more: Vec<(Column, Finding)>,
    /// Their label.
    pub label: LabelOutcome,
}

/// Judges the texts and, when they can go on a label, draws it.
pub(crate) fn describe(request: &LabelRequest, today: CalendarDate) -> Described {
    let record::Checked { identity, findings } = record::check(&request.draft);
    let more = of_more(request, today);
    let label = if identity.is_none() || more.iter().any(|(_, finding)| finding.severity == Severity::Error) {
        LabelOutcome::Waits
    } else {
        match drawn(request) {
            Ok(drawing) => LabelOutcome::Drawn(Box::new(drawing)),
            Err(fault) => LabelOutcome::Refused(fault),
        }
    };
    Described { findings, more, label }
}

/// What there is to say of everything but the three texts.
fn of_more(request: &LabelRequest, today: CalendarDate) -> Vec<(Column, Finding)> {
    let policy = Policy::default();
    let context = Context { today, policy: &policy };
    let cells = request.more.iter().filter(|(column, text)| column.field().is_none() && !text.is_empty());
    let found = cells.flat_map(|(&column, text)| {
        record::check_cell(column, text, &context).into_iter().map(move |finding| (column, finding))
    });
    found.collect()
}

fn drawn(request: &LabelRequest) -> Result<Drawing, Fault> {
    let press = Press::new(&request.setup)?;
    let values = request.values();
    let made = press.make(&values, request.issued.as_ref()).map_err(|refusal| refusal.fault)?;
    Ok(draw(&press, made, &values))
}

/// The proof that the texts can go on a label, and the label.
pub(crate) fn made(press: &Press<'_>, request: &LabelRequest, today: CalendarDate) -> Result<Made, Fault> {
    let checked = record::check(&request.draft);
    let mut findings: Vec<Finding> = checked.findings.into_iter().map(|(_, finding)| finding).collect();
    findings.extend(of_more(request, today).into_iter().map(|(_, finding)| finding));
    if checked.identity.is_none() || base::worst(&findings) == Some(Severity::Error) {
        return Err(Fault::new("record.has-errors").because(findings));
    }
    press.make(&request.values(), request.issued.as_ref()).map_err(|refusal| refusal.fault)
}

pub(crate) fn draw(press: &Press<'_>, made: Made, values: &Values) -> Drawing {
    let advice = substrate::advise(&press.setup.substrate);
    let mut findings = press.findings.clone();
    findings.extend(made.findings.iter().map(|(_, finding)| finding.clone()));
    findings.extend(made.layout.findings.iter().cloned());
    findings.extend(press.setup.printer.findings(&made.layout.scene));
    Drawing {
        svg: label::svg(&made.layout.scene, &press.meta(title(values))),
        checks: checks::of_label(&checks::Subject {
            layout: &made.layout,
            level: made.symbol.level(),
            dots: press.setup.printer.dots,
            contrast: &press.contrast,
            advice: &advice,
            values,
        }),
        symbol: SymbolFacts {
            version: made.symbol.version(),
            modules: made.symbol.edge(),
            requested: made.requested,
            level: made.symbol.level(),
            mask: made.symbol.mask(),
            module_mm: made.layout.module.0,
            edge_mm: made.layout.symbol_edge.0,
            payload_bytes: made.payload.len(),
        },
        fitting: made.candidates.iter().enumerate().map(|(at, it)| fit_row(it, at == made.chosen)).collect(),
        size_mm: (made.layout.size.0.0, made.layout.size.1.0),
        symbol_at_mm: symbol_at(&made),
        payload: made.payload,
        findings,
        contrast: press.contrast.clone(),
        advice,
    }
}

/// Where the symbol stands; a layout has exactly one.
fn symbol_at(made: &Made) -> (f64, f64) {
    let area = made.layout.scene.items.iter().find_map(|item| match item {
        label::Item::Symbol(area) => Some((area.origin.x.0, area.origin.y.0)),
        _ => None,
    });
    area.unwrap_or_default()
}

fn fit_row(candidate: &Candidate, chosen: bool) -> FitRow {
    FitRow {
        level: candidate.level,
        version: candidate.version,
        modules: candidate.modules,
        module_dots: candidate.module_dots,
        module_mm: candidate.module.0,
        edge_mm: candidate.edge.0,
        with_quiet_mm: candidate.edge_with_quiet_zone.0,
        reading_distance_mm: candidate.reading_distance.0,
        correctable: candidate.correctable,
        binds: candidate.binds.key().to_owned(),
        chosen,
    }
}

/// What a file of one label calls itself.
pub(crate) fn title(values: &Values) -> String {
    let title = i18n::text(i18n::Locale::En, "label.title", &[]);
    let parts = [Column::Batch, Column::Report].map(|column| values.get(&column).map_or("", String::as_str));
    format!("{title} · {}", parts.join(" · "))
}
