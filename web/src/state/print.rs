//! The printing of many labels: what is wished for, the page in sight, and the work that is under way.

use std::rc::Rc;

use serde::{Deserialize, Serialize};
use service::desk::{Outcome, Selection};
use service::{Each, Fault, LabelSetup, Media, PrintFormat, PrintRequest, PrintView, Progress, Reply};
use yew::Reducible;

use super::queue::JobId;

/// What is wished for, kept for the next visit but for the lines.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PrintWish {
    /// Which lines, in which order.
    #[serde(skip)]
    pub selection: Selection,
    /// What gets a label of its own.
    pub each: Each,
    /// How many of each label.
    pub copies: u32,
    /// What they are printed onto.
    pub media: Media,
    /// Labels that cannot be made are left out.
    #[serde(skip)]
    pub leave_out: bool,
}

impl Default for PrintWish {
    fn default() -> Self {
        Self {
            selection: Selection::default(),
            each: Each::default(),
            copies: 1,
            media: Media::Single,
            leave_out: false,
        }
    }
}

/// The most copies of a label.
pub const MOST_COPIES: u32 = 999;

impl PrintWish {
    /// What is asked of the desk.
    pub fn request(&self, setup: &LabelSetup, locale: &str) -> PrintRequest {
        PrintRequest {
            setup: setup.clone(),
            selection: self.selection.clone(),
            each: self.each,
            copies: self.copies.clamp(1, MOST_COPIES),
            media: self.media.clone(),
            leave_out: self.leave_out,
            locale: locale.to_owned(),
        }
    }
}

/// Work that takes long.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PrintWork {
    /// The job that does it.
    pub job: JobId,
    /// When it began, in milliseconds of any clock.
    pub began_ms: f64,
    /// How far it came, and when.
    pub progress: Option<(Progress, f64)>,
}

impl PrintWork {
    /// How many seconds are left, at the pace so far; `None` until there is a pace.
    pub fn seconds_left(&self) -> Option<f64> {
        let (Progress { done, total }, at_ms) = self.progress?;
        let elapsed_ms = at_ms - self.began_ms;
        (done > 0 && elapsed_ms > 500.0)
            .then(|| elapsed_ms / 1000.0 * total.saturating_sub(done) as f64 / done as f64)
    }
}

/// A file that is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PrintFile {
    /// As what.
    pub format: PrintFormat,
    /// How many labels are left out of it because they cannot be made.
    pub left_out: usize,
}

/// What was told last of a file.
#[derive(Debug, Clone, PartialEq)]
pub enum PrintTold {
    /// Saved under this name, without so many labels that cannot be made.
    Saved(String, usize),
    /// Could not be written.
    Failed(Fault),
}

/// Where printing stands.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PrintState {
    /// What is wished for.
    pub wish: PrintWish,
    /// The page in sight, from 0.
    pub page: usize,
    /// The page that was drawn last.
    pub view: Option<Rc<PrintView>>,
    /// Why no page can be drawn.
    pub fault: Option<Fault>,
    /// A page is being drawn.
    pub drawing: Option<PrintWork>,
    /// A file is being written.
    pub writing: Option<(PrintFile, PrintWork)>,
    /// What there is to say of the last file.
    pub told: Option<PrintTold>,
    /// Drawing was left: nothing is drawn until something else is wished for.
    pub left: bool,
}

/// What can happen to printing.
#[derive(Debug, Clone, PartialEq)]
pub enum PrintAction {
    /// Something else is wished for.
    Wished(PrintWish),
    /// Another page is to be seen.
    Turned(usize),
    /// A page began to be drawn, or this file to be written.
    Began(Option<PrintFile>, PrintWork),
    /// Work came so far, at this moment.
    Progressed(JobId, Progress, f64),
    /// The desk answered.
    Answered(JobId, Reply),
    /// A file could not be handed over.
    Refused(JobId, Fault),
    /// The writing of a file was left, or the drawing of a page.
    Left,
    /// A page is to be drawn after all.
    Resumed,
}

impl PrintState {
    /// A state that begins with this wish.
    pub fn begin(wish: PrintWish) -> Self {
        Self { wish, ..Self::default() }
    }

    /// What is under way: a file before a page.
    pub fn work(&self) -> Option<&PrintWork> {
        self.writing.as_ref().map(|(_, work)| work).or(self.drawing.as_ref())
    }

    /// The work that this job does is over; the file that it wrote. `None`: no work is under way in this job.
    fn over(&mut self, job: JobId) -> Option<Option<PrintFile>> {
        let wrote = self.writing.take_if(|(_, work)| work.job == job).map(|(file, _)| file);
        let drew = self.drawing.take_if(|work| work.job == job).is_some();
        (wrote.is_some() || drew).then_some(wrote)
    }

    fn answered(&mut self, wrote: Option<PrintFile>, reply: Reply) {
        match reply {
            Reply::Desk(reply) => match reply.outcome {
                Outcome::PrintView(view) => {
                    self.page = view.page;
                    self.view = Some(Rc::from(view));
                    self.fault = None;
                }
                Outcome::Exported(file) => {
                    let left_out = wrote.map_or(0, |wrote| wrote.left_out);
                    self.told = Some(PrintTold::Saved(file.name, left_out));
                }
                Outcome::Failed(fault) => self.failed(wrote, fault),
                _ => {}
            },
            Reply::Failed(fault) => self.failed(wrote, fault),
            _ => {}
        }
    }

    fn failed(&mut self, wrote: Option<PrintFile>, fault: Fault) {
        if wrote.is_some() {
            self.told = Some(PrintTold::Failed(fault));
        } else {
            self.view = None;
            self.fault = Some(fault);
        }
    }
}

impl Reducible for PrintState {
    type Action = PrintAction;

    fn reduce(self: Rc<Self>, action: PrintAction) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            PrintAction::Wished(wish) => {
                next.left &= wish == next.wish;
                next.wish = wish;
                next.told = None;
            }
            PrintAction::Turned(page) => {
                let last = next.view.as_ref().map_or(0, |view| view.pages.saturating_sub(1));
                next.page = page.min(last);
                next.left = false;
            }
            PrintAction::Began(None, work) => next.drawing = Some(work),
            PrintAction::Began(Some(file), work) => {
                next.told = None;
                next.writing = Some((file, work));
            }
            PrintAction::Progressed(job, progress, at_ms) => {
                let writing = next.writing.as_mut().map(|(_, work)| work);
                let mut under_way = writing.into_iter().chain(&mut next.drawing);
                let Some(work) = under_way.find(|work| work.job == job) else { return self };
                work.progress = Some((progress, at_ms));
            }
            PrintAction::Answered(job, reply) => match next.over(job) {
                Some(wrote) => next.answered(wrote, reply),
                // A late answer of an older job.
                None => return self,
            },
            PrintAction::Refused(job, fault) => match next.over(job) {
                Some(wrote) => next.failed(wrote, fault),
                None => return self,
            },
            PrintAction::Left => {
                if next.writing.take().is_none() {
                    next.left = next.drawing.take().is_some();
                }
            }
            PrintAction::Resumed => next.left = false,
        }
        if next == *self { self } else { next.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PDF: PrintFile = PrintFile { format: PrintFormat::Pdf, left_out: 0 };

    fn work(job: u32, file: Option<PrintFile>) -> PrintAction {
        PrintAction::Began(file, PrintWork { job: JobId(job), began_ms: 1000.0, progress: None })
    }

    fn after(actions: impl IntoIterator<Item = PrintAction>) -> Rc<PrintState> {
        actions.into_iter().fold(Rc::default(), |state: Rc<PrintState>, action| state.reduce(action))
    }

    fn failed(job: u32) -> PrintAction {
        PrintAction::Answered(JobId(job), Reply::Failed(Fault::new("x")))
    }

    #[test]
    fn a_file_that_fails_leaves_the_pages_in_sight_and_a_page_that_fails_does_not() {
        let state = after([work(1, Some(PDF)), failed(1)]);
        assert_eq!(
            (state.told.clone(), state.fault.clone()),
            (Some(PrintTold::Failed(Fault::new("x"))), None)
        );
        let state = state.reduce(work(2, None)).reduce(failed(2));
        assert_eq!(state.fault, Some(Fault::new("x")));
    }

    #[test]
    fn a_file_without_some_labels_says_so_and_the_next_has_all_of_them_again() {
        let exported = |job| {
            let file = service::Exported { name: "labels.pdf".into(), mime: "application/pdf".into() };
            let reply = service::DeskReply { overview: None, outcome: Outcome::Exported(file) };
            PrintAction::Answered(JobId(job), Reply::Desk(Box::new(reply)))
        };
        let state = after([work(1, Some(PrintFile { left_out: 3, ..PDF })), exported(1)]);
        assert_eq!(state.told, Some(PrintTold::Saved("labels.pdf".into(), 3)));
        assert!(!state.wish.leave_out);
        let state = state.reduce(work(2, Some(PDF))).reduce(exported(2));
        assert_eq!(state.told, Some(PrintTold::Saved("labels.pdf".into(), 0)));
    }

    #[test]
    fn a_late_answer_changes_nothing() {
        let state = after([work(1, None), work(2, None)]);
        assert!(Rc::ptr_eq(&state, &state.clone().reduce(failed(1))));
    }

    #[test]
    fn drawing_that_was_left_waits_for_another_wish() {
        let state = after([work(1, None), PrintAction::Left]);
        assert!(state.left);
        let same = state.clone().reduce(PrintAction::Wished(state.wish.clone()));
        assert!(same.left);
        let other = PrintWish { copies: 2, ..state.wish.clone() };
        assert!(!state.reduce(PrintAction::Wished(other)).left);
        assert!(!after([work(1, Some(PDF)), PrintAction::Left]).left);
    }

    #[test]
    fn a_page_that_is_drawn_meanwhile_does_not_hide_the_file() {
        let state = after([work(1, Some(PDF)), work(2, None)]);
        assert_eq!(state.work().map(|work| work.job), Some(JobId(1)));
        let state = state.reduce(failed(1));
        assert_eq!(state.work().map(|work| work.job), Some(JobId(2)));
    }

    #[test]
    fn time_is_told_once_there_is_a_pace() {
        let told = |done, at_ms| {
            let progress = PrintAction::Progressed(JobId(1), Progress { done, total: 100 }, at_ms);
            after([work(1, None), progress]).work().and_then(PrintWork::seconds_left)
        };
        assert_eq!(told(0, 9000.0), None);
        assert_eq!(told(50, 1100.0), None);
        assert_eq!(told(25, 3000.0), Some(6.0));
    }
}
