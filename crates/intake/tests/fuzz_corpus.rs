//! The seeds of the fuzz targets, and two seconds of what becomes of them when bytes are changed at random.
//!
//! The same changes on every run: what fails here fails everywhere. Longer runs: see `fuzz/Cargo.toml`.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use intake::{JsonLineReader, Options, bundle, guess, lines, read};

/// How long seeds are changed and read, for each entry.
const TIME: Duration = Duration::from_millis(500);

/// The most changes of one seed, so that a fast machine does not read more than it has to.
const ROUNDS: u64 = 6_000;

/// Reads bytes, and does not panic.
type Entry = fn(&[u8]);

const ENTRIES: [(&str, Entry); 4] =
    [("table", table), ("workbook", table), ("json_line", json_line), ("bundle", unzip)];

fn table(bytes: &[u8]) {
    if let Ok(table) = read(bytes, "", &Options::default(), &mut |_| {}) {
        let mapping = guess(&table);
        assert_eq!(lines(&table, &mapping).count() + table.first_record as usize, table.cells.rows());
    }
}

fn json_line(bytes: &[u8]) {
    let mut reader = JsonLineReader::new();
    for line in String::from_utf8_lossy(bytes).lines() {
        let _ = reader.read(line);
    }
}

fn unzip(bytes: &[u8]) {
    let _ = bundle::unzip(bytes, &bundle::Limits::default());
}

/// Numbers that look random and are the same on every run: SplitMix64.
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
    const TELLING: &[u8] = b"\"\",;\t|\n\r{}[]:='\0\xff\xfe\xef<\\";
    let mut bytes = seed.to_vec();
    for _ in 0..=numbers.below(4) {
        let (at, other) = (numbers.below(bytes.len()), numbers.below(bytes.len()));
        let (start, end) = (at.min(other), at.max(other));
        match numbers.below(6) {
            _ if bytes.is_empty() => {}
            0 => bytes[at] = numbers.below(256) as u8,
            1 => bytes[at] = TELLING[numbers.below(TELLING.len())],
            2 => bytes.insert(at, TELLING[numbers.below(TELLING.len())]),
            3 => drop(bytes.drain(start..end)),
            4 => bytes.extend_from_within(start..end),
            _ => bytes.truncate(at),
        }
    }
    bytes
}

#[test]
fn seeds_and_what_becomes_of_them_are_read_or_refused() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/seeds");
    for (name, entry) in ENTRIES {
        let mut files: Vec<_> =
            fs::read_dir(seeds.join(name)).expect(name).map(|file| file.expect(name).path()).collect();
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
