//! Workbooks of Excel 2007 and later, read cell by cell.

use std::io::Cursor;

use base::{Finding, Severity};
use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx};

use super::grid::{Grid, Merge};
use super::package::{self, Package};
use super::{Book, number};
use crate::note::Notes;
use crate::{IntakeFault, Progress, SheetInfo};

/// Cells between two reports of progress.
const REPORT_EVERY: u64 = 4_096;

/// An open workbook.
pub(super) struct XlsxBook {
    workbook: Xlsx<Cursor<Vec<u8>>>,
    package: Package,
    sheets: Vec<SheetInfo>,
}

impl XlsxBook {
    /// Opens a workbook whose bytes are a ZIP archive.
    pub(super) fn open(bytes: &[u8]) -> Result<Self, IntakeFault> {
        let mut package = package::open(bytes)?;
        let archive = std::mem::take(&mut package.archive);
        let workbook = Xlsx::new(Cursor::new(archive)).map_err(|_| IntakeFault::Damaged)?;
        let sheets = workbook.sheets_metadata().iter().map(|sheet| SheetInfo {
            name: sheet.name.clone(),
            // A sheet of a chart has no cells to choose from.
            hidden: sheet.visible != SheetVisible::Visible || sheet.typ != SheetType::WorkSheet,
        });
        let sheets = sheets.collect();
        Ok(Self { workbook, package, sheets })
    }
}

impl Book for XlsxBook {
    fn sheets(&self) -> &[SheetInfo] {
        &self.sheets
    }

    fn notes(&self, sheet: usize, notes: &mut Notes) {
        if self.package.macros {
            notes.file(Finding::new("intake.macros", Severity::Info));
        }
        if self.package.links {
            notes.file(Finding::new("intake.external-links", Severity::Info));
        }
        let path = self.package.paths.get(&self.sheets[sheet].name);
        let Some(traits) = path.and_then(|path| self.package.sheets.get(path)) else { return };
        if traits.hidden_rows > 0 {
            let finding = Finding::new("intake.hidden-rows", Severity::Warning);
            notes.file(finding.with("count", traits.hidden_rows));
        }
        if traits.empty_formulas > 0 {
            let finding = Finding::new("intake.formula-empty", Severity::Warning);
            notes.file(finding.with("count", traits.empty_formulas));
        }
    }

    fn read(&mut self, sheet: usize, progress: &mut dyn FnMut(Progress)) -> Result<Grid, IntakeFault> {
        let name = self.sheets[sheet].name.clone();
        let mut grid = Grid::default();
        let early = self.workbook.has_1904_epoch();
        let mut cells = self.workbook.worksheet_cells_reader(&name).map_err(|_| IntakeFault::Damaged)?;
        // What the sheet says of its size may be a lie: it is good for a bar on the screen and nothing else.
        let total = u64::from(cells.dimensions().end.0) + 1;
        let formats: Vec<String> = cells.styles().iter().map(format_code).collect();
        let mut seen = 0;
        while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(|_| IntakeFault::Damaged)? {
            let (row, column) = cell.get_position();
            seen += 1;
            if seen % REPORT_EVERY == 0 {
                progress(Progress { done: u64::from(row).min(total), total });
            }
            let format = formats.get(style).map_or("", String::as_str);
            put(&mut grid, row, column, cell.get_value(), format, early)?;
        }
        drop(cells);
        let path = self.package.paths.get(&name);
        let merged = path.and_then(|path| self.package.sheets.get(path)).is_none_or(|traits| traits.merged);
        if merged {
            let ranges = self.workbook.merge_cells_by_sheet_name(&name).unwrap_or_default();
            grid.merges = ranges
                .iter()
                .map(|range| Merge {
                    rows: (range.start.0, range.end.0),
                    columns: (range.start.1, range.end.1),
                })
                .collect();
        }
        Ok(grid)
    }
}

fn format_code(style: &calamine::Style) -> String {
    style.number_format.as_ref().map(|format| format.format_code.clone()).unwrap_or_default()
}

fn put(
    grid: &mut Grid,
    row: u32,
    column: u32,
    value: &DataRef<'_>,
    format: &str,
    early: bool,
) -> Result<(), IntakeFault> {
    match value {
        DataRef::Empty => Ok(()),
        DataRef::String(text) | DataRef::DurationIso(text) => grid.put(row, column, text),
        DataRef::SharedString(text) => grid.put(row, column, text),
        DataRef::Bool(value) => grid.put(row, column, if *value { "TRUE" } else { "FALSE" }),
        DataRef::Int(value) => grid.put_number(row, column, &number::number(*value as f64, format)),
        DataRef::Float(value) => grid.put_number(row, column, &number::number(*value, format)),
        DataRef::DateTimeIso(text) => grid.put(row, column, &number::iso(text)),
        DataRef::Error(error) => grid.put_error(row, column, &error.to_string()),
        DataRef::DateTime(moment) => {
            let days = moment.as_f64();
            let text =
                if moment.is_duration() { number::duration(days) } else { number::moment(days, early) };
            match text {
                Some(text) => grid.put(row, column, &text),
                None => grid.put_number(row, column, &number::number(days, "")),
            }
        }
    }
}
