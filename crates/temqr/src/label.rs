//! `temqr label`: writes a label as a file.

use std::io::{self, Write};
use std::path::Path;

use base::Severity;
use service::{
    Check, Described, Drawing, Fault, FileFormat, Job, LabelOutcome, LabelRequest, Quantity, ReadingCheck,
    Reply, Unit,
};

use crate::args::LabelArgs;
use crate::exit::{Exit, Stop};
use crate::fields::describe;
use crate::report;
use crate::words::Words;
use crate::write::{check_free, write};

/// Judges the texts, writes the file, and says what is in it.
pub(crate) fn run(args: &LabelArgs, words: Words, out: &mut dyn Write) -> Result<Exit, Stop> {
    let path = args.output.as_path();
    let format = format(path).map_err(|fault| Stop::at(path, fault))?;
    check_free(path, args.force).map_err(|fault| Stop::at(path, fault))?;
    let request =
        LabelRequest { draft: args.draft(), level: args.level.into(), symbol_edge_mm: args.symbol_mm };
    let Described { findings, label } = describe(request.clone())?;

    let mut err = io::stderr().lock();
    for (field, finding) in &findings {
        report::finding(&mut err, words, Some(&request.draft), Some(*field), finding)?;
    }
    let drawing = match label {
        LabelOutcome::Drawn(drawing) => drawing,
        LabelOutcome::Waits => {
            writeln!(err, "{}", words.get("record.has-errors"))?;
            return Ok(Exit::Found);
        }
        LabelOutcome::Refused(fault) => {
            report::fault(&mut err, words, Severity::Error, &fault)?;
            return Ok(Exit::Found);
        }
    };
    for finding in &drawing.findings {
        report::finding(&mut err, words, None, None, finding)?;
    }
    let bytes = export(request, format)?;
    write(path, &bytes, args.force).map_err(|fault| Stop::at(path, fault))?;
    print(out, path, &drawing, words)?;
    Ok(Exit::Well)
}

/// The kind of file that the name's ending asks for.
fn format(path: &Path) -> Result<FileFormat, Fault> {
    path.extension()
        .and_then(|ending| FileFormat::from_extension(ending.to_str()?))
        .ok_or_else(|| Fault::new("cli.output-ending"))
}

fn export(request: LabelRequest, format: FileFormat) -> Result<Vec<u8>, Fault> {
    let done = crate::run(&Job::Export(request, format), Vec::new());
    match (done.reply, done.bytes) {
        (Reply::Exported(_), Some(bytes)) => Ok(bytes),
        (Reply::Failed(fault), _) => Err(fault),
        _ => Err(Fault::new("cli.other-answer")),
    }
}

fn print(out: &mut dyn Write, path: &Path, drawing: &Drawing, words: Words) -> io::Result<()> {
    writeln!(out, "{}", words.with("cli.written", &[("path", report::path(path))]))?;
    let symbol = &drawing.symbol;
    let (width, height) = drawing.size_mm;
    let millimetres = |value| words.quantity(Quantity { value, unit: Unit::Millimetres });
    let modules = words.quantity(Quantity { value: symbol.modules as f64, unit: Unit::Modules });
    report::table(
        out,
        &[
            (words.get("facts.label"), format!("{} × {}", words.millimetres(width), millimetres(height))),
            (words.get("facts.symbol"), millimetres(symbol.edge_mm)),
            (words.get("facts.version"), format!("{} ({modules})", symbol.version)),
            (words.get("facts.level"), symbol.level.to_string()),
            (words.get("cli.mask"), u8::from(symbol.mask).to_string()),
            (words.get("facts.module"), millimetres(symbol.module_mm)),
            (
                words.get("facts.payload"),
                words.with("facts.bytes", &[("count", symbol.payload_bytes.to_string())]),
            ),
        ],
    )?;
    writeln!(out, "{}", words.get("checks.title"))?;
    drawing.checks.iter().try_for_each(|check| print_check(out, check, words))
}

fn print_check(out: &mut dyn Write, check: &Check, words: Words) -> io::Result<()> {
    writeln!(out, "  {}", words.get(&check.title))?;
    for reading in &check.readings {
        print_reading(out, reading, words)?;
    }
    writeln!(out, "    {}", words.source(&check.source))
}

fn print_reading(out: &mut dyn Write, reading: &ReadingCheck, words: Words) -> io::Result<()> {
    let limit = words.with("check.limit", &[("limit", words.quantity(reading.limit))]);
    let outcome = [Some(words.outcome(reading.outcome)), reading.measured.map(|found| words.quantity(found))];
    let outcome: Vec<String> =
        outcome.into_iter().flatten().chain([limit, reading.reading.clone()]).collect();
    writeln!(out, "    {}", outcome.join(" · "))?;
    writeln!(out, "      {}", words.with(&reading.note, &reading.args))
}
