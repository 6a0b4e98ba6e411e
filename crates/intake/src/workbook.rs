//! Reading workbooks: which sheet, and which texts are in its cells.
//!
//! ```text
//! XLSX ── package: unpacked within limits ── calamine ──┐
//! XLS ─── compound ── records ──────────────────────────┼─► Grid of what is held ── lay_out ──► Cells
//! ODS ─── content.xml ──────────────────────────────────┘
//! ```
//!
//! `calamine` reads XLSX alone: its readers of XLS and ODS make room for what a file says of itself, follow
//! its chains for ever, and index beyond its records (0.38). In WebAssembly each of these ends the worker.

mod compound;
mod grid;
mod number;
mod ods;
mod package;
mod records;
mod xls;
mod xlsx;

use base::{Finding, Severity};

use self::grid::Grid;
use crate::note::{Notes, shown};
use crate::{Cells, Format, IntakeFault, Note, Options, Progress, SheetInfo};

/// The sheet of a workbook that was read.
#[derive(Debug)]
pub(crate) struct Sheet {
    /// All sheets of the workbook.
    pub(crate) sheets: Vec<SheetInfo>,
    /// Which of them this is.
    pub(crate) sheet: usize,
    /// Its cells, empty rows left out.
    pub(crate) cells: Cells,
    /// The row in the sheet, from 1, of each row of `cells`.
    pub(crate) source_rows: Vec<u32>,
    /// What is odd about the workbook, the sheet and its cells.
    pub(crate) notes: Vec<Note>,
}

/// An open workbook.
trait Book {
    /// Its sheets, in its order.
    fn sheets(&self) -> &[SheetInfo];

    /// Tells what is odd about the workbook and one of its sheets.
    fn notes(&self, sheet: usize, notes: &mut Notes);

    /// Reads one of its sheets.
    fn read(&mut self, sheet: usize, progress: &mut dyn FnMut(Progress)) -> Result<Grid, IntakeFault>;
}

/// Reads the sheet that was chosen, or else the visible one that looks most like a list of records.
///
/// # Errors
/// `intake.password`, `intake.damaged`, `intake.expands`, `intake.no-sheet`, `intake.no-such-sheet` and
/// the limits of [`crate::limits`].
pub(crate) fn read(
    bytes: &[u8],
    format: Format,
    options: &Options,
    progress: &mut dyn FnMut(Progress),
) -> Result<Sheet, IntakeFault> {
    let mut book: Box<dyn Book> = if compound::is_compound(bytes) {
        // A workbook with a password is a compound file around the encrypted ZIP archive, whatever it is
        // named.
        Box::new(xls::XlsBook::open(bytes)?)
    } else if format == Format::Ods {
        Box::new(ods::OdsBook::open(bytes)?)
    } else {
        Box::new(xlsx::XlsxBook::open(bytes)?)
    };
    let sheets = book.sheets().to_vec();
    let (sheet, grid) = choose(&mut *book, &sheets, options.sheet, progress)?;
    let mut notes = Notes::default();
    book.notes(sheet, &mut notes);
    tell_hidden(&sheets, sheet, &mut notes);
    let (cells, source_rows, of_cells) = grid.lay_out()?;
    let mut notes = notes.finish();
    notes.extend(of_cells);
    Ok(Sheet { sheets, sheet, cells, source_rows, notes })
}

fn choose(
    book: &mut dyn Book,
    sheets: &[SheetInfo],
    chosen: Option<usize>,
    progress: &mut dyn FnMut(Progress),
) -> Result<(usize, Grid), IntakeFault> {
    if let Some(sheet) = chosen {
        if sheet >= sheets.len() {
            return Err(IntakeFault::NoSuchSheet { sheet: sheet.saturating_add(1), count: sheets.len() });
        }
        return Ok((sheet, book.read(sheet, progress)?));
    }
    let all_hidden = sheets.iter().all(|sheet| sheet.hidden);
    let mut best: Option<(usize, Grid)> = None;
    let mut fault = IntakeFault::NoSheet;
    for at in (0..sheets.len()).filter(|at| all_hidden || !sheets[*at].hidden) {
        match book.read(at, progress) {
            Ok(grid) if grid.is_empty() => (),
            // Of two alike, the first: that is where people look.
            Ok(grid) if best.as_ref().is_none_or(|(_, best)| grid.likeness() > best.likeness()) => {
                best = Some((at, grid));
            }
            Ok(_) => (),
            // A sheet that is broken or too large matters only if no other can be read.
            Err(found) => fault = found,
        }
    }
    best.ok_or(fault)
}

fn tell_hidden(sheets: &[SheetInfo], read: usize, notes: &mut Notes) {
    let hidden = || sheets.iter().enumerate().filter(|(at, sheet)| sheet.hidden && *at != read);
    let count = hidden().count();
    if count > 0 {
        let names: Vec<&str> = hidden().map(|(_, sheet)| sheet.name.as_str()).collect();
        let finding = Finding::new("intake.hidden-sheets", Severity::Info);
        notes.file(finding.with("count", count).with("names", shown(&names.join(", "))));
    }
}
