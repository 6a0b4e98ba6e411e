//! Two finder patterns to a symbol whose third cannot be seen: covered, torn off, or in glare.
//!
//! The two are next to each other or across; for each there are two places where the third may be. What decides is
//! grey: the timing pattern that must be there, then all patterns that every symbol of the version has.

use base::Point;

use crate::Sampler;
use crate::budget::Budget;
use crate::finders::Finder;
use crate::mesh::{
    Begin, Frame, Grey, LEAST_BETWEEN, Surface, Template, best_fit, corners_of, dot, length, likeness, near,
};
use crate::perspective::Perspective;
use crate::sample::Sampled;

/// Where a symbol may be by two of its finder patterns.
#[derive(Debug, Clone)]
pub(crate) struct Guess {
    template: &'static Template,
    /// Middles of the two patterns in modules, and how they are seen, `right` along rows.
    two: [(Point, Frame); 2],
    /// How much like a timing pattern it looks where one must be, at most 1.0.
    timing: f64,
}

/// How alike what should be a timing pattern has to be.
const LEAST_TIMING: f64 = 0.5;

/// More than this is seen in textures.
const MOST_FRAMES: usize = 60;

/// How many patterns near each are taken for another one of the same symbol.
const MOST_NEIGHBOURS: usize = 8;

/// Symbols that may be between two of these patterns, the likeliest first.
pub(crate) fn guesses(grey: &Grey<'_>, frames: &[Frame], budget: &mut Budget) -> Vec<Guess> {
    let frames = &frames[..frames.len().min(MOST_FRAMES)];
    let mut guesses = Vec::new();
    for (index, one) in frames.iter().enumerate() {
        let away = |other: &Frame| {
            length(Point { x: other.centre.x - one.centre.x, y: other.centre.y - one.centre.y })
        };
        let is_alike = |other: &Frame| {
            let ratio = one.module() / other.module();
            let modules = away(other) / f64::midpoint(one.module(), other.module());
            (0.5..2.0).contains(&ratio) && (11.0..320.0).contains(&modules)
        };
        let mut others: Vec<&Frame> = frames
            .iter()
            .enumerate()
            .filter(|&(i, other)| i != index && is_alike(other))
            .map(|(_, f)| f)
            .collect();
        others.sort_by(|a, b| away(a).total_cmp(&away(b)));
        for other in others.into_iter().take(MOST_NEIGHBOURS) {
            if !budget.take_set() {
                break;
            }
            next_to_each_other(grey, one, other, &mut guesses);
            across(grey, one, other, &mut guesses);
        }
    }
    guesses.sort_by(|a, b| b.timing.total_cmp(&a.timing));
    guesses
}

/// Guesses in which the symbol is on the right-hand side of the way from one pattern to the other.
fn next_to_each_other(grey: &Grey<'_>, one: &Frame, other: &Frame, guesses: &mut Vec<Guess>) {
    let way = Point { x: other.centre.x - one.centre.x, y: other.centre.y - one.centre.y };
    let (one, other) = (one.along(way), other.along(way));
    // Half way to the diagonal, and some more for perspective.
    let is_along = |frame: &Frame| dot(frame.right, way) > 0.86 * length(frame.right) * length(way);
    if !is_along(&one) || !is_along(&other) {
        return;
    }
    let module = f64::midpoint(length(one.right), length(other.right));
    for version in near(length(way) / module + 7.0, 0.12, 4) {
        let template = Template::of(version);
        let far = template.edge as f64 - 3.5;
        let middles = [3.5, far].map(|x| Point { x, y: 3.5 });
        let Some(seen) = through(&[(middles[0], one), (middles[1], other)]) else { continue };
        let timing = timing(grey, &seen, (8..template.edge - 8).map(|i| (i, 6)));
        if timing < LEAST_TIMING {
            continue;
        }
        // Top left and top right: the bottom left one is missing.
        guesses.push(Guess { template, two: [(middles[0], one), (middles[1], other)], timing });
        // Bottom left and top left: the top right one is missing; rows go to the right of the way.
        let turned = |frame: Frame| {
            let down = Point { x: -frame.right.x, y: -frame.right.y };
            Frame { right: frame.down, down, ..frame }
        };
        let (bl, tl) = (Point { x: 3.5, y: far }, Point { x: 3.5, y: 3.5 });
        guesses.push(Guess { template, two: [(bl, turned(one)), (tl, turned(other))], timing });
    }
}

/// Guesses in which `tr` is the top right pattern and `bl` the bottom left one: the top left one is missing.
fn across(grey: &Grey<'_>, tr: &Frame, bl: &Frame, guesses: &mut Vec<Guess>) {
    let way = Point { x: bl.centre.x - tr.centre.x, y: bl.centre.y - tr.centre.y };
    // Half a quarter turn from the diagonal are the rows, backward.
    let half = std::f64::consts::FRAC_1_SQRT_2;
    let rows = Point { x: half * (way.y - way.x), y: half * (-way.x - way.y) };
    let (tr, bl) = (tr.along(rows), bl.along(rows));
    let modules = |frame: &Frame| {
        // The way in modules of this pattern: so many to the left, so many down.
        let area = frame.right.x * frame.down.y - frame.right.y * frame.down.x;
        let left = -(way.x * frame.down.y - way.y * frame.down.x) / area;
        let down = (frame.right.x * way.y - frame.right.y * way.x) / area;
        (left, down)
    };
    let ways = [modules(&tr), modules(&bl)];
    let is_diagonal =
        |&(left, down): &(f64, f64)| left > 0.0 && down > 0.0 && (0.45..2.2).contains(&(left / down));
    if !ways.iter().all(is_diagonal) {
        return;
    }
    let edge = ways.iter().map(|(left, down)| left + down).sum::<f64>() / 4.0 + 7.0;
    for version in near(edge, 0.12, 4) {
        let template = Template::of(version);
        let edge = template.edge;
        let far = edge as f64 - 3.5;
        let two = [(Point { x: far, y: 3.5 }, tr), (Point { x: 3.5, y: far }, bl)];
        let Some(seen) = through(&two) else { continue };
        // The halves beside the patterns; what is beyond may be covered, too.
        let row = (edge.div_ceil(2)..edge - 8).map(|i| (i, 6));
        let column = (edge.div_ceil(2)..edge - 8).map(|i| (6, i));
        let timing = timing(grey, &seen, row.chain(column));
        if timing >= LEAST_TIMING {
            guesses.push(Guess { template, two, timing });
        }
    }
}

/// The perspective of two patterns.
fn through(two: &[(Point, Frame); 2]) -> Option<Perspective> {
    let pairs: Vec<(Point, Point)> =
        two.iter().flat_map(|(place, frame)| corners_of(*place, frame)).collect();
    Perspective::fitting(&pairs)
}

/// The perspective of two patterns without their slant to each other, which is not seen well in so little.
fn level(two: &[(Point, Frame); 2]) -> Option<Perspective> {
    let mean = |a: Point, b: Point| Point { x: f64::midpoint(a.x, b.x), y: f64::midpoint(a.y, b.y) };
    let [(_, one), (_, other)] = *two;
    let (right, down) = (mean(one.right, other.right), mean(one.down, other.down));
    let pairs: Vec<(Point, Point)> =
        two.iter().flat_map(|&(place, frame)| corners_of(place, &Frame { right, down, ..frame })).collect();
    Perspective::fitting(&pairs)
}

/// How alike the image is to a timing pattern at these columns and rows.
fn timing(grey: &Grey<'_>, seen: &Perspective, modules: impl Iterator<Item = (usize, usize)>) -> f64 {
    likeness(modules.map(|(x, y)| {
        let place = seen.map(Point { x: x as f64 + 0.5, y: y as f64 + 0.5 });
        (place.map_or(128.0, |place| grey.at(place)), (x + y).is_multiple_of(2))
    }))
}

impl Guess {
    /// How its finder patterns are seen.
    pub(crate) fn patterns(&self) -> [Finder; 2] {
        self.two.map(|(_, frame)| Finder { centre: frame.centre, size: 7.0 * frame.module() })
    }

    /// Makes modules, in some ways, until `read` reads them.
    pub(crate) fn read(
        &self,
        grey: Grey<'_>,
        budget: &mut Budget,
        read: &mut dyn FnMut(&Sampled) -> bool,
    ) -> bool {
        if !budget.take_greys(2 * self.template.cost_of_fit()) {
            return false;
        }
        let begins = [through(&self.two), level(&self.two)].into_iter().flatten();
        let Some((between, perspective)) = best_fit(&grey, self.template, begins) else { return false };
        if between < LEAST_BETWEEN {
            return false;
        }
        let known = self.two.iter().map(|&(place, _)| place).collect();
        let surface = Surface::flat(perspective, self.template.edge);
        let begin = Begin { template: self.template, surface, known };
        begin.read(grey, Sampler::Recovered, budget, read)
    }
}
