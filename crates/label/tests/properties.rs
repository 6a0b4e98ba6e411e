//! What holds for every label, whatever is typed.

mod common;

use std::time::{Duration, Instant};

use base::{Dpi, Mm, Severity};
use label::{Content, GlyphRun, Item, Layout, Meta, Rect, Style, SymbolArea, Template};
use proptest::prelude::*;

fn symbol(layout: &Layout) -> Option<&SymbolArea> {
    layout.scene.items.iter().find_map(|item| match item {
        Item::Symbol(area) => Some(area),
        _ => None,
    })
}

/// The ink of everything that is not the symbol.
fn inks(layout: &Layout) -> Vec<Rect> {
    let items = layout.scene.items.iter().flat_map(|item| match item {
        Item::Symbol(_) => Vec::new(),
        Item::Rule(rect) => vec![*rect],
        Item::Text(run) => run.ink(),
        Item::Shape(shape) => vec![shape.bounds()],
    });
    items.collect()
}

/// The ink of an item, and the baseline that it shares with others.
fn parts(item: &Item) -> (Vec<Rect>, Option<Mm>) {
    match item {
        Item::Symbol(area) => (vec![area.bounds()], None),
        Item::Rule(rect) => (vec![*rect], None),
        Item::Text(run) => (run.ink(), Some(run.origin.y)),
        Item::Shape(shape) => (vec![shape.bounds()], None),
    }
}

/// No ink of one line touches that of another.
fn nothing_touches(items: Vec<&Item>) {
    let parts: Vec<_> = items.into_iter().map(parts).collect();
    for (at, (inks, baseline)) in parts.iter().enumerate() {
        for (others, other_baseline) in &parts[..at] {
            let one_line = baseline.is_some() && baseline == other_baseline;
            let touching =
                inks.iter().flat_map(|a| others.iter().map(move |b| (a, b))).find(|(a, b)| a.overlaps(b));
            assert!(one_line || touching.is_none(), "{touching:?}");
        }
    }
}

fn check(content: &Content, template: &Template, style: &Style) -> Layout {
    let layout = label::lay_out(content, template, style).expect("the style is in range");
    let paper = Rect { x: Mm(0.0), y: Mm(0.0), width: layout.size.0, height: layout.size.1 };
    assert_eq!((layout.scene.width, layout.scene.height), layout.size);
    assert!((style.dots.dots(layout.module) - f64::from(layout.module_dots)).abs() < 1e-9, "whole dots");
    let Some(area) = symbol(&layout) else {
        assert!(layout.scene.items.is_empty() && layout.shown.is_empty());
        assert!(layout.findings.iter().any(|finding| finding.code == "label.symbol-does-not-fit"));
        return layout;
    };
    assert_eq!((area.module, area.bounds().width), (layout.module, layout.symbol_edge));
    let quiet = area.quiet_bounds();
    // A millionth of a millimetre is what sums of lengths lose.
    let around =
        Rect { x: Mm(-1e-6), y: Mm(-1e-6), width: paper.width + Mm(2e-6), height: paper.height + Mm(2e-6) };
    assert!(around.contains(&quiet), "the quiet zone {quiet:?} is on {paper:?}");
    let modules = layout.quiet_zone_modules().unwrap_or_default();
    assert!(modules >= 4.0 - 1e-4, "{modules} modules of {:?} round {quiet:?} on {paper:?}", layout.module);
    let inks = inks(&layout);
    for ink in &inks {
        assert!(paper.contains(ink), "{ink:?} is on {paper:?}");
        assert!(!ink.overlaps(&area.quiet_bounds()), "{ink:?} is outside the quiet zone");
    }
    let runs = layout.scene.items.iter().filter_map(|item| match item {
        Item::Text(run) => Some(run),
        _ => None,
    });
    let runs: Vec<&GlyphRun> = runs.collect();
    for run in &runs {
        assert_eq!(run.glyphs.len(), run.text.chars().count());
    }
    nothing_touches(layout.scene.items.iter().collect());
    layout
}

/// All that is printed in the face of values, spaces left out.
fn printed(layout: &Layout) -> String {
    let runs = layout.scene.items.iter().filter_map(|item| match item {
        Item::Text(run) => Some(run.text.as_str()),
        _ => None,
    });
    runs.collect::<String>().replace(' ', "")
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[ -~]{0,80}",
        "[A-ZÀ-Ỹa-zà-ỹ ]{0,160}",
        "[0-9/.-]{0,120}",
        "[\u{0}-\u{20}\u{300}-\u{370}\u{200b}-\u{206f}\u{fe00}-\u{ffff}]{0,20}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn nothing_leaves_the_label_or_enters_the_quiet_zone(
        texts in prop::collection::vec(any_text(), 8),
        template in prop::sample::select(label::templates()),
        version in prop::sample::select(&[2u8, 6, 8]),
        module_dots in 1..40u32,
        dpi in 72.0..1300.0f64,
    ) {
        let keys = template.rows().iter().map(|row| row.key().to_owned());
        let content = Content {
            values: keys.zip(texts.clone()).collect(),
            symbol: common::symbol(version),
            logo: None,
        };
        let module_dots = module_dots.min((dpi * 0.12) as u32);
        let style = Style { module_dots, dots: Dpi(dpi), ..common::style() };
        let layout = check(&content, &template, &style);
        for finding in &layout.findings {
            if let Some(span) = &finding.span {
                prop_assert!(span.start <= span.end);
            }
        }
        let meta = Meta { title: texts[0].clone(), language: texts[1].clone(), date: None };
        prop_assert!(label::svg(&layout.scene, &meta).ends_with("</svg>\n"));
        prop_assert!(label::png(&layout.scene, Dpi(120.0)).is_ok());
        prop_assert!(label::pdf(&layout.scene, &meta).is_ok());
        let date = Some(label::Date { year: 2026, month: 5, day: 17 });
        let dated = Meta { date, ..meta };
        prop_assert!(label::pdf(&layout.scene, &dated).is_ok());
    }

    #[test]
    fn a_value_is_printed_whole_or_found_not_to_fit(value in "[A-Za-zÀ-Ỹà-ỹ0-9 /.-]{1,260}", code in any::<bool>()) {
        let mut content = common::content(6, "", "", "");
        let key = if code { "batch" } else { "manufacturer" };
        content.values.insert(key.to_owned(), value.clone());
        let layout = check(&content, common::nameplate(), &common::style());
        let has = |sought: &str| layout.findings.iter().any(|finding| finding.code == sought);
        let whole = printed(&layout).contains(&value.replace(' ', ""));
        prop_assert!(whole || has("label.text-does-not-fit") || has("label.no-glyph"));
        prop_assert!(!(whole && has("label.text-does-not-fit")) || value.trim().is_empty());
    }
}

#[test]
fn the_samples_hold_together() {
    for (name, content, style) in common::samples() {
        let layout = check(&content, common::nameplate(), &style);
        assert_eq!(base::worst(&layout.findings), (name == "faulty").then_some(Severity::Error), "{name}");
        if name != "faulty" {
            for value in content.values.values() {
                assert!(printed(&layout).contains(&value.replace(' ', "")), "{name}: {value}");
            }
        }
    }
}

#[test]
fn a_long_text_is_quickly_found_not_to_fit() {
    let words = "Công ty ".repeat(1_250);
    let digits = "0".repeat(10_000);
    let begun = Instant::now();
    let layout = check(&common::content(8, &words, &digits, &words), common::nameplate(), &common::style());
    assert!(begun.elapsed() < Duration::from_secs(2), "{:?}", begun.elapsed());
    let codes: Vec<&str> = layout.findings.iter().map(|finding| finding.code.as_ref()).collect();
    assert_eq!(codes, ["label.text-does-not-fit"; 3]);
    let row = i18n::all().find(|row| row.key == "label.text-does-not-fit").expect("a text");
    let rows = common::nameplate().rows();
    for ((finding, line), template) in layout.findings.iter().zip(["1", "2", "3"]).zip(rows) {
        let arg =
            |name: &str| finding.args.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
        assert_eq!((arg("line"), arg("part")), (Some(line), Some("value")));
        // The text says which value it is.
        let caption = arg("caption").unwrap_or_default();
        assert!(caption.starts_with(template.caption(common::style().languages.first)), "{caption}");
        let asked = i18n::placeholders(row.en);
        assert!(asked.contains(&"caption") && asked.iter().all(|name| arg(name).is_some()), "{asked:?}");
        let fits: usize = arg("fits").and_then(|fits| fits.parse().ok()).expect("a number");
        assert!((60..400).contains(&fits), "{fits}");
    }
}

#[test]
fn symbols_and_modules_that_are_too_small_are_found() {
    let content = common::content(8, "A", "B", "C");
    let codes = |style: Style| {
        let layout = check(&content, common::nameplate(), &style);
        layout.findings.iter().map(|f| (f.code.to_string(), f.severity)).collect::<Vec<_>>()
    };
    let dots = |module_dots| Style { module_dots, ..common::style() };
    assert_eq!(codes(dots(10)), []);
    assert_eq!(
        codes(dots(7)),
        [
            ("label.symbol-too-small".to_owned(), Severity::Error),
            ("label.module-too-small".to_owned(), Severity::Warning)
        ]
    );
    // Exactly at the limit is enough: 10 dots at 600 dpi.
    let exactly =
        Style { least_symbol_edge: Mm(490.0 * 25.4 / 600.0), least_module: Mm(254.0 / 600.0), ..dots(10) };
    assert_eq!(codes(exactly), []);
}

#[test]
fn styles_that_make_no_sense_are_refused() {
    let content = common::content(2, "A", "B", "C");
    let good = common::style();
    let refused =
        |style: Style| label::lay_out(&content, common::nameplate(), &style).expect_err("refused").code();
    for bad in [f64::NAN, f64::INFINITY, -1.0, 0.0, 1e9] {
        assert_eq!(refused(Style { dots: Dpi(bad), ..good }), "label.measure-out-of-range");
    }
    for bad in [0, 1_000, u32::MAX] {
        assert_eq!(refused(Style { module_dots: bad, ..good }), "label.measure-out-of-range");
    }
}
