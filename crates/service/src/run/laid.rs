//! What labels lie on: single pages, sheets, rolls.

use base::{Finding, Severity};
use label::{Imposition, Printer, Roll, Scene, Sheet};

use super::Printed;
use crate::Fault;
use crate::press::{self, Made, Refusal};
use crate::print::PrintRequest;
use crate::setup::Media;

/// What labels lie on.
pub(super) enum Laid {
    /// Each label on a page of its own.
    Single,
    /// Sheets.
    Sheet { sheet: Box<Sheet>, imposition: Imposition },
    /// A roll.
    Roll(Roll),
}

impl Laid {
    pub(super) fn of(request: &PrintRequest) -> Result<Self, Fault> {
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
    pub(super) fn takes(&self, made: &Made, printer: &Printer) -> Result<Vec<Finding>, Refusal> {
        let scene = &made.layout.scene;
        let mut findings = made.layout.findings.clone();
        findings.extend(made.findings.iter().map(|(_, finding)| finding.clone()));
        match self {
            Self::Single => findings.extend(printer.findings(scene)),
            Self::Roll(roll) => {
                // What the printer is sent at once is a whole row; a row of one label is that label.
                match (roll.columns, roll.label) {
                    (1, None) => findings.extend(printer.findings(scene)),
                    (columns, _) => {
                        findings.extend(printer.findings(&roll.row(vec![scene.clone(); columns as usize])));
                    }
                }
                findings.extend(roll.lacks_room((scene.width, scene.height)));
            }
            Self::Sheet { sheet, .. } => findings.extend(sheet.lacks_room((scene.width, scene.height))),
        }
        if base::worst(&findings) == Some(Severity::Error) {
            findings.retain(|finding| finding.severity == Severity::Error);
            return Err(Fault::new("print.not-on-these-media").because(findings).into());
        }
        Ok(findings)
    }

    /// What there is to say of the media themselves under this printer, whatever lies on them.
    pub(super) fn findings(&self, printer: &Printer, first: &dyn Fn() -> Option<Scene>) -> Vec<Finding> {
        let Self::Sheet { sheet, .. } = self else { return Vec::new() };
        let mut findings = sheet.check();
        // A full sheet, so that no cell is forgotten.
        let whole = Imposition::default();
        let page =
            first().map(|label| sheet.page(0, sheet.cells(), &whole, &mut |_| Ok::<_, Fault>(label.clone())));
        if let Some(Ok(page)) = page {
            findings.extend(printer.findings(&page));
        }
        findings
    }

    pub(super) fn pages(&self, labels: usize) -> usize {
        match self {
            Self::Single => labels,
            Self::Sheet { sheet, imposition } => sheet.pages(labels, imposition),
            Self::Roll(roll) => roll.rows(labels),
        }
    }

    /// A page as it is printed.
    pub(super) fn page(&self, at: usize, printed: &Printed<'_>) -> Result<Scene, Fault> {
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
