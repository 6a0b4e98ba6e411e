//! Fields into a column: which stand beside each other, and which lines each text has.

use crate::content::LineKind;
use crate::field::Field;

/// The white between fields that stand beside each other, in millimetres.
const GAP: f64 = 2.5;

/// A value that takes more lines does not share a line with others, where there is room.
const MOST_LINES_BESIDE: usize = 2;

/// A field in its place.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cell {
    /// Which field.
    pub(crate) field: usize,
    /// From the left edge of the column, in millimetres.
    pub(crate) x: f64,
    pub(crate) width: f64,
}

/// How tight fields are set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Setting {
    /// 0 is comfortable, 1 as tight as the template allows.
    pub(crate) tightness: f64,
    /// Fields share a line as the template says, even when their values need many lines there.
    pub(crate) packed: bool,
}

/// The lines of cells that these fields make in a column of this width.
pub(crate) fn arrange(fields: &mut [Field], width: f64, setting: Setting) -> Vec<Vec<Cell>> {
    let mut lines = Vec::new();
    let mut at = 0;
    while at < fields.len() {
        let count = beside_each_other(&fields[at..]);
        let shares: f64 = fields[at..at + count].iter().map(|field| field.share).sum();
        let room = width - GAP * (count - 1) as f64;
        let mut x = 0.0;
        let cells: Vec<Cell> = (at..at + count)
            .map(|field| {
                let width = if count == 1 { width } else { room * fields[field].share / shares };
                let cell = Cell { field, x, width };
                x += width + GAP;
                cell
            })
            .collect();
        let short = |cell: &Cell| fields[cell.field].value.fits_in(cell.width, MOST_LINES_BESIDE);
        if count == 1 || setting.packed || cells.iter().all(short) {
            lines.push(cells);
        } else {
            lines.extend(cells.into_iter().map(|cell| vec![Cell { x: 0.0, width, ..cell }]));
        }
        at += count;
    }
    for cell in lines.iter().flatten() {
        let field = &mut fields[cell.field];
        field.caption.set(cell.width, setting.tightness);
        field.value.set(cell.width, setting.tightness);
    }
    even_sizes(fields, &lines);
    lines
}

/// How many fields from the first on share a line.
fn beside_each_other(fields: &[Field]) -> usize {
    const WHOLE: f64 = 1.0 + 1e-6;
    let mut shares = 0.0;
    let together = fields.iter().take_while(|field| {
        shares += field.share;
        shares <= WHOLE
    });
    together.count().max(1)
}

/// Codes stand in one size, the smallest that any of them needs; so do names that share a line.
fn even_sizes(fields: &mut [Field], lines: &[Vec<Cell>]) {
    let codes: Vec<usize> = (0..fields.len()).filter(|&at| fields[at].kind == LineKind::Code).collect();
    one_size(fields, &codes);
    for line in lines.iter().filter(|line| line.len() > 1) {
        let names = line.iter().map(|cell| cell.field).filter(|&at| fields[at].kind == LineKind::Name);
        one_size(fields, &names.collect::<Vec<_>>());
    }
}

fn one_size(fields: &mut [Field], which: &[usize]) {
    let set = which.iter().filter(|&&at| !fields[at].value.fitted.lines.is_empty());
    let Some(size) = set.map(|&at| fields[at].value.fitted.size).reduce(f64::min) else { return };
    for &at in which {
        let value = &mut fields[at].value;
        if !value.fitted.lines.is_empty() && value.fitted.size > size {
            value.set_at_most(size);
        }
    }
}
