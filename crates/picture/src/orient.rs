//! Turning an image by the orientation in its file.

use base::Luma;
use image::metadata::Orientation;

/// Where pixel (x, y) of the result comes from in an image of a width and a height.
type Source = fn(usize, usize, usize, usize) -> (usize, usize);

/// The image as it is meant to be seen.
pub(crate) fn turned(image: Luma, orientation: Orientation) -> Luma {
    let (width, height) = (image.width(), image.height());
    let (size, from): ((usize, usize), Source) = match orientation {
        Orientation::NoTransforms => return image,
        Orientation::FlipHorizontal => ((width, height), |x, y, w, _| (w - 1 - x, y)),
        Orientation::Rotate180 => ((width, height), |x, y, w, h| (w - 1 - x, h - 1 - y)),
        Orientation::FlipVertical => ((width, height), |x, y, _, h| (x, h - 1 - y)),
        Orientation::Rotate90FlipH => ((height, width), |x, y, _, _| (y, x)),
        Orientation::Rotate90 => ((height, width), |x, y, _, h| (y, h - 1 - x)),
        Orientation::Rotate270FlipH => ((height, width), |x, y, w, h| (w - 1 - y, h - 1 - x)),
        Orientation::Rotate270 => ((height, width), |x, y, w, _| (w - 1 - y, x)),
    };
    let mut result = Luma::filled(size.0, size.1, 0);
    let source = image.pixels();
    for (y, row) in result.pixels_mut().chunks_exact_mut(size.0.max(1)).enumerate() {
        for (x, pixel) in row.iter_mut().enumerate() {
            let (from_x, from_y) = from(x, y, width, height);
            *pixel = source[from_y * width + from_x];
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_eight_orientations() {
        // The picture meant to be seen is "1 2 3 / 4 5 6"; each row is how a file of that EXIF number stores it.
        fn check(exif: u8, (width, height): (usize, usize), stored: [u8; 6]) {
            let image = Luma::new(width, height, stored.to_vec()).expect("six pixels");
            let seen = turned(image, Orientation::from_exif(exif).expect("an orientation"));
            assert_eq!((seen.width(), seen.height()), (3, 2), "{exif}");
            assert_eq!(seen.pixels(), [1, 2, 3, 4, 5, 6], "{exif}");
        }
        check(1, (3, 2), [1, 2, 3, 4, 5, 6]);
        check(2, (3, 2), [3, 2, 1, 6, 5, 4]);
        check(3, (3, 2), [6, 5, 4, 3, 2, 1]);
        check(4, (3, 2), [4, 5, 6, 1, 2, 3]);
        check(5, (2, 3), [1, 4, 2, 5, 3, 6]);
        check(6, (2, 3), [3, 6, 2, 5, 1, 4]);
        check(7, (2, 3), [6, 3, 5, 2, 4, 1]);
        check(8, (2, 3), [4, 1, 5, 2, 6, 3]);
    }
}
