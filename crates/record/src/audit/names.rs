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
    let mut first: FxHashMap<&str, u32> = FxHashMap::default();
    for (at, words) in folded.iter().enumerate() {
        kin.join(*first.entry(words).or_insert(at as u32), at as u32);
    }
    let long: Vec<(u32, Vec<char>)> = first
        .into_iter()
        .filter(|(words, _)| words.len() >= LEAST_LETTERS && words.is_ascii())
        .map(|(words, at)| (at, words.chars().collect()))
        .collect();
    if long.len() > SOUGHT_LIMIT {
        return;
    }
    let neighbours = Neighbours::of(long.iter().map(|(_, chars)| chars.as_slice()));
    let words_of = |at: u32| names[at as usize].text.split_whitespace().count();
    for (at, chars) in &long {
        neighbours.near(chars, |nth| {
            let (other, other_chars) = &long[nth as usize];
            let longer = if chars.len() > other_chars.len() { chars } else { other_chars };
            let typing_error = match one_edit(chars, other_chars) {
                Some(Edit::Surplus(place)) => longer[place].is_alphabetic(),
                Some(Edit::Swapped(place)) => {
                    chars[place].is_alphabetic() && chars[place + 1].is_alphabetic()
                }
                Some(Edit::Other(_)) | None => false,
            };
            // `Plant A Vacuum` has a word more than `Plant Vacuum`.
            if typing_error && words_of(*at) == words_of(*other) {
                kin.join(*at, *other);
            }
        });
    }
}
