//! Whatever is asked of a label, the answer has words in every language, and the way to the worker changes nothing.

use proptest::prelude::*;
use service::{
    Column, EcLevel, FileFormat, Job, LabelOutcome, LabelRequest, Language, Languages, LevelWish, Reply, Rgb,
};

use crate::stand::{draft, fault_has_words, full, has_words, run};

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "[0-9]{8}-[0-9]{4}",
        "[A-Z0-9/-]{1,20}",
        "\\PC{0,40}",
        "[\u{0}-\u{1F}\u{1D}\u{202E}\u{FEFF}真空Ếệ🚀%\"<>&^~\\\\]{1,30}",
    ]
}

fn wish() -> impl Strategy<Value = LabelRequest> {
    let columns = prop::collection::btree_map(prop::sample::select(Column::ALL.to_vec()), text(), 0..6);
    let ids: Vec<String> = payload::profiles().iter().map(|profile| profile.id().to_owned()).collect();
    let languages = prop::sample::select(Language::ALL.to_vec());
    let level = prop::option::of(prop::sample::select(EcLevel::ALL.to_vec()));
    (columns, prop::sample::select(ids), languages, level, text(), text(), any::<[u8; 6]>(), any::<bool>())
        .prop_map(|(columns, profile, first, level, free_text, web_address, colours, sound)| {
            let mut request = full();
            for (column, text) in columns {
                match column.field() {
                    Some(field) if !sound => request.draft.set(field, text),
                    _ => drop(request.more.insert(column, text)),
                }
            }
            request.setup.profile = profile;
            request.setup.languages = Languages { first, second: Some(Language::Vi) };
            request.setup.level = level.map_or(LevelWish::Auto, LevelWish::Level);
            request.setup.free_text = free_text;
            request.setup.web_address = web_address;
            let [a, b, c, d, e, f] = colours;
            (request.setup.ink, request.setup.paper) = (Rgb([a, b, c]), Rgb([d, e, f]));
            request
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn whatever_is_asked_is_answered_in_words(request in wish()) {
        let reply = run(&Job::Describe(request.clone()), Vec::new()).reply;
        let text = serde_json::to_string(&reply).expect("plain data");
        serde_json::from_str::<Reply>(&text).expect("plain data");
        let Reply::Described(described) = reply else { panic!("{reply:?}") };
        described.findings.iter().for_each(|(_, finding)| has_words(&finding.code, &finding.args));
        described.more.iter().for_each(|(_, finding)| has_words(&finding.code, &finding.args));
        let drawn = matches!(described.label, LabelOutcome::Drawn(_));
        match described.label {
            LabelOutcome::Drawn(drawing) => {
                drawing.findings.iter().for_each(|finding| has_words(&finding.code, &finding.args));
            }
            LabelOutcome::Refused(fault) => fault_has_words(&fault),
            LabelOutcome::Waits => {}
        }
        // What is drawn can be saved, and what is not cannot.
        for format in [FileFormat::Svg, FileFormat::Zpl] {
            match run(&Job::Export(request.clone(), format), Vec::new()).reply {
                Reply::Exported(file) => {
                    prop_assert!(drawn);
                    prop_assert!(file.name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte)));
                }
                Reply::Failed(fault) => {
                    // Colours that no camera tells apart are shown, and not printed.
                    prop_assert!(!drawn || fault.code == "label.colours-refused", "{:?}", fault);
                    fault_has_words(&fault);
                }
                other => panic!("{other:?}"),
            }
        }
    }
}

#[test]
fn requests_of_earlier_versions_are_understood() {
    let draft = serde_json::to_value(draft()).expect("plain data");
    let request = serde_json::json!({ "draft": draft });
    let request: LabelRequest = serde_json::from_value(request).expect("a request of the three texts alone");
    assert_eq!(request.setup, service::LabelSetup::default());
}
