//! References one edit apart, without comparing each with each.

use rustc_hash::FxHashMap;

/// References longer than this are compared by folding only. Longer than any sound reference.
pub(in crate::audit) const LENGTH_LIMIT: usize = 64;

/// How many references are looked for at most.
pub(in crate::audit) const SOUGHT_LIMIT: usize = 4096;

/// How many sought references may share a text with one character left out; what more share is a series.
const SHARED_LIMIT: usize = 64;

/// A few references, found from any that is one edit away.
///
/// Two texts one edit apart share a text when one character, or none, is left out of each. Only hashes of these texts
/// are kept: a hash of a text without its character `i` follows from those of what stands before and behind, so a
/// reference of `n` characters costs `n` steps.
pub(in crate::audit) struct Neighbours {
    sought: FxHashMap<u64, Vec<u32>>,
}

impl Neighbours {
    /// The first [`SOUGHT_LIMIT`] references.
    pub(in crate::audit) fn of<'t>(references: impl Iterator<Item = &'t [char]>) -> Self {
        let mut sought: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
        for (at, reference) in references.enumerate().take(SOUGHT_LIMIT) {
            shortened(reference, |hash| {
                let sharing = sought.entry(hash).or_default();
                if sharing.len() < SHARED_LIMIT && sharing.last() != Some(&(at as u32)) {
                    sharing.push(at as u32);
                }
            });
        }
        Self { sought }
    }

    /// Calls `found` with the number of each sought reference that may be one edit away, perhaps more than once.
    pub(in crate::audit) fn near(&self, reference: &[char], mut found: impl FnMut(u32)) {
        shortened(reference, |hash| {
            if let Some(sharing) = self.sought.get(&hash) {
                sharing.iter().for_each(|at| found(*at));
            }
        });
    }
}

/// Hashes of a text, and of it with each of its characters left out.
fn shortened(text: &[char], mut each: impl FnMut(u64)) {
    const BASE: u64 = 0x9e37_79b9_7f4a_7c15;
    if text.len() > LENGTH_LIMIT {
        return;
    }
    let step = |hash: u64, c: char| hash.wrapping_mul(BASE).wrapping_add(u64::from(u32::from(c)) + 1);
    let whole = text.iter().fold(0, |hash, c| step(hash, *c));
    each(whole);
    // From the end: the hash of what stands behind, and the power by which what stands before moves up.
    let mut before = whole;
    let (mut behind, mut power) = (0_u64, 1_u64);
    let inverse = inverse(BASE);
    for c in text.iter().rev() {
        let code = u64::from(u32::from(*c)) + 1;
        before = before.wrapping_sub(code).wrapping_mul(inverse);
        each(before.wrapping_mul(power).wrapping_add(behind));
        behind = behind.wrapping_add(code.wrapping_mul(power));
        power = power.wrapping_mul(BASE);
    }
}

/// The number that undoes a multiplication by an odd number, modulo 2^64.
const fn inverse(odd: u64) -> u64 {
    let mut inverse = odd;
    let mut correct_bits = 3;
    while correct_bits < 64 {
        inverse = inverse.wrapping_mul(2_u64.wrapping_sub(odd.wrapping_mul(inverse)));
        correct_bits *= 2;
    }
    inverse
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn every_reference_one_edit_away_is_found() {
        let sought = [chars("IR-0001"), chars("20260517-0001")];
        let neighbours = Neighbours::of(sought.iter().map(Vec::as_slice));
        for (text, expected) in [
            ("IR-0001", &[0][..]),
            ("IR-001", &[0]),
            ("IR-00011", &[0]),
            ("IR-0O01", &[0]),
            ("RI-0001", &[0]),
            ("20260517-001", &[1]),
            ("20265017-0001", &[1]),
            ("IR-02", &[]),
        ] {
            let mut found = Vec::new();
            neighbours.near(&chars(text), |at| found.push(at));
            found.dedup();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn a_hash_without_a_character_is_that_of_the_shorter_text() {
        let mut hashes = Vec::new();
        shortened(&chars("abc"), |hash| hashes.push(hash));
        for (at, shorter) in ["abc", "ab", "ac", "bc"].into_iter().enumerate() {
            let mut whole = None;
            shortened(&chars(shorter), |hash| whole = whole.or(Some(hash)));
            assert_eq!(Some(hashes[at]), whole, "{shorter}");
        }
    }
}
