//! How long reading takes: 100,000 rows of seven columns, as CSV and as JSON Lines.
//!
//! `cargo run --release -p intake --example bench`

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::Instant;

use intake::{Options, guess, lines, read};
use record::Column;

const ROWS: usize = 100_000;
const RUNS: usize = 7;

fn main() {
    let mut csv =
        "Nhà sản xuất,Sản phẩm,Số lô,Ngày sản xuất,Số lượng,Số báo cáo kiểm tra,Kết quả\r\n".to_owned();
    let mut json = String::new();
    for row in 0..ROWS {
        let (batch, report) = (format!("20260517-{row:06}"), format!("IR-2026-{row:06}"));
        let maker = "\"Shanghai Vacuum Co., Ltd.\"";
        let _ = write!(csv, "{maker},Bơm chân không khô,{batch},2026-05-17,{},{report},pass\r\n", row % 50);
        let _ = writeln!(
            json,
            r#"{{"manufacturer":{maker},"product":"Dry pump","batch":"{batch}","batch_date":"2026-05-17","quantity":{},"report":"{report}","result":"pass"}}"#,
            row % 50
        );
    }
    for (name, text) in [("orders.csv", &csv), ("orders.jsonl", &json)] {
        let mut best = [f64::INFINITY; 3];
        for _ in 0..RUNS {
            let times = run(name, text.as_bytes());
            for (best, time) in best.iter_mut().zip(times) {
                *best = best.min(time);
            }
        }
        let [reading, guessing, walking] = best;
        println!(
            "{name}: {ROWS} rows, {:.1} MB: read {reading:.1} ms, guess {guessing:.1} ms, lines {walking:.1} ms, \
             together {:.1} ms",
            text.len() as f64 / 1e6,
            best.iter().sum::<f64>()
        );
    }
}

/// Milliseconds to read, to guess and to walk over every cell.
fn run(name: &str, bytes: &[u8]) -> [f64; 3] {
    let start = Instant::now();
    let table = read(bytes, name, &Options::default(), &mut |_| {}).expect("the table is sound");
    let read = start.elapsed();
    let mapping = guess(&table);
    let guessed = start.elapsed();
    let mut length = 0;
    for line in lines(&table, &mapping) {
        length += Column::ALL.iter().map(|&column| line.get(column).len()).sum::<usize>();
    }
    black_box(length);
    let walked = start.elapsed();
    assert_eq!(lines(&table, &mapping).count(), ROWS);
    [read, guessed - read, walked - guessed].map(|time| time.as_secs_f64() * 1e3)
}
