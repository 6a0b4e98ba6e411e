//! A run of labels: which of them can be made, how they lie on pages, and all of them in one file.

use std::borrow::Cow;

use base::{Finding, Severity};
use i18n::Locale;
use intake::bundle::{Archive, safe_name};
use intake::{Progress, write};
use label::{PdfPages, Printer, Roll, Scene, Sheet};
use payload::Values;
use record::{Column, Draft, Field, LineId};

use crate::export::FileFormat;
use crate::issued::IssuedSymbol;
use crate::label::title;
use crate::press::{self, Made, Press, Refusal};
use crate::print::{PRINT_LIMIT_LABELS, PrintFormat, PrintRequest, PrintView, REFUSED_SHOWN, Refused};
use crate::setup::Media;
use crate::{Exported, Fault};

/// The most different labels in an archive of single files.
const ARCHIVE_LIMIT_LABELS: usize = 20_000;

/// The list of what an archive holds.
const INDEX: &str = "index.csv";

/// A label that is wanted.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Order {
    /// The line that it is of.
    pub(crate) line: LineId,
    /// The line's number as a person counts, from 1.
    pub(crate) number: usize,
    /// What it says.
    pub(crate) values: Values,
    /// What has to be mended first, and in which cell.
    pub(crate) wrong: Vec<(Option<Column>, Finding)>,
}

/// Where the labels that are wanted come from: one is fetched when it is made.
pub(crate) trait Orders {
    /// How many there are.
    fn len(&self) -> usize;
    /// The one at this place.
    fn get(&self, at: usize) -> Order;
    /// The symbol that the platform drew for this text, if it is known.
    fn issued(&self, payload: &str) -> Option<&IssuedSymbol>;
}

/// Which labels can be made. Found by making each of them once.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Proof {
    /// Places of those that can.
    pub(crate) sound: Vec<u32>,
    /// How many cannot.
    pub(crate) refused_count: usize,
    /// The first of them.
    pub(crate) refused: Vec<Refused>,
    /// What there is to say of the first that can, and of the media they go onto.
    pub(crate) findings: Vec<Finding>,
}

/// Makes every label once, and keeps none.
pub(crate) fn prove(
    press: &Press<'_>,
    orders: &dyn Orders,
    request: &PrintRequest,
    progress: &dyn Fn(Progress),
) -> Result<Proof, Fault> {
    let copies = request.copies.max(1) as usize;
    if orders.len().saturating_mul(copies) > PRINT_LIMIT_LABELS {
        return Err(Fault::new("print.too-many-labels").with("limit", PRINT_LIMIT_LABELS));
    }
    let media = Laid::of(request)?;
    let mut proof = Proof { findings: press.findings.clone(), ..Proof::default() };
    for at in 0..orders.len() {
        progress(Progress { done: at as u64, total: orders.len() as u64 });
        let order = orders.get(at);
        match make(press, orders, &order).and_then(|made| media.takes(&made, &press.setup.printer)) {
            Ok(found) => {
                proof.sound.push(at as u32);
                for finding in found {
                    if !proof.findings.iter().any(|told| told.code == finding.code) {
                        proof.findings.push(finding);
                    }
                }
            }
            Err(Refusal { column, fault }) => {
                proof.refused_count += 1;
                if proof.refused.len() < REFUSED_SHOWN {
                    proof.refused.push(Refused { line: order.line, number: order.number, column, fault });
                }
            }
        }
    }
    Ok(proof)
}

fn make(press: &Press<'_>, orders: &dyn Orders, order: &Order) -> Result<Made, Refusal> {
    if let Some((column, _)) = order.wrong.first() {
        let findings = order.wrong.iter().map(|(_, finding)| finding.clone()).collect();
        return Err(Refusal { column: *column, fault: Fault::new("record.has-errors").because(findings) });
    }
    let text = |column| order.values.get(&column).cloned().unwrap_or_default();
    let mut draft = Draft::default();
    Field::ALL.into_iter().for_each(|field| draft.set(field, text(field.into())));
    let checked = record::check(&draft);
    if checked.identity.is_none() {
        let wrong = |(_, finding): &(Field, Finding)| finding.severity == Severity::Error;
        let findings: Vec<(Field, Finding)> = checked.findings.into_iter().filter(wrong).collect();
        let column = findings.first().map(|(field, _)| Column::from(*field));
        let findings = findings.into_iter().map(|(_, finding)| finding).collect();
        return Err(Refusal { column, fault: Fault::new("record.has-errors").because(findings) });
    }
    press.make(&order.values, orders.issued(&text(Column::PlatformPayload)))
}

/// The labels of a proof in the order in which they are printed, copies one after the other.
struct Printed<'a> {
    press: &'a Press<'a>,
    orders: &'a dyn Orders,
    sound: &'a [u32],
    copies: usize,
}

impl Printed<'_> {
    fn len(&self) -> usize {
        self.sound.len() * self.copies
    }

    fn made(&self, at: usize) -> Result<(Order, Made), Fault> {
        let place = self.sound.get(at / self.copies).ok_or_else(|| Fault::new("print.nothing"))?;
        let order = self.orders.get(*place as usize);
        let made = make(self.press, self.orders, &order).map_err(|refusal| refusal.fault)?;
        Ok((order, made))
    }

    fn scene(&self, at: usize) -> Result<Scene, Fault> {
        self.made(at).map(|(_, made)| made.layout.scene)
    }
}

/// What labels lie on.
enum Laid {
    Single,
    Sheet { sheet: Box<Sheet>, imposition: label::Imposition },
    Roll(Roll),
}

impl Laid {
    fn of(request: &PrintRequest) -> Result<Self, Fault> {
        Ok(match &request.media {
            Media::Single => Self::Single,
            Media::Sheet { id, imposition } => {
                let sheet = press::sheet(&request.setup, id)?.into_owned();
                let findings = sheet.check();
                if base::worst(&findings) == Some(Severity::Error) {
                    return Err(Fault::new("print.not-on-these-media").because(findings));
                }
                let cells = sheet.cells();
                if !(1..=cells).contains(&imposition.start) {
                    return Err(Fault::new("print.start-out-of-range").with("most", cells));
                }
                Self::Sheet { sheet: Box::new(sheet), imposition: *imposition }
            }
            Media::Roll(roll) => {
                roll.check().map_err(|error| Fault::of_label(&error))?;
                Self::Roll(*roll)
            }
        })
    }

    /// What there is to say of this label on these media; a label that cannot be printed on them is refused.
    fn takes(&self, made: &Made, printer: &Printer) -> Result<Vec<Finding>, Refusal> {
        let scene = &made.layout.scene;
        let mut findings = made.layout.findings.clone();
        findings.extend(made.findings.iter().map(|(_, finding)| finding.clone()));
        match self {
            Self::Single | Self::Roll(_) => findings.extend(printer.findings(scene)),
            Self::Sheet { sheet, .. } => findings.extend(sheet.lacks_room((scene.width, scene.height))),
        }
        if base::worst(&findings) == Some(Severity::Error) {
            findings.retain(|finding| finding.severity == Severity::Error);
            return Err(Fault::new("print.not-on-these-media").because(findings).into());
        }
        Ok(findings)
    }

    fn pages(&self, labels: usize) -> usize {
        match self {
            Self::Single => labels,
            Self::Sheet { sheet, imposition } => sheet.pages(labels, imposition),
            Self::Roll(roll) => roll.rows(labels),
        }
    }

    /// A page as it is printed.
    fn page(&self, at: usize, printed: &Printed<'_>) -> Result<Scene, Fault> {
        match self {
            Self::Single => printed.scene(at),
            Self::Sheet { sheet, imposition } => {
                sheet.page(at, printed.len(), imposition, &mut |label| printed.scene(label))
            }
            Self::Roll(roll) => {
                let columns = roll.columns.max(1) as usize;
                let labels = at * columns..((at + 1) * columns).min(printed.len());
                Ok(roll.row(labels.map(|label| printed.scene(label)).collect::<Result<_, _>>()?))
            }
        }
    }
}

/// One page, and what there is to say of all.
pub(crate) fn view(
    press: &Press<'_>,
    orders: &dyn Orders,
    request: &PrintRequest,
    proof: &Proof,
    page: usize,
) -> Result<PrintView, Fault> {
    let media = Laid::of(request)?;
    let printed = Printed { press, orders, sound: &proof.sound, copies: request.copies.max(1) as usize };
    let pages = media.pages(printed.len());
    let page = page.min(pages.saturating_sub(1));
    let scene = if pages == 0 { None } else { Some(media.page(page, &printed)?) };
    Ok(PrintView {
        page,
        pages,
        labels: printed.len(),
        refused_count: proof.refused_count,
        refused: proof.refused.clone(),
        size_mm: scene.as_ref().map_or((0.0, 0.0), |scene| (scene.width.0, scene.height.0)),
        svg: scene.map(|scene| label::svg(&scene, &press.meta(String::new()))).unwrap_or_default(),
        findings: proof.findings.clone(),
    })
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
) -> Result<(Exported, Vec<u8>), Fault> {
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
    if proof.refused_count > 0 && !request.leave_out {
        let findings = proof.refused.iter().flat_map(|refused| refused.fault.findings.clone()).collect();
        return Err(Fault::new("print.some-refused").with("count", proof.refused_count).because(findings));
    }
    if proof.sound.is_empty() {
        return Err(Fault::new("print.nothing"));
    }
    let copies = request.copies.max(1) as usize;
    let printed = Printed { press, orders, sound: &proof.sound, copies };
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
    Ok((Exported { name: format!("{name}.{ending}"), mime: mime.to_owned() }, bytes))
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
    let mut rows: Vec<Vec<String>> = Vec::with_capacity(labels);
    for at in 0..labels {
        progress(Progress { done: at as u64, total: labels as u64 });
        let (order, made) = printed.made(at * printed.copies)?;
        let file = file_name(at, &order.values, format);
        archive
            .add(&file, &crate::export::bytes(printed.press, &made, &title(&order.values), format)?)
            .map_err(crate::desk::intake_fault)?;
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
    }
    Ok(bytes)
}
