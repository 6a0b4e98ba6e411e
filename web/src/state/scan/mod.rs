//! Where scanning back stands: pictures that wait for their answer, a camera that looks, or what it saw.

mod advice;
mod live;
mod photos;
mod shown;

use std::rc::Rc;

use service::{Draft, Expected, Fault, Reply, ScanReport, Verdict};
use yew::{AttrValue, Reducible};

use super::queue::JobId;

pub use advice::{Advice, HOLDS_MS, Held};
pub use live::{Live, Seen, Track};
pub use photos::{MOST_PHOTOS, Photo, PhotoId, Photos, Stands};
pub use shown::{Code, Shown};

/// Where scanning back stands.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum ScanState {
    /// Nothing was asked yet.
    #[default]
    Idle,
    /// The camera is wanted.
    Camera(CameraState),
    /// The camera saw what ends the search, and is off.
    Frozen {
        /// A still of the frame as a `blob:` URL, where one could be kept.
        url: Option<AttrValue>,
        /// What was read in it.
        shown: Shown,
    },
    /// Pictures were given.
    Photos(Photos),
    /// The camera cannot be used, or there is no reader.
    Failed {
        /// Why.
        fault: Fault,
    },
}

/// Where the camera stands.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum CameraState {
    /// The browser asks the person, or the device starts.
    #[default]
    Starting,
    /// Frames are read.
    Live(Live),
}

/// What a frame of the camera gave.
#[derive(Debug, Clone, PartialEq)]
pub struct FrameRead {
    /// What was read.
    pub report: Rc<ScanReport>,
    /// What it was compared with.
    pub expected: Option<Expected>,
    /// A still of it, if it ends the search.
    pub still: Option<AttrValue>,
    /// When it was answered, in milliseconds of a clock that only goes on.
    pub at_ms: f64,
}

/// What can happen to scanning back.
#[derive(Debug, Clone, PartialEq)]
pub enum ScanAction {
    /// Pictures were given, each waiting or refused already.
    Given(Vec<Photo>),
    /// A picture's bytes are being gathered.
    Began(PhotoId),
    /// Its bytes went to the reader.
    Sent(PhotoId, JobId),
    /// A picture was refused before any reading.
    PhotoRefused(PhotoId, Fault),
    /// A job was answered; what was read was compared with these texts.
    Answered(JobId, Box<Reply>, Option<Expected>),
    /// Another picture is to be on screen.
    Opened(PhotoId),
    /// Pictures that are not read yet are no longer wanted.
    Cancelled,
    /// Nothing can be read at all.
    Refused(Fault),
    /// The camera is wanted.
    CameraWanted,
    /// The camera gives frames.
    CameraLive,
    /// A frame was read.
    FrameRead(Box<FrameRead>),
    /// The camera can't be used.
    CameraFailed(Fault),
    /// The symbol at this place of the answer on screen is to be looked at.
    Chosen(usize),
    /// The pointer or the focus is on a code, or on none.
    Pointed(Option<Code>),
    /// Back to the beginning.
    Cleared,
}

impl ScanState {
    /// The answer on screen; that of a camera which still looks is of another label than the one that was meant.
    pub fn report(&self) -> Option<&Rc<ScanReport>> {
        match self {
            Self::Camera(CameraState::Live(live)) => live.other.as_ref(),
            _ => self.shown().map(|shown| &shown.report),
        }
    }

    /// The answer on screen that ended a search.
    pub fn shown(&self) -> Option<&Shown> {
        match self {
            Self::Frozen { shown, .. } => Some(shown),
            Self::Photos(photos) => photos.opened()?.shown(),
            _ => None,
        }
    }

    /// What could not be done.
    pub fn fault(&self) -> Option<&Fault> {
        match self {
            Self::Failed { fault } => Some(fault),
            Self::Photos(photos) => match &photos.opened()?.stands {
                Stands::Failed(fault) => Some(fault),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether the answer on screen is about other texts: see [`Shown::outdated`].
    pub fn outdated(&self, draft: &Draft, payload: Option<&str>) -> bool {
        self.shown().is_some_and(|shown| shown.outdated(draft, payload))
    }

    /// Whether the camera is wanted.
    pub fn camera_wanted(&self) -> bool {
        matches!(self, Self::Camera(_))
    }

    /// The camera that looks.
    pub fn live(&self) -> Option<&Live> {
        match self {
            Self::Camera(CameraState::Live(live)) => Some(live),
            _ => None,
        }
    }

    /// The pictures that were given.
    pub fn photos(&self) -> Option<&Photos> {
        match self {
            Self::Photos(photos) => Some(photos),
            _ => None,
        }
    }

    /// The URLs of all pictures that are kept.
    pub fn urls(&self) -> Vec<AttrValue> {
        match self {
            Self::Photos(photos) => photos.all.iter().filter_map(|photo| photo.url.clone()).collect(),
            Self::Frozen { url, .. } => url.iter().cloned().collect(),
            _ => Vec::new(),
        }
    }

    /// The same with another code of the answer on screen looked at.
    fn looking(&self, look: impl FnOnce(&Shown) -> Shown) -> Option<Self> {
        match self {
            Self::Frozen { url, shown } => Some(Self::Frozen { url: url.clone(), shown: look(shown) }),
            Self::Photos(photos) => photos.looking(look).map(Self::Photos),
            _ => None,
        }
    }
}

impl Reducible for ScanState {
    type Action = ScanAction;

    fn reduce(self: Rc<Self>, action: ScanAction) -> Rc<Self> {
        // `None` for late answers, and for frames of a camera that nobody wants any more: the same `Rc`, no redraw.
        let next = match (&*self, action) {
            (Self::Photos(photos), action) if action.is_of_photos() => in_photos(photos, action),
            (_, ScanAction::Given(photos)) => Some(Self::Photos(Photos::default().with(photos))),
            (_, ScanAction::Refused(fault)) => Some(Self::Failed { fault }),
            (Self::Camera(_), ScanAction::CameraWanted) => None,
            (_, ScanAction::CameraWanted) => Some(Self::Camera(CameraState::Starting)),
            (Self::Camera(CameraState::Starting), ScanAction::CameraLive) => {
                Some(Self::Camera(CameraState::Live(Live::default())))
            }
            (Self::Camera(_), ScanAction::CameraFailed(fault)) => Some(Self::Failed { fault }),
            (Self::Camera(state), ScanAction::FrameRead(frame)) => Some(after_frame(state, *frame)),
            (_, ScanAction::Chosen(symbol)) => self.looking(|shown| shown.chosen(symbol)),
            (_, ScanAction::Pointed(code)) => self.looking(|shown| shown.pointed(code)),
            (Self::Idle, ScanAction::Cleared) => None,
            (_, ScanAction::Cleared) => Some(Self::Idle),
            _ => None,
        };
        match next {
            Some(next) if next != *self => next.into(),
            _ => self,
        }
    }
}

impl ScanAction {
    /// Whether it is about pictures that were given.
    fn is_of_photos(&self) -> bool {
        matches!(
            self,
            Self::Given(_)
                | Self::Began(_)
                | Self::Sent(..)
                | Self::PhotoRefused(..)
                | Self::Answered(..)
                | Self::Opened(_)
                | Self::Cancelled
        )
    }
}

fn in_photos(photos: &Photos, action: ScanAction) -> Option<ScanState> {
    let next = match action {
        ScanAction::Given(more) => Some(photos.with(more)),
        ScanAction::Began(id) => photos.began(id),
        ScanAction::Sent(id, job) => photos.sent(id, job),
        ScanAction::PhotoRefused(id, fault) => photos.refused(id, fault),
        ScanAction::Answered(job, reply, expected) => photos.answered(job, *reply, expected),
        ScanAction::Opened(id) => Some(photos.opening(id)),
        ScanAction::Cancelled => return Some(photos.cancelled().map_or(ScanState::Idle, ScanState::Photos)),
        _ => None,
    };
    next.map(ScanState::Photos)
}

/// What was meant, or whatever was read when nothing was meant, ends the search; anything else goes on.
fn after_frame(state: &CameraState, frame: FrameRead) -> ScanState {
    match frame.report.verdict {
        Verdict::Matches | Verdict::Read => {
            ScanState::Frozen { url: frame.still, shown: Shown::new(frame.report, frame.expected) }
        }
        Verdict::Differs | Verdict::NotRead => {
            let before = match state {
                CameraState::Starting => Live::default(),
                CameraState::Live(live) => live.clone(),
            };
            ScanState::Camera(CameraState::Live(before.after(&frame.report, frame.at_ms)))
        }
    }
}

#[cfg(test)]
pub(crate) mod tests;
