//! One label, of texts in the arguments.

use std::collections::BTreeMap;
use std::path::Path;

use base::Finding;
use service::desk::{DeskJob, Outcome, ViewRequest};
use service::{
    Column, Described, Draft, Fault, Field, FileFormat, IssuedSymbol, Job, LabelOutcome, LabelRequest,
    MAX_PICTURE_BYTES, Media, Reply,
};

use super::made::{Found, Made, Refused};
use super::{Order, print, view};
use crate::exit::Stop;
use crate::fields::describe;
use crate::read::read;
use crate::session::Session;

/// Judges the texts, and makes their label; no file where they have errors.
pub(super) fn make(order: &Order<'_>, mut draft: Draft) -> Result<(Made, Option<Vec<u8>>), Stop> {
    let more = values(&order.args.values, &mut draft)?;
    let mut findings = Vec::new();
    let mut issued = None;
    if let Some(path) = &order.args.issued {
        let (symbol, found) = import(path, &draft).map_err(|fault| Stop::at(path, fault))?;
        findings.extend(found.into_iter().map(Found::of_all));
        issued = Some(symbol);
    }
    let request = LabelRequest { draft, more, setup: order.setup.clone(), issued };
    let described = describe(request.clone())?;
    findings.extend(of_texts(&described, &request));
    let mut made = Made { labels: 1, pages: 1, files: 1, findings, ..Made::default() };
    match described.label {
        LabelOutcome::Drawn(drawing) => made.drawing = Some(drawing),
        LabelOutcome::Refused(fault) => return Ok((made.refusing(Refused::of_texts(fault)), None)),
        LabelOutcome::Waits => {
            let fault = Fault::new("record.has-errors");
            return Ok((made.refusing(Refused::of_texts(fault)), None));
        }
    }
    made.add_of_drawing();
    if made.has_errors() {
        return Ok((made, None));
    }
    let alone = order.media == Media::Single && order.args.records.copies == 1;
    let file = match (order.kind.single(), order.args.format(order.kind)) {
        (Some(format), _) if alone => export(request, format)?,
        (_, Some(format)) => {
            let mut session = desk(&request, order)?;
            let request = order.request();
            let view = view(&mut session, &request)?;
            if let Some(refused) = view.refused.into_iter().next() {
                return Ok((made.refusing(Refused::of_texts(refused.fault)), None));
            }
            made.labels = view.labels;
            made.pages = view.pages;
            // What is said of the label itself was said before.
            made.add(view.findings.into_iter().map(|told| told.finding).collect());
            print(&mut session, request, format)?
        }
        (_, None) => return Err(order.target.stop(Fault::new("cli.one-label-only"))),
    };
    Ok((made, Some(file)))
}

/// What else the label says, by column.
fn values(given: &[String], draft: &mut Draft) -> Result<BTreeMap<Column, String>, Fault> {
    let mut values = BTreeMap::new();
    for value in given {
        let (name, text) = value.split_once('=').unwrap_or((value, ""));
        let column = Column::from_name(name.trim()).ok_or_else(|| {
            let known = Column::ALL.map(Column::name).join(", ");
            Fault::new("cli.map-no-column").with("name", name.trim()).with("known", known)
        })?;
        let stood = match column.field() {
            Some(field) => Some(draft.get(field).to_owned()),
            None => values.insert(column, text.to_owned()),
        };
        if stood.is_some() {
            return Err(Fault::new("cli.value-twice").with("column", column.name()));
        }
    }
    Ok(values)
}

/// The platform's symbol out of a picture, and what there is to say of it.
fn import(path: &Path, draft: &Draft) -> Result<(IssuedSymbol, Vec<Finding>), Fault> {
    let picture = read(path, MAX_PICTURE_BYTES, "image.too-many-bytes")?;
    match crate::run(&Job::Import(draft.clone()), picture).reply {
        Reply::Imported(imported) => Ok((imported.issued, imported.findings)),
        Reply::Failed(fault) => Err(fault),
        _ => Err(Fault::new("cli.other-answer")),
    }
}

/// What there is to say of the texts, each beside its text.
fn of_texts(described: &Described, request: &LabelRequest) -> Vec<Found> {
    let of_fields = described.findings.iter().map(|(field, finding)| {
        let text = request.draft.get(*field).to_owned();
        Found { column: Some((*field).into()), text: Some(text), of: None, finding: finding.clone() }
    });
    let of_more = described.more.iter().map(|(column, finding)| Found {
        column: Some(*column),
        text: request.more.get(column).cloned(),
        of: None,
        finding: finding.clone(),
    });
    of_fields.chain(of_more).collect()
}

fn export(request: LabelRequest, format: FileFormat) -> Result<Vec<u8>, Fault> {
    let done = crate::run(&Job::Export(request, format), Vec::new());
    match (done.reply, done.bytes) {
        (Reply::Exported(_), Some(bytes)) => Ok(bytes),
        (Reply::Failed(fault), _) => Err(fault),
        _ => Err(Fault::new("cli.other-answer")),
    }
}

/// A desk with the texts as its only record.
fn desk(request: &LabelRequest, order: &Order<'_>) -> Result<Session, Stop> {
    let mut session = Session::open(&order.args.reading)?;
    let fields = Field::ALL.map(|field| (Column::from(field), request.draft.get(field).to_owned()));
    let more = request.more.iter().map(|(column, text)| (*column, text.clone()));
    session.ask(DeskJob::AddLine(fields.into_iter().chain(more).collect()), Vec::new())?;
    if let Some(issued) = request.issued.clone() {
        let first = ViewRequest { count: 1, ..ViewRequest::default() };
        let Outcome::Window(window) = session.ask(DeskJob::View(first), Vec::new())?.0 else {
            return Err(Fault::new("cli.other-answer").into());
        };
        let row = window.rows.first().ok_or_else(|| Fault::new("cli.other-answer"))?;
        session.ask(DeskJob::Issue { line: row.line, issued }, Vec::new())?;
    }
    Ok(session)
}
