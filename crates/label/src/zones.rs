//! The zones of a label, head, column beside the symbol and rows below it, and where they stand from top to bottom.

use base::{Finding, Mm, Severity};

use crate::block::Block;
use crate::column::{Cell, Setting, arrange};
use crate::content::Style;
use crate::field::{self, Field, Text};
use crate::frame::Frame;
use crate::logo::Logo;
use crate::placed::Placed;
use crate::scene::{Item, Place};
use crate::template::{self, Side, Template};

/// The least paper between ink and the edge of the label, in millimetres.
const EDGE: f64 = 0.2;

/// The white between two zones, in millimetres.
const BETWEEN: f64 = 0.6;

/// A column that is this many times as tall as the symbol begins level with it.
const MUCH_TALLER: f64 = 1.5;

/// The white between the title and the logo, in millimetres.
const BESIDE_LOGO: f64 = 2.0;

/// The title and the logo.
struct HeadZone {
    title: Option<Text>,
    /// The logo and its size in millimetres.
    logo: Option<(Logo, (f64, f64))>,
}

/// The texts of a label by the zone that they stand in.
pub(crate) struct Zones {
    head: Option<HeadZone>,
    /// Does the head stand above symbol and text?
    head_above: bool,
    beside: Vec<Field>,
    below: Vec<Field>,
    beside_lines: Vec<Vec<Cell>>,
    below_lines: Vec<Vec<Cell>>,
    /// The keys of required values that have no room.
    lost: Vec<String>,
}

/// The zones, stacked.
pub(crate) struct Set {
    above: Option<Block>,
    beside: Block,
    below: Block,
}

/// From the top of the label, in millimetres.
struct Heights {
    above: f64,
    symbol: f64,
    beside: f64,
    below: f64,
    /// How high the label has to be.
    needs: f64,
}

impl Zones {
    pub(crate) fn new(
        fields: Vec<Field>,
        logo: Option<&Logo>,
        template: &Template,
        style: &Style,
        by: f64,
    ) -> Self {
        let head = template.head.as_ref().map(|head| HeadZone {
            title: field::title(head, style.languages, by),
            logo: logo.zip(head.logo).map(|(logo, room)| {
                let size = logo.fitted((room.width * by, room.height * by));
                (logo.clone(), size)
            }),
        });
        let top = template.symbol.side == Side::Top;
        let is_below = |field: &Field| top || field.place == template::Place::Below;
        let (below, beside) = fields.into_iter().partition(is_below);
        Self {
            head: head.filter(|head| head.title.is_some() || head.logo.is_some()),
            head_above: template.head.as_ref().is_some_and(|head| head.place == template::Place::Above),
            beside,
            below,
            beside_lines: Vec::new(),
            below_lines: Vec::new(),
            lost: Vec::new(),
        }
    }

    /// What there is to say about the glyphs of the title.
    pub(crate) fn title_findings(&self) -> Vec<Finding> {
        let title = self.head.as_ref().and_then(|head| head.title.as_ref());
        title.map(field::title_findings).unwrap_or_default()
    }

    /// The narrowest column that holds its texts, between `preferred` and `most`; narrower when no line is that long.
    pub(crate) fn column_width(&mut self, template: &Template, least: f64, preferred: f64, most: f64) -> f64 {
        const STEP: f64 = 2.0;
        let steps = ((most - preferred) / STEP).ceil().max(0.0) as u32;
        let widths = (0..=steps).map(|step| (preferred + f64::from(step) * STEP).min(most));
        let top = template.symbol.side == Side::Top;
        for width in widths {
            let fields = if top { &mut self.below } else { &mut self.beside };
            let lines = arrange(fields, width, Setting { tightness: 0.0, packed: false });
            let head = self.head.as_mut().filter(|_| !self.head_above);
            let title = head.and_then(|head| head.set(width, 0.0));
            let texts = fields.iter().flat_map(|field| [&field.caption, &field.value]);
            if texts.chain(title).all(Text::fits_whole) {
                let head = self.head.as_ref().filter(|_| !self.head_above);
                let head = head.map_or(0.0, HeadZone::used);
                let fields = if top { &self.below } else { &self.beside };
                // Cells that share a line are parts of the whole width.
                let shared = lines.iter().any(|line| line.len() > 1);
                let used = fields.iter().flat_map(|field| [field.caption.used(), field.value.used()]);
                let used = used.fold(head, f64::max);
                return if shared { width } else { used.max(least) };
            }
        }
        most
    }

    /// Fit every text, and stack the zones.
    pub(crate) fn set(&mut self, frame: &Frame, setting: Setting, template: &Template, style: &Style) -> Set {
        let top = template.symbol.side == Side::Top;
        let below = if top { frame.column_width } else { frame.whole_width };
        self.beside_lines = arrange(&mut self.beside, frame.column_width, setting);
        self.below_lines = arrange(&mut self.below, below, setting);
        if let Some(head) = &mut self.head {
            let width = if self.head_above { frame.whole_width } else { frame.column_width };
            head.set(width, setting.tightness);
        }
        self.stack(setting.tightness, template, style)
    }

    /// Stack the zones anew, all texts as they are.
    pub(crate) fn stack(&self, tightness: f64, template: &Template, style: &Style) -> Set {
        let new = || Block::new(template.rule, tightness, style);
        let top = template.symbol.side == Side::Top;
        let (mut above, mut beside, mut below) = (None, new(), new());
        if let Some(head) = &self.head {
            let block = match (self.head_above, top) {
                (true, _) => above.insert(new()),
                (false, true) => &mut below,
                (false, false) => &mut beside,
            };
            block.head(head.title.as_ref(), head.logo.as_ref().map_or(0.0, |(_, size)| size.1));
        }
        if below.is_empty() && !top && !self.below.is_empty() {
            below.rule_on_top();
        }
        for cells in &self.beside_lines {
            beside.fields(cells, &self.beside, template.ruled);
        }
        for cells in &self.below_lines {
            below.fields(cells, &self.below, template.ruled);
        }
        Set { above, beside, below }
    }

    /// Does every text fit into its width?
    pub(crate) fn fit_widths(&self) -> bool {
        let title = self.head.iter().filter_map(|head| head.title.as_ref());
        let fields = self.beside.iter().chain(&self.below);
        fields.flat_map(|field| [&field.caption, &field.value]).chain(title).all(Text::fits)
    }

    /// Take out the texts that are longer than their lines. Says of each how much would fit.
    pub(crate) fn take_out_the_too_long(&mut self, findings: &mut Vec<Finding>) {
        if let Some(title) =
            self.head.as_mut().and_then(|head| head.title.as_mut()).filter(|title| !title.fits())
        {
            findings.push(title.does_not_fit(title.style.room.most_lines));
            title.clear();
        }
        for fields in [&mut self.beside, &mut self.below] {
            for field in fields.iter_mut() {
                if !field.caption.fits() {
                    findings.push(field.caption.does_not_fit(field.caption.style.room.most_lines));
                    field.caption.clear();
                }
                if !field.value.fits() {
                    findings.push(field.value.does_not_fit(field.value.style.room.most_lines));
                    self.lost.push(field.key().to_owned());
                    field.value.clear();
                }
            }
            // The caption of a required value stays: its place is seen to be empty.
            fields.retain(|field| field.value.required || !self.lost.iter().any(|key| key == field.key()));
        }
    }

    /// Take out the text that costs least and is too tall by `over` millimetres: what is not required first, then the
    /// value with the most lines. `false` when nothing is left to take out.
    pub(crate) fn take_out_one(&mut self, over: f64, findings: &mut Vec<Finding>) -> bool {
        let worth = |field: &Field| {
            let lines = field.value.fitted.lines.len();
            (field.value.required, lines < 2, std::cmp::Reverse(lines))
        };
        let all = self.beside.iter().map(|field| (worth(field), 0, field.key().to_owned()));
        let all = all.chain(self.below.iter().map(|field| (worth(field), 1, field.key().to_owned())));
        // The last of those that are worth the same.
        let Some((_, zone, key)) = all.rev().min_by_key(|(worth, ..)| *worth) else {
            return self.take_out_head(findings);
        };
        let fields = if zone == 0 { &mut self.beside } else { &mut self.below };
        let Some(at) = fields.iter().position(|field| field.key() == key) else { return false };
        let value = &mut fields[at].value;
        let lines = value.fitted.lines.len();
        if !self.lost.contains(&key) {
            findings.push(
                value.does_not_fit(lines.saturating_sub(value.lines_in(over)).min(lines.saturating_sub(1))),
            );
            self.lost.push(key);
        }
        if value.required && lines > 1 {
            value.clear();
        } else {
            fields.remove(at);
        }
        true
    }

    fn take_out_head(&mut self, findings: &mut Vec<Finding>) -> bool {
        let Some(head) = self.head.take() else { return false };
        findings.extend(head.title.map(|title| title.does_not_fit(0)));
        findings.extend(head.logo.map(|_| Finding::new("label.logo-left-out", Severity::Warning)));
        true
    }
}

impl HeadZone {
    /// Fit the title beside the logo.
    fn set(&mut self, width: f64, tightness: f64) -> Option<&Text> {
        let logo = self.logo.as_ref().map_or(0.0, |(_, size)| size.0 + BESIDE_LOGO);
        let title = self.title.as_mut()?;
        title.set((width - logo).max(0.0), tightness);
        Some(title)
    }

    /// How wide it is.
    fn used(&self) -> f64 {
        let title = self.title.as_ref().map_or(0.0, Text::used);
        title + self.logo.as_ref().map_or(0.0, |(_, size)| size.0 + BESIDE_LOGO)
    }
}

impl Set {
    /// Does the column end level with the symbol, or above its end?
    pub(crate) fn level_with_symbol(&self, frame: &Frame) -> bool {
        self.beside.height() <= frame.edge
    }

    /// How much higher the label would have to be, in millimetres; nothing or less when all fits.
    pub(crate) fn over(&self, frame: &Frame) -> f64 {
        self.heights(frame).needs - frame.height
    }

    /// The frame of a label that is as high as its content.
    pub(crate) fn grow(&self, frame: &Frame) -> Frame {
        frame.as_high_as(self.heights(frame).needs)
    }

    fn heights(&self, frame: &Frame) -> Heights {
        let above = self.above.as_ref().map_or(0.0, |block| f64::max(frame.inset, EDGE + block.above()));
        let upper = self.above.as_ref().map_or(0.0, |block| above + block.height() + BETWEEN);
        if self.below.is_empty() && self.above.is_none() {
            self.in_the_middle(frame)
        } else {
            self.below_the_head(frame, above, upper)
        }
    }

    /// Symbol and column in the middle; their tops level when the column is much taller.
    fn in_the_middle(&self, frame: &Frame) -> Heights {
        let column = &self.beside;
        let text_least = frame.inset.max(EDGE + column.above());
        let text_end = frame.inset.max(EDGE + column.below());
        let symbol_least = frame.margin + frame.quiet();
        let inner = frame.edge.max(column.height());
        let needs = f64::max(2.0 * symbol_least + frame.edge, text_least + column.height() + text_end);
        // What grows is as far from the upper edge as from the lower one.
        let grown = 2.0 * symbol_least.max(text_least).max(text_end) + inner;
        let (height, needs) =
            if frame.height.is_finite() { (frame.height, needs) } else { (grown, needs.max(grown)) };
        let top = (height - inner) / 2.0;
        let (tall, low) = (column.height() > MUCH_TALLER * frame.edge, column.height() <= frame.edge);
        let symbol = if tall { top } else { top + (inner - frame.edge) / 2.0 };
        let symbol = symbol.min(height - symbol_least - frame.edge).max(symbol_least);
        let beside = if low { symbol } else { top };
        let beside = beside.min(height - text_end - column.height()).max(text_least);
        Heights { above: 0.0, symbol, beside, below: 0.0, needs }
    }

    /// The head, symbol and column under it, and rows over the whole width under them.
    fn below_the_head(&self, frame: &Frame, above: f64, upper: f64) -> Heights {
        let column = &self.beside;
        let quiet_top = upper.max(frame.margin);
        let symbol = frame.dot_below(quiet_top + frame.quiet());
        let text_least =
            if upper > 0.0 { upper + column.above() } else { frame.inset.max(EDGE + column.above()) };
        let level = column.height() <= frame.edge;
        let beside = if level { symbol } else { quiet_top + (frame.quiet_edge - column.height()) / 2.0 };
        let beside = beside.max(text_least);
        let column_ink = beside + column.height() + column.below();
        let quiet_end = symbol + frame.edge + frame.quiet();
        if self.below.is_empty() {
            let text_end = if column.is_empty() { 0.0 } else { column_ink + frame.inset };
            return Heights {
                above,
                symbol,
                beside,
                below: 0.0,
                needs: text_end.max(quiet_end + frame.margin),
            };
        }
        let column_end = if column.is_empty() { 0.0 } else { column_ink + BETWEEN };
        let below = quiet_end.max(column_end) + self.below.above() + BETWEEN / 2.0;
        let needs = below + self.below.height() + frame.inset.max(EDGE + self.below.below());
        Heights { above, symbol, beside, below, needs }
    }

    /// Open what may be opened, and draw.
    pub(crate) fn place(
        mut self,
        frame: &Frame,
        zones: &Zones,
        template: &Template,
        style: &Style,
    ) -> Placed {
        let open = OPENS * template.caption.preferred;
        if self.beside.height() < frame.edge {
            self.beside.stretch_to(frame.edge, open);
        }
        let left = frame.height - self.heights(frame).needs;
        if left > 0.0 && !self.below.is_empty() {
            self.below.stretch_to(self.below.height() + left, 3.0 * open);
        }
        let heights = self.heights(frame);
        let (mut items, column) = (Vec::new(), (frame.column_x, frame.column_width));
        let whole = (frame.whole_x, frame.whole_width);
        let below = if template.symbol.side == Side::Top { column } else { whole };
        let mut draw = |block: &Block, (x, width): (f64, f64), y: f64| {
            block.draw(Place { x: Mm(x), y: Mm(y) }, width, style, &mut items);
        };
        if let Some(above) = &self.above {
            draw(above, whole, heights.above);
        }
        draw(&self.beside, column, heights.beside);
        draw(&self.below, below, heights.below);
        if let Some((logo, size)) = zones.head.as_ref().and_then(|head| head.logo.as_ref()) {
            let (block, (x, width), y) = match (&self.above, template.symbol.side) {
                (Some(above), _) => (above, whole, heights.above),
                (None, Side::Top) => (&self.below, below, heights.below),
                (None, _) => (&self.beside, column, heights.beside),
            };
            let corner = Place { x: Mm(x + width - size.0), y: Mm(y + block.head_base() - size.1) };
            items.extend(logo.shapes(corner, *size).map(Item::Shape));
        }
        let shown = zones
            .beside
            .iter()
            .chain(&zones.below)
            .filter(|field| !zones.lost.iter().any(|key| key == field.key()));
        Placed {
            size: (frame.width, frame.height),
            symbol: Some(frame.symbol_at(heights.symbol)),
            items,
            shown: shown.map(|field| field.key().to_owned()).collect(),
            findings: Vec::new(),
        }
    }
}

/// How much a space before a caption may grow, in sizes of a caption.
const OPENS: f64 = 0.41;
