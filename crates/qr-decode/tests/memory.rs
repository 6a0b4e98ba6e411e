//! How much memory reading takes beside the picture, of what the process holds at its peak.
//!
//! One test, so that nothing else runs beside it.
#![cfg(target_os = "linux")]

use std::fs;

use base::Luma;
use qr_decode::{Effort, decode, memory_bytes};
use qr_scene::plain::Random;

/// The most that the process has held so far, in bytes: `VmHWM`.
fn peak() -> usize {
    let status = fs::read_to_string("/proc/self/status").expect("a status");
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("a peak");
    line.trim().trim_end_matches(" kB").parse::<usize>().expect("a number") << 10
}

/// How much more than `before` and the picture is held while it is read. What earlier pictures left with the allocator
/// counts as well.
fn taken(image: &Luma, effort: Effort, before: usize) -> usize {
    // From here on the peak is what is held now.
    fs::write("/proc/self/clear_refs", "5").expect("a new peak");
    let _ = decode(image.view(), effort);
    peak().saturating_sub(before + image.pixels().len())
}

/// Dark where a finder pattern of `module` pixels a module is, in a cell of `cell` modules.
fn finder(x: usize, y: usize, module: usize, cell: usize) -> u8 {
    let (x, y) = (x / module % cell, y / module % cell);
    let ring = x.abs_diff(3).max(y.abs_diff(3));
    if ring == 2 || ring > 3 { 255 } else { 0 }
}

#[test]
fn reading_holds_no_more_than_is_stated() {
    let mut random = Random(29);
    let noise: Vec<u8> = (0..4_000 * 3_000).map(|_| random.bits() as u8).collect();
    type Grey<'a> = &'a dyn Fn(usize, usize) -> u8;
    let pictures: [(&str, Grey<'_>); 6] = [
        ("paper", &|_, _| 200),
        ("noise", &|x, y| noise[y * 4_000 + x]),
        ("coarse noise", &|x, y| if noise[y / 4 * 1_000 + x / 4] < 128 { 0 } else { 255 }),
        ("finder patterns of 3 px", &|x, y| finder(x, y, 3, 9)),
        ("finder patterns of 12 px", &|x, y| finder(x, y, 12, 11)),
        ("stripes", &|x, _| if x / 2 % 2 == 0 { 0 } else { 255 }),
    ];
    let before = peak();
    for (width, height) in [(320, 240), (1_280, 720), (4_000, 3_000)] {
        for (what, grey) in pictures {
            let pixels = (0..height).flat_map(|y| (0..width).map(move |x| grey(x, y))).collect();
            let image = Luma::new(width, height, pixels).expect("an image");
            for effort in [Effort::Live, Effort::Thorough] {
                let (taken, most) = (taken(&image, effort, before), memory_bytes(width, height));
                assert!(taken <= most, "{what} of {width} × {height}, {effort:?}: {} MiB", taken >> 20);
            }
        }
    }
}
