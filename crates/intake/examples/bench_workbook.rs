//! How long reading and writing a workbook of 20,000 rows of 7 columns takes.
//!
//! `cargo run --release -p intake --example bench_workbook [FILE]`

use std::time::Instant;

use intake::write::{self, Sheet};
use intake::{Options, read};

const ROWS: usize = 20_000;
const HEADINGS: [&str; 7] = ["Manufacturer", "Batch", "Report", "Laboratory", "Date", "Quantity", "Remarks"];
const RUNS: usize = 7;

fn main() {
    let rows: Vec<[String; 7]> = (0..ROWS)
        .map(|row| {
            [
                format!("真空设备有限公司 {}", row % 7),
                format!("202605{:02}-{row:05}", row % 28 + 1),
                format!("IR-2026-{row:06}"),
                String::from("Trung tâm Kỹ thuật 3"),
                format!("2026-05-{:02}", row % 28 + 1),
                (row % 100).to_string(),
                format!("remark {row}"),
            ]
        })
        .collect();
    let sheet = || Sheet {
        name: "Records",
        headings: &HEADINGS,
        rows: Box::new(rows.iter().map(|row| row.iter().map(String::as_str).collect())),
    };
    let written = fastest(|| write::xlsx(vec![sheet()]).expect("fits a sheet"));
    println!("write xlsx  {:6.1} ms  {} bytes", written.1, written.0.len());
    let csv = fastest(|| write::csv(&HEADINGS, rows.iter().map(|row| row.iter().map(String::as_str))));
    println!("write csv   {:6.1} ms  {} bytes", csv.1, csv.0.len());
    let bytes =
        std::env::args().nth(1).map_or(written.0, |file| std::fs::read(file).expect("the file is there"));
    let table = fastest(|| read(&bytes, "", &Options::default(), &mut |_| ()).expect("reads"));
    println!("read xlsx   {:6.1} ms  {} rows of {}", table.1, table.0.cells.rows(), table.0.cells.columns());
}

/// What `work` makes, and the milliseconds of its fastest run.
fn fastest<T>(work: impl Fn() -> T) -> (T, f64) {
    let run = || {
        let start = Instant::now();
        let made = work();
        (made, start.elapsed().as_secs_f64() * 1e3)
    };
    (1..RUNS).fold(run(), |best, _| {
        let next = run();
        if next.1 < best.1 { next } else { best }
    })
}
