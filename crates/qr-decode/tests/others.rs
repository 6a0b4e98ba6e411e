//! Codes that are not QR codes are named, and nothing else is.

mod drawn;

use std::fs;
use std::path::Path;

use base::{Point, Quad};
use drawn::{Scene, symbol};
use qr_decode::{Effort, OtherCode, Reading, Unread, WhyUnread, decode};
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
    (off > 1.5 * module || pitch > 0.1)
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
