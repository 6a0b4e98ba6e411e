//! Content, template and style to a scene.

use base::{Finding, Mm, Severity};

use crate::column::Setting;
use crate::content::{Content, Style};
use crate::fault::LabelError;
use crate::field::{self, Field};
use crate::frame::Frame;
use crate::logo::Logo;
use crate::placed::Placed;
use crate::scene::{Item, Layout, Scene, SymbolArea};
use crate::snap;
use crate::template::{Side, Size, Template, templates};
use crate::zones::Zones;

/// Lay a label out as its template says.
///
/// Texts shrink to the least size that the template allows, then wrap to the most lines. What does not fit then is
/// left out, a character that no face has is drawn as a box, and a symbol that is larger than the label leaves it
/// empty; each is a finding. Nothing is ever cut, drawn over something else or into the quiet zone.
///
/// # Errors
/// `label.measure-out-of-range` for a style that no printer can follow.
pub fn lay_out(content: &Content, template: &Template, style: &Style) -> Result<Layout, LabelError> {
    style.check()?;
    let modules = content.symbol.modules();
    let module = style.module();
    let symbol_edge = module * modules.edge() as f64;
    let mut findings = symbol_findings(module, symbol_edge, modules.edge(), style);
    let fields = field::fields(content, template, style.languages, &mut findings);
    let required: Vec<String> = fields.iter().map(|field| field.key().to_owned()).collect();
    let logo = content.logo.as_ref().filter(|_| template.takes_logo());
    if content.logo.is_some() && logo.is_none() {
        findings.push(Finding::new("label.logo-left-out", Severity::Warning));
    }
    let placed = match template.size {
        Size::Fixed { width, height } => fixed((width, height), fields, logo, template, style, symbol_edge),
        Size::Content { least, preferred, most } => {
            Ok(grown([least, preferred, most], &fields, logo, template, style, symbol_edge))
        }
    };
    let placed = match placed {
        Ok(mut placed) => {
            findings.append(&mut placed.findings);
            placed
        }
        Err(size) => {
            findings.push(does_not_fit(size, template, symbol_edge, style));
            Placed::empty(size)
        }
    };
    let mut items = Vec::new();
    if let Some(origin) = placed.symbol {
        items.push(Item::Symbol(SymbolArea { origin, module, modules: modules.clone() }));
    }
    items.extend(placed.items);
    let shown = required.into_iter().filter(|key| placed.shown.contains(key)).collect();
    let (width, height) = (Mm(placed.size.0), Mm(placed.size.1));
    let description = description(content, template, style);
    let scene = Scene { width, height, items, description };
    Ok(Layout {
        scene,
        module,
        module_dots: style.module_dots,
        symbol_edge,
        size: (width, height),
        shown,
        findings,
    })
}

/// A label of a given size: its texts get tighter until they fit, and what still does not fit is left out.
fn fixed(
    size: (f64, f64),
    fields: Vec<Field>,
    logo: Option<&Logo>,
    template: &Template,
    style: &Style,
    symbol_edge: Mm,
) -> Result<Placed, (f64, f64)> {
    const STEPS: u32 = 4;
    let frame = Frame::fixed(size, template, style, symbol_edge).ok_or(size)?;
    let mut zones = Zones::new(fields, logo, template, style, 1.0);
    let mut findings = zones.title_findings();
    loop {
        let settings = [false, true].into_iter().flat_map(|packed| {
            (0..=STEPS).map(move |step| Setting { tightness: f64::from(step) / f64::from(STEPS), packed })
        });
        for setting in settings {
            let set = zones.set(&frame, setting, template, style);
            if zones.fit_widths() && set.over(&frame) <= 0.0 {
                return Ok(set.place(&frame, &zones, template, style).with(findings));
            }
        }
        let tightest = zones.set(&frame, Setting { tightness: 1.0, packed: false }, template, style);
        if !zones.fit_widths() {
            zones.take_out_the_too_long(&mut findings);
        } else if !zones.take_out_one(tightest.over(&frame), &mut findings) {
            return Ok(Placed::only_symbol(&frame).with(findings));
        }
    }
}

/// A label as large as its content: the narrowest column that holds the texts in the sizes that suit the symbol, or
/// in the smallest ones when only those fit.
fn grown(
    column: [f64; 3],
    fields: &[Field],
    logo: Option<&Logo>,
    template: &Template,
    style: &Style,
    symbol_edge: Mm,
) -> Placed {
    /// No text grows more than this with a large symbol.
    const MOST_SCALE: f64 = 2.0;
    /// The symbol that the measures of templates are drawn for.
    const SUITS: f64 = 20.0;
    let suiting = (symbol_edge.0 / SUITS).clamp(1.0, MOST_SCALE);
    let mut last = None;
    for by in [suiting, 1.0] {
        let scaled = fields.iter().map(|field| field.clone().scaled(by)).collect();
        let mut zones = Zones::new(scaled, logo, template, style, by);
        let mut findings = zones.title_findings();
        let [least, preferred, most] = column;
        let width = zones.column_width(template, least * by, preferred * by, most.max(preferred * by));
        let frame = Frame::grown(width, template, style, symbol_edge);
        let setting = Setting { tightness: 0.0, packed: false };
        let comfortable = zones.set(&frame, setting, template, style);
        let mut too_long = Vec::new();
        zones.take_out_the_too_long(&mut too_long);
        let set = if !too_long.is_empty() {
            zones.set(&frame, setting, template, style)
        } else if comfortable.level_with_symbol(&frame) {
            comfortable
        } else {
            let tight = zones.stack(1.0, template, style);
            if tight.level_with_symbol(&frame) { tight } else { comfortable }
        };
        let fits = too_long.is_empty();
        findings.append(&mut too_long);
        let frame = set.grow(&frame);
        last = Some(set.place(&frame, &zones, template, style).with(findings));
        if fits {
            break;
        }
    }
    last.unwrap_or_else(|| Placed::empty((column[0], column[0])))
}

/// Is the symbol as large as the rules ask?
fn symbol_findings(module: Mm, edge: Mm, modules: usize, style: &Style) -> Vec<Finding> {
    let mut findings = Vec::new();
    if snap::shorter(edge, style.least_symbol_edge) {
        findings.push(
            Finding::new("label.symbol-too-small", Severity::Error)
                .with("edge", number(edge))
                .with("least", number(style.least_symbol_edge)),
        );
    }
    if snap::shorter(module, style.least_module) {
        findings.push(
            Finding::new("label.module-too-small", Severity::Warning)
                .with("module", number(module))
                .with("least", number(style.least_module))
                .with("edge", number(style.least_module * modules as f64)),
        );
    }
    findings
}

/// That the symbol is larger than the label: how large a label it needs, and the smallest template that is.
fn does_not_fit(size: (f64, f64), template: &Template, symbol_edge: Mm, style: &Style) -> Finding {
    let needs = Frame::quiet_edge(symbol_edge, style) + 2.0 * template.margin;
    let area = |template: &&Template| match template.size {
        Size::Fixed { width, height } => width * height,
        Size::Content { .. } => f64::INFINITY,
    };
    let holds = |other: &&Template| match other.size {
        Size::Fixed { width, height } => {
            Frame::fixed((width, height), other, style, symbol_edge).is_some()
                && (other.symbol.side == Side::Top || width >= 1.5 * Frame::quiet_edge(symbol_edge, style))
        }
        Size::Content { .. } => true,
    };
    let better = templates().iter().filter(holds).min_by(|a, b| area(a).total_cmp(&area(b)));
    Finding::new("label.symbol-does-not-fit", Severity::Error)
        .with("width", number(Mm(size.0)))
        .with("height", number(Mm(size.1)))
        .with("needs", number(Mm((needs * 10.0).ceil() / 10.0)))
        .with("template", better.map_or("", Template::id))
}

/// Millimetres to a micrometre, without zeros at the end.
fn number(length: Mm) -> String {
    format!("{}", (length.0 * 1000.0).round() / 1000.0)
}

/// What the label says, line by line.
fn description(content: &Content, template: &Template, style: &Style) -> String {
    let title = template.head.as_ref().and_then(|head| head.title.as_ref());
    let title = title.map(|title| title.joined(" · ", style.languages));
    let lines = template.rows.iter().filter_map(|row| {
        let value = content.values.get(&row.key).filter(|value| !value.trim().is_empty())?;
        Some(format!("{}: {value}", row.caption.joined(" / ", style.languages)))
    });
    title.into_iter().chain(lines).collect::<Vec<_>>().join("\n")
}
