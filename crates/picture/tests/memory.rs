//! How much memory a picture takes, of what the process holds at its peak.
//!
//! One test, so that nothing else runs beside it.
#![cfg(target_os = "linux")]

mod made;

use std::fs;

use made::{Header, png, stored, zeros};
use picture::read;

/// The most that the process has held so far, in bytes: `VmHWM`.
fn peak() -> usize {
    let status = fs::read_to_string("/proc/self/status").expect("a status");
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("a peak");
    line.trim().trim_end_matches(" kB").parse::<usize>().expect("a number") << 10
}

/// How much more than before is held while this picture is read.
fn taken(bytes: &[u8]) -> usize {
    // From here on the peak is what is held now.
    fs::write("/proc/self/clear_refs", "5").expect("a new peak");
    let before = peak();
    let _ = read(bytes);
    peak() - before
}

#[test]
fn a_picture_takes_the_colours_of_its_pixels_and_little_more() {
    // Rows, tables and blocks of the decoders, whatever the picture.
    const BESIDE: usize = 24 << 20;
    let header = Header { width: 4_000, height: 3_000, depth: 8, colour: 0, interlaced: false };
    for (depth, colour, bytes_a_pixel) in [(8, 0, 1), (8, 4, 2), (8, 2, 3), (8, 6, 4), (16, 6, 8)] {
        for interlaced in [false, true] {
            let header = Header { depth, colour, interlaced, ..header };
            // Interlaced rows are more, each with a byte before it.
            let rows = zeros((4_000 * bytes_a_pixel + 2) * 3_000 * 2);
            let taken = taken(&png(header, &[], &rows));
            // The grey is made in place; it is moved once to where it needs no more room than it has.
            let most = 12_000_000 * (bytes_a_pixel + 1) + BESIDE;
            assert!(taken <= most, "{bytes_a_pixel} bytes a pixel, {interlaced}: {} MiB", taken >> 20);
        }
    }
    let small = Header { width: 8, height: 8, ..header };
    let rows = stored(&[0; 9].repeat(8));
    let swelling = [b"name\0\0", &zeros(500_000_000)[..]].concat();
    for (what, bytes) in [
        (
            "60,000 × 60,000",
            png(Header { width: 60_000, height: 60_000, ..header }, &[], &zeros(100_000_000)),
        ),
        ("rows without end", png(small, &[], &zeros(500_000_000))),
        ("a profile that swells", png(small, &[(b"iCCP", swelling.clone())], &rows)),
        ("a text that swells", png(small, &[(b"zTXt", swelling)], &rows)),
    ] {
        let taken = taken(&bytes);
        assert!(taken <= BESIDE, "{what}: {} MiB", taken >> 20);
    }
}
