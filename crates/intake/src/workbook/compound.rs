//! Compound files: the small file system that Excel 97 to 2003 keeps its workbook in.
//!
//! Source: Microsoft, [MS-CFB] "Compound File Binary File Format".

use crate::IntakeFault;

const MAGIC: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Sector numbers from here on mean something else than a sector.
const RESERVED: u32 = 0xFFFF_FFFA;

/// Bytes of a sector of the stream that holds all small streams.
const MINI_SECTOR: usize = 64;

/// Streams shorter than this lie in the stream of small streams.
const MINI_CUTOFF: u64 = 4_096;

/// Bytes of an entry of the directory.
const ENTRY: usize = 128;

/// `bytes` are a compound file.
pub(super) fn is_compound(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC)
}

/// The 16-bit number at `at`, little-endian; `None` beyond the end.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

/// The 32-bit number at `at`, little-endian; `None` beyond the end.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

/// An open compound file.
#[derive(Debug)]
pub(super) struct Compound<'a> {
    sectors: Sectors<'a>,
    /// The sector after each sector.
    next: Vec<u32>,
    small: Vec<u8>,
    small_next: Vec<u32>,
    entries: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    name: String,
    kind: u8,
    start: u32,
    len: u64,
}

#[derive(Debug, Clone, Copy)]
struct Sectors<'a> {
    bytes: &'a [u8],
    /// Where the first sector stands: after the header.
    from: usize,
    size: usize,
}

impl<'a> Sectors<'a> {
    /// The bytes of a sector; the last of a file may be cut short.
    fn get(&self, id: u32) -> Option<&'a [u8]> {
        let start = (id as usize).checked_mul(self.size)?.checked_add(self.from)?;
        let end = start.checked_add(self.size)?.min(self.bytes.len());
        self.bytes.get(start..end).filter(|sector| !sector.is_empty())
    }

    fn count(&self) -> usize {
        self.bytes.len() / self.size + 1
    }

    /// The first `len` bytes of the sectors that follow one another from `id`. A chain that runs in a circle
    /// or out of the file has no end: `None`.
    fn chain(&self, mut id: u32, next: &[u32], len: u64) -> Option<Vec<u8>> {
        let mut content = Vec::new();
        for _ in 0..self.count() {
            if id >= RESERVED || content.len() as u64 >= len {
                break;
            }
            content.extend_from_slice(self.get(id)?);
            id = *next.get(id as usize)?;
        }
        if id < RESERVED && (content.len() as u64) < len {
            return None;
        }
        content.truncate(usize::try_from(len).unwrap_or(usize::MAX));
        Some(content)
    }
}

impl<'a> Compound<'a> {
    /// Reads the header, the chains and the directory.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, IntakeFault> {
        Self::parse(bytes).ok_or(IntakeFault::Damaged)
    }

    fn parse(bytes: &'a [u8]) -> Option<Self> {
        let size = match u16_at(bytes, 30)? {
            9 => 512,
            12 => 4_096,
            _ => return None,
        };
        if !is_compound(bytes) {
            return None;
        }
        let sectors = Sectors { bytes, from: size, size };
        let mut next = Vec::new();
        for id in fat_sectors(bytes, &sectors)? {
            next.extend(numbers(sectors.get(id)?));
        }
        let directory = sectors.chain(u32_at(bytes, 48)?, &next, u64::MAX)?;
        // Files of small sectors write rubbish into the upper half of a length.
        let wide = size == 4_096;
        let entries: Vec<Entry> =
            directory.as_chunks::<ENTRY>().0.iter().filter_map(|raw| entry(raw, wide)).collect();
        let root = entries.first()?;
        let small = sectors.chain(root.start, &next, root.len).unwrap_or_default();
        let small_next = sectors.chain(u32_at(bytes, 60)?, &next, u64::MAX).unwrap_or_default();
        let small_next = numbers(&small_next).collect();
        Some(Self { sectors, next, small, small_next, entries })
    }

    /// There is a stream or a folder of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// The bytes of the first stream of this name; `None` where there is none or its chain is broken.
    pub(super) fn stream(&self, name: &str) -> Option<Vec<u8>> {
        const STREAM: u8 = 2;
        let named = |entry: &&Entry| entry.kind == STREAM && entry.name.eq_ignore_ascii_case(name);
        let entry = self.entries.iter().find(named)?;
        if entry.len >= MINI_CUTOFF {
            return self.sectors.chain(entry.start, &self.next, entry.len);
        }
        let small = Sectors { bytes: &self.small, from: 0, size: MINI_SECTOR };
        small.chain(entry.start, &self.small_next, entry.len)
    }
}

/// The sectors that hold the chains: the first 109 stand in the header, the others in a chain of their own.
fn fat_sectors(bytes: &[u8], sectors: &Sectors<'_>) -> Option<Vec<u32>> {
    let mut ids: Vec<u32> = numbers(bytes.get(76..512)?).collect();
    let mut id = u32_at(bytes, 68)?;
    for _ in 0..sectors.count() {
        if id >= RESERVED {
            break;
        }
        ids.extend(numbers(sectors.get(id)?));
        id = ids.pop()?;
    }
    ids.retain(|id| *id < RESERVED);
    // No more of them than there are sectors: a header may name one sector a thousand times.
    ids.truncate(sectors.count());
    Some(ids)
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.as_chunks::<4>().0.iter().map(|chunk| u32::from_le_bytes(*chunk))
}

fn entry(raw: &[u8; ENTRY], wide: bool) -> Option<Entry> {
    let units = (usize::from(u16_at(raw, 64)?) / 2).saturating_sub(1).min(31);
    let name: Vec<u16> = (0..units).filter_map(|unit| u16_at(raw, unit * 2)).collect();
    let low = u64::from(u32_at(raw, 120)?);
    let high = if wide { u64::from(u32_at(raw, 124)?) } else { 0 };
    let start = u32_at(raw, 116)?;
    Some(Entry { name: String::from_utf16_lossy(&name), kind: raw[66], start, len: high << 32 | low })
}
