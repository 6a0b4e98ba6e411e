//! Bitmaps, ZPL and TSPL: read back by an interpreter of the languages and by an independent decoder.

mod common;

use base::{Dpi, Mm};
use common::{interpreter, reading};
use label::{Bitmap, Item, MAX_COPIES, Printer, PrinterKind, Rect, Roll, Scene, SymbolArea};
use proptest::prelude::*;

fn scene(version: u8, dpi: f64) -> Scene {
    let content = common::content(version, "Công ty Thiết bị Chân không", "20260517-0001", "QT3-2026/04518");
    let style = common::style_of(version, 20.5, dpi);
    label::lay_out(&content, common::nameplate(), &style).expect("a label").scene
}

fn thermal(dpi: f64) -> Printer {
    Printer::exact(PrinterKind::Thermal, Dpi(dpi))
}

fn symbol(scene: &Scene) -> &SymbolArea {
    let area = scene.items.iter().find_map(|item| match item {
        Item::Symbol(area) => Some(area),
        _ => None,
    });
    area.expect("a symbol")
}

fn dots(bitmap: &Bitmap) -> Vec<Vec<bool>> {
    (0..bitmap.height()).map(|y| (0..bitmap.width()).map(|x| bitmap.is_black(x, y)).collect()).collect()
}

/// How many dots a module is, and every dot of the symbol and its quiet zone checked.
fn check_symbol(scene: &Scene, printer: &Printer, dots: &[Vec<bool>]) -> usize {
    let area = symbol(scene);
    let whole = |mm: Mm| printer.dots.dots(mm).round() as usize;
    let module = whole(area.module);
    let (left, top) = (whole(area.origin.x), whole(area.origin.y));
    let quiet = qr_symbol::QUIET_ZONE_MODULES;
    let edge = (area.modules.edge() + 2 * quiet) * module;
    for y in 0..edge {
        for x in 0..edge {
            let (column, row) = ((x / module).wrapping_sub(quiet), (y / module).wrapping_sub(quiet));
            let dot = dots[top + y - quiet * module][left + x - quiet * module];
            assert_eq!(dot, area.modules.is_dark(column, row), "module {column} {row}");
        }
    }
    module
}

#[test]
fn both_languages_print_the_bitmap_and_an_independent_decoder_reads_it() {
    for (version, dpi, expected) in
        [(6, 203.2, 4), (6, 300.0, 6), (8, 300.0, 5), (6, 304.8, 6), (8, 600.0, 10), (2, 203.2, 7)]
    {
        let (scene, printer) = (scene(version, dpi), thermal(dpi));
        let payload = reading::text_of(&common::symbol(version));
        let bitmap = label::bitmap(&scene, &printer).expect("a bitmap");
        let bits = dots(&bitmap);
        assert_eq!(check_symbol(&scene, &printer, &bits), expected, "version {version} at {dpi}");
        let roll = Roll::default();
        let zpl = label::zpl(&scene, &printer, &roll, 3, "20260517-0001").expect("ZPL");
        let job = interpreter::zpl(&zpl);
        assert_eq!((job.dots.clone(), job.copies), (bits.clone(), 3), "version {version} at {dpi}");
        let (grey, width, height) = job.grey();
        assert_eq!(reading::decoded(&grey, width, height), Some(payload.clone()), "{version} {dpi}");
        let job = interpreter::tspl(&label::tspl(&scene, &printer, &roll, 3, "note").expect("TSPL"));
        assert_eq!(job.announced, (scene.width.0, scene.height.0));
        let own: Vec<Vec<bool>> =
            job.dots.iter().map(|row| row[..bitmap.width() as usize].to_vec()).collect();
        let beyond = job.dots.iter().flat_map(|row| &row[bitmap.width() as usize..]).any(|&black| black);
        assert_eq!((own, job.copies, beyond), (bits, 3, false));
    }
}

#[test]
fn a_large_label_is_sent_in_bands_and_white_costs_nothing() {
    let mut scene = scene(6, 300.0);
    (scene.width, scene.height) = (Mm(100.0), Mm(150.0));
    let zpl = label::zpl(&scene, &thermal(300.0), &Roll::default(), 1, "").expect("ZPL");
    let job = interpreter::zpl(&zpl);
    assert_eq!(job.dots, dots(&label::bitmap(&scene, &thermal(300.0)).expect("a bitmap")));
    assert!(zpl.len() < 40_000, "{} bytes", zpl.len());
    scene.items =
        vec![Item::Rule(label::Rect { x: Mm(0.0), y: Mm(0.0), width: scene.width, height: scene.height })];
    let zpl = label::zpl(&scene, &thermal(600.0), &Roll::default(), 1, "").expect("ZPL");
    let job = interpreter::zpl(&zpl);
    assert!(job.dots.iter().flatten().all(|&black| black));
    assert!(job.commands.iter().filter(|name| *name == "GF").count() > 10 && zpl.len() < 8_000);
}

#[test]
fn the_head_of_a_job_says_size_gap_and_copies() {
    let mut scene = scene(2, 203.2);
    (scene.width, scene.height, scene.items) = (Mm(50.0), Mm(30.5), Vec::new());
    let roll = Roll { gap: Mm(2.5), ..Roll::default() };
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    let zpl = text(label::zpl(&scene, &thermal(203.2), &roll, 2, "Lô 1").expect("ZPL"));
    assert_eq!(zpl, "^XA\n^FX L? 1\n^PON^PMN^LRN^LH0,0^LS0\n^MNY^PW400^LL244\n^PQ2\n^XZ\n");
    let endless = Roll { gap: Mm(0.0), ..roll };
    let zpl = text(label::zpl(&scene, &thermal(203.2), &endless, 1, "").expect("ZPL"));
    assert!(zpl.contains("^MNN") && !zpl.contains("^FX"));
    let tspl = text(label::tspl(&scene, &thermal(203.2), &roll, 2, "").expect("TSPL"));
    let head = "SIZE 50 mm,30.5 mm\r\nGAP 2.5 mm,0 mm\r\nDIRECTION 1\r\nREFERENCE 0,0\r\nCLS\r\nBITMAP 0,0,50,244,0,";
    assert!(tspl.starts_with(head), "{tspl}");
    for copies in [0, MAX_COPIES + 1] {
        let fault = label::zpl(&scene, &thermal(203.2), &roll, copies, "").expect_err("no such number");
        assert_eq!(fault.code(), "label.measure-out-of-range");
    }
}

#[test]
fn ink_gain_takes_whole_dots_off_every_bar_and_the_symbol_still_reads() {
    let scene = scene(6, 600.0);
    let payload = reading::text_of(&common::symbol(6));
    let dot = 25.4 / 600.0;
    // A bar of the finder pattern is seven modules of twelve dots: how wide it is drawn.
    for (gain, narrower) in [(0.0, 0), (dot, 1), (2.0 * dot, 2), (0.05, 1), (0.15, 4), (-dot, -1)] {
        let printer = Printer { ink_gain: Mm(gain), ..thermal(600.0) };
        let bitmap = label::bitmap(&scene, &printer).expect("a bitmap");
        let area = symbol(&scene);
        let top = printer.dots.dots(area.origin.y).round() as u32 + 6;
        let left = printer.dots.dots(area.origin.x).round() as u32;
        let run = (left - 12..).skip_while(|&x| !bitmap.is_black(x, top));
        let width = run.take_while(|&x| bitmap.is_black(x, top)).count() as i64;
        assert_eq!(width, 7 * 12 - narrower, "{gain}");
        let grey: Vec<u8> = dots(&bitmap).into_iter().flatten().map(|b| if b { 0 } else { 255 }).collect();
        let read = reading::decoded(&grey, bitmap.width() as usize, bitmap.height() as usize);
        assert_eq!(read.as_deref(), Some(payload.as_str()), "{gain}");
    }
    // What whole dots cannot do is told: at 203 dpi a dot is 0.125 mm.
    let printer = Printer { ink_gain: Mm(0.04), ..thermal(203.2) };
    let findings = printer.findings(&self::scene(6, 203.2));
    assert_eq!(findings.iter().map(|f| f.code.as_ref()).collect::<Vec<_>>(), ["printer.gain-left-over"]);
}

#[test]
fn the_ink_gain_is_that_of_each_symbol() {
    // At 300 dpi the second symbol's modules are of two dots, which none can be taken off; the first one's are of six.
    let one = scene(6, 300.0);
    let mut small = symbol(&one).clone();
    small.module = Dpi(300.0).dot() * 2.0;
    small.origin.x = small.origin.x + one.width;
    let printer = Printer { ink_gain: Dpi(300.0).dot(), ..thermal(300.0) };
    let alone = Scene { width: one.width * 2.0, items: vec![Item::Symbol(small.clone())], ..one.clone() };
    let mut both = Scene { width: alone.width, ..one };
    both.items.push(Item::Symbol(small));
    let right = Dpi(300.0).dots(alone.width / 2.0).ceil() as usize;
    let half = |scene: &Scene| -> Vec<Vec<bool>> {
        let rows = dots(&label::bitmap(scene, &printer).expect("a bitmap")).into_iter();
        rows.map(|row| row[right..].to_vec()).collect()
    };
    assert_eq!(half(&both), half(&alone));
    assert!(half(&alone).iter().flatten().any(|&black| black));
}

#[test]
fn a_narrower_symbol_is_the_dots_that_have_ink_all_round_and_a_wider_one_those_that_have_any() {
    let scene = scene(2, 600.0);
    let (area, dot) = (symbol(&scene), 25.4 / 600.0);
    let whole = |mm: Mm| Dpi(600.0).dots(mm).round() as i64;
    let (left, top, module) = (whole(area.origin.x), whole(area.origin.y), whole(area.module));
    let dark = |x: i64, y: i64| {
        x >= 0 && y >= 0 && area.modules.is_dark((x / module) as usize, (y / module) as usize)
    };
    for narrower in -1..=3i64 {
        let printer = Printer { ink_gain: Mm(narrower as f64 * dot), ..thermal(600.0) };
        let bitmap = label::bitmap(&scene, &printer).expect("a bitmap");
        // Half of the dots on each side; an odd one on the right and below.
        let near = narrower.div_euclid(2);
        let far = narrower - near;
        let edge = area.modules.edge() as i64 * module;
        for (x, y) in (-4..edge + 4).flat_map(|y| (-4..edge + 4).map(move |x| (x, y))) {
            let window = |at: i64| (at - near).min(at + far)..=(at - near).max(at + far);
            let mut around = window(y).flat_map(|y| window(x).map(move |x| (x, y)));
            let expected =
                if narrower >= 0 { around.all(|(x, y)| dark(x, y)) } else { around.any(|(x, y)| dark(x, y)) };
            assert_eq!(bitmap.is_black((left + x) as u32, (top + y) as u32), expected, "{narrower}: {x} {y}");
        }
    }
}

#[test]
fn a_calibration_moves_and_scales_but_modules_stay_whole() {
    let scene = scene(6, 300.0);
    let printer =
        Printer { scale_x: 1.02, scale_y: 0.97, offset_x: Mm(1.0), offset_y: Mm(-0.5), ..thermal(300.0) };
    let bitmap = label::bitmap(&scene, &printer).expect("a bitmap");
    let area = symbol(&scene);
    let left = printer.dots.dots(area.origin.x * 1.02 + Mm(1.0)).round() as u32;
    let top = printer.dots.dots(area.origin.y * 0.97 - Mm(0.5)).round() as u32;
    for y in 0..41 * 6 {
        for x in 0..41 * 6 {
            let dark = area.modules.is_dark(x as usize / 6, y as usize / 6);
            assert_eq!(bitmap.is_black(left + x, top + y), dark);
        }
    }
    let codes: Vec<_> = printer.findings(&scene).into_iter().map(|finding| finding.code).collect();
    assert_eq!(codes, ["printer.scale-not-applied"]);
    let narrow = Printer { widest: Some(Mm(48.0)), offset_x: Mm(-15.0), ..thermal(300.0) };
    let codes: Vec<_> = narrow.findings(&scene).into_iter().map(|finding| finding.code).collect();
    assert_eq!(codes, ["printer.too-narrow", "printer.moved-off-label"]);
}

#[test]
fn labels_stand_side_by_side_on_a_roll() {
    let roll = Roll { columns: 2, gap_across: Mm(2.0), ..Roll::default() };
    let label = scene(6, 300.0);
    let (width, height) = (label.width, label.height);
    let row = roll.row(vec![label.clone(), label.clone(), label.clone()]);
    assert_eq!((row.width, row.height), (width * 2.0 + Mm(2.0), height));
    assert_eq!(row.items.len(), 2 * label.items.len());
    let bitmap = label::bitmap(&row, &thermal(300.0)).expect("a bitmap");
    let step = Dpi(300.0).dots(width + Mm(2.0)).round() as u32;
    let area = symbol(&label);
    let (left, top) =
        (Dpi(300.0).dots(area.origin.x).round() as u32, Dpi(300.0).dots(area.origin.y).round() as u32);
    for at in 0..41 * 6 {
        assert_eq!(bitmap.is_black(left + at, top + at), bitmap.is_black(left + step + at, top + at));
    }
    assert_eq!([0, 1, 2, 3].map(|labels| roll.rows(labels)), [0, 1, 1, 2]);
    assert_eq!(roll.row(Vec::new()).items.len(), 0);
}

/// A label of this size that is black all over.
fn block(width: f64, height: f64) -> Scene {
    let rect = Rect { x: Mm(0.0), y: Mm(0.0), width: Mm(width), height: Mm(height) };
    let (width, height) = (rect.width, rect.height);
    Scene { width, height, items: vec![Item::Rule(rect)], description: String::new() }
}

/// From where to where the rules of a row reach, across and down, in tenths of a millimetre.
fn reaches(row: &Scene) -> Vec<[i64; 4]> {
    let rules = row.items.iter().map(|item| match item {
        Item::Rule(rect) => {
            [rect.x, rect.right(), rect.y, rect.bottom()].map(|at| (at.0 * 10.0).round() as i64)
        }
        other => panic!("{other:?}"),
    });
    rules.collect()
}

#[test]
fn labels_of_unequal_size_stand_in_equal_columns() {
    let roll = Roll { columns: 2, gap_across: Mm(2.0), ..Roll::default() };
    let row = roll.row(vec![block(20.0, 10.0), block(30.0, 15.0), block(90.0, 90.0)]);
    assert_eq!((row.width, row.height), (Mm(62.0), Mm(15.0)));
    assert_eq!(reaches(&row), [[50, 250, 25, 125], [320, 620, 0, 150]]);
    let known = Roll { label: Some((Mm(40.0), Mm(20.0))), ..roll };
    let row = known.row(vec![block(20.0, 10.0), block(30.0, 15.0)]);
    assert_eq!((row.width, row.height), (Mm(82.0), Mm(20.0)));
    assert_eq!(reaches(&row), [[100, 300, 50, 150], [470, 770, 25, 175]]);
    assert_eq!(known.lacks_room((Mm(40.0), Mm(20.0))), None);
    assert_eq!(roll.lacks_room((Mm(400.0), Mm(20.0))), None);
    let finding = known.lacks_room((Mm(20.0), Mm(21.0))).expect("too tall");
    assert_eq!(finding.code, "roll.label-too-large");
}

#[test]
fn a_printer_is_told_the_size_of_the_labels_on_the_roll() {
    let printer = thermal(203.2);
    for columns in [1, 2] {
        let roll = Roll { columns, label: Some((Mm(50.0), Mm(30.0))), ..Roll::default() };
        let label = block(20.0, 10.0);
        // A label on its own is the first of its row.
        for scene in [label.clone(), roll.row(vec![label])] {
            let width = 50.0 * f64::from(columns) + 3.0 * f64::from(columns - 1);
            let tspl = interpreter::tspl(&label::tspl(&scene, &printer, &roll, 1, "").expect("TSPL"));
            assert_eq!(tspl.announced, (width, 30.0));
            let zpl = interpreter::zpl(&label::zpl(&scene, &printer, &roll, 1, "").expect("ZPL"));
            // Eight dots a millimetre.
            assert_eq!((zpl.dots[0].len(), zpl.dots.len()), (width as usize * 8, 240));
            for (y, row) in zpl.dots.iter().enumerate() {
                for (x, &black) in row.iter().enumerate() {
                    let inside = (15 * 8..35 * 8).contains(&x) && (10 * 8..20 * 8).contains(&y);
                    assert_eq!(black, inside, "{x} {y}");
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_note_changes_the_commands(note in prop_oneof![any::<String>(), "[\\^~,\"\r\n A-Z0-9]{0,60}", "\\PC{0,200}"]) {
        let scene = Scene { width: Mm(20.0), height: Mm(10.0), items: Vec::new(), description: note.clone() };
        let roll = Roll::default();
        let names = |job: interpreter::Job, comment: &str| {
            let own = |name: &String| !name.starts_with(comment);
            (job.commands.into_iter().filter(own).collect::<Vec<_>>(), job.dots, job.copies)
        };
        let zpl = |note: &str| interpreter::zpl(&label::zpl(&scene, &thermal(203.2), &roll, 1, note).expect("ZPL"));
        prop_assert_eq!(names(zpl(&note), "FX"), names(zpl(""), "FX"));
        let tspl = |note: &str| interpreter::tspl(&label::tspl(&scene, &thermal(203.2), &roll, 1, note).expect("TSPL"));
        prop_assert_eq!(names(tspl(&note), "REM"), names(tspl(""), "REM"));
    }

    #[test]
    fn every_bitmap_is_read_back(
        rects in prop::collection::vec((0.0..30.0f64, 0.0..20.0f64, 0.0..9.0f64, 0.0..9.0f64), 0..9),
        dpi in prop::sample::select(&[203.2, 300.0, 600.0][..]),
    ) {
        let rules = rects.iter().map(|&(x, y, width, height)| {
            Item::Rule(label::Rect { x: Mm(x), y: Mm(y), width: Mm(width), height: Mm(height) })
        });
        let scene = Scene { width: Mm(30.0), height: Mm(20.0), items: rules.collect(), description: String::new() };
        let bits = dots(&label::bitmap(&scene, &thermal(dpi)).expect("a bitmap"));
        let zpl = label::zpl(&scene, &thermal(dpi), &Roll::default(), 1, "").expect("ZPL");
        prop_assert_eq!(interpreter::zpl(&zpl).dots, bits);
    }

    #[test]
    fn no_printer_makes_a_panic(
        numbers in prop::array::uniform6(prop_oneof![-2.0..2.0f64, any::<f64>()]),
        dpi in prop_oneof![50.0..1300.0f64, any::<f64>()],
    ) {
        let [scale_x, scale_y, offset_x, offset_y, gain, widest] = numbers;
        let printer = Printer {
            scale_x, scale_y,
            offset_x: Mm(offset_x), offset_y: Mm(offset_y),
            ink_gain: Mm(gain / 10.0), widest: Some(Mm(widest)),
            ..thermal(dpi)
        };
        let content = common::content(2, "A", "B", "C");
        let scene = label::lay_out(&content, common::nameplate(), &common::style()).expect("a label").scene;
        let _ = printer.findings(&scene);
        let (checked, made) = (printer.check(), label::zpl(&scene, &printer, &Roll::default(), 1, ""));
        prop_assert_eq!(checked.is_err(), made.is_err());
    }
}
