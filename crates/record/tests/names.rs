//! What is found in manufacturers and report references.

mod common;

use base::Severity;
use common::check_rows;
use record::{Draft, Field, apply_all, check, check_field};

#[test]
fn names_of_companies_are_right_as_they_are() {
    check_rows(
        Field::Manufacturer,
        &[
            ("Pfeiffer Vacuum GmbH", "", "="),
            ("Công ty Cổ phần Chân không Việt Nam", "", "="),
            ("普发真空技术有限公司", "", "="),
            ("アルバック・ファイ株式会社", "", "="),
            ("한국진공 주식회사", "", "="),
            ("Ελληνική Κενού ΑΕ", "", "="),
            ("Müller & Söhne, Inc. (R+D) 4.0", "", "="),
            ("Işık Vakum", "", "="),
            ("บริษัท สุญญากาศ จำกัด", "", "="),
            ("निर्वात उद्योग", "", "="),
        ],
    );
    assert_eq!(check_field(Field::Manufacturer, "АО «Вакууммаш»"), []);
}

#[test]
fn typography_of_a_name_is_a_choice() {
    check_rows(
        Field::Manufacturer,
        &[
            (
                "普发真空技术«（»上海«）»有限公司",
                "text.full-width-punctuation text.full-width-punctuation",
                "=",
            ),
            ("L«’»Air Liquide", "text.typographic-mark", "="),
            ("Müller «–» Söhne", "text.typographic-mark", "="),
            ("«Ｐｆ»eiffer", "text.full-width", "Pfeiffer"),
            ("普发«ＡＢＣ»", "text.full-width", "普发ABC"),
            ("Pfeiffer«\u{3000}»Vacuum", "text.full-width", "Pfeiffer Vacuum"),
            ("Pfeiffer«\u{a0}»Vacuum", "text.unusual-space", "Pfeiffer Vacuum"),
            ("Pfeiffer«  »Vacuum", "text.double-space", "Pfeiffer Vacuum"),
            ("Pfeiffer«®» Vacuum", "manufacturer.trademark-sign", "Pfeiffer Vacuum"),
            ("Vacuum «№» «٢»", "text.special-form text.foreign-digit", "Vacuum No 2"),
            ("C«o\u{302}»ng ty", "text.not-composed", "Công ty"),
            ("«شركة» «الفراغ»", "text.right-to-left text.right-to-left", "="),
            ("«12345»", "manufacturer.no-letters", "="),
        ],
    );
    for warned in ["Pfeiffer\u{a0}Vacuum", "شركة الفراغ", "12345", "Ｐｆeiffer"] {
        let findings = check_field(Field::Manufacturer, warned);
        assert!(
            findings.iter().all(|finding| finding.severity == Severity::Warning),
            "{warned}: {findings:?}"
        );
    }
}

#[test]
fn look_alikes_of_latin_letters_are_found_in_latin_names_only() {
    check_rows(
        Field::Manufacturer,
        &[
            ("«Р»feiffer Vacuum", "manufacturer.look-alike", "Pfeiffer Vacuum"),
            ("«ТЕСО» Vacuum GmbH", "manufacturer.look-alike", "TECO Vacuum GmbH"),
            ("Вакуу«M»маш", "manufacturer.mixed-scripts", "="),
            ("Вакуум Center", "", "="),
            ("ТЕСО", "", "="),
        ],
    );
}

#[test]
fn what_no_name_can_hold_is_an_error() {
    check_rows(
        Field::Manufacturer,
        &[
            ("", "manufacturer.required", "="),
            ("\u{3000}\n", "manufacturer.required", "="),
            ("« »Pfeiffer« »", "text.space-before text.space-after", "Pfeiffer"),
            ("Pfeiffer«\n»Vacuum", "text.line-break", "Pfeiffer Vacuum"),
            ("Pfeiffer« \r\n »Vacuum", "text.line-break", "Pfeiffer Vacuum"),
            ("Pfeiffer«\t»Vacuum", "text.tab", "Pfeiffer Vacuum"),
            ("Pf«\u{0}\u{7}»eiffer", "text.control", "Pfeiffer"),
            ("Pf«\u{200b}»eiffer", "text.invisible", "Pfeiffer"),
            ("«\u{202e}»Pfeiffer«\u{202c}»", "text.bidi-control text.bidi-control", "Pfeiffer"),
            ("Pf«\u{ad}»eiffer", "text.invisible", "Pfeiffer"),
            ("Pfeiffer«👩\u{200d}🔬» Vacuum", "text.symbol", "Pfeiffer Vacuum"),
            ("Pfeiffer «❤\u{fe0f}»", "text.symbol", "Pfeiffer"),
            ("«\u{301}»Pfeiffer", "text.stray-mark", "Pfeiffer"),
            ("Pfeiffer «\u{e000}»Vacuum", "text.private-use", "Pfeiffer Vacuum"),
            ("Pf«\u{fffd}»iffer", "text.damaged", "="),
            ("«#REF!»", "text.spreadsheet-error", "="),
        ],
    );
}

#[test]
fn utf_8_that_was_read_as_windows_1252_comes_back() {
    check_rows(
        Field::Manufacturer,
        &[("M«Ã¼»ller", "text.mojibake", "Müller"), ("Société Générale", "", "=")],
    );
}

#[test]
fn a_scrambled_name_of_many_letters_comes_back() {
    let scrambled = "C\u{c3}\u{b4}ng ty C\u{e1}\u{bb}\u{2022} ph\u{e1}\u{ba}\u{a7}n";
    assert_eq!(apply_all(Field::Manufacturer, scrambled), "Công ty Cổ phần");
}

#[test]
fn placeholders_are_pointed_out() {
    for text in ["test", "N/A", "Không có", "暂无", "TBD", "?"] {
        assert_eq!(check_field(Field::Manufacturer, text)[0].code, "text.placeholder", "{text}");
    }
    for text in ["Testo SE", "Nonesuch Ltd", "NAN Vacuum"] {
        assert_eq!(check_field(Field::Manufacturer, text), [], "{text}");
    }
}

#[test]
fn report_references_are_read_like_numbers() {
    check_rows(
        Field::Report,
        &[
            ("TR-2026-0042", "", "="),
            ("HQC 12/2026 (rev. B)", "", "="),
            ("", "report.required", "="),
            ("TR«–»2026", "text.typographic-mark", "TR-2026"),
            ("«Т»R-2026", "text.look-alike", "TR-2026"),
            ("«ТР»-2026", "text.look-alike", "TP-2026"),
            ("«ПРОТОКОЛ» 12", "text.not-ascii", "="),
            ("(2026)«国检字第»123«号»", "text.not-ascii text.not-ascii", "="),
            ("«（»2026«）»123", "text.full-width text.full-width", "(2026)123"),
            ("TR-«２０２６»", "text.full-width", "TR-2026"),
            ("«#NAME?»", "text.spreadsheet-error", "="),
            ("«draft»", "report.no-digits", "="),
        ],
    );
}

#[test]
fn an_identity_takes_three_fields_without_an_error() {
    let sound = Draft { manufacturer: "Pfeiffer".into(), batch: "LOT 7".into(), report: "TR-7".into() };
    let checked = check(&sound);
    assert_eq!(Draft::from(&checked.identity.unwrap()), sound);
    for field in Field::ALL {
        let mut draft = sound.clone();
        draft.set(field, String::new());
        let checked = check(&draft);
        assert_eq!(checked.identity, None);
        let required = checked.of(field).next().unwrap();
        assert_eq!(required.code, format!("{}.required", field.name()));
        assert_eq!(required.source.as_ref().unwrap().rule, format!("field.{}", field.name()));
    }
}

#[test]
fn a_reference_that_repeats_the_batch_number_is_pointed_out() {
    let draft =
        Draft { manufacturer: "Pfeiffer".into(), batch: "20260517-1".into(), report: "20260517-1".into() };
    let checked = check(&draft);
    assert!(checked.identity.is_some());
    let finding = checked.of(Field::Report).next().unwrap();
    assert_eq!(
        (&finding.code[..], &finding.source.as_ref().unwrap().rule[..]),
        ("report.same-as-batch", "field.report-unique")
    );
}
