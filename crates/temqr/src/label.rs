//! `temqr label`: labels as files.
//!
//! One label of texts in the arguments, or one for each batch of a file of records; both say what was made of them in the
//! same words.

mod line;
mod made;
mod records;
mod texts;
mod told;

use std::io::{self, Write};

use service::desk::{DeskJob, Outcome};
use service::{Fault, LabelSetup, Media, OwnKind, PrintFormat, PrintRequest, PrintView, PrinterKind};

use crate::args::{LabelArgs, LabelsAs};
use crate::exit::{Exit, Stop};

use crate::own::named;
use crate::session::Session;
use crate::setup::choose;
use crate::words::Words;
use crate::write::Target;
use crate::{chinese, json};
use line::MadeLine;
use made::Made;

/// Labels that are wanted: everything but what they say.
struct Order<'a> {
    args: &'a LabelArgs,
    kind: LabelsAs,
    target: Target<'a>,
    setup: LabelSetup,
    media: Media,
    words: Words,
}

/// Makes labels, writes them into one file, and says what is in it.
pub(crate) fn run(args: &LabelArgs, words: Words, out: &mut dyn Write) -> Result<Exit, Stop> {
    let order = Order::new(args, words)?;
    chinese::supply()?;
    let (made, file) = match (args.given.draft(), &args.given.file) {
        (Some(draft), _) => texts::make(&order, draft)?,
        (None, Some(path)) => records::make(&order, path)?,
        (None, None) => return Err(Fault::new("cli.other-answer").into()),
    };
    order.tell(&made, file.as_deref(), out)
}

impl<'a> Order<'a> {
    /// Looks at all of the arguments, before anything is made.
    fn new(args: &'a LabelArgs, words: Words) -> Result<Self, Stop> {
        let kind = args.kind().ok_or_else(|| Stop::at(&args.output, Fault::new("cli.output-ending")))?;
        let target = Target::new(&args.output, args.force)?;
        let target = if kind == LabelsAs::Svg { target } else { target.binary()? };
        let wants_media = args.media.chosen();
        match kind {
            LabelsAs::Zip if wants_media => return Err(target.stop(Fault::new("cli.zip-has-no-pages"))),
            LabelsAs::Svg | LabelsAs::Png
                if wants_media || args.records.copies > 1 || args.given.file.is_some() =>
            {
                return Err(target.stop(Fault::new("cli.one-label-only")));
            }
            LabelsAs::Zpl | LabelsAs::Tspl if args.media.label_sheet.is_some() => {
                return Err(target.stop(Fault::new("print.wants-a-roll")));
            }
            _ => {}
        }
        let mut setup = choose(&args.setup, kind.printers())?;
        if args.issued.is_some() {
            setup.profile = "platform".to_owned();
        }
        // Dots are sent as they are: of the wrong resolution, they make a label of another size.
        if kind.printers() == PrinterKind::Thermal && setup.printer.kind != PrinterKind::Thermal {
            return Err(target.stop(Fault::new("cli.thermal-needs-printer")));
        }
        let media = match &args.media.label_sheet {
            Some(name) => Media::Sheet {
                id: named(&mut setup.own, OwnKind::Sheet, name)?,
                imposition: args.media.imposition(),
            },
            None if args.media.wants_roll() || kind.printers() == PrinterKind::Thermal => {
                Media::Roll(args.media.roll())
            }
            None => Media::Single,
        };
        Ok(Self { args, kind, target, setup, media, words })
    }

    /// What is asked of the desk.
    fn request(&self) -> PrintRequest {
        PrintRequest {
            setup: self.setup.clone(),
            selection: self.args.records.selection(),
            each: self.args.records.each(),
            copies: self.args.records.copies,
            media: self.media.clone(),
            leave_out: self.args.records.leave_out,
            locale: self.words.tag().to_owned(),
        }
    }

    /// Writes the file, if there is one, and says what was made or why nothing was.
    fn tell(&self, made: &Made, file: Option<&[u8]>, out: &mut dyn Write) -> Result<Exit, Stop> {
        let words = self.words;
        let mut said = Vec::new();
        let path = file.map(|_| self.target.path());
        if self.args.json {
            json::line(&mut said, &MadeLine::new(made, path, words))?;
        } else {
            made.print_problems(&mut io::stderr().lock(), file.is_some(), words)?;
            if let Some(path) = path {
                made.print(&mut said, path, self.kind, words)?;
            }
        }
        match file {
            Some(file) => {
                self.target.give(file, &said, out)?;
                Ok(Exit::Well)
            }
            None => {
                out.write_all(&said)?;
                Ok(Exit::Found)
            }
        }
    }
}

/// Which of the labels can be made, and how they lie on pages.
fn view(session: &mut Session, request: &PrintRequest) -> Result<PrintView, Fault> {
    match session.ask(DeskJob::PrintView(request.clone(), 0), Vec::new())?.0 {
        Outcome::PrintView(view) => Ok(*view),
        _ => Err(Fault::new("cli.other-answer")),
    }
}

/// All of them as one file.
fn print(session: &mut Session, request: PrintRequest, format: PrintFormat) -> Result<Vec<u8>, Fault> {
    match session.ask(DeskJob::Print(request, format), Vec::new())? {
        (Outcome::Exported(_), Some(file)) => Ok(file),
        _ => Err(Fault::new("cli.other-answer")),
    }
}
