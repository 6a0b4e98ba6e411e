//! What was made of labels, and what there is to say of them.

use base::{Finding, Severity};
use service::{Column, Drawing, Fault, RunFinding};

/// What was made.
#[derive(Debug, Default)]
pub(super) struct Made {
    /// How many labels, copies included.
    pub(super) labels: usize,
    /// How many pages they lie on.
    pub(super) pages: usize,
    /// How many different labels: as many as an archive has files.
    pub(super) files: usize,
    /// How many labels cannot be made.
    pub(super) refused_count: usize,
    /// The first of them.
    pub(super) refused: Vec<Refused>,
    /// Those were left out, and the others were made.
    pub(super) left_out: bool,
    /// What there is to look at.
    pub(super) findings: Vec<Found>,
    /// The label, or the first of many.
    pub(super) drawing: Option<Box<Drawing>>,
    /// The batch that the first of many is of.
    pub(super) batch: Option<String>,
}

/// One thing to look at.
#[derive(Debug)]
pub(super) struct Found {
    /// The column that it is about; `None`: the label, or all of them.
    pub(super) column: Option<Column>,
    /// The text that it points into.
    pub(super) text: Option<String>,
    /// How many labels of many it is about, and the number of the first one's record, from 1.
    pub(super) of: Option<(usize, usize)>,
    pub(super) finding: Finding,
}

impl Found {
    /// Something about the label, or all of them.
    pub(super) fn of_all(finding: Finding) -> Self {
        Self { column: None, text: None, of: None, finding }
    }
}

impl From<RunFinding> for Found {
    fn from(RunFinding { finding, labels, number, .. }: RunFinding) -> Self {
        Self { of: (labels > 0).then_some((labels, number)), ..Self::of_all(finding) }
    }
}

/// A label that cannot be made.
#[derive(Debug)]
pub(super) struct Refused {
    /// The number of its record, from 1; 0: the texts in the arguments.
    pub(super) record: usize,
    /// Its batch; empty: it has none.
    pub(super) batch: String,
    /// The cell that is to be mended, where it is one.
    pub(super) column: Option<Column>,
    /// What stands there.
    pub(super) text: Option<String>,
    pub(super) fault: Fault,
}

impl Refused {
    /// The label of the texts in the arguments.
    pub(super) fn of_texts(fault: Fault) -> Self {
        Self { record: 0, batch: String::new(), column: None, text: None, fault }
    }
}

impl Made {
    /// Nothing is made, because of this label.
    pub(super) fn refusing(mut self, refused: Refused) -> Self {
        self.refused_count = 1;
        self.refused.push(refused);
        Self { labels: 0, pages: 0, files: 0, drawing: None, ..self }
    }

    /// Adds findings about all labels, but for those of which there was something of the same kind to say before.
    pub(super) fn add(&mut self, mut findings: Vec<Finding>) {
        findings.retain(|finding| self.findings.iter().all(|told| told.finding.code != finding.code));
        self.findings.extend(findings.into_iter().map(Found::of_all));
    }

    /// Adds what there is to say of the drawing.
    pub(super) fn add_of_drawing(&mut self) {
        let findings = self.drawing.as_ref().map(|drawing| drawing.findings.clone());
        self.add(findings.unwrap_or_default());
    }

    /// Whether something was found with which no label is printed.
    pub(super) fn has_errors(&self) -> bool {
        self.findings.iter().any(|found| found.finding.severity == Severity::Error)
    }
}
