//! The PDF as another program draws it: true sizes, every module, and what an independent decoder reads.

mod common;

use base::{Dpi, Mm};
use common::{poppler, reading};
use label::{Imposition, Item, Meta, PdfPages, Printer, PrinterKind, Scene, SymbolArea, sheets};

const DPI: u32 = 1200;

fn scene(version: u8) -> Scene {
    let content = common::content(version, "Công ty Thiết bị Chân không", "20260517-0001", "QT3-2026/04518");
    label::lay_out(&content, common::nameplate(), &common::style()).expect("a label").scene
}

fn symbol(scene: &Scene) -> &SymbolArea {
    let area = scene.items.iter().find_map(|item| match item {
        Item::Symbol(area) => Some(area),
        _ => None,
    });
    area.expect("a symbol")
}

fn laser() -> Printer {
    Printer::exact(PrinterKind::Laser, Dpi(600.0))
}

fn pdf(scenes: &[Scene], printer: &Printer) -> Vec<u8> {
    let mut pages = PdfPages::new(&Meta::default()).expect("a file");
    for scene in scenes {
        pages.push(scene, printer).expect("a page");
    }
    pages.finish().expect("a PDF")
}

fn pixels(mm: f64) -> f64 {
    mm * f64::from(DPI) / 25.4
}

/// Every module of a symbol is what it should be, and its outer edges are where they should be, to 0.05 mm.
///
/// `at` is the symbol's top left corner and `module` the edge of a module, both in pixels.
fn check_symbol(picture: &poppler::Picture, area: &SymbolArea, at: (f64, f64), module: f64) {
    let edge = area.modules.edge();
    for y in 0..edge {
        for x in 0..edge {
            let middle = |start: f64, at: usize| (start + (at as f64 + 0.5) * module) as usize;
            let dark = picture.is_dark(middle(at.0, x), middle(at.1, y));
            assert_eq!(dark, area.modules.is_dark(x, y), "module {x} {y}");
        }
    }
    // The top rows of the two upper finder patterns, and the left columns of the two on the left.
    let (row, column) = ((at.1 + module / 2.0) as usize, (at.0 + module / 2.0) as usize);
    let dark = |range: std::ops::Range<usize>, is_dark: &dyn Fn(usize) -> bool| {
        let all: Vec<usize> = range.filter(|&at| is_dark(at)).collect();
        (all[0] as f64, all[all.len() - 1] as f64 + 1.0)
    };
    let reach = (edge as f64 + 3.0) * module;
    let from = |start: f64| (start - 3.0 * module) as usize..(start + reach) as usize;
    let (left, right) = dark(from(at.0), &|x| picture.is_dark(x, row));
    let (top, bottom) = dark(from(at.1), &|y| picture.is_dark(column, y));
    let long = edge as f64 * module;
    let wrong = [left - at.0, top - at.1, right - at.0 - long, bottom - at.1 - long];
    assert!(wrong.iter().all(|wrong| wrong.abs() <= pixels(0.05)), "{wrong:?} pixels");
}

#[test]
fn labels_have_their_true_size_and_read() {
    for version in [2, 6, 8] {
        let scene = scene(version);
        let Some(pages) = poppler::render(&pdf(std::slice::from_ref(&scene), &laser()), DPI, None) else {
            return;
        };
        let [page] = &pages[..] else { panic!("{} pages", pages.len()) };
        let size = [(page.width, scene.width), (page.height, scene.height)];
        assert!(size.iter().all(|(found, mm)| (*found as f64 - pixels(mm.0)).abs() <= 1.5));
        let area = symbol(&scene);
        let at = (pixels(area.origin.x.0), pixels(area.origin.y.0));
        check_symbol(page, area, at, pixels(area.module.0));
        let read = reading::decoded(&page.grey, page.width, page.height);
        assert_eq!(read, Some(reading::text_of(&common::symbol(version))));
    }
}

#[test]
fn a_calibration_scales_and_moves_the_page() {
    let scene = scene(6);
    let printer = Printer { scale_x: 1.02, scale_y: 0.97, offset_x: Mm(1.0), offset_y: Mm(0.5), ..laser() };
    let Some(pages) = poppler::render(&pdf(std::slice::from_ref(&scene), &printer), DPI, None) else {
        return;
    };
    let page = &pages[0];
    // The paper stays as large as it is.
    assert!((page.width as f64 - pixels(scene.width.0)).abs() <= 1.5);
    let area = symbol(&scene);
    let edge = area.bounds();
    let row = pixels((edge.y.0 + area.module.0 / 2.0) * 0.97 + 0.5) as usize;
    let left = pixels(edge.x.0 * 1.02 + 1.0);
    let right = pixels(edge.right().0 * 1.02 + 1.0);
    let quiet = pixels(area.module.0 * 3.0);
    let dark: Vec<usize> =
        ((left - quiet) as usize..(right + quiet) as usize).filter(|&x| page.is_dark(x, row)).collect();
    assert!((dark[0] as f64 - left).abs() <= pixels(0.05), "{} {left}", dark[0]);
    assert!((dark[dark.len() - 1] as f64 + 1.0 - right).abs() <= pixels(0.05));
}

#[test]
fn ink_gain_makes_bars_narrower_and_never_more_than_a_share_of_a_module() {
    let scene = scene(6);
    let area = symbol(&scene);
    let module = pixels(area.module.0);
    let (left, top) = (pixels(area.origin.x.0), pixels(area.origin.y.0));
    // A module of 0.508 mm loses 0.2032 mm at most; 0.15 mm is the most that a printer may ask for.
    for (gain, narrower) in [(0.1, 0.1), (0.15, 0.15), (-0.05, -0.05)] {
        let printer = Printer { ink_gain: Mm(gain), ..laser() };
        let Some(pages) = poppler::render(&pdf(std::slice::from_ref(&scene), &printer), DPI, None) else {
            return;
        };
        let row = (top + module / 2.0) as usize;
        let mut x = (left - module) as usize;
        while !pages[0].is_dark(x, row) {
            x += 1;
        }
        let begin = x;
        while pages[0].is_dark(x, row) {
            x += 1;
        }
        let wide = (x - begin) as f64;
        assert!((wide - (7.0 * module - pixels(narrower))).abs() <= 1.5, "{gain}: {wide}");
        // Evenly on both sides.
        assert!((begin as f64 - (left + pixels(narrower / 2.0))).abs() <= 1.5, "{gain}: {begin}");
        for (x, y) in (0..41).flat_map(|y| (0..41).map(move |x| (x, y))) {
            let middle = |start: f64, at: usize| (start + (at as f64 + 0.5) * module) as usize;
            assert_eq!(pages[0].is_dark(middle(left, x), middle(top, y)), area.modules.is_dark(x, y));
        }
        let read = reading::decoded(&pages[0].grey, pages[0].width, pages[0].height);
        assert_eq!(read, Some(reading::text_of(&common::symbol(6))), "{gain}");
    }
}

#[test]
fn every_label_of_a_sheet_stands_in_its_cell_and_reads() {
    let sheet = sheets().iter().find(|sheet| sheet.id == "avery-l7163").expect("a sheet");
    let own = scene(6);
    let imposition = Imposition { start: 4, crop_marks: true, ..Imposition::default() };
    let page = |at| {
        let drawn: Result<Scene, ()> = sheet.page(at, 12, &imposition, &mut |_| Ok(own.clone()));
        drawn.expect("a page")
    };
    assert_eq!(sheet.pages(12, &imposition), 2);
    let pdf = pdf(&[page(0), page(1)], &laser());
    let Some(pages) = poppler::render(&pdf, 300, None) else { return };
    let text = reading::text_of(&common::symbol(6));
    let read: Vec<usize> = pages
        .iter()
        .map(|page| {
            let texts = reading::all_decoded(&page.grey, page.width, page.height);
            texts.iter().filter(|read| **read == text).count()
        })
        .collect();
    assert_eq!(read, [11, 1]);
    // The fourth and the last cell of the first page, each measured in a rendering of its own.
    for cell in [3, 13] {
        let rect = sheet.cell(cell);
        let part = [rect.x, rect.y, rect.width, rect.height].map(|mm| pixels(mm.0) as usize);
        let pages = poppler::render(&pdf, DPI, Some(part)).expect("it was here before");
        let area = symbol(&own);
        let corner = |own_at: Mm, cell: Mm, free: Mm, part: usize| {
            pixels((own_at + cell + free / 2.0).0) - part as f64
        };
        let at = (
            corner(area.origin.x, rect.x, rect.width - own.width, part[0]),
            corner(area.origin.y, rect.y, rect.height - own.height, part[1]),
        );
        check_symbol(&pages[0], area, at, pixels(area.module.0));
    }
}
