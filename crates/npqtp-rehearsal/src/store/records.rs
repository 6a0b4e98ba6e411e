//! Records and receipts. A key has one outcome, for ever.

use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row};

use super::{Holder, Store};
use crate::checks;
use crate::clock::{self, Moment};
use crate::secret::{self, Hash};
use crate::wire::{Found, Outcome, Receipt, RecordError, Submitted};

const RECEIPT: &str = "SELECT receipt.content_hash, number, received_at, errors
    FROM receipt LEFT JOIN record ON record = number WHERE receipt.holder = ?1 AND key = ?2";

impl Store {
    /// Stores records and what became of each, in their order. All are stored, or none.
    pub(crate) fn submit(
        &mut self,
        holder: &Holder,
        records: &[Submitted],
        now: Moment,
    ) -> rusqlite::Result<Vec<Receipt>> {
        let transaction = self.transaction()?;
        let receipts = records
            .iter()
            .map(|record| submit(&transaction, holder, record, now))
            .collect::<rusqlite::Result<Vec<Receipt>>>()?;
        transaction.commit()?;
        Ok(receipts)
    }

    /// What became of these keys.
    pub(crate) fn find(&self, holder: &Holder, keys: &[String]) -> rusqlite::Result<Found> {
        let mut found = Found { records: Vec::new(), unknown: Vec::new() };
        for key in keys {
            match stored(&self.connection, holder, key)? {
                Some((_, outcome)) => {
                    found.records.push(Receipt { key: key.clone(), outcome, replayed: false });
                }
                None => found.unknown.push(key.clone()),
            }
        }
        Ok(found)
    }

    /// The holder's accepted records as CSV, in the order in which they were accepted.
    ///
    /// Source: RFC 4180.
    pub(crate) fn export(&self, holder: &Holder) -> rusqlite::Result<String> {
        let sql = "SELECT number, batch_no, report_no, holder, received_at
            FROM record WHERE holder = ?1 ORDER BY number";
        let mut csv = String::from("receiptNo,batchNo,inspectionReportNo,manufacturer,receivedAt\r\n");
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query((&holder.0,))?;
        while let Some(row) = rows.next()? {
            let cells: [String; 5] =
                [receipt_no(row.get(0)?), row.get(1)?, row.get(2)?, row.get(3)?, clock::rfc3339(row.get(4)?)];
            csv.push_str(&cells.map(|cell| quoted(&cell)).join(","));
            csv.push_str("\r\n");
        }
        Ok(csv)
    }
}

fn submit(
    connection: &Connection,
    holder: &Holder,
    record: &Submitted,
    now: Moment,
) -> rusqlite::Result<Receipt> {
    let content = serde_json::to_string(&record.content())
        .map_err(|fault| rusqlite::Error::ToSqlConversionFailure(Box::new(fault)))?;
    let hash = secret::hash(&content);
    let receipt = |outcome, replayed| Receipt { key: record.key.clone(), outcome, replayed };
    if let Some((before, outcome)) = stored(connection, holder, &record.key)? {
        if before == hash {
            return Ok(receipt(outcome, true));
        }
        let error = checks::error("key.reused", "key", "this key was sent with another record before");
        return Ok(receipt(Outcome::Rejected { errors: vec![error] }, false));
    }
    let mut errors = checks::check(record, &holder.0);
    if is_used(connection, holder, record)? {
        let message = "another batch has this report number";
        errors.push(checks::error("inspectionReportNo.duplicate", "inspectionReportNo", message));
    }
    let (number, reasons) = if errors.is_empty() {
        let sql = "INSERT INTO record (holder, batch_no, report_no, content, content_hash, received_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        let values = (&holder.0, &record.batch_no, &record.inspection_report_no, &content, hash, now);
        connection.prepare_cached(sql)?.execute(values)?;
        (Some(connection.last_insert_rowid()), None)
    } else {
        let reasons = serde_json::to_string(&errors)
            .map_err(|fault| rusqlite::Error::ToSqlConversionFailure(Box::new(fault)))?;
        (None, Some(reasons))
    };
    connection.prepare_cached("INSERT INTO receipt VALUES (?1, ?2, ?3, ?4, ?5)")?.execute((
        &holder.0,
        &record.key,
        hash,
        number,
        reasons,
    ))?;
    Ok(receipt(number.map_or(Outcome::Rejected { errors }, |number| accepted(number, now)), false))
}

/// Whether another batch, of this or another manufacturer, has the record's report number.
fn is_used(connection: &Connection, holder: &Holder, record: &Submitted) -> rusqlite::Result<bool> {
    let sql = "SELECT 1 FROM record WHERE report_no = ?1 AND (batch_no <> ?2 OR holder <> ?3)";
    connection.prepare_cached(sql)?.exists((&record.inspection_report_no, &record.batch_no, &holder.0))
}

/// What was stored for a key: the hash of its content, and what became of it.
fn stored(connection: &Connection, holder: &Holder, key: &str) -> rusqlite::Result<Option<(Hash, Outcome)>> {
    connection.prepare_cached(RECEIPT)?.query_row((&holder.0, key), outcome).optional()
}

fn outcome(row: &Row<'_>) -> rusqlite::Result<(Hash, Outcome)> {
    let outcome = if let Some(number) = row.get(1)? {
        accepted(number, row.get(2)?)
    } else {
        let errors: Vec<RecordError> = serde_json::from_str(&row.get::<_, String>(3)?)
            .map_err(|fault| rusqlite::Error::FromSqlConversionFailure(3, Type::Text, Box::new(fault)))?;
        Outcome::Rejected { errors }
    };
    Ok((row.get(0)?, outcome))
}

fn accepted(number: i64, received_at: Moment) -> Outcome {
    Outcome::Accepted { receipt_no: receipt_no(number), received_at: clock::rfc3339(received_at) }
}

/// A number that nobody takes for the platform's.
fn receipt_no(number: i64) -> String {
    format!("REHEARSAL-{number:08}")
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\r', '\n']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}
