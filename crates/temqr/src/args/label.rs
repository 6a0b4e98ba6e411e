//! The arguments of `temqr label`.

use std::path::{Path, PathBuf};

use base::Mm;
use clap::{Args, ValueEnum};
use service::desk::Selection;
use service::{Align, Column, Each, FileFormat, Imposition, PrintFormat, PrinterKind, Roll};

use super::{GivenArgs, ReadingArgs, SetupArgs};

#[derive(Debug, Args)]
#[command(
    override_usage = "temqr label [OPTIONS] --output <OUT> FILE\n       temqr label [OPTIONS] --output <OUT> --manufacturer <TEXT> --batch <TEXT> --report <TEXT>"
)]
pub(crate) struct LabelArgs {
    #[command(flatten)]
    pub(crate) given: GivenArgs,
    /// Something else that the label or its symbol says: a key of `temqr schema records` and its text
    #[arg(long = "value", value_name = "COLUMN=TEXT", requires = "manufacturer")]
    pub(crate) values: Vec<String>,
    /// A picture of the symbol that the platform issued: it is drawn again with identical modules
    #[arg(long, value_name = "PICTURE", requires = "manufacturer", conflicts_with = "profile")]
    pub(crate) issued: Option<PathBuf>,
    /// The file to write: .pdf, .zip, .zpl or .tspl, for one label also .svg or .png; '-' is standard output
    #[arg(short, long, value_name = "OUT")]
    pub(crate) output: PathBuf,
    /// The kind of file; without it what the output's name ends in
    #[arg(long, value_enum, required_if_eq("output", "-"))]
    to: Option<LabelsAs>,
    /// What the single files of a .zip are
    #[arg(long, value_enum, default_value = "svg")]
    zip_of: SingleAs,
    /// Replace the file if it exists
    #[arg(long)]
    pub(crate) force: bool,
    /// Print one JSON object
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) setup: SetupArgs,
    #[command(flatten)]
    pub(crate) media: MediaArgs,
    #[command(flatten)]
    pub(crate) records: RecordsArgs,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
}

impl LabelArgs {
    /// The kind of file that is asked for, or that the output's name ends in.
    pub(crate) fn kind(&self) -> Option<LabelsAs> {
        self.to.or_else(|| LabelsAs::of_name(&self.output))
    }

    /// How many labels are written into a file of this kind; `None` for a file that holds a single label.
    pub(crate) fn format(&self, kind: LabelsAs) -> Option<PrintFormat> {
        Some(match kind {
            LabelsAs::Svg | LabelsAs::Png => return None,
            LabelsAs::Pdf => PrintFormat::Pdf,
            LabelsAs::Zpl => PrintFormat::Zpl,
            LabelsAs::Tspl => PrintFormat::Tspl,
            LabelsAs::Zip => match self.zip_of {
                SingleAs::Svg => PrintFormat::ZipSvg,
                SingleAs::Pdf => PrintFormat::ZipPdf,
                SingleAs::Png => PrintFormat::ZipPng,
            },
        })
    }
}

/// The kinds of files that labels are written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LabelsAs {
    Pdf,
    Zip,
    Zpl,
    Tspl,
    Svg,
    Png,
}

impl LabelsAs {
    /// The kind of file that a name's ending asks for, in any case.
    pub(crate) fn of_name(path: &Path) -> Option<Self> {
        <Self as ValueEnum>::from_str(path.extension()?.to_str()?, true).ok()
    }

    /// The format of a file with one label.
    pub(crate) const fn single(self) -> Option<FileFormat> {
        match self {
            Self::Pdf => Some(FileFormat::Pdf),
            Self::Zip => None,
            Self::Zpl => Some(FileFormat::Zpl),
            Self::Tspl => Some(FileFormat::Tspl),
            Self::Svg => Some(FileFormat::Svg),
            Self::Png => Some(FileFormat::Png),
        }
    }

    /// The printers that such files are for, where nobody says which.
    pub(crate) const fn printers(self) -> PrinterKind {
        match self {
            Self::Zpl | Self::Tspl => PrinterKind::Thermal,
            Self::Pdf | Self::Zip | Self::Svg | Self::Png => PrinterKind::Laser,
        }
    }
}

/// The kinds of single files in an archive.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum SingleAs {
    Svg,
    Pdf,
    Png,
}

/// What labels are printed onto.
#[derive(Debug, Args)]
#[command(next_help_heading = "Onto what")]
pub(crate) struct MediaArgs {
    /// A sheet of labels of `temqr list sheets`, or a file; without it each label gets a page of its own
    #[arg(long, value_name = "ID|FILE.json")]
    pub(crate) label_sheet: Option<String>,
    /// The first label of the first sheet that is still there, from 1
    #[arg(long, value_name = "NUMBER", default_value = "1", requires = "label_sheet")]
    start: usize,
    /// Short lines beside the corners of each label, for cutting
    #[arg(long, requires = "label_sheet")]
    crop_marks: bool,
    /// Where a label stands that is smaller than those of the sheet
    #[arg(long, value_enum, default_value = "centre", requires = "label_sheet")]
    align: AlignAs,
    /// A roll of labels, as ZPL and TSPL always have it
    #[arg(long, conflicts_with = "label_sheet")]
    roll: bool,
    /// From one label of the roll to the next, in millimetres; without it 3
    #[arg(long, value_name = "MM", conflicts_with = "label_sheet")]
    gap: Option<f64>,
    /// How many labels stand side by side on the roll; without it 1
    #[arg(long, value_name = "COUNT", conflicts_with = "label_sheet")]
    across: Option<u32>,
    /// Between labels that stand side by side, in millimetres; without it 3
    #[arg(long, value_name = "MM", conflicts_with = "label_sheet")]
    gap_across: Option<f64>,
}

impl MediaArgs {
    /// Whether anything is asked for but a page of its own for each label.
    pub(crate) fn chosen(&self) -> bool {
        self.label_sheet.is_some() || self.wants_roll()
    }

    /// Whether a roll is asked for.
    pub(crate) fn wants_roll(&self) -> bool {
        self.roll || self.gap.is_some() || self.across.is_some() || self.gap_across.is_some()
    }

    /// The roll that is asked for.
    pub(crate) fn roll(&self) -> Roll {
        let usual = Roll::default();
        Roll {
            gap: self.gap.map_or(usual.gap, Mm),
            columns: self.across.unwrap_or(usual.columns),
            gap_across: self.gap_across.map_or(usual.gap_across, Mm),
            ..usual
        }
    }

    /// How labels are laid onto the sheet.
    pub(crate) fn imposition(&self) -> Imposition {
        let align = match self.align {
            AlignAs::Centre => Align::Centre,
            AlignAs::TopLeft => Align::TopLeft,
        };
        Imposition { start: self.start, crop_marks: self.crop_marks, align }
    }
}

/// Where a label stands in a cell that is larger.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum AlignAs {
    Centre,
    TopLeft,
}

/// Which labels are made of a file of records, and how many.
#[derive(Debug, Args)]
#[command(next_help_heading = "Which labels")]
pub(crate) struct RecordsArgs {
    /// What gets a label of its own: a unit is one serial number, or one piece of the quantity
    #[arg(long, value_enum, default_value = "batch", requires = "file")]
    each: EachAs,
    /// How many of each label
    #[arg(long, value_name = "COUNT", default_value = "1", value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) copies: u32,
    /// In the order of this column's texts, a key of `temqr schema records`; without it as they stand in the file
    #[arg(long, value_name = "COLUMN", requires = "file", value_parser = column)]
    sort: Option<Column>,
    /// The other way round
    #[arg(long, requires = "sort")]
    descending: bool,
    /// Make the labels that can be made; without it nothing is written where one cannot
    #[arg(long, requires = "file")]
    pub(crate) leave_out: bool,
}

impl RecordsArgs {
    /// What gets a label of its own.
    pub(crate) const fn each(&self) -> Each {
        match self.each {
            EachAs::Batch => Each::Batch,
            EachAs::Unit => Each::Unit,
        }
    }

    /// The records in the order that is asked for.
    pub(crate) fn selection(&self) -> Selection {
        Selection { sort: self.sort.map(|column| (column, self.descending)), ..Selection::default() }
    }
}

/// What gets a label of its own.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum EachAs {
    Batch,
    Unit,
}

fn column(name: &str) -> Result<Column, String> {
    let known = || Column::ALL.map(Column::name).join(", ");
    Column::from_name(name).ok_or_else(|| format!("not one of {}", known()))
}
