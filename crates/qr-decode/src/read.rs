//! Modules to payload.
//!
//! Two parties read every symbol: a library, and the exact reading of `qr-symbol`, which says which message it is and
//! which symbol was printed. Where they differ nothing was read: a wrong text is worse than none.

use base::Quad;
use qr_symbol::message::Message;
use qr_symbol::{BlockErrors, Modules, RestoreError, Symbol};

use crate::sample::Sampled;
use crate::{Found, WhyUnread, interpretation, readers};

/// What the sampled modules say, the right way round or seen from behind.
///
/// # Errors
/// Why they say nothing, of the way round that came further.
pub(crate) fn modules(sampled: &Sampled) -> Result<Found, WhyUnread> {
    match one_way_round(sampled, false) {
        Ok(found) => Ok(found),
        Err(straight) => match one_way_round(sampled, true) {
            Ok(found) => Ok(found),
            Err(mirrored) => Err(if straight == WhyUnread::Format { mirrored } else { straight }),
        },
    }
}

fn one_way_round(sampled: &Sampled, mirrored: bool) -> Result<Found, WhyUnread> {
    let way_round = |modules: &Modules| if mirrored { modules.transposed() } else { modules.clone() };
    let modules = way_round(&sampled.modules);
    let seen = Symbol::from_modules(modules.clone()).map_err(|_| WhyUnread::Format)?;
    let edge = modules.edge();
    let doubt = |x: usize, y: usize| {
        let at = if mirrored { x * edge + y } else { y * edge + x };
        sampled.doubts.get(at).copied().unwrap_or(0)
    };
    let restored = match seen.restored_where(doubt) {
        Ok(restored) => restored,
        Err(RestoreError::TooDamaged { lost, blocks }) => return Err(WhyUnread::Damaged { lost, blocks }),
        Err(_) => return Err(WhyUnread::Disagreement),
    };
    let message =
        Message::read(&restored.data, restored.symbol.version()).map_err(|_| WhyUnread::Disagreement)?;
    let payload = message.bytes();
    // The libraries know no doubts: what could only be mended by these is shown to them as it was printed.
    let is_doubted = restored.blocks.iter().any(|block| block.erased > 0);
    let shown = if is_doubted { restored.symbol.modules() } else { &modules };
    let reader = readers::ALL
        .iter()
        .find(|reader| reader.reads(shown, &payload))
        .map(|reader| reader.reader())
        .ok_or(WhyUnread::Disagreement)?;
    let [tl, tr, br, bl] = sampled.corners.0;
    Ok(Found {
        text: interpretation::text(&message),
        payload,
        gs1: message.is_gs1(),
        structured_append: message.structured_append,
        symbol: restored.symbol,
        modules,
        blocks: restored.blocks,
        corners: Quad(if mirrored { [tl, bl, br, tr] } else { [tl, tr, br, bl] }),
        reader,
        sampler: sampled.sampler,
        mirrored,
        inverted: false,
    })
}

/// Whether one more wrong codeword might have made another message of it.
pub(crate) fn is_doubtful(found: &Found) -> bool {
    found.blocks.iter().any(BlockErrors::is_at_limit)
}

#[cfg(test)]
mod tests {
    use base::Point;
    use qr_symbol::{EcLevel, Version, data_codewords};

    use super::*;
    use crate::{Reader, Sampler};

    const BOTH: &[Reader] = &[Reader::Rxing, Reader::Rqrr];

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
        Sampled {
            modules: symbol.modules().clone(),
            doubts: Vec::new(),
            corners: Quad([Point::default(); 4]),
            sampler: Sampler::Flat,
        }
    }

    /// The payload, and which libraries read it too.
    #[track_caller]
    fn check(values: &[(u32, usize)], expected: Option<(&str, &[Reader])>) {
        let sampled = sampled(values);
        let found = super::modules(&sampled).ok().map(|found| {
            let agree = readers::ALL.iter().filter(|reader| reader.reads(&sampled.modules, &found.payload));
            let agree: Vec<Reader> = agree.map(|reader| reader.reader()).collect();
            (found.payload.escape_ascii().to_string(), agree)
        });
        let expected = expected.map(|(payload, readers)| (payload.to_owned(), readers.to_vec()));
        assert_eq!(found, expected);
    }

    #[test]
    fn both_libraries_are_agreed_with() {
        check(&[(4, 4), (2, 8), (0x41, 8), (0xe9, 8)], Some(("A\\xe9", BOTH)));
        check(&[(1, 4), (4, 10), (7, 10), (5, 4)], Some(("0075", BOTH)));
        check(&[(7, 4), (26, 8), (8, 4), (1, 8), (0xd9f, 13)], Some(("\\x93_", BOTH)));
        check(&[(7, 4), (0b10 << 14 | 899, 16), (4, 4), (1, 8), (0x41, 8)], Some(("A", BOTH)));
        check(&[], Some(("", BOTH)));
    }

    #[test]
    fn what_a_library_does_not_know_is_read_by_the_other_one() {
        // FNC1 in both positions, a part of a longer message, hanzi.
        check(&[(5, 4), (1, 4), (2, 10), (10, 7)], Some(("10", &[Reader::Rxing])));
        check(&[(9, 4), (7, 8), (1, 4), (2, 10), (10, 7)], Some(("0710", &[Reader::Rxing])));
        check(&[(3, 4), (0x12, 8), (9, 8), (1, 4), (2, 10), (10, 7)], Some(("10", &[Reader::Rxing])));
        check(&[(13, 4), (1, 4), (1, 8), (0x0a * 0x60, 13)], Some(("\\xb0\\xa1", &[Reader::Rxing])));
    }

    #[test]
    fn a_percent_sign_that_is_written_twice_does_not_stop_reading() {
        // rxing 0.9.3 fails there; what stands before was read by both.
        let percent = 38 * 45 + 38;
        check(
            &[(5, 4), (4, 4), (1, 8), (0x41, 8), (2, 4), (3, 9), (percent, 11), (10, 6)],
            Some(("A%A", &[Reader::Rxing])),
        );
    }

    #[test]
    fn what_only_a_library_reads_is_not_read() {
        // Three digits that say 1023.
        let digits = [(1, 4), (3, 10), (1023, 10)];
        assert!(readers::ALL[1].reads(&sampled(&digits).modules, b"023"));
        check(&digits, None);

        // FNC1 behind the data.
        let late = [(4, 4), (1, 8), (0x41, 8), (5, 4), (1, 4), (2, 10), (10, 7)];
        assert!(readers::ALL[0].reads(&sampled(&late).modules, b"A10"));
        check(&late, None);
    }
}
