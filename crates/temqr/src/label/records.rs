//! Many labels, of a file of records.

use std::io;
use std::io::Write;
use std::path::Path;

use service::desk::{DeskJob, LineView, Outcome};
use service::{Column, Fault, PrintSample, PrintView};

use super::made::{Found, Made, Refused};
use super::{Order, print, view};
use crate::exit::Stop;
use crate::session::Session;

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
    if let Some(PrintSample { batch, drawing }) = sample(session, order)? {
        made.batch = Some(batch);
        made.drawing = Some(Box::new(drawing));
    }
    made.add_of_drawing();
    Ok(made)
}

/// The first label that can be made: an example of all.
fn sample(session: &mut Session, order: &Order<'_>) -> Result<Option<PrintSample>, Fault> {
    match session.ask(DeskJob::PrintSample(order.request()), Vec::new())?.0 {
        Outcome::PrintSample(sample) => Ok(sample.map(|sample| *sample)),
        _ => Err(Fault::new("cli.other-answer")),
    }
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
