//! The records of the files, in the folder's workspace: a line that is the same keeps its id from run to run, so that
//! what the platform accepted of it is found again.

use std::collections::HashSet;
use std::io::Write;

use service::desk::{DeskJob, Outcome, Row, Selection, ViewRequest};
use service::{Column, Fault};

use super::state::State;
use crate::args::SubmitArgs;
use crate::exit::Stop;
use crate::session::{self, Session};
use crate::words::Words;

/// How many rows are asked for at once: as many as there are in one answer.
const WINDOW: usize = 500;

/// What stands in a line.
type Texts = Vec<(Column, String)>;

/// Takes in the records of the files; lines of earlier runs that are in none of them go into the bin.
pub(super) fn take_in(
    args: &SubmitArgs,
    state: &mut State,
    words: Words,
    said: &mut dyn Write,
) -> Result<(), Stop> {
    let mut session = Session::open(&args.reading)?;
    if let Some((path, policy)) = session::policy(&args.reading)? {
        state.ask(DeskJob::SetPolicy(policy), Vec::new()).map_err(|fault| Stop::at(path, fault))?;
    }
    for path in &args.files {
        let (bytes, view) = session.take_in_file(path, &args.reading, words, said)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        state.ask(DeskJob::Read { name, options: view.options }, bytes)?;
        state.ask(DeskJob::Add(view.mapping), Vec::new())?;
    }
    let columns = session.columns()?;
    let wanted = rows(&mut |job| Ok(session.ask(job, Vec::new())?.0), &columns)?;
    let wanted: HashSet<Texts> = wanted.into_iter().map(|(_, texts)| texts).collect();
    let columns = state.columns()?;
    let there = rows(&mut |job| Ok(state.ask(job, Vec::new())?.0), &columns)?;
    let mut seen = HashSet::new();
    let gone = there.into_iter().filter(|(_, texts)| !wanted.contains(texts) || !seen.insert(texts.clone()));
    let lines: Vec<_> = gone.map(|(row, _)| row.line).collect();
    if !lines.is_empty() {
        state.ask(DeskJob::Bin { lines, binned: true }, Vec::new())?;
    }
    Ok(())
}

/// All lines outside the bin, with what stands in them.
fn rows(
    ask: &mut dyn FnMut(DeskJob) -> Result<Outcome, Fault>,
    columns: &[Column],
) -> Result<Vec<(Row, Texts)>, Fault> {
    let mut rows = Vec::new();
    loop {
        let request = ViewRequest { selection: Selection::default(), from: rows.len(), count: WINDOW };
        let Outcome::Window(window) = ask(DeskJob::View(request))? else {
            return Err(Fault::new("cli.other-answer"));
        };
        if window.rows.is_empty() {
            return Ok(rows);
        }
        rows.extend(window.rows.into_iter().map(|row| {
            let texts = columns.iter().zip(&row.cells).filter(|(_, cell)| !cell.text.is_empty());
            let texts = texts.map(|(column, cell)| (*column, cell.text.clone())).collect();
            (row, texts)
        }));
    }
}
