//! What `temqr label --json` prints. Keys are only ever added.

use std::path::Path;

use serde::Serialize;
use service::{Advice, Check, Column, FitRow, SymbolFacts};

use super::made::{Made, Refused};
use crate::json::{FaultLine, FindingLine};
use crate::words::Words;

/// What was made.
#[derive(Debug, Serialize)]
pub(super) struct MadeLine<'a> {
    /// The file that was written; none when nothing was.
    files: Vec<String>,
    /// How many labels are in it, copies included.
    labels: usize,
    /// How many pages they lie on.
    pages: usize,
    /// How many labels cannot be made.
    refused_count: usize,
    /// The first of them.
    refused: Vec<RefusedLine<'a>>,
    /// What there is to look at.
    findings: Vec<FindingLine<'a>>,
    /// The label, or the first of many.
    label: Option<DrawnLine<'a>>,
}

/// A label that cannot be made.
#[derive(Debug, Serialize)]
struct RefusedLine<'a> {
    /// The number of its record, from 1; 0: the texts in the arguments.
    record: usize,
    /// Its batch.
    batch: &'a str,
    /// The key of the column that is to be mended, where it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<&'static str>,
    #[serde(flatten)]
    fault: FaultLine<'a>,
}

/// A label as it was drawn.
#[derive(Debug, Serialize)]
struct DrawnLine<'a> {
    /// The batch, where there are several labels.
    #[serde(skip_serializing_if = "Option::is_none")]
    batch: Option<&'a str>,
    /// Width and height in millimetres.
    size_mm: (f64, f64),
    /// The text in the symbol.
    payload: &'a str,
    /// Version, modules, requested and effective level, mask, sizes.
    symbol: &'a SymbolFacts,
    /// What each level would cost and bring; `binds` is the limit that makes it so large.
    fitting: &'a [FitRow],
    /// What was checked, under every reading, with its source.
    checks: &'a [Check],
    /// What is said of the material.
    advice: &'a Advice,
}

impl<'a> MadeLine<'a> {
    pub(super) fn new(made: &'a Made, path: Option<&Path>, words: Words) -> Self {
        let written = path.is_some();
        let path = path.map(|path| path.to_string_lossy().into_owned());
        Self {
            files: path.into_iter().collect(),
            labels: if written { made.labels } else { 0 },
            pages: if written { made.pages } else { 0 },
            refused_count: made.refused_count,
            refused: made.refused.iter().map(|refused| RefusedLine::new(refused, words)).collect(),
            findings: made
                .findings
                .iter()
                .map(|found| FindingLine::new(found.column, &found.finding, words))
                .collect(),
            label: made.drawing.as_ref().map(|drawing| DrawnLine {
                batch: made.batch.as_deref(),
                size_mm: drawing.size_mm,
                payload: &drawing.payload,
                symbol: &drawing.symbol,
                fitting: &drawing.fitting,
                checks: &drawing.checks,
                advice: &drawing.advice,
            }),
        }
    }
}

impl<'a> RefusedLine<'a> {
    fn new(refused: &'a Refused, words: Words) -> Self {
        Self {
            record: refused.record,
            batch: &refused.batch,
            column: refused.column.map(Column::name),
            fault: FaultLine::new(&refused.fault, words),
        }
    }
}
