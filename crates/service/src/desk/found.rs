//! What is found in the records of a file before they are anyone's: told by their rows in the file.

use base::Finding;
use intake::Mapping;
use record::{Audit, CalendarDate, Column, Context, Policy, Register, SetFinding, Spent};
use serde::{Deserialize, Serialize};

use super::Outcome;
use super::{Answer, Desk};
use crate::Fault;

/// How many rows a text names one by one.
const LISTED_ROWS: usize = 4;

/// Asks what is found in the records of the file that was read, without adding them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct JudgeRequest {
    /// What the columns of the file are.
    pub mapping: Mapping,
    /// First line to tell the cells of, from 0. At 0 everything is checked anew; later windows tell of the same.
    pub from: usize,
    /// How many lines.
    pub count: usize,
}

/// A window on what was found in a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Judgement {
    /// What was found in single cells of the window, line by line.
    pub cells: Vec<FoundInCell>,
    /// Everything else, with the last window.
    pub totals: Option<Box<Totals>>,
}

/// One cell of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FoundAt {
    /// Which record of the file, from 0.
    pub record: usize,
    /// Its row in the file as a person counts them, from 1.
    pub row: u32,
    /// Which of its cells; `None`: the whole record.
    pub column: Option<Column>,
}

/// One thing to tell of a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundInCell {
    /// Where.
    pub at: FoundAt,
    /// What stands there; spans and fixes are of this text.
    pub text: String,
    /// What there is to tell.
    pub finding: Finding,
}

/// One thing to tell of several records together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundInSet {
    /// Every cell involved, in order.
    pub places: Vec<FoundAt>,
    /// What there is to tell. Rows in its text are rows of the file.
    pub finding: Finding,
    /// How many findings it stands for: 1, or those beyond the limit that are told together.
    pub count: usize,
}

/// What there is to tell of all records together.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// How many records have a text.
    pub lines: usize,
    /// How many batches they name.
    pub batches: usize,
    /// How many batches miss no document.
    pub complete_batches: usize,
    /// How complete the documents of all batches are together, 0 to 100.
    pub percent: u8,
    /// What is missing, and from how many batches.
    pub missing: Vec<(Column, usize)>,
    /// Parts without a vendor's batch, and in how many batches.
    pub missing_parts: Vec<(String, usize)>,
    /// Findings about several records, the gravest first.
    pub sets: Vec<FoundInSet>,
}

/// Records on the way in: their texts, and where in the file they stand.
#[derive(Debug, Default)]
pub(crate) struct Incoming {
    register: Register,
    /// Record and row of each line.
    places: Vec<(usize, u32)>,
}

impl Incoming {
    /// Adds a record; one without any text is passed over. Returns whether it was added.
    pub(crate) fn push<'t>(&mut self, record: usize, row: u32, cell: impl Fn(Column) -> &'t str) -> bool {
        let told = Column::ALL.into_iter().any(|column| !cell(column).trim().is_empty());
        if told {
            self.register.push(cell);
            self.places.push((record, row));
        }
        told
    }

    /// How many lines there are.
    pub(crate) fn len(&self) -> usize {
        self.register.len()
    }

    /// What is found in one cell.
    fn in_cell(&self, line: usize, column: Column, context: &Context<'_>) -> Vec<FoundInCell> {
        let text = self.register.get(line, column);
        if text.is_empty() {
            return Vec::new();
        }
        let at = self.at(line, Some(column));
        let found = |finding| FoundInCell { at, text: text.to_owned(), finding };
        record::check_cell(column, text, context).into_iter().map(found).collect()
    }

    /// What is found in the cells of one line.
    pub(crate) fn in_line(&self, line: usize, context: &Context<'_>) -> Vec<FoundInCell> {
        Column::ALL.into_iter().flat_map(|column| self.in_cell(line, column, context)).collect()
    }

    fn at(&self, line: usize, column: Option<Column>) -> FoundAt {
        let (record, row) = self.places.get(line).copied().unwrap_or_default();
        FoundAt { record, row, column }
    }

    /// Runs every check.
    pub(crate) fn audit(&self, context: &Context<'_>) -> Audit {
        record::audit(&self.register, &Spent::default(), context)
    }

    /// What there is to tell of all lines together.
    pub(crate) fn totals(&self, audit: &Audit, context: &Context<'_>) -> Totals {
        let batches = record::completeness(&self.register, context);
        let shipment = record::of_shipment(&batches);
        Totals {
            lines: self.len(),
            batches: shipment.batches,
            complete_batches: shipment.complete,
            percent: shipment.percent,
            missing: shipment.missing,
            missing_parts: shipment.missing_parts,
            sets: audit.sets.iter().map(|set| self.in_set(set)).collect(),
        }
    }

    fn in_set(&self, set: &SetFinding) -> FoundInSet {
        let line = |place: &record::Place| Some(self.at(self.register.row(place.line)?, place.column));
        let places: Vec<FoundAt> = set.places.iter().filter_map(line).collect();
        let mut finding = set.finding.clone();
        let count = finding.args.iter().find(|(name, _)| finding.code == "set.more" && name == "count");
        let count = count.and_then(|(_, count)| count.parse().ok()).unwrap_or(1);
        for (name, value) in &mut finding.args {
            if name == "rows" {
                *value = listed(&places);
            }
        }
        FoundInSet { places, finding, count }
    }
}

/// Rows of the file: `3, 17, 25, 30 … (+9)`.
fn listed(places: &[FoundAt]) -> String {
    let mut rows: Vec<u32> = places.iter().map(|place| place.row).collect();
    rows.dedup();
    let named: Vec<String> = rows.iter().take(LISTED_ROWS).map(u32::to_string).collect();
    let named = named.join(", ");
    match rows.len().saturating_sub(LISTED_ROWS) {
        0 => named,
        more => format!("{named} … (+{more})"),
    }
}

/// A file whose records were checked.
#[derive(Debug)]
pub(super) struct Judged {
    mapping: Mapping,
    incoming: Incoming,
    audit: Audit,
}

impl Desk {
    /// What is found in the file that was read.
    pub(super) fn judge(&mut self, request: &JudgeRequest, today: CalendarDate) -> Answer {
        let kept = self.judged.take().filter(|judged| request.from > 0 && judged.mapping == request.mapping);
        let policy = self.open.as_ref().map_or_else(Policy::default, |open| open.head.policy.clone());
        let context = Context { today, policy: &policy };
        let judged = match kept {
            Some(judged) => judged,
            None => self.check_source(&request.mapping, &context)?,
        };
        let end = request.from.saturating_add(request.count);
        let judgement = judged.window(request.from, end, &context);
        self.judged = judgement.totals.is_none().then_some(judged);
        Ok((Outcome::Judged(Box::new(judgement)), None))
    }

    fn check_source(&self, mapping: &Mapping, context: &Context<'_>) -> Result<Judged, Fault> {
        let source = self.source.as_ref().ok_or_else(|| Fault::new("desk.no-source"))?;
        if !source.fits(mapping) || mapping.columns.iter().all(|column| column.target.is_none()) {
            return Err(Fault::new("desk.no-mapping"));
        }
        let incoming = source.incoming(mapping);
        let audit = incoming.audit(context);
        Ok(Judged { mapping: mapping.clone(), incoming, audit })
    }
}

impl Judged {
    /// What was found in the cells of some lines, and all else with the last of them.
    fn window(&self, from: usize, end: usize, context: &Context<'_>) -> Judgement {
        let first = self.audit.marks.partition_point(|mark| (mark.row as usize) < from);
        let marks = self.audit.marks.get(first..).unwrap_or_default();
        let marks = marks.iter().take_while(|mark| (mark.row as usize) < end);
        // Several marks of a cell stand together, and are told together.
        let mut marked: Vec<(usize, Column)> = marks.map(|mark| (mark.row as usize, mark.column)).collect();
        marked.dedup();
        let cells =
            marked.into_iter().flat_map(|(line, column)| self.incoming.in_cell(line, column, context));
        let last = end >= self.incoming.len();
        Judgement {
            cells: cells.collect(),
            totals: last.then(|| Box::new(self.incoming.totals(&self.audit, context))),
        }
    }
}
