//! Corners that something else found to modules.
//!
//! Neither which corner is the symbol's top left nor its version is known: each is tried, and what fits best is read.

use base::{LumaView, Point, Quad};
use qr_symbol::Version;

use crate::Sampler;
use crate::budget::Budget;
use crate::layer::{Layer, Part};
use crate::mesh::{Begin, Grey, LEAST_BETWEEN, Surface, Template, best_fit};
use crate::perspective::Perspective;
use crate::sample::Sampled;

/// How much larger and smaller than the hint the symbol may be: some finders give the quiet zone, some cut corners.
const SIZES: [f64; 3] = [1.0, 0.95, 1.06];

/// How many versions and ways round are looked at closely.
const MOST_TRIED: usize = 5;

/// The longer edge of what is looked at around a hint: at least four pixels a module for most versions.
const LONG_EDGE: usize = 640;

/// The hint and what is around it; `None` where no symbol can be.
pub(crate) fn layer(image: LumaView<'_>, hint: &Quad) -> Option<Layer> {
    let centre = hint.centre();
    let reach = hint.0.iter().map(|p| (p.x - centre.x).abs().max((p.y - centre.y).abs())).fold(0.0, f64::max);
    if !reach.is_finite() {
        return None;
    }
    let part = Part::around(image, centre, 1.3 * reach);
    // Small ones are read better when enlarged.
    if part.width.max(part.height) <= LONG_EDGE / 2 {
        return Layer::doubled(image, part);
    }
    Layer::part(image, part, LONG_EDGE)
}

/// Makes modules between the corners, in some ways, until `read` reads them. Corners are in pixels of the grey.
pub(crate) fn read(
    grey: Grey<'_>,
    corners: &Quad,
    budget: &mut Budget,
    read: &mut dyn FnMut(&Sampled) -> bool,
) -> bool {
    let mut begins: Vec<(f64, &'static Template, Perspective)> = Vec::new();
    for version in Version::all() {
        let template = Template::of(version);
        if !budget.take_greys(template.cost() * SIZES.len() * 4) {
            break;
        }
        for (turn, size) in (0..4).flat_map(|turn| SIZES.map(|size| (turn, size))) {
            let Some(perspective) = between(corners, template.edge as f64, turn, size) else { continue };
            let likeness = template.likeness_between(&grey, &|p| perspective.map(p));
            begins.push((likeness, template, perspective));
        }
    }
    begins.sort_by(|(a, ..), (b, ..)| b.total_cmp(a));
    begins.truncate(MOST_TRIED);
    begins.into_iter().any(|(_, template, perspective)| {
        if !budget.take_greys(template.cost_of_fit()) {
            return false;
        }
        let Some((between, perspective)) = best_fit(&grey, template, [perspective].into_iter()) else {
            return false;
        };
        let far = template.edge as f64 - 3.5;
        let known = [(3.5, 3.5), (far, 3.5), (3.5, far)].map(|(x, y)| Point { x, y }).to_vec();
        let begin = Begin { template, surface: Surface::flat(perspective, template.edge), known };
        between >= LEAST_BETWEEN && begin.read(grey, Sampler::Hinted, budget, read)
    })
}

/// The symbol between the corners, `turn` quarters turned and so many times as large.
fn between(corners: &Quad, edge: f64, turn: usize, size: f64) -> Option<Perspective> {
    let centre = corners.centre();
    let places = [(0.0, 0.0), (edge, 0.0), (edge, edge), (0.0, edge)];
    let pairs = std::array::from_fn(|i| {
        let (x, y) = places[i];
        let corner = corners.0[(i + turn) % 4];
        let seen =
            Point { x: centre.x + (corner.x - centre.x) * size, y: centre.y + (corner.y - centre.y) * size };
        (Point { x, y }, seen)
    });
    Perspective::through(pairs)
}
