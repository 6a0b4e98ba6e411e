//! The seeds of fuzz targets, and what becomes of them when bytes are changed at random: the same on every run.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

/// Reads bytes, and does not panic.
pub(crate) type Entry = fn(&[u8]);

/// How long seeds are changed and read, for each entry.
const TIME: Duration = Duration::from_millis(500);

/// The most changes of one seed, so that a fast machine does not read more than it has to.
const ROUNDS: u64 = 4_000;

/// Characters that tell parsers where something ends.
const TELLING: &[u8] = b"\"\",:;{}[]\\/0-9eE.\0\n\xff\xc3tn";

/// Numbers that look random and are the same on every run. Source: Vigna, "splitmix64".
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % end.max(1) as u64) as usize
    }
}

/// A seed with a few bytes changed, removed, doubled or put elsewhere.
fn changed(seed: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=numbers.below(4) {
        let (at, other) = (numbers.below(bytes.len()), numbers.below(bytes.len()));
        let (start, end) = (at.min(other), at.max(other));
        match numbers.below(7) {
            _ if bytes.is_empty() => {}
            0 => bytes[at] = numbers.below(256) as u8,
            1 => bytes[at] = TELLING[numbers.below(TELLING.len())],
            2 => bytes.insert(at, TELLING[numbers.below(TELLING.len())]),
            3 => drop(bytes.drain(start..end)),
            4 => bytes.extend_from_within(start..end),
            // A short piece goes elsewhere: members swap their values.
            5 => {
                let piece = bytes[start..end.min(start + 40)].to_vec();
                let to = numbers.below(bytes.len());
                bytes.splice(to..to, piece);
            }
            _ => bytes.truncate(at),
        }
    }
    bytes
}

/// Gives the seeds of each entry to it, and then what becomes of them.
pub(crate) fn seeds_and_changes(entries: &[(&str, Entry)]) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/seeds");
    for (name, entry) in entries {
        let mut files: Vec<_> =
            fs::read_dir(folder.join(name)).expect(name).map(|file| file.expect(name).path()).collect();
        files.sort();
        assert!(!files.is_empty(), "{name} has no seeds");
        let seeds: Vec<Vec<u8>> = files.iter().map(|file| fs::read(file).expect(name)).collect();
        seeds.iter().for_each(|seed| entry(seed));
        let (start, mut numbers) = (Instant::now(), Numbers(7));
        for _ in 0..ROUNDS {
            if start.elapsed() > TIME {
                break;
            }
            seeds.iter().for_each(|seed| entry(&changed(seed, &mut numbers)));
        }
    }
}
