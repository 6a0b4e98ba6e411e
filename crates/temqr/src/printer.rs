//! `temqr test-page` and `temqr calibrate`: a page to measure a printer with, and what was measured.

use std::io::Write;

use base::Mm;
use service::{
    Calibration, Fault, FileFormat, Job, Paper, Printer, PrinterKind, Quantity, Reply, TestPageRequest, Unit,
};

use crate::args::{CalibrateArgs, TestPageArgs};
use crate::chinese;
use crate::exit::{Exit, Stop};
use crate::own;
use crate::report;
use crate::words::Words;
use crate::write::Target;

/// Writes a test page, and says what to do with it.
pub(crate) fn test_page(args: &TestPageArgs, words: Words, out: &mut dyn Write) -> Result<Exit, Stop> {
    let format = args.format().ok_or_else(|| Stop::at(&args.output, Fault::new("cli.test-page-ending")))?;
    let target = Target::new(&args.output, args.force)?;
    let (kind, usual) = match format {
        FileFormat::Zpl | FileFormat::Tspl => (PrinterKind::Thermal, Paper::Label),
        FileFormat::Pdf | FileFormat::Svg | FileFormat::Png => (PrinterKind::Laser, Paper::A4),
    };
    let request = TestPageRequest {
        printer: own::printer(&args.printer, kind)?,
        paper: args.paper.map_or(usual, Paper::from),
        locale: words.tag().to_owned(),
        format,
    };
    chinese::supply()?;
    let done = crate::run(&Job::TestPage(request), Vec::new());
    let page = match (done.reply, done.bytes) {
        (Reply::Exported(_), Some(bytes)) => bytes,
        (Reply::Failed(fault), _) => return Err(fault.into()),
        _ => return Err(Fault::new("cli.other-answer").into()),
    };
    let mut said = Vec::new();
    writeln!(said, "{}", words.with("cli.written", &[("path", report::path(target.path()))]))?;
    writeln!(said, "{}", words.get("cli.test-page-next"))?;
    target.give(&page, &said, out)?;
    Ok(Exit::Well)
}

/// Writes the printer that was measured, and says what is made good from now on.
pub(crate) fn calibrate(args: &CalibrateArgs, words: Words, out: &mut dyn Write) -> Result<Exit, Stop> {
    let target = Target::new(&args.output, args.force)?;
    let printer = own::printer(&args.printer, args.printers())?;
    let calibration = Calibration { printer, paper: args.paper.into(), measured: args.measured() };
    let mut printer = match crate::run(&Job::Calibrate(calibration), Vec::new()).reply {
        Reply::Calibrated(printer) => *printer,
        Reply::Failed(fault) => return Err(fault.into()),
        _ => return Err(Fault::new("cli.other-answer").into()),
    };
    if let Some(name) = &args.name {
        printer.name.clone_from(name);
    }
    let mut said = Vec::new();
    if !target.is_stdout() {
        writeln!(said, "{}", words.with("cli.written", &[("path", report::path(target.path()))]))?;
    }
    report::table(&mut said, &facts(&printer, words))?;
    target.give(own::kept(&printer).as_bytes(), &said, out)?;
    Ok(Exit::Well)
}

fn facts(printer: &Printer, words: Words) -> Vec<(String, String)> {
    let two = |x: String, y: String| format!("{x} · {y}");
    let scale = |scale: f64| format!("{} %", words.number(scale * 100.0, 2));
    let length = |Mm(value)| words.quantity(Quantity { value, unit: Unit::Millimetres });
    vec![
        (words.get("cli.printer"), printer.name.clone()),
        (words.get("cli.resolution"), format!("{} dpi", words.number(printer.dots.0, 1))),
        (words.get("cli.scale"), two(scale(printer.scale_x), scale(printer.scale_y))),
        (words.get("cli.offset"), two(length(printer.offset_x), length(printer.offset_y))),
        (words.get("cli.ink-gain"), length(printer.ink_gain)),
    ]
}
