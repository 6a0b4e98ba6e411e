//! Bytes named as a workbook: seeded with workbooks, so that their parts are what is changed.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = intake::read(bytes, "list.xlsx", &intake::Options::default(), &mut |_| {});
});
