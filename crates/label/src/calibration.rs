//! A page to measure a printer with, and the printer that is made of what was measured.
//!
//! The page carries its measures as numbers: `1` and `2` are the lines across and down, `3` and `4` the distances of the
//! corner mark from the left and the top edge of the paper, `5` the wedge of ink gain.
//!
//! **The wedge** is a vernier, as on a calliper. Each step is two bars: the upper one ends where the lower one begins,
//! but for a gap of so many dots as the step's number says. Ink that spreads makes both longer, so that a gap of
//! exactly the ink gain closes: at that step one bar ends exactly above where the other begins. Before it they
//! overlap, behind it there is white between them. An eye sees a few hundredths of a millimetre in this way, without
//! any instrument; the zoom of a telephone shows it plainly.

use base::Mm;
use serde::{Deserialize, Serialize};

use crate::fault::{LabelError, in_range};
use crate::printer::{INK_GAINS, MOST_OFFSET, Printer, SCALES};
use crate::scene::Scene;

mod drawing;

/// What the test page says, in the languages of its reader.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Instructions {
    /// What it is.
    pub title: String,
    /// What to do, paragraph by paragraph; on paper too small for all of it, only the drawing is made.
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
    /// The step of the wedge at which one bar ends where the other begins; between two steps, their mean. `None` when
    /// not read.
    pub wedge_step: Option<f64>,
}

/// What is on the test page of a printer and a paper, and how long it would be if all were exact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TestPage {
    /// Width and height of the paper.
    pub paper: (Mm, Mm),
    /// From tick to tick of the line across: 100 mm where there is room, else as many whole centimetres as there are.
    pub across: Mm,
    /// From tick to tick of the line down; likewise.
    pub down: Mm,
    /// From the left and from the top edge of the paper to the corner mark.
    pub corner: Mm,
    /// The first and the last step of the wedge: a step is one dot of ink gain. On small paper there may be none, and
    /// the first is after the last.
    pub steps: (i32, i32),
}

/// The longest line: what a usual ruler measures to a fifth of a per cent.
const LONGEST: f64 = 100.0;

/// Paper at least this wide and tall has room for the cross and what is to be done.
const ROOMY: (f64, f64) = (180.0, 250.0);

impl TestPage {
    /// What is on the test page of this printer and paper.
    ///
    /// # Errors
    /// `label.measure-out-of-range` for the printer, and for `paper_width` and `paper_height`: less than 35 × 25 mm has
    /// no room, more than 500 mm is no paper.
    pub fn new(printer: &Printer, paper: (Mm, Mm)) -> Result<Self, LabelError> {
        printer.check()?;
        in_range("paper_width", paper.0.0, 35.0, 500.0)?;
        in_range("paper_height", paper.1.0, 25.0, 500.0)?;
        let roomy = paper.0.0 >= ROOMY.0 && paper.1.0 >= ROOMY.1;
        let corner = if roomy { 10.0 } else { 3.0 };
        let line = |length: Mm| {
            let room = if roomy { LONGEST } else { length.0 - corner - drawing::FROM_CORNER - 2.0 };
            Mm(((room / 10.0).floor() * 10.0).clamp(10.0, LONGEST))
        };
        let dot = printer.dots.dot().0;
        let steps = ((INK_GAINS.0 / dot).floor() as i32, (INK_GAINS.1 / dot).ceil() as i32);
        let page = Self { paper, across: line(paper.0), down: line(paper.1), corner: Mm(corner), steps };
        Ok(Self { steps: drawing::steps_with_room(&page), ..page })
    }

    /// Is there room for the cross and the instructions?
    fn is_roomy(&self) -> bool {
        self.paper.0.0 >= ROOMY.0 && self.paper.1.0 >= ROOMY.1
    }

    /// The page, to be printed with [`Printer::uncalibrated`].
    pub fn scene(&self, printer: &Printer, instructions: &Instructions) -> Scene {
        drawing::draw(self, printer.dots, instructions)
    }

    /// The printer with the calibration that was measured on this page; what was not measured is left uncorrected.
    ///
    /// # Errors
    /// `calibration.implausible` for a figure that no printer can be mended from: a scale outside [`SCALES`], a place
    /// more than [`MOST_OFFSET`] off, an ink gain outside [`INK_GAINS`].
    pub fn measured(&self, printer: &Printer, measured: &Measured) -> Result<Printer, LabelError> {
        let scale = |name, found: f64, sent: Mm| {
            plausible(name, found, (sent.0 / SCALES.1, sent.0 / SCALES.0)).map(|found| sent.0 / found)
        };
        let scale_x = scale("x_mm", measured.x_mm, self.across)?;
        let scale_y = scale("y_mm", measured.y_mm, self.down)?;
        // What is sent to x comes out at x ÷ scale + shift: sending it to scale × (x − shift) makes good for both.
        let offset = |name, found: Option<f64>, scale: f64| {
            let Some(found) = found else { return Ok(Mm(0.0)) };
            let at = self.corner.0 / scale;
            let most = MOST_OFFSET / scale;
            let shift = plausible(name, found, ((at - most).max(0.0), at + most))? - at;
            Ok(Mm(-shift * scale))
        };
        let offset_x = offset("left_mm", measured.left_mm, scale_x)?;
        let offset_y = offset("top_mm", measured.top_mm, scale_y)?;
        let dot = printer.dots.dot();
        let steps = (INK_GAINS.0 / dot.0, INK_GAINS.1 / dot.0);
        let step = measured.wedge_step.map(|step| plausible("wedge_step", step, steps)).transpose()?;
        let ink_gain = dot * step.unwrap_or(0.0);
        let calibrated = Printer { scale_x, scale_y, offset_x, offset_y, ink_gain, ..printer.uncalibrated() };
        calibrated.check()?;
        Ok(calibrated)
    }
}

/// `found` when it is between these.
fn plausible(name: &'static str, found: f64, (least, most): (f64, f64)) -> Result<f64, LabelError> {
    if (least..=most).contains(&found) {
        Ok(found)
    } else {
        // Rounded inwards, so that what the message offers is taken.
        let (least, most) = ((least * 100.0).ceil() / 100.0, (most * 100.0).floor() / 100.0);
        Err(LabelError::Implausible { name, value: found, least, most })
    }
}

/// The page to print with [`Printer::uncalibrated`] and to measure.
///
/// # Errors
/// See [`TestPage::new`].
pub fn test_page(
    printer: &Printer,
    paper: (Mm, Mm),
    instructions: &Instructions,
) -> Result<Scene, LabelError> {
    Ok(TestPage::new(printer, paper)?.scene(printer, instructions))
}

/// The printer with the calibration that was measured on its test page; `paper` is that of the page.
///
/// # Errors
/// See [`TestPage::new`] and [`TestPage::measured`].
pub fn measured(printer: &Printer, paper: (Mm, Mm), measured: &Measured) -> Result<Printer, LabelError> {
    TestPage::new(printer, paper)?.measured(printer, measured)
}
