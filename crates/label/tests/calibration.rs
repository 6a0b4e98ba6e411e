//! Calibration: what is measured on the test page makes the next print true.

mod common;

use base::{Dpi, Mm};
use common::poppler;
use label::calibration::{Instructions, Measured, TestPage, measured, test_page};
use label::{Item, Meta, PdfPages, Printer, PrinterKind, Rect, Scene};
use proptest::prelude::*;

const A4: (Mm, Mm) = (Mm(210.0), Mm(297.0));

fn laser() -> Printer {
    Printer { name: "Office".to_owned(), ..Printer::exact(PrinterKind::Laser, Dpi(600.0)) }
}

fn exact() -> Measured {
    Measured { x_mm: 100.0, y_mm: 100.0, left_mm: Some(10.0), top_mm: Some(10.0), wedge_step: Some(0.0) }
}

fn rules(scene: &Scene) -> Vec<Rect> {
    let rects = scene.items.iter().filter_map(|item| match item {
        Item::Rule(rect) => Some(*rect),
        _ => None,
    });
    rects.collect()
}

/// How far it is from tick to tick of the only line of this direction, middle to middle.
fn line(scene: &Scene, length: f64, upright: bool) -> Rect {
    let found = rules(scene).into_iter().filter(|rect| {
        let long = if upright { rect.height } else { rect.width };
        (long.0 - length).abs() < 1e-9
    });
    let all: Vec<Rect> = found.collect();
    assert_eq!(all.len(), 1, "one line of {length} mm");
    all[0]
}

/// What a printer does to what it is sent: everything longer and moved, in millimetres.
#[derive(Debug, Clone, Copy)]
struct Real {
    scale: (f64, f64),
    shift: (f64, f64),
}

impl Real {
    fn print(self, (x, y): (f64, f64)) -> (f64, f64) {
        (x * self.scale.0 + self.shift.0, y * self.scale.1 + self.shift.1)
    }
}

#[test]
fn an_exact_print_changes_nothing() {
    let printer = measured(&laser(), A4, &exact()).expect("plausible");
    assert_eq!(printer, laser());
    // What was calibrated before is measured anew, not added to.
    let odd = Printer { scale_x: 1.05, offset_y: Mm(3.0), ink_gain: Mm(0.1), ..laser() };
    assert_eq!(measured(&odd, A4, &exact()).expect("plausible"), laser());
    assert_eq!(odd.uncalibrated(), laser());
    let unmeasured = Measured { left_mm: None, top_mm: None, wedge_step: None, ..exact() };
    assert_eq!(measured(&laser(), A4, &unmeasured).expect("plausible"), laser());
}

#[test]
fn what_was_measured_is_made_good() {
    let check = |found: Measured, expected: (f64, f64, f64, f64, f64)| {
        let printer = measured(&laser(), A4, &found).expect("plausible");
        let numbers = [
            (printer.scale_x, expected.0),
            (printer.scale_y, expected.1),
            (printer.offset_x.0, expected.2),
            (printer.offset_y.0, expected.3),
            (printer.ink_gain.0, expected.4),
        ];
        assert!(numbers.iter().all(|(a, b)| (a - b).abs() < 1e-9), "{numbers:?}");
    };
    check(Measured { x_mm: 98.0, ..exact() }, (100.0 / 98.0, 1.0, 10.0 - 10.0 / 0.98, 0.0, 0.0));
    check(Measured { left_mm: Some(12.0), top_mm: Some(9.0), ..exact() }, (1.0, 1.0, -2.0, 1.0, 0.0));
    check(Measured { wedge_step: Some(1.5), ..exact() }, (1.0, 1.0, 0.0, 0.0, 1.5 * 25.4 / 600.0));
}

#[test]
fn figures_that_no_printer_gives_are_refused() {
    let check = |found: Measured, name: &str| {
        let fault = measured(&laser(), A4, &found).expect_err("refused");
        assert_eq!(fault.code(), "calibration.implausible");
        assert_eq!(fault.args()[0], ("name", name.to_owned()));
    };
    check(Measured { x_mm: 89.0, ..exact() }, "x_mm");
    check(Measured { x_mm: 0.0, ..exact() }, "x_mm");
    check(Measured { x_mm: f64::NAN, ..exact() }, "x_mm");
    check(Measured { y_mm: 10.0, ..exact() }, "y_mm");
    check(Measured { left_mm: Some(31.0), ..exact() }, "left_mm");
    check(Measured { left_mm: Some(-1.0), ..exact() }, "left_mm");
    check(Measured { top_mm: Some(f64::INFINITY), ..exact() }, "top_mm");
    check(Measured { wedge_step: Some(9.0), ..exact() }, "wedge_step");
    let small = test_page(&laser(), (Mm(20.0), Mm(297.0)), &Instructions::default());
    assert_eq!(small.expect_err("no room").code(), "label.measure-out-of-range");
}

#[test]
fn pages_have_the_longest_lines_there_is_room_for_and_stay_on_their_paper() {
    let instructions = Instructions {
        title: "Trang thử máy in".to_owned(),
        steps: vec!["Measure from tick to tick. ".repeat(4); 6],
    };
    for (width, height, across, down) in [
        (210.0, 297.0, 100.0, 100.0),
        (215.9, 279.4, 100.0, 100.0),
        (104.0, 150.0, 90.0, 100.0),
        (60.0, 40.0, 50.0, 30.0),
        (50.0, 30.0, 40.0, 20.0),
        (35.0, 25.0, 20.0, 10.0),
    ] {
        for dpi in [203.2, 300.0, 600.0, 1200.0] {
            let printer = Printer::exact(PrinterKind::Thermal, Dpi(dpi));
            let paper = (Mm(width), Mm(height));
            let page = TestPage::new(&printer, paper).expect("a page");
            assert_eq!((page.across, page.down), (Mm(across), Mm(down)), "{width} × {height}");
            let scene = page.scene(&printer, &instructions);
            let own = Rect { x: Mm(0.0), y: Mm(0.0), width: paper.0, height: paper.1 };
            for item in &scene.items {
                let inks = match item {
                    Item::Text(run) => run.ink(),
                    Item::Rule(rect) => vec![*rect],
                    other => panic!("{other:?}"),
                };
                assert!(inks.iter().all(|ink| own.contains(ink)), "{width} × {height}, {dpi}: {item:?}");
            }
            // Two bars a step: the lower one begins so many dots after the upper one ends.
            let bars: Vec<Rect> = rules(&scene)
                .into_iter()
                .filter(|rect| rect.height.0 >= 2.0 && rect.width.0 > 2.0 && rect.height.0 < 4.0)
                .collect();
            let (first, last) = page.steps;
            assert_eq!(bars.len() as i32, 2 * (last - first + 1).max(0), "{width} × {height}, {dpi}");
            for (pair, step) in bars.chunks(2).zip(first..) {
                let gap = printer.dots.dots(pair[1].x - pair[0].right());
                assert!((gap - f64::from(step)).abs() < 1e-6 && pair[1].y > pair[0].bottom(), "{gap} {step}");
                let end = printer.dots.dots(pair[0].right());
                assert!((end - end.round()).abs() < 1e-6, "whole dots");
            }
        }
    }
}

#[test]
fn the_rendered_cross_is_100_mm() {
    let scene = test_page(&laser(), A4, &Instructions::default()).expect("a page");
    let mut pages = PdfPages::new(&Meta::default()).expect("a file");
    pages.push(&scene, &laser()).expect("a page");
    let Some(pages) = poppler::render(&pages.finish().expect("a PDF"), 600, None) else { return };
    let per_mm = 600.0 / 25.4;
    let across = line(&scene, 100.0, false);
    // Through the tick, beside the line: its two ends are all that is dark there.
    let row = ((across.y.0 - 1.0) * per_mm) as usize;
    let near = |x: usize| {
        (x as f64 / per_mm - across.x.0).abs() < 2.0 || (x as f64 / per_mm - across.right().0).abs() < 2.0
    };
    let dark: Vec<usize> = (0..pages[0].width).filter(|&x| near(x) && pages[0].is_dark(x, row)).collect();
    let outer = (dark[dark.len() - 1] + 1 - dark[0]) as f64 / per_mm;
    assert!((outer - 100.2).abs() < 0.05, "{outer} mm over the ticks, each 0.2 mm");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Print the test page on a printer that is wrong, measure it, print again with what was measured.
    #[test]
    fn a_calibrated_print_is_true(
        scale in (0.92..1.08f64, 0.92..1.08f64),
        shift in (-8.0..8.0f64, -8.0..8.0f64),
    ) {
        let real = Real { scale, shift };
        let page = TestPage::new(&laser(), A4).expect("a page");
        let scene = page.scene(&laser(), &Instructions::default());
        let (across, down) = (line(&scene, 100.0, false), line(&scene, 100.0, true));
        let printed = |rect: Rect| (real.print((rect.x.0, rect.y.0)), real.print((rect.right().0, rect.bottom().0)));
        let corner = real.print((page.corner.0, page.corner.0));
        prop_assume!(corner.0 > 0.0 && corner.1 > 0.0);
        let found = Measured {
            x_mm: printed(across).1.0 - printed(across).0.0,
            y_mm: printed(down).1.1 - printed(down).0.1,
            left_mm: Some(corner.0),
            top_mm: Some(corner.1),
            wedge_step: None,
        };
        let printer = measured(&laser(), A4, &found).expect("plausible");
        // As the exporters send it.
        let sent = |x: f64, y: f64| {
            (x * printer.scale_x + printer.offset_x.0, y * printer.scale_y + printer.offset_y.0)
        };
        for (x, y) in [(0.0, 0.0), (100.0, 100.0), (210.0, 297.0)] {
            let at = { let (x, y) = sent(x, y); real.print((x, y)) };
            prop_assert!((at.0 - x).abs() < 0.01 && (at.1 - y).abs() < 0.01, "{at:?}");
        }
    }

    #[test]
    fn no_figures_make_a_panic(
        numbers in prop::array::uniform7(prop_oneof![-50.0..400.0f64, any::<f64>()]),
        dpi in prop_oneof![50.0..1300.0f64, any::<f64>()],
    ) {
        let [x_mm, y_mm, left, top, step, width, height] = numbers;
        let printer = Printer::exact(PrinterKind::Laser, Dpi(dpi));
        let paper = (Mm(width), Mm(height));
        let found = Measured { x_mm, y_mm, left_mm: Some(left), top_mm: Some(top), wedge_step: Some(step) };
        if let Ok(printer) = measured(&printer, paper, &found) {
            prop_assert!(printer.check().is_ok());
        }
        let instructions = Instructions { title: "a".repeat(300), steps: vec!["b c".repeat(99); 5] };
        let _ = test_page(&printer, paper, &instructions);
    }
}
