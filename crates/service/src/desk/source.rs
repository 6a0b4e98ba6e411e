//! A file on its way in: read, looked at, and not yet among the records.

use intake::{Mapping, Options, Progress, Table};
use record::Register;

use super::found::Incoming;
use super::workspace::Workspace;
use super::{SHOWN_NOTES, SourceView};
use crate::Fault;

/// How many texts of each column are shown.
const SHOWN_SAMPLES: usize = 3;

/// Among how many records different texts are looked for.
const LOOKED_AT: usize = 200;

/// A file that was read.
#[derive(Debug)]
pub(super) struct Source {
    name: String,
    bytes: Vec<u8>,
    table: Table,
    pub(super) signature: String,
}

impl Source {
    /// Reads a file.
    pub(super) fn read(
        name: String,
        bytes: Vec<u8>,
        options: &Options,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Self, Fault> {
        let table = intake::read(&bytes, &name, options, progress).map_err(fault)?;
        let signature = intake::signature(&table);
        Ok(Self { name, bytes, table, signature })
    }

    /// Reads the same file in another way; it stays as it was read before when that fails.
    pub(super) fn read_again(
        &mut self,
        options: &Options,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<(), Fault> {
        self.table = intake::read(&self.bytes, &self.name, options, progress).map_err(fault)?;
        self.signature = intake::signature(&self.table);
        Ok(())
    }

    /// So many lines were taken from it into a workspace, and they hold this.
    pub(super) fn happens(&self, open: &mut Workspace, lines: usize, holds: &str) {
        open.file_happens(&self.name, &self.bytes, lines, holds);
    }

    /// The file at a first look; `mapping` is what an earlier file of these headings had.
    pub(super) fn view(&self, mapping: Option<&Mapping>) -> SourceView {
        let table = &self.table;
        let first = table.first_record as usize;
        let samples = (0..table.cells.columns()).map(|column| {
            let texts = (first..table.cells.rows()).take(LOOKED_AT).map(|row| table.cells.get(row, column));
            let mut samples: Vec<String> = Vec::new();
            for text in texts.filter(|text| !text.is_empty()) {
                if samples.len() < SHOWN_SAMPLES && !samples.iter().any(|sample| sample == text) {
                    samples.push(text.to_owned());
                }
            }
            samples
        });
        let chosen = |_: &intake::TextEncoding| intake::encodings().iter().map(|name| (*name).to_owned());
        SourceView {
            name: self.name.clone(),
            format: table.format,
            encoding: table.encoding.clone(),
            encodings: table.encoding.iter().flat_map(chosen).collect(),
            sheets: table.sheets.clone(),
            options: Options {
                encoding: table.encoding.as_ref().map(|encoding| encoding.name.clone()),
                separator: match table.format {
                    intake::Format::Delimited(separator) => Some(separator),
                    _ => None,
                },
                sheet: (!table.sheets.is_empty()).then_some(table.sheet),
                first_record: Some(table.first_record),
            },
            records: table.cells.rows().saturating_sub(first),
            headings: table.headings.clone(),
            samples: samples.collect(),
            mapping: mapping.cloned().unwrap_or_else(|| intake::guess(table)),
            notes: table.notes.iter().take(SHOWN_NOTES).cloned().collect(),
            note_count: table.notes.len(),
        }
    }

    /// The heading of each column.
    pub(super) fn headings(&self) -> Vec<&str> {
        self.table.headings.iter().map(String::as_str).collect()
    }

    /// The texts of each record.
    pub(super) fn records(&self) -> Vec<Vec<&str>> {
        let cells = &self.table.cells;
        let texts = |row| (0..cells.columns()).map(|column| cells.get(row, column)).collect();
        (self.table.first_record as usize..cells.rows()).map(texts).collect()
    }

    /// What an earlier file of these headings had, where it still fits.
    pub(super) fn remembered(&self, mapping: &Mapping) -> Option<Mapping> {
        mapping.applied_to(&self.table)
    }

    /// Whether a mapping has an assignment for each column.
    pub(super) fn fits(&self, mapping: &Mapping) -> bool {
        mapping.columns.len() == self.table.cells.columns()
    }

    /// The records, each with its row in the file.
    pub(super) fn incoming(&self, mapping: &Mapping) -> Incoming {
        let mut incoming = Incoming::default();
        for (record, line) in intake::lines(&self.table, mapping).enumerate() {
            incoming.push(record, line.source_row(), |column| line.get(column));
        }
        incoming
    }

    /// The records that do not stand in a register to the character, and not twice in the file.
    pub(super) fn new_lines(&self, register: &Register, mapping: &Mapping) -> NewLines {
        let mut known_lines = super::known::KnownLines::of(register);
        let mut new = NewLines::default();
        for (record, line) in (0..).zip(intake::lines(&self.table, mapping)) {
            if line.is_blank() {
                continue;
            }
            if known_lines.add(|column| line.get(column)) {
                new.rows.push(record);
            } else {
                new.known += 1;
            }
        }
        new
    }

    /// Adds these records to a register.
    pub(super) fn add_to(&self, register: &mut Register, mapping: &Mapping, records: &[u32]) {
        let mut records = records.iter().copied().peekable();
        for (record, line) in (0..).zip(intake::lines(&self.table, mapping)) {
            if records.next_if_eq(&record).is_some() {
                register.push(|column| line.get(column));
            }
        }
    }
}

/// Which records of a file are new.
#[derive(Debug, Default)]
pub(super) struct NewLines {
    /// Their numbers, from 0.
    pub(super) rows: Vec<u32>,
    /// How many stand there already.
    pub(super) known: usize,
}

/// Why a file could not be read, as everyone is told.
#[expect(clippy::needless_pass_by_value, reason = "a function to map an error with")]
pub(crate) fn fault(fault: intake::IntakeFault) -> Fault {
    fault.args().into_iter().fold(Fault::new(fault.code()), |told, (name, value)| told.with(name, value))
}
