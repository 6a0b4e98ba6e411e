//! Pictures, read as files are.
#![no_main]
#![allow(dead_code, reason = "each target has one of the entries")]

#[path = "../entries/reading.rs"]
mod reading;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| reading::picture(bytes));
