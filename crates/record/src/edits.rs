//! Which characters of two texts are not in both.

use std::ops::Range;

/// The largest table of the exact method, in cells of four bytes.
const CELLS_LIMIT: usize = 1 << 20;

/// Byte ranges of `left` that are not in `right`, and of `right` that are not in `left`.
///
/// What both start and end with is equal; between, a longest common subsequence of characters is. When that would
/// take too long, everything between counts as different.
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

/// Which characters of each side are in a longest common subsequence.
fn common(left: &[(usize, char)], right: &[(usize, char)]) -> (Vec<bool>, Vec<bool>) {
    // `length[i][j]`: of the longest common subsequence of what follows `i` on the left and `j` on the right.
    let width = right.len() + 1;
    let mut length = vec![0u32; (left.len() + 1) * width];
    for i in (0..left.len()).rev() {
        for j in (0..right.len()).rev() {
            length[i * width + j] = if left[i].1 == right[j].1 {
                length[(i + 1) * width + j + 1] + 1
            } else {
                length[(i + 1) * width + j].max(length[i * width + j + 1])
            };
        }
    }
    let (mut left_kept, mut right_kept) = (vec![false; left.len()], vec![false; right.len()]);
    let (mut i, mut j) = (0, 0);
    while i < left.len() && j < right.len() {
        if left[i].1 == right[j].1 {
            (left_kept[i], right_kept[j]) = (true, true);
            (i, j) = (i + 1, j + 1);
        } else if length[(i + 1) * width + j] >= length[i * width + j + 1] {
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
