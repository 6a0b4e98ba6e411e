//! What a policy can ask for, and how it is refused.

use std::time::{Duration, Instant};

use base::Severity;
use proptest::prelude::*;
use record::{
    CODES, CalendarDate, Column, Context, PATTERN_LIMIT_CHARS, POLICY_LIMIT_BYTES, Pattern, PatternError,
    Policy, PolicyError, RequiredParts, check_cell,
};

/// A generous bound for a debug build on a busy machine; matching takes a few milliseconds.
const SLOW: Duration = Duration::from_secs(2);

fn pattern(source: &str) -> Pattern {
    Pattern::parse(source).unwrap_or_else(|error| panic!("{source}: {error}"))
}

#[test]
fn a_pattern_says_where_a_text_departs_and_what_it_has_there() {
    // The departure is drawn in the text; `=` for a text that matches.
    for (source, rows) in [
        (
            "YYYYMMDD-9999",
            &[
                ("20260517-0001", "="),
                ("20240229-0001", "="),
                ("2026«13»01-0001", "MM"),
                ("202602«30»-0001", "DD"),
                ("«0000»0517-0001", "YYYY"),
                ("20260517«_»0001", "\"-\""),
                ("20260517-00«A»1", "9"),
                ("20260517-000«»", "9"),
                ("20260517-0001«23»", ""),
                ("«L»OT 9", "YYYY"),
                ("«»", "YYYY"),
                ("«２»0260517-0001", "YYYY"),
            ][..],
        ),
        (
            "YYMMDD\"A\"X{2,4}",
            &[
                ("260517A1Z", "="),
                ("260517AZZ99", "="),
                ("260517A1«»", "X"),
                ("260517AZZ99«9»", ""),
                ("260517«B»1", "\"A\""),
            ],
        ),
        (
            "LOT-9{1,6}[-A]",
            &[
                ("LOT-1", "="),
                ("LOT-123456", "="),
                ("LOT-12-B", "="),
                ("LOT-12-«b»", "A"),
                ("LOT-«»", "9"),
                ("LOT-12«x»", "9|\"-\""),
                ("LOT-123456«7»", "\"-\""),
            ],
        ),
        (
            "[DD.]MM.YYYY",
            &[("17.05.2026", "="), ("05.2026", "="), ("«31».02.2026", "DD"), ("«13».2026", "MM")],
        ),
        ("9{1,4}YYYYMMDD", &[("120260517", "="), ("123420260517", "=")]),
        ("MMDD", &[("0229", "="), ("02«30»", "DD")]),
        ("质检9", &[("质检1", "="), ("质«量»1", "\"检\""), ("质检«一»", "9")]),
        ("\"[{9\"9", &[("[{91", "="), ("[{9«»", "9")]),
        ("A{2}9{0,3}", &[("AB", "="), ("AB123", "="), ("AB«-»", "9")]),
    ] {
        for &(drawn, expected) in rows {
            let text = drawn.replace(['«', '»'], "");
            let (actual, had) = match pattern(source).matches(&text) {
                Ok(()) => (text.clone(), "=".to_owned()),
                Err(mismatch) => {
                    let expected: Vec<String> = mismatch.expected.iter().map(ToString::to_string).collect();
                    let (before, rest) = text.split_at(mismatch.at.start);
                    let (at, after) = rest.split_at(mismatch.at.len());
                    (format!("{before}«{at}»{after}"), expected.join("|"))
                }
            };
            assert_eq!((&actual[..], &had[..]), (drawn, expected), "{source}");
        }
    }
}

#[test]
fn an_example_is_the_shortest_text_that_matches() {
    for (source, example) in [
        ("YYYYMMDD-9999", "20260517-0001"),
        ("YYYYMMDD-9{4}", "20260517-0001"),
        ("LOT[-AA]X{2,5}", "LOTAA"),
        ("\"BATCH\" 9{0,3}", "BATCH "),
    ] {
        assert_eq!(pattern(source).example(), example, "{source}");
        assert_eq!(pattern(source).to_string(), source);
    }
}

#[test]
fn what_is_no_pattern_says_where() {
    use PatternError::{ClosesNothing, DateTwice, Empty, Nested, Repeat, TooLong, Unclosed};
    let long = "9".repeat(PATTERN_LIMIT_CHARS + 1);
    for (source, expected) in [
        ("", Empty),
        ("[9]", Empty),
        ("9{0,3}", Empty),
        ("\"\"", Empty),
        (&long[..], TooLong),
        ("9[9", Unclosed { position: 2 }),
        ("质9{2", Unclosed { position: 3 }),
        ("\"ab", Unclosed { position: 1 }),
        ("9]", ClosesNothing { position: 2 }),
        ("9}", ClosesNothing { position: 2 }),
        ("[9[9]]", Nested { position: 3 }),
        ("{3}", Repeat { position: 1 }),
        ("YYYY{2}", Repeat { position: 5 }),
        ("9{3}{2}", Repeat { position: 5 }),
        ("[9]{2}9", Repeat { position: 4 }),
        ("\"ab\"{2}", Repeat { position: 5 }),
        ("9{61}", Repeat { position: 2 }),
        ("9{3,2}", Repeat { position: 2 }),
        ("9{0}A", Repeat { position: 2 }),
        ("9{}", Repeat { position: 2 }),
        ("9{ 3}", Repeat { position: 2 }),
        ("9{999}", Repeat { position: 2 }),
        ("YYYYYY", DateTwice { position: 5 }),
        ("MM-MM", DateTwice { position: 4 }),
    ] {
        assert_eq!(Pattern::parse(source), Err(expected), "{source}");
    }
}

#[test]
fn no_pattern_takes_long() {
    let worst = pattern(&format!("{}A", "9{0,60}".repeat(9)));
    for text in ["9".repeat(20_000), "9".repeat(540), "9A".repeat(10_000)] {
        let start = Instant::now();
        assert!(worst.matches(&text).is_err());
        assert!(start.elapsed() < SLOW, "{:?}", start.elapsed());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_pattern_matches_its_example(
        source in r#"(YYYY|YY|MM|DD|9|A|X|9\{[0-3],[3-9]\}|X\{1,3\}|A\{2\}|\[|\]|-|"x|质){1,9}"#,
        text in r"[0-9A-Z质-]{0,24}",
    ) {
        if let Ok(pattern) = Pattern::parse(&source) {
            prop_assert_eq!(pattern.matches(&pattern.example()), Ok(()), "{}", pattern.example());
            if let Err(mismatch) = pattern.matches(&text) {
                prop_assert!(text.get(mismatch.at.clone()).is_some(), "{:?} of {:?}", mismatch, text);
            }
        }
    }

    #[test]
    fn any_text_is_a_pattern_or_refused(source in any::<String>(), text in any::<String>()) {
        match Pattern::parse(&source) {
            Ok(pattern) => {
                prop_assert_eq!(pattern.as_str(), &source);
                prop_assert_eq!(pattern.matches(&pattern.example()), Ok(()));
                let _ = pattern.matches(&text);
            }
            Err(error) => {
                let characters = source.chars().count();
                prop_assert!(error.position().is_none_or(|position| (1..=characters).contains(&position)));
            }
        }
    }
}

#[test]
fn a_policy_comes_back_as_it_was_written() {
    let json = r#"{ "version": 1, "batch_pattern": "YYYYMMDD-9999", "report_pattern": "TR-YYYY-9{4}",
        "required": ["batch_date", "quantity"],
        "required_parts": [{ "category": "pump", "parts": ["bearing", "motor"] }, { "model": "HiPace 80", "parts": [] }],
        "severities": { "batch.no-suffix": "error", "country.unknown": "warning" } }"#;
    let policy = Policy::parse(json).unwrap();
    assert_eq!(policy.batch_pattern.as_ref().map(Pattern::as_str), Some("YYYYMMDD-9999"));
    assert_eq!(policy.required, [Column::BatchDate, Column::Quantity]);
    let pump = RequiredParts {
        category: Some("pump".into()),
        model: None,
        parts: vec!["bearing".into(), "motor".into()],
    };
    assert_eq!(policy.required_parts[0], pump);
    for policy in [policy, Policy::default()] {
        let written = serde_json::to_string(&policy).unwrap();
        assert_eq!(Policy::parse(&written), Ok(policy.clone()));
        assert_eq!(serde_json::from_str::<Policy>(&written).unwrap(), policy);
    }
    assert_eq!(serde_json::to_string(&Policy::default()).unwrap(), r#"{"version":1}"#);
    assert_eq!(Policy::parse("\u{feff}{\"version\":1}"), Ok(Policy::default()));
}

#[test]
fn a_policy_that_is_wrong_says_where() {
    let entries = |count: usize| vec!["\"batch\""; count].join(",");
    for (json, code, path) in [
        ("{".to_owned(), "policy.malformed", None),
        ("{}".to_owned(), "policy.malformed", None),
        (r#"{"version":1,"colour":"red"}"#.to_owned(), "policy.malformed", None),
        (r#"{"version":1,"required":["colour"]}"#.to_owned(), "policy.malformed", None),
        (" ".repeat(POLICY_LIMIT_BYTES + 1), "policy.too-large", None),
        (r#"{"version":2}"#.to_owned(), "policy.version", Some("version")),
        (r#"{"version":1,"batch_pattern":"9["}"#.to_owned(), "pattern.unclosed", Some("batch_pattern")),
        (r#"{"version":1,"report_pattern":""}"#.to_owned(), "pattern.empty", Some("report_pattern")),
        (format!(r#"{{"version":1,"required":[{}]}}"#, entries(201)), "policy.too-many", Some("required")),
        (
            format!(r#"{{"version":1,"required_parts":[{{"parts":[{}]}}]}}"#, entries(201)),
            "policy.too-many",
            Some("required_parts[0].parts"),
        ),
        (
            r#"{"version":1,"severities":{"batch.colour":"error"}}"#.to_owned(),
            "policy.unknown-code",
            Some("severities.batch.colour"),
        ),
        (
            r#"{"version":1,"severities":{"batch.not-a-date":"warning"}}"#.to_owned(),
            "policy.loosens",
            Some("severities.batch.not-a-date"),
        ),
        (
            r#"{"version":1,"severities":{"batch.no-suffix":"info"}}"#.to_owned(),
            "policy.loosens",
            Some("severities.batch.no-suffix"),
        ),
    ] {
        let error = Policy::parse(&json).unwrap_err();
        assert_eq!((error.code(), error.path().as_deref()), (code, path), "{error}");
        let row = i18n::all().find(|row| row.key == code).unwrap_or_else(|| panic!("no text for {code}"));
        for name in i18n::placeholders(row.en) {
            assert!(error.args().iter().any(|(arg, _)| *arg == name), "{code} has no {name}");
        }
    }
    let malformed = Policy::parse("{\n  \"version\": 1,\n  \"required\": 7\n}").unwrap_err();
    assert!(matches!(malformed, PolicyError::Malformed { line: 3, column: 15, .. }), "{malformed:?}");
    for code in PolicyError::CODES.iter().chain(&PatternError::CODES) {
        assert!(i18n::has(code), "{code}");
    }
}

#[test]
fn a_policy_raises_what_it_names_and_lowers_nothing() {
    let today = CalendarDate::new(2026, 11, 23).unwrap();
    let policy =
        Policy::parse(r#"{"version":1,"severities":{"batch.no-suffix":"error","text.full-width":"error"}}"#)
            .unwrap();
    let severity =
        |policy: &Policy, column, text| check_cell(column, text, &Context { today, policy })[0].severity;
    for (column, text, without, with) in [
        (Column::Batch, "20260517", Severity::Warning, Severity::Error),
        (Column::Batch, "LOT 7", Severity::Warning, Severity::Warning),
        (Column::Manufacturer, "Ｐfeiffer", Severity::Warning, Severity::Error),
    ] {
        assert_eq!(severity(&Policy::default(), column, text), without, "{text}");
        assert_eq!(severity(&policy, column, text), with, "{text}");
    }
    // Made in memory, not read: still nothing is lowered.
    let mut loose = Policy::default();
    loose.severities.extend(CODES.iter().map(|code| ((*code).to_owned(), Severity::Info)));
    assert_eq!(severity(&loose, Column::Batch, "20261301-1"), Severity::Error);
}

#[test]
fn numbers_are_held_to_the_users_own_pattern() {
    let today = CalendarDate::new(2026, 11, 23).unwrap();
    let json = r#"{"version":1,"batch_pattern":"YYYYMMDD-9999","report_pattern":"TR-YYYY-9999"}"#;
    let policy = Policy::parse(json).unwrap();
    for (column, drawn, codes) in [
        (Column::Batch, "20260517-0001", ""),
        (Column::Batch, "20260517-«A»001", "policy.batch-pattern"),
        (Column::Batch, "20260517-0001«2»", "policy.batch-pattern-end"),
        (Column::Batch, "20260517-001«»", "policy.batch-pattern"),
        (Column::Report, "TR-2026-0042", ""),
        (Column::Report, "TR-«x»-0042", "policy.report-pattern"),
        (Column::VendorBatch, "LOT 7", ""),
    ] {
        let text = drawn.replace(['«', '»'], "");
        let findings = check_cell(column, &text, &Context { today, policy: &policy });
        let found: Vec<&str> = findings.iter().map(|finding| &finding.code[..]).collect();
        assert_eq!(found.join(" "), codes, "{text}");
        if let Some(finding) = findings.first() {
            let span = finding.span.clone().unwrap();
            let (before, rest) = text.split_at(span.start);
            let (at, after) = rest.split_at(span.len());
            assert_eq!(
                (format!("{before}«{at}»{after}"), finding.severity),
                (drawn.to_owned(), Severity::Error)
            );
        }
    }
}
