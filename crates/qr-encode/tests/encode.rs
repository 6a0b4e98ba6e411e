//! Which symbol a text becomes.

use qr_encode::{EncodeError, LevelChoice, Request, encode};
use qr_symbol::{EcLevel, Version, byte_capacity, data_codewords};

fn version(number: u8) -> Version {
    Version::new(number).expect("a version")
}

#[test]
fn the_smallest_version_and_the_level_that_is_free() {
    fn check(payload: &str, level: LevelChoice, expected: (u8, EcLevel)) {
        let encoded = encode(&Request { payload, level, largest: Version::MAX }).expect("encodes");
        let symbol = &encoded.symbol;
        assert_eq!((symbol.version().number(), symbol.level()), expected, "{payload} {level:?}");
        assert_eq!(encoded.requested, level.requested());
        assert_eq!(encoded.bits_capacity, data_codewords(symbol.version(), symbol.level()) * 8);
        assert!(encoded.bits_used <= encoded.bits_capacity);
    }
    check("a", LevelChoice::AtLeast(EcLevel::L), (1, EcLevel::H));
    check("a", LevelChoice::Exactly(EcLevel::L), (1, EcLevel::L));
    check("twelve bytes", LevelChoice::AtLeast(EcLevel::L), (1, EcLevel::M));
    check("twelve bytes", LevelChoice::AtLeast(EcLevel::Q), (2, EcLevel::H));
    check("Thử nghiệm", LevelChoice::AtLeast(EcLevel::M), (2, EcLevel::Q));
    check(&"7".repeat(7089), LevelChoice::AtLeast(EcLevel::L), (40, EcLevel::L));
}

#[test]
fn every_version_and_level_holds_exactly_its_capacity() {
    for level in EcLevel::ALL {
        for largest in Version::all() {
            let most = byte_capacity(largest, level);
            let request = |payload| encode(&Request { payload, level: LevelChoice::Exactly(level), largest });
            let full = "x".repeat(most);
            // Every version draws and judges eight masks: the full symbol is made for a few of them.
            if largest.number() % 8 == 1 || largest.number() == 40 {
                let symbol = request(&full).expect("fits").symbol;
                assert_eq!((symbol.version(), symbol.level()), (largest, level));
            }
            match request(&"x".repeat(most + 1)) {
                Err(EncodeError::TooLong { payload_bytes, fits_bytes, fits_at_l, needs, .. }) => {
                    assert_eq!((payload_bytes, fits_bytes), (most + 1, most), "{largest} {level}");
                    assert_eq!(fits_at_l, byte_capacity(largest, EcLevel::L).min(most + 1));
                    assert_eq!(needs, Version::new(largest.number() + 1));
                }
                other => panic!("{largest} {level}: {other:?}"),
            }
        }
    }
}

#[test]
fn what_does_not_fit_says_what_would_help() {
    let error = encode(&Request {
        payload: &"ử".repeat(60),
        level: LevelChoice::AtLeast(EcLevel::M),
        largest: version(8),
    })
    .expect_err("too long");
    // 180 bytes in one segment behind an ECI header of 12 bits: one byte less than the 152 of the table.
    let expected = EncodeError::TooLong {
        payload_bytes: 180,
        fits_bytes: 150,
        fits_at_l: 180,
        level: EcLevel::M,
        largest: version(8),
        needs: Some(version(10)),
    };
    assert_eq!(error, expected);
    assert_eq!(error.code(), "encode.too-long");

    let error = encode(&Request {
        payload: &"x".repeat(1_000_000),
        level: LevelChoice::AtLeast(EcLevel::H),
        largest: Version::MAX,
    })
    .expect_err("too long");
    assert!(matches!(error, EncodeError::TooLong { needs: None, fits_bytes: 1273, fits_at_l: 2953, .. }));
}

#[test]
fn nothing_is_not_encoded() {
    let level = LevelChoice::AtLeast(EcLevel::M);
    let error = encode(&Request { payload: "", level, largest: Version::MAX }).expect_err("empty");
    assert_eq!(error.code(), "encode.empty");
}
