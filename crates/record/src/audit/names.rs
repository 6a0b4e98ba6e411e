//! Names of manufacturers and vendors that are probably one name, written differently.

use rustc_hash::FxHashMap;

use super::collect::Collector;
use super::fold;
use super::near::edit::{Edit, one_edit};
use super::near::neighbours::{Neighbours, SOUGHT_LIMIT};
use super::near::{self, Kin, Reference};
use crate::Column;
use crate::entities::{Groups, Lines};

/// Names with fewer letters differ by a letter on purpose.
const LEAST_LETTERS: usize = 8;

/// Tells of names that are equal but for case, width, accents, spaces and punctuation, or for one letter too many, too
/// few or exchanged in a long name of Latin letters.
pub(super) fn tell(lines: &Lines<'_>, collector: &mut Collector<'_>) {
    for (code, column) in
        [("set.near-manufacturer", Column::Manufacturer), ("set.near-vendor", Column::Vendor)]
    {
        let groups = Groups::by(lines.register, lines.rows(), column);
        let names: Vec<Reference<'_>> = groups
            .iter()
            .map(|(text, rows)| Reference { scope: 0, text: lines.register.text(text), rows })
            .collect();
        let mut kin = Kin::new(names.len());
        join(&names, &mut kin);
        near::tell_kin(collector, code, column, &names, &mut kin);
    }
}

fn join(names: &[Reference<'_>], kin: &mut Kin) {
    let folded: Vec<String> = names.iter().map(|name| fold::words(name.text)).collect();
    // The first name of each folding, and the fewest words that it is written with.
    let mut first: FxHashMap<&str, (u32, usize)> = FxHashMap::default();
    for (at, (name, words)) in names.iter().zip(&folded).enumerate() {
        let count = name.text.split_whitespace().count();
        let (leader, fewest) = first.entry(words).or_insert((at as u32, count));
        *fewest = count.min(*fewest);
        kin.join(*leader, at as u32);
    }
    let long: Vec<(u32, usize, Vec<char>)> = first
        .into_iter()
        .filter(|(words, _)| words.len() >= LEAST_LETTERS && words.is_ascii())
        .map(|(words, (at, count))| (at, count, words.chars().collect()))
        .collect();
    if long.len() > SOUGHT_LIMIT {
        return;
    }
    let neighbours = Neighbours::of(long.iter().map(|(_, _, chars)| chars.as_slice()));
    for (at, count, chars) in &long {
        neighbours.near(chars, |nth| {
            let (other, other_count, other_chars) = &long[nth as usize];
            let longer = if chars.len() > other_chars.len() { chars } else { other_chars };
            let typing_error = match one_edit(chars, other_chars) {
                Some(Edit::Surplus(place)) => longer[place].is_alphabetic(),
                Some(Edit::Swapped(place)) => {
                    chars[place].is_alphabetic() && chars[place + 1].is_alphabetic()
                }
                Some(Edit::Other(_)) | None => false,
            };
            // `Plant A Vacuum` has a word more than `Plant Vacuum`.
            if typing_error && count == other_count {
                kin.join(*at, *other);
            }
        });
    }
}
