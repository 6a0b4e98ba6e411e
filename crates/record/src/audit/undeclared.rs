//! Batch numbers that a report or a component has and no line declares: often a typing error.

use base::{Finding, Severity};
use rustc_hash::FxHashMap;

use super::collect::{Collector, shown};
use super::fold::{self, Letters};
use super::near::edit::{Edit, one_edit};
use super::near::neighbours::Neighbours;
use super::{cells, cited};
use crate::Column;
use crate::entities::{Batches, Lines};

/// A declared batch that an undeclared number probably means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Candidate {
    /// How unlikely it is: 0 equal after folding, 1 without a report of its own, 2 with one.
    rank: u8,
    group: usize,
    /// Whether the two can be different batches of one series.
    series: bool,
}

/// The likeliest candidates of one number.
#[derive(Debug, Clone, Copy, Default)]
struct Best {
    candidate: Option<Candidate>,
    /// Another one is as likely.
    tied: bool,
}

impl Best {
    fn meet(&mut self, new: Candidate) {
        match self.candidate {
            Some(best) if best.group == new.group => self.candidate = Some(best.min(new)),
            Some(best) if best.rank == new.rank => self.tied = true,
            Some(best) if best.rank < new.rank => {}
            _ => *self = Self { candidate: Some(new), tied: false },
        }
    }
}

/// Tells of batch numbers that no line declares.
///
/// When just one declared number is equal after folding, or one edit away, it is named; one that has no report of its
/// own goes before others. It is offered as a fix unless both numbers fit into one series and both have reports.
pub(super) fn tell(lines: &Lines<'_>, batches: &Batches, collector: &mut Collector<'_>) {
    if batches.none_declared() {
        return;
    }
    let undeclared: Vec<usize> =
        (0..batches.groups.len()).filter(|group| !batches.declared(*group)).collect();
    if undeclared.is_empty() {
        return;
    }
    let best = candidates(lines, batches, &undeclared);
    for (group, best) in undeclared.iter().zip(best) {
        let text = lines.register.text(batches.groups.key(*group));
        let named = best.candidate.filter(|_| !best.tied);
        let code = if named.is_some() { "set.batch-undeclared-near" } else { "set.batch-undeclared" };
        let dress = |finding: Finding| {
            let finding = cited(finding, rules::id::CONSISTENCY_BATCH_REPORT).with("batch", shown(text));
            let Some(candidate) = named else { return finding };
            let near = lines.register.text(batches.groups.key(candidate.group));
            let finding = finding.with("near", shown(near));
            if candidate.series && candidate.rank > 1 {
                finding
            } else {
                finding.fixed_by(0..text.len(), near)
            }
        };
        collector.add(code, Severity::Error, cells(batches.groups.rows_of(*group), Column::Batch), dress);
    }
}

fn candidates(lines: &Lines<'_>, batches: &Batches, undeclared: &[usize]) -> Vec<Best> {
    let register = lines.register;
    let text = |group: usize| register.text(batches.groups.key(group));
    let folded = |group: usize| {
        let mut folded = String::new();
        fold::reference(text(group), Letters::Alike, |c| folded.push(c));
        folded
    };
    let mut by_folded: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (nth, group) in undeclared.iter().enumerate() {
        by_folded.entry(folded(*group)).or_default().push(nth);
    }
    let sought: Vec<Vec<char>> = undeclared
        .iter()
        .map(|group| {
            let mut chars = Vec::new();
            fold::capitals(text(*group), &mut chars);
            chars
        })
        .collect();
    let neighbours = Neighbours::of(sought.iter().map(Vec::as_slice));
    let mut best = vec![Best::default(); undeclared.len()];
    let mut chars = Vec::new();
    for group in (0..batches.groups.len()).filter(|group| batches.declared(*group)) {
        for nth in by_folded.get(&folded(group)).into_iter().flatten() {
            best[*nth].meet(Candidate { rank: 0, group, series: false });
        }
        fold::capitals(text(group), &mut chars);
        let mut rank = None;
        neighbours.near(&chars, |nth| {
            let Some(edit) = one_edit(&sought[nth as usize], &chars) else { return };
            let rank = *rank.get_or_insert_with(|| {
                let reported = |row: &u32| register.told(*row as usize, Column::Report).is_some();
                1 + u8::from(batches.groups.rows_of(group).iter().any(reported))
            });
            let series = in_series(&sought[nth as usize], &chars, edit);
            best[nth as usize].meet(Candidate { rank, group, series });
        });
    }
    best
}

/// Whether two numbers one edit apart can follow one another: they differ in digits only.
fn in_series(a: &[char], b: &[char], edit: Edit) -> bool {
    let longer = if a.len() > b.len() { a } else { b };
    match edit {
        Edit::Other(at) => a[at].is_ascii_digit() && b[at].is_ascii_digit(),
        Edit::Swapped(at) => a[at].is_ascii_digit() && a[at + 1].is_ascii_digit(),
        Edit::Surplus(at) => longer[at].is_ascii_digit(),
    }
}
