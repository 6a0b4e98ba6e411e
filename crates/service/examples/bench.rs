//! Prints how long the core takes natively: medians of many runs, never a judgement.

use std::time::Instant;

use service::{
    CalendarDate, Desk, Done, Draft, FileFormat, FrameShape, Job, LabelRequest, LabelSetup, Reply,
    ScanRequest, World,
};

fn main() {
    let draft = Draft {
        manufacturer: "Lotus Vacuum Technology Co., Ltd.".into(),
        batch: "20260517-0001".into(),
        report: "IR-2026-00418".into(),
    };
    let more = std::iter::empty().collect();
    let request = LabelRequest { draft, more, setup: LabelSetup::default(), issued: None };
    show("judge, encode and lay out one label", 100, || run(&Job::Describe(request.clone()), Vec::new()));
    for format in FileFormat::ALL {
        let what = format!("write it as {}", format.extension());
        show(&what, 20, || run(&Job::Export(request.clone(), format), Vec::new()));
    }
    let png = done(&Job::Export(request, FileFormat::Png), Vec::new()).bytes.unwrap_or_default();
    let label =
        picture::read(&png).map(|picture| picture.luma).unwrap_or_else(|_| base::Luma::filled(1, 1, 0));
    for (width, height) in [(1280, 720), (1920, 1080), (4000, 3000)] {
        let frame = on_grey(&label, width, height);
        let shape = FrameShape::packed(width, height);
        let job = Job::Scan(ScanRequest::frame(shape, None));
        show(&format!("read a {width} × {height} frame with a label"), 20, || run(&job, frame.clone()));
        let empty = vec![200; width * height];
        show(&format!("read a {width} × {height} frame without one"), 20, || run(&job, empty.clone()));
    }
}

fn done(job: &Job, bytes: Vec<u8>) -> Done {
    let world = World {
        now_ms: &|| 0.0,
        today: CalendarDate::FIRST,
        progress: &|_| {},
        here: service::Here::NOWHERE,
    };
    service::run(&mut Desk::default(), job, bytes, &world)
}

fn run(job: &Job, bytes: Vec<u8>) {
    if let Reply::Failed(fault) = done(job, bytes).reply {
        println!("failed: {}", fault.code);
    }
}

/// The label in the middle of a grey picture, shrunk to fit by a whole factor.
fn on_grey(label: &base::Luma, width: usize, height: usize) -> Vec<u8> {
    let factor = label.width().div_ceil(width * 4 / 5).max(label.height().div_ceil(height * 4 / 5));
    let label = label.shrunk(factor);
    let (left, top) = ((width - label.width()) / 2, (height - label.height()) / 2);
    let mut pixels = vec![200; width * height];
    for (y, row) in label.pixels().chunks(label.width()).enumerate() {
        pixels[(top + y) * width + left..][..label.width()].copy_from_slice(row);
    }
    pixels
}

fn show(what: &str, times: usize, work: impl Fn()) {
    let mut took: Vec<f64> = (0..times)
        .map(|_| {
            let begun = Instant::now();
            work();
            begun.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    took.sort_by(f64::total_cmp);
    println!("{what:<48} {:>8.2} ms (median of {times})", took[times / 2]);
}
