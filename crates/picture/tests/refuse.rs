//! Bytes that are no picture, or too much of one, and pictures that are damaged.

use std::io::Cursor;
use std::time::{Duration, Instant};

use image::{DynamicImage, ImageFormat};
use picture::{Format, Kind, MAX_BYTES, MAX_PIXELS, PictureError, read};
use proptest::prelude::*;

const FIXTURES: [&[u8]; 10] = [
    include_bytes!("fixtures/cmyk-adobe.jpg"),
    include_bytes!("fixtures/cmyk-plain.jpg"),
    include_bytes!("fixtures/ycck.jpg"),
    include_bytes!("fixtures/orientation-6.jpg"),
    include_bytes!("fixtures/progressive.jpg"),
    include_bytes!("fixtures/lossy.webp"),
    include_bytes!("fixtures/alpha.webp"),
    include_bytes!("fixtures/animated.webp"),
    include_bytes!("fixtures/animated.png"),
    include_bytes!("fixtures/palette-transparent.png"),
];

#[test]
fn no_bytes_and_too_many() {
    assert_eq!(read(&[]), Err(PictureError::Empty));
    let error = read(&vec![0xff; MAX_BYTES + 1]).expect_err("too many");
    assert_eq!(error.code(), "image.too-many-bytes");
    assert_eq!(error.args(), [("mebibytes", "65".to_owned()), ("limit", "64".to_owned())]);
}

#[test]
fn other_files_are_named() {
    let error = read(b"%PDF-1.7\n").expect_err("a document");
    assert_eq!(error, PictureError::Unsupported { found: Kind::Pdf });
    assert_eq!((error.code(), error.args()), ("image.unsupported", vec![("kind", "PDF".to_owned())]));
}

/// A PNG whose header says this size, with the checksum that goes with it.
fn png_of(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    DynamicImage::new_luma8(8, 8).write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).expect("writes");
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    let mut crc = u32::MAX;
    for &byte in &bytes[12..29] {
        crc ^= u32::from(byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 };
        }
    }
    bytes[29..33].copy_from_slice(&(!crc).to_be_bytes());
    bytes
}

/// A JPEG whose frame header says this size.
fn jpeg_of(width: u16, height: u16) -> Vec<u8> {
    let mut bytes = FIXTURES[3].to_vec();
    let frame = bytes.windows(2).position(|pair| pair == [0xff, 0xc0]).expect("a frame");
    bytes[frame + 5..frame + 7].copy_from_slice(&height.to_be_bytes());
    bytes[frame + 7..frame + 9].copy_from_slice(&width.to_be_bytes());
    bytes
}

/// A lossless WebP whose header says this size.
fn webp_of(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = FIXTURES[6].to_vec();
    let at = bytes.windows(4).position(|name| name == b"VP8L").expect("a lossless chunk") + 9;
    let sizes = (width - 1) | (height - 1) << 14 | 1 << 28;
    bytes[at..at + 4].copy_from_slice(&sizes.to_le_bytes());
    bytes
}

#[test]
fn a_header_of_too_many_pixels_is_refused_at_once() {
    #[track_caller]
    fn check(bytes: &[u8], size: (u64, u64)) {
        let start = Instant::now();
        let error = read(bytes).expect_err("too large");
        let (width, height) = size;
        assert_eq!(error, PictureError::TooLarge { width, height, limit_px: MAX_PIXELS });
        assert_eq!(error.code(), "image.too-large");
        assert!(start.elapsed() < Duration::from_millis(200), "{:?}", start.elapsed());
    }
    check(&png_of(30_000, 30_000), (30_000, 30_000));
    check(&png_of(0x7fff_ffff, 0x7fff_ffff), (0x7fff_ffff, 0x7fff_ffff));
    check(&jpeg_of(30_000, 30_000), (30_000, 30_000));
    check(&jpeg_of(u16::MAX, u16::MAX), (65_535, 65_535));
    check(&webp_of(16_000, 16_000), (16_000, 16_000));
}

#[test]
fn a_size_that_the_data_does_not_fill_is_damage() {
    #[track_caller]
    fn check(bytes: &[u8], format: Format) {
        match read(bytes) {
            Err(PictureError::Damaged { format: found, .. }) => assert_eq!(found, format),
            other => panic!("{:?}", other.map(|picture| picture.format)),
        }
    }
    check(&png_of(2_000, 2_000), Format::Png);
    check(&png_of(0, 8), Format::Png);
    check(&jpeg_of(0, 8), Format::Jpeg);
    check(&webp_of(2_000, 2_000), Format::WebP);
}

#[test]
fn a_file_that_is_cut_off_is_damaged_or_whole_but_never_a_panic() {
    for bytes in FIXTURES {
        let whole = read(bytes).expect("reads").luma;
        for length in 1..bytes.len() {
            match read(&bytes[..length]) {
                Err(PictureError::Damaged { .. } | PictureError::Unsupported { .. }) => {}
                Err(error) => panic!("{length} of {}: {error}", bytes.len()),
                // What comes after the pixels may be missing; half a picture may not.
                Ok(picture) => assert_eq!(picture.luma, whole, "{length} of {}", bytes.len()),
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn flipped_bits_never_panic(
        fixture in 0..FIXTURES.len(),
        flips in prop::collection::vec((any::<prop::sample::Index>(), 0..8u8), 1..6),
    ) {
        let mut bytes = FIXTURES[fixture].to_vec();
        for (at, bit) in flips {
            let at = at.index(bytes.len());
            bytes[at] ^= 1 << bit;
        }
        if let Ok(picture) = read(&bytes) {
            prop_assert!((picture.luma.pixels().len() as u64) <= MAX_PIXELS);
        }
    }

    #[test]
    fn any_bytes_never_panic(start in 0..4usize, rest in prop::collection::vec(any::<u8>(), 0..300)) {
        let starts: [&[u8]; 4] = [b"", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"\xff\xd8\xff", b"RIFF\0\0\0\0WEBPVP8"];
        let _ = read(&[starts[start], &rest].concat());
    }
}
