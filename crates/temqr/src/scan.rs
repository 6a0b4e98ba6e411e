//! `temqr scan`: reads the symbols in pictures, and compares them with what is expected.

use std::io::{self, Write};
use std::path::Path;
use std::time::Instant;

use base::Quad;
use service::{
    CodeUnread, Expected, Fault, FieldComparison, Job, MAX_PICTURE_BYTES, Reply, ScanReport, ScanRequest,
    SymbolRead, Verdict,
};

use crate::args::ScanArgs;
use crate::exit::{Exit, Stop};
use crate::json::{self, ScannedLine};
use crate::read::read;
use crate::report;
use crate::words::Words;

/// Reads every picture in turn, and says what is in it before it goes on to the next.
pub(crate) fn run(args: &ScanArgs, words: Words, out: &mut dyn Write) -> Result<Exit, Stop> {
    let expected = args.expected().map(|draft| Expected { draft, payload: None });
    let job = Job::Scan(ScanRequest::file(expected));
    let mut well = 0;
    for path in &args.images {
        let begun = Instant::now();
        let scanned = match read(path, MAX_PICTURE_BYTES, "image.too-many-bytes") {
            Ok(bytes) => scan(&job, bytes),
            Err(fault) => Err(fault),
        };
        let time_ms = crate::milliseconds(begun);
        well += usize::from(matches!(&scanned, Ok(report) if is_well(report.verdict)));
        if args.json {
            let path = path.to_string_lossy().into_owned();
            json::print(out, &ScannedLine::new(path, time_ms, scanned.as_ref(), words))?;
        } else {
            print(out, path, time_ms, scanned.as_ref(), words)?;
            out.flush()?;
        }
    }
    let pictures = args.images.len();
    if !args.json && pictures > 1 {
        let counts = [("well", well.to_string()), ("pictures", pictures.to_string())];
        let key = if args.expected().is_some() { "cli.scanned-and-compared" } else { "cli.scanned" };
        writeln!(out, "{}", words.with(key, &counts))?;
    }
    Ok(if well == pictures { Exit::Well } else { Exit::Found })
}

fn scan(job: &Job, picture: Vec<u8>) -> Result<ScanReport, Fault> {
    match crate::run(job, picture).reply {
        Reply::Scanned(report) => Ok(report),
        Reply::Failed(fault) => Err(fault),
        _ => Err(Fault::new("cli.other-answer")),
    }
}

const fn is_well(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::Matches | Verdict::Read)
}

fn print(
    out: &mut dyn Write,
    path: &Path,
    time_ms: f64,
    scanned: Result<&ScanReport, &Fault>,
    words: Words,
) -> io::Result<()> {
    writeln!(out, "{}", report::path(path))?;
    match scanned {
        Err(fault) => {
            writeln!(out, "  {} · {}\n  {}", words.get("verdict.failed"), fault.code, words.fault(fault))?;
        }
        Ok(report) => print_report(out, time_ms, report, words)?,
    }
    writeln!(out)
}

fn print_report(out: &mut dyn Write, time_ms: f64, report: &ScanReport, words: Words) -> io::Result<()> {
    writeln!(out, "  {}", words.verdict(report.verdict))?;
    let mut rows = vec![
        (words.get("facts.picture"), format!("{} × {}", report.width, report.height)),
        (words.get("facts.time"), format!("{} ms", words.number(time_ms, 1))),
    ];
    for (symbol, number) in report.symbols.iter().zip(1..) {
        if report.symbols.len() > 1 {
            rows.push((words.with("cli.symbol", &[("number", number.to_string())]), String::new()));
        }
        rows.extend(facts(symbol, words));
    }
    report::table(out, &rows)?;
    // The first symbol decides; the others are other labels.
    let compared = report.symbols.first().and_then(|symbol| symbol.comparison.as_ref());
    let mut fields = compared.iter().flat_map(|comparison| &comparison.fields);
    fields.try_for_each(|field| if field.equal { Ok(()) } else { print_difference(out, field, words) })?;
    report.unread.iter().try_for_each(|unread| print_unread(out, unread, words))
}

/// A code that was not read: why, and where it is.
fn print_unread(out: &mut dyn Write, unread: &CodeUnread, words: Words) -> io::Result<()> {
    writeln!(out, "  {} · {}", words.get("cli.seen-unread"), unread.reason.code())?;
    writeln!(out, "    {}", words.unread(unread.reason))?;
    let (place, module) = (corners(&unread.corners), module(unread.module_px, words));
    writeln!(out, "    {}  {place} · {module}", words.get("cli.corners"))
}

fn facts(symbol: &SymbolRead, words: Words) -> Vec<(String, String)> {
    let mut rows = said(symbol, words);
    let part = symbol.part.map(|(part, parts)| {
        words.with("cli.part", &[("part", part.to_string()), ("parts", parts.to_string())])
    });
    let odd = [(symbol.mirrored, "cli.mirrored"), (symbol.inverted, "cli.inverted")];
    let odd = odd.into_iter().filter(|(is_so, _)| *is_so).map(|(_, key)| words.get(key));
    let seen: Vec<String> = part.into_iter().chain(odd).collect();
    rows.extend([
        (words.get("facts.version"), symbol.version.to_string()),
        (words.get("facts.level"), symbol.level.to_string()),
        (words.get("cli.margin"), format!("{} %", words.number(symbol.margin * 100.0, 0))),
        (words.get("cli.mask"), u8::from(symbol.mask).to_string()),
        (words.get("facts.reader"), symbol.reader.name().to_owned()),
    ]);
    if !seen.is_empty() {
        rows.push((words.get("cli.seen-as"), seen.join(", ")));
    }
    let place = format!("{} · {}", corners(&symbol.corners), module(symbol.module_px, words));
    rows.push((words.get("cli.corners"), place));
    rows
}

/// Whole pixels, clockwise from the symbol's own top left.
fn corners(quad: &Quad) -> String {
    quad.0.map(|at| format!("{:.0},{:.0}", at.x, at.y)).join("  ")
}

fn module(pixels: f64, words: Words) -> String {
    words.with("cli.module-px", &[("count", words.number(pixels, 1))])
}

/// What a symbol says: its profile and its values, or whatever else stands in it.
fn said(symbol: &SymbolRead, words: Words) -> Vec<(String, String)> {
    let profile = symbol.profile.as_deref().map(|profile| (words.get("cli.profile"), profile.to_owned()));
    let payload = || match &symbol.text {
        Some(text) => text.clone(),
        None => words.with("verdict.binary", &[("count", symbol.payload_bytes.to_string())]),
    };
    if symbol.fields.is_empty() {
        return profile.into_iter().chain([(words.get("facts.payload"), payload())]).collect();
    }
    let fields = symbol.fields.iter().map(|(column, text)| (words.column(*column), text.clone()));
    profile.into_iter().chain(fields).collect()
}

fn print_difference(out: &mut dyn Write, field: &FieldComparison, words: Words) -> io::Result<()> {
    let how = field.difference.map(|difference| words.get(difference.code())).unwrap_or_default();
    writeln!(out, "  {} · {}", words.get("comparison.differs"), words.field(field.field))?;
    writeln!(out, "    {how}")?;
    writeln!(out, "    {}", words.get("comparison.expected"))?;
    report::place(out, "    ", &field.expected, &field.expected_spans)?;
    writeln!(out, "    {}", words.get("comparison.found"))?;
    report::place(out, "    ", &field.found, &field.found_spans)
}
