//! A grid of labels as it is typed: the numbers of a sheet, and where they put its labels.

use serde::Serialize;
use service::SheetChoice;

/// The form of sheets that is written. Source: `label::SHEET_VERSION`.
const VERSION: u32 = 1;

/// The most labels across or down that are drawn.
const MOST_ACROSS: u32 = 50;

/// A grid of equal labels on a sheet of paper. All lengths in millimetres.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SheetForm {
    version: u32,
    /// A stable id.
    pub id: String,
    /// What the user calls it.
    pub name: String,
    /// Width and height of the paper.
    pub paper: (f64, f64),
    /// Width and height of a label.
    pub label: (f64, f64),
    /// Labels side by side.
    pub columns: u32,
    /// Labels under each other.
    pub rows: u32,
    /// From the left edge of the paper to the first label.
    pub left: f64,
    /// From the top edge of the paper to the first label.
    pub top: f64,
    /// From the left edge of a label to that of the next.
    pub pitch_x: f64,
    /// From the top edge of a label to that of the next.
    pub pitch_y: f64,
}

impl From<&SheetChoice> for SheetForm {
    fn from(sheet: &SheetChoice) -> Self {
        Self {
            version: VERSION,
            id: sheet.id.clone(),
            name: sheet.name.clone(),
            paper: sheet.paper_mm,
            label: sheet.label_mm,
            columns: sheet.grid.0,
            rows: sheet.grid.1,
            left: sheet.first_mm.0,
            top: sheet.first_mm.1,
            pitch_x: sheet.pitch_mm.0,
            pitch_y: sheet.pitch_mm.1,
        }
    }
}

/// A number of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Width of the paper.
    PaperWidth,
    /// Height of the paper.
    PaperHeight,
    /// Width of a label.
    LabelWidth,
    /// Height of a label.
    LabelHeight,
    /// Labels side by side.
    Columns,
    /// Labels under each other.
    Rows,
    /// To the first label from the left.
    Left,
    /// To the first label from the top.
    Top,
    /// From label to label across.
    PitchX,
    /// From label to label down.
    PitchY,
}

impl Measure {
    /// All numbers, in the order of the form.
    pub const ALL: [Self; 10] = [
        Self::PaperWidth,
        Self::PaperHeight,
        Self::LabelWidth,
        Self::LabelHeight,
        Self::Columns,
        Self::Rows,
        Self::Left,
        Self::Top,
        Self::PitchX,
        Self::PitchY,
    ];

    /// The id of its field.
    pub const fn id(self) -> &'static str {
        match self {
            Self::PaperWidth => "sheet-paper-width",
            Self::PaperHeight => "sheet-paper-height",
            Self::LabelWidth => "sheet-label-width",
            Self::LabelHeight => "sheet-label-height",
            Self::Columns => "sheet-columns",
            Self::Rows => "sheet-rows",
            Self::Left => "sheet-left",
            Self::Top => "sheet-top",
            Self::PitchX => "sheet-pitch-x",
            Self::PitchY => "sheet-pitch-y",
        }
    }

    /// The key of its caption.
    pub const fn key(self) -> &'static str {
        match self {
            Self::PaperWidth => "grid.paper-width",
            Self::PaperHeight => "grid.paper-height",
            Self::LabelWidth => "grid.label-width",
            Self::LabelHeight => "grid.label-height",
            Self::Columns => "grid.columns",
            Self::Rows => "grid.rows",
            Self::Left => "grid.left",
            Self::Top => "grid.top",
            Self::PitchX => "grid.pitch-x",
            Self::PitchY => "grid.pitch-y",
        }
    }

    /// It counts labels, and is no length.
    pub const fn is_count(self) -> bool {
        matches!(self, Self::Columns | Self::Rows)
    }
}

impl SheetForm {
    /// A number of it.
    pub fn get(&self, measure: Measure) -> f64 {
        match measure {
            Measure::PaperWidth => self.paper.0,
            Measure::PaperHeight => self.paper.1,
            Measure::LabelWidth => self.label.0,
            Measure::LabelHeight => self.label.1,
            Measure::Columns => f64::from(self.columns),
            Measure::Rows => f64::from(self.rows),
            Measure::Left => self.left,
            Measure::Top => self.top,
            Measure::PitchX => self.pitch_x,
            Measure::PitchY => self.pitch_y,
        }
    }

    /// The same with another number.
    #[must_use]
    pub fn with(mut self, measure: Measure, value: f64) -> Self {
        let count = value.round().clamp(1.0, f64::from(MOST_ACROSS)) as u32;
        match measure {
            Measure::PaperWidth => self.paper.0 = value,
            Measure::PaperHeight => self.paper.1 = value,
            Measure::LabelWidth => self.label.0 = value,
            Measure::LabelHeight => self.label.1 = value,
            Measure::Columns => self.columns = count,
            Measure::Rows => self.rows = count,
            Measure::Left => self.left = value,
            Measure::Top => self.top = value,
            Measure::PitchX => self.pitch_x = value,
            Measure::PitchY => self.pitch_y = value,
        }
        self
    }

    /// The same under another name.
    #[must_use]
    pub fn named(self, name: String) -> Self {
        Self { name, ..self }
    }

    /// The same with another id.
    #[must_use]
    pub fn with_id(self, id: String) -> Self {
        Self { id, ..self }
    }

    /// How many labels are on a sheet.
    pub const fn labels(&self) -> usize {
        self.columns as usize * self.rows as usize
    }

    /// The top left corner of each label, row by row.
    pub fn places(&self) -> impl Iterator<Item = (f64, f64)> {
        let (columns, rows) = (self.columns.min(MOST_ACROSS), self.rows.min(MOST_ACROSS));
        let (left, top, pitch) = (self.left, self.top, (self.pitch_x, self.pitch_y));
        (0..rows).flat_map(move |row| {
            (0..columns)
                .map(move |column| (left + f64::from(column) * pitch.0, top + f64::from(row) * pitch.1))
        })
    }

    /// Every label lies on the paper.
    pub fn on_paper(&self) -> bool {
        let inside = |at: f64, length: f64, paper: f64| at >= 0.0 && at + length <= paper + 0.02;
        self.places()
            .all(|(x, y)| inside(x, self.label.0, self.paper.0) && inside(y, self.label.1, self.paper.1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> SheetForm {
        SheetForm {
            version: VERSION,
            id: "own".into(),
            name: "Own".into(),
            paper: (210.0, 297.0),
            label: (99.1, 38.1),
            columns: 2,
            rows: 7,
            left: 4.65,
            top: 15.15,
            pitch_x: 101.6,
            pitch_y: 38.1,
        }
    }

    #[test]
    fn labels_stand_row_by_row() {
        let places: Vec<_> = form().places().collect();
        assert_eq!((places.len(), form().labels()), (14, 14));
        assert_eq!(places[1], (4.65 + 101.6, 15.15));
        assert_eq!(places[2].0, 4.65);
        assert!(form().on_paper());
        assert!(!form().with(Measure::Columns, 3.0).on_paper());
    }

    #[test]
    fn each_number_is_read_where_it_is_written() {
        for (at, measure) in Measure::ALL.into_iter().enumerate() {
            let value = 3.0 + at as f64;
            assert_eq!(form().with(measure, value).get(measure), value, "{measure:?}");
        }
        assert_eq!(form().with(Measure::Rows, -4.0).rows, 1);
        assert_eq!(form().with(Measure::Rows, 1e12).rows, MOST_ACROSS);
    }
}
