//! The arguments, and the help that explains them.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use i18n::Locale;
use service::{Draft, EcLevel, LevelWish};

const AFTER_HELP: &str = "\
Examples:
  temqr check --manufacturer 'Atlas Vacuum Co., Ltd.' --batch 20260517-0001 --report IR-2026-00418
  temqr check records.jsonl --json
  temqr label --manufacturer 'Atlas Vacuum Co., Ltd.' --batch 20260517-0001 --report IR-2026-00418 -o label.pdf
  temqr scan photo.jpg another.png --json

Exit status:
  0  done, and all is well
  1  done, and something is to be mended: errors in the texts, a picture not read, a label that differs
  2  not done: wrong arguments, or a file that cannot be opened or written

Everything happens on this machine; nothing is sent anywhere.";

const CHECK_HELP: &str = "\
FILE holds, in UTF-8 and up to 8 MiB, one of
  - the text of a symbol: three lines 'Manufacturer: …', 'Batch: …', 'Report: …'
  - a JSON object {\"manufacturer\": \"…\", \"batch\": \"…\", \"report\": \"…\"}
  - a JSON array of such objects, or one object a line (JSON Lines)

With --json one object a record goes to standard output, one a line:
  {\"record\", \"fields\", \"findings\": [{\"code\", \"severity\", \"field\", \"span\", \"args\", \"fix\", \"source\", \"text\"}], \"label_fault\"}
Spans are [begin, end) in UTF-8 bytes of the field.

Exit status:
  0  no errors (there may be warnings)
  1  errors found
  2  the file cannot be read, or holds no records";

const LABEL_HELP: &str = "\
The file's ending decides what is written: .svg, .png (600 dpi) or .pdf, all in true size.
The file appears whole or not at all. An existing file stays as it is without --force.
What was written goes to standard output, findings to standard error.

Exit status:
  0  written
  1  the texts have errors, or make no label of this size; nothing was written
  2  wrong arguments, or the file cannot be written";

const SCAN_HELP: &str = "\
Reads PNG, JPEG and WebP pictures, up to 64 MiB and 80 megapixels each; '-' is standard input.

With --json one object a picture goes to standard output, one a line, in the order of the arguments:
  {\"path\", \"time_ms\", \"width\", \"height\", \"symbols\": [{\"text\", \"corners\", \"version\", \"error_correction\", \"mask\",
   \"reader\", \"fields\", \"comparison\", \"payload_base64\"}], \"verdict\": \"read|matches|differs|not-read\"}
or, when the picture cannot be read, {\"path\", \"time_ms\", \"symbols\": [], \"error\": {\"code\", \"message\"}}.
Corners are [x, y] in pixels of the picture, clockwise from the symbol's own top left. 'payload_base64' stands there only
when the payload is no text.

Exit status:
  0  every picture was read, and says what was expected
  1  some picture was not read, or says something else
  2  wrong arguments";

/// Checks, makes and scans QR traceability labels for high vacuum equipment to Vietnam.
///
/// A label carries three texts in one QR symbol: the manufacturer, the production batch number and the reference
/// of the inspection report.
#[derive(Debug, Parser)]
#[command(name = "temqr", version, after_help = AFTER_HELP)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
    /// Language of the answers; without it the one of LC_ALL, LC_MESSAGES or LANG
    #[arg(long, global = true, value_enum)]
    pub(crate) lang: Option<Lang>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Say what is wrong in the three texts
    #[command(after_help = CHECK_HELP)]
    Check(CheckArgs),
    /// Write a label as SVG, PNG or PDF
    #[command(after_help = LABEL_HELP)]
    Label(LabelArgs),
    /// Read the symbols in pictures, and compare them with what is expected
    #[command(after_help = SCAN_HELP)]
    Scan(ScanArgs),
}

#[derive(Debug, Args)]
#[command(
    override_usage = "temqr check [OPTIONS] FILE\n       temqr check [OPTIONS] --manufacturer <TEXT> --batch <TEXT> --report <TEXT>"
)]
pub(crate) struct CheckArgs {
    /// A file of records; '-' is standard input
    #[arg(
        value_name = "FILE",
        required_unless_present_any = ["manufacturer", "batch", "report"],
        conflicts_with_all = ["manufacturer", "batch", "report"]
    )]
    pub(crate) file: Option<PathBuf>,
    /// Manufacturer identity
    #[arg(long, value_name = "TEXT", requires = "batch", requires = "report")]
    manufacturer: Option<String>,
    /// Production batch number
    #[arg(long, value_name = "TEXT", requires = "manufacturer", requires = "report")]
    batch: Option<String>,
    /// Inspection report reference
    #[arg(long, value_name = "TEXT", requires = "manufacturer", requires = "batch")]
    report: Option<String>,
    /// Print one JSON object a record
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct LabelArgs {
    /// Manufacturer identity
    #[arg(long, value_name = "TEXT")]
    manufacturer: String,
    /// Production batch number
    #[arg(long, value_name = "TEXT")]
    batch: String,
    /// Inspection report reference
    #[arg(long, value_name = "TEXT")]
    report: String,
    /// The file to write: its name ends in .svg, .png or .pdf
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: PathBuf,
    /// Error correction; auto is at least M, and stronger where the symbol does not grow by it
    #[arg(long, value_enum, ignore_case = true, default_value = "auto")]
    pub(crate) level: Level,
    /// Edge of the symbol without its quiet zone, in millimetres
    #[arg(long, value_name = "MM", default_value_t = SYMBOL_EDGE_MM)]
    pub(crate) symbol_mm: f64,
    /// Replace the file if it exists
    #[arg(long)]
    pub(crate) force: bool,
}

#[derive(Debug, Args)]
pub(crate) struct ScanArgs {
    /// Pictures; '-' is standard input
    #[arg(value_name = "IMAGE", required = true)]
    pub(crate) images: Vec<PathBuf>,
    /// Print one JSON object a picture
    #[arg(long)]
    pub(crate) json: bool,
    /// The manufacturer that the label should say
    #[arg(long, value_name = "TEXT", requires = "expect_batch", requires = "expect_report")]
    expect_manufacturer: Option<String>,
    /// The production batch number that the label should say
    #[arg(long, value_name = "TEXT", requires = "expect_manufacturer", requires = "expect_report")]
    expect_batch: Option<String>,
    /// The inspection report reference that the label should say
    #[arg(long, value_name = "TEXT", requires = "expect_manufacturer", requires = "expect_batch")]
    expect_report: Option<String>,
}

/// The edge of a symbol when nobody says another, in millimetres: the least edge of the regulation with a little to spare.
pub(crate) const SYMBOL_EDGE_MM: f64 = 21.0;

impl CheckArgs {
    /// The three texts, when they stand in the arguments.
    pub(crate) fn draft(&self) -> Option<Draft> {
        draft(&self.manufacturer, &self.batch, &self.report)
    }
}

impl LabelArgs {
    /// The three texts.
    pub(crate) fn draft(&self) -> Draft {
        Draft {
            manufacturer: self.manufacturer.clone(),
            batch: self.batch.clone(),
            report: self.report.clone(),
        }
    }
}

impl ScanArgs {
    /// The three texts that the label should say.
    pub(crate) fn expected(&self) -> Option<Draft> {
        draft(&self.expect_manufacturer, &self.expect_batch, &self.expect_report)
    }
}

fn draft(manufacturer: &Option<String>, batch: &Option<String>, report: &Option<String>) -> Option<Draft> {
    Some(Draft { manufacturer: manufacturer.clone()?, batch: batch.clone()?, report: report.clone()? })
}

/// The languages of the answers.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Lang {
    /// English
    En,
    /// Vietnamese
    Vi,
    /// Chinese
    Zh,
}

impl From<Lang> for Locale {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::En => Self::En,
            Lang::Vi => Self::Vi,
            Lang::Zh => Self::Zh,
        }
    }
}

/// The error correction levels to ask for.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Level {
    #[value(name = "auto")]
    Auto,
    #[value(name = "L")]
    L,
    #[value(name = "M")]
    M,
    #[value(name = "Q")]
    Q,
    #[value(name = "H")]
    H,
}

impl From<Level> for LevelWish {
    fn from(level: Level) -> Self {
        match level {
            Level::Auto => Self::Auto,
            Level::L => Self::Level(EcLevel::L),
            Level::M => Self::Level(EcLevel::M),
            Level::Q => Self::Level(EcLevel::Q),
            Level::H => Self::Level(EcLevel::H),
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_arguments_do_not_contradict_each_other() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn the_help_states_the_limits() {
        let check = format!("up to {} MiB", crate::input::MAX_BYTES >> 20);
        let (bytes, pixels) = (service::MAX_PICTURE_BYTES >> 20, service::MAX_PICTURE_PIXELS / 1_000_000);
        let scan = format!("up to {bytes} MiB and {pixels} megapixels");
        assert!(CHECK_HELP.contains(&check), "{check}");
        assert!(SCAN_HELP.contains(&scan), "{scan}");
    }
}
