//! Logos: what is read, what is left out and said, what is refused, and where they stand.

mod common;

use std::time::{Duration, Instant};

use base::Mm;
use label::{Content, Item, Logo, MAX_LOGO_BYTES, Meta, Paint, Rect, Shape};
use proptest::prelude::*;

const SVG: &str = "xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"";

fn svg(body: &str) -> String {
    format!("<svg {SVG} viewBox=\"0 0 40 20\">{body}</svg>")
}

/// What is said of a file with this body, or why it is refused.
fn check(body: &str, expected: &[&str]) {
    check_file(svg(body).as_bytes(), expected);
}

fn check_file(bytes: &[u8], expected: &[&str]) {
    let told: Vec<String> = match Logo::read(bytes) {
        Ok((_, findings)) => findings.iter().map(|finding| finding.code.to_string()).collect(),
        Err(fault) => vec![format!("refused: {}", fault.code())],
    };
    assert_eq!(told, expected, "{}", String::from_utf8_lossy(&bytes[..bytes.len().min(200)]));
}

const BOX: &str = "<path d=\"M0 0h40v20H0z\"/>";

#[test]
fn what_runs_links_or_shows_pictures_is_left_out_and_said() {
    let with = |more: &str| format!("{BOX}{more}");
    check(BOX, &[]);
    check(&with("<script>alert(1)</script>"), &["logo.script-left-out"]);
    check("<path onload=\"alert(1)\" d=\"M0 0h40v20H0z\"/>", &["logo.script-left-out"]);
    check(&with("<a xlink:href=\"javascript:alert(1)\"/>"), &["logo.script-left-out"]);
    check(&with("<use href=\"https://example.com/a.svg#b\"/>"), &["logo.link-left-out"]);
    check(&with("<image href=\"https://example.com/a.png\"/>"), &["logo.image-left-out"]);
    check(&with("<image xlink:href=\"data:image/png;base64,iVBORw0KGgo=\"/>"), &["logo.image-left-out"]);
    check(&with("<foreignObject><p>hi</p></foreignObject>"), &["logo.foreign-left-out"]);
    check(&with("<text>Atlas</text>"), &["logo.text-left-out"]);
    check(
        &with("<rect width=\"9\" height=\"9\" fill=\"url(https://example.com/#a)\"/>"),
        &["logo.link-left-out"],
    );
    let clipped = "<clipPath id=\"c\"><rect width=\"9\" height=\"9\"/></clipPath><g clip-path=\"url(#c)\">";
    check(&format!("{clipped}{BOX}</g>"), &["logo.clip-left-out"]);
    check(
        &with("<filter id=\"f\"/><rect style=\"filter:url(#f)\" width=\"9\" height=\"9\"/>"),
        &["logo.effect-left-out"],
    );
    check("<style>.a{fill:#fff}</style><path class=\"a\" d=\"M0 0h40v20H0z\"/>", &["refused: logo.empty"]);
    check("<style>@import url(https://example.com)</style><path d=\"M0 0h40v20H0z\"/>", &[]);
}

#[test]
fn what_cannot_be_a_logo_is_refused_and_soon() {
    let begun = Instant::now();
    let entities = "<!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>";
    check_file(format!("{entities}{}", svg("&b;")).as_bytes(), &["refused: logo.entities"]);
    check_file(&vec![b' '; MAX_LOGO_BYTES + 1], &["refused: logo.too-large"]);
    check_file(b"%PDF-1.7", &["refused: logo.not-supported"]);
    check_file(b"\xff\xfe<svg", &["refused: logo.not-supported"]);
    check_file(b"<html><svg/></html>", &["refused: logo.not-supported"]);
    check_file(b"\x89PNG\r\n\x1a\nnothing", &["refused: logo.broken"]);
    check("<path", &["refused: logo.broken"]);
    check("", &["refused: logo.empty"]);
    check("<path d=\"M0 0h40v20H0z\" fill=\"white\"/>", &["refused: logo.empty"]);
    check("<path d=\"M0 0h40v20H0z\" opacity=\"0.2\"/>", &["refused: logo.empty"]);
    check(&format!("{}{}", "<g>".repeat(20_000), "</g>".repeat(20_000)), &["refused: logo.too-complex"]);
    // Comments and quoted signs do not hide how deep it is.
    let hidden = "<g id=\"/>\"><!-- </g></g> -->".repeat(5_000);
    check(&format!("{hidden}{}", "</g>".repeat(5_000)), &["refused: logo.too-complex"]);
    let copies = |of: &str| format!("<use href=\"#{of}\"/>").repeat(10);
    let mut nested = format!("<g id=\"a0\">{BOX}</g>");
    for level in 1..9 {
        nested += &format!("<g id=\"a{level}\">{}</g>", copies(&format!("a{}", level - 1)));
    }
    check(&nested, &["refused: logo.too-complex"]);
    check(&format!("<g id=\"a\">{BOX}<use href=\"#a\"/></g>"), &["refused: logo.too-complex"]);
    check(&format!("<path d=\"M0 0{}\"/>", "h1v1".repeat(30_000)), &["refused: logo.too-complex"]);
    let dashes = "<path stroke=\"#000\" stroke-dasharray=\"0.0001\" d=\"M0 0h1000000\" stroke-width=\"5\"/>";
    check(dashes, &[]);
    assert!(begun.elapsed() < Duration::from_secs(4), "{:?}", begun.elapsed());
}

#[test]
fn a_style_sheet_does_not_multiply_what_is_in_the_file() {
    let sheet = |selectors: &str, body: &str, more: &str| {
        check(&format!("<style>{selectors}{{{body}}}</style>{more}{BOX}"), &["refused: logo.too-complex"]);
    };
    let begun = Instant::now();
    let many: String = (0..10_000).map(|at| format!("x{at}:y;")).collect();
    sheet(&".a,".repeat(40_000), &many, "");
    // A long value in a class that many elements have.
    let path = format!("d:{}", "M0 0h1v1".repeat(10_000));
    sheet(".a", &path, &"<path class=\"a\"/>".repeat(5_000));
    assert!(begun.elapsed() < Duration::from_secs(4), "{:?}", begun.elapsed());
    // What drawing programs write is taken, and a class that is named twice counts once.
    let classes: String = (0..300).map(|at| format!(".c{at},.d{at}{{fill:#000;stroke:none}}")).collect();
    let boxes: String = (0..300).map(|at| format!("<g class=\"c{at} d{at} c{at}\">{BOX}</g>")).collect();
    check(&format!("<style>{classes}</style>{boxes}"), &[]);
    let light = format!("<style>.a{{fill:#000}}.b{{fill:#fff}}</style><g class=\"a b a\">{BOX}</g>");
    check(&light, &["refused: logo.empty"]);
}

fn png(width: u32, height: u32, dark: impl Fn(u32, u32) -> bool) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Grayscale);
    let mut writer = encoder.write_header().expect("a header");
    let pixels: Vec<u8> = (0..height)
        .flat_map(|y| (0..width).map(move |x| (x, y)))
        .map(|(x, y)| if dark(x, y) { 0 } else { 255 })
        .collect();
    writer.write_image_data(&pixels).expect("pixels");
    writer.finish().expect("an end");
    bytes
}

fn shapes(logo: &Logo) -> (Vec<Shape>, Rect, Rect) {
    let content = Content { logo: Some(logo.clone()), ..common::full("Atlas Vacuum Co., Ltd.") };
    let layout = label::lay_out(&content, common::template("100x50"), &common::style()).expect("a label");
    assert_eq!(layout.findings, []);
    let paper = Rect { x: Mm(0.0), y: Mm(0.0), width: layout.size.0, height: layout.size.1 };
    let quiet = layout.scene.items.iter().find_map(|item| match item {
        Item::Symbol(area) => Some(area.quiet_bounds()),
        _ => None,
    });
    let svg = label::svg(&layout.scene, &Meta::default());
    assert!(!svg.contains("script") && !svg.contains("href") && !svg.contains("example.com"));
    let shapes = layout.scene.items.into_iter().filter_map(|item| match item {
        Item::Shape(shape) => Some(shape),
        _ => None,
    });
    (shapes.collect(), paper, quiet.expect("a symbol"))
}

#[test]
fn a_logo_keeps_its_ratio_in_the_place_of_its_template() {
    let ring = "<circle cx=\"50\" cy=\"0\" r=\"20\"/><circle cx=\"50\" cy=\"0\" r=\"10\" fill=\"#fff\"/>";
    let (logo, _) = Logo::read(svg(ring).as_bytes()).expect("a logo");
    let (shapes, paper, quiet) = shapes(&logo);
    assert_eq!(shapes.iter().map(|shape| shape.paint).collect::<Vec<_>>(), [Paint::Ink, Paint::Paper]);
    let bounds = shapes[0].bounds();
    // The template gives it 20 by 6 mm.
    assert!((bounds.width.0 - 6.0).abs() < 1e-3 && (bounds.height.0 - 6.0).abs() < 1e-3, "{bounds:?}");
    assert!(paper.contains(&bounds) && !bounds.overlaps(&quiet));
}

#[test]
fn dark_pixels_are_ink() {
    let (logo, _) = Logo::read(&png(40, 10, |x, y| x >= 4 && (x / 4 + y / 2) % 2 == 0)).expect("a logo");
    let (shapes, paper, quiet) = shapes(&logo);
    assert_eq!(shapes.len(), 1);
    let bounds = shapes[0].bounds();
    assert!(
        (bounds.width.0 / bounds.height.0 - 3.2).abs() < 0.5
            && !bounds.overlaps(&quiet)
            && paper.contains(&bounds)
    );
    check_file(&png(40, 10, |_, _| false), &["refused: logo.empty"]);
    check_file(&png(600, 600, |x, y| (x + y) % 2 == 0), &["refused: logo.too-complex"]);
    check_file(&png(2_000, 1, |_, _| true), &["refused: logo.too-complex"]);
}

#[test]
fn a_template_without_room_leaves_the_logo_out() {
    let (logo, _) = Logo::read(svg(BOX).as_bytes()).expect("a logo");
    let content = Content { logo: Some(logo), ..common::content(6, "A", "B", "C") };
    let layout = label::lay_out(&content, common::template("50x30"), &common::style()).expect("a label");
    assert_eq!(layout.findings.iter().map(|f| f.code.as_ref()).collect::<Vec<_>>(), ["label.logo-left-out"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn no_file_makes_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), from in 0..200usize, cut in 0..20usize) {
        let _ = Logo::read(&bytes);
        let mut file = svg("<g transform=\"scale(1e30)\"><rect width=\"4\" height=\"1e9\" rx=\"3\"/></g><path d=\"M0 0q1 1 2 2\"/>").into_bytes();
        let from = from.min(file.len());
        let end = (from + cut).min(file.len());
        file.splice(from..end, bytes);
        if let Ok((logo, _)) = Logo::read(&file) {
            let content = Content { logo: Some(logo), ..common::content(6, "A", "B", "C") };
            let layout = label::lay_out(&content, common::template("100x50"), &common::style()).expect("a label");
            prop_assert!(label::pdf(&layout.scene, &Meta::default()).is_ok());
        }
    }
}
