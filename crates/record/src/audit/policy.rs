//! What the user's policy asks of every batch.

use std::borrow::Cow;

use base::Severity;

use super::collect::{Collector, listed, shown};
use super::{cells, cited};
use crate::entities::{Batches, Lines, lacking_parts};
use crate::{Column, Policy};

/// Tells of batches that lack a column or a component's batch that the policy asks for.
pub(super) fn tell(lines: &Lines<'_>, batches: &Batches, policy: &Policy, collector: &mut Collector<'_>) {
    if policy.required.is_empty() && policy.required_parts.is_empty() {
        return;
    }
    for (group, (number, rows)) in
        batches.groups.iter().enumerate().filter(|(group, _)| batches.declared(*group))
    {
        debug_assert!(batches.groups.of(number) == Some(group));
        let batch = shown(lines.register.text(number));
        let lacks =
            |column: &Column| !rows.iter().any(|row| lines.register.told(*row as usize, *column).is_some());
        let columns: Vec<Column> = policy.required.iter().copied().filter(lacks).collect();
        if !columns.is_empty() {
            let places = columns.iter().flat_map(|column| cells(rows, *column));
            collector.add("set.batch-lacks-columns", Severity::Warning, places, |finding| {
                let names = columns.iter().map(|column| Cow::Borrowed(column.name()));
                finding.with("batch", &batch).with("columns", listed(names, columns.len()))
            });
        }
        let parts = lacking_parts(lines, rows, policy);
        if !parts.is_empty() {
            collector.add("set.batch-lacks-parts", Severity::Warning, cells(rows, Column::Part), |finding| {
                let names = parts.iter().map(|part| Cow::Borrowed(*part));
                cited(finding, rules::id::CONSISTENCY_COMPONENT_BATCHES)
                    .with("batch", &batch)
                    .with("parts", listed(names, parts.len()))
            });
        }
    }
}
