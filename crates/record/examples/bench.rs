//! How long lines take to be kept and audited: `cargo run --release -p record --example bench`.
//!
//! Prints, for 10,000, 100,000 and 1,000,000 lines of seven columns, milliseconds, nanoseconds a line and bytes.

use std::time::Instant;

use record::{CalendarDate, Column, Context, Policy, Register, Spent, audit};

const COLUMNS: [Column; 7] = [
    Column::Manufacturer,
    Column::Product,
    Column::Model,
    Column::Batch,
    Column::BatchDate,
    Column::Report,
    Column::ReportDate,
];

fn main() {
    let today = CalendarDate::new(2026, 6, 1).unwrap_or_else(|| unreachable!("a day in June"));
    let policy = Policy::default();
    let context = Context { today, policy: &policy };
    println!(
        "{:>9} {:>9} {:>9} {:>8} {:>12} {:>7} {:>6}",
        "lines", "push ms", "audit ms", "ns/line", "bytes", "marks", "sets"
    );
    for count in [10_000, 100_000, 1_000_000] {
        let lines: Vec<[String; 7]> = (0..count).map(line).collect();
        let start = Instant::now();
        let mut register = Register::default();
        for line in &lines {
            register.push(|column| {
                COLUMNS.iter().position(|of| *of == column).map_or("", |at| line[at].as_str())
            });
        }
        let pushed = start.elapsed();
        let start = Instant::now();
        let found = audit(&register, &Spent::default(), &context);
        let audited = start.elapsed();
        let each = (pushed + audited).as_nanos() / count as u128;
        println!(
            "{count:>9} {:>9.1} {:>9.1} {each:>8} {:>12} {:>7} {:>6}",
            pushed.as_secs_f64() * 1e3,
            audited.as_secs_f64() * 1e3,
            register.bytes(),
            found.marks.len(),
            found.sets.len(),
        );
    }
}

/// A line as an exporter has it: few makers and models, a batch and a report of its own; one in a hundred has a typing
/// error, one in a thousand a report of another batch.
fn line(n: usize) -> [String; 7] {
    let day = format!("2026-{:02}-{:02}", n / 28 % 5 + 1, n % 28 + 1);
    let mut batch = format!("{}-{:06}", day.replace('-', ""), n);
    if n % 100 == 7 {
        batch = batch.replacen('0', "O", 1);
    }
    let report = if n % 1000 == 13 { n - 1 } else { n };
    [
        format!("Wuxi Vacuum Equipment {} Co., Ltd.", char::from(b'A' + (n % 20) as u8)),
        "Turbomolecular pump".to_owned(),
        format!("TMP-{}", n % 40 * 50 + 100),
        batch,
        day.clone(),
        format!("IR-2026-{report:07}"),
        day,
    ]
}
