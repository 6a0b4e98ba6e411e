//! Templates: how large a label is, where its symbol stands, and which values it shows, as data.
//!
//! A template is a JSON file of [`VERSION`], strict about what it does not know. The built-in ones are files of this
//! crate, and a person's own are read by the same [`Template::parse`].

mod builtin;
mod fault;
mod limits;

use base::Mm;
use serde::{Deserialize, Serialize};

pub use builtin::templates;
pub use fault::TemplateError;
pub use limits::{MAX_TEMPLATE_BYTES, MAX_TEMPLATE_ROWS};

use crate::content::LineKind;
use crate::fit::Room;
use crate::language::{Language, Words};

/// The version of template files that is read and written.
pub const VERSION: u32 = 1;

/// A template. Lengths are millimetres; sizes of text are ems.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    pub(crate) version: u32,
    pub(crate) id: String,
    pub(crate) name: Words,
    pub(crate) size: Size,
    /// Paper around the quiet zone, so that a knife that is off by this much does not cut into it.
    pub(crate) margin: f64,
    /// The least paper between the text and the edge.
    pub(crate) inset: f64,
    /// Between the quiet zone and the text.
    pub(crate) gutter: f64,
    pub(crate) symbol: SymbolPlace,
    #[serde(default)]
    pub(crate) head: Option<Head>,
    pub(crate) caption: TextSize,
    /// How thick rules are.
    pub(crate) rule: f64,
    /// Are there rules between the rows?
    #[serde(default)]
    pub(crate) ruled: bool,
    pub(crate) rows: Vec<TemplateRow>,
}

/// How large a label is.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Size {
    /// This large, whatever is on it.
    Fixed {
        /// From the left to the right edge.
        width: f64,
        /// From the top to the bottom edge.
        height: f64,
    },
    /// As large as symbol and text need. The column of text is never narrower than `least`, so that short texts look
    /// no different from long ones; texts shrink and wrap when they are longer than `preferred`, and when that is not
    /// enough, the column grows up to `most`.
    Content {
        /// The narrowest column.
        least: f64,
        /// As wide as this before texts shrink and wrap.
        preferred: f64,
        /// As wide as this when shrinking and wrapping was not enough.
        most: f64,
    },
}

/// Where the symbol stands.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SymbolPlace {
    pub(crate) side: Side,
    /// The edge that suits the template, without quiet zone.
    pub(crate) edge: f64,
}

/// Which side of the text the symbol is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Side {
    Left,
    Right,
    /// Above the text: all rows are below the symbol.
    Top,
}

/// What stands above the values: the title and, at the end of its line, the logo.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Head {
    pub(crate) place: Place,
    #[serde(default)]
    pub(crate) title: Option<Words>,
    pub(crate) text: TextSize,
    #[serde(default)]
    pub(crate) logo: Option<LogoBox>,
}

/// The most room that a logo takes; it keeps its ratio.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LogoBox {
    pub(crate) width: f64,
    pub(crate) height: f64,
}

/// Where a part stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Place {
    /// Over the whole width, above symbol and text. Only the head.
    Above,
    /// In the column beside the symbol.
    #[default]
    Beside,
    /// Over the whole width, below the symbol. Only rows.
    Below,
}

/// The sizes a text may be set in, in millimetres of em, and how many lines it may take.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TextSize {
    pub(crate) preferred: f64,
    pub(crate) least: f64,
    pub(crate) lines: usize,
}

impl TextSize {
    pub(crate) const fn room(self) -> Room {
        Room { preferred: self.preferred, least: self.least, most_lines: self.lines }
    }
}

/// One value of a label and how it is shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplateRow {
    pub(crate) key: String,
    pub(crate) caption: Words,
    pub(crate) kind: LineKind,
    #[serde(default)]
    pub(crate) required: bool,
    #[serde(default)]
    pub(crate) place: Place,
    /// How much of the width it takes when it stands beside others, in `0.2..=1`.
    #[serde(default = "whole")]
    pub(crate) share: f64,
    pub(crate) text: TextSize,
}

const fn whole() -> f64 {
    1.0
}

impl TemplateRow {
    /// The key of the value: the name of a record's column in snake_case, or `free`.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Is a label without this value wrong? A row that is not required is left out when its value is empty.
    pub const fn required(&self) -> bool {
        self.required
    }

    /// The caption.
    pub fn caption(&self, language: Language) -> &str {
        self.caption.get(language)
    }
}

impl Template {
    /// Read a template file.
    ///
    /// # Errors
    /// `template.too-large`, `template.not-readable`, `template.newer`, and those of [`Template::check`].
    pub fn parse(json: &str) -> Result<Self, TemplateError> {
        /// What every version of the file says.
        #[derive(Deserialize)]
        struct Versioned {
            version: u32,
        }
        if json.len() > MAX_TEMPLATE_BYTES {
            return Err(TemplateError::TooLarge { bytes: json.len(), most: MAX_TEMPLATE_BYTES });
        }
        // The version first: what a newer file holds besides is not known here.
        let Versioned { version } =
            serde_json::from_str(json).map_err(|error| TemplateError::not_readable(&error))?;
        if version > VERSION {
            return Err(TemplateError::Newer { version, known: VERSION });
        }
        let template: Self =
            serde_json::from_str(json).map_err(|error| TemplateError::not_readable(&error))?;
        template.check()?;
        Ok(template)
    }

    /// What the template is called in files and by the command line: `a-z`, `0-9` and hyphens.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What a person calls it.
    pub fn name(&self, language: Language) -> &str {
        self.name.get(language)
    }

    /// How large its labels are.
    pub const fn size(&self) -> Size {
        self.size
    }

    /// The symbol's edge, without quiet zone, that suits it.
    pub const fn symbol_edge(&self) -> Mm {
        Mm(self.symbol.edge)
    }

    /// The values that it shows, in their order.
    pub fn rows(&self) -> &[TemplateRow] {
        &self.rows
    }

    /// Has it room for a logo?
    pub fn takes_logo(&self) -> bool {
        self.head.as_ref().is_some_and(|head| head.logo.is_some())
    }
}
