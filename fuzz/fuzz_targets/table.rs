//! Bytes to a table of texts, its columns and its lines.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(table) = intake::read(bytes, "", &intake::Options::default(), &mut |_| {}) {
        let mapping = intake::guess(&table);
        assert_eq!(intake::lines(&table, &mapping).count() + table.first_record as usize, table.cells.rows());
    }
});
