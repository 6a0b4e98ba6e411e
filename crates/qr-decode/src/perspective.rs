//! A plane seen in perspective.

use base::Point;

/// A mapping of module coordinates to pixels that keeps straight lines straight.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Perspective([f64; 8]);

impl Perspective {
    /// The mapping that takes each first point to the second; `None` when three of them are in line.
    pub(crate) fn through(pairs: [(Point, Point); 4]) -> Option<Self> {
        // Two equations a pair in the eight unknowns, each row with its right side.
        let mut rows = [[0.0; 9]; 8];
        for (i, (from, to)) in pairs.into_iter().enumerate() {
            let (x, y) = (from.x, from.y);
            rows[2 * i] = [x, y, 1.0, 0.0, 0.0, 0.0, -x * to.x, -y * to.x, to.x];
            rows[2 * i + 1] = [0.0, 0.0, 0.0, x, y, 1.0, -x * to.y, -y * to.y, to.y];
        }
        solve(rows).map(Self)
    }

    /// Where a point is seen; `None` at and behind the horizon.
    pub(crate) fn map(&self, p: Point) -> Option<Point> {
        let [a, b, c, d, e, f, g, h] = self.0;
        let depth = g * p.x + h * p.y + 1.0;
        let seen = Point { x: (a * p.x + b * p.y + c) / depth, y: (d * p.x + e * p.y + f) / depth };
        (depth > 1e-6 && seen.x.is_finite() && seen.y.is_finite()).then_some(seen)
    }
}

/// Gauss's elimination with the largest pivot.
fn solve(mut rows: [[f64; 9]; 8]) -> Option<[f64; 8]> {
    for column in 0..8 {
        let pivot = (column..8).max_by(|&a, &b| rows[a][column].abs().total_cmp(&rows[b][column].abs()))?;
        rows.swap(column, pivot);
        let top = rows[column];
        if top[column].is_nan() || top[column].abs() < 1e-9 {
            return None;
        }
        for (i, row) in rows.iter_mut().enumerate() {
            if i != column {
                let share = row[column] / top[column];
                row.iter_mut().zip(top).for_each(|(value, above)| *value -= share * above);
            }
        }
    }
    Some(std::array::from_fn(|i| rows[i][8] / rows[i][i]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(places: [(f64, f64); 4]) -> [Point; 4] {
        places.map(|(x, y)| Point { x, y })
    }

    #[test]
    fn a_slanted_square_keeps_its_corners_and_its_lines() {
        let from = points([(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]);
        let to = points([(5.0, 7.0), (95.0, 20.0), (80.0, 90.0), (12.0, 60.0)]);
        let seen = Perspective::through(std::array::from_fn(|i| (from[i], to[i]))).expect("a mapping");
        for (from, to) in from.into_iter().zip(to) {
            let found = seen.map(from).expect("before the horizon");
            assert!((found.x - to.x).hypot(found.y - to.y) < 1e-9);
        }
        // The middle is where the diagonals cross.
        let middle = seen.map(Point { x: 5.0, y: 5.0 }).expect("before the horizon");
        let off = (middle.x - to[0].x) * (to[2].y - to[0].y) - (middle.y - to[0].y) * (to[2].x - to[0].x);
        assert!(off.abs() < 1e-6);
    }

    #[test]
    fn points_in_line_and_numbers_that_are_none_have_no_mapping() {
        let square = points([(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]);
        let line = points([(0.0, 0.0), (1.0, 1.0), (2.0, 2.0), (3.0, 3.0)]);
        assert!(Perspective::through(std::array::from_fn(|i| (line[i], square[i]))).is_none());
        let none = points([(f64::NAN, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]);
        assert!(Perspective::through(std::array::from_fn(|i| (none[i], square[i]))).is_none());
    }
}
