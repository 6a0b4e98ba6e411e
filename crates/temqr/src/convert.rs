//! `temqr convert`: records as another kind of file.

use std::io::Write;

use service::desk::{BulkRequest, DeskJob, ExportRequest, Outcome, Selection};
use service::{Bulk, Fault};

use crate::args::{ConvertArgs, RecordsAs};
use crate::exit::{Exit, Stop};
use crate::report;
use crate::session::Session;
use crate::words::Words;
use crate::write::Target;

/// Reads a file, mends it when asked to, writes it, and says what was done.
pub(crate) fn run(args: &ConvertArgs, words: Words, out: &mut dyn Write) -> Result<Exit, Stop> {
    let output = args.output.as_path();
    let kind = args.to.or_else(|| RecordsAs::of_name(output.file_name()?.to_str()?));
    let kind = kind.ok_or_else(|| Stop::at(output, Fault::new("cli.records-ending")))?;
    let target = Target::new(output, args.force)?;
    let mut session = Session::open(&args.reading)?;
    let mut said = Vec::new();
    let count = session.take_in(&args.input, &args.reading, words, &mut said)?;
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
    if !target.is_stdout() {
        let written = [("path", report::path(output)), ("count", count.to_string())];
        writeln!(said, "{}", words.with("cli.written-records", &written))?;
    }
    target.give(&file, &said, out)?;
    Ok(Exit::Well)
}
