//! What `--json` prints: the shape of each line. Keys are only ever added.

mod evidence;

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::ops::Range;

use base::{Citation, Finding, Fix, Point, Quad, Severity};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use schemars::JsonSchema;
use serde::Serialize;
use service::{
    CodeUnread, Column, Comparison, Difference, Draft, EcLevel, Fault, Field, FieldComparison, Mask, Reader,
    Sampler, ScanReport, SymbolRead, Verdict, Version,
};

use crate::words::Words;
pub(crate) use evidence::EvidenceLine;

/// Prints one line.
pub(crate) fn line(out: &mut dyn Write, line: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, line)?;
    writeln!(out)
}

/// Prints one line and hands it over, so that whoever reads has it at once.
pub(crate) fn print(out: &mut dyn Write, line: &impl Serialize) -> io::Result<()> {
    self::line(out, line)?;
    out.flush()
}

/// UTF-8 bytes `[begin, end)` of a text.
pub(crate) type Span = [usize; 2];

pub(crate) const fn span(range: &Range<usize>) -> Span {
    [range.start, range.end]
}

/// The texts of a label, judged by `check`.
#[derive(Debug, Serialize)]
pub(crate) struct CheckedLine<'a> {
    /// Always 1.
    pub(crate) record: usize,
    /// The three texts; absent when the input is the text of a symbol that is not whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) fields: Option<&'a Draft>,
    /// What there is to say, field by field.
    pub(crate) findings: Vec<FindingLine<'a>>,
    /// Why texts without errors still make no label of the usual size.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) label_fault: Option<FaultLine<'a>>,
}

/// One thing to say of a text.
#[derive(Debug, Serialize)]
pub(crate) struct FindingLine<'a> {
    /// Stable id, such as `batch.not-a-date`.
    code: &'a str,
    /// `error`, `warning` or `info`.
    severity: Severity,
    /// The key of the column that it is about, such as `batch`.
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'static str>,
    /// Where in the field.
    #[serde(skip_serializing_if = "Option::is_none")]
    span: Option<Span>,
    /// The values in the text, by name.
    args: BTreeMap<&'a str, &'a str>,
    /// A replacement that mends it.
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<FixLine<'a>>,
    /// The rule that asks for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a Citation>,
    /// What it says, in the language of the answers.
    text: String,
}

/// A replacement that mends it.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Fix")]
pub(crate) struct FixLine<'a> {
    /// What to replace.
    span: Span,
    /// By what.
    replacement: &'a str,
}

impl<'a> FixLine<'a> {
    pub(crate) fn new(fix: &'a Fix) -> Self {
        Self { span: span(&fix.span), replacement: &fix.replacement }
    }
}

impl<'a> FindingLine<'a> {
    /// A finding about this column.
    pub(crate) fn new(column: Option<Column>, finding: &'a Finding, words: Words) -> Self {
        Self {
            code: &finding.code,
            severity: finding.severity,
            field: column.map(Column::name),
            span: finding.span.as_ref().map(span),
            args: finding.args.iter().map(|(name, value)| (&**name, &**value)).collect(),
            fix: finding.fix.as_ref().map(FixLine::new),
            source: finding.source.as_ref(),
            text: words.finding(finding),
        }
    }
}

/// Why something could not be done.
#[derive(Debug, Serialize)]
pub(crate) struct FaultLine<'a> {
    /// Stable id, such as `image.damaged`.
    code: &'a str,
    /// What it says, in the language of the answers.
    message: String,
    /// The findings that stand in the way, where that is the reason.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    findings: Vec<FindingLine<'a>>,
}

impl<'a> FaultLine<'a> {
    /// The line of a fault.
    pub(crate) fn new(fault: &'a Fault, words: Words) -> Self {
        let findings = fault.findings.iter().map(|finding| FindingLine::new(None, finding, words)).collect();
        Self { code: &fault.code, message: words.fault(fault), findings }
    }
}

/// One picture of `scan`.
#[derive(Debug, Serialize)]
pub(crate) struct ScannedLine<'a> {
    /// As it stands in the arguments; what is not UTF-8 in it is replaced by `U+FFFD`.
    path: String,
    /// Milliseconds from opening the file to the answer.
    time_ms: f64,
    /// Pixels a row, when the picture could be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    width: Option<usize>,
    /// Rows, when the picture could be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    height: Option<usize>,
    /// The symbols, the one that decides the verdict first.
    symbols: Vec<SymbolLine<'a>>,
    /// What looks like a code and was not read.
    unread: Vec<UnreadLine>,
    /// `read`, `matches`, `differs` or `not-read`, when the picture could be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    verdict: Option<Verdict>,
    /// Why the picture could not be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<FaultLine<'a>>,
}

impl<'a> ScannedLine<'a> {
    /// The line of a picture, or of why it could not be read.
    pub(crate) fn new(
        path: String,
        time_ms: f64,
        scanned: Result<&'a ScanReport, &'a Fault>,
        words: Words,
    ) -> Self {
        let report = scanned.ok();
        Self {
            path,
            time_ms: rounded(time_ms, 10.0),
            width: report.map(|report| report.width),
            height: report.map(|report| report.height),
            symbols: report
                .map_or_else(Vec::new, |report| report.symbols.iter().map(SymbolLine::new).collect()),
            unread: report.map_or_else(Vec::new, |report| {
                report.unread.iter().map(|unread| UnreadLine::new(unread, words)).collect()
            }),
            verdict: report.map(|report| report.verdict),
            error: scanned.err().map(|fault| FaultLine::new(fault, words)),
        }
    }
}

/// One symbol of a picture.
#[derive(Debug, Serialize)]
struct SymbolLine<'a> {
    /// The payload; `null` when its bytes are no text.
    text: Option<&'a str>,
    /// The corners `[x, y]` in pixels of the picture, clockwise from the symbol's own top left, to hundredths;
    /// counter-clockwise when it is mirrored.
    corners: Corners,
    /// Pixels a module, to hundredths.
    module_px: f64,
    /// How much of the error correction of the worst block is left, from 0 to 1, to hundredths.
    margin: f64,
    /// 1 to 40.
    version: Version,
    /// `L`, `M`, `Q` or `H`.
    error_correction: EcLevel,
    /// 0 to 7.
    mask: Mask,
    /// The library that made bytes of the modules.
    reader: Reader,
    /// How modules were made of pixels: `flat`, `bent`, `recovered` or `hinted`.
    sampler: Sampler,
    /// Whether it is seen from behind or in a mirror.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    mirrored: bool,
    /// Whether it is light on dark.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    inverted: bool,
    /// Which part of a message in several symbols it is, counted from 1, and of how many.
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<(u8, u8)>,
    /// Whether it is a GS1 element string: `U+001D` stands between its fields.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    gs1: bool,
    /// The id of the payload profile, where it is one that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    profile: Option<&'a str>,
    /// What the payload holds, by the keys of columns, when it is of such a profile.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    fields: BTreeMap<&'static str, &'a str>,
    /// Each field beside what was expected of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    comparison: Option<Vec<ComparedLine<'a>>>,
    /// The payload, when it is no text.
    #[serde(skip_serializing_if = "Option::is_none")]
    payload_base64: Option<String>,
}

impl<'a> SymbolLine<'a> {
    fn new(symbol: &'a SymbolRead) -> Self {
        Self {
            text: symbol.text.as_deref(),
            corners: corners(&symbol.corners),
            module_px: rounded(symbol.module_px, 100.0),
            margin: rounded(symbol.margin, 100.0),
            version: symbol.version,
            error_correction: symbol.level,
            mask: symbol.mask,
            reader: symbol.reader,
            sampler: symbol.sampler,
            mirrored: symbol.mirrored,
            inverted: symbol.inverted,
            part: symbol.part,
            gs1: symbol.gs1,
            profile: symbol.profile.as_deref(),
            fields: symbol.fields.iter().map(|(column, text)| (column.name(), &**text)).collect(),
            comparison: symbol.comparison.as_ref().map(compared),
            payload_base64: symbol.binary.as_ref().map(|bytes| STANDARD.encode(bytes)),
        }
    }
}

/// What looks like a code and was not read.
#[derive(Debug, Serialize)]
struct UnreadLine {
    /// Why: a stable id such as `unread.damaged` or, for a code of another kind, `unread.data-matrix`.
    code: &'static str,
    /// About where it is, as the corners of a symbol.
    corners: Corners,
    /// Pixels a module, about.
    module_px: f64,
    /// The values in the text, by name.
    args: BTreeMap<&'static str, String>,
    /// What it says, in the language of the answers.
    message: String,
}

impl UnreadLine {
    fn new(unread: &CodeUnread, words: Words) -> Self {
        Self {
            code: unread.reason.code(),
            corners: corners(&unread.corners),
            module_px: rounded(unread.module_px, 100.0),
            args: unread.reason.args().into_iter().collect(),
            message: words.unread(unread.reason),
        }
    }
}

/// The corners `[x, y]` of a quad.
type Corners = [[f64; 2]; 4];

/// To hundredths of a pixel.
fn corners(quad: &Quad) -> Corners {
    quad.0.map(|Point { x, y }| [rounded(x, 100.0), rounded(y, 100.0)])
}

/// One field beside what was expected of it.
#[derive(Debug, Serialize)]
struct ComparedLine<'a> {
    /// `manufacturer`, `batch` or `report`.
    field: Field,
    /// What it should be.
    expected: &'a str,
    /// What it is.
    found: &'a str,
    /// Whether both are the same, character by character.
    equal: bool,
    /// How they differ, such as `compare.case`.
    #[serde(skip_serializing_if = "Option::is_none")]
    difference: Option<&'static str>,
    /// What of `expected` is not in `found`.
    expected_spans: Vec<Span>,
    /// What of `found` is not in `expected`.
    found_spans: Vec<Span>,
}

impl<'a> ComparedLine<'a> {
    fn new(compared: &'a FieldComparison) -> Self {
        let FieldComparison { field, expected, found, equal, difference, expected_spans, found_spans } =
            compared;
        Self {
            field: *field,
            expected,
            found,
            equal: *equal,
            difference: difference.map(Difference::code),
            expected_spans: expected_spans.iter().map(span).collect(),
            found_spans: found_spans.iter().map(span).collect(),
        }
    }
}

fn compared(comparison: &Comparison) -> Vec<ComparedLine<'_>> {
    comparison.fields.iter().map(ComparedLine::new).collect()
}

/// To this many parts of one.
fn rounded(value: f64, parts: f64) -> f64 {
    (value * parts).round() / parts
}
