//! The arguments, and the help that explains them.

mod label;
mod printer;
mod setup;
mod submit;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use i18n::Locale;
use service::desk::RecordFormat;
use service::{CalendarDate, Draft, Options, Separator};

use crate::help;
pub(crate) use label::{LabelArgs, LabelsAs};
pub(crate) use printer::{CalibrateArgs, TestPageArgs};
pub(crate) use setup::{SetupArgs, SetupFileArgs};
pub(crate) use submit::SubmitArgs;

/// Checks, makes and scans QR traceability labels for high vacuum equipment to Vietnam.
///
/// A label carries three texts in one QR symbol: the manufacturer, the production batch number and the reference
/// of the inspection report.
#[derive(Debug, Parser)]
#[command(name = "temqr", version, after_help = help::TEMQR)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
    /// Language of the answers; without it the one of LC_ALL, LC_MESSAGES or LANG
    #[arg(long, global = true, value_enum)]
    pub(crate) lang: Option<Lang>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Say what is wrong in records, or in the three texts of a label
    #[command(after_help = help::CHECK)]
    Check(CheckArgs),
    /// Write records as another kind of file
    #[command(after_help = help::CONVERT)]
    Convert(ConvertArgs),
    /// Write a label, or one for each batch of a file of records
    #[command(after_help = help::LABEL)]
    Label(Box<LabelArgs>),
    /// Say what there is to choose from when labels are made
    #[command(after_help = help::LIST)]
    List(ListArgs),
    /// Write how labels are made into a file, for --setup
    #[command(after_help = help::SETUP)]
    Setup(Box<SetupFileArgs>),
    /// Write a page to measure a printer with
    #[command(after_help = help::TEST_PAGE)]
    TestPage(TestPageArgs),
    /// Make a printer of what was measured on its test page
    #[command(after_help = help::CALIBRATE)]
    Calibrate(CalibrateArgs),
    /// Read the symbols in pictures, and compare them with what is expected
    #[command(after_help = help::SCAN)]
    Scan(ScanArgs),
    /// Say what the tries of a readability tally come to
    #[command(after_help = help::READABILITY)]
    Readability(ReadabilityArgs),
    /// Show what would leave for the platform, and send it when you consent
    #[command(after_help = help::SUBMIT)]
    Submit(Box<SubmitArgs>),
    /// Say whether a log of evidence still says what it said, and name the first broken entry
    #[command(after_help = help::VERIFY)]
    Verify(VerifyArgs),
    /// Print what records, findings, policies, setups or payload profiles look like as JSON
    #[command(after_help = help::SCHEMA)]
    Schema(SchemaArgs),
}

#[derive(Debug, Args)]
#[command(
    override_usage = "temqr check [OPTIONS] FILE\n       temqr check [OPTIONS] --manufacturer <TEXT> --batch <TEXT> --report <TEXT>"
)]
pub(crate) struct CheckArgs {
    #[command(flatten)]
    pub(crate) given: GivenArgs,
    /// Print one JSON object a line
    #[arg(long)]
    pub(crate) json: bool,
    /// Print every finding, also where one kind was found many times
    #[arg(long)]
    pub(crate) all: bool,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
}

/// What is given: a file of records, or the three texts of one label.
#[derive(Debug, Args)]
pub(crate) struct GivenArgs {
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
}

#[derive(Debug, Args)]
pub(crate) struct ReadabilityArgs {
    /// A file that the page saved as JSON; '-' is standard input
    #[arg(value_name = "FILE.json")]
    pub(crate) file: PathBuf,
    /// Write a page for people as well: a PDF; '-' is standard output
    #[arg(short, long, value_name = "FILE.pdf")]
    pub(crate) output: Option<PathBuf>,
    /// Replace the file if it exists
    #[arg(long, requires = "output")]
    pub(crate) force: bool,
}

#[derive(Debug, Args)]
pub(crate) struct VerifyArgs {
    /// A log that the page saved, such as the evidence.json of a dossier; '-' is standard input
    #[arg(value_name = "EVIDENCE.json")]
    pub(crate) file: PathBuf,
    /// A root that was recorded elsewhere, such as the one on a report; may be given several times
    #[arg(long = "root", value_name = "TEXT")]
    pub(crate) roots: Vec<String>,
    /// Print one JSON object
    #[arg(long)]
    pub(crate) json: bool,
}

/// How records are read and judged.
#[derive(Debug, Args)]
#[command(next_help_heading = "Reading")]
pub(crate) struct ReadingArgs {
    /// What you ask for beyond the rules: a file as `temqr schema policy` describes it
    #[arg(long, value_name = "FILE")]
    pub(crate) policy: Option<PathBuf>,
    /// The day that dates are held against, as in 2026-05-17; without it today
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) today: Option<CalendarDate>,
    /// The file's encoding, such as gb18030; without it found out
    #[arg(long, value_name = "NAME")]
    encoding: Option<String>,
    /// What parts the cells; without it found out
    #[arg(long, value_enum)]
    separator: Option<CellSeparator>,
    /// Which sheet of a workbook, from 1; without it the first with records
    #[arg(long, value_name = "NUMBER", value_parser = sheet_number)]
    sheet: Option<u16>,
    /// How many rows stand above the records; without it found out
    #[arg(long, value_name = "COUNT")]
    heading_rows: Option<u32>,
    /// What a column is: its heading, or # and its number, and a key of `temqr schema records`; no key leaves it out
    #[arg(long, value_name = "HEADING=COLUMN")]
    pub(crate) map: Vec<String>,
}

impl ReadingArgs {
    /// How the file is read.
    pub(crate) fn options(&self) -> Options {
        Options {
            encoding: self.encoding.clone(),
            separator: self.separator.map(Separator::from),
            sheet: self.sheet.map(|sheet| usize::from(sheet).saturating_sub(1)),
            first_record: self.heading_rows,
        }
    }

    /// Whether the file has to be seen whole.
    pub(crate) fn wants_whole(&self) -> bool {
        self.options() != Options::default() || !self.map.is_empty()
    }
}

fn sheet_number(text: &str) -> Result<u16, String> {
    let number = text.parse().ok().filter(|number| *number > 0);
    number.ok_or_else(|| {
        "not the number of a workbook's sheet, from 1; a sheet of labels is named with --label-sheet"
            .to_owned()
    })
}

fn day(text: &str) -> Result<CalendarDate, String> {
    CalendarDate::from_iso(text).ok_or_else(|| "not a day such as 2026-05-17".to_owned())
}

/// What parts the cells of a text.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum CellSeparator {
    Comma,
    Tab,
    Semicolon,
    Pipe,
}

impl From<CellSeparator> for Separator {
    fn from(separator: CellSeparator) -> Self {
        match separator {
            CellSeparator::Comma => Self::Comma,
            CellSeparator::Tab => Self::Tab,
            CellSeparator::Semicolon => Self::Semicolon,
            CellSeparator::Pipe => Self::Pipe,
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct ConvertArgs {
    /// A file of records; '-' is standard input
    #[arg(value_name = "IN")]
    pub(crate) input: PathBuf,
    /// The file to write; '-' is standard output, of the kind that --to says
    #[arg(short, long, value_name = "OUT")]
    pub(crate) output: PathBuf,
    /// The kind of file; without it what the output's name ends in
    #[arg(long, value_enum, required_if_eq("output", "-"))]
    pub(crate) to: Option<RecordsAs>,
    /// Accept every suggestion first
    #[arg(long)]
    pub(crate) fix: bool,
    /// Replace the file if it exists
    #[arg(long)]
    pub(crate) force: bool,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
}

/// The kinds of files that records are written as.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum RecordsAs {
    Csv,
    Xlsx,
    Json,
    Jsonl,
    #[value(name = "findings")]
    Findings,
}

impl RecordsAs {
    /// The kind of file that a name's ending asks for.
    pub(crate) fn of_name(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        // The longer ending first.
        let endings = [
            (".findings.csv", Self::Findings),
            (".csv", Self::Csv),
            (".xlsx", Self::Xlsx),
            (".json", Self::Json),
            (".jsonl", Self::Jsonl),
            (".ndjson", Self::Jsonl),
        ];
        endings.into_iter().find(|(ending, _)| name.ends_with(ending)).map(|(_, kind)| kind)
    }
}

impl From<RecordsAs> for RecordFormat {
    fn from(kind: RecordsAs) -> Self {
        match kind {
            RecordsAs::Csv => Self::Csv,
            RecordsAs::Xlsx => Self::Xlsx,
            RecordsAs::Json => Self::Json,
            RecordsAs::Jsonl => Self::JsonLines,
            RecordsAs::Findings => Self::Findings,
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct SchemaArgs {
    /// Of what
    #[arg(value_enum)]
    pub(crate) of: SchemaOf,
}

/// What there is a schema of.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum SchemaOf {
    /// Records in which nothing has to be mended
    Records,
    /// Each line of `temqr check --json`
    Findings,
    /// What --policy takes
    Policy,
    /// What --setup takes
    Setup,
    /// What --profile takes
    Profile,
}

#[derive(Debug, Args)]
pub(crate) struct ListArgs {
    /// Of what
    #[arg(value_enum)]
    pub(crate) of: ListOf,
    /// Print one JSON array
    #[arg(long)]
    pub(crate) json: bool,
}

/// What there is to choose from.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum ListOf {
    /// For --template: what stands on a label
    Templates,
    /// For --profile: what stands in its symbol
    Profiles,
    /// For --label-sheet: sheets of labels
    Sheets,
    /// For --printer
    Printers,
    /// For --substrate: what labels are made of, and where they hang
    Materials,
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

impl GivenArgs {
    /// The three texts, when they stand in the arguments.
    pub(crate) fn draft(&self) -> Option<Draft> {
        draft(&self.manufacturer, &self.batch, &self.report)
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

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_arguments_do_not_contradict_each_other() {
        Arguments::command().debug_assert();
    }
}
