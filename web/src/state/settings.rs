//! What the person chose about the page itself, and how it is kept.

use std::rc::Rc;

use i18n::Locale;
use serde::{Deserialize, Serialize};
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

/// What the person chose about the page.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Settings {
    /// Language of the page; labels are always bilingual.
    #[serde(with = "language_tag")]
    pub locale: Locale,
    /// Light or dark.
    pub theme: Theme,
    /// CSS pixels a millimetre of this screen, once it was compared with a bank card.
    #[serde(default)]
    pub screen: Option<f64>,
}

impl Settings {
    /// What a first visitor gets.
    pub fn first_visit(locale: Locale) -> Self {
        Self { locale, theme: Theme::Device, screen: None }
    }
}

/// What can be chosen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum SettingsAction {
    /// A language.
    Locale(Locale),
    /// The next theme.
    NextTheme,
    /// CSS pixels a millimetre of this screen; `None`: as the browser says.
    Screen(Option<f64>),
}

impl Reducible for Settings {
    type Action = SettingsAction;

    fn reduce(self: Rc<Self>, action: SettingsAction) -> Rc<Self> {
        let mut next = *self;
        match action {
            SettingsAction::Locale(locale) => next.locale = locale,
            SettingsAction::NextTheme => next.theme = next.theme.next(),
            SettingsAction::Screen(screen) => next.screen = screen.filter(|screen| SCREENS.contains(screen)),
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
    /// CSS pixels a millimetre: as it was measured, else what CSS takes for granted.
    pub fn px_per_mm(self) -> f64 {
        self.screen.filter(|screen| SCREENS.contains(screen)).unwrap_or(CSS_PX_PER_MM)
    }
}

/// CSS pixels a millimetre where nothing was measured. Source: CSS Values and Units, "Absolute lengths".
pub const CSS_PX_PER_MM: f64 = 96.0 / 25.4;

/// What screens can have, in CSS pixels a millimetre.
pub const SCREENS: std::ops::RangeInclusive<f64> = 1.0..=16.0;

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

    #[test]
    fn what_earlier_versions_kept_is_still_read() {
        let text =
            r#"{"version":1,"value":{"locale":"zh","theme":"light","level":"auto","symbol_edge_mm":21}}"#;
        let read = serde_json::from_str::<Kept<Settings>>(text).ok().and_then(Kept::restore);
        assert_eq!(read, Some(Settings { theme: Theme::Light, ..Settings::first_visit(Locale::Zh) }));
    }

    #[test]
    fn a_screen_that_cannot_be_is_not_believed() {
        let settings = Rc::new(Settings::first_visit(Locale::En));
        for odd in [0.0, -3.0, f64::NAN, 1e9] {
            assert_eq!(settings.clone().reduce(SettingsAction::Screen(Some(odd))).screen, None);
        }
        assert_eq!(settings.reduce(SettingsAction::Screen(Some(4.2))).px_per_mm(), 4.2);
    }
}
