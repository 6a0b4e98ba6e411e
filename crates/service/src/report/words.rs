//! The two languages of a report.

use i18n::Locale;

/// What stands where there is nothing.
pub(crate) const NONE: &str = "–";

/// The words of a report, in two languages: that of whoever asks, and Vietnamese; to a Vietnamese, English.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Words {
    pub(crate) first: Locale,
    second: Locale,
}

impl Words {
    /// The words for this tag.
    pub(crate) fn of(tag: &str) -> Self {
        let first = Locale::from_tag(tag).unwrap_or_default();
        Self { first, second: if first == Locale::Vi { Locale::En } else { Locale::Vi } }
    }

    /// The same in English, where the first language has no face.
    pub(crate) const fn in_english(self) -> Self {
        Self { first: Locale::En, second: Locale::Vi }
    }

    /// Short words, side by side.
    pub(crate) fn pair(self, key: &str) -> String {
        let [first, second] = self.each(key);
        // Some words are the same in both.
        if first == second { first } else { format!("{first} / {second}") }
    }

    /// Short words in each language.
    pub(crate) fn each(self, key: &str) -> [String; 2] {
        [self.first, self.second].map(|locale| i18n::text(locale, key, &[]))
    }

    /// Short words, in the first language alone.
    pub(crate) fn one(self, key: &str) -> String {
        i18n::text(self.first, key, &[])
    }

    /// Sentences, one under the other.
    pub(crate) fn both(self, key: &str, args: &[(&str, String)]) -> String {
        let [first, second] = [self.first, self.second].map(|locale| i18n::text_with(locale, key, args));
        format!("{first}\n{second}")
    }

    /// What is found, in each language, and what it is about.
    pub(crate) fn finding(self, finding: &base::Finding) -> String {
        let texts =
            [self.first, self.second].map(|locale| i18n::text_with(locale, &finding.code, &finding.args));
        let about: Vec<&str> = finding.args.iter().map(|(_, value)| &value[..]).collect();
        let about: Vec<&str> = about.into_iter().filter(|value| !value.is_empty()).collect();
        [
            texts.join(
                "
",
            ),
            about.join(" · "),
        ]
        .join(
            "
",
        )
        .trim_end()
        .to_owned()
    }

    /// Yes or no.
    pub(crate) fn yes(self, yes: bool) -> String {
        self.pair(if yes { "report.yes" } else { "report.no" })
    }
}
