//! Logos: SVG and PNG.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = label::Logo::read(bytes);
});
