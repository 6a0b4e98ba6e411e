//! What would make the next camera frame easier to read, and the figures that say so.
//!
//! It looks at the picture only after it was read, and nothing that it finds steers the reading. Steps: [`Place`] is
//! what was seen of a code, `light` measures how bright the picture is and what is burnt out, `edges` how wide edges
//! are, `patch` looks for what may be a code that is too small to be one yet, and [`coach`] makes of them the one thing
//! that helps most.

mod edges;
mod light;
mod patch;

use base::{LumaView, Point, Quad};
use qr_decode::{Reading, WhyUnread};
use serde::{Deserialize, Serialize};

use light::Light;

/// What a person with a camera can do about a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hint {
    /// No code is in sight.
    Nothing,
    /// The modules are too few pixels wide, or something small may be a code.
    TooFar,
    /// The code, or the light margin around it, does not fit into the frame.
    TooClose,
    /// The code moves faster than the camera can follow.
    HoldStill,
    /// Edges are so wide that modules run into one another.
    Blurred,
    /// There is not enough light.
    TooDark,
    /// Something that shines hides modules.
    Glare,
    /// The code is seen from so far aside that one end of it is much smaller than the other.
    Tilted,
}

impl Hint {
    /// All hints.
    pub const ALL: [Self; 8] = [
        Self::Nothing,
        Self::TooFar,
        Self::TooClose,
        Self::HoldStill,
        Self::Blurred,
        Self::TooDark,
        Self::Glare,
        Self::Tilted,
    ];
}

/// What helps with the next frame, and what was measured in this one.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Coaching {
    /// What would help most; `None` when a code was read, or when nothing that a camera does would help.
    pub hint: Option<Hint>,
    /// Pixels a module of the code that the figures are about; `None` where none was seen.
    pub module_px: Option<f64>,
    /// How sharp edges are beside what modules of this size need: 1 is as sharp as they can be, below
    /// [`LEAST_SHARPNESS`] modules run into one another. `None` where there are too few edges to tell.
    pub sharpness: Option<f64>,
    /// How bright paper is: the grey that a tenth of the looked-at part exceeds, 0 to 1.
    pub brightness: f64,
    /// Which part of the code is burnt out, 0 to 1; without a code, of the middle of the picture.
    pub glare: f64,
    /// How many modules the code moved since the frame before; `None` when it was not seen there.
    pub moved: Option<f64>,
}

/// Below this many pixels a module more of them help most: the reader begins to fail at 2, and a hand that trembles takes the
/// rest.
pub const LEAST_MODULE_PX: f64 = 3.0;

/// Below this sharpness an edge is wider than a module, so that single modules are grey.
pub const LEAST_SHARPNESS: f64 = 0.5;

/// The same where no code is seen: what can be read is seen, so soft edges are reason enough.
const LEAST_SHARPNESS_WITHOUT_CODE: f64 = 0.65;

/// Paper darker than this has lost the contrast that noise leaves: cameras aim at a mean of about 0.45, and fall
/// short of it only when their longest exposure is used up.
const LEAST_BRIGHTNESS: f64 = 0.27;

/// This part of a code may be burnt out: about what level M mends, less what else goes wrong.
const MOST_GLARE: f64 = 0.06;

/// This part of the picture's middle may be burnt out where no code is seen.
const MOST_GLARE_WITHOUT_CODE: f64 = 0.08;

/// A frame is exposed for about a third of the time between two that are read: at three modules the blur is one wide.
const MOST_MOVED_MODULES: f64 = 3.0;

/// When edges are wide as well, less movement explains them.
const MOST_MOVED_WHEN_BLURRED_MODULES: f64 = 1.0;

/// The longest edge of the code may be this much longer than the one across from it. At 1.6 modules at the far end
/// are little more than half as wide as those at the near one.
const MOST_TILT: f64 = 1.6;

/// Light modules that the standard asks for around a symbol; readers make do with this many.
const QUIET_MODULES: f64 = 1.0;

/// What was seen of a code.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Place {
    corners: Quad,
    module_px: f64,
    /// Why it was not read; `None` when it was.
    unread: Option<WhyUnread>,
}

impl Place {
    /// The code that the figures are about: one that was read, or the unread one with the most pixels.
    fn of(reading: &Reading) -> Option<Self> {
        let read = reading.found.first().map(|found| Self {
            corners: found.corners,
            module_px: found.module_px(),
            unread: None,
        });
        let unread = reading.unread.iter().map(|unread| Self {
            corners: unread.corners,
            module_px: unread.module_px,
            unread: Some(unread.reason),
        });
        read.or_else(|| unread.max_by(|a, b| area(&a.corners).total_cmp(&area(&b.corners))))
            .filter(|place| place.module_px.is_finite() && place.module_px > 0.0)
    }

    /// How far it is from where the nearest code of the frame before was, in modules.
    fn moved(&self, before: &[Quad]) -> Option<f64> {
        let distance = |a: Point, b: Point| (a.x - b.x).hypot(a.y - b.y);
        let centre = self.corners.centre();
        let nearest = before
            .iter()
            .min_by(|a, b| distance(a.centre(), centre).total_cmp(&distance(b.centre(), centre)))?;
        // Farther than its own size it is another code, or one that cannot be told from it.
        let size = area(&self.corners).abs().sqrt();
        (distance(nearest.centre(), centre) < size).then(|| {
            // The mean of the corners, whichever of them is the first: unread codes have no way round.
            let shifts = (0..4).map(|turn| {
                let pairs = (0..4).map(|at| distance(nearest.0[(at + turn) % 4], self.corners.0[at]));
                pairs.sum::<f64>() / 4.0
            });
            shifts.fold(f64::INFINITY, f64::min) / self.module_px
        })
    }

    /// How many times longer the longest edge is than the one across from it.
    fn tilt(&self) -> f64 {
        let [a, b, c, d] = self.corners.0;
        let length = |p: Point, q: Point| (p.x - q.x).hypot(p.y - q.y).max(f64::EPSILON);
        let ratio = |one: f64, other: f64| (one / other).max(other / one);
        ratio(length(a, b), length(d, c)).max(ratio(length(b, c), length(a, d)))
    }

    /// Whether it or its light margin is beyond the edge of the frame.
    fn is_cut(&self, frame: &Frame<'_>) -> bool {
        let quiet = QUIET_MODULES * self.module_px;
        self.corners.0.iter().any(|corner| {
            let (x, y) = (corner.x + frame.left, corner.y + frame.top);
            x < quiet || y < quiet || x > frame.whole.0 - quiet || y > frame.whole.1 - quiet
        })
    }
}

/// Twice the area between the corners would do as well: only ever compared, but for its root.
fn area(quad: &Quad) -> f64 {
    let [a, b, c, d] = quad.0;
    ((c.x - a.x) * (d.y - b.y) - (d.x - b.x) * (c.y - a.y)).abs() / 2.0
}

/// The grey pixels of a frame, and which part of the camera's picture they are.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Frame<'a> {
    /// The pixels.
    pub(crate) view: LumaView<'a>,
    /// Pixels of the whole picture to their left.
    pub(crate) left: f64,
    /// Pixels of the whole picture above them.
    pub(crate) top: f64,
    /// Width and height of the whole picture.
    pub(crate) whole: (f64, f64),
}

/// What helps with the next frame. `before` is where codes were in the frame before, in pixels of the view.
///
/// With a code in sight it looks at a few thousand pixels, however large the view is; without one at those in the middle.
pub(crate) fn coach(frame: &Frame<'_>, reading: &Reading, before: &[Quad]) -> Coaching {
    let place = Place::of(reading);
    let moved = place.as_ref().and_then(|place| place.moved(before));
    let light = match &place {
        Some(place) => Light::of_code(&frame.view, &place.corners, place.module_px),
        None => Light::of_middle(&frame.view),
    };
    let sharpness = match &place {
        Some(place) => edges::of_code(&frame.view, &place.corners, place.module_px),
        None => edges::of_middle(&frame.view),
    };
    let figures = Coaching {
        hint: None,
        module_px: place.map(|place| place.module_px),
        sharpness,
        brightness: light.brightness,
        glare: light.glare,
        moved,
    };
    let hint = match &place {
        Some(Place { unread: None | Some(WhyUnread::Other(_)), .. }) => None,
        Some(place) => of_unread(place, frame, &figures),
        None => Some(without_code(&frame.view, &figures)),
    };
    Coaching { hint, ..figures }
}

/// What hides a code from view is said before what makes it small, and that before what makes it soft: an edge cannot
/// be sharp in the dark, and a code that is too far is seldom in focus.
fn of_unread(place: &Place, frame: &Frame<'_>, figures: &Coaching) -> Option<Hint> {
    let is_blurred = figures.sharpness.is_some_and(|sharpness| sharpness < LEAST_SHARPNESS);
    let most_moved = if is_blurred { MOST_MOVED_WHEN_BLURRED_MODULES } else { MOST_MOVED_MODULES };
    let rules = [
        (figures.brightness < LEAST_BRIGHTNESS, Hint::TooDark),
        (figures.glare > MOST_GLARE, Hint::Glare),
        (figures.moved.is_some_and(|moved| moved > most_moved), Hint::HoldStill),
        (place.is_cut(frame), Hint::TooClose),
        (place.unread == Some(WhyUnread::TooSmall) || place.module_px < LEAST_MODULE_PX, Hint::TooFar),
        (is_blurred, Hint::Blurred),
        (place.tilt() > MOST_TILT, Hint::Tilted),
        // Another frame is all that is asked for.
        (place.unread == Some(WhyUnread::NoMargin), Hint::HoldStill),
    ];
    rules.into_iter().find_map(|(holds, hint)| holds.then_some(hint))
}

fn without_code(view: &LumaView<'_>, figures: &Coaching) -> Hint {
    if figures.brightness < LEAST_BRIGHTNESS {
        Hint::TooDark
    } else if figures.glare > MOST_GLARE_WITHOUT_CODE {
        Hint::Glare
    } else if patch::is_in_sight(view) {
        Hint::TooFar
    } else if figures.sharpness.is_some_and(|sharpness| sharpness < LEAST_SHARPNESS_WITHOUT_CODE) {
        Hint::Blurred
    } else {
        Hint::Nothing
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(corners: [(f64, f64); 4], module_px: f64) -> Place {
        let corners = Quad(corners.map(|(x, y)| Point { x, y }));
        Place { corners, module_px, unread: Some(WhyUnread::Format) }
    }

    fn square(left: f64, top: f64, edge: f64) -> [(f64, f64); 4] {
        [(left, top), (left + edge, top), (left + edge, top + edge), (left, top + edge)]
    }

    #[test]
    fn movement_is_counted_in_modules_from_the_nearest_code_whichever_corner_is_first() {
        let now = place(square(100.0, 100.0, 84.0), 4.0);
        let [a, b, c, d] = square(106.0, 92.0, 84.0).map(|(x, y)| Point { x, y });
        let far = place(square(500.0, 500.0, 84.0), 4.0).corners;
        assert_eq!(now.moved(&[far, Quad([a, b, c, d])]), Some(2.5));
        assert_eq!(now.moved(&[Quad([c, d, a, b]), far]), Some(2.5));
        assert_eq!(now.moved(&[far]), None, "another code");
        assert_eq!(now.moved(&[]), None);
    }

    #[test]
    fn a_code_from_the_side_has_edges_of_different_length() {
        assert_eq!(place(square(0.0, 0.0, 50.0), 2.0).tilt(), 1.0);
        let aside = place([(0.0, 0.0), (80.0, 25.0), (80.0, 75.0), (0.0, 100.0)], 2.0);
        assert_eq!(aside.tilt(), 2.0);
        assert!(place([(0.0, 0.0); 4], 2.0).tilt().is_finite());
    }

    #[test]
    fn each_hint_arises_by_its_own_figure() {
        let view = LumaView::new(200, 200, 200, &[0; 40_000]).unwrap();
        let frame = Frame { view, left: 0.0, top: 0.0, whole: (200.0, 200.0) };
        let good = Coaching {
            hint: None,
            module_px: Some(4.0),
            sharpness: Some(0.9),
            brightness: 0.7,
            glare: 0.0,
            moved: Some(0.3),
        };
        let here = place(square(20.0, 20.0, 100.0), 4.0);
        let aside = place([(20.0, 20.0), (100.0, 45.0), (100.0, 95.0), (20.0, 120.0)], 4.0);
        let why = |reason| Place { unread: Some(reason), ..here };
        for (seen, figures, hint) in [
            (here, good, None),
            (why(WhyUnread::Damaged { lost: 1, blocks: 2 }), good, None),
            (here, Coaching { brightness: 0.2, sharpness: Some(0.1), ..good }, Some(Hint::TooDark)),
            (here, Coaching { glare: 0.1, moved: Some(9.0), ..good }, Some(Hint::Glare)),
            (here, Coaching { moved: Some(3.5), ..good }, Some(Hint::HoldStill)),
            (here, Coaching { moved: Some(1.5), sharpness: Some(0.4), ..good }, Some(Hint::HoldStill)),
            (here, Coaching { sharpness: Some(0.4), ..good }, Some(Hint::Blurred)),
            (here, Coaching { sharpness: None, moved: None, ..good }, None),
            (place(square(2.0, 20.0, 100.0), 4.0), good, Some(Hint::TooClose)),
            (place(square(20.0, 20.0, 178.0), 8.0), good, Some(Hint::TooClose)),
            (place(square(20.0, 20.0, 60.0), 2.5), good, Some(Hint::TooFar)),
            (why(WhyUnread::TooSmall), good, Some(Hint::TooFar)),
            (aside, good, Some(Hint::Tilted)),
            (why(WhyUnread::NoMargin), good, Some(Hint::HoldStill)),
        ] {
            assert_eq!(of_unread(&seen, &frame, &figures), hint, "{seen:?} {figures:?}");
        }
        let aside = Frame { left: 100.0, top: 100.0, whole: (900.0, 900.0), ..frame };
        assert!(!place(square(0.0, 0.0, 200.0), 4.0).is_cut(&aside), "the picture goes on beside the region");
    }
}
