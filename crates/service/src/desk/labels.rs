//! Labels of the open workspace: which ones are wanted, and what each says.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use base::{Finding, Severity};
use intake::Progress;
use payload::Values;
use record::{BatchSummary, CalendarDate, Column, Context, Policy, Register};

use super::Selection;
use super::findings::Findings;
use super::issued::Issued;
use super::workspace::Workspace;
use crate::issued::IssuedSymbol;
use crate::press::{Press, Refusal};
use crate::print::{Each, PRINT_LIMIT_LABELS, PrintFormat, PrintRequest, PrintSample, PrintView};
use crate::run::{self, Order, Orders, Proof};
use crate::{Exported, Fault, World};

/// What a proof was made for: it holds while all of this is the same, and the lines are.
#[derive(Debug, PartialEq)]
pub(super) struct Asked {
    request: PrintRequest,
    /// Some selections are other lines on another day.
    today: CalendarDate,
    /// A label with Chinese text can be made once the face is there.
    chinese: bool,
}

impl Asked {
    fn of(request: &PrintRequest, today: CalendarDate) -> Self {
        Self { request: request.clone(), today, chinese: label::chinese::supplied() }
    }
}

/// A label that is wanted.
struct Wanted {
    of: Of,
    piece: Piece,
}

/// Index of the batch, or the row of a line that has none.
#[derive(Clone, Copy, PartialEq)]
enum Of {
    Batch(usize),
    Line(usize),
}

/// Which piece of a batch a label is of.
enum Piece {
    /// Of all of them, or of one that has no serial number.
    Any,
    /// Of the one with this serial number.
    Serial(String),
    /// Nobody can tell how many there are.
    Uncounted,
}

/// What the lines of a batch say together.
struct Told {
    of: Of,
    /// The first of its rows.
    row: usize,
    /// How many rows there are.
    rows: usize,
    /// The text of the first row that has one, by column.
    values: Values,
    /// The row that names a serial number.
    row_of: HashMap<String, usize>,
    /// What has to be mended in these rows before anything is printed of them.
    wrong: Vec<(Option<Column>, Finding)>,
    /// The columns of which a label says one text, while the rows have several.
    several: Vec<Column>,
}

/// The labels of a selection, in its order.
struct Labels<'w> {
    register: &'w Register,
    issued: &'w Issued,
    findings: &'w Findings,
    policy: &'w Policy,
    /// The columns that stand on the label or in its symbol.
    columns: BTreeSet<Column>,
    batches: Vec<BatchSummary>,
    wanted: Vec<Wanted>,
    /// The batch that was asked for last: its labels follow one another.
    told: RefCell<Option<Rc<Told>>>,
    today: CalendarDate,
}

impl<'w> Labels<'w> {
    /// The labels of these rows, a batch at a time, in the order in which its first line stands among them.
    fn of(
        open: &'w Workspace,
        rows: &[u32],
        each: Each,
        press: &Press<'_>,
        today: CalendarDate,
    ) -> Result<Self, Fault> {
        let Workspace { register, issued, head, .. } = open;
        let findings = open.found_already();
        let batches = record::batches(register);
        let lines = batches.iter().enumerate();
        let batch_of: HashMap<u32, usize> =
            lines.flat_map(|(at, batch)| batch.lines.iter().map(move |line| (line.0, at))).collect();
        let mut seen = vec![false; batches.len()];
        let mut wanted = Vec::new();
        // What is in the bin is printed for nobody.
        for row in rows.iter().map(|row| *row as usize).filter(|row| !register.binned(*row)) {
            match batch_of.get(&register.id(row).0) {
                // A line without a batch is not passed over: its label is refused with the reason.
                None => wanted.push(Wanted { of: Of::Line(row), piece: Piece::Any }),
                Some(&at) if !std::mem::replace(&mut seen[at], true) => {
                    let pieces = pieces(register, &batches[at], each);
                    if wanted.len() + pieces.len() > PRINT_LIMIT_LABELS {
                        return Err(Fault::new("print.too-many-labels").with("limit", PRINT_LIMIT_LABELS));
                    }
                    wanted.extend(pieces.into_iter().map(|piece| Wanted { of: Of::Batch(at), piece }));
                }
                Some(_) => {}
            }
        }
        let (policy, columns, told) = (&head.policy, press.columns(), RefCell::default());
        Ok(Self { register, issued, findings, policy, columns, batches, wanted, told, today })
    }

    /// What the lines of a label say.
    fn told(&self, of: Of) -> Rc<Told> {
        if let Some(told) = self.told.borrow().as_ref().filter(|told| told.of == of) {
            return Rc::clone(told);
        }
        let rows: Vec<usize> = match of {
            Of::Line(row) => vec![row],
            Of::Batch(at) => {
                self.batches[at].lines.iter().filter_map(|line| self.register.row(*line)).collect()
            }
        };
        let text =
            |column| rows.iter().map(|&row| self.register.get(row, column)).find(|text| !text.is_empty());
        let values =
            Column::ALL.into_iter().filter_map(|column| Some((column, text(column)?.to_owned()))).collect();
        let mut row_of = HashMap::new();
        for &row in &rows {
            for serial in record::split_serials(self.register.get(row, Column::Serials)) {
                row_of.entry(serial.text.to_owned()).or_insert(row);
            }
        }
        let row = rows.first().copied().unwrap_or_default();
        let wrong = rows.iter().flat_map(|&row| self.wrong(row)).take(MOST_WRONG).collect();
        let several = ONE_TEXT.into_iter().filter(|&column| {
            let texts =
                rows.iter().map(|&row| self.register.get(row, column)).filter(|text| !text.is_empty());
            texts.collect::<BTreeSet<_>>().len() > 1
        });
        let several = several.collect();
        let told = Rc::new(Told { of, row, rows: rows.len(), values, row_of, wrong, several });
        *self.told.borrow_mut() = Some(Rc::clone(&told));
        told
    }
}

impl Labels<'_> {
    /// The errors of what a row puts onto the label, alone or together with other rows: a label that contradicts another
    /// is no label to print.
    fn wrong(&self, row: usize) -> Vec<(Option<Column>, Finding)> {
        if self.findings.worst(row) < Some(Severity::Error) {
            return Vec::new();
        }
        let context = Context { today: self.today, policy: self.policy };
        let mut columns: Vec<Column> = self.findings.marks(row).iter().map(|mark| mark.column).collect();
        columns.dedup();
        let cells = columns.into_iter().flat_map(|column| {
            let found = record::check_cell(column, self.register.get(row, column), &context);
            found.into_iter().map(move |finding| (Some(column), finding))
        });
        let sets = self.findings.sets(row).map(|(column, set)| (column, set.finding.clone()));
        let on_label = |column: &Option<Column>| column.is_none_or(|column| self.columns.contains(&column));
        let wrong = |(column, finding): &(Option<Column>, Finding)| {
            finding.severity == Severity::Error && on_label(column)
        };
        cells.chain(sets).filter(wrong).collect()
    }
}

/// The columns of which lines of one batch may have several texts, and a label one.
const ONE_TEXT: [Column; 2] = [Column::Report, Column::PlatformPayload];

/// How many errors are told of a label that they keep from being made.
const MOST_WRONG: usize = 12;

/// The pieces of a batch that get a label of their own.
fn pieces(register: &Register, batch: &BatchSummary, each: Each) -> Vec<Piece> {
    let quantity = batch.quantity.trim();
    match each {
        Each::Batch => vec![Piece::Any],
        Each::Unit if batch.serials > 0 => {
            let serials = record::serials(register, batch).into_iter();
            serials.map(|serial| Piece::Serial(serial.to_owned())).collect()
        }
        // As many as the quantity says, all the same; one where it says nothing.
        Each::Unit if quantity.is_empty() => vec![Piece::Any],
        Each::Unit => match quantity.parse::<u64>() {
            Ok(count) if count > 0 => {
                let most = PRINT_LIMIT_LABELS + 1;
                let count = usize::try_from(count).map_or(most, |count| count.min(most));
                (0..count).map(|_| Piece::Any).collect()
            }
            _ => vec![Piece::Uncounted],
        },
    }
}

impl Orders for Labels<'_> {
    fn len(&self) -> usize {
        self.wanted.len()
    }

    fn get(&self, at: usize) -> Order {
        let wanted = &self.wanted[at];
        let told = self.told(wanted.of);
        let mut values = told.values.clone();
        values.remove(&Column::Serials);
        let mut row = told.row;
        match &wanted.piece {
            Piece::Serial(serial) => {
                // What the line of a piece says goes before what other lines say of its batch.
                row = told.row_of.get(serial).copied().unwrap_or(row);
                let own = Column::ALL.into_iter().map(|column| (column, self.register.get(row, column)));
                values
                    .extend(own.filter(|(_, text)| !text.is_empty()).map(|(of, text)| (of, text.to_owned())));
                values.insert(Column::Serials, serial.clone());
            }
            // A label of a whole batch names no piece, unless the batch is one piece.
            Piece::Any | Piece::Uncounted => {
                let only = told.row_of.keys().next().filter(|_| (told.rows, told.row_of.len()) == (1, 1));
                values.extend(only.map(|serial| (Column::Serials, serial.clone())));
            }
        }
        let mut wrong = told.wrong.clone();
        if matches!(wanted.piece, Piece::Uncounted) {
            let context = Context { today: self.today, policy: self.policy };
            let text = values.get(&Column::Quantity).map_or("", String::as_str);
            let found = record::check_cell(Column::Quantity, text, &context);
            wrong.extend(found.into_iter().map(|finding| (Some(Column::Quantity), finding)));
            // Nothing may be wrong with the text itself.
            if wrong.is_empty() {
                wrong.push((Some(Column::Quantity), Finding::new("print.uncounted", Severity::Error)));
            }
        }
        let mut notes = Vec::new();
        let own_text =
            |column| matches!(wanted.piece, Piece::Serial(_)) && !self.register.get(row, column).is_empty();
        for &column in
            told.several.iter().filter(|column| self.columns.contains(column) && !own_text(**column))
        {
            match column {
                Column::PlatformPayload => {
                    wrong.push((Some(column), Finding::new("print.several-codes", Severity::Error)));
                }
                _ => {
                    let first = values.get(&column).cloned().unwrap_or_default();
                    notes.push(Finding::new("print.several-reports", Severity::Warning).with("first", first));
                }
            }
        }
        Order { line: self.register.id(row), number: row + 1, values, wrong, told: notes }
    }

    fn issued(&self, payload: &str) -> Option<&IssuedSymbol> {
        self.issued.get(payload)
    }
}

impl Workspace {
    /// One page of labels, as it will be printed.
    pub(super) fn print_view(
        &mut self,
        request: &PrintRequest,
        page: usize,
        world: &World<'_>,
    ) -> Result<PrintView, Fault> {
        self.with_proof(request, world, |press, labels, proof| run::view(press, labels, request, proof, page))
    }

    /// The first label that can be made, drawn.
    pub(super) fn print_sample(
        &mut self,
        request: &PrintRequest,
        world: &World<'_>,
    ) -> Result<Option<PrintSample>, Fault> {
        self.with_proof(request, world, |press, labels, proof| run::sample(press, labels, request, proof))
    }

    /// What comes of labels of which it is known which can be made: from the same request before, or found now.
    fn with_proof<T>(
        &mut self,
        request: &PrintRequest,
        world: &World<'_>,
        then: impl FnOnce(&Press<'_>, &Labels<'_>, &Proof) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        let press = Press::new(&request.setup)?;
        let rows = self.rows_shown(&request.selection, world.today);
        let asked = Asked::of(request, world.today);
        let known = self.proof.take().filter(|(of, _)| *of == asked).map(|(_, proof)| proof);
        let labels = Labels::of(self, &rows, request.each, &press, world.today)?;
        let proof = match known {
            Some(proof) => proof,
            None => Rc::new(run::prove(&press, &labels, request, world.progress)?),
        };
        let answer = then(&press, &labels, &proof);
        self.proof = Some((asked, proof));
        answer
    }

    /// Hands on each label that a request asks for, and the text in its symbol; none is drawn.
    ///
    /// # Errors
    /// Those of a setup that is none, and `print.too-many-labels`.
    pub(super) fn compose(
        &mut self,
        request: &PrintRequest,
        world: &World<'_>,
        take: &mut dyn FnMut(Order, Result<String, Refusal>),
    ) -> Result<(), Fault> {
        let press = Press::new(&request.setup)?;
        let rows = self.rows_shown(&request.selection, world.today);
        let labels = Labels::of(self, &rows, request.each, &press, world.today)?;
        for at in 0..labels.len() {
            (world.progress)(Progress { done: at as u64, total: labels.len() as u64 });
            let order = labels.get(at);
            let payload = run::payload(&press, &labels, &order);
            take(order, payload);
        }
        Ok(())
    }

    /// Writes the labels as one file.
    pub(super) fn print(
        &mut self,
        request: &PrintRequest,
        format: PrintFormat,
        world: &World<'_>,
    ) -> Result<(Exported, Vec<u8>), Fault> {
        let press = Press::new(&request.setup)?;
        let rows = self.rows_shown(&request.selection, world.today);
        let asked = Asked::of(request, world.today);
        let known = self.proof.as_ref().filter(|(of, _)| *of == asked).map(|(_, proof)| Rc::clone(proof));
        let labels = Labels::of(self, &rows, request.each, &press, world.today)?;
        let name = format!("{}-labels-{}", self.file_stem(), world.today);
        let written = run::write(&press, &labels, request, known.as_deref(), format, &name, world.progress)?;
        self.prints_happen(written.labels, request, format);
        Ok((written.exported, written.bytes))
    }

    /// The labels of these batches as one PDF.
    pub(super) fn print_batches(
        &mut self,
        request: &PrintRequest,
        batches: &BTreeSet<&str>,
        world: &World<'_>,
    ) -> Result<run::Written, Fault> {
        let press = Press::new(&request.setup)?;
        let rows = self.rows_shown(&Selection::default(), world.today).into_iter();
        let of = |row: &u32| batches.contains(self.register.get(*row as usize, Column::Batch).trim());
        let rows: Vec<u32> = rows.filter(of).collect();
        let labels = Labels::of(self, &rows, request.each, &press, world.today)?;
        run::write(&press, &labels, request, None, PrintFormat::Pdf, "labels", world.progress)
    }

    fn rows_shown(&mut self, selection: &Selection, today: CalendarDate) -> Vec<u32> {
        self.shown(selection, today).2.rows.clone()
    }
}
