//! Codes of other kinds: named, so that nobody waits for them to be read.
//!
//! A kind is named when all that it alone has is there: Micro QR and rMQR by a finder pattern, format information,
//! timing patterns and quiet around them; Data Matrix by two solid sides, two alternating ones and quiet around them.

mod data_matrix;
mod micro;
mod outline;
mod placed;
mod reason;

use base::{LumaView, Point, Quad};

use crate::binarize::{self, Threshold};
use crate::finders;
use crate::gathered::holds;
use crate::layer::{Layer, Scale};
use crate::{OtherCode, Reading, Unread, WhyUnread, mean_edge};

/// Where to look, the likeliest first.
///
/// Noise does not part light from dark where the threshold is that of a window.
const LOOKS: [(Scale, Threshold); 5] = [
    (Scale::LongEdge(1280), Threshold::Window),
    (Scale::LongEdge(427), Threshold::Blocks),
    (Scale::LongEdge(1280), Threshold::Blocks),
    (Scale::LongEdge(1280), Threshold::Inverted),
    (Scale::LongEdge(2560), Threshold::Window),
];

/// Where something was read, other codes are company, not what was meant: looks that are still taken.
const LOOKS_BESIDE: usize = 1;

/// A code of another kind in a layer.
#[derive(Debug, Clone, Copy)]
pub(super) struct Named {
    code: OtherCode,
    /// Its outer corners, clockwise from its own top left.
    corners: Quad,
    /// Modules a row.
    columns: usize,
    /// Rows.
    rows: usize,
}

/// Adds the codes of other kinds that stand where nothing was read. What was unread there is explained by them.
pub(crate) fn name(image: LumaView<'_>, reading: &mut Reading) {
    let count = if reading.found.is_empty() { LOOKS.len() } else { LOOKS_BESIDE };
    let mut looked: Vec<(f64, Threshold)> = Vec::new();
    let mut named: Vec<Unread> = Vec::new();
    for &(scale, threshold) in &LOOKS[..count] {
        let Some(layer) = Layer::of(image, scale) else { continue };
        if looked.contains(&(layer.pixel, threshold)) {
            continue;
        }
        looked.push((layer.pixel, threshold));
        for one in in_layer(&layer, threshold, &|place| is_taken(reading, &named, place)) {
            let one = one.unread(&layer);
            let centre = one.corners.centre();
            if !is_taken(reading, &named, centre) {
                named.push(one);
            }
        }
    }
    let is_named = |place| named.iter().any(|one| holds(&one.corners, place));
    reading.unread.retain(|one| !is_named(one.corners.centre()));
    reading.unread.extend(named);
}

fn in_layer(layer: &Layer, threshold: Threshold, is_taken: &dyn Fn(Point) -> bool) -> Vec<Named> {
    let Some(dark) = binarize::dark(&layer.image, threshold) else { return Vec::new() };
    let is_free = |place: Point| !is_taken(layer.in_source(place));
    let patterns = finders::search(&dark).patterns.into_iter().filter(|pattern| is_free(pattern.centre));
    let mut named = micro::named(&dark, patterns);
    let outlines = outline::outlines(&dark).into_iter().filter(|outline| is_free(outline.centre()));
    named.extend(data_matrix::named(&dark, outlines));
    named
}

impl Named {
    fn unread(&self, layer: &Layer) -> Unread {
        let corners = layer.quad_in_source(self.corners);
        let module_px = 2.0 * mean_edge(&corners) / (self.columns + self.rows) as f64;
        Unread { corners, module_px, reason: WhyUnread::Other(self.code) }
    }
}

/// Whether a symbol or another code is known to be there.
fn is_taken(reading: &Reading, named: &[Unread], place: Point) -> bool {
    let read = reading.found.iter().chain(&reading.unconfirmed).map(|found| &found.corners);
    read.chain(named.iter().map(|one| &one.corners)).any(|quad| holds(quad, place))
}
