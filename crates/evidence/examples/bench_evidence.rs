//! How long it takes to append 100,000 entries, and to verify them: `cargo run --release -p evidence --example
//! bench_evidence`.

use std::time::Instant;

use evidence::{Body, Log, LogId, Occurrence, Scan, Sha256Digest, verify};

const ENTRIES: u64 = 100_000;

fn main() {
    let at = "2026-05-17T08:30:00+07:00";
    let begun = Instant::now();
    let mut log = Log::begin(LogId([1; 16]), "temqr 0.1.0", at, "", "").expect("it begins");
    for index in 1..ENTRIES {
        let scan = Scan {
            payload_sha256: Some(Sha256Digest::of(&index.to_le_bytes())),
            outcome: "matched".to_owned(),
            shipment: Some("SH-2026-0001".to_owned()),
            place: Some("MSKU1234565".to_owned()),
            typed_because: None,
        };
        let (actor, device) = ("Nguyễn Thị Hoa".to_owned(), "Yard 2".to_owned());
        log.append(&Occurrence { at: at.to_owned(), actor, device, body: Body::Scan(scan) })
            .expect("appended");
    }
    println!("append {ENTRIES} entries: {:?}", begun.elapsed());
    let file = log.file(&[]);
    println!("file: {:.1} MiB", file.len() as f64 / f64::from(1 << 20));
    let begun = Instant::now();
    let found = verify(file.as_bytes(), &[log.root()]);
    println!("verify: {:?}, {:?}", begun.elapsed(), found.verdict());
}
