//! Texts of symbols.
#![no_main]

use libfuzzer_sys::fuzz_target;
use payload::Carrier;

fuzz_target!(|text: &str| {
    let _ = payload::parse(text);
    let _ = payload::read_fragment(text);
    let _ = payload::Profile::parse_json(text);
    for carrier in [Carrier::Plain, Carrier::Gs1] {
        let _ = payload::read(text, carrier);
        for profile in payload::profiles() {
            let _ = profile.parse(text, carrier);
        }
    }
});
