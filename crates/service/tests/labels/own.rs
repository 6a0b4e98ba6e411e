//! Templates, sheets, profiles and logos of the user's own.

use base64::prelude::{BASE64_STANDARD, Engine};
use service::{Job, LogoFile, OwnFile, OwnKind, Reply};

use crate::stand::{catalogue, drawn, fault, fault_has_words, full, has_words, of_profile, refused, run};

const PROFILE: &str = r#"{ "version": 1, "id": "works", "title": "Works label",
    "form": { "kind": "compact", "prefix": "W", "revision": 1, "separator": "/" },
    "fields": [{ "column": "batch", "name": "batch" }, { "column": "report", "name": "report" }] }"#;

const TEMPLATE: &str = include_str!("../../../label/data/templates/nameplate.json");

fn own(kind: OwnKind, json: &str) -> OwnFile {
    OwnFile { kind, json: json.to_owned() }
}

fn sheet_json() -> String {
    catalogue(Vec::new()).sheets[0].json.clone()
}

#[test]
fn an_own_file_goes_before_a_built_in_one_of_its_id() {
    let mut request = of_profile("works");
    request.setup.own = vec![own(OwnKind::Profile, PROFILE)];
    assert_eq!(drawn(&request).payload, "W1/20260517-0001/IR-2026-00418");

    let template = TEMPLATE.replace(r#""Traceability""#, r#""Works label""#);
    let mut request = full();
    let before = drawn(&request);
    request.setup.own = vec![own(OwnKind::Template, &template)];
    assert!(!before.svg.contains("Works label") && drawn(&request).svg.contains("Works label"));

    let files = vec![
        own(OwnKind::Profile, PROFILE),
        own(OwnKind::Template, &template),
        own(OwnKind::Sheet, &sheet_json()),
    ];
    let catalogue = catalogue(files);
    assert!(catalogue.profiles[0].own && catalogue.profiles[0].title == "Works label");
    assert!(catalogue.templates[0].own && catalogue.templates[0].id == "nameplate");
    assert!(catalogue.sheets[0].own && !catalogue.sheets[1].own);
}

#[test]
fn files_that_are_none_are_refused_in_words_wherever_they_are_met() {
    let deep = "[".repeat(100_000);
    let long = format!(r#"{{"version":1,"id":"{}"}}"#, "x".repeat(2 << 20));
    let newer = |json: &str| {
        let at = json.find("\"version\"").expect("a version");
        let colon = at + json[at..].find(':').expect("a value");
        let end = colon + json[colon..].find(',').expect("more");
        format!("{}: 99{}", &json[..colon], &json[end..])
    };
    let sheet = sheet_json();
    for (kind, whole) in
        [(OwnKind::Profile, PROFILE), (OwnKind::Template, TEMPLATE), (OwnKind::Sheet, &sheet[..])]
    {
        let Reply::OwnRead(read) = run(&Job::ReadOwn(own(kind, whole)), Vec::new()).reply else {
            panic!("{kind:?}");
        };
        assert_eq!(read.kind, kind);
        let cut = &whole[..whole.len() / 2];
        let later = newer(whole);
        for json in ["", "{}", "null", "[]", "\u{0}", r#"{"version":1}"#, cut, &deep, &long, &later] {
            let file = own(kind, json);
            let fault = fault(&Job::ReadOwn(file.clone()), Vec::new());
            fault_has_words(&fault);
            let is_newer = [".version", ".too-new", ".newer"].iter().any(|end| fault.code.ends_with(end));
            assert_eq!(is_newer, json == later, "{kind:?} {json:.60}: {}", fault.code);
            // One damaged file among those that are kept does not hold up labels that do not need it.
            let mut request = full();
            request.setup.own = vec![file];
            if kind == OwnKind::Sheet {
                drawn(&request);
            } else {
                assert_eq!(refused(&request).code, fault.code);
            }
        }
    }
}

#[test]
fn a_sheet_that_no_paper_has_is_told() {
    let sheet = sheet_json();
    let mut value: serde_json::Value = serde_json::from_str(&sheet).expect("JSON");
    value["columns"] = 0.into();
    let file = own(OwnKind::Sheet, &value.to_string());
    let fault = fault(&Job::ReadOwn(file), Vec::new());
    fault_has_words(&fault);
}

fn logo(name: &str, bytes: &[u8]) -> LogoFile {
    LogoFile { name: name.into(), base64: BASE64_STANDARD.encode(bytes) }
}

#[test]
fn a_logo_that_is_none_is_refused() {
    let bomb = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="1e9" height="1e-9">{}"#,
        "<g>".repeat(99_999)
    );
    let entities = r#"<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
        <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><svg xmlns="http://www.w3.org/2000/svg"><text>&c;</text></svg>"#;
    let outside = r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="10" height="10">
        <image xlink:href="file:///etc/passwd" width="10" height="10"/></svg>"#;
    let script =
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>"#;
    let png_head = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xff\xff\xff\xff\xff\xff\xff\x08\0\0\0\0".as_slice();
    for bytes in [
        b"".as_slice(),
        b"<svg",
        bomb.as_bytes(),
        entities.as_bytes(),
        outside.as_bytes(),
        script.as_bytes(),
        png_head,
    ] {
        let logo = logo("logo.svg", bytes);
        let begin = String::from_utf8_lossy(&bytes[..bytes.len().min(40)]).into_owned();
        match run(&Job::ReadLogo(logo.clone()), Vec::new()).reply {
            Reply::Failed(fault) => fault_has_words(&fault),
            Reply::LogoRead(findings) => {
                assert!(!findings.is_empty(), "{begin} is a logo like any other");
                findings.iter().for_each(|finding| has_words(&finding.code, &finding.args));
            }
            other => panic!("{other:?}"),
        }
        let mut request = full();
        request.setup.logo = Some(logo);
        let _ = run(&Job::Describe(request), Vec::new());
    }
    let broken = LogoFile { name: "logo.png".into(), base64: "%%%".into() };
    let fault = fault(&Job::ReadLogo(broken), Vec::new());
    assert_eq!(fault.code, "logo.damaged");
    fault_has_words(&fault);
}
