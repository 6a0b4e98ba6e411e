//! Texts of symbols, ours and others', by example.

use payload::{Carrier, Foreign, PayloadError, Read, read, read_fragment};
use record::{Column, Field};

fn values(read: &Read) -> Vec<(&str, &str)> {
    read.values.iter().map(|(column, text)| (column.name(), &text[..])).collect()
}

const THREE: [(&str, &str); 3] = [("manufacturer", "M"), ("batch", "B"), ("report", "R")];

#[test]
fn each_form_is_read_as_others_write_it_too() {
    for (text, profile) in [
        ("Report: R\r\n\r\nBatch:B\r\nManufacturer:  M", "plain"),
        ("\u{feff}TQ1*M*B*R\r\n", "compact"),
        ("TQ1*%4D*%42*R*", "compact"),
        (" { \"r\": \"R\",\n \"b\":\"\\u0042\", \"m\":\"M\", \"temqr\": 1 } ", "json"),
        ("[)>\u{1e}06\u{1d}12SR\u{1d}1VM\u{1d}1TB\u{1e}\u{4}", "iso-15434"),
        ("[)>\u{1e}06\u{1d}12SR\u{1d}1VM\u{1d}1TB\u{1e}", "iso-15434"),
        ("[)>\u{1e}06\u{1d}12SR\u{1d}1VM\u{1d}1TB", "iso-15434"),
        ("https://elsewhere.example/x?y#v1?r=R&m=%4d&&b=B", "viewer"),
        ("HTTPS://ELSEWHERE.EXAMPLE#v1?m=M&b=B&r=R", "viewer"),
    ] {
        let found = read(text, Carrier::Plain).unwrap_or_else(|error| panic!("{text:?}: {error}"));
        assert_eq!((&found.profile[..], values(&found)), (profile, THREE.to_vec()), "{text:?}");
    }
    for fragment in ["#v1?m=M&b=B&r=R", "v1?r=R&b=B&m=M"] {
        assert_eq!(values(&read_fragment(fragment).unwrap()), THREE);
    }
}

#[test]
fn gs1_data_is_read_from_any_domain_and_in_any_order() {
    let four = [("gln", "4012345000009"), ("gtin", "04006381333931"), ("batch", "B"), ("report", "R/1")];
    for (text, carrier) in [
        ("https://id.gs1.org/01/04006381333931/10/B?417=4012345000009&91=R%2F1", Carrier::Plain),
        ("HTTP://a.example/some/01/path/01/4006381333931/10/B/?91=R/1;417=4012345000009", Carrier::Plain),
        ("010400638133393110B\u{1d}91R/1\u{1d}4174012345000009", Carrier::Gs1),
        ("0104006381333931\u{1d}417401234500000991R/1\u{1d}10B", Carrier::Gs1),
        ("]Q3010400638133393110B\u{1d}417401234500000991R/1", Carrier::Plain),
        ("\u{1d}010400638133393110B\u{1d}417401234500000991R/1", Carrier::Plain),
    ] {
        let mut expected = four.to_vec();
        let found = read(text, carrier).unwrap_or_else(|error| panic!("{text:?}: {error}"));
        let mut found = values(&found);
        expected.sort_unstable();
        found.sort_unstable();
        assert_eq!(found, expected, "{text:?}");
    }
}

#[test]
fn what_we_have_no_column_for_is_handed_back() {
    for (text, carrier, expected) in [
        (
            "https://a.example/01/04006381333931/10/B?417=4012345000009&91=R&linkType=gs1:pip",
            Carrier::Plain,
            ("linkType", "gs1:pip"),
        ),
        (
            "https://a.example/01/04006381333931/22/2A/10/B?417=4012345000009&91=R",
            Carrier::Plain,
            ("22", "2A"),
        ),
        ("01040063813339311126050010B\u{1d}417401234500000991R", Carrier::Gs1, ("11", "260500")),
        ("0104006381333931310300012310B\u{1d}417401234500000991R", Carrier::Gs1, ("3103", "000123")),
        (
            "{\"temqr\":1,\"m\":\"M\",\"b\":\"B\",\"r\":\"R\",\"x\":{\"y\":[1]}}",
            Carrier::Plain,
            ("x", "{\"y\":[1]}"),
        ),
        (
            "[)>\u{1e}06\u{1d}1VM\u{1d}1TB\u{1d}12SR\u{1d}16D20260517\u{1e}\u{4}",
            Carrier::Plain,
            ("16D", "20260517"),
        ),
        ("https://a.example#v1?m=M&b=B&r=R&z", Carrier::Plain, ("z", "")),
    ] {
        let found = read(text, carrier).unwrap_or_else(|error| panic!("{text:?}: {error}"));
        assert_eq!(found.others, [(expected.0.to_owned(), expected.1.to_owned())], "{text:?}");
    }
}

#[test]
fn a_damaged_text_says_what_is_wrong() {
    use PayloadError::{
        BadEscape, BadValue, DuplicateField, DuplicateValue, JsonNotText, MissingField, Newer,
        NoDataIdentifier, TooManyValues, UnknownIdentifier,
    };
    let bad_escape = |text: &str| BadEscape { text: text.to_owned() };
    let bad_value =
        |identifier: &str, value: &str| BadValue { identifier: identifier.into(), value: value.into() };
    for (text, carrier, expected) in [
        ("TQ1*M**R", Carrier::Plain, MissingField(Field::Batch)),
        ("TQ1*M*B*R*S*X", Carrier::Plain, TooManyValues { found: 5, most: 4 }),
        ("TQ2*M", Carrier::Plain, Newer { found: 2, known: 1 }),
        ("TQ1*M%*B*R", Carrier::Plain, bad_escape("M%")),
        ("TQ1*M%G0*B*R", Carrier::Plain, bad_escape("M%G0")),
        ("TQ1*M%C3*B*R", Carrier::Plain, bad_escape("M%C3")),
        ("{\"temqr\":1,\"m\":\"M\",\"b\":\"B\"}", Carrier::Plain, MissingField(Field::Report)),
        ("{\"temqr\":1,\"m\":\"M\",\"m\":\"M\"}", Carrier::Plain, DuplicateField(Field::Manufacturer)),
        ("{\"temqr\":1,\"b\":7}", Carrier::Plain, JsonNotText { key: "b".into() }),
        ("{\"temqr\":3}", Carrier::Plain, Newer { found: 3, known: 1 }),
        ("[)>\u{1e}06\u{1d}1TB\u{1d}é", Carrier::Plain, NoDataIdentifier { text: "é".into() }),
        ("[)>\u{1e}06\u{1d}SA\u{1d}SB", Carrier::Plain, DuplicateValue(Column::Serials)),
        ("https://a.example#v1?m=M&b=%ff&r=R", Carrier::Plain, bad_escape("%ff")),
        ("https://a.example#v12?m=M", Carrier::Plain, Newer { found: 12, known: 1 }),
        ("0104006381333932", Carrier::Gs1, bad_value("01", "04006381333932")),
        ("01040063813339", Carrier::Gs1, bad_value("01", "040063813339")),
        ("010400638133393110", Carrier::Gs1, bad_value("10", "")),
        ("010400638133393110A B", Carrier::Gs1, bad_value("10", "A B")),
        ("0104006381333931990\u{1d}0x", Carrier::Gs1, UnknownIdentifier { text: "0x".into() }),
        ("01040063813339311", Carrier::Gs1, UnknownIdentifier { text: "1".into() }),
        ("https://a.example/01/04006381333932", Carrier::Plain, bad_value("01", "04006381333932")),
        ("https://a.example/01/04006381333931?91=a%20b", Carrier::Plain, bad_value("91", "a b")),
        ("https://a.example/01/04006381333931/10/B?10=C", Carrier::Plain, DuplicateField(Field::Batch)),
    ] {
        assert_eq!(read(text, carrier), Err(expected), "{text:?}");
    }
    let damaged = read("{\"temqr\":1,\"m\":\"M", Carrier::Plain).unwrap_err();
    assert_eq!(damaged.code(), "payload.json-damaged");
}

#[test]
fn others_payloads_are_named() {
    for (text, carrier, expected) in [
        ("", Carrier::Plain, None),
        (" \r\n", Carrier::Gs1, None),
        ("https://npqtp.example/q?x=1", Carrier::Plain, Some(Foreign::WebAddress)),
        ("https://npqtp.example/#/label/1", Carrier::Plain, Some(Foreign::WebAddress)),
        // A product's own link, without a batch or a report.
        ("https://a.example/01/04006381333931", Carrier::Plain, Some(Foreign::WebAddress)),
        // The batch may not stand behind the serial number.
        (
            "https://a.example/01/04006381333931/21/1/10/B?417=4012345000009&91=R",
            Carrier::Plain,
            Some(Foreign::WebAddress),
        ),
        ("0104006381333931", Carrier::Gs1, Some(Foreign::Gs1)),
        ("]Q30104006381333931", Carrier::Plain, Some(Foreign::Gs1)),
        ("Batch: 1", Carrier::Gs1, Some(Foreign::Gs1)),
        ("(01)04006381333931(10)A", Carrier::Plain, Some(Foreign::Gs1)),
        ("[)>\u{1e}06\u{1d}1TB\u{1e}\u{4}", Carrier::Plain, Some(Foreign::Iso15434)),
        ("[)>\u{1e}05\u{1d}10B\u{1e}\u{4}", Carrier::Plain, Some(Foreign::Iso15434)),
        ("{\"batch\":\"1\"}", Carrier::Plain, Some(Foreign::Json)),
        ("{\"a\":\"\\\"temqr\\\"\"}", Carrier::Plain, Some(Foreign::Json)),
        ("[1]", Carrier::Plain, Some(Foreign::Json)),
        ("<a/>", Carrier::Plain, Some(Foreign::Xml)),
        ("WIFI:S:x;;", Carrier::Plain, Some(Foreign::Phone)),
        ("TQ*M*B*R", Carrier::Plain, Some(Foreign::OtherText)),
        ("TQ1", Carrier::Plain, Some(Foreign::OtherText)),
        ("v1?m=M&b=B&r=R", Carrier::Plain, Some(Foreign::OtherText)),
    ] {
        let expected = expected.map_or(PayloadError::Empty, PayloadError::NotOurs);
        assert_eq!(read(text, carrier), Err(expected), "{text:?}");
    }
    assert_eq!(read("Batch: 1", Carrier::Plain), Err(PayloadError::MissingField(Field::Manufacturer)));
    assert_eq!(read_fragment("#"), Err(PayloadError::Empty));
    assert_eq!(read_fragment("#/label"), Err(PayloadError::NotOurs(Foreign::OtherText)));
}
