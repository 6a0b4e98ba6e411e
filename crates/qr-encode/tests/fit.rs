//! How large a symbol becomes in print.

use base::{Dpi, Mm};
use proptest::prelude::*;
use qr_encode::{EncodeError, Fitting, LevelChoice, Limit, Payload, Printing, fit, size_of};
use qr_symbol::{EcLevel, Version, byte_capacity};

/// What the rules ask of a symbol that is to be 20 mm long.
fn printing(dpi: f64) -> Printing {
    Printing {
        dots: Dpi(dpi),
        aim: Mm(20.0),
        least_edge: Mm(20.0),
        most_edge: Mm(200.0),
        least_module: Mm(0.396),
        least_dots: 4,
    }
}

/// The text that just fills this version at this level.
fn filling(version: u8, level: EcLevel) -> String {
    "x".repeat(byte_capacity(Version::new(version).expect("a version"), level))
}

fn fitted(version: u8, level: EcLevel, printing: &Printing) -> Fitting {
    fit(Payload::Text(&filling(version, level)), LevelChoice::Exactly(level), printing).expect("fits")
}

#[test]
fn whole_dots_of_known_printers() {
    #[track_caller]
    fn check(version: u8, dpi: f64, dots: u32, edge: f64, binds: Limit) {
        let Fitting { candidates, chosen, encoded, .. } = fitted(version, EcLevel::M, &printing(dpi));
        let found = &candidates[chosen];
        assert_eq!((found.version.number(), found.module_dots, found.binds), (version, dots, binds));
        assert!((found.edge.0 - edge).abs() < 0.005, "{}", found.edge.0);
        assert_eq!((found.version, found.modules), (encoded.symbol.version(), encoded.symbol.edge()));
        assert_eq!(found.modules as f64 * found.module.0, found.edge.0);
        assert_eq!((found.modules + 8) as f64 * found.module.0, found.edge_with_quiet_zone.0);
        assert_eq!(found.edge.0 * 10.0, found.reading_distance.0);
    }
    check(5, 203.0, 5, 23.15, Limit::Aim);
    check(6, 203.0, 4, 20.52, Limit::Aim);
    check(6, 300.0, 6, 20.83, Limit::Aim);
    check(8, 300.0, 5, 20.74, Limit::Aim);
    check(6, 600.0, 12, 20.83, Limit::Aim);
    check(6, 1200.0, 24, 20.83, Limit::Aim);
    // More modules than 20 mm have room for: the module decides, on coarse printers its dots.
    check(12, 600.0, 10, 27.52, Limit::LeastModule);
    check(12, 300.0, 5, 27.52, Limit::LeastModule);
    check(12, 203.0, 4, 32.53, Limit::LeastModule);
    check(12, 100.0, 4, 66.04, Limit::LeastDots);
}

#[test]
fn the_limit_that_binds_and_what_whole_dots_add() {
    #[track_caller]
    fn check(version: u8, printing: &Printing, dots: u32, binds: Limit, rounding: f64) {
        let Fitting { candidates, chosen, .. } = fitted(version, EcLevel::L, printing);
        let found = &candidates[chosen];
        assert_eq!((found.module_dots, found.binds), (dots, binds));
        assert!((found.rounding.0 - rounding).abs() < 0.005, "{}", found.rounding.0);
        assert!(found.binds.key().starts_with("fit.limit."));
    }
    let at_203 = printing(203.0);
    check(6, &at_203, 4, Limit::Aim, 0.52);
    check(
        12,
        &Printing { least_dots: 3, ..at_203 },
        4,
        Limit::LeastModule,
        65.0 * (4.0 * 25.4 / 203.0 - 0.396),
    );
    check(12, &Printing { least_dots: 6, ..at_203 }, 6, Limit::LeastDots, 0.0);
    // 21 mm are wished for, and 25 mm are there: 5 dots would be 25.65 mm, 4 dots are more than 20.
    check(6, &Printing { aim: Mm(21.0), most_edge: Mm(25.0), ..at_203 }, 4, Limit::MostEdge, 20.52 - 25.0);
    check(6, &Printing { aim: Mm(21.0), ..at_203 }, 5, Limit::Aim, 4.65);
}

#[test]
fn the_strongest_level_that_is_hardly_larger_is_taken() {
    #[track_caller]
    fn check(text: &str, level: LevelChoice, dpi: f64, expected: (EcLevel, u8), others: &[(EcLevel, u8)]) {
        let fitting = fit(Payload::Text(text), level, &printing(dpi)).expect("fits");
        let of = |candidate: &qr_encode::Candidate| (candidate.level, candidate.version.number());
        assert_eq!(of(&fitting.candidates[fitting.chosen]), expected);
        assert_eq!(fitting.candidates.iter().map(of).collect::<Vec<_>>(), others);
        assert_eq!(fitting.requested, level.requested());
        assert_eq!(fitting.encoded.symbol.level(), expected.0);
    }
    use EcLevel::{H, L, M, Q};
    // At 203 dpi versions 5 to 8 are 23.15, 20.52, 22.52 and 24.52 mm long.
    let all = [(L, 4), (M, 5), (Q, 7), (H, 8)];
    check(&"x".repeat(78), LevelChoice::AtLeast(M), 203.0, (Q, 7), &all);
    check(&"x".repeat(78), LevelChoice::AtLeast(L), 203.0, (L, 4), &all);
    check(&"x".repeat(78), LevelChoice::Exactly(M), 203.0, (M, 5), &all);
    // At 600 dpi they are all within half a millimetre, but only M has modules of more than 0.475 mm.
    check(&"x".repeat(78), LevelChoice::AtLeast(M), 600.0, (M, 5), &all);
    check(&"x".repeat(44), LevelChoice::AtLeast(M), 600.0, (H, 5), &[(L, 3), (M, 4), (Q, 4), (H, 5)]);
    // No module is ample: the largest ones are taken.
    check(&"x".repeat(200), LevelChoice::AtLeast(L), 600.0, (L, 9), &[(L, 9), (M, 10), (Q, 12), (H, 15)]);
}

#[test]
fn a_larger_version_is_taken_where_it_is_the_smaller_symbol() {
    let tight = Printing { most_edge: Mm(21.0), ..printing(203.0) };
    let fitting = fitted(5, EcLevel::M, &tight);
    let candidate = &fitting.candidates[fitting.chosen];
    assert_eq!((candidate.version.number(), candidate.module_dots), (6, 4));
    assert_eq!(fitting.encoded.symbol.version(), candidate.version);
}

#[test]
fn the_share_of_wrong_codewords_is_that_of_the_weakest_block() {
    let share = |version, level| {
        let Fitting { candidates, chosen, .. } = fitted(version, level, &printing(600.0));
        candidates[chosen].correctable
    };
    assert_eq!(share(1, EcLevel::L), 2.0 / 26.0);
    assert_eq!(share(6, EcLevel::M), 8.0 / 43.0);
    // Two blocks of 33 and two of 34 codewords.
    assert_eq!(share(5, EcLevel::Q), 9.0 / 34.0);
}

#[test]
fn what_cannot_be_printed_says_how_large_it_would_be() {
    let small = Printing { most_edge: Mm(30.0), ..printing(300.0) };
    let error =
        fit(Payload::Text(&"x".repeat(400)), LevelChoice::AtLeast(EcLevel::M), &small).expect_err("too long");
    let EncodeError::TooLarge { payload_bytes, largest, needs_edge, rooms, .. } = &error else {
        panic!("{error:?}")
    };
    // 70 modules of 0.423 mm are 29.6 mm: version 13 has 69.
    assert_eq!((*payload_bytes, largest.map(Version::number)), (400, Some(13)));
    assert_eq!(rooms.map(|room| room.fits_bytes), [400, 331, 241, 177]);
    assert_eq!(rooms.map(|room| room.needs.map(Version::number)), [13, 15, 19, 21].map(Some));
    // Version 15 has 77 modules.
    let edge = needs_edge.expect("an edge").0;
    assert!((edge - 77.0 * 5.0 * 25.4 / 300.0).abs() < 1e-9);
    assert_eq!(error.code(), "encode.too-long");
    assert!(error.args().contains(&("needs_mm", "32.6".to_owned())));

    let error = fit(Payload::Text(&"x".repeat(5_000)), LevelChoice::AtLeast(EcLevel::M), &small)
        .expect_err("too long");
    assert_eq!(error.code(), "encode.too-long-at-any-size");

    // Not even the smallest symbol has room.
    let tiny = Printing { aim: Mm(1.0), least_edge: Mm(1.0), most_edge: Mm(5.0), ..printing(300.0) };
    let error = fit(Payload::Text("x"), LevelChoice::AtLeast(EcLevel::L), &tiny).expect_err("too large");
    let EncodeError::TooLarge { largest: None, needs_edge: Some(edge), rooms, .. } = error else {
        panic!("{error:?}")
    };
    assert!((edge.0 - 21.0 * 5.0 * 25.4 / 300.0).abs() < 1e-9);
    assert_eq!(rooms.map(|room| room.fits_bytes), [0; 4]);
}

#[test]
fn printers_that_are_none_are_refused() {
    let good = printing(300.0);
    for wrong in [
        Printing { dots: Dpi(0.0), ..good },
        Printing { dots: Dpi(f64::NAN), ..good },
        Printing { dots: Dpi(f64::INFINITY), ..good },
        Printing { aim: Mm(-1.0), ..good },
        Printing { most_edge: Mm(19.0), ..good },
        Printing { most_edge: Mm(f64::INFINITY), ..good },
        Printing { least_module: Mm(f64::NAN), ..good },
    ] {
        let error =
            fit(Payload::Text("x"), LevelChoice::AtLeast(EcLevel::L), &wrong).expect_err("no printer");
        assert_eq!(error.code(), "encode.printing-out-of-range", "{wrong:?}");
        size_of(&fitted(1, EcLevel::L, &good).encoded.symbol, &wrong);
    }
    let error = fit(Payload::Text(""), LevelChoice::AtLeast(EcLevel::L), &good).expect_err("empty");
    assert_eq!(error.code(), "encode.empty");
}

#[test]
fn a_symbol_that_is_there_is_sized_like_a_new_one() {
    let fitting = fitted(6, EcLevel::M, &printing(203.0));
    assert_eq!(size_of(&fitting.encoded.symbol, &printing(203.0)), fitting.candidates[fitting.chosen]);
    // There is no room, but it cannot be redrawn in another version.
    let tight = Printing { least_edge: Mm(10.0), aim: Mm(15.0), most_edge: Mm(16.0), ..printing(203.0) };
    let sized = size_of(&fitting.encoded.symbol, &tight);
    assert_eq!((sized.module_dots, sized.binds), (4, Limit::LeastModule));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn every_candidate_keeps_every_limit(
        length in 1usize..600,
        dpi in prop_oneof![Just(203.0), Just(300.0), Just(600.0), Just(1200.0), 50.0..2400.0],
        (least, aim, most) in (5.0..40.0, 0.0..10.0, 0.0..60.0),
        (least_module, least_dots) in (0.1..1.0, 0u32..9),
        level in prop::sample::select(EcLevel::ALL.to_vec()),
    ) {
        let printing = Printing {
            dots: Dpi(dpi),
            aim: Mm(least + aim),
            least_edge: Mm(least),
            most_edge: Mm(least + most),
            least_module: Mm(least_module),
            least_dots,
        };
        let text = "7x".repeat(length);
        match fit(Payload::Text(&text), LevelChoice::AtLeast(level), &printing) {
            Ok(Fitting { candidates, chosen, encoded, .. }) => {
                for candidate in &candidates {
                    prop_assert!(candidate.edge.0 >= least - 1e-5 && candidate.edge.0 <= least + most + 1e-5);
                    prop_assert!(candidate.module.0 >= least_module - 1e-5);
                    prop_assert!(candidate.module_dots >= least_dots.max(1));
                    let dot = Dpi(dpi).dot().0 * candidate.modules as f64;
                    match candidate.binds {
                        // A dot less would miss what binds; a dot more, where the longest edge does.
                        Limit::Aim => prop_assert!(candidate.edge.0 - dot < least + aim),
                        Limit::LeastModule => prop_assert!(candidate.rounding.0 < dot),
                        Limit::LeastDots => prop_assert_eq!(candidate.module_dots, least_dots),
                        Limit::MostEdge => prop_assert!(candidate.edge.0 + dot > least + most),
                        other => prop_assert!(false, "{other:?}"),
                    }
                }
                prop_assert!(candidates[chosen].level >= level);
                prop_assert_eq!(encoded.symbol.level(), candidates[chosen].level);
                prop_assert_eq!(encoded.symbol.version(), candidates[chosen].version);
            }
            Err(EncodeError::TooLarge { needs_edge, rooms, .. }) => {
                prop_assert!(needs_edge.is_none_or(|edge| edge.0 > least + most - 1e-5));
                prop_assert!(rooms.iter().all(|room| room.fits_bytes <= text.len()));
            }
            Err(error) => prop_assert!(false, "{error}"),
        }
    }
}
