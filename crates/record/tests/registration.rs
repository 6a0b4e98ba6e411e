//! Whether the registration can be handed in.

#![expect(clippy::unwrap_used, reason = "a helper of tests that fails fails its test")]

use base::Severity;
use record::{
    CalendarDate, Context, Document, DocumentFile, DocumentState, DocumentStatus, Policy, Readiness,
    Registration, document_caption_key, document_kinds, readiness,
};

fn day(text: &str) -> CalendarDate {
    record::read_date(text).date().unwrap()
}

/// A document with a file, unless the kind starts with `-`; dates may be empty.
fn document(kind: &str, issued: &str, expires: &str) -> Document {
    let name = kind.trim_start_matches('-').to_owned();
    let file = DocumentFile { name: format!("{name}.pdf"), bytes: 1, key: name.clone() };
    let date = |text: &str| (!text.is_empty()).then(|| day(text));
    Document {
        file: (name == kind).then_some(file),
        kind: name,
        state: DocumentState::Open,
        issued: date(issued),
        expires: date(expires),
        note: String::new(),
    }
}

fn ready(documents: &[Document]) -> Readiness {
    let policy = Policy::default();
    readiness(
        &Registration { documents: documents.to_vec() },
        &Context { today: day("2026-06-01"), policy: &policy },
    )
}

#[test]
fn the_pack_says_which_documents_are_asked_for() {
    assert_eq!(document_kinds(), ["business-licence", "product-catalogue", "authorised-representative"]);
    for kind in document_kinds() {
        assert!(i18n::has(&document_caption_key(kind).unwrap()), "{kind}");
    }
    assert_eq!(document_caption_key("ISO 9001"), None);
    let nothing = ready(&[]);
    assert_eq!((nothing.ready, nothing.of, nothing.findings.len()), (0, 3, 3));
    assert!(nothing.items.iter().all(|item| item.status == DocumentStatus::Missing && item.asked));
}

#[test]
fn a_document_serves_from_its_first_day_to_its_last() {
    for (issued, expires, expected, code) in [
        ("", "", DocumentStatus::NoExpiry, ""),
        ("2026-06-01", "", DocumentStatus::NoExpiry, ""),
        ("2026-06-02", "", DocumentStatus::NotYetValid { days: 1 }, "registration.not-yet-valid"),
        ("", "2026-05-31", DocumentStatus::Expired { days: 1 }, "registration.expired"),
        ("", "2024-02-28", DocumentStatus::Expired { days: 824 }, "registration.expired"),
        ("", "2026-06-01", DocumentStatus::ExpiresSoon { days: 0 }, "registration.expires-soon"),
        ("", "2026-07-31", DocumentStatus::ExpiresSoon { days: 60 }, "registration.expires-soon"),
        ("", "2026-08-01", DocumentStatus::Ready, ""),
        (
            "2026-05-01",
            "2026-04-01",
            DocumentStatus::Expired { days: 61 },
            "registration.issued-after-expiry",
        ),
    ] {
        let found = ready(&[document("business-licence", issued, expires)]);
        assert_eq!(found.items[0].status, expected, "{issued} {expires}");
        assert_eq!(found.ready, usize::from(expected.ready()));
        let of_licence = |finding: &&base::Finding| finding.args[0].1 == "business-licence";
        let finding = found.findings.iter().find(of_licence);
        assert_eq!(finding.map_or("", |finding| &finding.code), code);
        for finding in &found.findings {
            let args: Vec<(&str, &str)> =
                finding.args.iter().map(|(name, value)| (name.as_ref(), value.as_str())).collect();
            let text = i18n::text(i18n::Locale::En, &finding.code, &args);
            assert!(i18n::placeholders(&text).is_empty(), "{text}");
        }
    }
}

#[test]
fn the_best_of_several_counts_and_what_is_set_aside_does_not() {
    let mut aside = document("-product-catalogue", "", "");
    aside.state = DocumentState::SetAside;
    let found = ready(&[
        document("business-licence", "", "2025-01-01"),
        aside,
        document("business-licence", "", "2030-01-01"),
        document("ISO 9001", "", "2026-06-10"),
        document("-authorised-representative", "", ""),
    ]);
    let items: Vec<(&str, bool, Option<usize>, DocumentStatus)> =
        found.items.iter().map(|item| (&item.kind[..], item.asked, item.document, item.status)).collect();
    assert_eq!(
        items,
        [
            ("business-licence", true, Some(2), DocumentStatus::Ready),
            ("product-catalogue", true, Some(1), DocumentStatus::SetAside),
            ("authorised-representative", true, Some(4), DocumentStatus::Missing),
            ("ISO 9001", false, Some(3), DocumentStatus::ExpiresSoon { days: 9 }),
        ]
    );
    assert_eq!((found.ready, found.of), (2, 3));
    let sources: Vec<Option<&str>> =
        found.findings.iter().map(|finding| finding.source.as_ref().map(|source| &source.rule[..])).collect();
    assert_eq!(sources, [Some("registration.documents"), None]);
    assert_eq!(found.findings[0].severity, Severity::Error);
}

#[test]
fn a_registration_is_stored_as_it_was() {
    let registration =
        Registration { documents: vec![document("business-licence", "2026-01-01", "2027-01-01")] };
    let json = serde_json::to_string(&registration).unwrap();
    assert_eq!(serde_json::from_str::<Registration>(&json).unwrap(), registration);
    assert_eq!(serde_json::from_str::<Registration>("{}").unwrap(), Registration::default());
}
