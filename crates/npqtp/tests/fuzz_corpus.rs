//! The seeds of the fuzz targets of submissions, and what becomes of them when bytes are changed at random.
//!
//! The same changes on every run: what fails here fails everywhere. Longer runs: see `fuzz/Cargo.toml`.

#[path = "../../../fuzz/entries/changes.rs"]
mod changes;
#[path = "../../../fuzz/entries/submitting.rs"]
mod submitting;

#[test]
fn seeds_and_what_becomes_of_them_are_read_or_refused() {
    changes::seeds_and_changes(&[
        ("profile", submitting::profile),
        ("export", submitting::export),
        ("submission", submitting::submission),
    ]);
}
