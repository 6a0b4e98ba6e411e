//! What is encoded is read as it was.

use base::Luma;
use proptest::prelude::*;
use qr_decode::Effort;
use qr_encode::{EncodeError, LevelChoice, Request, encode};
use qr_symbol::{EcLevel, QUIET_ZONE_MODULES, Symbol, Version, byte_capacity};

/// The symbol at this many pixels a module with its quiet zone.
fn draw(symbol: &Symbol, module: usize) -> Luma {
    let quiet = QUIET_ZONE_MODULES * module;
    let width = symbol.edge() * module + 2 * quiet;
    let is_dark = |x: usize, y: usize| {
        let inside = x >= quiet && y >= quiet;
        inside && symbol.modules().is_dark((x - quiet) / module, (y - quiet) / module)
    };
    let grey = |i: usize| if is_dark(i % width, i / width) { 0 } else { 255 };
    Luma::new(width, width, (0..width * width).map(grey).collect()).expect("an image")
}

fn level() -> impl Strategy<Value = LevelChoice> {
    let levels = prop::sample::select(EcLevel::ALL.to_vec());
    (levels, any::<bool>()).prop_map(|(level, exactly)| {
        if exactly { LevelChoice::Exactly(level) } else { LevelChoice::AtLeast(level) }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_text_is_read_as_it_was(payload in "(\\PC|[0-9]{1,20}|[A-Z $%*+./:-]{1,20}|\n){1,40}", level in level()) {
        let encoded = encode(&Request { payload: &payload, level, largest: Version::MAX }).expect("encodes");
        let found = qr_decode::decode(&draw(&encoded.symbol, 4), Effort::Thorough);
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!(found[0].text.as_deref(), Some(payload.as_str()));
        let symbol = &encoded.symbol;
        prop_assert_eq!(&found[0].symbol, symbol);
        prop_assert!(symbol.level() >= level.requested());
    }

    #[test]
    fn what_is_said_to_fit_fits_and_one_character_more_does_not(
        payload in "\\PC{60,200}",
        level in level(),
        largest in 1..6u8,
    ) {
        let largest = Version::new(largest).expect("a version");
        let request = |payload| encode(&Request { payload, level, largest });
        match request(&payload) {
            Err(EncodeError::TooLong { fits_bytes, fits_at_l, needs, payload_bytes, .. }) => {
                prop_assert_eq!(payload_bytes, payload.len());
                prop_assert!(fits_bytes <= fits_at_l && fits_at_l <= payload.len());
                prop_assert!(needs.is_none_or(|needs| needs > largest));
                if fits_bytes > 0 {
                    prop_assert!(request(&payload[..fits_bytes]).is_ok());
                }
                let next = payload[fits_bytes..].chars().next().expect("more text");
                // The beginning may be all ASCII and need no ECI; the whole does.
                if !payload[..fits_bytes].is_ascii() {
                    prop_assert!(request(&payload[..fits_bytes + next.len_utf8()]).is_err());
                }
            }
            Ok(encoded) => {
                prop_assert!(encoded.symbol.version() <= largest);
                prop_assert!(encoded.bits_used <= encoded.bits_capacity);
                prop_assert!(payload.len() <= 2 * byte_capacity(largest, EcLevel::L));
            }
            Err(error) => prop_assert!(false, "{error}"),
        }
    }
}
