//! No image makes reading panic or take long.

use std::time::{Duration, Instant};

use base::{Luma, Point, Quad};
use proptest::prelude::*;
use qr_decode::{Effort, decode};
use qr_scene::plain::{Random, Scene, symbol};
use qr_symbol::{EcLevel, Modules, Symbol};

/// Ten times what was measured, for machines that are slower.
const LONGEST: Duration = Duration::from_secs(10);

#[track_caller]
fn survive(what: &str, image: &Luma) {
    for effort in [Effort::Live, Effort::Thorough] {
        let start = Busy::now();
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

/// Nothing is seen in it that might be taken for a message.
#[track_caller]
fn nothing_read(what: &str, image: &Luma) {
    for effort in [Effort::Live, Effort::Thorough] {
        let reading = decode(image.view(), effort);
        assert!(reading.found.is_empty() && reading.unconfirmed.is_empty(), "{what}: {reading:?}");
    }
}

#[test]
fn checkerboards_of_every_pitch_say_nothing() {
    for pitch in 1..=40 {
        let squares = |x: usize, y: usize| if (x / pitch + y / pitch).is_multiple_of(2) { 0 } else { 255 };
        nothing_read(&format!("{pitch}"), &image(480, 360, squares));
    }
}

#[test]
fn the_widest_and_the_tallest_images_say_nothing() {
    let mut random = Random(17);
    for (width, height) in [(65_535, 24), (24, 65_535), (65_535, 1), (1, 65_535)] {
        nothing_read("black", &Luma::filled(width, height, 0));
        nothing_read("white", &Luma::filled(width, height, 255));
        nothing_read("noise", &image(width, height, |_, _| random.bits() as u8));
    }
}

/// Symbols put where they are wanted on light paper.
struct Sheet(Luma);

impl Sheet {
    fn new(width: usize, height: usize) -> Self {
        Self(Luma::filled(width, height, 235))
    }

    /// Draws a symbol with its quiet zone over what is there, its top left module at a place.
    fn put(&mut self, symbol: &Symbol, (left, top): (usize, usize), module: usize) {
        const QUIET: usize = 4;
        let (edge, width) = (symbol.edge() + 2 * QUIET, self.0.width());
        for y in 0..edge * module {
            for x in 0..edge * module {
                let at = |v: usize| (v / module).checked_sub(QUIET);
                let is_dark = at(x).zip(at(y)).is_some_and(|(x, y)| symbol.modules().is_dark(x, y));
                let place = (top + y - QUIET * module) * width + left + x - QUIET * module;
                self.0.pixels_mut()[place] = if is_dark { 20 } else { 235 };
            }
        }
    }

    /// The texts that are read, with how far each symbol's top left is from where it should be, sorted.
    fn texts(&self) -> Vec<(String, Point)> {
        let found = decode(self.0.view(), Effort::Thorough).found;
        let mut texts: Vec<(String, Point)> =
            found.into_iter().map(|found| (found.text.unwrap_or_default(), found.corners.0[0])).collect();
        texts.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.x.total_cmp(&b.1.x)));
        texts
    }
}

#[track_caller]
fn check_places(found: &[(String, Point)], expected: &[(&str, (f64, f64))]) {
    let texts: Vec<&str> = found.iter().map(|(text, _)| text.as_str()).collect();
    assert_eq!(texts, expected.iter().map(|(text, _)| *text).collect::<Vec<_>>());
    for ((text, found), (_, (x, y))) in found.iter().zip(expected) {
        assert!((found.x - x).hypot(found.y - y) < 3.0, "{text}: {found:?} is not {x} {y}");
    }
}

#[test]
fn one_text_at_two_places_is_two_symbols() {
    let symbol = symbol("Batch: 20261301-0001", EcLevel::M);
    let mut sheet = Sheet::new(500, 240);
    sheet.put(&symbol, (40, 60), 5);
    sheet.put(&symbol, (320, 70), 5);
    let text = "Batch: 20261301-0001";
    check_places(&sheet.texts(), &[(text, (40.0, 60.0)), (text, (320.0, 70.0))]);
}

#[test]
fn symbols_that_cover_one_another_are_read_where_enough_is_left() {
    let (under, over) = (symbol(&"Under ".repeat(20), EcLevel::H), symbol("Over", EcLevel::M));
    let mut sheet = Sheet::new(800, 700);
    sheet.put(&under, (60, 60), 8);
    // Over the corner without a finder pattern, quiet zone and all.
    let corner = 60 + 8 * under.edge() - 40;
    sheet.put(&over, (corner, corner), 4);
    let (text, at) = ("Under ".repeat(20), corner as f64);
    check_places(&sheet.texts(), &[("Over", (at, at)), (&text, (60.0, 60.0))]);
}

#[test]
fn a_symbol_in_the_middle_of_another_is_read_too() {
    let (outer, inner) = (symbol(&"Outer ".repeat(24), EcLevel::H), symbol("Inner", EcLevel::M));
    let mut sheet = Sheet::new(900, 900);
    sheet.put(&outer, (60, 60), 12);
    let middle = 60 + (12 * outer.edge() - 3 * inner.edge()) / 2;
    sheet.put(&inner, (middle, middle), 3);
    let (text, at) = ("Outer ".repeat(24), middle as f64);
    check_places(&sheet.texts(), &[("Inner", (at, at)), (&text, (60.0, 60.0))]);
}

#[test]
fn four_hundred_symbols_are_read_each_once() {
    let mut sheet = Sheet::new(20 * 90 + 20, 20 * 90 + 20);
    let text = |i: usize| format!("{i:04}");
    for i in 0..400 {
        sheet.put(&symbol(&text(i), EcLevel::M), (22 + i % 20 * 90, 22 + i / 20 * 90), 3);
    }
    let start = Busy::now();
    let found: Vec<String> = sheet.texts().into_iter().map(|(text, _)| text).collect();
    assert!(start.elapsed() < LONGEST, "{:?}", start.elapsed());
    assert_eq!(found, (0..400).map(text).collect::<Vec<_>>());
}

#[test]
fn finder_patterns_inside_finder_patterns() {
    // In the middle of each is a smaller one, three times.
    let ring = |x: usize, y: usize, edge: usize| {
        let module = |v: usize| (v * 7 / edge).abs_diff(3);
        module(x).max(module(y))
    };
    let nested = |x: usize, y: usize| {
        let (mut x, mut y, mut edge) = (x % 343, y % 343, 343);
        while edge > 7 && ring(x, y, edge) <= 1 {
            let third = edge * 2 / 7;
            (x, y, edge) = (x - third, y - third, edge * 3 / 7);
        }
        if ring(x, y, edge) == 2 { 255 } else { 0 }
    };
    let spaced =
        |x: usize, y: usize| if x % 400 < 343 && y % 400 < 343 { nested(x % 400, y % 400) } else { 255 };
    nothing_read("side by side", &image(1372, 1029, nested));
    nothing_read("apart", &image(1600, 1200, spaced));
}

#[test]
fn the_worst_large_pictures_take_bounded_time() {
    let (width, height) = (4000, 3000);
    let mut random = Random(23);
    let tile = symbol("Batch: 20261301-0001", EcLevel::M);
    // As `tile`, but nothing of it can be read.
    let broken = Modules::from_fn(tile.edge(), |x, y| {
        let finder = |v: usize| v < 8 || v + 8 >= tile.edge();
        let is_kept = finder(x) && finder(y) || x == 6 || y == 6;
        if is_kept { tile.modules().is_dark(x, y) } else { random.bits() & 1 == 1 }
    });
    let tiled = |modules: &Modules, module: usize, x: usize, y: usize| {
        let cell = modules.edge() + 4;
        if modules.is_dark(x / module % cell, y / module % cell) { 0 } else { 255 }
    };
    let cells: Vec<u8> = (0..width * height).map(|_| (random.bits() & 1) as u8 * 255).collect();
    let corner = |x: usize, y: usize| {
        let (x, y) = (x % 44, y % 44);
        let is_dark = x < 40 && y < 40 && (x < 4 || y >= 36 || (x / 4 + y / 4 * 7) % 3 == 0);
        if is_dark { 0 } else { 255 }
    };
    type Grey<'a> = Box<dyn Fn(usize, usize) -> u8 + 'a>;
    let worst: [(&str, Grey<'_>); 9] = [
        ("finder patterns of 3 px", Box::new(|x, y| finder(x, y, 3, 9))),
        ("finder patterns of 5 px", Box::new(|x, y| finder(x, y, 5, 8))),
        ("finder patterns of 12 px", Box::new(|x, y| finder(x, y, 12, 11))),
        ("broken symbols of 2 px", Box::new(|x, y| tiled(&broken, 2, x, y))),
        ("broken symbols of 6 px", Box::new(|x, y| tiled(&broken, 6, x, y))),
        ("noise", Box::new(|x, y| cells[y * width + x])),
        ("coarse noise", Box::new(|x, y| cells[y / 4 * width + x / 4])),
        ("solid corners", Box::new(corner)),
        ("stripes", Box::new(|x, _| if x / 3 % 2 == 0 { 0 } else { 255 })),
    ];
    for (what, grey) in worst {
        let image = image(width, height, grey);
        for (effort, longest) in [(Effort::Live, LONGEST / 4), (Effort::Thorough, LONGEST)] {
            let start = Busy::now();
            let reading = decode(image.view(), effort);
            let taken = start.elapsed();
            assert!(reading.found.is_empty(), "{what}: {:?}", reading.found);
            assert!(taken < longest, "{what}: {taken:?}");
        }
    }
}

/// A moment of this thread's own work: what other programs do meanwhile does not count where that can be known.
struct Busy(Result<Duration, Instant>);

impl Busy {
    fn now() -> Self {
        Self(Self::worked().ok_or_else(Instant::now))
    }

    /// How long this thread has worked so far: Linux tells.
    fn worked() -> Option<Duration> {
        let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
        text.split(' ').next()?.parse().ok().map(Duration::from_nanos)
    }

    fn elapsed(&self) -> Duration {
        match self.0 {
            Ok(before) => Self::worked().unwrap_or_default().saturating_sub(before),
            Err(before) => before.elapsed(),
        }
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
