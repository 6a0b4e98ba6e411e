//! Tables in short.

use intake::{IntakeFault, Options, Table, read};

/// The table in a text, read with nothing chosen.
#[allow(dead_code, reason = "not every test reads texts")]
pub(crate) fn table(text: &str) -> Table {
    read_as(text.as_bytes(), &Options::default()).unwrap_or_else(|fault| panic!("{text:?}: {fault}"))
}

/// The table in bytes without a name.
pub(crate) fn read_as(bytes: &[u8], options: &Options) -> Result<Table, IntakeFault> {
    read(bytes, "", options, &mut |_| {})
}

/// All rows, cells parted by `|`, rows by ` / `.
#[allow(dead_code, reason = "not every test looks at cells")]
pub(crate) fn drawn(table: &Table) -> String {
    let row = |row| {
        let cells: Vec<&str> =
            (0..table.cells.columns()).map(|column| table.cells.get(row, column)).collect();
        cells.join("|")
    };
    (0..table.cells.rows()).map(row).collect::<Vec<_>>().join(" / ")
}

/// All notes as `code@row:column`, parted by spaces; no row and no column are left out.
#[allow(dead_code, reason = "not every test looks at notes")]
pub(crate) fn notes(table: &Table) -> String {
    let note = |note: &intake::Note| {
        let row = note.row.map_or(String::new(), |row| format!("@{row}"));
        let column = note.column.map_or(String::new(), |column| format!(":{column}"));
        format!("{}{row}{column}", note.finding.code.trim_start_matches("intake."))
    };
    table.notes.iter().map(note).collect::<Vec<_>>().join(" ")
}
