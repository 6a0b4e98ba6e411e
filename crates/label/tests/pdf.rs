//! The PDF: the size of its page, its text, its fonts, and every module of its symbol.

mod common;

use std::io::Read;

use base::{Dpi, Mm};
use label::calibration::{Measured, measured};
use label::{Date, Item, Layout, Meta, PdfPages, Printer, PrinterKind, Rect, Scene};

fn layout() -> Layout {
    let (_, content, style) = common::samples().swap_remove(1);
    label::lay_out(&content, common::nameplate(), &style).expect("a label")
}

fn meta() -> Meta {
    let date = Some(Date { year: 2026, month: 5, day: 17 });
    Meta { title: "Lô 20260517-0001".to_owned(), language: "vi".to_owned(), date }
}

/// The streams of a file, unpacked.
fn streams(pdf: &[u8]) -> Vec<Vec<u8>> {
    let find = |from: usize, sought: &[u8]| {
        pdf[from..].windows(sought.len()).position(|window| window == sought).map(|at| from + at)
    };
    let mut streams = Vec::new();
    let mut at = 0;
    while let Some(start) = find(at, b"\nstream\n").map(|start| start + b"\nstream\n".len()) {
        let end = find(start, b"\nendstream").expect("streams end");
        let mut unpacked = Vec::new();
        match flate2::read::ZlibDecoder::new(&pdf[start..end]).read_to_end(&mut unpacked) {
            Ok(_) => streams.push(unpacked),
            Err(_) => streams.push(pdf[start..end].to_vec()),
        }
        at = end;
    }
    streams
}

/// The drawing operators of the page: operands and name.
fn operators(pdf: &[u8]) -> Vec<(Vec<f64>, String)> {
    let drawings = streams(pdf).into_iter().filter_map(|stream| String::from_utf8(stream).ok());
    let page = drawings.into_iter().find(|text| text.contains("]TJ"));
    parse(&page.expect("a page with text"))
}

fn parse(page: &str) -> Vec<(Vec<f64>, String)> {
    let mut operators = Vec::new();
    let mut operands = Vec::new();
    for token in page.replace('/', " /").split_whitespace() {
        match token.parse() {
            Ok(number) => operands.push(number),
            Err(_) => operators.push((std::mem::take(&mut operands), token.to_owned())),
        }
    }
    operators
}

#[test]
fn the_page_is_as_large_as_the_label() {
    let layout = layout();
    let pdf = label::pdf(&layout.scene, &meta()).expect("a PDF");
    let text = String::from_utf8_lossy(&pdf);
    let media = text.split("/MediaBox[").nth(1).and_then(|rest| rest.split(']').next()).expect("a page");
    let numbers: Vec<f64> = media.split(' ').map(|number| number.parse().expect("a number")).collect();
    let points = [layout.size.0, layout.size.1].map(|mm| mm.0 * 72.0 / 25.4);
    assert_eq!(numbers[..2], [0.0, 0.0]);
    assert!((numbers[2] - points[0]).abs() < 1e-3 && (numbers[3] - points[1]).abs() < 1e-3, "{media}");
    assert_eq!(text.matches("/Type/Page/").count() + text.matches("/Type/Page\n").count(), 1);
}

#[test]
fn it_asks_to_be_printed_unscaled_and_says_what_it_is() {
    let pdf = label::pdf(&layout().scene, &meta()).expect("a PDF");
    let text = String::from_utf8_lossy(&pdf);
    assert!(text.contains("/ViewerPreferences<</PrintScaling/None>>"));
    assert!(text.contains("/Lang(vi)"));
    assert!(text.contains("<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>"));
    assert!(text.contains("Lô 20260517-0001"));
    assert!(text.contains("/CreationDate(D:20260517"));
    for face in ["BeVietnamPro-Regular", "BeVietnamPro-SemiBold", "JetBrainsMono-Medium"] {
        assert!(text.contains(face), "{face} is embedded");
    }
    // The cross-reference table is where the file says.
    let start = text.rsplit("startxref\n").next().and_then(|rest| rest.lines().next()).expect("a start");
    assert!(pdf[start.parse::<usize>().expect("a number")..].starts_with(b"xref\n"));
}

#[test]
fn the_same_label_gives_the_same_bytes_and_no_date_unless_told() {
    let scene = layout().scene;
    assert_eq!(label::pdf(&scene, &meta()), label::pdf(&scene, &meta()));
    let undated = label::pdf(&scene, &Meta { date: None, ..meta() }).expect("a PDF");
    assert!(!String::from_utf8_lossy(&undated).contains("/CreationDate"));
}

#[test]
fn every_letter_can_be_copied() {
    let pdf = label::pdf(&layout().scene, &meta()).expect("a PDF");
    let maps: String = streams(&pdf)
        .into_iter()
        .filter_map(|stream| String::from_utf8(stream).ok())
        .filter(|text| text.contains("beginbfchar") || text.contains("beginbfrange"))
        .collect();
    for character in "Truyxuấtnguồốcsảôkiểmr·/Thượ0256-".chars() {
        let code = format!("{:04X}>", u32::from(character));
        assert!(maps.to_uppercase().contains(&code), "{character} is in a ToUnicode map");
    }
}

#[test]
fn the_symbol_is_one_path_with_every_module() {
    let layout = layout();
    let Some(Item::Symbol(area)) = layout.scene.items.first() else { panic!("the symbol is drawn first") };
    let pdf = label::pdf(&layout.scene, &meta()).expect("a PDF");
    let operators = operators(&pdf);
    // The symbol's path is the one with the most edges; its transformation stands before it.
    let begin = operators.iter().position(|(_, name)| name == "m").expect("a path");
    let fill = begin + operators[begin..].iter().position(|(_, name)| name == "f*").expect("a fill");
    let transform = &operators[..begin].iter().rfind(|(_, name)| name == "cm").expect("a transformation").0;
    let module = area.module.0 * 72.0 / 25.4;
    assert!(
        (transform[0] - module).abs() < 1e-4 && (transform[3].abs() - module).abs() < 1e-4,
        "{transform:?}"
    );
    assert!((transform[4] - area.origin.x.0 * 72.0 / 25.4).abs() < 1e-3, "{transform:?}");
    let mut contours: Vec<Vec<[f64; 2]>> = Vec::new();
    for (operands, name) in &operators[begin..fill] {
        match name.as_str() {
            "m" => contours.push(vec![[operands[0], operands[1]]]),
            "l" => contours.last_mut().expect("a path").push([operands[0], operands[1]]),
            "h" => {}
            other => panic!("{other} in the symbol"),
        }
    }
    let edge = area.modules.edge();
    for y in 0..edge {
        for x in 0..edge {
            let dark = winding(&contours, x as f64 + 0.5, y as f64 + 0.5) % 2 != 0;
            assert_eq!(dark, area.modules.is_dark(x, y), "module {x} {y}");
        }
    }
}

#[test]
fn a_line_is_sent_as_long_as_the_calibration_says() {
    let line = Rect { x: Mm(20.0), y: Mm(30.0), width: Mm(100.0), height: Mm(2.0) };
    let scene = Scene {
        width: Mm(210.0),
        height: Mm(297.0),
        items: vec![Item::Rule(line)],
        description: String::new(),
    };
    // A printer that prints 98.5 % of what it is sent across and 101.2 % down, 1.4 mm too far left and 0.8 mm too low.
    let real = |[x, y]: [f64; 2]| [x * 0.985 - 1.4, y * 1.012 + 0.8];
    let found = Measured {
        x_mm: 98.5,
        y_mm: 101.2,
        left_mm: Some(10.0 * 0.985 - 1.4),
        top_mm: Some(10.0 * 1.012 + 0.8),
        wedge_step: None,
    };
    let laser = Printer::exact(PrinterKind::Laser, Dpi(600.0));
    let printer = measured(&laser, (Mm(210.0), Mm(297.0)), &found).expect("plausible");
    let mut pages = PdfPages::new(&Meta::default()).expect("a file");
    pages.push(&scene, &printer).expect("a page");
    let pdf = pages.finish().expect("a PDF");
    let drawings = streams(&pdf).into_iter().filter_map(|stream| String::from_utf8(stream).ok());
    let page = drawings.into_iter().find(|text| text.contains(" cm ")).expect("a drawing");
    let operators = parse(&page);
    let operands = |wanted: &str| {
        let found = operators.iter().filter(|(_, name)| name == wanted);
        found.map(|(operands, _)| operands.clone()).collect::<Vec<_>>()
    };
    // Every transformation is one of scale and place; they act from the last to the first.
    let place = |operands: &[f64]| {
        let sent = operands_of(&operators)
            .iter()
            .rev()
            .fold([operands[0], operands[1]], |[x, y], cm| [cm[0] * x + cm[4], cm[3] * y + cm[5]]);
        let mm = 25.4 / 72.0;
        real([sent[0] * mm, 297.0 - sent[1] * mm])
    };
    let corners: Vec<[f64; 2]> = operands("m").iter().chain(&operands("l")).map(|at| place(at)).collect();
    let expected = [[20.0, 30.0], [120.0, 30.0], [120.0, 32.0], [20.0, 32.0]];
    assert_eq!(corners.len(), 4);
    for corner in expected {
        let near = |at: &&[f64; 2]| (at[0] - corner[0]).abs() < 0.01 && (at[1] - corner[1]).abs() < 0.01;
        assert_eq!(corners.iter().filter(near).count(), 1, "{corners:?}");
    }
}

/// The operands of all transformations.
fn operands_of(operators: &[(Vec<f64>, String)]) -> Vec<Vec<f64>> {
    operators.iter().filter(|(_, name)| name == "cm").map(|(operands, _)| operands.clone()).collect()
}

/// How often closed paths run round a point.
fn winding(contours: &[Vec<[f64; 2]>], x: f64, y: f64) -> i32 {
    let mut winding = 0;
    for contour in contours {
        for (at, a) in contour.iter().enumerate() {
            let b = contour[(at + 1) % contour.len()];
            if a[0] == b[0] && a[0] > x && (a[1].min(b[1])..a[1].max(b[1])).contains(&y) {
                winding += if b[1] > a[1] { 1 } else { -1 };
            }
        }
    }
    winding
}
