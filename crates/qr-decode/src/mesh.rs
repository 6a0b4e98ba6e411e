//! Finder patterns, or less, to modules on paper that need not be flat.
//!
//! A perspective is the beginning: of some, that which fits the patterns best that every symbol of the version has.
//! Then a `net` of nodes is moved, from what is known outward, to where dark and light modules differ most and the
//! patterns are. Grey is sampled, not the binarized image, and `levels` parts it by the modules around each.

mod frame;
mod grey;
mod levels;
mod net;
mod surface;
mod template;

use base::Point;
use qr_symbol::Version;

use crate::Sampler;
use crate::budget::Budget;
use crate::finders::Three;
use crate::perspective::Perspective;
use crate::sample::Sampled;
pub(crate) use frame::{COST as FRAME_COST, Frame, LEAST_LIKENESS, dot, length};
pub(crate) use grey::{Grey, likeness};
pub(crate) use surface::Surface;
pub(crate) use template::Template;

use net::Net;

/// How alike all patterns between the finder patterns have to be for a net to be laid.
pub(crate) const LEAST_BETWEEN: f64 = 0.3;

/// How many sizes are tried between three finder patterns.
const MOST_SIZES: usize = 3;

/// Reads the modules that may be between these finder patterns, the likeliest size first, until `read` does.
pub(crate) fn bent(
    grey: Grey<'_>,
    three: &Three,
    budget: &mut Budget,
    read: &mut dyn FnMut(&Sampled) -> bool,
) -> bool {
    if !budget.take_greys(3 * FRAME_COST) {
        return false;
    }
    let frames = [three.tl, three.tr, three.bl]
        .map(|finder| Frame::of(&grey, &finder).filter(|frame| frame.likeness >= LEAST_LIKENESS));
    // One may be damaged; of textures there is seldom more than one.
    if frames.iter().flatten().count() < 2 {
        return false;
    }
    let mut begun: Vec<(f64, Begin<'static>)> = sizes(three, &frames)
        .into_iter()
        .filter_map(|version| begin(&grey, Template::of(version), three, &frames, budget))
        .filter(|(score, _)| *score >= LEAST_BETWEEN)
        .collect();
    begun.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    begun.truncate(MOST_SIZES);
    begun.iter().any(|(_, begin)| begin.read(grey, Sampler::Bent, budget, read))
}

/// Where to begin.
#[derive(Debug, Clone)]
pub(crate) struct Begin<'t> {
    pub(crate) template: &'t Template,
    pub(crate) surface: Surface,
    /// Places in modules that are where the surface has them.
    pub(crate) known: Vec<Point>,
}

impl Begin<'_> {
    /// Makes modules by a net that begins here, in some ways, until `read` reads them.
    pub(crate) fn read(
        &self,
        grey: Grey<'_>,
        sampler: Sampler,
        budget: &mut Budget,
        read: &mut dyn FnMut(&Sampled) -> bool,
    ) -> bool {
        if !budget.take_greys(net::cost(self.template.edge)) {
            return false;
        }
        let Some(mut net) = Net::on(grey, self.template, self.surface) else { return false };
        net.settle(&self.known);
        let Some(corners) = net.corners() else { return false };
        let levels = net.levels();
        levels::PARTINGS.iter().any(|&parting| {
            let (modules, doubts) = levels.parted(parting);
            let sampled = Sampled { modules, doubts, corners, sampler };
            sampled.has_timing() && read(&sampled)
        })
    }
}

/// Versions that fit the distance of the patterns, the nearest first.
fn sizes(three: &Three, frames: &[Option<Frame>; 3]) -> Vec<Version> {
    let between = |(a, frame_a): (Point, &Option<Frame>), (b, frame_b): (Point, &Option<Frame>)| {
        let way = Point { x: b.x - a.x, y: b.y - a.y };
        let along =
            |frame: &Option<Frame>| frame.map_or(three.module(), |frame| length(frame.along(way).right));
        length(way) / f64::midpoint(along(frame_a), along(frame_b))
    };
    let [tl, tr, bl] =
        [(three.tl.centre, &frames[0]), (three.tr.centre, &frames[1]), (three.bl.centre, &frames[2])];
    near(f64::midpoint(between(tl, tr), between(tl, bl)) + 7.0, 0.2, 5)
}

/// Versions whose edge is within a share of so many modules, the nearest first.
pub(crate) fn near(edge: f64, share: f64, most: usize) -> Vec<Version> {
    if !edge.is_finite() {
        return Vec::new();
    }
    let off = |version: &Version| (version.modules() as f64 - edge).abs();
    let mut versions: Vec<Version> =
        Version::all().filter(|version| off(version) < edge * share + 3.0).collect();
    versions.sort_by(|a, b| off(a).total_cmp(&off(b)));
    versions.truncate(most);
    versions
}

/// The likeliest perspective of three finder patterns, and how well it fits.
fn begin(
    grey: &Grey<'_>,
    template: &'static Template,
    three: &Three,
    frames: &[Option<Frame>; 3],
    budget: &mut Budget,
) -> Option<(f64, Begin<'static>)> {
    if !budget.take_greys(2 * template.cost_of_fit()) {
        return None;
    }
    let far = template.edge as f64 - 3.5;
    let places = [(3.5, 3.5), (far, 3.5), (3.5, far)].map(|(x, y)| Point { x, y });
    let centres = [three.tl.centre, three.tr.centre, three.bl.centre];
    let [tl, tr, bl] = centres;
    let corner = |p: Point| (Point { x: far, y: far }, p);
    let flat = corner(Point { x: tr.x + bl.x - tl.x, y: tr.y + bl.y - tl.y });
    let three = [(places[0], tl), (places[1], tr), (places[2], bl)];
    let flat = Perspective::through([three[0], three[1], three[2], flat]);
    let right = Point { x: tr.x - tl.x, y: tr.y - tl.y };
    let pairs: Vec<(Point, Point)> = places
        .into_iter()
        .zip(frames)
        .filter_map(|(place, frame)| Some(corners_of(place, &frame.as_ref()?.along(right))))
        .flatten()
        .collect();
    let tilted = (pairs.len() == 12).then(|| Perspective::fitting(&pairs)).flatten();
    let aligned = flat.as_ref().and_then(|flat| {
        let last = template.edge as f64 - 6.5;
        let place = alignment(grey, template.edge, flat)?;
        Perspective::through([three[0], three[1], three[2], (Point { x: last, y: last }, place)])
    });
    let (mut score, perspective) =
        best_fit(grey, template, [aligned.or(flat), tilted].into_iter().flatten())?;
    let mut surface = Surface::flat(perspective, template.edge);
    if score < FITS_FLAT && pairs.len() == 12 && budget.take_greys(surface::cost(template)) {
        let module = length(right) / (template.edge as f64 - 7.0);
        let bent = Surface::flat(flat?, template.edge).bent(grey, template, module);
        let bent_score = template.likeness_between(grey, &|p| bent.map(p));
        if bent_score > score {
            (score, surface) = (bent_score, bent);
        }
    }
    Some((score, Begin { template, surface, known: places.to_vec() }))
}

/// How alike the image has to be to the patterns between the finder patterns to be taken for flat.
const FITS_FLAT: f64 = 0.8;

/// Where the corners of a finder pattern around this place in modules are seen.
pub(crate) fn corners_of(place: Point, frame: &Frame) -> [(Point, Point); 4] {
    [(-3.5, -3.5), (3.5, -3.5), (3.5, 3.5), (-3.5, 3.5)]
        .map(|(x, y)| (Point { x: place.x + x, y: place.y + y }, frame.place(x, y)))
}

/// The one that fits best when each was moved to fit, and how well it does.
pub(crate) fn best_fit(
    grey: &Grey<'_>,
    template: &Template,
    perspectives: impl Iterator<Item = Perspective>,
) -> Option<(f64, Perspective)> {
    perspectives
        .filter_map(|perspective| template.fitted(grey, perspective))
        .map(|fitted| (template.likeness_between(grey, &|p| fitted.map(p)), fitted))
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
}

/// Where the last alignment pattern looks most like one.
fn alignment(grey: &Grey<'_>, edge: usize, perspective: &Perspective) -> Option<Point> {
    /// In parts of a module.
    const STEP: f64 = 0.34;
    if edge < 25 {
        return None;
    }
    let centre = edge as f64 - 6.5;
    let steps = -12..=12;
    let places = steps.clone().flat_map(|row| steps.clone().map(move |column| (column, row)));
    let scored = places.filter_map(|(column, row)| {
        let (x, y) = (centre + f64::from(column) * STEP, centre + f64::from(row) * STEP);
        let modules = (-2i32..=2).flat_map(|dy| (-2i32..=2).map(move |dx| (dx, dy)));
        let alike = likeness(modules.map(|(dx, dy)| {
            let place = perspective.map(Point { x: x + f64::from(dx), y: y + f64::from(dy) });
            (place.map_or(128.0, |place| grey.at(place)), dx.abs().max(dy.abs()) != 1)
        }));
        let off = f64::from(row).hypot(f64::from(column)) * STEP;
        Some((alike - 0.03 * off, perspective.map(Point { x, y })?))
    });
    scored.max_by(|(a, _), (b, _)| a.total_cmp(b)).filter(|&(alike, _)| alike > 0.6).map(|(_, place)| place)
}
