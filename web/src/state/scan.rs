//! Where scanning back stands: one enum of situations for pictures, and one for the camera.

use std::rc::Rc;

use service::{Draft, Expected, Fault, Reply, ScanReport, Verdict};
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
        /// The job that reads it; `None` while the browser still gathers the file's bytes.
        job: Option<JobId>,
        /// The picture.
        source: Source,
    },
    /// A picture was read.
    Read {
        /// The picture.
        source: Source,
        /// What was read.
        report: Rc<ScanReport>,
        /// What it was compared with.
        expected: Option<Expected>,
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
    Given(Source),
    /// Its bytes went to the reader.
    Sent(JobId),
    /// A picture was refused before any reading.
    Refused(Fault),
    /// The camera is wanted.
    CameraWanted,
    /// The camera gives frames.
    CameraLive,
    /// A frame was read and compared with these texts; a still of it, if it ends the search.
    FrameRead(Rc<ScanReport>, Option<Expected>, Option<AttrValue>),
    /// The camera can't be used.
    CameraFailed(Fault),
    /// A job was answered; what was read was compared with these texts.
    Answered(JobId, Reply, Option<Expected>),
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

    /// Whether the answer on screen is about other texts than `draft`, or about another code than that of the label
    /// on screen, if there is one: what it says of them no longer holds.
    pub fn outdated(&self, draft: &Draft, payload: Option<&str>) -> bool {
        let Self::Read { expected: Some(expected), .. } = self else { return false };
        let another = |payload| expected.payload.as_deref().is_some_and(|expected| expected != payload);
        expected.draft != *draft || payload.is_some_and(another)
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
            (_, ScanAction::Given(source)) => Self::Reading { job: None, source }.into(),
            (Self::Reading { job: None, source }, ScanAction::Sent(job)) => {
                Self::Reading { job: Some(job), source: source.clone() }.into()
            }
            (_, ScanAction::Refused(fault)) => Self::Failed { source: None, fault }.into(),
            (Self::Camera(_), ScanAction::CameraWanted) => self,
            (_, ScanAction::CameraWanted) => Self::Camera(CameraState::Starting).into(),
            (Self::Camera(CameraState::Starting), ScanAction::CameraLive) => {
                Self::Camera(CameraState::Live { frames: 0, other: None }).into()
            }
            (Self::Camera(_), ScanAction::CameraFailed(fault)) => Self::Failed { source: None, fault }.into(),
            (Self::Camera(state), ScanAction::FrameRead(report, expected, url)) => match report.verdict {
                Verdict::Matches | Verdict::Read => {
                    Self::Read { source: Source::Camera { url }, report, expected }.into()
                }
                Verdict::Differs => {
                    Self::Camera(CameraState::Live { frames: state.frames() + 1, other: Some(report) }).into()
                }
                Verdict::NotRead => {
                    Self::Camera(CameraState::Live { frames: state.frames() + 1, other: state.other() })
                        .into()
                }
            },
            (Self::Reading { job: Some(job), source }, ScanAction::Answered(answered, reply, expected))
                if *job == answered =>
            {
                let source = source.clone();
                match reply {
                    Reply::Scanned(report) => Self::Read { source, report: report.into(), expected }.into(),
                    Reply::Failed(fault) => Self::Failed { source: Some(source), fault }.into(),
                    _ => self,
                }
            }
            (Self::Idle, ScanAction::Cleared) => self,
            (_, ScanAction::Cleared) => Self::Idle.into(),
            // Late answers, and frames of a camera that nobody wants any more: the same `Rc`, no redraw.
            (
                _,
                ScanAction::Sent(_)
                | ScanAction::Answered(..)
                | ScanAction::CameraLive
                | ScanAction::FrameRead(..)
                | ScanAction::CameraFailed(_),
            ) => self,
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

#[cfg(test)]
mod tests {
    use super::*;

    fn report(verdict: Verdict) -> ScanReport {
        ScanReport {
            width: 1,
            height: 1,
            time_ms: 0.0,
            picture_ms: 0.0,
            symbols: vec![],
            unread: vec![],
            unconfirmed: vec![],
            verdict,
        }
    }

    fn file(name: &'static str) -> ScanAction {
        ScanAction::Given(Source::File { name: name.into(), url: None })
    }

    fn answered(job: u32, verdict: Verdict) -> ScanAction {
        ScanAction::Answered(
            JobId(job),
            Reply::Scanned(report(verdict)),
            Some(Expected { draft: Draft::default(), payload: Some("a".into()) }),
        )
    }

    fn after(actions: impl IntoIterator<Item = ScanAction>) -> Rc<ScanState> {
        actions.into_iter().fold(Rc::default(), |state: Rc<ScanState>, action| state.reduce(action))
    }

    #[test]
    fn an_answer_is_taken_only_for_the_picture_that_is_being_read() {
        let state = after([file("a"), ScanAction::Sent(JobId(1)), file("b"), answered(1, Verdict::Matches)]);
        assert!(matches!(&*state, ScanState::Reading { job: None, .. }), "{state:?}");
        let state = state.reduce(ScanAction::Sent(JobId(2))).reduce(answered(2, Verdict::NotRead));
        assert_eq!(state.report().map(|report| report.verdict), Some(Verdict::NotRead));
    }

    #[test]
    fn cancelling_forgets_the_answer() {
        let state = after([
            file("a"),
            ScanAction::Sent(JobId(1)),
            ScanAction::Cleared,
            answered(1, Verdict::Matches),
        ]);
        assert_eq!(*state, ScanState::Idle);
    }

    #[test]
    fn a_verdict_does_not_outlive_the_texts_it_was_about() {
        let state = after([file("a"), ScanAction::Sent(JobId(1)), answered(1, Verdict::Matches)]);
        assert!(!state.outdated(&Draft::default(), None) && !state.outdated(&Draft::default(), Some("a")));
        assert!(state.outdated(&Draft::default(), Some("b")));
        assert!(state.outdated(&Draft { batch: "other".into(), ..Draft::default() }, None));
    }

    #[test]
    fn a_frame_that_differs_stays_on_screen_while_the_camera_looks_on() {
        let frame = |verdict| ScanAction::FrameRead(Rc::new(report(verdict)), None, None);
        let looking = after([
            ScanAction::CameraWanted,
            ScanAction::CameraLive,
            frame(Verdict::Differs),
            frame(Verdict::NotRead),
        ]);
        assert_eq!(looking.report().map(|report| report.verdict), Some(Verdict::Differs));
        let done = looking.reduce(frame(Verdict::Matches));
        assert!(matches!(&*done, ScanState::Read { .. }));
        let late = done.clone().reduce(frame(Verdict::Differs));
        assert!(Rc::ptr_eq(&done, &late), "a frame after the camera was left changes nothing");
    }
}
