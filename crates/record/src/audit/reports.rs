//! Inspection reports: one reference, one batch, never again; not before the batch was made.

use std::borrow::Cow;

use base::Severity;
use rustc_hash::FxHashMap;

use super::collect::{Collector, listed, positions, shown};
use super::near::edit::{one_edit, suspicious_in_one_batch};
use super::near::{self, Reference};
use super::{cells, cited, day, fold};
use crate::entities::{Batches, Groups, Lines};
use crate::register::Text;
use crate::{Column, Spent};

/// References that stand for two batches: among the lines, or with a line that was deleted.
pub(super) fn reused(lines: &Lines<'_>, reports: &Groups, spent: &Spent, collector: &mut Collector<'_>) {
    let register = lines.register;
    let rule = rules::id::FIELD_REPORT_UNIQUE;
    let binned =
        Groups::by(register, (0..register.len()).filter(|row| register.binned(*row)), Column::Report);
    let mut removed: FxHashMap<&str, Vec<&str>> = FxHashMap::default();
    for (report, batch) in spent.pairs() {
        removed.entry(report).or_default().push(batch);
    }
    for (report, rows) in reports.iter() {
        let batches = batches_of(lines, rows);
        let text = register.text(report);
        if batches.len() > 1 {
            collector.add("set.report-reused", Severity::Error, cells(rows, Column::Report), |finding| {
                let names = batches.iter().map(|batch| Cow::Borrowed(register.text(*batch)));
                cited(finding, rule)
                    .with("report", shown(text))
                    .with("batches", listed(names, batches.len()))
                    .with("count", batches.len())
            });
        }
        if batches.is_empty() {
            continue;
        }
        let elsewhere = |batch: Text| batches.binary_search(&batch).is_err();
        let gone: Vec<u32> = binned
            .of(report)
            .map_or(&[][..], |group| binned.rows_of(group))
            .iter()
            .copied()
            .filter(|row| register.told(*row as usize, Column::Batch).is_some_and(elsewhere))
            .collect();
        if let Some(first) = gone.first() {
            collector.add(
                "set.report-reused-binned",
                Severity::Error,
                cells(rows, Column::Report),
                |finding| {
                    cited(finding, rule)
                        .with("report", shown(text))
                        .with("batch", shown(register.get(*first as usize, Column::Batch)))
                        .with("deleted_rows", positions(&gone))
                },
            );
        }
        let former = removed.get(text).into_iter().flatten();
        let former: Vec<&str> = former
            .copied()
            .filter(|former| {
                !former.trim().is_empty() && batches.iter().all(|batch| register.text(*batch) != *former)
            })
            .collect();
        if !former.is_empty() {
            collector.add(
                "set.report-reused-removed",
                Severity::Error,
                cells(rows, Column::Report),
                |finding| {
                    let names = former.iter().map(|batch| Cow::Borrowed(*batch));
                    cited(finding, rule)
                        .with("report", shown(text))
                        .with("batches", listed(names, former.len()))
                },
            );
        }
    }
}

/// The different batch numbers of some rows, ascending.
fn batches_of(lines: &Lines<'_>, rows: &[u32]) -> Vec<Text> {
    let mut batches: Vec<Text> =
        rows.iter().filter_map(|row| lines.register.told(*row as usize, Column::Batch)).collect();
    batches.sort_unstable();
    batches.dedup();
    batches
}

/// Reports that are dated before the day on which their batch was made, where both days are certain.
pub(super) fn dated_before_batch(lines: &Lines<'_>, batches: &Batches, collector: &mut Collector<'_>) {
    let register = lines.register;
    if !lines.columns.contains(&Column::BatchDate) || !lines.columns.contains(&Column::ReportDate) {
        return;
    }
    let mut days: FxHashMap<Text, Option<crate::CalendarDate>> = FxHashMap::default();
    let mut day_of = |row: &u32, column: Column| {
        let text = register.told(*row as usize, column)?;
        *days.entry(text).or_insert_with(|| day(register.text(text)))
    };
    for (number, rows) in batches.groups.iter() {
        let made = rows.iter().filter_map(|row| Some((day_of(row, Column::BatchDate)?, *row))).max();
        let Some((made, _)) = made else { continue };
        let early: Vec<u32> = rows
            .iter()
            .copied()
            .filter(|row| day_of(row, Column::ReportDate).is_some_and(|reported| reported < made))
            .collect();
        let Some(first) = early.iter().filter_map(|row| day_of(row, Column::ReportDate)).min() else {
            continue;
        };
        let dated: Vec<u32> =
            rows.iter().copied().filter(|row| day_of(row, Column::BatchDate) == Some(made)).collect();
        let places = cells(&early, Column::ReportDate).chain(cells(&dated, Column::BatchDate));
        collector.add("set.report-before-batch", Severity::Warning, places, |finding| {
            cited(finding, rules::id::CONSISTENCY_BATCH_REPORT)
                .with("batch", shown(register.text(number)))
                .with("report_date", first)
                .with("batch_date", made)
        });
    }
}

/// References that are probably one.
pub(super) fn near(lines: &Lines<'_>, batches: &Batches, reports: &Groups, collector: &mut Collector<'_>) {
    let register = lines.register;
    let references: Vec<Reference<'_>> =
        reports.iter().map(|(text, rows)| Reference { scope: 0, text: register.text(text), rows }).collect();
    let mut pairs = Vec::new();
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for (_, rows) in batches.groups.iter() {
        let Some((a, b)) =
            only_two(rows.iter().filter_map(|row| register.told(*row as usize, Column::Report)))
        else {
            continue;
        };
        fold::capitals(register.text(a), &mut left);
        fold::capitals(register.text(b), &mut right);
        if one_edit(&left, &right).is_some_and(|edit| suspicious_in_one_batch(&left, &right, edit)) {
            pairs.extend(reports.of(a).zip(reports.of(b)).map(|(a, b)| (a as u32, b as u32)));
        }
    }
    near::tell(collector, "set.near-report", Column::Report, &references, &pairs);
}

/// The two different texts, when there are just two.
fn only_two(texts: impl Iterator<Item = Text>) -> Option<(Text, Text)> {
    let (mut first, mut second) = (None, None);
    for text in texts {
        if first.is_none() || first == Some(text) {
            first = Some(text);
        } else if second.is_none() || second == Some(text) {
            second = Some(text);
        } else {
            return None;
        }
    }
    first.zip(second)
}
