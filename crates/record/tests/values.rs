//! What is found in single cells, column by column.

use base::{Finding, Severity};
use proptest::prelude::*;
use record::{
    CalendarDate, Column, Context, DateReading, Notation, Policy, apply, check_cell, read_date, split_serials,
};

fn findings(column: Column, text: &str) -> Vec<Finding> {
    let today = CalendarDate::new(2026, 11, 23).expect("a day");
    check_cell(column, text, &Context { today, policy: &Policy::default() })
}

/// Checks rows of an input with `«spans»` drawn in it, the codes in their order, and the text with the first fix;
/// `"="` where there is nothing to mend.
fn check_rows(column: Column, rows: &[(&str, &str, &str)]) {
    for (drawn, codes, mended) in rows {
        let input = drawn.replace(['«', '»'], "");
        let findings = findings(column, &input);
        let mut marks: Vec<(usize, u8, char)> = Vec::new();
        for span in findings.iter().filter_map(|finding| finding.span.clone()) {
            marks.extend([(span.start, 1, '«'), (span.end, 0, '»')]);
        }
        marks.sort_unstable();
        marks.dedup();
        let mut actual = input.clone();
        for (at, _, mark) in marks.into_iter().rev() {
            actual.insert(at, mark);
        }
        let actual_codes: Vec<&str> = findings.iter().map(|finding| &finding.code[..]).collect();
        assert_eq!((&actual[..], &actual_codes.join(" ")[..]), (*drawn, *codes), "{column:?} {input:?}");
        let fix = findings.iter().find_map(|finding| finding.fix.as_ref());
        let actual = fix.map_or(input.clone(), |fix| apply(&input, fix));
        assert_eq!(actual, if *mended == "=" { &input } else { *mended }, "{column:?} {input:?} mended");
    }
}

/// The arguments of a finding as `name=value`.
fn args(finding: &Finding) -> String {
    let args: Vec<String> = finding.args.iter().map(|(name, value)| format!("{name}={value}")).collect();
    args.join(" ")
}

#[test]
fn an_empty_cell_has_no_findings_and_a_blank_one_is_better_empty() {
    for column in Column::ALL {
        assert_eq!(findings(column, ""), [], "{column:?}");
        let blank = findings(column, " \u{3000}");
        assert_eq!(blank[0].code, "text.only-spaces", "{column:?}");
        assert_eq!(blank.len(), 1, "{column:?}");
    }
}

#[test]
fn a_typical_cell_has_no_findings() {
    for (column, texts) in [
        (Column::Manufacturer, &["Pfeiffer Vacuum GmbH", "普发真空技术有限公司"][..]),
        (Column::ManufacturerLocal, &["中科科仪股份有限公司", "Công ty Cổ phần Chân không"]),
        (
            Column::ManufacturerAddress,
            &["No. 12, Lane 3, Suzhou Rd. #5-6", "上海市浦东新区张江路12号（A座）3楼"],
        ),
        (
            Column::ManufacturerCountry,
            &["China", "china", "Việt Nam", "中国", "Republic of Korea", "Türkiye"],
        ),
        (Column::ManufacturerId, &["VN-12345678"]),
        (Column::Gln, &["4006381333931"]),
        (Column::TaxNumber, &["91310000MA1FL1XX2B"]),
        (Column::Product, &["Turbopump HiPace® 80, 67 l/s, 10⁻⁷ mbar", "分子泵 ≤ 80 °C"]),
        (Column::ProductVi, &["Bơm chân không tăng áp 300 m³/h"]),
        (Column::Model, &["HiPace 80", "RV-12/A"]),
        (Column::HsCode, &["841410", "84141000", "8414109000"]),
        (Column::Category, &["pump", "chamber", "system"]),
        (Column::Gtin, &["96385074", "036000291452", "4006381333931", "10036000291459"]),
        (Column::Batch, &["20260517-0001"]),
        (Column::BatchDate, &["2026-05-17"]),
        (Column::Quantity, &["1", "12", "9999999"]),
        (Column::Serials, &["SN-0001", "SN-0001; SN-0002,SN-0003", "A1\nA2\r\nA3", "A1、A2；A3"]),
        (Column::Report, &["TR-2026-0042"]),
        (Column::ReportDate, &["2026-05-20"]),
        (Column::Laboratory, &["Vinacontrol", "中国合格评定国家认可委员会"]),
        (Column::Result, &["pass", "conditional"]),
        (Column::Part, &["Bearing", "Ổ trục"]),
        (Column::Vendor, &["NSK Ltd."]),
        (Column::VendorBatch, &["LOT-88-7A"]),
        (Column::PlatformPayload, &["https://npqtp.example/q?x=%E4%BD%A0", " NPQTP|1\n2 "]),
    ] {
        for text in texts {
            assert_eq!(findings(column, text), [], "{column:?} {text:?}");
        }
    }
}

#[test]
fn days_are_kept_in_one_notation() {
    const OTHER: &str = "date.other-notation";
    check_rows(
        Column::BatchDate,
        &[
            ("«2026/5/17»", OTHER, "2026-05-17"),
            ("«2026.05.17»", OTHER, "2026-05-17"),
            ("«17/05/2026»", OTHER, "2026-05-17"),
            ("«05/17/2026»", OTHER, "2026-05-17"),
            ("«05/05/2026»", OTHER, "2026-05-05"),
            (" «20260517»\n", OTHER, "2026-05-17"),
            ("« »2026-05-17", "text.space-before", "2026-05-17"),
            ("«46159»", "date.spreadsheet-number", "2026-05-17"),
            ("«17/05/2569»", "date.buddhist-era", "2026-05-17"),
            ("«2569-05-17»", "date.buddhist-era", "2026-05-17"),
            ("«03/04/2026»", "date.ambiguous", "="),
            ("«０３／０４／２０２６»", "date.ambiguous", "="),
            ("«17.05.26»", "date.two-digit-year", "="),
            ("«2026-05-16T17:00:00.000Z»", "date.time-zone", "="),
            ("«30/02/2026»", "date.impossible", "="),
            ("«2026-13-01»", "date.impossible", "="),
            ("«农历二〇二六年四月初一»", "date.other-calendar", "="),
            ("«115/05/17»", "date.other-calendar", "="),
            ("«1999-05-17»", "date.year-implausible", "="),
            ("«2026-11-24»", "date.future", "="),
            ("«soon»", "date.not-a-date", "="),
            ("«May 2026»", "date.not-a-date", "="),
            ("«TBD»", "text.placeholder", "="),
            ("«#VALUE!»", "text.spreadsheet-error", "="),
        ],
    );
    assert_eq!(
        args(&findings(Column::BatchDate, "03/04/2026")[0]),
        "found=03/04/2026 readings=2026-04-03 / 2026-03-04"
    );
    let future = |column| findings(column, "2026-11-24")[0].severity;
    assert_eq!(future(Column::BatchDate), Severity::Warning);
    assert_eq!(future(Column::ReportDate), Severity::Error);
    assert_eq!(findings(Column::ReportDate, "2026-11-23"), []);
}

#[test]
fn a_day_is_read_in_the_notations_of_three_languages() {
    for text in [
        "2026-05-17",
        "2026-5-17",
        "2026/5/17",
        "2026.05.17",
        "2026 05 17",
        "17/05/2026",
        "17-05-2026",
        "17.5.2026",
        "05/17/2026",
        "20260517",
        "17052026",
        "05172026",
        "20260517080000",
        "17 May 2026",
        "17-May-2026",
        "17th May, 2026",
        "May 17, 2026",
        "MAY 17 2026",
        "2026 May 17",
        "Sunday, 17 May 2026",
        "ngày 17 tháng 5 năm 2026",
        "Ngày 17 tháng 05 năm 2026",
        "17 tháng 5, 2026",
        "ngày 17/5/2026",
        "nga\u{300}y 17 tha\u{301}ng 5 na\u{306}m 2026",
        "17-thg5-2026",
        "2026年5月17日",
        "2026 年 05 月 17 日",
        "２０２６年５月１７日",
        "２０２６／５／１７",
        "二〇二六年五月十七日",
        "2026年5月17号",
        "2026년 5월 17일",
        "๒๐๒๖-๐๕-๑๗",
        "46159",
        "46159.3333",
        "46159,5",
        "2026-05-17T08:00:00Z",
        "2026-05-17 00:00:00",
        "2026-05-17T23:00:00+07:00",
        "5/17/2026 8:00:00 PM",
        "08:30 17/05/2026",
        "2026/5/17 上午 8:00:00",
        "17/05/2569",
    ] {
        assert_eq!(read_date(text).date(), CalendarDate::new(2026, 5, 17), "{text}: {:?}", read_date(text));
    }
    for (text, expected) in [
        ("二〇二六年十二月三十一日", (2026, 12, 31)),
        ("二〇二六年十月二十日", (2026, 10, 20)),
        ("36526", (2000, 1, 1)),
        ("36585", (2000, 2, 29)),
        ("73050", (2099, 12, 31)),
        ("29/02/2024", (2024, 2, 29)),
    ] {
        let (year, month, day) = expected;
        assert_eq!(read_date(text).date(), CalendarDate::new(year, month, day), "{text}");
    }
}

#[test]
fn a_day_that_is_not_certain_is_not_assumed() {
    let day = |year, month, day| CalendarDate::new(year, month, day);
    let ambiguous = |day_first, month_first, year_first, short_year| DateReading::Ambiguous {
        day_first,
        month_first,
        year_first,
        short_year,
    };
    for (text, expected) in [
        ("03/04/2026", ambiguous(day(2026, 4, 3), day(2026, 3, 4), None, false)),
        ("17/05/26", ambiguous(day(2026, 5, 17), None, day(2017, 5, 26), true)),
        ("1/2/26", ambiguous(day(2026, 2, 1), day(2026, 1, 2), None, true)),
        ("17-May-26", ambiguous(day(2026, 5, 17), None, day(2017, 5, 26), true)),
        ("04032026", ambiguous(day(2026, 3, 4), day(2026, 4, 3), None, false)),
        ("2026-05-17T16:00:00Z", DateReading::LateInUtc { date: day(2026, 5, 17).unwrap() }),
        ("31/04/2026", DateReading::Impossible),
        ("2026年2月30日", DateReading::Impossible),
        ("20261301", DateReading::Impossible),
        ("令和8年5月17日", DateReading::OtherCalendar),
        ("民国115年5月17日", DateReading::OtherCalendar),
        ("丙午年四月初一", DateReading::OtherCalendar),
        ("1/4 âm lịch", DateReading::OtherCalendar),
        ("", DateReading::NotADate),
        ("12345", DateReading::NotADate),
        ("2026-05", DateReading::NotADate),
        ("17 May 2026 x", DateReading::NotADate),
        ("1/2/3/4", DateReading::NotADate),
        ("2026-05-17T99:00", DateReading::NotADate),
        ("20269999999999", DateReading::NotADate),
        ("LOT-2026-05-17", DateReading::NotADate),
    ] {
        assert_eq!(read_date(text), expected, "{text}");
    }
    let iso = read_date(" 2026-05-17 ");
    assert_eq!(iso, DateReading::Certain { date: day(2026, 5, 17).unwrap(), notation: Notation::Iso });
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_day_written_in_any_notation_is_among_its_readings(year in 2000..=2057_u16, month in 1..=12_u8, day in 1..=31_u8) {
        let Some(date) = CalendarDate::new(year, month, day) else { return Ok(()) };
        let months = ["Jan", "February", "Mar", "April", "May", "Jun", "July", "Aug", "Sept", "Oct", "Nov", "December"];
        let named = months[usize::from(month) - 1];
        for text in [
            date.to_string(),
            format!("{year}/{month}/{day}"),
            format!("{year}{month:02}{day:02}"),
            format!("{day} {named} {year}"),
            format!("{named} {day}, {year}"),
            format!("ngày {day} tháng {month} năm {year}"),
            format!("{year}年{month}月{day}日"),
            format!("{}-{month}-{day}", year + 543),
            format!("{date}T12:30:00Z"),
            format!("{date} 23:59"),
        ] {
            prop_assert_eq!(read_date(&text).date(), Some(date), "{}", text);
        }
        for text in [format!("{day:02}/{month:02}/{year}"), format!("{day:02}{month:02}{year}")] {
            match read_date(&text) {
                DateReading::Certain { date: read, .. } => prop_assert_eq!(read, date, "{}", text),
                DateReading::Ambiguous { day_first, .. } => prop_assert_eq!(day_first, Some(date), "{}", text),
                other => prop_assert!(false, "{text}: {other:?}"),
            }
        }
    }

    #[test]
    fn the_numbers_of_spreadsheets_follow_each_other(serial in 36_526..73_050_u32) {
        let day = |serial: u32| read_date(&serial.to_string()).date().expect("a day");
        prop_assert_eq!(day(serial).plus_days(1), Some(day(serial + 1)));
    }
}

#[test]
fn counts_are_whole_numbers() {
    check_rows(
        Column::Quantity,
        &[
            ("«1,000»", "count.other-notation", "1000"),
            ("«1.000»", "count.other-notation", "1000"),
            ("«1 000»", "count.other-notation", "1000"),
            ("«1\u{a0}234\u{a0}567»", "count.other-notation", "1234567"),
            ("«007»", "count.other-notation", "7"),
            ("«１２»", "count.other-notation", "12"),
            ("«10.0»", "count.other-notation", "10"),
            ("«10 pcs»", "count.unit", "10"),
            ("«10pcs.»", "count.unit", "10"),
            ("«10台»", "count.unit", "10"),
            ("«10 Cái»", "count.unit", "10"),
            ("«1,000 sets»", "count.unit", "1000"),
            ("12« »", "text.space-after", "12"),
            ("«1.5»", "count.decimal", "="),
            ("«1,50»", "count.decimal", "="),
            ("«-5»", "count.negative", "="),
            ("«0»", "count.zero", "="),
            ("«00»", "count.zero", "="),
            ("«10000000»", "count.too-large", "="),
            ("«99999999999999999999999»", "count.too-large", "="),
            ("«10 kg»", "count.not-a-number", "="),
            ("«ten»", "count.not-a-number", "="),
            ("«1,00,000»", "count.not-a-number", "="),
            ("«1E+05»", "text.spreadsheet-number", "="),
            ("«n/a»", "text.placeholder", "="),
        ],
    );
}

#[test]
fn numbers_of_coding_systems_have_their_lengths_and_check_digits() {
    check_rows(
        Column::Gtin,
        &[
            ("400638133393«2»", "digits.check-digit", "="),
            ("«4 006381 333931»", "digits.other-notation", "4006381333931"),
            ("«4006381-333931»", "digits.other-notation", "4006381333931"),
            ("«4006381333931.0»", "digits.other-notation", "4006381333931"),
            ("«36000291452»", "digits.lost-zero", "036000291452"),
            ("«12345»", "digits.length", "="),
            ("«4OO6381333931»", "digits.letter-for-digit", "4006381333931"),
            ("«4OO6381333932»", "digits.other-character", "="),
            ("«GTIN 12»", "digits.other-character", "="),
            ("«4.00638E+12»", "text.spreadsheet-number", "="),
            ("4006381333931« »", "text.space-after", "4006381333931"),
        ],
    );
    assert_eq!(args(&findings(Column::Gtin, "4006381333932")[0]), "found=2 expected=1");
    check_rows(
        Column::HsCode,
        &[
            ("«8414.10»", "digits.other-notation", "841410"),
            ("«8414.10.00 00»", "digits.other-notation", "8414100000"),
            ("«8414»", "digits.length", "="),
            ("«84l410»", "digits.letter-for-digit", "841410"),
        ],
    );
    check_rows(
        Column::Gln,
        &[("«12345678»", "digits.length", "="), ("400638133393«2»", "digits.check-digit", "=")],
    );
}

#[test]
fn choices_are_few_words() {
    const OTHER: &str = "choice.other-word";
    check_rows(
        Column::Category,
        &[
            ("«Pump»", OTHER, "pump"),
            ("«真空泵»", OTHER, "pump"),
            ("«Bơm chân không»", OTHER, "pump"),
            ("«buo\u{302}\u{300}ng»", OTHER, "chamber"),
            ("«hệ thống»", OTHER, "system"),
            ("pump« »", "text.space-after", "pump"),
            ("«valve»", "choice.unknown", "="),
        ],
    );
    check_rows(
        Column::Result,
        &[
            ("«Đạt»", OTHER, "pass"),
            ("«合格»", OTHER, "pass"),
            ("«OK»", OTHER, "pass"),
            ("«fail»", "result.failed", "="),
            ("«NG»", "choice.other-word result.failed", "fail"),
            ("«不合格»", "choice.other-word result.failed", "fail"),
            ("«không đạt»", "choice.other-word result.failed", "fail"),
            ("«maybe»", "choice.unknown", "="),
            ("«pending»", "text.placeholder", "="),
        ],
    );
}

#[test]
fn countries_are_written_in_full() {
    const SHORT: &str = "country.abbreviated";
    check_rows(
        Column::ManufacturerCountry,
        &[
            ("«CN»", SHORT, "China"),
            ("«vn»", SHORT, "Vietnam"),
            ("«P.R.C.»", SHORT, "China"),
            ("«P.R. China»", SHORT, "China"),
            ("«USA»", SHORT, "United States"),
            ("«U.K.»", SHORT, "United Kingdom"),
            ("«ZZZ»", SHORT, "="),
            ("«Atlantis»", "country.unknown", "="),
            ("« »China", "text.space-before", "China"),
        ],
    );
    let short = &findings(Column::ManufacturerCountry, "CN")[0];
    assert_eq!(short.source.as_ref().unwrap().rule, "label.origin-not-abbreviated");
}

#[test]
fn serials_are_looked_at_one_by_one() {
    let spans = |text| split_serials(text).map(|serial| (serial.text, serial.span)).collect::<Vec<_>>();
    assert_eq!(spans(" A1 ;;B2、\n C 3,"), [("A1", 1..3), ("B2", 6..8), ("C 3", 13..16)]);
    assert_eq!(spans(";\n"), []);
    check_rows(
        Column::Serials,
        &[
            ("SN1; SN2; «SN1»", "serials.duplicate", "="),
            ("SN1;SN«２»", "text.full-width", "SN1;SN2"),
            ("SN1;«ТР»9", "text.look-alike", "SN1;TP9"),
            ("«#REF!»;SN2", "text.spreadsheet-error", "="),
            ("SN1, «2.02605E+11»", "text.spreadsheet-number", "="),
        ],
    );
    let many = "SN\u{200b}1;".repeat(4_000);
    assert!(findings(Column::Serials, &many).len() <= 60);
}

#[test]
fn words_beyond_the_label_are_checked_like_names() {
    check_rows(
        Column::Vendor,
        &[
            ("«Р»feiffer Vacuum", "words.look-alike", "Pfeiffer Vacuum"),
            ("Вакуу«M»маш", "words.mixed-scripts", "="),
            ("NSK«®» Ltd", "manufacturer.trademark-sign", "NSK Ltd"),
            ("M«Ã¼»ller", "text.mojibake", "Müller"),
            ("NSK«  »Ltd", "text.double-space", "NSK Ltd"),
            ("«unknown»", "text.placeholder", "="),
        ],
    );
    check_rows(Column::ManufacturerAddress, &[("Road 1«\n»Suzhou", "text.line-break", "Road 1 Suzhou")]);
    check_rows(
        Column::VendorBatch,
        &[
            ("LOT«\n»12", "text.line-break", "LOT12"),
            ("«17-May»", "text.spreadsheet-date", "="),
            ("«Err:502»", "text.spreadsheet-error", "="),
        ],
    );
    check_rows(
        Column::PlatformPayload,
        &[("a«\u{fffd}»b", "text.damaged", "="), ("«#N/A»", "text.spreadsheet-error", "=")],
    );
}

#[test]
fn every_column_has_its_limit() {
    for column in Column::ALL {
        let text = "1".repeat(column.limit_chars() + 3);
        let findings = findings(column, &text);
        let told = findings.iter().any(|finding| {
            matches!(
                &finding.code[..],
                "text.too-long" | "count.too-large" | "digits.length" | "date.not-a-date" | "choice.unknown"
            )
        });
        assert!(told, "{column:?}: {findings:?}");
    }
}
