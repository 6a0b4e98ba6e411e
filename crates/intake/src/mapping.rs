//! Which column of a file holds which column of the records.

mod values;

use record::Column;
use serde::{Deserialize, Serialize};

use crate::{Table, synonyms};

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

impl Assignment {
    /// A column that is left out, because nothing was found.
    pub const NONE: Self = Self { target: None, why: None };
}

/// What each column of a file is, in the file's order. No two have the same target.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Mapping {
    /// One assignment a column.
    pub columns: Vec<Assignment>,
}

/// How sure a guess is. Ordered: later is surer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sure {
    /// The values look like it; the share of them in hundredths.
    Values(u8),
    /// The heading is one letter away from a name.
    Nearly,
    /// A part of the heading is a name.
    Part,
    /// The heading is a name.
    Name,
}

/// What each column of a table seems to be: by its heading, else by its values.
///
/// A guess for a person to confirm. Where several columns seem to be the same, the surest is, then the leftmost.
pub fn guess(table: &Table) -> Mapping {
    let columns = table.cells.columns();
    let mut guesses: Vec<(Sure, usize, Column)> = Vec::new();
    let mut unknown = Vec::new();
    for column in 0..columns {
        let heading = table.headings.get(column).map_or("", String::as_str);
        match by_heading(heading) {
            Some(Some((sure, target))) => guesses.push((sure, column, target)),
            Some(None) => {}
            None => unknown.push(column),
        }
    }
    for column in unknown {
        for (target, share) in values::resembled(table, column) {
            guesses.push((Sure::Values(share), column, target));
        }
    }
    guesses.sort_by(|(sure, column, _), (other_sure, other_column, _)| {
        other_sure.cmp(sure).then(column.cmp(other_column))
    });
    let mut mapping = Mapping { columns: vec![Assignment::NONE; columns] };
    for (sure, column, target) in guesses {
        if mapping.columns[column].target.is_none() && mapping.source(target).is_none() {
            let why = if matches!(sure, Sure::Values(_)) { Why::Values } else { Why::Heading };
            mapping.columns[column] = Assignment { target: Some(target), why: Some(why) };
        }
    }
    mapping
}

/// What a heading says: a column, nothing of use (`Some(None)`), or nothing at all.
fn by_heading(heading: &str) -> Option<Option<(Sure, Column)>> {
    match synonyms::find(heading) {
        Some(synonyms::Known::As(column)) => return Some(Some((Sure::Name, column))),
        Some(synonyms::Known::OfNoUse) => return Some(None),
        None => {}
    }
    let part = synonyms::in_parts(heading).map(|column| (Sure::Part, column));
    part.or_else(|| synonyms::nearly(heading).map(|column| (Sure::Nearly, column))).map(Some)
}

/// A key under which a mapping is remembered: tables whose headings agree have the same.
///
/// Small and capital letters, diacritics, marks and spaces do not matter.
pub fn signature(table: &Table) -> String {
    // FNV-1a, 64 bits: short, stable for ever, and a collision is caught by the number of columns or a person.
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for heading in &table.headings {
        for byte in synonyms::fold(heading).bytes().chain([0x1f]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    format!("{}-{hash:016x}", table.headings.len())
}

impl Mapping {
    /// The column of the file that holds `target`, from 0.
    pub fn source(&self, target: Column) -> Option<usize> {
        self.columns.iter().position(|assignment| assignment.target == Some(target))
    }

    /// How many columns of the file are left out.
    pub fn left_out(&self) -> usize {
        self.columns.iter().filter(|assignment| assignment.target.is_none()).count()
    }

    /// The same mapping for another table of the same headings.
    ///
    /// `None` where it does not fit: another number of columns, or two columns of one target.
    pub fn applied_to(&self, table: &Table) -> Option<Self> {
        let unique = |(at, assignment): (usize, &Assignment)| {
            assignment.target.is_none_or(|target| self.source(target) == Some(at))
        };
        let fits = self.columns.len() == table.cells.columns() && self.columns.iter().enumerate().all(unique);
        let remembered =
            |assignment: &Assignment| Assignment { target: assignment.target, why: Some(Why::Remembered) };
        fits.then(|| Self { columns: self.columns.iter().map(remembered).collect() })
    }

    /// Says what a column of the file is. Another column of the same target is left out from now on.
    pub fn choose(&mut self, column: usize, target: Option<Column>) {
        let chosen = Some(Why::Chosen);
        if let Some(other) = target.and_then(|target| self.source(target)) {
            self.columns[other] = Assignment { target: None, why: chosen };
        }
        if let Some(assignment) = self.columns.get_mut(column) {
            *assignment = Assignment { target, why: chosen };
        }
    }
}
