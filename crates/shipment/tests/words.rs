//! What can be told has words in every language.

use shipment::CODES;

#[test]
fn every_code_has_its_text() {
    for code in CODES {
        assert!(i18n::has(code), "{code}");
    }
}
