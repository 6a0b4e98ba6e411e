//! Characters that look like ASCII and are not.
//!
//! Source: a choice from Unicode Technical Standard #39, "confusables", by what keyboards and programs produce.

/// Pairs of a character and the ASCII letter or digit that it looks like, sorted by the character.
#[rustfmt::skip]
const LETTERS: &[(char, char)] = &[
    ('ı', 'i'), ('ƽ', '5'), ('ǀ', 'l'), ('ɑ', 'a'), ('ɡ', 'g'), ('ɩ', 'i'), ('ɪ', 'i'), ('ʏ', 'y'),
    ('ͺ', 'i'), ('Ϳ', 'J'), ('Α', 'A'), ('Β', 'B'), ('Ε', 'E'), ('Ζ', 'Z'), ('Η', 'H'), ('Ι', 'I'),
    ('Κ', 'K'), ('Μ', 'M'), ('Ν', 'N'), ('Ο', 'O'), ('Ρ', 'P'), ('Τ', 'T'), ('Υ', 'Y'), ('Χ', 'X'),
    ('α', 'a'), ('γ', 'y'), ('ι', 'i'), ('κ', 'k'), ('ν', 'v'), ('ο', 'o'), ('ρ', 'p'), ('υ', 'u'),
    ('χ', 'x'), ('ϲ', 'c'), ('ϳ', 'j'), ('Ϲ', 'C'), ('Ѕ', 'S'), ('І', 'I'), ('Ј', 'J'), ('А', 'A'),
    ('В', 'B'), ('Е', 'E'), ('З', '3'), ('К', 'K'), ('М', 'M'), ('Н', 'H'), ('О', 'O'), ('Р', 'P'),
    ('С', 'C'), ('Т', 'T'), ('У', 'Y'), ('Х', 'X'), ('Ь', 'b'), ('а', 'a'), ('е', 'e'),
    ('к', 'k'), ('о', 'o'), ('р', 'p'), ('с', 'c'), ('у', 'y'),
    ('х', 'x'), ('ѕ', 's'), ('і', 'i'), ('ј', 'j'), ('ѵ', 'v'), ('ҫ', 'c'), ('Ү', 'Y'), ('ү', 'y'),
    ('һ', 'h'), ('Ӏ', 'I'), ('ӏ', 'l'), ('ԁ', 'd'), ('ԛ', 'q'), ('Ԝ', 'W'), ('ԝ', 'w'), ('Օ', 'O'),
    ('հ', 'h'), ('ո', 'n'), ('ս', 'u'), ('օ', 'o'), ('Ꭰ', 'D'), ('Ꭱ', 'R'), ('Ꭲ', 'T'), ('Ꭺ', 'A'),
    ('Ꭻ', 'J'), ('Ꭼ', 'E'), ('Ꮃ', 'W'), ('Ꮇ', 'M'), ('Ꮋ', 'H'), ('Ꮐ', 'G'), ('Ꮓ', 'Z'), ('Ꮖ', 'I'),
    ('Ꮞ', '4'), ('Ꮢ', 'R'), ('Ꮤ', 'W'), ('Ꮩ', 'V'), ('Ꮪ', 'S'), ('Ꮮ', 'L'), ('Ꮯ', 'C'), ('Ꮲ', 'P'),
    ('Ꮶ', 'K'), ('Ᏼ', 'B'), ('〇', '0'), ('ꓐ', 'B'), ('ꓑ', 'P'), ('ꓓ', 'D'), ('ꓔ', 'T'), ('ꓖ', 'G'),
    ('ꓗ', 'K'), ('ꓙ', 'J'), ('ꓚ', 'C'), ('ꓜ', 'Z'), ('ꓝ', 'F'), ('ꓟ', 'M'), ('ꓠ', 'N'), ('ꓡ', 'L'),
    ('ꓢ', 'S'), ('ꓣ', 'R'), ('ꓦ', 'V'), ('ꓧ', 'H'), ('ꓪ', 'W'), ('ꓫ', 'X'), ('ꓬ', 'Y'), ('ꓮ', 'A'),
    ('ꓰ', 'E'), ('ꓲ', 'I'), ('ꓳ', 'O'), ('ꓴ', 'U'),
];

/// Pairs of a mark and the ASCII that stands for it on every keyboard, sorted by the mark.
#[rustfmt::skip]
const MARKS: &[(char, &str)] = &[
    ('´', "'"), ('×', "x"), ('ʹ', "'"), ('ʻ', "'"), ('ʼ', "'"), ('ˈ', "'"), ('ˋ', "'"), ('˗', "-"),
    ('‐', "-"), ('‑', "-"), ('‒', "-"), ('–', "-"), ('—', "-"), ('―', "-"), ('‗', "_"), ('‘', "'"),
    ('’', "'"), ('‚', "'"), ('‛', "'"), ('“', "\""), ('”', "\""), ('„', "\""), ('‟', "\""), ('․', "."),
    ('…', "..."), ('′', "'"), ('″', "\""), ('‹', "<"), ('›', ">"), ('⁃', "-"), ('⁄', "/"), ('−', "-"),
    ('∕', "/"), ('∖', "\\"), ('∗', "*"), ('∙', "."), ('∣', "|"), ('∶', ":"), ('∼', "~"), ('─', "-"),
    ('━', "-"), ('╱', "/"), ('➖', "-"), ('⸺', "-"), ('、', "-"), ('。', "."), ('【', "["), ('】', "]"),
    ('〜', "~"), ('〝', "\""), ('〞', "\""), ('ー', "-"), ('꞉', ":"), ('﹘', "-"), ('﹣', "-"), ('\u{ff61}', "."),
];

/// The ASCII letter or digit that a letter of another script looks like.
pub(super) fn letter(c: char) -> Option<char> {
    let at = LETTERS.binary_search_by_key(&c, |pair| pair.0).ok()?;
    LETTERS.get(at).map(|pair| pair.1)
}

/// The ASCII that stands for a dash, a quotation mark or the like.
pub(super) fn mark(c: char) -> Option<&'static str> {
    let at = MARKS.binary_search_by_key(&c, |pair| pair.0).ok()?;
    MARKS.get(at).map(|pair| pair.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_and_lead_to_ascii() {
        for pair in LETTERS.windows(2) {
            assert!(pair[0].0 < pair[1].0, "{} must stand after {}", pair[0].0, pair[1].0);
        }
        for pair in MARKS.windows(2) {
            assert!(pair[0].0 < pair[1].0, "{} must stand after {}", pair[0].0, pair[1].0);
        }
        assert!(LETTERS.iter().all(|(c, plain)| !c.is_ascii() && plain.is_ascii_alphanumeric()));
        assert!(MARKS.iter().all(|(c, plain)| !c.is_ascii() && plain.is_ascii() && !plain.is_empty()));
    }

    #[test]
    fn cyrillic_o_looks_like_latin_o() {
        assert_eq!(letter('О'), Some('O'));
        assert_eq!(letter('O'), None);
        assert_eq!(letter('Ж'), None);
        assert_eq!(mark('–'), Some("-"));
    }
}
