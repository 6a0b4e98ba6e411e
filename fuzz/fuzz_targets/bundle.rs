//! Archives of several files.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = intake::bundle::unzip(bytes, &intake::bundle::Limits::default());
});
