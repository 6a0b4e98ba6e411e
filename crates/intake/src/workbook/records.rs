//! Records of an Excel 97 to 2003 workbook, and the texts in them.
//!
//! Source: Microsoft, [MS-XLS] "Excel Binary File Format (.xls) Structure".

use super::compound::u16_at;

/// The kinds of records that are read; all others are passed over.
pub(super) mod kind {
    pub(in crate::workbook) const FORMULA: u16 = 0x0006;
    pub(in crate::workbook) const EOF: u16 = 0x000A;
    pub(in crate::workbook) const DATE_1904: u16 = 0x0022;
    pub(in crate::workbook) const FILE_PASS: u16 = 0x002F;
    pub(in crate::workbook) const CONTINUE: u16 = 0x003C;
    pub(in crate::workbook) const CODE_PAGE: u16 = 0x0042;
    pub(in crate::workbook) const BOUND_SHEET: u16 = 0x0085;
    pub(in crate::workbook) const MUL_RK: u16 = 0x00BD;
    pub(in crate::workbook) const R_STRING: u16 = 0x00D6;
    pub(in crate::workbook) const XF: u16 = 0x00E0;
    pub(in crate::workbook) const MERGE_CELLS: u16 = 0x00E5;
    pub(in crate::workbook) const SST: u16 = 0x00FC;
    pub(in crate::workbook) const LABEL_SST: u16 = 0x00FD;
    pub(in crate::workbook) const SUP_BOOK: u16 = 0x01AE;
    pub(in crate::workbook) const NUMBER: u16 = 0x0203;
    pub(in crate::workbook) const LABEL: u16 = 0x0204;
    pub(in crate::workbook) const BOOL_ERR: u16 = 0x0205;
    pub(in crate::workbook) const STRING: u16 = 0x0207;
    pub(in crate::workbook) const ROW: u16 = 0x0208;
    pub(in crate::workbook) const RK: u16 = 0x027E;
    pub(in crate::workbook) const FORMAT: u16 = 0x041E;
    pub(in crate::workbook) const BOF: u16 = 0x0809;
}

/// A record: its kind, and its bytes.
pub(super) type Record<'a> = (u16, &'a [u8]);

/// The records of a stream, in its order. One that is cut short is the end.
#[derive(Debug, Clone)]
pub(super) struct Records<'a>(pub(super) &'a [u8]);

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let kind = u16_at(self.0, 0)?;
        let end = 4 + usize::from(u16_at(self.0, 2)?);
        let data = self.0.get(4..end)?;
        self.0 = &self.0[end..];
        Some((kind, data))
    }
}

impl<'a> Records<'a> {
    /// `data` of the record just taken, and that of the records that continue it.
    pub(super) fn continued(&self, data: &'a [u8]) -> Pieces<'a> {
        let rest = self.clone().take_while(|(kind, _)| *kind == kind::CONTINUE).map(|(_, data)| data);
        let mut pieces: Vec<&[u8]> = std::iter::once(data).chain(rest).collect();
        pieces.reverse();
        Pieces { current: pieces.pop().unwrap_or_default(), later: pieces }
    }
}

/// Bytes that go on in later records.
#[derive(Debug)]
pub(super) struct Pieces<'a> {
    current: &'a [u8],
    /// The last first.
    later: Vec<&'a [u8]>,
}

impl<'a> Pieces<'a> {
    /// The bytes of a single record.
    pub(super) const fn single(data: &'a [u8]) -> Self {
        Self { current: data, later: Vec::new() }
    }

    fn u8(&mut self) -> Option<u8> {
        while self.current.is_empty() {
            self.current = self.later.pop()?;
        }
        let (first, rest) = self.current.split_first()?;
        self.current = rest;
        Some(*first)
    }

    pub(super) fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.u8()?, self.u8()?]))
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        Some(u32::from(self.u16()?) | u32::from(self.u16()?) << 16)
    }

    pub(super) fn skip(&mut self, mut bytes: usize) -> Option<()> {
        while bytes > self.current.len() {
            bytes -= self.current.len();
            self.current = self.later.pop()?;
        }
        self.current = &self.current[bytes..];
        Some(())
    }

    /// `count` bytes of the current record.
    pub(super) fn plain(&mut self, count: usize) -> Option<&'a [u8]> {
        self.current.get(..count)
    }

    /// A text of `count` UTF-16 units, with what describes its looks passed over.
    pub(super) fn text(&mut self, count: usize) -> Option<String> {
        let flags = self.u8()?;
        let runs = if flags & 8 == 0 { 0 } else { usize::from(self.u16()?) * 4 };
        let phonetic = if flags & 4 == 0 { 0 } else { self.u32()? as usize };
        let text = self.units(count, flags & 1 == 1)?;
        self.skip(runs)?;
        self.skip(phonetic)?;
        Some(text)
    }

    /// `count` units of one byte or, where `wide`, of two. Each record that continues a text says anew which.
    fn units(&mut self, count: usize, mut wide: bool) -> Option<String> {
        let mut units: Vec<u16> = Vec::new();
        while units.len() < count {
            if self.current.is_empty() {
                self.current = self.later.pop()?;
                wide = self.u8()? & 1 == 1;
            }
            let width = if wide { 2 } else { 1 };
            let here = (count - units.len()).min(self.current.len() / width);
            if here == 0 && !self.current.is_empty() {
                return None;
            }
            let (text, rest) = self.current.split_at(here * width);
            self.current = rest;
            if wide {
                units.extend(text.as_chunks::<2>().0.iter().map(|unit| u16::from_le_bytes(*unit)));
            } else {
                units.extend(text.iter().copied().map(u16::from));
            }
        }
        Some(String::from_utf16_lossy(&units))
    }
}
