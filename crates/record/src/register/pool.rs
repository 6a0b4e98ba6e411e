//! Texts that are kept once, however many cells they stand in.

use std::hash::{BuildHasher, BuildHasherDefault};

use hashbrown::HashTable;
use hashbrown::hash_table::Entry;
use rustc_hash::FxHasher;

/// A text of one pool. Equal texts of a pool have equal handles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(crate) struct Text(u32);

impl Text {
    /// The text of an empty cell, in every pool.
    pub(crate) const EMPTY: Self = Self(0);

    /// Whether it is the text of an empty cell.
    pub(crate) const fn is_empty(self) -> bool {
        self.0 == Self::EMPTY.0
    }

    /// Where a table of one entry a text has it: below [`Pool::len`].
    pub(crate) const fn index(self) -> usize {
        self.0 as usize
    }
}

/// Texts one after the other in one piece of memory.
///
/// A text stays as long as its pool, also when no cell has it any more: whoever wants that memory back restores the
/// register's lines into a new one.
#[derive(Debug, Clone, Default)]
pub(crate) struct Pool {
    /// All texts without anything between them.
    arena: String,
    /// Where in the arena each text but the empty one ends; it starts where the one before ends.
    ends: Vec<usize>,
    /// The texts but the empty one, by the hash of their bytes.
    table: HashTable<Text>,
    /// The texts of nothing but white space, ascending; hardly ever any.
    blanks: Vec<Text>,
}

impl Pool {
    /// How many texts there are, the empty one too.
    pub(crate) fn len(&self) -> usize {
        self.ends.len() + 1
    }

    /// Whether a text says nothing: empty, or nothing but white space.
    pub(crate) fn is_blank(&self, text: Text) -> bool {
        text.is_empty() || (!self.blanks.is_empty() && self.blanks.binary_search(&text).is_ok())
    }

    /// The text itself.
    pub(crate) fn get(&self, text: Text) -> &str {
        get(&self.arena, &self.ends, text)
    }

    /// The handle of a text, which is added when it is new.
    pub(crate) fn intern(&mut self, text: &str) -> Text {
        if text.is_empty() {
            return Text::EMPTY;
        }
        let Self { arena, ends, table, blanks } = self;
        let found = table.entry(
            hash(text),
            |&known| get(arena, ends, known) == text,
            |&known| hash(get(arena, ends, known)),
        );
        match found {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(place) => {
                // There are fewer texts than cells, and fewer than 2^32 of either fit into memory.
                let new = Text(u32::try_from(ends.len() + 1).unwrap_or(u32::MAX));
                place.insert(new);
                arena.push_str(text);
                ends.push(arena.len());
                if text.trim_start().is_empty() {
                    blanks.push(new);
                }
                new
            }
        }
    }

    /// About how many bytes of memory it takes.
    pub(crate) fn bytes(&self) -> usize {
        self.arena.capacity()
            + self.ends.capacity() * size_of::<usize>()
            // One byte of control beside each entry, an eighth of the table stays empty.
            + self.table.capacity() * 8 / 7 * (size_of::<Text>() + 1)
    }
}

fn get<'p>(arena: &'p str, ends: &[usize], text: Text) -> &'p str {
    let end = |text: usize| text.checked_sub(1).and_then(|at| ends.get(at)).copied().unwrap_or(0);
    let index = text.index();
    arena.get(end(index.saturating_sub(1))..end(index)).unwrap_or_default()
}

fn hash(text: &str) -> u64 {
    BuildHasherDefault::<FxHasher>::default().hash_one(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_are_kept_once() {
        let mut pool = Pool::default();
        let texts = ["", "a", "真空", "a", "", "ab", "b", "真空", "\u{3000} "];
        let handles: Vec<Text> = texts.iter().map(|text| pool.intern(text)).collect();
        for (handle, text) in handles.iter().zip(texts) {
            assert_eq!(pool.get(*handle), text);
            assert_eq!(handle.is_empty(), text.is_empty());
            assert_eq!(pool.is_blank(*handle), text.trim().is_empty());
            assert!(handle.index() < pool.len());
        }
        assert_eq!(handles[1], handles[3]);
        assert_eq!(handles[2], handles[7]);
        assert_eq!(pool.len(), 6);
        assert_eq!(pool.arena, "a真空abb\u{3000} ");
    }

    #[test]
    fn a_table_that_grew_still_finds_every_text() {
        let mut pool = Pool::default();
        let texts: Vec<String> = (0..5000).map(|n| format!("IR-{n}")).collect();
        let handles: Vec<Text> = texts.iter().map(|text| pool.intern(text)).collect();
        for (handle, text) in handles.iter().zip(&texts) {
            assert_eq!(pool.intern(text), *handle);
            assert_eq!(pool.get(*handle), text);
        }
        assert_eq!(pool.len(), 5001);
    }
}
