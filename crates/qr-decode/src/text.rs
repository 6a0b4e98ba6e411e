//! Bytes to text, where the symbol does not say which character set they are in.
//!
//! Few symbols with other bytes than UTF-8 say so. They are judged by what they look like: each character set says how
//! many bits a writer of its texts would need for them. The cheapest explanation wins, if it is cheaper than each other one by `MARGIN`. Explanations that make no text,
//! such as plain binary, compete too: a wrong text is worse than none.

use encoding_rs::{Encoding, GB18030, SHIFT_JIS, WINDOWS_1252};

/// By how many bits an explanation must be better than the next.
const MARGIN: u32 = 8;

/// The first character of a script after characters of another.
const START: u32 = 3;

/// How much rarer Korean in EUC-KR and UTF-8 with damage are than the character sets that are looked for.
const RARE: u32 = 10;

/// A place in decoded text: a character, the bytes that it was, and its neighbours.
struct Place<'a> {
    bytes: &'a [u8],
    is: char,
    before: Option<char>,
    after: Option<char>,
}

/// What bytes would be in one character set.
struct CharacterSet {
    encoding: &'static Encoding,
    /// How many bytes the first character takes.
    length: fn(&[u8]) -> usize,
    /// The bits of a character that is not ASCII; `None` when no text holds it.
    bits: fn(&Place<'_>) -> Option<u32>,
}

const CHARACTER_SETS: [CharacterSet; 3] = [
    CharacterSet { encoding: SHIFT_JIS, length: shift_jis_length, bits: shift_jis_bits },
    CharacterSet { encoding: GB18030, length: gb_length, bits: gb_bits },
    CharacterSet { encoding: WINDOWS_1252, length: |_| 1, bits: latin_bits },
];

/// The payload as text; `None` when no character set explains it clearly better than all others.
///
/// UTF-8 is not guessed: what is UTF-8 is that text, without the mark that may stand before it.
pub(crate) fn of(payload: &[u8]) -> Option<String> {
    if let Some(marked) = payload.strip_prefix(b"\xef\xbb\xbf") {
        return std::str::from_utf8(marked).ok().map(str::to_owned);
    }
    if let Ok(text) = std::str::from_utf8(payload) {
        return Some(text.to_owned());
    }
    let no_text = [Some(8 * payload.len() as u32), korean_bits(payload), Some(broken_utf_8_bits(payload))];
    let mut explanations: Vec<(u32, Option<String>)> =
        no_text.into_iter().flatten().map(|bits| (bits, None)).collect();
    for set in &CHARACTER_SETS {
        explanations.extend(explain(payload, set).map(|(bits, text)| (bits, Some(text))));
    }
    explanations.sort_by_key(|&(bits, _)| bits);
    let next_bits = explanations.get(1)?.0;
    let (bits, text) = explanations.swap_remove(0);
    text.filter(|_| next_bits >= bits + MARGIN)
}

/// The text in one character set and the bits it takes; `None` when the bytes are not in it.
fn explain(payload: &[u8], set: &CharacterSet) -> Option<(u32, String)> {
    let text = set.encoding.decode_without_bom_handling_and_without_replacement(payload)?;
    let mut sum = 0;
    let mut rest = payload;
    let mut before = None;
    let mut chars = text.chars().peekable();
    while let Some(is) = chars.next() {
        let (bytes, tail) = rest.split_at_checked((set.length)(rest))?;
        let place = Place { bytes, is, before, after: chars.peek().copied() };
        sum += if is.is_ascii() { ascii_bits(is)? } else { (set.bits)(&place)? };
        rest = tail;
        before = Some(is);
    }
    Some((sum, text.into_owned()))
}

fn ascii_bits(is: char) -> Option<u32> {
    match is {
        ' ' | '0'..='9' | 'A'..='Z' | 'a'..='z' => Some(5),
        '\t' | '\n' | '\r' => Some(6),
        '!'..='~' => Some(7),
        _ => None,
    }
}

fn shift_jis_length(bytes: &[u8]) -> usize {
    if matches!(bytes, [0x81..=0x9f | 0xe0..=0xfc, ..]) { 2 } else { 1 }
}

fn shift_jis_bits(place: &Place<'_>) -> Option<u32> {
    let bits = match *place.bytes {
        [_] => return half_width_katakana_bits(place),
        // Punctuation, full-width ASCII, hiragana, katakana, Greek and Cyrillic and boxes.
        [0x81, _] => 9,
        [0x82, ..=0x9a] => 10,
        [0x82, _] => 7,
        [0x83, ..=0x96] => 8,
        [0x83 | 0x84, _] => 14,
        // The 2,965 common kanji, the 3,390 less common ones, vendors' additions and private use.
        [0x88..=0x97, _] | [0x98, ..=0x72] => 12,
        [0x98..=0x9f | 0xe0..=0xea, _] => 16,
        [0xf0..=0xf9, _] => return None,
        _ => 20,
    };
    Some(bits + if starts(place) { START } else { 0 })
}

/// The bits of half-width katakana, which obey rules that Chinese in the same bytes breaks.
fn half_width_katakana_bits(place: &Place<'_>) -> Option<u32> {
    let is_katakana = |c: Option<char>| c.is_some_and(|c| matches!(c, 'ｦ'..='ﾟ'));
    let follows = |those: &str| place.before.is_some_and(|c| those.contains(c));
    let (fits, bits, otherwise) = match place.is {
        'ﾞ' => (follows("ｳｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾊﾋﾌﾍﾎ"), 2, 16),
        'ﾟ' => (follows("ﾊﾋﾌﾍﾎ"), 2, 16),
        'ｰ' => (is_katakana(place.before), 5, 16),
        'ｬ' | 'ｭ' | 'ｮ' => (follows("ｷｼﾁﾆﾋﾐﾘﾃﾞﾟ"), 4, 12),
        'ｧ'..='ｫ' => (follows("ﾌｳﾃﾄｼﾁﾂｸﾞ"), 6, 12),
        'ｯ' => (is_katakana(place.before), 5, 12),
        '｡'..='･' => (is_katakana(place.before) || is_katakana(place.after), 8, 14),
        'ｦ'..='ﾝ' => (is_katakana(place.before) || is_katakana(place.after), 6, 16),
        _ => return None,
    };
    let bits = if fits { bits } else { otherwise };
    Some(bits + if starts(place) { START } else { 0 })
}

fn gb_length(bytes: &[u8]) -> usize {
    match bytes {
        [0x81..=0xfe, 0x30..=0x39, ..] => 4,
        [0x81..=0xfe, ..] => 2,
        _ => 1,
    }
}

fn gb_bits(place: &Place<'_>) -> Option<u32> {
    let bits = match *place.bytes {
        _ if matches!(place.is, '\u{80}'..='\u{9f}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..) => {
            return None;
        }
        // Punctuation and full-width ASCII, kana, further alphabets.
        [0xa1..=0xa3, 0xa1..=0xfe] => 9,
        [0xa4 | 0xa5, 0xa1..=0xfe] => 13,
        [0xa6..=0xa9, 0xa1..=0xfe] => 15,
        // The 3,755 common hanzi of GB 2312, its 3,008 less common ones, those of GBK and all others.
        [0xb0..=0xd7, 0xa1..=0xfe] if FREQUENT_HANZI.contains(place.is) => 8,
        [0xb0..=0xd7, 0xa1..=0xfe] => 13,
        [0xd8..=0xf7, 0xa1..=0xfe] => 18,
        [_, _] => 24,
        _ => 30,
    };
    Some(bits + if starts(place) { START } else { 0 })
}

/// Hanzi that make more than half of most Chinese texts, and those that labels are made of.
const FREQUENT_HANZI: &str = "\
    的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里\
    用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实\
    日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政\
    美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员\
    解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件\
    计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象\
    完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运号码厂址批\
    验质检称料证编商标型限期造供应客户网扫描二维码订单您请欢迎联系微店购买价元广州深圳京江苏浙";

/// The bits of a character in a western European text.
fn latin_bits(place: &Place<'_>) -> Option<u32> {
    let is_high = |c: Option<char>| c.is_some_and(|c| !c.is_ascii());
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    let bits = match place.is {
        '\u{80}'..='\u{9f}' => return None,
        '°' | '§' | '«' | '»' | '£' | '©' | '®' | '±' | '²' | '³' | 'µ' | '·' | '½' | '¿' | '¡' => {
            8
        }
        '‘' | '’' | '“' | '”' | '–' | '—' | '…' | '€' | '•' | '™' | 'œ' | 'Œ' | 'š' | 'ž' | 'Š' | 'Ž' => {
            9
        }
        'ð' | 'þ' | 'ý' | 'Ð' | 'Þ' | 'Ý' => 9,
        'ÿ' | 'Ÿ' | '×' | '÷' => 12,
        'ß'..='ü' => 5,
        'À'..='Ü' => 7,
        _ => 11,
    };
    let crowded = if is_high(place.before) || is_high(place.after) { 4 } else { 0 };
    let misplaced = if !is_letter(Some(place.is)) {
        0
    } else if place.is.is_uppercase() && place.before.is_some_and(char::is_lowercase) {
        8
    } else if is_letter(place.before) || is_letter(place.after) {
        0
    } else {
        8
    };
    Some(START + bits + crowded + misplaced)
}

/// The bits when the bytes are Korean in EUC-KR, whose syllables have the bytes of common hanzi; `None` when they
/// are not.
fn korean_bits(payload: &[u8]) -> Option<u32> {
    let mut sum = RARE;
    let mut rest = payload;
    loop {
        rest = match rest {
            [] => return Some(sum),
            [0xa1..=0xa3 | 0xb0..=0xc8, 0xa1..=0xfe, rest @ ..] => {
                sum += 10;
                rest
            }
            [byte, rest @ ..] => {
                sum += Some(char::from(*byte)).filter(char::is_ascii).and_then(ascii_bits)?;
                rest
            }
        };
    }
}

/// The bits when the bytes are UTF-8 that was cut or damaged, as in one part of a text in several symbols.
fn broken_utf_8_bits(payload: &[u8]) -> u32 {
    let chunk_bits = |chunk: std::str::Utf8Chunk<'_>| {
        let valid: u32 = chunk.valid().chars().map(|c| ascii_bits(c).unwrap_or(11)).sum();
        valid + 16 * chunk.invalid().len() as u32
    };
    RARE + payload.utf8_chunks().map(chunk_bits).sum::<u32>()
}

/// Whether this is the first character after ASCII or at the start.
fn starts(place: &Place<'_>) -> bool {
    place.before.is_none_or(|c| c.is_ascii())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(payload: &[u8], expected: impl Into<Option<&'static str>>) {
        assert_eq!(of(payload).as_deref(), expected.into(), "{}", payload.escape_ascii());
    }

    /// Checks the text in an encoding that can write it.
    #[track_caller]
    fn check_in(encoding: &'static Encoding, expected: &'static str) {
        let (payload, _, lossy) = encoding.encode(expected);
        assert!(!lossy, "{expected}");
        check(&payload, expected);
    }

    #[test]
    fn utf_8_is_taken_as_it_is() {
        check(b"", "");
        check(b"\x00\x01", "\u{0}\u{1}");
        check("thử 物".as_bytes(), "thử 物");
        check("Nhà sản xuất: Công ty Điện tử Hà Nội".as_bytes(), "Nhà sản xuất: Công ty Điện tử Hà Nội");
        check("产品批号：20260813".as_bytes(), "产品批号：20260813");
        check("ﾃﾞｻﾞｲﾝ".as_bytes(), "ﾃﾞｻﾞｲﾝ");
        check(b"\xef\xbb\xbfbatch", "batch");
        check(b"\xef\xbb\xbf", "");
        check(b"\xef\xbb\xbfcaf\xe9", None);
    }

    #[test]
    fn shift_jis() {
        check(b"\x93\xfa\x96\x7b\x8c\xea", "日本語");
        for text in [
            "ﾃﾞｻﾞｲﾝQR\r\nhttp://example.jp/",
            "<ﾃﾞｻﾞｲﾝ> ｲﾗｽﾄ入りｶﾗｰｺｰﾄﾞ",
            "ｶﾌﾞｼｷｶﾞｲｼｬ",
            "モバイル",
            "東京都千代田区",
            "製品の番号を確認してください。",
            "QRコード\\表示",
        ] {
            check_in(SHIFT_JIS, text);
        }
    }

    #[test]
    fn gb() {
        check(b"\xd6\xd0\xb9\xfa", "中国");
        for text in [
            "公司",
            "产品批号：20260813",
            "深圳市某某电子科技有限公司",
            "制造商: 广州阳光灯饰厂",
            "合格证 NO.12",
            "你好,世界",
            "检验报告编号 A-113",
        ] {
            check_in(GB18030, text);
        }
    }

    #[test]
    fn latin() {
        check(b"caf\xe9", "café");
        for text in [
            "Müller & Söhne",
            "Straße 7",
            "Größe: 25 °C",
            "España, niño",
            "L’été à Paris – 5 €",
            "CAFÉ MÜNCHEN",
            "Äpfel",
            "Ångström",
        ] {
            check_in(WINDOWS_1252, text);
        }
    }

    #[test]
    fn what_is_not_clearly_text_is_none() {
        check(b"\xff", None);
        check(b"\x80\x81\x82\x83", None);
        check(b"\x00\x01\x02\xff\xfe", None);
        check(b"\xde\xad\xbe\xef", None);
        check(b"\x89PNG\r\n\x1a\n", None);
        check(b"\x1f\x8b\x08\x00\x00\x00\x00\x00", None);
        check(b"caf\xe9\x07", None);
        check(b"12\xe934", None);
        check(b"A\xc4\xd6\xdc", None);
        // In other character sets, and in UTF-8 that was cut.
        let (russian, ..) = encoding_rs::WINDOWS_1251.encode("Привет, как дела");
        check(&russian, None);
        let (korean, ..) = encoding_rs::EUC_KR.encode("대한민국 서울특별시");
        check(&korean, None);
        let (traditional, ..) = encoding_rs::BIG5.encode("台灣製造商名稱");
        check(&traditional, None);
        check(&"Nhà sản xuất: Điện tử".as_bytes()[..24], None);
        check(&"深圳市电子科技有限公司".as_bytes()[1..], None);
        check(&"深圳市电子科技有限公司".as_bytes()[..20], None);
    }

    #[test]
    fn bytes_at_random_are_hardly_ever_text() {
        let mut state = 0x2545_f491_4f6c_dd1d_u64;
        let mut random = || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state >> 32) as u8
        };
        let payloads: Vec<Vec<u8>> = (0..4000).map(|i| (0..2 + i % 40).map(|_| random()).collect()).collect();
        let not_utf_8 = payloads.iter().filter(|payload| std::str::from_utf8(payload).is_err());
        let texts = not_utf_8.filter(|payload| of(payload).is_some()).count();
        assert!(texts < 40, "{texts}");
    }
}
