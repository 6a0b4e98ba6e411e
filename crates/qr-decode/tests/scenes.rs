//! How much of drawn photographs is read, kind by kind: what once was read stays read, and nothing is read wrongly.
//!
//! The pictures are the same on every machine; the reader's arithmetic may differ in a last bit, so that a limit lies a
//! little below what was read when it was set. `cargo test -p qr-decode --test scenes -- --nocapture` prints today's
//! figures; raise the limits with them. `cargo xtask pictures --draw` writes more pictures of the same kinds.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use base::Quad;
use qr_decode::{Effort, Found, decode};
use qr_scene::{Drawn, Kind};

/// Another seed than the one that pictures to develop against are drawn from by default.
const SEED: u64 = 2026;

/// One kind, how many pictures of it are drawn, and how many codes are in them.
struct Limits {
    kind: Kind,
    pictures: usize,
    codes: usize,
    /// The least codes that are read by [`Effort::Thorough`] and by [`Effort::Live`].
    least: [usize; 2],
    /// How many were read when the limits were set.
    read: [usize; 2],
    /// The farthest that a corner may be from where it is, in modules.
    corner: f64,
}

const fn row(
    kind: Kind,
    pictures: usize,
    codes: usize,
    least: [usize; 2],
    read: [usize; 2],
    corner: f64,
) -> Limits {
    Limits { kind, pictures, codes, least, read, corner }
}

/// What is read wrongly is never allowed, so that no row says so.
const LIMITS: [Limits; 19] = [
    row(Kind::Blurred, 8, 8, [4, 4], [5, 5], 1.0),
    row(Kind::BrightSpots, 8, 8, [7, 4], [8, 5], 1.0),
    row(Kind::Brightness, 9, 9, [5, 4], [6, 5], 1.0),
    row(Kind::Close, 6, 6, [4, 3], [5, 4], 1.0),
    row(Kind::Curved, 9, 9, [6, 5], [7, 6], 4.0),
    row(Kind::Damaged, 8, 8, [7, 2], [8, 3], 1.5),
    row(Kind::Glare, 9, 9, [8, 2], [9, 3], 1.5),
    row(Kind::HighVersion, 6, 6, [5, 3], [6, 4], 2.0),
    row(Kind::Lots, 4, 181, [112, 108], [115, 111], 1.0),
    row(Kind::Monitor, 8, 8, [6, 2], [7, 3], 1.0),
    row(Kind::Nominal, 8, 8, [7, 7], [8, 8], 1.0),
    row(Kind::Noncompliant, 12, 12, [9, 6], [10, 7], 1.0),
    row(Kind::Nothing, 10, 0, [0, 0], [0, 0], 1.0),
    row(Kind::Pathological, 8, 10, [6, 5], [6, 6], 4.0),
    row(Kind::Perspective, 8, 8, [6, 2], [7, 3], 1.5),
    row(Kind::Rotations, 8, 8, [7, 6], [8, 7], 1.0),
    row(Kind::Shadows, 8, 8, [7, 5], [8, 6], 1.0),
    row(Kind::Small, 8, 8, [6, 6], [7, 7], 1.0),
    row(Kind::Thermal, 9, 9, [8, 3], [9, 4], 1.0),
];

/// What was counted on the pictures of one kind.
#[derive(Debug, Default)]
struct Counted {
    codes: usize,
    read: [usize; 2],
    /// How far corners were from where they are, in modules, of all that was read.
    corners: Vec<f64>,
    /// What was wrong, and where.
    wrong: Vec<String>,
}

impl Counted {
    fn of(limits: &Limits) -> Self {
        let mut counted = Self::default();
        for number in 0..limits.pictures {
            let drawn = limits.kind.scene(SEED, number, limits.pictures).draw();
            counted.codes += drawn.codes.len();
            for (effort, read) in [Effort::Thorough, Effort::Live].into_iter().zip(0..) {
                let found = decode(drawn.image.view(), effort).found;
                let place = format!("{} {number}, {effort:?}", limits.kind.name());
                counted.compare(&drawn, &found, read, limits.corner, &place);
            }
        }
        counted
    }

    fn compare(&mut self, drawn: &Drawn, found: &[Found], effort: usize, corner: f64, place: &str) {
        let mut left: Vec<_> = drawn.codes.iter().collect();
        for one in found {
            let text = one.text.as_deref().unwrap_or_default();
            let Some(at) = left.iter().position(|code| code.text == text) else {
                self.wrong.push(format!("{place}: read {text:?}"));
                continue;
            };
            let code = left.swap_remove(at);
            self.read[effort] += 1;
            let away = worst_corner(&one.corners, &code.corners) / one.module_px();
            self.corners.push(away);
            if away > corner {
                self.wrong.push(format!("{place}: a corner is {away:.2} modules from where it is"));
            }
        }
    }

    /// What does not hold.
    fn faults(&self, limits: &Limits) -> Vec<String> {
        let name = limits.kind.name();
        let mut faults = self.wrong.clone();
        if self.codes != limits.codes {
            faults.push(format!("{name}: {} codes were drawn, not {}", self.codes, limits.codes));
        }
        for ((read, least), effort) in self.read.iter().zip(limits.least).zip(["thorough", "live"]) {
            if *read < least {
                faults.push(format!("{name}, {effort}: {read} codes were read, not {least}"));
            }
        }
        faults
    }
}

fn worst_corner(a: &Quad, b: &Quad) -> f64 {
    a.0.iter().zip(&b.0).map(|(a, b)| (a.x - b.x).hypot(a.y - b.y)).fold(0.0, f64::max)
}

#[test]
fn what_was_read_is_read_and_nothing_wrongly() {
    let next = AtomicUsize::new(0);
    let counted = Mutex::new(Vec::new());
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads.min(LIMITS.len()) {
            scope.spawn(|| {
                while let Some(limits) = LIMITS.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let one = Counted::of(limits);
                    counted.lock().unwrap().push((limits, one));
                }
            });
        }
    });
    let mut counted = counted.into_inner().unwrap();
    counted.sort_by_key(|(limits, _)| limits.kind.name());
    println!("kind           codes  thorough (was)  live (was)  corners: median, worst, in modules");
    for (limits, one) in &mut counted {
        one.corners.sort_by(f64::total_cmp);
        let median = one.corners.get(one.corners.len() / 2).copied().unwrap_or_default();
        let worst = one.corners.last().copied().unwrap_or_default();
        let ([thorough, live], [thorough_was, live_was]) = (one.read, limits.read);
        println!(
            "{:<14} {:>5} {thorough:>9} {:>6} {live:>5} {:>6}  {median:.2} {worst:.2}",
            limits.kind.name(),
            one.codes,
            format!("({thorough_was})"),
            format!("({live_was})"),
        );
    }
    let faults: Vec<String> = counted.iter().flat_map(|(limits, one)| one.faults(limits)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The scenes themselves: the same picture again, another one from another seed, and codes that are in the picture.
#[test]
fn a_seed_is_a_picture() {
    let draw = |seed| Kind::Damaged.scene(seed, 3, 8).draw();
    let (one, again, other) = (draw(1), draw(1), draw(2));
    assert_eq!((one.image.pixels(), &one.codes), (again.image.pixels(), &again.codes));
    assert_ne!(one.image.pixels(), other.image.pixels());
    for kind in Kind::ALL {
        let scene = kind.scene(SEED, 0, 4);
        for code in scene.codes() {
            let middle = code.corners.centre();
            let is_inside = |at: f64, edge: usize| (0.0..edge as f64).contains(&at);
            assert!(is_inside(middle.x, scene.width) && is_inside(middle.y, scene.height), "{kind:?}");
        }
    }
}
