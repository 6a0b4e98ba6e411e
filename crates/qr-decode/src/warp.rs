//! Three finder patterns to modules on paper that is not flat.
//!
//! A perspective through the finder patterns and the last alignment pattern is the beginning. Then a net of nodes
//! is moved, from the finder patterns outward, to where dark and light modules differ most: at their centres and
//! not at their edges. Grey is sampled, not the binarized image, and the threshold is that of the modules around.

use base::{Luma, Point, Quad};
use qr_symbol::{Modules, Version};

use crate::Sampler;
use crate::budget::Budget;
use crate::finders::Three;
use crate::perspective::Perspective;
use crate::sample::Sampled;

/// Modules from node to node.
const STEP: usize = 4;

/// How many modules to each side of a node are looked at to place it.
const AROUND: i64 = 4;

/// How far nodes are moved each time, in steps of a part of a module.
const SWEEPS: [(i32, f64); 2] = [(3, 0.16), (2, 0.12)];

/// The modules that may be between these finder patterns, the likeliest size first.
///
/// `inverted` tells that light modules are dark in the image.
pub(crate) fn modules<'a>(
    image: &'a Luma,
    three: &'a Three,
    inverted: bool,
    budget: &'a mut Budget,
) -> impl Iterator<Item = Sampled> + 'a {
    sizes(three).into_iter().filter_map(move |edge| {
        if !budget.take_greys(greys_needed(edge)) {
            return None;
        }
        let mut net = Net::new(image, three, edge, inverted)?;
        net.settle();
        net.sampled()
    })
}

/// How many greys are looked up for a symbol of this edge, at most.
fn greys_needed(edge: usize) -> usize {
    let nodes = (edge.div_ceil(STEP) + 1).pow(2);
    let places: usize = SWEEPS.iter().map(|&(reach, _)| (2 * reach + 1).pow(2) as usize).sum();
    nodes * places * (2 * AROUND as usize).pow(2)
}

/// Edges in modules that fit the distance of the patterns, the nearest first.
fn sizes(three: &Three) -> Vec<usize> {
    let away = |p: Point| (three.tl.centre.x - p.x).hypot(three.tl.centre.y - p.y);
    let edge = f64::midpoint(away(three.tr.centre), away(three.bl.centre)) / three.module() + 7.0;
    if !edge.is_finite() {
        return Vec::new();
    }
    let mut edges: Vec<usize> = Version::all().map(Version::modules).collect();
    edges.retain(|&candidate| (candidate as f64 - edge).abs() < 6.0);
    edges.sort_by(|&a, &b| (a as f64 - edge).abs().total_cmp(&(b as f64 - edge).abs()));
    edges
}

struct Net<'a> {
    image: &'a Luma,
    inverted: bool,
    edge: usize,
    perspective: Perspective,
    /// Pixels a module, about.
    module: f64,
    /// Nodes a side.
    side: usize,
    /// How far each node is from where the perspective has it, in pixels; row-major.
    moved: Vec<Point>,
}

impl<'a> Net<'a> {
    fn new(image: &'a Luma, three: &Three, edge: usize, inverted: bool) -> Option<Self> {
        let (tl, tr, bl) = (three.tl.centre, three.tr.centre, three.bl.centre);
        let far = edge as f64 - 3.5;
        let at = |x, y| Point { x, y };
        let corners = [(at(3.5, 3.5), tl), (at(far, 3.5), tr), (at(3.5, far), bl)];
        let flat = (at(far, far), at(tr.x + bl.x - tl.x, tr.y + bl.y - tl.y));
        let perspective = Perspective::through([corners[0], corners[1], corners[2], flat])?;
        let module = (tr.x - tl.x).hypot(tr.y - tl.y) / (edge as f64 - 7.0);
        if module.is_nan() || module < 1.0 {
            return None;
        }
        let side = edge.div_ceil(STEP) + 1;
        let mut net = Self {
            image,
            inverted,
            edge,
            perspective,
            module,
            side,
            moved: vec![Point::default(); side * side],
        };
        if let Some(place) = net.alignment() {
            let last = edge as f64 - 6.5;
            if let Some(better) =
                Perspective::through([corners[0], corners[1], corners[2], (at(last, last), place)])
            {
                net.perspective = better;
            }
        }
        Some(net)
    }

    /// Where the last alignment pattern looks most like one.
    fn alignment(&self) -> Option<Point> {
        if self.edge < 25 {
            return None;
        }
        let centre = self.edge as f64 - 6.5;
        let mut best: Option<(f64, Point)> = None;
        let step = 0.34;
        for row in -12..=12 {
            for column in -12..=12 {
                let (dx, dy) = (f64::from(column) * step, f64::from(row) * step);
                let mut score = 0.0;
                for y in -2i8..=2 {
                    for x in -2i8..=2 {
                        let is_dark = x.abs().max(y.abs()) != 1;
                        let place = Point { x: centre + dx + f64::from(x), y: centre + dy + f64::from(y) };
                        let grey = self.perspective.map(place).map_or(128.0, |p| self.grey(p));
                        // Seventeen dark modules and eight light ones.
                        score += if is_dark { -grey / 17.0 } else { grey / 8.0 };
                    }
                }
                score -= dx.hypot(dy) * 2.0;
                if best.is_none_or(|(most, _)| score > most) {
                    let place = self.perspective.map(Point { x: centre + dx, y: centre + dy })?;
                    best = Some((score, place));
                }
            }
        }
        best.filter(|&(score, _)| score > 30.0).map(|(_, place)| place)
    }

    /// The grey at a place, between pixels by how near they are; beyond the image as at its edge.
    fn grey(&self, place: Point) -> f64 {
        let (width, height) = (self.image.width(), self.image.height());
        let x = (place.x - 0.5).clamp(0.0, (width - 1) as f64);
        let y = (place.y - 0.5).clamp(0.0, (height - 1) as f64);
        let (left, top) = (x as usize, y as usize);
        let (right, bottom) = ((left + 1).min(width - 1), (top + 1).min(height - 1));
        let at = |x: usize, y: usize| f64::from(self.image.pixels()[y * width + x]);
        let (share_x, share_y) = (x - left as f64, y - top as f64);
        let above = at(left, top) * (1.0 - share_x) + at(right, top) * share_x;
        let below = at(left, bottom) * (1.0 - share_x) + at(right, bottom) * share_x;
        let grey = above * (1.0 - share_y) + below * share_y;
        if self.inverted { 255.0 - grey } else { grey }
    }

    /// Moves the nodes, those near a finder pattern first, then all again.
    fn settle(&mut self) {
        let far = (self.side - 1) as f64;
        let near = 3.5 / STEP as f64;
        let finders = [(near, near), (far - near, near), (near, far - near)];
        let from_finder = |node: usize| {
            let (x, y) = ((node % self.side) as f64, (node / self.side) as f64);
            finders.iter().map(|&(fx, fy)| (x - fx).hypot(y - fy)).fold(f64::MAX, f64::min)
        };
        let mut order: Vec<usize> = (0..self.moved.len()).collect();
        order.sort_by(|&a, &b| from_finder(a).total_cmp(&from_finder(b)));
        let mut settled = vec![false; self.moved.len()];
        for (reach, step) in SWEEPS {
            for &node in &order {
                let expected = self.mean_of_neighbours(node, &settled);
                self.moved[node] = self.best_near(node, expected, reach, step);
                settled[node] = true;
            }
        }
    }

    fn mean_of_neighbours(&self, node: usize, settled: &[bool]) -> Point {
        let (x, y) = (node % self.side, node / self.side);
        let (mut sum, mut count) = (Point::default(), 0.0);
        for near_y in y.saturating_sub(1)..=(y + 1).min(self.side - 1) {
            for near_x in x.saturating_sub(1)..=(x + 1).min(self.side - 1) {
                let near = near_y * self.side + near_x;
                if settled[near] {
                    sum.x += self.moved[near].x;
                    sum.y += self.moved[near].y;
                    count += 1.0;
                }
            }
        }
        if count == 0.0 { sum } else { Point { x: sum.x / count, y: sum.y / count } }
    }

    /// The place within `reach` steps, in parts of a module, where the modules around differ most.
    fn best_near(&self, node: usize, expected: Point, reach: i32, step: f64) -> Point {
        let centre = ((node % self.side * STEP) as i64, (node / self.side * STEP) as i64);
        let places = self.places_around(centre);
        let mut best = (f64::MIN, expected);
        for row in -reach..=reach {
            for column in -reach..=reach {
                let (dx, dy) = (f64::from(column) * step * self.module, f64::from(row) * step * self.module);
                let moved = Point { x: expected.x + dx, y: expected.y + dy };
                let greys = places.iter().map(|p| self.grey(Point { x: p.x + moved.x, y: p.y + moved.y }));
                let spread = spread(greys);
                // Of equally good places the expected one.
                let score = spread * (1.0 - 0.1 * (dx.hypot(dy) / self.module));
                if score > best.0 {
                    best = (score, moved);
                }
            }
        }
        best.1
    }

    /// Where the perspective has the centres of the modules around a node, in pixels.
    fn places_around(&self, (x, y): (i64, i64)) -> Vec<Point> {
        let inside = |centre: i64| (centre - AROUND).max(0)..(centre + AROUND).min(self.edge as i64);
        inside(y)
            .flat_map(|y| inside(x).map(move |x| Point { x: x as f64 + 0.5, y: y as f64 + 0.5 }))
            .filter_map(|p| self.perspective.map(p))
            .collect()
    }

    /// Where a place in modules is, in pixels.
    fn place(&self, p: Point) -> Option<Point> {
        let flat = self.perspective.map(p)?;
        let last = (self.side - 1) as f64;
        let (x, y) = ((p.x / STEP as f64).clamp(0.0, last), (p.y / STEP as f64).clamp(0.0, last));
        let (left, top) = ((x as usize).min(self.side - 2), (y as usize).min(self.side - 2));
        let (share_x, share_y) = (x - left as f64, y - top as f64);
        let node = |x: usize, y: usize| self.moved[y * self.side + x];
        let mix = |a: Point, b: Point, share: f64| Point {
            x: a.x + (b.x - a.x) * share,
            y: a.y + (b.y - a.y) * share,
        };
        let above = mix(node(left, top), node(left + 1, top), share_x);
        let below = mix(node(left, top + 1), node(left + 1, top + 1), share_x);
        let moved = mix(above, below, share_y);
        Some(Point { x: flat.x + moved.x, y: flat.y + moved.y })
    }

    /// The modules, unless the timing patterns show that there are none.
    fn sampled(&self) -> Option<Sampled> {
        let edge = self.edge;
        let mut greys = Vec::with_capacity(edge * edge);
        for y in 0..edge {
            for x in 0..edge {
                let centre = Point { x: x as f64 + 0.5, y: y as f64 + 0.5 };
                greys.push(self.grey(self.place(centre)?));
            }
        }
        let modules = darker_than_around(&greys, edge);
        let end = edge as f64;
        let corner = |x, y| self.place(Point { x, y });
        let corners = Quad([corner(0.0, 0.0)?, corner(end, 0.0)?, corner(end, end)?, corner(0.0, end)?]);
        Some(Sampled { modules, unclear: None, corners, sampler: Sampler::Bent }).filter(Sampled::has_timing)
    }
}

/// Half the distance of the mean of what is above the mean and the mean of what is below it, about.
fn spread(greys: impl Iterator<Item = f64> + Clone) -> f64 {
    let (sum, count) = greys.clone().fold((0.0, 0.0), |(sum, count), grey| (sum + grey, count + 1.0));
    let mean = sum / f64::max(count, 1.0);
    greys.map(|grey| (grey - mean).abs()).sum()
}

/// Modules darker than the mean of those within five rows and columns.
fn darker_than_around(greys: &[f64], edge: usize) -> Modules {
    const AROUND: usize = 5;
    // Sums of all above and to the left.
    let mut sums = vec![0.0; (edge + 1) * (edge + 1)];
    for y in 0..edge {
        for x in 0..edge {
            sums[(y + 1) * (edge + 1) + x + 1] =
                greys[y * edge + x] + sums[y * (edge + 1) + x + 1] + sums[(y + 1) * (edge + 1) + x]
                    - sums[y * (edge + 1) + x];
        }
    }
    Modules::from_fn(edge, |x, y| {
        let (left, right) = (x.saturating_sub(AROUND), (x + AROUND + 1).min(edge));
        let (top, bottom) = (y.saturating_sub(AROUND), (y + AROUND + 1).min(edge));
        let at = |x: usize, y: usize| sums[y * (edge + 1) + x];
        let sum = at(right, bottom) - at(left, bottom) - at(right, top) + at(left, top);
        greys[y * edge + x] * ((right - left) * (bottom - top)) as f64 <= sum
    })
}
