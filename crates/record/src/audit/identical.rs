//! Lines that are the same in every cell.

use std::hash::Hasher;

use base::Severity;
use hashbrown::HashTable;
use rustc_hash::FxHasher;

use super::collect::Collector;
use crate::entities::Lines;

/// Tells of lines that stand twice, cell by cell.
pub(super) fn tell(lines: &Lines<'_>, collector: &mut Collector<'_>) {
    let register = lines.register;
    let hash = |row: usize| {
        let mut hasher = FxHasher::default();
        for column in &lines.columns {
            hasher.write_usize(register.handle(row, *column).index());
        }
        hasher.finish()
    };
    let equal = |a: usize, b: usize| {
        lines.columns.iter().all(|column| register.handle(a, *column) == register.handle(b, *column))
    };
    let mut first: HashTable<u32> = HashTable::with_capacity(register.len());
    // The row of the first and of another line that equals it.
    let mut repeats: Vec<(u32, u32)> = Vec::new();
    for row in lines.rows() {
        let entry =
            first.entry(hash(row), |known| equal(*known as usize, row), |known| hash(*known as usize));
        match entry {
            hashbrown::hash_table::Entry::Occupied(known) => repeats.push((*known.get(), row as u32)),
            hashbrown::hash_table::Entry::Vacant(place) => {
                place.insert(row as u32);
            }
        }
    }
    repeats.sort_unstable();
    for group in repeats.chunk_by(|a, b| a.0 == b.0) {
        let rows = group.iter().flat_map(|(first, repeat)| [*first, *repeat]);
        collector.add("set.identical-lines", Severity::Warning, rows.map(|row| (row, None)), |finding| {
            finding.with("count", group.len() + 1)
        });
    }
}
