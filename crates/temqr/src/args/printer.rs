//! The arguments of `temqr test-page` and `temqr calibrate`.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use service::{FileFormat, Measured, Paper, PrinterKind};

#[derive(Debug, Args)]
pub(crate) struct TestPageArgs {
    /// One of `temqr list printers`, a resolution such as 203, or a file of `temqr calibrate`
    #[arg(long, value_name = "NAME|DPI|FILE.json")]
    pub(crate) printer: String,
    /// What it is printed on; without it a4, for ZPL and TSPL label
    #[arg(long, value_enum)]
    pub(crate) paper: Option<PaperAs>,
    /// The file to write: its name ends in .pdf, .zpl or .tspl
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: PathBuf,
    /// Replace the file if it exists
    #[arg(long)]
    pub(crate) force: bool,
}

impl TestPageArgs {
    /// The kind of file that the output's name ends in.
    pub(crate) fn format(&self) -> Option<FileFormat> {
        let format = FileFormat::from_extension(Path::new(&self.output).extension()?.to_str()?);
        format.filter(|format| matches!(format, FileFormat::Pdf | FileFormat::Zpl | FileFormat::Tspl))
    }
}

#[derive(Debug, Args)]
pub(crate) struct CalibrateArgs {
    /// The printer that printed the test page: one of `temqr list printers`, a resolution, or a file
    #[arg(long, value_name = "NAME|DPI|FILE.json")]
    pub(crate) printer: String,
    /// What the test page was printed on
    #[arg(long, value_enum, default_value = "a4")]
    pub(crate) paper: PaperAs,
    /// The length of the line across and of the line down, in millimetres, as in 99.6,100.2
    #[arg(long, value_name = "ACROSS,DOWN", value_parser = pair)]
    measured: (f64, f64),
    /// From the left and the top edge of the paper to the corner mark, in millimetres
    #[arg(long, value_name = "LEFT,TOP", value_parser = pair)]
    corner: Option<(f64, f64)>,
    /// The step of the wedge at which both bars end in one line; between two steps, their mean
    #[arg(long, value_name = "STEP", allow_negative_numbers = true)]
    wedge: Option<f64>,
    /// What the printer is called from now on
    #[arg(long, value_name = "TEXT")]
    pub(crate) name: Option<String>,
    /// The file to write, for --printer; '-' is standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: PathBuf,
    /// Replace the file if it exists
    #[arg(long)]
    pub(crate) force: bool,
}

impl CalibrateArgs {
    /// What was measured.
    pub(crate) fn measured(&self) -> Measured {
        let ((x_mm, y_mm), corner) = (self.measured, self.corner);
        Measured {
            x_mm,
            y_mm,
            left_mm: corner.map(|(left, _)| left),
            top_mm: corner.map(|(_, top)| top),
            wedge_step: self.wedge,
        }
    }

    /// The printers that such a paper is for, where only a resolution is said.
    pub(crate) const fn printers(&self) -> PrinterKind {
        match self.paper {
            PaperAs::A4 | PaperAs::Letter => PrinterKind::Laser,
            PaperAs::Label => PrinterKind::Thermal,
        }
    }
}

/// What a test page is printed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum PaperAs {
    /// 210 × 297 mm
    A4,
    /// 215.9 × 279.4 mm
    Letter,
    /// A label of 100 × 150 mm
    Label,
}

impl From<PaperAs> for Paper {
    fn from(paper: PaperAs) -> Self {
        match paper {
            PaperAs::A4 => Self::A4,
            PaperAs::Letter => Self::Letter,
            PaperAs::Label => Self::Label,
        }
    }
}

/// Two numbers with a comma between them.
fn pair(text: &str) -> Result<(f64, f64), String> {
    let number = |text: &str| text.trim().parse().ok();
    let pair = text.split_once(',').and_then(|(first, second)| Some((number(first)?, number(second)?)));
    pair.ok_or_else(|| "not two numbers such as 99.6,100.2".to_owned())
}
