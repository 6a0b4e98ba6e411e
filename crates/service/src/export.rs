//! A label as a file.

use base::Severity;
use intake::bundle::safe_name;
use label::{PdfPages, Printer, PrinterKind, Roll};
use record::CalendarDate;
use serde::{Deserialize, Serialize};

use crate::Fault;
use crate::label::{LabelRequest, made, title};
use crate::press::{Made, Press};

/// What a label can be saved as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FileFormat {
    /// Vector outlines, true size in millimetres.
    Svg,
    /// Pixels at the printer's resolution.
    Png,
    /// A page of the label's true size with embedded fonts.
    Pdf,
    /// ZPL II, for Zebra and those that understand it.
    Zpl,
    /// TSPL, for TSC and those that understand it.
    Tspl,
}

impl FileFormat {
    /// Every format.
    pub const ALL: [Self; 5] = [Self::Svg, Self::Png, Self::Pdf, Self::Zpl, Self::Tspl];

    /// The file name's ending, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Pdf => "pdf",
            Self::Zpl => "zpl",
            Self::Tspl => "tspl",
        }
    }

    /// The format that a file name's ending asks for, in any case.
    pub fn from_extension(extension: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.extension().eq_ignore_ascii_case(extension))
    }

    /// The media type.
    pub const fn mime(self) -> &'static str {
        match self {
            Self::Svg => "image/svg+xml",
            Self::Png => "image/png",
            Self::Pdf => "application/pdf",
            Self::Zpl | Self::Tspl => "application/octet-stream",
        }
    }
}

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exported {
    /// A name that every file system takes.
    pub name: String,
    /// Its media type.
    pub mime: String,
}

pub(crate) fn export(
    request: &LabelRequest,
    format: FileFormat,
    today: CalendarDate,
) -> Result<(Exported, Vec<u8>), Fault> {
    let press = Press::new(&request.setup)?;
    press.may_write()?;
    if matches!(format, FileFormat::Zpl | FileFormat::Tspl) {
        thermal_only(&press.setup.printer)?;
    }
    let made = made(&press, request, today)?;
    let mut wrong = press.setup.printer.findings(&made.layout.scene);
    wrong.retain(|finding| finding.severity == Severity::Error);
    // A picture is for any printer; the others are for this one.
    if !wrong.is_empty() && !matches!(format, FileFormat::Svg | FileFormat::Png) {
        return Err(Fault::new("print.not-on-these-media").because(wrong));
    }
    let bytes = bytes(&press, &made, &title(&request.values()), format)?;
    let name = format!("temqr-{}.{}", safe_name(&request.draft.batch), format.extension());
    Ok((Exported { name, mime: format.mime().to_owned() }, bytes))
}

/// One label in this format. SVG and PNG show its true measures; the others make good what the printer is known to do.
pub(crate) fn bytes(
    press: &Press<'_>,
    made: &Made,
    title: &str,
    format: FileFormat,
) -> Result<Vec<u8>, Fault> {
    let (scene, printer) = (&made.layout.scene, &press.setup.printer);
    let meta = press.meta(title.to_owned());
    let bytes = match format {
        FileFormat::Svg => Ok(label::svg(scene, &meta).into_bytes()),
        FileFormat::Png => label::png(scene, printer.dots),
        FileFormat::Pdf => PdfPages::new(&meta).and_then(|mut file| {
            file.push(scene, printer)?;
            file.finish()
        }),
        FileFormat::Zpl => label::zpl(scene, printer, &Roll::default(), 1, title),
        FileFormat::Tspl => label::tspl(scene, printer, &Roll::default(), 1, title),
    };
    bytes.map_err(|error| Fault::of_label(&error))
}

/// Only a label printer is sent dots: those of another resolution print at another size.
///
/// # Errors
/// `print.wants-a-label-printer`.
pub(crate) fn thermal_only(printer: &Printer) -> Result<(), Fault> {
    match printer.kind {
        PrinterKind::Thermal => Ok(()),
        PrinterKind::Laser => Err(Fault::new("print.wants-a-label-printer")),
    }
}
