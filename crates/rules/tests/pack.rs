//! The built-in pack, and what is refused as a pack.

use base::{Confidence, Severity};
use rules::{Pack, PackError, id, pack};

#[test]
fn the_built_in_pack_holds_every_rule_that_the_program_asks_for() {
    for id in id::ALL {
        assert!(pack().rule(id).is_some(), "{id}");
    }
    assert_eq!(pack().rules().len(), id::ALL.len(), "a rule without a constant");
    assert_eq!((pack().id(), pack().version()), ("vietnam-high-vacuum", "2026-05-18"));
}

#[test]
fn numbers_are_read_under_a_reading() {
    for (rule, reading, parameter, expected) in [
        (id::SIZE_SYMBOL, "strict", "min_edge_mm", 20.0),
        (id::SIZE_SYMBOL, "loose", "min_edge_with_quiet_zone_mm", 20.0),
        (id::CONTRAST_RATIO, "symbol-contrast", "min_ratio", 0.70),
        (id::CONTRAST_RATIO, "print-contrast-signal", "min_ratio", 0.70),
        (id::CONTRAST_RATIO, "michelson", "min_ratio", 0.70),
        (id::SYMBOL_QUIET_ZONE, "all-sides", "min_quiet_zone_modules", 4.0),
        (id::SYMBOL_MODULE_SIZE, "point-of-sale", "min_module_mm", 0.396),
        (id::PRINT_DOTS_PER_MODULE, "stable-operation", "min_module_dots", 4.0),
    ] {
        assert_eq!(pack().number(rule, reading, parameter), Some(expected), "{rule} {reading} {parameter}");
    }
    assert_eq!(pack().default_number(id::SIZE_SYMBOL, "min_edge_mm"), Some(20.0));
    assert_eq!(pack().number(id::SIZE_SYMBOL, "strict", "min_edge_inch"), None);
    let in_force = pack().rule(id::IN_FORCE_DATE).and_then(rules::Rule::default_reading).unwrap();
    assert_eq!(in_force.text("first_day"), Some("2026-06-01"));
}

#[test]
fn a_citation_says_where_a_rule_comes_from_and_how_sure_that_makes_us() {
    let citation = pack().citation(id::FIELD_BATCH).unwrap();
    assert_eq!(citation.rule, "field.batch");
    assert_eq!(
        citation.source,
        "MOIT Circular 12/2026/TT-BCT, as reported by a trade article dated 2026-05-18"
    );
    assert_eq!(citation.confidence, Confidence::Reported);
    assert_eq!(pack().citation("no.such-rule"), None);
}

#[test]
fn nothing_of_the_circular_was_seen_in_its_own_text() {
    for rule in pack().rules() {
        let source = pack().source(&rule.source).unwrap();
        let ours = source.id == "denso-wave";
        assert_eq!(source.confidence == Confidence::Primary, ours, "{}", rule.id);
    }
    assert_eq!(pack().rule(id::FIELD_REPORT).unwrap().severity, Severity::Error);
}

#[test]
fn every_title_and_note_has_a_text_whose_placeholders_the_reading_fills() {
    assert!(i18n::has(pack().title()), "{}", pack().title());
    for rule in pack().rules() {
        assert!(i18n::has(&rule.title), "{}", rule.title);
        for reading in &rule.readings {
            assert!(i18n::has(&reading.note), "{}", reading.note);
            for locale in i18n::Locale::ALL {
                let text = i18n::text_with(locale, &reading.note, &reading.args());
                assert_eq!(i18n::placeholders(&text), Vec::<&str>::new(), "{text}");
            }
        }
    }
    for code in PackError::CODES {
        assert!(i18n::has(code), "{code}");
    }
}

const SMALLEST: &str = r#"{
  "id": "test", "title": "pack.test", "version": "2026-01-01",
  "sources": [{ "id": "book", "name": "A book", "confidence": "primary" }],
  "rules": [{
    "id": "size.test", "title": "rule.size.test", "source": "book", "quote": "at least 1 mm", "severity": "error",
    "readings": [{ "id": "only", "default": true, "parameters": { "min_edge_mm": 1 }, "note": "rule.note" }]
  }]
}"#;

/// `SMALLEST` with one part changed, and the code it is refused with.
#[test]
fn a_pack_that_breaks_a_promise_is_refused() {
    assert!(Pack::parse(SMALLEST).is_ok());
    for (part, instead, code) in [
        ("\"id\": \"test\"", "\"id\": \"Test\"", "pack.not-an-id"),
        ("pack.test", " ", "pack.blank"),
        ("at least 1 mm", "", "pack.blank"),
        ("A book", "", "pack.blank"),
        ("rule.note", "", "pack.blank"),
        ("2026-01-01", "spring", "pack.version"),
        ("\"source\": \"book\"", "\"source\": \"film\"", "pack.unknown-source"),
        ("\"default\": true, ", "", "pack.default-readings"),
        ("\"min_edge_mm\": 1", "\"min_edge_mm\": -1", "pack.not-a-number"),
        ("\"min_edge_mm\": 1", "\"min_edge_mm\": null", "pack.malformed"),
        ("\"quote\"", "\"qoute\"", "pack.malformed"),
        ("\"error\"", "\"fatal\"", "pack.malformed"),
        ("}]\n}", "}]", "pack.malformed"),
    ] {
        let json = SMALLEST.replacen(part, instead, 1);
        assert_ne!(json, SMALLEST, "{part}");
        let fault = Pack::parse(&json).unwrap_err();
        assert_eq!(fault.code(), code, "{instead}: {fault}");
        assert!(PackError::CODES.contains(&code));
    }
}

#[test]
fn an_id_stands_only_once() {
    let source = r#"{ "id": "book", "name": "A book", "confidence": "primary" }"#;
    let json = SMALLEST.replacen(source, &format!("{source}, {source}"), 1);
    let fault = PackError::Duplicate { place: "sources".into(), id: "book".into() };
    assert_eq!(Pack::parse(&json), Err(fault));
}

#[test]
fn a_breach_of_the_json_says_where() {
    assert!(matches!(Pack::parse("{\n  oops"), Err(PackError::Malformed { line: 2, .. })));
}

#[test]
fn values_are_shown_short() {
    let text = |rule: &str| format!("{:?}", pack().rule(rule).unwrap().default_reading().unwrap().args());
    assert_eq!(text(id::SIZE_SYMBOL), r#"[("min_edge_mm", "20")]"#);
    assert_eq!(text(id::CONTRAST_RATIO), r#"[("min_ratio", "0.7"), ("min_percent", "70")]"#);
    assert_eq!(text(id::SYMBOL_MODULE_SIZE), r#"[("max_module_mm", "0.99"), ("min_module_mm", "0.396")]"#);
}
