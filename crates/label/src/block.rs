//! The texts of a column under each other: the spaces between them, and their runs.

use base::Mm;

use crate::column::{Column, Part, Text};
use crate::content::Style;
use crate::face::Ink;
use crate::measures::{Measures, Spacing};
use crate::scene::{Glyph, GlyphRun, Item, Place, Rect};
use crate::shape::Shaped;
use crate::snap;

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
    fn new(glyphs: Vec<Shaped>, size: f64, opens_field: bool) -> Self {
        Self { baseline: 0.0, size, glyphs, opens_field }
    }

    /// Where the row has ink, in millimetres from where its baseline begins, up from the baseline.
    fn inks(&self) -> Vec<Ink> {
        let mut pen = 0.0;
        let mut inks = Vec::with_capacity(self.glyphs.len());
        for (at, glyph) in self.glyphs.iter().enumerate() {
            pen += if at > 0 { glyph.kerning } else { 0.0 };
            if let Some(ink) = glyph.face.font().and_then(|font| font.ink(glyph.glyph)) {
                inks.push(Ink {
                    left: (pen + ink.left) * self.size,
                    right: (pen + ink.right) * self.size,
                    bottom: ink.bottom * self.size,
                    top: ink.top * self.size,
                });
            }
            pen += glyph.advance;
        }
        inks
    }

    /// How far ink reaches below the baseline, in millimetres.
    fn descent(&self) -> f64 {
        -self.inks().iter().map(|ink| ink.bottom).fold(0.0, f64::min)
    }

    /// The least distance between the baselines that keeps `white` between all ink of this row and of `below`.
    fn distance_to(&self, below: &Self, white: f64) -> f64 {
        let lower = below.inks();
        let meets = |a: &Ink, b: &Ink| a.left - white < b.right && b.left - white < a.right;
        let pairs = self.inks().into_iter().flat_map(|upper| {
            lower.iter().filter(move |lower| meets(&upper, lower)).map(move |lower| lower.top - upper.bottom)
        });
        pairs.map(|reach| reach + white).fold(0.0, f64::max)
    }

    /// The same below a rule instead of a row.
    fn distance_below_rule(&self, white: f64) -> f64 {
        self.inks().iter().map(|ink| ink.top + white).fold(0.0, f64::max)
    }
}

/// The text column from the top of its capitals to its last baseline.
pub(crate) struct Block {
    rows: Vec<Row>,
    /// The top of the rule.
    rule: f64,
    rule_thickness: f64,
    pub(crate) height: f64,
}

/// The height of capitals in ems: the first line's stand level with the symbol's top edge.
const CAP_HEIGHT: f64 = 0.74;

/// The lines of all texts, ending level with a symbol of this edge when they can.
pub(crate) fn level_with(edge: f64, column: &Column, template: &Measures, style: &Style) -> Block {
    let [comfortable, tight] =
        [template.comfortable, template.tight].map(|spacing| stack(column, template, spacing, style));
    let mut block = if comfortable.height <= edge || tight.height > edge { comfortable } else { tight };
    block.stretch_to(edge, template);
    block
}

/// Put the lines of all texts under each other.
fn stack(column: &Column, template: &Measures, spacing: Spacing, style: &Style) -> Block {
    let thickness = snap::nearest(Mm(template.rule_thickness), style.dots).max(style.dots.dot()).0;
    let mut block = Block { rows: Vec::new(), rule: 0.0, rule_thickness: thickness, height: 0.0 };
    // The last baseline or rule.
    let mut base = 0.0;
    for text in &column.texts {
        let distance = match text.part {
            Part::Title => CAP_HEIGHT * text.fitted.size,
            Part::Caption(0) => spacing.rule_to_caption,
            Part::Caption(_) => spacing.value_to_caption,
            Part::Value(_) => spacing.caption_to_value,
        };
        for (at, mut row) in rows(text).into_iter().enumerate() {
            let distance = if at == 0 { distance } else { template.leading * row.size };
            let free = match block.rows.last() {
                None => 0.0,
                Some(_) if at == 0 && text.part == Part::Caption(0) => {
                    row.distance_below_rule(template.clearance)
                }
                Some(above) => above.distance_to(&row, template.clearance),
            };
            base += f64::max(distance, free);
            row.baseline = base;
            block.rows.push(row);
        }
        if text.part == Part::Title {
            let below = block.rows.last().map_or(0.0, Row::descent);
            block.rule = base + f64::max(spacing.title_to_rule, below + template.clearance);
            base = block.rule + thickness;
        }
    }
    block.height = base;
    block
}

/// The lines of a text. One that has none, because it is empty or does not fit, keeps the place of one.
fn rows(text: &Text) -> Vec<Row> {
    let opens_field = matches!(text.part, Part::Caption(_));
    let row = |glyphs, opens_field| Row::new(glyphs, text.fitted.size, opens_field);
    if text.fitted.lines.is_empty() {
        return vec![row(Vec::new(), opens_field)];
    }
    let lines = text.fitted.lines.iter().enumerate();
    lines.map(|(at, line)| row(text.glyphs[line.clone()].to_vec(), opens_field && at == 0)).collect()
}

impl Block {
    /// Open the spaces before captions, as far as the template allows, to end level with the symbol.
    fn stretch_to(&mut self, height: f64, template: &Measures) {
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

    pub(crate) fn draw(&self, at: Place, width: f64, style: &Style, items: &mut Vec<Item>) {
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
pub(crate) fn runs(line: &[Shaped], size: f64, start: Place) -> Vec<GlyphRun> {
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
