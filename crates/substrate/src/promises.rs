//! What the data file has to keep, so that the code can trust it.

use std::collections::{BTreeMap, BTreeSet};

use base::Confidence;

use crate::advice::{Verdict, advise};
use crate::book::{BOOK, Mark, Origin, UNKNOWN, When};
use crate::choices::choices;
use crate::question::Question;

/// Every origin of the book, with what it belongs to.
fn origins() -> Vec<(String, &'static Origin)> {
    let book = &*BOOK;
    let mut all = vec![
        ("stock".to_owned(), &book.stock.origin),
        (book.combination.id.clone(), &book.combination.origin),
    ];
    for material in &book.materials {
        all.extend(material.facts.iter().map(|fact| (fact.id.clone(), &fact.origin)));
    }
    all.extend(book.rows.iter().map(|row| (row.id.clone(), &row.origin)));
    all.extend(book.evidence.iter().map(|row| (row.id.clone(), &row.origin)));
    all
}

/// Every condition of the book, with what it belongs to.
fn conditions() -> Vec<(&'static str, &'static When)> {
    let rows = BOOK.rows.iter().map(|row| (row.id.as_str(), &row.when));
    rows.chain(BOOK.evidence.iter().map(|row| (row.id.as_str(), &row.when))).collect()
}

/// Each part of a condition beside the ids that it may name.
fn parts(when: &'static When) -> [(&'static [String], Vec<&'static str>); 6] {
    let ids = |list: &'static [crate::Choice]| list.iter().map(|choice| choice.id.as_str()).collect();
    let all = choices();
    [
        (&when.material, ids(&all.materials)),
        (&when.finish, ids(&all.finishes)),
        (&when.method, ids(&all.methods)),
        (&when.ribbon, ids(&all.ribbons)),
        (&when.surroundings, ids(&all.surroundings)),
        (&when.surface, ids(&all.surfaces)),
    ]
}

#[test]
fn the_file_is_of_the_version_that_is_read_here() {
    assert_eq!(BOOK.version, 1);
}

#[test]
fn conditions_name_only_what_can_be_answered() {
    for (row, when) in conditions() {
        for (list, ids) in parts(when) {
            let unique: BTreeSet<&String> = list.iter().collect();
            assert_eq!(unique.len(), list.len(), "{row} names something twice");
            let not = list.iter().filter(|id| id.starts_with('!')).count();
            assert!(not == 0 || not == list.len(), "{row} mixes ids with what they must not be");
            for id in list {
                let id = id.strip_prefix('!').unwrap_or(id);
                assert!(
                    id.is_empty() || id == UNKNOWN || ids.contains(&id),
                    "{row}: nobody can answer {id:?}"
                );
            }
        }
    }
}

#[test]
fn ids_are_unique_and_none_means_unknown() {
    let all = choices();
    for list in [
        &all.materials,
        &all.finishes,
        &all.methods,
        &all.ribbons,
        &all.surroundings,
        &all.surfaces,
        &all.evidence,
    ] {
        let unique: BTreeSet<&str> = list.iter().map(|choice| choice.id.as_str()).collect();
        assert_eq!(unique.len(), list.len());
        assert!(!list.is_empty() && !unique.contains(UNKNOWN) && !unique.contains(""));
    }
}

#[test]
fn what_answers_a_row_is_evidence_that_is_asked_for_in_its_place() {
    let known: BTreeSet<&str> = BOOK.evidence.iter().map(|row| row.id.as_str()).collect();
    for row in &BOOK.rows {
        for id in &row.unless {
            assert!(known.contains(id.as_str()), "{}: no evidence {id:?}", row.id);
        }
        for place in &row.when.surroundings {
            let question = Question { surroundings: vec![place.clone()], ..Question::default() };
            for id in &row.unless {
                let asked = BOOK.evidence.iter().find(|evidence| evidence.id == *id);
                assert!(
                    asked.is_some_and(|asked| asked.when.holds(&question)),
                    "{}: {id} is not asked for",
                    row.id
                );
            }
        }
    }
}

#[test]
fn every_statement_has_a_known_source_and_serves_a_rule_of_the_pack() {
    let sources: BTreeMap<&str, _> = BOOK.sources.iter().map(|source| (source.id.as_str(), source)).collect();
    assert_eq!(sources.len(), BOOK.sources.len(), "a source stands twice");
    let mut used = BTreeSet::new();
    for (what, origin) in origins() {
        assert!(rules::pack().rule(&origin.rule).is_some(), "{what}: no rule {:?}", origin.rule);
        if origin.source == "rule" {
            continue;
        }
        let source = sources.get(origin.source.as_str()).unwrap_or_else(|| panic!("{what}: no such source"));
        used.insert(origin.source.as_str());
        let opened = matches!(origin.mark, Mark::Read | Mark::SecondHand);
        assert_eq!(
            opened,
            source.address.is_some(),
            "{what}: what was read has an address, and nothing else has"
        );
    }
    assert_eq!(used.len(), sources.len(), "a source is cited by nothing");
}

#[test]
fn nothing_is_surer_than_how_it_was_read() {
    for (what, origin) in origins().iter().filter(|(_, origin)| origin.source != "rule") {
        let (citation, address) = BOOK.cite(origin);
        match origin.mark {
            Mark::Read => assert_ne!(citation.confidence, Confidence::Unverified, "{what}"),
            Mark::Computed => assert_eq!(citation.confidence, Confidence::Reported, "{what}"),
            Mark::SecondHand | Mark::Known | Mark::NotFound => {
                assert_eq!(citation.confidence, Confidence::Unverified, "{what}");
            }
        }
        assert_eq!(
            citation.confidence == Confidence::Primary,
            origin.mark == Mark::Read && address.is_some() && is_own_text(&origin.source),
            "{what}"
        );
    }
}

fn is_own_text(source: &str) -> bool {
    BOOK.sources.iter().any(|other| other.id == source && other.own_words)
}

#[test]
fn one_reason_has_one_verdict_and_one_origin() {
    let mut seen: BTreeMap<&str, (Verdict, &Origin)> = BTreeMap::new();
    for row in &BOOK.rows {
        let (verdict, origin) = seen.entry(&row.id).or_insert((row.verdict, &row.origin));
        assert_eq!(
            (*verdict, &*origin.source, origin.mark),
            (row.verdict, &*row.origin.source, row.origin.mark)
        );
    }
}

#[test]
fn what_is_recommended_says_all_of_the_label() {
    let about = |row: &&crate::book::Row| row.verdict == Verdict::Recommended && row.when.is_about_material();
    let mut count = 0;
    for row in BOOK.rows.iter().filter(about) {
        let When { material, finish, method, ribbon, .. } = &row.when;
        assert!(!(material.is_empty() || finish.is_empty() || method.is_empty()), "{}", row.id);
        assert!(ribbon.first().is_some_and(|first| !first.is_empty()), "{} offers no ribbon", row.id);
        count += 1;
    }
    assert!(count >= 5, "only {count} labels can be offered");
}

/// The first answer that a list allows, or nothing where it asks for nothing.
fn first_allowed(list: &[String], choices: &[crate::Choice]) -> String {
    match list.first().map(|id| (id.strip_prefix('!'), id)) {
        None => String::new(),
        Some((None, id)) => id.clone(),
        Some((Some(_), _)) => {
            let allowed = choices.iter().find(|choice| !list.contains(&format!("!{}", choice.id)));
            allowed.map(|choice| choice.id.clone()).unwrap_or_default()
        }
    }
}

#[test]
fn every_row_is_told_to_somebody() {
    let all = choices();
    for row in &BOOK.rows {
        let When { material, finish, method, ribbon, surroundings, surface } = &row.when;
        let place = first_allowed(surroundings, &all.surroundings);
        let mut question = Question {
            material: first_allowed(material, &all.materials),
            finish: first_allowed(finish, &all.finishes),
            method: first_allowed(method, &all.methods),
            ribbon: first_allowed(ribbon, &all.ribbons),
            surroundings: if place.is_empty() { Vec::new() } else { vec![place] },
            surface: first_allowed(surface, &all.surfaces),
            evidence: Vec::new(),
        };
        if row.gap {
            // Where nothing at all is said, nothing is missed.
            question.surface = "flat-metal".to_owned();
        }
        let told = advise(&question).reasons;
        assert!(told.iter().any(|reason| reason.key.ends_with(&format!("reason.{}", row.id))), "{}", row.id);
        if !row.unless.is_empty() {
            question.evidence.clone_from(&row.unless);
            let told = advise(&question).reasons;
            assert!(
                told.iter().all(|reason| !reason.key.ends_with(&format!("reason.{}", row.id))),
                "{}",
                row.id
            );
        }
    }
}

#[test]
fn every_key_has_a_text_in_each_language() {
    let all = choices();
    let mut keys: Vec<String> = Vec::new();
    for list in [
        &all.materials,
        &all.finishes,
        &all.methods,
        &all.ribbons,
        &all.surroundings,
        &all.surfaces,
        &all.evidence,
    ] {
        keys.extend(list.iter().map(|choice| choice.key.clone()));
    }
    keys.extend(BOOK.rows.iter().map(|row| format!("substrate.reason.{}", row.id)));
    keys.push(format!("substrate.reason.{}", BOOK.combination.id));
    for material in &BOOK.materials {
        keys.extend(material.facts.iter().map(|fact| format!("substrate.fact.{}", fact.id)));
    }
    keys.extend(["recommended", "caution", "reject"].map(|verdict| format!("substrate.verdict.{verdict}")));
    for part in ["material", "finish", "method", "ribbon", "surroundings", "surface", "evidence"] {
        keys.push(format!("substrate.part.{part}"));
    }
    for key in &keys {
        assert!(i18n::has(key), "{key} has no text");
    }
    // And no text is left over that nothing says any more.
    let said: BTreeSet<&str> = keys.iter().map(String::as_str).collect();
    for key in i18n::keys().filter(|key| key.starts_with("substrate.")) {
        assert!(said.contains(key), "{key} is never said");
    }
}

#[test]
fn reasons_facts_and_evidence_are_sentences_without_gaps() {
    let told = |key: &str| {
        ["reason", "fact", "evidence"].iter().any(|part| key.starts_with(&format!("substrate.{part}.")))
    };
    for row in i18n::all().filter(|row| told(row.key)) {
        assert!(row.en.ends_with('.') && row.vi.ends_with('.') && row.zh.ends_with('。'), "{}", row.key);
        assert!(i18n::placeholders(row.en).is_empty(), "{} waits for a value", row.key);
    }
}
