//! Why a template cannot be used.

/// What is wrong with a template file.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum TemplateError {
    /// The file is larger than any template.
    #[error("{bytes} bytes are more than {most}")]
    TooLarge {
        /// How many bytes it has.
        bytes: usize,
        /// [`MAX_TEMPLATE_BYTES`](super::MAX_TEMPLATE_BYTES).
        most: usize,
    },
    /// It is not JSON, or not a template.
    #[error("line {line}, column {column}: {detail}")]
    NotReadable {
        /// From 1; 0 when nothing tells.
        line: usize,
        /// From 1; 0 when nothing tells.
        column: usize,
        /// What was expected, for developers.
        detail: String,
    },
    /// A newer program wrote it.
    #[error("version {version} is newer than {known}")]
    Newer {
        /// The file's version.
        version: u32,
        /// [`VERSION`](super::VERSION).
        known: u32,
    },
    /// A measure makes no sense.
    #[error("{name} = {value} is outside {least}..={most}")]
    MeasureOutOfRange {
        /// Which measure, such as `size.width`.
        name: String,
        /// What the file says.
        value: f64,
        /// The least that is taken.
        least: f64,
        /// The most that is taken.
        most: f64,
    },
    /// An id or the key of a row has other characters than it may have.
    #[error("{id:?} is not an id")]
    IdNotValid {
        /// Its beginning.
        id: String,
    },
    /// A name, title or caption is too long.
    #[error("{beginning:?}… has more than {most} characters")]
    WordsTooLong {
        /// Its beginning.
        beginning: String,
        /// How many are taken.
        most: usize,
    },
    /// It shows no value.
    #[error("there are no rows")]
    NoRows,
    /// It has more rows than a label holds.
    #[error("{rows} rows are more than {most}")]
    TooManyRows {
        /// How many rows it has.
        rows: usize,
        /// [`MAX_TEMPLATE_ROWS`](super::MAX_TEMPLATE_ROWS).
        most: usize,
    },
    /// Two rows show the same value.
    #[error("{key:?} stands in two rows")]
    KeyRepeated {
        /// The key of both.
        key: String,
    },
    /// A part stands where it cannot stand.
    #[error("{part} cannot stand there")]
    PlaceNotPossible {
        /// `head` or the key of a row.
        part: String,
    },
}

impl TemplateError {
    pub(super) fn not_readable(error: &serde_json::Error) -> Self {
        Self::NotReadable { line: error.line(), column: error.column(), detail: error.to_string() }
    }

    /// The stable id and i18n key.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "template.too-large",
            Self::NotReadable { .. } => "template.not-readable",
            Self::Newer { .. } => "template.newer",
            Self::MeasureOutOfRange { .. } => "template.measure-out-of-range",
            Self::IdNotValid { .. } => "template.id-not-valid",
            Self::WordsTooLong { .. } => "template.words-too-long",
            Self::NoRows => "template.no-rows",
            Self::TooManyRows { .. } => "template.too-many-rows",
            Self::KeyRepeated { .. } => "template.key-repeated",
            Self::PlaceNotPossible { .. } => "template.place-not-possible",
        }
    }

    /// The values for the `{placeholders}` of the code's text.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooLarge { bytes, most } => vec![("bytes", bytes.to_string()), ("most", most.to_string())],
            Self::NotReadable { line, column, detail } => {
                vec![("line", line.to_string()), ("column", column.to_string()), ("detail", detail.clone())]
            }
            Self::Newer { version, known } => {
                vec![("version", version.to_string()), ("known", known.to_string())]
            }
            Self::MeasureOutOfRange { name, value, least, most } => vec![
                ("name", name.clone()),
                ("value", value.to_string()),
                ("least", least.to_string()),
                ("most", most.to_string()),
            ],
            Self::IdNotValid { id } => vec![("id", id.clone())],
            Self::WordsTooLong { beginning, most } => {
                vec![("beginning", beginning.clone()), ("most", most.to_string())]
            }
            Self::NoRows => Vec::new(),
            Self::TooManyRows { rows, most } => vec![("rows", rows.to_string()), ("most", most.to_string())],
            Self::KeyRepeated { key } => vec![("key", key.clone())],
            Self::PlaceNotPossible { part } => vec![("part", part.clone())],
        }
    }
}
