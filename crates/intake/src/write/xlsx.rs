//! Workbooks of Excel.

use std::collections::HashSet;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::WriteFault;
use super::guard::is_risky;

/// Rows of a sheet of Excel.
const ROWS: u32 = 1_048_576;
/// Columns of a sheet of Excel.
const COLUMNS: u32 = 16_384;
/// UTF-16 units of a cell of Excel.
const CELL_UNITS: usize = 32_767;
/// UTF-16 units of the name of a sheet.
const NAME_UNITS: usize = 31;
/// The number format `@`, by its id.
const TEXT: u8 = 49;
/// Narrowest and widest column, in digits of the standard font.
const WIDTHS: (usize, usize) = (8, 60);

/// A sheet to write.
pub struct Sheet<'a> {
    /// Its name; what Excel forbids in names is replaced.
    pub name: &'a str,
    /// The heading of each column.
    pub headings: &'a [&'a str],
    /// The cells of each row.
    pub rows: Box<dyn Iterator<Item = Vec<&'a str>> + 'a>,
}

/// A workbook of sheets with a bold heading that stays in view, a filter, and every cell a text.
///
/// A text is a text even if it looks like a number or a formula: leading noughts stay, and nothing is run.
///
/// # Errors
/// `intake.sheet-full`, `intake.cell-too-long`, and `intake.not-written`, also for no sheets at all.
pub fn xlsx(sheets: Vec<Sheet<'_>>) -> Result<Vec<u8>, WriteFault> {
    if sheets.is_empty() {
        return Err(WriteFault::NotWritten);
    }
    let mut workbook = Workbook::new();
    let epoch = ExcelDateTime::from_ymd(2000, 1, 1).map_err(|_| WriteFault::NotWritten)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&epoch));
    let names = names(sheets.iter().map(|sheet| sheet.name));
    for (sheet, name) in sheets.into_iter().zip(names) {
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(name).map_err(|_| WriteFault::NotWritten)?;
        write(worksheet, sheet)?;
    }
    workbook.save_to_buffer().map_err(|_| WriteFault::NotWritten)
}

fn write(worksheet: &mut Worksheet, sheet: Sheet<'_>) -> Result<(), WriteFault> {
    let text = Format::new().set_num_format_index(TEXT);
    // The sign of Excel for "typed with an apostrophe in front": editing the cell does not make a formula of
    // it.
    let quoted = text.clone().set_quote_prefix();
    let bold = text.clone().set_bold();
    let mut widths = vec![WIDTHS.0; sheet.headings.len()];
    for (column, heading) in sheet.headings.iter().enumerate() {
        put(worksheet, 0, column, heading, &bold)?;
        widths[column] = widths[column].max(width(heading));
    }
    let mut last = 0;
    for (row, cells) in (1..).zip(sheet.rows) {
        last = row;
        for (column, cell) in cells.into_iter().enumerate() {
            put(worksheet, row, column, cell, if is_risky(cell) { &quoted } else { &text })?;
            if column >= widths.len() {
                widths.resize(column + 1, WIDTHS.0);
            }
            widths[column] = widths[column].max(width(cell));
        }
    }
    let not_written = |_| WriteFault::NotWritten;
    for (column, width) in (0..).zip(&widths) {
        worksheet.set_column_width(column, (*width).min(WIDTHS.1) as f64 + 2.0).map_err(not_written)?;
        // New rows below the table are texts as well.
        worksheet.set_column_format(column, &text).map_err(not_written)?;
    }
    if let Some(right) = (sheet.headings.len() as u16).checked_sub(1) {
        worksheet.set_freeze_panes(1, 0).map_err(not_written)?;
        worksheet.autofilter(0, 0, last, right).map_err(not_written)?;
    }
    Ok(())
}

fn put(
    worksheet: &mut Worksheet,
    row: u32,
    column: usize,
    text: &str,
    format: &Format,
) -> Result<(), WriteFault> {
    let full = WriteFault::SheetFull { rows: ROWS, columns: COLUMNS };
    let Ok(at) = u16::try_from(column) else { return Err(full) };
    if text.is_empty() {
        return Ok(());
    }
    match worksheet.write_string_with_format(row, at, text, format) {
        Ok(_) => Ok(()),
        Err(XlsxError::RowColumnLimitError) => Err(full),
        Err(XlsxError::MaxStringLengthExceeded) => {
            Err(WriteFault::CellTooLong { row: row + 1, column: u32::from(at) + 1, limit: CELL_UNITS })
        }
        Err(_) => Err(WriteFault::NotWritten),
    }
}

/// How wide a text is, in digits: Chinese characters take two.
fn width(text: &str) -> usize {
    text.lines()
        .map(|line| line.chars().map(|sign| if sign < '\u{1100}' { 1 } else { 2 }).sum())
        .max()
        .unwrap_or(0)
}

/// Names that Excel takes, no two alike.
fn names<'a>(wanted: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut taken = HashSet::new();
    let mut names = Vec::new();
    for wanted in wanted {
        let clean: String = wanted
            .chars()
            .map(|sign| if sign.is_control() || r"[]:*?/\".contains(sign) { '_' } else { sign })
            .collect();
        let clean = clean.trim().trim_matches('\'');
        // Excel keeps this name for itself.
        let clean = if clean.is_empty() || clean.eq_ignore_ascii_case("history") { "Sheet" } else { clean };
        let mut name = shortened(clean, "");
        let mut count = 2_u32;
        while !taken.insert(name.to_lowercase()) {
            name = shortened(clean, &format!(" ({count})"));
            count += 1;
        }
        names.push(name);
    }
    names
}

fn shortened(name: &str, ending: &str) -> String {
    let mut units = ending.len();
    let fits = |sign: &char| {
        units += sign.len_utf16();
        units <= NAME_UNITS
    };
    let stem: String = name.chars().take_while(fits).collect();
    format!("{}{ending}", stem.trim_end_matches('\''))
}
