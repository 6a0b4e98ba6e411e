//! Colours to grey.

/// BT.601 luma of gamma values, like the Y plane of a camera.
///
/// Source: ITU-R BT.601, "Construction of luminance"; unverified, from common use.
pub(crate) const fn luma([r, g, b]: [u8; 3]) -> u8 {
    // 0.299, 0.587 and 0.114 in 1/65536, which add up to 65536.
    ((19_595 * r as u32 + 38_470 * g as u32 + 7_471 * b as u32 + 32_768) >> 16) as u8
}

/// A grey seen through its opacity on white paper.
pub(crate) const fn over_white(grey: u8, alpha: u8) -> u8 {
    let (grey, alpha) = (grey as u32, alpha as u32);
    ((grey * alpha + 255 * (255 - alpha) + 127) / 255) as u8
}

/// The eight bits nearest to sixteen.
pub(crate) const fn from_16_bits(value: u16) -> u8 {
    ((value as u32 * 255 + 32_767) / 65_535) as u8
}

/// The luma of ink amounts as light: 255 is no ink.
pub(crate) const fn luma_of_light_cmyk([c, m, y, k]: [u8; 4]) -> u8 {
    const fn through(ink: u8, black: u8) -> u8 {
        ((ink as u32 * black as u32 + 127) / 255) as u8
    }
    luma([through(c, k), through(m, k), through(y, k)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn greys() {
        assert_eq!((luma([0, 0, 0]), luma([255, 255, 255])), (0, 255));
        assert_eq!((luma([255, 0, 0]), luma([0, 255, 0]), luma([0, 0, 255])), (76, 150, 29));
        assert_eq!(
            (over_white(0, 0), over_white(0, 255), over_white(0, 128), over_white(255, 7)),
            (255, 0, 127, 255)
        );
        assert_eq!((from_16_bits(0), from_16_bits(0xffff), from_16_bits(0x8080)), (0, 255, 128));
        assert_eq!((luma_of_light_cmyk([255; 4]), luma_of_light_cmyk([255, 255, 255, 0])), (255, 0));
    }
}
