//! Lines that a register holds already.

use std::collections::HashSet;
use std::hash::{BuildHasher, Hasher};

use record::{Column, Register};

/// Lines that a register holds already, told by all their texts.
///
/// Holds 128 bits a line: that two different lines among a million share them happens once in 10²⁶ files.
#[derive(Debug, Default)]
pub(super) struct KnownLines {
    seen: HashSet<[u64; 2]>,
    salts: [std::hash::RandomState; 2],
}

impl KnownLines {
    /// The lines of a register, those in the bin left out.
    pub(super) fn of(register: &Register) -> Self {
        let mut known = Self::default();
        for row in (0..register.len()).filter(|&row| !register.binned(row)) {
            known.add(|column| register.get(row, column));
        }
        known
    }

    /// Adds a line; whether it is new. A line without any text is never new.
    pub(super) fn add<'t>(&mut self, mut cell: impl FnMut(Column) -> &'t str) -> bool {
        let mut hashers = [self.salts[0].build_hasher(), self.salts[1].build_hasher()];
        let mut blank = true;
        for (number, column) in Column::ALL.into_iter().enumerate() {
            let text = cell(column);
            if !text.is_empty() {
                blank = false;
                for hasher in &mut hashers {
                    hasher.write_usize(number);
                    hasher.write(text.as_bytes());
                    hasher.write_u8(0xff);
                }
            }
        }
        !blank && self.seen.insert(hashers.map(|hasher| hasher.finish()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_known_by_all_its_texts() {
        let mut known = KnownLines::default();
        let mut add = |cells: &[(Column, &'static str)]| {
            known.add(|column| cells.iter().find(|(of, _)| *of == column).map_or("", |(_, text)| *text))
        };
        assert!(add(&[(Column::Batch, "1"), (Column::Report, "2")]));
        assert!(!add(&[(Column::Batch, "1"), (Column::Report, "2")]));
        assert!(add(&[(Column::Batch, "2"), (Column::Report, "1")]));
        assert!(add(&[(Column::Batch, "12")]));
        assert!(!add(&[]));
    }
}
