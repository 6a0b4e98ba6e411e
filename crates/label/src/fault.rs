//! Why a label or a document could not be made at all.

/// What stops a label or a document from being laid out or written. Wrong texts are findings, not faults.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum LabelError {
    /// A measure of the style is not a number that makes sense.
    #[error("{name} = {value} is outside {least}..={most}")]
    MeasureOutOfRange {
        /// Which measure: the field's name in [`Style`](crate::Style), or `dpi`.
        name: &'static str,
        /// What was asked for.
        value: f64,
        /// The least that is taken.
        least: f64,
        /// The most that is taken.
        most: f64,
    },
    /// A table of a document has more rows than are set.
    #[error("a table of {rows} rows has more than {most}")]
    TooManyRows {
        /// How many rows it has.
        rows: usize,
        /// [`MAX_ROWS`](crate::document::MAX_ROWS).
        most: usize,
    },
    /// A table of a document has more columns than are set.
    #[error("a table of {columns} columns has more than {most}")]
    TooManyColumns {
        /// How many columns it has.
        columns: usize,
        /// [`MAX_COLUMNS`](crate::document::MAX_COLUMNS).
        most: usize,
    },
    /// A document would have more pages than are written.
    #[error("the document has more than {most} pages")]
    TooManyPages {
        /// [`MAX_PAGES`](crate::document::MAX_PAGES).
        most: usize,
    },
    /// The picture would have too many pixels.
    #[error("{pixels} pixels are more than {most}")]
    PictureTooLarge {
        /// How many pixels it would have.
        pixels: u64,
        /// [`MAX_PIXELS`](crate::MAX_PIXELS).
        most: u64,
    },
    /// A PDF has no page at all.
    #[error("a PDF has at least one page")]
    NoPages,
    /// The text of a sheet is longer than any sheet's.
    #[error("a sheet of {bytes} bytes is longer than {most}")]
    SheetTooLarge {
        /// How long it is.
        bytes: usize,
        /// [`MAX_SHEET_BYTES`](crate::MAX_SHEET_BYTES).
        most: usize,
    },
    /// A sheet is of a form that is not known here.
    #[error("a sheet of form {version} is not read, {newest} is")]
    SheetTooNew {
        /// The form it says it has.
        version: u32,
        /// [`SHEET_VERSION`](crate::SHEET_VERSION).
        newest: u32,
    },
    /// The text of a sheet is not of its form.
    #[error("the sheet could not be read: {detail}")]
    SheetUnreadable {
        /// The line, from 1.
        line: usize,
        /// What the reader said, for developers.
        detail: String,
    },
    /// What was measured on a test page is not what such a printer prints.
    #[error("{name} = {value} mm is outside {least}..={most}")]
    Implausible {
        /// Which measure: the field's name in [`Measured`](crate::calibration::Measured).
        name: &'static str,
        /// What was measured.
        value: f64,
        /// The least that a printer can be mended from.
        least: f64,
        /// The most that a printer can be mended from.
        most: f64,
    },
    /// A writer of PNG or PDF refused what it was given: our bug, or a file too large for its format.
    #[error("the {format} could not be written: {detail}")]
    NotWritten {
        /// `PNG` or `PDF`.
        format: &'static str,
        /// What the writer said, for developers.
        detail: String,
    },
}

impl LabelError {
    /// The stable id and i18n key.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::MeasureOutOfRange { .. } => "label.measure-out-of-range",
            Self::TooManyRows { .. } => "label.too-many-rows",
            Self::TooManyColumns { .. } => "label.too-many-columns",
            Self::TooManyPages { .. } => "label.too-many-pages",
            Self::PictureTooLarge { .. } => "label.picture-too-large",
            Self::NoPages => "label.no-pages",
            Self::SheetTooLarge { .. } => "sheet.too-large",
            Self::SheetTooNew { .. } => "sheet.too-new",
            Self::SheetUnreadable { .. } => "sheet.unreadable",
            Self::Implausible { .. } => "calibration.implausible",
            Self::NotWritten { .. } => "label.not-written",
        }
    }

    /// The values for the `{placeholders}` of the code's text.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::MeasureOutOfRange { name, value, least, most }
            | Self::Implausible { name, value, least, most } => vec![
                ("name", (*name).to_owned()),
                ("value", value.to_string()),
                ("least", least.to_string()),
                ("most", most.to_string()),
            ],
            Self::TooManyRows { rows, most } => vec![("rows", rows.to_string()), ("most", most.to_string())],
            Self::TooManyColumns { columns, most } => {
                vec![("columns", columns.to_string()), ("most", most.to_string())]
            }
            Self::TooManyPages { most } => vec![("most", most.to_string())],
            Self::PictureTooLarge { pixels, most } => {
                vec![("pixels", pixels.to_string()), ("most", most.to_string())]
            }
            Self::NoPages => Vec::new(),
            Self::SheetTooLarge { bytes, most } => {
                vec![("bytes", bytes.to_string()), ("most", most.to_string())]
            }
            Self::SheetTooNew { version, newest } => {
                vec![("version", version.to_string()), ("newest", newest.to_string())]
            }
            Self::SheetUnreadable { line, detail } => {
                vec![("line", line.to_string()), ("detail", detail.clone())]
            }
            Self::NotWritten { format, detail } => {
                vec![("format", (*format).to_owned()), ("detail", detail.clone())]
            }
        }
    }
}

/// `value` when it is a number in `least..=most`.
pub(crate) fn in_range(name: &'static str, value: f64, least: f64, most: f64) -> Result<f64, LabelError> {
    if (least..=most).contains(&value) {
        Ok(value)
    } else {
        Err(LabelError::MeasureOutOfRange { name, value, least, most })
    }
}
