//! What is wrong with a character.

use base::Severity;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::{damage, look_alike, script};
use crate::Column;

/// One kind of fault that a run of characters can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    SpaceBefore,
    SpaceAfter,
    LineBreak,
    Tab,
    UnusualSpace,
    DoubleSpace,
    Control,
    Invisible,
    BidiControl,
    FullWidth,
    FullWidthPunctuation,
    LookAlike,
    MixedScripts,
    Intruders,
    TypographicMark,
    ForeignDigit,
    SpecialForm,
    TrademarkSign,
    Symbol,
    PrivateUse,
    Damaged,
    Mojibake,
    NotComposed,
    StrayMark,
    RightToLeft,
    NotAscii,
}

impl Class {
    /// Stable id and i18n key.
    pub(super) const fn code(self, column: Column) -> &'static str {
        match self {
            Self::MixedScripts if !matches!(column, Column::Manufacturer) => "words.look-alike",
            Self::Intruders if !matches!(column, Column::Manufacturer) => "words.mixed-scripts",
            Self::SpaceBefore => "text.space-before",
            Self::SpaceAfter => "text.space-after",
            Self::LineBreak => "text.line-break",
            Self::Tab => "text.tab",
            Self::UnusualSpace => "text.unusual-space",
            Self::DoubleSpace => "text.double-space",
            Self::Control => "text.control",
            Self::Invisible => "text.invisible",
            Self::BidiControl => "text.bidi-control",
            Self::FullWidth => "text.full-width",
            Self::FullWidthPunctuation => "text.full-width-punctuation",
            Self::LookAlike => "text.look-alike",
            Self::MixedScripts => "manufacturer.look-alike",
            Self::Intruders => "manufacturer.mixed-scripts",
            Self::TypographicMark => "text.typographic-mark",
            Self::ForeignDigit => "text.foreign-digit",
            Self::SpecialForm => "text.special-form",
            Self::TrademarkSign => "manufacturer.trademark-sign",
            Self::Symbol => "text.symbol",
            Self::PrivateUse => "text.private-use",
            Self::Damaged => "text.damaged",
            Self::Mojibake => "text.mojibake",
            Self::NotComposed => "text.not-composed",
            Self::StrayMark => "text.stray-mark",
            Self::RightToLeft => "text.right-to-left",
            Self::NotAscii => "text.not-ascii",
        }
    }

    /// How much it matters in a field: names are kinder than numbers, which have to agree to the character.
    pub(super) const fn severity(self, column: Column) -> Severity {
        let name = column.has_words();
        match self {
            Self::FullWidthPunctuation => Severity::Info,
            // An address fills several lines of a cell.
            Self::LineBreak if matches!(column, Column::ManufacturerAddress) => Severity::Warning,
            Self::TypographicMark if name => Severity::Info,
            Self::UnusualSpace
            | Self::DoubleSpace
            | Self::FullWidth
            | Self::ForeignDigit
            | Self::SpecialForm
            | Self::NotComposed
            | Self::RightToLeft
                if name =>
            {
                Severity::Warning
            }
            Self::MixedScripts | Self::Intruders | Self::TrademarkSign | Self::Mojibake | Self::NotAscii => {
                Severity::Warning
            }
            _ => Severity::Error,
        }
    }

    /// What to put in place of a run; `None` when only the user can know.
    pub(super) fn mended(self, column: Column, run: &str) -> Option<String> {
        match self {
            Self::SpaceBefore
            | Self::SpaceAfter
            | Self::Control
            | Self::Invisible
            | Self::BidiControl
            | Self::Symbol
            | Self::PrivateUse
            | Self::StrayMark
            | Self::TrademarkSign => Some(String::new()),
            // A batch number that a line break or tab cuts in two was one word.
            Self::LineBreak | Self::Tab if column.is_one_word() => Some(String::new()),
            Self::LineBreak | Self::Tab | Self::UnusualSpace | Self::DoubleSpace => Some(" ".to_owned()),
            Self::FullWidth | Self::FullWidthPunctuation => Some(run.chars().map(half_width).collect()),
            Self::LookAlike | Self::MixedScripts => {
                Some(run.chars().map(|c| look_alike::letter(c).unwrap_or(c)).collect())
            }
            Self::TypographicMark => Some(
                run.chars()
                    .map(|c| look_alike::mark(c).map_or_else(|| c.to_string(), str::to_owned))
                    .collect(),
            ),
            Self::ForeignDigit => Some(run.chars().map(|c| script::digit(c).unwrap_or(c)).collect()),
            // The fraction slash of `½`.
            Self::SpecialForm => Some(run.nfkc().map(|c| if c == '\u{2044}' { '/' } else { c }).collect()),
            Self::NotComposed => Some(run.nfc().collect()),
            Self::Mojibake => damage::unscrambled(run),
            Self::Intruders | Self::Damaged | Self::RightToLeft | Self::NotAscii => None,
        }
    }
}

/// What is wrong with a character on its own; white space, words and neighbours are looked at elsewhere.
pub(super) fn of(c: char, column: Column, name_is_cjk: bool) -> Option<Class> {
    let name = column.has_words();
    if c.is_ascii_graphic() {
        return None;
    }
    let class = match c {
        '\u{fffd}' => Class::Damaged,
        _ if c.is_control() => Class::Control,
        _ if script::is_bidi_control(c) => Class::BidiControl,
        _ if script::is_invisible(c) => Class::Invisible,
        '\u{ff01}'..='\u{ff5e}' if name_is_cjk && !half_width(c).is_ascii_alphanumeric() => {
            // Only what goes on a label has to agree with a licence.
            if column != Column::Manufacturer {
                return None;
            }
            Class::FullWidthPunctuation
        }
        '\u{ff01}'..='\u{ff5e}' => Class::FullWidth,
        _ if script::is_private_use(c) => Class::PrivateUse,
        _ if script::digit(c).is_some() => Class::ForeignDigit,
        '®' | '™' | '©' | '℠' if column.names_company() => Class::TrademarkSign,
        // `HiPace® 80`, `m³/h`, `10⁻⁶ mbar` and `80 °C` are how products are called.
        _ if column.names_product() && (script::is_technical(c) || script::is_special_form(c)) => {
            return None;
        }
        'ー' if name => return None,
        _ if look_alike::mark(c).is_some() => Class::TypographicMark,
        _ if script::is_special_form(c) => Class::SpecialForm,
        _ if script::is_right_to_left(c) => Class::RightToLeft,
        _ if script::is_sign(c) => Class::Symbol,
        _ if c.is_alphanumeric() || is_combining_mark(c) || script::is_punctuation(c) => {
            if name {
                return None;
            }
            Class::NotAscii
        }
        _ => Class::Symbol,
    };
    Some(class)
}

/// What is wrong with a run of white space between two words; nothing with a single space.
pub(super) fn of_space(run: &str) -> Option<Class> {
    let is_break =
        |c: char| matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    if run == " " {
        None
    } else if run.contains(is_break) {
        Some(Class::LineBreak)
    } else if run.contains('\t') {
        Some(Class::Tab)
    } else if run.contains('\u{3000}') {
        Some(Class::FullWidth)
    } else if run.chars().any(|c| c != ' ') {
        Some(Class::UnusualSpace)
    } else {
        Some(Class::DoubleSpace)
    }
}

/// The ASCII character of a full-width form; any other character as it is.
pub(crate) fn half_width(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    }
}
