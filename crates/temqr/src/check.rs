//! `temqr check`: what is wrong in records, or in the three texts of a label.

use std::io::Write;
use std::path::Path;

use base::{Finding, Severity};
use service::desk::{DeskJob, JudgeRequest, Outcome};
use service::{Fault, Note, RecordStream};

use crate::args::CheckArgs;
use crate::exit::{Exit, Stop};
use crate::fields::{self, Entry};
use crate::found::Found;
use crate::input::{self, Input, Line, Lines, Opening};
use crate::read;
use crate::session::{self, Session};
use crate::words::Words;

/// How many lines are judged at once: what is found in them is in memory at one time.
const WINDOW_LINES: usize = 4_096;

/// Checks what the arguments hold or name, and prints what is found.
pub(crate) fn run(args: &CheckArgs, words: Words, out: &mut dyn Write) -> Result<Exit, Stop> {
    if let Some(draft) = args.given.draft() {
        return fields::run(Entry::Record(draft), args.json, words, out);
    }
    let path = args.given.file.as_deref().unwrap_or(Path::new("-"));
    let input = Input::open(path).map_err(|fault| Stop::at(path, fault))?;
    let lines = match input.opening() {
        Opening::Record => true,
        Opening::Utf8 => is_lines(path),
        Opening::Bytes => false,
    };
    if lines && !args.reading.wants_whole() {
        return stream(path, input.lines(), args, Found::new(args, words, out));
    }
    let bytes = input.bytes().map_err(|fault| Stop::at(path, fault))?;
    match input::symbol(&bytes) {
        Some(entry) => fields::run(entry, args.json, words, out),
        None => table(path, bytes, args, Found::new(args, words, out)),
    }
}

/// Whether a file's name says that it is JSON Lines.
fn is_lines(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| ["jsonl", "ndjson"].iter().any(|of| ending.eq_ignore_ascii_case(of)))
}

/// Judges a file as a whole.
fn table(path: &Path, bytes: Vec<u8>, args: &CheckArgs, mut found: Found<'_>) -> Result<Exit, Stop> {
    let mut session = Session::open(&args.reading)?;
    let view = session.read(path, bytes, &args.reading)?;
    found.source(&view)?;
    let mut from = 0;
    loop {
        let request = JudgeRequest { mapping: view.mapping.clone(), from, count: WINDOW_LINES };
        let judged =
            session.ask(DeskJob::Judge(request), Vec::new()).map_err(|fault| Stop::at(path, fault))?;
        let Outcome::Judged(judgement) = judged.0 else {
            return Err(Fault::new("cli.other-answer").into());
        };
        found.cells(&judgement.cells)?;
        if let Some(totals) = judgement.totals {
            let records = totals.lines;
            let errors = found.totals(&totals, Some(&view))?;
            return if records == 0 { Err(none(path)) } else { Ok(exit(errors)) };
        }
        from += WINDOW_LINES;
    }
}

/// Judges JSON Lines while they arrive.
fn stream(path: &Path, mut lines: Lines, args: &CheckArgs, mut found: Found<'_>) -> Result<Exit, Stop> {
    let policy = session::policy(&args.reading)?;
    let (policy_path, policy) = policy.map_or((path, None), |(path, policy)| (path, Some(policy)));
    let today = args.reading.today.unwrap_or_else(crate::today);
    let mut records =
        RecordStream::new(policy.as_deref(), today).map_err(|fault| Stop::at(policy_path, fault))?;
    let mut number = 0;
    while let Some(line) = lines.next().map_err(|error| Stop::at(path, read::fault(&error)))? {
        number += 1;
        let judged = records.read(&line.text).map_err(|fault| Stop::at(path, fault))?;
        let told = judged.notes.len() + judged.cells.len();
        let damage = damage(&line, number);
        found.notes(damage.as_slice(), &[])?;
        found.notes(&judged.notes, &[])?;
        found.cells(&judged.cells)?;
        if told > 0 || damage.is_some() {
            found.flush()?;
        }
    }
    if number == 0 {
        return Err(Stop::at(path, Fault::new("intake.empty")));
    }
    let totals = records.totals();
    let errors = found.totals(&totals, None)?;
    if totals.lines == 0 { Err(none(path)) } else { Ok(exit(errors)) }
}

/// A file without any record is no file in order: more likely an export that went wrong.
fn none(path: &Path) -> Stop {
    Stop::at(path, Fault::new("cli.no-records"))
}

/// What was lost of a line on the way in.
fn damage(line: &Line, number: u32) -> Option<Note> {
    let finding = if line.cut {
        Finding::new("cli.line-cut", Severity::Error).with("limit", Lines::MAX_BYTES >> 20)
    } else if line.sound {
        return None;
    } else {
        Finding::new("cli.line-not-utf8", Severity::Error)
    };
    Some(Note { finding, row: Some(number), column: None })
}

const fn exit(errors: bool) -> Exit {
    if errors { Exit::Found } else { Exit::Well }
}
