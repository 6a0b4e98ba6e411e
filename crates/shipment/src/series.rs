//! A part as a series of QR codes, filmed by another phone.
//!
//! ```text
//! text   = "TEMQR1:" base45(header data)
//! header = SHA-256 of the whole, its first 16 bytes · index from 0, 2 bytes · how many, 2 bytes, big endian
//! ```
//!
//! Every code but the last carries as much as fits. The codes are shown round and round: the one who films takes them
//! in any order, and what was missed comes again.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::{SeriesError, base45};

/// The longest text of one code, in characters of the alphanumeric mode: a symbol of version 15 at level M holds 600,
/// and phones read it from a screen.
pub const SERIES_TEXT_LIMIT_CHARS: usize = 600;
/// The most codes of a series: at five a second, under seven minutes. Beyond, a file is the better way.
pub const SERIES_LIMIT_CHUNKS: usize = 2_000;

const PREFIX: &str = "TEMQR1:";
const DIGEST: usize = 16;
const HEADER: usize = DIGEST + 4;
/// Bytes of data in one code.
const CHUNK: usize = (SERIES_TEXT_LIMIT_CHARS - PREFIX.len()) / 3 * 2 - HEADER;

/// Bytes as a series of texts, each for one code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    digest: [u8; DIGEST],
    bytes: Vec<u8>,
}

impl Series {
    /// The series of these bytes, usually [`Part::pack`](crate::Part::pack).
    ///
    /// # Errors
    ///
    /// `shipment.series-too-long`.
    pub fn new(bytes: Vec<u8>) -> Result<Self, SeriesError> {
        let found = bytes.len().div_ceil(CHUNK);
        if found > SERIES_LIMIT_CHUNKS {
            return Err(SeriesError::TooLong { found, most: SERIES_LIMIT_CHUNKS });
        }
        Ok(Self { digest: digest(&bytes), bytes })
    }

    /// How many codes there are, at least one.
    pub fn count(&self) -> usize {
        self.bytes.len().div_ceil(CHUNK).max(1)
    }

    /// The text of a code, from 0; `None` beyond the last.
    pub fn text(&self, index: usize) -> Option<String> {
        let count = self.count();
        let data = self.bytes.chunks(CHUNK).nth(index).or((index == 0).then_some(&[]))?;
        let mut code = Vec::with_capacity(HEADER + data.len());
        code.extend(self.digest);
        code.extend((index as u16).to_be_bytes());
        code.extend((count as u16).to_be_bytes());
        code.extend(data);
        Some(format!("{PREFIX}{}", base45::encode(&code)))
    }

    /// The texts of all codes, in order.
    pub fn texts(&self) -> impl Iterator<Item = String> {
        (0..self.count()).filter_map(|index| self.text(index))
    }
}

/// What a code was to a collector.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Collected {
    /// It was missing, and others still are.
    New {
        /// How many are there.
        have: usize,
        /// How many there are in all.
        count: usize,
    },
    /// It was there already.
    Again,
    /// It was the last that was missing. The collector is empty again.
    Whole(
        /// The bytes that were sent.
        Vec<u8>,
    ),
}

/// Codes of one series, as they come.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Collector {
    series: Option<([u8; DIGEST], usize)>,
    chunks: BTreeMap<usize, Vec<u8>>,
}

impl Collector {
    /// Whether a text is the code of a series, and not a label.
    pub fn is_code(text: &str) -> bool {
        text.starts_with(PREFIX)
    }

    /// Takes in the text of a code. The first decides which series it is.
    ///
    /// # Errors
    ///
    /// `shipment.series-other-code`, `shipment.series-malformed`, `shipment.series-mixed`: what was collected stays.
    /// `shipment.series-damaged`: it is let go, and the series has to be filmed anew.
    pub fn add(&mut self, text: &str) -> Result<Collected, SeriesError> {
        let code = text.strip_prefix(PREFIX).ok_or(SeriesError::NotOurs)?;
        if text.len() > SERIES_TEXT_LIMIT_CHARS {
            return Err(SeriesError::Malformed);
        }
        let code = base45::decode(code).ok_or(SeriesError::Malformed)?;
        let (digest, rest) = code.split_first_chunk::<DIGEST>().ok_or(SeriesError::Malformed)?;
        let ([i0, i1, n0, n1], data) = rest.split_first_chunk::<4>().ok_or(SeriesError::Malformed)?;
        let index = usize::from(u16::from_be_bytes([*i0, *i1]));
        let count = usize::from(u16::from_be_bytes([*n0, *n1]));
        let is_last = index + 1 == count;
        let fits = if is_last { data.len() <= CHUNK } else { data.len() == CHUNK };
        if count > SERIES_LIMIT_CHUNKS || index >= count || !fits || (data.is_empty() && count > 1) {
            return Err(SeriesError::Malformed);
        }
        match self.series {
            Some(series) if series != (*digest, count) => return Err(SeriesError::OtherSeries),
            _ => self.series = Some((*digest, count)),
        }
        match self.chunks.get(&index) {
            Some(there) if there == data => return Ok(Collected::Again),
            Some(_) => return Err(self.let_go()),
            None => _ = self.chunks.insert(index, data.to_vec()),
        }
        if self.chunks.len() < count {
            return Ok(Collected::New { have: self.chunks.len(), count });
        }
        let bytes: Vec<u8> = self.chunks.values().flatten().copied().collect();
        if self::digest(&bytes) != *digest {
            return Err(self.let_go());
        }
        *self = Self::default();
        Ok(Collected::Whole(bytes))
    }

    /// How many codes are still missing; `None` before the first.
    pub fn missing(&self) -> Option<usize> {
        self.series.map(|(_, count)| count - self.chunks.len())
    }

    /// How many different codes were read.
    pub fn have(&self) -> usize {
        self.chunks.len()
    }

    fn let_go(&mut self) -> SeriesError {
        *self = Self::default();
        SeriesError::Damaged
    }
}

fn digest(bytes: &[u8]) -> [u8; DIGEST] {
    let whole: [u8; 32] = Sha256::digest(bytes).into();
    let mut start = [0; DIGEST];
    start.copy_from_slice(&whole[..DIGEST]);
    start
}
