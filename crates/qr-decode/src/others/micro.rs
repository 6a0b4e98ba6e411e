//! Micro QR codes and rectangular ones: one finder pattern, and format information beside it.

use base::Point;
use rxing::common::BitMatrix;
use rxing::common::cpp_essentials::FindConcentricPatternCorners;

use super::Named;
use super::placed::{Known, Placed};
use crate::OtherCode;
use crate::finders::Finder;

/// Modules a side of a finder pattern.
const FINDER: usize = 7;

/// Grids of one layer that are looked at closely.
const MAX_CLOSE_LOOKS: usize = 60;

/// Format information with more wrong bits is none: of random bits, one in ten passes in some way round.
const MOST_WRONG_BITS: u32 = 1;

/// The generator polynomial of the (15, 5) code.
const MICRO_GENERATOR: u32 = 0b101_0011_0111;
/// What format information of Micro QR is turned by.
const MICRO_TURNED_BY: u32 = 0x4445;
/// The generator polynomial of the (18, 6) code.
const RMQR_GENERATOR: u32 = 0b1_1111_0010_0101;
/// What format information of rMQR beside the finder pattern is turned by.
const RMQR_TURNED_BY: u32 = 0x1fab2;

/// Modules a side of a Micro QR code, by the first three bits of its format information.
///
/// Source: ISO/IEC 18004, "Micro QR Code format information"; unverified, from ZXing.
const MICRO_EDGES: [usize; 8] = [11, 13, 13, 15, 15, 17, 17, 17];

/// Columns and rows of an rMQR code, by the last five bits of its format information.
///
/// Source: ISO/IEC 23941, "Format information"; unverified, from ZXing.
const RMQR_SIZES: [(usize, usize); 32] = [
    (43, 7),
    (59, 7),
    (77, 7),
    (99, 7),
    (139, 7),
    (43, 9),
    (59, 9),
    (77, 9),
    (99, 9),
    (139, 9),
    (27, 11),
    (43, 11),
    (59, 11),
    (77, 11),
    (99, 11),
    (139, 11),
    (27, 13),
    (43, 13),
    (59, 13),
    (77, 13),
    (99, 13),
    (139, 13),
    (43, 15),
    (59, 15),
    (77, 15),
    (99, 15),
    (139, 15),
    (43, 17),
    (59, 17),
    (77, 17),
    (99, 17),
    (139, 17),
];

/// The codes that have these finder patterns.
pub(super) fn named(dark: &BitMatrix, patterns: impl Iterator<Item = Finder>) -> Vec<Named> {
    let mut looks = 0;
    let mut found = Vec::new();
    for pattern in patterns {
        let Some(corners) = corners(dark, pattern) else { continue };
        let mut ways =
            ways_round(corners).into_iter().filter_map(|way| Placed::new(dark, (FINDER, FINDER), way));
        found.extend(ways.find_map(|placed| {
            if looks >= MAX_CLOSE_LOOKS {
                return None;
            }
            let (micro, rmqr) = (micro_edge(&placed), rmqr_size(&placed));
            looks += usize::from(micro.is_some()) + usize::from(rmqr.is_some());
            micro
                .and_then(|edge| micro_qr(&placed, edge))
                .or_else(|| rmqr.and_then(|(columns, rows)| self::rmqr(&placed, columns, rows)))
        }));
    }
    found
}

/// The outer corners of a finder pattern, clockwise.
fn corners(dark: &BitMatrix, pattern: Finder) -> Option<[Point; 4]> {
    let centre = rxing::Point { x: pattern.centre.x as f32, y: pattern.centre.y as f32 };
    let middle = FindConcentricPatternCorners(dark, centre, pattern.size as i32, 2)?.0;
    // What is fitted runs through the middle of the dark ring, three modules from the centre; the corners are 3.5.
    let point = |p: &rxing::Point| Point { x: f64::from(p.x), y: f64::from(p.y) };
    let middle: [Point; 4] = std::array::from_fn(|i| point(&middle[i]));
    let (last, edge) = (FINDER as f64 - 0.5, FINDER as f64);
    let at = |x, y| Point { x, y };
    let ring = [at(0.5, 0.5), at(last, 0.5), at(last, last), at(0.5, last)];
    let plane = crate::perspective::Perspective::through(std::array::from_fn(|i| (ring[i], middle[i])))?;
    Some([
        plane.map(at(0.0, 0.0))?,
        plane.map(at(edge, 0.0))?,
        plane.map(at(edge, edge))?,
        plane.map(at(0.0, edge))?,
    ])
}

/// The four turns of a quad, and of what is seen of it in a mirror.
fn ways_round([a, b, c, d]: [Point; 4]) -> [[Point; 4]; 8] {
    let turned = |by: usize| {
        let mut way = [a, b, c, d];
        way.rotate_left(by);
        way
    };
    std::array::from_fn(|i| {
        let [tl, tr, br, bl] = turned(i % 4);
        if i < 4 { [tl, tr, br, bl] } else { [tl, bl, br, tr] }
    })
}

fn bits(placed: &Placed<'_>, places: impl Iterator<Item = (i32, i32)>) -> u32 {
    places.fold(0, |bits, (x, y)| bits << 1 | u32::from(placed.is_dark(x, y)))
}

/// The data whose codeword is nearest to `read`, with few wrong bits.
fn nearest(read: u32, data_bits: u32, check_bits: u32, generator: u32) -> Option<u32> {
    (0..1 << data_bits).find(|&data| {
        let mut rest = data << check_bits;
        for bit in (check_bits..data_bits + check_bits).rev() {
            if rest >> bit & 1 == 1 {
                rest ^= generator << (bit - check_bits);
            }
        }
        ((data << check_bits | rest) ^ read).count_ones() <= MOST_WRONG_BITS
    })
}

/// The edge that format information of Micro QR names.
fn micro_edge(placed: &Placed<'_>) -> Option<usize> {
    if !placed.is_dark(0, 8) || !placed.is_dark(8, 0) {
        return None;
    }
    let read = bits(placed, (1..=8).map(|x| (x, 8)).chain((1..8).rev().map(|y| (8, y))));
    let data = nearest(read ^ MICRO_TURNED_BY, 5, 10, MICRO_GENERATOR)?;
    Some(MICRO_EDGES[data as usize >> 2])
}

/// Columns and rows that format information of rMQR names.
fn rmqr_size(placed: &Placed<'_>) -> Option<(usize, usize)> {
    if (8..12).any(|x| placed.is_dark(x, 0) != (x % 2 == 0)) {
        return None;
    }
    let last = (1..=3).rev().map(|y| (11, y));
    let others = [10, 9, 8].into_iter().flat_map(|x| (1..=5).rev().map(move |y| (x, y)));
    let read = bits(placed, last.chain(others));
    let data = nearest(read ^ RMQR_TURNED_BY, 6, 12, RMQR_GENERATOR)?;
    Some(RMQR_SIZES[data as usize & 31])
}

/// A row of modules from `from` to `to`, light.
fn light(places: impl Iterator<Item = (i32, i32)>) -> impl Iterator<Item = Known> {
    places.map(|(x, y)| Known { x, y, is_dark: false })
}

/// Timing patterns: dark where the sum of column and row is even.
fn timing(places: impl Iterator<Item = (i32, i32)>) -> impl Iterator<Item = Known> {
    places.map(|(x, y)| Known { x, y, is_dark: (x + y) % 2 == 0 })
}

/// The dark and light rings of a finder pattern whose centre is here and that has so many around it.
fn rings(centre: (i32, i32), radius: i32) -> impl Iterator<Item = Known> {
    let ring = move |i: i32| (-radius..=radius).map(move |j| (i, j));
    (-radius..=radius).flat_map(ring).map(move |(dx, dy)| {
        // From the outermost ring inward dark, light, dark; what is inside of the last is dark too.
        let inward = radius - dx.abs().max(dy.abs());
        Known { x: centre.0 + dx, y: centre.1 + dy, is_dark: inward != 1 }
    })
}

fn micro_qr(finder: &Placed<'_>, edge: usize) -> Option<Named> {
    let mut placed = finder.resized(edge, edge)?;
    let end = edge as i32;
    let timing: [Vec<Known>; 2] =
        [timing((8..end).map(|x| (x, 0))).collect(), timing((8..end).map(|y| (0, y))).collect()];
    let quiet: [Vec<Known>; 4] = [
        light((-1..end).map(|x| (x, -1))).collect(),
        light((-1..end).map(|y| (-1, y))).collect(),
        light((0..end).map(|x| (x, end))).collect(),
        light((0..end).map(|y| (end, y))).collect(),
    ];
    let mut known: Vec<Known> = rings((3, 3), 3).collect();
    known.extend(timing.iter().chain(&quiet).flatten());
    placed.settle(&[1, 3, 2], 0.8, &known);
    let is_there = timing.iter().all(|side| placed.right(side) >= 0.85)
        && quiet.iter().all(|side| placed.right(side) >= 0.85)
        && placed.right(&known) >= 0.92;
    is_there.then(|| Named { code: OtherCode::MicroQr, corners: placed.corners(), columns: edge, rows: edge })
}

fn rmqr(finder: &Placed<'_>, columns: usize, rows: usize) -> Option<Named> {
    let (end, bottom) = (columns as i32, rows as i32);
    // A finder pattern does not say where the far end of a long code is: timing patterns lead there in steps.
    let mut placed = finder.resized(12, rows)?;
    let mut width = 12;
    loop {
        let last = width as i32;
        let from = (last / 2).max(8);
        let mut known: Vec<Known> = timing((from..last).map(|x| (x, 0))).collect();
        // The bottom row is timed as the top one, whatever its number.
        known.extend(timing((from..last).map(|x| (x, 0))).map(|known| Known { y: bottom - 1, ..known }));
        known.extend(light((from..last).flat_map(|x| [(x, -1), (x, bottom)])));
        if placed.right(&known) < 0.7 {
            placed.settle(&[3, 2], 0.8, &known);
        }
        placed.settle(&[1, 2], 0.8, &known);
        if placed.right(&known) < 0.8 {
            return None;
        }
        if width == columns {
            break;
        }
        width = (width * 5 / 4).min(columns);
        placed = placed.resized(width, rows)?;
    }
    let mut last: Vec<Known> = rings((end - 3, bottom - 3), 2).collect();
    placed.settle(&[1, 2], 0.5, &last);
    let sub_finder = placed.right(&last);
    last.clear();
    last.extend(light((0..bottom).map(|y| (end, y))));
    let is_there = sub_finder >= 0.88 && placed.right(&last) >= 0.85;
    is_there.then(|| Named { code: OtherCode::Rmqr, corners: placed.corners(), columns, rows })
}
