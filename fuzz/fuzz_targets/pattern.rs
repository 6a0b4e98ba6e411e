//! Patterns of batch numbers, and texts held against them.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|texts: (&str, &str)| {
    if let Ok(pattern) = record::Pattern::parse(texts.0) {
        let _ = pattern.matches(texts.1);
    }
});
