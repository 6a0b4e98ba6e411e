//! The templates that come with the program.

use std::sync::LazyLock;

use super::Template;

/// Their files, the default one first.
const FILES: [&str; 7] = [
    include_str!("../../data/templates/nameplate.json"),
    include_str!("../../data/templates/nameplate-full.json"),
    include_str!("../../data/templates/compact.json"),
    include_str!("../../data/templates/50x30.json"),
    include_str!("../../data/templates/60x40.json"),
    include_str!("../../data/templates/100x50.json"),
    include_str!("../../data/templates/100x150.json"),
];

/// The built-in templates, the default one first.
pub fn templates() -> &'static [Template] {
    static TEMPLATES: LazyLock<Vec<Template>> =
        LazyLock::new(|| FILES.iter().filter_map(|file| Template::parse(file).ok()).collect());
    &TEMPLATES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_a_template_with_an_id_of_its_own() {
        let ids: Vec<String> = FILES
            .iter()
            .map(|file| Template::parse(file).unwrap_or_else(|error| panic!("{error}")).id)
            .collect();
        let mut once = ids.clone();
        once.sort();
        once.dedup();
        assert_eq!((once.len(), ids[0].as_str()), (FILES.len(), "nameplate"));
    }
}
