//! JSON Lines, judged line by line while they arrive.

use base::{Finding, Severity};
use intake::limits::MAX_ROWS;
use intake::{IntakeFault, JsonLineReader, Note};
use record::{CalendarDate, Column, Context, Policy};

use crate::Fault;
use crate::desk::{FoundInCell, Incoming, Totals};

/// JSON Lines, judged line by line while they arrive.
///
/// What is found in a cell is told with its line and not kept. The records themselves are kept, each different text
/// once: what lines say together is known when all of them are there.
#[derive(Debug)]
pub struct RecordStream {
    reader: JsonLineReader,
    incoming: Incoming,
    policy: Policy,
    today: CalendarDate,
    records: usize,
    line: u32,
}

/// What was found in one line.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FoundInLine {
    /// What is odd about the line; that it holds no record is an error.
    pub notes: Vec<Note>,
    /// What was found in its cells.
    pub cells: Vec<FoundInCell>,
}

impl RecordStream {
    /// A stream before its first line, under a policy as JSON.
    ///
    /// # Errors
    /// The `policy.*` and `pattern.*` codes of a policy that is none.
    pub fn new(policy: Option<&str>, today: CalendarDate) -> Result<Self, Fault> {
        let policy = policy.map_or_else(|| Ok(Policy::default()), crate::desk::parse_policy)?;
        Ok(Self {
            reader: JsonLineReader::new(),
            incoming: Incoming::default(),
            policy,
            today,
            records: 0,
            line: 0,
        })
    }

    /// Judges the next line. A line that holds no record is told of, and the next one can be read all the same.
    ///
    /// # Errors
    /// `intake.too-many-rows`: no more lines are taken in.
    pub fn read(&mut self, line: &str) -> Result<FoundInLine, Fault> {
        self.line += 1;
        let read = match self.reader.read(line) {
            Ok(Some(read)) => read,
            Ok(None) => return Ok(FoundInLine::default()),
            Err(fault) => {
                return Ok(FoundInLine { notes: vec![no_record(&fault, self.line)], cells: Vec::new() });
            }
        };
        if self.incoming.len() >= MAX_ROWS {
            return Err(crate::desk::intake_fault(IntakeFault::TooManyRows { limit: MAX_ROWS }));
        }
        let notes = read.notes().to_vec();
        let added = self.incoming.push(self.records, read.source_row(), |column: Column| read.get(column));
        self.records += 1;
        let context = Context { today: self.today, policy: &self.policy };
        let cells = added.then(|| self.incoming.in_line(self.incoming.len() - 1, &context));
        Ok(FoundInLine { notes, cells: cells.unwrap_or_default() })
    }

    /// What there is to tell of all lines together.
    pub fn totals(&self) -> Totals {
        let context = Context { today: self.today, policy: &self.policy };
        self.incoming.totals(&self.incoming.audit(&context), &context)
    }
}

/// That a line holds no record.
fn no_record(fault: &IntakeFault, line: u32) -> Note {
    let finding = Finding::new(fault.code(), Severity::Error);
    let finding = fault.args().into_iter().fold(finding, |finding, (name, value)| finding.with(name, value));
    Note { finding, row: Some(line), column: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(found: &FoundInLine) -> Vec<&str> {
        let notes = found.notes.iter().map(|note| &note.finding.code[..]);
        notes.chain(found.cells.iter().map(|cell| &cell.finding.code[..])).collect()
    }

    #[test]
    fn each_line_is_judged_when_it_comes_and_all_together_at_the_end() {
        let mut stream = RecordStream::new(None, CalendarDate::FIRST).unwrap();
        for (line, expected) in [
            (r#"{"manufacturer":"A Vacuum","batch":"20260517-0001","report":"IR-1"}"#, &[][..]),
            ("", &[]),
            (r#"{"manufacturer":"A Vacuum","batch":"20260230-0001","report":"IR-1"}"#, &["batch.not-a-date"]),
            (r#"{"batch":"#, &["intake.json-damaged"]),
            ("7", &["intake.json-no-objects"]),
            (r#"{"colour":"blue"}"#, &["intake.json-unknown-key"]),
        ] {
            assert_eq!(codes(&stream.read(line).unwrap()), expected, "{line}");
        }
        let totals = stream.totals();
        assert_eq!((totals.lines, totals.batches), (2, 2));
        let reused = totals.sets.iter().find(|set| set.finding.code == "set.report-reused").unwrap();
        let rows: Vec<(usize, u32)> = reused.places.iter().map(|place| (place.record, place.row)).collect();
        assert_eq!(rows, [(0, 1), (1, 3)], "the blank line counts as a row, not as a record");
        assert!(reused.finding.args.contains(&("rows".into(), "1, 3".to_owned())));
    }

    #[test]
    fn a_policy_that_is_none_is_refused() {
        let fault = RecordStream::new(Some("{"), CalendarDate::FIRST).unwrap_err();
        assert_eq!(fault.code, "policy.malformed");
    }
}
