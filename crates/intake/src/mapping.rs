//! Which column of a file holds which column of the records.

use record::Column;
use serde::{Deserialize, Serialize};

/// Why a column was assigned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// Its heading is a name of the column.
    Heading,
    /// Its values look like it.
    Values,
    /// It was so for an earlier file of the same headings.
    Remembered,
    /// A person said so.
    Chosen,
}

/// What a column of a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Assignment {
    /// The column of the records; `None`: left out.
    pub target: Option<Column>,
    /// Why; `None` where nothing was found.
    pub why: Option<Why>,
}

/// What each column of a file is, in the file's order. No two have the same target.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Mapping {
    /// One assignment a column.
    pub columns: Vec<Assignment>,
}
