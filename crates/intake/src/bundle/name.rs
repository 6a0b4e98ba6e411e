//! Names of files that are safe on every system.

use std::collections::HashSet;

/// UTF-8 bytes of a name; common file systems stop at 255 of one kind or another.
const MAX_NAME_BYTES: usize = 120;

/// Names that Windows keeps for devices, whatever ending they have.
const DEVICES: [&str; 22] = [
    "aux", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "con", "lpt1", "lpt2",
    "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "nul", "prn",
];

/// The name of a file made of `text`, such as a batch number or a name that a person gave.
///
/// Signs that some system forbids become `_`, and so does what would lead into another folder; never empty,
/// at most 120 bytes with the ending kept. A safe name stays as it is.
pub fn safe_name(text: &str) -> String {
    let clean: String = text
        .chars()
        .map(|sign| match sign {
            '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '_',
            // Marks that turn the direction of writing make `exe.txt` of `txt.exe`.
            '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => '_',
            sign if sign.is_control() => '_',
            sign => sign,
        })
        .collect();
    let clean = clean.trim_start().trim_end_matches([' ', '.']);
    let mut name = if clean.is_empty() { String::from("_") } else { clean.to_owned() };
    let stem = name.split('.').next().unwrap_or_default().trim_end();
    if DEVICES.iter().any(|device| device.eq_ignore_ascii_case(stem)) || name.starts_with('.') {
        name.insert(0, '_');
    }
    shortened(&name)
}

fn shortened(name: &str) -> String {
    if name.len() <= MAX_NAME_BYTES {
        return name.to_owned();
    }
    let ending = match name.rfind('.') {
        Some(dot) if name.len() - dot <= 12 => &name[dot..],
        _ => "",
    };
    let stem = &name[..name.floor_char_boundary(MAX_NAME_BYTES - ending.len())];
    format!("{}{ending}", stem.trim_end_matches([' ', '.']))
}

/// Safe names for `texts`, in their order, no two alike even where capital and small letters count as one.
pub fn unique_names<'a>(texts: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut taken = HashSet::new();
    let mut names = Vec::new();
    for text in texts {
        let name = safe_name(text);
        let (stem, ending) = match name.rfind('.') {
            Some(dot) if dot > 0 => name.split_at(dot),
            _ => (name.as_str(), ""),
        };
        let mut unique = name.clone();
        let mut count = 2_u32;
        while !taken.insert(unique.to_lowercase()) {
            unique = safe_name(&format!("{stem} ({count}){ending}"));
            if unique.len() >= MAX_NAME_BYTES {
                let shorter = &stem[..stem.floor_char_boundary(MAX_NAME_BYTES / 2)];
                unique = safe_name(&format!("{shorter} ({count}){ending}"));
            }
            count += 1;
        }
        names.push(unique);
    }
    names
}

/// The name of a packed file leads to a place inside of the folder it is unpacked in, on every system.
pub(super) fn stays_inside(name: &str) -> bool {
    let whole = !name.is_empty() && !name.contains(['\\', ':', '\0']);
    whole && name.split('/').all(|part| !matches!(part, "" | "." | ".."))
}
