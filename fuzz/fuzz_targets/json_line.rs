//! Lines of JSON, one at a time.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let mut reader = intake::JsonLineReader::new();
    for line in text.lines() {
        let _ = reader.read(line);
    }
});
