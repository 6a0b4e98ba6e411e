//! No image makes reading panic or take long.

mod drawn;

use std::time::{Duration, Instant};

use base::{Luma, Point, Quad};
use drawn::{Random, Scene, symbol};
use proptest::prelude::*;
use qr_decode::{Effort, decode};
use qr_symbol::{EcLevel, Modules};

/// Ten times what was measured, for machines that do other things too.
const LONGEST: Duration = Duration::from_secs(10);

#[track_caller]
fn survive(what: &str, image: &Luma) {
    for effort in [Effort::Live, Effort::Thorough] {
        let start = Instant::now();
        for found in decode(image.view(), effort).found {
            assert!(found.corners.0.iter().all(|p| p.x.is_finite() && p.y.is_finite()), "{what}: {found:?}");
        }
        assert!(start.elapsed() < LONGEST, "{what}: {:?}", start.elapsed());
    }
}

fn image(width: usize, height: usize, mut grey: impl FnMut(usize, usize) -> u8) -> Luma {
    let pixels = (0..height).flat_map(|y| (0..width).map(move |x| (x, y))).map(|(x, y)| grey(x, y)).collect();
    Luma::new(width, height, pixels).expect("an image")
}

/// Dark where a finder pattern of `module` pixels a module is, in a cell of `cell` modules.
fn finder(x: usize, y: usize, module: usize, cell: usize) -> u8 {
    let (x, y) = (x / module % cell, y / module % cell);
    let ring = x.abs_diff(3).max(y.abs_diff(3));
    if ring == 2 || ring > 3 { 255 } else { 0 }
}

#[test]
fn sizes_at_the_edge_of_sense() {
    for (width, height) in [
        (0, 0),
        (0, 9),
        (9, 0),
        (1, 1),
        (1, 10_000),
        (10_000, 1),
        (20, 21),
        (21, 21),
        (40, 40),
        (3, 70_000),
        (70_000, 24),
    ] {
        let mut random = Random(7);
        survive("noise", &image(width, height, |_, _| random.bits() as u8));
        survive("black", &Luma::filled(width, height, 0));
    }
}

#[test]
fn textures() {
    let (width, height) = (1280, 720);
    survive("black", &Luma::filled(width, height, 0));
    survive("white", &Luma::filled(width, height, 255));
    for size in [1, 2, 3, 8, 50] {
        let squares = |x: usize, y: usize| if (x / size + y / size).is_multiple_of(2) { 0 } else { 255 };
        survive("checkerboard", &image(width, height, squares));
        survive("stripes", &image(width, height, |x, _| if (x / size).is_multiple_of(2) { 0 } else { 255 }));
    }
    let mut random = Random(3);
    survive("noise", &image(width, height, |_, _| random.bits() as u8));
    survive(
        "black and white noise",
        &image(width, height, |_, _| if random.bits() & 1 == 0 { 0 } else { 255 }),
    );
    survive("rings", &image(width, height, |x, y| (x.abs_diff(640).pow(2) + y.abs_diff(360).pow(2)) as u8));
}

#[test]
fn many_finder_patterns() {
    for (module, cell) in [(1, 8), (1, 9), (2, 9), (3, 8), (3, 14), (5, 10), (9, 12)] {
        survive("finder patterns", &image(1280, 720, |x, y| finder(x, y, module, cell)));
    }
    let mut random = Random(5);
    let offsets: Vec<usize> = (0..100).map(|_| random.bits() as usize % 7).collect();
    survive("scattered", &image(1280, 720, |x, y| finder(x + offsets[y / 60], y + offsets[x / 60], 4, 13)));
}

#[test]
fn a_large_picture_of_nothing_but_finder_patterns() {
    survive("finder patterns", &image(4000, 3000, |x, y| finder(x, y, 3, 9)));
}

#[test]
fn extreme_perspective() {
    let symbol = symbol("Batch: 20261301-0001", EcLevel::H);
    let mut scene = Scene { samples: 1, ..Scene::turned(&symbol, 8.0, 0.0) };
    (scene.width, scene.height) = (600, 400);
    for corners in [
        [(10.0, 190.0), (590.0, 10.0), (590.0, 390.0), (10.0, 210.0)],
        [(10.0, 10.0), (590.0, 10.0), (310.0, 60.0), (290.0, 60.0)],
        [(10.0, 10.0), (590.0, 390.0), (580.0, 395.0), (5.0, 20.0)],
        [(10.0, 10.0), (20.0, 10.0), (590.0, 390.0), (10.0, 390.0)],
    ] {
        scene.corners = Quad(corners.map(|(x, y)| Point { x, y }));
        survive("perspective", &scene.draw(symbol.modules()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn parts_of_damaged_symbols(
        seed in 1..u64::MAX,
        module in 1.5..9.0f64,
        degrees in 0.0..360.0f64,
        damage in 0.0..0.4f64,
        cut in (0.0..0.5f64, 0.0..0.5f64, 0.5..1.0f64, 0.5..1.0f64),
    ) {
        let symbol = symbol("Manufacturer: Test\nBatch: 20261301-0001", EcLevel::M);
        let mut random = Random(seed);
        let flipped = |is_dark: bool, random: &mut Random| is_dark ^ (random.ratio() < damage);
        let modules = Modules::from_fn(symbol.edge(), |x, y| flipped(symbol.modules().is_dark(x, y), &mut random));
        let whole = Scene { samples: 1, ..Scene::turned(&symbol, module, degrees) }.draw(&modules);
        let at = |share: f64, length: usize| (share * length as f64) as usize;
        let (left, top) = (at(cut.0, whole.width()), at(cut.1, whole.height()));
        let (right, bottom) = (at(cut.2, whole.width()), at(cut.3, whole.height()));
        let part = image(right - left, bottom - top, |x, y| whole.get(left + x, top + y).expect("inside"));
        survive("part", &part);
    }

    #[test]
    fn any_small_image(width in 0..90usize, height in 0..90usize, seed in 1..u64::MAX, levels in 1..255u64) {
        let mut random = Random(seed);
        survive("any", &image(width, height, |_, _| (random.bits() % (levels + 1) * 255 / levels) as u8));
    }

    #[test]
    fn what_is_encoded_is_read(payload in "[ -~à-ỹ一-丯\n]{1,60}", module in 2.5..7.0f64, degrees in 0.0..360.0f64) {
        let symbol = symbol(&payload, EcLevel::M);
        let image = Scene { samples: 2, ..Scene::turned(&symbol, module, degrees) }.draw(symbol.modules());
        let found = decode(image.view(), Effort::Thorough).found;
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!(found[0].text.as_deref(), Some(payload.as_str()));
    }
}
