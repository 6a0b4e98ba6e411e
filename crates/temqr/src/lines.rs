//! What `check --json` prints of records: the shape of each line. Keys are only ever added.

use std::collections::BTreeMap;

use base::{Citation, Confidence, Finding, Severity};
use schemars::JsonSchema;
use serde::Serialize;
use service::desk::{FoundAt, FoundInCell, FoundInSet, SourceView, Totals};
use service::{Column, Note, Why};

use crate::json::{FixLine, Span, span};
use crate::report::Tally;
use crate::words::Words;

/// One line that `temqr check --json` prints of records.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub(crate) enum Line<'a> {
    /// Something odd about the file.
    Note(NoteLine<'a>),
    /// Something about cells.
    Finding(FoundLine<'a>),
    /// The last line.
    Summary(SummaryLine<'a>),
}

/// How much something matters.
#[derive(JsonSchema)]
#[schemars(rename = "Severity", rename_all = "kebab-case")]
#[expect(dead_code, reason = "stands for base::Severity in the schema")]
enum SeverityWord {
    /// Has to be mended before the next step.
    Error,
    /// Probably wrong, or against a recommendation.
    Warning,
    /// Worth knowing; nothing has to be done.
    Info,
}

/// The rule that asks for something.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Source")]
struct SourceLine<'a> {
    /// The rule's stable id, such as `field.batch-format`.
    rule: &'a str,
    /// The instrument, standard or article, as one would cite it.
    source: &'a str,
    /// How sure it makes us: `primary`, `reported` or `unverified`.
    confidence: &'static str,
}

impl<'a> SourceLine<'a> {
    fn new(source: &'a Citation) -> Self {
        let confidence = match source.confidence {
            Confidence::Primary => "primary",
            Confidence::Reported => "reported",
            Confidence::Unverified => "unverified",
        };
        Self { rule: &source.rule, source: &source.source, confidence }
    }
}

/// Something odd about the file.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Note")]
pub(crate) struct NoteLine<'a> {
    /// Stable id, such as `intake.json-unknown-key`.
    code: &'a str,
    /// How much it matters.
    #[schemars(with = "SeverityWord")]
    severity: Severity,
    /// Row of the file, from 1; absent: the whole file.
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<u32>,
    /// Column of the file, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<u32>,
    /// The values in the message, by name.
    args: BTreeMap<&'a str, &'a str>,
    /// What it says, in the language of the answers.
    message: String,
}

/// Something about cells.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Finding")]
pub(crate) struct FoundLine<'a> {
    /// Stable id, such as `batch.not-a-date`.
    code: &'a str,
    /// How much it matters.
    #[schemars(with = "SeverityWord")]
    severity: Severity,
    /// The first place: `/RECORD/COLUMN`, or `/RECORD`; records count from 0.
    path: String,
    /// The row of the first place in the file, from 1.
    row: u32,
    /// The rows of all places.
    rows: Vec<u32>,
    /// All places.
    paths: Vec<String>,
    /// The column's key, as in `temqr schema records`; absent: whole records, or several columns.
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<&'static str>,
    /// Where in `text`: UTF-8 bytes, begin and end.
    #[serde(skip_serializing_if = "Option::is_none")]
    span: Option<Span>,
    /// What stands in the cell; absent for findings about several records.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    /// A replacement that mends it.
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<FixLine<'a>>,
    /// The rule that asks for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<SourceLine<'a>>,
    /// The values in the message, by name.
    args: BTreeMap<&'a str, &'a str>,
    /// What it says, in the language of the answers.
    message: String,
}

/// How often a code was found.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Count")]
pub(crate) struct CountLine<'a> {
    /// Stable id.
    pub(crate) code: &'a str,
    /// How much it matters.
    #[schemars(with = "SeverityWord")]
    pub(crate) severity: Severity,
    /// How often.
    pub(crate) count: usize,
}

/// What a column of the file is.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Mapping")]
struct MappingLine<'a> {
    /// Its heading.
    heading: &'a str,
    /// The column's key; null: it was left out.
    column: Option<&'static str>,
    /// How that is known: `heading`, `values` or `chosen`.
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'static str>,
}

/// What batches lack.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Missing")]
struct MissingLine<'a> {
    /// The column's key, or the name of a part.
    what: &'a str,
    /// From how many batches.
    batches: usize,
}

/// The last line: what there is to tell of all records together.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Summary")]
pub(crate) struct SummaryLine<'a> {
    /// How many records have a text.
    records: usize,
    /// How many batches they name.
    batches: usize,
    /// How many batches miss no document.
    complete_batches: usize,
    /// How complete the documents of all batches are together, 0 to 100.
    #[schemars(range(max = 100))]
    complete_percent: u8,
    /// Columns without a text.
    missing: Vec<MissingLine<'a>>,
    /// Parts without a vendor's batch.
    missing_parts: Vec<MissingLine<'a>>,
    /// How many errors there are, notes of the file included.
    errors: usize,
    /// How many warnings.
    warnings: usize,
    /// How many findings that only inform.
    notes: usize,
    /// Every code that was found.
    codes: Vec<CountLine<'a>>,
    /// How many notes about the file were left out: of very many, the first are told.
    notes_left_out: usize,
    /// The file's encoding, where it is a text that was read whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    encoding: Option<&'a str>,
    /// The sheet that was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<&'a str>,
    /// What each column of the file is; absent where lines were judged as they arrived.
    #[serde(skip_serializing_if = "Option::is_none")]
    mapping: Option<Vec<MappingLine<'a>>>,
}

fn args(finding: &Finding) -> BTreeMap<&str, &str> {
    finding.args.iter().map(|(name, value)| (&**name, &**value)).collect()
}

fn path(at: &FoundAt) -> String {
    match at.column {
        Some(column) => format!("/{}/{}", at.record, column.name()),
        None => format!("/{}", at.record),
    }
}

impl<'a> NoteLine<'a> {
    pub(crate) fn new(note: &'a Note, words: Words) -> Self {
        let Note { finding, row, column } = note;
        Self {
            code: &finding.code,
            severity: finding.severity,
            row: *row,
            column: column.map(|column| column + 1),
            args: args(finding),
            message: words.finding(finding),
        }
    }
}

impl<'a> FoundLine<'a> {
    /// A finding about one cell.
    pub(crate) fn of_cell(found: &'a FoundInCell, words: Words) -> Self {
        Self::new(std::slice::from_ref(&found.at), Some(&found.text), &found.finding, words)
    }

    /// A finding about several records.
    pub(crate) fn of_set(found: &'a FoundInSet, words: Words) -> Self {
        Self::new(&found.places, None, &found.finding, words)
    }

    fn new(places: &[FoundAt], text: Option<&'a str>, finding: &'a Finding, words: Words) -> Self {
        let first = places.first().copied().unwrap_or(FoundAt { record: 0, row: 0, column: None });
        let column = first.column.filter(|column| places.iter().all(|place| place.column == Some(*column)));
        let mut rows: Vec<u32> = places.iter().map(|place| place.row).collect();
        rows.dedup();
        Self {
            code: &finding.code,
            severity: finding.severity,
            path: path(&first),
            row: first.row,
            rows,
            paths: places.iter().map(path).collect(),
            column: column.map(Column::name),
            span: finding.span.as_ref().map(span),
            text,
            // The fix of several cells replaces each of them whole: no place in one text.
            fix: text.and(finding.fix.as_ref()).map(FixLine::new),
            source: finding.source.as_ref().map(SourceLine::new),
            args: args(finding),
            message: words.finding(finding),
        }
    }
}

impl<'a> SummaryLine<'a> {
    /// `view` is the file, where it was read whole.
    pub(crate) fn new(
        totals: &'a Totals,
        tally: Tally,
        codes: Vec<CountLine<'a>>,
        view: Option<&'a SourceView>,
    ) -> Self {
        let mapping = |view: &'a SourceView| {
            let columns = view.headings.iter().zip(&view.mapping.columns);
            columns.map(|(heading, assigned)| MappingLine {
                heading,
                column: assigned.target.map(Column::name),
                why: assigned.why.map(|why| match why {
                    Why::Heading => "heading",
                    Why::Values => "values",
                    Why::Remembered => "remembered",
                    Why::Chosen => "chosen",
                }),
            })
        };
        let missing = totals.missing.iter();
        let parts = totals.missing_parts.iter();
        Self {
            records: totals.lines,
            batches: totals.batches,
            complete_batches: totals.complete_batches,
            complete_percent: totals.percent,
            missing: missing
                .map(|(column, batches)| MissingLine { what: column.name(), batches: *batches })
                .collect(),
            missing_parts: parts
                .map(|(part, batches)| MissingLine { what: part, batches: *batches })
                .collect(),
            errors: tally.errors,
            warnings: tally.warnings,
            notes: tally.notes,
            codes,
            notes_left_out: view.map_or(0, |view| view.note_count.saturating_sub(view.notes.len())),
            encoding: view.and_then(|view| Some(&view.encoding.as_ref()?.name[..])),
            sheet: view.and_then(|view| Some(&view.sheets.get(view.options.sheet?)?.name[..])),
            mapping: view.map(|view| mapping(view).collect()),
        }
    }
}
