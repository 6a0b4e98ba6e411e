//! Where scanning back stands: one enum of situations for pictures, and one for the camera.

use std::rc::Rc;

use service::{Fault, Reply, ScanReport, Verdict};
use yew::{AttrValue, Reducible};

use super::queue::JobId;

/// What the answer is about.
#[derive(Debug, Clone, PartialEq)]
pub enum Source {
    /// A file the person gave: its name, and a URL under which the page can show it.
    File {
        /// The file's name.
        name: AttrValue,
        /// A `blob:` URL, where one could be made.
        url: Option<AttrValue>,
    },
    /// A frame of the camera.
    Camera {
        /// A still of the frame as a `blob:` URL, where one could be kept.
        url: Option<AttrValue>,
    },
}

impl Source {
    /// Where the picture can be shown from.
    pub fn url(&self) -> Option<AttrValue> {
        match self {
            Self::File { url, .. } | Self::Camera { url } => url.clone(),
        }
    }
}

/// Where scanning back stands.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum ScanState {
    /// Nothing was asked yet.
    #[default]
    Idle,
    /// A picture is being read.
    Reading {
        /// The job that reads it.
        job: JobId,
        /// The picture.
        source: Source,
    },
    /// A picture was read.
    Read {
        /// The picture.
        source: Source,
        /// What was read.
        report: Rc<ScanReport>,
    },
    /// A picture could not be read.
    Failed {
        /// The picture, where there is one to show.
        source: Option<Source>,
        /// Why.
        fault: Fault,
    },
    /// The camera is wanted.
    Camera(CameraState),
}

/// Where the camera stands.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum CameraState {
    /// The browser asks the person, or the device starts.
    #[default]
    Starting,
    /// Frames are read.
    Live {
        /// How many frames were read so far.
        frames: u32,
        /// The last frame's symbol that says something else than what was meant.
        other: Option<Rc<ScanReport>>,
    },
}

/// What can happen to scanning back.
#[derive(Debug, Clone, PartialEq)]
pub enum ScanAction {
    /// A picture was given.
    Started(JobId, Source),
    /// A picture was refused before any reading.
    Refused(Fault),
    /// The camera is wanted.
    CameraWanted,
    /// The camera gives frames.
    CameraLive,
    /// A frame was read.
    FrameRead(Rc<ScanReport>, Option<AttrValue>),
    /// The camera can't be used.
    CameraFailed(Fault),
    /// A job was answered.
    Answered(JobId, Reply),
    /// Back to the beginning.
    Cleared,
}

impl ScanState {
    /// The report on screen.
    pub fn report(&self) -> Option<&Rc<ScanReport>> {
        match self {
            Self::Read { report, .. } => Some(report),
            Self::Camera(CameraState::Live { other, .. }) => other.as_ref(),
            _ => None,
        }
    }

    /// Whether the camera is wanted.
    pub fn camera_wanted(&self) -> bool {
        matches!(self, Self::Camera(_))
    }

    /// The picture on screen.
    pub fn picture_url(&self) -> Option<AttrValue> {
        match self {
            Self::Reading { source, .. } | Self::Read { source, .. } => source.url(),
            Self::Failed { source, .. } => source.as_ref()?.url(),
            Self::Idle | Self::Camera(_) => None,
        }
    }
}

impl Reducible for ScanState {
    type Action = ScanAction;

    fn reduce(self: Rc<Self>, action: ScanAction) -> Rc<Self> {
        match (&*self, action) {
            (_, ScanAction::Started(job, source)) => Self::Reading { job, source }.into(),
            (_, ScanAction::Refused(fault)) => Self::Failed { source: None, fault }.into(),
            (Self::Camera(_), ScanAction::CameraWanted) => self,
            (_, ScanAction::CameraWanted) => Self::Camera(CameraState::Starting).into(),
            (Self::Camera(CameraState::Starting), ScanAction::CameraLive) => {
                Self::Camera(CameraState::Live { frames: 0, other: None }).into()
            }
            (Self::Camera(_), ScanAction::CameraFailed(fault)) => Self::Failed { source: None, fault }.into(),
            (Self::Camera(state), ScanAction::FrameRead(report, url)) => match report.verdict {
                Verdict::Matches | Verdict::Read => {
                    Self::Read { source: Source::Camera { url }, report }.into()
                }
                Verdict::Differs => {
                    Self::Camera(CameraState::Live { frames: state.frames() + 1, other: Some(report) }).into()
                }
                Verdict::NotRead => {
                    Self::Camera(CameraState::Live { frames: state.frames() + 1, other: state.other() })
                        .into()
                }
            },
            (Self::Reading { job, source }, ScanAction::Answered(answered, reply)) if *job == answered => {
                match reply {
                    Reply::Scanned(report) => {
                        Self::Read { source: source.clone(), report: report.into() }.into()
                    }
                    Reply::Failed(fault) => Self::Failed { source: Some(source.clone()), fault }.into(),
                    Reply::Described(_) | Reply::Exported(_) => self,
                }
            }
            (Self::Idle, ScanAction::Cleared) => self,
            (_, ScanAction::Cleared) => Self::Idle.into(),
            // Late answers, and frames of a camera that nobody wants any more: the same `Rc`, no redraw.
            (_, ScanAction::Answered(..) | ScanAction::CameraLive | ScanAction::FrameRead(..)) => self,
            (_, ScanAction::CameraFailed(_)) => self,
        }
    }
}

impl CameraState {
    fn frames(&self) -> u32 {
        match self {
            Self::Starting => 0,
            Self::Live { frames, .. } => *frames,
        }
    }

    fn other(&self) -> Option<Rc<ScanReport>> {
        match self {
            Self::Starting => None,
            Self::Live { other, .. } => other.clone(),
        }
    }
}
