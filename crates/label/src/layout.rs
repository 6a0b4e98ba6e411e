//! Content and style to a scene.

use base::{Finding, Mm, Severity};

use crate::block::level_with;
use crate::column::{self, Column};
use crate::content::{Content, Style};
use crate::fault::LabelError;
use crate::measures::{Measures, NAMEPLATE};
use crate::scene::{Item, Layout, Place, Scene, SymbolArea};
use crate::snap;
use crate::template::Template;
use crate::texts::Texts;

/// Lay a label out: symbol at the left with its quiet zone, title and values at its right.
///
/// A text that does not fit is left out, and a character that no face has is drawn as a box; each is an
/// `Error` among the findings. Nothing is ever cut or drawn over something else.
///
/// # Errors
/// `label.measure-out-of-range` for a style that no printer can follow.
pub fn lay_out(content: &Content, template: &Template, style: &Style) -> Result<Layout, LabelError> {
    style.check()?;
    let texts = Texts::of(content, template, style.languages);
    let modules = content.symbol.modules();
    let module = style.module();
    let symbol_edge = module * modules.edge() as f64;
    let mut findings = symbol_findings(module, symbol_edge, modules.edge(), style);

    let (template, column) = fitting(&texts, symbol_edge, &mut findings);
    let template = &template;
    let quiet = module * qr_symbol::QUIET_ZONE_MODULES as f64;
    let inset = snap::up((quiet + Mm(template.margin)).max(Mm(template.inset)), style.dots);
    let column_x = snap::up(inset + symbol_edge + quiet + Mm(template.gutter), style.dots);

    let block = level_with(symbol_edge.0, &column, template, style);
    let inner = symbol_edge.max(Mm(block.height));
    let width = whole(column_x + Mm(column.width + template.right), template.size_step);
    let height = whole(inset * 2.0 + inner, template.size_step);
    let top = snap::nearest((height - inner) / 2.0, style.dots);

    let symbol =
        SymbolArea { origin: Place { x: inset, y: top }, module, modules: content.symbol.modules().clone() };
    let mut items = vec![Item::Symbol(symbol)];
    block.draw(Place { x: column_x, y: top }, column.width, style, &mut items);
    let scene = Scene { width, height, items, description: description(&texts) };
    let shown = content.values.keys().cloned();
    let shown = shown.filter(|key| content.values.get(key).is_some_and(|value| !value.is_empty())).collect();
    Ok(Layout {
        scene,
        shown,
        module,
        module_dots: style.module_dots,
        symbol_edge,
        size: (width, height),
        findings,
    })
}

/// The texts in the sizes that suit the symbol, or in the smallest ones when only those fit.
fn fitting(content: &Texts, symbol_edge: Mm, findings: &mut Vec<Finding>) -> (Measures, Column) {
    let suiting = NAMEPLATE.for_symbol(symbol_edge.0);
    let mut found = Vec::new();
    let mut column = column::set(content, &suiting, &mut found);
    let mut template = suiting;
    if found.iter().any(|finding| finding.code == column::DOES_NOT_FIT) {
        found.clear();
        column = column::set(content, &NAMEPLATE, &mut found);
        template = NAMEPLATE;
    }
    findings.append(&mut found);
    (template, column)
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

/// Millimetres to a micrometre, without zeros at the end.
fn number(length: Mm) -> String {
    format!("{}", (length.0 * 1000.0).round() / 1000.0)
}

/// `length` rounded up to a multiple of `step` millimetres.
fn whole(length: Mm, step: f64) -> Mm {
    Mm((length.0 / step - 1e-6).ceil() * step)
}

/// What the label says, line by line.
fn description(content: &Texts) -> String {
    let title = column::joined(&content.title.0, " · ", &content.title.1);
    let lines = content.lines.iter().map(|line| format!("{}: {}", line.caption, line.value));
    std::iter::once(title).chain(lines).collect::<Vec<_>>().join("\n")
}
