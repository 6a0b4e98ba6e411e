//! References that are probably one reference, typed differently.
//!
//! Two references of a kind are told to be near when
//!
//! 1. they are equal after look-alike folding ([`fold::reference`]): case, `O` and `0`, `I`, `l` and `1`, full-width
//!    forms, and everything that only sets parts apart. Where digits stay apart differently, as in `1-12`, `11-2` and
//!    `112`, they are numbers of a series, unless a long number has swallowed a part: `202605170001`, `20260517-0001`;
//! 2. or they are one edit apart, one has a form that hardly any other has, the other one that many have, and no
//!    series explains the edit ([`edit::suspicious`]). A form is a reference with a 9 for each digit: the references
//!    of a series share it, so nothing is told within a series, nor of an unpadded counter that grows;
//! 3. or, for reports, they are the only two of one batch and one edit apart ([`edit::suspicious_in_one_batch`]).
//!
//! All of it is near linear: references meet by hashes only, and what is kept beside them is bounded. Of a set with
//! more than [`SOUGHT_LIMIT`] odd references the second way is left out: then forms tell nothing.

pub(super) mod edit;
pub(super) mod neighbours;

use std::borrow::Cow;
use std::hash::{Hash, Hasher};

use base::{Finding, Severity};
use rustc_hash::{FxHashMap, FxHasher};

use super::collect::{Collector, listed};
use super::fold::{self, Letters};
use crate::Column;
use neighbours::{LENGTH_LIMIT, Neighbours, SOUGHT_LIMIT};

/// A different text of a kind of reference.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reference<'t> {
    /// References are compared with those of the same scope: the vendor, the model.
    pub(super) scope: u32,
    pub(super) text: &'t str,
    /// The rows that it stands in.
    pub(super) rows: &'t [u32],
}

/// How many layouts of digits are told apart among references that are equal without them.
const LAYOUTS: usize = 4;

/// A form is established when so many references have it.
const ESTABLISHED: u32 = 3;

/// A form is odd beside one that this many times as many references have.
const ODD_SHARE: u32 = 20;

/// Tells which references are near each other; `pairs` are known to be, by their numbers in `references`.
pub(super) fn tell(
    collector: &mut Collector<'_>,
    code: &'static str,
    column: Column,
    references: &[Reference<'_>],
    pairs: &[(u32, u32)],
) {
    let mut kin = Kin::new(references.len());
    for (a, b) in pairs {
        kin.join(*a, *b);
    }
    join_alike(references, &mut kin);
    join_odd(references, &mut kin);
    tell_kin(collector, code, column, references, &mut kin);
}

/// Tells of each family of references that were joined.
pub(super) fn tell_kin(
    collector: &mut Collector<'_>,
    code: &'static str,
    column: Column,
    references: &[Reference<'_>],
    kin: &mut Kin,
) {
    for mut members in kin.families() {
        members.sort_unstable_by_key(|member| references[*member as usize].text);
        // Spaces at the ends are told of in the cell itself.
        let mut trimmed: Vec<&str> =
            members.iter().map(|member| references[*member as usize].text.trim()).collect();
        trimmed.sort_unstable();
        trimmed.dedup();
        if trimmed.len() < 2 {
            continue;
        }
        let texts = members.iter().map(|member| Cow::Borrowed(references[*member as usize].text));
        let spelled = listed(texts, members.len());
        let rows = members.iter().flat_map(|member| references[*member as usize].rows);
        collector.add(code, Severity::Warning, rows.map(|row| (*row, Some(column))), |finding: Finding| {
            finding.with("spelled", spelled).with("count", members.len())
        });
    }
}

/// Joins references that are equal after folding.
fn join_alike(references: &[Reference<'_>], kin: &mut Kin) {
    let mut first: FxHashMap<u64, u32> = FxHashMap::default();
    first.reserve(references.len());
    let mut layouts: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
    // Without a small `i` or `l`, references that are equal but for case also look alike.
    let small = |reference: &Reference<'_>| !reference.text.is_ascii() || reference.text.contains(['i', 'l']);
    let foldings = if references.iter().any(small) {
        &[Letters::Alike, Letters::Caseless][..]
    } else {
        &[Letters::Alike]
    };
    for (at, reference) in references.iter().enumerate() {
        let at = at as u32;
        let mut before = None;
        for letters in foldings {
            let hash = folded_hash(reference, *letters);
            if hash.is_none() || hash == before {
                continue;
            }
            before = hash;
            let Some(hash) = hash else { continue };
            let leader = *first.entry(hash).or_insert(at);
            if leader == at {
                continue;
            }
            let others = layouts.entry(hash).or_default();
            let groups = fold::digit_groups(reference.text);
            let mut new_layout = true;
            for other in std::iter::once(leader).chain(others.iter().copied()) {
                let met = &references[other as usize];
                new_layout &= fold::digit_groups(met.text) != groups;
                if alike(met, reference) {
                    kin.join(other, at);
                }
            }
            if new_layout && others.len() + 1 < LAYOUTS {
                others.push(at);
            }
        }
    }
}

/// Whether two references whose folded texts have one hash are probably one.
fn alike(a: &Reference<'_>, b: &Reference<'_>) -> bool {
    let equal = [Letters::Alike, Letters::Caseless].into_iter().any(|letters| {
        let (mut left, mut right) = (String::new(), String::new());
        fold::reference(a.text, letters, |c| left.push(c));
        fold::reference(b.text, letters, |c| right.push(c));
        left == right
    });
    let (left, right) = (fold::digit_groups(a.text), fold::digit_groups(b.text));
    let (fewer, more) = if left.len() < right.len() { (&left, &right) } else { (&right, &left) };
    let joined = fewer.len() < more.len() && fewer.iter().any(|digits| *digits >= edit::LONG_NUMBER);
    equal && a.scope == b.scope && (left == right || joined)
}

fn folded_hash(reference: &Reference<'_>, letters: Letters) -> Option<u64> {
    let mut hasher = FxHasher::default();
    reference.scope.hash(&mut hasher);
    let mut any = false;
    fold::reference(reference.text, letters, |c| {
        any = true;
        hasher.write_u32(u32::from(c));
    });
    any.then(|| hasher.finish())
}

/// Joins references of an odd form with the established one that they are one edit from.
fn join_odd(references: &[Reference<'_>], kin: &mut Kin) {
    let mut chars = Vec::new();
    let mut counts: FxHashMap<u64, u32> = FxHashMap::default();
    let forms: Vec<u64> = references
        .iter()
        .map(|reference| {
            fold::capitals(reference.text, &mut chars);
            let form = form_hash(reference.scope, &chars);
            *counts.entry(form).or_default() += 1;
            form
        })
        .collect();
    let count = |at: usize| counts.get(&forms[at]).copied().unwrap_or(0);
    let odd: Vec<u32> = (0..references.len())
        .filter(|at| count(*at) == 1 || count(*at) as usize * ODD_SHARE as usize <= references.len())
        .map(|at| at as u32)
        .collect();
    // So many forms are no series: then a form tells nothing.
    if odd.is_empty() || odd.len() > SOUGHT_LIMIT {
        return;
    }
    let sought: Vec<Vec<char>> = odd
        .iter()
        .map(|at| {
            fold::capitals(references[*at as usize].text, &mut chars);
            chars.clone()
        })
        .collect();
    let neighbours = Neighbours::of(sought.iter().map(Vec::as_slice));
    let mut best: Vec<Option<u32>> = vec![None; odd.len()];
    for (at, usual) in references.iter().enumerate() {
        let many = count(at);
        if many < ESTABLISHED || usual.text.len() > LENGTH_LIMIT * 4 {
            continue;
        }
        fold::capitals(usual.text, &mut chars);
        neighbours.near(&chars, |nth| {
            let nth = nth as usize;
            let other = odd[nth] as usize;
            let few = count(other);
            let explains = (few == 1 || few * ODD_SHARE <= many)
                && references[other].scope == usual.scope
                && forms[other] != forms[at]
                && edit::one_edit(&sought[nth], &chars)
                    .is_some_and(|edit| edit::suspicious(&sought[nth], &chars, edit));
            let better = best[nth].is_none_or(|best| usual.text < references[best as usize].text);
            if explains && better {
                best[nth] = Some(at as u32);
            }
        });
    }
    for (at, usual) in odd.iter().zip(best) {
        if let Some(usual) = usual {
            kin.join(*at, usual);
        }
    }
}

fn form_hash(scope: u32, chars: &[char]) -> u64 {
    let mut hasher = FxHasher::default();
    scope.hash(&mut hasher);
    for c in chars {
        hasher.write_u32(u32::from(if c.is_ascii_digit() { '9' } else { *c }));
    }
    hasher.finish()
}

/// Which things belong together.
pub(super) struct Kin {
    /// A member of the same family with a smaller number, or itself.
    elders: Vec<u32>,
    joined: bool,
}

impl Kin {
    pub(super) fn new(count: usize) -> Self {
        Self { elders: (0..count as u32).collect(), joined: false }
    }

    pub(super) fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.eldest(a), self.eldest(b));
        self.elders[a.max(b) as usize] = a.min(b);
        self.joined |= a != b;
    }

    fn eldest(&mut self, mut member: u32) -> u32 {
        while self.elders[member as usize] != member {
            let elder = self.elders[member as usize];
            self.elders[member as usize] = self.elders[elder as usize];
            member = elder;
        }
        member
    }

    /// Families of two and more, by their eldest.
    pub(super) fn families(&mut self) -> Vec<Vec<u32>> {
        if !self.joined {
            return Vec::new();
        }
        let mut members: Vec<(u32, u32)> =
            (0..self.elders.len() as u32).map(|member| (self.eldest(member), member)).collect();
        members.sort_unstable();
        members
            .chunk_by(|a, b| a.0 == b.0)
            .filter(|family| family.len() > 1)
            .map(|family| family.iter().map(|(_, member)| *member).collect())
            .collect()
    }
}
