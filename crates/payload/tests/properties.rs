//! What holds for every text, and for every label.

use std::collections::BTreeMap;

use payload::{
    CODES, Carrier, PayloadError, Profile, ProfileError, Settings, Values, profile, profiles, read,
    read_fragment,
};
use proptest::prelude::*;
use record::{Column, Draft, check};

/// A draft that often has an identity.
fn draft() -> impl Strategy<Value = Draft> {
    let manufacturer = "[A-ZÀ-ỹ公司真空][a-zà-ỹ公司]{0,20}( [A-Z&.][a-z:.,]{0,9}){0,3}";
    let batch =
        prop_oneof!["20[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|1[0-9]|2[0-8])-[0-9A-Z]{1,6}", "[A-Z0-9:-]{1,20}"];
    let report = "[A-Z]{1,4}[-/: ]?[0-9]{1,6}";
    (manufacturer, batch, report).prop_map(|(manufacturer, batch, report)| Draft {
        manufacturer,
        batch,
        report,
    })
}

/// Values that try to be something else: separators, escapes, marks of every form, scripts of the users.
fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Z]{1,3}[-/][0-9]{1,6}",
        "[ -~À-ỹ真空公司ßŉǆﬁΐ]{1,20}",
        r#"[%+/*#&=?"\\\\{}\[\]()<>:;$'.,~]{1,12}"#,
        "(Batch: |Report:|TQ1\\*|#v1\\?m=|https://|\\[\\)>|\\]Q3|%1D|%25|\\{\"temqr\":1){1,2}[a-zA-Z0-9%]{0,6}",
        "[a\u{1d}\u{1e}\u{4}\n\r\u{feff}\u{2028}\u{3000} ]{1,6}",
        any::<String>(),
    ]
}

/// A number with its check digit.
fn checked(digits: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(0..10_u32, digits - 1).prop_map(|digits| {
        let weights = [3, 1].into_iter().cycle();
        let sum: u32 = digits.iter().rev().zip(weights).map(|(digit, weight)| digit * weight).sum();
        digits.iter().chain([&((10 - sum % 10) % 10)]).map(ToString::to_string).collect()
    })
}

fn gtin() -> impl Strategy<Value = String> {
    prop::sample::select(vec![8, 12, 13, 14]).prop_flat_map(checked)
}

/// The values of a label: what GS1 takes, or anything.
fn label() -> impl Strategy<Value = Values> {
    let of_gs1 = || r#"[!"%&'()*+,./0-9:;<=>?A-Z_a-z-]{1,20}"#;
    let text = || prop_oneof![of_gs1(), value()];
    let serial = prop_oneof![Just(String::new()), "[A-Z0-9%/*+=&-]{1,12}"];
    let model = prop_oneof![Just(String::new()), value()];
    (text(), text(), text(), serial, model, gtin(), checked(13)).prop_map(
        |(manufacturer, batch, report, serial, model, gtin, gln)| {
            BTreeMap::from([
                (Column::Manufacturer, manufacturer),
                (Column::Batch, batch),
                (Column::Report, report),
                (Column::Serials, serial),
                (Column::Model, model),
                (Column::Gtin, gtin),
                (Column::Gln, gln),
            ])
        },
    )
}

fn settings() -> Settings {
    Settings { viewer_url: "https://example.com/01/04006381333931/?v=1".to_owned() }
}

/// Every profile that writes values.
fn writing() -> impl Strategy<Value = &'static Profile> {
    prop::sample::select(profiles().iter().filter(|profile| profile.id() != "platform").collect::<Vec<_>>())
}

/// Texts with the marks of every form in them.
fn text() -> impl Strategy<Value = String> {
    let start = prop::sample::select(vec![
        "",
        "TQ1*",
        "TQ",
        "{\"temqr\":1,",
        "https://a.b/01/",
        "https://a.b#v1?",
        "[)>\u{1e}06\u{1d}",
        "]Q3",
        "\u{1d}",
        "01",
        "Batch: ",
        "#v1?",
        "v1?m=",
    ]);
    let rest = prop_oneof![
        any::<String>(),
        value(),
        "[0-9/?&=%;#*\u{1d}]{0,60}",
        "(/01|/10|/21|/04006381333931){0,9}"
    ];
    (start, rest).prop_map(|(start, rest)| format!("{start}{rest}"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_payload_gives_back_its_identity(draft in draft(), ending in "(\r?\n){0,2}[ \t]{0,2}") {
        if let Some(identity) = check(&draft).identity {
            let payload = payload::compose(&identity);
            prop_assert_eq!(payload::parse(&payload), Ok(draft.clone()));
            let travelled = payload.replace('\n', " \r\n\t") + &ending;
            prop_assert_eq!(payload::parse(&travelled), Ok(draft.clone()));
            prop_assert_eq!(read(&travelled, Carrier::Plain).map(|read| read.draft()), Ok(draft));
        }
    }

    #[test]
    fn a_sound_identity_fits_the_plain_profile(draft in draft()) {
        if let Some(identity) = check(&draft).identity {
            let values = Values::from([
                (Column::Manufacturer, draft.manufacturer),
                (Column::Batch, draft.batch),
                (Column::Report, draft.report),
            ]);
            let composed = profile("plain").unwrap().compose(&values, &Settings::default());
            prop_assert_eq!(composed.map(|composed| composed.text), Ok(payload::compose(&identity)));
        }
    }

    #[test]
    fn a_label_is_read_as_what_it_was_composed_of(profile in writing(), label in label()) {
        if let Ok(composed) = profile.compose(&label, &settings()) {
            let found = read(&composed.text, composed.carrier);
            prop_assert!(found.is_ok(), "{:?}: {:?}", composed.text, found);
            let found = found.unwrap();
            prop_assert_eq!(&found.profile, profile.id(), "{:?}", composed.text);
            prop_assert_eq!(&found.others, &vec![]);
            for (column, _) in profile.columns() {
                let expected = label.get(&column).map_or("", String::as_str);
                let carried = found.values.get(&column).map_or("", String::as_str);
                prop_assert_eq!(&profile.folded(column, expected), carried, "{:?} {:?}", column, composed.text);
                prop_assert!(profile.agrees(column, expected, carried));
            }
            prop_assert_eq!(profile.parse(&composed.text, composed.carrier), Ok(found));
        }
    }

    #[test]
    fn whatever_is_not_carried_whole_is_not_composed(profile in writing(), label in label()) {
        let findings = match profile.compose(&label, &settings()) {
            Ok(composed) => {
                let worst = base::worst(composed.findings.iter().map(|(_, finding)| finding));
                prop_assert!(worst < Some(base::Severity::Error));
                composed.findings
            }
            Err(findings) => {
                let worst = base::worst(findings.iter().map(|(_, finding)| finding));
                prop_assert_eq!(worst, Some(base::Severity::Error));
                findings
            }
        };
        for (column, finding) in findings {
            let text = label.get(&column).map_or("", String::as_str);
            prop_assert!(CODES.contains(&&finding.code[..]), "{} is not listed", finding.code);
            for span in finding.span.iter().chain(finding.fix.iter().map(|fix| &fix.span)) {
                prop_assert!(text.get(span.clone()).is_some(), "{}: {span:?} of {text:?}", finding.code);
            }
            told(&finding)?;
        }
    }

    #[test]
    fn a_fix_ends_its_finding(profile in writing(), label in label()) {
        for (column, finding) in profile.compose(&label, &settings()).err().unwrap_or_default() {
            if let Some(fix) = &finding.fix {
                let mut mended = label.clone();
                let text = mended.entry(column).or_default();
                text.replace_range(fix.span.clone(), &fix.replacement);
                let again = profile.compose(&mended, &settings()).err().unwrap_or_default();
                prop_assert!(again.iter().all(|(of, other)| *of != column || other.code != finding.code));
            }
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in text(), gs1 in any::<bool>()) {
        let carrier = if gs1 { Carrier::Gs1 } else { Carrier::Plain };
        let mut errors: Vec<PayloadError> = Vec::new();
        errors.extend(read(&text, carrier).err());
        errors.extend(read_fragment(&text).err());
        errors.extend(payload::parse(&text).err());
        errors.extend(profiles().iter().filter_map(|profile| profile.parse(&text, carrier).err()));
        for error in errors {
            told(&error.finding())?;
        }
    }

    #[test]
    fn any_json_is_a_profile_or_refused(text in prop_oneof![any::<String>(), text()]) {
        if let Err(error) = Profile::parse_json(&text) {
            prop_assert!(ProfileError::CODES.contains(&error.code()));
            prop_assert!(i18n::has(error.code()));
        }
    }
}

/// The text of a finding can be filled.
fn told(finding: &base::Finding) -> Result<(), TestCaseError> {
    let row = i18n::all().find(|row| row.key == finding.code);
    prop_assert!(row.is_some(), "{} has no text", finding.code);
    for name in i18n::placeholders(row.map_or("", |row| row.en)) {
        prop_assert!(finding.args.iter().any(|(arg, _)| arg == name), "{} has no {name}", finding.code);
    }
    Ok(())
}

#[test]
fn every_code_has_a_text() {
    assert!(CODES.is_sorted() && ProfileError::CODES.is_sorted());
    for code in CODES.iter().chain(&ProfileError::CODES) {
        assert!(i18n::has(code), "{code}");
    }
    for profile in profiles() {
        assert!(i18n::has(profile.title()) && i18n::has(profile.help()), "{}", profile.id());
    }
}

#[test]
fn huge_texts_are_read_fast() {
    let start = std::time::Instant::now();
    for unit in
        ["/01", "/01/04006381333931", "10A\u{1d}", "%41", "*", "&a=b", "Batch: 1\n", "\u{1d}1TX", "\"a\":1,"]
    {
        for start in ["", "https://a.b", "https://a.b#v1?", "TQ1*", "{\"temqr\":1,", "[)>\u{1e}06\u{1d}1TX"] {
            let huge = format!("{start}{}", unit.repeat(200_000 / unit.len()));
            let _ = (read(&huge, Carrier::Plain), read(&huge, Carrier::Gs1));
        }
    }
    assert!(start.elapsed() < std::time::Duration::from_secs(10), "{:?}", start.elapsed());
}
