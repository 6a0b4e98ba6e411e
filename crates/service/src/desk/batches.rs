//! The batches, with what is missing of their documents.

use std::collections::HashMap;

use record::{BatchCompleteness, CalendarDate};

use super::workspace::Workspace;
use super::{BatchRow, BatchWindow};

/// How many batches are shown at once.
const WINDOW_LIMIT_BATCHES: usize = 500;

impl Workspace {
    /// Batches for the screen, in the order of their first lines.
    pub(super) fn batches(&mut self, from: usize, count: usize, today: CalendarDate) -> BatchWindow {
        let complete = record::completeness(&self.register, &self.context(today));
        let percent = record::of_shipment(&complete).percent;
        let summaries = record::batches(&self.register);
        let total = summaries.len();
        let wanted: Vec<_> = summaries.into_iter().skip(from).take(count.min(WINDOW_LIMIT_BATCHES)).collect();
        let complete: HashMap<&str, &BatchCompleteness> =
            complete.iter().map(|complete| (&complete.batch[..], complete)).collect();
        let (register, findings) = self.found(today);
        let batches = wanted.into_iter().map(|summary| {
            let of = complete.get(&summary.number[..]);
            BatchRow {
                percent: of.map_or(0, |complete| complete.percent),
                missing: of.map(|complete| complete.missing.clone()).unwrap_or_default(),
                missing_parts: of.map(|complete| complete.missing_parts.clone()).unwrap_or_default(),
                severity: findings.worst_of(register, &summary.lines),
                summary,
            }
        });
        BatchWindow { from, total, percent, batches: batches.collect() }
    }
}
