//! Which symbol a text becomes.

use qr_encode::{EncodeError, LevelChoice, Payload, Request, Room, encode};
use qr_symbol::{EcLevel, Version, byte_capacity, data_codewords};

fn version(number: u8) -> Version {
    Version::new(number).expect("a version")
}

#[test]
fn the_smallest_version_and_the_level_that_is_free() {
    fn check(payload: &str, level: LevelChoice, expected: (u8, EcLevel)) {
        let encoded = encode(&Request { payload: Payload::Text(payload), level, largest: Version::MAX })
            .expect("encodes");
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
            let request = |payload| {
                encode(&Request {
                    payload: Payload::Text(payload),
                    level: LevelChoice::Exactly(level),
                    largest,
                })
            };
            let full = "x".repeat(most);
            let symbol = request(&full).expect("fits").symbol;
            assert_eq!((symbol.version(), symbol.level()), (largest, level));
            match request(&"x".repeat(most + 1)) {
                Err(EncodeError::TooLong { payload_bytes, rooms, .. }) => {
                    assert_eq!(payload_bytes, most + 1);
                    for room in rooms {
                        let fits = byte_capacity(largest, room.level).min(most + 1);
                        assert_eq!(room.fits_bytes, fits, "{largest} {level} {}", room.level);
                        let needs = Version::all().find(|&v| byte_capacity(v, room.level) > most);
                        assert_eq!(room.needs, needs, "{largest} {level} {}", room.level);
                    }
                }
                other => panic!("{largest} {level}: {other:?}"),
            }
        }
    }
}

#[test]
fn what_does_not_fit_says_what_would_help() {
    let error = |text: &str, level, largest| {
        let (payload, level) = (Payload::Text(text), LevelChoice::AtLeast(level));
        encode(&Request { payload, level, largest }).expect_err("too long")
    };
    let room = |level, fits_bytes, needs| Room { level, fits_bytes, needs };
    // 180 bytes in one segment behind an ECI header of 12 bits: one or two bytes less than the 192, 152, 108
    // and 84 of the table, on a character boundary.
    let found = error(&"ử".repeat(60), EcLevel::M, version(8));
    let expected = EncodeError::TooLong {
        payload_bytes: 180,
        level: EcLevel::M,
        largest: version(8),
        rooms: [
            room(EcLevel::L, 180, Some(version(8))),
            room(EcLevel::M, 150, Some(version(10))),
            room(EcLevel::Q, 105, Some(version(12))),
            room(EcLevel::H, 81, Some(version(14))),
        ],
    };
    assert_eq!(found, expected);
    assert_eq!(found.code(), "encode.too-long-for-version");
    let mut args = found.args();
    args.sort_unstable();
    let expected = [
        ("bytes", "180"),
        ("fits", "150"),
        ("fits_at_l", "180"),
        ("level", "M"),
        ("over", "30"),
        ("version", "8"),
    ];
    assert_eq!(args, expected.map(|(name, value)| (name, value.to_owned())));

    // Nothing is looked at beyond what any symbol holds.
    let EncodeError::TooLong { payload_bytes, rooms, .. } =
        error(&"x\u{0}".repeat(50_000_000), EcLevel::H, Version::MAX)
    else {
        panic!("too long");
    };
    assert_eq!(payload_bytes, 100_000_000);
    assert_eq!(
        rooms.map(|room| (room.fits_bytes, room.needs)),
        [2953, 2331, 1663, 1273].map(|fits| (fits, None))
    );
}

#[test]
fn nothing_is_not_encoded() {
    for payload in [Payload::Text(""), Payload::Gs1("")] {
        let level = LevelChoice::AtLeast(EcLevel::M);
        let error = encode(&Request { payload, level, largest: Version::MAX }).expect_err("empty");
        assert_eq!(error.code(), "encode.empty");
    }
}
