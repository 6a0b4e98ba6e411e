//! Sheets: the data, the findings of a grid, and which label stands where.

mod common;

use base::{Dpi, Mm, Severity};
use label::{Align, Imposition, Item, PdfPages, Printer, PrinterKind, Rect, Scene, Sheet, sheets};
use proptest::prelude::*;

fn sheet(id: &str) -> Sheet {
    sheets().iter().find(|sheet| sheet.id == id).expect("a sheet").clone()
}

fn codes(sheet: &Sheet) -> Vec<String> {
    sheet.check().iter().map(|finding| finding.code.to_string()).collect()
}

/// A label of this size with a rule over all of it, so that its place can be read off.
fn block(width: f64, height: f64) -> Scene {
    let rect = Rect { x: Mm(0.0), y: Mm(0.0), width: Mm(width), height: Mm(height) };
    Scene {
        width: Mm(width),
        height: Mm(height),
        items: vec![Item::Rule(rect)],
        description: "label".to_owned(),
    }
}

/// The rules of a page, in tenths of a millimetre: x, y, width, height.
fn rules(page: &Scene) -> Vec<[i64; 4]> {
    let rects = page.items.iter().filter_map(|item| match item {
        Item::Rule(rect) => Some([rect.x, rect.y, rect.width, rect.height]),
        _ => None,
    });
    rects.map(|rect| rect.map(|mm| (mm.0 * 10.0).round() as i64)).collect()
}

fn page(sheet: &Sheet, at: usize, labels: usize, imposition: &Imposition, size: (f64, f64)) -> Scene {
    let drawn: Result<Scene, ()> = sheet.page(at, labels, imposition, &mut |_| Ok(block(size.0, size.1)));
    drawn.expect("a page")
}

#[test]
fn every_sheet_of_the_data_is_a_grid_on_its_paper() {
    let mut ids: Vec<&str> = sheets().iter().map(|sheet| sheet.id.as_str()).collect();
    assert!(ids.len() > 30);
    for sheet in sheets() {
        let worst = base::worst(&sheet.check());
        assert!(worst <= Some(Severity::Info), "{}: {:?}", sheet.id, sheet.check());
        assert!(!sheet.source.is_empty() && !sheet.name.is_empty());
        // Makers cut in the middle of the paper: what is left over is the same on both sides.
        let last = sheet.cell(sheet.cells() - 1);
        let over = [sheet.paper.0 - last.right() - sheet.left, sheet.paper.1 - last.bottom() - sheet.top];
        assert!(over.iter().all(|over| over.0.abs() < 0.02), "{}: {over:?}", sheet.id);
        assert_eq!(Sheet::parse(&sheet.to_json()).as_ref(), Ok(sheet));
    }
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), sheets().len());
    // The product's name says it.
    let known = |id: &str| (sheet(id).cells(), sheet(id).label);
    assert_eq!(known("avery-l7160"), (21, (Mm(63.5), Mm(38.1))));
    assert_eq!(known("avery-l7163"), (14, (Mm(99.1), Mm(38.1))));
    assert_eq!(known("avery-5163"), (10, (Mm(101.6), Mm(50.8))));
}

#[test]
fn a_grid_that_cannot_be_is_found() {
    let good = sheet("avery-l7163");
    let check = |change: &dyn Fn(&mut Sheet), expected: &[&str]| {
        let mut sheet = good.clone();
        change(&mut sheet);
        assert_eq!(codes(&sheet), expected);
    };
    check(&|_| {}, &[]);
    check(&|sheet| sheet.label.0 = Mm(0.0), &["sheet.measure"]);
    check(&|sheet| sheet.label = (Mm(f64::NAN), Mm(f64::INFINITY)), &["sheet.measure", "sheet.measure"]);
    check(&|sheet| sheet.columns = 0, &["sheet.measure"]);
    check(&|sheet| sheet.rows = u32::MAX, &["sheet.measure"]);
    check(&|sheet| sheet.pitch_x = Mm(90.0), &["sheet.labels-overlap-across"]);
    check(&|sheet| sheet.pitch_y = Mm(38.0), &["sheet.labels-overlap-down"]);
    check(&|sheet| sheet.left = Mm(10.0), &["sheet.off-paper-across"]);
    check(&|sheet| sheet.rows = 8, &["sheet.off-paper-down"]);
    check(&|sheet| sheet.top = Mm(3.0), &["sheet.near-edge"]);
    // A single row has no next one, whatever its pitch says.
    check(&|sheet| (sheet.rows, sheet.pitch_y) = (1, Mm(0.0)), &[]);
    assert!(good.fits((Mm(99.1), Mm(38.1))) && !good.fits((Mm(99.2), Mm(30.0))));
    assert_eq!(good.lacks_room((Mm(60.0), Mm(38.0))), None);
    let finding = good.lacks_room((Mm(60.0), Mm(40.0))).expect("too tall");
    assert_eq!((finding.code.as_ref(), finding.severity), ("sheet.label-too-large", Severity::Error));
}

#[test]
fn a_sheet_of_another_form_is_refused() {
    let json = sheet("avery-l7163").to_json();
    let code = |json: &str| Sheet::parse(json).map_err(|fault| fault.code()).map(|_| "");
    assert_eq!(code(&json), Ok(""));
    // A newer form may have what this one does not know: it is its number that is told.
    let newer = json.replace("\"version\": 1", "\"version\": 2, \"tilt\": 3");
    assert_eq!(code(&newer), Err("sheet.too-new"));
    assert_eq!(code(&json.replace("\"rows\"", "\"lines\"")), Err("sheet.unreadable"));
    assert_eq!(code("{}"), Err("sheet.unreadable"));
    assert_eq!(code("Avery"), Err("sheet.unreadable"));
    assert_eq!(code(&" ".repeat(label::MAX_SHEET_BYTES + 1)), Err("sheet.too-large"));
}

#[test]
fn labels_are_laid_row_by_row_from_the_chosen_one() {
    let sheet = sheet("avery-l7163");
    let first = Imposition::default();
    assert_eq!([0, 1, 14, 15, 28, 29].map(|labels| sheet.pages(labels, &first)), [0, 1, 1, 2, 2, 3]);
    let late = Imposition { start: 13, ..first };
    assert_eq!([0, 1, 2, 3, 16, 17].map(|labels| sheet.pages(labels, &late)), [0, 1, 1, 2, 2, 3]);
    // Beyond the sheet there is nothing to begin at: its last label.
    assert_eq!(sheet.pages(2, &Imposition { start: 99, ..first }), 2);
    assert_eq!(sheet.pages(1, &Imposition { start: 0, ..first }), 1);
    assert_eq!(sheet.on_page(0, 20, &late), (0..2, 12));
    assert_eq!(sheet.on_page(1, 20, &late), (2..16, 0));
    assert_eq!(sheet.on_page(2, 20, &late), (16..20, 0));
    assert_eq!(sheet.on_page(3, 20, &late), (20..20, 0));
    // Two columns, the 13th and 14th of seven rows; centred: (99.1 - 60) / 2 and (38.1 - 30) / 2.
    let page = page(&sheet, 0, 20, &late, (60.0, 30.0));
    assert_eq!(rules(&page), [[242, 2478, 600, 300], [1258, 2478, 600, 300]]);
    assert_eq!((page.width, page.height), (Mm(210.0), Mm(297.0)));
    assert_eq!(page.description, "label\nlabel");
    let corner = Imposition { align: Align::TopLeft, ..late };
    assert_eq!(rules(&self::page(&sheet, 0, 20, &corner, (60.0, 30.0)))[0], [47, 2438, 600, 300]);
    let refused = sheet.page(0, 3, &first, &mut |at| if at < 2 { Ok(block(9.0, 9.0)) } else { Err(at) });
    assert_eq!(refused.err(), Some(2));
}

#[test]
fn crop_marks_stand_beside_labels_and_on_none() {
    let marked = Imposition { crop_marks: true, ..Imposition::default() };
    for sheet in sheets() {
        let page = page(sheet, 0, 0, &marked, (1.0, 1.0));
        let marks: Vec<&Rect> = page
            .items
            .iter()
            .map(|item| match item {
                Item::Rule(rect) => rect,
                other => panic!("{other:?}"),
            })
            .collect();
        for mark in &marks {
            assert!(mark.x.0 > -0.06 && mark.right() <= sheet.paper.0 + Mm(0.06), "{}: {mark:?}", sheet.id);
            for cell in 0..sheet.cells() {
                // Marks beside a label touch none, not by half their thickness either.
                let cell = sheet.cell(cell);
                let near = Rect {
                    x: cell.x + Mm(0.1),
                    y: cell.y + Mm(0.1),
                    width: cell.width - Mm(0.2),
                    height: cell.height - Mm(0.2),
                };
                assert!(!mark.overlaps(&near), "{}: {mark:?} {cell:?}", sheet.id);
            }
        }
    }
    // Fourteen labels in two columns with a gap between them: above and below at four edges; left, right and in the
    // gap at eight edges of rows without gaps.
    let marks = rules(&page(&sheet("avery-l7163"), 0, 0, &marked, (1.0, 1.0)));
    assert_eq!(marks.iter().filter(|mark| mark[3] > mark[2]).count(), 4 * 2);
    assert_eq!(marks.iter().filter(|mark| mark[2] > mark[3]).count(), 8 * 3);
}

#[test]
fn a_label_on_a_sheet_is_the_same_as_alone() {
    let sheet = sheet("avery-l7163");
    let content = common::content(6, "Atlas Vacuum Co., Ltd.", "20260517-0001", "QT3-2026/04518");
    let own = label::lay_out(&content, common::nameplate(), &common::style()).expect("a label").scene;
    assert!(sheet.fits((own.width, own.height)));
    let drawn: Result<Scene, ()> = sheet.page(0, 14, &Imposition::default(), &mut |_| Ok(own.clone()));
    let page = drawn.expect("a page");
    assert_eq!(page.items.len(), 14 * own.items.len());
    let printer = Printer::exact(PrinterKind::Laser, Dpi(600.0));
    let mut pages = PdfPages::new(&label::Meta::default()).expect("a file");
    assert_eq!(pages.pages(), 0);
    pages.push(&page, &printer).expect("a page");
    pages.push(&page, &printer).expect("a page");
    assert_eq!(pages.pages(), 2);
    let pdf = pages.finish().expect("a PDF");
    let text = String::from_utf8_lossy(&pdf);
    assert_eq!(text.matches("/Type/Page/").count(), 2);
    assert!(text.contains("/Count 2") && text.contains("/PrintScaling/None"));
    // Each face is in the file once.
    assert_eq!(text.matches("/FontFile2").count(), 3);
    let empty = PdfPages::new(&label::Meta::default()).expect("a file").finish();
    assert_eq!(empty.expect_err("no page").code(), "label.no-pages");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn no_grid_makes_a_panic_and_every_label_is_laid_once(
        numbers in prop::array::uniform8(prop_oneof![-1.0..300.0f64, any::<f64>()]),
        (columns, rows) in (0u32..9, 0u32..9),
        (labels, start) in (0usize..60, 0usize..99),
    ) {
        let [paper_x, paper_y, label_x, label_y, left, top, pitch_x, pitch_y] = numbers.map(Mm);
        let sheet = Sheet {
            paper: (paper_x, paper_y), label: (label_x, label_y),
            columns, rows, left, top, pitch_x, pitch_y, ..sheet("avery-l7163")
        };
        let _ = (sheet.check(), sheet.lacks_room((Mm(50.0), Mm(30.0))));
        prop_assume!(columns * rows > 0);
        let imposition = Imposition { start, crop_marks: true, align: Align::Centre };
        let pages = sheet.pages(labels, &imposition);
        let mut laid = Vec::new();
        for at in 0..pages {
            let before = laid.len();
            let drawn: Result<Scene, ()> = sheet.page(at, labels, &imposition, &mut |label| {
                laid.push(label);
                Ok(block(5.0, 5.0))
            });
            prop_assert!(drawn.is_ok() && laid.len() > before);
        }
        prop_assert_eq!(laid, (0..labels).collect::<Vec<_>>());
    }
}
