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
//! and knows no store: [`crate::attend`] asks the store before a job whether another tab changed something, and hands it
//! the commit afterwards.

mod attend;
mod batches;
mod change;
mod dossier;
pub mod evidence;
mod export;
mod findings;
mod found;
mod issued;
mod job;
mod kept;
mod known;
mod labels;
mod lines;
mod papers;
mod parts;
mod readability;
mod reply;
mod selection;
pub mod shipment;
mod source;
mod storing;
pub mod submission;
mod tally;
mod workspace;

use base::Finding;
use record::{CalendarDate, Column, Context, Policy};

pub(crate) use attend::attend;
use change::Change;
pub(crate) use found::Incoming;
use found::Judged;
pub use found::{FoundAt, FoundInCell, FoundInSet, JudgeRequest, Judgement, Totals};
pub use job::{
    BulkRequest, CellEdit, DeskJob, DocumentEdit, DocumentText, ExportRequest, Filter, NextRequest,
    ReadabilityAct, ReadabilityJob, RecordFormat, Selection, ViewRequest, WorkspaceRef,
};
pub use papers::status_words;
pub use reply::{
    Added, BatchRow, BatchWindow, Cell, DeskReply, LineView, LinesWith, Mending, Outcome, Overview, Paper,
    Papers, Problem, Row, SHOWN_NOTES, Saved, SetView, SourceView, Window,
};
use source::Source;
pub(crate) use source::fault as intake_fault;
use workspace::Workspace;

use crate::vault::{Loaded, VaultFault};
use crate::{Fault, World};

/// Columns that a grid shows even when they are empty: what every label carries.
const ALWAYS_SHOWN: [Column; 3] = [Column::Manufacturer, Column::Batch, Column::Report];

/// How many characters a workspace's name may have.
const NAME_LIMIT_CHARS: usize = 80;

/// How many lines a workspace holds, those in the bin too: what a sheet of Excel holds, roundly.
pub const WORKSPACE_LIMIT_LINES: usize = 1_000_000;

/// Bytes of a cell's text; what is longer is refused.
const CELL_LIMIT_BYTES: usize = intake::limits::MAX_CELL_BYTES;

/// One open workspace, and a file on its way in.
#[derive(Debug, Default)]
pub struct Desk {
    open: Option<Workspace>,
    source: Option<Source>,
    /// The source, judged, while windows on it are asked for.
    judged: Option<Judged>,
    in_memory: Option<VaultFault>,
    /// What opens the platform's door; it ends with the program, and with the workspace that it was given for.
    door: submission::Door,
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
        if let Some(open) = &mut self.open {
            open.begin_job();
        }
        let (outcome, file) = match self.answer(job, bytes, world) {
            Ok(answer) => answer,
            Err(fault) => (Outcome::Failed(fault), None),
        };
        if let Some(open) = &mut self.open {
            match outcome {
                Outcome::Failed(_) => open.forget_happened(),
                _ => open.write_down(world),
            }
        }
        (DeskReply { overview: self.overview(world.today), outcome }, file)
    }

    fn answer(&mut self, job: &DeskJob, bytes: Vec<u8>, world: &World<'_>) -> Answer {
        let done = |()| Ok((Outcome::Done, None));
        if !matches!(job, DeskJob::Judge(_)) {
            self.judged = None;
        }
        match job {
            DeskJob::Open(name) => {
                check_id(&name.id)?;
                self.begin(name.clone());
                done(())
            }
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
            DeskJob::PrintView(request, page) => {
                let view = self.open()?.print_view(request, *page, world)?;
                Ok((Outcome::PrintView(Box::new(view)), None))
            }
            DeskJob::PrintSample(request) => {
                let sample = self.open()?.print_sample(request, world)?;
                Ok((Outcome::PrintSample(sample.map(Box::new)), None))
            }
            DeskJob::Print(request, format) => {
                let (exported, file) = self.open()?.print(request, *format, world)?;
                Ok((Outcome::Exported(exported), Some(file)))
            }
            DeskJob::Shipment(job) => self.shipment(job, &bytes, world),
            DeskJob::Submission(job) => self.submission(job, &bytes, world),
            DeskJob::Evidence(job) => self.open()?.evidence(job, world),
            _ => self.open()?.answer(job, bytes, world.today),
        }
    }

    /// Begins a new workspace; the one that was open is left.
    fn begin(&mut self, name: WorkspaceRef) {
        self.door = submission::Door::default();
        self.open = Some(Workspace::new(name));
        self.source = None;
    }

    /// Opens a workspace as it was stored.
    fn load(&mut self, name: WorkspaceRef, loaded: &Loaded) -> Result<(), Fault> {
        self.door = submission::Door::default();
        self.open = Some(Workspace::load(name, loaded).map_err(export::restore_fault)?);
        self.source = None;
        Ok(())
    }

    fn restore(&mut self, id: &str, bytes: &[u8]) -> Result<(), Fault> {
        check_id(id)?;
        let mut open = export::open_workspace_file(id, bytes)?;
        open.restored_from(bytes);
        self.open = Some(open);
        self.door = submission::Door::default();
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
        let new = source.new_lines(&open.register, mapping);
        let known = new.known;
        open.add(new.rows.len(), |register| source.add_to(register, mapping, &new.rows))?;
        open.remember(&source.signature, mapping);
        let added = open.register.len() - before;
        if added > 0 {
            source.happens(open, added, "records");
        }
        Ok(Added { added, known, left_out: mapping.left_out() })
    }

    /// Where the open workspace stands.
    fn overview(&mut self, today: CalendarDate) -> Option<Box<Overview>> {
        let saved = self.saved();
        self.open.as_mut().map(|open| Box::new(Overview { saved, ..open.overview(today) }))
    }
}

impl Workspace {
    /// Does a job that is about the open workspace alone.
    fn answer(&mut self, job: &DeskJob, bytes: Vec<u8>, today: CalendarDate) -> Answer {
        let outcome = match job {
            DeskJob::Rename(name) => {
                self.rename(name);
                Outcome::Done
            }
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
            DeskJob::AddLine(texts) => self.add_line(texts)?,
            DeskJob::Preview(request) => Outcome::Mending(self.mend(request, today, false)),
            DeskJob::Mend(request) => Outcome::Mending(self.mend(request, today, true)),
            DeskJob::Bin { lines, binned } => {
                self.step(&[Change::Bin { lines: lines.clone(), binned: *binned }]);
                Outcome::Done
            }
            DeskJob::EmptyBin => self.empty_bin(),
            DeskJob::Undo | DeskJob::Redo => {
                if !self.travel(*job == DeskJob::Undo) {
                    return Err(Fault::new("desk.stays-so"));
                }
                Outcome::Done
            }
            DeskJob::Batches { from, count } => Outcome::Batches(self.batches(*from, *count, today)),
            DeskJob::Registration => Outcome::Papers(Box::new(self.papers(today))),
            DeskJob::SetDocument(edit) => self.set_document(edit, today)?,
            DeskJob::Attach { kind, name } => self.attach_document(kind, name, bytes, today)?,
            DeskJob::SetPolicy(policy) => self.set_policy(policy)?,
            DeskJob::Issue { line, issued } => self.issue(*line, issued)?,
            DeskJob::Readability(ReadabilityJob { label, act: ReadabilityAct::Write(file) }) => {
                let (exported, file) = self.write_readability(label, file, today)?;
                return Ok((Outcome::Exported(exported), Some(file)));
            }
            DeskJob::Readability(job) => self.readability(job, &bytes)?,
            DeskJob::Export(request) => {
                let (exported, file) = self.export(request, today)?;
                return Ok((Outcome::Exported(exported), Some(file)));
            }
            _ => return Err(Fault::new("desk.not-understood")),
        };
        Ok((outcome, None))
    }

    fn set_policy(&mut self, policy: &str) -> Result<Outcome, Fault> {
        let policy = parse_policy(policy)?;
        let from = Box::new(self.head.policy.clone());
        self.step(&[Change::Policy { from, to: Box::new(policy) }]);
        Ok(Outcome::Done)
    }

    fn overview(&mut self, today: CalendarDate) -> Overview {
        let tally = self.tally(today);
        let readiness = record::readiness(&self.head.registration, &self.context(today));
        Overview {
            workspace: WorkspaceRef { id: self.id.clone(), name: self.head.name.clone() },
            saved: self.saved.clone(),
            lines: tally.lines,
            binned: tally.binned,
            batches: tally.batches,
            lines_with: tally.lines_with,
            problems: tally.problems.clone(),
            columns: tally.columns.clone(),
            can_undo: self.history.can_undo(),
            can_redo: self.history.can_redo(),
            policy: serde_json::to_string_pretty(&self.head.policy).unwrap_or_default(),
            papers: (readiness.ready, readiness.of),
            version: self.version,
            revision: self.revision(),
        }
    }

    const fn context(&self, today: CalendarDate) -> Context<'_> {
        Context { today, policy: &self.head.policy }
    }

    /// Findings about one cell on its own.
    fn cell_findings(&self, row: usize, column: Column, today: CalendarDate) -> Vec<Finding> {
        record::check_cell(column, self.register.get(row, column), &self.context(today))
    }
}

/// Ids are given by the page: of ASCII letters, digits and hyphens.
fn check_id(id: &str) -> Result<(), Fault> {
    let plain = |sign: char| sign.is_ascii_alphanumeric() || sign == '-';
    if id.is_empty() || !id.chars().all(plain) {
        return Err(Fault::new("desk.not-understood"));
    }
    Ok(())
}

/// The policy that a JSON text holds.
pub(crate) fn parse_policy(json: &str) -> Result<Policy, Fault> {
    Policy::parse(json).map_err(|error| {
        let args = error.args().into_iter();
        args.fold(Fault::new(error.code()), |fault, (name, value)| fault.with(name, value))
    })
}
