//! Workbooks of Excel 5 to 2003, read record by record.

use std::collections::HashMap;

use base::{Finding, Severity};
use encoding_rs::Encoding;

use super::Book;
use super::compound::{Compound, u16_at, u32_at};
use super::grid::{Grid, Merge};
use super::number::{self, Kind};
use super::records::{Pieces, Records, kind};
use crate::note::Notes;
use crate::{IntakeFault, Progress, SheetInfo};

/// Rows that any sheet of this format has at most.
const ROWS: u64 = 65_536;

/// Records between two reports of progress.
const REPORT_EVERY: usize = 4_096;

/// An open workbook.
#[derive(Debug)]
pub(super) struct XlsBook {
    stream: Vec<u8>,
    globals: Globals,
    macros: bool,
    /// How many rows of each sheet are hidden, as far as it was read.
    hidden_rows: HashMap<usize, usize>,
}

/// What holds for all sheets.
#[derive(Debug)]
struct Globals {
    sheets: Vec<SheetInfo>,
    /// Where in the stream each sheet starts.
    starts: Vec<usize>,
    texts: Vec<String>,
    /// Number format of each cell format.
    formats: Vec<Format>,
    /// Texts have a byte a character, in the code page, instead of Unicode.
    encoding: Option<&'static Encoding>,
    early: bool,
    links: bool,
}

#[derive(Debug, Clone)]
struct Format {
    kind: Kind,
    code: String,
}

impl XlsBook {
    /// Opens a workbook whose bytes are a compound file.
    pub(super) fn open(bytes: &[u8]) -> Result<Self, IntakeFault> {
        let file = Compound::open(bytes)?;
        if file.has("EncryptedPackage") {
            return Err(IntakeFault::Password);
        }
        let stream = file.stream("Workbook").or_else(|| file.stream("Book")).ok_or(IntakeFault::Damaged)?;
        let globals = globals(&stream)?;
        let macros = file.has("_VBA_PROJECT_CUR");
        Ok(Self { stream, globals, macros, hidden_rows: HashMap::new() })
    }
}

fn globals(stream: &[u8]) -> Result<Globals, IntakeFault> {
    const BIFF8: u16 = 0x0600;
    let mut found = Globals {
        sheets: Vec::new(),
        starts: Vec::new(),
        texts: Vec::new(),
        formats: Vec::new(),
        encoding: None,
        early: false,
        links: false,
    };
    let mut codes: HashMap<u16, String> = HashMap::new();
    let mut used: Vec<u16> = Vec::new();
    let mut records = Records(stream);
    let mut unicode = match records.next() {
        Some((kind::BOF, data)) => u16_at(data, 0) == Some(BIFF8),
        _ => return Err(IntakeFault::Damaged),
    };
    while let Some((kind, data)) = records.next() {
        match kind {
            kind::FILE_PASS => return Err(IntakeFault::Password),
            kind::CODE_PAGE => {
                found.encoding = u16_at(data, 0).and_then(encoding);
                unicode = unicode || u16_at(data, 0) == Some(1_200);
            }
            kind::DATE_1904 => found.early = u16_at(data, 0) == Some(1),
            kind::XF => used.extend(u16_at(data, 2)),
            kind::FORMAT => {
                let code = if unicode { text16(records.continued(data), 2) } else { bytes8(data, 2) };
                codes.extend(u16_at(data, 0).zip(code));
            }
            kind::BOUND_SHEET => {
                let name = if unicode { text8(data, 6) } else { narrow(data.get(7..), found.encoding) };
                let Some((start, name)) = u32_at(data, 0).zip(name) else { continue };
                // Sheets of charts, macros and modules have no cells.
                let hidden = data[4] & 3 != 0 || data[5] != 0;
                found.starts.push(start as usize);
                found.sheets.push(SheetInfo { name, hidden });
            }
            kind::SST => found.texts = texts(records.continued(data)),
            // Two bytes of these say that the links are within the workbook.
            kind::SUP_BOOK => found.links |= !matches!(u16_at(data, 2), Some(0x0401 | 0x3A01)),
            kind::EOF => break,
            _ => (),
        }
    }
    if unicode {
        found.encoding = None;
    } else if found.encoding.is_none() {
        found.encoding = Some(encoding_rs::WINDOWS_1252);
    }
    let format = |id: u16| match codes.get(&id) {
        Some(code) => Format { kind: number::kind(code), code: code.clone() },
        None => Format { kind: number::built_in(id), code: String::new() },
    };
    found.formats = used.into_iter().map(format).collect();
    Ok(found)
}

fn encoding(page: u16) -> Option<&'static Encoding> {
    let label: &[u8] = match page {
        874 => b"windows-874",
        932 => b"shift_jis",
        936 => b"gb18030",
        949 => b"euc-kr",
        950 => b"big5",
        1_250 => b"windows-1250",
        1_251 => b"windows-1251",
        1_252 | 0x8001 => b"windows-1252",
        1_253 => b"windows-1253",
        1_254 => b"windows-1254",
        1_257 => b"windows-1257",
        1_258 => b"windows-1258",
        0x8000 => b"macintosh",
        _ => return None,
    };
    Encoding::for_label(label)
}

fn texts(mut pieces: Pieces<'_>) -> Vec<String> {
    let mut texts = Vec::new();
    let count = pieces.skip(4).and_then(|()| pieces.u32()).unwrap_or_default();
    for _ in 0..count {
        // Nothing is set aside for the number that the file says: it ends where its bytes end.
        let Some(text) = pieces.u16().and_then(|units| pieces.text(units.into())) else { break };
        texts.push(text);
    }
    texts
}

/// A text whose length stands in two bytes at `at`.
fn text16(mut pieces: Pieces<'_>, at: usize) -> Option<String> {
    pieces.skip(at)?;
    let units = pieces.u16()?;
    pieces.text(units.into())
}

/// A text whose length stands in one byte at `at`.
fn text8(data: &[u8], at: usize) -> Option<String> {
    let units = *data.get(at)?;
    Pieces::single(data.get(at + 1..)?).text(units.into())
}

/// A text of plain bytes whose length stands in one byte at `at`.
fn bytes8(data: &[u8], at: usize) -> Option<String> {
    let count = usize::from(*data.get(at)?);
    narrow(data.get(at + 1..at + 1 + count), None)
}

fn narrow(bytes: Option<&[u8]>, encoding: Option<&'static Encoding>) -> Option<String> {
    let encoding = encoding.unwrap_or(encoding_rs::WINDOWS_1252);
    Some(encoding.decode_without_bom_handling(bytes?).0.into_owned())
}

impl Book for XlsBook {
    fn sheets(&self) -> &[SheetInfo] {
        &self.globals.sheets
    }

    fn notes(&self, sheet: usize, notes: &mut Notes) {
        if self.macros {
            notes.file(Finding::new("intake.macros", Severity::Info));
        }
        if self.globals.links {
            notes.file(Finding::new("intake.external-links", Severity::Info));
        }
        if let Some(count) = self.hidden_rows.get(&sheet).filter(|count| **count > 0) {
            notes.file(Finding::new("intake.hidden-rows", Severity::Warning).with("count", count));
        }
    }

    fn read(&mut self, sheet: usize, progress: &mut dyn FnMut(Progress)) -> Result<Grid, IntakeFault> {
        let stream = self.globals.starts.get(sheet).and_then(|start| self.stream.get(*start..));
        let mut records = Records(stream.ok_or(IntakeFault::Damaged)?);
        if !matches!(records.next(), Some((kind::BOF, _))) {
            return Err(IntakeFault::Damaged);
        }
        let mut reader =
            SheetReader { globals: &self.globals, grid: Grid::default(), formula: None, hidden: 0 };
        // Charts within the sheet have records like those of cells.
        let mut depth = 0_usize;
        let mut count = 0_usize;
        while let Some((kind, data)) = records.next() {
            count += 1;
            if count.is_multiple_of(REPORT_EVERY) {
                let done = u16_at(data, 0).unwrap_or_default();
                progress(Progress { done: done.into(), total: ROWS });
            }
            match kind {
                kind::BOF => depth += 1,
                kind::EOF if depth == 0 => break,
                kind::EOF => depth -= 1,
                _ if depth > 0 => (),
                kind::STRING => reader.formula_text(records.continued(data))?,
                _ => reader.record(kind, data)?.unwrap_or_default(),
            }
        }
        let SheetReader { grid, hidden, .. } = reader;
        self.hidden_rows.insert(sheet, hidden);
        Ok(grid)
    }
}

struct SheetReader<'a> {
    globals: &'a Globals,
    grid: Grid,
    /// The cell whose formula has a text that comes in the next record.
    formula: Option<(u32, u32)>,
    hidden: usize,
}

impl SheetReader<'_> {
    /// Takes in a record. `Ok(None)`: it is too short for what it should hold, and is passed over.
    fn record(&mut self, kind: u16, data: &[u8]) -> Result<Option<()>, IntakeFault> {
        let place = u16_at(data, 0).zip(u16_at(data, 2));
        let Some((row, column)) = place.map(|(row, column)| (u32::from(row), u32::from(column))) else {
            return Ok(None);
        };
        let format = u16_at(data, 4);
        match kind {
            kind::NUMBER => match f64_at(data, 6) {
                Some(value) => self.number(row, column, format, value)?,
                None => return Ok(None),
            },
            kind::RK => match u32_at(data, 6) {
                Some(value) => self.number(row, column, format, rk(value))?,
                None => return Ok(None),
            },
            kind::MUL_RK => {
                let cells = data.get(4..).unwrap_or_default().as_chunks::<6>().0;
                for (column, cell) in (column..).zip(cells) {
                    let value = rk(u32_at(cell, 2).unwrap_or_default());
                    self.number(row, column, u16_at(cell, 0), value)?;
                }
            }
            kind::LABEL_SST => {
                let text = u32_at(data, 6).and_then(|at| self.globals.texts.get(at as usize));
                self.grid.put(row, column, text.map_or("", String::as_str))?;
            }
            kind::LABEL | kind::R_STRING => {
                let text = match self.globals.encoding {
                    None => text16(Pieces::single(data), 6),
                    some => {
                        let count = usize::from(u16_at(data, 6).unwrap_or_default());
                        narrow(data.get(8..8 + count), some)
                    }
                };
                self.grid.put(row, column, &text.unwrap_or_default())?;
            }
            kind::BOOL_ERR => match (data.get(6), data.get(7)) {
                (Some(value), Some(0)) => self.truth(row, column, *value)?,
                (Some(code), Some(_)) => self.grid.put_error(row, column, error(*code))?,
                _ => return Ok(None),
            },
            kind::FORMULA => {
                self.formula = None;
                match data.get(6..14) {
                    Some([0, .., 0xFF, 0xFF]) => self.formula = Some((row, column)),
                    Some([1, _, value, .., 0xFF, 0xFF]) => self.truth(row, column, *value)?,
                    Some([2, _, code, .., 0xFF, 0xFF]) => self.grid.put_error(row, column, error(*code))?,
                    Some([.., 0xFF, 0xFF]) => (),
                    _ => match f64_at(data, 6) {
                        Some(value) => self.number(row, column, format, value)?,
                        None => return Ok(None),
                    },
                }
            }
            kind::ROW => self.hidden += usize::from(u16_at(data, 12).is_some_and(|flags| flags & 0x20 != 0)),
            kind::MERGE_CELLS => {
                for range in data.get(2..).unwrap_or_default().as_chunks::<8>().0 {
                    let at = |at| u32::from(u16_at(range, at).unwrap_or_default());
                    self.grid.merges.push(Merge { rows: (at(0), at(2)), columns: (at(4), at(6)) });
                }
            }
            _ => (),
        }
        Ok(Some(()))
    }

    fn formula_text(&mut self, mut pieces: Pieces<'_>) -> Result<(), IntakeFault> {
        let Some((row, column)) = self.formula.take() else { return Ok(()) };
        let text = match self.globals.encoding {
            None => text16(pieces, 0),
            some => pieces
                .u16()
                .and_then(|count| pieces.plain(count.into()))
                .and_then(|text| narrow(Some(text), some)),
        };
        self.grid.put(row, column, &text.unwrap_or_default())
    }

    fn truth(&mut self, row: u32, column: u32, value: u8) -> Result<(), IntakeFault> {
        self.grid.put(row, column, if value == 0 { "FALSE" } else { "TRUE" })
    }

    fn number(&mut self, row: u32, column: u32, format: Option<u16>, value: f64) -> Result<(), IntakeFault> {
        let format = format.and_then(|id| self.globals.formats.get(usize::from(id)));
        let (kind, code) = format.map_or((Kind::Number, ""), |format| (format.kind, format.code.as_str()));
        let text = match kind {
            Kind::Number => None,
            Kind::Moment => number::moment(value, self.globals.early),
            Kind::Duration => number::duration(value),
        };
        match text {
            Some(text) => self.grid.put(row, column, &text),
            None => self.grid.put_number(row, column, &number::number(value, code)),
        }
    }
}

fn f64_at(data: &[u8], at: usize) -> Option<f64> {
    Some(f64::from_le_bytes(*data.get(at..)?.first_chunk()?))
}

/// A number in 32 bits: 30 of them whole or the head of a float, one for hundredths, one to tell which.
fn rk(bits: u32) -> f64 {
    let value = if bits & 2 == 0 {
        f64::from_bits(u64::from(bits & !3) << 32)
    } else {
        f64::from(bits.cast_signed() >> 2)
    };
    if bits & 1 == 0 { value } else { value / 100.0 }
}

const fn error(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    }
}
