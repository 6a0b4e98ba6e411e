//! `temqr check`: what is wrong in the three texts.

use std::io::{self, Write};
use std::path::Path;

use base::{Finding, Severity};
use service::{Described, Draft, Fault, Field, Job, LabelOutcome, LabelRequest, LevelWish, Reply};

use crate::args::{CheckArgs, SYMBOL_EDGE_MM};
use crate::exit::{Exit, Stop};
use crate::input::{self, Entry};
use crate::json::{self, CheckedLine, FaultLine, FindingLine};
use crate::read::read;
use crate::report;
use crate::words::Words;

/// A record, judged.
struct Checked {
    draft: Option<Draft>,
    findings: Vec<(Option<Field>, Finding)>,
    /// Whether no label can be made of it before it is mended.
    broken: bool,
    /// Why texts without errors make no label of the usual size.
    label_fault: Option<Fault>,
}

impl Checked {
    /// Another size helps a text that is too long, but not characters that no label can show.
    fn label_severity(&self) -> Option<Severity> {
        let fault = self.label_fault.as_ref()?;
        Some(base::worst(&fault.findings).unwrap_or(Severity::Warning))
    }
}

/// Checks every record of the arguments or of the file, and prints what is found in each.
pub(crate) fn run(args: &CheckArgs, words: Words, out: &mut dyn Write) -> Result<Exit, Stop> {
    let entries = match args.draft() {
        Some(draft) => vec![Entry::Record(draft)],
        None => entries(args.file.as_deref().unwrap_or(Path::new("-")))?,
    };
    let several = entries.len() > 1;
    let mut counted = Counted::default();
    for (entry, record) in entries.into_iter().zip(1..) {
        let checked = check(entry)?;
        counted.add(&checked);
        if args.json {
            json::print(out, &line(record, &checked, words))?;
        } else {
            if several {
                writeln!(out, "{}", words.with("cli.record", &[("number", record.to_string())]))?;
            }
            print(out, &checked, words)?;
            writeln!(out)?;
        }
    }
    if !args.json {
        writeln!(out, "{}", counted.summary(words))?;
    }
    Ok(if counted.broken > 0 { Exit::Found } else { Exit::Well })
}

fn entries(path: &Path) -> Result<Vec<Entry>, Stop> {
    read(path, input::MAX_BYTES, "cli.input-too-large")
        .and_then(|bytes| input::entries(&bytes))
        .map_err(|fault| Stop::at(path, fault))
}

fn check(entry: Entry) -> Result<Checked, Fault> {
    let draft = match entry {
        Entry::Record(draft) => draft,
        Entry::Broken(finding) => {
            let findings = vec![(None, finding)];
            return Ok(Checked { draft: None, findings, broken: true, label_fault: None });
        }
    };
    let request =
        LabelRequest { draft: draft.clone(), level: LevelWish::Auto, symbol_edge_mm: SYMBOL_EDGE_MM };
    let Described { findings, label } = describe(request)?;
    let findings = findings.into_iter().map(|(field, finding)| (Some(field), finding)).collect();
    let broken = matches!(label, LabelOutcome::Waits);
    let label_fault = match label {
        LabelOutcome::Waits | LabelOutcome::Drawn(_) => None,
        LabelOutcome::Refused(fault) => Some(fault),
    };
    let checked = Checked { draft: Some(draft), findings, broken, label_fault };
    Ok(Checked { broken: broken || checked.label_severity() == Some(Severity::Error), ..checked })
}

/// What the core says of three texts and their label.
pub(crate) fn describe(request: LabelRequest) -> Result<Described, Fault> {
    match crate::run(&Job::Describe(request), Vec::new()).reply {
        Reply::Described(described) => Ok(*described),
        Reply::Failed(fault) => Err(fault),
        Reply::Exported(_) | Reply::Scanned(_) => Err(Fault::new("cli.other-answer")),
    }
}

fn line<'a>(record: usize, checked: &'a Checked, words: Words) -> CheckedLine<'a> {
    CheckedLine {
        record,
        fields: checked.draft.as_ref(),
        findings: checked
            .findings
            .iter()
            .map(|(field, finding)| FindingLine::new(*field, finding, words))
            .collect(),
        label_fault: checked.label_fault.as_ref().map(|fault| FaultLine::new(fault, words)),
    }
}

fn print(out: &mut dyn Write, checked: &Checked, words: Words) -> io::Result<()> {
    for (field, finding) in &checked.findings {
        report::finding(out, words, checked.draft.as_ref(), *field, finding)?;
    }
    let label_fault = checked.label_fault.as_ref().zip(checked.label_severity());
    match label_fault {
        Some((fault, severity)) => report::fault(out, words, severity, fault),
        None if checked.findings.is_empty() => writeln!(out, "{}", words.get("cli.no-findings")),
        None => Ok(()),
    }
}

/// What was found in all records.
#[derive(Default)]
struct Counted {
    records: usize,
    /// Records with errors.
    broken: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
}

impl Counted {
    fn add(&mut self, checked: &Checked) {
        self.records += 1;
        self.broken += usize::from(checked.broken);
        let of_texts = checked.findings.iter().map(|(_, finding)| finding.severity);
        for severity in of_texts.chain(checked.label_severity()) {
            match severity {
                Severity::Error => self.errors += 1,
                Severity::Warning => self.warnings += 1,
                Severity::Info => self.notes += 1,
            }
        }
    }

    fn summary(&self, words: Words) -> String {
        words.with(
            "cli.checked",
            &[
                ("records", self.records.to_string()),
                ("errors", self.errors.to_string()),
                ("warnings", self.warnings.to_string()),
                ("notes", self.notes.to_string()),
            ],
        )
    }
}
