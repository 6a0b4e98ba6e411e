//! Payloads of every built-in profile by example.

use base::Severity;
use payload::{Carrier, Foreign, PayloadError, Profile, Settings, Values, profile, profiles, read, read_fragment};
use record::{Column, Field};

const GTIN: &str = "4006381333931";
const GLN: &str = "4012345000009";

fn settings() -> Settings {
    Settings { viewer_url: "https://example.com/temqr/".to_owned() }
}

fn values(pairs: &[(Column, &str)]) -> Values {
    pairs.iter().map(|(column, text)| (*column, (*text).to_owned())).collect()
}

fn built_in(id: &str) -> &'static Profile {
    profile(id).unwrap_or_else(|| panic!("{id}"))
}

/// Everything that any of the profiles carries.
fn label() -> Values {
    values(&[
        (Column::Manufacturer, "Pfeiffer Vacuum GmbH"),
        (Column::Batch, "20260517-0001"),
        (Column::Report, "TR-2026/0042"),
        (Column::Gtin, GTIN),
        (Column::Gln, GLN),
    ])
}

#[test]
fn each_profile_writes_its_form() {
    for (id, carrier, expected) in [
        (
            "plain",
            Carrier::Plain,
            "Manufacturer: Pfeiffer Vacuum GmbH\nBatch: 20260517-0001\nReport: TR-2026/0042",
        ),
        ("compact", Carrier::Plain, "TQ1*PFEIFFER VACUUM GMBH*20260517-0001*TR-2026/0042"),
        (
            "json",
            Carrier::Plain,
            r#"{"temqr":1,"m":"Pfeiffer Vacuum GmbH","b":"20260517-0001","r":"TR-2026/0042","g":"4006381333931"}"#,
        ),
        (
            "gs1-digital-link",
            Carrier::Plain,
            "https://example.com/01/04006381333931/10/20260517-0001?417=4012345000009&91=TR-2026%2F0042",
        ),
        (
            "gs1-element-string",
            Carrier::Gs1,
            "01040063813339314174012345000009\
             1020260517-0001\u{1d}91TR-2026/0042",
        ),
        (
            "iso-15434",
            Carrier::Plain,
            "[)>\u{1e}06\u{1d}1VPfeiffer Vacuum GmbH\u{1d}8P4006381333931\u{1d}1T20260517-0001\u{1d}12STR-2026/0042\u{1e}\u{4}",
        ),
        (
            "viewer",
            Carrier::Plain,
            "https://example.com/temqr/#v1?m=Pfeiffer%20Vacuum%20GmbH&b=20260517-0001&r=TR-2026/0042",
        ),
    ] {
        let composed = built_in(id).compose(&label(), &settings()).unwrap();
        assert_eq!((&composed.text[..], composed.carrier), (expected, carrier), "{id}");
        assert_eq!(read(&composed.text, carrier).unwrap().profile, id);
    }
    assert_eq!(profiles().len(), 8);
}

#[test]
fn a_serial_number_stands_where_the_standard_has_it() {
    let mut label = label();
    label.insert(Column::Serials, "SN/7".to_owned());
    for (id, part) in [
        ("compact", "*TR-2026/0042*SN/7"),
        ("json", r#","s":"SN/7","#),
        ("gs1-digital-link", "/10/20260517-0001/21/SN%2F7?417="),
        ("gs1-element-string", "1020260517-0001\u{1d}21SN/7\u{1d}91"),
        ("iso-15434", "\u{1d}SSN/7\u{1d}12S"),
        ("viewer", "&s=SN/7"),
    ] {
        let text = built_in(id).compose(&label, &settings()).unwrap().text;
        assert!(text.contains(part), "{id}: {text}");
    }
}
