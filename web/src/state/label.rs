//! Where the record and its label stand: what was last judged, what is being judged, and the files asked for.

use std::rc::Rc;

use base::Finding;
use service::{Column, Drawing, Expected, Fault, FileFormat, LabelOutcome, LabelRequest, Reply};
use yew::Reducible;

use super::queue::JobId;

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

/// Where the label of the texts that were last judged stands.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Label {
    /// The texts have errors, or some are missing.
    #[default]
    Waits,
    /// Drawn.
    Drawn(Rc<Drawing>),
    /// Not to be drawn as it is wished for, or not judged at all.
    Refused(Fault),
}

/// Texts that were judged, and what came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// What was asked.
    pub request: LabelRequest,
    /// What there is to say, field by field.
    pub findings: Vec<(Column, Finding)>,
    /// Their label.
    pub label: Label,
}

/// Where the record and its label stand.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LabelState {
    /// The last answer; kept on screen while the next is made.
    pub judged: Option<Rc<Judged>>,
    /// What is being judged.
    pub asked: Option<(JobId, LabelRequest)>,
    /// The last file that was asked for.
    pub download: Option<Download>,
}

/// What can happen to the label.
#[derive(Debug, Clone, PartialEq)]
pub enum LabelAction {
    /// Texts and choices were sent to be judged.
    Asked(JobId, Box<LabelRequest>),
    /// A file was asked for.
    FileAsked(JobId, FileFormat),
    /// A job was answered.
    Answered(JobId, Reply),
}

impl Judged {
    /// The text of a column that was judged.
    pub fn request_text(&self, column: Column) -> &str {
        match column.field() {
            Some(field) => self.request.draft.get(field),
            None => self.request.more.get(&column).map_or("", String::as_str),
        }
    }
}

impl LabelState {
    /// The label on screen, current or a moment old.
    pub fn drawing(&self) -> Option<&Rc<Drawing>> {
        match &self.judged.as_ref()?.label {
            Label::Drawn(drawing) => Some(drawing),
            Label::Waits | Label::Refused(_) => None,
        }
    }

    /// Why the label cannot be drawn.
    pub fn fault(&self) -> Option<&Fault> {
        match &self.judged.as_ref()?.label {
            Label::Refused(fault) => Some(fault),
            Label::Waits | Label::Drawn(_) => None,
        }
    }

    /// The request whose label is on screen, if it is what the person wants `now` and not a moment old.
    pub fn current(&self, now: &LabelRequest) -> Option<&LabelRequest> {
        let judged = self.judged.as_ref().filter(|judged| judged.request == *now)?;
        matches!(judged.label, Label::Drawn(_)).then_some(&judged.request)
    }

    /// The texts that were last judged, if they can go on a label, and their code: what a scan is compared with.
    pub fn expected(&self) -> Option<Expected> {
        let judged = self.judged.as_ref()?;
        let payload = self.drawing().map(|drawing| drawing.payload.clone());
        (judged.label != Label::Waits).then(|| Expected { draft: judged.request.draft.clone(), payload })
    }
}

impl Reducible for LabelState {
    type Action = LabelAction;

    fn reduce(self: Rc<Self>, action: LabelAction) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            LabelAction::Asked(job, request) => {
                next.asked = Some((job, *request));
                next.download.take_if(|download| !matches!(download, Download::Writing { .. }));
            }
            LabelAction::FileAsked(job, format) => next.download = Some(Download::Writing { job, format }),
            LabelAction::Answered(job, reply) => match (&self.asked, &self.download, reply) {
                (Some((asked, request)), _, reply) if *asked == job => {
                    let (findings, label) = match reply {
                        Reply::Described(described) => {
                            let fields = described.findings.into_iter();
                            let fields = fields.map(|(field, finding)| (Column::from(field), finding));
                            (fields.chain(described.more).collect(), described.label.into())
                        }
                        // A job that failed says nothing new about the texts.
                        Reply::Failed(fault) => (self.findings(), Label::Refused(fault)),
                        _ => return self,
                    };
                    next.judged = Some(Rc::new(Judged { request: request.clone(), findings, label }));
                    next.asked = None;
                }
                (_, Some(Download::Writing { job: writing, .. }), reply) if *writing == job => {
                    next.download = Some(match reply {
                        Reply::Exported(exported) => Download::Saved { name: exported.name },
                        Reply::Failed(fault) => Download::Failed(fault),
                        _ => return self,
                    });
                }
                // A late answer of an older job: the same `Rc`, so Yew does not redraw.
                _ => return self,
            },
        }
        next.into()
    }
}

impl LabelState {
    fn findings(&self) -> Vec<(Column, Finding)> {
        self.judged.as_ref().map(|judged| judged.findings.clone()).unwrap_or_default()
    }
}

impl From<LabelOutcome> for Label {
    fn from(outcome: LabelOutcome) -> Self {
        match outcome {
            LabelOutcome::Waits => Self::Waits,
            LabelOutcome::Drawn(drawing) => Self::Drawn(Rc::from(drawing)),
            LabelOutcome::Refused(fault) => Self::Refused(fault),
        }
    }
}

#[cfg(test)]
mod tests {
    use service::{Described, Draft, LabelSetup};

    use super::*;

    fn request(batch: &str) -> LabelRequest {
        let draft = Draft { batch: batch.into(), ..Draft::default() };
        LabelRequest { draft, more: Default::default(), setup: LabelSetup::default(), issued: None }
    }

    fn after(actions: impl IntoIterator<Item = LabelAction>) -> Rc<LabelState> {
        actions.into_iter().fold(Rc::default(), |state: Rc<LabelState>, action| state.reduce(action))
    }

    fn asked(job: u32, batch: &str) -> LabelAction {
        LabelAction::Asked(JobId(job), Box::new(request(batch)))
    }

    fn refused(job: u32, code: &'static str) -> LabelAction {
        let label = LabelOutcome::Refused(Fault::new(code));
        LabelAction::Answered(
            JobId(job),
            Reply::Described(Box::new(Described { findings: vec![], more: vec![], label })),
        )
    }

    #[test]
    fn a_late_answer_of_an_older_job_changes_nothing() {
        let before = after([asked(1, "a"), asked(2, "b")]);
        let late = before.clone().reduce(refused(1, "late"));
        assert!(Rc::ptr_eq(&before, &late));
        assert_eq!(late.reduce(refused(2, "now")).fault(), Some(&Fault::new("now")));
    }

    #[test]
    fn an_answer_belongs_to_the_texts_that_were_asked() {
        let state = after([asked(1, "a"), refused(1, "x"), asked(2, "b")]);
        assert_eq!(state.expected().map(|expected| expected.draft.batch), Some("a".into()));
        assert_eq!(state.current(&request("b")), None, "something newer is being judged");
    }

    #[test]
    fn a_download_under_way_survives_typing_and_a_finished_one_does_not() {
        let file = LabelAction::FileAsked(JobId(2), FileFormat::Pdf);
        let state = after([file, asked(3, "b")]);
        assert!(matches!(state.download, Some(Download::Writing { .. })));
        let failed = LabelAction::Answered(JobId(2), Reply::Failed(Fault::new("x")));
        let state = state.reduce(failed);
        assert_eq!(state.download, Some(Download::Failed(Fault::new("x"))));
        assert_eq!(state.reduce(asked(4, "c")).download, None);
    }
}
