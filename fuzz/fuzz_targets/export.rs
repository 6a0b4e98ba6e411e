//! Exports of the platform.
#![no_main]
#![allow(dead_code, reason = "each target has one of the entries")]

#[path = "../entries/submitting.rs"]
mod submitting;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| submitting::export(bytes));
