//! The log of a workspace as it is stored: chains of entries, in blocks.
//!
//! ```text
//! evidence/log/0000/00000   the first entries of the first chain, as the texts that they are
//! evidence/log/0000/00001   …: an entry that is appended writes the last block again, and no other
//! evidence/ended            where and why a chain ended, and the next began
//! evidence/signatures/0000  signatures of roots of the first chain
//! ```
//!
//! A chain ends when it is full, or when what is stored of it does not hold. What is stored stays as it is in either
//! case; the next chain begins with the root of what held.

use std::collections::HashSet;
use std::rc::Rc;

use evidence::{Anchor, Body, EntryError, Log, LogId, Note, Occurrence, Root, SignedRoot, Verification};
use serde::{Deserialize, Serialize};

use super::super::kept::Kept;

/// Keys of blocks begin with this.
const LOG: &str = "evidence/log/";

/// How many entries a block has at most.
pub(super) const BLOCK_ENTRIES: usize = 128;

/// From how many bytes on a block is left alone: what an entry costs to store is bounded, however large entries are.
const BLOCK_BYTES: usize = 256 << 10;

/// What the program calls itself in the first entry of a log.
pub(super) const PROGRAM: &str = concat!("temqr ", env!("CARGO_PKG_VERSION"));

/// A block of entries and its key.
pub(super) type Block = (String, Vec<String>);

/// A chain that ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Ended {
    pub(super) chain: u32,
    /// The id of its log, if its first entry holds.
    pub(super) log: Option<String>,
    /// The root over the entries that hold.
    pub(super) root: Option<String>,
    /// The place of the first entry that does not hold, from 1; `None`: it was full.
    pub(super) broken: Option<u64>,
}

/// What the last stored chain is.
#[derive(Debug)]
pub(super) enum Standing {
    /// Every entry holds.
    Whole(Log),
    /// It does not hold: nothing is appended to it.
    Broken(Box<Verification>),
}

/// The last chain of a workspace, ready to be appended to.
#[derive(Debug)]
pub(in super::super) struct Journal {
    /// [`Kept::version`] when it was read.
    of: u64,
    chain: u32,
    pub(super) standing: Standing,
    /// The number of the last block, and its entries.
    block: u32,
    tail: Vec<String>,
    tail_bytes: usize,
    /// Blocks that are full and not handed out yet.
    full: Vec<Block>,
    /// Batches that labels were printed of, in all chains.
    printed: Rc<HashSet<String>>,
}

impl Journal {
    /// The last stored chain; `None` when nothing was written down yet.
    pub(super) fn read(kept: &Kept) -> Option<Self> {
        let chain = chains(kept).max()?;
        let mut printed = HashSet::new();
        for chain in 0..chain {
            texts(kept, chain).for_each(|(_, texts)| note_prints(&texts, &mut printed));
        }
        let (mut all, mut last) = (Vec::new(), (0, Vec::new()));
        for (block, texts) in texts(kept, chain) {
            note_prints(&texts, &mut printed);
            all.extend_from_slice(&texts);
            last = (block, texts);
        }
        let standing = match Log::resume(framed(&all, &[]).as_bytes()) {
            Ok(log) => Standing::Whole(log),
            Err(found) => Standing::Broken(found),
        };
        let (block, tail) = last;
        let tail_bytes = tail.iter().map(String::len).sum();
        let printed = Rc::new(printed);
        Some(Self { of: kept.version(), chain, standing, block, tail, tail_bytes, full: Vec::new(), printed })
    }

    /// A new chain with its first entry.
    fn begin(
        of: u64,
        chain: u32,
        id: LogId,
        by: &Scribe,
        printed: Rc<HashSet<String>>,
    ) -> Result<Self, EntryError> {
        let log = Log::begin(id, PROGRAM, &by.at, &by.actor, &by.device)?;
        let tail: Vec<String> = log.entries().map(str::to_owned).collect();
        let tail_bytes = tail.iter().map(String::len).sum();
        let standing = Standing::Whole(log);
        Ok(Self { of, chain, standing, block: 0, tail, tail_bytes, full: Vec::new(), printed })
    }

    /// The chain that entries can be appended to: this one, the next, or the first. Beside it, what ended.
    ///
    /// # Errors
    /// Those of an entry.
    pub(super) fn ready(
        journal: Option<Self>,
        of: u64,
        id: LogId,
        by: &Scribe,
    ) -> Result<(Self, Option<Ended>), EntryError> {
        match journal {
            None => Ok((Self::begin(of, 0, id, by, Rc::default())?, None)),
            Some(journal) if matches!(journal.standing, Standing::Whole(_)) => Ok((journal, None)),
            Some(journal) => journal.next(id, by).map(|(next, ended)| (next, Some(ended))),
        }
    }

    /// The chain after this one; its second entry says which one it goes on from.
    ///
    /// # Errors
    /// Those of an entry.
    pub(super) fn next(self, id: LogId, by: &Scribe) -> Result<(Self, Ended), EntryError> {
        let (log, root, broken) = match &self.standing {
            Standing::Whole(log) => (super::view::id_of(log), Some(log.root()), None),
            Standing::Broken(found) => (found.log.clone(), found.root, Some(first_broken(found))),
        };
        let root = root.as_ref().map(Root::to_string);
        let whose = log.clone().unwrap_or_else(|| "unknown".to_owned());
        let ended = Ended { chain: self.chain, log, root, broken };
        let mut next = Self::begin(self.of, self.chain + 1, id, by, self.printed)?;
        let body = match (&ended.root, broken) {
            (Some(root), None) => {
                Body::Anchor(Anchor { root: root.clone(), of: format!("log {whose}, full") })
            }
            (Some(root), Some(entry)) => {
                let of = format!("log {whose}, stored entry {entry} does not hold");
                Body::Anchor(Anchor { root: root.clone(), of })
            }
            (None, _) => {
                Body::Note(Note { text: "No entry of the stored log before this one holds".to_owned() })
            }
        };
        next.append(&by.saw(body))?;
        Ok((next, ended))
    }

    /// Appends an entry.
    ///
    /// # Errors
    /// Those of [`Log::append`]; nothing is appended then.
    pub(super) fn append(&mut self, occurrence: &Occurrence) -> Result<(), EntryError> {
        let Standing::Whole(log) = &mut self.standing else { return Err(EntryError::LogFull) };
        let text = log.append(occurrence)?.to_owned();
        if self.tail.len() >= BLOCK_ENTRIES || self.tail_bytes >= BLOCK_BYTES {
            self.full.push((block_key(self.chain, self.block), std::mem::take(&mut self.tail)));
            self.block += 1;
            self.tail_bytes = 0;
        }
        self.tail_bytes += text.len();
        self.tail.push(text);
        if let Body::Print(print) = &occurrence.body {
            Rc::make_mut(&mut self.printed).insert(print.batch.trim().to_owned());
        }
        Ok(())
    }

    /// The blocks that have to be stored after entries were appended.
    pub(super) fn blocks(&mut self) -> Vec<Block> {
        let mut blocks = std::mem::take(&mut self.full);
        blocks.push((block_key(self.chain, self.block), self.tail.clone()));
        blocks
    }

    /// Whether it was read from these documents, and none of them was changed behind its back.
    pub(super) const fn is_of(&self, kept: &Kept) -> bool {
        self.of == kept.version()
    }

    /// Which chain it is, from 0.
    pub(super) const fn chain(&self) -> u32 {
        self.chain
    }

    /// The root over the entries that hold.
    pub(super) fn root(&self) -> Option<Root> {
        match &self.standing {
            Standing::Whole(log) => Some(log.root()),
            Standing::Broken(found) => found.root,
        }
    }

    /// Batches that labels were printed of.
    pub(super) fn printed(&self) -> Rc<HashSet<String>> {
        Rc::clone(&self.printed)
    }
}

/// Who writes, when and on which device.
#[derive(Debug, Clone)]
pub(super) struct Scribe {
    pub(super) at: String,
    pub(super) actor: String,
    pub(super) device: String,
}

impl Scribe {
    /// An entry of theirs.
    pub(super) fn saw(&self, body: Body) -> Occurrence {
        let Self { at, actor, device } = self.clone();
        Occurrence { at, actor, device, body }
    }
}

/// The place of the first entry that does not hold, from 1.
pub(super) fn first_broken(found: &Verification) -> u64 {
    let behind = found.root.map_or(1, |root| root.count + 1);
    found.broken.as_ref().map_or(behind, |broken| broken.entry)
}

/// The numbers of the stored chains, each once or oftener.
pub(super) fn chains(kept: &Kept) -> impl Iterator<Item = u32> {
    kept.under(LOG).filter_map(|key| key.strip_prefix(LOG)?.split_once('/')?.0.parse().ok())
}

/// The stored blocks of a chain: number and entries.
fn texts(kept: &Kept, chain: u32) -> impl Iterator<Item = (u32, Vec<String>)> {
    let folder = format!("{LOG}{chain:04}/");
    let keys: Vec<String> = kept.under(&folder).map(str::to_owned).collect();
    keys.into_iter().filter_map(move |key| {
        let block = key.strip_prefix(&folder)?.parse().ok()?;
        // A block that cannot be read is no entry, and says so where the chain is verified.
        let texts = kept.get::<Vec<String>>(&key).ok().flatten();
        Some((block, texts.unwrap_or_else(|| vec!["null".to_owned()])))
    })
}

/// All stored entries of a chain.
pub(super) fn entries(kept: &Kept, chain: u32) -> Vec<String> {
    texts(kept, chain).flat_map(|(_, texts)| texts).collect()
}

/// The file that these entries are, whether or not they hold.
pub(super) fn framed(entries: &[String], signatures: &[SignedRoot]) -> String {
    let signatures = match signatures {
        [] => String::new(),
        some => format!(",\"signatures\":{}", serde_json::to_string(some).unwrap_or_default()),
    };
    format!("{{\"format\":\"{}\",\"log\":[{}]{signatures}}}", evidence::FORMAT, entries.join(","))
}

fn block_key(chain: u32, block: u32) -> String {
    format!("{LOG}{chain:04}/{block:05}")
}

/// Notes of which batches these entries say that labels were printed.
fn note_prints(texts: &[String], printed: &mut HashSet<String>) {
    #[derive(Deserialize)]
    struct Entry {
        kind: String,
        body: Printed,
    }
    #[derive(Deserialize)]
    struct Printed {
        batch: String,
    }
    // Few entries are prints: the others are not read for it.
    for text in texts.iter().filter(|text| text.contains("\"kind\":\"print\"")) {
        if let Some(entry) = serde_json::from_str(text).ok().filter(|entry: &Entry| entry.kind == "print") {
            printed.insert(entry.body.batch.trim().to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use evidence::{MAX_BYTES, verify};

    use super::*;

    fn scribe() -> Scribe {
        Scribe { at: "2026-11-23T14:45:25.000+07:00".into(), actor: String::new(), device: "dock-1".into() }
    }

    fn note(text: &str) -> Occurrence {
        scribe().saw(Body::Note(Note { text: text.to_owned() }))
    }

    #[test]
    fn a_full_chain_is_gone_on_from_by_its_root() {
        let (mut journal, ended) = Journal::ready(None, 0, LogId([1; 16]), &scribe()).expect("a chain");
        assert_eq!(ended, None);
        let large = note(&"a".repeat(60_000));
        let mut appended = 0;
        while journal.append(&large) == Ok(()) {
            appended += 1;
            journal.full.clear();
        }
        assert_eq!(journal.append(&large), Err(EntryError::LogFull));
        assert!(appended * 60_000 > MAX_BYTES * 9 / 10, "{appended}");
        let root = journal.root().expect("a root");
        assert_eq!(root.count, appended as u64 + 1);
        let (mut next, ended) = journal.next(LogId([2; 16]), &scribe()).expect("the next chain");
        assert_eq!((ended.chain, ended.broken, ended.root), (0, None, Some(root.to_string())));
        next.append(&note("goes on")).expect("there is room");
        let [(key, texts)] = &next.blocks()[..] else { panic!("one block") };
        assert_eq!((&**key, texts.len()), ("evidence/log/0001/00000", 3));
        assert!(texts[1].contains(&root.to_string()), "{}", texts[1]);
        assert!(verify(framed(texts, &[]).as_bytes(), &[]).holds());
    }

    #[test]
    fn blocks_are_bounded_in_entries_and_bytes() {
        let (mut journal, _) = Journal::ready(None, 0, LogId([1; 16]), &scribe()).expect("a chain");
        for _ in 0..300 {
            journal.append(&note("small")).expect("there is room");
        }
        let sizes: Vec<usize> = journal.blocks().iter().map(|(_, texts)| texts.len()).collect();
        assert_eq!(sizes, [128, 128, 45]);
        for _ in 0..12 {
            journal.append(&note(&"a".repeat(60_000))).expect("there is room");
        }
        let blocks = journal.blocks();
        let largest = blocks.iter().map(|(_, texts)| texts.iter().map(String::len).sum::<usize>()).max();
        assert!(blocks.len() >= 2 && largest < Some(BLOCK_BYTES + 64_000), "{largest:?}");
        assert_eq!(blocks[0].0, "evidence/log/0000/00002", "those that were handed out are not stored again");
    }
}
