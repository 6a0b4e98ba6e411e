//! `temqr convert`: records as another kind of file.

use std::io::{self, Write};
use std::path::Path;

use service::desk::{BulkRequest, DeskJob, ExportRequest, Outcome, Selection};
use service::{Bulk, Fault};

use crate::args::{ConvertArgs, RecordsAs};
use crate::exit::{Exit, Stop};
use crate::input::Input;
use crate::report;
use crate::session::Session;
use crate::words::Words;
use crate::write::{check_free, write};

/// Reads a file, mends it when asked to, writes it, and says what was done.
pub(crate) fn run(args: &ConvertArgs, words: Words, out: &mut dyn Write) -> Result<Exit, Stop> {
    let (input, output) = (args.input.as_path(), args.output.as_path());
    let to_stdout = output == Path::new("-");
    let kind = args.to.or_else(|| RecordsAs::of_name(output.file_name()?.to_str()?));
    let kind = kind.ok_or_else(|| Stop::at(output, Fault::new("cli.records-ending")))?;
    if !to_stdout {
        check_free(output, args.force).map_err(|fault| Stop::at(output, fault))?;
    }
    let at_input = |fault| Stop::at(input, fault);
    let mut session = Session::open(&args.reading)?;
    let bytes = Input::open(input).and_then(Input::bytes).map_err(at_input)?;
    let view = session.read(input, bytes, &args.reading)?;
    let mut said = Vec::new();
    for note in &view.notes {
        report::note(&mut said, words, note, &view.headings)?;
    }
    let left_out = view.headings.iter().zip(&view.mapping.columns);
    let left_out: Vec<&str> =
        left_out.filter(|(_, of)| of.target.is_none()).map(|(heading, _)| &heading[..]).collect();
    if !left_out.is_empty() {
        writeln!(said, "{}", words.with("cli.columns-left-out", &[("columns", left_out.join(", "))]))?;
    }
    let Outcome::Added(added) = session.ask(DeskJob::Add(view.mapping), Vec::new()).map_err(at_input)?.0
    else {
        return Err(Fault::new("cli.other-answer").into());
    };
    if added.added == 0 {
        return Err(Stop::at(input, Fault::new("cli.no-records")));
    }
    if added.known > 0 {
        writeln!(said, "{}", words.with("cli.lines-known", &[("count", added.known.to_string())]))?;
    }
    if args.fix {
        let bulk = Bulk::Fixes { code: None };
        let request = BulkRequest { selection: Selection::default(), column: None, bulk };
        let Outcome::Mending(mended) = session.ask(DeskJob::Mend(request), Vec::new())?.0 else {
            return Err(Fault::new("cli.other-answer").into());
        };
        let counts = [("cells", mended.cells.to_string()), ("lines", mended.lines.to_string())];
        writeln!(said, "{}", words.with("cli.mended", &counts))?;
    }
    let request = ExportRequest {
        format: kind.into(),
        selection: Selection::default(),
        locale: words.tag().to_owned(),
    };
    let (Outcome::Exported(_), Some(file)) = session.ask(DeskJob::Export(request), Vec::new())? else {
        return Err(Fault::new("cli.other-answer").into());
    };
    if to_stdout {
        out.write_all(&file)?;
        io::stderr().lock().write_all(&said)?;
        return Ok(Exit::Well);
    }
    write(output, &file, args.force).map_err(|fault| Stop::at(output, fault))?;
    out.write_all(&said)?;
    let written = [("path", report::path(output)), ("count", added.added.to_string())];
    writeln!(out, "{}", words.with("cli.written-records", &written))?;
    Ok(Exit::Well)
}
