//! What arguments name: something built in, or a file of the user's own.

use std::path::Path;

use base::Dpi;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use service::{Catalogue, Fault, Job, LabelSetup, OwnFile, OwnKind, Printer, PrinterKind, Reply};

use crate::exit::Stop;
use crate::read::text;

/// The form of printers and setups that is written here, and the newest that is read.
const VERSION: u64 = 1;

/// The largest file of a template, profile, sheet or printer that is opened, in bytes: more than the core takes of any
/// of them, so that the core says so.
const MAX_OWN_BYTES: usize = 1 << 20;

/// The largest file of a setup that is opened, in bytes: it holds a logo, and templates, profiles and sheets.
const MAX_SETUP_BYTES: usize = 16 << 20;

/// The id of the template, profile or sheet that an argument names. A file of it is kept in `own`, before others.
///
/// # Errors
/// `cli.unknown-profile`, `cli.unknown-sheet`, `cli.unknown-template`, or why the file cannot be used.
pub(crate) fn named(own: &mut Vec<OwnFile>, kind: OwnKind, name: &str) -> Result<String, Stop> {
    if let Some(path) = file(name) {
        let at_file = |fault| Stop::at(path, fault);
        let file = OwnFile { kind, json: text(path, MAX_OWN_BYTES).map_err(at_file)? };
        return match crate::run(&Job::ReadOwn(file.clone()), Vec::new()).reply {
            Reply::OwnRead(read) => {
                own.insert(0, file);
                Ok(read.id)
            }
            Reply::Failed(fault) => Err(at_file(fault)),
            _ => Err(Fault::new("cli.other-answer").into()),
        };
    }
    let catalogue = catalogue(own)?;
    let (code, ids) = match kind {
        OwnKind::Template => ("cli.unknown-template", ids(&catalogue.templates, |it| &it.id)),
        OwnKind::Profile => ("cli.unknown-profile", ids(&catalogue.profiles, |it| &it.id)),
        OwnKind::Sheet => ("cli.unknown-sheet", ids(&catalogue.sheets, |it| &it.id)),
    };
    if ids.contains(&name) {
        return Ok(name.to_owned());
    }
    Err(unknown(code, name, &ids).into())
}

/// The printer that an argument names; one of which only the resolution is said is of this kind, where there are both.
///
/// # Errors
/// `cli.unknown-printer`, or why the file cannot be used.
pub(crate) fn printer(name: &str, kind: PrinterKind) -> Result<Printer, Stop> {
    if let Some(path) = file(name) {
        let read = text(path, MAX_OWN_BYTES).and_then(|json| restored(&json));
        return read.map_err(|fault| Stop::at(path, fault));
    }
    let presets = catalogue(&[])?.printers;
    if let Some(dpi) = name.parse::<f64>().ok().filter(|dpi| dpi.is_finite()) {
        // Makers round: 203 dpi are 8 dots a millimetre.
        let alike = |printer: &&Printer| printer.dots.0.round() == dpi;
        let of_kind = presets.iter().filter(alike).find(|printer| printer.kind == kind);
        let exact = match of_kind.or_else(|| presets.iter().find(alike)) {
            Some(preset) => Printer::exact(preset.kind, preset.dots),
            None => Printer::exact(kind, Dpi(dpi)),
        };
        return Ok(Printer { name: format!("{name} dpi"), ..exact });
    }
    let wanted = printer_id(name);
    if let Some(preset) = presets.iter().find(|preset| printer_id(&preset.name) == wanted) {
        return Ok(preset.clone());
    }
    let ids: Vec<String> = presets.iter().map(|preset| printer_id(&preset.name)).collect();
    Err(unknown("cli.unknown-printer", name, &ids.iter().map(String::as_str).collect::<Vec<_>>()).into())
}

/// A printer's name as it is easily typed: `Zebra ZD421, 203 dpi` is `zebra-zd421-203-dpi`.
pub(crate) fn printer_id(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join("-")
}

/// How labels are made, from a file.
///
/// # Errors
/// Why the file cannot be used.
pub(crate) fn setup(path: &Path) -> Result<LabelSetup, Stop> {
    let read = text(path, MAX_SETUP_BYTES).and_then(|json| restored(&json));
    read.map_err(|fault| Stop::at(path, fault))
}

/// What there is to choose from, these files included.
///
/// # Errors
/// Why one of the files cannot be used.
pub(crate) fn catalogue(own: &[OwnFile]) -> Result<Box<Catalogue>, Fault> {
    match crate::run(&Job::Catalogue(own.to_vec()), Vec::new()).reply {
        Reply::Catalogue(catalogue) => Ok(catalogue),
        Reply::Failed(fault) => Err(fault),
        _ => Err(Fault::new("cli.other-answer")),
    }
}

/// A name of none of these.
pub(crate) fn unknown(code: &'static str, name: &str, known: &[&str]) -> Fault {
    Fault::new(code).with("name", name).with("known", known.join(", "))
}

fn ids<T>(of: &[T], id: impl Fn(&T) -> &String) -> Vec<&str> {
    of.iter().map(|it| id(it).as_str()).collect()
}

/// The path of an argument that names a file: what is built in has no dot in its name.
fn file(name: &str) -> Option<&Path> {
    let path = Path::new(name);
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| ending.eq_ignore_ascii_case("json")).then_some(path)
}

/// A printer or a setup as a file's text.
pub(crate) fn kept(of: &impl Serialize) -> String {
    let mut value = serde_json::to_value(of).unwrap_or_default();
    if let Some(members) = value.as_object_mut() {
        members.insert("version".to_owned(), VERSION.into());
    }
    format!("{value:#}\n")
}

/// A printer or a setup of a file's text. A key that is not known is not passed over: it may be misspelt.
///
/// # Errors
/// `cli.file-not-understood`, `cli.file-too-new`, `cli.unknown-key`.
pub(crate) fn restored<T: Serialize + DeserializeOwned>(json: &str) -> Result<T, Fault> {
    let damaged = |detail: String| Fault::new("cli.file-not-understood").with("detail", detail);
    let mut value: Value = serde_json::from_str(json).map_err(|error| damaged(error.to_string()))?;
    let version = value.as_object_mut().and_then(|members| members.remove("version"));
    match version.as_ref().and_then(Value::as_u64) {
        Some(VERSION) => {}
        Some(version) => {
            return Err(Fault::new("cli.file-too-new").with("version", version).with("known", VERSION));
        }
        None => return Err(damaged("version".to_owned())),
    }
    let read: T = serde_json::from_value(value.clone()).map_err(|error| damaged(error.to_string()))?;
    let again = serde_json::to_value(&read).unwrap_or_default();
    match left_over(&value, &again) {
        Some(key) => Err(Fault::new("cli.unknown-key").with("key", key)),
        None => Ok(read),
    }
}

/// The first key that was read by nobody, as in `printer.dpi`.
fn left_over(written: &Value, read: &Value) -> Option<String> {
    let (written, read) = (written.as_object()?, read.as_object()?);
    written.iter().find_map(|(key, value)| match read.get(key) {
        None => Some(key.clone()),
        Some(read) => left_over(value, read).map(|below| format!("{key}.{below}")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_setup_comes_back_as_it_was_kept() {
        let setup = LabelSetup { template: "own".to_owned(), symbol_edge_mm: 25.0, ..LabelSetup::default() };
        assert_eq!(restored::<LabelSetup>(&kept(&setup)), Ok(setup));
    }

    #[test]
    fn what_is_not_of_the_form_is_told() {
        for (json, code) in [
            (r#"{ "version": 1 }"#, None),
            (r#"{ "version": 1, "template": "50x30" }"#, None),
            ("", Some("cli.file-not-understood")),
            ("[]", Some("cli.file-not-understood")),
            (r#"{ "template": "50x30" }"#, Some("cli.file-not-understood")),
            (r#"{ "version": 1, "template": 7 }"#, Some("cli.file-not-understood")),
            (r#"{ "version": 2 }"#, Some("cli.file-too-new")),
            (r#"{ "version": 1, "tempalte": "50x30" }"#, Some("cli.unknown-key")),
            (r#"{ "version": 1, "substrate": { "inc": "resin" } }"#, Some("cli.unknown-key")),
        ] {
            let found = restored::<LabelSetup>(json).err().map(|fault| fault.code);
            assert_eq!(found.as_deref(), code, "{json}");
        }
    }

    #[test]
    fn files_are_told_from_what_is_built_in() {
        for (name, expected) in
            [("50x30", false), ("Own.json", true), ("./a/B.JSON", true), ("json", false), ("203", false)]
        {
            assert_eq!(file(name).is_some(), expected, "{name}");
        }
    }
}
