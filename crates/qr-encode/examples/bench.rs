//! Measures how long a symbol takes, beside other encoders: `cargo run --release -p qr-encode --example
//! bench`.
//!
//! Every encoder gets the same texts and the same level, chooses the version and the mask itself, and runs on
//! one thread. Medians are of single symbols, in microseconds; series are the sum of all.

use std::hint::black_box;
use std::time::Instant;

use base::{Dpi, Mm};
use qr_encode::{LevelChoice, Payload, Printing, Request, encode, fit};
use qr_symbol::{EcLevel, Version};
use qrcodegen::{QrCode, QrCodeEcc};

/// The text of a label: three labelled lines, as the plain profile has them.
fn label(number: usize) -> String {
    let (day, serial) = (1 + number % 28, number % 10_000);
    format!(
        "MFR: Công ty TNHH Chân không Sài Gòn\nBATCH: 202608{day:02}-{serial:04}\nREPORT: QC/VN/2026/{number:06}"
    )
}

/// What one encoder did with all texts.
struct Measured {
    name: &'static str,
    median_us: f64,
    total_ms: f64,
    versions: Vec<usize>,
}

/// `version` encodes a text at level M and says which version it took.
fn measure(name: &'static str, texts: &[String], version: impl Fn(&str) -> usize) -> Measured {
    let mut micros = Vec::with_capacity(texts.len());
    let mut versions = Vec::with_capacity(texts.len());
    for text in texts {
        let start = Instant::now();
        versions.push(black_box(version(black_box(text))));
        micros.push(start.elapsed().as_secs_f64() * 1e6);
    }
    let total_ms = micros.iter().sum::<f64>() / 1e3;
    micros.sort_by(f64::total_cmp);
    Measured { name, median_us: micros[micros.len() / 2], total_ms, versions }
}

fn ours(text: &str) -> usize {
    let level = LevelChoice::Exactly(EcLevel::M);
    let request = Request { payload: Payload::Text(text), level, largest: Version::MAX };
    encode(&request).map_or(0, |encoded| encoded.symbol.version().number().into())
}

fn fitted(text: &str) -> usize {
    let printing = Printing {
        dots: Dpi(300.0),
        aim: Mm(21.0),
        least_edge: Mm(20.0),
        most_edge: Mm(80.0),
        least_module: Mm(0.396),
        least_dots: 4,
    };
    fit(Payload::Text(text), LevelChoice::Exactly(EcLevel::M), &printing)
        .map_or(0, |fitting| fitting.encoded.symbol.version().number().into())
}

fn by_qrcodegen(text: &str) -> usize {
    QrCode::encode_text(text, QrCodeEcc::Medium).map_or(0, |code| code.version().value().into())
}

fn by_fast_qr(text: &str) -> usize {
    fast_qr::QRBuilder::new(text).ecl(fast_qr::ECL::M).build().map_or(0, |code| (code.size - 17) / 4)
}

fn by_qrcode(text: &str) -> usize {
    qrcode::QrCode::with_error_correction_level(text, qrcode::EcLevel::M)
        .map_or(0, |code| (code.width() - 17) / 4)
}

fn main() {
    let texts: Vec<String> = (0..10_000).map(label).collect();
    println!("10,000 different labels of {} bytes, level M", texts[0].len());
    let all = [
        measure("qr-encode", &texts, ours),
        measure("qr-encode, fit", &texts, fitted),
        measure("fast_qr", &texts, by_fast_qr),
        measure("qrcodegen", &texts, by_qrcodegen),
        measure("qrcode", &texts, by_qrcode),
    ];
    for Measured { name, median_us, total_ms, versions } in &all {
        let same = versions.iter().zip(&all[0].versions).filter(|(theirs, ours)| theirs == ours).count();
        let ratio = median_us / all[0].median_us;
        println!(
            "{name:15} median {median_us:7.1} µs  ({ratio:4.1}×)  all {total_ms:7.0} ms  version {}, {same} as ours",
            versions[0]
        );
    }

    println!("\nseries");
    for count in [10, 100, 1_000, 10_000, 100_000] {
        let texts: Vec<String> = (0..count).map(label).collect();
        let start = Instant::now();
        for text in &texts {
            black_box(ours(black_box(text)));
        }
        let micros = start.elapsed().as_secs_f64() * 1e6;
        println!("{count:7} symbols  {:9.1} ms  {:6.1} µs each", micros / 1e3, micros / count as f64);
    }

    println!("\nby length, ASCII in byte mode");
    for length in [10, 50, 100, 300, 1_000, 2_331] {
        let texts: Vec<String> = (0..200).map(|i| format!("{i:03}{}", "label text ".repeat(300))).collect();
        let texts: Vec<String> = texts.into_iter().map(|text| text[..length].to_owned()).collect();
        let [ours, fast_qr, qrcodegen] =
            [measure("", &texts, ours), measure("", &texts, by_fast_qr), measure("", &texts, by_qrcodegen)];
        println!(
            "{length:5} bytes, version {:2}: {:7.1} µs, fast_qr {:7.1}, qrcodegen {:8.1}",
            ours.versions[0], ours.median_us, fast_qr.median_us, qrcodegen.median_us
        );
    }
}
