//! Pictures of all kinds that are read.

use std::io::Cursor;

use base::Luma;
use image::{DynamicImage, ImageFormat};
use picture::{Format, read};

/// The greys at these columns of the row in the middle.
fn row(luma: &Luma, columns: &[usize]) -> Vec<u8> {
    columns.iter().map(|&x| luma.get(x, luma.height() / 2).expect("inside")).collect()
}

#[track_caller]
fn check(bytes: &[u8], format: Format, (width, height): (usize, usize), columns: &[usize], expected: &[u8]) {
    let picture = read(bytes).expect("reads");
    assert_eq!(picture.format, format);
    assert_eq!((picture.luma.width(), picture.luma.height()), (width, height));
    let found = row(&picture.luma, columns);
    let near = |(&found, &expected): (&u8, &u8)| found.abs_diff(expected) <= 3;
    assert!(found.iter().zip(expected).all(near), "{found:?} is not {expected:?}");
}

#[test]
fn fixtures_of_every_kind() {
    let bars = [3, 11, 19, 27];
    // White, black, red and cyan in BT.601.
    check(include_bytes!("fixtures/cmyk-adobe.jpg"), Format::Jpeg, (32, 16), &bars, &[255, 0, 76, 179]);
    check(include_bytes!("fixtures/cmyk-plain.jpg"), Format::Jpeg, (32, 16), &bars, &[255, 0, 76, 179]);
    check(include_bytes!("fixtures/ycck.jpg"), Format::Jpeg, (32, 16), &bars, &[255, 0, 76, 179]);
    check(include_bytes!("fixtures/progressive.jpg"), Format::Jpeg, (24, 16), &[2, 14, 22], &[76, 255, 255]);
    check(include_bytes!("fixtures/lossy.webp"), Format::WebP, (48, 32), &[4, 28, 44], &[76, 255, 255]);
    check(include_bytes!("fixtures/alpha.webp"), Format::WebP, (16, 8), &[1, 5, 9, 13], &[0, 255, 76, 127]);
    check(include_bytes!("fixtures/animated.webp"), Format::WebP, (16, 16), &[8], &[200]);
    check(include_bytes!("fixtures/animated.png"), Format::Png, (16, 16), &[8], &[200]);
    let palette = include_bytes!("fixtures/palette-transparent.png");
    check(palette, Format::Png, (16, 8), &[1, 5, 9, 13], &[255, 76, 255, 29]);
}

#[test]
fn the_orientation_in_the_file_is_applied() {
    // Stored with the red third at the left; turned clockwise it is on top and black is at the right.
    let luma = read(include_bytes!("fixtures/orientation-6.jpg")).expect("reads").luma;
    assert_eq!((luma.width(), luma.height()), (16, 24));
    let near = |(x, y), expected: u8| luma.get(x, y).expect("inside").abs_diff(expected) <= 3;
    assert!(near((3, 3), 76) && near((12, 3), 76));
    assert!(near((3, 20), 255) && near((12, 20), 0));
}

#[test]
fn every_png_colour_type() {
    fn check(image: &DynamicImage) {
        let mut bytes = Vec::new();
        image.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).expect("writes");
        let luma = read(&bytes).expect("reads").luma;
        // The picture goes from transparent or dark to opaque or light.
        assert_eq!((luma.width(), luma.height()), (16, 4), "{:?}", image.color());
        let expected = |x: u32| {
            let [r, g, b, a] = image.to_rgba8().get_pixel(x, 2).0.map(f64::from);
            (0.299 * r + 0.587 * g + 0.114 * b) * a / 255.0 + 255.0 - a
        };
        for x in 0..16 {
            let found = f64::from(luma.get(x as usize, 2).expect("inside"));
            assert!(
                (found - expected(x)).abs() < 1.6,
                "{:?} at {x}: {found} is not {}",
                image.color(),
                expected(x)
            );
        }
    }
    let rgba = image::RgbaImage::from_fn(16, 4, |x, y| {
        image::Rgba([(x * 16) as u8, 255 - (x * 9) as u8, (y * 60) as u8, (x * 17) as u8])
    });
    let rgba = DynamicImage::from(rgba);
    check(&rgba);
    check(&rgba.to_rgb8().into());
    check(&rgba.to_luma8().into());
    check(&rgba.to_luma_alpha8().into());
    check(&rgba.to_rgba16().into());
    check(&rgba.to_rgb16().into());
    check(&rgba.to_luma16().into());
    check(&rgba.to_luma_alpha16().into());
}

#[test]
fn one_pixel_is_a_picture() {
    let mut bytes = Vec::new();
    DynamicImage::new_luma8(1, 1).write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).expect("writes");
    assert_eq!(read(&bytes).expect("reads").luma.pixels(), [0]);
}
