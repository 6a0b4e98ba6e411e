//! Container numbers by example.

use base::Severity;
use proptest::prelude::*;
use shipment::{ContainerError, ContainerNumber, check_container};

/// By the plainest reading of the standard: a table of letters, powers of two, modulo 11.
fn by_hand(ten: &str) -> u32 {
    const VALUES: [u32; 26] = [
        10, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 34, 35, 36, 37,
        38,
    ];
    let value = |c: char| c.to_digit(10).unwrap_or_else(|| VALUES[c as usize - 'A' as usize]);
    let sum: u32 = ten.chars().zip(0..).map(|(c, place)| value(c) * 2u32.pow(place)).sum();
    sum % 11
}

#[test]
fn the_example_of_the_standard_in_every_spelling() {
    for text in
        ["CSQU3054383", "csqu 305438 3", " CSQU-305438-3 ", "ＣＳＱＵ３０５４３８３", "CSQU\u{a0}305438\t3"]
    {
        let number = ContainerNumber::parse(text).unwrap();
        assert_eq!(number.as_str(), "CSQU3054383", "{text:?}");
        assert_eq!((number.owner(), number.category(), number.check_digit()), ("CSQ", 'U', 3));
        assert_eq!(number.to_string(), "CSQU 305438 3");
        assert!(check_container(text).findings.is_empty());
    }
}

#[test]
fn what_is_no_container_number_says_why_and_what_was_meant() {
    for (text, code, suggestion) in [
        ("", "shipment.container-required", None),
        (" - ", "shipment.container-required", None),
        ("CSQU305438", "shipment.container-length", Some("CSQU3054383")),
        ("CSQU30543833", "shipment.container-length", None),
        ("CSQU3O54383", "shipment.container-character", Some("CSQU3054383")),
        ("C5QU3054383", "shipment.container-character", Some("CSQU3054383")),
        ("CSQU3054З83", "shipment.container-character", None),
        ("CSQU3O54384", "shipment.container-character", None),
        ("CSQV3054383", "shipment.container-category", Some("CSQU3054383")),
        ("CSQV3054384", "shipment.container-category", None),
        ("CSQU3054384", "shipment.container-check-digit", None),
        ("CSQU3504383", "shipment.container-check-digit", Some("CSQU3054383")),
        (&"A".repeat(1_000), "shipment.container-length", None),
    ] {
        let error = ContainerNumber::parse(text).unwrap_err();
        assert_eq!(error.code(), code, "{text:?}");
        let suggested = error.suggestion();
        assert_eq!(suggested.as_ref().map(ContainerNumber::as_str), suggestion, "{text:?}");
        let checked = check_container(text);
        assert_eq!(checked.number, None);
        let fix = checked.findings[0].fix.as_ref().map(|fix| fix.replacement.as_str());
        assert_eq!((checked.findings.len(), fix), (1, suggestion));
    }
    assert_eq!(
        ContainerNumber::parse("CSQU3054384"),
        Err(ContainerError::CheckDigit { written: 4, computed: 3, suggestion: None })
    );
}

#[test]
fn the_remainder_ten_is_the_digit_nought_with_a_warning() {
    let ten = (0..).map(|serial| format!("MSKU{serial:06}")).find(|ten| by_hand(ten) == 10).unwrap();
    let checked = check_container(&format!("{ten}0"));
    assert!(checked.number.unwrap().is_discouraged());
    assert_eq!(checked.findings[0].code, "shipment.container-remainder-ten");
    assert_eq!(checked.findings[0].severity, Severity::Warning);
    let nought = (0..).map(|serial| format!("MSKU{serial:06}")).find(|ten| by_hand(ten) == 0).unwrap();
    assert!(check_container(&format!("{nought}0")).findings.is_empty());
}

proptest! {
    #[test]
    fn the_check_digit_is_the_one_computed_by_hand(ten in "[A-Z]{3}[UJZ][0-9]{6}") {
        let digit = by_hand(&ten) % 10;
        for written in 0..10 {
            let parsed = ContainerNumber::parse(&format!("{ten}{written}"));
            prop_assert_eq!(parsed.is_ok(), written == digit);
        }
    }

    #[test]
    fn any_text_has_an_answer_and_every_fix_is_a_number(text in ".{0,20}|[A-Z01O|I5S-]{9,13}") {
        for finding in check_container(&text).findings {
            prop_assert!(text.get(finding.span.unwrap()).is_some());
            if let Some(fix) = finding.fix {
                prop_assert!(ContainerNumber::parse(&fix.replacement).is_ok());
            }
        }
    }
}
