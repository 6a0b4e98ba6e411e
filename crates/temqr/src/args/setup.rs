//! How labels are made, as arguments.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use service::{EcLevel, Language, Languages, LevelWish, Rgb};

/// How labels are made.
#[derive(Debug, Args)]
#[command(next_help_heading = "How it is made")]
pub(crate) struct SetupArgs {
    /// All of this from a file, as `temqr setup` writes it; the options below go before it
    #[arg(long, value_name = "FILE")]
    pub(crate) setup: Option<PathBuf>,
    /// What stands on the label: one of `temqr list templates`, or a file; without it nameplate
    #[arg(long, value_name = "ID|FILE.json")]
    pub(crate) template: Option<String>,
    /// What stands in the symbol: one of `temqr list profiles`, or a file; without it plain
    #[arg(long, value_name = "ID|FILE.json")]
    pub(crate) profile: Option<String>,
    /// One of `temqr list printers`, a resolution such as 203, or a file of `temqr calibrate`; without it 600 dpi
    #[arg(long, value_name = "NAME|DPI|FILE.json")]
    pub(crate) printer: Option<String>,
    /// The languages of the captions, such as en-vi, zh-vi or vi
    #[arg(long, value_name = "LANGUAGES", value_parser = languages)]
    pub(crate) languages: Option<Languages>,
    /// Error correction; auto is at least M, and stronger where the symbol does not grow by it
    #[arg(long, value_enum, ignore_case = true)]
    pub(crate) level: Option<Level>,
    /// Edge of the symbol without its quiet zone, in millimetres; without it 21
    #[arg(long, value_name = "MM")]
    pub(crate) symbol_mm: Option<f64>,
    /// A logo: SVG or PNG
    #[arg(long, value_name = "FILE")]
    pub(crate) logo: Option<PathBuf>,
    /// A text for the free line of templates that have one
    #[arg(long, value_name = "TEXT")]
    pub(crate) free_text: Option<String>,
    /// Where links in the symbol lead: the page of the profile viewer, the resolver of gs1-digital-link
    #[arg(long, value_name = "URL")]
    pub(crate) web_address: Option<String>,
    /// The colour that is printed; without it #000000
    #[arg(long, value_name = "#RRGGBB", value_parser = colour)]
    pub(crate) ink: Option<Rgb>,
    /// The colour that is printed on; without it #ffffff
    #[arg(long, value_name = "#RRGGBB", value_parser = colour)]
    pub(crate) paper: Option<Rgb>,
    /// What the label is made of and where it hangs, part by part, as `temqr list materials` names them
    #[arg(long, value_name = "PART=ID")]
    pub(crate) substrate: Vec<String>,
}

#[derive(Debug, Args)]
pub(crate) struct SetupFileArgs {
    /// The file to write; '-' is standard output
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    pub(crate) output: PathBuf,
    /// Replace the file if it exists
    #[arg(long)]
    pub(crate) force: bool,
    #[command(flatten)]
    pub(crate) setup: SetupArgs,
}

/// The error correction levels to ask for.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Level {
    #[value(name = "auto")]
    Auto,
    #[value(name = "L")]
    L,
    #[value(name = "M")]
    M,
    #[value(name = "Q")]
    Q,
    #[value(name = "H")]
    H,
}

impl From<Level> for LevelWish {
    fn from(level: Level) -> Self {
        match level {
            Level::Auto => Self::Auto,
            Level::L => Self::Level(EcLevel::L),
            Level::M => Self::Level(EcLevel::M),
            Level::Q => Self::Level(EcLevel::Q),
            Level::H => Self::Level(EcLevel::H),
        }
    }
}

/// One language or two, the first one first: `vi`, `en-vi`.
fn languages(text: &str) -> Result<Languages, String> {
    let language = |tag: &str| match tag {
        "en" => Ok(Language::En),
        "vi" => Ok(Language::Vi),
        "zh" => Ok(Language::Zh),
        _ => Err("not one or two of en, vi and zh, such as en-vi".to_owned()),
    };
    match text.split_once('-') {
        None => Ok(Languages { first: language(text)?, second: None }),
        Some((first, second)) => Ok(Languages { first: language(first)?, second: Some(language(second)?) }),
    }
}

fn colour(text: &str) -> Result<Rgb, String> {
    Rgb::parse(text).ok_or_else(|| "not a colour such as #1a1a1a".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_one_or_two_in_their_order() {
        for (text, expected) in [
            ("en", Some((Language::En, None))),
            ("zh-vi", Some((Language::Zh, Some(Language::Vi)))),
            ("vi-en", Some((Language::Vi, Some(Language::En)))),
            ("", None),
            ("en-", None),
            ("en-vi-zh", None),
            ("EN", None),
        ] {
            let found = languages(text).ok().map(|found| (found.first, found.second));
            assert_eq!(found, expected, "{text}");
        }
    }
}
