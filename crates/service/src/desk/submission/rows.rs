//! Records of a submission, for people.

use ::npqtp::{Change, Item, LeftOut, Prepared as Record, Profile, Row, State};
use record::Column;

use super::super::workspace::Workspace;
use super::prepared::Prepared;
use super::{RecordKind, RecordRow};
use crate::Fault;

impl Workspace {
    /// How many records of a kind there are, and some of them: of what is prepared, or else of what is under way.
    pub(super) fn record_rows(
        &mut self,
        kind: RecordKind,
        from: usize,
        count: usize,
        profile: &Profile,
    ) -> Result<(usize, Vec<RecordRow>), Fault> {
        if let Some(prepared) = &self.submitting.prepared {
            return Ok(prepared.rows(kind, from, count));
        }
        let Some(running) = self.running(profile)? else { return Ok((0, Vec::new())) };
        let wanted = |item: &&Item| match (kind, &item.state) {
            (RecordKind::All, _)
            | (RecordKind::Open, State::Queued | State::Sending | State::Unknown)
            | (RecordKind::Accepted, State::Accepted { .. })
            | (RecordKind::Rejected, State::Rejected { .. }) => true,
            (RecordKind::LeftOut | RecordKind::Changed, _) => false,
            (RecordKind::Open | RecordKind::Accepted | RecordKind::Rejected, _) => false,
        };
        let items = || running.submission.items().iter().filter(wanted);
        let rows = items().skip(from).take(count).map(|item| of_item(item, profile));
        Ok((items().count(), rows.collect()))
    }
}

impl Prepared {
    fn rows(&self, kind: RecordKind, from: usize, count: usize) -> (usize, Vec<RecordRow>) {
        if kind == RecordKind::LeftOut {
            let left_out = self.bodies.left_out();
            let rows = left_out.iter().skip(from).take(count).map(|record| self.of_left_out(record));
            return (left_out.len(), rows.collect());
        }
        let wanted = |record: &&Record| match kind {
            RecordKind::All => true,
            RecordKind::Changed => record.change != Change::Unchanged,
            _ => false,
        };
        let records = || self.bodies.records().iter().filter(wanted);
        let rows = records().skip(from).take(count).map(|record| self.of_record(record));
        (records().count(), rows.collect())
    }

    fn of_record(&self, record: &Record) -> RecordRow {
        RecordRow {
            batch: self.batch(record.ids.first().copied()),
            key: record.key.clone(),
            rows: record.rows.clone(),
            change: Some(record.change.clone()),
            state: None,
            receipt: None,
            reasons: Vec::new(),
            findings: Vec::new(),
        }
    }

    fn of_left_out(&self, record: &LeftOut) -> RecordRow {
        RecordRow {
            batch: self.batch(Some(record.id)),
            key: String::new(),
            rows: Vec::new(),
            change: None,
            state: None,
            receipt: None,
            reasons: Vec::new(),
            findings: record.findings.clone(),
        }
    }

    fn batch(&self, id: Option<u32>) -> String {
        id.and_then(|id| self.batch_of.get(&id)).cloned().unwrap_or_default()
    }
}

/// A record that left, or is about to. What it says is read from its exact JSON: nothing else of it was kept.
fn of_item(item: &Item, profile: &Profile) -> RecordRow {
    let rows = profile.rows_of(item.body());
    let receipt = match &item.state {
        State::Accepted { number, .. } => Some(number.clone()),
        _ => None,
    };
    let reasons = match &item.state {
        State::Rejected { reasons } => reasons.clone(),
        _ => Vec::new(),
    };
    RecordRow {
        batch: batch_in(&rows),
        key: item.key.clone(),
        rows,
        change: None,
        state: Some(state_key(&item.state).to_owned()),
        receipt,
        reasons,
        findings: Vec::new(),
    }
}

fn batch_in(rows: &[Row]) -> String {
    let row = rows.iter().find(|row| row.column == Column::Batch);
    row.map(|row| row.value.clone()).unwrap_or_default()
}

/// The i18n key of a state.
const fn state_key(state: &State) -> &'static str {
    match state {
        State::Queued => "submission.state.queued",
        State::Sending => "submission.state.sending",
        State::Unknown => "submission.state.unknown",
        State::Accepted { .. } => "submission.state.accepted",
        State::Rejected { .. } => "submission.state.rejected",
    }
}
