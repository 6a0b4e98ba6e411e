//! The languages and how one is chosen.

/// A language the program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Locale {
    /// English, the language of last resort.
    #[default]
    En,
    /// Vietnamese.
    Vi,
    /// Chinese in simplified characters.
    Zh,
    /// Shows `[[key]]` instead of words, so that a test sees every word that is not in a table.
    Pseudo,
}

impl Locale {
    /// The languages to offer to a person.
    pub const ALL: [Self; 3] = [Self::En, Self::Vi, Self::Zh];

    /// The language tag, as in `<html lang>`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Vi => "vi",
            Self::Zh => "zh",
            Self::Pseudo => "en-XA",
        }
    }

    /// The language of exactly this tag.
    pub fn from_tag(tag: &str) -> Option<Self> {
        [Self::En, Self::Vi, Self::Zh, Self::Pseudo].into_iter().find(|locale| locale.tag() == tag)
    }

    /// The language's name in that language.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Vi => "Tiếng Việt",
            Self::Zh => "简体中文",
            Self::Pseudo => "[[en-XA]]",
        }
    }
}

/// The first language of `accept` that the program speaks; English when there is none.
///
/// `accept` holds language tags, best first, as a browser or the environment gives them (`zh-Hans-CN`,
/// `vi_VN.UTF-8`); only the language itself counts, not its script or region. Never [`Locale::Pseudo`].
pub fn negotiate(accept: &[&str]) -> Locale {
    accept.iter().find_map(|tag| spoken(tag)).unwrap_or_default()
}

fn spoken(tag: &str) -> Option<Locale> {
    let language = tag.split(['-', '_', '.']).next().unwrap_or_default().trim();
    Locale::ALL.into_iter().find(|locale| language.eq_ignore_ascii_case(locale.tag()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_spoken_language_wins() {
        for (accept, expected) in [
            (&["vi-VN", "en-US"][..], Locale::Vi),
            (&["fr-FR", "zh-Hans-CN", "en"], Locale::Zh),
            (&["ZH_cn.UTF-8"], Locale::Zh),
            (&["zh-TW"], Locale::Zh),
            (&["vietnamese", "e", "english"], Locale::En),
            (&["en-XA"], Locale::En),
            (&[""], Locale::En),
            (&[], Locale::En),
        ] {
            assert_eq!(negotiate(accept), expected, "{accept:?}");
        }
    }

    #[test]
    fn a_tag_leads_back_to_its_language() {
        for locale in Locale::ALL {
            assert_eq!(Locale::from_tag(locale.tag()), Some(locale));
        }
        assert_eq!(Locale::from_tag("fr"), None);
    }
}
