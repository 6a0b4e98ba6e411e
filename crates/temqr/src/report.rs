//! What a person reads: findings with their places, and tables of facts.

use std::io::{self, Write};
use std::ops::Range;
use std::path::Path;

use base::{Finding, Severity};
use service::{Draft, Fault, Field, Note, apply};

use crate::marked::{columns, marked, visible};
use crate::words::Words;

/// A path as it can be shown.
pub(crate) fn path(path: &Path) -> String {
    visible(&path.to_string_lossy())
}

/// One finding about a field: what it is, the place, what it says, the fix, the source.
///
/// `draft` is what the finding is about, where it points into one of its fields.
pub(crate) fn finding(
    out: &mut dyn Write,
    words: Words,
    draft: Option<&Draft>,
    field: Option<Field>,
    finding: &Finding,
) -> io::Result<()> {
    let text = draft.zip(field).map(|(draft, field)| draft.get(field));
    let about = field.map(|field| words.field(field));
    shown(out, words, &Shown { indent: "", about, text, finding })
}

/// A finding as it is shown.
pub(crate) struct Shown<'a> {
    /// What stands before each line.
    pub(crate) indent: &'a str,
    /// What it is about, such as the caption of a column.
    pub(crate) about: Option<String>,
    /// The text that it points into.
    pub(crate) text: Option<&'a str>,
    /// The finding.
    pub(crate) finding: &'a Finding,
}

/// One finding: what it is, the place, what it says, the fix, the source.
pub(crate) fn shown(out: &mut dyn Write, words: Words, shown: &Shown<'_>) -> io::Result<()> {
    let Shown { indent, about, text, finding } = shown;
    let head = [words.severity(finding.severity), finding.code.to_string()];
    let head: Vec<String> = head.into_iter().chain(about.clone()).collect();
    writeln!(out, "{indent}{}", head.join(" · "))?;
    if let (Some(text), Some(span)) = (text, &finding.span) {
        place(out, &format!("{indent}  "), text, std::slice::from_ref(span))?;
    }
    writeln!(out, "{indent}  {}", words.finding(finding))?;
    if let (Some(text), Some(fix)) = (text, &finding.fix) {
        let mended = apply(text, fix);
        let place = fix.span.start..fix.span.start + fix.replacement.len();
        let (shown, _) = marked(&mended, &[place]);
        writeln!(out, "{indent}  {}", words.with("cli.fix", &[("value", shown)]))?;
    }
    match &finding.source {
        Some(source) => writeln!(out, "{indent}  {}", words.source(source)),
        None => Ok(()),
    }
}

/// Something odd about a file whose columns have these headings.
pub(crate) fn note(out: &mut dyn Write, words: Words, note: &Note, headings: &[String]) -> io::Result<()> {
    let row = note.row.map(|row| words.with("import.note-row", &[("row", row.to_string())]));
    let heading = note.column.and_then(|column| headings.get(column as usize));
    let heading = heading.map(|heading| visible(heading)).filter(|heading| !heading.is_empty());
    let about: Vec<String> = row.into_iter().chain(heading).collect();
    let about = (!about.is_empty()).then(|| about.join(" · "));
    shown(out, words, &Shown { indent: "", about, text: None, finding: &note.finding })
}

/// How many findings of each severity there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) errors: usize,
    pub(crate) warnings: usize,
    pub(crate) notes: usize,
}

impl Tally {
    /// Counts so many findings of a severity.
    pub(crate) fn add(&mut self, severity: Severity, count: usize) {
        *match severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
            Severity::Info => &mut self.notes,
        } += count;
    }

    /// All of it in one line.
    pub(crate) fn summary(self, records: usize, words: Words) -> String {
        let counts = [
            ("records", records.to_string()),
            ("errors", self.errors.to_string()),
            ("warnings", self.warnings.to_string()),
            ("notes", self.notes.to_string()),
        ];
        words.with("cli.checked", &counts)
    }
}

/// A text with carets under places of it.
pub(crate) fn place(out: &mut dyn Write, indent: &str, text: &str, spans: &[Range<usize>]) -> io::Result<()> {
    let (line, carets) = marked(text, spans);
    writeln!(out, "{indent}| {line}")?;
    if carets.is_empty() { Ok(()) } else { writeln!(out, "{indent}| {carets}") }
}

/// Names and values in two columns. A value of several lines stays in its column.
pub(crate) fn table(out: &mut dyn Write, rows: &[(String, String)]) -> io::Result<()> {
    let widest = rows.iter().map(|(name, _)| columns(name)).max().unwrap_or_default();
    for (name, value) in rows {
        let mut name = name.as_str();
        for line in value.split('\n') {
            let line = format!("  {name}{:gap$}{}", "", visible(line), gap = widest - columns(name) + 2);
            writeln!(out, "{}", line.trim_end())?;
            name = "";
        }
    }
    Ok(())
}

/// Why something could not be done, with the findings that stand in the way.
pub(crate) fn fault(out: &mut dyn Write, words: Words, severity: Severity, fault: &Fault) -> io::Result<()> {
    writeln!(out, "{} · {}", words.severity(severity), fault.code)?;
    writeln!(out, "  {}", words.fault(fault))?;
    fault.findings.iter().try_for_each(|found| finding(out, words, None, None, found))
}
