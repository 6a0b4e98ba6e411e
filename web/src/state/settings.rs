//! What the person chose about the page itself, and how it is kept.

use std::rc::Rc;

use i18n::Locale;
use serde::{Deserialize, Serialize};
use service::LevelWish;
use yew::Reducible;

/// Light, dark, or as the device says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    /// As the device says.
    #[default]
    Device,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// The theme that the button changes to: device → light → dark → device.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Device => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::Device,
        }
    }
}

/// The edge of the symbol that the page proposes, without quiet zone, in millimetres: a little more than the
/// 20 mm of the rule, so that printing and measuring errors do not bring a label below it.
pub const PROPOSED_SYMBOL_EDGE_MM: f64 = 21.0;

/// What the person chose about the label and the page.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Settings {
    /// Language of the page; labels are always bilingual.
    #[serde(with = "language_tag")]
    pub locale: Locale,
    /// Light or dark.
    pub theme: Theme,
    /// Error correction level wished for.
    pub level: LevelWish,
    /// Edge of the symbol wished for, without quiet zone, in millimetres.
    pub symbol_edge_mm: f64,
}

impl Settings {
    /// What a first visitor gets.
    pub fn first_visit(locale: Locale) -> Self {
        Self { locale, theme: Theme::Device, level: LevelWish::Auto, symbol_edge_mm: PROPOSED_SYMBOL_EDGE_MM }
    }
}

/// What can be chosen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum SettingsAction {
    /// A language.
    Locale(Locale),
    /// The next theme.
    NextTheme,
    /// An error correction level.
    Level(LevelWish),
    /// An edge in millimetres.
    SymbolEdge(f64),
}

impl Reducible for Settings {
    type Action = SettingsAction;

    fn reduce(self: Rc<Self>, action: SettingsAction) -> Rc<Self> {
        let mut next = *self;
        match action {
            SettingsAction::Locale(locale) => next.locale = locale,
            SettingsAction::NextTheme => next.theme = next.theme.next(),
            SettingsAction::Level(level) => next.level = level,
            SettingsAction::SymbolEdge(edge) => next.symbol_edge_mm = edge,
        }
        if next == *self { self } else { next.into() }
    }
}

/// Keeps a language as its tag.
mod language_tag {
    use i18n::Locale;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer>(locale: &Locale, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(locale.tag())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Locale, D::Error> {
        let tag = String::deserialize(deserializer)?;
        Locale::from_tag(&tag).ok_or_else(|| D::Error::custom("no language of ours"))
    }
}

/// The version of [`Kept`] that this page writes.
const KEPT_VERSION: u32 = 1;

/// What a page leaves for its next visit on the same device.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Kept<T> {
    version: u32,
    /// What is kept.
    pub value: T,
}

impl<T> Kept<T> {
    /// This value, of today's version.
    pub const fn new(value: T) -> Self {
        Self { version: KEPT_VERSION, value }
    }

    /// What an earlier visit kept, if it is of a version that is known.
    pub fn restore(self) -> Option<T> {
        (self.version == KEPT_VERSION).then_some(self.value)
    }
}

impl Settings {
    /// The same settings, if they make sense.
    pub fn sound(self) -> Option<Self> {
        self.symbol_edge_mm.is_finite().then_some(self)
    }
}

#[cfg(test)]
mod tests {
    use service::Draft;

    use super::*;

    #[test]
    fn what_is_kept_comes_back_and_nothing_else_does() {
        let draft = Draft { manufacturer: "Công ty".into(), ..Draft::default() };
        let text = serde_json::to_string(&Kept::new(draft.clone())).unwrap();
        let read = |text: &str| serde_json::from_str::<Kept<Draft>>(text).ok().and_then(Kept::restore);
        assert_eq!(read(&text), Some(draft));
        assert_eq!(read(&text.replace("\"version\":1", "\"version\":2")), None);
        assert_eq!(read("{}"), None);
    }

    #[test]
    fn a_language_is_kept_as_its_tag() {
        let text = serde_json::to_string(&Kept::new(Settings::first_visit(Locale::Vi))).unwrap();
        let read = |text: &str| serde_json::from_str::<Kept<Settings>>(text).ok().and_then(Kept::restore);
        assert_eq!(read(&text), Some(Settings::first_visit(Locale::Vi)));
        assert_eq!(read(&text.replace("\"vi\"", "\"xx\"")), None);
    }
}
