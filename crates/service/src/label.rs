//! From three texts and two choices to a label.

use base::{Dpi, Finding, Mm};
use i18n::Locale;
use label::{Caption, Content, Layout, Line, LineKind, Meta, Style};
use qr_encode::{EncodeError, LevelChoice, Request};
use qr_symbol::{EcLevel, Mask, Symbol, Version};
use record::{Draft, Field, Identity};
use serde::{Deserialize, Serialize};

use crate::checks::{self, Check};
use crate::{Fault, limits};

/// The resolution of PNG files, and the grid that module edges snap to.
pub(crate) const DOTS: Dpi = Dpi(600.0);

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
    /// The error correction level.
    pub level: LevelWish,
    /// The symbol's edge without quiet zone, in millimetres; whole printer dots a module may make it a little more.
    pub symbol_edge_mm: f64,
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

/// A label, drawn.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Drawing {
    /// The label as an SVG file: what the screen shows is what the file holds.
    pub svg: String,
    /// The text inside the symbol.
    pub payload: String,
    /// The symbol.
    pub symbol: SymbolFacts,
    /// Width and height of the label in millimetres.
    pub size_mm: (f64, f64),
    /// What was checked, under which reading, from which source.
    pub checks: Vec<Check>,
    /// What else to look at.
    pub findings: Vec<Finding>,
}

/// A label, laid out: what the screen and every file are made of.
pub(crate) struct Made {
    pub(crate) identity: Identity,
    pub(crate) payload: String,
    pub(crate) requested: EcLevel,
    pub(crate) symbol: Symbol,
    pub(crate) layout: Layout,
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

/// Three texts, judged.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Described {
    /// What there is to say, field by field.
    pub findings: Vec<(Field, Finding)>,
    /// Their label.
    pub label: LabelOutcome,
}

pub(crate) fn describe(request: &LabelRequest) -> Described {
    let record::Checked { identity, findings } = record::check(&request.draft);
    let label = match identity {
        None => LabelOutcome::Waits,
        Some(identity) => match make(identity, request) {
            Ok(made) => LabelOutcome::Drawn(Box::new(draw(made))),
            Err(fault) => LabelOutcome::Refused(fault),
        },
    };
    Described { findings, label }
}

fn draw(made: Made) -> Drawing {
    let facts = SymbolFacts {
        version: made.symbol.version(),
        modules: made.symbol.edge(),
        requested: made.requested,
        level: made.symbol.level(),
        mask: made.symbol.mask(),
        module_mm: made.layout.module.0,
        edge_mm: made.layout.symbol_edge.0,
        payload_bytes: made.payload.len(),
    };
    Drawing {
        svg: label::svg(&made.layout.scene, &meta(&made)),
        checks: checks::of_label(&made.layout),
        symbol: facts,
        size_mm: (made.layout.size.0.0, made.layout.size.1.0),
        payload: made.payload,
        findings: made.layout.findings,
    }
}

/// The proof that three texts can go on a label.
pub(crate) fn identity(draft: &Draft) -> Result<Identity, Fault> {
    let checked = record::check(draft);
    checked.identity.ok_or_else(|| {
        Fault::new("record.has-errors")
            .because(checked.findings.into_iter().map(|(_, finding)| finding).collect())
    })
}

/// Lays a label out. A label with an error in it is not made.
pub(crate) fn make(identity: Identity, request: &LabelRequest) -> Result<Made, Fault> {
    let payload = payload::compose(&identity);
    let least_edge = limits::least_symbol_edge_mm();
    if !(least_edge..=limits::MAX_SYMBOL_EDGE_MM).contains(&request.symbol_edge_mm) {
        return Err(Fault::new("label.symbol-edge-out-of-range")
            .with("least", least_edge)
            .with("most", limits::MAX_SYMBOL_EDGE_MM));
    }
    let (edge, least_module) = (Mm(request.symbol_edge_mm), Mm(limits::least_module_mm()));
    let largest = label::largest_version(edge, least_module).unwrap_or(Version::MIN);
    let level = match request.level {
        LevelWish::Auto => LevelChoice::AtLeast(EcLevel::M),
        LevelWish::Level(level) => LevelChoice::Exactly(level),
    };
    let encoded = qr_encode::encode(&Request { payload: &payload, level, largest })
        .map_err(|error| encode_fault(&error, edge, least_module))?;
    let style = Style::new(edge, Mm(least_edge), least_module).with_dots(DOTS);
    let layout = label::lay_out(&content(&identity, encoded.symbol.clone()), &style)
        .map_err(|error| Fault::of_label(&error))?;
    if base::worst(&layout.findings) == Some(base::Severity::Error) {
        return Err(Fault::new("label.has-errors").because(layout.findings));
    }
    Ok(Made { identity, payload, requested: encoded.requested, symbol: encoded.symbol, layout })
}

/// What a file of this label says about itself.
pub(crate) fn meta(made: &Made) -> Meta {
    let title = i18n::text(Locale::En, "label.title", &[]);
    Meta {
        title: format!("{title} · {} · {}", made.identity.batch().as_str(), made.identity.report().as_str()),
        language: Locale::Vi.tag().to_owned(),
        date: None,
    }
}

fn content(identity: &Identity, symbol: Symbol) -> Content {
    let lines = Field::ALL.map(|field| Line {
        caption: caption(field.caption_key()),
        value: identity.get(field).to_owned(),
        kind: match field {
            Field::Manufacturer => LineKind::Name,
            Field::Batch | Field::Report => LineKind::Code,
        },
    });
    Content { title: caption("label.title"), lines: lines.into(), symbol }
}

/// Labels are bilingual whatever the page's language is.
fn caption(key: &str) -> Caption {
    Caption { en: i18n::text(Locale::En, key, &[]), vi: i18n::text(Locale::Vi, key, &[]) }
}

/// Says how much too long a text is, and what would help.
fn encode_fault(error: &EncodeError, edge: Mm, least_module: Mm) -> Fault {
    let EncodeError::TooLong { payload_bytes, fits_bytes, fits_at_l, level, needs, .. } = error else {
        return Fault::new(error.code()).with("detail", error);
    };
    // A tenth of a millimetre up, as a person would type it.
    let needs_mm = needs.map(|version| (least_module.0 * version.modules() as f64 * 10.0).ceil() / 10.0);
    let fault = match needs_mm.filter(|mm| *mm <= limits::MAX_SYMBOL_EDGE_MM) {
        Some(mm) => Fault::new("encode.too-long").with("needs_mm", mm),
        None => Fault::new("encode.too-long-at-any-size"),
    };
    fault
        .with("bytes", payload_bytes)
        .with("fits", fits_bytes)
        .with("over", payload_bytes.saturating_sub(*fits_bytes))
        .with("fits_at_l", fits_at_l)
        .with("level", level)
        .with("edge_mm", edge.0)
}
