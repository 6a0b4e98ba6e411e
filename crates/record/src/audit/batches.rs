//! Batch numbers: lines without one, batches without a report, numbers that are probably one.

use base::Severity;

use super::collect::{Collector, shown};
use super::near::{self, Reference};
use super::{cells, cited};
use crate::entities::{Batches, Lines};
use crate::{Column, Entity};

/// Lines that tell of a batch, a report, a component or a label and do not say of which batch. All in one finding.
pub(super) fn without_number(lines: &Lines<'_>, collector: &mut Collector<'_>) {
    let tells = |row: usize| {
        [Entity::Batch, Entity::Report, Entity::Component, Entity::Label]
            .into_iter()
            .any(|entity| lines.tells(row, entity))
    };
    let rows: Vec<u32> =
        lines.rows().filter(|row| !lines.numbered(*row) && tells(*row)).map(|row| row as u32).collect();
    if !rows.is_empty() {
        collector.add("set.line-without-batch", Severity::Error, cells(&rows, Column::Batch), |finding| {
            cited(finding, rules::id::FIELD_BATCH).with("count", rows.len())
        });
    }
}

/// Declared batches that no line has a report for.
pub(super) fn without_report(lines: &Lines<'_>, batches: &Batches, collector: &mut Collector<'_>) {
    for (group, (number, rows)) in batches.groups.iter().enumerate() {
        let reported = |row: &u32| lines.register.told(*row as usize, Column::Report).is_some();
        if batches.declared(group) && !rows.iter().any(reported) {
            collector.add(
                "set.batch-without-report",
                Severity::Error,
                cells(rows, Column::Report),
                |finding| {
                    cited(finding, rules::id::FIELD_REPORT).with("batch", shown(lines.register.text(number)))
                },
            );
        }
    }
}

/// Declared batch numbers that are probably one. Numbers that no line declares are told elsewhere.
pub(super) fn near(lines: &Lines<'_>, batches: &Batches, collector: &mut Collector<'_>) {
    let all = batches.none_declared();
    let declared: Vec<Reference<'_>> = batches
        .groups
        .iter()
        .enumerate()
        .filter(|(group, _)| all || batches.declared(*group))
        .map(|(_, (number, rows))| Reference { scope: 0, text: lines.register.text(number), rows })
        .collect();
    near::tell(collector, "set.near-batch", Column::Batch, &declared, &[]);
}
