//! Texts of symbols.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = payload::parse(text);
});
