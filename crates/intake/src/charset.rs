//! Bytes to text: which encoding they are in, and how that is known.
//!
//! In order: what a person chose, a byte order mark, strict UTF-8, then evidence. Evidence is, strongest first: NUL
//! bytes where UTF-16 has them, UTF-8 with a few wrong bytes, a heading that only one encoding makes a word we know,
//! Vietnamese vowels followed by tone marks, and the letter statistics of `chardetng`.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    BIG5, EUC_JP, EUC_KR, Encoding, GB18030, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251,
    WINDOWS_1252, WINDOWS_1258,
};
use unicode_normalization::UnicodeNormalization;

use crate::fault::Foreign;
use crate::{IntakeFault, Options, TextEncoding, synonyms};

/// How many bytes are looked at for evidence. Only lines that are not ASCII count.
const EVIDENCE_BYTES: usize = 256 << 10;

/// How many bytes are looked at for headings.
const HEADING_BYTES: usize = 8 << 10;

/// Encodings that are told apart by evidence, the likeliest first.
const CANDIDATES: [&Encoding; 6] = [GB18030, BIG5, WINDOWS_1258, WINDOWS_1252, SHIFT_JIS, EUC_KR];

/// The encodings to offer a person, by their WHATWG names.
pub fn encodings() -> &'static [&'static str] {
    &[
        "UTF-8",
        "gb18030",
        "Big5",
        "windows-1258",
        "windows-1252",
        "Shift_JIS",
        "EUC-JP",
        "EUC-KR",
        "windows-1251",
        "UTF-16LE",
        "UTF-16BE",
    ]
}

/// A text, and what encoding it was in.
#[derive(Debug)]
pub(crate) struct Decoded<'b> {
    /// The text, with U+FFFD where bytes are not of the encoding.
    pub(crate) text: Cow<'b, str>,
    /// The encoding, and how it is known.
    pub(crate) encoding: TextEncoding,
}

/// The text of `bytes`.
pub(crate) fn decode<'b>(bytes: &'b [u8], options: &Options) -> Result<Decoded<'b>, IntakeFault> {
    if let Some(name) = &options.encoding {
        let chosen =
            Encoding::for_label(name.as_bytes()).filter(|chosen| *chosen != encoding_rs::REPLACEMENT);
        let chosen = chosen.ok_or_else(|| IntakeFault::UnknownEncoding { name: name.clone() })?;
        return Ok(decoded(bytes, chosen, "encoding.chosen"));
    }
    if let Some((marked, _)) = Encoding::for_bom(bytes) {
        return Ok(decoded(bytes, marked, "encoding.by-mark"));
    }
    // Text in UTF-16 may be valid UTF-8 as well, with a NUL beside each letter.
    if let Some(wide) = without_mark(bytes)? {
        return Ok(decoded(bytes, wide, "encoding.by-evidence"));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(Decoded { text: Cow::Borrowed(text), encoding: named(UTF_8, "encoding.strict") });
    }
    Ok(decoded(bytes, by_evidence(bytes), "encoding.by-evidence"))
}

fn decoded<'b>(bytes: &'b [u8], encoding: &'static Encoding, why: &str) -> Decoded<'b> {
    let (text, _) = encoding.decode_with_bom_removal(bytes);
    // Windows-1258 writes a vowel and its tone one after the other; everything else writes them in one.
    let text = if encoding == WINDOWS_1258 { Cow::Owned(text.nfc().collect()) } else { text };
    Decoded { text, encoding: named(encoding, why) }
}

fn named(encoding: &'static Encoding, why: &str) -> TextEncoding {
    TextEncoding { name: encoding.name().to_owned(), why: why.to_owned() }
}

/// UTF-16 without a byte order mark: NUL bytes stand on one side of the pairs only.
///
/// # Errors
/// `intake.binary` where NUL bytes are everywhere.
fn without_mark(bytes: &[u8]) -> Result<Option<&'static Encoding>, IntakeFault> {
    let head = &bytes[..bytes.len().min(EVIDENCE_BYTES)];
    let nuls = |offset: usize| head.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (first, second) = (nuls(0), nuls(1));
    let pairs = head.len() / 2;
    // Chinese text has few letters below U+0100, but each cell and line ends in one. It never is UTF-8 by chance.
    let least = if std::str::from_utf8(head).is_ok() { pairs / 3 } else { pairs / 50 };
    let few = |count: usize| count <= least;
    if !few(second) && first * 20 <= second {
        return Ok(Some(UTF_16LE));
    }
    if !few(first) && second * 20 <= first {
        return Ok(Some(UTF_16BE));
    }
    if (first + second) * 10 > head.len() {
        return Err(IntakeFault::Foreign(Foreign::Binary));
    }
    Ok(None)
}

/// The likeliest encoding of bytes that are not UTF-8.
fn by_evidence(bytes: &[u8]) -> &'static Encoding {
    let sample = lines_with_marks(bytes);
    if is_damaged_utf8(&sample) {
        return UTF_8;
    }
    if let Some(encoding) = by_heading(bytes) {
        return encoding;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&sample, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    if is_single_byte(guess) && is_vietnamese(&sample) {
        return WINDOWS_1258;
    }
    // GBK is a part of GB 18030, which decodes the rest as well.
    if guess == encoding_rs::GBK {
        return GB18030;
    }
    // Letters of Central Europe are seldom in these files and Vietnamese ones often: without tone marks behind the
    // vowels it is neither.
    let expected = [BIG5, SHIFT_JIS, EUC_JP, EUC_KR, WINDOWS_1251];
    if expected.contains(&guess) { guess } else { WINDOWS_1252 }
}

fn is_single_byte(encoding: &'static Encoding) -> bool {
    encoding.is_single_byte()
}

/// The lines of `bytes` that hold more than ASCII, up to [`EVIDENCE_BYTES`].
fn lines_with_marks(bytes: &[u8]) -> Vec<u8> {
    let mut sample = Vec::new();
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        if !line.is_ascii() {
            let room = EVIDENCE_BYTES - sample.len();
            sample.extend_from_slice(&line[..line.len().min(room)]);
            if sample.len() == EVIDENCE_BYTES {
                break;
            }
        }
    }
    sample
}

/// UTF-8 with a few bytes that are not: characters of several bytes seldom are well formed by chance.
fn is_damaged_utf8(sample: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in sample.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > 4 * bad
}

/// The encoding in which the first lines have the most headings that we know and ASCII cannot write.
fn by_heading(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(HEADING_BYTES)];
    let known = |encoding: &'static Encoding| {
        let text = decoded(head, encoding, "").text;
        let cells = text.split([',', ';', '\t', '|', '\n', '\r', '"']);
        cells.filter(|cell| !cell.is_ascii() && synonyms::is_heading(cell)).count()
    };
    let counted = CANDIDATES.map(|encoding| (known(encoding), encoding));
    let most = counted.iter().map(|(count, _)| *count).max().filter(|count| *count > 0)?;
    counted.iter().find(|(count, _)| *count == most).map(|&(_, encoding)| encoding)
}

/// Whether windows-1258 makes Vietnamese of the bytes: tone marks stand behind vowels, and nowhere else.
fn is_vietnamese(sample: &[u8]) -> bool {
    let (text, _) = WINDOWS_1258.decode_without_bom_handling(sample);
    let (mut toned, mut stray, mut letters, mut before) = (0, 0, 0, ' ');
    for c in text.chars() {
        match c {
            '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}' => {
                let vowel = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY".contains(before);
                *(if vowel { &mut toned } else { &mut stray }) += 1;
            }
            'đ' | 'Đ' | 'ơ' | 'Ơ' | 'ư' | 'Ư' | 'ă' | 'Ă' => letters += 1,
            _ => {}
        }
        before = c;
    }
    toned > 0 && stray * 10 <= toned && toned + letters > 1
}
