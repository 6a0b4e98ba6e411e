//! A desk to work at, and stores that fail in every way a browser's does.

use std::cell::{Cell, RefCell};
use std::io::{Cursor, Read};
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use base::Severity;
use record::LineId;
use service::desk::{
    CellEdit, DeskReply, ExportRequest, Filter, LineView, Outcome, Overview, RecordFormat, Saved, Selection,
    ViewRequest, Window, WorkspaceRef,
};
use service::vault::{Commit, Loaded, MemoryVault, Revision, Vault, VaultFault};
use service::{
    Attended, CalendarDate, Column, Desk, DeskJob, Fault, Job, Mapping, Options, Reply, World, attend,
};

/// Runs what never has to wait: memory answers at once.
pub(crate) fn now<T>(work: impl Future<Output = T>) -> T {
    match pin!(work).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(done) => done,
        Poll::Pending => panic!("memory made somebody wait"),
    }
}

/// What can be wrong with a store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// Nothing.
    None,
    /// It reads, but takes no change.
    TakesNothing(VaultFault),
    /// It does nothing at all.
    Dead(VaultFault),
}

/// A store over another one, with troubles.
pub(crate) struct Faulty<'v> {
    pub(crate) inner: &'v MemoryVault,
    pub(crate) trouble: Cell<Trouble>,
    /// How many commits were tried.
    pub(crate) tried: Cell<usize>,
    /// What another tab does in the moment between taking over and storing.
    pub(crate) meanwhile: RefCell<Vec<Box<dyn FnOnce() + 'v>>>,
}

impl<'v> Faulty<'v> {
    pub(crate) fn over(inner: &'v MemoryVault) -> Self {
        let trouble = Cell::new(Trouble::None);
        Self { inner, trouble, tried: Cell::new(0), meanwhile: RefCell::default() }
    }

    fn alive(&self) -> Result<(), VaultFault> {
        if let Trouble::Dead(fault) = self.trouble.get() { Err(fault) } else { Ok(()) }
    }
}

impl Vault for Faulty<'_> {
    async fn heads(&self) -> Result<Vec<(String, Vec<u8>)>, VaultFault> {
        self.alive()?;
        self.inner.heads().await
    }

    async fn revision(&self, workspace: &str) -> Result<Revision, VaultFault> {
        self.alive()?;
        self.inner.revision(workspace).await
    }

    async fn load(&self, workspace: &str, since: Revision) -> Result<Loaded, VaultFault> {
        self.alive()?;
        self.inner.load(workspace, since).await
    }

    async fn part(&self, workspace: &str, key: &str) -> Result<Option<Vec<u8>>, VaultFault> {
        self.alive()?;
        self.inner.part(workspace, key).await
    }

    async fn commit(&self, commit: &Commit) -> Result<(), VaultFault> {
        self.tried.set(self.tried.get() + 1);
        let meanwhile: Vec<_> = self.meanwhile.borrow_mut().drain(..).collect();
        meanwhile.into_iter().for_each(|other| other());
        match self.trouble.get() {
            Trouble::None => self.inner.commit(commit).await,
            Trouble::TakesNothing(fault) | Trouble::Dead(fault) => Err(fault),
        }
    }

    async fn delete(&self, workspace: &str) -> Result<(), VaultFault> {
        self.alive()?;
        self.inner.delete(workspace).await
    }

    async fn delete_everything(&self) -> Result<(), VaultFault> {
        self.alive()?;
        self.inner.delete_everything().await
    }
}

/// One tab: a desk and the store behind it.
pub(crate) struct Tab<'v, V> {
    desk: Desk,
    pub(crate) vault: &'v V,
    pub(crate) now_ms: f64,
}

/// Everything that is told of a workspace, and everything that stands in it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Everything {
    pub(crate) name: String,
    pub(crate) policy: String,
    pub(crate) lines: Vec<LineView>,
    pub(crate) papers: Outcome,
    pub(crate) problems: Vec<(String, usize)>,
}

impl<'v, V: Vault> Tab<'v, V> {
    /// A tab with a workspace open.
    pub(crate) fn open(vault: &'v V, id: &str) -> Self {
        let mut tab = Self::new(vault);
        assert_eq!(tab.done(opening(id)), Outcome::Done);
        tab
    }

    /// A tab with nothing open.
    pub(crate) fn new(vault: &'v V) -> Self {
        Self { desk: Desk::default(), vault, now_ms: 0.0 }
    }

    pub(crate) fn attend(&mut self, job: DeskJob, bytes: Vec<u8>) -> Attended {
        let now_ms = self.now_ms;
        let today = CalendarDate::new(2026, 11, 23).expect("a day");
        let world = World { now_ms: &|| now_ms, today, progress: &|_| {}, here: service::Here::NOWHERE };
        now(attend(&mut self.desk, self.vault, &Job::Desk(job), bytes, &world))
    }

    pub(crate) fn ask(&mut self, job: DeskJob) -> DeskReply {
        self.ask_with(job, Vec::new())
    }

    pub(crate) fn ask_with(&mut self, job: DeskJob, bytes: Vec<u8>) -> DeskReply {
        match self.attend(job, bytes).done.reply {
            Reply::Desk(reply) => *reply,
            other => panic!("{other:?}"),
        }
    }

    /// What comes of a job that can be done.
    pub(crate) fn done(&mut self, job: DeskJob) -> Outcome {
        match self.ask(job).outcome {
            Outcome::Failed(fault) => panic!("{fault:?}"),
            outcome => outcome,
        }
    }

    /// Why a job cannot be done.
    pub(crate) fn fault(&mut self, job: DeskJob, bytes: Vec<u8>) -> Fault {
        match self.ask_with(job, bytes).outcome {
            Outcome::Failed(fault) => {
                let text = i18n::text_with(i18n::Locale::Vi, &fault.code, &fault.args);
                assert!(i18n::has(&fault.code) && !text.contains('{'), "{}: {text}", fault.code);
                fault
            }
            other => panic!("{other:?}"),
        }
    }

    pub(crate) fn overview(&mut self) -> Overview {
        *self.ask(DeskJob::Registration).overview.expect("a workspace is open")
    }

    pub(crate) fn saved(&mut self) -> Saved {
        self.overview().saved
    }

    pub(crate) fn read(&mut self, name: &str, bytes: &[u8]) -> Mapping {
        let job = DeskJob::Read { name: name.to_owned(), options: Options::default() };
        match self.ask_with(job, bytes.to_vec()).outcome {
            Outcome::Source(source) => source.mapping,
            other => panic!("{other:?}"),
        }
    }

    /// Reads and adds a file; how many lines are new, and how many stood there already.
    pub(crate) fn take_in(&mut self, name: &str, bytes: &[u8]) -> (usize, usize) {
        let mapping = self.read(name, bytes);
        match self.done(DeskJob::Add(mapping)) {
            Outcome::Added(added) => (added.added, added.known),
            other => panic!("{other:?}"),
        }
    }

    /// Adds lines of manufacturer, batch and report.
    pub(crate) fn fill(&mut self, lines: &[[&str; 3]]) {
        for [manufacturer, batch, report] in lines {
            let texts =
                [(Column::Manufacturer, *manufacturer), (Column::Batch, *batch), (Column::Report, *report)];
            self.done(DeskJob::AddLine(texts.map(|(column, text)| (column, text.to_owned())).into()));
        }
    }

    pub(crate) fn window(&mut self, filter: Filter) -> Window {
        let selection = Selection { filter, ..Selection::default() };
        match self.done(DeskJob::View(ViewRequest { selection, from: 0, count: usize::MAX })) {
            Outcome::Window(window) => window,
            other => panic!("{other:?}"),
        }
    }

    /// The texts of the shown lines, in the columns in use.
    pub(crate) fn texts(&mut self, filter: Filter) -> Vec<Vec<String>> {
        let rows = self.window(filter).rows.into_iter();
        rows.map(|row| row.cells.into_iter().map(|cell| cell.text).collect()).collect()
    }

    pub(crate) fn line(&mut self, line: LineId) -> LineView {
        match self.done(DeskJob::Inspect(line)) {
            Outcome::Line(line) => *line,
            other => panic!("{other:?}"),
        }
    }

    pub(crate) fn text(&mut self, line: u32, column: Column) -> String {
        self.line(LineId(line)).texts[column as usize].clone()
    }

    /// Writes a text into a cell, whatever stands there.
    pub(crate) fn write(&mut self, line: u32, column: Column, after: &str) -> Outcome {
        let before = self.text(line, column);
        self.done(edit(line, column, &before, after))
    }

    /// The codes of what was found.
    pub(crate) fn codes(&mut self) -> Vec<String> {
        self.overview().problems.into_iter().map(|problem| problem.example.code.into_owned()).collect()
    }

    pub(crate) fn export(&mut self, format: RecordFormat) -> Vec<u8> {
        let attended = self.attend(exporting(format), Vec::new());
        let Some(bytes) = attended.done.bytes else { panic!("{:?}", attended.done.reply) };
        bytes
    }

    pub(crate) fn everything(&mut self) -> Everything {
        let overview = self.overview();
        let problems = overview.problems.iter();
        let problems = problems.map(|problem| (problem.example.code.to_string(), problem.count)).collect();
        let mut ids: Vec<LineId> = Vec::new();
        for filter in [Filter::All, Filter::Binned] {
            ids.extend(self.window(filter).rows.iter().map(|row| row.line));
        }
        assert_eq!(ids.len(), overview.lines + overview.binned);
        ids.sort_unstable();
        Everything {
            name: overview.workspace.name,
            policy: overview.policy,
            lines: ids.into_iter().map(|id| self.line(id)).collect(),
            papers: self.done(DeskJob::Registration),
            problems,
        }
    }
}

/// What is stored, as a new tab sees it.
pub(crate) fn stored<V: Vault>(vault: &V, id: &str) -> Everything {
    Tab::open(vault, id).everything()
}

pub(crate) fn opening(id: &str) -> DeskJob {
    DeskJob::Open(WorkspaceRef { id: id.to_owned(), name: format!("Workspace {id}") })
}

pub(crate) fn exporting(format: RecordFormat) -> DeskJob {
    DeskJob::Export(ExportRequest { format, selection: Selection::default(), locale: "en".to_owned() })
}

pub(crate) fn edit(line: u32, column: Column, before: &str, after: &str) -> DeskJob {
    let (before, after) = (before.to_owned(), after.to_owned());
    DeskJob::Edit(CellEdit { line: LineId(line), column, before, after })
}

pub(crate) fn bin(lines: &[u32], binned: bool) -> DeskJob {
    DeskJob::Bin { lines: lines.iter().copied().map(LineId).collect(), binned }
}

pub(crate) fn errors() -> Filter {
    Filter::AtLeast(Severity::Error)
}

/// What a workspace file holds, save the evidence: that says where the file went.
pub(crate) fn parts(file: &[u8]) -> Files {
    let said = |name: &String| name != "manifest.json" && !name.starts_with("evidence/");
    unzipped(file).into_iter().filter(|(name, _)| said(name)).collect()
}

/// Names and bytes of files.
pub(crate) type Files = Vec<(String, Vec<u8>)>;

/// The files of an archive.
pub(crate) fn unzipped(bytes: &[u8]) -> Files {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut files = Vec::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).expect("a file");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("its bytes");
        files.push((file.name().expect("a name").into_owned(), bytes));
    }
    files
}
