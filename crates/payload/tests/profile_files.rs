//! Profiles that users bring, by example.

use payload::{
    Carrier, PROFILE_LIMIT_BYTES, Profile, ProfileError, Settings, Values, profiles, read, schema,
};
use record::Column;

const OWN: &str = r#"{
    "version": 1, "id": "works", "title": "Works label", "help": "For our own scanners",
    "form": { "kind": "compact", "prefix": "WORKS", "revision": 2, "separator": "/" },
    "fields": [
        { "column": "model", "name": "model", "optional": true, "fold": "upper-case" },
        { "column": "batch", "name": "batch" },
        { "column": "quantity", "name": "pieces", "optional": true }
    ]
}"#;

#[test]
fn a_user_can_bring_a_profile() {
    let own = Profile::parse_json(OWN).unwrap();
    assert_eq!((own.id(), own.title(), own.help()), ("works", "Works label", "For our own scanners"));
    assert_eq!(own.columns(), [(Column::Model, false), (Column::Batch, true), (Column::Quantity, false)]);
    for (model, batch, quantity, expected) in [
        ("", "B-1", "", "WORKS2//B-1"),
        ("hv 80", "B/1", "", "WORKS2/HV 80/B%2F1"),
        ("", "B-1", "40", "WORKS2//B-1/40"),
    ] {
        let values = [(Column::Model, model), (Column::Batch, batch), (Column::Quantity, quantity)];
        let values: Values = values.into_iter().map(|(column, text)| (column, text.to_owned())).collect();
        let composed = own.compose(&values, &Settings::default()).unwrap();
        assert_eq!(composed.text, expected);
        let found = own.parse(expected, Carrier::Plain).unwrap();
        for (column, text) in values.iter().filter(|(_, text)| !text.is_empty()) {
            assert!(own.agrees(*column, text, &found.values[column]), "{expected}");
        }
        // No built-in profile claims what another's profile wrote.
        assert_eq!(read(expected, Carrier::Plain).unwrap_err().code(), "payload.other-text");
    }
}

#[test]
fn a_profile_without_a_title_is_called_by_its_id() {
    let json =
        r#"{"version":1,"id":"x","form":{"kind":"labelled"},"fields":[{"column":"batch","name":"Lô"}]}"#;
    assert_eq!(Profile::parse_json(json).unwrap().title(), "x");
}

#[test]
fn what_is_no_profile_says_why() {
    let own = |old: &str, new: &str| {
        assert!(OWN.contains(old), "{old}");
        OWN.replacen(old, new, 1)
    };
    for (json, code, shown) in [
        (String::new(), "profile-file.malformed", ""),
        ("[]".to_owned(), "profile-file.malformed", ""),
        (own("\"works\"", "\"works\", \"colour\": 1"), "profile-file.malformed", "colour"),
        (own("\"quantity\"", "\"weight\""), "profile-file.malformed", "weight"),
        (own("\"separator\"", "\"mark\": 1, \"separator\""), "profile-file.malformed", "mark"),
        (own("compact", "rot13"), "profile-file.malformed", "rot13"),
        ("{\"version\": 7, \"shape\": \"new\"}".to_owned(), "profile-file.version", "7"),
        (own("\"works\"", "\"Works\""), "profile-file.id", "Works"),
        (own("\"works\"", "\"\""), "profile-file.id", "\"\""),
        (own("\"works\"", "\"json\""), "profile-file.id", "json"),
        (own("\"quantity\"", "\"batch\""), "profile-file.twice", "batch"),
        (own("\"pieces\"", "\"batch\""), "profile-file.twice", "batch"),
        (own("{ \"column\": \"batch\", \"name\": \"batch\" },", ""), "profile-file.nothing-needed", ""),
        (own("WORKS", "W1"), "profile-file.not-in-form", "form.prefix"),
        (own("WORKS", "works"), "profile-file.not-in-form", "form.prefix"),
        (own("\"/\"", "\"%\""), "profile-file.not-in-form", "form.separator"),
        (own("\"/\"", "\"A\""), "profile-file.not-in-form", "form.separator"),
        (own("\"/\"", "\"|\""), "profile-file.not-in-form", "form.separator"),
        (own("upper-case", "gtin-14"), "profile-file.not-in-form", "fields[0].fold"),
        (own("\"quantity\"", "\"platform_payload\""), "profile-file.not-in-form", "fields[2].column"),
        (own("\"pieces\"", "\"\""), "profile-file.not-in-form", "fields[2].name"),
        (own("\"pieces\",", "\"pieces\", \"single\": true,"), "profile-file.not-in-form", "fields[2].single"),
        (own("Works label", &"x".repeat(301)), "profile-file.not-in-form", "title"),
        (" ".repeat(PROFILE_LIMIT_BYTES + 1), "profile-file.too-large", ""),
    ] {
        let error = Profile::parse_json(&json).unwrap_err();
        assert_eq!(error.code(), code, "{json}");
        assert!(error.to_string().contains(shown), "{error} in {json}");
        assert!(ProfileError::CODES.contains(&error.code()));
    }
    let many = "{ \"column\": \"batch\", \"name\": \"batch\" },".repeat(26);
    let error =
        Profile::parse_json(&own("{ \"column\": \"batch\", \"name\": \"batch\" },", &many)).unwrap_err();
    assert_eq!(error.code(), "profile-file.too-many-fields");
}

#[test]
fn names_are_those_of_the_form() {
    for (kind, name, taken) in [
        ("\"kind\":\"labelled\"", "Lot no.", true),
        ("\"kind\":\"labelled\"", "Lot:", false),
        ("\"kind\":\"labelled\"", " Lot", false),
        ("\"kind\":\"json\",\"marker\":\"w\",\"revision\":1", "b", true),
        ("\"kind\":\"json\",\"marker\":\"w\",\"revision\":1", "w", false),
        ("\"kind\":\"gs1-element-string\"", "10", true),
        ("\"kind\":\"gs1-element-string\"", "04", false),
        // A link without a GTIN is none.
        ("\"kind\":\"gs1-digital-link\"", "10", false),
        ("\"kind\":\"gs1-digital-link\"", "01", true),
        ("\"kind\":\"iso-15434\"", "1T", true),
        ("\"kind\":\"iso-15434\"", "1TX", false),
        ("\"kind\":\"iso-15434\"", "1234T", false),
        ("\"kind\":\"viewer\",\"prefix\":\"w\",\"revision\":1", "b", true),
        ("\"kind\":\"viewer\",\"prefix\":\"w\",\"revision\":1", "b&", false),
        ("\"kind\":\"viewer\",\"prefix\":\"w1\",\"revision\":1", "b", false),
    ] {
        let json = format!(
            r#"{{"version":1,"id":"x","form":{{{kind}}},"fields":[{{"column":"batch","name":"{name}"}}]}}"#
        );
        assert_eq!(Profile::parse_json(&json).is_ok(), taken, "{kind} {name}");
    }
}

#[test]
fn the_schema_knows_what_is_built_in() {
    let schema = schema();
    let taken = schema["properties"]["id"]["not"]["enum"].as_array().unwrap();
    assert_eq!(taken.len(), profiles().len());
    assert_eq!(schema["properties"]["fields"]["maxItems"], Column::ALL.len());
    let columns = &schema["properties"]["fields"]["items"]["properties"]["column"]["enum"];
    assert_eq!(columns.as_array().unwrap().len(), Column::ALL.len());
}

/// Every kind of form in the built-in file stands in the schema, with all its marks.
#[test]
fn the_schema_has_every_form() {
    let built_in: serde_json::Value = serde_json::from_str(include_str!("../data/profiles.json")).unwrap();
    let schema = schema();
    let forms = schema["properties"]["form"]["oneOf"].as_array().unwrap();
    for profile in built_in.as_array().unwrap() {
        let form = profile["form"].as_object().unwrap();
        let described = forms.iter().any(|described| {
            let kind = &described["properties"]["kind"];
            let kinds = kind["enum"].as_array().cloned().unwrap_or_else(|| vec![kind["const"].clone()]);
            let mut required: Vec<&str> =
                described["required"].as_array().unwrap().iter().filter_map(|mark| mark.as_str()).collect();
            required.sort_unstable();
            let mut marks: Vec<&str> = form.keys().map(String::as_str).collect();
            marks.sort_unstable();
            kinds.contains(&form["kind"]) && required == marks
        });
        assert!(described, "{form:?}");
    }
}
