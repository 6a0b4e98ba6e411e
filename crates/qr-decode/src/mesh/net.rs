//! A net of nodes over a symbol that is moved to where its modules are.

use base::{Point, Quad};

use super::grey::Grey;
use super::levels::Levels;
use super::surface::Surface;
use super::template::Template;

/// Modules from node to node.
const STEP: usize = 4;

/// How many modules to each side of a node are looked at to place it.
const AROUND: i64 = 4;

/// How far nodes are moved each time, in steps of a part of a module.
const SWEEPS: [(i32, f64); 2] = [(3, 0.16), (2, 0.12)];

/// How much more a module weighs of which it is known what it is.
const FIXED_WEIGHT: f64 = 1.6;

/// How far a node is moved on the way that the nodes before it were moved.
const CARRIED_ON: f64 = 0.6;

/// How much of the contrast elsewhere there has to be for a node to be moved.
const LEAST_CONTRAST: f64 = 0.3;

/// How many greys are looked up for a symbol of this edge, at most.
pub(crate) fn cost(edge: usize) -> usize {
    let nodes = (edge.div_ceil(STEP) + 1).pow(2);
    let places: usize = SWEEPS.iter().map(|&(reach, _)| (2 * reach + 1).pow(2) as usize).sum();
    nodes * places * (2 * AROUND as usize).pow(2) + 5 * edge * edge
}

/// A net of nodes, each some modules from the next.
pub(crate) struct Net<'a> {
    grey: Grey<'a>,
    template: &'a Template,
    surface: Surface,
    /// Pixels a module, about.
    module: f64,
    /// Nodes a side.
    side: usize,
    /// How far each node is from where the surface has it, in pixels; row-major.
    moved: Vec<Point>,
    /// How far dark and light were apart at most at a node so far, in greys a module.
    contrast: f64,
}

impl<'a> Net<'a> {
    /// A net on this surface; `None` where modules are less than a pixel wide.
    pub(crate) fn on(grey: Grey<'a>, template: &'a Template, surface: Surface) -> Option<Self> {
        let end = template.edge as f64;
        let corner = |x, y| surface.map(Point { x, y });
        let (tl, br) = (corner(0.0, 0.0)?, corner(end, end)?);
        let (tr, bl) = (corner(end, 0.0)?, corner(0.0, end)?);
        let long = f64::midpoint((tl.x - br.x).hypot(tl.y - br.y), (tr.x - bl.x).hypot(tr.y - bl.y));
        let module = long / end / std::f64::consts::SQRT_2;
        if module.is_nan() || module < 1.0 {
            return None;
        }
        let side = template.edge.div_ceil(STEP) + 1;
        Some(Self {
            grey,
            template,
            surface,
            module,
            side,
            moved: vec![Point::default(); side * side],
            contrast: 0.0,
        })
    }

    /// Moves the nodes, those near what is known first, then all again. `known` are places in modules.
    pub(crate) fn settle(&mut self, known: &[Point]) {
        let off = |node: usize| {
            let (x, y) = ((node % self.side * STEP) as f64, (node / self.side * STEP) as f64);
            known.iter().map(|p| (p.x - x).hypot(p.y - y)).fold(f64::MAX, f64::min)
        };
        let mut order: Vec<usize> = (0..self.moved.len()).collect();
        order.sort_by(|&a, &b| off(a).total_cmp(&off(b)));
        let mut settled = vec![false; self.moved.len()];
        for (reach, step) in SWEEPS {
            for &node in &order {
                let expected = self.expected(node, &settled);
                self.moved[node] = self.best_near(node, expected, reach, step);
                settled[node] = true;
            }
        }
    }

    /// Where a node should be by those around it: as far off, and on the way that they went.
    fn expected(&self, node: usize, settled: &[bool]) -> Point {
        let (x, y) = ((node % self.side) as i64, (node / self.side) as i64);
        let at = |x: i64, y: i64| {
            let side = self.side as i64;
            let node =
                (0..side).contains(&x).then(|| y * side + x).filter(|_| (0..side).contains(&y))? as usize;
            settled[node].then(|| self.moved[node])
        };
        let (mut sum, mut count) = (Point::default(), 0.0);
        for dy in -1..=1 {
            for dx in -1..=1 {
                let Some(near) = at(x + dx, y + dy) else { continue };
                let mut expected = near;
                let is_open = at(x - dx, y - dy).is_none();
                if let Some(before) = at(x + 2 * dx, y + 2 * dy).filter(|_| is_open) {
                    expected.x += CARRIED_ON * (near.x - before.x);
                    expected.y += CARRIED_ON * (near.y - before.y);
                }
                sum.x += expected.x;
                sum.y += expected.y;
                count += 1.0;
            }
        }
        if count == 0.0 { sum } else { Point { x: sum.x / count, y: sum.y / count } }
    }

    /// The place within `reach` steps, in parts of a module, where the modules around differ most.
    fn best_near(&mut self, node: usize, expected: Point, reach: i32, step: f64) -> Point {
        let centre = ((node % self.side * STEP) as i64, (node / self.side * STEP) as i64);
        let places = self.places_around(centre);
        let mut greys = vec![0.0; places.len()];
        let mut best = (f64::MIN, expected);
        for row in -reach..=reach {
            for column in -reach..=reach {
                let (dx, dy) = (f64::from(column) * step * self.module, f64::from(row) * step * self.module);
                let moved = Point { x: expected.x + dx, y: expected.y + dy };
                for (grey, (p, _)) in greys.iter_mut().zip(&places) {
                    *grey = self.grey.at(Point { x: p.x + moved.x, y: p.y + moved.y });
                }
                let mean = greys.iter().sum::<f64>() / greys.len().max(1) as f64;
                let spread: f64 = greys
                    .iter()
                    .zip(&places)
                    .map(|(grey, (_, fixed))| match fixed {
                        None => (grey - mean).abs(),
                        Some(true) => FIXED_WEIGHT * (mean - grey),
                        Some(false) => FIXED_WEIGHT * (grey - mean),
                    })
                    .sum();
                // Of equally good places the expected one.
                let score = spread - 0.1 * spread.abs() * (dx.hypot(dy) / self.module);
                if score > best.0 {
                    best = (score, moved);
                }
            }
        }
        let contrast = best.0 / places.len().max(1) as f64;
        self.contrast = self.contrast.max(contrast);
        // Where nothing is seen, as in glare, noise is no guide.
        if contrast < LEAST_CONTRAST * self.contrast { expected } else { best.1 }
    }

    /// Where the surface has the middles of the modules around a node, in pixels, and what is known of them.
    fn places_around(&self, (x, y): (i64, i64)) -> Vec<(Point, Option<bool>)> {
        let edge = self.template.edge as i64;
        let inside = |centre: i64| (centre - AROUND).max(0)..(centre + AROUND).min(edge);
        inside(y)
            .flat_map(|y| inside(x).map(move |x| (x, y)))
            .filter_map(|(x, y)| {
                let place = self.surface.map(Point { x: x as f64 + 0.5, y: y as f64 + 0.5 })?;
                Some((place, self.template.fixed(x as usize, y as usize)))
            })
            .collect()
    }

    /// Where a place in modules is, in pixels.
    pub(crate) fn place(&self, p: Point) -> Option<Point> {
        let flat = self.surface.map(p)?;
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

    /// The outer corners.
    pub(crate) fn corners(&self) -> Option<Quad> {
        let end = self.template.edge as f64;
        let corner = |x, y| self.place(Point { x, y });
        Some(Quad([corner(0.0, 0.0)?, corner(end, 0.0)?, corner(end, end)?, corner(0.0, end)?]))
    }

    /// The greys of the modules: each the mean of its middle, which counts twice, and of four places around it.
    pub(crate) fn levels(&self) -> Levels {
        // Below that, places beside the middle are in the next module.
        let off = if self.module < 2.5 { 0.0 } else { 0.2 };
        Levels::of(self.template.edge, |x, y| {
            let at = |dx: f64, dy: f64| {
                let place = self.place(Point { x: x as f64 + 0.5 + dx, y: y as f64 + 0.5 + dy })?;
                self.grey.holds(place).then(|| self.grey.at(place))
            };
            let middle = at(0.0, 0.0)?;
            let around = [(off, off), (-off, off), (off, -off), (-off, -off)];
            let sum: f64 = around.iter().map(|&(dx, dy)| at(dx, dy).unwrap_or(middle)).sum();
            Some((2.0 * middle + sum) / 6.0)
        })
    }
}
