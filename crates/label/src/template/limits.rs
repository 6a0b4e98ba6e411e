//! What a template may ask for. A template comes from anyone: each number is held against a limit.

use super::{Place, Side, Size, Template, TemplateError, TemplateRow, TextSize, VERSION};
use crate::language::{Language, Words};

/// The most bytes of a template file.
pub const MAX_TEMPLATE_BYTES: usize = 64 * 1024;

/// The most rows of a template.
pub const MAX_TEMPLATE_ROWS: usize = 24;

/// The most characters of a name, a title or a caption.
const MAX_WORDS_CHARS: usize = 120;

/// The most characters of an id or a key.
const MAX_ID_CHARS: usize = 40;

/// The most lines of one text.
const MAX_TEXT_LINES: usize = 24;

impl Template {
    /// Hold every part against its limits.
    ///
    /// # Errors
    /// `template.measure-out-of-range`, `template.id-not-valid`, `template.words-too-long`, `template.no-rows`,
    /// `template.too-many-rows`, `template.key-repeated`.
    pub fn check(&self) -> Result<(), TemplateError> {
        measure("version", f64::from(self.version), 1.0, f64::from(VERSION))?;
        id(&self.id, |character| character == '-')?;
        words(&self.name)?;
        self.check_size()?;
        measure("margin", self.margin, 0.0, 20.0)?;
        measure("inset", self.inset, 0.3, 20.0)?;
        measure("gutter", self.gutter, 0.0, 20.0)?;
        measure("rule", self.rule, 0.05, 2.0)?;
        measure("symbol.edge", self.symbol.edge, 2.0, 300.0)?;
        text("caption", self.caption)?;
        if let Some(head) = &self.head {
            text("head.text", head.text)?;
            if let Some(title) = &head.title {
                words(title)?;
            }
            if let Some(logo) = head.logo {
                measure("head.logo.width", logo.width, 1.0, 200.0)?;
                measure("head.logo.height", logo.height, 1.0, 200.0)?;
            }
            if head.place == Place::Below {
                return Err(TemplateError::PlaceNotPossible { part: "head".to_owned() });
            }
        }
        self.check_rows()
    }

    fn check_size(&self) -> Result<(), TemplateError> {
        match self.size {
            Size::Fixed { width, height } => {
                measure("size.width", width, 5.0, 300.0)?;
                measure("size.height", height, 5.0, 300.0)
            }
            Size::Content { least, preferred, most } => {
                measure("size.least", least, 5.0, 200.0)?;
                measure("size.preferred", preferred, least, 200.0)?;
                measure("size.most", most, preferred, 200.0)
            }
        }
    }

    fn check_rows(&self) -> Result<(), TemplateError> {
        match self.rows.len() {
            0 => return Err(TemplateError::NoRows),
            rows if rows > MAX_TEMPLATE_ROWS => {
                return Err(TemplateError::TooManyRows { rows, most: MAX_TEMPLATE_ROWS });
            }
            _ => {}
        }
        for (at, row) in self.rows.iter().enumerate() {
            self.check_row(row)?;
            if self.rows[..at].iter().any(|other| other.key == row.key) {
                return Err(TemplateError::KeyRepeated { key: row.key.clone() });
            }
        }
        Ok(())
    }

    fn check_row(&self, row: &TemplateRow) -> Result<(), TemplateError> {
        id(&row.key, |character| character == '_')?;
        words(&row.caption)?;
        text(&row.key, row.text)?;
        measure(&row.key, row.share, 0.2, 1.0)?;
        let possible = match row.place {
            Place::Above => false,
            Place::Beside => true,
            Place::Below => self.symbol.side != Side::Top,
        };
        if possible { Ok(()) } else { Err(TemplateError::PlaceNotPossible { part: row.key.clone() }) }
    }
}

fn measure(name: &str, value: f64, least: f64, most: f64) -> Result<(), TemplateError> {
    if (least..=most).contains(&value) {
        Ok(())
    } else {
        Err(TemplateError::MeasureOutOfRange { name: name.to_owned(), value, least, most })
    }
}

fn text(name: &str, size: TextSize) -> Result<(), TemplateError> {
    // The smallest letters that a printer of 600 dpi still draws: an x-height of half a millimetre.
    measure(&format!("{name}.least"), size.least, 1.0, 40.0)?;
    measure(&format!("{name}.preferred"), size.preferred, size.least, 40.0)?;
    measure(&format!("{name}.lines"), size.lines as f64, 1.0, MAX_TEXT_LINES as f64)
}

fn words(words: &Words) -> Result<(), TemplateError> {
    let mut all = Language::ALL.map(|language| words.get(language)).into_iter();
    match all.find(|words| words.chars().count() > MAX_WORDS_CHARS) {
        Some(words) => {
            let beginning = words.chars().take(20).collect();
            Err(TemplateError::WordsTooLong { beginning, most: MAX_WORDS_CHARS })
        }
        None => Ok(()),
    }
}

fn id(id: &str, joins: impl Fn(char) -> bool) -> Result<(), TemplateError> {
    let good =
        |character: char| character.is_ascii_lowercase() || character.is_ascii_digit() || joins(character);
    if !id.is_empty() && id.len() <= MAX_ID_CHARS && id.chars().all(good) {
        Ok(())
    } else {
        Err(TemplateError::IdNotValid { id: id.chars().take(MAX_ID_CHARS).collect() })
    }
}
