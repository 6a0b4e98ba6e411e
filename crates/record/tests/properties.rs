//! What holds for every text.

use std::time::{Duration, Instant};

use base::{Finding, Severity};
use proptest::prelude::*;
use record::{CODES, Comparison, Draft, Field, apply, apply_all, check, check_field, compare};

/// A generous bound for a debug build on a busy machine; the checks themselves take a few milliseconds.
const SLOW: Duration = Duration::from_secs(2);

/// Far more than any field may hold.
const HUGE_CHARS: usize = 20_000;

/// More findings than this nobody reads.
const FINDINGS_LIMIT: usize = 60;

/// Texts with every kind of fault in them, and some without any.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[0-9OIl]{3,5}[-/._ ]?[0-9]{2}[-/. ]?[0-9]{2}[-/_ ]?[0-9A-Zl]{0,5}",
        "[A-Za-zÀ-ỹ0-9 .&-]{0,40}",
        "[ \t\n\u{a0}\u{3000}\u{200b}\u{202e}\u{feff}a０Ａ（）－–’“О΄Рр٣①№😀\u{1f3fb}\u{301}\u{302}e\u{323}Ã©ạ批שّ\u{fffd}\u{e000}1-]{0,24}",
    ]
}

fn field() -> impl Strategy<Value = Field> {
    prop::sample::select(&Field::ALL[..])
}

/// A draft that often has an identity.
fn draft() -> impl Strategy<Value = Draft> {
    let manufacturer = prop_oneof!["[A-ZÀ-ỹ公司真空][a-zà-ỹ公司]{0,20}( [A-Z&.][a-z:.,]{0,9}){0,3}", text()];
    let batch =
        prop_oneof!["20[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|1[0-9]|2[0-8])-[0-9A-Z]{1,6}", "[A-Z0-9:-]{1,20}"];
    let report = "[A-Z]{1,4}[-/: ]?[0-9]{1,6}";
    (manufacturer, batch, report).prop_map(|(manufacturer, batch, report)| Draft {
        manufacturer,
        batch,
        report,
    })
}

/// Spans are inside the text; the code is listed, and its text can be filled.
fn in_place(text: &str, findings: &[Finding]) -> Result<(), TestCaseError> {
    for finding in findings {
        prop_assert!(CODES.contains(&&finding.code[..]), "{} is not listed", finding.code);
        let row = i18n::all().find(|row| row.key == finding.code);
        for name in i18n::placeholders(row.map_or("", |row| row.en)) {
            prop_assert!(finding.args.iter().any(|(arg, _)| arg == name), "{} has no {name}", finding.code);
        }
        for span in finding.span.iter().chain(finding.fix.iter().map(|fix| &fix.span)) {
            prop_assert!(text.get(span.clone()).is_some(), "{}: {span:?} of {text:?}", finding.code);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spans_are_inside_the_text_and_on_characters(field in field(), text in text()) {
        in_place(&text, &check_field(field, &text))?;
    }

    #[test]
    fn every_fix_changes_the_text_and_ends_its_finding(field in field(), text in text()) {
        for finding in check_field(field, &text) {
            if let Some(fix) = &finding.fix {
                let mended = apply(&text, fix);
                prop_assert_ne!(&mended, &text, "{}", finding.code);
                let again = check_field(field, &mended);
                prop_assert!(!again.contains(&finding), "{} is still there in {:?}", finding.code, mended);
            }
        }
    }

    #[test]
    fn fixes_one_by_one_come_to_an_end(field in field(), text in text()) {
        let mut text = text;
        for _ in 0..200 {
            match check_field(field, &text).iter().find_map(|finding| finding.fix.clone()) {
                Some(fix) => text = apply(&text, &fix),
                None => return Ok(()),
            }
        }
        prop_assert!(false, "still mending {text:?}");
    }

    #[test]
    fn all_fixes_leave_nothing_to_mend(field in field(), text in text()) {
        let mended = apply_all(field, &text);
        let left: Vec<Finding> = check_field(field, &mended)
            .into_iter()
            .filter(|finding| finding.severity > Severity::Info && finding.fix.is_some())
            .collect();
        prop_assert_eq!(left, vec![], "{:?}", mended);
        prop_assert_eq!(apply_all(field, &mended), mended);
    }

    #[test]
    fn an_identity_is_exactly_what_was_typed_and_has_no_error(draft in draft()) {
        let checked = check(&draft);
        let sound = checked.findings.iter().all(|(_, finding)| finding.severity < Severity::Error);
        prop_assert_eq!(checked.identity.is_some(), sound);
        if let Some(identity) = checked.identity {
            prop_assert_eq!(Draft::from(&identity), draft);
        }
    }

    #[test]
    fn differences_cover_what_is_not_shared(left in text(), right in text()) {
        let draft = |text: &str| Draft { manufacturer: text.to_owned(), ..Draft::default() };
        let Comparison { fields } = compare(&draft(&left), &draft(&right));
        let field = &fields[0];
        prop_assert_eq!(field.equal, left == right);
        prop_assert_eq!(field.difference.is_none(), left == right);
        let without = |text: &str, spans: &[std::ops::Range<usize>]| {
            let mut kept = text.to_owned();
            for span in spans.iter().rev() {
                kept.replace_range(span.clone(), "");
            }
            kept
        };
        prop_assert_eq!(without(&left, &field.expected_spans), without(&right, &field.found_spans));
    }
}

#[test]
fn huge_texts_are_fast_and_give_few_findings() {
    for unit in [
        "a",
        " ",
        "7",
        "\u{200b}a",
        "０a",
        "Аb",
        "e\u{302}",
        "😀x",
        "Ã©z",
        "\u{301}",
        "שa ",
        "–1",
        "批",
        "1\n",
    ] {
        let huge = unit.repeat(HUGE_CHARS / unit.chars().count());
        for field in Field::ALL {
            let start = Instant::now();
            let findings = check_field(field, &huge);
            assert!(findings.len() <= FINDINGS_LIMIT, "{unit:?}: {} findings", findings.len());
            in_place(&huge, &findings).unwrap();
            apply_all(field, &huge);
            assert!(start.elapsed() < SLOW, "{unit:?} took {:?}", start.elapsed());
        }
    }
}

#[test]
fn huge_texts_are_compared_fast() {
    let draft = |text: String| Draft { manufacturer: text, ..Draft::default() };
    let start = Instant::now();
    let comparison = compare(&draft("ab".repeat(50_000)), &draft("ba".repeat(50_000)));
    assert!(!comparison.equal());
    assert!(start.elapsed() < SLOW, "{:?}", start.elapsed());
}

#[test]
fn every_code_has_a_text() {
    assert!(CODES.is_sorted());
    for code in CODES {
        assert!(i18n::has(code), "{code}");
    }
}
