//! The PNG: its size in pixels and on paper, every pixel of its symbol, and that all is ink on white.

mod common;

use std::io::Cursor;

use base::Dpi;
use label::{Item, LabelError, Layout, SymbolArea};

struct Picture {
    width: usize,
    height: usize,
    grey: Vec<u8>,
    per_metre: u32,
}

fn read(bytes: &[u8]) -> Picture {
    let mut reader = png::Decoder::new(Cursor::new(bytes)).read_info().expect("a PNG");
    let mut grey = vec![0; reader.output_buffer_size().expect("a size")];
    let frame = reader.next_frame(&mut grey).expect("a picture");
    assert_eq!((frame.color_type, frame.bit_depth), (png::ColorType::Grayscale, png::BitDepth::Eight));
    let dims = reader.info().pixel_dims.expect("a physical size");
    assert_eq!((dims.xppu, dims.unit), (dims.yppu, png::Unit::Meter));
    Picture { width: frame.width as usize, height: frame.height as usize, grey, per_metre: dims.xppu }
}

fn symbol(layout: &Layout) -> &SymbolArea {
    let area = layout.scene.items.iter().find_map(|item| match item {
        Item::Symbol(area) => Some(area),
        _ => None,
    });
    area.expect("a symbol")
}

/// Every pixel of the symbol and of its quiet zone is what the module says.
fn check_symbol(layout: &Layout, picture: &Picture) {
    let area = symbol(layout);
    let module = (area.module.0 * f64::from(picture.per_metre) / 1000.0).round() as usize;
    // `pHYs` is rounded to whole pixels a metre; this is what it was rounded from.
    let per_mm = module as f64 / area.module.0;
    let at = |mm: f64| (mm * per_mm).round() as usize;
    let (left, top) = (at(area.origin.x.0), at(area.origin.y.0));
    let (edge, quiet) = (area.modules.edge(), qr_symbol::QUIET_ZONE_MODULES);
    for y in 0..(edge + 2 * quiet) * module {
        for x in 0..(edge + 2 * quiet) * module {
            let (column, row) = ((x / module).wrapping_sub(quiet), (y / module).wrapping_sub(quiet));
            let expected = if area.modules.is_dark(column, row) { 0 } else { 255 };
            let (px, py) = (left + x - quiet * module, top + y - quiet * module);
            assert_eq!(picture.grey[py * picture.width + px], expected, "module {column} {row}");
        }
    }
}

#[test]
fn a_picture_has_whole_pixels_a_module_and_its_true_size() {
    for (name, content, style) in common::samples() {
        let layout = label::lay_out(&content, common::nameplate(), &style).expect("a label");
        for dpi in [72.0, 203.0, 300.0, 600.0, 1200.0] {
            let picture = read(&label::png(&layout.scene, Dpi(dpi)).expect("a PNG"));
            let (width, height) = (layout.size.0.0, layout.size.1.0);
            let mm = |pixels: usize| pixels as f64 * 1000.0 / f64::from(picture.per_metre);
            let pixel = mm(1);
            assert!((mm(picture.width) - width).abs() <= pixel, "{name} {dpi}: {width} mm");
            assert!((mm(picture.height) - height).abs() <= pixel, "{name} {dpi}: {height} mm");
            let module = layout.module.0 / pixel;
            assert!((module - module.round()).abs() < 1e-3, "{name} {dpi}: {module} pixels a module");
            check_symbol(&layout, &picture);
        }
    }
}

#[test]
fn at_the_printers_resolution_dots_are_pixels() {
    let content = common::content(6, "Atlas Vacuum Co., Ltd.", "20260517-0001", "QT3-2026/04518");
    let layout = label::lay_out(&content, common::nameplate(), &common::style()).expect("a label");
    let picture = read(&label::png(&layout.scene, Dpi(600.0)).expect("a PNG"));
    // 600 / 25.4 mm
    assert_eq!((picture.per_metre, layout.module_dots), (23_622, 12));
    // 70 mm and 27 mm
    assert_eq!((picture.width, picture.height), (1654, 638));
    // Text is there, and smoothed.
    let text: Vec<u8> = picture.grey.iter().copied().filter(|&grey| grey != 0 && grey != 255).collect();
    assert!(text.len() > 2000, "{}", text.len());
}

#[test]
fn resolutions_that_make_no_sense_are_refused() {
    let content = common::content(2, "A", "B", "C");
    let layout = label::lay_out(&content, common::nameplate(), &common::style()).expect("a label");
    for dpi in [0.0, -600.0, f64::NAN, f64::INFINITY, 1e9] {
        let fault = label::png(&layout.scene, Dpi(dpi)).expect_err("no such resolution");
        assert_eq!(fault.code(), "label.measure-out-of-range");
    }
    let mut scene = layout.scene;
    scene.width = base::Mm(10_000.0);
    assert!(matches!(label::png(&scene, Dpi(4800.0)), Err(LabelError::PictureTooLarge { .. })));
    scene.width = base::Mm(f64::INFINITY);
    assert!(matches!(label::png(&scene, Dpi(4800.0)), Err(LabelError::PictureTooLarge { .. })));
}
