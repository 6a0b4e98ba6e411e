//! Payloads of every built-in profile by example.

use base::{Confidence, Severity};
use payload::{Carrier, Foreign, PayloadError, Profile, Settings, Values, profile, profiles, read};
use record::Column;

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
            "https://example.com/temqr/01/04006381333931/10/20260517-0001?417=4012345000009&91=TR-2026%2F0042",
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
            "[)>\u{1e}06\u{1d}1VPfeiffer Vacuum GmbH\u{1d}8P4006381333931\u{1d}1T20260517-0001\
             \u{1d}12STR-2026/0042\u{1e}\u{4}",
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

#[test]
fn what_is_read_is_what_was_composed() {
    for profile in profiles().iter().filter(|profile| profile.id() != "platform") {
        let composed = profile.compose(&label(), &settings()).unwrap();
        let found = read(&composed.text, composed.carrier).unwrap();
        assert_eq!((&found.profile[..], &found.others[..]), (profile.id(), &[][..]));
        for (column, text) in &found.values {
            assert!(profile.agrees(*column, &label()[column], text), "{} {column:?} {text}", profile.id());
        }
        for (column, required) in profile.columns() {
            assert!(!required || found.values.contains_key(&column), "{} {column:?}", profile.id());
        }
        assert_eq!(found.draft().batch, "20260517-0001");
    }
}

/// Findings as `column code «span» fix`, the span drawn in the value.
fn drawn(id: &str, values: &Values) -> Vec<String> {
    let findings = match built_in(id).compose(values, &settings()) {
        Ok(composed) => composed.findings,
        Err(findings) => {
            assert_eq!(base::worst(findings.iter().map(|(_, finding)| finding)), Some(Severity::Error));
            findings
        }
    };
    let draw = |(column, finding): (Column, base::Finding)| {
        let text = values.get(&column).cloned().unwrap_or_default();
        let mut drawn = text.clone();
        if let Some(span) = finding.span {
            drawn.insert(span.end, '»');
            drawn.insert(span.start, '«');
        }
        let fixed = finding.fix.map(|fix| {
            let mut mended = text.clone();
            mended.replace_range(fix.span, &fix.replacement);
            format!(" -> {mended}")
        });
        format!("{}: {drawn}{}", finding.code, fixed.unwrap_or_default())
    };
    findings.into_iter().map(draw).collect()
}

#[test]
fn what_stands_in_the_way_is_told_where_it_stands() {
    for (id, column, text, expected) in [
        ("plain", Column::Batch, "A\nB", "profile.control-character: A«\n»B"),
        ("plain", Column::Batch, "A ", "profile.edge-space: A« » -> A"),
        ("plain", Column::Manufacturer, "\u{3000}A", "profile.edge-space: «\u{3000}»A -> A"),
        ("plain", Column::Report, "", "profile.value-missing: "),
        ("plain", Column::Report, "  ", "profile.value-missing: «  »"),
        ("compact", Column::Serials, "1; 2", "profile.several-serials: «1; 2»"),
        ("viewer", Column::Report, "\u{1d}91X", "profile.control-character: «\u{1d}»91X"),
        ("iso-15434", Column::Report, "X\u{1e}\u{4}", "profile.control-character: X«\u{1e}\u{4}»"),
        ("gs1-digital-link", Column::Gtin, "", "profile.gtin-missing: "),
        ("gs1-digital-link", Column::Gtin, "4006381333932", "profile.not-a-gtin: «4006381333932»"),
        // Seven zeros before it would make a sound number of it.
        ("gs1-digital-link", Column::Gtin, "0000017", "profile.not-a-gtin: «0000017»"),
        ("gs1-digital-link", Column::Gln, "", "profile.gln-missing: "),
        ("gs1-element-string", Column::Gln, "4012345000000", "profile.not-a-gln: «4012345000000»"),
        ("gs1-digital-link", Column::Batch, "..", "profile.dots-only: «..»"),
        ("gs1-element-string", Column::Batch, "LOT 7", "profile.not-in-gs1-set: LOT« »7"),
        ("gs1-element-string", Column::Report, "Báo-1", "profile.not-in-gs1-set: B«á»o-1"),
        (
            "gs1-element-string",
            Column::Batch,
            "12345678901234567890AB",
            "profile.too-long: 12345678901234567890«AB»",
        ),
        ("platform", Column::PlatformPayload, "", "profile.platform-missing: "),
    ] {
        let mut values = label();
        values.insert(column, text.to_owned());
        let found = drawn(id, &values);
        assert!(found.iter().any(|finding| finding == expected), "{id} {expected:?} in {found:?}");
        assert!(built_in(id).compose(&values, &settings()).is_err(), "{id} {text:?}");
    }
}

#[test]
fn what_is_only_to_know_does_not_stand_in_the_way() {
    let mut values = label();
    assert_eq!(drawn("compact", &values), ["profile.upper-case: Pfeiffer Vacuum GmbH"]);
    values.insert(Column::Manufacturer, "PFEIFFER".to_owned());
    assert_eq!(drawn("compact", &values), [""; 0]);
    values.insert(Column::Manufacturer, "Công ty".to_owned());
    assert_eq!(drawn("iso-15434", &values), ["profile.beyond-ascii: C«ô»ng ty"]);
}

#[test]
fn links_need_an_address_to_lead_to() {
    for (id, url, expected) in [
        ("viewer", "", Err("profile.viewer-address-missing")),
        ("viewer", "example.com", Err("profile.viewer-address")),
        ("viewer", "https://", Err("profile.viewer-address")),
        ("viewer", "https://example.com/#x", Err("profile.viewer-address")),
        ("viewer", "https://example.com/ x", Err("profile.viewer-address")),
        ("viewer", "https://víí.vn/", Err("profile.viewer-address")),
        ("viewer", "javascript:alert(1)", Err("profile.viewer-address")),
        ("viewer", " https://example.com?a=b ", Ok("https://example.com?a=b#v1?m=")),
        ("gs1-digital-link", "", Ok("https://id.gs1.org/01/")),
        ("viewer", "HTTPS://example.com", Ok("HTTPS://example.com#v1?m=")),
        ("viewer", "http://example.com/temqr/", Err("profile.viewer-address-http")),
        ("viewer", "Http://localhost.example.com/", Err("profile.viewer-address-http")),
        ("viewer", "http://localhost:80@example.com/", Err("profile.viewer-address-http")),
        ("viewer", "http://LocalHost/t?q", Ok("http://LocalHost/t?q#v1?m=")),
        ("viewer", "http://127.0.0.1:8080/", Ok("http://127.0.0.1:8080/#v1?m=")),
        ("gs1-digital-link", "http://example.com", Err("profile.viewer-address-http")),
        ("gs1-digital-link", "http://localhost:8080/a/b?c", Ok("http://localhost:8080/a/b/01/")),
        ("gs1-digital-link", "https://example.com/temqr/", Ok("https://example.com/temqr/01/")),
        ("gs1-digital-link", "https://example.com//", Ok("https://example.com/01/")),
        ("gs1-digital-link", "https://example.com?c", Ok("https://example.com/01/")),
        ("gs1-digital-link", "file:///x", Err("profile.viewer-address")),
    ] {
        let composed = built_in(id).compose(&label(), &Settings { viewer_url: url.to_owned() });
        match (composed, expected) {
            (Ok(composed), Ok(start)) => {
                assert!(composed.text.starts_with(start), "{}", composed.text);
                // What was printed before addresses had to be private is read all the same.
                for text in [composed.text.clone(), composed.text.replacen("https", "http", 1)] {
                    let found = built_in(id).parse(&text, composed.carrier).unwrap();
                    assert_eq!(found.values[&Column::Batch], label()[&Column::Batch], "{text}");
                }
            }
            (Err(findings), Err(code)) => assert_eq!(findings[0].1.code, code),
            (composed, expected) => panic!("{composed:?} instead of {expected:?}"),
        }
    }
}

#[test]
fn nothing_is_lost_in_escapes() {
    let hard = "a%25&=+#?/\"\\<>'*~ Việt 真空";
    for id in ["plain", "compact", "json", "iso-15434", "viewer"] {
        let mut values = label();
        values.insert(Column::Batch, hard.to_owned());
        let composed = built_in(id).compose(&values, &settings()).unwrap();
        assert_eq!(read(&composed.text, composed.carrier).unwrap().values[&Column::Batch], hard, "{id}");
    }
    let mut values = label();
    let hard = "!\"%&'()*+,-./:;<=>?_";
    values.insert(Column::Report, hard.to_owned());
    for id in ["gs1-digital-link", "gs1-element-string"] {
        let composed = built_in(id).compose(&values, &settings()).unwrap();
        assert_eq!(read(&composed.text, composed.carrier).unwrap().values[&Column::Report], hard, "{id}");
    }
}

#[test]
fn compact_is_all_alphanumeric() {
    let mut values = label();
    values.insert(Column::Manufacturer, "Công ty TNHH Chân không".to_owned());
    let text = built_in("compact").compose(&values, &settings()).unwrap().text;
    assert_eq!(text, "TQ1*C%C3%94NG TY TNHH CH%C3%82N KH%C3%94NG*20260517-0001*TR-2026/0042");
    values.insert(Column::Report, "tr-1".to_owned());
    let text = built_in("compact").compose(&values, &settings()).unwrap().text;
    assert!(text.ends_with("*%74%72-1"), "{text}");
}

#[test]
fn what_the_platform_issued_is_kept_to_the_byte() {
    let issued = " \u{feff}HTTPS://npqtp.example/q?x=1\r\n\t";
    let platform = built_in("platform");
    let values = values(&[(Column::PlatformPayload, issued), (Column::Batch, "1")]);
    let composed = platform.compose(&values, &Settings::default()).unwrap();
    assert_eq!((&composed.text[..], composed.findings), (issued, vec![]));
    for carrier in [Carrier::Plain, Carrier::Gs1] {
        let found = platform.parse(issued, carrier).unwrap();
        assert_eq!(
            found.values.into_iter().collect::<Vec<_>>(),
            [(Column::PlatformPayload, issued.to_owned())]
        );
    }
    assert!(!platform.agrees(Column::PlatformPayload, issued, issued.trim()));
    assert_eq!(read(issued, Carrier::Plain), Err(PayloadError::NotOurs(Foreign::WebAddress)));
}

#[test]
fn folds_are_the_only_differences_that_agree() {
    for (id, column, expected, found, agrees) in [
        ("compact", Column::Manufacturer, "Công ty", "CÔNG TY", true),
        ("compact", Column::Manufacturer, "Công ty", "CONG TY", false),
        ("compact", Column::Batch, "a", "A", false),
        ("plain", Column::Manufacturer, "a", "A", false),
        ("gs1-digital-link", Column::Gtin, GTIN, "04006381333931", true),
        ("gs1-digital-link", Column::Gtin, GTIN, "14006381333931", false),
        ("gs1-digital-link", Column::Model, "a", "a", true),
        ("gs1-digital-link", Column::Model, "a", "b", false),
    ] {
        assert_eq!(built_in(id).agrees(column, expected, found), agrees, "{id} {expected} {found}");
    }
}

#[test]
fn data_identifiers_say_how_sure_they_are() {
    let iso = built_in("iso-15434");
    for (column, _) in iso.columns() {
        let (source, _) = iso.source(column).unwrap();
        assert!(!source.is_empty());
    }
    assert_eq!(iso.source(Column::Report).unwrap().1, Confidence::Reported);
    assert_eq!(iso.source(Column::Manufacturer).unwrap().1, Confidence::Unverified);
}
