//! The camera as the page knows it: which lenses there are, what the open one offers and what is set.

mod family;
mod lens;
mod look;
mod refusal;
mod waking;

use std::rc::Rc;

use base::Quad;
use serde::{Deserialize, Serialize};
use yew::Reducible;

pub use family::Family;
pub use lens::{Facing, Lens, again, rear_first};
pub use look::{Area, look};
pub use refusal::{Permission, Refusal};
pub use waking::{WAKING_MS, blank};

/// What the person chose for all times that the camera is opened.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CameraChoices {
    /// The lens, if one was chosen.
    #[serde(default)]
    pub lens: Option<Lens>,
    /// Without sound.
    #[serde(default)]
    pub quiet: bool,
}

/// How far a lens zooms, by the browser's own numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ZoomRange {
    /// The least.
    pub least: f64,
    /// The most.
    pub most: f64,
    /// From one step to the next; 0 where the browser names none.
    pub step: f64,
}

impl ZoomRange {
    /// A range that can be moved in, or nothing.
    pub fn new(least: f64, most: f64, step: f64) -> Option<Self> {
        let sound = least.is_finite() && most.is_finite() && least > 0.0 && most > least;
        sound.then_some(Self { least, most, step: if step.is_finite() { step.max(0.0) } else { 0.0 } })
    }

    /// As the lens sees without zoom. Phones say 1; webcams count from 100 or so.
    pub fn once(self) -> f64 {
        if (self.least..=self.most).contains(&1.0) { 1.0 } else { self.least }
    }

    /// Twice as near, where the lens goes that far.
    pub fn twice(self) -> Option<f64> {
        Some(2.0 * self.once()).filter(|twice| *twice <= self.most)
    }

    /// This zoom inside the range.
    pub fn held(self, zoom: f64) -> f64 {
        if zoom.is_finite() { zoom.clamp(self.least, self.most) } else { self.once() }
    }
}

/// How the open lens can be told to focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FocusOffer {
    /// It keeps focusing by itself.
    pub continuous: bool,
    /// It focuses once when told to.
    pub single: bool,
    /// The browser passes on which point of the picture to focus on. It does so for every lens: only those that focus
    /// when told to are taken at its word.
    pub at_point: bool,
}

impl FocusOffer {
    /// Whether a person can make it focus on a point of the picture.
    pub const fn on_tap(self) -> bool {
        self.single && self.at_point
    }
}

/// What the open lens offers.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Offers {
    /// A light.
    pub torch: bool,
    /// A zoom.
    pub zoom: Option<ZoomRange>,
    /// Focus.
    pub focus: FocusOffer,
}

/// A camera that is on.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// Which one, where the browser says.
    pub lens: Option<String>,
    /// It looks at the person: shown mirrored, as people know themselves.
    pub mirrored: bool,
    /// What it offers.
    pub offers: Offers,
    /// The light is on.
    pub torch: bool,
    /// The zoom.
    pub zoom: Option<f64>,
}

/// Where the device stands.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Device {
    /// The lenses, those that look away from the person first; empty before the first permission.
    pub lenses: Rc<[Lens]>,
    /// The one that is on.
    pub open: Option<Opened>,
}

/// What can happen to the device.
#[derive(Debug, Clone, PartialEq)]
pub enum DeviceAction {
    /// It is on.
    Opened(Opened),
    /// It says what is set now.
    Set {
        /// The light is on.
        torch: bool,
        /// The zoom.
        zoom: Option<f64>,
    },
    /// The lenses are known.
    Lenses(Rc<[Lens]>),
    /// It is off.
    Closed,
}

impl Reducible for Device {
    type Action = DeviceAction;

    fn reduce(self: Rc<Self>, action: DeviceAction) -> Rc<Self> {
        let lenses = self.lenses.clone();
        let next = match (action, &self.open) {
            (DeviceAction::Opened(opened), _) => Self { lenses, open: Some(opened) },
            (DeviceAction::Set { torch, zoom }, Some(opened)) => {
                Self { lenses, open: Some(Opened { torch, zoom, ..opened.clone() }) }
            }
            (DeviceAction::Lenses(lenses), open) => Self { lenses, open: open.clone() },
            // The list stays: a person who chooses another lens finds it where it was.
            (DeviceAction::Closed, Some(_)) => Self { lenses, open: None },
            // The camera was left before it answered.
            (DeviceAction::Set { .. } | DeviceAction::Closed, None) => return self,
        };
        if next == *self { self } else { next.into() }
    }
}

/// A symbol of version 6 has 41 modules: with shorter edges than this each has less than four pixels.
const SMALL_EDGE_PX: f64 = 164.0;

/// Frames without a reading after which a small symbol is taken for one that stays unread: about half a second.
const MISSED_SMALL: u32 = 6;

/// Frames without a reading after which the picture is taken for unsharp: about three seconds.
const MISSED_LONG: u32 = 40;

/// Whether zooming in and stepping back is worth a try: a lens that can't be told to focus sees nothing sharp from
/// near. Gives the zoom to go to.
///
/// The lenses of newer iPhones focus from 20 cm on, and Safari has no control of focus.
pub fn zoom_advice(opened: &Opened, seen: Option<&Quad>, missed: u32) -> Option<f64> {
    let twice = opened.offers.zoom?.twice()?;
    let near = opened.zoom.is_some_and(|zoom| zoom >= twice);
    let small = seen.is_some_and(|quad| longest_edge(quad) < SMALL_EDGE_PX);
    let waited = missed >= if small { MISSED_SMALL } else { MISSED_LONG };
    (waited && !near && !opened.offers.focus.single).then_some(twice)
}

fn longest_edge(quad: &Quad) -> f64 {
    let ends = quad.0.iter().zip(quad.0.iter().cycle().skip(1));
    ends.map(|(from, to)| (to.x - from.x).hypot(to.y - from.y)).fold(0.0, f64::max)
}

/// Frames without a reading after which the browser's own reader is asked where it sees a symbol.
const MISSED_ASK: u32 = 4;

/// The least time between two questions to the browser's own reader.
const ASK_EVERY_MS: f64 = 700.0;

/// Whether to ask the browser's own reader now, so long after it was asked last.
pub fn asks_browser(missed: u32, since_asked_ms: f64) -> bool {
    missed >= MISSED_ASK && since_asked_ms >= ASK_EVERY_MS
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::Point;

    fn opened() -> Opened {
        Opened {
            lens: Some("a".into()),
            mirrored: false,
            offers: Offers { zoom: ZoomRange::new(1.0, 10.0, 0.1), ..Offers::default() },
            torch: false,
            zoom: Some(1.0),
        }
    }

    fn square(edge: f64) -> Quad {
        Quad([(0.0, 0.0), (edge, 0.0), (edge, edge), (0.0, edge)].map(|(x, y)| Point { x, y }))
    }

    #[test]
    fn a_zoom_knows_its_own_one_and_two() {
        let of = |least, most| {
            ZoomRange::new(least, most, 0.1).map(|range| (range.once(), range.twice(), range.held(1e9)))
        };
        assert_eq!(of(1.0, 10.0), Some((1.0, Some(2.0), 10.0)), "a phone");
        assert_eq!(of(0.5, 1.5), Some((1.0, None, 1.5)), "a wide lens that does not go that far");
        assert_eq!(of(100.0, 400.0), Some((100.0, Some(200.0), 400.0)), "a webcam");
        for (least, most) in [(1.0, 1.0), (2.0, 1.0), (0.0, 4.0), (f64::NAN, 2.0), (1.0, f64::INFINITY)] {
            assert_eq!(of(least, most), None, "{least} to {most} is no range");
        }
    }

    #[test]
    fn zoom_is_advised_where_the_lens_cannot_be_told_to_focus() {
        let focusing = FocusOffer { single: true, ..FocusOffer::default() };
        let with_focus = Opened { offers: Offers { focus: focusing, ..opened().offers }, ..opened() };
        let without_zoom = Opened { offers: Offers::default(), zoom: None, ..opened() };
        let (small, large) = (square(120.0), square(400.0));
        let rows = [
            (opened(), Some(&small), 6, Some(2.0), "small and unread"),
            (opened(), Some(&small), 2, None, "small, but it may be read at once"),
            (opened(), Some(&large), 6, None, "large: not so soon"),
            (opened(), Some(&large), 40, Some(2.0), "large and unread for long: not sharp"),
            (opened(), None, 40, Some(2.0), "nothing seen for long"),
            (Opened { zoom: Some(2.0), ..opened() }, Some(&small), 60, None, "zoomed in already"),
            (with_focus, Some(&small), 60, None, "tap to focus instead"),
            (without_zoom, Some(&small), 60, None, "no zoom"),
        ];
        for (opened, seen, missed, advice, why) in rows {
            assert_eq!(zoom_advice(&opened, seen, missed), advice, "{why}");
        }
    }

    #[test]
    fn the_list_of_lenses_outlives_the_change_of_lens() {
        let lenses: Rc<[Lens]> = [Lens { id: "a".into(), label: String::new() }].into();
        let device: Rc<Device> = Rc::default();
        let device = device.reduce(DeviceAction::Opened(opened())).reduce(DeviceAction::Lenses(lenses));
        let closed = device.reduce(DeviceAction::Closed);
        assert_eq!((closed.lenses.len(), &closed.open), (1, &None));
        let late = closed.clone().reduce(DeviceAction::Set { torch: true, zoom: None });
        assert!(Rc::ptr_eq(&closed, &late), "an answer after the camera was left changes nothing");
    }

    #[test]
    fn the_browser_is_asked_only_after_misses_and_seldom() {
        assert!(!asks_browser(3, 1e9) && !asks_browser(100, 699.0) && asks_browser(4, 700.0));
    }
}
