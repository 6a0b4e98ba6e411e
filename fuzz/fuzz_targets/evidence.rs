//! Files of evidence.
#![no_main]
#![allow(dead_code, reason = "each target has one of the entries")]

#[path = "../entries/log.rs"]
mod log;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| log::file(bytes));
