//! Every template, language and printer: what is drawn keeps the limits, and what cannot keep them is refused.

use base::{Dpi, Mm};
use service::{
    CheckOutcome, Column, EcLevel, FileFormat, LabelOutcome, LabelSetup, Language, Languages, LevelWish,
    Printer, PrinterKind, Rgb,
};

use crate::stand::{
    by_rxing, catalogue, described, drawn, exported, fault_has_words, full, has_words, luma, of_profile,
    refused,
};

const DOTS: [u32; 4] = [203, 300, 600, 1200];

fn printer(dots: u32) -> Printer {
    let kind = if dots < 600 { PrinterKind::Thermal } else { PrinterKind::Laser };
    Printer::exact(kind, Dpi(f64::from(dots)))
}

fn languages() -> Vec<Languages> {
    let second =
        |first| [None, Some(Language::En), Some(Language::Vi)].map(|second| Languages { first, second });
    Language::ALL.into_iter().flat_map(second).collect()
}

#[test]
fn what_is_drawn_keeps_every_limit() {
    for template in catalogue(Vec::new()).templates {
        let mut drawn = 0;
        for languages in languages() {
            for dots in DOTS {
                for edge in [20.0, 21.0, 35.0] {
                    let mut request = full();
                    request.setup.template.clone_from(&template.id);
                    request.setup.languages = languages;
                    request.setup.printer = printer(dots);
                    request.setup.symbol_edge_mm = edge;
                    let what = format!("{} {languages:?} {dots} dpi {edge} mm", template.id);
                    let drawing = match described(&request) {
                        LabelOutcome::Drawn(drawing) => drawing,
                        LabelOutcome::Refused(fault) => {
                            fault_has_words(&fault);
                            // A label as large as what stands on it has room for the usual symbol.
                            let is_fixed = template.size_mm.is_some();
                            let is_chinese =
                                [Some(languages.first), languages.second].contains(&Some(Language::Zh));
                            assert!(is_fixed || is_chinese, "{what}: {fault:?}");
                            continue;
                        }
                        LabelOutcome::Waits => panic!("{what}"),
                    };
                    drawn += 1;
                    let symbol = drawing.symbol;
                    let dots_a_module = symbol.module_mm / 25.4 * f64::from(dots);
                    assert!((dots_a_module - dots_a_module.round()).abs() < 1e-6, "{what}: {dots_a_module}");
                    assert!(dots_a_module >= 4.0 - 1e-6, "{what}: {dots_a_module}");
                    assert!(symbol.module_mm >= 0.396 - 1e-9, "{what}: {}", symbol.module_mm);
                    assert!(symbol.edge_mm >= edge - 1e-6, "{what}: {}", symbol.edge_mm);
                    for check in &drawing.checks {
                        has_words(&check.title, &[("", "")]);
                        for reading in &check.readings {
                            has_words(&reading.note, &reading.args);
                            let measured = ["size.symbol", "symbol.quiet-zone", "symbol.module-size"];
                            if measured.contains(&&check.rule[..]) {
                                assert_eq!(reading.outcome, CheckOutcome::Passes, "{what}: {check:?}");
                            }
                        }
                    }
                    drawing.findings.iter().for_each(|finding| has_words(&finding.code, &finding.args));
                    if let Some((width, height)) = template.size_mm {
                        assert_eq!(drawing.size_mm, (width, height), "{what}");
                    }
                }
            }
        }
        assert!(drawn > 0, "{} is never drawn", template.id);
    }
}

#[test]
fn a_label_of_every_template_and_printer_can_be_read() {
    for template in catalogue(Vec::new()).templates {
        for dots in DOTS {
            let mut request = full();
            request.setup.template.clone_from(&template.id);
            request.setup.printer = printer(dots);
            let LabelOutcome::Drawn(drawing) = described(&request) else { continue };
            let png = exported(&request, FileFormat::Png);
            let read = by_rxing(&luma(&png).shrunk(dots.div_ceil(300) as usize));
            assert_eq!(read.len(), 1, "{} {dots}", template.id);
            assert_eq!(read[0].0, drawing.payload.as_bytes());
        }
    }
}

#[test]
fn the_row_that_was_taken_is_the_symbol_and_each_level_stands_once() {
    for wish in [LevelWish::Auto].into_iter().chain(EcLevel::ALL.map(LevelWish::Level)) {
        let mut request = full();
        request.setup.level = wish;
        let drawing = drawn(&request);
        let levels: Vec<EcLevel> = drawing.fitting.iter().map(|row| row.level).collect();
        assert_eq!(levels, EcLevel::ALL);
        let chosen: Vec<_> = drawing.fitting.iter().filter(|row| row.chosen).collect();
        assert_eq!(chosen.len(), 1);
        assert_eq!((chosen[0].level, chosen[0].version), (drawing.symbol.level, drawing.symbol.version));
        assert!((chosen[0].module_mm - drawing.symbol.module_mm).abs() < 1e-9);
        assert!(drawing.fitting.iter().all(|row| (0.0..1.0).contains(&row.correctable)));
        assert!(drawing.fitting.is_sorted_by(|one, other| one.correctable < other.correctable));
        match wish {
            LevelWish::Level(level) => {
                assert_eq!((drawing.symbol.requested, drawing.symbol.level), (level, level));
            }
            LevelWish::Auto => assert!(drawing.symbol.level >= EcLevel::M),
        }
        drawing.fitting.iter().for_each(|row| has_words(&row.binds, &[("", "")]));
    }
}

#[test]
fn a_payload_that_no_symbol_holds_is_refused_with_figures() {
    for (bytes, level) in [(3_000, EcLevel::H), (4_000, EcLevel::L), (1_300, EcLevel::H)] {
        let mut request = of_profile("platform");
        request.setup.level = LevelWish::Level(level);
        request.setup.printer = printer(203);
        request.more.insert(Column::PlatformPayload, "x~".repeat(bytes / 2));
        let fault = refused(&request);
        assert!(fault.code.starts_with("encode.too-long"), "{bytes} {level:?}: {fault:?}");
        fault_has_words(&fault);
    }
}

#[test]
fn free_text_of_any_length_is_drawn_whole_or_refused() {
    for template in catalogue(Vec::new()).templates {
        for text in
            ["x".repeat(10_000), "dài ".repeat(2_500), "\u{202E}\u{0}\u{7}".into(), "行".repeat(9_999)]
        {
            let mut request = full();
            request.setup.template.clone_from(&template.id);
            request.setup.free_text.clone_from(&text);
            match described(&request) {
                LabelOutcome::Refused(fault) => fault_has_words(&fault),
                LabelOutcome::Drawn(drawing) => {
                    let looked_at = !drawing.findings.is_empty();
                    assert!(!template.free_text || looked_at, "{} draws {text:.20}", template.id);
                }
                LabelOutcome::Waits => panic!("{}", template.id),
            }
        }
    }
}

#[test]
fn a_name_of_300_characters_is_drawn_whole_or_refused() {
    for template in catalogue(Vec::new()).templates {
        for word in ["Vacuum Technology ", "WWWWWWWWWW", "Thiết bị "] {
            let mut request = full();
            let name: String = word.chars().cycle().take(299).collect::<String>().trim().to_owned();
            request.draft.manufacturer = name;
            request.setup.template.clone_from(&template.id);
            if let LabelOutcome::Refused(fault) = described(&request) {
                fault_has_words(&fault);
            }
        }
    }
}

#[test]
fn numbers_that_make_no_sense_are_refused_wherever_they_stand() {
    type Place = (&'static str, fn(&mut LabelSetup, f64));
    let places: [Place; 7] = [
        ("edge", |setup, value| setup.symbol_edge_mm = value),
        ("dots", |setup, value| setup.printer.dots = Dpi(value)),
        ("scale_x", |setup, value| setup.printer.scale_x = value),
        ("scale_y", |setup, value| setup.printer.scale_y = value),
        ("offset_x", |setup, value| setup.printer.offset_x = Mm(value)),
        ("offset_y", |setup, value| setup.printer.offset_y = Mm(value)),
        ("ink_gain", |setup, value| setup.printer.ink_gain = Mm(value)),
    ];
    for (name, put) in places {
        for value in
            [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e300, -1e300, f64::MIN_POSITIVE, 1e9, -21.0]
        {
            let mut request = full();
            put(&mut request.setup, value);
            if name.starts_with("offset") || name == "ink_gain" {
                // No offset at all.
                if value == f64::MIN_POSITIVE {
                    continue;
                }
            }
            let fault = refused(&request);
            assert!(fault.code.ends_with("out-of-range"), "{name} {value}: {fault:?}");
            fault_has_words(&fault);
        }
    }
    for value in [f64::NAN, f64::INFINITY, -1.0, 0.0, 1e300] {
        let mut request = full();
        request.setup.printer.widest = Some(Mm(value));
        match described(&request) {
            LabelOutcome::Refused(fault) => fault_has_words(&fault),
            LabelOutcome::Drawn(drawing) => {
                drawing.findings.iter().for_each(|finding| has_words(&finding.code, &finding.args));
            }
            LabelOutcome::Waits => panic!("{value}"),
        }
    }
}

#[test]
fn colours_that_no_camera_tells_apart_fail_the_check() {
    let outcome = |ink, paper| {
        let mut request = full();
        (request.setup.ink, request.setup.paper) = (Rgb(ink), Rgb(paper));
        let drawing = drawn(&request);
        drawing.contrast.findings.iter().for_each(|finding| {
            has_words(&finding.code, &finding.args);
            assert!(drawing.findings.contains(finding));
        });
        let check = drawing.checks.iter().find(|check| check.rule == "contrast.ratio").expect("a check");
        check.readings[0].outcome
    };
    assert_eq!(outcome([0, 0, 0], [255, 255, 255]), CheckOutcome::Promised);
    for (ink, paper) in
        [([255, 255, 255], [0, 0, 0]), ([120, 120, 120], [128, 128, 128]), ([255, 0, 0], [255, 255, 255])]
    {
        assert_eq!(outcome(ink, paper), CheckOutcome::Fails, "{ink:?} on {paper:?}");
    }
}
