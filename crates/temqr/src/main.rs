//! The command line: files and arguments in, reports and files out, through `service::run` and nothing else.

mod args;
mod check;
mod chinese;
mod convert;
mod exit;
mod fields;
mod found;
mod help;
mod input;
mod json;
mod label;
mod lines;
mod list;
mod marked;
mod own;
mod printer;
mod read;
mod report;
mod scan;
mod schema;
mod session;
mod setup;
mod submit;
mod tally;
mod verify;
mod words;
mod write;

use std::io::{self, Write};
use std::process::ExitCode;
use std::time::Instant;

use chrono::Datelike;
use clap::Parser;
use service::{CalendarDate, Desk, Done, Job, World};

use args::{Arguments, Command};
use exit::{Exit, Stop};
use words::Words;

fn main() -> ExitCode {
    let Arguments { command, lang } = Arguments::parse();
    let words = Words::choose(lang);
    let mut out = io::BufWriter::new(io::stdout().lock());
    let ended = match &command {
        Command::Check(args) => check::run(args, words, &mut out),
        Command::Convert(args) => convert::run(args, words, &mut out),
        Command::Label(args) => label::run(args, words, &mut out),
        Command::List(args) => list::run(args, words, &mut out),
        Command::Setup(args) => setup::run(args, words, &mut out),
        Command::TestPage(args) => printer::test_page(args, words, &mut out),
        Command::Calibrate(args) => printer::calibrate(args, words, &mut out),
        Command::Scan(args) => scan::run(args, words, &mut out),
        Command::Readability(args) => tally::run(args, words, &mut out),
        Command::Submit(args) => submit::run(args, words, &mut out),
        Command::Verify(args) => verify::run(args, words, &mut out),
        Command::Schema(args) => schema::run(args, &mut out),
    };
    match ended.and_then(|exit| Ok(out.flush().map(|()| exit)?)) {
        Ok(exit) => exit.into(),
        Err(stop) => {
            report_stop(&stop, words);
            Exit::NotDone.into()
        }
    }
}

/// Says on standard error why nothing more was done. Where the reader of the output left, nobody wants to know.
fn report_stop(stop: &Stop, words: Words) {
    let mut err = io::stderr().lock();
    // Standard error is the last place to complain at.
    let _ = match stop {
        Stop::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Stop::Output(error) => writeln!(err, "temqr: {error}"),
        Stop::Fault { path: None, fault } => writeln!(err, "temqr: {}", words.fault(fault)),
        Stop::Fault { path: Some(path), fault } => {
            writeln!(err, "temqr: {}: {}", report::path(path), words.fault(fault))
        }
    };
}

/// Runs a job of the core that needs no desk, by this machine's clock.
fn run(job: &Job, bytes: Vec<u8>) -> Done {
    run_at(&mut Desk::default(), job, bytes, today())
}

/// Runs a job of the core at a desk, as if it were this day.
fn run_at(desk: &mut Desk, job: &Job, bytes: Vec<u8>, today: CalendarDate) -> Done {
    let begun = Instant::now();
    let world =
        World { now_ms: &|| milliseconds(begun), today, progress: &|_| {}, here: service::Here::NOWHERE };
    service::run(desk, job, bytes, &world)
}

/// The day by this machine's clock and time zone.
fn today() -> CalendarDate {
    let day = chrono::Local::now().date_naive();
    let year = u16::try_from(day.year()).ok();
    // The clock of a machine without a battery starts somewhere; before the year 1 it does not.
    let day = year.and_then(|year| CalendarDate::new(year, day.month() as u8, day.day() as u8));
    day.unwrap_or(CalendarDate::FIRST)
}

/// Milliseconds since then.
fn milliseconds(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1000.0
}
