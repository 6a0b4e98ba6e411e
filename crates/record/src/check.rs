//! From three texts to findings, and to the proof that they can go on a label.

use base::{Finding, Severity};

use crate::{BatchNumber, Draft, Field, Manufacturer, ReportRef};

/// What became of a text: a value unless a finding is an error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parsed<T> {
    /// The proof; `None` when a finding is an error.
    pub value: Option<T>,
    /// Everything there is to tell, errors or not.
    pub findings: Vec<Finding>,
}

impl<T> Parsed<T> {
    /// The value that `make` makes, unless a finding is an error.
    pub(crate) fn new(findings: Vec<Finding>, make: impl FnOnce() -> T) -> Self {
        let sound = base::worst(&findings) < Some(Severity::Error);
        Self { value: sound.then(make), findings }
    }
}

/// A manufacturer, a batch number and a report reference that can go on a label. Only made by [`check`].
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Identity {
    manufacturer: Manufacturer,
    batch: BatchNumber,
    report: ReportRef,
}

impl Identity {
    /// Manufacturer identity.
    pub const fn manufacturer(&self) -> &Manufacturer {
        &self.manufacturer
    }

    /// Production batch number.
    pub const fn batch(&self) -> &BatchNumber {
        &self.batch
    }

    /// Inspection report reference.
    pub const fn report(&self) -> &ReportRef {
        &self.report
    }

    /// The text of a field.
    pub fn get(&self, field: Field) -> &str {
        match field {
            Field::Manufacturer => self.manufacturer.as_str(),
            Field::Batch => self.batch.as_str(),
            Field::Report => self.report.as_str(),
        }
    }
}

impl From<&Identity> for Draft {
    fn from(identity: &Identity) -> Self {
        Self {
            manufacturer: identity.get(Field::Manufacturer).to_owned(),
            batch: identity.get(Field::Batch).to_owned(),
            report: identity.get(Field::Report).to_owned(),
        }
    }
}

/// What there is to tell about a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// The proof; `None` when a finding is an error.
    pub identity: Option<Identity>,
    /// Findings field by field in the order of [`Field::ALL`]; inside a field first about characters, by place, then
    /// about what they say.
    pub findings: Vec<(Field, Finding)>,
}

impl Checked {
    /// The findings of one field.
    pub fn of(&self, field: Field) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |(of, _)| *of == field).map(|(_, finding)| finding)
    }
}

/// Findings of all three fields, each on its own and then together.
pub fn check(draft: &Draft) -> Checked {
    let manufacturer = Manufacturer::parse(&draft.manufacturer);
    let batch = BatchNumber::parse(&draft.batch);
    let mut report = ReportRef::parse(&draft.report);
    if batch.value.is_some() && report.value.is_some() && draft.batch == draft.report {
        report.findings.push(crate::report::same_as_batch(&draft.report));
    }
    let mut findings = Vec::new();
    for (field, of_field) in
        Field::ALL.into_iter().zip([manufacturer.findings, batch.findings, report.findings])
    {
        findings.extend(of_field.into_iter().map(|finding| (field, finding)));
    }
    let identity = match (manufacturer.value, batch.value, report.value) {
        (Some(manufacturer), Some(batch), Some(report)) => Some(Identity { manufacturer, batch, report }),
        _ => None,
    };
    Checked { identity, findings }
}

/// Findings of one field on its own.
pub fn check_field(field: Field, text: &str) -> Vec<Finding> {
    match field {
        Field::Manufacturer => crate::manufacturer::findings(text),
        Field::Batch => crate::batch::findings(text),
        Field::Report => crate::report::findings(text),
    }
}
