//! PNG and WebP files made byte by byte, also such as no program would write.
#![allow(dead_code, reason = "each test uses a part of it")]

/// The header of a PNG: its size and what its pixels are.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Header {
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// Bits a sample.
    pub(crate) depth: u8,
    /// 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGB and alpha.
    pub(crate) colour: u8,
    /// Whether it comes in the seven passes of Adam7.
    pub(crate) interlaced: bool,
}

/// A PNG of this header, these chunks and this zlib stream of its rows.
pub(crate) fn png(header: Header, chunks: &[(&[u8; 4], Vec<u8>)], rows: &[u8]) -> Vec<u8> {
    let mut start = Vec::new();
    start.extend(header.width.to_be_bytes());
    start.extend(header.height.to_be_bytes());
    start.extend([header.depth, header.colour, 0, 0, u8::from(header.interlaced)]);
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    bytes.extend(chunk(b"IHDR", &start));
    chunks.iter().for_each(|(name, data)| bytes.extend(chunk(name, data)));
    bytes.extend(chunk(b"IDAT", rows));
    bytes.extend(chunk(b"IEND", &[]));
    bytes
}

/// A chunk of a PNG, with its length and its checksum.
pub(crate) fn chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut bytes = (data.len() as u32).to_be_bytes().to_vec();
    bytes.extend(name);
    bytes.extend(data);
    let crc = bytes[4..].iter().fold(u32::MAX, |crc, &byte| {
        (0..8).fold(
            crc ^ u32::from(byte),
            |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 },
        )
    });
    bytes.extend((!crc).to_be_bytes());
    bytes
}

/// A zlib stream of these bytes, not compressed.
pub(crate) fn stored(bytes: &[u8]) -> Vec<u8> {
    let mut stream = vec![0x78, 0x01];
    let mut blocks = bytes.chunks(65_535).peekable();
    while let Some(block) = blocks.next() {
        stream.push(u8::from(blocks.peek().is_none()));
        let length = block.len() as u16;
        stream.extend(length.to_le_bytes());
        stream.extend((!length).to_le_bytes());
        stream.extend(block);
    }
    stream.extend(adler(bytes.iter().copied()).to_be_bytes());
    stream
}

/// A zlib stream of so many zeros, a byte for 158 of them.
pub(crate) fn zeros(count: usize) -> Vec<u8> {
    let mut bits = Bits { bytes: vec![0x78, 0x01], free: 0 };
    // One last block with the codes of the standard: a zero, then copies of 258 of the byte before.
    bits.put(0b011, 3);
    let mut rest = count;
    if rest > 0 {
        bits.put(0b0000_1100, 8);
        rest -= 1;
    }
    while rest >= 258 {
        // 285, reversed, and distance 1.
        bits.put(0b1010_0011, 8);
        bits.put(0, 5);
        rest -= 258;
    }
    (0..rest).for_each(|_| bits.put(0b0000_1100, 8));
    bits.put(0, 7);
    // All zeros: the first sum stays 1, the second counts them.
    let sum = ((count % 65_521) as u32) << 16 | 1;
    bits.bytes.extend(sum.to_be_bytes());
    bits.bytes
}

/// Bits from the lowest of each byte on.
struct Bits {
    bytes: Vec<u8>,
    /// Bits of the last byte that are free.
    free: u32,
}

impl Bits {
    fn put(&mut self, bits: u32, count: u32) {
        for bit in 0..count {
            if self.free == 0 {
                self.bytes.push(0);
                self.free = 8;
            }
            if let Some(last) = self.bytes.last_mut() {
                *last |= ((bits >> bit & 1) as u8) << (8 - self.free);
            }
            self.free -= 1;
        }
    }
}

fn adler(bytes: impl Iterator<Item = u8>) -> u32 {
    let (a, b) = bytes.fold((1u32, 0u32), |(a, b), byte| {
        let a = (a + u32::from(byte)) % 65_521;
        (a, (b + a) % 65_521)
    });
    b << 16 | a
}

/// An EXIF block that says nothing but an orientation.
pub(crate) fn exif(orientation: u8) -> Vec<u8> {
    let mut bytes = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
    bytes.extend([orientation, 0, 0, 0, 0, 0, 0, 0]);
    bytes
}

/// The lossless WebP `simple` of this size with an EXIF block.
pub(crate) fn webp_with_exif(simple: &[u8], (width, height): (u32, u32), exif: &[u8]) -> Vec<u8> {
    let part = |name: &[u8; 4], data: &[u8]| {
        let mut bytes = name.to_vec();
        bytes.extend((data.len() as u32).to_le_bytes());
        bytes.extend(data);
        bytes.resize(bytes.len().next_multiple_of(2), 0);
        bytes
    };
    let mut extended = vec![0x08, 0, 0, 0];
    extended.extend(&(width - 1).to_le_bytes()[..3]);
    extended.extend(&(height - 1).to_le_bytes()[..3]);
    let body =
        [b"WEBP".to_vec(), part(b"VP8X", &extended), simple[12..].to_vec(), part(b"EXIF", exif)].concat();
    part(b"RIFF", &body)
}
