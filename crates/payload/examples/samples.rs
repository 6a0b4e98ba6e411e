//! Prints payloads of every built-in profile as a JSON array of `{profile, carrier, values, text}`, the same on every
//! run: what programs of others are asked to read.

use payload::{Carrier, Settings, Values, profiles};
use record::Column;
use serde_json::{Value, json};

/// Manufacturer, batch, report, serial number, model, GTIN, GLN.
const LABELS: [[&str; 7]; 8] = [
    ["Pfeiffer Vacuum GmbH", "20260517-0001", "TR-2026-0042", "", "", "4006381333931", "4012345000009"],
    [
        "Công ty TNHH Chân không Việt",
        "20260518-A7",
        "BC/2026/17",
        "SN-0001",
        "HV-80",
        "04006381333931",
        "8930000000019",
    ],
    ["真空泵制造有限公司", "20260519-0003", "IR-2026.3", "", "ZJ 150", "96385074", "6901234000009"],
    [
        "O'Neill & Sons \"Vacuum\" <Ltd>",
        "A&B=C+D%20",
        "R?x=1&y=2;z",
        "S/N:1",
        "M",
        "036000291452",
        "0614141000005",
    ],
    ["100% Vacuum, Inc.", "!%&'()*+,-./:;<=>?_", "91-10-21", "21*01", "", "4006381333931", "4012345000009"],
    ["A", "1", "2", "", "", "00000017", "0000000000017"],
    ["lower case", "abc-def", "ghi_jkl", "mno", "pqr", "4006381333931", "4012345000009"],
    [
        "Vacuum 01",
        "12345678901234567890",
        "0104006381333931",
        "12345678901234567890",
        "",
        "4006381333931",
        "4012345000009",
    ],
];

const COLUMNS: [Column; 7] = [
    Column::Manufacturer,
    Column::Batch,
    Column::Report,
    Column::Serials,
    Column::Model,
    Column::Gtin,
    Column::Gln,
];

fn main() {
    let settings = Settings { viewer_url: "https://example.com/temqr/".to_owned() };
    let mut samples = Vec::new();
    for label in LABELS {
        let texts = label.iter().map(|text| (*text).to_owned());
        let mut values: Values =
            COLUMNS.into_iter().zip(texts).filter(|(_, text)| !text.is_empty()).collect();
        values.insert(Column::PlatformPayload, format!("https://npqtp.example/label?b={}", label[1]));
        for profile in profiles() {
            let carried: Value = profile
                .columns()
                .into_iter()
                .filter_map(|(column, _)| {
                    Some((column.name().to_owned(), Value::from(&values.get(&column)?[..])))
                })
                .collect::<serde_json::Map<_, _>>()
                .into();
            match profile.compose(&values, &settings) {
                Ok(composed) => samples.push(json!({
                    "profile": profile.id(),
                    "carrier": if composed.carrier == Carrier::Gs1 { "gs1" } else { "plain" },
                    "values": carried,
                    "text": composed.text,
                })),
                Err(findings) => {
                    let codes: Vec<_> = findings.iter().map(|(_, finding)| &finding.code[..]).collect();
                    eprintln!("{} left out {:?}: {}", profile.id(), label[1], codes.join(", "));
                }
            }
        }
    }
    println!("{}", Value::from(samples));
}
