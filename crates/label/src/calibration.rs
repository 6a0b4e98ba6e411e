//! A page to measure a printer with, and the printer that is made of what was measured.

use base::Mm;
use serde::{Deserialize, Serialize};

use crate::fault::LabelError;
use crate::printer::Printer;
use crate::scene::Scene;

/// What the test page says, in the languages of its reader.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Words {
    /// What it is.
    pub title: String,
    /// What to do, line by line; lines that do not fit are left out.
    pub steps: Vec<String>,
}

/// What a person measured on the printed test page.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measured {
    /// From tick to tick of the line across, in millimetres.
    pub x_mm: f64,
    /// From tick to tick of the line down, in millimetres.
    pub y_mm: f64,
    /// From the left edge of the paper to the corner mark, in millimetres; `None` when not measured.
    pub left_mm: Option<f64>,
    /// From the top edge of the paper to the corner mark, in millimetres; `None` when not measured.
    pub top_mm: Option<f64>,
    /// The step of the wedge at which both bars end in one line; between two steps, their mean. `None` when not read.
    pub wedge_step: Option<f64>,
}

/// What is drawn on the test page of one printer and paper, and how long it would be if all were exact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TestPage {
    /// From tick to tick of the line across.
    pub across: Mm,
    /// From tick to tick of the line down.
    pub down: Mm,
    /// From the edges of the paper to the corner mark.
    pub corner: Mm,
    /// The steps of the wedge: a step is one dot of ink gain.
    pub steps: Vec<i32>,
}

/// The page to print with [`Printer::uncalibrated`] and to measure.
///
/// # Errors
/// `label.measure-out-of-range`.
pub fn test_page(printer: &Printer, paper: (Mm, Mm), words: &Words) -> Result<(TestPage, Scene), LabelError> {
    printer.check()?;
    let page = TestPage { across: Mm(100.0), down: Mm(100.0), corner: Mm(10.0), steps: vec![0] };
    let scene =
        Scene { width: paper.0, height: paper.1, items: Vec::new(), description: words.title.clone() };
    Ok((page, scene))
}

/// The printer with the calibration that was measured; `paper` is that of the test page.
///
/// # Errors
/// `calibration.implausible` when the figures are no such printer's.
pub fn measured(printer: &Printer, paper: (Mm, Mm), measured: &Measured) -> Result<Printer, LabelError> {
    let (page, _) = test_page(printer, paper, &Words::default())?;
    let scale = (page.across.0 / measured.x_mm, page.down.0 / measured.y_mm);
    Ok(Printer { scale_x: scale.0, scale_y: scale.1, ..printer.uncalibrated() })
}
