//! How labels are made: everything that is chosen once and holds for many labels. Plain data, kept by whoever asks.

use base::Finding;
use base64::prelude::{BASE64_STANDARD, Engine};
use label::{Imposition, Languages, Logo, Printer, Roll};
use serde::{Deserialize, Serialize};
use substrate::{Question, Rgb};

use crate::Fault;
use crate::calibration::usual_printer;
use crate::label::LevelWish;

/// The edge of the symbol that is proposed, without quiet zone, in millimetres: a little more than the 20 mm of the
/// rule, so that printing and measuring errors do not bring a label below it.
pub const PROPOSED_SYMBOL_EDGE_MM: f64 = 21.0;

/// The ink and the paper that are meant when nobody says others.
const BLACK: Rgb = Rgb([0, 0, 0]);
const WHITE: Rgb = Rgb([255, 255, 255]);

/// Everything about a label but what it says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct LabelSetup {
    /// The id of the payload profile: what stands in the symbol.
    pub profile: String,
    /// The id of the template: what stands on the label.
    pub template: String,
    /// The languages of its captions.
    pub languages: Languages,
    /// The error correction level.
    pub level: LevelWish,
    /// The symbol's edge without quiet zone, in millimetres; whole printer dots a module may make it a little more.
    pub symbol_edge_mm: f64,
    /// What it is printed on, as it was measured.
    pub printer: Printer,
    /// What it is made of, and where it will hang.
    pub substrate: Question,
    /// The colour that is printed.
    pub ink: Rgb,
    /// The colour that is printed on.
    pub paper: Rgb,
    /// A text for the template's free line.
    pub free_text: String,
    /// A logo: an SVG or PNG file.
    pub logo: Option<LogoFile>,
    /// The address of the page that shows and checks what a viewer URL carries, or of a Digital Link resolver.
    pub web_address: String,
    /// Templates, sheets and profiles of the user's own, as JSON; they go before built-in ones of the same id.
    pub own: Vec<OwnFile>,
}

impl Default for LabelSetup {
    fn default() -> Self {
        Self {
            profile: "plain".to_owned(),
            template: "nameplate".to_owned(),
            languages: Languages::default(),
            level: LevelWish::Auto,
            symbol_edge_mm: PROPOSED_SYMBOL_EDGE_MM,
            printer: usual_printer(),
            substrate: Question::default(),
            ink: BLACK,
            paper: WHITE,
            free_text: String::new(),
            logo: None,
            web_address: String::new(),
            own: Vec::new(),
        }
    }
}

/// A logo, as it was taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogoFile {
    /// The file's name.
    pub name: String,
    /// Its bytes in Base64, so that they can be kept beside texts.
    pub base64: String,
}

impl LogoFile {
    /// The logo, and what there is to say of it.
    ///
    /// # Errors
    /// `logo.*`: the file is none that can be used.
    pub(crate) fn read(&self) -> Result<(Logo, Vec<Finding>), Fault> {
        let bytes = BASE64_STANDARD.decode(&self.base64).map_err(|_| Fault::new("logo.damaged"))?;
        Logo::read(&bytes).map_err(|error| Fault::of(error.code(), error.args()))
    }
}

/// What a file of the user's own describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OwnKind {
    /// A label template.
    Template,
    /// A sheet of labels.
    Sheet,
    /// A payload profile.
    Profile,
}

/// A template, sheet or profile of the user's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnFile {
    /// What it describes.
    pub kind: OwnKind,
    /// The JSON text.
    pub json: String,
}

/// What labels are printed onto.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Media {
    /// Each label on a page of its own size.
    Single,
    /// Sheets of labels.
    Sheet {
        /// The id of the sheet.
        id: String,
        /// How labels are laid onto it.
        imposition: Imposition,
    },
    /// A roll.
    Roll(Roll),
}
