//! What is found in production batch numbers.

mod common;

use base::Severity;
use common::check_rows;
use record::{BatchNumber, CalendarDate, Field, check_field};

#[test]
fn the_recommended_pattern_is_a_calendar_date_then_letters_and_digits() {
    check_rows(
        Field::Batch,
        &[
            ("20260517-0001", "", "="),
            ("20260517-A", "", "="),
            ("20260517-ab12CD", "", "="),
            ("20240229-0001", "", "="),
        ],
    );
    let date = |text: &str| BatchNumber::parse(text).value.and_then(|batch| batch.date());
    assert_eq!(date("20260517-0001"), CalendarDate::new(2026, 5, 17));
    assert_eq!(date("2026-05-17-0001"), None);
    assert_eq!(date("LOT 7"), None);
}

#[test]
fn digits_that_look_like_a_date_have_to_be_one() {
    check_rows(
        Field::Batch,
        &[
            ("2026«13»01-0001", "batch.not-a-date", "="),
            ("2026«00»01-0001", "batch.not-a-date", "="),
            ("202605«00»-0001", "batch.not-a-date", "="),
            ("202602«30»-0001", "batch.not-a-date", "="),
            ("202602«29»-0001", "batch.not-a-date", "="),
            ("202604«31»-0001", "batch.not-a-date", "="),
            ("2026-02-«30»-0001", "batch.not-a-date", "="),
            ("2026/«13»/01", "batch.not-a-date", "="),
            ("202602«30»", "batch.not-a-date", "="),
            ("«2206»0517-0001", "batch.year-implausible", "="),
            ("«1999»0517-0001", "batch.year-implausible", "="),
            ("9999«99»99-0001", "batch.not-a-date", "="),
        ],
    );
}

#[test]
fn a_date_that_does_not_exist_says_what_would() {
    for (text, found, highest) in [
        ("20260230-0001", "30", "28"),
        ("20240230-0001", "30", "29"),
        ("20260431-0001", "31", "30"),
        ("20261301-0001", "13", "12"),
    ] {
        let findings = check_field(Field::Batch, text);
        let args: Vec<(&str, &str)> =
            findings[0].args.iter().map(|(name, value)| (&name[..], &value[..])).collect();
        assert_eq!(args, [("found", found), ("lowest", "01"), ("highest", highest)], "{text}");
        assert_eq!(findings[0].severity, Severity::Error);
        assert_eq!(findings[0].source.as_ref().unwrap().rule, "field.batch-format");
    }
}

#[test]
fn dates_with_other_separators_become_the_recommended_pattern() {
    const OTHER: &str = "batch.not-recommended-pattern";
    check_rows(
        Field::Batch,
        &[
            ("«2026-05-17-0001»", OTHER, "20260517-0001"),
            ("«2026/05/17»", OTHER, "20260517"),
            ("«2026/5/7-12»", OTHER, "20260507-12"),
            ("«2026.05.17_A1»", OTHER, "20260517-A1"),
            ("«20260517_0001»", OTHER, "20260517-0001"),
            ("«20260517/0001»", OTHER, "20260517-0001"),
            ("«20260517 0001»", OTHER, "20260517-0001"),
            ("«202605170001»", OTHER, "20260517-0001"),
            ("«20260517A01»", OTHER, "20260517-A01"),
            ("«20260517-A-01»", OTHER, "="),
            ("«20260517-»", OTHER, "20260517"),
            ("«20260517»", "batch.no-suffix", "="),
        ],
    );
}

#[test]
fn other_formats_are_only_a_warning() {
    const OTHER: &str = "batch.not-recommended-pattern";
    check_rows(
        Field::Batch,
        &[
            ("«LOT 4711»", OTHER, "="),
            ("«2026-1-2»", OTHER, "="),
            ("«2026W21»", OTHER, "="),
            ("«99991231235959»", OTHER, "="),
            ("«260517-0001»", OTHER, "="),
            ("«1234/56/78»", OTHER, "="),
            ("«17052026»-0001", "batch.day-first", "20260517-0001"),
            ("«05172026»-0001", "batch.day-first", "20260517-0001"),
            ("«05062026»-0001", "batch.day-first", "="),
            ("«05052026»-0001", "batch.day-first", "20260505-0001"),
        ],
    );
    assert!(BatchNumber::parse("LOT 4711").value.is_some());
    assert!(BatchNumber::parse("05062026-0001").value.is_some());
}

#[test]
fn letters_typed_for_digits_are_mended() {
    const LETTER: &str = "batch.letter-for-digit";
    check_rows(
        Field::Batch,
        &[
            ("2«O»260517-0001", LETTER, "20260517-0001"),
            ("2«o»2605«I»7-0001", "batch.letter-for-digit batch.letter-for-digit", "20260517-0001"),
            ("202605«l»7-0001", LETTER, "20260517-0001"),
            ("2«O»26-05-17-0001", LETTER, "20260517-0001"),
            ("20260517-«OO»1", "batch.ambiguous-letter", "20260517-001"),
            ("20260517-00«l»", "batch.ambiguous-letter", "20260517-001"),
            ("20260517-A«l»b", "batch.ambiguous-letter", "="),
            ("20260517-OIL", "", "="),
            ("«LOT-2O26»", "batch.not-recommended-pattern", "="),
        ],
    );
    assert!(BatchNumber::parse("2O260517-0001").value.is_none());
}

#[test]
fn numbers_that_a_spreadsheet_spoilt_are_recognised() {
    check_rows(
        Field::Batch,
        &[
            ("«2.0260517E+11»", "text.spreadsheet-number", "="),
            ("«2,02605E+12»", "text.spreadsheet-number", "="),
            ("«#N/A»", "text.spreadsheet-error", "="),
            ("«########»", "text.spreadsheet-error", "="),
        ],
    );
    assert!(BatchNumber::parse("2.0260517E+11").value.is_none());
}

#[test]
fn other_characters_are_mended_before_the_pattern_is_read() {
    check_rows(
        Field::Batch,
        &[
            ("", "batch.required", "="),
            ("   ", "batch.required", "="),
            ("«２０２６»0517-0001", "text.full-width", "20260517-0001"),
            ("«２０２６０２３０－０００１»", "text.full-width", "20260230-0001"),
            ("20260517«–»0001", "text.typographic-mark", "20260517-0001"),
            ("20260517«‑»0001", "text.typographic-mark", "20260517-0001"),
            ("20260517«−»0001", "text.typographic-mark", "20260517-0001"),
            ("20260517«、»0001", "text.typographic-mark", "20260517-0001"),
            ("2«О»260517-«А»1", "text.look-alike text.look-alike", "20260517-A1"),
            ("«٢٠٢٦»0517-0001", "text.foreign-digit", "20260517-0001"),
            ("20260517-«①»", "text.special-form", "20260517-1"),
            ("20260517-«\t»0001", "text.tab", "20260517-0001"),
            ("20260517«\r\n»-0001", "text.line-break", "20260517-0001"),
            ("20260517-0001« \n»", "text.space-after", "20260517-0001"),
            ("« »20260517-0001", "text.space-before", "20260517-0001"),
            ("20260517«\u{200b}»-0001", "text.invisible", "20260517-0001"),
            ("«\u{feff}»20260517-0001", "text.invisible", "20260517-0001"),
            ("20260517-0001«😀»", "text.symbol", "20260517-0001"),
            ("20260517-«ا»", "text.right-to-left", "="),
            ("««批»20260517»", "text.not-ascii batch.not-recommended-pattern", "="),
            ("«YYYYMMDD-XXXX»", "text.placeholder", "="),
            ("«n/a»", "text.placeholder", "="),
            ("«---»", "text.placeholder", "="),
        ],
    );
}

#[test]
fn surplus_characters_are_counted() {
    let text = "1".repeat(43);
    let findings = check_field(Field::Batch, &text);
    assert_eq!((&findings[0].code[..], findings[0].span.clone()), ("text.too-long", Some(40..43)));
    let args: Vec<&str> = findings[0].args.iter().map(|(_, value)| &value[..]).collect();
    assert_eq!(args, ["40", "43", "3"]);
}
