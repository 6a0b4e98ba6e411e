//! Where the label stands: not asked for, being drawn, drawn, or not to be drawn for a reason.

use std::rc::Rc;

use service::{Drawing, Fault, FileFormat, LabelRequest, Reply};
use yew::Reducible;

use super::queue::JobId;

/// A drawing and the request that it answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawn {
    /// What was asked.
    pub request: LabelRequest,
    /// What was drawn.
    pub drawing: Rc<Drawing>,
}

/// Where a file that was asked for stands.
#[derive(Debug, Clone, PartialEq)]
pub enum Download {
    /// Being written.
    Writing {
        /// The job that writes it.
        job: JobId,
        /// As this kind of file.
        format: FileFormat,
    },
    /// Handed to the browser under this name.
    Saved {
        /// The file's name.
        name: String,
    },
    /// Could not be written.
    Failed(Fault),
}

/// Where the label stands.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LabelState {
    /// The last drawing; kept on screen while the next is drawn.
    pub drawn: Option<Drawn>,
    /// The drawing that is being made.
    pub drawing: Option<(JobId, LabelRequest)>,
    /// Why the last request could not be drawn.
    pub fault: Option<Fault>,
    /// The last file that was asked for.
    pub download: Option<Download>,
}

/// What can happen to the label.
#[derive(Debug, Clone, PartialEq)]
pub enum LabelAction {
    /// The record is not complete: there is nothing to draw.
    Emptied,
    /// A drawing was asked for.
    Started(JobId, LabelRequest),
    /// A file was asked for.
    Asked(JobId, FileFormat),
    /// A job was answered.
    Answered(JobId, Reply),
}

impl LabelState {
    /// Whether the drawing on screen is what the person's data say now.
    pub fn current(&self) -> Option<&Drawn> {
        if self.fault.is_none() && self.drawing.is_none() { self.drawn.as_ref() } else { None }
    }
}

impl Reducible for LabelState {
    type Action = LabelAction;

    fn reduce(self: Rc<Self>, action: LabelAction) -> Rc<Self> {
        let writing =
            |job| matches!(self.download, Some(Download::Writing { job: current, .. }) if current == job);
        match action {
            LabelAction::Emptied if *self == Self::default() => self,
            LabelAction::Emptied => Rc::default(),
            LabelAction::Started(job, request) => {
                let download = self.download.clone().filter(|d| matches!(d, Download::Writing { .. }));
                Self { drawn: self.drawn.clone(), drawing: Some((job, request)), fault: None, download }
                    .into()
            }
            LabelAction::Asked(job, format) => {
                Self { download: Some(Download::Writing { job, format }), ..(*self).clone() }.into()
            }
            LabelAction::Answered(job, reply) if writing(job) => {
                let download = match reply {
                    Reply::Exported(exported) => Download::Saved { name: exported.name },
                    Reply::Failed(fault) => Download::Failed(fault),
                    Reply::Drawn(_) | Reply::Scanned(_) => return self,
                };
                Self { download: Some(download), ..(*self).clone() }.into()
            }
            LabelAction::Answered(job, reply) => match (&self.drawing, reply) {
                (Some((current, request)), Reply::Drawn(drawing)) if *current == job => Self {
                    drawn: Some(Drawn { request: request.clone(), drawing: Rc::from(drawing) }),
                    drawing: None,
                    fault: None,
                    download: self.download.clone(),
                }
                .into(),
                (Some((current, _)), Reply::Failed(fault)) if *current == job => {
                    Self { drawn: None, drawing: None, fault: Some(fault), download: None }.into()
                }
                // A late answer of an older job: the same `Rc`, so Yew does not redraw.
                _ => self,
            },
        }
    }
}
