//! A band of the page: lines that stand side by side or under each other, and the rule under them.

use base::Mm;
use qr_symbol::Modules;

use super::sheet::{
    CELL, COLUMN, GUTTER, HAIRLINE, HEADING, MARGIN, MEASURE, RULE, STRONG, SUBTITLE, TEXT, TITLE, Type,
};
use super::{Bar, MAX_BARS, MAX_COLUMNS, SYMBOL_EDGE, text};
use crate::block::runs;
use crate::scene::{GlyphRun, Item, Place, Rect, SymbolArea};

/// The white between two blocks.
const BLOCK_WHITE: f64 = 2.5;

/// How many lines the tallest bar is tall.
const BAR_LINES: usize = 4;

/// The white above a line to write on: a signature has room.
const BLANK_WHITE: f64 = 16.0;

/// How much of a bar's place it takes, and the widest and the least tall that it may be.
const BAR_SHARE: f64 = 0.7;
const MOST_BAR: f64 = 6.0;
const LEAST_BAR: f64 = 0.5;

/// How a band may be parted when a page ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Parting {
    /// Only when it is taller than a page.
    Whole,
    /// Between lines, but with at least two of them on either page.
    Lines,
}

/// A text in its column.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell<'a> {
    pub(super) text: &'a str,
    /// From the left margin to the column.
    pub(super) left: f64,
    pub(super) width: f64,
    pub(super) set_in: Type,
}

/// A part of a page over its whole width. Measures are in millimetres.
#[derive(Debug, Clone)]
pub(super) struct Band {
    /// The white above it; none is needed at the top of a page.
    pub(super) above: f64,
    /// How many lines stand under each other.
    pub(super) lines: usize,
    /// From the top of a line to the next.
    pub(super) leading: f64,
    /// From the top of a line to its baseline.
    baseline: f64,
    /// Which line each run stands on, its baseline at 0; in the order of reading.
    runs: Vec<(usize, GlyphRun)>,
    /// What is filled, from the top of the band.
    filled: Vec<Rect>,
    /// A symbol, from the top of the band.
    symbol: Option<SymbolArea>,
    /// The white below it, above its rule.
    pub(super) below: f64,
    /// How thick the rule under it is.
    pub(super) rule: Option<f64>,
    pub(super) parting: Parting,
    /// What the outline calls it.
    pub(super) bookmark: Option<String>,
}

impl Band {
    /// Texts side by side. All are set in types of the same size.
    pub(super) fn new(cells: &[Cell<'_>]) -> Self {
        let set_in = cells.first().map_or(TEXT, |cell| cell.set_in);
        let mut band = Self {
            above: 0.0,
            lines: 0,
            leading: set_in.leading(),
            baseline: set_in.baseline(),
            runs: Vec::new(),
            filled: Vec::new(),
            symbol: None,
            below: 0.0,
            rule: None,
            parting: Parting::Whole,
            bookmark: None,
        };
        for cell in cells {
            let lines = text::lines(cell.text, cell.set_in, cell.width);
            band.lines = band.lines.max(lines.len());
            let start = Place { x: Mm(MARGIN + cell.left), y: Mm(0.0) };
            for (at, line) in lines.iter().enumerate() {
                band.runs.extend(runs(line, cell.set_in.size, start).into_iter().map(|run| (at, run)));
            }
        }
        band
    }

    /// One text over the whole width; nothing if it is blank.
    fn line(text: &str, set_in: Type) -> Self {
        let cell = Cell { text, left: 0.0, width: MEASURE, set_in };
        let blank = text::one_line(text).is_empty();
        Self::new(if blank { &[] } else { std::slice::from_ref(&cell) })
    }

    pub(super) fn title(text: &str) -> Self {
        Self::line(text, TITLE)
    }

    pub(super) fn subtitle(text: &str) -> Self {
        Self { above: 0.5, ..Self::line(text, SUBTITLE) }
    }

    /// The rule that ends the title.
    pub(super) fn title_rule() -> Self {
        Self { above: 2.5, below: 0.0, rule: Some(RULE), ..Self::new(&[]) }
    }

    pub(super) fn heading(text: &str) -> Self {
        let bookmark = Some(text::one_line(text)).filter(|text| !text.is_empty());
        Self { above: 7.0, below: 1.0, bookmark, ..Self::line(text, HEADING) }
    }

    pub(super) fn paragraph(text: &str) -> Self {
        Self { above: BLOCK_WHITE, parting: Parting::Lines, ..Self::line(text, TEXT) }
    }

    /// Bars side by side, on a rule.
    pub(super) fn bars(bars: &[Bar]) -> Self {
        if bars.is_empty() {
            return Self::new(&[]);
        }
        let bars = &bars[..bars.len().min(MAX_BARS)];
        let tall = BAR_LINES as f64 * TEXT.leading();
        let pitch = MEASURE / bars.len() as f64;
        let width = (pitch * BAR_SHARE).min(MOST_BAR);
        let bar = |(at, bar): (usize, &Bar)| {
            let height = (bar.share.clamp(0.0, 1.0) * tall).max(LEAST_BAR);
            let left = MARGIN + (at as f64 + 0.5) * pitch.min(MOST_BAR / BAR_SHARE) - width / 2.0;
            let rect = |x: f64, y: f64, width: f64, height: f64| Rect {
                x: Mm(left + x),
                y: Mm(tall - height - y),
                width: Mm(width),
                height: Mm(height),
            };
            if !bar.hollow {
                return vec![rect(0.0, 0.0, width, height)];
            }
            vec![
                rect(0.0, 0.0, RULE, height),
                rect(width - RULE, 0.0, RULE, height),
                rect(0.0, height - RULE, width, RULE),
            ]
        };
        let filled = bars.iter().enumerate().flat_map(bar).collect();
        Self { above: BLOCK_WHITE, lines: BAR_LINES, filled, rule: Some(RULE), ..Self::new(&[]) }
    }

    /// A symbol, and a text beside it.
    pub(super) fn symbol(modules: &Modules, text: &str) -> Self {
        let quiet = qr_symbol::QUIET_ZONE_MODULES as f64;
        let module = SYMBOL_EDGE / (modules.edge() as f64 + 2.0 * quiet);
        let corner = Place { x: Mm(MARGIN) + module * quiet, y: module * quiet };
        let left = SYMBOL_EDGE.0 + GUTTER;
        let beside = Self::new(&[Cell { text, left, width: MEASURE - left, set_in: TEXT }]);
        let lines = beside.lines.max((SYMBOL_EDGE.0 / beside.leading).ceil() as usize);
        let symbol = Some(SymbolArea { origin: corner, module, modules: modules.clone() });
        Self { above: BLOCK_WHITE, lines, symbol, ..beside }
    }

    /// Lines to write on, and what belongs onto each.
    pub(super) fn blanks(names: &[String]) -> Self {
        let names = &names[..names.len().min(MAX_COLUMNS)];
        if names.is_empty() {
            return Self::new(&[]);
        }
        let count = names.len() as f64;
        let width = (MEASURE - GUTTER * (count - 1.0)) / count;
        let left = |at: usize| at as f64 * (width + GUTTER);
        let cell = |(at, text): (usize, &'_ String)| (text.clone(), left(at));
        let texts: Vec<(String, f64)> = names.iter().enumerate().map(cell).collect();
        let cells: Vec<Cell<'_>> =
            texts.iter().map(|(text, left)| Cell { text, left: *left, width, set_in: CELL }).collect();
        let line = |at: usize| Rect {
            x: Mm(MARGIN + left(at)),
            y: Mm(-RULE),
            width: Mm(width),
            height: Mm(HAIRLINE * 2.0),
        };
        let filled = (0..names.len()).map(line).collect();
        Self { above: BLANK_WHITE, filled, ..Self::new(&cells) }
    }

    /// A name and its value, in columns of these places and widths.
    pub(super) fn fact(name: &str, value: &str, columns: &[(f64, f64)]) -> Self {
        let cells: Vec<Cell<'_>> = [(name, TEXT), (value, STRONG)]
            .into_iter()
            .zip(columns)
            .map(|((text, set_in), &(left, width))| Cell { text, left, width, set_in })
            .collect();
        Self { above: 1.0, below: 1.0, rule: Some(HAIRLINE), ..Self::new(&cells) }
    }

    /// A row of a table: its cells, in columns of these places and widths.
    pub(super) fn row(cells: &[String], columns: &[(f64, f64)]) -> Self {
        Self { rule: Some(HAIRLINE), ..Self::cells(cells, columns, CELL) }
    }

    /// The headings of a table.
    pub(super) fn headings(cells: &[String], columns: &[(f64, f64)]) -> Self {
        Self { rule: Some(RULE), ..Self::cells(cells, columns, COLUMN) }
    }

    fn cells(cells: &[String], columns: &[(f64, f64)], set_in: Type) -> Self {
        let texts = cells.iter().map(String::as_str).chain(std::iter::repeat(""));
        let cells: Vec<Cell<'_>> = columns
            .iter()
            .zip(texts)
            .map(|(&(left, width), text)| Cell { text, left, width, set_in })
            .collect();
        Self { above: 1.0, below: 1.0, ..Self::new(&cells) }
    }

    /// The same as the first of its block.
    pub(super) fn below_white(self) -> Self {
        Self { above: BLOCK_WHITE, ..self }
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.lines == 0 && self.rule.is_none()
    }

    /// How much of a page it takes, the white above it left out.
    pub(super) fn height(&self) -> f64 {
        self.lines as f64 * self.leading + self.below + self.rule.unwrap_or(0.0)
    }

    /// The same for the least part of it that may stand at the end of a page of `room`.
    pub(super) fn least_height(&self, room: f64) -> f64 {
        match self.parting {
            Parting::Whole if self.height() <= room => self.height(),
            Parting::Lines if self.lines < 4 => self.height(),
            Parting::Lines => 2.0 * self.leading,
            Parting::Whole => self.leading,
        }
    }

    /// Take its first lines off; what stays goes on at the top of the next page.
    pub(super) fn split(&mut self, lines: usize) -> Self {
        let (first, rest) = std::mem::take(&mut self.runs).into_iter().partition(|(line, _)| *line < lines);
        let first = Self { lines, runs: first, below: 0.0, rule: None, ..self.clone() };
        self.runs = rest;
        self.filled.clear();
        self.symbol = None;
        for (line, _) in &mut self.runs {
            *line -= lines;
        }
        self.lines -= lines;
        self.bookmark = None;
        first
    }

    /// What is drawn of it on a page, its top being at `top`.
    pub(super) fn into_items(self, top: f64) -> impl Iterator<Item = Item> {
        let (leading, baseline) = (self.leading, self.baseline);
        let filled =
            self.filled.into_iter().map(move |rect| Item::Rule(Rect { y: rect.y + Mm(top), ..rect }));
        let runs = self.runs.into_iter().map(move |(line, mut run)| {
            run.origin.y = Mm(top + line as f64 * leading + baseline);
            Item::Text(run)
        });
        let symbol = self.symbol.map(|area| {
            let origin = Place { y: area.origin.y + Mm(top), ..area.origin };
            Item::Symbol(SymbolArea { origin, ..area })
        });
        filled.chain(symbol).chain(runs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_as_tall_as_their_share_and_stay_on_the_page() {
        for count in [1, 20, MAX_BARS, MAX_BARS + 7] {
            let bars: Vec<Bar> = (0..count).map(|at| Bar { share: at as f64, hollow: false }).collect();
            let band = Band::bars(&bars);
            assert_eq!(band.filled.len(), count.min(MAX_BARS));
            let tall = band.lines as f64 * band.leading;
            assert_eq!(band.filled[0].height, Mm(LEAST_BAR), "a share of 0 is still seen");
            for bar in &band.filled {
                assert!(bar.x.0 >= MARGIN && bar.right().0 <= MARGIN + MEASURE, "{count}: {bar:?}");
                assert!(bar.y.0 >= -1e-9 && (bar.bottom().0 - tall).abs() < 1e-9, "{count}: {bar:?}");
            }
        }
        let half = Band::bars(&[Bar { share: 0.5, hollow: true }]);
        assert_eq!(half.filled.len(), 3, "an outline that is open at the rule");
        assert!(Band::bars(&[]).is_empty());
    }
}
