//! The page to measure a printer with, as a file, and the printer that is made of what was measured.

use base::Mm;
use i18n::Locale;
use label::calibration::{self, Instructions, Measured};
use label::{PdfPages, Printer, PrinterKind, Roll};
use serde::{Deserialize, Serialize};

use crate::export::FileFormat;
use crate::{Exported, Fault};

/// What a test page is printed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Paper {
    /// ISO 216 A4.
    #[default]
    A4,
    /// 8.5 × 11 inches.
    Letter,
    /// A label of 100 × 150 mm.
    Label,
}

impl Paper {
    /// Width and height.
    pub const fn size(self) -> (Mm, Mm) {
        match self {
            Self::A4 => (Mm(210.0), Mm(297.0)),
            Self::Letter => (Mm(215.9), Mm(279.4)),
            Self::Label => (Mm(100.0), Mm(150.0)),
        }
    }
}

/// A test page that is wanted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TestPageRequest {
    /// The printer it is for.
    pub printer: Printer,
    /// What it is printed on.
    pub paper: Paper,
    /// The language of what it says, as a tag.
    pub locale: String,
    /// PDF, ZPL or TSPL.
    pub format: FileFormat,
}

/// What was measured on a test page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Calibration {
    /// The printer it came out of.
    pub printer: Printer,
    /// What it was printed on.
    pub paper: Paper,
    /// The figures.
    pub measured: Measured,
}

/// How many lines of instruction a test page has.
const STEPS: [&str; 4] = ["test-page.step-1", "test-page.step-2", "test-page.step-3", "test-page.step-4"];

/// Writes a test page.
///
/// # Errors
/// The codes of a printer that is none; `print.no-test-page` for a format that no printer is sent.
pub(crate) fn test_page(request: &TestPageRequest) -> Result<(Exported, Vec<u8>), Fault> {
    let fault = |error| Fault::of_label(&error);
    let locale = Locale::from_tag(&request.locale).unwrap_or_default();
    let word = |key: &str| i18n::text(locale, key, &[]);
    let instructions = Instructions { title: word("test-page.title"), steps: STEPS.map(word).into() };
    let printer = request.printer.uncalibrated();
    let scene = calibration::test_page(&printer, request.paper.size(), &instructions).map_err(fault)?;
    let bytes = match request.format {
        FileFormat::Pdf => {
            let meta =
                label::Meta { title: instructions.title, language: locale.tag().to_owned(), date: None };
            let mut file = PdfPages::new(&meta).map_err(fault)?;
            file.push(&scene, &printer).map_err(fault)?;
            file.finish().map_err(fault)?
        }
        FileFormat::Zpl => label::zpl(&scene, &printer, &Roll::default(), 1, "").map_err(fault)?,
        FileFormat::Tspl => label::tspl(&scene, &printer, &Roll::default(), 1, "").map_err(fault)?,
        FileFormat::Svg | FileFormat::Png => return Err(Fault::new("print.no-test-page")),
    };
    let name = format!("temqr-test-page.{}", request.format.extension());
    Ok((Exported { name, mime: request.format.mime().to_owned() }, bytes))
}

/// The printer with the calibration that was measured.
///
/// # Errors
/// `calibration.implausible` and the codes of a printer that is none.
pub(crate) fn calibrate(calibration: &Calibration) -> Result<Printer, Fault> {
    let Calibration { printer, paper, measured } = calibration;
    calibration::measured(printer, paper.size(), measured).map_err(|error| Fault::of_label(&error))
}

/// A printer that nothing is known of.
pub(crate) fn usual_printer() -> Printer {
    Printer::exact(PrinterKind::Laser, label::DEFAULT_DPI)
}
