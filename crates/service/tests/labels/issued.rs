//! Symbols that the platform drew: out of a picture, and drawn again as they are.

use base::Luma;
use service::{Column, Draft, EcLevel, FileFormat, IssuedSymbol, Job, LabelOutcome, LabelRequest, LevelWish};

use crate::stand::{
    as_png, described, draft, drawn, exported, fault, fault_has_words, full, has_words, imported, luma,
    of_profile, scanned,
};

/// A picture as the platform may hand it out, and the symbol in it.
fn platform_picture(profile: &str) -> Luma {
    let mut request = of_profile(profile);
    request.setup.level = LevelWish::Level(EcLevel::Q);
    luma(&exported(&request, FileFormat::Png)).shrunk(2)
}

fn mapped(image: &Luma, width: usize, height: usize, from: impl Fn(usize, usize) -> u8) -> Luma {
    let pixels = (0..width * height).map(|at| from(at % width, at / width)).collect();
    Luma::new(width, height, pixels).unwrap_or_else(|_| panic!("{} {}", image.width(), image.height()))
}

fn pixel(image: &Luma, x: usize, y: usize) -> u8 {
    image.pixels()[y * image.width() + x]
}

fn turned(image: &Luma) -> Luma {
    let (width, height) = (image.width(), image.height());
    mapped(image, height, width, |x, y| pixel(image, y, height - 1 - x))
}

fn noisy(image: &Luma) -> Luma {
    let mut state = 1_u32;
    let noise: Vec<i16> = (0..image.pixels().len())
        .map(|_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as i16 - 128
        })
        .collect();
    let width = image.width();
    mapped(image, width, image.height(), |x, y| {
        (i16::from(pixel(image, x, y)) / 2 + 60 + noise[y * width + x] / 6).clamp(0, 255) as u8
    })
}

fn blurred(image: &Luma) -> Luma {
    let (width, height) = (image.width(), image.height());
    let reach = 3;
    mapped(image, width, height, |x, y| {
        let (xs, ys) = (
            x.saturating_sub(reach)..(x + reach).min(width),
            y.saturating_sub(reach)..(y + reach).min(height),
        );
        let count = xs.len() * ys.len();
        let sum: usize = ys
            .flat_map(|y| xs.clone().map(move |x| (x, y)))
            .map(|(x, y)| usize::from(pixel(image, x, y)))
            .sum();
        (sum / count) as u8
    })
}

fn beside(one: &Luma, other: &Luma) -> Luma {
    let (width, height) = (one.width() + other.width(), one.height().max(other.height()));
    mapped(one, width, height, |x, y| {
        let (image, x) = if x < one.width() { (one, x) } else { (other, x - one.width()) };
        if y < image.height() { pixel(image, x, y) } else { 255 }
    })
}

fn drawn_again(issued: &IssuedSymbol) -> LabelRequest {
    let mut request = full();
    request.setup.profile = "platform".into();
    request.issued = Some(issued.clone());
    request
}

#[test]
fn a_symbol_comes_out_of_a_picture_as_it_was_drawn_and_is_drawn_again_so() {
    for profile in ["plain", "compact", "gs1-element-string", "iso-15434", "platform"] {
        let picture = platform_picture(profile);
        let exact = imported(&as_png(&picture), draft());
        let mut request = of_profile(profile);
        request.setup.level = LevelWish::Level(EcLevel::Q);
        let meant = drawn(&request);
        let facts = (meant.symbol.version, meant.symbol.level, meant.symbol.mask);
        assert_eq!((exact.version, exact.level, exact.mask), facts, "{profile}");
        assert_eq!((&exact.issued.payload, exact.corrected_share), (&meant.payload, 0.0), "{profile}");
        assert_eq!(exact.findings, []);
        for (how, image) in [
            ("turned", turned(&picture)),
            ("noisy", noisy(&picture)),
            ("blurred", blurred(&picture)),
            ("all three", noisy(&blurred(&turned(&picture)))),
        ] {
            let found = imported(&as_png(&image), draft());
            assert_eq!(found.issued, exact.issued, "{profile} {how}");
        }

        // On a label of another size, level wish and printer: the same modules.
        let mut label = drawn_again(&exact.issued);
        label.setup.level = LevelWish::Level(EcLevel::L);
        label.setup.symbol_edge_mm = 30.0;
        let drawing = drawn(&label);
        assert_eq!((drawing.symbol.version, drawing.symbol.level, drawing.symbol.mask), facts, "{profile}");
        assert_eq!((drawing.fitting.len(), drawing.fitting[0].chosen), (1, true));
        assert!(drawing.symbol.edge_mm >= 30.0 && drawing.symbol.module_mm >= 0.396);
        let again = imported(&exported(&label, FileFormat::Png), draft());
        assert_eq!(again.issued, exact.issued, "{profile}");
    }
}

#[test]
fn a_picture_without_exactly_one_symbol_is_refused() {
    let one = platform_picture("plain");
    let other = platform_picture("compact");
    let white = Luma::filled(200, 200, 255);
    for (code, picture) in [
        ("issued.several", as_png(&beside(&one, &other))),
        ("issued.several", as_png(&beside(&one, &one))),
        ("issued.no-symbol", as_png(&white)),
        ("issued.no-symbol", as_png(&blurred(&blurred(&blurred(&one.shrunk(6)))))),
        ("image.", Vec::new()),
        ("image.", b"GIF89a".to_vec()),
    ] {
        let fault = fault(&Job::Import(draft()), picture);
        assert!(fault.code.starts_with(code), "{code}: {fault:?}");
        fault_has_words(&fault);
    }
}

#[test]
fn a_text_that_says_something_else_than_the_record_is_told() {
    let picture = as_png(&platform_picture("plain"));
    for (expected, disagrees) in [
        (draft(), false),
        (Draft { batch: "20260517-0009".into(), ..draft() }, true),
        (Draft { report: "IR-9".into(), ..draft() }, true),
        (Draft { manufacturer: "Other".into(), ..draft() }, true),
    ] {
        let found = imported(&picture, expected);
        assert_eq!(found.comparison.len(), 3);
        let codes: Vec<&str> = found.findings.iter().map(|finding| &*finding.code).collect();
        assert_eq!(codes.contains(&"issued.disagrees"), disagrees, "{codes:?}");
        found.findings.iter().for_each(|finding| has_words(&finding.code, &finding.args));
    }
    // A text of the platform's own cannot disagree.
    let found = imported(&as_png(&platform_picture("platform")), Draft::default());
    assert!(found.comparison.is_empty() && found.findings.is_empty());
}

#[test]
fn damage_that_was_corrected_is_told() {
    let picture = platform_picture("plain");
    let (width, height) = (picture.width(), picture.height());
    let report = scanned(&as_png(&picture), draft(), None);
    let corners = &report.symbols[0].corners;
    let xs = corners.0.map(|corner| corner.x);
    let ys = corners.0.map(|corner| corner.y);
    let edge = xs.into_iter().fold(0.0, f64::max) - xs.into_iter().fold(f64::INFINITY, f64::min);
    let (left, top) =
        (xs.into_iter().fold(f64::INFINITY, f64::min), ys.into_iter().fold(f64::INFINITY, f64::min));
    // A stain in the middle, larger and larger, until nothing can be read any more.
    let mut shares = Vec::new();
    for percent in 5..60 {
        let stain = edge * f64::from(percent) / 100.0;
        let inside = |at: usize, from: f64| {
            let from = from + (edge - stain) / 2.0;
            (from..from + stain).contains(&(at as f64))
        };
        let stained = mapped(&picture, width, height, |x, y| {
            if inside(x, left) && inside(y, top) { 0 } else { pixel(&picture, x, y) }
        });
        let done = crate::stand::run(&Job::Import(draft()), as_png(&stained));
        match done.reply {
            service::Reply::Imported(found) => {
                assert_eq!(found.issued.payload, imported(&as_png(&picture), draft()).issued.payload);
                assert_eq!(found.issued.symbol, imported(&as_png(&picture), draft()).issued.symbol);
                let doubtful = found.findings.iter().any(|finding| finding.code == "issued.doubtful");
                assert_eq!(doubtful, found.corrected_share >= 0.5, "{}", found.corrected_share);
                found.findings.iter().for_each(|finding| has_words(&finding.code, &finding.args));
                shares.push(found.corrected_share);
            }
            service::Reply::Failed(fault) => {
                assert_eq!(fault.code, "issued.no-symbol");
                break;
            }
            other => panic!("{other:?}"),
        }
    }
    assert!(
        shares.iter().any(|share| *share >= 0.5) && shares.iter().all(|share| *share <= 1.0),
        "{shares:?}"
    );
}

#[test]
fn a_symbol_that_says_something_else_than_is_written_beside_it_is_not_drawn() {
    let of = |profile| imported(&as_png(&platform_picture(profile)), draft()).issued;
    let forged = IssuedSymbol { payload: "something else".into(), symbol: of("plain").symbol };
    match described(&drawn_again(&forged)) {
        LabelOutcome::Refused(fault) => {
            assert_eq!(fault.code, "issued.not-its-text");
            fault_has_words(&fault);
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_issued_symbol_is_only_drawn_for_the_platform() {
    let issued = imported(&as_png(&platform_picture("platform")), draft()).issued;
    let mut request = drawn_again(&issued);
    request.setup.profile = "compact".into();
    let drawing = drawn(&request);
    assert!(drawing.payload.starts_with("TQ1*"), "{}", drawing.payload);
    // And the platform's text alone, without its symbol, is encoded anew.
    let mut request = drawn_again(&issued);
    request.issued = None;
    request.more.insert(Column::PlatformPayload, issued.payload.clone());
    assert_eq!(drawn(&request).payload, issued.payload);
}
