//! What can be asked of the desk: plain data.

use base::Severity;
use intake::{Mapping, Options};
use record::{Bulk, CalendarDate, Column, DocumentState, LineId};
use serde::{Deserialize, Serialize};

use super::evidence::EvidenceJob;
use super::found::JudgeRequest;
use super::shipment::ShipmentJob;
use super::submission::SubmissionJob;
use crate::issued::IssuedSymbol;
use crate::print::{PrintFormat, PrintRequest};
use crate::readability::{LabelName, ReadabilityFile, Run};

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
