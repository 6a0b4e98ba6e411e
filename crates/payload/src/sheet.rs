//! A profile as JSON, and why a text is none.

use base::Confidence;
use record::Column;
use serde::Deserialize;

use crate::forms::{Form, compact, digital_link, iso15434};
use crate::gs1;
use crate::profile::{Fold, Part, Profile, profile};

/// How many bytes the JSON of a profile may have.
pub const PROFILE_LIMIT_BYTES: usize = 64 * 1024;

/// How many fields a profile may have; there are no more columns.
pub const PROFILE_FIELD_LIMIT: usize = Column::ALL.len();

/// How many characters an id may have.
pub(crate) const ID_LIMIT_CHARS: usize = 40;

/// How many characters a title, a name or a source may have.
pub(crate) const TEXT_LIMIT_CHARS: usize = 300;

/// How many characters a prefix or a marker may have.
pub(crate) const PREFIX_LIMIT_CHARS: usize = 12;

/// The version that is read.
pub(crate) const VERSION: u32 = 1;

/// Why a text is not a profile.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProfileError {
    /// Not JSON of the right shape.
    #[error("line {line}, column {column}: {detail}")]
    Malformed {
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
        /// What the JSON reader says, in English.
        detail: String,
    },
    /// More than [`PROFILE_LIMIT_BYTES`].
    #[error("{bytes} bytes are more than {PROFILE_LIMIT_BYTES}")]
    TooLarge {
        /// How many.
        bytes: usize,
    },
    /// Another version than this program reads.
    #[error("version {found} instead of {VERSION}")]
    Version {
        /// As it stands there.
        found: u32,
    },
    /// More than [`PROFILE_FIELD_LIMIT`] fields.
    #[error("{count} fields are more than {PROFILE_FIELD_LIMIT}")]
    TooManyFields {
        /// How many.
        count: usize,
    },
    /// An id has other characters than small letters, digits and hyphens, or too many, or is that of a built-in
    /// profile.
    #[error("{id:?} cannot be the id of a profile")]
    Id {
        /// As it stands there.
        id: String,
    },
    /// A column or a name stands in two fields.
    #[error("{what:?} stands in two fields")]
    Twice {
        /// The column or the name.
        what: String,
    },
    /// No field is needed: a label without values would have a payload.
    #[error("no field is needed")]
    NothingNeeded,
    /// The form does not take a name, a mark, a column or a fold.
    #[error("the form does not take {what:?} as {place}")]
    NotInForm {
        /// As it stands there.
        what: String,
        /// Where, such as `fields[2].name`.
        place: String,
    },
}

impl ProfileError {
    /// Every code.
    pub const CODES: [&'static str; 8] = [
        "profile-file.id",
        "profile-file.malformed",
        "profile-file.not-in-form",
        "profile-file.nothing-needed",
        "profile-file.too-large",
        "profile-file.too-many-fields",
        "profile-file.twice",
        "profile-file.version",
    ];

    /// Stable id and i18n key.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Malformed { .. } => "profile-file.malformed",
            Self::TooLarge { .. } => "profile-file.too-large",
            Self::Version { .. } => "profile-file.version",
            Self::TooManyFields { .. } => "profile-file.too-many-fields",
            Self::Id { .. } => "profile-file.id",
            Self::Twice { .. } => "profile-file.twice",
            Self::NothingNeeded => "profile-file.nothing-needed",
            Self::NotInForm { .. } => "profile-file.not-in-form",
        }
    }

    /// Values for the placeholders of its text.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Malformed { line, column, detail } => {
                vec![("line", line.to_string()), ("column", column.to_string()), ("detail", detail.clone())]
            }
            Self::TooLarge { bytes } => {
                vec![("bytes", bytes.to_string()), ("limit", PROFILE_LIMIT_BYTES.to_string())]
            }
            Self::Version { found } => vec![("found", found.to_string()), ("known", VERSION.to_string())],
            Self::TooManyFields { count } => {
                vec![("count", count.to_string()), ("limit", PROFILE_FIELD_LIMIT.to_string())]
            }
            Self::Id { id } => vec![("id", id.clone()), ("limit", ID_LIMIT_CHARS.to_string())],
            Self::Twice { what } => vec![("what", what.clone())],
            Self::NothingNeeded => Vec::new(),
            Self::NotInForm { what, place } => vec![("what", what.clone()), ("place", place.clone())],
        }
    }
}

impl From<serde_json::Error> for ProfileError {
    fn from(error: serde_json::Error) -> Self {
        Self::Malformed { line: error.line(), column: error.column(), detail: error.to_string() }
    }
}

/// Read before all else, because a newer version may have any other shape.
#[derive(Deserialize)]
struct Versioned {
    version: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sheet {
    version: u32,
    id: String,
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    help: Option<String>,
    form: Form,
    fields: Vec<FieldSheet>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FieldSheet {
    column: Column,
    name: String,
    #[serde(default)]
    optional: bool,
    #[serde(default)]
    fold: Option<Fold>,
    #[serde(default)]
    single: bool,
    #[serde(default)]
    source: Option<String>,
    #[serde(default)]
    confidence: Option<Confidence>,
}

/// The profile that a user brings.
pub(crate) fn parse(json: &str) -> Result<Profile, ProfileError> {
    if json.len() > PROFILE_LIMIT_BYTES {
        return Err(ProfileError::TooLarge { bytes: json.len() });
    }
    let json = json.trim_start_matches('\u{feff}');
    let Versioned { version } = serde_json::from_str(json)?;
    if version != VERSION {
        return Err(ProfileError::Version { found: version });
    }
    let mut sheet: Sheet = serde_json::from_str(json)?;
    if profile(&sheet.id).is_some() {
        return Err(ProfileError::Id { id: sheet.id });
    }
    let title =
        sheet.title.take().filter(|title| !title.trim().is_empty()).unwrap_or_else(|| sheet.id.clone());
    let help = sheet.help.take().unwrap_or_default();
    sheet.profile(title, help)
}

/// The profiles that are built in.
pub(crate) fn built_in() -> Result<Vec<Profile>, ProfileError> {
    let sheets: Vec<Sheet> = serde_json::from_str(include_str!("../data/profiles.json"))?;
    let titled = |sheet: Sheet| {
        let (title, help) = (format!("profile.{}.title", sheet.id), format!("profile.{}.help", sheet.id));
        sheet.profile(title, help)
    };
    sheets.into_iter().map(titled).collect()
}

impl Sheet {
    fn profile(self, title: String, help: String) -> Result<Profile, ProfileError> {
        if self.version != VERSION {
            return Err(ProfileError::Version { found: self.version });
        }
        if !(1..=ID_LIMIT_CHARS).contains(&self.id.len()) || !self.id.bytes().all(is_id) {
            return Err(ProfileError::Id { id: crate::error::shown(&self.id) });
        }
        if self.fields.len() > PROFILE_FIELD_LIMIT {
            return Err(ProfileError::TooManyFields { count: self.fields.len() });
        }
        for (text, place) in [(&title, "title"), (&help, "help")] {
            refuse(text.chars().count() > TEXT_LIMIT_CHARS, text, place)?;
        }
        if self.fields.iter().all(|field| field.optional) {
            return Err(ProfileError::NothingNeeded);
        }
        marks(&self.form)?;
        let parts: Vec<Part> = self.fields.into_iter().map(Part::from).collect();
        for (at, part) in parts.iter().enumerate() {
            fits(&self.form, at, part)?;
            let earlier = || parts.iter().take(at);
            if earlier().any(|other| other.column == part.column) {
                return Err(ProfileError::Twice { what: part.column.name().to_owned() });
            }
            if earlier().any(|other| other.name == part.name) {
                return Err(ProfileError::Twice { what: part.name.clone() });
            }
        }
        let keyed = parts.iter().any(|part| part.name == digital_link::KEY && !part.optional);
        refuse(matches!(self.form, Form::Gs1DigitalLink {}) && !keyed, digital_link::KEY, "fields")?;
        Ok(Profile { id: self.id, title, help, form: self.form, parts })
    }
}

impl From<FieldSheet> for Part {
    fn from(field: FieldSheet) -> Self {
        let FieldSheet { column, name, optional, fold, single, source, confidence } = field;
        let source = source.map(|source| (source, confidence.unwrap_or(Confidence::Unverified)));
        Self { column, name, optional, fold, single, source }
    }
}

const fn is_id(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'
}

fn refuse(wrong: bool, what: &str, place: impl Into<String>) -> Result<(), ProfileError> {
    if wrong {
        Err(ProfileError::NotInForm { what: crate::error::shown(what), place: place.into() })
    } else {
        Ok(())
    }
}

/// Whether the prefix, the marker and the separator of a form can be told from values.
fn marks(form: &Form) -> Result<(), ProfileError> {
    let sized = |text: &str| (1..=PREFIX_LIMIT_CHARS).contains(&text.len());
    match form {
        Form::Compact { prefix, separator, .. } => {
            // The revision follows it in digits.
            let sound = sized(prefix) && prefix.bytes().all(|byte| byte.is_ascii_uppercase());
            refuse(!sound, prefix, "form.prefix")?;
            let dense = u8::try_from(*separator).is_ok_and(compact::is_dense);
            let sound = dense && !separator.is_ascii_alphanumeric() && !matches!(separator, '%' | ' ');
            refuse(!sound, &separator.to_string(), "form.separator")
        }
        Form::Viewer { prefix, .. } => refuse(
            !sized(prefix) || !prefix.bytes().all(|byte| byte.is_ascii_lowercase()),
            prefix,
            "form.prefix",
        ),
        Form::Json { marker, .. } => {
            refuse(!sized(marker) || !marker.bytes().all(is_id), marker, "form.marker")
        }
        _ => Ok(()),
    }
}

/// Whether a form takes a field.
fn fits(form: &Form, at: usize, part: &Part) -> Result<(), ProfileError> {
    let name = &part.name[..];
    let plain = !name.is_empty() && name.trim() == name && !name.contains(char::is_control);
    let taken = match form {
        Form::Labelled {} => plain && !name.contains(':'),
        Form::Json { marker, .. } => plain && name != marker,
        Form::Gs1DigitalLink {} | Form::Gs1ElementString {} => gs1::row(name).is_some(),
        Form::Iso15434 {} => iso15434::is_identifier(name),
        Form::Viewer { .. } => !name.is_empty() && name.bytes().all(is_id),
        Form::Compact { .. } | Form::Platform {} => plain,
    };
    refuse(!taken || name.chars().count() > TEXT_LIMIT_CHARS, name, format!("fields[{at}].name"))?;
    // What the platform issued goes whole into a payload of its own, or not at all.
    let verbatim = part.column == Column::PlatformPayload;
    let is_platform = matches!(form, Form::Platform {});
    refuse(verbatim != is_platform, part.column.name(), format!("fields[{at}].column"))?;
    let foldable = match part.fold {
        Some(Fold::Gtin14) => part.column == Column::Gtin,
        Some(Fold::UpperCase) => !is_platform,
        None => true,
    };
    refuse(!foldable, "fold", format!("fields[{at}].fold"))?;
    refuse(part.single && part.column != Column::Serials, "single", format!("fields[{at}].single"))
}
