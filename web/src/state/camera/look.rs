//! Which part of a frame is looked at: all of it, or a part with every pixel it has.

use base::Quad;

/// A part of a picture, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    /// Pixels to its left.
    pub left: usize,
    /// Pixels above it.
    pub top: usize,
    /// Pixels a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
}

/// Frames with no longer edge than this are looked at whole.
const WHOLE_EDGE: usize = 1920;

/// The shorter edge of the part that is looked at of larger ones.
const SHORT_EDGE: usize = 1080;

/// Chroma planes have half the pixels: parts of a frame begin and end at multiples of this.
const GRID: usize = 2;

/// What to look at in a frame of this size: `None` for all of it.
///
/// Large frames are looked at in turn as a whole, which the reader shrinks, and in a part at full resolution: where
/// the last symbol was seen, or the middle, where people hold it.
pub fn look(width: usize, height: usize, seen: Option<&Quad>, turn: u32) -> Option<Area> {
    if width.max(height) <= WHOLE_EDGE || turn.is_multiple_of(2) {
        return None;
    }
    let (most_wide, most_high) =
        if width >= height { (WHOLE_EDGE, SHORT_EDGE) } else { (SHORT_EDGE, WHOLE_EDGE) };
    let part = (width.min(most_wide) / GRID * GRID, height.min(most_high) / GRID * GRID);
    let seen = seen.filter(|quad| quad.0.iter().all(|corner| corner.x.is_finite() && corner.y.is_finite()));
    let (x, y) = match seen {
        // A symbol that does not fit is seen better in the whole.
        Some(quad) if !fits(quad, part) => return None,
        Some(quad) => (quad.centre().x, quad.centre().y),
        None => (width as f64 / 2.0, height as f64 / 2.0),
    };
    let begin = |centre: f64, edge: usize, of: usize| {
        ((centre - edge as f64 / 2.0).clamp(0.0, (of - edge) as f64) as usize) / GRID * GRID
    };
    Some(Area { left: begin(x, part.0, width), top: begin(y, part.1, height), width: part.0, height: part.1 })
}

fn fits(quad: &Quad, part: (usize, usize)) -> bool {
    let extent = |of: fn(&base::Point) -> f64| {
        let (least, most) =
            quad.0.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), corner| {
                (least.min(of(corner)), most.max(of(corner)))
            });
        most - least
    };
    extent(|corner| corner.x) < part.0 as f64 && extent(|corner| corner.y) < part.1 as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::Point;

    fn at(x: f64, y: f64, edge: f64) -> Quad {
        let half = edge / 2.0;
        Quad(
            [(-half, -half), (half, -half), (half, half), (-half, half)]
                .map(|(right, down)| Point { x: x + right, y: y + down }),
        )
    }

    fn area(left: usize, top: usize, width: usize, height: usize) -> Option<Area> {
        Some(Area { left, top, width, height })
    }

    #[test]
    fn small_frames_are_looked_at_whole_and_large_ones_in_turn() {
        let corner = at(3800.0, 2100.0, 100.0);
        let rows = [
            ((1280, 720), None, 1, None, "a small frame"),
            ((1920, 1080), Some(&corner), 3, None, "just not large"),
            ((3840, 2160), None, 0, None, "the whole in its turn"),
            ((3840, 2160), None, 1, area(960, 540, 1920, 1080), "the middle"),
            ((3840, 2160), Some(&corner), 1, area(1920, 1080, 1920, 1080), "held inside the picture"),
            ((3840, 2160), Some(&corner), 2, None, "the whole again: another symbol may have come"),
            ((2160, 3840), None, 1, area(540, 960, 1080, 1920), "a phone upright"),
            ((4000, 900), None, 1, area(1040, 0, 1920, 900), "a low frame"),
        ];
        for ((width, height), seen, turn, expected, why) in rows {
            assert_eq!(look(width, height, seen, turn), expected, "{why}");
        }
    }

    #[test]
    fn a_symbol_too_large_for_the_part_is_looked_at_in_the_whole() {
        assert_eq!(look(3840, 2160, Some(&at(1900.0, 1000.0, 1200.0)), 1), None);
    }

    #[test]
    fn every_part_is_inside_its_frame_and_on_the_grid() {
        let edges = [1921, 1922, 2047, 2592, 3839, 4096];
        let places = [(0.0, 0.0), (5000.0, -40.0), (1000.5, 999.9), (f64::NAN, 1.0)];
        for (width, height) in edges.iter().flat_map(|&one| edges.iter().map(move |&other| (one, other))) {
            for (x, y) in places {
                let Some(area) = look(width, height, Some(&at(x, y, 90.0)), 1) else {
                    panic!("{width} x {height}: nothing to look at");
                };
                let Area { left, top, width: wide, height: high } = area;
                assert!(left + wide <= width && top + high <= height, "{area:?} in {width} x {height}");
                assert!([left, top, wide, high].iter().all(|edge| edge.is_multiple_of(GRID)), "{area:?}");
            }
        }
    }
}
