//! Sheets of labels.
#![no_main]

use label::Sheet;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|json: &str| {
    if let Ok(sheet) = Sheet::parse(json) {
        let _ = (sheet.check(), sheet.lacks_room(sheet.label));
    }
});
