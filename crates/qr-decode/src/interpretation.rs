//! What a symbol says of its character sets, and the text of its message.

use encoding_rs::{
    BIG5, EUC_KR, Encoding, GB18030, GBK, ISO_8859_2, ISO_8859_3, ISO_8859_4, ISO_8859_5, ISO_8859_6,
    ISO_8859_7, ISO_8859_8, ISO_8859_10, ISO_8859_13, ISO_8859_14, ISO_8859_15, ISO_8859_16, SHIFT_JIS,
    UTF_8, UTF_16BE, UTF_16LE, WINDOWS_874, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1254,
    WINDOWS_1256,
};
use qr_symbol::message::{Fnc1, Message, Mode, Segment};

use crate::text;

/// How bytes become characters.
#[derive(Debug, Clone, Copy, PartialEq)]
enum CharacterSet {
    /// Seven bits; also what is common to the sets whose other half we do not know.
    Ascii,
    Latin1,
    /// A part of ISO/IEC 8859 other than the first. Its bytes 0x80 to 0x9F are control characters, which no text
    /// holds: bytes that have them are of another set than they say.
    Iso8859(&'static Encoding),
    Of(&'static Encoding),
    Utf32 {
        big_endian: bool,
    },
}

/// The character set of an extended channel interpretation; `None` for one that is no character set, or unknown.
///
/// Source: AIM ITS/04-023, "ECI Assignments"; unverified, from the ZXing and Zint sources.
fn character_set(eci: u32) -> Option<CharacterSet> {
    use CharacterSet::{Ascii, Iso8859, Latin1, Of, Utf32};
    Some(match eci {
        // Of code page 437 there is no table here, and little text.
        0 | 2 | 27 | 170 => Ascii,
        1 | 3 => Latin1,
        4 => Iso8859(ISO_8859_2),
        5 => Iso8859(ISO_8859_3),
        6 => Iso8859(ISO_8859_4),
        7 => Iso8859(ISO_8859_5),
        8 => Iso8859(ISO_8859_6),
        9 => Iso8859(ISO_8859_7),
        10 => Iso8859(ISO_8859_8),
        // From 0xA0 up the parts 9 and 11 are as in these code pages.
        11 => Iso8859(WINDOWS_1254),
        12 => Iso8859(ISO_8859_10),
        13 => Iso8859(WINDOWS_874),
        15 => Iso8859(ISO_8859_13),
        16 => Iso8859(ISO_8859_14),
        17 => Iso8859(ISO_8859_15),
        18 => Iso8859(ISO_8859_16),
        20 => Of(SHIFT_JIS),
        21 => Of(WINDOWS_1250),
        22 => Of(WINDOWS_1251),
        23 => Of(WINDOWS_1252),
        24 => Of(WINDOWS_1256),
        25 => Of(UTF_16BE),
        26 => Of(UTF_8),
        28 => Of(BIG5),
        // GB 2312, of which GB 18030 is an extension.
        29 | 32 => Of(GB18030),
        30 => Of(EUC_KR),
        31 => Of(GBK),
        33 => Of(UTF_16LE),
        34 => Utf32 { big_endian: true },
        35 => Utf32 { big_endian: false },
        _ => return None,
    })
}

impl CharacterSet {
    /// Whether ASCII characters are the bytes of ASCII, so that digits may stand between.
    fn holds_ascii(self) -> bool {
        match self {
            Self::Ascii | Self::Latin1 | Self::Iso8859(_) => true,
            Self::Of(encoding) => encoding.is_ascii_compatible(),
            Self::Utf32 { .. } => false,
        }
    }

    /// The characters, without a byte order mark; `None` when the bytes are not of this set.
    fn text(self, bytes: &[u8]) -> Option<String> {
        let has_controls = || bytes.iter().any(|byte| matches!(byte, 0x80..=0x9f));
        let decoded = match self {
            Self::Ascii => bytes.is_ascii().then(|| bytes.iter().copied().map(char::from).collect())?,
            Self::Latin1 => (!has_controls()).then(|| bytes.iter().copied().map(char::from).collect())?,
            Self::Iso8859(_) if has_controls() => return None,
            Self::Iso8859(encoding) | Self::Of(encoding) => {
                encoding.decode_without_bom_handling_and_without_replacement(bytes)?.into_owned()
            }
            Self::Utf32 { big_endian } => {
                let (characters, rest) = bytes.as_chunks();
                let character = |&bytes: &[u8; 4]| {
                    char::from_u32(if big_endian {
                        u32::from_be_bytes(bytes)
                    } else {
                        u32::from_le_bytes(bytes)
                    })
                };
                let text = characters.iter().map(character).collect::<Option<String>>()?;
                rest.is_empty().then_some(text)?
            }
        };
        Some(decoded.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(decoded))
    }
}

/// The message as text; `None` when it is none, or in no character set that we can tell.
///
/// What the symbol says of its character sets is taken at its word. Where it says nothing, and bytes may be anything,
/// they are judged by what they look like.
pub(crate) fn text(message: &Message) -> Option<String> {
    let mut text = match message.fnc1 {
        Some(Fnc1::Second(application)) => application.to_string(),
        Some(Fnc1::First) | None => String::new(),
    };
    for run in message.segments.chunk_by(|a, b| a.eci == b.eci) {
        text += &match run.first().and_then(|segment| segment.eci) {
            Some(eci) => said(run, character_set(eci))?,
            None => unsaid(run)?,
        };
    }
    Some(text)
}

/// The text of segments whose bytes are of this set. Kanji and hanzi are always their own.
fn said(run: &[Segment], set: Option<CharacterSet>) -> Option<String> {
    run.chunk_by(|a, b| own_set(a.mode) == own_set(b.mode))
        .map(|run| {
            let set = own_set(run.first()?.mode).or(set)?;
            // Digits between characters of two bytes: two readers would make different texts of them.
            let fits = set.holds_ascii() || run.iter().all(|segment| segment.mode == Mode::Byte);
            if fits { set.text(&joined(run)) } else { None }
        })
        .collect()
}

/// Some encoders write pairs of UTF-8 bytes as kanji. Kanji of which this many characters of UTF-8 can be made may still
/// be meant.
const MOST_BY_CHANCE: usize = 3;

/// The text of segments of which nothing is said.
fn unsaid(run: &[Segment]) -> Option<String> {
    let bytes = joined(run);
    let is_clear = run.iter().all(|segment| segment.mode != Mode::Byte || segment.bytes.is_ascii());
    let beyond_ascii = |text: &str| text.chars().filter(|character| !character.is_ascii()).count();
    match std::str::from_utf8(&bytes).map(beyond_ascii) {
        Err(_) if is_clear => said(run, Some(CharacterSet::Ascii)),
        Ok(1..=MOST_BY_CHANCE) if is_clear => None,
        _ => text::of(&bytes),
    }
}

/// The character set that belongs to a mode.
fn own_set(mode: Mode) -> Option<CharacterSet> {
    match mode {
        Mode::Numeric | Mode::Alphanumeric | Mode::Byte => None,
        Mode::Kanji => Some(CharacterSet::Of(SHIFT_JIS)),
        Mode::Hanzi => Some(CharacterSet::Of(GB18030)),
    }
}

fn joined(run: &[Segment]) -> Vec<u8> {
    run.iter().flat_map(|segment| &segment.bytes).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(segments: &[(Mode, Option<u32>, &[u8])]) -> Message {
        let segments =
            segments.iter().map(|&(mode, eci, bytes)| Segment { mode, eci, bytes: bytes.to_vec() });
        Message { segments: segments.collect(), fnc1: None, structured_append: None, odd_padding_at: None }
    }

    #[track_caller]
    fn check(segments: &[(Mode, Option<u32>, &[u8])], expected: Option<&str>) {
        assert_eq!(text(&message(segments)).as_deref(), expected);
    }

    #[test]
    fn what_a_symbol_says_is_taken_at_its_word() {
        let byte = |eci, bytes, expected| check(&[(Mode::Byte, Some(eci), bytes)], expected);
        // The same two bytes.
        byte(3, b"\xc3\xa9", Some("Ã©"));
        byte(26, b"\xc3\xa9", Some("é"));
        byte(4, b"\xc3\xa9", Some("ĂŠ"));
        byte(22, b"\xc3\xa9", Some("Г©"));
        byte(25, b"\xc3\xa9", Some("쎩"));
        byte(33, b"\xc3\xa9", Some("꧃"));
        byte(28, b"\xc3\xa9", Some("矇"));
        byte(29, b"\xc3\xa9", Some("茅"));
        byte(32, b"\xc3\xa9", Some("茅"));
        byte(20, b"\x93\x5f\xb1", Some("点ｱ"));
        byte(34, b"\0\0\x4e\x2d", Some("中"));
        byte(35, b"\x2d\x4e\0\0", Some("中"));
        byte(11, b"\xfd", Some("ı"));
        byte(13, b"\xa1", Some("ก"));
        byte(2, b"ABC", Some("ABC"));
        // With a mark before it, which is not text.
        byte(26, b"\xef\xbb\xbfA", Some("A"));
        byte(25, b"\xfe\xff\0A", Some("A"));
    }

    #[test]
    fn what_is_not_as_the_symbol_says_is_no_text() {
        let none = |eci, bytes| check(&[(Mode::Byte, Some(eci), bytes)], None);
        none(26, b"caf\xe9");
        none(27, b"caf\xe9");
        none(2, b"caf\x82");
        none(3, b"caf\x82");
        none(11, b"caf\x82");
        none(20, b"\x93");
        none(25, b"\0A\0");
        none(34, b"\0\0\xd8\0");
        none(34, b"\0\0\0A\0");
        // Binary, and interpretations that nobody assigned.
        none(899, b"A");
        none(14, b"A");
        none(900_000, b"A");
    }

    #[test]
    fn every_part_is_in_its_own_set() {
        check(
            &[
                (Mode::Byte, Some(26), "é".as_bytes()),
                (Mode::Byte, Some(3), b"\xe9"),
                (Mode::Numeric, Some(3), b"07"),
            ],
            Some("éé07"),
        );
        // A character that goes on in the next segment.
        check(&[(Mode::Byte, Some(26), b"\xc3"), (Mode::Byte, Some(26), b"\xa9")], Some("é"));
        check(&[(Mode::Byte, Some(26), b"\xc3"), (Mode::Numeric, Some(26), b"1")], None);
        check(&[(Mode::Byte, Some(25), b"\0A"), (Mode::Numeric, Some(25), b"12")], None);
        check(&[(Mode::Kanji, Some(26), b"\x93\x5f"), (Mode::Byte, Some(26), "é".as_bytes())], Some("点é"));
        check(&[], Some(""));
    }

    #[test]
    fn of_what_is_not_said_the_mode_tells_or_the_look() {
        check(&[(Mode::Kanji, None, b"\x93\x5f"), (Mode::Alphanumeric, None, b"AC-42")], Some("点AC-42"));
        check(&[(Mode::Hanzi, None, b"\xb0\xa1\xa1\xa3")], Some("啊。"));
        check(&[(Mode::Byte, None, "深圳".as_bytes()), (Mode::Numeric, None, b"1")], Some("深圳1"));
        check(&[(Mode::Byte, None, b"\xff\xfe\x00")], None);
        // Pairs of UTF-8 bytes that were taken for kanji: too few to tell, enough, and with a rest in bytes.
        check(&[(Mode::Kanji, None, b"\xe1\xbb\x87o")], None);
        check(&[(Mode::Kanji, None, &b"\xe1\xbb\x87o".repeat(3))], None);
        check(&[(Mode::Kanji, None, &b"\xe1\xbb\x87o".repeat(4))], Some("ệoệoệoệo"));
        check(&[(Mode::Kanji, None, b"\xe1\xbb"), (Mode::Byte, None, b"\x87 A")], Some("ệ A"));
        // What is said in one part says nothing of those before.
        check(&[(Mode::Byte, None, "é".as_bytes()), (Mode::Byte, Some(3), b"\xe9")], Some("éé"));
    }

    #[test]
    fn fields_keep_their_separators_and_applications_come_first() {
        let mut gs1 = message(&[(Mode::Alphanumeric, None, b"10A\x1d21B")]);
        gs1.fnc1 = Some(Fnc1::First);
        assert_eq!(text(&gs1).as_deref(), Some("10A\u{1d}21B"));
    }
}
