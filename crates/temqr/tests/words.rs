//! Every key in the sources has its text in each language, and no text of the command line is left over.
#![allow(missing_docs)]

use std::collections::BTreeSet;
use std::path::Path;

use i18n::Locale;

fn sources(folder: &Path) -> Vec<String> {
    let files = std::fs::read_dir(folder).expect("the sources").map(|file| file.expect("a file").path());
    files
        .flat_map(|path| {
            if path.is_dir() { sources(&path) } else { vec![std::fs::read_to_string(path).expect("UTF-8")] }
        })
        .collect()
}

/// Two or more words of small letters, digits and hyphens with dots between, such as `cli.no-findings`.
fn is_key(text: &str) -> bool {
    let word = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_lowercase())
            && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
    };
    text.contains('.') && text.split('.').all(word)
}

/// What stands between quotes in the sources and looks like a key.
fn keys() -> BTreeSet<String> {
    let sources = sources(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")));
    sources
        .iter()
        .flat_map(|source| source.split('"'))
        .filter(|text| is_key(text))
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_key_has_a_text_in_each_language() {
    let keys = keys();
    assert!(keys.len() > 50, "only {} keys found", keys.len());
    for key in &keys {
        for locale in Locale::ALL {
            let text = i18n::text(locale, key, &[]);
            assert!(!text.contains("[["), "{key} in {locale:?}");
        }
    }
}

#[test]
fn every_text_of_the_command_line_is_used() {
    let keys = keys();
    let unused: Vec<&str> =
        i18n::keys().filter(|key| key.starts_with("cli.") && !keys.contains(*key)).collect();
    assert_eq!(unused, Vec::<&str>::new());
}
