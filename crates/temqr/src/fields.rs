//! The three texts of a label, judged as one.

use std::collections::BTreeMap;
use std::io::{self, Write};

use base::{Finding, Severity};
use service::{Described, Draft, Fault, Field, Job, LabelOutcome, LabelRequest, LabelSetup, Reply};

use crate::chinese;
use crate::exit::{Exit, Stop};
use crate::json::{self, CheckedLine, FaultLine, FindingLine};
use crate::report::{self, Tally};
use crate::words::Words;

/// What there is to judge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Entry {
    /// The three texts.
    Record(Draft),
    /// The text of a symbol that is not whole.
    Broken(Finding),
}

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

/// Judges three texts and their label, and prints what is found.
pub(crate) fn run(entry: Entry, as_json: bool, words: Words, out: &mut dyn Write) -> Result<Exit, Stop> {
    let checked = check(entry)?;
    if as_json {
        json::print(out, &line(&checked, words))?;
    } else {
        print(out, &checked, words)?;
        let mut tally = Tally::default();
        let of_texts = checked.findings.iter().map(|(_, finding)| finding.severity);
        of_texts.chain(checked.label_severity()).for_each(|severity| tally.add(severity, 1));
        writeln!(out, "\n{}", tally.summary(1, words))?;
    }
    Ok(if checked.broken { Exit::Found } else { Exit::Well })
}

fn check(entry: Entry) -> Result<Checked, Fault> {
    let draft = match entry {
        Entry::Record(draft) => draft,
        Entry::Broken(finding) => {
            let findings = vec![(None, finding)];
            return Ok(Checked { draft: None, findings, broken: true, label_fault: None });
        }
    };
    let (more, setup) = (BTreeMap::new(), LabelSetup::default());
    let request = LabelRequest { draft: draft.clone(), more, setup, issued: None };
    let Described { findings, label, .. } = describe(request)?;
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
    chinese::supply()?;
    match crate::run(&Job::Describe(request), Vec::new()).reply {
        Reply::Described(described) => Ok(*described),
        Reply::Failed(fault) => Err(fault),
        _ => Err(Fault::new("cli.other-answer")),
    }
}

fn line(checked: &Checked, words: Words) -> CheckedLine<'_> {
    CheckedLine {
        record: 1,
        fields: checked.draft.as_ref(),
        findings: checked
            .findings
            .iter()
            .map(|(field, finding)| FindingLine::new(field.map(Into::into), finding, words))
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
