//! Files made byte by byte: what hardly any program writes, and what only someone who means harm does.

mod made;

use std::io::Cursor;
use std::time::{Duration, Instant};

use image::{DynamicImage, ImageFormat};
use made::{Header, chunk, exif, png, stored, webp_with_exif, zeros};
use picture::{Format, Kind, MAX_PIXELS, PictureError, read};

const GREY: Header = Header { width: 8, height: 8, depth: 8, colour: 0, interlaced: false };

/// Long enough for a machine that does other things too.
const AT_ONCE: Duration = Duration::from_secs(2);

#[test]
fn palettes_of_every_depth_and_their_transparency() {
    for depth in [1u8, 2, 4, 8] {
        let colours = 1usize << depth.min(3);
        let header = Header { width: 16, height: 2, depth, colour: 3, ..GREY };
        // Greys from light to dark; the second one can be seen through by half.
        let grey = |index: usize| (240 - index * 30) as u8;
        let palette: Vec<u8> = (0..colours).flat_map(|index| [grey(index); 3]).collect();
        let per_byte = 8 / usize::from(depth);
        let index = |x: usize| x % colours;
        let row = (0..16)
            .step_by(per_byte)
            .map(|x| (x..x + per_byte).fold(0u16, |byte, x| byte << depth | index(x) as u16) as u8);
        let row: Vec<u8> = [0].into_iter().chain(row).collect();
        let rows = stored(&row.repeat(2));
        for transparent in [false, true] {
            let mut chunks = vec![(b"PLTE", palette.clone())];
            if transparent {
                chunks.push((b"tRNS", vec![255, 128]));
            }
            let luma = read(&png(header, &chunks, &rows)).expect("reads").luma;
            let expected: Vec<u8> = (0..16)
                .map(|x| match index(x) {
                    1 if transparent => ((u32::from(grey(1)) * 128 + 255 * 127) / 255) as u8,
                    index => grey(index),
                })
                .collect();
            let near = |(found, expected): (&u8, &u8)| found.abs_diff(*expected) <= 1;
            assert!(luma.pixels()[16..].iter().zip(&expected).all(near), "{depth}: {:?}", luma.pixels());
        }
    }
}

#[test]
fn a_palette_without_colours_or_with_too_few_is_no_reason_to_panic() {
    let header = Header { colour: 3, ..GREY };
    let rows = stored(&[[0; 1].as_slice(), &[200; 8]].concat().repeat(8));
    for chunks in [vec![], vec![(b"PLTE", vec![9, 9, 9])], vec![(b"PLTE", vec![9, 9])]] {
        match read(&png(header, &chunks, &rows)) {
            Ok(picture) => assert_eq!(picture.luma.pixels().len(), 64),
            Err(error) => assert_eq!(error.code(), "image.damaged"),
        }
    }
}

#[test]
fn interlaced_rows_are_put_in_order() {
    let grey = |x: u32, y: u32| (x * 13 + y * 17) as u8;
    let (width, height) = (11, 9);
    // Where each pass of Adam7 begins, and how far its pixels are apart.
    let passes =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];
    let mut rows = Vec::new();
    for (left, top, across, down) in passes {
        for y in (top..height).step_by(down) {
            rows.push(0);
            rows.extend((left..width).step_by(across).map(|x| grey(x, y)));
        }
    }
    let header = Header { width, height, interlaced: true, ..GREY };
    let luma = read(&png(header, &[], &stored(&rows))).expect("reads").luma;
    let expected: Vec<u8> = (0..height).flat_map(|y| (0..width).map(move |x| grey(x, y))).collect();
    assert_eq!(luma.pixels(), expected);
}

#[test]
fn all_eight_orientations_in_every_format() {
    // How files of each orientation store the picture "1 2 3 / 4 5 6".
    let stored_as: [(u32, u32, [u8; 6]); 8] = [
        (3, 2, [1, 2, 3, 4, 5, 6]),
        (3, 2, [3, 2, 1, 6, 5, 4]),
        (3, 2, [6, 5, 4, 3, 2, 1]),
        (3, 2, [4, 5, 6, 1, 2, 3]),
        (2, 3, [1, 4, 2, 5, 3, 6]),
        (2, 3, [3, 6, 2, 5, 1, 4]),
        (2, 3, [6, 3, 5, 2, 4, 1]),
        (2, 3, [4, 1, 5, 2, 6, 3]),
    ];
    let jpeg: &[u8] = include_bytes!("fixtures/orientation-6.jpg");
    let upright = read_oriented_jpeg(jpeg, 1);
    for (number, (width, height, pixels)) in (1..).zip(stored_as) {
        let header = Header { width, height, ..GREY };
        let rows: Vec<u8> = pixels.chunks(width as usize).flat_map(|row| [&[0], row].concat()).collect();
        let grey = image::GrayImage::from_raw(width, height, pixels.to_vec()).expect("six pixels");
        let mut webp = Vec::new();
        DynamicImage::from(grey)
            .to_rgb8()
            .write_to(&mut Cursor::new(&mut webp), ImageFormat::WebP)
            .expect("writes");
        for (format, bytes) in [
            (Format::Png, png(header, &[(b"eXIf", exif(number))], &stored(&rows))),
            (Format::WebP, webp_with_exif(&webp, (width, height), &exif(number))),
        ] {
            let picture = read(&bytes).expect("reads");
            assert_eq!(
                (picture.format, picture.luma.width(), picture.luma.height()),
                (format, 3, 2),
                "{number}"
            );
            assert_eq!(picture.luma.pixels(), [1, 2, 3, 4, 5, 6], "{format} {number}");
        }
        let turned = read_oriented_jpeg(jpeg, number);
        let is_tall = number > 4;
        let size =
            if is_tall { (upright.height(), upright.width()) } else { (upright.width(), upright.height()) };
        assert_eq!((turned.width(), turned.height()), size, "{number}");
        // Where the top left pixel of what is stored is seen.
        let (right, bottom) = (size.0 - 1, size.1 - 1);
        let at = [
            (0, 0),
            (right, 0),
            (right, bottom),
            (0, bottom),
            (0, 0),
            (right, 0),
            (right, bottom),
            (0, bottom),
        ];
        let (x, y) = at[usize::from(number) - 1];
        assert_eq!(turned.get(x, y), upright.get(0, 0), "{number}");
    }
}

/// The fixture with another orientation in its EXIF.
fn read_oriented_jpeg(jpeg: &[u8], orientation: u8) -> base::Luma {
    let mut bytes = jpeg.to_vec();
    let tags: [&[u8]; 2] = [b"\x12\x01\x03\0\x01\0\0\0", b"\x01\x12\0\x03\0\0\0\x01"];
    let find = |tag: &[u8]| jpeg.windows(tag.len()).position(|window| window == tag).map(|at| at + tag.len());
    match (find(tags[0]), find(tags[1])) {
        (Some(little), _) => bytes[little] = orientation,
        (None, Some(big)) => bytes[big + 1] = orientation,
        (None, None) => panic!("no orientation"),
    }
    read(&bytes).expect("reads").luma
}

#[test]
fn a_few_bytes_that_say_they_are_many_pixels_are_refused_at_once() {
    let start = Instant::now();
    let header = Header { width: 60_000, height: 60_000, ..GREY };
    let error = read(&png(header, &[], &zeros(1_000_000))).expect_err("too large");
    assert_eq!(error, PictureError::TooLarge { width: 60_000, height: 60_000, limit_px: MAX_PIXELS });
    // Within the limit of pixels, but not of bytes when each has eight of them.
    let header = Header { width: 9_999, height: 8_000, depth: 16, colour: 6, interlaced: false };
    assert!(matches!(
        read(&png(header, &[], &zeros(1000))),
        Err(PictureError::Damaged { .. } | PictureError::TooLarge { .. })
    ));
    assert!(start.elapsed() < AT_ONCE, "{:?}", start.elapsed());
}

#[test]
fn rows_that_go_on_for_ever_are_cut_where_the_picture_ends() {
    let start = Instant::now();
    let endless = zeros(400_000_000);
    let picture = read(&png(GREY, &[], &endless));
    assert!(picture.is_ok_and(|picture| picture.luma.pixels() == [0; 64]));
    assert!(start.elapsed() < AT_ONCE, "{:?}", start.elapsed());
}

#[test]
fn words_and_profiles_that_swell_are_not_read() {
    let swelling = zeros(600_000_000);
    let rows = stored(&[0; 9].repeat(8));
    for (name, before) in
        [(b"iCCP", &b"name\0\0"[..]), (b"zTXt", b"name\0\0"), (b"iTXt", b"name\0\x01\0\0\0")]
    {
        let start = Instant::now();
        let bytes = png(GREY, &[(name, [before, &swelling].concat())], &rows);
        match read(&bytes) {
            Ok(picture) => assert_eq!(picture.luma.pixels(), [0; 64]),
            Err(error) => assert_eq!(error.code(), "image.damaged"),
        }
        assert!(start.elapsed() < AT_ONCE, "{}: {:?}", name.escape_ascii(), start.elapsed());
    }
    // A million chunks of nothing.
    let start = Instant::now();
    let mut bytes = png(GREY, &[], &rows);
    let many = chunk(b"tEXt", b"a\0").repeat(1_000_000);
    bytes.splice(33..33, many);
    assert!(read(&bytes).is_ok_and(|picture| picture.luma.pixels() == [0; 64]));
    assert!(start.elapsed() < 2 * AT_ONCE, "{:?}", start.elapsed());
}

#[test]
fn pictures_of_other_formats_are_named() {
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic\0\0\x01\x2cmeta";
    assert_eq!(read(heic), Err(PictureError::Unsupported { found: Kind::Heic }));
    assert_eq!(read(heic).map_err(|error| error.args()), Err(vec![("kind", "HEIC".to_owned())]));
    assert_eq!(read(b"\0\0\0\x1cftypavif\0\0\0\0"), Err(PictureError::Unsupported { found: Kind::Avif }));
    assert_eq!(read(b"GIF89a\x01\0\x01\0"), Err(PictureError::Unsupported { found: Kind::Gif }));
}

#[test]
fn the_longest_and_the_thinnest_pictures() {
    for (width, height) in [(65_535, 2), (2, 65_535), (1_000_000, 1), (1, 1_000_000)] {
        let header = Header { width, height, ..GREY };
        let luma =
            read(&png(header, &[], &zeros((width as usize + 1) * height as usize))).expect("reads").luma;
        assert_eq!((luma.width(), luma.height()), (width as usize, height as usize));
        assert!(luma.pixels().iter().all(|&grey| grey == 0));
    }
}
