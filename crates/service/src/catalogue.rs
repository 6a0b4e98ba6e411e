//! What there is to choose from when labels are made.

use base::Severity;
use label::{Language, Printer, Sheet, Size, Template};
use payload::Profile;
use record::Column;
use serde::{Deserialize, Serialize};
use substrate::Choices;

use crate::Fault;
use crate::press::FREE;
use crate::setup::{OwnFile, OwnKind};

/// What there is to choose from: the user's own first, then what is built in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Catalogue {
    /// Payload profiles.
    pub profiles: Vec<ProfileChoice>,
    /// Label templates.
    pub templates: Vec<TemplateChoice>,
    /// Sheets of labels.
    pub sheets: Vec<SheetChoice>,
    /// Printers before any calibration.
    pub printers: Vec<Printer>,
    /// Materials, finishes and so on.
    pub substrate: Choices,
    /// Those of the user's own that cannot be understood, by their place among them, and why.
    pub unreadable: Vec<(usize, Fault)>,
}

/// A payload profile.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProfileChoice {
    /// Its id.
    pub id: String,
    /// The i18n key of its name, or the user's own name of it.
    pub title: String,
    /// The i18n key of what it is good for, or the user's own words; may be empty.
    pub help: String,
    /// The columns it carries, and whether it cannot do without.
    pub columns: Vec<(Column, bool)>,
    /// It is the user's own.
    pub own: bool,
}

/// A label template.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TemplateChoice {
    /// Its id.
    pub id: String,
    /// Its name in English, Vietnamese and Chinese.
    pub name: [String; 3],
    /// Width and height in millimetres; `None`: as large as what stands on it.
    pub size_mm: Option<(f64, f64)>,
    /// The symbol's edge without quiet zone that suits it, in millimetres.
    pub symbol_edge_mm: f64,
    /// The columns that stand on it, and whether it cannot do without.
    pub columns: Vec<(Column, bool)>,
    /// It has a line for a free text.
    pub free_text: bool,
    /// It has room for a logo.
    pub logo: bool,
    /// It is the user's own.
    pub own: bool,
}

/// A sheet of labels.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SheetChoice {
    /// Its id.
    pub id: String,
    /// Its name, such as `Avery L7163`.
    pub name: String,
    /// Width and height of the paper, in millimetres.
    pub paper_mm: (f64, f64),
    /// Width and height of a label, in millimetres.
    pub label_mm: (f64, f64),
    /// Labels across and down.
    pub grid: (u32, u32),
    /// From the left and top edges of the paper to the first label, in millimetres.
    pub first_mm: (f64, f64),
    /// From the left and top edges of a label to those of the next, in millimetres.
    pub pitch_mm: (f64, f64),
    /// The form itself, to begin an own one with.
    pub json: String,
    /// Its material is made for weather.
    pub weatherproof: bool,
    /// It is the user's own.
    pub own: bool,
}

/// A file of the user's own, as it was understood.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OwnRead {
    /// What it describes.
    pub kind: OwnKind,
    /// Its id.
    pub id: String,
    /// Of a template, the symbol's edge without quiet zone that suits it, in millimetres.
    pub symbol_edge_mm: Option<f64>,
}

/// Everything there is to choose from.
pub(crate) fn catalogue(own: &[OwnFile]) -> Catalogue {
    let (mut profiles, mut templates, mut sheets) = (Vec::new(), Vec::new(), Vec::new());
    let mut unreadable = Vec::new();
    for (at, file) in own.iter().enumerate() {
        let read = match file.kind {
            OwnKind::Profile => read_profile(&file.json).map(|it| profiles.push(profile(&it, true))),
            OwnKind::Template => read_template(&file.json).map(|it| templates.push(template(&it, true))),
            OwnKind::Sheet => read_sheet(&file.json).map(|it| sheets.push(sheet(&it, true))),
        };
        unreadable.extend(read.err().map(|fault| (at, fault)));
    }
    profiles.extend(payload::profiles().iter().map(|it| profile(it, false)));
    templates.extend(label::templates().iter().map(|it| template(it, false)));
    sheets.extend(label::sheets().iter().map(|it| sheet(it, false)));
    let printers = Printer::presets().iter().map(|preset| preset.printer.clone()).collect();
    Catalogue { profiles, templates, sheets, printers, substrate: substrate::choices().clone(), unreadable }
}

/// Understands a file of the user's own.
///
/// # Errors
/// The codes of a file that cannot be understood.
pub(crate) fn read_own(file: &OwnFile) -> Result<OwnRead, Fault> {
    let (id, symbol_edge_mm) = match file.kind {
        OwnKind::Profile => (read_profile(&file.json)?.id().to_owned(), None),
        OwnKind::Template => {
            let template = read_template(&file.json)?;
            (template.id().to_owned(), Some(template.symbol_edge().0))
        }
        OwnKind::Sheet => {
            let sheet = read_sheet(&file.json)?;
            let findings = sheet.check();
            if base::worst(&findings) == Some(Severity::Error) {
                return Err(Fault::new("print.not-on-these-media").because(findings));
            }
            (sheet.id, None)
        }
    };
    Ok(OwnRead { kind: file.kind, id, symbol_edge_mm })
}

pub(crate) fn read_profile(json: &str) -> Result<Profile, Fault> {
    Profile::parse_json(json).map_err(|error| Fault::of(error.code(), error.args()))
}

pub(crate) fn read_template(json: &str) -> Result<Template, Fault> {
    Template::parse(json).map_err(|error| Fault::of(error.code(), error.args()))
}

pub(crate) fn read_sheet(json: &str) -> Result<Sheet, Fault> {
    Sheet::parse(json).map_err(|error| Fault::of(error.code(), error.args()))
}

fn profile(profile: &Profile, own: bool) -> ProfileChoice {
    let (id, title) = (profile.id().to_owned(), profile.title().to_owned());
    ProfileChoice { id, title, help: profile.help().to_owned(), columns: profile.columns(), own }
}

fn template(template: &Template, own: bool) -> TemplateChoice {
    let size_mm = match template.size() {
        Size::Fixed { width, height } => Some((width, height)),
        Size::Content { .. } => None,
    };
    let shown = template.rows().iter();
    TemplateChoice {
        id: template.id().to_owned(),
        name: Language::ALL.map(|language| template.name(language).to_owned()),
        size_mm,
        symbol_edge_mm: template.symbol_edge().0,
        columns: shown.filter_map(|row| Some((Column::from_name(row.key())?, row.required()))).collect(),
        free_text: template.rows().iter().any(|row| row.key() == FREE),
        logo: template.takes_logo(),
        own,
    }
}

fn sheet(sheet: &Sheet, own: bool) -> SheetChoice {
    SheetChoice {
        id: sheet.id.clone(),
        name: sheet.name.clone(),
        paper_mm: (sheet.paper.0.0, sheet.paper.1.0),
        label_mm: (sheet.label.0.0, sheet.label.1.0),
        grid: (sheet.columns, sheet.rows),
        first_mm: (sheet.left.0, sheet.top.0),
        pitch_mm: (sheet.pitch_x.0, sheet.pitch_y.0),
        weatherproof: sheet.weatherproof,
        json: sheet.to_json(),
        own,
    }
}
