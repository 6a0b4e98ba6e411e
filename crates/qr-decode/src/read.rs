//! Modules to payload.
//!
//! Two parties read every symbol: a library, and the exact reading of `qr-symbol`, which says which message it is and
//! which symbol was printed. Where they differ nothing was read: a wrong text is worse than none.

use base::Quad;
use qr_symbol::message::Message;
use qr_symbol::{Modules, Symbol};
use rxing::common::BitMatrix;
use rxing::qrcode::cpp_port::decoder::Decode;

use crate::sample::Sampled;
use crate::{Found, Reader, interpretation};

/// What `rxing` reads in the modules.
pub(crate) fn by_rxing(sampled: &Sampled) -> Option<Found> {
    let decoded = Decode(&bit_matrix(&sampled.modules)?).ok()?;
    let bytes = decoded.content().bytes();
    found(sampled, decoded.isMirrored(), Reader::Rxing, |payload| {
        // It gives up within good messages: at a percent sign that is written twice, where FNC1 asks for that.
        if decoded.isValid() { payload == bytes } else { payload.starts_with(bytes) }
    })
}

fn bit_matrix(modules: &Modules) -> Option<BitMatrix> {
    let mut bits = BitMatrix::with_single_dimension(u32::try_from(modules.edge()).ok()?).ok()?;
    for (y, row) in modules.rows().enumerate() {
        for (x, _) in row.iter().enumerate().filter(|&(_, &dark)| dark) {
            bits.set(x as u32, y as u32);
        }
    }
    Some(bits)
}

/// What `rqrr` reads in the modules.
///
/// Only its decoder is used, on a grid of a size that there is. Its search for grids in an image panics on some
/// geometry and needs minutes on some pictures, and what it is made of is not public.
pub(crate) fn by_rqrr(sampled: &Sampled) -> Option<Found> {
    // It reads mirrored grids too, but does not tell.
    [false, true].into_iter().find_map(|mirrored| {
        let modules = if mirrored { sampled.modules.transposed() } else { sampled.modules.clone() };
        qr_symbol::read_format_information(&modules)?;
        let grid = rqrr::SimpleGrid::from_func(modules.edge(), |x, y| modules.is_dark(x, y));
        let mut payload = Vec::new();
        rqrr::Grid::new(grid).decode_to(&mut payload).ok()?;
        found(sampled, mirrored, Reader::Rqrr, |own| own == payload)
    })
}

/// What `qr-symbol` reads in the modules, if the library agrees with its payload.
fn found(
    sampled: &Sampled,
    mirrored: bool,
    reader: Reader,
    agrees: impl FnOnce(&[u8]) -> bool,
) -> Option<Found> {
    let [tl, tr, br, bl] = sampled.corners.0;
    let (modules, corners) = if mirrored {
        (sampled.modules.transposed(), [tl, bl, br, tr])
    } else {
        (sampled.modules.clone(), [tl, tr, br, bl])
    };
    let restored = Symbol::from_modules(modules).ok()?.restored().ok()?;
    let message = Message::read(&restored.data, restored.symbol.version()).ok()?;
    let payload = message.bytes();
    agrees(&payload).then(|| Found {
        text: interpretation::text(&message),
        payload,
        gs1: message.is_gs1(),
        structured_append: message.structured_append,
        symbol: restored.symbol,
        blocks: restored.blocks,
        corners: Quad(corners),
        reader,
        mirrored,
    })
}

#[cfg(test)]
mod tests {
    use base::Point;
    use qr_symbol::{EcLevel, Version, data_codewords};

    use super::*;

    /// A symbol of version 2 whose data begin with these values of so many bits.
    fn sampled(values: &[(u32, usize)]) -> Sampled {
        let version = Version::new(2).expect("a version");
        let mut data = vec![0; data_codewords(version, EcLevel::M)];
        let bits =
            values.iter().flat_map(|&(value, count)| (0..count).rev().map(move |bit| value >> bit & 1));
        for (at, bit) in bits.enumerate() {
            data[at / 8] |= (bit as u8) << (7 - at % 8);
        }
        let symbol = Symbol::compose(version, EcLevel::M, None, &data);
        Sampled { modules: symbol.modules().clone(), corners: Quad([Point::default(); 4]) }
    }

    fn payload(found: Option<Found>) -> Option<String> {
        found.map(|found| found.payload.escape_ascii().to_string())
    }

    #[track_caller]
    fn check(values: &[(u32, usize)], by_rxing: Option<&str>, by_rqrr: Option<&str>) {
        let sampled = sampled(values);
        assert_eq!(payload(super::by_rxing(&sampled)).as_deref(), by_rxing, "rxing");
        assert_eq!(payload(super::by_rqrr(&sampled)).as_deref(), by_rqrr, "rqrr");
    }

    #[test]
    fn both_libraries_are_agreed_with() {
        check(&[(4, 4), (2, 8), (0x41, 8), (0xe9, 8)], Some("A\\xe9"), Some("A\\xe9"));
        check(&[(1, 4), (4, 10), (7, 10), (5, 4)], Some("0075"), Some("0075"));
        check(&[(7, 4), (26, 8), (8, 4), (1, 8), (0xd9f, 13)], Some("\\x93_"), Some("\\x93_"));
        check(&[(7, 4), (0b10 << 14 | 899, 16), (4, 4), (1, 8), (0x41, 8)], Some("A"), Some("A"));
        check(&[], Some(""), Some(""));
    }

    #[test]
    fn what_a_library_does_not_know_is_read_by_the_other_one() {
        // FNC1 in both positions, a part of a longer message, hanzi.
        check(&[(5, 4), (1, 4), (2, 10), (10, 7)], Some("10"), None);
        check(&[(9, 4), (7, 8), (1, 4), (2, 10), (10, 7)], Some("0710"), None);
        check(&[(3, 4), (0x12, 8), (9, 8), (1, 4), (2, 10), (10, 7)], Some("10"), None);
        check(&[(13, 4), (1, 4), (1, 8), (0x0a * 0x60, 13)], Some("\\xb0\\xa1"), None);
    }

    #[test]
    fn a_percent_sign_that_is_written_twice_does_not_stop_reading() {
        // rxing 0.9.3 fails there; what stands before was read by both.
        let percent = 38 * 45 + 38;
        check(
            &[(5, 4), (4, 4), (1, 8), (0x41, 8), (2, 4), (3, 9), (percent, 11), (10, 6)],
            Some("A%A"),
            None,
        );
    }

    #[test]
    fn what_only_a_library_reads_is_not_read() {
        // Three digits that say 1023.
        let digits = [(1, 4), (3, 10), (1023, 10)];
        let modules = sampled(&digits).modules;
        let mut by_rqrr_alone = Vec::new();
        let grid = rqrr::SimpleGrid::from_func(modules.edge(), |x, y| modules.is_dark(x, y));
        rqrr::Grid::new(grid).decode_to(&mut by_rqrr_alone).expect("rqrr reads it");
        assert_eq!(by_rqrr_alone, b"023");
        check(&digits, None, None);

        // FNC1 behind the data.
        let late = [(4, 4), (1, 8), (0x41, 8), (5, 4), (1, 4), (2, 10), (10, 7)];
        let by_rxing_alone =
            Decode(&bit_matrix(&sampled(&late).modules).expect("a matrix")).expect("rxing reads it");
        assert!(by_rxing_alone.isValid());
        assert_eq!(by_rxing_alone.content().bytes(), b"A10");
        check(&late, None, None);
    }
}
