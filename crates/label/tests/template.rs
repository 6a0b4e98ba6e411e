//! Template files: what is read, what is refused, and what a label made by them says of itself.

mod common;

use base::Severity;
use label::{Language, MAX_TEMPLATE_BYTES, Style, Template, templates};
use proptest::prelude::*;

/// The built-in compact tag with a part of its text replaced.
fn check(part: &str, by: &str, expected: &str) {
    let file = include_str!("../data/templates/compact.json");
    assert!(file.contains(part), "{part}");
    let told = Template::parse(&file.replacen(part, by, 1)).err();
    if let Some(error) = &told {
        assert!(error.args().iter().all(|(name, value)| !name.is_empty() && !value.is_empty()));
    }
    assert_eq!(told.map_or("", |error| error.code()), expected, "{by}");
}

#[test]
fn files_are_held_against_their_limits() {
    check("compact", "compact", "");
    check("\"version\": 1", "\"version\": 2, \"shape\": \"round\"", "template.newer");
    check("\"version\": 1", "\"version\": 0", "template.measure-out-of-range");
    check("\"version\": 1", "\"version\": \"1\"", "template.not-readable");
    check("\"margin\"", "\"margins\"", "template.not-readable");
    check("\"compact\"", "\"../compact\"", "template.id-not-valid");
    check("\"least\": 20", "\"least\": 0", "template.measure-out-of-range");
    check("\"most\": 24", "\"most\": 1e9", "template.measure-out-of-range");
    check("\"most\": 24", "\"most\": 1e999", "template.not-readable");
    check("\"batch\"", "\"report\"", "template.key-repeated");
    check("\"batch\"", "\"Batch no.\"", "template.id-not-valid");
    check("Compact tag", &"a".repeat(200), "template.words-too-long");
    check("\"required\": true", "\"required\": true, \"place\": \"below\"", "template.place-not-possible");
    check("{", "[", "template.not-readable");
    check("\"version\"", &format!("{}\"version\"", " ".repeat(MAX_TEMPLATE_BYTES)), "template.too-large");
    let fixed = "\"fixed\": { \"width\": 0, \"height\": 30 }";
    check(
        "\"content\": { \"least\": 20, \"preferred\": 24, \"most\": 24 }",
        fixed,
        "template.measure-out-of-range",
    );
}

#[test]
fn a_template_comes_back_as_it_was_written() {
    for template in templates() {
        let json = serde_json::to_string(template).expect("JSON");
        assert_eq!(Template::parse(&json).as_ref(), Ok(template));
        assert!(Language::ALL.iter().all(|&language| !template.name(language).is_empty()));
    }
}

#[test]
fn every_template_shows_the_three_values_and_says_when_one_is_missing() {
    for template in templates() {
        let layout = label::lay_out(&common::full("Atlas Vacuum Co., Ltd."), template, &common::style());
        let layout = layout.expect("a label");
        assert_eq!(layout.findings, [], "{}", template.id());
        assert!(["manufacturer", "batch", "report"].iter().all(|key| layout.shows(key)), "{}", template.id());
        assert!(layout.quiet_zone_modules().is_some_and(|modules| modules >= 4.0));
        let mut content = common::full("Atlas Vacuum Co., Ltd.");
        content.values.insert("batch".to_owned(), " ".to_owned());
        content.values.remove("model");
        let layout = label::lay_out(&content, template, &common::style()).expect("a label");
        let told: Vec<_> = layout.findings.iter().map(|f| (f.code.as_ref(), f.severity)).collect();
        assert_eq!(told, [("label.value-missing", Severity::Error)], "{}", template.id());
        assert!(!layout.shows("batch") && !layout.shows("model"));
    }
}

#[test]
fn a_symbol_that_is_too_large_leads_to_a_template_that_holds_it() {
    let content = common::full("Atlas Vacuum Co., Ltd.");
    let large = Style { module_dots: 20, ..common::style() };
    let layout = label::lay_out(&content, common::template("50x30"), &large).expect("an empty label");
    assert!(layout.scene.items.is_empty());
    let [finding] = layout.findings.as_slice() else { panic!("{:?}", layout.findings) };
    assert_eq!(finding.code, "label.symbol-does-not-fit");
    let (_, better) = finding.args.iter().find(|(name, _)| name == "template").expect("a template");
    let layout = label::lay_out(&content, common::template(better), &large).expect("a label");
    assert!(layout.quiet_zone_modules().is_some());
}

#[test]
fn what_need_not_be_there_goes_first() {
    let mut content = common::full("Atlas Vacuum Co., Ltd.");
    let origin = "Democratic Republic of the Congo, Province of Haut-Katanga, and beyond ".repeat(3);
    content.values.insert("manufacturer_country".to_owned(), origin);
    let layout = label::lay_out(&content, common::template("50x30"), &common::style()).expect("a label");
    let told: Vec<_> = layout.findings.iter().map(|f| (f.code.as_ref(), f.severity)).collect();
    assert_eq!(told, [("label.text-does-not-fit", Severity::Warning)]);
    assert!(layout.shows("batch") && !layout.shows("manufacturer_country"));
}

proptest! {
    #[test]
    fn no_file_makes_it_panic(from in 0..2_000usize, cut in 0..40usize, by in "[ -~]{0,20}") {
        let mut file = include_str!("../data/templates/60x40.json").to_owned();
        let from = from.min(file.len());
        if let Some(end) = file.get(from..).map(|rest| (from + cut).min(from + rest.len())).filter(|&end| file.is_char_boundary(end)) {
            file.replace_range(from..end, &by);
        }
        if let Ok(template) = Template::parse(&file) {
            prop_assert!(label::lay_out(&common::full("Atlas"), &template, &common::style()).is_ok());
        }
    }
}
