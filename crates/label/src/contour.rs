//! The dark areas of a symbol as closed outlines.
//!
//! Modules drawn one by one show hairlines of white between them where a renderer smooths edges. An outline round
//! each connected area has no inner edges at all.

use qr_symbol::Modules;

/// A closed outline: its corners in modules from the top left of the grid, each one edge away from the next, edges
/// alternately horizontal and vertical, the first one horizontal. Dark is on the right hand: holes run the other way
/// round, so that both fill rules give the same picture.
pub(crate) type Contour = Vec<(u32, u32)>;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Heading {
    Right,
    Down,
    Left,
    Up,
}

impl Heading {
    const fn right_turn(self) -> Self {
        match self {
            Self::Right => Self::Down,
            Self::Down => Self::Left,
            Self::Left => Self::Up,
            Self::Up => Self::Right,
        }
    }

    const fn step(self, (x, y): (usize, usize)) -> (usize, usize) {
        match self {
            Self::Right => (x + 1, y),
            Self::Down => (x, y + 1),
            Self::Left => (x.wrapping_sub(1), y),
            Self::Up => (x, y.wrapping_sub(1)),
        }
    }
}

/// Does an edge with dark on its right hand lead from this corner in this direction?
fn edge_leads(modules: &Modules, (x, y): (usize, usize), heading: Heading) -> bool {
    // Outside the grid, at `usize::MAX` too, all is light.
    let (left, above) = (x.wrapping_sub(1), y.wrapping_sub(1));
    let (dark, light) = match heading {
        Heading::Right => ((x, y), (x, above)),
        Heading::Down => ((left, y), (x, y)),
        Heading::Left => ((left, above), (left, y)),
        Heading::Up => ((x, above), (left, above)),
    };
    modules.is_dark(dark.0, dark.1) && !modules.is_dark(light.0, light.1)
}

/// The outlines of all dark areas, from the top left in reading order.
pub(crate) fn contours(modules: &Modules) -> Vec<Contour> {
    let edge = modules.edge();
    let mut seen = vec![false; (edge + 1) * (edge + 1)];
    let mut contours = Vec::new();
    for start in (0..edge).flat_map(|y| (0..edge).map(move |x| (x, y))) {
        if !seen[start.1 * (edge + 1) + start.0] && edge_leads(modules, start, Heading::Right) {
            contours.push(follow(modules, start, &mut seen));
        }
    }
    contours
}

/// Follow one outline from an edge that leads right, marking where edges lead right.
fn follow(modules: &Modules, start: (usize, usize), seen: &mut [bool]) -> Contour {
    let mut corners = Vec::new();
    let (mut at, mut heading) = (start, Heading::Right);
    loop {
        if heading == Heading::Right {
            seen[at.1 * (modules.edge() + 1) + at.0] = true;
        }
        at = heading.step(at);
        // Where two dark modules touch at a corner, turning right first keeps them apart.
        let right = heading.right_turn();
        let left = right.right_turn().right_turn();
        let next = [right, heading, left].into_iter().find(|&next| edge_leads(modules, at, next));
        let next = next.unwrap_or(right);
        if next != heading {
            corners.push((at.0 as u32, at.1 as u32));
        }
        heading = next;
        if at == start && heading == Heading::Right {
            break;
        }
    }
    // Begin where a horizontal edge begins: the last corner, which the first edge comes from.
    corners.rotate_right(1);
    corners
}

/// Outlines that run straight on where two dark modules touch at a corner: to be filled by the even-odd rule.
///
/// A corner is where an edge between two rows begins or ends. There are a third fewer of them than in
/// [`contours`], which matters where each is written out ten thousand times; but nothing says on which side dark is.
pub(crate) fn crossings(modules: &Modules) -> Vec<Contour> {
    let edge = modules.edge();
    let light = vec![false; edge];
    let rows: Vec<&[bool]> = modules.rows().collect();
    let mut corners = Vec::new();
    // The corner at the other end of the horizontal edge of each corner, and of its vertical edge.
    let mut partners: Vec<[usize; 2]> = Vec::new();
    let mut open_above: Vec<Option<usize>> = vec![None; edge + 1];
    for y in 0..=edge {
        let above = y.checked_sub(1).map_or(&light[..], |above| rows[above]);
        let below = rows.get(y).copied().unwrap_or(&light);
        let mut open_left = None;
        let mut on_edge = false;
        for x in 0..=edge {
            let goes_on = x < edge && above[x] != below[x];
            if goes_on == on_edge {
                continue;
            }
            on_edge = goes_on;
            let own = corners.len();
            corners.push((x as u32, y as u32));
            partners.push([own; 2]);
            for (way, open) in [&mut open_left, &mut open_above[x]].into_iter().enumerate() {
                *open = match open.take() {
                    Some(other) => {
                        (partners[own][way], partners[other][way]) = (other, own);
                        None
                    }
                    None => Some(own),
                };
            }
        }
    }
    let mut seen = vec![false; corners.len()];
    let mut contours = Vec::new();
    for start in 0..corners.len() {
        let mut contour = Vec::new();
        let mut at = start;
        while !seen[at] {
            let across = partners[at][0];
            (seen[at], seen[across]) = (true, true);
            contour.extend([corners[at], corners[across]]);
            at = partners[across][1];
        }
        if !contour.is_empty() {
            contours.push(contour);
        }
    }
    contours
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(rows: &[&str]) -> Modules {
        Modules::from_fn(rows.len(), |x, y| rows[y].as_bytes()[x] == b'#')
    }

    /// How often outlines run round the middle of a module.
    fn winding(contours: &[Contour], x: usize, y: usize) -> i32 {
        let (px, py) = (x as f64 + 0.5, y as f64 + 0.5);
        let mut winding = 0;
        for contour in contours {
            for (at, &(ax, ay)) in contour.iter().enumerate() {
                let (bx, by) = contour[(at + 1) % contour.len()];
                if ax == bx && f64::from(ax) > px {
                    let (low, high) = (f64::from(ay.min(by)), f64::from(ay.max(by)));
                    if (low..high).contains(&py) {
                        winding += if by > ay { 1 } else { -1 };
                    }
                }
            }
        }
        winding
    }

    #[test]
    fn filling_the_outlines_gives_the_modules_back() {
        let grids = [
            grid(&["###", "#.#", "###"]),
            grid(&["#.#", ".#.", "#.#"]),
            grid(&[".#.", "###", ".#."]),
            grid(&["..", ".."]),
            grid(&["####", "#..#", "##.#", "####"]),
            grid(&[".##.", "#..#", "#..#", ".##."]),
            Modules::from_fn(37, |x, y| (x * x + 3 * y + x * y) % 7 < 3),
        ];
        for modules in grids {
            let (contours, crossings) = (contours(&modules), crossings(&modules));
            for y in 0..modules.edge() {
                for x in 0..modules.edge() {
                    let dark = modules.is_dark(x, y);
                    assert_eq!(winding(&contours, x, y) != 0, dark, "{modules:?} {x} {y}");
                    assert_eq!(winding(&crossings, x, y) % 2 != 0, dark, "{modules:?} {x} {y}");
                }
            }
            for contour in contours.iter().chain(&crossings) {
                for (at, a) in contour.iter().enumerate() {
                    let b = contour[(at + 1) % contour.len()];
                    assert!(if at % 2 == 0 { a.1 == b.1 && a.0 != b.0 } else { a.0 == b.0 && a.1 != b.1 });
                }
            }
        }
    }

    #[test]
    fn an_area_is_one_outline() {
        assert_eq!(contours(&grid(&["##", "##"])), [[(0, 0), (2, 0), (2, 2), (0, 2)]]);
        assert_eq!(contours(&grid(&["#.", ".#"])).len(), 2);
        assert_eq!(crossings(&grid(&["##", "##"])), [[(0, 0), (2, 0), (2, 2), (0, 2)]]);
        // Straight on through the corner at which they touch.
        assert_eq!(crossings(&grid(&["#.", ".#"])).concat().len(), 6);
    }
}
