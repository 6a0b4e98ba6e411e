//! Many labels into one file: what is asked for, and what is told of it.

use base::Finding;
use record::{Column, LineId};
use serde::{Deserialize, Serialize};

use crate::Fault;
use crate::checks::Check;
use crate::desk::Selection;
use crate::label::Drawing;
use crate::setup::{LabelSetup, Media};

/// What gets a label of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Each {
    /// A batch.
    #[default]
    Batch,
    /// A piece: one for each serial number, or for each of the quantity where there are none.
    Unit,
}

/// The files that labels can be written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PrintFormat {
    /// One PDF.
    Pdf,
    /// An archive of one PDF a label, with an index.
    ZipPdf,
    /// An archive of one SVG a label, with an index.
    ZipSvg,
    /// An archive of one PNG a label, with an index.
    ZipPng,
    /// ZPL II, for Zebra and those that understand it.
    Zpl,
    /// TSPL, for TSC and those that understand it.
    Tspl,
}

impl PrintFormat {
    /// Its name in the evidence.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::ZipPdf => "zip of pdf",
            Self::ZipSvg => "zip of svg",
            Self::ZipPng => "zip of png",
            Self::Zpl => "zpl",
            Self::Tspl => "tspl",
        }
    }
}

/// Labels to make of the open workspace.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PrintRequest {
    /// How they are made.
    pub setup: LabelSetup,
    /// Which lines.
    pub selection: Selection,
    /// What gets a label of its own.
    pub each: Each,
    /// How many of each label, at least 1.
    pub copies: u32,
    /// What they are printed onto.
    pub media: Media,
    /// Make the labels that can be made, and leave out those that cannot.
    pub leave_out: bool,
    /// The language of the index, as a tag.
    pub locale: String,
}

/// One page, as it will be printed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PrintView {
    /// Which page, from 0.
    pub page: usize,
    /// How many pages there are.
    pub pages: usize,
    /// How many labels there are, copies included.
    pub labels: usize,
    /// How many different labels cannot be made.
    pub refused_count: usize,
    /// The first of them.
    pub refused: Vec<Refused>,
    /// The page as SVG; empty when there is nothing to print.
    pub svg: String,
    /// Its width and height in millimetres.
    pub size_mm: (f64, f64),
    /// What is to be looked at before all of it is printed.
    pub findings: Vec<RunFinding>,
    /// The worst outcome of each rule over all labels.
    pub checks: Vec<RunCheck>,
}

/// One label of a run, drawn as a single one would be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PrintSample {
    /// Its batch.
    pub batch: String,
    /// The label.
    pub drawing: Drawing,
}

/// Something to look at before labels are printed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RunFinding {
    /// What it is; of several of its kind the first.
    pub finding: Finding,
    /// How many labels it is of; 0: it is of what they are printed on or how, and `line` says nothing.
    pub labels: usize,
    /// The line that the first of them is of.
    pub line: LineId,
    /// Its number as a person counts, from 1.
    pub number: usize,
}

/// The worst outcome of a rule over all labels.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RunCheck {
    /// The first label's check that has it.
    pub check: Check,
    /// How many labels have this outcome.
    pub labels: usize,
}

/// A label that cannot be made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Refused {
    /// The line it is of.
    pub line: LineId,
    /// Its number as a person counts, from 1.
    pub number: usize,
    /// The cell that is to be mended, where it is one.
    pub column: Option<Column>,
    /// Why.
    pub fault: Fault,
}

/// How many labels that cannot be made are told one by one.
pub(crate) const REFUSED_SHOWN: usize = 50;

/// How many labels one file holds, copies included.
pub const PRINT_LIMIT_LABELS: usize = 200_000;
