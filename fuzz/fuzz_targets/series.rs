//! Series of codes, as they are filmed.
#![no_main]
#![allow(dead_code, reason = "each target has one of the entries")]

#[path = "../entries/shipping.rs"]
mod shipping;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| shipping::series(bytes));
