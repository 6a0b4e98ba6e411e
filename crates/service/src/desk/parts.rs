//! A workspace as parts: what is stored, and what a workspace file holds. Everything that comes back passes
//! [`restore`], wherever it was kept.

use std::collections::BTreeMap;

use intake::Mapping;
use record::{Column, LineId, Policy, Register, Registration, Spent};
use serde::{Deserialize, Serialize};

use crate::vault::Part;

/// The key of the head.
pub(super) const HEAD: &str = "head";

/// What keys of blocks of lines start with.
const LINES: &str = "lines/";

/// How many lines a block has at most. A change of one cell writes one block.
const LINES_A_BLOCK: u32 = 512;

/// The version of heads and blocks that this program writes.
const VERSION: u32 = 1;

/// Everything of a workspace but its lines and files.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Head {
    version: u32,
    pub(super) name: String,
    /// Ids below this one were given to lines.
    pub(super) next_line: LineId,
    pub(super) policy: Policy,
    pub(super) registration: Registration,
    pub(super) spent: Spent,
    /// What the columns of earlier files were, by the signature of their headings, the oldest first.
    pub(super) mappings: Vec<(String, Mapping)>,
}

impl Head {
    /// The head of a new workspace.
    pub(super) fn new(name: String) -> Self {
        Self {
            version: VERSION,
            name,
            next_line: LineId(0),
            policy: Policy::default(),
            registration: Registration::default(),
            spent: Spent::default(),
            mappings: Vec::new(),
        }
    }

    /// As a part.
    pub(super) fn part(&self) -> Part {
        Part { key: HEAD.to_owned(), bytes: json(self) }
    }
}

/// A line as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct StoredLine {
    pub(super) id: LineId,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) binned: bool,
    pub(super) cells: BTreeMap<Column, String>,
}

impl StoredLine {
    /// The line in this row.
    pub(super) fn of(register: &Register, row: usize) -> Self {
        let cells = Column::ALL.into_iter().filter_map(|column| {
            let text = register.get(row, column);
            (!text.is_empty()).then(|| (column, text.to_owned()))
        });
        Self { id: register.id(row), binned: register.binned(row), cells: cells.collect() }
    }

    /// Puts the line back; see [`Register::restore`].
    pub(super) fn restore_to(&self, register: &mut Register) -> bool {
        register.restore(self.id, self.binned, |column| self.cells.get(&column).map_or("", String::as_str))
    }
}

#[derive(Serialize)]
struct BlockOut<'a> {
    version: u32,
    lines: Vec<LineOut<'a>>,
}

#[derive(Serialize)]
struct LineOut<'a> {
    id: LineId,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    binned: bool,
    #[serde(serialize_with = "cells_out")]
    cells: (&'a Register, usize),
}

fn cells_out<S: serde::Serializer>(cells: &(&Register, usize), serializer: S) -> Result<S::Ok, S::Error> {
    let (register, row) = *cells;
    let texts = Column::ALL.into_iter().map(|column| (column, register.get(row, column)));
    serializer.collect_map(texts.filter(|(_, text)| !text.is_empty()))
}

#[derive(Deserialize)]
struct Block {
    version: u32,
    lines: Vec<StoredLine>,
}

/// Which block a line is stored in.
pub(super) const fn block_of(line: LineId) -> u32 {
    line.0 / LINES_A_BLOCK
}

/// The ids of the lines that a block can have.
fn ids_of(block: u32) -> std::ops::Range<u32> {
    block * LINES_A_BLOCK..block.saturating_add(1).saturating_mul(LINES_A_BLOCK)
}

/// A block of lines as a part; a block without lines is a part as well, so that other tabs hear of it.
pub(super) fn block_part(register: &Register, block: u32) -> Part {
    let ids = ids_of(block);
    let first = first_row_from(register, LineId(ids.start));
    let rows = (first..register.len()).take_while(|&row| register.id(row).0 < ids.end);
    let line = |row| LineOut { id: register.id(row), binned: register.binned(row), cells: (register, row) };
    let bytes = json(&BlockOut { version: VERSION, lines: rows.map(line).collect() });
    Part { key: format!("{LINES}{block:08}"), bytes }
}

/// The first row whose line has this id or a later one.
fn first_row_from(register: &Register, id: LineId) -> usize {
    let (mut low, mut high) = (0, register.len());
    while low < high {
        let middle = low.midpoint(high);
        if register.id(middle) < id { low = middle + 1 } else { high = middle }
    }
    low
}

fn json<T: Serialize>(value: &T) -> Vec<u8> {
    // Maps of these types have string keys and nothing in them refuses to be written.
    serde_json::to_vec(value).unwrap_or_default()
}

/// Why parts are no workspace.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum RestoreFault {
    /// It was written by a later version of the program.
    #[error("part {key} has version {version}, {VERSION} is known")]
    Newer {
        /// Which part.
        key: String,
        /// Its version.
        version: u32,
    },
    /// A part is damaged.
    #[error("part {key}: {detail}")]
    Damaged {
        /// Which part.
        key: String,
        /// What is wrong with it.
        detail: String,
    },
}

/// What parts hold, of today's version.
#[derive(Debug, Default)]
pub(super) struct Restored {
    /// The head, when it is among the parts.
    pub(super) head: Option<Head>,
    /// The blocks among the parts: number and lines.
    pub(super) blocks: BTreeMap<u32, Vec<StoredLine>>,
}

/// Reads parts, whether from the store or from a workspace file. There is one version so far; an older one would be
/// brought up to date here and nowhere else.
pub(super) fn restore(parts: &[Part]) -> Result<Restored, RestoreFault> {
    let mut restored = Restored::default();
    for part in parts {
        if part.key == HEAD {
            let head: Head = read(part)?;
            known(part, head.version)?;
            restored.head = Some(head);
        } else if let Some(number) = part.key.strip_prefix(LINES) {
            let damaged =
                |detail: &str| RestoreFault::Damaged { key: part.key.clone(), detail: detail.to_owned() };
            let number = number.parse().map_err(|_| damaged("no number"))?;
            let block: Block = read(part)?;
            known(part, block.version)?;
            let ids = ids_of(number);
            let in_order = block.lines.is_sorted_by(|one, next| one.id < next.id);
            if !in_order || !block.lines.iter().all(|line| ids.contains(&line.id.0)) {
                return Err(damaged("lines of another block"));
            }
            restored.blocks.insert(number, block.lines);
        }
    }
    Ok(restored)
}

/// The version stands first and alone, so that a part of a later version is told from a damaged one.
#[derive(Deserialize)]
struct Versioned {
    version: u32,
}

fn read<'a, T: Deserialize<'a>>(part: &'a Part) -> Result<T, RestoreFault> {
    serde_json::from_slice(&part.bytes).map_err(|error| {
        let later =
            serde_json::from_slice::<Versioned>(&part.bytes).ok().filter(|head| head.version > VERSION);
        match later {
            Some(Versioned { version }) => RestoreFault::Newer { key: part.key.clone(), version },
            None => RestoreFault::Damaged { key: part.key.clone(), detail: error.to_string() },
        }
    })
}

fn known(part: &Part, version: u32) -> Result<(), RestoreFault> {
    if version == VERSION { Ok(()) } else { Err(RestoreFault::Newer { key: part.key.clone(), version }) }
}
