//! Every refusal and every limit has its words.

use base::{Dpi, Mm};
use qr_encode::{EncodeError, LevelChoice, Limit, Payload, Printing, Request, encode, fit};
use qr_symbol::{EcLevel, Version};

#[track_caller]
fn has_words(error: &EncodeError, code: &str) {
    assert_eq!(error.code(), code);
    let row = i18n::all().find(|row| row.key == code).unwrap_or_else(|| panic!("{code} has no text"));
    for name in i18n::placeholders(row.en) {
        assert!(error.args().iter().any(|(arg, _)| *arg == name), "{code} without {name}: {error:?}");
    }
}

#[test]
fn every_refusal_has_its_words_and_their_values() {
    let level = LevelChoice::AtLeast(EcLevel::M);
    let printing = Printing {
        dots: Dpi(300.0),
        aim: Mm(21.0),
        least_edge: Mm(20.0),
        most_edge: Mm(25.0),
        least_module: Mm(0.396),
        least_dots: 4,
    };
    let refusal = |text: &str, printing| fit(Payload::Text(text), level, &printing).expect_err("refused");
    has_words(&refusal("", printing), "encode.empty");
    has_words(&refusal(&"x".repeat(1_000), printing), "encode.too-long");
    has_words(&refusal(&"x".repeat(10_000), printing), "encode.too-long-at-any-size");
    has_words(&refusal("x", Printing { dots: Dpi(-1.0), ..printing }), "encode.printing-out-of-range");
    let text = "x".repeat(100);
    let request = Request { payload: Payload::Text(&text), level, largest: Version::MIN };
    has_words(&encode(&request).expect_err("too long"), "encode.too-long-for-version");
    has_words(&EncodeError::Failed { detail: "…" }, "encode.failed");
}

#[test]
fn every_limit_has_its_name() {
    for limit in [Limit::Aim, Limit::LeastModule, Limit::LeastDots, Limit::MostEdge] {
        assert!(i18n::has(limit.key()), "{}", limit.key());
    }
}
