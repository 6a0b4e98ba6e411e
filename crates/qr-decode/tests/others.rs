//! Codes that are not QR codes are named, and nothing else is.

use std::fs;
use std::path::Path;

use base::{Luma, Point, Quad};
use qr_decode::{Effort, OtherCode, Reading, Unread, WhyUnread, decode};
use qr_scene::plain::{Random, Scene, symbol};
use qr_symbol::{EcLevel, Modules};

/// A drawn code: rows of modules, `true` = dark.
struct Code {
    name: String,
    kind: OtherCode,
    rows: Vec<Vec<bool>>,
}

impl Code {
    fn edge(&self) -> usize {
        self.rows.len().max(self.rows[0].len())
    }

    /// In the top left corner of a square.
    fn modules(&self) -> Modules {
        let is_dark =
            |x: usize, y: usize| self.rows.get(y).and_then(|row| row.get(x)).copied().unwrap_or(false);
        Modules::from_fn(self.edge(), is_dark)
    }

    /// Where its corners are when the square is drawn in `scene`, which is not seen in perspective.
    fn corners(&self, scene: &Scene) -> Quad {
        let [tl, tr, _, bl] = scene.corners.0;
        let at = |x: usize, y: usize| {
            let (u, v) = (x as f64 / self.edge() as f64, y as f64 / self.edge() as f64);
            Point {
                x: tl.x + (tr.x - tl.x) * u + (bl.x - tl.x) * v,
                y: tl.y + (tr.y - tl.y) * u + (bl.y - tl.y) * v,
            }
        };
        let (w, h) = (self.rows[0].len(), self.rows.len());
        Quad([at(0, 0), at(w, 0), at(w, h), at(0, h)])
    }
}

fn codes() -> Vec<Code> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/codes");
    let mut codes: Vec<Code> = Vec::new();
    for file in fs::read_dir(folder).expect("a folder") {
        let path = file.expect("a file").path();
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let kind = match name.rsplit_once('-').map(|(kind, _)| kind) {
            Some("micro-qr") => OtherCode::MicroQr,
            Some("rmqr") => OtherCode::Rmqr,
            Some("data-matrix") => OtherCode::DataMatrix,
            _ => continue,
        };
        let text = fs::read_to_string(&path).expect("a code");
        let rows = text.lines().map(|line| line.bytes().map(|b| b == b'#').collect()).collect();
        codes.push(Code { name, kind, rows });
    }
    codes.sort_by(|a, b| a.name.cmp(&b.name));
    assert_eq!(codes.len(), 20);
    codes
}

fn named(reading: &Reading) -> Vec<(OtherCode, Unread)> {
    let other = |unread: &Unread| match unread.reason {
        WhyUnread::Other(kind) => Some((kind, *unread)),
        _ => None,
    };
    reading.unread.iter().filter_map(other).collect()
}

/// What is wrong with the reading of a picture of this code; `None` when it is named and nothing else is said.
fn wrong(code: &Code, scene: &Scene, module: f64) -> Option<String> {
    let reading = decode(scene.draw(&code.modules()).view(), Effort::Thorough);
    let named = named(&reading);
    let [(kind, unread)] = named[..] else { return Some(format!("{} named", named.len())) };
    if kind != code.kind {
        return Some(format!("named {kind:?}"));
    }
    if !reading.found.is_empty() || reading.unread.len() != 1 {
        return Some(format!("{} read, {} unread", reading.found.len(), reading.unread.len()));
    }
    let expected = code.corners(scene);
    let off = |corner: &Point| {
        let away = unread.corners.0.iter().map(|found| (found.x - corner.x).hypot(found.y - corner.y));
        away.fold(f64::MAX, f64::min)
    };
    let off = expected.0.iter().map(off).fold(0.0, f64::max);
    let pitch = (unread.module_px / module - 1.0).abs();
    (off > 2.0 * module || pitch > 0.1)
        .then(|| format!("{off:.1} px off, {:.2} px a module", unread.module_px))
}

fn turned(code: &Code, module: f64, degrees: f64) -> Scene {
    let square = symbol("1", EcLevel::L);
    let scale = code.edge() as f64 / square.edge() as f64;
    Scene { samples: 2, ..Scene::turned(&square, module * scale, degrees) }
}

#[test]
fn other_codes_are_named_at_any_size_and_turn() {
    let mut faults = Vec::new();
    for code in &codes() {
        for (module, degrees) in
            [(3.0, 0.0), (4.0, 90.0), (5.0, 17.0), (4.0, 45.0), (6.0, 200.0), (12.0, 8.0)]
        {
            if module * code.edge() as f64 > 900.0 {
                continue;
            }
            let scene = turned(code, module, degrees);
            let name = &code.name;
            faults.extend(
                wrong(code, &scene, module).map(|fault| format!("{name} {module} px {degrees}°: {fault}")),
            );
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_frame_of_the_camera_is_not_searched_for_other_codes() {
    let code = &codes()[0];
    let image = turned(code, 5.0, 0.0).draw(&code.modules());
    assert!(named(&decode(image.view(), Effort::Live)).is_empty());
}

#[test]
fn a_code_beside_a_symbol_is_named_and_the_symbol_read() {
    let symbol = symbol("Batch: 20261301-0001", EcLevel::M);
    let left = Scene::turned(&symbol, 5.0, 0.0).draw(symbol.modules());
    for code in codes().iter().filter(|code| code.edge() < 30) {
        let right = turned(code, 5.0, 10.0).draw(&code.modules());
        let (width, height) = (left.width() + right.width(), left.height().max(right.height()));
        let both = image(width, height, |x, y| {
            let part = if x < left.width() { left.get(x, y) } else { right.get(x - left.width(), y) };
            part.unwrap_or(235)
        });
        let reading = decode(both.view(), Effort::Thorough);
        assert_eq!(reading.found.len(), 1, "{}", code.name);
        let kinds: Vec<OtherCode> = named(&reading).into_iter().map(|(kind, _)| kind).collect();
        assert_eq!(kinds, [code.kind], "{}", code.name);
    }
}

/// No code of another kind is named in this image.
#[track_caller]
fn nothing_named(what: &str, image: &Luma) {
    let named = named(&decode(image.view(), Effort::Thorough));
    assert!(named.is_empty(), "{what}: {named:?}");
}

fn image(width: usize, height: usize, mut grey: impl FnMut(usize, usize) -> u8) -> Luma {
    let pixels = (0..height).flat_map(|y| (0..width).map(move |x| (x, y))).map(|(x, y)| grey(x, y)).collect();
    Luma::new(width, height, pixels).expect("an image")
}

const fn ink(is_dark: bool) -> u8 {
    if is_dark { 20 } else { 235 }
}

#[test]
fn a_symbol_is_never_named_another_code_however_damaged() {
    let mut random = Random(11);
    for payload in ["1", "Batch: 20261301-0001", &"Report: NB-2026/118 ".repeat(8)] {
        let symbol = symbol(payload, EcLevel::M);
        let edge = symbol.edge();
        // Which corners are painted over, and how much else is wrong.
        for (corners, damage) in
            [(0b0110, 0.0), (0b0101, 0.0), (0b0011, 0.1), (0b0111, 0.0), (0, 0.3), (0b0001, 0.5)]
        {
            let covered = |x: usize, y: usize| {
                let corner = usize::from(x * 2 > edge) + 2 * usize::from(y * 2 > edge);
                let inside = x.min(edge - 1 - x) < 8 && y.min(edge - 1 - y) < 8;
                inside && corners >> corner & 1 == 1
            };
            let modules = Modules::from_fn(edge, |x, y| {
                !covered(x, y) && symbol.modules().is_dark(x, y) != (random.ratio() < damage)
            });
            for (module, degrees) in [(3.0, 0.0), (5.0, 30.0)] {
                let scene = Scene { samples: 2, ..Scene::turned(&symbol, module, degrees) };
                nothing_named(&format!("{corners:b} {damage}"), &scene.draw(&modules));
            }
        }
    }
}

/// What a module is instead, where it is spoilt.
type Spoilt = Box<dyn Fn(usize, usize) -> Option<bool>>;

#[test]
fn what_has_only_some_of_the_marks_of_a_code_is_not_named() {
    let mut random = Random(5);
    for code in codes().iter().filter(|code| code.edge() < 50) {
        let (w, h) = (code.rows[0].len(), code.rows.len());
        let modules = code.modules();
        // The Micro codes have a finder pattern there first.
        let from = if code.kind == OtherCode::DataMatrix { 0 } else { 7 };
        // A stroke through what is quiet or alternates, and another one where the solid or the timed side is.
        let spoilt: [(&str, Spoilt); 3] = [
            ("no alternating top", Box::new(move |x, y| (y == 0 && x > from && x < w).then_some(true))),
            ("no right side", Box::new(move |x, y| (x + 1 == w && y < h && y > 1).then_some(true))),
            ("no left side", Box::new(move |x, y| (x == 0 && y < h && y > 0).then_some(y % 3 == 1))),
        ];
        for (what, spoilt) in spoilt {
            // The right side of the Micro codes is data, and so says nothing of them.
            if what == "no right side" && code.kind != OtherCode::DataMatrix {
                continue;
            }
            let modules = Modules::from_fn(code.edge(), |x, y| spoilt(x, y).unwrap_or(modules.is_dark(x, y)));
            nothing_named(&format!("{}: {what}", code.name), &turned(code, 6.0, 12.0).draw(&modules));
        }
        // All of it, in the middle of other modules: there is no quiet zone.
        let crowded = Modules::from_fn(code.edge() + 16, |x, y| match (x.checked_sub(8), y.checked_sub(8)) {
            (Some(x), Some(y)) if x < w && y < h => modules.is_dark(x, y),
            _ => random.bits() & 1 == 1,
        });
        nothing_named(&format!("{}: crowded", code.name), &turned(code, 9.0, 0.0).draw(&crowded));
    }
}

#[test]
fn textures_and_letters_are_no_codes() {
    let mut random = Random(9);
    let (width, height) = (640, 480);
    for pitch in [1, 2, 3, 5, 8, 13] {
        let check = |x: usize, y: usize| (x / pitch + y / pitch).is_multiple_of(2);
        nothing_named("checkerboard", &image(width, height, |x, y| ink(check(x, y))));
        let island = |x: usize, y: usize| (100..400).contains(&x) && (100..350).contains(&y) && check(x, y);
        nothing_named("a checkerboard", &image(width, height, |x, y| ink(island(x, y))));
        let cells: Vec<bool> = (0..width * height).map(|_| random.bits() & 1 == 1).collect();
        nothing_named("noise", &image(width, height, |x, y| ink(cells[y / pitch * width + x / pitch])));
        let comb = |x: usize, y: usize| {
            let inside = (60..560).contains(&x) && (60..420).contains(&y);
            inside && (x < 60 + 2 * pitch || y > 420 - 2 * pitch || (x / pitch).is_multiple_of(2))
        };
        nothing_named("comb", &image(width, height, |x, y| ink(comb(x, y))));
        let table = |x: usize, y: usize| x % (pitch * 9) < pitch || y % (pitch * 7) < pitch;
        nothing_named("table", &image(width, height, |x, y| ink(table(x, y))));
        let finder = |x: usize, y: usize| {
            let ring = (x / pitch % 12).abs_diff(5).max((y / pitch % 12).abs_diff(5));
            ring < 2 || ring == 3
        };
        nothing_named("finder patterns", &image(width, height, |x, y| ink(finder(x, y))));
        // Letters of 5 by 7 dots: an upright stroke, most with a foot, some with arms.
        let glyphs: Vec<u64> = (0..4000).map(|_| random.bits()).collect();
        let letter = |x: usize, y: usize| {
            let (column, row) = (x / pitch % 6, y / pitch % 9);
            let glyph = glyphs[(x / pitch / 6 + y / pitch / 9 * 113) % glyphs.len()];
            let dot = column < 5 && row < 7 && glyph >> (row * 5 + column) & 1 == 1;
            dot || (column == 0 && row < 7) || (row == 6 && column < 5 && glyph >> 60 != 0)
        };
        nothing_named("letters", &image(width, height, |x, y| ink(letter(x, y))));
    }
}
