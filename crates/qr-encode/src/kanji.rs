//! Kanji mode: kana and kanji as Shift JIS.

use std::ops::RangeInclusive;
use std::sync::OnceLock;

use encoding_rs::SHIFT_JIS;

/// The Shift JIS codes that are used: hiragana, katakana, and the kanji of both levels.
///
/// The signs before them and what vendors added behind them are left out: decoders disagree on which
/// character some of these codes are (the wave dash, the minus, the double bar and others).
const CODES: [RangeInclusive<u16>; 4] = [0x829F..=0x82F1, 0x8340..=0x8396, 0x889F..=0x9FFC, 0xE040..=0xEAA4];

/// Where these codes lie in Unicode: from the first hiragana to the end of the unified ideographs.
const CHARACTERS: RangeInclusive<char> = '\u{3041}'..='\u{9FFF}';

/// The value of 13 bits that a character has in kanji mode; `None` when it is not written in it.
///
/// Source: ISO/IEC 18004, "Kanji mode"; unverified, from the Project Nayuki generator.
pub(crate) fn value(character: char) -> Option<u32> {
    if !CHARACTERS.contains(&character) {
        return None;
    }
    let code = u32::from(codes()[place(character)]);
    if code == 0 {
        return None;
    }
    let packed = code - if code <= 0x9FFC { 0x8140 } else { 0xC140 };
    Some((packed >> 8) * 0xC0 + (packed & 0xFF))
}

fn place(character: char) -> usize {
    character as usize - *CHARACTERS.start() as usize
}

/// The code of each character of [`CHARACTERS`], 0 for none. Made once: the tables of `encoding_rs` lead the
/// other way.
fn codes() -> &'static [u16] {
    static BY_CHARACTER: OnceLock<Vec<u16>> = OnceLock::new();
    BY_CHARACTER.get_or_init(|| {
        let mut codes = vec![0; place(*CHARACTERS.end()) + 1];
        for code in CODES.into_iter().flatten() {
            let bytes = code.to_be_bytes();
            let Some(text) = SHIFT_JIS.decode_without_bom_handling_and_without_replacement(&bytes) else {
                continue;
            };
            let mut characters = text.chars();
            if let (Some(character), None) = (characters.next(), characters.next())
                && CHARACTERS.contains(&character)
            {
                codes[place(character)] = code;
            }
        }
        codes
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_those_of_the_standards_examples() {
        // 0x935F and 0xE4AA, as widely quoted.
        assert_eq!((value('点'), value('茗')), (Some(0xD9F), Some(0x1AAA)));
        assert_eq!((value('あ'), value('ン'), value('亜')), (Some(0x120), Some(0x1D3), Some(0x59F)));
    }

    #[test]
    fn only_what_all_decoders_read_alike() {
        for character in ['a', 'é', 'ử', '～', '〜', '−', '－', '‖', '、', '￥', '①', '髙', '产', 'ｱ', '한']
        {
            assert_eq!(value(character), None, "{character}");
        }
        let known = CHARACTERS.filter(|&character| value(character).is_some()).count();
        // Hiragana, katakana, and the 6,355 kanji of JIS X 0208.
        assert_eq!(known, 83 + 86 + 6_355);
    }
}
