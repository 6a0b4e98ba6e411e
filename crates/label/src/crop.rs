//! Crop marks: where to cut a sheet that is not cut yet.

use base::Mm;

use crate::scene::Rect;
use crate::sheet::Sheet;

/// How thick a mark is: as thin as every printer still draws.
const THICKNESS: f64 = 0.1;

/// From the corner of a label to its mark, and from a mark to any label.
const WHITE: f64 = 0.5;

/// How long a mark is where there is room, and where there is less.
const LENGTHS: [f64; 2] = [3.0, 1.5];

/// Marks beside the corners of all labels, wherever they lie on the paper and on no label; each once.
pub(crate) fn marks(sheet: &Sheet) -> Vec<Rect> {
    let columns = spans(sheet.columns, sheet.left, sheet.pitch_x, sheet.label.0);
    let rows = spans(sheet.rows, sheet.top, sheet.pitch_y, sheet.label.1);
    let paper = (sheet.paper.0.0, sheet.paper.1.0);
    let mut marks = Vec::new();
    // Marks along an edge of a column stand above and below its labels, in the white between the rows.
    for (edges, along, paper_along, upright) in
        [(&columns, &rows, paper.1, true), (&rows, &columns, paper.0, false)]
    {
        let pieces = pieces(along, paper_along);
        let mut places: Vec<f64> = edges.iter().flat_map(|&(from, to)| [from, to]).collect();
        places.sort_by(f64::total_cmp);
        places.dedup_by(|a, b| (*a - *b).abs() < THICKNESS);
        for place in places {
            for &(from, length) in &pieces {
                let (across, along) = (Mm(place - THICKNESS / 2.0), Mm(from));
                let (thickness, length) = (Mm(THICKNESS), Mm(length));
                marks.push(if upright {
                    Rect { x: across, y: along, width: thickness, height: length }
                } else {
                    Rect { x: along, y: across, width: length, height: thickness }
                });
            }
        }
    }
    marks
}

/// From where to where the labels of each column or row reach.
fn spans(count: u32, first: Mm, pitch: Mm, label: Mm) -> Vec<(f64, f64)> {
    (0..count).map(|at| (first + pitch * f64::from(at)).0).map(|from| (from, from + label.0)).collect()
}

/// Where marks begin in the white before, between and after labels, and how long they are there.
fn pieces(labels: &[(f64, f64)], paper: f64) -> Vec<(f64, f64)> {
    let ends = labels.iter().map(|&(_, to)| to);
    let begins = labels.iter().map(|&(from, _)| from);
    let mut pieces = Vec::new();
    for (at, (from, to)) in std::iter::once(0.0).chain(ends).zip(begins.chain([paper])).enumerate() {
        // At the paper's edge no label has to be kept clear of.
        let (first, last) = (at == 0, at == labels.len());
        let begin = if first { from } else { from + WHITE };
        let end = if last { to } else { to - WHITE };
        let Some(length) = LENGTHS.into_iter().find(|length| begin + length <= end + 1e-9) else { continue };
        match (first, last) {
            (true, true) => {}
            (true, false) => pieces.push((end - length, length)),
            (false, true) => pieces.push((begin, length)),
            (false, false) if end - begin >= 2.0 * length + WHITE => {
                pieces.extend([(begin, length), (end - length, length)]);
            }
            // Where the marks of both labels would meet, one in the middle serves both.
            (false, false) => pieces.push((f64::midpoint(begin, end) - length / 2.0, length)),
        }
    }
    pieces
}
