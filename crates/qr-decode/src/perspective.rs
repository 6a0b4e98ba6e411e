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

    /// The mapping that takes each first point as near to the second as it can; `None` when they say too little.
    pub(crate) fn fitting(pairs: &[(Point, Point)]) -> Option<Self> {
        if pairs.len() < 4 {
            return None;
        }
        let count = pairs.len() as f64;
        // Numbers near 1, so that their squares can be summed up.
        let middle = pairs.iter().fold(Point::default(), |sum, (_, to)| Point {
            x: sum.x + to.x / count,
            y: sum.y + to.y / count,
        });
        let size = |p: Point| p.x.abs().max(p.y.abs());
        let off = |to: Point| Point { x: to.x - middle.x, y: to.y - middle.y };
        let to_size = pairs.iter().map(|&(_, to)| size(off(to))).fold(1.0, f64::max);
        let from_size = pairs.iter().map(|&(from, _)| size(from)).fold(1.0, f64::max);
        let mut sums = [[0.0; 9]; 8];
        for &(from, to) in pairs {
            let (x, y) = (from.x / from_size, from.y / from_size);
            let (to_x, to_y) = (off(to).x / to_size, off(to).y / to_size);
            let rows = [
                [x, y, 1.0, 0.0, 0.0, 0.0, -x * to_x, -y * to_x, to_x],
                [0.0, 0.0, 0.0, x, y, 1.0, -x * to_y, -y * to_y, to_y],
            ];
            for row in rows {
                for (sum, factor) in sums.iter_mut().zip(row) {
                    sum.iter_mut().zip(row).for_each(|(sum, value)| *sum += factor * value);
                }
            }
        }
        let [a, b, c, d, e, f, g, h] = solve(sums)?;
        // Back to pixels: x' = middle + size · (…) / depth, with depth = g · x + h · y + 1.
        let (g, h) = (g / from_size, h / from_size);
        let back = |value: f64, middle: f64, tilt: f64| value / from_size * to_size + middle * tilt;
        Some(Self([
            back(a, middle.x, g),
            back(b, middle.x, h),
            c * to_size + middle.x,
            back(d, middle.y, g),
            back(e, middle.y, h),
            f * to_size + middle.y,
            g,
            h,
        ]))
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
    fn a_fit_through_many_points_of_a_plane_is_that_plane() {
        let from = points([(0.0, 0.0), (30.0, 0.0), (30.0, 30.0), (0.0, 30.0)]);
        let to = points([(905.0, 707.0), (1195.0, 720.0), (1080.0, 1090.0), (912.0, 960.0)]);
        let seen = Perspective::through(std::array::from_fn(|i| (from[i], to[i]))).expect("a mapping");
        let places = (0..12).map(|i| Point { x: f64::from(i * 7 % 30), y: f64::from(i * 11 % 30) });
        let pairs: Vec<_> = places.map(|p| (p, seen.map(p).expect("before the horizon"))).collect();
        let fit = Perspective::fitting(&pairs).expect("a mapping");
        for (from, to) in from.into_iter().zip(to) {
            let found = fit.map(from).expect("before the horizon");
            assert!((found.x - to.x).hypot(found.y - to.y) < 1e-6, "{found:?} {to:?}");
        }
        assert!(Perspective::fitting(&pairs[..3]).is_none());
        let line: Vec<_> =
            (0..9).map(|i| Point { x: f64::from(i), y: f64::from(i) }).map(|p| (p, p)).collect();
        assert!(Perspective::fitting(&line).is_none());
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
