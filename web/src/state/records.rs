//! The records as the page sees them: where the workspace stands, which rows are in sight, what is being done.

use std::rc::Rc;

use record::{Bulk, Column, LineId};
use serde::{Deserialize, Serialize};
use service::desk::{
    Added, BatchWindow, CellEdit, LineView, Mending, Outcome, Overview, Papers, Saved, Selection, SourceView,
    Window, WorkspaceRef,
};
use service::{DeskReply, Fault, Progress};
use yew::Reducible;

use super::queue::JobId;

/// What is shown of the records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tab {
    /// The lines, as in a spreadsheet.
    #[default]
    Lines,
    /// The batches, and what their documents lack.
    Batches,
    /// The papers for the registration.
    Papers,
    /// The workspace: its file, its policy, and what is kept on this device.
    Workspace,
}

impl Tab {
    /// All tabs, in order.
    pub const ALL: [Self; 4] = [Self::Lines, Self::Batches, Self::Papers, Self::Workspace];

    /// The key of its caption.
    pub const fn caption_key(self) -> &'static str {
        match self {
            Self::Lines => "records.tab.lines",
            Self::Batches => "records.tab.batches",
            Self::Papers => "records.tab.papers",
            Self::Workspace => "records.tab.workspace",
        }
    }
}

/// A cell among the shown ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    /// Row among the shown ones, from 0.
    pub row: usize,
    /// Place among the columns in use, from 0.
    pub column: usize,
}

/// A text that is being typed into a cell. Kept at each keystroke, so that a page that dies takes none of them along.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Typing {
    /// In which workspace.
    pub workspace: String,
    /// What is to become of the cell.
    pub edit: CellEdit,
}

/// Long work.
#[derive(Debug, Clone, PartialEq)]
pub struct Work {
    /// The job, once it has been handed over.
    pub job: Option<JobId>,
    /// The key of its name.
    pub what: &'static str,
    /// How far it has come.
    pub progress: Option<Progress>,
    /// It can be left without harm. Leaving ends the worker, so nothing that is only in its memory can be left.
    pub can_cancel: bool,
}

/// Something to tell once.
#[derive(Debug, Clone, PartialEq)]
pub enum Notice {
    /// Records were added.
    Added(Added),
    /// Cells were mended.
    Mended {
        /// How many cells.
        cells: usize,
        /// In how many lines.
        lines: usize,
    },
    /// A cell says something else than the person saw.
    Contradicted {
        /// What was to be changed.
        edit: CellEdit,
        /// What it says now.
        now: String,
    },
    /// A text was typed in an earlier visit and not finished.
    Unfinished(Typing),
    /// There is no further problem.
    NoProblem,
    /// Something could not be done.
    Fault(Fault),
    /// Everything on this device was forgotten.
    Forgotten,
    /// The workspace that was open was forgotten.
    ForgottenThis,
}

/// A mending that is being looked at before it is done.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// What is done.
    pub bulk: Bulk,
    /// In which column; `None`: in all.
    pub column: Option<Column>,
    /// What it would change; `None` until it is known.
    pub mending: Option<Rc<Mending>>,
}

/// The records as the page sees them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RecordsState {
    /// Where the workspace stands; `None` until it is open.
    pub overview: Option<Rc<Overview>>,
    /// All workspaces on this device.
    pub workspaces: Rc<[WorkspaceRef]>,
    /// What is shown.
    pub tab: Tab,
    /// Which lines are shown.
    pub selection: Selection,
    /// The rows that were last asked for.
    pub window: Option<Rc<Window>>,
    /// The cell in focus.
    pub cursor: Option<Cursor>,
    /// Everything there is to tell of a line.
    pub line: Option<Rc<LineView>>,
    /// What is being typed.
    pub typing: Option<Typing>,
    /// A file on its way in.
    pub source: Option<Rc<SourceView>>,
    /// Long work.
    pub work: Option<Work>,
    /// Something to tell.
    pub notice: Option<Notice>,
    /// A mending to look at.
    pub proposal: Option<Proposal>,
    /// Batches.
    pub batches: Option<Rc<BatchWindow>>,
    /// How often more batches were asked for.
    pub more_batches: usize,
    /// Papers.
    pub papers: Option<Rc<Papers>>,
}

/// What happens to the records.
#[derive(Debug, Clone, PartialEq)]
pub enum RecordsAction {
    /// Something else is to be shown.
    Tab(Tab),
    /// Other lines are to be shown.
    Selected(Selection),
    /// Another cell is in focus.
    Moved(Cursor),
    /// Typing began, went on, or ended.
    Typing(Option<Typing>),
    /// Long work began.
    Began(Work),
    /// Long work was handed over.
    Sent(JobId),
    /// Long work has come so far.
    Progressed(JobId, Progress),
    /// Long work was left.
    Left,
    /// The desk answered.
    Answered(JobId, Box<DeskReply>),
    /// A job could not be done at all.
    Failed(Option<JobId>, Fault),
    /// Something is to be told, or was read.
    Notice(Option<Notice>),
    /// A mending is to be looked at, or not.
    Proposed(Option<(Bulk, Option<Column>)>),
    /// The file on its way in is put aside.
    PutAside,
    /// Something is to be told, unless there is a fault to tell.
    Then(Notice),
    /// More batches are to be shown.
    MoreBatches,
    /// The worker that kept the records is gone; a new one begins.
    DeskLost,
}

impl RecordsState {
    /// The row of the window at this place among the shown rows.
    pub fn row(&self, at: usize) -> Option<&service::desk::Row> {
        let window = self.window.as_ref()?;
        window.rows.get(at.checked_sub(window.request.from)?)
    }

    /// How many rows are shown.
    pub fn total(&self) -> usize {
        self.window.as_ref().map_or(0, |window| window.total)
    }

    /// The columns in use.
    pub fn columns(&self) -> &[Column] {
        self.overview.as_ref().map(|overview| &overview.columns[..]).unwrap_or_default()
    }

    /// Lines of the open workspace are only in memory.
    pub fn in_memory(&self) -> bool {
        let only =
            |overview: &Rc<Overview>| overview.saved != Saved::Stored && overview.lines + overview.binned > 0;
        self.overview.as_ref().is_some_and(only)
    }

    /// Closing the page would lose something.
    pub fn would_lose(&self) -> bool {
        self.in_memory() || self.work.as_ref().is_some_and(|work| !work.can_cancel)
    }

    /// The workspace was deleted in another tab.
    pub fn is_gone(&self) -> bool {
        let told = matches!(&self.notice, Some(Notice::Fault(fault)) if fault.code == "desk.gone");
        told && self.overview.is_none()
    }

    /// The line in focus.
    pub fn focused_line(&self) -> Option<LineId> {
        self.row(self.cursor?.row).map(|row| row.line)
    }

    /// The column in focus.
    pub fn focused_column(&self) -> Option<Column> {
        self.columns().get(self.cursor?.column).copied()
    }

    /// The cell so many rows and columns further, as far as there are any.
    pub fn moved(&self, rows: isize, columns: isize) -> Option<Cursor> {
        let last = |count: usize| count.checked_sub(1);
        let cursor = self.cursor.unwrap_or(Cursor { row: 0, column: 0 });
        Some(Cursor {
            row: cursor.row.saturating_add_signed(rows).min(last(self.total())?),
            column: cursor.column.saturating_add_signed(columns).min(last(self.columns().len())?),
        })
    }

    /// The change that puts a pasted text into the cell in focus; `None` when it is several cells, or no cell is.
    pub fn cursor_edit(&self, pasted: &str) -> Option<CellEdit> {
        let text = pasted.trim_end_matches(['\r', '\n']);
        let one = !text.is_empty() && !text.contains(['\t', '\r', '\n']);
        let edit = self.typing_here(Some(text.to_owned())).filter(|_| one && self.tab == Tab::Lines)?.edit;
        self.source.is_none().then_some(edit)
    }

    /// Typing that begins in the cell in focus, with this text or the one that stands there.
    pub fn typing_here(&self, text: Option<String>) -> Option<Typing> {
        let cursor = self.cursor?;
        let row = self.row(cursor.row)?;
        let before = row.cells.get(cursor.column)?.text.clone();
        let after = text.unwrap_or_else(|| before.clone());
        let edit = CellEdit { line: row.line, column: self.focused_column()?, before, after };
        Some(Typing { workspace: self.overview.as_ref()?.workspace.id.clone(), edit })
    }

    /// Counts changes of the open workspace; no workspace, no number.
    pub fn version(&self) -> Option<(String, u64)> {
        self.overview.as_ref().map(|overview| (overview.workspace.id.clone(), overview.version))
    }

    fn answered(&mut self, job: JobId, reply: DeskReply) {
        let DeskReply { overview, outcome } = reply;
        if self.work.as_ref().is_some_and(|work| work.job == Some(job)) {
            self.work = None;
        }
        let overview = overview.map(|overview| Rc::new(*overview));
        let other =
            |one: &Rc<Overview>| overview.as_ref().map(|new| &new.workspace.id) != Some(&one.workspace.id);
        if self.overview.as_ref().is_some_and(other) {
            *self = Self {
                workspaces: self.workspaces.clone(),
                tab: self.tab,
                notice: self.notice.take(),
                ..Self::default()
            };
        }
        self.overview = overview;
        match outcome {
            Outcome::Done | Outcome::PrintView(_) | Outcome::PrintSample(_) | Outcome::Readability(_) => {}
            Outcome::Workspaces(workspaces) => self.workspaces = workspaces.into(),
            Outcome::Source(source) => {
                self.source = Some(Rc::new(*source));
                self.notice = None;
            }
            Outcome::Added(added) => {
                self.source = None;
                self.notice = Some(Notice::Added(added));
            }
            Outcome::Window(window) => self.show(window),
            Outcome::Line(line) => self.line = Some(Rc::new(*line)),
            Outcome::Next(Some((row, _, column))) => {
                let at = column.and_then(|column| self.columns().iter().position(|of| *of == column));
                self.cursor = Some(Cursor { row, column: at.unwrap_or_default() });
            }
            Outcome::Next(None) => self.notice = Some(Notice::NoProblem),
            Outcome::Mending(mending) if mending.done => {
                self.proposal = None;
                self.notice = Some(Notice::Mended { cells: mending.cells, lines: mending.lines });
            }
            Outcome::Mending(mending) => {
                if let Some(proposal) = &mut self.proposal {
                    proposal.mending = Some(Rc::new(mending));
                }
            }
            Outcome::Contradicted { edit, now } => self.notice = Some(Notice::Contradicted { edit, now }),
            Outcome::Batches(batches) => self.batches = Some(Rc::new(batches)),
            Outcome::Papers(papers) => self.papers = Some(Rc::new(*papers)),
            // Files were saved already; judgements are for pipelines; other places hear of theirs themselves.
            Outcome::Exported(_)
            | Outcome::Judged(_)
            | Outcome::Shipment(_)
            | Outcome::Submission(_)
            | Outcome::Evidence(_) => {}
            Outcome::Failed(fault) => self.notice = Some(Notice::Fault(fault)),
        }
    }

    fn show(&mut self, window: Window) {
        // An answer to what is no longer asked for.
        if window.request.selection != self.selection {
            return;
        }
        if let Some(cursor) = &mut self.cursor {
            cursor.row = cursor.row.min(window.total.saturating_sub(1));
        }
        if window.total == 0 {
            self.cursor = None;
            self.line = None;
        } else if self.cursor.is_none() {
            self.cursor = Some(Cursor { row: 0, column: 0 });
        }
        self.window = Some(Rc::new(window));
    }
}

impl Reducible for RecordsState {
    type Action = RecordsAction;

    fn reduce(self: Rc<Self>, action: RecordsAction) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            RecordsAction::Tab(tab) => {
                next.tab = tab;
                next.notice = None;
            }
            RecordsAction::Selected(selection) => {
                next.selection = selection;
                next.cursor = None;
                next.proposal = None;
            }
            RecordsAction::Moved(cursor) => next.cursor = Some(cursor),
            RecordsAction::Typing(typing) => next.typing = typing,
            RecordsAction::Began(work) => {
                let can_cancel = work.can_cancel && !next.in_memory();
                next.work = Some(Work { can_cancel, ..work });
                next.notice = None;
            }
            RecordsAction::Sent(job) => {
                if let Some(work) = &mut next.work {
                    work.job = Some(job);
                }
            }
            RecordsAction::Progressed(job, progress) => match &mut next.work {
                Some(work) if work.job == Some(job) => work.progress = Some(progress),
                _ => return self,
            },
            RecordsAction::Left => next.work = None,
            RecordsAction::Answered(job, reply) => next.answered(job, *reply),
            RecordsAction::Failed(job, fault) => {
                if job.is_none() || next.work.as_ref().is_some_and(|work| work.job == job) {
                    next.work = None;
                }
                next.notice = Some(Notice::Fault(fault));
            }
            RecordsAction::Notice(notice) => next.notice = notice,
            RecordsAction::Proposed(proposed) => {
                next.proposal = proposed.map(|(bulk, column)| Proposal { bulk, column, mending: None });
            }
            RecordsAction::PutAside => next.source = None,
            RecordsAction::Then(notice) => {
                if !matches!(next.notice, Some(Notice::Fault(_))) {
                    next.notice = Some(notice);
                }
            }
            RecordsAction::MoreBatches => next.more_batches += 1,
            RecordsAction::DeskLost => {
                if next.in_memory() {
                    next.notice = Some(Notice::Fault(Fault::new("desk.lost")));
                }
                next.source = None;
                next.work = None;
                next.window = None;
                next.overview = None;
            }
        }
        if next == *self { self } else { next.into() }
    }
}
