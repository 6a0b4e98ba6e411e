//! Labels of the open workspace: which ones are wanted, and what each says.

use std::collections::HashMap;
use std::rc::Rc;

use intake::bundle::safe_name;
use payload::Values;
use record::{BatchSummary, CalendarDate, Column, Register};

use super::issued::Issued;
use super::job::Selection;
use super::workspace::Workspace;
use crate::issued::IssuedSymbol;
use crate::press::Press;
use crate::print::{Each, PRINT_LIMIT_LABELS, PrintFormat, PrintRequest, PrintView};
use crate::run::{self, Order, Orders, Proof};
use crate::{Exported, Fault, World};

/// A label that is wanted.
struct Wanted {
    /// Index of the batch, or the row of a line that has none.
    of: Of,
    /// Its serial number; empty for a label of the whole batch, and for pieces without one.
    serial: String,
}

#[derive(Clone, Copy)]
enum Of {
    Batch(usize),
    Line(usize),
}

/// The labels of a selection, in its order.
struct Labels<'w> {
    register: &'w Register,
    issued: &'w Issued,
    batches: Vec<BatchSummary>,
    wanted: Vec<Wanted>,
}

impl<'w> Labels<'w> {
    /// The labels of these rows, a batch at a time, in the order in which its first line stands among them.
    fn of(register: &'w Register, issued: &'w Issued, rows: &[u32], each: Each) -> Result<Self, Fault> {
        let batches = record::batches(register);
        let lines = batches.iter().enumerate();
        let batch_of: HashMap<u32, usize> =
            lines.flat_map(|(at, batch)| batch.lines.iter().map(move |line| (line.0, at))).collect();
        let mut seen = vec![false; batches.len()];
        let mut wanted = Vec::new();
        for &row in rows {
            let row = row as usize;
            match batch_of.get(&register.id(row).0) {
                // A line without a batch is not passed over: its label is refused with the reason.
                None => wanted.push(Wanted { of: Of::Line(row), serial: String::new() }),
                Some(&at) if !std::mem::replace(&mut seen[at], true) => {
                    let pieces = pieces(register, &batches[at], each);
                    if wanted.len() + pieces.len() > PRINT_LIMIT_LABELS {
                        return Err(Fault::new("print.too-many-labels").with("limit", PRINT_LIMIT_LABELS));
                    }
                    wanted.extend(pieces.into_iter().map(|serial| Wanted { of: Of::Batch(at), serial }));
                }
                Some(_) => {}
            }
        }
        Ok(Self { register, issued, batches, wanted })
    }

    /// The rows that tell of a label, first one first.
    fn rows(&self, of: Of) -> Vec<usize> {
        match of {
            Of::Line(row) => vec![row],
            Of::Batch(at) => {
                self.batches[at].lines.iter().filter_map(|line| self.register.row(*line)).collect()
            }
        }
    }
}

/// The serial numbers of the labels of a batch; an empty one for a label without.
fn pieces(register: &Register, batch: &BatchSummary, each: Each) -> Vec<String> {
    let serials = || record::serials(register, batch).into_iter().map(str::to_owned).collect::<Vec<_>>();
    match each {
        Each::Batch => vec![String::new()],
        Each::Unit if batch.serials > 0 => serials(),
        // As many as the quantity says, all the same; one where it says nothing.
        Each::Unit => {
            let count = batch.quantity.trim().parse().unwrap_or(1_usize);
            vec![String::new(); count.clamp(1, PRINT_LIMIT_LABELS + 1)]
        }
    }
}

impl Orders for Labels<'_> {
    fn len(&self) -> usize {
        self.wanted.len()
    }

    fn get(&self, at: usize) -> Order {
        let wanted = &self.wanted[at];
        let rows = self.rows(wanted.of);
        let text =
            |column| rows.iter().map(|&row| self.register.get(row, column)).find(|text| !text.is_empty());
        let mut values: Values =
            Column::ALL.into_iter().filter_map(|column| Some((column, text(column)?.to_owned()))).collect();
        // A label of a whole batch names no piece, unless the batch is one piece.
        let serials = values.remove(&Column::Serials).unwrap_or_default();
        let only = record::split_serials(&serials).map(|serial| serial.text.to_owned()).collect::<Vec<_>>();
        let serial = match (&*wanted.serial, &only[..], rows.len()) {
            ("", [only], 1) => only.clone(),
            (serial, ..) => serial.to_owned(),
        };
        if !serial.is_empty() {
            values.insert(Column::Serials, serial);
        }
        let first = rows.first().copied().unwrap_or_default();
        Order { line: self.register.id(first), number: first + 1, values }
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
        let press = Press::new(&request.setup)?;
        let rows = self.rows_shown(&request.selection, world.today);
        let known = self.proof.take().filter(|(of, _)| of == request).map(|(_, proof)| proof);
        let labels = Labels::of(&self.register, &self.issued, &rows, request.each)?;
        let proof: Rc<Proof> = match known {
            Some(proof) => proof,
            None => Rc::new(run::prove(&press, &labels, request, world.progress)?),
        };
        let view = run::view(&press, &labels, request, &proof, page)?;
        self.proof = Some((request.clone(), proof));
        Ok(view)
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
        let known = self.proof.as_ref().filter(|(of, _)| of == request).map(|(_, proof)| Rc::clone(proof));
        let labels = Labels::of(&self.register, &self.issued, &rows, request.each)?;
        let name = format!("{}-labels-{}", safe_name(&self.head.name), world.today);
        run::write(&press, &labels, request, known.as_deref(), format, &name, world.progress)
    }

    fn rows_shown(&mut self, selection: &Selection, today: CalendarDate) -> Vec<u32> {
        self.shown(selection, today).2.rows.clone()
    }
}
