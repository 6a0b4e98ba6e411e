//! Text to glyphs: one glyph for each character, kerned, looked for in a second face when the first has none.

use crate::face::Face;

/// What is drawn for a character that no face has.
const STAND_IN: char = '□';

/// One character of a text and the glyph that shows it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Shaped {
    /// The character of the text.
    pub(crate) wanted: char,
    /// The character that is drawn: the wanted one or the stand-in.
    pub(crate) character: char,
    /// Where the character begins in the text, in UTF-8 bytes.
    pub(crate) at: usize,
    pub(crate) face: Face,
    pub(crate) glyph: u16,
    /// In ems.
    pub(crate) advance: f64,
    /// In ems: how much nearer it stands when the glyph before it is on the same line.
    pub(crate) kerning: f64,
    /// No face has the character.
    pub(crate) missing: bool,
}

impl Shaped {
    /// May the end of a line swallow it?
    pub(crate) const fn is_space(&self) -> bool {
        self.character == ' '
    }
}

/// The glyphs of `text`, one for each of its characters.
pub(crate) fn shape(text: &str, face: Face) -> Vec<Shaped> {
    let mut shaped: Vec<Shaped> = Vec::with_capacity(text.len());
    for (at, wanted) in text.char_indices() {
        let found = glyph(wanted, face);
        let (character, (face, glyph)) = match found {
            Some(found) => (wanted, found),
            None => (STAND_IN, glyph(STAND_IN, Face::Mono).unwrap_or((Face::Mono, 0))),
        };
        let font = face.font();
        let kerning = match (shaped.last(), font) {
            (Some(before), Some(font)) if before.face == face => font.kerning(before.glyph, glyph),
            _ => 0.0,
        };
        let advance = font.map_or(0.0, |font| font.advance(glyph));
        shaped.push(Shaped {
            wanted,
            character,
            at,
            face,
            glyph,
            advance,
            kerning,
            missing: found.is_none(),
        });
    }
    shaped
}

/// The face and glyph that show a character.
pub(crate) fn glyph(character: char, face: Face) -> Option<(Face, u16)> {
    face.lookup().into_iter().find_map(|face| Some((face, face.font()?.glyph(character)?)))
}

/// How long glyphs on one line are, in ems.
pub(crate) fn length(line: &[Shaped]) -> f64 {
    line.iter().map(|glyph| glyph.advance).sum::<f64>()
        + line.iter().skip(1).map(|glyph| glyph.kerning).sum::<f64>()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LATIN: [Face; 3] = [Face::Regular, Face::Semibold, Face::Mono];

    #[test]
    fn every_letter_of_the_languages_has_a_glyph() {
        let vietnamese =
            "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";
        let others = "«»–—‘’“”•…№°±×µ€₫ĄąĈĉŁłŐőŘřŞşŠšŸÿŽžȘșȚț";
        for face in LATIN {
            for text in [vietnamese, &vietnamese.to_uppercase(), others] {
                let missing: String =
                    text.chars().zip(shape(text, face)).filter(|(_, s)| s.missing).map(|(c, _)| c).collect();
                assert_eq!(missing, "", "{face:?}");
            }
            let ascii: String = (' '..='~').collect();
            assert!(shape(&ascii, face).iter().all(|glyph| glyph.face == face && !glyph.missing));
        }
    }

    #[test]
    fn what_has_no_glyph_is_drawn_as_a_box() {
        let shaped = shape("a品\u{0}", Face::Semibold);
        assert_eq!(shaped.iter().map(|glyph| glyph.missing).collect::<Vec<_>>(), [false, true, true]);
        assert!(shaped[1].glyph != 0 && shaped[1].character == '□');
        assert_eq!(shaped[2].at, 4);
    }

    #[test]
    fn pairs_are_kerned_and_codes_are_not() {
        assert!(shape("To", Face::Semibold)[1].kerning < 0.0);
        assert!(shape("Tứ", Face::Regular)[1].kerning < 0.0, "by class");
        assert!(shape("To", Face::Mono).iter().all(|glyph| glyph.kerning == 0.0 && glyph.advance == 0.6));
    }

    #[test]
    fn every_glyph_of_every_face_draws() {
        for face in LATIN {
            for character in ('!'..='~').chain('À'..='ſ').chain('Ạ'..='ỹ') {
                let font = face.font().expect("a face of this crate");
                let Some(glyph) = font.glyph(character) else { continue };
                assert!(!font.outline(glyph).is_empty() && font.ink(glyph).is_some(), "{character}");
            }
        }
    }
}
