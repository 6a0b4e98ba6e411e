//! Which values of a list look like this one: found in a sorted table, not by going through the list.

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashSet, FxHasher};

use crate::difference::{folded, within_one};

/// The longest value that is looked up by likeness, in characters after folding. It bounds the rows of one value.
const VALUE_LIMIT_CHARS: usize = 64;

/// How many values that share a row are looked at. It bounds the work for lists made to be alike.
const PROBE_LIMIT: usize = 64;

/// Values by what is left of them when one character is taken away.
///
/// Two texts that are one edit or one swap of neighbours apart have such a remainder in common. What is common only in
/// its hash is sorted out by comparing.
#[derive(Debug, Clone, Default)]
pub(crate) struct Neighbours {
    /// Hash of a remainder, and the label that has it; sorted.
    rows: Vec<(u32, u32)>,
}

impl Neighbours {
    /// The table of values, each with its number.
    pub(crate) fn new<'a>(values: impl Iterator<Item = (u32, &'a str)>) -> Self {
        let mut rows = Vec::new();
        for (number, value) in values {
            remainders(&folded(value), |hash| rows.push((hash, number)));
        }
        rows.sort_unstable();
        rows.dedup();
        Self { rows }
    }

    /// Numbers of values that look like this one, those that only look-alikes tell apart first. `value_of` gives the
    /// value of a number.
    pub(crate) fn near<'a>(&self, text: &str, value_of: impl Fn(u32) -> &'a str) -> Vec<u32> {
        let wanted = folded(text);
        let (mut seen, mut alike, mut close) = (FxHashSet::default(), Vec::new(), Vec::new());
        remainders(&wanted, |hash| {
            let from = self.rows.partition_point(|row| row.0 < hash);
            let rows = self.rows[from..].iter().take(PROBE_LIMIT).take_while(|row| row.0 == hash);
            for number in rows.map(|row| row.1).filter(|number| seen.insert(*number)) {
                let value = folded(value_of(number));
                if value == wanted {
                    alike.push(number);
                } else if within_one(&value, &wanted) {
                    close.push(number);
                }
            }
        });
        alike.sort_unstable();
        close.sort_unstable();
        alike.append(&mut close);
        alike
    }
}

/// Hashes of a text and of what is left of it without each of its characters.
fn remainders(text: &[char], mut each: impl FnMut(u32)) {
    if text.is_empty() || text.len() > VALUE_LIMIT_CHARS {
        return;
    }
    each(hash(text.iter()));
    for left_out in 0..text.len() {
        // Among equal neighbours one stands for all.
        if left_out == 0 || text[left_out - 1] != text[left_out] {
            each(hash(text[..left_out].iter().chain(&text[left_out + 1..])));
        }
    }
}

fn hash<'a>(characters: impl Iterator<Item = &'a char>) -> u32 {
    let mut hasher = FxHasher::default();
    for character in characters {
        character.hash(&mut hasher);
    }
    let wide = hasher.finish();
    (wide >> 32) as u32 ^ wide as u32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Against the plain method: every value of the list compared.
        #[test]
        fn near_values_are_those_that_going_through_the_list_finds(
            list in prop::collection::vec("[A-C0O1I-]{0,6}", 0..20),
            text in "[A-C0O1I-]{0,6}",
        ) {
            let values = list.iter().enumerate().map(|(at, value)| (at as u32, value.as_str()));
            let table = Neighbours::new(values);
            let mut found = table.near(&text, |number| list[number as usize].as_str());
            found.sort_unstable();
            let near = |value: &String| {
                let (value, text) = (folded(value), folded(&text));
                !value.is_empty() && !text.is_empty() && within_one(&value, &text)
            };
            let plain: Vec<u32> =
                (0..list.len() as u32).filter(|number| near(&list[*number as usize])).collect();
            prop_assert_eq!(found, plain);
        }
    }

    #[test]
    fn a_list_made_to_be_alike_costs_no_more_than_the_limit() {
        let list: Vec<String> =
            (0..5_000).map(|at| format!("A{}", char::from_u32(0x4e00 + at).unwrap())).collect();
        let table = Neighbours::new(list.iter().enumerate().map(|(at, value)| (at as u32, value.as_str())));
        let probes = std::cell::Cell::new(0);
        table.near("Ax", |number| {
            probes.set(probes.get() + 1);
            list[number as usize].as_str()
        });
        assert!(probes.get() <= 3 * PROBE_LIMIT, "{} probes", probes.get());
    }
}
