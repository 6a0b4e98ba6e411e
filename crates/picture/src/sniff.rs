//! What bytes are, by how they begin.

/// A format that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Portable Network Graphics, also animated (the default image is read).
    Png,
    /// JPEG, baseline or progressive; grey, YCbCr, RGB, CMYK or YCCK.
    Jpeg,
    /// WebP, lossy or lossless, also animated (the first frame is read).
    WebP,
}

impl std::fmt::Display for Format {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Png => "PNG",
            Self::Jpeg => "JPEG",
            Self::WebP => "WebP",
        })
    }
}

/// What a file is that is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// A PDF document.
    Pdf,
    /// A GIF picture, also animated.
    Gif,
    /// A HEIC or HEIF picture, as iPhones take.
    Heic,
    /// An AVIF picture.
    Avif,
    /// A Windows bitmap.
    Bmp,
    /// A TIFF picture, or a raw photo built on it.
    Tiff,
    /// A drawing in SVG.
    Svg,
    /// A JPEG XL picture.
    JpegXl,
    /// A JPEG of a rare kind: lossless, arithmetic coded or with more than 8 bits.
    RareJpeg,
    /// A film.
    Video,
    /// A ZIP archive, or a document built on it.
    Zip,
    /// Plain text, or a table or page in it.
    Text,
    /// None of these.
    Unknown,
}

impl std::fmt::Display for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Pdf => "PDF",
            Self::Gif => "GIF",
            Self::Heic => "HEIC",
            Self::Avif => "AVIF",
            Self::Bmp => "BMP",
            Self::Tiff => "TIFF",
            Self::Svg => "SVG",
            Self::JpegXl => "JPEG XL",
            Self::RareJpeg => "JPEG (lossless, arithmetic or 12-bit)",
            Self::Video => "MP4/MOV",
            Self::Zip => "ZIP",
            Self::Text => "TXT",
            Self::Unknown => "?",
        })
    }
}

/// How much of the beginning tells text and SVG from other files.
const LOOKED_AT_BYTES: usize = 1024;

/// The format of `bytes`.
///
/// # Errors
/// What they are instead.
pub(crate) fn sniff(bytes: &[u8]) -> Result<Format, Kind> {
    match bytes {
        [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Ok(Format::Png),
        [0xff, 0xd8, 0xff, ..] => Ok(Format::Jpeg),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Ok(Format::WebP),
        [b'G', b'I', b'F', b'8', ..] => Err(Kind::Gif),
        [b'B', b'M', ..] if bytes.len() > 26 => Err(Kind::Bmp),
        [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => Err(Kind::Tiff),
        [b'P', b'K', 3, 4, ..] => Err(Kind::Zip),
        [0xff, 0x0a, ..] | [0, 0, 0, 12, b'J', b'X', b'L', b' ', ..] => Err(Kind::JpegXl),
        [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..] => Err(iso_media(brand)),
        _ => Err(document(&bytes[..bytes.len().min(LOOKED_AT_BYTES)])),
    }
}

/// Which of the formats in ISO base media files, by the brand.
fn iso_media(brand: &[u8]) -> Kind {
    match brand.get(..4) {
        Some(b"avif" | b"avis") => Kind::Avif,
        Some(b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" | b"mif1" | b"msf1") => Kind::Heic,
        _ => Kind::Video,
    }
}

/// Which of the formats that may begin with something else.
fn document(start: &[u8]) -> Kind {
    let has = |what: &[u8]| start.windows(what.len()).any(|window| window == what);
    // The PDF mark may come after other bytes.
    if has(b"%PDF-") {
        return Kind::Pdf;
    }
    let text = match std::str::from_utf8(start) {
        Ok(text) => text,
        // A character cut at the end of what is looked at.
        Err(error) if error.error_len().is_none() => {
            std::str::from_utf8(&start[..error.valid_up_to()]).unwrap_or_default()
        }
        Err(_) => return Kind::Unknown,
    };
    if text.chars().any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r')) {
        Kind::Unknown
    } else if text.contains("<svg") {
        Kind::Svg
    } else {
        Kind::Text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_files_are() {
        fn check(bytes: &[u8], expected: Result<Format, Kind>) {
            assert_eq!(sniff(bytes), expected, "{}", bytes.escape_ascii());
        }
        check(b"\x89PNG\r\n\x1a\n", Ok(Format::Png));
        check(b"\xff\xd8\xff\xe0", Ok(Format::Jpeg));
        check(b"RIFF....WEBPVP8 ", Ok(Format::WebP));
        check(b"RIFF....WAVEfmt \0\0", Err(Kind::Unknown));
        check(b"GIF89a", Err(Kind::Gif));
        check(b"GIF87a", Err(Kind::Gif));
        check(b"%PDF-1.7", Err(Kind::Pdf));
        check(b"\xef\xbb\xbf\n%PDF-1.4\n%\xe2\xe3\xcf\xd3", Err(Kind::Pdf));
        check(b"\0\0\0\x18ftypheic\0\0\0\0", Err(Kind::Heic));
        check(b"\0\0\0\x18ftypmif1\0\0\0\0", Err(Kind::Heic));
        check(b"\0\0\0\x1cftypavif\0\0\0\0", Err(Kind::Avif));
        check(b"\0\0\0\x14ftypqt  \0\0\0\0", Err(Kind::Video));
        check(b"\0\0\0\x14ftyp", Err(Kind::Video));
        check(b"II*\0\x08\0\0\0", Err(Kind::Tiff));
        check(b"MM\0*\0\0\0\x08", Err(Kind::Tiff));
        check(b"BM\x36\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\x01\0\0\0\x01\0\0\0\x01", Err(Kind::Bmp));
        check(b"BM is not always a bitmap", Err(Kind::Text));
        check(b"PK\x03\x04", Err(Kind::Zip));
        check(b"\xff\x0a\xfa", Err(Kind::JpegXl));
        check(b"<?xml version='1.0'?>\n<svg xmlns='http://www.w3.org/2000/svg'/>", Err(Kind::Svg));
        check("Nhà sản xuất: Công ty".as_bytes(), Err(Kind::Text));
        check(&"ử".repeat(1000).as_bytes()[..1023], Err(Kind::Text));
        check(b"\x89PNG", Err(Kind::Unknown));
        check(b"\0", Err(Kind::Unknown));
    }
}
