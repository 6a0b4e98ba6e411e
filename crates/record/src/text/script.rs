//! Which script or kind a character is of.
//!
//! Source: the Unicode Character Database's blocks and general categories, cut down to what these fields can meet.

use unicode_normalization::UnicodeNormalization;

/// Characters that change the direction of the text around them.
pub(super) const fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Characters that take no room and have no ink.
pub(super) const fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180e}'
        | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Characters without a meaning that others share.
pub(super) const fn is_private_use(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

/// Letters of scripts that are written from right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko and others.
pub(super) fn is_right_to_left(c: char) -> bool {
    matches!(c,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}'
        | '\u{1e800}'..='\u{1efff}')
}

/// Latin letters, with or without marks.
pub(super) fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic()
        || (c.is_alphabetic()
            && matches!(c, '\u{aa}'..='\u{2af}' | '\u{1e00}'..='\u{1eff}' | '\u{2c60}'..='\u{2c7f}'))
}

/// Letters that are right in any name, alone and beside each other: composed ones of Western Europe and Vietnam, and
/// Chinese characters. None of them passes for another, and no two are what a wrong encoding leaves behind: that takes
/// one of the signs before `À`.
pub(super) const fn is_common_letter(c: char) -> bool {
    matches!(c,
        'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ÿ' | 'Ă' | 'ă' | 'Đ' | 'đ' | 'Ĩ' | 'ĩ' | 'Ũ' | 'ũ' | 'Ơ' | 'ơ' | 'Ư' | 'ư'
        | '\u{1ea0}'..='\u{1ef9}' | '\u{4e00}'..='\u{9fff}')
}

/// Letters of the scripts that share many shapes with Latin: Greek, Cyrillic, Armenian, Cherokee, Lisu.
pub(super) fn is_near_latin(c: char) -> bool {
    c.is_alphabetic()
        && matches!(c,
            '\u{370}'..='\u{58f}' | '\u{13a0}'..='\u{13ff}' | '\u{1c80}'..='\u{1c8f}' | '\u{1f00}'..='\u{1fff}'
            | '\u{a4d0}'..='\u{a4ff}' | '\u{a640}'..='\u{a69f}')
}

/// Characters of Chinese, Japanese and Korean text.
pub(super) const fn is_cjk(c: char) -> bool {
    matches!(c,
        '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

/// Signs that count as marks, letters or punctuation elsewhere: keycaps, section and paragraph signs.
pub(super) const fn is_sign(c: char) -> bool {
    matches!(c, '\u{20d0}'..='\u{20ff}' | '\u{1f100}'..='\u{1f1ff}' | '\u{24b6}'..='\u{24e9}')
}

/// Signs of trade marks, units and tolerances, which names of products hold.
pub(super) const fn is_technical(c: char) -> bool {
    matches!(c, '®' | '™' | '°' | '±' | 'µ' | '·' | '×' | '÷' | '≤' | '≥' | '≈' | '⌀')
}

/// Signs that follow an emoji and belong to it.
pub(super) const fn joins_emoji(c: char) -> bool {
    matches!(c, '\u{200d}' | '\u{fe0f}' | '\u{20e3}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0020}'..='\u{e007f}')
}

/// Punctuation of names: Latin, general, Chinese and Japanese.
pub(super) const fn is_punctuation(c: char) -> bool {
    matches!(c,
        '¡' | '§' | '«' | '¶' | '·' | '»' | '¿' | '\u{55a}'..='\u{55f}' | '\u{964}' | '\u{965}'
        | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}'
        | '\u{3014}'..='\u{301f}' | '\u{30fb}')
}

/// Characters that are another spelling of plain ones: `№`, `²`, `①`, `ﬁ`, `㈱`, `𝟐`.
pub(super) fn is_special_form(c: char) -> bool {
    let candidate = matches!(c,
        'ª' | '²' | '³' | '¹' | 'º' | '¼'..='¾' | '\u{2070}'..='\u{209c}' | '\u{2100}'..='\u{214f}'
        | '\u{2150}'..='\u{2189}' | '\u{2460}'..='\u{24ff}' | '\u{3200}'..='\u{33ff}' | '\u{fb00}'..='\u{fb06}'
        | '\u{fe30}'..='\u{fe6b}' | '\u{ff61}'..='\u{ff9f}' | '\u{1d400}'..='\u{1d7ff}' | '\u{1f100}'..='\u{1f16c}');
    // A canonical equivalent, such as the Kelvin sign, is a matter of composing.
    candidate && !std::iter::once(c).nfkc().eq([c]) && std::iter::once(c).nfc().eq([c])
}

/// The first of ten digits in a row, for the scripts that have digits of their own.
const ZEROS: [u32; 36] = [
    0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0,
    0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50,
    0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0x104a0,
];

/// The ASCII digit of another script's decimal digit, such as `5` for `٥`.
pub(crate) fn digit(c: char) -> Option<char> {
    let c = c as u32;
    let before = ZEROS.partition_point(|&zero| zero <= c);
    let value = c - ZEROS.get(before.checked_sub(1)?)?;
    char::from_digit(value, 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_other_scripts_have_values() {
        assert!(ZEROS.is_sorted());
        for (c, expected) in [
            ('٠', Some('0')),
            ('٩', Some('9')),
            ('۵', Some('5')),
            ('९', Some('9')),
            ('๒', Some('2')),
            ('5', None),
            ('٪', None),
            ('a', None),
            ('二', None),
        ] {
            assert_eq!(digit(c), expected, "{c}");
        }
    }

    #[test]
    fn canonical_equivalents_are_not_special_forms() {
        for (c, special) in
            [('№', true), ('𝟐', true), ('㈱', true), ('\u{212a}', false), ('ĳ', false), ('ำ', false)]
        {
            assert_eq!(is_special_form(c), special, "{c}");
        }
    }
}
