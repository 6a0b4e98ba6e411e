//! A roll of labels: what stands between them, and how many stand side by side.

use base::Mm;
use serde::{Deserialize, Serialize};

use crate::fault::{LabelError, in_range};
use crate::placing;
use crate::scene::Scene;

/// The most labels side by side.
pub const MOST_COLUMNS: u32 = 12;

/// The white between the labels of a roll.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Roll {
    /// From the bottom of a label to the top of the next, 0 to 50 mm; 0 is a roll without gaps.
    pub gap: Mm,
    /// How many labels stand side by side, 1 to 12.
    pub columns: u32,
    /// The white between two labels that stand side by side, 0 to 50 mm.
    pub gap_across: Mm,
}

impl Default for Roll {
    /// One label after the other with the usual gap of 3 mm.
    fn default() -> Self {
        Self { gap: Mm(3.0), columns: 1, gap_across: Mm(3.0) }
    }
}

impl Roll {
    /// # Errors
    /// `label.measure-out-of-range`, with the name of the field.
    pub fn check(&self) -> Result<(), LabelError> {
        in_range("gap", self.gap.0, 0.0, 50.0)?;
        in_range("gap_across", self.gap_across.0, 0.0, 50.0)?;
        in_range("columns", f64::from(self.columns), 1.0, f64::from(MOST_COLUMNS)).map(drop)
    }

    /// How many rows hold so many labels.
    pub const fn rows(&self, labels: usize) -> usize {
        labels.div_ceil(if self.columns == 0 { 1 } else { self.columns as usize })
    }

    /// Labels side by side as one scene, as wide as all columns: what a printer with such a roll is sent at once.
    ///
    /// Labels beyond the last column are left out, and a row may be short. All are as large as the first.
    pub fn row(&self, labels: Vec<Scene>) -> Scene {
        let size = labels.first().map_or((Mm(0.0), Mm(0.0)), |label| (label.width, label.height));
        let columns = f64::from(self.columns.max(1));
        let mut row = Scene {
            width: size.0 * columns + self.gap_across * (columns - 1.0),
            height: size.1,
            items: Vec::new(),
            description: String::new(),
        };
        for (column, label) in labels.into_iter().take(self.columns.max(1) as usize).enumerate() {
            placing::place(label, (size.0 + self.gap_across) * column as f64, Mm(0.0), &mut row);
        }
        row
    }
}
