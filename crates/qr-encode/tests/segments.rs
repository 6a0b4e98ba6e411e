//! Which part of a text is written in which mode.

use proptest::prelude::*;
use qr_encode::{LevelChoice, Mode, Payload, Request, encode};
use qr_symbol::{EcLevel, Version};

use Mode::{Alphanumeric, Byte, Kanji, Numeric};

fn written(payload: Payload<'_>) -> (Vec<(Mode, &str)>, usize) {
    let level = LevelChoice::Exactly(EcLevel::L);
    let encoded = encode(&Request { payload, level, largest: Version::MAX }).expect("encodes");
    let part = |segment: &qr_encode::Segment| (segment.mode, &payload.text()[segment.bytes.clone()]);
    (encoded.segments.iter().map(part).collect(), encoded.bits_used)
}

#[test]
fn the_shortest_segments_of_texts() {
    fn check(text: &str, segments: &[(Mode, &str)], bits: usize) {
        let (found, found_bits) = written(Payload::Text(text));
        assert_eq!((found.as_slice(), found_bits), (segments, bits), "{text}");
    }
    check("1", &[(Numeric, "1")], 4 + 10 + 4);
    check("01234567", &[(Numeric, "01234567")], 4 + 10 + 27);
    check("HELLO WORLD", &[(Alphanumeric, "HELLO WORLD")], 4 + 9 + 61);
    check("abc", &[(Byte, "abc")], 4 + 8 + 24);
    check("abc123", &[(Byte, "abc123")], 4 + 8 + 48);
    check("abc12345678", &[(Byte, "abc"), (Numeric, "12345678")], 36 + 4 + 10 + 27);
    check("ABCDEF1234567890123", &[(Alphanumeric, "ABCDEF"), (Numeric, "1234567890123")], 46 + 14 + 44);
    check("100%\u{1D}", &[(Byte, "100%\u{1D}")], 4 + 8 + 40);
    // UTF-8 behind an ECI.
    check("thử", &[(Byte, "thử")], 12 + 4 + 8 + 40);
    check("é1234567890", &[(Byte, "é"), (Numeric, "1234567890")], 12 + 4 + 8 + 16 + 4 + 10 + 34);
    // Kanji mode, and no ECI.
    check("真空", &[(Kanji, "真空")], 4 + 8 + 26);
    check("真空ポンプ VP-7", &[(Kanji, "真空ポンプ"), (Alphanumeric, " VP-7")], 12 + 65 + 13 + 28);
    // One character that kanji mode does not have: all is UTF-8.
    check("产品", &[(Byte, "产品")], 12 + 12 + 48);
    check("真空、", &[(Byte, "真空、")], 12 + 12 + 72);
    // Two headers for one kanji are a bit more than an ECI, for two they are less.
    check("a品b", &[(Byte, "a品b")], 12 + 12 + 40);
    check("a品質b", &[(Byte, "a"), (Kanji, "品質"), (Byte, "b")], 20 + 38 + 20);
}

#[test]
fn the_shortest_segments_of_element_strings() {
    fn check(text: &str, segments: &[(Mode, &str)], bits: usize) {
        let (found, found_bits) = written(Payload::Gs1(text));
        assert_eq!((found.as_slice(), found_bits), (segments, bits), "{text}");
    }
    check("0109524000059109", &[(Numeric, "0109524000059109")], 4 + 14 + 54);
    check("10ABCDEF\u{1D}21XYZ", &[(Alphanumeric, "10ABCDEF\u{1D}21XYZ")], 4 + 13 + 77);
    // A percent sign takes two characters, four of them eight: 44 bits, and 12 more for an even number.
    check("10AB%CD", &[(Alphanumeric, "10AB%CD")], 4 + 13 + 44);
    check("10a%\u{1D}b", &[(Byte, "10a%\u{1D}b")], 4 + 12 + 48);
    // A separator before a percent sign would be read as a percent sign before a separator.
    check("10\u{1D}%", &[(Byte, "10\u{1D}%")], 4 + 12 + 32);
    check(
        "10ABCDEFGHIJKLM\u{1D}\u{1D}",
        &[(Alphanumeric, "10ABCDEFGHIJKLM\u{1D}"), (Byte, "\u{1D}")],
        4 + 101 + 20,
    );
}

/// Bits of a text under every way of giving each character a mode; the fewest.
fn fewest_bits(payload: Payload<'_>) -> usize {
    let text: Vec<char> = payload.text().chars().collect();
    let is_gs1 = matches!(payload, Payload::Gs1(_));
    let ways = 4usize.pow(text.len() as u32);
    let modes = |way: usize| (0..text.len()).map(move |i| way >> (2 * i) & 3);
    (0..ways).filter_map(|way| bits(&text, &modes(way).collect::<Vec<_>>(), is_gs1)).min().expect("byte mode")
}

/// Bits of a text whose characters are written in these modes, 0 to 3 as in the list below; `None` where one
/// cannot.
fn bits(text: &[char], modes: &[usize], is_gs1: bool) -> Option<usize> {
    let is_ascii = text.iter().all(char::is_ascii);
    let has_kanji = modes.contains(&3);
    let mut sum = if is_gs1 { 4 } else { 0 } + if is_ascii || has_kanji { 0 } else { 12 };
    let mut at = 0;
    for run in modes.chunk_by(|a, b| a == b) {
        let part = &text[at..at + run.len()];
        let start = at;
        at += run.len();
        sum += match run[0] {
            0 if has_kanji && !part.iter().all(char::is_ascii) => return None,
            0 => 4 + 8 + 8 * part.iter().map(|c| c.len_utf8()).sum::<usize>(),
            1 => {
                let mut characters = 0;
                for (i, &c) in part.iter().enumerate() {
                    let previous = (start + i).checked_sub(1).map(|before| text[before]);
                    characters += match c {
                        '%' | '\u{1D}' if is_gs1 && previous == Some('\u{1D}') => return None,
                        '\u{1D}' if is_gs1 => 1,
                        '%' if is_gs1 => 2,
                        '0'..='9' | 'A'..='Z' | ' ' | '$' | '%' | '*' | '+' | '-' | '.' | '/' | ':' => 1,
                        _ => return None,
                    };
                }
                4 + 9 + characters / 2 * 11 + characters % 2 * 6
            }
            2 if part.iter().all(char::is_ascii_digit) => {
                4 + 10 + part.len() / 3 * 10 + [0, 4, 7][part.len() % 3]
            }
            3 if !is_gs1 && part.iter().all(|c| "真空品あン".contains(*c)) => 4 + 8 + 13 * part.len(),
            _ => return None,
        };
    }
    Some(sum)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_other_way_is_shorter(text in "[0-9A-Ca%\u{1D}é真空品あ]{1,8}", digits in "[0-9]{0,2}[A-C]{0,2}") {
        // Eight characters of any kind, or fewer and some that go together.
        let text: String = text.chars().chain(digits.chars()).take(8).collect();
        for payload in [Payload::Text(text.as_str()), Payload::Gs1(text.as_str())] {
            prop_assert_eq!(written(payload).1, fewest_bits(payload), "{:?}", payload);
        }
    }

    #[test]
    fn segments_are_the_text_in_order(text in "(\\PC|[0-9]{1,9}|[A-Z%]{1,9}|\u{1D}|[あ-ん真空]{1,5}){1,40}") {
        for payload in [Payload::Text(text.as_str()), Payload::Gs1(text.as_str())] {
            let (segments, _) = written(payload);
            prop_assert_eq!(segments.iter().map(|&(_, part)| part).collect::<String>(), text.as_str());
            prop_assert!(segments.windows(2).all(|pair| pair[0].0 != pair[1].0));
        }
    }
}
