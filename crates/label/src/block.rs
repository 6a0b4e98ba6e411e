//! Texts under each other: the spaces between them, their rules and their runs. Lengths are millimetres.

use base::Mm;

use crate::column::Cell;
use crate::content::Style;
use crate::face::Ink;
use crate::field::{Field, Text};
use crate::scene::{Glyph, GlyphRun, Item, Place, Rect};
use crate::shape::Shaped;
use crate::snap;

/// The height of capitals in ems: the first line's stand level with the symbol's top edge.
const CAP_HEIGHT: f64 = 0.74;

/// From baseline to baseline inside a text, in ems.
pub(crate) const LEADING: f64 = 1.3;

/// The least white between the ink of two lines: stacked accents are not allowed to touch.
const CLEARANCE: f64 = 0.25;

/// A space between lines, in ems of the text below it (of the text above it, before a rule), where there is room and
/// where it is tight.
#[derive(Clone, Copy)]
struct Space {
    comfortable: f64,
    tight: f64,
}

impl Space {
    fn ems(self, tightness: f64) -> f64 {
        self.comfortable + (self.tight - self.comfortable) * tightness
    }
}

const TEXT_TO_RULE: Space = Space { comfortable: 0.48, tight: 0.41 };
const RULE_TO_CAPTION: Space = Space { comfortable: 1.4, tight: 1.24 };
const CAPTION_TO_VALUE: Space = Space { comfortable: 1.07, tight: 0.97 };
const VALUE_TO_CAPTION: Space = Space { comfortable: 1.96, tight: 1.55 };

/// One line of glyphs at its place in the block.
struct Row {
    x: f64,
    baseline: f64,
    size: f64,
    glyphs: Vec<Shaped>,
    /// Where its ink is: right of `x`, up from the baseline.
    inks: Vec<Ink>,
    /// How far ink reaches above and below the baseline.
    ascent: f64,
    descent: f64,
    /// Which line of fields it belongs to: the space above each of them grows when the block is stretched.
    line: usize,
}

impl Row {
    fn new(text: &Text, line: &std::ops::Range<usize>, x: f64, of: usize) -> Self {
        let (size, glyphs) = (text.fitted.size, text.glyphs[line.clone()].to_vec());
        let inks = inks(&glyphs, size);
        let ascent = inks.iter().map(|ink| ink.top).fold(0.0, f64::max);
        let descent = -inks.iter().map(|ink| ink.bottom).fold(0.0, f64::min);
        Self { x, baseline: 0.0, size, glyphs, inks, ascent, descent, line: of }
    }

    /// The least distance from the baseline of `above` to this one's that keeps white between all their ink.
    fn distance_from(&self, above: &Self) -> f64 {
        let meets = |a: &Ink, b: &Ink| {
            above.x + a.left - CLEARANCE < self.x + b.right && self.x + b.left - CLEARANCE < above.x + a.right
        };
        let pairs = above.inks.iter().flat_map(|upper| {
            self.inks
                .iter()
                .filter(move |lower| meets(upper, lower))
                .map(move |lower| lower.top - upper.bottom)
        });
        pairs.map(|reach| reach + CLEARANCE).fold(0.0, f64::max)
    }
}

/// Where glyphs on one line have ink.
fn inks(glyphs: &[Shaped], size: f64) -> Vec<Ink> {
    let mut pen = 0.0;
    let mut inks = Vec::with_capacity(glyphs.len());
    for (at, glyph) in glyphs.iter().enumerate() {
        pen += if at > 0 { glyph.kerning } else { 0.0 };
        if let Some(ink) = glyph.face.font().and_then(|font| font.ink(glyph.glyph)) {
            inks.push(Ink {
                left: (pen + ink.left) * size,
                right: (pen + ink.right) * size,
                bottom: ink.bottom * size,
                top: ink.top * size,
            });
        }
        pen += glyph.advance;
    }
    inks
}

/// A rule: its top, and the line of fields that it is above of.
struct Rule {
    top: f64,
    line: usize,
}

/// Lines from the top of the first line's capitals, or of a rule, to the last baseline.
pub(crate) struct Block {
    rows: Vec<Row>,
    rules: Vec<Rule>,
    thickness: f64,
    tightness: f64,
    /// The last baseline or the lower edge of the last rule.
    base: f64,
    /// The last baseline of the title, on which the logo stands.
    head_base: f64,
    /// How many lines of fields there are.
    lines: usize,
}

impl Block {
    /// A block without lines. Rules are at least a dot thick.
    pub(crate) fn new(thickness: f64, tightness: f64, style: &Style) -> Self {
        let thickness = snap::nearest(Mm(thickness), style.dots).max(style.dots.dot()).0;
        Self {
            rows: Vec::new(),
            rules: Vec::new(),
            thickness,
            tightness,
            base: 0.0,
            head_base: 0.0,
            lines: 0,
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.rules.is_empty()
    }

    pub(crate) const fn head_base(&self) -> f64 {
        self.head_base
    }

    /// From the top to the last baseline.
    pub(crate) const fn height(&self) -> f64 {
        self.base
    }

    /// How far ink reaches above the top.
    pub(crate) fn above(&self) -> f64 {
        self.rows.iter().map(|row| row.ascent - row.baseline).fold(0.0, f64::max)
    }

    /// How far ink reaches below the last baseline.
    pub(crate) fn below(&self) -> f64 {
        self.rows.iter().map(|row| row.baseline + row.descent - self.base).fold(0.0, f64::max)
    }

    /// A title, and at the end of its line room for a logo of this height; a rule below both.
    pub(crate) fn head(&mut self, title: Option<&Text>, logo_height: f64) {
        if let Some(title) = title {
            self.text(title, 0.0, CAP_HEIGHT * title.fitted.size, 0);
        }
        // A logo that is taller than the title: the title stands on its lower edge.
        let down = (logo_height - self.base).max(0.0);
        for row in &mut self.rows {
            row.baseline += down;
        }
        self.base += down;
        self.head_base = self.base;
        let size = title.map_or(2.0, |title| title.fitted.size);
        self.rule(size, 0);
    }

    /// A rule below all that is there.
    fn rule(&mut self, size: f64, line: usize) {
        let ink = self.rows.iter().map(|row| row.baseline + row.descent).fold(0.0, f64::max);
        let space = if self.is_empty() { 0.0 } else { TEXT_TO_RULE.ems(self.tightness) * size };
        let top = (self.base + space).max(if ink > 0.0 { ink + CLEARANCE } else { 0.0 });
        self.rules.push(Rule { top, line });
        self.base = top + self.thickness;
    }

    /// A rule at the top of the block.
    pub(crate) fn rule_on_top(&mut self) {
        self.rule(0.0, 0);
    }

    /// A line of fields beside each other: captions level with captions, values with values.
    pub(crate) fn fields(&mut self, cells: &[Cell], fields: &[Field], ruled: bool) {
        self.lines += 1;
        let line = self.lines;
        let caption_size = largest(cells, |cell| fields[cell.field].caption.fitted.size);
        let value_size = largest(cells, |cell| fields[cell.field].value.fitted.size);
        if ruled && line > 1 {
            self.rule(value_size, line);
        }
        let after_rule = self.rules.last().is_some_and(|rule| rule.top + self.thickness >= self.base);
        let ems = match (self.is_empty(), after_rule) {
            (true, _) => CAP_HEIGHT,
            (false, true) => RULE_TO_CAPTION.ems(self.tightness),
            (false, false) => VALUE_TO_CAPTION.ems(self.tightness),
        };
        let captions = self.level(cells, |cell| &fields[cell.field].caption, ems * caption_size);
        self.base = captions;
        let distance = CAPTION_TO_VALUE.ems(self.tightness) * value_size;
        self.base = self.level(cells, |cell| &fields[cell.field].value, distance);
    }

    /// Texts whose first baselines are level; returns the last baseline of all.
    fn level<'a>(&mut self, cells: &[Cell], text: impl Fn(&Cell) -> &'a Text, distance: f64) -> f64 {
        let line = self.lines;
        let first = |cell: &Cell| Some(Row::new(text(cell), text(cell).fitted.lines.first()?, cell.x, line));
        let firsts = cells.iter().filter_map(first);
        let level = firsts.map(|row| self.clear(&row)).fold(self.base + distance, f64::max);
        let base = self.base;
        let mut end = level;
        for cell in cells {
            self.base = base;
            self.text(text(cell), cell.x, level - base, line);
            end = end.max(self.base);
        }
        end
    }

    /// The lines of a text, the first one `distance` below the last baseline or farther.
    ///
    /// One that has none, because it does not fit, keeps the place of one.
    fn text(&mut self, text: &Text, x: f64, distance: f64, of: usize) {
        if text.fitted.lines.is_empty() {
            self.base += distance;
        }
        for (at, line) in text.fitted.lines.iter().enumerate() {
            let mut row = Row::new(text, line, x, of);
            let distance = if at == 0 { distance } else { LEADING * row.size };
            row.baseline = (self.base + distance).max(self.clear(&row));
            self.base = row.baseline;
            self.rows.push(row);
        }
    }

    /// The highest baseline at which a row touches nothing above it.
    fn clear(&self, row: &Row) -> f64 {
        let from_rules = self.rules.iter().map(|rule| rule.top + self.thickness + CLEARANCE + row.ascent);
        let from_rows = self.rows.iter().filter(|above| {
            // Rows that are too far above to touch need no closer look.
            above.baseline + above.descent + row.ascent + CLEARANCE > self.base
        });
        let from_rows = from_rows.map(|above| match row.distance_from(above) {
            0.0 => 0.0,
            distance => above.baseline + distance,
        });
        from_rules.chain(from_rows).fold(0.0, f64::max)
    }

    /// Open the spaces above lines of fields, each by at most `most`, to reach this height.
    pub(crate) fn stretch_to(&mut self, height: f64, most: f64) {
        // The first line of a block that begins with it has no space above it.
        let begins =
            self.rows.first().is_some_and(|row| row.line == 1) && self.rules.iter().all(|rule| rule.line > 1);
        let spaces = self.lines.saturating_sub(usize::from(begins));
        let each = ((height - self.base) / spaces.max(1) as f64).clamp(0.0, most);
        if spaces == 0 {
            return;
        }
        let down = |line: usize| each * line.saturating_sub(usize::from(begins)) as f64;
        for row in &mut self.rows {
            row.baseline += down(row.line);
        }
        for rule in &mut self.rules {
            // A rule between two lines of fields stands in the middle of what is opened.
            rule.top += if rule.line > 0 { down(rule.line) - each / 2.0 } else { 0.0 };
        }
        self.base += down(self.lines);
    }

    /// Draw the block, its top left corner here; rules are as long as the column is wide.
    pub(crate) fn draw(&self, at: Place, width: f64, style: &Style, items: &mut Vec<Item>) {
        for rule in &self.rules {
            items.push(Item::Rule(Rect {
                x: at.x,
                y: snap::nearest(at.y + Mm(rule.top), style.dots),
                width: Mm(width),
                height: Mm(self.thickness),
            }));
        }
        for row in &self.rows {
            let start = Place { x: at.x + Mm(row.x), y: at.y + Mm(row.baseline) };
            items.extend(runs(&row.glyphs, row.size, start).into_iter().map(Item::Text));
        }
    }
}

fn largest(cells: &[Cell], size: impl Fn(&Cell) -> f64) -> f64 {
    cells.iter().map(size).fold(0.0, f64::max)
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
