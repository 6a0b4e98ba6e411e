//! The parts of an XLSX file, unpacked within limits and laid out again for `calamine`, which has none.

use std::collections::HashMap;
use std::io::Cursor;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::{CompressionMethod, ZipWriter};

use crate::IntakeFault;
use crate::bundle::{self, Limits};

/// What `calamine` is given, and what it does not tell.
#[derive(Debug)]
pub(super) struct Package {
    /// A ZIP of the parts that hold cells, not compressed: nothing in it can swell any more.
    pub(super) archive: Vec<u8>,
    /// It has a project of macros.
    pub(super) macros: bool,
    /// It refers to other files.
    pub(super) links: bool,
    /// By path of its part, what only the bytes of a sheet tell.
    pub(super) sheets: HashMap<String, Traits>,
    /// Path of the part of a sheet by the sheet's name, as far as the workbook is laid out as Excel does it.
    pub(super) paths: HashMap<String, String>,
}

/// What `calamine` does not tell about a sheet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Traits {
    /// How many rows are hidden.
    pub(super) hidden_rows: usize,
    /// How many formulas have no result.
    pub(super) empty_formulas: usize,
    /// Some cells are merged.
    pub(super) merged: bool,
}

/// Unpacks `bytes`.
pub(super) fn open(bytes: &[u8]) -> Result<Package, IntakeFault> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let mut package = Package {
        archive: Vec::new(),
        macros: false,
        links: false,
        sheets: HashMap::new(),
        paths: HashMap::new(),
    };
    let mut names = Vec::new();
    let mut relations = Vec::new();
    let wanted = |name: &str| {
        let name = name.to_lowercase();
        // Nobody asks for these: they would only cost memory.
        let aside = ["/media/", "/drawings/", "/charts/", "/pivotcache/", "/pivottables/", "customxml/"];
        let cells = (name.ends_with(".xml") || name.ends_with(".rels"))
            && !aside.iter().any(|part| name.contains(part));
        cells || name.ends_with("vbaproject.bin")
    };
    bundle::unpack(bytes, &Limits::default(), wanted, |name, mut part| {
        let lower = name.to_lowercase();
        if lower.ends_with("vbaproject.bin") {
            package.macros = true;
            return Ok(());
        }
        if lower.contains("/externallinks/") {
            package.links = true;
            return Ok(());
        }
        if lower.contains("/worksheets/") && lower.ends_with(".xml") {
            package.sheets.insert(lower.clone(), traits(&part));
            part = with_errors_as_texts(part);
        } else if lower.ends_with("/workbook.xml") {
            names = attributes(&part, "sheet", ["name", "id"]);
        } else if lower.ends_with("/workbook.xml.rels") {
            relations = attributes(&part, "Relationship", ["Id", "Target"]);
        } else if lower.ends_with("/sharedstrings.xml") {
            hide_count(&mut part);
        }
        bundle::write_entry(&mut archive, &name, &part, CompressionMethod::Stored)
            .map_err(|_| IntakeFault::Damaged)
    })?;
    package.archive = archive.finish().map_err(|_| IntakeFault::Damaged)?.into_inner();
    let targets: HashMap<String, String> = relations.into_iter().map(|[id, target]| (id, target)).collect();
    for [name, id] in names {
        if let Some(target) = targets.get(&id) {
            let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
            package.paths.insert(name, path.to_lowercase());
        }
    }
    Ok(package)
}

/// The part with the errors of formulas as texts: `calamine` refuses a workbook for one error that it does
/// not know, and newer versions of Excel bring new ones, such as `#SPILL!`.
fn with_errors_as_texts(part: Vec<u8>) -> Vec<u8> {
    const ERROR: &str = " t=\"e\"";
    let Ok(text) = std::str::from_utf8(&part) else { return part };
    let in_tag = |at: &usize| text[..*at].rfind(['<', '>']).is_some_and(|sign| text.as_bytes()[sign] == b'<');
    let mut errors = text.match_indices(ERROR).map(|(at, _)| at).filter(in_tag).peekable();
    if errors.peek().is_none() {
        return part;
    }
    let mut softened = String::with_capacity(text.len() + text.len() / 64);
    let mut from = 0;
    for at in errors {
        softened.push_str(&text[from..at]);
        softened.push_str(" t=\"str\"");
        from = at + ERROR.len();
    }
    softened.push_str(&text[from..]);
    softened.into_bytes()
}

/// What the bytes of a sheet tell. They are searched as text: reading the mark-up twice would cost half the
/// time of reading the cells, and a miss costs no more than a note.
fn traits(part: &[u8]) -> Traits {
    let Ok(text) = std::str::from_utf8(part) else { return Traits::default() };
    let in_row = |at: &usize| {
        let tag = text[..*at].rfind('<').map_or("", |start| &text[start + 1..*at]);
        let name = tag.split_ascii_whitespace().next().unwrap_or_default();
        name == "row" || name.ends_with(":row")
    };
    let hidden = |mark| text.match_indices(mark).filter(|(at, _)| in_row(at)).count();
    let without_result = |mark| text.matches(mark).count();
    Traits {
        hidden_rows: hidden(" hidden=\"1\"") + hidden(" hidden=\"true\""),
        empty_formulas: ["</f></c>", "</f><v/>", "</f><v />", "</f><v></v>"].map(without_result).iter().sum(),
        merged: text.contains("mergeCell "),
    }
}

/// The values of two attributes of every element of this name; those of elements that lack one are left out.
fn attributes(part: &[u8], element: &str, wanted: [&str; 2]) -> Vec<[String; 2]> {
    let mut reader = Reader::from_reader(part);
    reader.config_mut().check_end_names = false;
    let mut found = Vec::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) if tag.local_name().as_ref() == element => {
                if let [Some(first), Some(second)] = wanted.map(|name| attribute(&tag, name)) {
                    found.push([first, second]);
                }
            }
            Ok(Event::Eof) | Err(_) => return found,
            Ok(_) => (),
        }
    }
}

/// The value of the attribute of this name, whatever its prefix.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = tag.attributes();
    let mut found = attributes.with_checks(false).flatten();
    let found = found.find(|attribute| attribute.key.local_name().as_ref() == name)?;
    Some(quick_xml::escape::unescape(found.value.as_ref()).ok()?.into_owned())
}

/// Renames the attribute that says how many texts a part holds.
///
/// `calamine` 0.38 makes room for that many before it has seen one, so that a lie of eighteen digits ends the
/// program.
fn hide_count(part: &mut [u8]) {
    const COUNT: &[u8] = b"uniqueCount";
    let mut reader = Reader::from_reader(&*part);
    reader.config_mut().check_end_names = false;
    let end = loop {
        match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) if tag.local_name().as_ref() == "sst" => {
                break reader.buffer_position() as usize;
            }
            Ok(Event::Eof) | Err(_) => break part.len(),
            Ok(_) => (),
        }
    };
    let mut from = 0;
    while let Some(at) = part[from..end].windows(COUNT.len()).position(|window| window == COUNT) {
        part[from + at] = b'U';
        from += at + COUNT.len();
    }
}
