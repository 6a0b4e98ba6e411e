//! Labels that people mean to use, and what they are told.

use proptest::prelude::*;
use substrate::{Choice, Question, Verdict, advise, choices};

use Verdict::{Caution, Recommended, Reject};

/// `white-polyester matte thermal-transfer resin | outdoor heat | powder-coated | liquids`: label, surroundings,
/// surface and evidence; `-` is "not said", and what is left out at the end as well.
fn question(text: &str) -> Question {
    let mut sides = text.split('|').map(str::trim);
    let mut label = sides.next().unwrap_or_default().split_whitespace();
    let mut part = || label.next().filter(|id| *id != "-").unwrap_or_default().to_owned();
    let (material, finish, method, ribbon) = (part(), part(), part(), part());
    let mut list =
        || sides.next().unwrap_or_default().split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let (surroundings, surface, evidence) = (list(), list().concat(), list());
    Question { material, finish, method, ribbon, surroundings, surface, evidence }
}

/// Verdict, and the ends of the keys of all reasons in order.
fn told(question: &Question) -> (Option<Verdict>, Vec<String>) {
    let advice = advise(question);
    let end = |key: &String| key.strip_prefix("substrate.reason.").unwrap_or(key).to_owned();
    (advice.verdict, advice.reasons.iter().map(|reason| end(&reason.key)).collect())
}

fn check(rows: &[(&str, Verdict, &str)]) {
    for (text, verdict, reasons) in rows {
        let reasons: Vec<String> = reasons.split_whitespace().map(str::to_owned).collect();
        assert_eq!(told(&question(text)), (Some(*verdict), reasons), "{text}");
    }
}

const GOOD: &str = "white-polyester matte thermal-transfer resin";

#[test]
fn materials_of_the_table() {
    check(&[
        (GOOD, Recommended, "white-polyester-matte"),
        ("white-polyester gloss thermal-transfer resin", Caution, "white-polyester-gloss gloss"),
        (
            "white-polyester matte-laminate thermal-transfer resin",
            Recommended,
            "polyester-matte-laminate matte-laminate",
        ),
        (
            "white-polyester matte-laminate digital-uv none",
            Recommended,
            "polyester-matte-laminate matte-laminate",
        ),
        (
            "white-polyester gloss-laminate thermal-transfer resin",
            Caution,
            "gloss-laminate combination-not-known",
        ),
        ("screen-print-polyester gloss screen none", Caution, "screen-print-polyester-gloss gloss"),
        (
            "screen-print-polyester matte-laminate screen none",
            Recommended,
            "screen-print-polyester-matte-laminate matte-laminate",
        ),
        ("raised-panel-polyester matte thermal-transfer resin", Recommended, "raised-panel-polyester"),
        ("synthetic-sheet matte laser none", Recommended, "synthetic-sheet"),
        ("synthetic-sheet matte pigment-inkjet", Recommended, "synthetic-sheet"),
        ("cast-vinyl matte-laminate eco-solvent none", Caution, "cast-vinyl matte-laminate"),
        ("laminated-tape-36 matte tape none", Recommended, "laminated-tape-matte"),
        ("laminated-tape-36 gloss tape none", Caution, "laminated-tape-gloss gloss"),
        ("laminated-tape-24 matte tape none", Reject, "laminated-tape-24"),
        ("anodised-aluminium satin photo none", Caution, "anodised-aluminium"),
        ("platinum-polyester satin thermal-transfer resin", Caution, "platinum-polyester"),
        ("silver-polyester mirror thermal-transfer resin", Reject, "silver-polyester mirror-finish"),
        ("polypropylene matte thermal-transfer wax-resin", Caution, "polypropylene"),
        ("polyolefin matte laser none", Reject, "polyolefin"),
        ("coated-paper matte thermal-transfer wax", Reject, "coated-paper"),
        ("direct-thermal-paper matte direct-thermal none", Reject, "direct-thermal-paper"),
        ("retro-reflective-polyester retro-reflective thermal-transfer resin", Reject, "retro-reflective"),
    ]);
}

#[test]
fn a_rejection_stands_without_the_parts_that_were_not_said() {
    check(&[
        ("direct-thermal-paper | outdoor", Reject, "direct-thermal-paper"),
        ("silver-polyester", Reject, "silver-polyester"),
        ("- mirror", Reject, "mirror-finish"),
    ]);
}

#[test]
fn what_makes_no_sense_is_told() {
    check(&[
        (
            "direct-thermal-paper matte direct-thermal resin",
            Reject,
            "direct-thermal-paper ribbon-without-transfer direct-thermal-paper-with-ribbon",
        ),
        ("synthetic-sheet matte laser resin", Reject, "ribbon-without-transfer"),
        ("raised-panel-polyester matte laser none", Reject, "laser-on-roll"),
        ("white-polyester matte thermal-transfer none", Reject, "transfer-without-ribbon"),
        ("white-polyester matte direct-thermal none", Reject, "direct-thermal-without-its-paper"),
        ("white-polyester matte tape none", Reject, "tape-printer-without-tape"),
        ("laminated-tape-36 matte thermal-transfer resin", Reject, "tape-without-tape-printer"),
        ("white-polyester matte photo none", Reject, "photo-without-anodised-layer"),
        ("anodised-aluminium satin screen none", Caution, "anodised-aluminium anodised-aluminium-printed"),
    ]);
}

#[test]
fn ribbons_on_film_and_outdoors() {
    check(&[
        ("white-polyester matte thermal-transfer wax", Caution, "ribbon-not-resin"),
        ("white-polyester matte thermal-transfer wax-resin", Caution, "ribbon-not-resin"),
        (
            "polypropylene matte thermal-transfer wax-resin | oil-or-solvent | | liquids",
            Caution,
            "polypropylene ribbon-not-resin",
        ),
    ]);
}

#[test]
fn the_place_can_ask_for_evidence_and_be_answered() {
    let at = |rest: &str| format!("{GOOD} | {rest}");
    check(&[
        (&at("indoor"), Recommended, "white-polyester-matte"),
        (&at("sea-freight"), Caution, "sea-freight white-polyester-matte"),
        (&at("sea-freight | | bs-5609-section-2"), Caution, "sea-freight white-polyester-matte"),
        (&at("sea-freight | | bs-5609-section-2 bs-5609-section-3"), Recommended, "white-polyester-matte"),
        (&at("outdoor"), Caution, "outdoor-life-not-stated white-polyester-matte"),
        (&at("outdoor | | weathering-hours"), Recommended, "white-polyester-matte"),
        (&at("oil-or-solvent heat"), Caution, "oil-or-solvent heat white-polyester-matte"),
        (&at("oil-or-solvent heat | | liquids temperature-range"), Recommended, "white-polyester-matte"),
        (&at("indoor | flat-metal"), Recommended, "white-polyester-matte"),
        (&at("indoor | powder-coated"), Caution, "powder-coated white-polyester-matte"),
        (&at("indoor | powder-coated | adhesive-for-surface"), Recommended, "white-polyester-matte"),
        (&at("indoor | cast-or-oily"), Caution, "cast-or-oily white-polyester-matte"),
        (&at("indoor | curved"), Caution, "curved white-polyester-matte"),
        (&at("inside-vacuum"), Reject, "inside-vacuum white-polyester-matte"),
        (
            "polypropylene matte thermal-transfer resin | heat | | temperature-range",
            Caution,
            "polypropylene polypropylene-heat",
        ),
    ]);
}

#[test]
fn what_is_not_known_never_passes() {
    check(&[
        ("moon-rock matte thermal-transfer resin", Caution, "material-not-known"),
        ("white-polyester velvet thermal-transfer resin", Caution, "finish-not-known combination-not-known"),
        ("white-polyester matte quill resin", Caution, "method-not-known combination-not-known"),
        ("white-polyester matte thermal-transfer tar", Caution, "ribbon-not-known combination-not-known"),
        (
            "white-polyester matte thermal-transfer resin | swamp",
            Caution,
            "surroundings-not-known white-polyester-matte",
        ),
        (
            "white-polyester matte thermal-transfer resin | | jelly",
            Caution,
            "surface-not-known white-polyester-matte",
        ),
        ("white-polyester matte laser none", Caution, "combination-not-known"),
        ("white-polyester", Caution, "finish-not-said method-not-said"),
        ("white-polyester matte thermal-transfer", Caution, "ribbon-not-said"),
        ("- matte thermal-transfer resin", Caution, "material-not-said"),
        ("moon-rock matte direct-thermal none", Caution, "material-not-known"),
    ]);
    let asked: Vec<String> =
        advise(&question("moon-rock")).evidence.into_iter().map(|evidence| evidence.id).collect();
    assert_eq!(asked.first().map(String::as_str), Some("data-sheet"));
}

#[test]
fn nothing_said_is_nothing_advised() {
    let advice = advise(&Question::default());
    assert_eq!(advice, substrate::Advice::default());
    let evidence_only = Question { evidence: vec!["liquids".into()], ..Question::default() };
    assert_eq!(advise(&evidence_only).verdict, None);
}

#[test]
fn evidence_is_asked_for_until_it_is_at_hand() {
    let asked = |text: &str| -> Vec<String> {
        advise(&question(text)).evidence.into_iter().map(|evidence| evidence.id).collect()
    };
    let rows = [
        ("| indoor", "final-configuration ul-969-file"),
        (
            "| sea-freight",
            "final-configuration ul-969-file bs-5609-section-2 bs-5609-section-3 weathering-hours salt-spray-hours",
        ),
        ("| heat | | final-configuration ul-969-file", "temperature-range"),
        (
            "| oil-or-solvent | powder-coated | final-configuration ul-969-file",
            "liquids adhesive-for-surface",
        ),
    ];
    for (rest, expected) in rows {
        assert_eq!(asked(&format!("{GOOD} {rest}")).join(" "), expected, "{rest}");
    }
    assert!(asked("anodised-aluminium").contains(&"metal-grade".to_owned()));
}

#[test]
fn better_labels_are_the_nearest_ones() {
    let offered = |text: &str| -> Vec<String> {
        let better = advise(&question(text)).better;
        better
            .iter()
            .map(|label| format!("{} {} {} {}", label.material, label.finish, label.method, label.ribbon))
            .collect()
    };
    let first = |text: &str| offered(text).first().cloned().unwrap_or_default();
    // The same printer first, then the same material, then the same ribbon.
    assert_eq!(first("white-polyester matte thermal-transfer wax"), GOOD);
    assert_eq!(first("white-polyester gloss thermal-transfer resin"), GOOD);
    assert_eq!(first("polyolefin matte laser none"), "synthetic-sheet matte laser none");
    assert_eq!(first("laminated-tape-24 gloss tape none"), "laminated-tape-36 matte tape none");
    assert_eq!(
        first("direct-thermal-paper | outdoor"),
        "white-polyester matte-laminate thermal-transfer resin"
    );
    // Nothing is better than what is recommended, and nothing at all can go inside the vacuum.
    assert_eq!(offered(GOOD), Vec::<String>::new());
    assert_eq!(offered("white-polyester matte thermal-transfer resin | inside-vacuum"), Vec::<String>::new());
    // What the new label still lacks is no reason to keep quiet about it.
    assert_eq!(first("white-polyester gloss thermal-transfer resin | sea-freight"), GOOD);
    // A label that needs no evidence is better than one that lacks it, and no better once it is there.
    assert_eq!(
        first("white-polyester matte thermal-transfer resin | outdoor"),
        "white-polyester matte-laminate thermal-transfer resin"
    );
    assert_eq!(
        first("white-polyester matte thermal-transfer resin | outdoor | | weathering-hours"),
        String::new()
    );
    // Where only evidence is missing that any label would need, another label does not help.
    assert_eq!(offered("white-polyester matte thermal-transfer resin | sea-freight"), Vec::<String>::new());
}

#[test]
fn what_is_claimed_of_a_material_is_told_with_its_source() {
    let advice = advise(&question("raised-panel-polyester"));
    assert_eq!(advice.facts[0].key, "substrate.fact.raised-panel-polyester");
    assert_eq!(advice.facts[0].source.source, "Brady, data sheet of B-593");
    assert!(advice.facts[0].address.as_deref().is_some_and(|address| address.starts_with("https://")));
    assert_eq!(advise(&question("moon-rock")).facts, []);
}

/// The table says 25 mm; this is where it comes from.
#[test]
fn a_tape_of_24_mm_is_too_narrow_for_the_usual_symbol() {
    let pack = rules::pack();
    let margin = pack.default_number(rules::id::SYMBOL_QUIET_ZONE, "min_quiet_zone_modules").unwrap();
    let least = pack.default_number(rules::id::SIZE_SYMBOL, "min_edge_mm").unwrap();
    let (modules, module_mm) = (41.0, 0.5);
    assert!(modules * module_mm >= least);
    let width = (modules + 2.0 * margin) * module_mm;
    assert!(24.0 < width && width <= 25.0, "{width} mm");
}

fn some_of(list: &'static [Choice]) -> impl Strategy<Value = String> {
    let ids = list.iter().map(|choice| choice.id.clone());
    let ids: Vec<String> = ids.chain([String::new(), "something-else".into()]).collect();
    proptest::sample::select(ids)
}

prop_compose! {
    fn any_question()(
        material in some_of(&choices().materials),
        finish in some_of(&choices().finishes),
        method in some_of(&choices().methods),
        ribbon in some_of(&choices().ribbons),
        surroundings in proptest::collection::vec(some_of(&choices().surroundings), 0..4),
        surface in some_of(&choices().surfaces),
        evidence in proptest::collection::vec(some_of(&choices().evidence), 0..4),
    ) -> Question {
        Question { material, finish, method, ribbon, surroundings, surface, evidence }
    }
}

proptest! {
    #[test]
    fn the_worst_reason_decides_and_stands_first(question in any_question()) {
        let advice = advise(&question);
        prop_assert_eq!(advice.verdict, advice.reasons.first().map(|reason| reason.verdict));
        prop_assert!(advice.reasons.is_sorted_by_key(|reason| std::cmp::Reverse(reason.verdict)));
        let mut keys: Vec<&str> = advice.reasons.iter().map(|reason| reason.key.as_str()).collect();
        keys.sort_unstable();
        keys.dedup();
        prop_assert_eq!(keys.len(), advice.reasons.len(), "a reason is told twice");
    }

    #[test]
    fn only_what_is_wholly_known_is_recommended(question in any_question()) {
        if advise(&question).verdict == Some(Recommended) {
            let all = choices();
            for (list, id) in [
                (&all.materials, &question.material),
                (&all.finishes, &question.finish),
                (&all.methods, &question.method),
            ] {
                prop_assert!(list.iter().any(|choice| choice.id == *id), "{id:?} passed");
            }
        }
    }

    #[test]
    fn more_surroundings_never_make_it_better(question in any_question(), more in some_of(&choices().surroundings)) {
        let mut harsher = question.clone();
        harsher.surroundings.push(more);
        prop_assert!(advise(&harsher).verdict >= advise(&question).verdict);
    }

    #[test]
    fn more_evidence_never_makes_it_worse(question in any_question(), more in some_of(&choices().evidence)) {
        let mut proven = question.clone();
        proven.evidence.push(more);
        prop_assert!(advise(&proven).verdict <= advise(&question).verdict);
    }

    #[test]
    fn what_is_offered_is_better_and_in_the_same_place(question in any_question()) {
        let standing = |label: &Question| {
            let evidence = choices().evidence.iter().map(|choice| choice.id.clone()).collect();
            (advise(&Question { evidence, ..label.clone() }).verdict, advise(label).verdict)
        };
        let advice = advise(&question);
        prop_assert!(advice.better.len() <= 3);
        for label in &advice.better {
            prop_assert!(standing(label) < standing(&question));
            prop_assert!(label.evidence.is_empty(), "evidence for another label was taken over");
            prop_assert_eq!(&label.surroundings, &question.surroundings);
            prop_assert_eq!(&label.surface, &question.surface);
        }
    }

    #[test]
    fn any_text_can_stand_in_a_question(material in ".*", finish in ".*", place in ".*") {
        let advice = advise(&Question { material, finish, surroundings: vec![place], ..Question::default() });
        prop_assert!(advice.verdict.is_some_and(|verdict| verdict > Recommended));
    }
}
