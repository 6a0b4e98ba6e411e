//! The Chinese face: too large to be in every program, so it is handed over when a text needs it.

use crate::face::{Face, Font, has_glyph, keep_chinese};
use crate::shape::glyph;

/// What every Chinese font has.
const PROBE: char = '真';

/// Why bytes are not taken as the Chinese face.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FontFault {
    /// They are no font that can be read.
    #[error("the bytes are no font")]
    NotAFont,
    /// The font has no Chinese characters.
    #[error("the font has no Chinese characters")]
    NotChinese,
}

impl FontFault {
    /// The stable id and i18n key.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotAFont => "font.not-readable",
            Self::NotChinese => "font.not-chinese",
        }
    }
}

/// Hand the Chinese face over, a TrueType or OpenType file; once is enough for as long as the program runs.
///
/// # Errors
/// `font.not-readable`, `font.not-chinese`.
pub fn supply(font: Vec<u8>) -> Result<(), FontFault> {
    if supplied() {
        return Ok(());
    }
    match has_glyph(&font, PROBE) {
        None => return Err(FontFault::NotAFont),
        Some(false) => return Err(FontFault::NotChinese),
        Some(true) => {}
    }
    // Scenes refer to its glyphs for as long as the program runs, and so the font stays as long.
    let data: &'static [u8] = Vec::leak(font);
    keep_chinese(data, Font::read(data).ok_or(FontFault::NotAFont)?);
    Ok(())
}

/// Is the Chinese face here?
pub fn supplied() -> bool {
    Face::Chinese.font().is_some()
}

/// Has the text a character for which the Chinese face is needed?
pub fn wanted(text: &str) -> bool {
    text.chars().any(is_chinese)
}

/// Is the character one that only the Chinese face can have: a Han character, Chinese punctuation, a full-width form?
pub(crate) fn is_chinese(character: char) -> bool {
    let block = matches!(
        character,
        '\u{2e80}'..='\u{2fdf}' | '\u{3000}'..='\u{30ff}' | '\u{3100}'..='\u{312f}' | '\u{31a0}'..='\u{31ef}'
        | '\u{3200}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff01}'..='\u{ffef}' | '\u{20000}'..='\u{323af}'
    );
    block && ![Face::Regular, Face::Mono].into_iter().any(|face| latin(character, face))
}

fn latin(character: char, face: Face) -> bool {
    glyph(character, face).is_some_and(|(face, _)| face != Face::Chinese)
}

/// May a line end between these two characters because one of them is Chinese?
pub(crate) fn parts(here: char, next: char) -> bool {
    const OPENING: &str = "（〔［｛《〈「『【〖“‘([{";
    const CLOSING: &str = "、。，．：；！？）〕］｝》〉」』】〗”’…—～·,.:;!?)]}%";
    let han = |character| matches!(character, '\u{2e80}'..='\u{2fdf}' | '\u{3000}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff01}'..='\u{ff5e}' | '\u{20000}'..='\u{323af}');
    (han(here) || han(next)) && next != ' ' && !OPENING.contains(here) && !CLOSING.contains(next)
}
