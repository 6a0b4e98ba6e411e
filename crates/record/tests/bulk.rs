//! What one mending makes of many cells, and what holds for every cell.

use std::time::Instant;

use base::Severity;
use proptest::prelude::*;
use record::{Bulk, CODES, CalendarDate, Column, Context, DateOrder, Policy, apply, bulk, check_cell};

fn today() -> CalendarDate {
    CalendarDate::new(2026, 11, 23).expect("a day")
}

fn with_context<T>(run: impl FnOnce(&Context<'_>) -> T) -> T {
    let policy = Policy::parse(r#"{"version":1,"batch_pattern":"YYYYMMDD-9999"}"#).expect("a policy");
    run(&Context { today: today(), policy: &policy })
}

fn mended(column: Column, text: &str, how: &Bulk) -> Option<String> {
    with_context(|context| bulk(column, text, how, context))
}

#[test]
fn each_mending_does_one_thing() {
    let pad = |width| Bulk::PadDigits { width };
    let date = |order| Bulk::DateIso { order };
    let fixes = |code: Option<&str>| Bulk::Fixes { code: code.map(str::to_owned) };
    let replace = |find: &str, with: &str| Bulk::Replace { find: find.into(), with: with.into() };
    for (how, column, text, expected) in [
        (Bulk::Trim, Column::Batch, " 20260517-1\u{3000}\u{feff}\n", Some("20260517-1")),
        (Bulk::Trim, Column::Batch, "20260517-1", None),
        (Bulk::Trim, Column::Vendor, "  ", Some("")),
        (Bulk::FoldFullWidth, Column::Batch, "２０２６－Ａ\u{3000}（x）", Some("2026-A (x)")),
        (Bulk::FoldFullWidth, Column::Product, "真空泵", None),
        (Bulk::UpperCase, Column::Batch, "lot-7ß", Some("LOT-7SS")),
        (pad(4), Column::Batch, "20260517-1", Some("20260517-0001")),
        (pad(4), Column::Batch, "LOT 7B", Some("LOT 0007B")),
        (pad(4), Column::Batch, "20260517-00012", None),
        (pad(4), Column::Batch, "LOT", None),
        (pad(255), Column::Batch, "1", Some("00000000000000000001")),
        (date(DateOrder::DayFirst), Column::BatchDate, "03/04/2026", Some("2026-04-03")),
        (date(DateOrder::MonthFirst), Column::BatchDate, "03/04/2026", Some("2026-03-04")),
        (date(DateOrder::DayFirst), Column::BatchDate, "17/05/26", Some("2026-05-17")),
        (date(DateOrder::MonthFirst), Column::BatchDate, "17/05/26", None),
        (date(DateOrder::MonthFirst), Column::ReportDate, "2026年5月17日", Some("2026-05-17")),
        (date(DateOrder::DayFirst), Column::BatchDate, "2026-05-17", None),
        (date(DateOrder::DayFirst), Column::BatchDate, "30/02/2026", None),
        (date(DateOrder::DayFirst), Column::Batch, "17/05/2026", None),
        (fixes(None), Column::Batch, " ２0260517_1 ", Some("20260517-1")),
        (fixes(Some("text.space-before")), Column::Batch, " 20260517_1 ", Some("20260517_1 ")),
        (fixes(Some("date.ambiguous")), Column::BatchDate, "03/04/2026", None),
        (fixes(None), Column::Quantity, "1,000 pcs", Some("1000")),
        (fixes(None), Column::Gtin, "3600-0291452", Some("036000291452")),
        (fixes(None), Column::Serials, "SN\u{200b}1; SN２", Some("SN1; SN2")),
        (replace("_", "-"), Column::Batch, "2026_05_17", Some("2026-05-17")),
        (replace("", "-"), Column::Batch, "2026", None),
        (replace("x", ""), Column::Batch, "2026", None),
        (replace("a", "b"), Column::PlatformPayload, "aaa", None),
        (Bulk::Trim, Column::PlatformPayload, " payload ", None),
    ] {
        assert_eq!(mended(column, text, &how).as_deref(), expected, "{how:?} of {text:?}");
    }
}

#[test]
fn a_mending_is_plain_data() {
    for (json, how) in [
        (r#""trim""#, Bulk::Trim),
        (r#"{"pad-digits":{"width":4}}"#, Bulk::PadDigits { width: 4 }),
        (r#"{"date-iso":{"order":"day-first"}}"#, Bulk::DateIso { order: DateOrder::DayFirst }),
        (r#"{"fixes":{"code":null}}"#, Bulk::Fixes { code: None }),
        (r#"{"replace":{"find":"a","with":"b"}}"#, Bulk::Replace { find: "a".into(), with: "b".into() }),
    ] {
        assert_eq!(serde_json::to_string(&how).unwrap(), json);
        assert_eq!(serde_json::from_str::<Bulk>(json).unwrap(), how);
    }
}

#[test]
fn a_replacement_cannot_fill_the_memory() {
    let how = Bulk::Replace { find: "1".into(), with: "x".repeat(10_000) };
    assert_eq!(mended(Column::Serials, &"1".repeat(30_000), &how), None);
}

fn column() -> impl Strategy<Value = Column> {
    prop::sample::select(&Column::ALL[..])
}

/// Texts of every column, with every kind of fault in them.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[0-9]{1,4}[-/. 年]?[0-9]{1,2}[-/. 月]?[0-9]{1,4}(日|T[0-9]{2}:[0-9]{2}Z?| [0-9:]{5})?",
        "(ngày )?[0-9]{1,2} (tháng|May|thg) ?[0-9]{0,2},? (năm )?[0-9]{2,4}",
        "[ +-]{0,2}[0-9]{1,3}([,. '][0-9]{3}){0,3}([.,][0-9]{1,2})? ?(pcs|台|cái|kg|\\.)?",
        "[0-9OlI -]{5,15}(\\.0)?",
        "(SN[0-9]{1,2}[;,、\n ]{1,3}){0,4}",
        "(china|P\\.R\\.C|CN|Việt Nam|đạt|NG|真空泵|Pump|[A-Z]{2,3})[ .]?",
        "[ \t\n\u{a0}\u{3000}\u{200b}\u{202e}\u{feff}a０Ａ（）－–’“О΄Рр٣①№😀\u{1f3fb}\u{301}\u{302}e\u{323}Ã©ạ批שّ\u{fffd}\u{e000}1-]{0,24}",
    ]
}

fn how() -> impl Strategy<Value = Bulk> {
    prop_oneof![
        Just(Bulk::Trim),
        Just(Bulk::FoldFullWidth),
        Just(Bulk::UpperCase),
        (0..=25_u8).prop_map(|width| Bulk::PadDigits { width }),
        prop::sample::select(vec![DateOrder::DayFirst, DateOrder::MonthFirst])
            .prop_map(|order| Bulk::DateIso { order }),
        Just(Bulk::Fixes { code: None }),
        prop::sample::select(CODES).prop_map(|code| Bulk::Fixes { code: Some(code.to_owned()) }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn doing_it_again_changes_nothing(column in column(), text in text(), how in how()) {
        if let Some(mended) = mended(column, &text, &how) {
            prop_assert_ne!(&mended, &text);
            with_context(|context| {
                prop_assert_eq!(bulk(column, &mended, &how, context), None, "{:?}", mended);
                Ok(())
            })?;
        }
    }

    #[test]
    fn findings_of_cells_are_in_place(column in column(), text in text()) {
        let findings = with_context(|context| check_cell(column, &text, context));
        for finding in &findings {
            prop_assert!(CODES.contains(&&finding.code[..]), "{} is not listed", finding.code);
            let row = i18n::all().find(|row| row.key == finding.code);
            for name in i18n::placeholders(row.map_or("", |row| row.en)) {
                prop_assert!(finding.args.iter().any(|(arg, _)| arg == name), "{} has no {}", finding.code, name);
            }
            for span in finding.span.iter().chain(finding.fix.iter().map(|fix| &fix.span)) {
                prop_assert!(text.get(span.clone()).is_some(), "{}: {:?} of {:?}", finding.code, span, text);
            }
            if let Some(fix) = &finding.fix {
                let mended = apply(&text, fix);
                let again = with_context(|context| check_cell(column, &mended, context));
                prop_assert!(mended != text && !again.contains(finding), "{} stays in {:?}", finding.code, mended);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_policy_may_ask_for_less_than_a_finding_is(column in column(), text in text()) {
        let policy = Policy::default();
        let context = Context { today: today(), policy: &policy };
        for finding in check_cell(column, &text, &context) {
            let below = match finding.severity {
                Severity::Info => continue,
                Severity::Warning => "info",
                Severity::Error => "warning",
            };
            let json = format!(r#"{{"version":1,"severities":{{"{}":"{below}"}}}}"#, finding.code);
            prop_assert_eq!(Policy::parse(&json).map_err(|error| error.code()), Err("policy.loosens"), "{}", json);
        }
    }
}

/// How long a clean cell takes. `cargo test --release -p record --test bulk -- --ignored --nocapture`
#[test]
#[ignore = "a measurement"]
fn a_clean_cell_is_checked_fast() {
    const CELLS: u32 = 20_000;
    const ROUNDS: u32 = 50;
    with_context(|context| {
        for (column, text) in [
            (Column::Manufacturer, "Pfeiffer Vacuum GmbH"),
            (Column::Manufacturer, "普发真空技术有限公司"),
            (Column::Batch, "20260517-0001"),
            (Column::Report, "TR-2026-0042"),
            (Column::BatchDate, "2026-05-17"),
            (Column::Quantity, "12"),
            (Column::Gtin, "4006381333931"),
            (Column::Serials, "SN-0001; SN-0002"),
            (Column::ManufacturerCountry, "Vietnam"),
            (Column::Category, "pump"),
        ] {
            let round = |_| {
                let start = Instant::now();
                for _ in 0..CELLS {
                    assert!(check_cell(column, std::hint::black_box(text), context).is_empty());
                }
                start.elapsed() / CELLS
            };
            // The least of many: other programs only make it longer.
            let ns = (0..ROUNDS).map(round).min().unwrap_or_default().as_nanos();
            println!("{:>20} {text}: {ns} ns", column.name());
        }
    });
}
