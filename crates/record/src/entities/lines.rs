//! What each line tells: of a batch, of its report, of its components.

use crate::register::Text;
use crate::{Column, Entity, Register};

/// What the lines of a register tell of, binned ones left out.
#[derive(Debug)]
pub(crate) struct Lines<'r> {
    pub(crate) register: &'r Register,
    /// Columns that any line has a text in.
    pub(crate) columns: Vec<Column>,
    /// One set of bits a row; none for binned and empty lines.
    tells: Vec<u8>,
}

/// The batch number itself; what else is told of a batch is a fact.
const NUMBER: u8 = 1 << 7;

/// The bit of what a column tells of.
const fn bit(column: Column) -> u8 {
    match column {
        Column::Batch => NUMBER,
        _ => bit_of(column.entity()),
    }
}

const fn bit_of(entity: Entity) -> u8 {
    1 << entity as u8
}

impl<'r> Lines<'r> {
    /// Reads which cells of which lines are filled.
    pub(crate) fn of(register: &'r Register) -> Self {
        let columns = register.columns();
        let mut tells = vec![0; register.len()];
        for &column in &columns {
            let bit = bit(column);
            for (row, tells) in tells.iter_mut().enumerate() {
                if register.told(row, column).is_some() {
                    *tells |= bit;
                }
            }
        }
        for (row, tells) in tells.iter_mut().enumerate() {
            if register.binned(row) {
                *tells = 0;
            }
        }
        Self { register, columns, tells }
    }

    /// The rows that tell anything, in order.
    pub(crate) fn rows(&self) -> impl Iterator<Item = usize> + Clone + '_ {
        self.tells.iter().enumerate().filter(|(_, tells)| **tells != 0).map(|(row, _)| row)
    }

    /// Whether a line tells of such a thing; a batch number alone tells of no batch.
    pub(crate) fn tells(&self, row: usize, entity: Entity) -> bool {
        self.bits(row) & bit_of(entity) != 0
    }

    /// Whether a line has a batch number.
    pub(crate) fn numbered(&self, row: usize) -> bool {
        self.bits(row) & NUMBER != 0
    }

    /// Whether a line declares the batch whose number it has.
    ///
    /// It does when it has any fact of it besides the number, and when it has nothing but the number. A line with the
    /// number and a report only, or the number and a component only, refers to a batch that another line declares.
    pub(crate) fn declares(&self, row: usize) -> bool {
        let refers = bit_of(Entity::Report) | bit_of(Entity::Component);
        let bits = self.bits(row);
        bits & NUMBER != 0 && (bits & !(NUMBER | refers) != 0 || bits == NUMBER)
    }

    fn bits(&self, row: usize) -> u8 {
        self.tells.get(row).copied().unwrap_or(0)
    }
}

/// Rows by the text that they have in one column.
#[derive(Debug)]
pub(crate) struct Groups {
    /// The texts, in the order of their first row.
    keys: Vec<Text>,
    /// Where in `rows` each text's rows start, and the end of the last.
    starts: Vec<u32>,
    rows: Vec<u32>,
    /// The group of each handle of the register; `NONE` for a text that is in no row.
    groups: Vec<u32>,
}

const NONE: u32 = u32::MAX;

impl Groups {
    /// Groups rows by their text in `column`; rows without one are in no group.
    pub(crate) fn by(register: &Register, rows: impl Iterator<Item = usize> + Clone, column: Column) -> Self {
        let mut groups = vec![NONE; register.handles()];
        let mut keys = Vec::new();
        let mut counts: Vec<u32> = Vec::new();
        let told = |row: usize| register.told(row, column).map(|text| (row, text));
        for (_, text) in rows.clone().filter_map(told) {
            let group = &mut groups[text.index()];
            if *group == NONE {
                *group = keys.len() as u32;
                keys.push(text);
                counts.push(0);
            }
            counts[*group as usize] += 1;
        }
        let mut starts = Vec::with_capacity(keys.len() + 1);
        let mut total = 0;
        starts.push(0);
        for count in &mut counts {
            let start = total;
            total += *count;
            starts.push(total);
            *count = start;
        }
        let mut filled = vec![0; total as usize];
        for (row, text) in rows.filter_map(told) {
            let next = &mut counts[groups[text.index()] as usize];
            filled[*next as usize] = row as u32;
            *next += 1;
        }
        Self { keys, starts, rows: filled, groups }
    }

    /// How many groups there are.
    pub(crate) fn len(&self) -> usize {
        self.keys.len()
    }

    /// Texts and their rows, ascending, in the order of the first rows.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (Text, &[u32])> {
        self.keys.iter().enumerate().map(|(group, key)| (*key, self.rows_of(group)))
    }

    /// The text that the rows of a group have.
    pub(crate) fn key(&self, group: usize) -> Text {
        self.keys.get(group).copied().unwrap_or(Text::EMPTY)
    }

    /// The rows of a group.
    pub(crate) fn rows_of(&self, group: usize) -> &[u32] {
        match (self.starts.get(group), self.starts.get(group + 1)) {
            (Some(start), Some(end)) => self.rows.get(*start as usize..*end as usize).unwrap_or_default(),
            _ => &[],
        }
    }

    /// The group of a text.
    pub(crate) fn of(&self, text: Text) -> Option<usize> {
        self.groups.get(text.index()).filter(|group| **group != NONE).map(|group| *group as usize)
    }
}

/// The batches that lines tell of.
#[derive(Debug)]
pub(crate) struct Batches {
    /// Lines by batch number.
    pub(crate) groups: Groups,
    /// Whether any line declares the batch.
    declared: Vec<bool>,
}

impl Batches {
    /// Groups lines by their batch number.
    pub(crate) fn of(lines: &Lines<'_>) -> Self {
        let groups = Groups::by(lines.register, lines.rows(), Column::Batch);
        let declared =
            groups.iter().map(|(_, rows)| rows.iter().any(|row| lines.declares(*row as usize))).collect();
        Self { groups, declared }
    }

    /// Whether any line declares the batch of a group.
    pub(crate) fn declared(&self, group: usize) -> bool {
        self.declared.get(group).copied().unwrap_or(false)
    }

    /// Whether no line declares any batch: then there is no list of batches to compare reports with.
    pub(crate) fn none_declared(&self) -> bool {
        !self.declared.contains(&true)
    }
}
