//! Symbols are, module for module, those that other encoders make of the same segments.

use encoding_rs::SHIFT_JIS;
use qr_encode::{EncodeError, Encoded, LevelChoice, Mode, Payload, Request, encode};
use qr_symbol::{EcLevel, Modules, Version};
use qrcode::Color;
use qrcode::bits::Bits;
use qrcode::canvas::{Canvas, MaskPattern};
use qrcodegen::{QrCode, QrCodeEcc};

/// As much of the payload as a symbol of this version and level holds.
fn filling<'a>(payload: Payload<'a>, version: Version, level: EcLevel) -> (Payload<'a>, Encoded) {
    let request = |payload| Request { payload, level: LevelChoice::Exactly(level), largest: version };
    let Err(EncodeError::TooLong { rooms, .. }) = encode(&request(payload)) else { panic!("more text") };
    let fits = rooms.iter().find(|room| room.level == level).expect("a room a level").fits_bytes;
    let payload = match payload {
        Payload::Text(text) => Payload::Text(&text[..fits]),
        Payload::Gs1(text) => Payload::Gs1(&text[..fits]),
    };
    let encoded = encode(&request(payload)).expect("fits");
    assert_eq!(encoded.symbol.version(), version, "{payload:?}");
    (payload, encoded)
}

/// The data codewords of the same segments, by the `qrcode` crate.
fn data_codewords(payload: Payload<'_>, encoded: &Encoded) -> Vec<u8> {
    let version = qrcode::Version::Normal(encoded.symbol.version().number().into());
    let mut bits = Bits::new(version);
    let (text, is_gs1) = (payload.text(), matches!(payload, Payload::Gs1(_)));
    let has_kanji = encoded.segments.iter().any(|segment| segment.mode == Mode::Kanji);
    if !text.is_ascii() && !has_kanji {
        bits.push_eci_designator(26).expect("room");
    }
    if is_gs1 {
        bits.push_fnc1_first_position().expect("room");
    }
    for segment in &encoded.segments {
        let part = &text[segment.bytes.clone()];
        let signs = if is_gs1 { part.replace('%', "%%").replace('\u{1D}', "%") } else { part.to_owned() };
        match segment.mode {
            Mode::Numeric => bits.push_numeric_data(part.as_bytes()),
            Mode::Alphanumeric => bits.push_alphanumeric_data(signs.as_bytes()),
            Mode::Byte => bits.push_byte_data(part.as_bytes()),
            Mode::Kanji => bits.push_kanji_data(&SHIFT_JIS.encode(part).0),
        }
        .expect("room");
    }
    assert_eq!(bits.len(), encoded.bits_used, "{payload:?}");
    bits.push_terminator(peer_level(encoded.symbol.level())).expect("room");
    bits.into_bytes()
}

const fn peer_level(level: EcLevel) -> qrcode::EcLevel {
    match level {
        EcLevel::L => qrcode::EcLevel::L,
        EcLevel::M => qrcode::EcLevel::M,
        EcLevel::Q => qrcode::EcLevel::Q,
        EcLevel::H => qrcode::EcLevel::H,
    }
}

const MASKS: [MaskPattern; 8] = [
    MaskPattern::Checkerboard,
    MaskPattern::HorizontalLines,
    MaskPattern::VerticalLines,
    MaskPattern::DiagonalLines,
    MaskPattern::LargeCheckerboard,
    MaskPattern::Fields,
    MaskPattern::Diamonds,
    MaskPattern::Meadow,
];

fn texts() -> [String; 4] {
    [
        "Bơm chân không VP-7 · 20260813-0001 · ABCDEFGHIJ 0123456789 · lô hàng / ".repeat(60),
        "真空ポンプ VP-7 20260813-0001 lower case 製造番号 ".repeat(120),
        "7\u{0}z".repeat(1_200) + &"0123456789".repeat(500),
        "0109524000059109172608131020260813-0001\u{1D}21A%b\u{1D}91lower%\u{1D}".repeat(120),
    ]
}

fn payloads(texts: &[String; 4]) -> [Payload<'_>; 4] {
    let [vietnamese, japanese, digits, elements] = texts;
    [Payload::Text(vietnamese), Payload::Text(japanese), Payload::Text(digits), Payload::Gs1(elements)]
}

#[test]
fn modules_are_those_of_the_qrcode_crate_under_the_same_mask() {
    let texts = texts();
    for version in Version::all() {
        for level in EcLevel::ALL {
            for payload in payloads(&texts) {
                let (payload, encoded) = filling(payload, version, level);
                let symbol = &encoded.symbol;
                let peer_version = qrcode::Version::Normal(version.number().into());
                let data = data_codewords(payload, &encoded);
                let (data, check) = qrcode::ec::construct_codewords(&data, peer_version, peer_level(level))
                    .expect("codewords");
                let mut canvas = Canvas::new(peer_version, peer_level(level));
                canvas.draw_all_functional_patterns();
                canvas.draw_data(&data, &check);
                canvas.apply_mask(MASKS[usize::from(symbol.mask().number())]);
                let colour = |&dark: &bool| if dark { Color::Dark } else { Color::Light };
                let modules: Vec<Color> = symbol.modules().rows().flatten().map(colour).collect();
                assert!(modules == canvas.into_colors(), "version {version}, level {level}, {payload:?}");
            }
        }
    }
}

/// Whether a row or column has what looks like a finder pattern of modules two or more wide, for which
/// `qrcodegen` takes points too.
fn has_wide_finder(modules: &Modules) -> bool {
    let edge = modules.edge();
    let lines = [modules.clone(), modules.transposed()];
    lines.iter().flat_map(Modules::rows).any(|line| {
        let line = [&vec![false; edge][..], line, &vec![false; edge]].concat();
        let runs: Vec<usize> = line.chunk_by(|a, b| a == b).map(<[bool]>::len).collect();
        // The quiet zone is the first run, so every second one is light.
        runs.windows(7).step_by(2).any(|runs| {
            let width = runs[1];
            let sides = (runs[0].min(runs[6]), runs[0].max(runs[6]));
            width > 1 && runs[1..6] == [width, width, 3 * width, width, width] && sides >= (width, 4 * width)
        })
    })
}

#[test]
fn the_mask_is_that_of_qrcodegen_but_for_wide_finder_patterns() {
    let texts = texts();
    let mut others = 0;
    for version in Version::all().filter(|version| version.number() <= 12 || version.number() % 7 == 0) {
        for level in EcLevel::ALL {
            for payload in payloads(&texts) {
                let (payload, encoded) = filling(payload, version, level);
                let peer = QrCode::encode_codewords(
                    qrcodegen::Version::new(version.number()),
                    [QrCodeEcc::Low, QrCodeEcc::Medium, QrCodeEcc::Quartile, QrCodeEcc::High][level as usize],
                    &data_codewords(payload, &encoded),
                    None,
                );
                let modules = encoded.symbol.modules();
                if peer.mask().value() == encoded.symbol.mask().number() {
                    let is_dark = |x: usize, y: usize| peer.get_module(x as i32, y as i32);
                    assert!(&Modules::from_fn(version.modules(), is_dark) == modules, "{version} {level}");
                } else {
                    assert!(has_wide_finder(modules), "version {version}, level {level}, {payload:?}");
                    others += 1;
                }
            }
        }
    }
    // Of 256.
    assert!(others < 8, "{others}");
}
