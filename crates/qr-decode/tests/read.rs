//! Symbols as a camera may see them are read, and said to be where they are.

use base::{Luma, Point, Quad};
use qr_decode::{Effort, Found, Reader, decode};
use qr_encode::{LevelChoice, Payload, Request, encode};
use qr_scene::plain::{Scene, symbol};
use qr_symbol::{EcLevel, Mask, Modules, Symbol, Version, byte_capacity};

const LABEL: &str = "Manufacturer: Công ty Thử\nBatch: 20261301-0001\nReport: NB-2026/118";

/// How far the worst corner is from where it should be, in pixels.
fn worst_corner(found: &Quad, expected: &Quad) -> f64 {
    found.0.iter().zip(expected.0).map(|(a, b)| (a.x - b.x).hypot(a.y - b.y)).fold(0.0, f64::max)
}

#[track_caller]
fn only(image: &Luma, effort: Effort) -> Found {
    let mut found = decode(image.view(), effort).found;
    assert_eq!(found.len(), 1, "{effort:?}: {found:?}");
    found.remove(0)
}

#[track_caller]
fn check(scene: &Scene, symbol: &Symbol, effort: Effort, most_off_px: f64) {
    let found = only(&scene.draw(symbol.modules()), effort);
    assert_eq!(found.text.as_deref(), Some(LABEL));
    assert_eq!(&found.symbol, symbol);
    let off = worst_corner(&found.corners, &scene.corners);
    assert!(off < most_off_px, "{off:.2} px: {:?} is not {:?}", found.corners, scene.corners);
}

#[test]
fn scales_and_turns() {
    let symbol = symbol(LABEL, EcLevel::M);
    for module in [2.6, 3.0, 4.5, 8.0, 14.0, 22.0] {
        let turns: &[f64] =
            if module < 10.0 { &[0.0, 7.0, 45.0, 90.0, 133.0, 180.0, 200.0, 315.0] } else { &[0.0, 22.0] };
        for &degrees in turns {
            let scene = Scene::turned(&symbol, module, degrees);
            for effort in [Effort::Live, Effort::Thorough] {
                check(&scene, &symbol, effort, 1.0);
            }
        }
    }
}

#[test]
fn slants() {
    let symbol = symbol(LABEL, EcLevel::Q);
    let corners = [
        [(120.0, 90.0), (480.0, 130.0), (440.0, 430.0), (90.0, 460.0)],
        [(150.0, 60.0), (420.0, 150.0), (430.0, 420.0), (120.0, 480.0)],
        [(300.0, 60.0), (520.0, 270.0), (310.0, 500.0), (80.0, 290.0)],
    ];
    for corners in corners {
        let mut scene = Scene::turned(&symbol, 8.0, 0.0);
        (scene.width, scene.height) = (600, 560);
        scene.corners = Quad(corners.map(|(x, y)| Point { x, y }));
        check(&scene, &symbol, Effort::Thorough, 4.0);
        check(&scene, &symbol, Effort::Live, 4.0);
    }
}

#[test]
fn blur_noise_and_uneven_light() {
    let symbol = symbol(LABEL, EcLevel::M);
    let plain = Scene::turned(&symbol, 5.0, 12.0);
    let worse = [
        Scene { blur: 1, ..plain.clone() },
        Scene { blur: 2, ..plain.clone() },
        Scene { noise: 40.0, ..plain.clone() },
        Scene { shade: 0.85, ..plain.clone() },
        Scene { dark: 120.0, light: 170.0, ..plain.clone() },
        Scene { blur: 1, noise: 15.0, shade: 0.6, dark: 60.0, light: 180.0, ..plain },
    ];
    for scene in worse {
        check(&scene, &symbol, Effort::Thorough, 2.5);
    }
}

#[test]
fn bent_paper() {
    let symbol = symbol(LABEL, EcLevel::M);
    for bulge in [4.0, 8.0, 12.0] {
        let scene = Scene { bulge, blur: 1, ..Scene::turned(&symbol, 6.0, 0.0) };
        let found = only(&scene.draw(symbol.modules()), Effort::Thorough);
        assert_eq!(found.text.as_deref(), Some(LABEL), "{bulge}");
    }
}

#[test]
fn light_on_dark_and_seen_from_behind() {
    let symbol = symbol(LABEL, EcLevel::M);
    let scene = Scene::turned(&symbol, 4.0, 20.0);
    check(&Scene { dark: 230.0, light: 15.0, ..scene.clone() }, &symbol, Effort::Thorough, 2.0);

    // From behind, the own top right is where the bottom left of the grid is drawn.
    let found = only(&scene.draw(&symbol.modules().transposed()), Effort::Live);
    assert!(found.mirrored);
    assert_eq!(found.text.as_deref(), Some(LABEL));
    let [tl, tr, br, bl] = scene.corners.0;
    assert!(worst_corner(&found.corners, &Quad([tl, bl, br, tr])) < 2.0);
}

#[test]
fn every_version_and_level() {
    for version in Version::all() {
        for level in EcLevel::ALL {
            let symbol =
                symbol(&"ab".repeat(byte_capacity(version, level))[..byte_capacity(version, level)], level);
            assert_eq!(symbol.version(), version);
            let scene = Scene { samples: 1, ..Scene::turned(&symbol, 3.0, 0.0) };
            let found = only(&scene.draw(symbol.modules()), Effort::Thorough);
            assert_eq!(found.symbol, symbol);
            assert_eq!(found.payload.len(), byte_capacity(version, level));
        }
    }
}

#[test]
fn every_mask() {
    // Of versions 3 to 5: smaller ones have no alignment pattern, larger ones name their version.
    let text = "Manufacturer: X\nBatch: 20261301-0001\nR 11";
    for level in EcLevel::ALL {
        let symbol = symbol(text, level);
        for mask in Mask::all() {
            let modules = masked_by(&symbol, mask);
            let found = only(&Scene::turned(&symbol, 4.0, 0.0).draw(&modules), Effort::Live);
            assert_eq!((found.symbol.level(), found.symbol.mask()), (level, mask));
            assert_eq!(found.text.as_deref(), Some(text));
        }
    }
}

/// The same codewords under another mask, below version 7.
fn masked_by(symbol: &Symbol, mask: Mask) -> Modules {
    let edge = symbol.edge();
    let last = *symbol.version().alignment_centres().last().expect("an alignment pattern");
    let is_fixed = |x: usize, y: usize| {
        let (left, top, right, bottom) = (x < 9, y < 9, x + 8 >= edge, y + 8 >= edge);
        let finder = (left && (top || bottom)) || (right && top);
        finder || x == 6 || y == 6 || (x.abs_diff(last) <= 2 && y.abs_diff(last) <= 2)
    };
    let format = u32::from(qr_symbol::format_information(symbol.level(), mask));
    let format_bit = |x: usize, y: usize| match (x, y) {
        (8, 0..=5) => Some(y),
        (8, 7) => Some(6),
        (8, 8) => Some(7),
        (7, 8) => Some(8),
        (0..=5, 8) => Some(14 - x),
        (_, 8) if x + 8 >= edge => Some(edge - 1 - x),
        (8, _) if y + 7 >= edge => Some(y + 15 - edge),
        _ => None,
    };
    Modules::from_fn(edge, |x, y| match format_bit(x, y) {
        Some(bit) => format >> bit & 1 == 1,
        None if is_fixed(x, y) => symbol.modules().is_dark(x, y),
        None => symbol.modules().is_dark(x, y) ^ symbol.mask().turns(x, y) ^ mask.turns(x, y),
    })
}

#[test]
fn element_strings_keep_their_separators() {
    let text = "010950600013435210AB%C/D\u{1D}21x%1\u{1D}91ABC%%1";
    let request = Request {
        payload: Payload::Gs1(text),
        level: LevelChoice::Exactly(EcLevel::M),
        largest: Version::MAX,
    };
    let symbol = encode(&request).expect("encodes").symbol;
    let found = only(&Scene::turned(&symbol, 5.0, 30.0).draw(symbol.modules()), Effort::Thorough);
    assert_eq!((found.text.as_deref(), found.gs1, &found.symbol), (Some(text), true, &symbol));
}

#[test]
fn the_character_set_that_a_symbol_names_is_its_own() {
    // ECI 3 and two bytes that are UTF-8 too.
    let data = [0x70, 0x34, 0x02, 0xc3, 0xa9, 0x00];
    let version = Version::MIN;
    let mut padded = data.to_vec();
    padded.extend(
        [0xec, 0x11].into_iter().cycle().take(qr_symbol::data_codewords(version, EcLevel::M) - data.len()),
    );
    let symbol = Symbol::compose(version, EcLevel::M, None, &padded);
    let found = only(&Scene::turned(&symbol, 6.0, 0.0).draw(symbol.modules()), Effort::Live);
    assert_eq!((found.text.as_deref(), found.payload.as_slice()), (Some("Ã©"), &b"\xc3\xa9"[..]));
    assert!(!found.gs1 && found.structured_append.is_none());
}

#[test]
fn the_symbol_is_given_as_it_was_printed_and_its_damage_counted() {
    let symbol = symbol(LABEL, EcLevel::Q);
    let scene = Scene::turned(&symbol, 6.0, 10.0);
    let whole = only(&scene.draw(symbol.modules()), Effort::Live);
    assert!(whole.blocks.iter().all(|block| block.wrong == 0), "{:?}", whole.blocks);

    // A stain over data, beside the last alignment pattern.
    let edge = symbol.edge();
    let stained = Modules::from_fn(edge, |x, y| {
        symbol.modules().is_dark(x, y)
            || ((edge - 14..edge - 10).contains(&x) && (edge - 14..edge - 8).contains(&y))
    });
    assert_ne!(&stained, symbol.modules());
    let found = only(&scene.draw(&stained), Effort::Thorough);
    assert_eq!((found.text.as_deref(), &found.symbol), (Some(LABEL), &symbol));
    let wrong: usize = found.blocks.iter().map(|block| block.wrong).sum();
    assert!((1..=10).contains(&wrong), "{:?}", found.blocks);
    assert!(found.blocks.iter().all(|block| block.share() <= 1.0));
}

#[test]
fn all_symbols_of_a_sheet_each_once() {
    let symbols: Vec<Symbol> =
        (0..6).map(|i| symbol(&format!("Batch: 20261301-{i:04}"), EcLevel::M)).collect();
    let cell = 290;
    let mut sheet = Luma::filled(3 * cell, 2 * cell, 235);
    for (i, symbol) in symbols.iter().enumerate() {
        let drawn = Scene::turned(symbol, 5.0, 4.0 * i as f64).draw(symbol.modules());
        assert!(drawn.width() <= cell);
        for (y, row) in drawn.pixels().chunks_exact(drawn.width()).enumerate() {
            let start = ((i / 3) * cell + y) * 3 * cell + (i % 3) * cell;
            sheet.pixels_mut()[start..start + row.len()].copy_from_slice(row);
        }
    }
    let mut texts: Vec<_> =
        decode(sheet.view(), Effort::Thorough).found.into_iter().filter_map(|found| found.text).collect();
    texts.sort();
    assert_eq!(texts, (0..6).map(|i| format!("Batch: 20261301-{i:04}")).collect::<Vec<_>>());
}

#[test]
fn a_large_photo_is_read_and_its_corners_are_in_its_own_pixels() {
    let symbol = symbol(LABEL, EcLevel::M);
    let mut scene = Scene::turned(&symbol, 6.0, 30.0);
    let middle = scene.width as f64 / 2.0;
    (scene.width, scene.height, scene.samples) = (4000, 3000, 2);
    scene.corners =
        Quad(scene.corners.0.map(|p| Point { x: p.x - middle + 3100.0, y: p.y - middle + 700.0 }));
    check(&scene, &symbol, Effort::Thorough, 3.0);
}

#[test]
fn readers_have_names() {
    assert_eq!(qr_decode::readers().map(Reader::name), ["rxing", "rqrr"]);
}
