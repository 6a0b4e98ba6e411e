//! A roll of labels: what stands between them, and how many stand side by side.

use std::borrow::Cow;

use base::{Finding, Mm};
use serde::{Deserialize, Serialize};

use crate::fault::{LabelError, in_range};
use crate::placing;
use crate::scene::Scene;
use crate::sheet::MOST_PAPER;

/// The most labels side by side.
pub const MOST_COLUMNS: u32 = 12;

/// The labels of a roll and the white between them.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Roll {
    /// From the bottom of a label to the top of the next, 0 to 50 mm; 0 is a roll without gaps.
    pub gap: Mm,
    /// How many labels stand side by side, 1 to 12.
    pub columns: u32,
    /// The white between two labels that stand side by side, 0 to 50 mm.
    pub gap_across: Mm,
    /// Width and height of a label, 5 to 500 mm each, when known: the printer is told this size whatever is printed,
    /// and smaller labels stand in the middle. Otherwise labels are taken to be as large as what is printed on them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<(Mm, Mm)>,
}

impl Default for Roll {
    /// One label after the other with the usual gap of 3 mm.
    fn default() -> Self {
        Self { gap: Mm(3.0), columns: 1, gap_across: Mm(3.0), label: None }
    }
}

impl Roll {
    /// # Errors
    /// `label.measure-out-of-range`, with the name of the field.
    pub fn check(&self) -> Result<(), LabelError> {
        in_range("gap", self.gap.0, 0.0, 50.0)?;
        in_range("gap_across", self.gap_across.0, 0.0, 50.0)?;
        if let Some((width, height)) = self.label {
            in_range("label_width", width.0, 5.0, MOST_PAPER)?;
            in_range("label_height", height.0, 5.0, MOST_PAPER)?;
        }
        in_range("columns", f64::from(self.columns), 1.0, f64::from(MOST_COLUMNS)).map(drop)
    }

    /// How many rows hold so many labels.
    pub const fn rows(&self, labels: usize) -> usize {
        labels.div_ceil(self.across())
    }

    /// `roll.label-too-large` when the size of the roll's labels is known and there is no room for one of this width
    /// and height.
    pub fn lacks_room(&self, size: (Mm, Mm)) -> Option<Finding> {
        placing::lacks_room("roll.label-too-large", size, self.label?)
    }

    /// Labels side by side as one scene, as wide as all columns: what a printer with such a roll is sent at once.
    ///
    /// Each stands in the middle of its column. Labels beyond the last column are left out, and a row may be short.
    pub fn row(&self, labels: Vec<Scene>) -> Scene {
        let larger = |a: Mm, b: Mm| Mm(a.0.max(b.0));
        let largest = labels.iter().take(self.across()).fold((Mm(0.0), Mm(0.0)), |(width, height), label| {
            (larger(width, label.width), larger(height, label.height))
        });
        let cell = self.label.unwrap_or(largest);
        let (width, height) = self.row_size(cell);
        let mut row = Scene { width, height, items: Vec::new(), description: String::new() };
        for (column, label) in labels.into_iter().take(self.across()).enumerate() {
            let free = (cell.0 - label.width, cell.1 - label.height);
            let right = (cell.0 + self.gap_across) * column as f64 + free.0 / 2.0;
            placing::place(label, right, free.1 / 2.0, &mut row);
        }
        row
    }

    /// What is printed at once as large as the labels of the roll side by side; what is of another size is the first.
    pub(crate) fn whole<'s>(&self, scene: &'s Scene) -> Cow<'s, Scene> {
        let is_whole = self.label.is_none_or(|label| self.row_size(label) == (scene.width, scene.height));
        if is_whole { Cow::Borrowed(scene) } else { Cow::Owned(self.row(vec![scene.clone()])) }
    }

    fn row_size(&self, (width, height): (Mm, Mm)) -> (Mm, Mm) {
        let columns = self.across() as f64;
        (width * columns + self.gap_across * (columns - 1.0), height)
    }

    const fn across(&self) -> usize {
        if self.columns == 0 { 1 } else { self.columns as usize }
    }
}
