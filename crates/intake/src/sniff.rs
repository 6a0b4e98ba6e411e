//! What a file is, by its content; its name is a hint and no more.

use memchr::memmem;

use crate::delimited::{After, Lexer};
use crate::fault::Foreign;
use crate::{Format, Separator};

/// What bytes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Content {
    /// A workbook of this format.
    Workbook(Format),
    /// Text in some encoding.
    Text,
    /// No table.
    Foreign(Foreign),
}

/// First bytes of files that hold no table.
const SIGNATURES: [(&[u8], Foreign); 16] = [
    (b"%PDF-", Foreign::Pdf),
    (b"\x89PNG\r\n\x1a\n", Foreign::Picture),
    (b"\xff\xd8\xff", Foreign::Picture),
    (b"GIF87a", Foreign::Picture),
    (b"GIF89a", Foreign::Picture),
    (b"II*\0", Foreign::Picture),
    (b"MM\0*", Foreign::Picture),
    (b"RIFF", Foreign::Picture),
    (b"\0\0\0\x18ftyphei", Foreign::Picture),
    (b"\0\0\0\x1cftyphei", Foreign::Picture),
    (b"\0\0\0\x24ftyphei", Foreign::Picture),
    (b"Rar!\x1a\x07", Foreign::Archive),
    (b"7z\xbc\xaf\x27\x1c", Foreign::Archive),
    (b"\x1f\x8b\x08", Foreign::Archive),
    (b"{\\rtf", Foreign::Document),
    (b"\x7fELF", Foreign::Binary),
];

/// Names inside of ZIP files, and what has them.
const ZIP_PARTS: [(&str, Content); 8] = [
    ("xl/workbook.xml", Content::Workbook(Format::Xlsx)),
    ("xl/workbook.bin", Content::Foreign(Foreign::Xlsb)),
    ("application/vnd.oasis.opendocument.spreadsheet", Content::Workbook(Format::Ods)),
    ("application/vnd.oasis.opendocument.text", Content::Foreign(Foreign::Document)),
    ("application/vnd.oasis.opendocument.presentation", Content::Foreign(Foreign::Presentation)),
    ("word/document.xml", Content::Foreign(Foreign::Document)),
    ("ppt/presentation.xml", Content::Foreign(Foreign::Presentation)),
    // Some writers name the workbook otherwise, or with a capital letter.
    ("xl/worksheets/", Content::Workbook(Format::Xlsx)),
];

/// Streams inside of compound files, the format of Office before 2007, and what has them.
const COMPOUND_STREAMS: [(&str, Content); 5] = [
    // A workbook behind a password: who reads workbooks says so.
    ("EncryptedPackage", Content::Workbook(Format::Xlsx)),
    ("Workbook", Content::Workbook(Format::Xls)),
    ("Book", Content::Workbook(Format::Xls)),
    ("WordDocument", Content::Foreign(Foreign::Document)),
    ("PowerPoint Document", Content::Foreign(Foreign::Presentation)),
];

/// What `bytes` are.
pub(crate) fn content(bytes: &[u8]) -> Content {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        let part = ZIP_PARTS.iter().find(|(name, _)| memmem::find(bytes, name.as_bytes()).is_some());
        return part.map_or(Content::Foreign(Foreign::Archive), |&(_, content)| content);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        let holds = |name: &str| {
            let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            memmem::find(bytes, &name).is_some()
        };
        let stream = COMPOUND_STREAMS.iter().find(|(name, _)| holds(name));
        return stream.map_or(Content::Foreign(Foreign::Binary), |&(_, content)| content);
    }
    let known = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature));
    known.map_or(Content::Text, |&(_, foreign)| Content::Foreign(foreign))
}

/// What a text is that holds no table.
pub(crate) fn markup(text: &str) -> Option<Foreign> {
    let text = text.trim_start();
    let starts = |start: &str| text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start));
    if ["<!doctype html", "<html", "<head", "<meta", "<body", "<table", "<style", "<div", "MIME-Version:"]
        .iter()
        .any(|start| starts(start))
    {
        return Some(Foreign::Html);
    }
    // A web page may come as XML, too.
    if starts("<?xml") {
        let head = &text[..text.floor_char_boundary(2_048)];
        return Some(if head.contains("<html") { Foreign::Html } else { Foreign::Xml });
    }
    None
}

/// Whether a text is JSON: by how it starts, or because its name says so.
pub(crate) fn is_json(text: &str, name: &str) -> bool {
    let mut start = text.trim_start().chars();
    let first = start.next();
    let second = start.find(|c| !c.is_whitespace());
    match (first, second) {
        (Some('{'), Some('"' | '}')) | (Some('['), Some('{' | '[' | ']')) => true,
        (Some('{' | '['), _) => {
            extension(name).is_some_and(|name| matches!(&name[..], "json" | "jsonl" | "ndjson"))
        }
        _ => false,
    }
}

/// The ending of a file's name in small letters.
fn extension(name: &str) -> Option<String> {
    name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase())
}

/// How many rows are looked at for the separator.
const ROWS_LOOKED_AT: usize = 200;

/// The separator that a first line of `sep=;` names, as Excel understands it, and the bytes of that line.
pub(crate) fn declared(text: &str) -> Option<(Separator, usize)> {
    let rest = text.get(..4).filter(|head| head.eq_ignore_ascii_case("sep=")).and_then(|_| text.get(4..))?;
    let separator =
        Separator::ALL.into_iter().find(|separator| rest.as_bytes().first() == Some(&separator.byte()))?;
    let end = ["\r\n", "\n", "\r"].into_iter().find(|end| rest[1..].starts_with(end))?;
    Some((separator, 5 + end.len()))
}

/// The separator that parts the rows of a text most evenly.
pub(crate) fn separator(text: &str, name: &str) -> Separator {
    let hinted = match extension(name).as_deref() {
        Some("tsv" | "tab") => Some(Separator::Tab),
        _ => None,
    };
    // A list of one column has none: then one that parts nothing, before one that cuts through names.
    let parts_nothing = |separator: &Separator| !text.as_bytes().contains(&separator.byte());
    let none = [Separator::Comma, Separator::Tab, Separator::Semicolon].into_iter().find(parts_nothing);
    let mut best = (0.0, hinted.or(none).unwrap_or(Separator::Comma));
    for separator in Separator::ALL {
        let mut evenness = evenness(text, separator);
        if hinted == Some(separator) {
            evenness *= 1.2;
        }
        if evenness > best.0 {
            best = (evenness, separator);
        }
    }
    best.1
}

/// How evenly a separator parts the first rows, `0.0..1.0`: the share of rows that have the commonest width, times
/// how little of a row a cell is. Zero when most rows have one cell.
fn evenness(text: &str, separator: Separator) -> f64 {
    let mut lexer = Lexer::new(text, separator, 1);
    let mut widths: Vec<usize> = Vec::new();
    let (mut width, mut blank, mut spaced, mut ends) = (0, true, 0, 0);
    while let Some(cell) = lexer.next() {
        width += 1;
        blank &= cell.text.trim().is_empty();
        if width > 1 {
            ends += 1;
            spaced += usize::from(cell.text.starts_with(' '));
        }
        if cell.after == After::Row {
            if !blank {
                widths.push(width);
            }
            (width, blank) = (0, true);
            if widths.len() == ROWS_LOOKED_AT {
                break;
            }
        }
    }
    // “Ulvac, Inc.” below “Manufacturer” is prose: each comma has a space after it, and the heading has none.
    if widths.first() == Some(&1) && ends > 0 && spaced == ends {
        return 0.0;
    }
    let count = |width: usize| widths.iter().filter(|other| **other == width).count();
    let Some(common) = widths.iter().copied().max_by_key(|&width| (count(width), width)) else { return 0.0 };
    if common < 2 {
        return 0.0;
    }
    let share = count(common) as f64 / widths.len() as f64;
    share * (1.0 - 1.0 / common as f64)
}
