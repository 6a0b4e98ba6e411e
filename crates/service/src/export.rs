//! A label as a file.

use serde::{Deserialize, Serialize};

use crate::Fault;
use crate::label::{DOTS, LabelRequest, identity, make, meta};

/// What a label can be saved as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FileFormat {
    /// Vector outlines, true size in millimetres.
    Svg,
    /// Pixels at a set physical resolution.
    Png,
    /// A page of the label's true size with embedded fonts.
    Pdf,
}

impl FileFormat {
    /// Every format.
    pub const ALL: [Self; 3] = [Self::Svg, Self::Png, Self::Pdf];

    /// The file name's ending, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Pdf => "pdf",
        }
    }

    /// The format that a file name's ending asks for, in any case.
    pub fn from_extension(extension: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.extension().eq_ignore_ascii_case(extension))
    }

    /// The media type.
    pub const fn mime(self) -> &'static str {
        match self {
            Self::Svg => "image/svg+xml",
            Self::Png => "image/png",
            Self::Pdf => "application/pdf",
        }
    }
}

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exported {
    /// A name that every file system takes.
    pub name: String,
    /// Its media type.
    pub mime: String,
}

pub(crate) fn export(request: &LabelRequest, format: FileFormat) -> Result<(Exported, Vec<u8>), Fault> {
    let made = make(identity(&request.draft)?, request)?;
    let scene = &made.layout.scene;
    let bytes = match format {
        FileFormat::Svg => Ok(label::svg(scene, &meta(&made)).into_bytes()),
        FileFormat::Png => label::png(scene, DOTS),
        FileFormat::Pdf => label::pdf(scene, &meta(&made)),
    };
    let bytes = bytes.map_err(|error| Fault::of_label(&error))?;
    let name = format!("temqr-{}.{}", file_name(made.identity.batch().as_str()), format.extension());
    Ok((Exported { name, mime: format.mime().to_owned() }, bytes))
}

/// A text as part of a file name: ASCII letters, digits, `-` and `_` stay, everything else becomes `-`.
fn file_name(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' }).collect()
}
