//! Writing tables: CSV, XLSX, JSON. The same table makes the same bytes, on any day and device.

pub(crate) mod guard;
mod json;
mod xlsx;

pub use guard::{guarded, unguarded};
pub use json::{Object, json, json_lines};
pub use xlsx::{Sheet, xlsx};

/// Why nothing could be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WriteFault {
    /// More rows or columns than a sheet of Excel holds.
    #[error("a sheet holds {rows} rows and {columns} columns")]
    SheetFull {
        /// How many rows it holds, heading included.
        rows: u32,
        /// How many columns it holds.
        columns: u32,
    },
    /// A text longer than a cell of Excel holds.
    #[error("row {row}, column {column} has more than {limit} characters")]
    CellTooLong {
        /// From 1.
        row: u32,
        /// From 1.
        column: u32,
        /// How many UTF-16 units a cell holds.
        limit: usize,
    },
    /// Something that has no place in the format.
    #[error("not written")]
    NotWritten,
}

impl WriteFault {
    /// Stable id and i18n key.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::SheetFull { .. } => "intake.sheet-full",
            Self::CellTooLong { .. } => "intake.cell-too-long",
            Self::NotWritten => "intake.not-written",
        }
    }

    /// Values for the `{placeholders}` of the text.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::SheetFull { rows, columns } => {
                vec![("rows", rows.to_string()), ("columns", columns.to_string())]
            }
            Self::CellTooLong { row, column, limit } => {
                let values = [("row", row.to_string()), ("column", column.to_string())];
                values.into_iter().chain([("limit", limit.to_string())]).collect()
            }
            Self::NotWritten => Vec::new(),
        }
    }
}

/// A CSV file as every spreadsheet opens it: UTF-8 with a byte order mark, commas, lines that end in CR LF.
///
/// Each cell is [`guarded`]: what a spreadsheet would run gets an apostrophe in front, and [`unguarded`]
/// takes it away.
///
/// Source: RFC 4180, "Common Format and MIME Type for Comma-Separated Values (CSV) Files".
pub fn csv<'a, Row>(headings: &[&'a str], rows: impl IntoIterator<Item = Row>) -> Vec<u8>
where
    Row: IntoIterator<Item = &'a str>,
{
    let mut text = String::from("\u{feff}");
    line(&mut text, headings.iter().copied());
    for row in rows {
        line(&mut text, row);
    }
    text.into_bytes()
}

fn line<'a>(text: &mut String, cells: impl IntoIterator<Item = &'a str>) {
    let start = text.len();
    let mut count = 0;
    for cell in cells {
        if count > 0 {
            text.push(',');
        }
        count += 1;
        quote(text, &guarded(cell));
    }
    // A line of nothing is no record to most readers, a line of one empty cell is.
    if count == 1 && text.len() == start {
        text.push_str("\"\"");
    }
    text.push_str("\r\n");
}

fn quote(text: &mut String, cell: &str) {
    // The separators of other countries as well: a spreadsheet that splits there would find unguarded cells.
    const QUOTED: [char; 7] = ['"', ',', ';', '\t', '|', '\r', '\n'];
    if !cell.contains(QUOTED) && !cell.starts_with(' ') && !cell.ends_with(' ') {
        text.push_str(cell);
        return;
    }
    text.push('"');
    for (at, part) in cell.split('"').enumerate() {
        if at > 0 {
            text.push_str("\"\"");
        }
        text.push_str(part);
    }
    text.push('"');
}
