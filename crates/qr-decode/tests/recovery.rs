//! What a classical reader does not see: covered finder patterns, glare, places that something else points out. And
//! that none of it makes a message of what is none.

use base::{Luma, Point, Quad};
use qr_decode::{Effort, Reading, Sampler, WhyUnread, decode, decode_near};
use qr_scene::plain::{Random, Scene, symbol};
use qr_symbol::{EcLevel, Modules, Placement, Symbol, Version, data_codewords};

const LABEL: &str = "Manufacturer: Công ty Thử\nBatch: 20261301-0001\nReport: NB-2026/118";

/// Where a place in modules is seen on a flat scene without perspective.
fn place(scene: &Scene, edge: usize, x: f64, y: f64) -> Point {
    let [tl, tr, _, bl] = scene.corners.0;
    let (s, t) = (x / edge as f64, y / edge as f64);
    Point { x: tl.x + s * (tr.x - tl.x) + t * (bl.x - tl.x), y: tl.y + s * (tr.y - tl.y) + t * (bl.y - tl.y) }
}

/// The picture with this grey within so many pixels of a place.
fn covered(mut image: Luma, centre: Point, radius: f64, grey: u8) -> Luma {
    let width = image.width();
    for (at, pixel) in image.pixels_mut().iter_mut().enumerate() {
        let (x, y) = ((at % width) as f64 + 0.5, (at / width) as f64 + 0.5);
        if (x - centre.x).hypot(y - centre.y) < radius {
            *pixel = grey;
        }
    }
    image
}

#[test]
fn a_symbol_is_read_without_one_of_its_finder_patterns() {
    let symbol = symbol(LABEL, EcLevel::Q);
    let edge = symbol.edge();
    let far = edge as f64 - 3.5;
    for (x, y) in [(3.5, 3.5), (far, 3.5), (3.5, far)] {
        for (degrees, grey) in [(0.0, 235), (17.0, 20), (100.0, 255)] {
            let scene = Scene { blur: 1, noise: 8.0, ..Scene::turned(&symbol, 6.0, degrees) };
            let image = covered(scene.draw(symbol.modules()), place(&scene, edge, x, y), 27.0, grey);
            let reading = decode(image.view(), Effort::Thorough);
            assert_eq!(reading.found.len(), 1, "{x} {y} {degrees}: {:?}", reading.unread);
            let found = &reading.found[0];
            assert_eq!((found.text.as_deref(), found.sampler), (Some(LABEL), Sampler::Recovered));
            assert_eq!(found.symbol, symbol);
            for (a, b) in found.corners.0.iter().zip(scene.corners.0) {
                // One and a half modules where nothing is seen of the symbol.
                assert!((a.x - b.x).hypot(a.y - b.y) < 9.0, "{:?} {:?}", found.corners, scene.corners);
            }
        }
    }
}

#[test]
fn glare_takes_less_of_the_margin_than_dirt() {
    let symbol = symbol(LABEL, EcLevel::H);
    let edge = symbol.edge();
    let scene = Scene::turned(&symbol, 6.0, 5.0);
    // A lens of light in the lower right, where no finder pattern is.
    let middle = place(&scene, edge, 0.72 * edge as f64, 0.70 * edge as f64);
    let image = covered(scene.draw(symbol.modules()), middle, 44.0, 255);
    let found = decode(image.view(), Effort::Thorough).found;
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].text.as_deref(), Some(LABEL));
    assert!(found[0].blocks.iter().all(|block| block.share() <= 1.0));
}

#[test]
fn a_hint_leads_to_what_has_one_finder_pattern_left() {
    let symbol = symbol(LABEL, EcLevel::H);
    let edge = symbol.edge();
    let far = edge as f64 - 3.5;
    let scene = Scene { blur: 1, ..Scene::turned(&symbol, 6.0, 12.0) };
    let image = covered(scene.draw(symbol.modules()), place(&scene, edge, 3.5, 3.5), 25.0, 235);
    let image = covered(image, place(&scene, edge, 3.5, far), 25.0, 235);
    assert!(decode(image.view(), Effort::Live).found.is_empty());
    for turn in 0..4 {
        let mut corners = scene.corners.0.map(|p| Point { x: p.x + 1.5, y: p.y - 1.0 });
        corners.rotate_left(turn);
        let found = decode_near(image.view(), Effort::Live, &[Quad(corners)]).found;
        assert_eq!(found.len(), 1, "{turn}");
        assert_eq!((found[0].text.as_deref(), found[0].sampler), (Some(LABEL), Sampler::Hinted));
    }
}

#[test]
fn hints_at_nothing_are_harmless() {
    let image = Luma::filled(200, 100, 128);
    let quad = |values: [f64; 4]| {
        Quad([(0, 1), (2, 1), (2, 3), (0, 3)].map(|(x, y)| Point { x: values[x], y: values[y] }))
    };
    let hints = [
        quad([0.0, 0.0, 0.0, 0.0]),
        quad([10.0, 10.0, 90.0, 90.0]),
        quad([-1e9, -1e9, 1e9, 1e9]),
        quad([f64::NAN, 0.0, f64::INFINITY, 5.0]),
        quad([190.0, 90.0, 400.0, 300.0]),
    ];
    for effort in [Effort::Live, Effort::Thorough] {
        assert_eq!(decode_near(image.view(), effort, &hints), Reading::default());
        assert_eq!(decode_near(Luma::filled(0, 0, 0).view(), effort, &hints), Reading::default());
    }
}

/// Modules of chance among true patterns, with true format information.
fn meaningless(random: &mut Random, version: Version, level: EcLevel) -> Modules {
    let placement = Placement::of(version);
    let symbol = Symbol::compose(version, level, None, &vec![0; data_codewords(version, level)]);
    Modules::from_fn(symbol.edge(), |x, y| {
        if placement.is_function(x, y) {
            symbol.modules().is_dark(x, y)
        } else {
            random.bits().is_multiple_of(2)
        }
    })
}

#[test]
fn modules_of_chance_among_true_patterns_are_no_message() {
    let mut random = Random(99);
    for round in 0..24 {
        let version = Version::new(1 + round % 6).expect("a version");
        let level = EcLevel::ALL[usize::from(round) % 4];
        let modules = meaningless(&mut random, version, level);
        let plain = symbol("A", EcLevel::M);
        let mut scene = Scene::turned(&plain, 5.0 * modules.edge() as f64 / 21.0, f64::from(round) * 11.0);
        scene.noise = 30.0;
        let mut image = scene.draw(&modules);
        if round % 3 == 0 {
            // Glare over a finder pattern: what doubts there are may be turned either way.
            let centre = place(&scene, 21, 3.5, 3.5);
            image = covered(image, centre, 20.0, 255);
        }
        let reading = decode_near(image.view(), Effort::Thorough, &[scene.corners]);
        assert!(reading.found.is_empty() && reading.unconfirmed.is_empty(), "{version} {level}: {reading:?}");
        let unread = reading.unread.iter().filter(|unread| !matches!(unread.reason, WhyUnread::Other(_)));
        assert!(unread.count() <= 1, "{version} {level}: {:?}", reading.unread);
    }
}

#[test]
fn texture_is_neither_read_nor_told_to_be_a_code() {
    let mut random = Random(5);
    for cell in [3usize, 5, 8, 13] {
        let mut cells: Vec<u8> = Vec::new();
        let across = 640 / cell + 1;
        cells.resize_with(across * across, || if random.bits().is_multiple_of(2) { 30 } else { 220 });
        let grey = |x: usize, y: usize| cells[y / cell * across + x / cell];
        let pixels = (0..480).flat_map(|y| (0..640).map(move |x| (x, y))).map(|(x, y)| grey(x, y)).collect();
        let image = Luma::new(640, 480, pixels).expect("an image");
        let reading = decode(image.view(), Effort::Thorough);
        assert_eq!(reading, Reading::default(), "cells of {cell} pixels");
    }
}
