//! OpenDocument spreadsheets, read element by element.
//!
//! Source: OASIS, "Open Document Format for Office Applications (OpenDocument) Version 1.3", Part 3,
//! "Tables".

use std::collections::{HashMap, HashSet};

use base::{Finding, Severity};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::grid::{Grid, Merge};
use super::package::attribute;
use super::{Book, number};
use crate::bundle::{self, Limits};
use crate::limits::{MAX_CELLS, MAX_COLUMNS, MAX_ROWS};
use crate::note::Notes;
use crate::{IntakeFault, Progress, SheetInfo};

/// Rows between two reports of progress.
const REPORT_EVERY: u32 = 512;

/// An open workbook.
#[derive(Debug)]
pub(super) struct OdsBook {
    content: Vec<u8>,
    sheets: Vec<SheetInfo>,
    macros: bool,
    /// How many rows of each sheet are hidden, as far as it was read.
    hidden_rows: HashMap<usize, usize>,
}

impl OdsBook {
    /// Opens a workbook whose bytes are a ZIP archive.
    pub(super) fn open(bytes: &[u8]) -> Result<Self, IntakeFault> {
        let mut content = Vec::new();
        let mut manifest = Vec::new();
        let mut macros = false;
        let wanted = |name: &str| name == "content.xml" || name == "META-INF/manifest.xml" || is_macro(name);
        bundle::unpack(bytes, &Limits::default(), wanted, |name, part| {
            match name.as_str() {
                "content.xml" => content = part,
                "META-INF/manifest.xml" => manifest = part,
                _ => macros = true,
            }
            Ok(())
        })?;
        if String::from_utf8_lossy(&manifest).contains("encryption-data") {
            return Err(IntakeFault::Password);
        }
        let sheets = sheets(&content)?;
        Ok(Self { content, sheets, macros, hidden_rows: HashMap::new() })
    }
}

/// Folders that hold macros; every file has an index of their libraries, which alone is none.
fn is_macro(name: &str) -> bool {
    (name.starts_with("Basic/") || name.starts_with("Scripts/")) && !name.ends_with("script-lc.xml")
}

fn reader(content: &[u8]) -> Reader<&[u8]> {
    let mut reader = Reader::from_reader(content);
    let config = reader.config_mut();
    config.expand_empty_elements = true;
    config.check_end_names = false;
    reader
}

fn sheets(content: &[u8]) -> Result<Vec<SheetInfo>, IntakeFault> {
    let mut reader = reader(content);
    let mut sheets = Vec::new();
    let mut hidden = HashSet::new();
    let mut style = None;
    loop {
        match reader.read_event().map_err(|_| IntakeFault::Damaged)? {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "style" => style = attribute(&tag, "name"),
                "table-properties" if attribute(&tag, "display").as_deref() == Some("false") => {
                    hidden.extend(style.take());
                }
                "table" => {
                    let name = attribute(&tag, "name").unwrap_or_default();
                    let hidden = attribute(&tag, "style-name").is_some_and(|style| hidden.contains(&style));
                    sheets.push(SheetInfo { name, hidden });
                }
                _ => (),
            },
            Event::Eof => return Ok(sheets),
            _ => (),
        }
    }
}

/// A cell while its element is read.
#[derive(Debug, Default)]
struct Cell {
    kind: String,
    value: String,
    text: String,
    is_error: bool,
    /// How many cells like this stand side by side.
    repeated: u32,
    merged: Option<(u32, u32)>,
}

impl Cell {
    fn open(tag: &BytesStart<'_>) -> Self {
        let mut cell = Self { repeated: 1, ..Self::default() };
        let (mut columns, mut rows) = (1, 1);
        let mut attributes = tag.attributes();
        for found in attributes.with_checks(false).flatten() {
            let value = quick_xml::escape::unescape(found.value.as_ref()).unwrap_or_default();
            match found.key.as_ref() {
                "office:value-type" => cell.kind = value.into_owned(),
                "calcext:value-type" => cell.is_error = value == "error",
                "office:value"
                | "office:date-value"
                | "office:time-value"
                | "office:boolean-value"
                | "office:string-value" => cell.value = value.into_owned(),
                "table:number-columns-repeated" => cell.repeated = count(&value),
                "table:number-columns-spanned" => columns = count(&value),
                "table:number-rows-spanned" => rows = count(&value),
                _ => (),
            }
        }
        cell.merged = (columns > 1 || rows > 1).then_some((rows, columns));
        cell
    }

    fn is_empty(&self) -> bool {
        self.value.is_empty() && self.text.trim().is_empty()
    }

    fn put(&self, grid: &mut Grid, row: u32, column: u32) -> Result<(), IntakeFault> {
        if self.is_error {
            return grid.put_error(row, column, self.text.trim());
        }
        match self.kind.as_str() {
            "float" | "percentage" | "currency" => match self.value.parse() {
                Ok(value) => {
                    let mut number = number::number(value, "");
                    if is_padded(&self.text, &number.text) {
                        number.text.clone_from(&self.text);
                    }
                    grid.put_number(row, column, &number)
                }
                Err(_) => grid.put(row, column, &self.text),
            },
            "date" => grid.put(row, column, &number::iso(&self.value)),
            "boolean" => grid.put(row, column, if self.value == "true" { "TRUE" } else { "FALSE" }),
            _ if self.text.is_empty() => grid.put(row, column, &self.value),
            _ => grid.put(row, column, &self.text),
        }
    }
}

/// `shown` is the same whole number, with leading noughts or with signs between its digits.
fn is_padded(shown: &str, number: &str) -> bool {
    let whole = shown.chars().all(|sign| sign.is_ascii_digit() || sign == '-' || sign == ' ');
    let digits: String = shown.chars().filter(char::is_ascii_digit).collect();
    whole && !shown.starts_with(['-', ' ']) && digits.trim_start_matches('0') == number
}

fn count(text: &str) -> u32 {
    text.parse().unwrap_or(1).max(1)
}

impl Book for OdsBook {
    fn sheets(&self) -> &[SheetInfo] {
        &self.sheets
    }

    fn notes(&self, sheet: usize, notes: &mut Notes) {
        if self.macros {
            notes.file(Finding::new("intake.macros", Severity::Info));
        }
        if let Some(count) = self.hidden_rows.get(&sheet).filter(|count| **count > 0) {
            notes.file(Finding::new("intake.hidden-rows", Severity::Warning).with("count", count));
        }
    }

    fn read(&mut self, sheet: usize, progress: &mut dyn FnMut(Progress)) -> Result<Grid, IntakeFault> {
        let mut reader = reader(&self.content);
        let mut table = Table::default();
        let mut tables = 0;
        let mut hidden = 0;
        let total = self.content.len() as u64;
        loop {
            match reader.read_event().map_err(|_| IntakeFault::Damaged)? {
                Event::Start(tag) if tag.local_name().as_ref() == "table" => tables += 1,
                Event::End(tag) if tag.local_name().as_ref() == "table" && tables == sheet + 1 => break,
                Event::Eof => break,
                _ if tables != sheet + 1 => (),
                Event::Start(tag) => {
                    if tag.local_name().as_ref() == "table-row" {
                        if attribute(&tag, "visibility").is_some_and(|seen| seen != "visible") {
                            table.hides_row = true;
                        }
                        if table.row.is_multiple_of(REPORT_EVERY) {
                            progress(Progress { done: reader.buffer_position(), total });
                        }
                    }
                    table.start(&tag);
                }
                Event::End(tag) => hidden += table.end(tag.local_name().as_ref())?,
                Event::Text(text) => table.text(&text.xml10_content()),
                Event::CData(text) => table.text(text.as_ref()),
                Event::GeneralRef(reference) => {
                    let entity = format!("&{};", reference.as_ref() as &str);
                    table.text(&quick_xml::escape::unescape(&entity).unwrap_or_default());
                }
                _ => (),
            }
        }
        self.hidden_rows.insert(sheet, hidden);
        Ok(table.grid)
    }
}

/// A sheet while its elements go by.
#[derive(Debug, Default)]
struct Table {
    grid: Grid,
    row: u32,
    column: u32,
    row_repeated: u32,
    hides_row: bool,
    /// The cells of the row that hold something, and their columns.
    cells: Vec<(u32, Cell)>,
    cell: Option<Cell>,
    in_paragraph: bool,
    /// How deep in elements whose text is none of the cell's.
    aside: usize,
}

impl Table {
    fn start(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().as_ref() {
            "table-row" => {
                self.column = 0;
                self.row_repeated = attribute(tag, "number-rows-repeated").map_or(1, |text| count(&text));
            }
            "table-cell" | "covered-table-cell" => self.cell = Some(Cell::open(tag)),
            // Comments and shapes have paragraphs, too.
            "annotation" | "shapes" | "frame" => self.aside += 1,
            "p" if self.aside == 0 => {
                if let Some(cell) = self.cell.as_mut().filter(|cell| !cell.text.is_empty()) {
                    cell.text.push('\n');
                }
                self.in_paragraph = true;
            }
            "s" => {
                let spaces = attribute(tag, "c").map_or(1, |text| count(&text));
                self.text(&" ".repeat(spaces.min(64) as usize));
            }
            "tab" => self.text("\t"),
            "line-break" => self.text("\n"),
            _ => (),
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_paragraph
            && self.aside == 0
            && let Some(cell) = &mut self.cell
        {
            cell.text.push_str(text);
        }
    }

    /// Refuses a row that is too wide or repeated too often before any of it is put.
    fn check_repeated(&self, rows: u32) -> Result<(), IntakeFault> {
        let wide = |(column, cell): &(u32, Cell)| column.saturating_add(cell.repeated) as usize > MAX_COLUMNS;
        if rows > 0 && self.cells.iter().any(wide) {
            return Err(IntakeFault::TooManyColumns { limit: MAX_COLUMNS });
        }
        if rows as usize > MAX_ROWS {
            return Err(IntakeFault::TooManyRows { limit: MAX_ROWS });
        }
        let cells: u64 = self.cells.iter().map(|(_, cell)| u64::from(cell.repeated)).sum();
        if cells * u64::from(rows) > MAX_CELLS as u64 {
            return Err(IntakeFault::TooManyCells { limit: MAX_CELLS });
        }
        Ok(())
    }

    /// Closes an element; tells how many hidden rows ended that hold something.
    fn end(&mut self, name: &str) -> Result<usize, IntakeFault> {
        match name {
            "annotation" | "shapes" | "frame" => self.aside = self.aside.saturating_sub(1),
            "p" if self.aside == 0 => self.in_paragraph = false,
            "table-cell" | "covered-table-cell" => {
                let Some(cell) = self.cell.take() else { return Ok(0) };
                let column = self.column;
                self.column = column.saturating_add(cell.repeated);
                if let Some((rows, columns)) = cell.merged {
                    let last = (self.row.saturating_add(rows - 1), column.saturating_add(columns - 1));
                    self.grid.merges.push(Merge { rows: (self.row, last.0), columns: (column, last.1) });
                }
                if !cell.is_empty() {
                    self.cells.push((column, cell));
                }
            }
            "table-row" => {
                let hidden = self.hides_row && !self.cells.is_empty();
                let repeated = if self.cells.is_empty() { 0 } else { self.row_repeated };
                self.check_repeated(repeated)?;
                for row in (self.row..self.row.saturating_add(self.row_repeated)).take(repeated as usize) {
                    for (column, cell) in &self.cells {
                        for column in *column..column.saturating_add(cell.repeated) {
                            cell.put(&mut self.grid, row, column)?;
                        }
                    }
                }
                self.row = self.row.saturating_add(self.row_repeated.max(1));
                self.hides_row = false;
                self.cells.clear();
                return Ok(if hidden { repeated as usize } else { 0 });
            }
            _ => (),
        }
        Ok(0)
    }
}
