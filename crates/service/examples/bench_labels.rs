//! Prints how long a run of different labels takes natively, how large its file is and how much memory it takes: never
//! a judgement.
//!
//! Each size is a process of its own, so that one does not hide behind the memory of another:
//! `cargo run --release -p service --example bench_labels`.

use std::process::{Command, ExitCode};
use std::time::Instant;

use service::desk::{Outcome, Selection, WorkspaceRef};
use service::{
    CalendarDate, Desk, DeskJob, Done, Each, Job, LabelSetup, Mapping, Media, Options, PrintFormat,
    PrintRequest, Reply, Roll, World,
};

/// What is written, and of how many labels.
const RUNS: [(PrintFormat, &str, usize); 9] = [
    (PrintFormat::Pdf, "pdf", 10),
    (PrintFormat::Pdf, "pdf", 100),
    (PrintFormat::Pdf, "pdf", 1_000),
    (PrintFormat::Pdf, "pdf", 10_000),
    (PrintFormat::Pdf, "pdf", 100_000),
    (PrintFormat::ZipPdf, "zip of pdf", 1_000),
    (PrintFormat::ZipSvg, "zip of svg", 1_000),
    (PrintFormat::Zpl, "zpl", 1_000),
    (PrintFormat::Tspl, "tspl", 1_000),
];

fn main() -> ExitCode {
    if let Some(run) = std::env::args().nth(1) {
        return run.parse().ok().and_then(|at: usize| RUNS.get(at)).map_or(ExitCode::FAILURE, measure);
    }
    println!(
        "{:<12} {:>8} {:>12} {:>12} {:>14} {:>10}",
        "file", "labels", "s", "ms a label", "bytes a label", "peak MB"
    );
    let Ok(program) = std::env::current_exe() else { return ExitCode::FAILURE };
    for at in 0..RUNS.len() {
        let ended = Command::new(&program).arg(at.to_string()).status();
        if !ended.is_ok_and(|status| status.success()) {
            println!("run {at} failed");
        }
    }
    ExitCode::SUCCESS
}

fn measure(&(format, name, count): &(PrintFormat, &str, usize)) -> ExitCode {
    let mut desk = Desk::default();
    let workspace = WorkspaceRef { id: "bench".into(), name: "Bench".into() };
    done(&mut desk, DeskJob::Open(workspace), Vec::new());
    let mut csv = "manufacturer,batch,report\n".to_owned();
    for at in 0..count {
        csv += &format!("Lotus Vacuum Technology,20260517-{at:06},IR-2026-{at:06}\n");
    }
    let read = DeskJob::Read { name: "bench.csv".into(), options: Options::default() };
    let mapping = match done(&mut desk, read, csv.into_bytes()).reply {
        Reply::Desk(reply) => match reply.outcome {
            Outcome::Source(source) => source.mapping,
            _ => Mapping { columns: Vec::new() },
        },
        _ => return ExitCode::FAILURE,
    };
    done(&mut desk, DeskJob::Add(mapping), Vec::new());
    let media = match format {
        PrintFormat::Zpl | PrintFormat::Tspl => Media::Roll(Roll::default()),
        _ => Media::Single,
    };
    let request = PrintRequest {
        setup: LabelSetup::default(),
        selection: Selection::default(),
        each: Each::Batch,
        copies: 1,
        media,
        leave_out: false,
        locale: "en".into(),
    };
    let begun = Instant::now();
    let printed = done(&mut desk, DeskJob::Print(request, format), Vec::new());
    let took_s = begun.elapsed().as_secs_f64();
    let Some(bytes) = printed.bytes else {
        println!("{name}: {:?}", printed.reply);
        return ExitCode::FAILURE;
    };
    let labels = count as f64;
    println!(
        "{name:<12} {count:>8} {took_s:>12.3} {:>12.3} {:>14.0} {:>10.1}",
        took_s * 1e3 / labels,
        bytes.len() as f64 / labels,
        peak_mb()
    );
    ExitCode::SUCCESS
}

fn done(desk: &mut Desk, job: DeskJob, bytes: Vec<u8>) -> Done {
    let today = CalendarDate::new(2026, 11, 23).unwrap_or(CalendarDate::FIRST);
    let world = World { now_ms: &|| 0.0, today, progress: &|_| {}, here: service::Here::NOWHERE };
    service::run(desk, &Job::Desk(job), bytes, &world)
}

/// The most memory that this program had so far, in MB; 0 where the system does not tell.
fn peak_mb() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = peak.and_then(|peak| peak.trim().trim_end_matches(" kB").parse::<f64>().ok());
    kib.unwrap_or_default() * 1024.0 / 1e6
}
