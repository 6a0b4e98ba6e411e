//! What is said of a submission: before it is sent, and after.

use std::io::Write;

use serde_json::{Value, json};
use service::desk::submission::{
    Next, PreparedView, RecordKind, RecordRow, SubmissionJob, SubmissionView, Todo,
};
use service::npqtp::Outcome;
use service::{Column, Fault};

use super::state::State;
use crate::args::SubmitArgs;
use crate::exit::Stop;
use crate::json::{self, FindingLine};
use crate::report;
use crate::words::Words;

/// How many records are told one by one where a person reads.
const TOLD: usize = 20;

/// How many rows are asked for at once.
const WINDOW: usize = 500;

/// What would leave, and what would not.
pub(super) fn prepared(
    state: &mut State,
    view: &SubmissionView,
    as_json: bool,
    words: Words,
    out: &mut dyn Write,
) -> Result<(), Stop> {
    let Some(prepared) = &view.prepared else { return Err(Fault::new("cli.other-answer").into()) };
    if as_json {
        let left_out = all(state, RecordKind::LeftOut)?;
        let left_out: Vec<Value> = left_out.iter().map(|row| left_out_json(row, words)).collect();
        let not_sent: Value = prepared
            .not_sent
            .iter()
            .map(|(of, count)| (of.name().to_owned(), json!(count)))
            .collect::<serde_json::Map<_, _>>()
            .into();
        let bodies: Vec<Value> = prepared
            .bodies
            .iter()
            .map(|(bytes, sha256)| json!({ "bytes": bytes, "sha256": sha256 }))
            .collect();
        let line = json!({
            "type": "prepared", "profile": view.profile.id, "rehearsal": view.profile.rehearsal,
            "origin": view.profile.origin, "digest": prepared.digest, "records": prepared.records,
            "new": prepared.new, "changed": prepared.changed, "same": prepared.same, "left_out": left_out,
            "bytes": prepared.bytes, "bodies": bodies, "not_sent": not_sent,
            "findings": findings(&prepared.findings, words),
        });
        return Ok(json::line(out, &line)?);
    }
    report::table(out, &facts(view, prepared, words))?;
    writeln!(out)?;
    for finding in &prepared.findings {
        report::finding(out, words, None, None, finding)?;
    }
    let (total, rows) = state.rows(RecordKind::LeftOut, 0, TOLD)?;
    for row in &rows {
        for (column, finding) in &row.findings {
            let about = [row.batch.clone()].into_iter().chain(column.map(|column| words.column(column)));
            let about = Some(about.collect::<Vec<_>>().join(" · "));
            report::shown(out, words, &report::Shown { indent: "", about, text: None, finding })?;
        }
    }
    more(total, rows.len(), words, out)
}

/// What became of the records.
pub(super) fn ended(
    state: &mut State,
    last: &Next,
    args: &SubmitArgs,
    words: Words,
    out: &mut dyn Write,
) -> Result<(), Stop> {
    let tally = last.under_way.tally;
    let open = tally.queued + tally.sending + tally.unknown;
    let left = state.shown(SubmissionJob::Show)?.ledger;
    let outcome = match last.todo {
        Todo::Done(outcome) => json!(outcome),
        _ => json!("stopped"),
    };
    if args.json {
        let records: Vec<Value> =
            all(state, RecordKind::All)?.iter().map(|row| row_json(row, words)).collect();
        let line = json!({
            "type": "ended", "outcome": outcome, "accepted": tally.accepted, "rejected": tally.rejected, "open": open,
            "records": records, "findings": findings(&last.under_way.findings, words),
            "ledger": { "requests": left.requests, "bytes": left.bytes },
        });
        return Ok(json::line(out, &line)?);
    }
    let rows = [
        ("cli.submit.accepted", tally.accepted.to_string()),
        ("cli.submit.rejected", tally.rejected.to_string()),
        ("cli.submit.open", open.to_string()),
        ("cli.submit.ever-left", left.bytes.to_string()),
    ];
    writeln!(out)?;
    report::table(out, &rows.map(|(key, value)| (words.get(key), value)))?;
    writeln!(out)?;
    for finding in &last.under_way.findings {
        report::finding(out, words, None, None, finding)?;
    }
    let (total, rows) = state.rows(RecordKind::Rejected, 0, TOLD)?;
    for row in &rows {
        for reason in &row.reasons {
            let column = reason.column.map(|column| words.column(column)).unwrap_or_default();
            // Untrusted: a quotation, made harmless like every text.
            let quoted = [("code", &reason.platform_code), ("message", &reason.message)];
            let head = [row.batch.as_str(), &column].into_iter().filter(|text| !text.is_empty());
            let head = crate::marked::visible(&head.collect::<Vec<_>>().join(" · "));
            writeln!(
                out,
                "{head}\n  {}\n  {}",
                words.get(&reason.code),
                words.with("cli.submit.says", &quoted)
            )?;
        }
    }
    more(total, rows.len(), words, out)?;
    if last.todo != Todo::Done(Outcome::Completed) {
        let path = report::path(&args.state);
        writeln!(out, "{}", words.with("cli.submit.go-on", &[("path", path)]))?;
    }
    Ok(())
}

fn facts(view: &SubmissionView, prepared: &PreparedView, words: Words) -> Vec<(String, String)> {
    let counts = [
        ("count", prepared.records.to_string()),
        ("new", prepared.new.to_string()),
        ("changed", prepared.changed.to_string()),
        ("same", prepared.same.to_string()),
    ];
    let not_sent =
        prepared.not_sent.iter().map(|(column, count)| format!("{} ({count})", words.column(*column)));
    let assumed = view.profile.assumptions.iter().map(|of| of.text.in_language(words.tag()).to_owned());
    let lines = |texts: Vec<String>| if texts.is_empty() { "—".to_owned() } else { texts.join("\n") };
    let rows = [
        ("cli.submit.profile", view.profile.title.in_language(words.tag()).to_owned()),
        ("cli.submit.origin", view.profile.origin.clone()),
        ("cli.submit.assumed", lines(assumed.collect())),
        ("cli.submit.records", words.with("cli.submit.records-of", &counts)),
        ("cli.submit.left-out", prepared.left_out.to_string()),
        ("cli.submit.requests", prepared.bodies.len().to_string()),
        ("cli.submit.bytes", prepared.bytes.to_string()),
        ("cli.submit.not-sent", lines(not_sent.collect())),
        ("cli.submit.digest", prepared.digest.clone()),
    ];
    rows.map(|(key, value)| (words.get(key), value)).into()
}

fn more(total: usize, told: usize, words: Words, out: &mut dyn Write) -> Result<(), Stop> {
    if total > told {
        writeln!(out, "{}", words.with("cli.submit.more", &[("count", (total - told).to_string())]))?;
    }
    Ok(())
}

/// Every record of a kind.
fn all(state: &mut State, kind: RecordKind) -> Result<Vec<RecordRow>, Fault> {
    let mut all = Vec::new();
    loop {
        let (total, rows) = state.rows(kind, all.len(), WINDOW)?;
        let done = rows.is_empty();
        all.extend(rows);
        if done || all.len() >= total {
            return Ok(all);
        }
    }
}

fn findings(findings: &[base::Finding], words: Words) -> Vec<Value> {
    let line = |finding| serde_json::to_value(FindingLine::new(None, finding, words)).unwrap_or_default();
    findings.iter().map(line).collect()
}

fn left_out_json(row: &RecordRow, words: Words) -> Value {
    let line = |(column, finding): &(Option<Column>, base::Finding)| {
        serde_json::to_value(FindingLine::new(*column, finding, words)).unwrap_or_default()
    };
    json!({ "batch": row.batch, "findings": row.findings.iter().map(line).collect::<Vec<_>>() })
}

fn row_json(row: &RecordRow, words: Words) -> Value {
    let reason = |reason: &service::npqtp::Reason| {
        json!({
            "code": reason.code, "text": words.get(&reason.code), "column": reason.column.map(Column::name),
            "platform_code": reason.platform_code, "platform_message": reason.message,
        })
    };
    let state = row.state.as_deref().and_then(|key| key.rsplit('.').next());
    json!({
        "batch": row.batch, "key": row.key, "state": state, "receipt": row.receipt,
        "reasons": row.reasons.iter().map(reason).collect::<Vec<_>>(),
    })
}
