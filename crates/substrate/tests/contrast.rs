//! What ink and paper promise: reflectances, definitions of contrast, readings and findings.

use base::Severity;
use proptest::prelude::*;
use substrate::{Contrast, DesignContrast, Light, Rgb, Stock, contrast, contrast_on};

fn rgb(text: &str) -> Rgb {
    Rgb::parse(text).unwrap_or_else(|| panic!("{text} is no colour"))
}

fn codes(design: &DesignContrast) -> Vec<&str> {
    design.findings.iter().map(|finding| &*finding.code).collect()
}

/// The design that has exactly these reflectances: white paper and black ink on such a stock.
fn design(rl: f64, rd: f64) -> DesignContrast {
    contrast_on(rgb("#000000"), rgb("#ffffff"), Stock::new(rl, rd).expect("reflectances"), rules::pack())
}

#[test]
fn three_definitions_of_one_contrast() {
    for (rl, rd, sc, pcs, michelson) in [
        (1.00, 0.30, 0.70, 0.70, 0.54),
        (0.85, 0.15, 0.70, 0.82, 0.70),
        (0.85, 0.05, 0.80, 0.94, 0.89),
        (0.75, 0.05, 0.70, 0.93, 0.88),
        (0.60, 0.05, 0.55, 0.92, 0.85),
        (0.35, 0.02, 0.33, 0.94, 0.89),
    ] {
        let found = Contrast::of(rl, rd);
        for (name, found, expected) in
            [("SC", found.sc, sc), ("PCS", found.pcs, pcs), ("Michelson", found.michelson, michelson)]
        {
            assert!(
                (found - expected).abs() < 0.005 + 1e-9,
                "{name} of {rl} and {rd}: {found}, not {expected}"
            );
        }
    }
}

#[test]
fn each_reading_judges_for_itself() {
    // Symbol contrast, print contrast signal, Michelson.
    for (rl, rd, expected) in [
        (1.00, 0.30, [true, true, false]),
        (0.85, 0.15, [true, true, true]),
        (0.85, 0.05, [true, true, true]),
        (0.75, 0.05, [true, true, true]),
        (0.60, 0.05, [false, true, true]),
        (0.35, 0.02, [false, true, true]),
        (0.50, 0.20, [false, false, false]),
    ] {
        let design = design(rl, rd);
        let passes: Vec<bool> = design.judgements.iter().map(|judgement| judgement.passes).collect();
        assert_eq!(passes, expected, "{rl} and {rd}");
        assert_eq!(codes(&design).contains(&"contrast.too-low"), !expected[0], "{rl} and {rd}");
    }
}

#[test]
fn the_rule_pack_says_how_much_is_enough() {
    let json = include_str!("../../rules/data/vietnam-high-vacuum.json");
    let strict = rules::Pack::parse(&json.replace("\"min_ratio\": 0.70", "\"min_ratio\": 0.82")).unwrap();
    let (black, white) = (rgb("#000000"), rgb("#ffffff"));
    assert_eq!(codes(&contrast_on(black, white, Stock::default(), rules::pack())), Vec::<&str>::new());
    let design = contrast_on(black, white, Stock::default(), &strict);
    assert_eq!(codes(&design), ["contrast.too-low"]);
    assert_eq!(design.judgements[0].least, 0.82);
}

#[test]
fn colours_and_what_is_found() {
    for (ink, paper, expected) in [
        ("#000000", "#ffffff", ""),
        ("#0000a0", "#ffffff", ""),
        ("#004000", "#ffffff", ""),
        ("#000000", "#ffff00", ""),
        // Light on dark, however strong.
        ("#ffffff", "#000000", "contrast.inverted"),
        ("#ffff00", "#202020", "contrast.inverted"),
        ("#808081", "#808080", "contrast.inverted"),
        // Too weak.
        ("#808080", "#ffffff", "contrast.too-low"),
        ("#ffffff", "#ffffff", "contrast.too-low"),
        ("#000000", "#808080", "contrast.too-low"),
        ("#000000", "#0000ff", "contrast.too-low contrast.vanishes-in-red"),
        // Red ink is lost under red light; a bright red is too light as well.
        ("#a00000", "#ffffff", "contrast.vanishes-in-red"),
        ("#ff0000", "#ffffff", "contrast.too-low contrast.vanishes-in-red"),
    ] {
        assert_eq!(codes(&contrast(rgb(ink), rgb(paper))).join(" "), expected, "{ink} on {paper}");
    }
}

#[test]
fn findings_say_how_much_and_who_asks() {
    let design = contrast(rgb("#ff0000"), rgb("#ffffff"));
    let args = |at: usize| -> Vec<String> {
        design.findings[at].args.iter().map(|(name, value)| format!("{name}={value}")).collect()
    };
    assert_eq!(
        args(0),
        ["found=66.9", "least=70", "sc=66.9", "pcs=78.7", "michelson=64.9", "passing=1", "readings=3"]
    );
    assert_eq!(args(1), ["found=0", "least=70"]);
    assert_eq!(design.findings[0].severity, Severity::Error);
    assert_eq!(design.findings[1].severity, Severity::Warning);
    for finding in &design.findings {
        assert_eq!(finding.source.as_ref().map(|source| &*source.rule), Some("contrast.ratio"));
    }
    let inverted = contrast(rgb("#ffffff"), rgb("#000000"));
    assert!(inverted.judgements.iter().all(|judgement| !judgement.passes), "no reading passes light on dark");
}

#[test]
fn every_code_has_a_text_that_takes_its_values() {
    for (ink, paper) in [("#ff0000", "#ffffff"), ("#ffffff", "#000000")] {
        for finding in contrast(rgb(ink), rgb(paper)).findings {
            let text = i18n::text_with(i18n::Locale::En, &finding.code, &finding.args);
            assert!(!text.contains(['{', '[']), "{text}");
        }
    }
    let fault = Stock::new(0.1, 0.5).unwrap_err();
    let text = i18n::text_with(i18n::Locale::En, fault.code(), &fault.args());
    assert!(!text.contains(['{', '[']), "{text}");
    for key in ["contrast.promise", "contrast.light.white", "contrast.light.red"] {
        assert!(i18n::has(key), "{key}");
    }
}

#[test]
fn white_on_a_screen_is_bare_stock() {
    let stock = Stock::default();
    assert_eq!((stock.white(), stock.black()), (0.85, 0.04));
    assert_eq!(stock.reflectance(rgb("#ffffff"), Light::White), 0.85);
    assert_eq!(stock.reflectance(rgb("#000000"), Light::White), 0.04);
    let design = contrast(rgb("#000000"), rgb("#ffffff"));
    assert!((design.white.sc - 0.81).abs() < 1e-9);
    let assumed = design.assumed.expect("what the stock rests on is told");
    assert_eq!(assumed.confidence, base::Confidence::Unverified);
}

#[test]
fn a_known_paper_takes_the_place_of_the_assumed_one() {
    let grey = Stock::of_paper(0.60).unwrap();
    let design = contrast_on(rgb("#000000"), rgb("#ffffff"), grey, rules::pack());
    assert_eq!((design.white.rl, design.white.rd), (0.60, 0.04));
    assert_eq!(design.assumed, None);
    assert_eq!(codes(&design), ["contrast.too-low"]);
}

#[test]
fn reflectances_lie_between_nothing_and_all() {
    for (white, black, good) in [
        (0.85, 0.04, true),
        (1.0, 0.0, true),
        (1.01, 0.0, false),
        (0.85, -0.01, false),
        (0.5, 0.5, false),
        (0.04, 0.85, false),
        (f64::NAN, 0.0, false),
        (0.85, f64::NAN, false),
        (f64::INFINITY, 0.0, false),
    ] {
        assert_eq!(Stock::new(white, black).is_ok(), good, "{white} and {black}");
    }
    assert!(serde_json::from_str::<Stock>(r#"{"white": 0.2, "black": 0.9}"#).is_err());
}

#[test]
fn colours_are_six_hexadecimal_digits() {
    for (text, expected) in [
        ("#1a2B3c", Some([0x1a, 0x2b, 0x3c])),
        ("ffffff", Some([255, 255, 255])),
        ("", None),
        ("#fff", None),
        ("#1a2b3", None),
        ("#1a2b3g", None),
        ("##1a2b3", None),
        ("#+1+2+3", None),
        ("đỏđỏ", None),
        ("＃ffffff", None),
    ] {
        assert_eq!(Rgb::parse(text), expected.map(Rgb), "{text}");
    }
    assert_eq!(rgb("1A2b3C").to_string(), "#1a2b3c");
}

#[test]
fn luminance_is_of_linear_light() {
    // Half the code value is far less than half the light: 0.2159 by the transfer function of sRGB.
    assert!((rgb("#808080").share(Light::White) - 0.2159).abs() < 1e-4);
    assert!((rgb("#00ff00").share(Light::White) - 0.7152).abs() < 1e-9);
    assert_eq!(rgb("#00ffff").share(Light::Red), 0.0);
    assert_eq!(rgb("#ff0000").share(Light::Red), 1.0);
}

prop_compose! {
    fn any_colour()(channels in any::<[u8; 3]>()) -> Rgb { Rgb(channels) }
}

proptest! {
    #[test]
    fn contrasts_are_ratios(ink in any_colour(), paper in any_colour(), white in 0.0..=1.0, black in 0.0..=1.0) {
        let Ok(stock) = Stock::new(white, black) else { return Ok(()) };
        let design = contrast_on(ink, paper, stock, rules::pack());
        for seen in [design.white, design.red] {
            for ratio in [seen.rl, seen.rd, seen.sc, seen.pcs, seen.michelson] {
                prop_assert!((0.0..=1.0).contains(&ratio), "{ratio} in {seen:?}");
            }
            prop_assert!(seen.sc <= seen.pcs && seen.michelson <= seen.pcs);
        }
    }

    /// What the rule pack's note says of its default reading: it is safe under the print contrast signal too.
    #[test]
    fn symbol_contrast_is_the_strictest_reading_on_white_stock(ink in any_colour(), paper in any_colour()) {
        let design = contrast(ink, paper);
        if design.judgements[0].passes {
            prop_assert!(design.judgements.iter().all(|judgement| judgement.passes));
        }
    }

    #[test]
    fn darker_ink_never_lowers_the_contrast(ink in any_colour(), paper in any_colour(), by in any::<[u8; 3]>()) {
        // The lighter of two colours is the paper: what is inverted has no contrast to lower.
        let (ink, paper) = if contrast(ink, paper).white.inverted { (paper, ink) } else { (ink, paper) };
        let darker = Rgb(std::array::from_fn(|at| ink.0[at].saturating_sub(by[at])));
        let (before, after) = (contrast(ink, paper), contrast(darker, paper));
        prop_assert!(!after.white.inverted && after.white.sc + 1e-12 >= before.white.sc);
    }

    #[test]
    fn a_colour_is_written_as_it_is_read(colour in any_colour()) {
        prop_assert_eq!(Rgb::parse(&colour.to_string()), Some(colour));
    }

    #[test]
    fn no_text_is_too_strange_for_a_colour(text in ".*") {
        let _ = Rgb::parse(&text);
    }
}
