//! The seeds of the fuzz targets of reading, and two seconds of what becomes of them when bytes are changed at random.
//!
//! The same changes on every run: what fails here fails everywhere. Longer runs: see `fuzz/Cargo.toml`.

#[path = "../../../fuzz/entries/reading.rs"]
mod reading;

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use qr_scene::plain::Random;

/// How long seeds are changed and read, for each entry.
const TIME: Duration = Duration::from_millis(500);

/// The most changes of one seed, so that a fast machine does not read more than it has to.
const ROUNDS: u64 = 2_000;

/// Reads bytes, and does not panic.
type Entry = fn(&[u8]);

const ENTRIES: [(&str, Entry); 4] = [
    ("picture", reading::picture),
    ("qr", reading::grey),
    ("modules", reading::modules),
    ("message", reading::message),
];

/// A seed with a few bytes changed, removed, doubled or put elsewhere.
fn changed(seed: &[u8], random: &mut Random) -> Vec<u8> {
    let mut below = |end: usize| (random.bits() % end.max(1) as u64) as usize;
    let mut bytes = seed.to_vec();
    for _ in 0..=below(4) {
        let (at, other) = (below(bytes.len()), below(bytes.len()));
        let (start, end) = (at.min(other), at.max(other));
        match below(6) {
            _ if bytes.is_empty() => {}
            0 => bytes[at] = below(256) as u8,
            1 => bytes[at] ^= 1 << below(8),
            2 => bytes.insert(at, below(256) as u8),
            3 => drop(bytes.drain(start..end)),
            4 => bytes.extend_from_within(start..end.min(start + 300)),
            _ => bytes.truncate(at),
        }
    }
    bytes
}

#[test]
fn seeds_and_what_becomes_of_them_are_read_or_refused() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/seeds");
    for (name, entry) in ENTRIES {
        let mut files: Vec<_> =
            fs::read_dir(folder.join(name)).expect(name).map(|file| file.expect(name).path()).collect();
        files.sort();
        assert!(!files.is_empty(), "{name} has no seeds");
        let seeds: Vec<Vec<u8>> = files.iter().map(|file| fs::read(file).expect(name)).collect();
        seeds.iter().for_each(|seed| entry(seed));
        let (start, mut random) = (Instant::now(), Random(7));
        for _ in 0..ROUNDS {
            if start.elapsed() > TIME {
                break;
            }
            seeds.iter().for_each(|seed| entry(&changed(seed, &mut random)));
        }
    }
}
