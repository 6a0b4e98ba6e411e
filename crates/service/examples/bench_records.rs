//! Prints how long work on many records takes natively, and how much memory it takes: never a judgement.

use std::fmt::Write;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::Instant;

use record::LineId;
use service::desk::{
    BulkRequest, CellEdit, ExportRequest, Filter, Outcome, RecordFormat, Selection, ViewRequest, WorkspaceRef,
};
use service::vault::MemoryVault;
use service::{Bulk, CalendarDate, Column, Desk, DeskJob, Job, Mapping, Options, Reply, World, attend};

/// Columns of the files.
const HEADINGS: [&str; 7] =
    ["manufacturer", "batch", "batch_date", "quantity", "report", "report_date", "serials"];

fn main() {
    let rows: Vec<Vec<String>> = (0..100_000).map(row).collect();
    let mut csv = HEADINGS.join(",");
    for row in &rows {
        let _ = write!(csv, "\n{}", row.join(","));
    }
    let texts = rows[..20_000].iter().map(|row| row.iter().map(String::as_str).collect());
    let sheet = intake::write::Sheet { name: "Records", headings: &HEADINGS, rows: Box::new(texts) };
    let xlsx = intake::write::xlsx(vec![sheet]).unwrap_or_default();
    for (name, bytes) in [("100,000 lines.csv", csv.into_bytes()), ("20,000 lines.xlsx", xlsx)] {
        println!("{name}: {:.1} MB", bytes.len() as f64 / 1e6);
        work(name, &bytes);
    }
}

/// One line: mostly sound, now and then with something to find.
fn row(at: usize) -> Vec<String> {
    let day = format!("2026{:02}{:02}", 1 + at / 28 % 9, 1 + at % 28);
    let report = if at % 1_000 == 999 { at - 1 } else { at };
    vec![
        format!("Maker {} Vacuum Co., Ltd.", at % 40).replace(',', ""),
        if at % 500 == 77 { format!("{day}-O{at:05}") } else { format!("{day}-{at:06}") },
        format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..]),
        (1 + at % 30).to_string(),
        format!("IR-2026-{report:06}"),
        "2026-10-30".to_owned(),
        format!("SN{at:07}"),
    ]
}

fn work(name: &str, bytes: &[u8]) {
    let vault = MemoryVault::default();
    let mut bench = Bench { desk: Desk::default(), vault: &vault };
    let workspace = WorkspaceRef { id: "bench".into(), name: "Bench".into() };
    bench.time("open a new workspace", DeskJob::Open(workspace.clone()), Vec::new());
    let read = DeskJob::Read { name: name.into(), options: Options::default() };
    let mapping = match bench.time("read the file, guess its columns", read, bytes.to_vec()) {
        Outcome::Source(source) => source.mapping,
        _ => Mapping { columns: Vec::new() },
    };
    bench.time("add, check and store the lines", DeskJob::Add(mapping), Vec::new());
    let selection = Selection::default;
    let view = |filter| {
        let selection = Selection { filter, ..Selection::default() };
        DeskJob::View(ViewRequest { selection, from: 10_000, count: 60 })
    };
    bench.time("first view", view(Filter::All), Vec::new());
    bench.time("the same view again", view(Filter::All), Vec::new());
    bench.time("view of one problem", view(Filter::Problem("set.report-reused".into())), Vec::new());
    let search = Selection { search: "sn001".into(), sort: Some((Column::Report, true)), ..selection() };
    let search = ViewRequest { selection: search, from: 0, count: 60 };
    bench.time("search and sort", DeskJob::View(search), Vec::new());
    let edit = CellEdit {
        line: LineId(5_000),
        column: Column::Quantity,
        before: row(5_000)[3].clone(),
        after: "77".into(),
    };
    bench.time("edit a cell, check all, store", DeskJob::Edit(edit), Vec::new());
    bench.time("take it back", DeskJob::Undo, Vec::new());
    let mend = BulkRequest { selection: selection(), column: None, bulk: Bulk::Fixes { code: None } };
    bench.time("preview of all fixes", DeskJob::Preview(mend), Vec::new());
    bench.time("batches", DeskJob::Batches { from: 0, count: 100 }, Vec::new());
    for format in [RecordFormat::Csv, RecordFormat::Xlsx, RecordFormat::Workspace] {
        let export = ExportRequest { format, selection: selection(), locale: "en".into() };
        bench.time(&format!("write {format:?}"), DeskJob::Export(export), Vec::new());
    }
    let mut other = Bench { desk: Desk::default(), vault: &vault };
    other.time("open it in another tab", DeskJob::Open(workspace), Vec::new());
    let edit = CellEdit { line: LineId(1), column: Column::Quantity, before: "2".into(), after: "78".into() };
    other.time("edit there", DeskJob::Edit(edit), Vec::new());
    bench.time("take it over here", view(Filter::All), Vec::new());
    bench.time(
        "put all into the bin",
        DeskJob::Bin { lines: (0..100_000).map(LineId).collect(), binned: true },
        Vec::new(),
    );
    bench.time("empty the bin", DeskJob::EmptyBin, Vec::new());
    bench.time("take that back", DeskJob::Undo, Vec::new());
}

struct Bench<'v> {
    desk: Desk,
    vault: &'v MemoryVault,
}

impl Bench<'_> {
    fn time(&mut self, what: &str, job: DeskJob, bytes: Vec<u8>) -> Outcome {
        let today = CalendarDate::new(2026, 11, 23).unwrap_or(CalendarDate::FIRST);
        let world = World { now_ms: &|| 0.0, today, progress: &|_| {}, here: service::Here::NOWHERE };
        let begun = Instant::now();
        let job = Job::Desk(job);
        let work = attend(&mut self.desk, self.vault, &job, bytes, &world);
        let Poll::Ready(attended) = pin!(work).poll(&mut Context::from_waker(Waker::noop())) else {
            println!("memory made somebody wait");
            return Outcome::Done;
        };
        let took_ms = begun.elapsed().as_secs_f64() * 1000.0;
        println!("  {what:<36} {took_ms:>8.1} ms   {:>6.1} MB at most so far", peak_mb());
        match attended.done.reply {
            Reply::Desk(reply) => {
                if let Outcome::Failed(fault) = &reply.outcome {
                    println!("  failed: {}", fault.code);
                }
                reply.outcome
            }
            _ => Outcome::Done,
        }
    }
}

/// The most memory that this program had so far, in MB; 0 where the system does not tell.
fn peak_mb() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = peak.and_then(|peak| peak.trim().trim_end_matches(" kB").parse::<f64>().ok());
    kib.unwrap_or_default() * 1024.0 / 1e6
}
