//! Which pictures are in a folder, and what is to be read in each.
//!
//! Beside `x.png` stands `x.txt`, the text of its one symbol, `x.bin`, its bytes, or `x.codes`, one text a line of which
//! `\n` is a line break and `\\` a backslash. `x-2.png` without a file of its own is a part of `x.txt`. In a folder
//! without such files there is nothing to read.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// The names that pictures end with.
const ENDINGS: [&str; 4] = ["png", "jpg", "jpeg", "webp"];

/// One message that is to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Expected {
    /// This text.
    Text(String),
    /// These bytes.
    Bytes(Vec<u8>),
    /// Some part of this text: the message goes on in other pictures.
    PartOf(String),
}

/// A message that a reader read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Message {
    /// As text, where there is one.
    pub(crate) text: Option<String>,
    /// As bytes.
    pub(crate) bytes: Vec<u8>,
}

impl Expected {
    /// Whether this is what was to be read. Line breaks at the end count for nothing: editors add them.
    pub(crate) fn is(&self, message: &Message) -> bool {
        let text = message.text.as_deref().map(trimmed);
        match self {
            Self::Text(expected) => text == Some(trimmed(expected)),
            Self::Bytes(expected) => *expected == message.bytes,
            Self::PartOf(whole) => text.is_some_and(|text| !text.is_empty() && whole.contains(text)),
        }
    }
}

fn trimmed(text: &str) -> &str {
    text.trim_end_matches(['\r', '\n'])
}

/// One picture, and what is to be read in it.
#[derive(Debug)]
pub(crate) struct Picture {
    /// Where it is.
    pub(crate) path: PathBuf,
    /// What is to be read: empty where nothing is.
    pub(crate) expected: Vec<Expected>,
}

/// The pictures that lie in one folder.
#[derive(Debug)]
pub(crate) struct Folder {
    /// Its name, from the folder that was asked for.
    pub(crate) name: String,
    /// In the order of their names.
    pub(crate) pictures: Vec<Picture>,
    /// How many pictures were left out, because only others of the folder say what is to be read.
    pub(crate) untold: usize,
}

/// The folder and all below it that hold pictures, in the order of their names.
pub(crate) fn folders(top: &Path) -> io::Result<Vec<Folder>> {
    let mut all = Vec::new();
    collect(top, top, &mut all)?;
    Ok(all)
}

fn collect(top: &Path, folder: &Path, all: &mut Vec<Folder>) -> io::Result<()> {
    let mut paths =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<PathBuf>>>()?;
    paths.sort();
    let mut pictures = Vec::new();
    for path in paths.iter().filter(|path| is_picture(path)) {
        pictures.push(Picture { path: path.clone(), expected: expected(path)? });
    }
    if !pictures.is_empty() {
        let found = pictures.len();
        if pictures.iter().any(|picture| !picture.expected.is_empty()) {
            pictures.retain(|picture| !picture.expected.is_empty());
        }
        let below = folder.strip_prefix(top).ok().filter(|below| !below.as_os_str().is_empty());
        let name = below.map_or(folder.file_name().unwrap_or(folder.as_os_str()), Path::as_os_str);
        let name = name.to_string_lossy().into_owned();
        all.push(Folder { name, untold: found - pictures.len(), pictures });
    }
    for path in paths.iter().filter(|path| path.is_dir()) {
        collect(top, path, all)?;
    }
    Ok(())
}

fn is_picture(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)) && path.is_file()
}

fn expected(picture: &Path) -> io::Result<Vec<Expected>> {
    let beside = |ending: &str| Some(picture.with_extension(ending)).filter(|path| path.is_file());
    if let Some(path) = beside("codes") {
        let codes = text(&path)?;
        return Ok(codes
            .lines()
            .filter(|line| !line.is_empty())
            .map(unescaped)
            .map(Expected::Text)
            .collect());
    }
    if let Some(path) = beside("txt") {
        return Ok(vec![Expected::Text(text(&path)?)]);
    }
    if let Some(path) = beside("bin") {
        return Ok(vec![Expected::Bytes(fs::read(path)?)]);
    }
    let stem = picture.file_stem().unwrap_or_default().to_string_lossy();
    if let Some((whole, _)) = stem.rsplit_once('-') {
        let path = picture.with_file_name(format!("{whole}.txt"));
        if path.is_file() {
            return Ok(vec![Expected::PartOf(text(&path)?)]);
        }
    }
    Ok(Vec::new())
}

fn text(path: &Path) -> io::Result<String> {
    Ok(String::from_utf8_lossy(&fs::read(path)?).into_owned())
}

fn unescaped(line: &str) -> String {
    let mut text = String::new();
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        match (c, chars.clone().next()) {
            ('\\', Some(next @ ('n' | '\\'))) => {
                text.push(if next == 'n' { '\n' } else { next });
                chars.next();
            }
            _ => text.push(c),
        }
    }
    text
}

/// How the messages of one picture compare with what was to be read.
#[derive(Debug, Default)]
pub(crate) struct Compared {
    /// How many of the expected messages were read, each as often as it was expected at most.
    pub(crate) right: usize,
    /// For each message, whether it is one of the expected.
    pub(crate) is_right: Vec<bool>,
}

/// Compares what was read with what was to be read.
pub(crate) fn compare(expected: &[Expected], messages: &[Message]) -> Compared {
    let mut left: Vec<&Expected> = expected.iter().collect();
    for message in messages {
        if let Some(at) = left.iter().position(|expected| expected.is(message)) {
            left.swap_remove(at);
        }
    }
    let is_right = messages.iter().map(|message| expected.iter().any(|one| one.is(message))).collect();
    Compared { right: expected.len() - left.len(), is_right }
}

/// How often each word of the same kind was counted, the most frequent first.
pub(crate) fn tally<T: Ord>(counts: BTreeMap<T, usize>) -> Vec<(T, usize)> {
    let mut counts: Vec<(T, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    counts
}
