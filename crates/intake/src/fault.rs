//! Why nothing could be read.

/// What bytes are that hold no table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Foreign {
    /// A ZIP, RAR, 7z or gzip file that is no workbook.
    Archive,
    /// Something no one types: mostly bytes that are no text.
    Binary,
    /// A text document: Word, OpenDocument, RTF.
    Document,
    /// A web page, also one that was saved as `.xls`, as many ERP programs do.
    Html,
    /// A PDF.
    Pdf,
    /// A photo, a scan or a drawing.
    Picture,
    /// Slides.
    Presentation,
    /// A binary workbook, `.xlsb`.
    Xlsb,
    /// Markup, also the XML spreadsheets of Excel 2003.
    Xml,
}

/// Why nothing could be read. What is merely odd is a [`crate::Note`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum IntakeFault {
    /// Nothing in it, or white space alone.
    #[error("nothing in it")]
    Empty,
    /// More bytes than are taken in.
    #[error("{bytes} bytes, {limit} are taken in")]
    TooManyBytes {
        /// How many there are.
        bytes: u64,
        /// How many are taken in.
        limit: u64,
    },
    /// More rows than are taken in.
    #[error("more than {limit} rows")]
    TooManyRows {
        /// How many are taken in.
        limit: usize,
    },
    /// More columns than are taken in.
    #[error("more than {limit} columns")]
    TooManyColumns {
        /// How many are taken in.
        limit: usize,
    },
    /// More cells than are taken in.
    #[error("more than {limit} cells")]
    TooManyCells {
        /// How many are taken in.
        limit: usize,
    },
    /// It is something else than a table.
    #[error("not a table: {0:?}")]
    Foreign(Foreign),
    /// No encoding has this name.
    #[error("no encoding has the name {name:?}")]
    UnknownEncoding {
        /// The name that was asked for.
        name: String,
    },
    /// It is JSON with a mistake.
    #[error("JSON breaks off at line {line}, column {column}")]
    JsonDamaged {
        /// From 1.
        line: usize,
        /// From 1, in bytes.
        column: usize,
    },
    /// It is JSON, but no object is where the records should be.
    #[error("JSON without objects")]
    JsonNoObjects,
    /// It is JSON nested deeper than is taken in.
    #[error("JSON nested more than {limit} deep")]
    JsonTooDeep {
        /// How deep it may be.
        limit: usize,
    },
    /// More text in all cells together than is taken in.
    #[error("more than {limit} bytes of text")]
    TooMuchText {
        /// How many are taken in.
        limit: u64,
    },
    /// More files in an archive than are taken in.
    #[error("more than {limit} files in the archive")]
    TooManyEntries {
        /// How many are taken in.
        limit: usize,
    },
    /// Unpacked, it is larger than is taken in.
    #[error("more than {limit} bytes when unpacked")]
    Expands {
        /// Bytes that are taken in.
        limit: u64,
    },
    /// A sheet was asked for that the workbook does not have.
    #[error("no sheet {sheet} of {count}")]
    NoSuchSheet {
        /// Which one, from 1.
        sheet: usize,
        /// How many there are.
        count: usize,
    },
    /// A name in an archive leads out of the folder it is unpacked in, or two files share it.
    #[error("{name:?} is no safe name")]
    UnsafeName {
        /// The name.
        name: String,
    },
    /// A workbook without a sheet of cells.
    #[error("no sheet of cells")]
    NoSheet,
    /// A file that is protected by a password.
    #[error("protected by a password")]
    Password,
    /// A file that is damaged or not what it says.
    #[error("damaged")]
    Damaged,
    /// Files that cannot be put into one archive.
    #[error("cannot be put into one archive")]
    NotBundled,
}

impl IntakeFault {
    /// Stable id and i18n key.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "intake.empty",
            Self::TooManyBytes { .. } => "intake.too-many-bytes",
            Self::TooManyRows { .. } => "intake.too-many-rows",
            Self::TooManyColumns { .. } => "intake.too-many-columns",
            Self::TooManyCells { .. } => "intake.too-many-cells",
            Self::Foreign(Foreign::Archive) => "intake.archive",
            Self::Foreign(Foreign::Binary) => "intake.binary",
            Self::Foreign(Foreign::Document) => "intake.document",
            Self::Foreign(Foreign::Html) => "intake.html",
            Self::Foreign(Foreign::Pdf) => "intake.pdf",
            Self::Foreign(Foreign::Picture) => "intake.picture",
            Self::Foreign(Foreign::Presentation) => "intake.presentation",
            Self::Foreign(Foreign::Xlsb) => "intake.xlsb",
            Self::Foreign(Foreign::Xml) => "intake.xml",
            Self::UnknownEncoding { .. } => "intake.unknown-encoding",
            Self::JsonDamaged { .. } => "intake.json-damaged",
            Self::JsonNoObjects => "intake.json-no-objects",
            Self::JsonTooDeep { .. } => "intake.json-too-deep",
            Self::TooMuchText { .. } => "intake.too-much-text",
            Self::TooManyEntries { .. } => "intake.too-many-entries",
            Self::Expands { .. } => "intake.expands",
            Self::NoSuchSheet { .. } => "intake.no-such-sheet",
            Self::UnsafeName { .. } => "intake.unsafe-name",
            Self::NoSheet => "intake.no-sheet",
            Self::Password => "intake.password",
            Self::Damaged => "intake.damaged",
            Self::NotBundled => "intake.bundle",
        }
    }

    /// Values for the `{placeholders}` of the text.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Empty | Self::Foreign(_) | Self::JsonNoObjects => Vec::new(),
            Self::TooManyBytes { bytes, limit } => {
                vec![("megabytes", megabytes(*bytes)), ("limit", megabytes(*limit))]
            }
            Self::TooManyRows { limit }
            | Self::TooManyColumns { limit }
            | Self::TooManyCells { limit }
            | Self::JsonTooDeep { limit } => vec![("limit", limit.to_string())],
            Self::UnknownEncoding { name } => vec![("name", name.clone())],
            Self::JsonDamaged { line, column } => {
                vec![("row", line.to_string()), ("column", column.to_string())]
            }
            Self::TooManyEntries { limit } => vec![("limit", limit.to_string())],
            Self::TooMuchText { limit } | Self::Expands { limit } => vec![("limit", megabytes(*limit))],
            Self::NoSuchSheet { sheet, count } => {
                vec![("sheet", sheet.to_string()), ("count", count.to_string())]
            }
            Self::UnsafeName { name } => vec![("name", name.clone())],
            Self::NoSheet | Self::Password | Self::Damaged | Self::NotBundled => Vec::new(),
        }
    }
}

/// Bytes in whole megabytes (2²⁰), rounded up.
fn megabytes(bytes: u64) -> String {
    bytes.div_ceil(1 << 20).to_string()
}
