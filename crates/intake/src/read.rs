//! Bytes to a table of texts.

use base::{Finding, Severity};

use crate::note::{Notes, shown};
use crate::sniff::{self, Content};
use crate::{
    Cells, Format, IntakeFault, Options, Progress, Table, TextEncoding, charset, delimited, heading, json,
    limits, workbook,
};

/// The table in `bytes`; `name` is the file's name, or `""` for what was pasted.
///
/// What the bytes are is decided by what they are; the name only helps where several answers fit.
///
/// # Errors
/// `intake.…`: the bytes hold no table, or more than is taken in; see [`IntakeFault`].
pub fn read(
    bytes: &[u8],
    name: &str,
    options: &Options,
    progress: &mut dyn FnMut(Progress),
) -> Result<Table, IntakeFault> {
    limits::check_size(bytes.len() as u64)?;
    if bytes.is_empty() {
        return Err(IntakeFault::Empty);
    }
    match sniff::content(bytes) {
        Content::Foreign(foreign) => Err(IntakeFault::Foreign(foreign)),
        Content::Workbook(format) => read_workbook(bytes, format, options, progress),
        Content::Text => read_text(bytes, name, options, progress),
    }
}

fn read_workbook(
    bytes: &[u8],
    format: Format,
    options: &Options,
    progress: &mut dyn FnMut(Progress),
) -> Result<Table, IntakeFault> {
    let sheet = workbook::read(bytes, format, options, progress)?;
    let mut notes = Notes::from(sheet.notes);
    let heading = heading::find(&sheet.cells, options.first_record);
    heading::note(&heading, &sheet.cells, &sheet.source_rows, &mut notes);
    Ok(Table {
        format,
        encoding: None,
        sheets: sheet.sheets,
        sheet: sheet.sheet,
        cells: sheet.cells,
        source_rows: sheet.source_rows,
        first_record: heading.first_record,
        headings: heading.texts,
        notes: notes.finish(),
    })
}

fn read_text(
    bytes: &[u8],
    name: &str,
    options: &Options,
    progress: &mut dyn FnMut(Progress),
) -> Result<Table, IntakeFault> {
    let decoded = charset::decode(bytes, options)?;
    let text: &str = &decoded.text;
    if text.chars().all(|c| c.is_whitespace() || matches!(c, ',' | ';' | '|' | '"')) {
        return Err(IntakeFault::Empty);
    }
    if let Some(foreign) = sniff::markup(text) {
        return Err(IntakeFault::Foreign(foreign));
    }
    let encoding = decoded.encoding.clone();
    if options.separator.is_none() && sniff::is_json(text, name) {
        return json::read(text, encoding, progress);
    }
    read_delimited(text, name, encoding, options, progress)
}

fn read_delimited(
    text: &str,
    name: &str,
    encoding: TextEncoding,
    options: &Options,
    progress: &mut dyn FnMut(Progress),
) -> Result<Table, IntakeFault> {
    let mut notes = Notes::default();
    let declared = sniff::declared(text);
    let (body, line) = declared.map_or((text, 1), |(_, end)| (&text[end..], 2));
    let separator = options.separator.or(declared.map(|(separator, _)| separator));
    let separator = separator.unwrap_or_else(|| sniff::separator(body, name));
    let rows = delimited::read(body, separator, line, &mut notes, progress)?;
    let (cells, source_rows) = rows.lay_out(0);
    if cells.rows() == 0 {
        return Err(IntakeFault::Empty);
    }
    note_damage(&cells, &source_rows, &encoding, &mut notes);
    let heading = heading::find(&cells, options.first_record);
    heading::note(&heading, &cells, &source_rows, &mut notes);
    Ok(Table {
        format: Format::Delimited(separator),
        encoding: Some(encoding),
        sheets: Vec::new(),
        sheet: 0,
        cells,
        source_rows,
        first_record: heading.first_record,
        headings: heading.texts,
        notes: notes.finish(),
    })
}

/// Notes where bytes were not of the encoding, and where NUL bytes stand: both mean that something was lost.
pub(crate) fn note_damage(cells: &Cells, source_rows: &[u32], encoding: &TextEncoding, notes: &mut Notes) {
    let damages = [('\u{fffd}', "intake.undecodable"), ('\0', "intake.nul")];
    for (needle, code) in damages {
        let held = cells.holding(needle);
        for &(row, column, count) in &held {
            let source = source_rows.get(row).copied().unwrap_or_default();
            notes.row(code, source, Some(column as u32), |finding| {
                let finding = finding.with("count", count).with("found", shown(cells.get(row, column)));
                if code == "intake.undecodable" { finding.with("encoding", &encoding.name) } else { finding }
            });
        }
        if code == "intake.undecodable" && !held.is_empty() {
            let count: usize = held.iter().map(|(_, _, count)| count).sum();
            let finding = Finding::new("intake.wrong-encoding", Severity::Warning);
            notes.file(
                finding.with("count", count).with("cells", held.len()).with("encoding", &encoding.name),
            );
        }
    }
}
