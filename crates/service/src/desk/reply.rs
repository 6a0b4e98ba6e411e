//! What the desk answers: plain data.

use base::{Citation, Finding, Severity};
use intake::{Format, Mapping, Note, Options, SheetInfo, TextEncoding};
use record::{BatchSummary, Column, Document, DocumentStatus, LineId};
use serde::{Deserialize, Serialize};

use super::evidence::EvidenceReply;
use super::found::Judgement;
use super::job::{CellEdit, ViewRequest, WorkspaceRef};
use super::shipment::ShipmentReply;
use super::submission::SubmissionReply;
use crate::print::{PrintSample, PrintView};
use crate::readability::ReadabilityView;
use crate::{Exported, Fault};

/// The desk's answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DeskReply {
    /// Where the open workspace stands after the job; `None` while none is open.
    pub overview: Option<Box<Overview>>,
    /// What came of the job itself.
    pub outcome: Outcome,
}

/// Whether changes outlive the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Saved {
    /// Everything is stored on this device.
    Stored,
    /// Something is only in memory, for the reason of this code.
    InMemory(String),
}

/// Where a workspace stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Overview {
    /// Its id and name.
    pub workspace: WorkspaceRef,
    /// Whether changes outlive the page.
    pub saved: Saved,
    /// How many lines there are outside of the bin.
    pub lines: usize,
    /// How many lines are in the bin.
    pub binned: usize,
    /// How many batches there are.
    pub batches: usize,
    /// Lines with errors, and lines whose gravest problem is a warning.
    pub lines_with: LinesWith,
    /// What was found, the gravest first, then the most frequent.
    pub problems: Vec<Problem>,
    /// The columns in use.
    pub columns: Vec<Column>,
    /// There is a change to take back.
    pub can_undo: bool,
    /// There is a change to make again.
    pub can_redo: bool,
    /// The policy, as JSON.
    pub policy: String,
    /// Papers for the registration that are ready, and how many are asked for.
    pub papers: (usize, usize),
    /// Counts changes; another number, other data.
    pub version: u64,
    /// The revision that is stored.
    pub revision: u64,
}

/// How many lines have problems.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LinesWith {
    /// Lines with an error.
    pub errors: usize,
    /// Lines whose gravest problem is a warning.
    pub warnings: usize,
}

/// One kind of problem.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The first of its kind, as grave as the gravest.
    pub example: Finding,
    /// How many times it was found.
    pub count: usize,
}

/// What came of a job at the desk.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Nothing more than the overview tells.
    Done,
    /// All workspaces.
    Workspaces(Vec<WorkspaceRef>),
    /// A file was read.
    Source(Box<SourceView>),
    /// Records were added.
    Added(Added),
    /// Rows for the screen.
    Window(Window),
    /// Everything there is to tell of a line.
    Line(Box<LineView>),
    /// Where the next problem, or a line, is: the row among the shown lines, the line, the cell.
    Next(Option<(usize, LineId, Option<Column>)>),
    /// What a mending would change, or has changed.
    Mending(Mending),
    /// The cell says something else than the person saw; nothing was changed.
    Contradicted {
        /// What was to be changed.
        edit: CellEdit,
        /// What the cell says now.
        now: String,
    },
    /// Batches.
    Batches(BatchWindow),
    /// Papers.
    Papers(Box<Papers>),
    /// How readable the label is that was asked about.
    Readability(Box<ReadabilityView>),
    /// What came of work on a shipment.
    Shipment(ShipmentReply),
    /// What came of work on a submission.
    Submission(SubmissionReply),
    /// What came of work on the evidence.
    Evidence(EvidenceReply),
    /// What was found in a file.
    Judged(Box<Judgement>),
    /// A file was written; its bytes travel beside this.
    Exported(Exported),
    /// One page of labels.
    PrintView(Box<PrintView>),
    /// The first label that can be made; `None` when none can.
    PrintSample(Option<Box<PrintSample>>),
    /// The job could not be done; nothing changed.
    Failed(Fault),
}

/// A file as a first look at it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SourceView {
    /// Its name.
    pub name: String,
    /// What it is.
    pub format: Format,
    /// The encoding of a text file.
    pub encoding: Option<TextEncoding>,
    /// Encodings to choose from; empty where there is nothing to choose.
    pub encodings: Vec<String>,
    /// The sheets of a workbook.
    pub sheets: Vec<SheetInfo>,
    /// How it was read, with everything that was found out filled in.
    pub options: Options,
    /// How many records it has.
    pub records: usize,
    /// The heading of each column.
    pub headings: Vec<String>,
    /// The first few texts of each column.
    pub samples: Vec<Vec<String>>,
    /// What each column seems to be.
    pub mapping: Mapping,
    /// Something odd about the file, at most [`SHOWN_NOTES`].
    pub notes: Vec<Note>,
    /// How many notes there are.
    pub note_count: usize,
}

/// How many notes of a file are shown.
pub const SHOWN_NOTES: usize = 100;

/// What became of the records of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Added {
    /// New lines.
    pub added: usize,
    /// Lines that stood there already, to the character.
    pub known: usize,
    /// Columns of the file that were left out.
    pub left_out: usize,
}

/// Rows for the screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// What was asked for.
    pub request: ViewRequest,
    /// How many rows are shown in all.
    pub total: usize,
    /// The rows of the window.
    pub rows: Vec<Row>,
}

/// One row of the screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Which line it is.
    pub line: LineId,
    /// Its place among all lines as a person counts them, from 1.
    pub number: usize,
    /// A problem of the whole line.
    pub severity: Option<Severity>,
    /// The cells of the columns in use, in their order.
    pub cells: Vec<Cell>,
}

/// One cell of the screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// Its text.
    pub text: String,
    /// Its gravest problem.
    pub severity: Option<Severity>,
}

/// Everything there is to tell of a line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LineView {
    /// Which line.
    pub line: LineId,
    /// Its place among all lines as a person counts them, from 1.
    pub number: usize,
    /// It is in the bin.
    pub binned: bool,
    /// The text of every column, in the order of [`Column::ALL`].
    pub texts: Vec<String>,
    /// Findings about one cell each.
    pub cells: Vec<(Column, Finding)>,
    /// Findings about this line together with others.
    pub sets: Vec<SetView>,
}

/// A finding about several lines.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SetView {
    /// What it is.
    pub finding: Finding,
    /// The cell of the line that is looked at; `None`: the whole line.
    pub column: Option<Column>,
    /// The other lines: id and number, at most a few dozen.
    pub others: Vec<(LineId, usize)>,
}

/// What a mending changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mending {
    /// It was done.
    pub done: bool,
    /// How many cells.
    pub cells: usize,
    /// In how many lines.
    pub lines: usize,
    /// The first few: number of the line, column, before, after.
    pub samples: Vec<(usize, Column, String, String)>,
}

/// Batches for the screen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BatchWindow {
    /// First batch of the window, from 0.
    pub from: usize,
    /// How many batches there are.
    pub total: usize,
    /// How complete the documents of all batches are together, 0 to 100.
    pub percent: u8,
    /// The batches.
    pub batches: Vec<BatchRow>,
}

/// One batch.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BatchRow {
    /// What is known of it.
    pub summary: BatchSummary,
    /// How complete its documents are, 0 to 100.
    pub percent: u8,
    /// What is missing.
    pub missing: Vec<Column>,
    /// Parts whose vendor batch is missing.
    pub missing_parts: Vec<String>,
    /// Its gravest problem.
    pub severity: Option<Severity>,
}

/// The papers for the registration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Papers {
    /// What is asked for, then the user's own.
    pub papers: Vec<Paper>,
    /// How many can be handed in today.
    pub ready: usize,
    /// How many are asked for.
    pub of: usize,
}

/// One paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// Its kind.
    pub kind: String,
    /// The i18n key of its name; `None`: the kind is the user's own name of it.
    pub caption_key: Option<String>,
    /// Where it stands.
    pub status: DocumentStatus,
    /// What is written down of it.
    pub document: Option<Document>,
    /// The rule that asks for it.
    pub source: Option<Citation>,
}
