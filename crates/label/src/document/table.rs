//! Facts and tables: how wide their columns are, and their rows as bands.

use super::band::Band;
use super::pages::Pages;
use super::sheet::{CELL, COLUMN, GUTTER, MEASURE};
use super::{MAX_COLUMNS, MAX_ROWS};
use crate::fault::LabelError;
use crate::shape::{length, shape};

/// The share of the width that the names of facts have.
const NAME_SHARES: [f64; 2] = [0.32, 0.68];

/// How much narrower than the widest a column can be: in less, hardly a character has room.
const LEAST_SHARE: f64 = 0.05;

/// How wide a column is at least, in millimetres: the widest glyph has room.
const LEAST_WIDTH: f64 = 4.0;

/// The most characters of a word that a column is widened for: dates, states and numbers stay whole.
const SHORT_WORD_CHARS: usize = 12;

pub(super) fn facts(facts: &[(String, String)], pages: &mut Pages) -> Result<(), LabelError> {
    let columns = columns(&NAME_SHARES, &[0.0; 2]);
    for (at, (name, value)) in facts.iter().enumerate() {
        let fact = Band::fact(name, value, &columns);
        pages.place(if at == 0 { fact.below_white() } else { fact })?;
    }
    Ok(())
}

pub(super) fn table(
    headings: &[String],
    widths: &[f64],
    rows: &[Vec<String>],
    pages: &mut Pages,
) -> Result<(), LabelError> {
    if rows.len() > MAX_ROWS {
        return Err(LabelError::TooManyRows { rows: rows.len(), most: MAX_ROWS });
    }
    let count = rows.iter().map(Vec::len).fold(headings.len(), usize::max);
    if count > MAX_COLUMNS {
        return Err(LabelError::TooManyColumns { columns: count, most: MAX_COLUMNS });
    }
    let columns = columns(widths, &short_words(headings, rows, count));
    let head = (!headings.is_empty()).then(|| Band::headings(headings, &columns));
    if let Some(head) = &head {
        pages.hold(head.clone().below_white())?;
    }
    pages.repeat(head.as_ref());
    for (at, row) in rows.iter().enumerate() {
        let row = Band::row(row, &columns);
        pages.place(if at == 0 && head.is_none() { row.below_white() } else { row })?;
    }
    pages.repeat(None);
    Ok(())
}

/// How wide each column is at least, in millimetres: as the longest short word that stands alone in a cell of it.
fn short_words(headings: &[String], rows: &[Vec<String>], count: usize) -> Vec<f64> {
    let mut least = vec![LEAST_WIDTH; count];
    let rows = std::iter::once((headings, COLUMN)).chain(rows.iter().map(|row| (row.as_slice(), CELL)));
    for (cells, set_in) in rows {
        for (least, cell) in least.iter_mut().zip(cells) {
            let is_short = cell.chars().nth(SHORT_WORD_CHARS).is_none();
            if is_short && !cell.contains(char::is_whitespace) {
                *least = f64::max(*least, length(&shape(cell, set_in.face)) * set_in.size);
            }
        }
    }
    least
}

/// Where each column begins, from the left margin, and how wide it is, in millimetres: its share of the width, but
/// no less than `least` of it while others can give way.
fn columns(shares: &[f64], least: &[f64]) -> Vec<(f64, f64)> {
    let count = least.len();
    let given = |share: &&f64| share.is_finite() && **share > 0.0;
    let widest = shares.iter().take(count).filter(given).copied().fold(0.0, f64::max);
    let share = |at: usize| match shares.get(at).filter(given) {
        Some(share) => (share / widest).max(LEAST_SHARE),
        None => 1.0,
    };
    let sum: f64 = (0..count).map(share).sum();
    let room = MEASURE - GUTTER * count.saturating_sub(1) as f64;
    let shared: Vec<f64> = (0..count).map(|at| room * share(at) / sum).collect();
    let over = |sign: f64| {
        shared.iter().zip(least).map(|(width, least)| f64::max(sign * (width - least), 0.0)).sum::<f64>()
    };
    let (slack, lack) = (over(1.0), over(-1.0));
    let mut left = 0.0;
    let widths = shared.iter().zip(least).map(|(&width, &least)| match width - least {
        _ if lack > slack => width,
        spare if spare > 0.0 => width - spare * lack / slack,
        _ => least,
    });
    widths
        .map(|width| {
            let column = (left, width);
            left += width + GUTTER;
            column
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_share_the_width_whatever_is_asked_for() {
        let check = |shares: &[f64], count: usize, expected: &[f64]| {
            let seen = columns(shares, &vec![0.0; count]);
            let whole: Vec<u32> = seen.iter().map(|(_, width)| width.round() as u32).collect();
            let expected: Vec<u32> = expected.iter().map(|width| width.round() as u32).collect();
            assert_eq!(whole, expected, "{shares:?}");
            if let Some((left, width)) = seen.last() {
                assert!((left + width - MEASURE).abs() < 1e-9);
            }
        };
        check(&[], 0, &[]);
        check(&[], 1, &[170.0]);
        check(&[1.0, 1.0], 2, &[83.0, 83.0]);
        check(&[30.0, 10.0], 2, &[124.5, 41.5]);
        check(&[30.0, 10.0, 99.0], 2, &[124.5, 41.5]);
        check(&[3.0], 2, &[83.0, 83.0]);
        check(&[f64::NAN, -1.0, 0.0, f64::INFINITY], 4, &[39.5; 4]);
        check(&[f64::MAX, f64::MIN_POSITIVE], 2, &[166.0 / 1.05, 166.0 * 0.05 / 1.05]);
        check(&[f64::MAX; 12], 12, &[126.0 / 12.0; 12]);
    }

    #[test]
    fn a_column_is_widened_for_short_words_while_others_give_way() {
        let widths = |shares: &[f64], least: &[f64]| {
            columns(shares, least).into_iter().map(|(_, width)| width.round()).collect::<Vec<f64>>()
        };
        assert_eq!(widths(&[10.0, 10.0, 80.0], &[16.0, 20.0, 0.0]), [16.0, 20.0, 126.0]);
        assert_eq!(widths(&[10.0, 50.0, 40.0], &[26.0, 31.0, 0.0]), [26.0, 77.0, 59.0]);
        assert_eq!(widths(&[1.0, 1.0], &[90.0, 90.0]), [83.0, 83.0]);
    }

    #[test]
    fn only_a_short_word_alone_in_its_cell_counts() {
        let cells = |texts: &[&str]| texts.iter().map(ToString::to_string).collect::<Vec<String>>();
        let rows = [cells(&["2026-05-17", "two words", "0123456789abc"]), cells(&["–"])];
        let seen = short_words(&cells(&["No", "", ""]), &rows, 4);
        assert!((15.0..20.0).contains(&seen[0]), "{seen:?}");
        assert_eq!(seen[1..], [LEAST_WIDTH; 3]);
    }
}
