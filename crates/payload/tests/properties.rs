//! What holds for every text.

use proptest::prelude::*;
use record::{Draft, check};

/// A draft that often has an identity.
fn draft() -> impl Strategy<Value = Draft> {
    let manufacturer = "[A-ZÀ-ỹ公司真空][a-zà-ỹ公司]{0,20}( [A-Z&.][a-z:.,]{0,9}){0,3}";
    let batch =
        prop_oneof!["20[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|1[0-9]|2[0-8])-[0-9A-Z]{1,6}", "[A-Z0-9:-]{1,20}"];
    let report = "[A-Z]{1,4}[-/: ]?[0-9]{1,6}";
    (manufacturer, batch, report).prop_map(|(manufacturer, batch, report)| Draft {
        manufacturer,
        batch,
        report,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_payload_gives_back_its_identity(draft in draft(), ending in "(\r?\n){0,2}[ \t]{0,2}") {
        if let Some(identity) = check(&draft).identity {
            let payload = payload::compose(&identity);
            prop_assert_eq!(payload::parse(&payload), Ok(draft.clone()));
            let travelled = payload.replace('\n', " \r\n\t") + &ending;
            prop_assert_eq!(payload::parse(&travelled), Ok(draft));
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        if let Err(fault) = payload::parse(&text) {
            let finding = fault.finding();
            let row = i18n::all().find(|row| row.key == finding.code);
            for name in i18n::placeholders(row.map_or("", |row| row.en)) {
                prop_assert!(finding.args.iter().any(|(arg, _)| arg == name), "{} has no {name}", finding.code);
            }
        }
    }
}
