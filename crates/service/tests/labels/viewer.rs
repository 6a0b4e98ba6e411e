//! What the fragment of an address carries.

use service::{Column, Job, Reply};

use crate::stand::{drawn, fault, fault_has_words, has_words, of_profile, run};

#[test]
fn the_address_on_a_label_shows_the_values_of_the_record() {
    let request = of_profile("viewer");
    let address = drawn(&request).payload;
    let (page, fragment) = address.split_once('#').expect("an address with a fragment");
    assert_eq!(page, "https://example.com/temqr/");
    for fragment in [fragment.to_owned(), format!("#{fragment}")] {
        let Reply::Viewed(viewed) = run(&Job::View(fragment), Vec::new()).reply else { panic!() };
        let values = [
            (Column::Manufacturer, "Lotus Vacuum GmbH"),
            (Column::Model, "TP 300"),
            (Column::Batch, "20260517-0001"),
            (Column::Serials, "SN0001"),
            (Column::Report, "IR-2026-00418"),
        ];
        assert_eq!(viewed.values, values.map(|(column, text)| (column, text.to_owned())));
        assert_eq!(viewed.findings, []);
    }
}

#[test]
fn values_with_errors_are_shown_with_what_is_wrong() {
    let fragment = "v1?m=Lotus&b=20260230-0001&r=IR-1".to_owned();
    let Reply::Viewed(viewed) = run(&Job::View(fragment), Vec::new()).reply else { panic!() };
    assert_eq!(viewed.values.len(), 3);
    let found = viewed.findings.iter().find(|(column, _)| *column == Column::Batch).expect("a finding");
    assert_eq!(found.1.code, "batch.not-a-date");
    viewed.findings.iter().for_each(|(_, finding)| has_words(&finding.code, &finding.args));
}

#[test]
fn anything_else_is_refused_in_words() {
    let huge = format!("v1?m={}&b=1&r=2", "%E7%9C%9F".repeat(1 << 20));
    for fragment in [
        "",
        "#",
        "##",
        "v1",
        "v1?",
        "v2?m=a&b=b&r=c",
        "v99999999999999999999?m=a",
        "v1?m=%&b=1&r=2",
        "v1?m=%FF%FE&b=1&r=2",
        "v1?m=a&m=b&b=1&r=2",
        "records",
        "<script>alert(1)</script>",
        "v1?=a&=b",
        "\u{0}",
    ] {
        let fault = fault(&Job::View(fragment.into()), Vec::new());
        assert!(fault.code.starts_with("payload."), "{fragment}: {}", fault.code);
        fault_has_words(&fault);
    }
    match run(&Job::View(huge), Vec::new()).reply {
        Reply::Failed(fault) => fault_has_words(&fault),
        Reply::Viewed(viewed) => {
            viewed.findings.iter().for_each(|(_, finding)| has_words(&finding.code, &finding.args));
            assert!(!viewed.findings.is_empty(), "a name of a million characters");
        }
        other => panic!("{other:?}"),
    }
}
