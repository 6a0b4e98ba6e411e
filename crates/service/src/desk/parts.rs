//! A workspace as parts: what is stored, and what a workspace file holds. Everything that comes back passes
//! [`restore`], wherever it was kept.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::Range;

use intake::Mapping;
use record::{Column, LineId, Policy, Register, Registration, Spent};
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use super::issued::Issued;
use super::kept;
use super::{CELL_LIMIT_BYTES, WORKSPACE_LIMIT_LINES};
use crate::digest::sha256_hex;
use crate::readability::KeptReadability;
use crate::vault::Part;

/// The key of the head.
pub(super) const HEAD: &str = "head";

/// The key of the references that were used by lines that are gone.
const SPENT: &str = "spent";

/// The key of the symbols that the platform drew.
const ISSUED: &str = "issued";

/// What keys of the tries of labels start with.
const READABILITY: &str = "readability/";

/// What keys of blocks of lines start with.
const LINES: &str = "lines/";

/// How many lines a block has at most. A change of one cell writes one block.
const LINES_A_BLOCK: u32 = 512;

/// The version of heads and blocks that this program writes.
pub(super) const VERSION: u32 = 1;

/// Everything of a workspace but its lines, its files, and what only grows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Head {
    version: u32,
    pub(super) name: String,
    /// Ids below this one were given to lines.
    pub(super) next_line: LineId,
    pub(super) policy: Policy,
    pub(super) registration: Registration,
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
            mappings: Vec::new(),
        }
    }

    /// As a part.
    pub(super) fn part(&self) -> Part {
        Part { key: HEAD.to_owned(), bytes: json(self) }
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

#[derive(Serialize, Deserialize)]
struct SpentPart<S> {
    version: u32,
    pairs: S,
}

#[derive(Serialize, Deserialize)]
struct IssuedPart<S> {
    version: u32,
    symbols: S,
}

#[derive(Serialize, Deserialize)]
struct ReadabilityPart<R> {
    version: u32,
    readability: R,
}

/// The tries of a label, as a part; one without any is a part as well, so that other tabs hear of it.
pub(super) fn readability_part(readability: &KeptReadability) -> Part {
    let key = readability_key(&readability.known.label.known.payload);
    Part { key, bytes: json(&ReadabilityPart { version: VERSION, readability }) }
}

fn readability_key(payload: &str) -> String {
    format!("{READABILITY}{}", sha256_hex(payload.as_bytes()))
}

/// The symbols that the platform drew, as a part.
pub(super) fn issued_part(issued: &Issued) -> Part {
    Part { key: ISSUED.to_owned(), bytes: json(&IssuedPart { version: VERSION, symbols: issued }) }
}

/// The references that were used by lines that are gone, as a part.
pub(super) fn spent_part(spent: &Spent) -> Part {
    Part { key: SPENT.to_owned(), bytes: json(&SpentPart { version: VERSION, pairs: spent.pairs() }) }
}

#[derive(Deserialize)]
struct Block<'a> {
    version: u32,
    #[serde(borrow)]
    lines: Vec<LineIn<'a>>,
}

#[derive(Deserialize)]
struct LineIn<'a> {
    id: LineId,
    #[serde(default)]
    binned: bool,
    #[serde(borrow)]
    cells: Cells<'a>,
}

/// The texts of a line, `""` where it has none.
struct Cells<'a>([Cow<'a, str>; Column::ALL.len()]);

#[derive(Deserialize)]
struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Cells<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Texts;

        impl<'de> Visitor<'de> for Texts {
            type Value = Cells<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("texts by column")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Cells<'de>, M::Error> {
                let mut texts = [const { Cow::Borrowed("") }; Column::ALL.len()];
                while let Some((column, Text(text))) = map.next_entry::<Column, Text<'de>>()? {
                    if text.len() > CELL_LIMIT_BYTES {
                        return Err(M::Error::custom("text too long"));
                    }
                    texts[column as usize] = text;
                }
                Ok(Cells(texts))
            }
        }

        deserializer.deserialize_map(Texts)
    }
}

/// Which block a line is stored in.
pub(super) const fn block_of(line: LineId) -> u32 {
    line.0 / LINES_A_BLOCK
}

/// The blocks that hold the lines of a register.
pub(super) fn blocks(register: &Register) -> BTreeSet<u32> {
    (0..register.len()).map(|row| block_of(register.id(row))).collect()
}

/// The ids of the lines that a block can have.
const fn ids_of(block: u32) -> Range<u32> {
    block.saturating_mul(LINES_A_BLOCK)..block.saturating_add(1).saturating_mul(LINES_A_BLOCK)
}

/// The rows of the lines of a block.
pub(super) fn rows_of(register: &Register, block: u32) -> Range<usize> {
    let ids = ids_of(block);
    first_row_from(register, LineId(ids.start))..first_row_from(register, LineId(ids.end))
}

/// A block of lines as a part; a block without lines is a part as well, so that other tabs hear of it.
pub(super) fn block_part(register: &Register, block: u32) -> Part {
    let line = |row| LineOut { id: register.id(row), binned: register.binned(row), cells: (register, row) };
    let bytes = json(&BlockOut { version: VERSION, lines: rows_of(register, block).map(line).collect() });
    Part { key: block_key(block), bytes }
}

fn block_key(block: u32) -> String {
    format!("{LINES}{block:08}")
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

pub(super) fn json<T: Serialize>(value: &T) -> Vec<u8> {
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

impl RestoreFault {
    /// A part is damaged.
    pub(super) fn damaged(key: &str, detail: impl Into<String>) -> Self {
        Self::Damaged { key: key.to_owned(), detail: detail.into() }
    }
}

/// What parts hold, of today's version.
#[derive(Debug, Default)]
pub(super) struct Restored {
    /// The head, when it is among the parts.
    pub(super) head: Option<Head>,
    /// The references of lines that are gone, when they are among the parts.
    pub(super) spent: Option<Spent>,
    /// The symbols that the platform drew, when they are among the parts.
    pub(super) issued: Option<Issued>,
    /// The tries of labels that are among the parts.
    pub(super) readability: Vec<KeptReadability>,
    /// The numbers of the blocks among the parts.
    pub(super) blocks: BTreeSet<u32>,
    /// The lines of these blocks.
    pub(super) lines: Register,
    /// The documents that are among the parts.
    pub(super) kept: Vec<Part>,
}

/// Reads parts, whether from the store or from a workspace file. There is one version so far; an older one would be
/// brought up to date here and nowhere else.
pub(super) fn restore(parts: &[Part]) -> Result<Restored, RestoreFault> {
    let mut restored = Restored::default();
    let mut blocks: BTreeMap<u32, &Part> = BTreeMap::new();
    for part in parts {
        if part.key == HEAD {
            let head: Head = read(part)?;
            known(part, head.version)?;
            restored.head = Some(head);
        } else if part.key == SPENT {
            let spent: SpentPart<Spent> = read(part)?;
            known(part, spent.version)?;
            restored.spent = Some(spent.pairs);
        } else if part.key == ISSUED {
            let issued: IssuedPart<Issued> = read(part)?;
            known(part, issued.version)?;
            restored.issued = Some(issued.symbols);
        } else if part.key.starts_with(READABILITY) {
            let tallied: ReadabilityPart<KeptReadability> = read(part)?;
            known(part, tallied.version)?;
            if readability_key(&tallied.readability.known.label.known.payload) != part.key {
                return Err(RestoreFault::damaged(&part.key, "tries of another label"));
            }
            restored.readability.push(tallied.readability);
        } else if kept::is_key(&part.key) {
            kept::check(part)?;
            restored.kept.push(part.clone());
        } else {
            let number = part.key.strip_prefix(LINES).and_then(|number| number.parse().ok());
            let number = number.filter(|&number| block_key(number) == part.key);
            let number = number.ok_or_else(|| RestoreFault::damaged(&part.key, "unknown"))?;
            blocks.insert(number, part);
        }
    }
    for (number, part) in blocks {
        read_block(number, part, &mut restored.lines)?;
        restored.blocks.insert(number);
    }
    Ok(restored)
}

/// Appends the lines of a block.
fn read_block(number: u32, part: &Part, lines: &mut Register) -> Result<(), RestoreFault> {
    let block: Block<'_> = read(part)?;
    known(part, block.version)?;
    let ids = ids_of(number);
    for LineIn { id, binned, cells: Cells(texts) } in &block.lines {
        let text = |column: Column| texts.get(column as usize).map_or("", |text| &**text);
        if !ids.contains(&id.0) || !lines.restore(*id, *binned, text) {
            return Err(RestoreFault::damaged(&part.key, "lines of another block"));
        }
    }
    if lines.len() > WORKSPACE_LIMIT_LINES {
        return Err(RestoreFault::damaged(&part.key, format!("over {WORKSPACE_LIMIT_LINES} lines")));
    }
    Ok(())
}

/// The version stands first and alone, so that a part of a later version is told from a damaged one.
#[derive(Deserialize)]
struct Versioned {
    version: u32,
}

pub(super) fn read<'a, T: Deserialize<'a>>(part: &'a Part) -> Result<T, RestoreFault> {
    read_at(&part.key, &part.bytes)
}

/// [`read`], of bytes that lie elsewhere than in a part.
pub(super) fn read_at<'a, T: Deserialize<'a>>(key: &str, bytes: &'a [u8]) -> Result<T, RestoreFault> {
    serde_json::from_slice(bytes).map_err(|error| {
        let later = serde_json::from_slice::<Versioned>(bytes).ok().filter(|head| head.version > VERSION);
        match later {
            Some(Versioned { version }) => RestoreFault::Newer { key: key.to_owned(), version },
            None => RestoreFault::damaged(key, error.to_string()),
        }
    })
}

pub(super) fn known(part: &Part, version: u32) -> Result<(), RestoreFault> {
    match version {
        VERSION => Ok(()),
        0 => Err(RestoreFault::damaged(&part.key, "version 0")),
        _ => Err(RestoreFault::Newer { key: part.key.clone(), version }),
    }
}

/// The name of the workspace with this head, also of one that a later version of the program wrote.
pub(super) fn name_of(head: &[u8]) -> String {
    #[derive(Deserialize)]
    struct Named {
        name: String,
    }
    serde_json::from_slice(head).map(|Named { name }| name).unwrap_or_default()
}
