//! What can be asked of the desk, and what it answers: plain data.

use base::{Citation, Finding, Severity};
use intake::{Format, Mapping, Note, Options, SheetInfo, TextEncoding};
use record::{BatchSummary, Bulk, CalendarDate, Column, Document, DocumentState, DocumentStatus, LineId};
use serde::{Deserialize, Serialize};

use super::evidence::{EvidenceJob, EvidenceReply};
use super::found::{JudgeRequest, Judgement};
use super::shipment::{ShipmentJob, ShipmentReply};
use super::submission::{SubmissionJob, SubmissionReply};
use crate::issued::IssuedSymbol;
use crate::print::{PrintFormat, PrintRequest, PrintSample, PrintView};
use crate::readability::{LabelName, ReadabilityFile, ReadabilityView, Run};
use crate::{Exported, Fault};

/// One piece of work at the desk. Files travel beside it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DeskJob {
    /// Which workspaces there are.
    List,
    /// Open a workspace, or begin a new one under this id.
    Open(WorkspaceRef),
    /// Name the open workspace.
    Rename(String),
    /// Forget a workspace and all its records.
    Forget(String),
    /// Forget everything on this device.
    ForgetEverything,
    /// Read the file of this name that travels beside the job, as a first look.
    Read {
        /// Its name.
        name: String,
        /// How to read it.
        options: Options,
    },
    /// Read the same file again in another way.
    ReadAgain(Options),
    /// What is found in the records of the file that was read, without adding them.
    Judge(JudgeRequest),
    /// Add the records of the file that was read.
    Add(Mapping),
    /// Put the file that was read aside.
    PutAside,
    /// Rows for the screen.
    View(ViewRequest),
    /// Everything there is to tell of one line.
    Inspect(LineId),
    /// The next cell with a problem.
    Next(NextRequest),
    /// Where a line is among the shown ones.
    Locate {
        /// Which lines are shown.
        selection: Selection,
        /// Which line is looked for.
        line: LineId,
    },
    /// Replace the text of a cell.
    Edit(CellEdit),
    /// Add an empty line with these texts.
    AddLine(Vec<(Column, String)>),
    /// What a mending of many cells would change.
    Preview(BulkRequest),
    /// Mend many cells.
    Mend(BulkRequest),
    /// Put lines into the recycle bin, or take them out.
    Bin {
        /// Which lines.
        lines: Vec<LineId>,
        /// Into the bin, or out of it.
        binned: bool,
    },
    /// Remove the lines of the recycle bin for good. Their references stay known.
    EmptyBin,
    /// Take the last change back.
    Undo,
    /// Make the change that was taken back again.
    Redo,
    /// The batches, with what is missing of their documents.
    Batches {
        /// First batch, from 0.
        from: usize,
        /// How many at most.
        count: usize,
    },
    /// The papers for the registration.
    Registration,
    /// Change one paper.
    SetDocument(DocumentEdit),
    /// Attach the file that travels beside the job to a paper.
    Attach {
        /// Which paper.
        kind: String,
        /// The file's name.
        name: String,
    },
    /// Change what is asked for beyond the rules: a policy as JSON.
    SetPolicy(String),
    /// Write a file; its bytes travel beside the reply.
    Export(ExportRequest),
    /// Begin a new workspace of this id from the workspace file that travels beside the job.
    Restore(String),
    /// Keep a symbol that the platform drew for a line, and write its text into the line.
    Issue {
        /// Which line.
        line: LineId,
        /// The symbol.
        issued: IssuedSymbol,
    },
    /// Work on how readable a label is.
    Readability(ReadabilityJob),
    /// Work on a shipment.
    Shipment(ShipmentJob),
    /// Work on what goes to the platform.
    Submission(SubmissionJob),
    /// Work on the evidence.
    Evidence(EvidenceJob),
    /// One page of labels, from 0, as it will be printed.
    PrintView(PrintRequest, usize),
    /// The first of these labels that can be made, drawn.
    PrintSample(PrintRequest),
    /// Write labels as one file; its bytes travel beside the reply.
    Print(PrintRequest, PrintFormat),
}

/// Work on how readable a label is. Doing it twice is doing it once.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReadabilityJob {
    /// Which label.
    pub label: LabelName,
    /// What is to be done.
    pub act: ReadabilityAct,
}

/// What can be done with the tries of a label.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReadabilityAct {
    /// See them.
    Show,
    /// Keep a run as it is now, in place of the one of its id.
    Keep(Run),
    /// Forget the run of this id.
    Remove(String),
    /// Take over the runs of the file that travels beside the job, whichever label they are of.
    Import,
    /// Write a file; its bytes travel beside the reply.
    Write(ReadabilityFile),
}

/// Names a workspace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkspaceRef {
    /// Its id, of ASCII letters, digits and hyphens.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// Which lines are shown.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Filter {
    /// All lines that are not in the bin.
    #[default]
    All,
    /// Those with a problem at least so grave.
    AtLeast(Severity),
    /// Those with a problem of this code.
    Problem(String),
    /// Those of a batch.
    Batch(String),
    /// Those in the bin.
    Binned,
}

/// Which lines are shown, and in which order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Selection {
    /// Which lines.
    pub filter: Filter,
    /// Only lines with this text in a cell, whatever its case; empty: all.
    pub search: String,
    /// In the order of this column's texts, down when true; otherwise as they were added.
    pub sort: Option<(Column, bool)>,
}

/// A window on the shown lines.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ViewRequest {
    /// Which lines.
    pub selection: Selection,
    /// First row of the window, from 0.
    pub from: usize,
    /// How many rows.
    pub count: usize,
}

/// Where to look for the next problem.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextRequest {
    /// Which lines are shown.
    pub selection: Selection,
    /// From which row of them, and which column; the next one is after it.
    pub from: Option<(usize, Column)>,
    /// Backwards.
    pub back: bool,
}

/// A new text for a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellEdit {
    /// Which line.
    pub line: LineId,
    /// Which cell.
    pub column: Column,
    /// What stood there when the person began.
    pub before: String,
    /// What is to stand there.
    pub after: String,
}

/// A mending of many cells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BulkRequest {
    /// Which lines.
    pub selection: Selection,
    /// In which column; `None`: in all.
    pub column: Option<Column>,
    /// What is done.
    pub bulk: Bulk,
}

/// A change of one paper for the registration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentEdit {
    /// Which paper: a kind that the rules ask for, or one of the user's own.
    pub kind: String,
    /// What is to be written down of it; `None`: it is taken away.
    pub document: Option<DocumentText>,
}

/// What is written down of a paper.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct DocumentText {
    /// Where it stands.
    pub state: DocumentState,
    /// Day of issue.
    pub issued: Option<CalendarDate>,
    /// Last day on which it is good.
    pub expires: Option<CalendarDate>,
    /// A remark.
    pub note: String,
    /// The attached file stays, if there is one.
    pub keep_file: bool,
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

/// A file to write.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportRequest {
    /// Which file.
    pub format: RecordFormat,
    /// Which lines.
    pub selection: Selection,
    /// The language of its headings, as a tag.
    pub locale: String,
}

/// The files that records can be written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RecordFormat {
    /// Comma separated values, UTF-8 with a byte order mark.
    Csv,
    /// A workbook: the records, and the findings on a second sheet.
    Xlsx,
    /// A JSON array of records.
    Json,
    /// One JSON record a line.
    JsonLines,
    /// What was found, as comma separated values.
    Findings,
    /// The whole workspace, to open on another device.
    Workspace,
    /// The papers for the registration: an index and the files, in one ZIP.
    Dossier,
}

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
