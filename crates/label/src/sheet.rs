//! A sheet of labels: its grid as data, and labels laid onto its pages.

use std::sync::LazyLock;

use base::{Confidence, Finding, Mm, Severity};
use serde::{Deserialize, Serialize};

use crate::crop;
use crate::fault::LabelError;
use crate::placing::{self, TOLERANCE, millimetres};
use crate::scene::{Item, Rect, Scene};

/// The newest form of sheets that is read.
pub const SHEET_VERSION: u32 = 1;

/// The most bytes of a sheet that is read.
pub const MAX_SHEET_BYTES: usize = 64 * 1024;

/// The most columns or rows of a sheet.
const MOST_CELLS_ACROSS: u32 = 50;

/// The widest and tallest paper, in millimetres: A3 and its relatives.
pub(crate) const MOST_PAPER: f64 = 500.0;

/// Office printers leave this much of the paper's edge white.
const UNPRINTABLE: Mm = Mm(4.0);

/// A grid of equal labels on a sheet of paper. All lengths in millimetres.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sheet {
    /// [`SHEET_VERSION`].
    #[serde(default = "version")]
    pub version: u32,
    /// A stable id, such as `avery-l7163`.
    pub id: String,
    /// The maker's name and numbers.
    pub name: String,
    /// Width and height of the paper.
    pub paper: (Mm, Mm),
    /// Width and height of a label.
    pub label: (Mm, Mm),
    /// Labels side by side.
    pub columns: u32,
    /// Labels under each other.
    pub rows: u32,
    /// From the left edge of the paper to the first label.
    pub left: Mm,
    /// From the top edge of the paper to the first label.
    pub top: Mm,
    /// From the left edge of a label to that of the next.
    pub pitch_x: Mm,
    /// From the top edge of a label to that of the next.
    pub pitch_y: Mm,
    /// Made for the weather, as its maker says: film that laser printers print on.
    #[serde(default)]
    pub weatherproof: bool,
    /// How sure anyone can be of the measures.
    #[serde(default = "unverified")]
    pub confidence: Confidence,
    /// Where they come from.
    #[serde(default)]
    pub source: String,
}

const fn version() -> u32 {
    SHEET_VERSION
}

const fn unverified() -> Confidence {
    Confidence::Unverified
}

/// The sheets that can be chosen by name.
pub fn sheets() -> &'static [Sheet] {
    static SHEETS: LazyLock<Vec<Sheet>> = LazyLock::new(|| {
        serde_json::from_str(include_str!("../data/sheets.json")).expect("the sheets are of this form")
    });
    &SHEETS
}

/// How labels are laid onto sheets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Imposition {
    /// The label of the first page where printing begins, from 1: those before it are used up.
    pub start: usize,
    /// Short lines beside the corners of each label, for cutting.
    pub crop_marks: bool,
    /// Where a label stands that is smaller than those of the sheet.
    pub align: Align,
}

impl Default for Imposition {
    fn default() -> Self {
        Self { start: 1, crop_marks: false, align: Align::Centre }
    }
}

/// Where a label stands in a cell that is larger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Align {
    /// In the middle.
    Centre,
    /// In the top left corner.
    TopLeft,
}

impl Sheet {
    /// A sheet from its JSON.
    ///
    /// Its measures still have to be looked at: [`check`](Self::check).
    ///
    /// # Errors
    /// `sheet.too-large`, `sheet.too-new`, `sheet.unreadable`.
    pub fn parse(json: &str) -> Result<Self, LabelError> {
        #[derive(Deserialize)]
        struct Versioned {
            version: u32,
        }
        if json.len() > MAX_SHEET_BYTES {
            return Err(LabelError::SheetTooLarge { bytes: json.len(), most: MAX_SHEET_BYTES });
        }
        // A newer form may have fields that this one does not know: its version is looked at first.
        if let Ok(Versioned { version }) = serde_json::from_str(json)
            && version != SHEET_VERSION
        {
            return Err(LabelError::SheetTooNew { version, newest: SHEET_VERSION });
        }
        serde_json::from_str(json)
            .map_err(|fault| LabelError::SheetUnreadable { line: fault.line(), detail: fault.to_string() })
    }

    /// The sheet as JSON, as [`parse`](Self::parse) reads it.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// How many labels are on a sheet.
    pub const fn cells(&self) -> usize {
        self.columns as usize * self.rows as usize
    }

    /// What is wrong with the grid; a sheet with an error cannot be printed.
    ///
    /// `sheet.measure` · `sheet.labels-overlap-across` · `sheet.labels-overlap-down` · `sheet.off-paper-across` ·
    /// `sheet.off-paper-down` · `sheet.near-edge`
    pub fn check(&self) -> Vec<Finding> {
        let mut findings: Vec<Finding> = self.senseless().collect();
        if !findings.is_empty() {
            return findings;
        }
        let across = ("sheet.labels-overlap-across", "sheet.off-paper-across");
        let down = ("sheet.labels-overlap-down", "sheet.off-paper-down");
        let ways = [
            (across, self.label.0, self.columns, self.left, self.pitch_x, self.paper.0),
            (down, self.label.1, self.rows, self.top, self.pitch_y, self.paper.1),
        ];
        let mut near_edge = false;
        for ((overlap, off_paper), label, count, first, pitch, paper) in ways {
            let end = first + pitch * f64::from(count - 1) + label;
            if count > 1 && pitch.0 < label.0 - TOLERANCE {
                findings.push(Finding::new(overlap, Severity::Error).with("by", millimetres(label - pitch)));
            }
            if end.0 > paper.0 + TOLERANCE {
                findings.push(Finding::new(off_paper, Severity::Error).with("by", millimetres(end - paper)));
            }
            near_edge |= first < UNPRINTABLE || paper - end < UNPRINTABLE;
        }
        if findings.is_empty() && near_edge {
            findings.push(
                Finding::new("sheet.near-edge", Severity::Info).with("white", millimetres(UNPRINTABLE)),
            );
        }
        findings
    }

    /// The measures that are no measures at all.
    fn senseless(&self) -> impl Iterator<Item = Finding> {
        let most = MOST_PAPER;
        let measures = [
            ("paper_width", self.paper.0.0, 20.0, most),
            ("paper_height", self.paper.1.0, 20.0, most),
            ("label_width", self.label.0.0, 5.0, most),
            ("label_height", self.label.1.0, 5.0, most),
            ("columns", f64::from(self.columns), 1.0, f64::from(MOST_CELLS_ACROSS)),
            ("rows", f64::from(self.rows), 1.0, f64::from(MOST_CELLS_ACROSS)),
            ("left", self.left.0, 0.0, most),
            ("top", self.top.0, 0.0, most),
            // A single column or row has no next one.
            ("pitch_x", if self.columns == 1 { 1.0 } else { self.pitch_x.0 }, 0.0, most),
            ("pitch_y", if self.rows == 1 { 1.0 } else { self.pitch_y.0 }, 0.0, most),
        ];
        measures.into_iter().filter(|(_, value, least, most)| !(*least..=*most).contains(value)).map(
            |(name, value, least, most)| {
                Finding::new("sheet.measure", Severity::Error)
                    .with("name", name)
                    .with("value", millimetres(Mm(value)))
                    .with("least", millimetres(Mm(least)))
                    .with("most", millimetres(Mm(most)))
            },
        )
    }

    /// Is there room for a label of this width and height?
    pub fn fits(&self, (width, height): (Mm, Mm)) -> bool {
        placing::fits((width, height), self.label)
    }

    /// `sheet.label-too-large` when there is no room for a label of this width and height.
    pub fn lacks_room(&self, size: (Mm, Mm)) -> Option<Finding> {
        placing::lacks_room("sheet.label-too-large", size, self.label)
    }

    /// How many pages so many labels take; none take no page.
    pub fn pages(&self, labels: usize, imposition: &Imposition) -> usize {
        if labels == 0 { 0 } else { (labels + self.used_up(imposition)).div_ceil(self.cells().max(1)) }
    }

    /// How many labels of the first page are left out.
    fn used_up(&self, imposition: &Imposition) -> usize {
        imposition.start.clamp(1, self.cells().max(1)) - 1
    }

    /// Which labels are on a page, both counted from 0, and the first cell of the page that is printed.
    pub fn on_page(
        &self,
        page: usize,
        labels: usize,
        imposition: &Imposition,
    ) -> (std::ops::Range<usize>, usize) {
        let (cells, used_up) = (self.cells(), self.used_up(imposition));
        let first = (page * cells).saturating_sub(used_up).min(labels);
        let last = ((page + 1) * cells).saturating_sub(used_up).min(labels);
        (first..last, if page == 0 { used_up } else { 0 })
    }

    /// A page, counted from 0, with its labels row by row; `label` draws each of them, counted from 0.
    ///
    /// # Errors
    /// Whatever `label` answers.
    pub fn page<E>(
        &self,
        page: usize,
        labels: usize,
        imposition: &Imposition,
        label: &mut dyn FnMut(usize) -> Result<Scene, E>,
    ) -> Result<Scene, E> {
        let mut sheet = Scene {
            width: self.paper.0,
            height: self.paper.1,
            items: Vec::new(),
            description: String::new(),
        };
        let (range, first) = self.on_page(page, labels, imposition);
        for (cell, at) in (first..).zip(range) {
            let label = label(at)?;
            let corner = self.cell(cell);
            let free = (corner.width - label.width, corner.height - label.height);
            let (right, down) = match imposition.align {
                Align::Centre => (free.0 / 2.0, free.1 / 2.0),
                Align::TopLeft => (Mm(0.0), Mm(0.0)),
            };
            placing::place(label, corner.x + right, corner.y + down, &mut sheet);
        }
        if imposition.crop_marks {
            sheet.items.extend(crop::marks(self).into_iter().map(Item::Rule));
        }
        Ok(sheet)
    }

    /// Where a cell is, counted from 0, row by row.
    pub fn cell(&self, cell: usize) -> Rect {
        let columns = (self.columns as usize).max(1);
        Rect {
            x: self.left + self.pitch_x * (cell % columns) as f64,
            y: self.top + self.pitch_y * (cell / columns) as f64,
            width: self.label.0,
            height: self.label.1,
        }
    }
}
