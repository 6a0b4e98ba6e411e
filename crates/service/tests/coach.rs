//! Frames as a hand with a phone makes them, and what the coach says of each.

use base::{Point, Quad};
use qr_encode::{LevelChoice, Payload, Request, encode};
use service::{
    CalendarDate, Coaching, Desk, Draft, EcLevel, FileFormat, FrameShape, Hint, Job, LEAST_SHARPNESS,
    LabelRequest, LabelSetup, Region, Reply, ScanReport, ScanRequest, Version, World,
};

const PAYLOAD: &str = "Manufacturer: Lotus Vacuum\nBatch: 20260517-0001\nReport: IR-2026-00418";
const WIDTH: usize = 800;
const HEIGHT: usize = 600;

/// A frame with one symbol on paper.
#[derive(Debug, Clone)]
struct Shot {
    /// Pixels a module; none for paper without a symbol.
    module_px: Option<f64>,
    /// Where the symbol's middle is, as a part of the width.
    at: f64,
    /// Greys of ink and paper.
    greys: (f64, f64),
    /// Radius of a box blur in pixels, made twice.
    blur: usize,
    /// A white disc over the symbol: its radius in modules.
    shine: f64,
}

const GOOD: Shot = Shot { module_px: Some(6.0), at: 0.5, greys: (40.0, 205.0), blur: 0, shine: 0.0 };

impl Shot {
    fn draw(&self) -> Vec<u8> {
        let request = Request {
            payload: Payload::Text(PAYLOAD),
            level: LevelChoice::Exactly(EcLevel::M),
            largest: Version::MAX,
        };
        let symbol = encode(&request).expect("a symbol").symbol;
        let edge = symbol.edge() as f64;
        let module = self.module_px.unwrap_or(1.0);
        let (left, top) =
            (WIDTH as f64 * self.at - edge * module / 2.0, (HEIGHT as f64 - edge * module) / 2.0);
        let (ink, paper) = self.greys;
        let at = |x: f64, y: f64| {
            let (u, v) = ((x - left) / module, (y - top) / module);
            let is_in = self.module_px.is_some() && (0.0..edge).contains(&u) && (0.0..edge).contains(&v);
            // Low on the left: neither the corner squares nor their surroundings are hidden.
            let shines = (u - edge * 0.62).hypot(v - edge * 0.6) < self.shine;
            match is_in && symbol.modules().is_dark(u as usize, v as usize) {
                _ if is_in && shines => 255.0,
                true => ink,
                false => paper,
            }
        };
        const SAMPLES: usize = 3;
        let mut greys: Vec<f64> = (0..WIDTH * HEIGHT)
            .map(|pixel| {
                let part = |n: usize| (n as f64 + 0.5) / SAMPLES as f64;
                let (x, y) = ((pixel % WIDTH) as f64, (pixel / WIDTH) as f64);
                let samples =
                    (0..SAMPLES * SAMPLES).map(|n| at(x + part(n % SAMPLES), y + part(n / SAMPLES)));
                samples.sum::<f64>() / (SAMPLES * SAMPLES) as f64
            })
            .collect();
        for _ in 0..2 {
            for (count, stride, lines, line_stride) in [(WIDTH, 1, HEIGHT, WIDTH), (HEIGHT, WIDTH, WIDTH, 1)]
            {
                for line in 0..lines {
                    let old: Vec<f64> = (0..count).map(|i| greys[line * line_stride + i * stride]).collect();
                    for i in 0..count {
                        let near = &old[i.saturating_sub(self.blur)..(i + self.blur + 1).min(count)];
                        greys[line * line_stride + i * stride] = near.iter().sum::<f64>() / near.len() as f64;
                    }
                }
            }
        }
        // The sensor's noise, the same each time.
        let noise = |at: usize| (at.wrapping_mul(2_654_435_761) >> 7) % 5;
        greys
            .iter()
            .enumerate()
            .map(|(at, grey)| (grey.round() as u8).saturating_add(noise(at) as u8))
            .collect()
    }

    fn corners(&self) -> Quad {
        let edge = 37.0 * self.module_px.unwrap_or(1.0);
        let (left, top) = (WIDTH as f64 * self.at - edge / 2.0, (HEIGHT as f64 - edge) / 2.0);
        let corner = |x: f64, y: f64| Point { x: left + x * edge, y: top + y * edge };
        Quad([corner(0.0, 0.0), corner(1.0, 0.0), corner(1.0, 1.0), corner(0.0, 1.0)])
    }
}

fn report(request: ScanRequest, bytes: Vec<u8>) -> ScanReport {
    let world = World {
        now_ms: &|| 0.0,
        today: CalendarDate::FIRST,
        progress: &|_| {},
        here: service::Here::NOWHERE,
    };
    match service::run(&mut Desk::default(), &Job::Scan(request), bytes, &world).reply {
        Reply::Scanned(report) => report,
        other => panic!("{other:?}"),
    }
}

fn coached(shot: &Shot, before: Vec<Quad>) -> (ScanReport, Coaching) {
    let frame = ScanRequest::frame(FrameShape::packed(WIDTH, HEIGHT), None);
    let report = report(ScanRequest { before, ..frame }, shot.draw());
    let coaching = report.coaching.expect("a frame is coached");
    (report, coaching)
}

#[test]
fn a_frame_that_is_read_has_figures_and_no_hint() {
    for (name, shot) in [
        ("good", GOOD),
        ("small", Shot { module_px: Some(3.0), ..GOOD }),
        ("large", Shot { module_px: Some(12.0), ..GOOD }),
        ("pale", Shot { greys: (90.0, 180.0), ..GOOD }),
        ("a little soft", Shot { blur: 1, ..GOOD }),
    ] {
        let (report, coaching) = coached(&shot, vec![]);
        assert_eq!(report.symbols.len(), 1, "{name}");
        assert_eq!(coaching.hint, None, "{name}");
        assert_eq!(coaching.glare, 0.0, "{name}");
        let module_px = coaching.module_px.unwrap();
        assert!((module_px - shot.module_px.unwrap()).abs() < 0.2, "{name}: {module_px} px");
        assert!(coaching.sharpness.unwrap() >= LEAST_SHARPNESS, "{name}: {coaching:?}");
    }
}

#[test]
fn what_keeps_a_frame_from_being_read_is_named() {
    for (name, shot, hint) in [
        ("paper", Shot { module_px: None, ..GOOD }, Hint::Nothing),
        ("night", Shot { module_px: None, greys: (4.0, 30.0), ..GOOD }, Hint::TooDark),
        ("dusk", Shot { greys: (14.0, 22.0), blur: 3, ..GOOD }, Hint::TooDark),
        ("shine", Shot { shine: 10.0, ..GOOD }, Hint::Glare),
        ("far", Shot { module_px: Some(1.0), ..GOOD }, Hint::TooFar),
        ("farther", Shot { module_px: Some(0.9), ..GOOD }, Hint::TooFar),
        ("out of focus", Shot { blur: 6, ..GOOD }, Hint::Blurred),
        ("far out of focus", Shot { blur: 12, module_px: Some(12.0), ..GOOD }, Hint::Blurred),
        ("small and soft", Shot { blur: 3, module_px: Some(4.0), ..GOOD }, Hint::Blurred),
    ] {
        let (report, coaching) = coached(&shot, vec![]);
        assert_eq!(report.symbols, [], "{name}");
        assert_eq!(coaching.hint, Some(hint), "{name}: {coaching:?} {:?}", report.unread);
    }
}

#[test]
fn a_code_that_moved_is_told_from_one_that_stands_still() {
    let shot = Shot { shine: 10.0, ..GOOD };
    let still = coached(&shot, vec![shot.corners()]).1;
    assert!(still.moved.unwrap() < 0.5, "{still:?}");
    let moved = coached(&shot, vec![Shot { at: 0.53, ..shot.clone() }.corners()]).1;
    assert!((moved.moved.unwrap() - 4.0).abs() < 0.5, "24 pixels of 6: {moved:?}");
}

#[test]
fn places_of_the_frame_before_change_no_reading_and_a_file_is_not_coached() {
    let bytes = GOOD.draw();
    let frame = || ScanRequest::frame(FrameShape::packed(WIDTH, HEIGHT), None);
    let alone = report(frame(), bytes.clone());
    let after = report(ScanRequest { before: vec![GOOD.corners(); 3], ..frame() }, bytes);
    assert_eq!(alone.symbols, after.symbols);

    let label = LabelRequest {
        draft: Draft { batch: "20260517-0001".into(), manufacturer: "Lotus".into(), report: "IR-1".into() },
        more: std::iter::empty().collect(),
        setup: LabelSetup::default(),
        issued: None,
    };
    let world = World {
        now_ms: &|| 0.0,
        today: CalendarDate::FIRST,
        progress: &|_| {},
        here: service::Here::NOWHERE,
    };
    let run = |job, bytes| service::run(&mut Desk::default(), &job, bytes, &world);
    let png = run(Job::Export(label, FileFormat::Png), Vec::new()).bytes.unwrap();
    let reply = run(Job::Scan(ScanRequest::file(None)), png).reply;
    assert!(matches!(reply, Reply::Scanned(ScanReport { coaching: None, .. })), "{reply:?}");
}

#[test]
fn a_region_is_measured_in_its_own_pixels_and_placed_in_the_whole() {
    let whole = GOOD.draw();
    let (left, top, width, height) = (200, 100, 400, 400);
    let region = Region { left, top, whole_width: WIDTH, whole_height: HEIGHT };
    let shape = FrameShape { width, height, stride: WIDTH, offset: top * WIDTH + left, region: Some(region) };
    let request = ScanRequest { before: vec![GOOD.corners()], ..ScanRequest::frame(shape, None) };
    let coaching = report(request, whole).coaching.unwrap();
    assert!(coaching.moved.unwrap() < 0.5, "{coaching:?}");
    assert!((coaching.module_px.unwrap() - 6.0).abs() < 0.2, "{coaching:?}");
}
