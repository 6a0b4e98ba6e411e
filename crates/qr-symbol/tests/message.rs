//! Bits of the standard's modes are the message they stand for, and no others are one.

use proptest::prelude::*;
use qr_symbol::Version;
use qr_symbol::message::{Fnc1, Message, MessageError, Mode, Segment, StructuredAppend};

const NUMERIC: u32 = 0b0001;
const ALPHANUMERIC: u32 = 0b0010;
const APPEND: u32 = 0b0011;
const BYTE: u32 = 0b0100;
const FNC1_FIRST: u32 = 0b0101;
const ECI: u32 = 0b0111;
const KANJI: u32 = 0b1000;
const FNC1_SECOND: u32 = 0b1001;
const HANZI: u32 = 0b1101;

/// Values and the bits that each takes, as codewords; the last one is filled up with light bits.
fn codewords(values: &[(u32, usize)]) -> Vec<u8> {
    let bits: Vec<u32> =
        values.iter().flat_map(|&(value, count)| (0..count).rev().map(move |bit| value >> bit & 1)).collect();
    bits.chunks(8)
        .map(|bits| (0..8).fold(0, |byte, i| byte << 1 | *bits.get(i).unwrap_or(&0) as u8))
        .collect()
}

fn read_at(version: u8, values: &[(u32, usize)]) -> Result<Message, MessageError> {
    Message::read(&codewords(values), Version::new(version).expect("a version"))
}

fn read(values: &[(u32, usize)]) -> Result<Message, MessageError> {
    read_at(1, values)
}

/// The segments, shown as `mode eci bytes`.
fn shown(message: &Message) -> Vec<String> {
    let segment = |Segment { mode, eci, bytes }: &Segment| {
        let eci = eci.map_or(String::new(), |eci| format!("\\{eci} "));
        format!("{mode:?} {eci}{}", bytes.escape_ascii())
    };
    message.segments.iter().map(segment).collect()
}

#[test]
fn segments_of_every_mode() {
    fn check(values: &[(u32, usize)], expected: &[&str]) {
        let message = read(values).unwrap_or_else(|error| panic!("{expected:?}: {error}"));
        assert_eq!(shown(&message), expected);
        assert_eq!(message.odd_padding_at, None, "{expected:?}");
    }
    check(&[], &[]);
    check(&[(0, 4)], &[]);
    // The examples that descriptions of the standard use.
    check(&[(NUMERIC, 4), (8, 10), (12, 10), (345, 10), (67, 7), (0, 4)], &["Numeric 01234567"]);
    check(&[(NUMERIC, 4), (1, 10), (9, 4), (0, 4)], &["Numeric 9"]);
    check(&[(ALPHANUMERIC, 4), (5, 9), (462, 11), (1849, 11), (2, 6), (0, 4)], &["Alphanumeric AC-42"]);
    check(&[(BYTE, 4), (3, 8), (0x61, 8), (0x00, 8), (0xff, 8), (0, 4)], &["Byte a\\x00\\xff"]);
    // 点 and 茗 in Shift JIS.
    check(&[(KANJI, 4), (2, 8), (0xd9f, 13), (0x1aaa, 13), (0, 4)], &["Kanji \\x93_\\xe4\\xaa"]);
    // 啊 in GB 2312 is the first character of row 16, and the full stop 。 the third of row 1.
    check(&[(HANZI, 4), (1, 4), (2, 8), (0x0a * 0x60, 13), (2, 13), (0, 4)], &["Hanzi \\xb0\\xa1\\xa1\\xa3"]);
    check(
        &[
            (NUMERIC, 4),
            (3, 10),
            (7, 10),
            (BYTE, 4),
            (1, 8),
            (0x2f, 8),
            (NUMERIC, 4),
            (2, 10),
            (0, 7),
            (0, 4),
        ],
        &["Numeric 007", "Byte /", "Numeric 00"],
    );
    // A segment without characters is one.
    check(&[(BYTE, 4), (0, 8), (0, 4)], &["Byte "]);
}

#[test]
fn counts_grow_with_the_version() {
    for (mode, widths) in
        [(NUMERIC, [10, 12, 14]), (ALPHANUMERIC, [9, 11, 13]), (BYTE, [8, 16, 16]), (KANJI, [8, 10, 12])]
    {
        for (versions, width) in [[1, 9], [10, 26], [27, 40]].into_iter().zip(widths) {
            for version in versions {
                let bits = match mode {
                    NUMERIC => 4,
                    ALPHANUMERIC => 6,
                    BYTE => 8,
                    _ => 13,
                };
                let message =
                    read_at(version, &[(mode, 4), (1, width), (5, bits), (0, 4)]).expect("a message");
                assert_eq!((message.segments.len(), message.odd_padding_at), (1, None), "{mode} {version}");
            }
        }
    }
}

#[test]
fn character_sets_are_named_in_one_two_or_three_codewords() {
    fn check(designator: (u32, usize), expected: Option<u32>) {
        let message = read(&[(ECI, 4), designator, (BYTE, 4), (1, 8), (0x41, 8), (0, 4)]);
        match expected {
            Some(eci) => assert_eq!(message.expect("a message").segments[0].eci, Some(eci)),
            None => assert_eq!(message, Err(MessageError::NoDesignator { at: 4 })),
        }
    }
    check((26, 8), Some(26));
    check((127, 8), Some(127));
    check((0b10 << 14 | 26, 16), Some(26));
    check((0b10 << 14 | 16_383, 16), Some(16_383));
    check((0b110 << 21 | 999_999, 24), Some(999_999));
    check((0b110 << 21 | 1_000_000, 24), None);
    check((0b111 << 5, 8), None);
    // It holds until the next.
    let a = [(BYTE, 4), (1, 8), (0x41, 8)];
    let message =
        read(&[&a[..], &[(ECI, 4), (3, 8)], &a, &a, &[(ECI, 4), (20, 8)], &a].concat()).expect("a message");
    assert_eq!(shown(&message), ["Byte A", "Byte \\3 A", "Byte \\3 A", "Byte \\20 A"]);
}

#[test]
fn fnc1_separates_fields() {
    fn check(fnc1: &[(u32, usize)], alphanumeric: &[(u32, usize)], bytes: &str) {
        let message = read(&[fnc1, alphanumeric, &[(0, 4)]].concat()).expect("a message");
        assert_eq!(message.bytes().escape_ascii().to_string(), bytes);
        assert_eq!(message.is_gs1(), fnc1.first() == Some(&(FNC1_FIRST, 4)));
    }
    let first = [(FNC1_FIRST, 4)];
    let percent = 38 * 45 + 38;
    // `A%` and `%%` and `%%%`.
    check(&[], &[(ALPHANUMERIC, 4), (2, 9), (10 * 45 + 38, 11)], "A%");
    check(&[], &[(ALPHANUMERIC, 4), (2, 9), (percent, 11)], "%%");
    check(&first, &[(ALPHANUMERIC, 4), (2, 9), (10 * 45 + 38, 11)], "A\\x1d");
    check(&first, &[(ALPHANUMERIC, 4), (2, 9), (percent, 11)], "%");
    check(&first, &[(ALPHANUMERIC, 4), (3, 9), (percent, 11), (38, 6)], "%\\x1d");
    check(&first, &[(ALPHANUMERIC, 4), (4, 9), (percent, 11), (percent, 11)], "%%");
    // Byte mode has the separator itself, and a percent sign is one.
    check(&first, &[(BYTE, 4), (2, 8), (0x1d, 8), (0x25, 8)], "\\x1d%");
    // In second position the application comes first.
    check(&[(FNC1_SECOND, 4), (7, 8)], &[(ALPHANUMERIC, 4), (2, 9), (10 * 45 + 38, 11)], "07A\\x1d");
    check(&[(FNC1_SECOND, 4), (99, 8)], &[(NUMERIC, 4), (1, 10), (5, 4)], "995");
    check(&[(FNC1_SECOND, 4), (165, 8)], &[(NUMERIC, 4), (1, 10), (5, 4)], "A5");
    check(&[(FNC1_SECOND, 4), (222, 8)], &[(NUMERIC, 4), (1, 10), (5, 4)], "z5");
    // A character set may be named before.
    let message =
        read(&[(ECI, 4), (26, 8), (FNC1_FIRST, 4), (NUMERIC, 4), (2, 10), (10, 7)]).expect("a message");
    assert_eq!((message.fnc1, message.segments[0].eci), (Some(Fnc1::First), Some(26)));
}

#[test]
fn parts_of_a_longer_message_say_so() {
    let message =
        read(&[(APPEND, 4), (1, 4), (3, 4), (0x5a, 8), (BYTE, 4), (1, 8), (0x41, 8)]).expect("a message");
    assert_eq!(message.structured_append, Some(StructuredAppend { part: 2, parts: 4, parity: 0x5a }));
    assert_eq!(message.bytes(), b"A");
}

#[test]
fn padding_is_judged_but_no_error() {
    fn check(rest: &[(u32, usize)], odd_padding_at: Option<usize>) {
        let message = read(&[&[(BYTE, 4), (1, 8), (0x41, 8)], rest].concat()).expect("a message");
        assert_eq!(
            (message.bytes().as_slice(), message.odd_padding_at),
            (&b"A"[..], odd_padding_at),
            "{rest:?}"
        );
    }
    check(&[(0, 4)], None);
    check(&[(0, 4), (0xec, 8), (0x11, 8), (0xec, 8)], None);
    check(&[(0, 4), (0x11, 8)], Some(24));
    check(&[(0, 4), (0xec, 8), (0x11, 8), (0, 8)], Some(40));
    // A terminator that is cut off, and one whose codeword is not filled with light bits.
    let digits = [(NUMERIC, 4), (8, 10), (12, 10), (345, 10), (67, 7)];
    let end =
        |rest: (u32, usize)| read(&[&digits[..], &[rest]].concat()).map(|message| message.odd_padding_at);
    assert_eq!(end((0, 7)), Ok(None));
    assert_eq!(end((1, 7)), Ok(Some(47)));
    // A terminator of three bits, and of none.
    let cut = [(ALPHANUMERIC, 4), (1, 9), (7, 6), (NUMERIC, 4), (1, 10), (7, 4)];
    let end = |rest: (u32, usize)| read(&[&cut[..], &[rest]].concat()).map(|message| message.odd_padding_at);
    assert_eq!([end((0, 3)), end((0b10, 3))], [Ok(None), Ok(Some(38))]);
    let full = [(NUMERIC, 4), (3, 10), (7, 10), (BYTE, 4), (0, 8), (BYTE, 4), (0, 8)];
    assert_eq!(read(&full).map(|message| (message.segments.len(), message.odd_padding_at)), Ok((3, None)));
}

#[test]
fn what_is_no_message() {
    fn check(values: &[(u32, usize)], expected: &MessageError, code: &str) {
        let error = read(values).expect_err(code);
        assert_eq!((&error, error.code()), (expected, code));
        assert_eq!(error.args(), [("bit", error.at().to_string())]);
    }
    let byte = [(BYTE, 4), (1, 8), (0x41, 8)];
    let after = |rest: &[(u32, usize)]| [&byte[..], rest].concat();
    check(&[(6, 4)], &MessageError::UnknownMode { at: 0, indicator: 6 }, "message.unknown-mode");
    check(&after(&[(15, 4)]), &MessageError::UnknownMode { at: 20, indicator: 15 }, "message.unknown-mode");
    check(&[(BYTE, 4)], &MessageError::Truncated { at: 4, wanted: 8, left: 4 }, "message.truncated");
    check(
        &[(BYTE, 4), (3, 8), (0, 12)],
        &MessageError::Truncated { at: 12, wanted: 24, left: 12 },
        "message.truncated",
    );
    check(
        &after(&[(NUMERIC, 4)]),
        &MessageError::Truncated { at: 24, wanted: 10, left: 0 },
        "message.truncated",
    );
    check(
        &[(ECI, 4), (0b10 << 10, 12)],
        &MessageError::Truncated { at: 12, wanted: 8, left: 4 },
        "message.truncated",
    );
    let digits = |count: u32, value: u32, bits: usize| [(NUMERIC, 4), (count, 10), (value, bits), (0, 4)];
    let wrong = |mode, value, at| MessageError::NoCharacter { at, mode, value };
    check(&digits(3, 1000, 10), &wrong(Mode::Numeric, 1000, 14), "message.no-character");
    check(&digits(2, 100, 7), &wrong(Mode::Numeric, 100, 14), "message.no-character");
    check(&digits(1, 10, 4), &wrong(Mode::Numeric, 10, 14), "message.no-character");
    let pair = [(ALPHANUMERIC, 4), (2, 9), (2025, 11)];
    check(&pair, &wrong(Mode::Alphanumeric, 2025, 13), "message.no-character");
    check(&[(ALPHANUMERIC, 4), (1, 9), (45, 6)], &wrong(Mode::Alphanumeric, 45, 13), "message.no-character");
    for value in [100, 164, 191, 196, 223, 255] {
        let error = MessageError::NoApplication { at: 4, value };
        check(&[(FNC1_SECOND, 4), (value, 8)], &error, "message.no-application");
    }
    check(&[(HANZI, 4), (2, 4)], &MessageError::UnknownSubset { at: 4, subset: 2 }, "message.unknown-subset");
    for indicator in [FNC1_FIRST, FNC1_SECOND, APPEND] {
        let error = MessageError::Misplaced { at: 20, indicator };
        check(&after(&[(indicator, 4), (0, 16)]), &error, "message.misplaced");
    }
    let twice = [(FNC1_FIRST, 4), (FNC1_SECOND, 4), (7, 8)];
    check(&twice, &MessageError::Misplaced { at: 4, indicator: FNC1_SECOND }, "message.misplaced");
}

/// Any segment, as bits of version 1 and as what is read.
fn segment() -> impl Strategy<Value = (Vec<(u32, usize)>, Mode, Vec<u8>)> {
    let digits = "[0-9]{1,20}".prop_map(|digits| {
        let mut bits = vec![(NUMERIC, 4), (digits.len() as u32, 10)];
        for group in digits.as_bytes().chunks(3) {
            let value = group.iter().fold(0, |value, digit| value * 10 + u32::from(digit - b'0'));
            bits.push((value, [4, 7, 10][group.len() - 1]));
        }
        (bits, Mode::Numeric, digits.into_bytes())
    });
    let bytes = proptest::collection::vec(any::<u8>(), 0..30).prop_map(|bytes| {
        let mut bits = vec![(BYTE, 4), (bytes.len() as u32, 8)];
        bits.extend(bytes.iter().map(|&byte| (u32::from(byte), 8)));
        (bits, Mode::Byte, bytes)
    });
    prop_oneof![digits, bytes]
}

proptest! {
    #[test]
    fn any_codewords_are_read_or_refused(codewords in proptest::collection::vec(any::<u8>(), 0..200), version in 1..=40u8) {
        match Message::read(&codewords, Version::new(version).expect("a version")) {
            Ok(message) => {
                prop_assert!(message.odd_padding_at.is_none_or(|at| at < codewords.len() * 8));
                // No mode writes more than two digits a codeword and a half.
                prop_assert!(message.bytes().len() <= codewords.len() * 3);
            }
            Err(error) => prop_assert!(error.at() <= codewords.len() * 8),
        }
    }

    #[test]
    fn written_segments_are_read(segments in proptest::collection::vec(segment(), 0..6)) {
        let bits: Vec<_> = segments.iter().flat_map(|(bits, ..)| bits.clone()).chain([(0, 4)]).collect();
        let message = read(&bits).expect("a message");
        let read: Vec<_> = message.segments.into_iter().map(|segment| (segment.mode, segment.bytes)).collect();
        let written: Vec<_> = segments.into_iter().map(|(_, mode, bytes)| (mode, bytes)).collect();
        prop_assert_eq!(read, written);
    }
}
