//! The desk: one open workspace, and everything that can be done with it.
//!
//! ```text
//! file ── Read ──► Source ── Add(mapping) ──► Workspace { register, papers, policy } ── audit ──► Findings
//! DeskJob ──► Desk::run ──► DeskReply                 │ commit
//!                                                     ▼
//!                                                   Vault        (attend ties the two together)
//! ```
//!
//! A change is a step that can be taken back, and a commit of the parts it touched. The desk itself is synchronous
//! and knows no store: [`attend`] asks the store before a job whether another tab changed something, and hands it
//! the commit afterwards.

mod attend;
mod batches;
mod change;
mod dossier;
mod export;
mod findings;
mod found;
mod job;
mod known;
mod lines;
mod papers;
mod parts;
mod selection;
mod source;
mod workspace;

use base::Finding;
use record::{CalendarDate, Column, Context, Policy};

pub(crate) use attend::attend;
pub(crate) use found::Incoming;
use found::Judged;
pub use found::{FoundAt, FoundInCell, FoundInSet, JudgeRequest, Judgement, Totals};
pub use job::{
    Added, BatchRow, BatchWindow, BulkRequest, Cell, CellEdit, DeskJob, DeskReply, DocumentEdit,
    DocumentText, ExportRequest, Filter, LineView, LinesWith, Mending, NextRequest, Outcome, Overview, Paper,
    Papers, Problem, RecordFormat, Row, SHOWN_NOTES, Saved, Selection, SetView, SourceView, ViewRequest,
    Window, WorkspaceRef,
};
pub use papers::status_words;
use source::Source;
pub(crate) use source::fault as intake_fault;
use workspace::Workspace;

use crate::vault::{Commit, Loaded, VaultFault};
use crate::{Fault, World};

/// Columns that a grid shows even when they are empty: what every label carries.
const ALWAYS_SHOWN: [Column; 3] = [Column::Manufacturer, Column::Batch, Column::Report];

/// How many characters a workspace's name may have.
const NAME_LIMIT_CHARS: usize = 80;

/// One open workspace, and a file on its way in.
#[derive(Debug, Default)]
pub struct Desk {
    open: Option<Workspace>,
    source: Option<Source>,
    /// The source, judged, while windows on it are asked for.
    judged: Option<Judged>,
    in_memory: Option<VaultFault>,
}

/// An outcome, and the file that goes with it.
type Answer = Result<(Outcome, Option<Vec<u8>>), Fault>;

impl Desk {
    /// A desk over a store that ends with the program, for this reason: it says so wherever it would say "stored".
    pub fn over_memory(reason: Option<VaultFault>) -> Self {
        Self { in_memory: reason, ..Self::default() }
    }

    /// Does one job, save those that only the store can do.
    ///
    /// `bytes` are the file that travels beside the job, if one does.
    pub(crate) fn run(
        &mut self,
        job: &DeskJob,
        bytes: Vec<u8>,
        world: &World<'_>,
    ) -> (DeskReply, Option<Vec<u8>>) {
        let (outcome, file) = match self.answer(job, bytes, world) {
            Ok(answer) => answer,
            Err(fault) => (Outcome::Failed(fault), None),
        };
        (DeskReply { overview: self.overview(world.today), outcome }, file)
    }

    fn answer(&mut self, job: &DeskJob, bytes: Vec<u8>, world: &World<'_>) -> Answer {
        let done = |()| Ok((Outcome::Done, None));
        if !matches!(job, DeskJob::Judge(_)) {
            self.judged = None;
        }
        match job {
            DeskJob::Open(name) => done(self.begin(name.clone())),
            DeskJob::Restore(id) => done(self.restore(id, &bytes)?),
            DeskJob::Read { name, options } => {
                let tell = &mut |progress| (world.progress)(progress);
                self.source = Some(Source::read(name.clone(), bytes, options, tell)?);
                self.source_view()
            }
            DeskJob::ReadAgain(options) => {
                let tell = &mut |progress| (world.progress)(progress);
                self.source_open()?.read_again(options, tell)?;
                self.source_view()
            }
            DeskJob::PutAside => {
                self.source = None;
                done(())
            }
            DeskJob::Judge(request) => self.judge(request, world.today),
            DeskJob::Add(mapping) => self.add(mapping).map(|added| (Outcome::Added(added), None)),
            DeskJob::List | DeskJob::Forget(_) | DeskJob::ForgetEverything => {
                Err(Fault::new("desk.needs-a-store"))
            }
            _ => self.open()?.answer(job, bytes, world.today),
        }
    }

    /// Begins a new workspace; the one that was open is left.
    fn begin(&mut self, name: WorkspaceRef) {
        self.open = Some(Workspace::new(name));
        self.source = None;
    }

    /// Opens a workspace as it was stored.
    fn load(&mut self, name: WorkspaceRef, loaded: &Loaded) -> Result<(), Fault> {
        self.open = Some(Workspace::load(name, loaded).map_err(export::restore_fault)?);
        self.source = None;
        Ok(())
    }

    fn restore(&mut self, id: &str, bytes: &[u8]) -> Result<(), Fault> {
        self.open = Some(export::open_workspace_file(id, bytes)?);
        self.source = None;
        Ok(())
    }

    fn open(&mut self) -> Result<&mut Workspace, Fault> {
        self.open.as_mut().ok_or_else(|| Fault::new("desk.none-open"))
    }

    fn source_open(&mut self) -> Result<&mut Source, Fault> {
        self.source.as_mut().ok_or_else(|| Fault::new("desk.no-source"))
    }

    fn source_view(&mut self) -> Answer {
        let remembered = self.open.as_ref().map(|open| &open.head.mappings[..]).unwrap_or_default();
        let source = self.source.as_ref().ok_or_else(|| Fault::new("desk.no-source"))?;
        let remembered =
            remembered.iter().find(|(of, _)| *of == source.signature).map(|(_, mapping)| mapping);
        let remembered = remembered.and_then(|mapping| source.remembered(mapping));
        Ok((Outcome::Source(Box::new(source.view(remembered.as_ref()))), None))
    }

    /// Adds the records of the file that was read.
    fn add(&mut self, mapping: &intake::Mapping) -> Result<Added, Fault> {
        let source = self.source.as_ref().ok_or_else(|| Fault::new("desk.no-source"))?;
        let open = self.open.as_mut().ok_or_else(|| Fault::new("desk.none-open"))?;
        if !source.fits(mapping) || mapping.columns.iter().all(|column| column.target.is_none()) {
            return Err(Fault::new("desk.no-mapping"));
        }
        let before = open.register.len();
        let mut known = 0;
        open.add(|register| known = source.add_to(register, mapping));
        open.remember(&source.signature, mapping);
        let added = open.register.len() - before;
        Ok(Added { added, known, left_out: mapping.left_out() })
    }

    /// Where the open workspace stands.
    fn overview(&mut self, today: CalendarDate) -> Option<Box<Overview>> {
        let saved = self.saved();
        self.open.as_mut().map(|open| Box::new(Overview { saved, ..open.overview(today) }))
    }

    /// What has to be stored, if anything has.
    fn commit(&mut self) -> Option<Commit> {
        self.open.as_mut()?.commit()
    }
}

impl Workspace {
    /// Does a job that is about the open workspace alone.
    fn answer(&mut self, job: &DeskJob, bytes: Vec<u8>, today: CalendarDate) -> Answer {
        let outcome = match job {
            DeskJob::Rename(name) => self.rename(name),
            DeskJob::View(request) => Outcome::Window(self.window(request, today)),
            DeskJob::Inspect(line) => self.inspect(*line, today)?,
            DeskJob::Next(request) => Outcome::Next(self.next(request, today)),
            DeskJob::Locate { selection, line } => {
                let row = self.row(*line)?;
                let (_, _, shown) = self.shown(selection, today);
                let at = shown.rows.iter().position(|&of| of as usize == row);
                Outcome::Next(at.map(|at| (at, *line, None)))
            }
            DeskJob::Edit(edit) => self.edit(edit)?,
            DeskJob::AddLine(texts) => self.add_line(texts),
            DeskJob::Preview(request) => Outcome::Mending(self.mend(request, today, false)),
            DeskJob::Mend(request) => Outcome::Mending(self.mend(request, today, true)),
            DeskJob::Bin { lines, binned } => {
                self.step(vec![change::Change::Bin { lines: lines.clone(), binned: *binned }]);
                Outcome::Done
            }
            DeskJob::EmptyBin => self.empty_bin(),
            DeskJob::Undo | DeskJob::Redo => {
                self.travel(*job == DeskJob::Undo);
                Outcome::Done
            }
            DeskJob::Batches { from, count } => Outcome::Batches(self.batches(*from, *count, today)),
            DeskJob::Registration => Outcome::Papers(Box::new(self.papers(today))),
            DeskJob::SetDocument(edit) => self.set_document(edit, today)?,
            DeskJob::Attach { kind, name } => self.attach_document(kind, name, bytes, today)?,
            DeskJob::SetPolicy(policy) => self.set_policy(policy)?,
            DeskJob::Export(request) => {
                let (exported, file) = self.export(request, today)?;
                return Ok((Outcome::Exported(exported), Some(file)));
            }
            _ => return Err(Fault::new("desk.not-understood")),
        };
        Ok((outcome, None))
    }

    fn rename(&mut self, name: &str) -> Outcome {
        self.head.name = name.trim().chars().take(NAME_LIMIT_CHARS).collect();
        self.touch_head();
        Outcome::Done
    }

    fn set_policy(&mut self, policy: &str) -> Result<Outcome, Fault> {
        let policy = parse_policy(policy)?;
        let from = Box::new(self.head.policy.clone());
        self.step(vec![change::Change::Policy { from, to: Box::new(policy) }]);
        Ok(Outcome::Done)
    }

    fn overview(&mut self, today: CalendarDate) -> Overview {
        self.findings(today);
        let (lines_with, problems) = self.problems(today);
        let binned = (0..self.register.len()).filter(|&row| self.register.binned(row)).count();
        let readiness = record::readiness(&self.head.registration, &self.context(today));
        Overview {
            workspace: WorkspaceRef { id: self.id.clone(), name: self.head.name.clone() },
            saved: self.saved.clone(),
            lines: self.register.len() - binned,
            binned,
            batches: self.batch_count(),
            lines_with,
            problems,
            columns: self.columns(),
            can_undo: self.can_undo(),
            can_redo: self.can_redo(),
            policy: serde_json::to_string_pretty(&self.head.policy).unwrap_or_default(),
            papers: (readiness.ready, readiness.of),
            version: self.version,
            revision: self.revision(),
        }
    }

    fn problems(&mut self, today: CalendarDate) -> (LinesWith, Vec<Problem>) {
        let policy = self.head.policy.clone();
        let (register, findings) = self.found(today);
        let context = Context { today, policy: &policy };
        let of_cell = |row, column| record::check_cell(column, register.get(row, column), &context);
        (findings.lines_with(), findings.problems(of_cell))
    }

    /// The columns that a grid shows.
    fn columns(&self) -> Vec<Column> {
        let used = self.register.columns();
        let shown = |column: &Column| used.contains(column) || ALWAYS_SHOWN.contains(column);
        Column::ALL.into_iter().filter(shown).collect()
    }

    const fn context(&self, today: CalendarDate) -> Context<'_> {
        Context { today, policy: &self.head.policy }
    }

    /// Findings about one cell on its own.
    fn cell_findings(&self, row: usize, column: Column, today: CalendarDate) -> Vec<Finding> {
        record::check_cell(column, self.register.get(row, column), &self.context(today))
    }
}

/// The policy that a JSON text holds.
pub(crate) fn parse_policy(json: &str) -> Result<Policy, Fault> {
    Policy::parse(json).map_err(|error| {
        let args = error.args().into_iter();
        args.fold(Fault::new(error.code()), |fault, (name, value)| fault.with(name, value))
    })
}
