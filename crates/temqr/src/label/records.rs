//! Many labels, of a file of records.

use std::collections::BTreeMap;
use std::io;
use std::io::Write;
use std::path::Path;

use service::desk::{BatchRow, DeskJob, LineView, Outcome};
use service::{Column, Draft, Drawing, Each, Fault, LabelOutcome, LabelRequest, PrintView};

use super::made::{Found, Made, Refused};
use super::{Order, print, view};
use crate::exit::Stop;
use crate::fields::describe;
use crate::session::Session;

/// Among how many batches one is looked for whose label can be shown: more than refused ones are told.
const LOOKED_AT: usize = 60;

/// Reads the records, and makes their labels; no file where one of them cannot be made and is not left out.
pub(super) fn make(order: &Order<'_>, path: &Path) -> Result<(Made, Option<Vec<u8>>), Stop> {
    let Some(format) = order.args.format(order.kind) else {
        return Err(order.target.stop(Fault::new("cli.one-label-only")));
    };
    let mut session = Session::open(&order.args.reading)?;
    let mut said = Vec::new();
    session.take_in(path, &order.args.reading, order.words, &mut said)?;
    io::stderr().lock().write_all(&said)?;
    let request = order.request();
    let view = view(&mut session, &request)?;
    let made = made(&mut session, order, &view)?;
    if view.labels == 0 || made.has_errors() || (view.refused_count > 0 && !request.leave_out) {
        return Ok((made, None));
    }
    let file = print(&mut session, request, format)?;
    Ok((made, Some(file)))
}

/// What there is to say of the labels.
fn made(session: &mut Session, order: &Order<'_>, view: &PrintView) -> Result<Made, Fault> {
    let copies = order.args.records.copies.max(1) as usize;
    let refused = view.refused.iter().map(|refused| {
        let line = inspect(session, DeskJob::Inspect(refused.line))?;
        let text = |column| text_of(&line, column).to_owned();
        Ok(Refused {
            record: refused.number,
            batch: text(Column::Batch),
            column: refused.column,
            text: refused.column.map(text),
            fault: refused.fault.clone(),
        })
    });
    let refused = refused.collect::<Result<Vec<_>, Fault>>()?;
    let mut made = Made {
        labels: view.labels,
        pages: view.pages,
        files: view.labels / copies,
        refused_count: view.refused_count,
        refused,
        findings: view.findings.iter().cloned().map(Found::from).collect(),
        left_out: order.args.records.leave_out,
        ..Made::default()
    };
    if view.labels > 0
        && let Some((batch, drawing)) = sample(session, order, view)?
    {
        made.batch = Some(batch);
        made.drawing = Some(drawing);
    }
    made.add_of_drawing();
    Ok(made)
}

/// The first batch whose label can be made, and that label: an example of all.
fn sample(
    session: &mut Session,
    order: &Order<'_>,
    view: &PrintView,
) -> Result<Option<(String, Box<Drawing>)>, Fault> {
    let batches = session.ask(DeskJob::Batches { from: 0, count: LOOKED_AT }, Vec::new())?.0;
    let Outcome::Batches(window) = batches else { return Err(Fault::new("cli.other-answer")) };
    let is_refused = |batch: &BatchRow| {
        let first = batch.summary.lines.first();
        view.refused.iter().any(|refused| Some(&refused.line) == first)
    };
    let Some(batch) = window.batches.iter().find(|batch| !is_refused(batch)) else { return Ok(None) };
    let lines = batch.summary.lines.iter().map(|line| inspect(session, DeskJob::Inspect(*line)));
    let lines = lines.collect::<Result<Vec<_>, _>>()?;
    let request = request(&lines, order);
    let batch = request.draft.batch.clone();
    Ok(match describe(request)?.label {
        LabelOutcome::Drawn(drawing) => Some((batch, drawing)),
        LabelOutcome::Waits | LabelOutcome::Refused(_) => None,
    })
}

/// The label of these lines of one batch.
fn request(lines: &[LineView], order: &Order<'_>) -> LabelRequest {
    let text = |column| lines.iter().map(|line| text_of(line, column)).find(|text| !text.is_empty());
    let mut more: BTreeMap<Column, String> =
        Column::ALL.into_iter().filter_map(|column| Some((column, text(column)?.to_owned()))).collect();
    let mut take = |column: Column| more.remove(&column).unwrap_or_default();
    let draft = Draft {
        manufacturer: take(Column::Manufacturer),
        batch: take(Column::Batch),
        report: take(Column::Report),
    };
    let serials = take(Column::Serials);
    if let Some(serial) = serial(&serials, order.args.records.each(), lines.len()) {
        more.insert(Column::Serials, serial.to_owned());
    }
    LabelRequest { draft, more, setup: order.setup.clone(), issued: None }
}

/// The serial number on a label: of a whole batch only where it is one piece.
fn serial(serials: &str, each: Each, lines: usize) -> Option<&str> {
    let mut pieces = serials.split([';', ',', '、', '；', '，', '\n', '\r']).map(str::trim);
    let first = pieces.find(|piece| !piece.is_empty());
    let only = pieces.all(str::is_empty);
    first.filter(|_| each == Each::Unit || (only && lines == 1))
}

fn inspect(session: &mut Session, job: DeskJob) -> Result<LineView, Fault> {
    match session.ask(job, Vec::new())?.0 {
        Outcome::Line(line) => Ok(*line),
        _ => Err(Fault::new("cli.other-answer")),
    }
}

fn text_of(line: &LineView, column: Column) -> &str {
    let texts = Column::ALL.into_iter().zip(&line.texts);
    texts.filter(|(of, _)| *of == column).map(|(_, text)| text.as_str()).next().unwrap_or_default()
}
