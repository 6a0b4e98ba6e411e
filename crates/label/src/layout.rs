//! Content and style to a scene.

use base::{Finding, Mm, Severity};

use crate::column::{self, Column, Part, Text};
use crate::content::{Content, MAX_LINES, Style};
use crate::fault::LabelError;
use crate::scene::{Glyph, GlyphRun, Item, Layout, Place, Rect, Scene, SymbolArea};
use crate::shape::Shaped;
use crate::snap;
use crate::template::{NAMEPLATE, Template};

/// Lay a label out: symbol at the left with its quiet zone, title and values at its right.
///
/// A text that does not fit is left out, and a character that no face has is drawn as a box; each is an
/// `Error` among the findings. Nothing is ever cut or drawn over something else.
///
/// # Errors
/// `label.measure-out-of-range` for a style that no printer can follow, `label.too-many-lines`.
pub fn lay_out(content: &Content, style: &Style) -> Result<Layout, LabelError> {
    style.check()?;
    if content.lines.len() > MAX_LINES {
        return Err(LabelError::TooManyLines { lines: content.lines.len(), most: MAX_LINES });
    }
    let template = &NAMEPLATE;
    let modules = content.symbol.modules();
    let module_dots = snap::module_dots(style.symbol_edge, modules.edge(), style.dots);
    let module = style.dots.dot() * f64::from(module_dots);
    let symbol_edge = module * modules.edge() as f64;
    let mut findings = symbol_findings(module, symbol_edge, modules.edge(), style);

    let column = column::set(content, template, &mut findings);
    let quiet = module * qr_symbol::QUIET_ZONE_MODULES as f64;
    let inset = snap::up((quiet + Mm(template.margin)).max(Mm(template.inset)), style.dots);
    let column_x = snap::up(inset + symbol_edge + quiet + Mm(template.gutter), style.dots);

    let mut block = stack(&column, template, style);
    block.stretch_to(symbol_edge.0, template);
    let inner = symbol_edge.max(Mm(block.height));
    let width = whole(column_x + Mm(column.width + template.right), template.size_step);
    let height = whole(inset * 2.0 + inner, template.size_step);
    let top = snap::nearest((height - inner) / 2.0, style.dots);

    let symbol =
        SymbolArea { origin: Place { x: inset, y: top }, module, modules: content.symbol.modules().clone() };
    let mut items = vec![Item::Symbol(symbol)];
    block.draw(Place { x: column_x, y: top }, column.width, style, &mut items);
    let scene = Scene { width, height, items, description: description(content) };
    Ok(Layout { scene, module, module_dots, symbol_edge, size: (width, height), findings })
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
fn description(content: &Content) -> String {
    let title = column::joined(&content.title.en, " · ", &content.title.vi);
    let lines = content
        .lines
        .iter()
        .map(|line| format!("{}: {}", column::joined(&line.caption.en, " / ", &line.caption.vi), line.value));
    std::iter::once(title).chain(lines).collect::<Vec<_>>().join("\n")
}

/// One line of glyphs at its height.
struct Row {
    /// From the top of the block to the baseline, in millimetres.
    baseline: f64,
    size: f64,
    glyphs: Vec<Shaped>,
    /// Does the space above it grow when the block is stretched?
    opens_field: bool,
}

impl Row {
    /// How far ink reaches above the baseline, in millimetres.
    fn ascent(&self) -> f64 {
        self.inks().map(|ink| ink.top).fold(0.0, f64::max) * self.size
    }

    /// How far ink reaches below the baseline, in millimetres.
    fn descent(&self) -> f64 {
        -self.inks().map(|ink| ink.bottom).fold(0.0, f64::min) * self.size
    }

    fn inks(&self) -> impl Iterator<Item = crate::face::Ink> {
        self.glyphs.iter().filter_map(|glyph| glyph.face.font().ink(glyph.glyph))
    }
}

/// The text column from the top of its capitals to its last baseline.
struct Block {
    rows: Vec<Row>,
    /// The top of the rule.
    rule: f64,
    rule_thickness: f64,
    height: f64,
}

/// The height of capitals in ems: the first line's stand level with the symbol's top edge.
const CAP_HEIGHT: f64 = 0.74;

/// Put the lines of all texts under each other.
fn stack(column: &Column, template: &Template, style: &Style) -> Block {
    let thickness = snap::nearest(Mm(template.rule_thickness), style.dots).max(style.dots.dot()).0;
    let mut block = Block { rows: Vec::new(), rule: 0.0, rule_thickness: thickness, height: 0.0 };
    // The last baseline or rule, and how far ink reaches below it.
    let (mut base, mut below) = (0.0, 0.0);
    for text in &column.texts {
        let distance = match text.part {
            Part::Title => CAP_HEIGHT * text.fitted.size,
            Part::Caption(0) => template.rule_to_caption,
            Part::Caption(_) => template.value_to_caption,
            Part::Value(_) => template.caption_to_value,
        };
        for (at, mut row) in rows(text).into_iter().enumerate() {
            let distance = if at == 0 { distance } else { template.leading * row.size };
            let first = block.rows.is_empty();
            let free = if first { 0.0 } else { below + template.clearance + row.ascent() };
            base += f64::max(distance, free);
            row.baseline = base;
            below = row.descent();
            block.rows.push(row);
        }
        if text.part == Part::Title {
            block.rule = base + f64::max(template.title_to_rule, below + template.clearance);
            (base, below) = (block.rule + thickness, 0.0);
        }
    }
    block.height = base;
    block
}

/// The lines of a text. One that has none, because it is empty or does not fit, keeps the place of one.
fn rows(text: &Text) -> Vec<Row> {
    let opens_field = matches!(text.part, Part::Caption(_));
    let row =
        |glyphs: Vec<Shaped>, opens_field| Row { baseline: 0.0, size: text.fitted.size, glyphs, opens_field };
    if text.fitted.lines.is_empty() {
        return vec![row(Vec::new(), opens_field)];
    }
    let lines = text.fitted.lines.iter().enumerate();
    lines.map(|(at, line)| row(text.glyphs[line.clone()].to_vec(), opens_field && at == 0)).collect()
}

impl Block {
    /// Open the spaces before captions, as far as the template allows, to end level with the symbol.
    fn stretch_to(&mut self, height: f64, template: &Template) {
        let spaces = self.rows.iter().filter(|row| row.opens_field).count();
        let each = ((height - self.height) / spaces.max(1) as f64).clamp(0.0, template.stretch);
        let mut down = 0.0;
        for row in &mut self.rows {
            if row.opens_field {
                down += each;
            }
            row.baseline += down;
        }
        self.height += down;
    }

    fn draw(&self, at: Place, width: f64, style: &Style, items: &mut Vec<Item>) {
        items.push(Item::Rule(Rect {
            x: at.x,
            y: snap::nearest(at.y + Mm(self.rule), style.dots),
            width: Mm(width),
            height: Mm(self.rule_thickness),
        }));
        for row in &self.rows {
            let start = Place { x: at.x, y: at.y + Mm(row.baseline) };
            items.extend(runs(&row.glyphs, row.size, start).into_iter().map(Item::Text));
        }
    }
}

/// The runs of one line: one for each stretch of glyphs of the same face.
fn runs(line: &[Shaped], size: f64, start: Place) -> Vec<GlyphRun> {
    let mut runs: Vec<GlyphRun> = Vec::new();
    let mut pen = 0.0;
    for (at, shaped) in line.iter().enumerate() {
        if at > 0 {
            pen += shaped.kerning * size;
        }
        let continues = runs.last().is_some_and(|run| run.face == shaped.face);
        if !continues {
            runs.push(GlyphRun {
                face: shaped.face,
                size: Mm(size),
                origin: Place { x: start.x + Mm(pen), y: start.y },
                glyphs: Vec::new(),
                advance: Mm(0.0),
                text: String::new(),
            });
        }
        let Some(run) = runs.last_mut() else { continue };
        let x = start.x + Mm(pen) - run.origin.x;
        run.glyphs.push(Glyph { id: shaped.glyph, x });
        run.text.push(shaped.character);
        pen += shaped.advance * size;
        run.advance = start.x + Mm(pen) - run.origin.x;
    }
    runs
}
