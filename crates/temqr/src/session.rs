//! A desk with one file on it.

use std::io::Write;
use std::path::Path;

use service::desk::{DeskJob, Outcome, SourceView, WorkspaceRef};
use service::{CalendarDate, Column, Desk, Fault, Job, Mapping, Options, Reply};

use crate::args::ReadingArgs;
use crate::exit::Stop;
use crate::input::Input;
use crate::read::text;
use crate::report;
use crate::words::Words;

/// The largest file of a policy that is opened, in bytes: more than the core takes, so that the core says so.
const MAX_POLICY_BYTES: usize = 1 << 20;

/// A desk with one file on it. Nothing of it is stored.
#[derive(Debug)]
pub(crate) struct Session {
    desk: Desk,
    today: CalendarDate,
}

impl Session {
    /// Opens an empty workspace under the policy that was asked for.
    pub(crate) fn open(reading: &ReadingArgs) -> Result<Self, Stop> {
        let today = reading.today.unwrap_or_else(crate::today);
        let mut session = Self { desk: Desk::default(), today };
        let name = WorkspaceRef { id: "temqr".to_owned(), name: "temqr".to_owned() };
        session.ask(DeskJob::Open(name), Vec::new())?;
        if let Some((path, policy)) = policy(reading)? {
            session.ask(DeskJob::SetPolicy(policy), Vec::new()).map_err(|fault| Stop::at(path, fault))?;
        }
        Ok(session)
    }

    /// Reads a file, and tells what it seems to be.
    pub(crate) fn read(
        &mut self,
        path: &Path,
        bytes: Vec<u8>,
        reading: &ReadingArgs,
    ) -> Result<SourceView, Stop> {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let options = reading.options();
        let view = self.view(DeskJob::Read { name, options: options.clone() }, bytes);
        let mut view = view.map_err(|fault| Stop::at(path, fault))?;
        if options.sheet.is_none() && !has_records(&view) {
            view = self.other_sheet(&options, view).map_err(|fault| Stop::at(path, fault))?;
        }
        choose(&mut view.mapping, &view.headings, &reading.map)?;
        Ok(view)
    }

    /// Takes a file's records in, and says what became of them; how many there are.
    pub(crate) fn take_in(
        &mut self,
        path: &Path,
        reading: &ReadingArgs,
        words: Words,
        said: &mut dyn Write,
    ) -> Result<usize, Stop> {
        let at_input = |fault| Stop::at(path, fault);
        let bytes = Input::open(path).and_then(Input::bytes).map_err(at_input)?;
        let view = self.read(path, bytes, reading)?;
        self.add(path, &view, words, said)
    }

    /// The same, for whoever wants to read the file once more: its bytes, and how it was read.
    pub(crate) fn take_in_file(
        &mut self,
        path: &Path,
        reading: &ReadingArgs,
        words: Words,
        said: &mut dyn Write,
    ) -> Result<(Vec<u8>, SourceView), Stop> {
        let bytes = Input::open(path).and_then(Input::bytes).map_err(|fault| Stop::at(path, fault))?;
        let view = self.read(path, bytes.clone(), reading)?;
        self.add(path, &view, words, said)?;
        Ok((bytes, view))
    }

    /// Adds the records of the file that was read, and says what became of them; how many there are.
    fn add(
        &mut self,
        path: &Path,
        view: &SourceView,
        words: Words,
        said: &mut dyn Write,
    ) -> Result<usize, Stop> {
        let at_input = |fault| Stop::at(path, fault);
        for note in &view.notes {
            report::note(said, words, note, &view.headings)?;
        }
        let left_out = view.headings.iter().zip(&view.mapping.columns);
        let left_out: Vec<&str> =
            left_out.filter(|(_, of)| of.target.is_none()).map(|(heading, _)| &heading[..]).collect();
        if !left_out.is_empty() {
            writeln!(said, "{}", words.with("cli.columns-left-out", &[("columns", left_out.join(", "))]))?;
        }
        let added = self.ask(DeskJob::Add(view.mapping.clone()), Vec::new()).map_err(at_input)?.0;
        let Outcome::Added(added) = added else { return Err(Fault::new("cli.other-answer").into()) };
        if added.added == 0 {
            return Err(at_input(Fault::new("cli.no-records")));
        }
        if added.known > 0 {
            writeln!(said, "{}", words.with("cli.lines-known", &[("count", added.known.to_string())]))?;
        }
        Ok(added.added)
    }

    /// The first sheet with a column that is known, where nobody said which sheet: `view` is of one without any.
    fn other_sheet(&mut self, options: &Options, view: SourceView) -> Result<SourceView, Fault> {
        let first = view.options.sheet;
        for sheet in (0..view.sheets.len()).filter(|sheet| Some(*sheet) != first) {
            let options = Options { sheet: Some(sheet), ..options.clone() };
            // An empty sheet is none to look at.
            if let Ok(other) = self.view(DeskJob::ReadAgain(options), Vec::new())
                && has_records(&other)
            {
                return Ok(other);
            }
        }
        if view.sheets.len() > 1 {
            let options = Options { sheet: first, ..options.clone() };
            return self.view(DeskJob::ReadAgain(options), Vec::new());
        }
        Ok(view)
    }

    fn view(&mut self, job: DeskJob, bytes: Vec<u8>) -> Result<SourceView, Fault> {
        match self.ask(job, bytes)?.0 {
            Outcome::Source(view) => Ok(*view),
            _ => Err(Fault::new("cli.other-answer")),
        }
    }

    /// The columns in use.
    pub(crate) fn columns(&mut self) -> Result<Vec<Column>, Fault> {
        let done = crate::run_at(&mut self.desk, &Job::Desk(DeskJob::Registration), Vec::new(), self.today);
        match done.reply {
            Reply::Desk(reply) => Ok(reply.overview.map(|overview| overview.columns).unwrap_or_default()),
            _ => Err(Fault::new("cli.other-answer")),
        }
    }

    /// Does one job.
    pub(crate) fn ask(&mut self, job: DeskJob, bytes: Vec<u8>) -> Result<(Outcome, Option<Vec<u8>>), Fault> {
        let done = crate::run_at(&mut self.desk, &Job::Desk(job), bytes, self.today);
        match done.reply {
            Reply::Desk(reply) => match reply.outcome {
                Outcome::Failed(fault) => Err(fault),
                outcome => Ok((outcome, done.bytes)),
            },
            Reply::Failed(fault) => Err(fault),
            _ => Err(Fault::new("cli.other-answer")),
        }
    }
}

/// The policy that was asked for, and where it stands.
pub(crate) fn policy(reading: &ReadingArgs) -> Result<Option<(&Path, String)>, Stop> {
    let Some(path) = reading.policy.as_deref() else { return Ok(None) };
    let text = text(path, MAX_POLICY_BYTES).map_err(|fault| Stop::at(path, fault))?;
    Ok(Some((path, text)))
}

/// Whether any column is known.
fn has_records(view: &SourceView) -> bool {
    view.mapping.columns.iter().any(|column| column.target.is_some())
}

/// Says of columns of the file what they are, as the arguments do: `HEADING=column`, or `HEADING=` to leave one out.
/// A column without a heading is `#3`, counted from 1.
fn choose(mapping: &mut Mapping, headings: &[String], chosen: &[String]) -> Result<(), Fault> {
    for choice in chosen {
        let (heading, name) = choice.rsplit_once('=').unwrap_or((choice, ""));
        let number = |of: &str| of.strip_prefix('#')?.parse::<usize>().ok()?.checked_sub(1);
        let at = headings.iter().position(|of| of.trim() == heading.trim());
        let at = at.or_else(|| number(heading.trim()).filter(|at| *at < headings.len()));
        let at = at.ok_or_else(|| Fault::new("cli.map-no-heading").with("heading", heading.trim()))?;
        let target = match name.trim() {
            "" if choice.contains('=') => None,
            name => Some(Column::from_name(name).ok_or_else(|| {
                let known = Column::ALL.map(Column::name).join(", ");
                Fault::new("cli.map-no-column").with("name", name).with("known", known)
            })?),
        };
        mapping.choose(at, target);
    }
    Ok(())
}
