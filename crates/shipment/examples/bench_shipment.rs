//! How long a large shipment takes: `cargo run --release -p shipment --example bench_shipment`.
//!
//! Prints, for 50,000 expected labels with serial numbers and an export of 60,000 entries: opening; settling a scan of
//! each kind; replaying a log; joining ten parts of 5,000 scans; the size of a part, and how many codes it takes. The
//! longest of 50,000 scans is the machine's as much as ours: what was slow is judged again.

use std::time::{Duration, Instant};

use shipment::{
    Collected, Collector, DeviceId, ExpectedLabel, Input, Joined, LabelValues, Manifest, Margin, Part,
    PlatformEntry, Read, Series, Session, Shipment,
};

const LABELS: usize = 50_000;
const BATCH: usize = 20;
const PARTS: usize = 10;
const SLOW: Duration = Duration::from_millis(1);

fn main() {
    let shipment = Shipment {
        reference: "EXP-2026-0001".into(),
        expected: (0..LABELS).map(label).collect(),
        platform: Some((0..60_000).map(entry).collect()),
        ..Shipment::default()
    };
    let (findings, checked) = timed(|| shipment.check());
    println!("checking {LABELS} labels: {:.1} ms, {} findings", ms(checked), findings.len());
    let (manifest, opened) = timed(|| Manifest::new(shipment));
    let (_, began) = timed(|| Session::new(&manifest, device(0)));
    println!("opening {LABELS} labels: {:.1} ms, and a session {:.1} ms", ms(opened), ms(began));

    let expected = |at: usize| read(&label(at).values);
    let kinds: [(&str, &dyn Fn(usize) -> Read); 5] = [
        ("expected", &expected),
        ("O for 0", &|at| {
            changed(at, |values| values.serial = values.serial.take().map(|text| text.replace('0', "O")))
        }),
        ("other report", &|at| changed(at, |values| values.report.push_str("-X"))),
        ("other piece", &|at| changed(at, |values| values.serial = Some(format!("SN-{:06}", LABELS + at)))),
        ("all foreign", &|at| changed(at, |values| *values = foreign(at))),
    ];
    for (name, read) in kinds {
        let mut session = Session::new(&manifest, device(0));
        let (mut times, mut dearest) = (Vec::with_capacity(LABELS), Duration::ZERO);
        for at in 0..LABELS {
            let read = read(at * 7_919 % LABELS);
            let frame = Input::Frame(vec![read.clone()]);
            let (_, time) = timed(|| session.handle(&manifest, frame, 0));
            session.handle(&manifest, Input::Acknowledge, 0);
            times.push(time);
            if time > SLOW {
                // Was it this read, or another program's turn? The same question again, best of three.
                let judged = (0..3).map(|_| timed(|| manifest.judge(&read)).1).min();
                dearest = dearest.max(judged.unwrap_or_default());
            }
        }
        times.sort_unstable();
        let [median, late, longest] =
            [LABELS / 2, LABELS * 999 / 1000, LABELS - 1].map(|at| micros(times[at]));
        println!(
            "settling, {name:<12}: median {median:>6.1} µs, 99.9 % {late:>8.1} µs, longest {longest:>8.1} µs, \
             of the slow ones asked again {:>6.1} µs",
            micros(dearest)
        );
    }

    let parts: Vec<Part> = (0..PARTS).map(|number| part(&manifest, number)).collect();
    let (replayed, time) = timed(|| Session::replay(&manifest, device(0), parts[0].events.iter().cloned()));
    println!("replaying {} events: {:.1} ms", replayed.log().len(), ms(time));
    let files: Vec<Vec<u8>> = parts.iter().map(Part::to_json).collect();
    let ((joined, reconciliation, conflicts), time) = timed(|| {
        let mut joined = Joined::new("EXP-2026-0001");
        for file in &files {
            let part = Part::parse(file).unwrap_or_else(|error| unreachable!("{error}"));
            joined.join(&part).unwrap_or_else(|error| unreachable!("{error}"));
        }
        let reconciliation = joined.reconcile(&manifest);
        let conflicts = joined.conflicts(&manifest, &reconciliation);
        (joined, reconciliation, conflicts)
    });
    println!(
        "reading and joining {} parts of 5,000 scans: {:.1} ms, {} matched, {} conflicts",
        joined.devices().count(),
        ms(time),
        reconciliation.counts().matched,
        conflicts.len()
    );
    let (packed, time) = timed(|| parts[0].pack());
    let bytes = packed.len();
    let series = Series::new(packed).unwrap_or_else(|error| unreachable!("{error}"));
    println!(
        "a part of 5,000 scans: {} bytes, packed {bytes} in {:.1} ms, {} codes",
        files[0].len(),
        ms(time),
        series.count()
    );
    let mut collector = Collector::default();
    let (whole, time) = timed(|| {
        series.texts().find_map(|text| match collector.add(&text) {
            Ok(Collected::Whole(bytes)) => Part::unpack(&bytes).ok(),
            _ => None,
        })
    });
    println!(
        "writing, collecting and unpacking them: {:.1} ms, equal {}",
        ms(time),
        whole.as_ref() == Some(&parts[0])
    );
}

fn part(manifest: &Manifest, number: usize) -> Part {
    let mut session = Session::new(manifest, device(number));
    for at in number * 5_000..(number + 1) * 5_000 {
        session.handle(
            manifest,
            Input::Frame(vec![read(&label(at % LABELS).values)]),
            1_764_000_000_000 + at as u64 * 1_700,
        );
    }
    session.part(manifest)
}

fn label(at: usize) -> ExpectedLabel {
    let values = LabelValues {
        manufacturer: "Hefei Vacuum Technology Co., Ltd.".into(),
        batch: format!("202605{:02}-{:04}", at / BATCH % 28 + 1, at / BATCH),
        report: format!("TR-2026-{:05}", at / BATCH),
        serial: Some(format!("SN-{at:06}")),
    };
    ExpectedLabel { key: at.to_string(), payload: payload(&values), values }
}

fn entry(at: usize) -> PlatformEntry {
    let values = label(at * BATCH).values;
    let LabelValues { manufacturer, batch, report, .. } = values;
    PlatformEntry { receipt: format!("R-{at}"), manufacturer, batch, report, ..PlatformEntry::default() }
}

fn payload(values: &LabelValues) -> String {
    let LabelValues { manufacturer, batch, report, serial } = values;
    let serial = serial.as_deref().unwrap_or_default();
    format!("Manufacturer: {manufacturer}\nBatch: {batch}\nReport: {report}\nSerial: {serial}")
}

fn changed(at: usize, change: impl Fn(&mut LabelValues)) -> Read {
    let mut values = label(at).values;
    change(&mut values);
    read(&values)
}

fn foreign(at: usize) -> LabelValues {
    let serial = Some(format!("ZQ{at}"));
    LabelValues { manufacturer: "Other".into(), batch: format!("L{at}"), report: format!("Q{at}"), serial }
}

fn read(values: &LabelValues) -> Read {
    Read { text: payload(values), values: Some(values.clone()), margin: Some(Margin::of_ratio(0.6)) }
}

fn device(number: usize) -> DeviceId {
    DeviceId::new(&format!("phone-{number}")).unwrap_or_else(|| unreachable!("a good name"))
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let done = work();
    (done, start.elapsed())
}

fn micros(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
