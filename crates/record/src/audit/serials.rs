//! Serial numbers: each once, and as many as the batch has pieces.

use base::Severity;
use rustc_hash::FxHashSet;

use super::collect::{Collector, shown};
use super::near::{self, Reference};
use crate::entities::{Batches, Lines, counted_by_ends};
use crate::register::Text;
use crate::{Column, split_serials};

/// A serial number on a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Piece<'r> {
    serial: &'r str,
    model: Text,
    batch: Text,
    row: u32,
}

/// Tells of serial numbers.
pub(super) fn tell(lines: &Lines<'_>, batches: &Batches, collector: &mut Collector<'_>) {
    if !lines.columns.contains(&Column::Serials) {
        return;
    }
    let register = lines.register;
    let mut pieces = Vec::new();
    for row in lines.rows() {
        let told = |column| register.told(row, column).unwrap_or(Text::EMPTY);
        let Some(text) = register.told(row, Column::Serials) else { continue };
        let (model, batch) = (told(Column::Model), told(Column::Batch));
        let of = |serial| Piece { serial, model, batch, row: row as u32 };
        pieces.extend(split_serials(register.text(text)).map(|piece| of(piece.text)));
    }
    pieces.sort_unstable();
    // Twice in one cell is told of the cell.
    pieces.dedup();
    for same in pieces.chunk_by(|a, b| a.serial == b.serial).filter(|same| same.len() > 1) {
        twice(lines, same, collector);
    }
    pieces.sort_unstable_by_key(|piece| (piece.model, piece.serial, piece.row));
    let rows: Vec<u32> = pieces.iter().map(|piece| piece.row).collect();
    let mut references = Vec::new();
    let mut start = 0;
    for group in pieces.chunk_by(|a, b| (a.model, a.serial) == (b.model, b.serial)) {
        let end = start + group.len();
        if let (Some(first), Some(rows)) = (group.first(), rows.get(start..end)) {
            references.push(Reference { scope: first.model.index() as u32, text: first.serial, rows });
        }
        start = end;
    }
    near::tell(collector, "set.near-serial", Column::Serials, &references, &[]);
    miscounted(lines, batches, collector);
}

/// Tells of a serial number on two pieces of one model; a blank model may be any.
///
/// Lines of one batch that differ in their report or component tell of the same piece again.
fn twice(lines: &Lines<'_>, same: &[Piece<'_>], collector: &mut Collector<'_>) {
    let blank = same.iter().any(|piece| piece.model.is_empty());
    // Sorted by model: with a blank one among them all are of one model.
    for of_model in same.chunk_by(|a, b| blank || a.model == b.model) {
        let batch = of_model.first().map(|piece| piece.batch);
        let one_batch = of_model.iter().all(|piece| Some(piece.batch) == batch);
        if of_model.len() < 2 || (one_batch && all_differ(lines, of_model)) {
            continue;
        }
        let places = of_model.iter().map(|piece| (piece.row, Some(Column::Serials)));
        let serial = of_model.first().map_or("", |piece| piece.serial);
        collector.add("set.serial-twice", Severity::Error, places, |finding| {
            finding.with("serial", shown(serial)).with("count", of_model.len())
        });
    }
}

/// Whether each line has a report or component of its own, or is another line's wholly identical copy.
fn all_differ(lines: &Lines<'_>, pieces: &[Piece<'_>]) -> bool {
    let register = lines.register;
    let told = |row: u32| {
        [Column::Report, Column::Part, Column::Vendor, Column::VendorBatch]
            .map(|column| register.handle(row as usize, column))
    };
    let whole = |row: u32| Column::ALL.map(|column| register.handle(row as usize, column));
    let mut reasons: Vec<([Text; 4], [Text; 25], u32)> =
        pieces.iter().map(|piece| (told(piece.row), whole(piece.row), piece.row)).collect();
    reasons.sort_unstable();
    reasons.windows(2).all(|pair| match pair {
        // The same line twice has the serial number twice in its one cell: told of the cell.
        [a, b] => a.0 != b.0 || a.1 == b.1,
        _ => true,
    })
}

/// Tells of batches that do not have as many serial numbers as pieces.
///
/// The quantity may be the batch's on every line, the line's own, or split over the lines.
fn miscounted(lines: &Lines<'_>, batches: &Batches, collector: &mut Collector<'_>) {
    let register = lines.register;
    if !lines.columns.contains(&Column::Quantity) {
        return;
    }
    for (number, rows) in batches.groups.iter() {
        let mut different = FxHashSet::default();
        let mut quantities = Vec::new();
        let mut own = true;
        let mut countable = true;
        for row in rows {
            let told = |column| register.told(*row as usize, column).map(|text| register.text(text));
            let listed = told(Column::Serials).unwrap_or_default();
            countable &= !counted_by_ends(listed);
            let on_line: FxHashSet<&str> = split_serials(listed).map(|piece| piece.text).collect();
            if let Some(text) = told(Column::Quantity) {
                let quantity = quantity(text);
                countable &= quantity.is_some();
                own &= quantity == Some(on_line.len() as u64);
                quantities.extend(quantity);
            }
            different.extend(on_line);
        }
        let count = different.len() as u64;
        let Some(first) = quantities.first().copied().filter(|_| countable && count > 0) else { continue };
        let each = quantities.iter().all(|quantity| *quantity == count);
        let split = quantities.iter().fold(0, |sum: u64, quantity| sum.saturating_add(*quantity)) == count;
        if !(own || each || split) {
            let wrong = quantities.iter().copied().find(|quantity| *quantity != count).unwrap_or(first);
            let filled = |column| {
                let told = move |row: &u32| register.told(*row as usize, column).is_some();
                rows.iter().copied().filter(told).map(move |row| (row, Some(column)))
            };
            let places = filled(Column::Quantity).chain(filled(Column::Serials));
            collector.add("set.serial-count", Severity::Warning, places, |finding| {
                finding
                    .with("batch", shown(register.text(number)))
                    .with("serials", count)
                    .with("quantity", wrong)
            });
        }
    }
}

/// A number of pieces, when a text is just that.
pub(super) fn quantity(text: &str) -> Option<u64> {
    text.trim().parse().ok()
}
