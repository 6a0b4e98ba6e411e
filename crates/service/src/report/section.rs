//! Parts of a report, whichever file it becomes.

/// A part of a report.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Section {
    /// The title of what follows.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// Names and their values.
    Facts(Vec<(String, String)>),
    /// Figures, each with its name in both languages.
    Counts(Vec<([String; 2], String)>),
    /// A table.
    Table(Table),
}

/// A table of a report.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Table {
    /// Its title on paper.
    pub(crate) name: String,
    /// The name of its sheet.
    pub(crate) sheet: String,
    /// The titles of its columns.
    pub(crate) headings: Vec<String>,
    /// The columns' shares of a page's width.
    pub(crate) widths: Vec<f64>,
    /// Its rows.
    pub(crate) rows: Vec<Vec<String>>,
    /// What is said of it before its rows.
    pub(crate) note: Option<String>,
    /// It stands in the workbook alone.
    pub(crate) off_paper: bool,
}
