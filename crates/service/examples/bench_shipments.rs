//! Prints how long work on a large shipment takes natively: never a judgement.

use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::Instant;

use service::desk::shipment::{RowKind, RowsRequest, ShipmentAct, ShipmentJob, ShipmentReply, ShipmentText};
use service::desk::{Outcome, WorkspaceRef};
use service::shipment::{Input, Margin, Read};
use service::vault::MemoryVault;
use service::{CalendarDate, Desk, DeskJob, Job, LabelSetup, Options, Reply, World, attend};

/// How many labels are expected.
const LABELS: usize = 50_000;
/// How many reads are timed.
const READS: usize = 1_000;
/// One read of so many is wrong.
const ONE_WRONG_OF: usize = 20;

fn main() {
    let vault = MemoryVault::default();
    let mut bench = Bench { desk: Desk::default(), vault: &vault, device: "dock-1" };
    let workspace = WorkspaceRef { id: "bench".into(), name: "Bench".into() };
    bench.time("open a new workspace", DeskJob::Open(workspace.clone()), &[]);
    bench.act("begin a shipment", ShipmentAct::Write(text("EXP-1")), &[]);
    let read = DeskJob::Read { name: "labels.csv".into(), options: Options::default() };
    let mapping = match bench.time("read a file of 50,000 labels", read, csv().as_bytes()).0 {
        Outcome::Source(source) => source.mapping,
        other => return println!("{other:?}"),
    };
    let setup = Box::new(LabelSetup { profile: "json".into(), ..LabelSetup::default() });
    bench.act("expect them", ShipmentAct::ExpectSource { mapping, setup }, &[]);
    bench.act("write another text", ShipmentAct::Write(text("EXP-2")), &[]);
    bench.act("show", ShipmentAct::Show, &[]);
    bench.act("rows, the first time", ShipmentAct::Rows(rows("")), &[]);
    bench.act("rows with a search", ShipmentAct::Rows(rows("sn0049")), &[]);
    bench.scan("reads of one device");

    let part = bench.time("write its part", job(ShipmentAct::Part), &[]).1.unwrap_or_default();
    println!("  its part: {:.1} kB", part.len() as f64 / 1e3);
    let renamed = String::from_utf8_lossy(&part).replace("\"device\":\"dock-1\"", "\"device\":\"dock-2\"");
    bench.act("join another device's", ShipmentAct::Join, renamed.as_bytes());
    bench.scan("reads with another device's joined");

    bench.desk = Desk::default();
    bench.time("open the workspace again", DeskJob::Open(workspace), &[]);
    bench.act("show the shipment", ShipmentAct::Show, &[]);
    bench.act("list of shipments", ShipmentAct::List, &[]);
}

fn text(reference: &str) -> ShipmentText {
    ShipmentText { reference: reference.into(), ..ShipmentText::default() }
}

fn rows(search: &str) -> RowsRequest {
    RowsRequest { kind: RowKind::All, search: search.into(), from: 40_000, count: 60 }
}

/// Labels of pieces, a hundred of a batch.
fn csv() -> String {
    let row = |at: usize| {
        let (batch, report) = (at / 100, at / 100);
        format!("Lotus Vacuum,202605{:02}-{batch:05},IR-2026-{report:05},SN{at:06}\n", 1 + batch % 28)
    };
    let rows: String = (0..LABELS).map(row).collect();
    format!("manufacturer,batch,report,serials\n{rows}")
}

fn job(act: ShipmentAct) -> DeskJob {
    DeskJob::Shipment(ShipmentJob { id: "s-1".into(), act })
}

struct Bench<'v> {
    desk: Desk,
    vault: &'v MemoryVault,
    device: &'static str,
}

impl Bench<'_> {
    fn ask(&mut self, job: DeskJob, bytes: &[u8]) -> (Outcome, Option<Vec<u8>>) {
        let start = Instant::now();
        let now_ms = || start.elapsed().as_secs_f64() * 1e3;
        let here = service::Here { device: self.device, ..service::Here::NOWHERE };
        let Some(today) = CalendarDate::new(2026, 11, 23) else { return (Outcome::Done, None) };
        let world = World { now_ms: &now_ms, today, progress: &|_| {}, here };
        let job = Job::Desk(job);
        let work = attend(&mut self.desk, self.vault, &job, bytes.to_vec(), &world);
        let Poll::Ready(attended) = pin!(work).poll(&mut Context::from_waker(Waker::noop())) else {
            return (Outcome::Done, None);
        };
        let Reply::Desk(reply) = attended.done.reply else { return (Outcome::Done, None) };
        if let Outcome::Failed(fault) = &reply.outcome {
            println!("failed: {fault:?}");
        }
        (reply.outcome, attended.done.bytes)
    }

    fn time(&mut self, what: &str, job: DeskJob, bytes: &[u8]) -> (Outcome, Option<Vec<u8>>) {
        let start = Instant::now();
        let answer = self.ask(job, bytes);
        println!("{what:<40} {:>8.1} ms", start.elapsed().as_secs_f64() * 1e3);
        answer
    }

    fn act(&mut self, what: &str, act: ShipmentAct, bytes: &[u8]) {
        self.time(what, job(act), bytes);
    }

    /// Reads labels all over the list, now and then one that is wrong.
    fn scan(&mut self, what: &str) {
        let total = RowsRequest { kind: RowKind::All, search: String::new(), from: 0, count: LABELS };
        let (Outcome::Shipment(ShipmentReply::Rows(all)), _) = self.ask(job(ShipmentAct::Rows(total)), &[])
        else {
            return;
        };
        let missing: Vec<String> =
            all.rows.into_iter().filter(|row| row.seen.is_empty()).map(|row| row.payload).collect();
        let (mut times, mut taken) = (Vec::new(), 0);
        for at in 0..READS {
            let text = &missing[at * 37 % missing.len()];
            let wrong = at % ONE_WRONG_OF == 7;
            let text = if wrong { text.replacen("SN0", "SNO", 1) } else { text.clone() };
            let read = Read { text, values: None, margin: Some(Margin::of_ratio(0.5)) };
            let start = Instant::now();
            let (outcome, _) = self.ask(job(ShipmentAct::Hear(Input::Frame(vec![read]))), &[]);
            times.push(start.elapsed().as_secs_f64() * 1e3);
            if let Outcome::Shipment(ShipmentReply::Heard(heard)) = outcome {
                taken += heard.answers.iter().filter(|answer| answer.take.is_some()).count();
            }
            if wrong {
                self.ask(job(ShipmentAct::Hear(Input::Acknowledge)), &[]);
            }
        }
        times.sort_by(f64::total_cmp);
        let (median, longest) = (times[times.len() / 2], times[times.len() - 1]);
        println!("{what:<40} {median:>8.2} ms, the longest {longest:.2} ms, {taken} taken");
    }
}
