//! What was made of labels, and what there is to say of them: for a person, and as JSON.

use std::io::{self, Write};
use std::path::Path;

use base::{Finding, Severity};
use serde::Serialize;
use service::{Advice, Check, Column, Drawing, Fault, FitRow, Quantity, ReadingCheck, SymbolFacts, Unit};

use crate::args::LabelsAs;
use crate::json::{FaultLine, FindingLine};
use crate::marked::visible;
use crate::report::{self, Shown};
use crate::words::Words;

/// How many records are named one by one where the same is to be said of all of them.
const LISTED_RECORDS: usize = 8;

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
    pub(super) finding: Finding,
}

impl Found {
    /// Something about the label, or all of them.
    pub(super) fn of_all(finding: Finding) -> Self {
        Self { column: None, text: None, finding }
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

    /// Adds findings about all labels, each kind of them once.
    pub(super) fn add(&mut self, findings: Vec<Finding>) {
        for finding in findings {
            if !self.findings.iter().any(|told| told.finding.code == finding.code) {
                self.findings.push(Found::of_all(finding));
            }
        }
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

    /// Prints what is to be mended or looked at.
    pub(super) fn print_problems(&self, err: &mut dyn Write, words: Words) -> io::Result<()> {
        for Found { column, text, finding } in &self.findings {
            let about = column.map(|column| words.column(column));
            report::shown(err, words, &Shown { indent: "", about, text: text.as_deref(), finding })?;
        }
        for alike in alike(&self.refused) {
            print_refused(err, &alike, words)?;
        }
        if self.refused_count > self.refused.len() {
            let more = (self.refused_count - self.refused.len()).to_string();
            writeln!(err, "{}", words.with("cli.more-refused", &[("count", more)]))?;
        }
        let of_records = self.refused.iter().any(|refused| refused.record > 0);
        if of_records {
            let key = if self.left_out { "cli.refused-left-out" } else { "cli.refused" };
            writeln!(err, "{}", words.with(key, &[("count", self.refused_count.to_string())]))?;
        }
        // Of a single label, the reason says it all.
        let told = if self.left_out { self.labels > 0 } else { self.refused_count > 0 };
        if told || !self.has_errors() && self.labels > 0 {
            return Ok(());
        }
        writeln!(err, "{}", words.get("cli.nothing-written"))
    }

    /// Prints what was written, and what is in it.
    pub(super) fn print(
        &self,
        out: &mut dyn Write,
        path: &Path,
        kind: LabelsAs,
        words: Words,
    ) -> io::Result<()> {
        let many = self.batch.is_some();
        let (key, count) = match kind {
            LabelsAs::Zip => ("cli.written-files", self.files),
            LabelsAs::Pdf if many || self.labels > 1 => ("cli.written-pages", self.labels),
            LabelsAs::Zpl | LabelsAs::Tspl if many || self.labels > 1 => ("cli.written-labels", self.labels),
            _ => ("cli.written", 1),
        };
        let counts =
            [("path", report::path(path)), ("count", count.to_string()), ("pages", self.pages.to_string())];
        // Whoever takes it from standard output knows that it is there.
        if key != "cli.written" || path != Path::new("-") {
            writeln!(out, "{}", words.with(key, &counts))?;
        }
        let Some(drawing) = &self.drawing else { return Ok(()) };
        if let Some(batch) = &self.batch {
            writeln!(out, "{}", words.with("cli.label-of-batch", &[("batch", batch)]))?;
        }
        print_drawing(out, drawing, words)
    }
}

/// Labels that cannot be made, those together of which the same is to be said.
fn alike(refused: &[Refused]) -> Vec<Vec<&Refused>> {
    let mut groups: Vec<Vec<&Refused>> = Vec::new();
    for one in refused {
        let reason = |of: &Refused| of.fault == one.fault && of.column == one.column && of.text == one.text;
        match groups.iter_mut().find(|group| group.first().is_some_and(|first| reason(first))) {
            Some(group) => group.push(one),
            None => groups.push(vec![one]),
        }
    }
    groups
}

/// Prints the one reason for which these labels cannot be made.
fn print_refused(err: &mut dyn Write, alike: &[&Refused], words: Words) -> io::Result<()> {
    let Some(Refused { column, text, fault, .. }) = alike.first() else { return Ok(()) };
    let of_texts = alike.iter().all(|refused| refused.record == 0);
    if of_texts {
        return report::fault(err, words, Severity::Error, fault);
    }
    let record = |refused: &&Refused| {
        let number = refused.record.to_string();
        [number, visible(&refused.batch)].join(" ").trim_end().to_owned()
    };
    let mut records = alike.iter().take(LISTED_RECORDS).map(record).collect::<Vec<_>>().join(", ");
    if alike.len() > LISTED_RECORDS {
        records += &format!(" … (+{})", alike.len() - LISTED_RECORDS);
    }
    let about = words.with("cli.records", &[("records", records)]);
    writeln!(err, "{} · {} · {about}", words.severity(Severity::Error), fault.code)?;
    writeln!(err, "  {}", words.fault(fault))?;
    // Several findings are about several cells: which is whose is not told.
    let only = fault.findings.len() == 1;
    for finding in &fault.findings {
        let about = column.filter(|_| only).map(|column| words.column(column));
        let text = text.as_deref().filter(|_| only);
        report::shown(err, words, &Shown { indent: "  ", about, text, finding })?;
    }
    Ok(())
}

fn print_drawing(out: &mut dyn Write, drawing: &Drawing, words: Words) -> io::Result<()> {
    let symbol = &drawing.symbol;
    let (width, height) = drawing.size_mm;
    let millimetres = |value| words.quantity(Quantity { value, unit: Unit::Millimetres });
    let modules = words.quantity(Quantity { value: symbol.modules as f64, unit: Unit::Modules });
    let chosen = drawing.fitting.iter().find(|row| row.chosen);
    let mut facts = vec![
        (words.get("facts.label"), format!("{} × {}", words.millimetres(width), millimetres(height))),
        (words.get("facts.symbol"), millimetres(symbol.edge_mm)),
        (words.get("facts.version"), format!("{} ({modules})", symbol.version)),
        (words.get("facts.level"), level(symbol, words)),
        (words.get("cli.mask"), u8::from(symbol.mask).to_string()),
        (words.get("facts.module"), millimetres(symbol.module_mm)),
    ];
    facts.extend(chosen.map(|row| (words.get("cli.binds"), words.get(&row.binds))));
    let bytes = words.with("facts.bytes", &[("count", symbol.payload_bytes.to_string())]);
    facts.push((words.get("facts.payload"), bytes));
    report::table(out, &facts)?;
    writeln!(out, "{}", words.get("cli.fitting"))?;
    let rows: Vec<_> = drawing.fitting.iter().map(|row| (row.level.to_string(), fit(row, words))).collect();
    report::table(out, &rows)?;
    writeln!(out, "{}", words.get("checks.title"))?;
    drawing.checks.iter().try_for_each(|check| print_check(out, check, words))?;
    print_advice(out, &drawing.advice, words)
}

/// The level that the symbol has, and the one that was asked for where it is another.
fn level(symbol: &SymbolFacts, words: Words) -> String {
    let (level, asked) = (symbol.level.to_string(), symbol.requested.to_string());
    if level == asked { level } else { words.with("cli.level-asked", &[("level", level), ("asked", asked)]) }
}

/// What a level would cost and bring.
fn fit(row: &FitRow, words: Words) -> String {
    let numbers = [
        ("version", row.version.to_string()),
        ("dots", row.module_dots.to_string()),
        ("module", words.millimetres(row.module_mm)),
        ("edge", words.millimetres(row.edge_mm)),
        ("distance", words.number(row.reading_distance_mm, 0)),
        ("percent", words.number(row.correctable * 100.0, 0)),
    ];
    words.with(if row.chosen { "cli.fit-chosen" } else { "cli.fit" }, &numbers)
}

fn print_check(out: &mut dyn Write, check: &Check, words: Words) -> io::Result<()> {
    writeln!(out, "  {}", words.get(&check.title))?;
    for reading in &check.readings {
        print_reading(out, reading, words)?;
    }
    writeln!(out, "    {}", words.source(&check.source))
}

fn print_reading(out: &mut dyn Write, reading: &ReadingCheck, words: Words) -> io::Result<()> {
    let least = |limit| words.with("check.limit", &[("limit", words.quantity(limit))]);
    let parts = [
        Some(words.outcome(reading.outcome)),
        reading.measured.map(|found| words.quantity(found)),
        reading.limit.map(least),
        Some(reading.reading.clone()),
    ];
    writeln!(out, "    {}", parts.into_iter().flatten().collect::<Vec<_>>().join(" · "))?;
    writeln!(out, "      {}", words.with(&reading.note, &reading.args))
}

/// What is said of the material, where one was named.
fn print_advice(out: &mut dyn Write, advice: &Advice, words: Words) -> io::Result<()> {
    let Some(verdict) = advice.verdict else { return Ok(()) };
    writeln!(out, "{}", words.with("cli.advice", &[("verdict", words.advised(verdict))]))?;
    for reason in &advice.reasons {
        writeln!(out, "  {} · {}", words.advised(reason.verdict), words.get(&reason.key))?;
        writeln!(out, "    {}", words.source(&reason.source))?;
    }
    for evidence in &advice.evidence {
        writeln!(out, "  {}", words.with("cli.ask-for", &[("evidence", words.get(&evidence.key))]))?;
    }
    Ok(())
}

/// What `temqr label --json` prints. Keys are only ever added.
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
