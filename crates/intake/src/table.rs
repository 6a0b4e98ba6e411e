//! A table of texts, as it stands in a file.

use base::Finding;
use serde::{Deserialize, Serialize};

/// What parts the cells of a text file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Separator {
    /// `,`
    Comma,
    /// A tabulator, also in cells pasted from a spreadsheet.
    Tab,
    /// `;`
    Semicolon,
    /// `|`
    Pipe,
}

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// Lines of cells, parted by this.
    Delimited(Separator),
    /// A workbook of Excel 2007 or later.
    Xlsx,
    /// A workbook of Excel 97 to 2003.
    Xls,
    /// An OpenDocument spreadsheet.
    Ods,
    /// A JSON array of objects, or one object.
    Json,
    /// One JSON object a line.
    JsonLines,
}

impl Format {
    /// The i18n key of its name.
    pub const fn caption_key(self) -> &'static str {
        match self {
            Self::Delimited(_) => "format.delimited",
            Self::Xlsx => "format.xlsx",
            Self::Xls => "format.xls",
            Self::Ods => "format.ods",
            Self::Json => "format.json",
            Self::JsonLines => "format.json-lines",
        }
    }
}

/// The encoding that a text file was read in.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TextEncoding {
    /// Its name in the WHATWG Encoding Standard, such as `UTF-8`, `gb18030`, `windows-1258`.
    pub name: String,
    /// How it is known: the i18n key of `encoding.by-mark`, `encoding.strict`, `encoding.by-evidence`,
    /// `encoding.chosen`.
    pub why: String,
}

/// A sheet of a workbook.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SheetInfo {
    /// Its name.
    pub name: String,
    /// It is hidden in the workbook.
    pub hidden: bool,
}

/// What a person chose about reading; everything left open is found out.
#[derive(Debug, Clone, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Options {
    /// Name of the encoding, see [`TextEncoding::name`].
    pub encoding: Option<String>,
    /// What parts the cells.
    pub separator: Option<Separator>,
    /// Which sheet, from 0.
    pub sheet: Option<usize>,
    /// How many rows stand above the records: heading, units and all. `Some(0)`: there is no heading.
    pub first_record: Option<u32>,
}

/// Something odd about the file or one of its cells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// What it is.
    pub finding: Finding,
    /// Row in the file as a person counts them, from 1; `None`: the whole file.
    pub row: Option<u32>,
    /// Column in the file, from 0.
    pub column: Option<u32>,
}

/// How far reading has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Done, in whatever is counted.
    pub done: u64,
    /// All of it; 0: not known.
    pub total: u64,
}

/// Texts of `rows × columns` cells, row-major, in one piece of memory.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cells {
    columns: usize,
    text: String,
    /// Where each cell ends in `text`.
    ends: Vec<u32>,
}

impl Cells {
    /// No cells yet, `columns` in each row to come.
    pub const fn new(columns: usize) -> Self {
        Self { columns, text: String::new(), ends: Vec::new() }
    }

    /// Cells whose texts stand in `text` one after the other, each up to one of `ends`.
    pub(crate) const fn from_parts(columns: usize, text: String, ends: Vec<u32>) -> Self {
        Self { columns, text, ends }
    }

    /// Appends a cell. Rows fill from left to right.
    pub fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.ends.push(self.text.len() as u32);
    }

    /// How many columns each row has.
    pub const fn columns(&self) -> usize {
        self.columns
    }

    /// How many rows are whole.
    pub fn rows(&self) -> usize {
        self.ends.len().checked_div(self.columns).unwrap_or(0)
    }

    /// The cells that hold the character `needle`, each once, and how often: row, column, count.
    pub(crate) fn holding(&self, needle: char) -> Vec<(usize, usize, usize)> {
        let mut found: Vec<(usize, usize, usize)> = Vec::new();
        let mut encoded = [0; 4];
        let needle = needle.encode_utf8(&mut encoded);
        for at in memchr::memmem::find_iter(self.text.as_bytes(), needle.as_bytes()) {
            let cell = self.ends.partition_point(|&end| end as usize <= at);
            let (row, column) = (cell / self.columns, cell % self.columns);
            match found.last_mut() {
                Some((last_row, last_column, count)) if (*last_row, *last_column) == (row, column) => {
                    *count += 1;
                }
                _ => found.push((row, column, 1)),
            }
        }
        found
    }

    /// The text of a cell; `""` outside of the table.
    pub fn get(&self, row: usize, column: usize) -> &str {
        if column >= self.columns {
            return "";
        }
        let at = row * self.columns + column;
        let start = if at == 0 { Some(0) } else { self.ends.get(at - 1).copied() };
        let range = start.zip(self.ends.get(at).copied());
        range.and_then(|(start, end)| self.text.get(start as usize..end as usize)).unwrap_or("")
    }
}

/// A table of texts, as it stands in a file, and what was found out about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// What the file is.
    pub format: Format,
    /// The encoding of a text file.
    pub encoding: Option<TextEncoding>,
    /// The sheets of a workbook; empty for anything else.
    pub sheets: Vec<SheetInfo>,
    /// Which of the sheets was read.
    pub sheet: usize,
    /// All cells, heading included, empty rows left out.
    pub cells: Cells,
    /// The row in the file, as a person counts them from 1, of each row of `cells`.
    pub source_rows: Vec<u32>,
    /// Which row of `cells` is the first record: what stands above is heading, units or a title.
    pub first_record: u32,
    /// The heading of each column, merged and several-line headings joined by a space; `""` where there is none.
    pub headings: Vec<String>,
    /// Something odd about the file or its cells, in the order of the file.
    pub notes: Vec<Note>,
}
