//! Which browser asks, as far as it changes where the camera is allowed.

/// Browsers with the same way to allow the camera.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// Chrome, Edge and their kin on a computer.
    ChromiumDesktop,
    /// The same on Android.
    ChromiumAndroid,
    /// Firefox on a computer.
    FirefoxDesktop,
    /// Firefox on Android.
    FirefoxAndroid,
    /// Safari on a Mac.
    SafariMac,
    /// Safari on an iPhone or iPad.
    SafariIos,
    /// Another browser on an iPhone or iPad.
    OtherIos,
    /// A page opened inside another app, such as a messenger.
    InApp,
    /// Some other.
    Other,
}

/// What apps that open pages inside themselves write into the user agent.
const APPS: [&str; 11] = [
    "MicroMessenger",
    "Zalo",
    "FBAN",
    "FBAV",
    "Instagram",
    "Line/",
    "DingTalk",
    "QQ/",
    "Weibo",
    "AlipayClient",
    "; wv)",
];

impl Family {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::ChromiumDesktop,
        Self::ChromiumAndroid,
        Self::FirefoxDesktop,
        Self::FirefoxAndroid,
        Self::SafariMac,
        Self::SafariIos,
        Self::OtherIos,
        Self::InApp,
        Self::Other,
    ];

    /// The family of a browser with this user agent, on a screen that feels so many fingers at once.
    pub fn of(user_agent: &str, touch_points: i32) -> Self {
        let says = |word: &str| user_agent.contains(word);
        // Tablets of Apple call themselves a Mac; no Mac has a touch screen.
        let ios = says("iPhone") || says("iPad") || says("iPod") || (says("Macintosh") && touch_points > 1);
        if APPS.iter().any(|app| says(app)) {
            Self::InApp
        } else if ios && ["CriOS", "FxiOS", "EdgiOS", "OPiOS", "OPT/"].iter().any(|one| says(one)) {
            Self::OtherIos
        } else if ios {
            Self::SafariIos
        } else if says("Firefox/") {
            if says("Android") { Self::FirefoxAndroid } else { Self::FirefoxDesktop }
        } else if says("Chrome/") {
            if says("Android") { Self::ChromiumAndroid } else { Self::ChromiumDesktop }
        } else if says("Macintosh") && says("Safari/") {
            Self::SafariMac
        } else {
            Self::Other
        }
    }

    /// The text that says where the camera is allowed.
    pub const fn way(self) -> &'static str {
        match self {
            Self::ChromiumDesktop => "camera.way.chromium-desktop",
            Self::ChromiumAndroid => "camera.way.chromium-android",
            Self::FirefoxDesktop => "camera.way.firefox-desktop",
            Self::FirefoxAndroid => "camera.way.firefox-android",
            Self::SafariMac => "camera.way.safari-mac",
            Self::SafariIos => "camera.way.safari-ios",
            Self::OtherIos => "camera.way.other-ios",
            Self::InApp => "camera.way.in-app",
            Self::Other => "camera.way.other",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_family_has_a_way() {
        for family in Family::ALL {
            assert!(i18n::has(family.way()), "{}", family.way());
        }
    }

    #[test]
    fn browsers_are_told_apart_by_what_they_say() {
        let webkit = "AppleWebKit/605.1.15 (KHTML, like Gecko)";
        let blink = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0";
        let rows = [
            (
                format!("Mozilla/5.0 (Windows NT 10.0; Win64; x64) {blink} Safari/537.36"),
                0,
                Family::ChromiumDesktop,
            ),
            (
                format!("Mozilla/5.0 (Windows NT 10.0) {blink} Safari/537.36 Edg/140.0"),
                10,
                Family::ChromiumDesktop,
            ),
            (
                format!("Mozilla/5.0 (Linux; Android 10; K) {blink} Mobile Safari/537.36"),
                5,
                Family::ChromiumAndroid,
            ),
            (
                format!("Mozilla/5.0 (Linux; Android 14; SM-A546E; wv) {blink} Mobile Safari/537.36"),
                5,
                Family::InApp,
            ),
            (
                format!("Mozilla/5.0 (iPhone; CPU iPhone OS 18_5) {webkit} Mobile/15E148 MicroMessenger/8.0"),
                5,
                Family::InApp,
            ),
            (
                format!(
                    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5) {webkit} Version/18.5 Mobile/15E148 Safari/604.1"
                ),
                5,
                Family::SafariIos,
            ),
            (
                format!(
                    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5) {webkit} CriOS/140.0 Mobile/15E148 Safari/604.1"
                ),
                5,
                Family::OtherIos,
            ),
            (
                format!(
                    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) {webkit} Version/18.5 Safari/605.1.15"
                ),
                5,
                Family::SafariIos,
            ),
            (
                format!(
                    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) {webkit} Version/18.5 Safari/605.1.15"
                ),
                0,
                Family::SafariMac,
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0".into(),
                0,
                Family::FirefoxDesktop,
            ),
            (
                "Mozilla/5.0 (Android 15; Mobile; rv:141.0) Gecko/141.0 Firefox/141.0".into(),
                5,
                Family::FirefoxAndroid,
            ),
            (String::new(), 0, Family::Other),
        ];
        for (user_agent, touch_points, family) in rows {
            assert_eq!(Family::of(&user_agent, touch_points), family, "{user_agent}");
        }
    }
}
