//! A run of labels in one file.

use std::borrow::Cow;

use i18n::Locale;
use intake::bundle::{Archive, safe_name};
use intake::{Progress, write};
use label::{MAX_COPIES, PdfPages};
use payload::Values;
use record::Column;

use super::laid::Laid;
use super::printed::{Printed, PrintedLabel};
use super::{Orders, Proof, prove};
use crate::export::{FileFormat, thermal_only};
use crate::label::title;
use crate::press::{Made, Press};
use crate::print::{PrintFormat, PrintRequest};
use crate::{Exported, Fault};

/// The most different labels in an archive of single files.
const ARCHIVE_LIMIT_LABELS: usize = 20_000;

/// The most bytes of a file for label printers, and of all files of an archive before they are packed: what a browser's
/// worker holds twice without trouble.
const FILE_LIMIT_BYTES: usize = 512 << 20;

/// The list of what an archive holds.
const INDEX: &str = "index.csv";

/// Labels that were written.
pub(crate) struct Written {
    /// The file's name and type.
    pub(crate) exported: Exported,
    /// Its bytes.
    pub(crate) bytes: Vec<u8>,
    /// Which labels are in it.
    pub(crate) labels: Vec<PrintedLabel>,
}

/// Writes all labels.
pub(crate) fn write(
    press: &Press<'_>,
    orders: &dyn Orders,
    request: &PrintRequest,
    known: Option<&Proof>,
    format: PrintFormat,
    name: &str,
    progress: &dyn Fn(Progress),
) -> Result<Written, Fault> {
    press.may_write()?;
    // Proving a label and writing it take about as long: half of the way each.
    let halves = |half: u64| {
        move |Progress { done, total }: Progress| {
            progress(Progress { done: done + half * total, total: total * 2 });
        }
    };
    let proof = match known {
        Some(proof) => Cow::Borrowed(proof),
        None => Cow::Owned(prove(press, orders, request, &halves(0))?),
    };
    if let Some(faults) = proof.stops() {
        return Err(faults);
    }
    if proof.refused_count > 0 && !request.leave_out {
        let findings = proof.refused.iter().flat_map(|refused| refused.fault.findings.clone()).collect();
        return Err(Fault::new("print.some-refused").with("count", proof.refused_count).because(findings));
    }
    if proof.sound.is_empty() {
        return Err(Fault::new("print.nothing"));
    }
    let printed = Printed::new(press, orders, &proof, request);
    let media = Laid::of(request)?;
    let writing = halves(1);
    let (bytes, ending, mime) = match format {
        PrintFormat::Pdf => (pdf(press, &printed, &media, name, &writing)?, "pdf", FileFormat::Pdf.mime()),
        PrintFormat::ZipPdf | PrintFormat::ZipSvg | PrintFormat::ZipPng => {
            let locale = Locale::from_tag(&request.locale).unwrap_or_default();
            (archive(&printed, format, locale, &writing)?, "zip", "application/zip")
        }
        PrintFormat::Zpl | PrintFormat::Tspl => (
            thermal(press, &printed, &media, format, &writing)?,
            ending_of(format),
            "application/octet-stream",
        ),
    };
    let exported = Exported { name: format!("{name}.{ending}"), mime: mime.to_owned() };
    Ok(Written { exported, bytes, labels: printed.told() })
}

const fn ending_of(format: PrintFormat) -> &'static str {
    match format {
        PrintFormat::Pdf => "pdf",
        PrintFormat::ZipPdf | PrintFormat::ZipSvg | PrintFormat::ZipPng => "zip",
        PrintFormat::Zpl => "zpl",
        PrintFormat::Tspl => "tspl",
    }
}

fn pdf(
    press: &Press<'_>,
    printed: &Printed<'_>,
    media: &Laid,
    name: &str,
    progress: &dyn Fn(Progress),
) -> Result<Vec<u8>, Fault> {
    let fault = |error| Fault::of_label(&error);
    let mut file = PdfPages::new(&press.meta(name.to_owned())).map_err(fault)?;
    let pages = media.pages(printed.len());
    for at in 0..pages {
        progress(Progress { done: at as u64, total: pages as u64 });
        file.push(&media.page(at, printed)?, &press.setup.printer).map_err(fault)?;
    }
    file.finish().map_err(fault)
}

/// Single files and a list of them, for a label bureau. Copies are a number in the list.
fn archive(
    printed: &Printed<'_>,
    format: PrintFormat,
    locale: Locale,
    progress: &dyn Fn(Progress),
) -> Result<Vec<u8>, Fault> {
    let labels = printed.sound.len();
    if labels > ARCHIVE_LIMIT_LABELS {
        return Err(Fault::new("print.too-many-files").with("limit", ARCHIVE_LIMIT_LABELS));
    }
    let format = match format {
        PrintFormat::ZipPng => FileFormat::Png,
        PrintFormat::ZipPdf => FileFormat::Pdf,
        _ => FileFormat::Svg,
    };
    let mut archive = Archive::default();
    let mut written = 0;
    let mut rows: Vec<Vec<String>> = Vec::with_capacity(labels);
    for at in 0..labels {
        progress(Progress { done: at as u64, total: labels as u64 });
        let (order, made) = printed.made(at * printed.copies)?;
        let file = file_name(at, &order.values, format);
        let bytes = crate::export::bytes(printed.press, &made, &title(&order.values), format)?;
        archive.add(&file, &bytes).map_err(crate::desk::intake_fault)?;
        written += bytes.len();
        if written > FILE_LIMIT_BYTES {
            return Err(Fault::new("print.too-large")
                .with("limit", FILE_LIMIT_BYTES >> 20)
                .with("labels", at));
        }
        rows.push(row(&file, &order.values, &made, printed.copies));
    }
    let headings = INDEX_COLUMNS.map(|key| i18n::text(locale, key, &[]));
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    let index = write::csv(&headings, rows.iter().map(|row| row.iter().map(String::as_str)));
    archive.add(INDEX, &index).map_err(crate::desk::intake_fault)?;
    archive.finish().map_err(crate::desk::intake_fault)
}

/// A name that no two labels of an archive share: the number makes it so.
fn file_name(at: usize, values: &Values, format: FileFormat) -> String {
    let text = |column| values.get(&column).map_or("", String::as_str);
    let (batch, serial) = (text(Column::Batch), text(Column::Serials));
    let stem = if serial.is_empty() { batch.to_owned() } else { format!("{batch}-{serial}") };
    format!("{:05}-{}.{}", at + 1, safe_name(&stem), format.extension())
}

/// The keys of the headings of an archive's list.
const INDEX_COLUMNS: [&str; 13] = [
    "print.index.file",
    "column.manufacturer",
    "column.batch",
    "column.report",
    "column.serials",
    "print.index.payload",
    "facts.version",
    "facts.level",
    "print.index.module",
    "print.index.edge",
    "print.index.width",
    "print.index.height",
    "print.index.copies",
];

fn row(file: &str, values: &Values, made: &Made, copies: usize) -> Vec<String> {
    let text = |column| values.get(&column).cloned().unwrap_or_default();
    let (width, height) = made.layout.size;
    vec![
        file.to_owned(),
        text(Column::Manufacturer),
        text(Column::Batch),
        text(Column::Report),
        text(Column::Serials),
        made.payload.clone(),
        made.symbol.version().to_string(),
        made.symbol.level().to_string(),
        format!("{:.4}", made.layout.module.0),
        format!("{:.2}", made.layout.symbol_edge.0),
        format!("{:.1}", width.0),
        format!("{:.1}", height.0),
        copies.to_string(),
    ]
}

fn thermal(
    press: &Press<'_>,
    printed: &Printed<'_>,
    media: &Laid,
    format: PrintFormat,
    progress: &dyn Fn(Progress),
) -> Result<Vec<u8>, Fault> {
    let Laid::Roll(roll) = media else { return Err(Fault::new("print.wants-a-roll")) };
    thermal_only(&press.setup.printer)?;
    if printed.copies > MAX_COPIES as usize {
        return Err(Fault::new("print.too-many-copies").with("limit", MAX_COPIES));
    }
    let mut bytes = Vec::new();
    let columns = roll.columns.max(1) as usize;
    // One under the other, the printer repeats a label itself; side by side, copies are labels like others.
    let (rows, step, copies) = if columns == 1 {
        (printed.sound.len(), printed.copies, printed.copies as u32)
    } else {
        (roll.rows(printed.len()), columns, 1)
    };
    for at in 0..rows {
        progress(Progress { done: at as u64, total: rows as u64 });
        let first = at * step;
        let (order, made) = printed.made(first)?;
        let others = (first + 1..(first + columns).min(printed.len())).map(|label| printed.scene(label));
        let scenes = std::iter::once(Ok(made.layout.scene)).chain(others);
        let scene = roll.row(scenes.collect::<Result<_, _>>()?);
        let note = order.values.get(&Column::Batch).map_or("", String::as_str);
        let write = if format == PrintFormat::Zpl { label::zpl } else { label::tspl };
        let label = write(&scene, &press.setup.printer, roll, copies, note);
        bytes.extend(label.map_err(|error| Fault::of_label(&error))?);
        if bytes.len() > FILE_LIMIT_BYTES {
            return Err(Fault::new("print.too-large")
                .with("limit", FILE_LIMIT_BYTES >> 20)
                .with("labels", at));
        }
    }
    Ok(bytes)
}
