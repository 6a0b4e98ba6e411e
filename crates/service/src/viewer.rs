//! What a viewer address carries, for someone who scanned a label with a phone's own camera.

use base::Finding;
use record::{CalendarDate, Column, Context, Policy};
use serde::{Deserialize, Serialize};

use crate::Fault;

/// The values in an address, judged.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Viewed {
    /// The values, in the order of the columns.
    pub values: Vec<(Column, String)>,
    /// What there is to say of them.
    pub findings: Vec<(Column, Finding)>,
}

/// Judges what stands in an address behind `#`.
///
/// # Errors
/// The `payload.*` codes of an address that carries no label.
pub(crate) fn view(fragment: &str, today: CalendarDate) -> Result<Viewed, Fault> {
    let read = payload::read_fragment(fragment).map_err(|error| {
        let finding = error.finding();
        let fault = Fault::new(error.code());
        finding.args.into_iter().fold(fault, |fault, (name, value)| {
            let mut fault = fault;
            fault.args.push((name, value));
            fault
        })
    })?;
    let policy = Policy::default();
    let context = Context { today, policy: &policy };
    let findings = read.values.iter().flat_map(|(&column, text)| {
        record::check_cell(column, text, &context).into_iter().map(move |finding| (column, finding))
    });
    Ok(Viewed { findings: findings.collect(), values: read.values.clone().into_iter().collect() })
}
