//! Which characters of two texts are not in both.

use std::ops::Range;

/// The largest table of the exact method, in cells of four bytes.
const CELLS_LIMIT: usize = 1 << 20;

/// Byte ranges of `left` that are not in `right`, and of `right` that are not in `left`.
///
/// What both start and end with is equal; between, what the shortest edit script keeps. When that would take too
/// long to find, everything between counts as different.
pub(crate) fn spans(left: &str, right: &str) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    let left: Vec<(usize, char)> = left.char_indices().collect();
    let right: Vec<(usize, char)> = right.char_indices().collect();
    let same = |(a, b): &(&(usize, char), &(usize, char))| a.1 == b.1;
    let head = left.iter().zip(&right).take_while(same).count();
    let tail = left[head..].iter().rev().zip(right[head..].iter().rev()).take_while(same).count();
    let left = &left[head..left.len() - tail];
    let right = &right[head..right.len() - tail];
    let (left_kept, right_kept) = if (left.len() + 1).saturating_mul(right.len() + 1) <= CELLS_LIMIT {
        common(left, right)
    } else {
        (vec![false; left.len()], vec![false; right.len()])
    };
    (ranges(left, &left_kept), ranges(right, &right_kept))
}

/// Which characters of each side the shortest edit script keeps; among equals the one that replaces in place.
fn common(left: &[(usize, char)], right: &[(usize, char)]) -> (Vec<bool>, Vec<bool>) {
    // `cost[i * width + j]`: the fewest edits that make what follows `i` on the left what follows `j` on the right.
    let width = right.len() + 1;
    let mut cost = vec![0u32; (left.len() + 1) * width];
    for i in (0..=left.len()).rev() {
        for j in (0..=right.len()).rev() {
            cost[i * width + j] = match (left.get(i), right.get(j)) {
                (Some(a), Some(b)) if a.1 == b.1 => cost[(i + 1) * width + j + 1],
                (Some(_), Some(_)) => {
                    let (replaced, removed) = (cost[(i + 1) * width + j + 1], cost[(i + 1) * width + j]);
                    1 + replaced.min(removed).min(cost[i * width + j + 1])
                }
                _ => (left.len() - i + right.len() - j) as u32,
            };
        }
    }
    let (mut left_kept, mut right_kept) = (vec![false; left.len()], vec![false; right.len()]);
    let (mut i, mut j) = (0, 0);
    while i < left.len() && j < right.len() {
        let edits_after = |di: usize, dj: usize| cost[(i + di) * width + j + dj];
        if left[i].1 == right[j].1 {
            (left_kept[i], right_kept[j]) = (true, true);
            (i, j) = (i + 1, j + 1);
        } else if edits_after(1, 1) <= edits_after(1, 0).min(edits_after(0, 1)) {
            (i, j) = (i + 1, j + 1);
        } else if edits_after(1, 0) <= edits_after(0, 1) {
            i += 1;
        } else {
            j += 1;
        }
    }
    (left_kept, right_kept)
}

/// The byte ranges of the characters that were not kept, neighbours joined.
fn ranges(characters: &[(usize, char)], kept: &[bool]) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for (&(at, c), _) in characters.iter().zip(kept).filter(|(_, kept)| !**kept) {
        match ranges.last_mut() {
            Some(last) if last.end == at => last.end = at + c.len_utf8(),
            _ => ranges.push(at..at + c.len_utf8()),
        }
    }
    ranges
}
