//! What a label says and how it is asked for.

use base::{Dpi, Mm};
use qr_symbol::Symbol;
use serde::{Deserialize, Serialize};

use crate::fault::{LabelError, in_range};

/// The most lines a label takes; the label of the regulation has three.
pub const MAX_LINES: usize = 12;

/// The most characters a text can have before it is not even tried.
pub const MAX_TEXT_CHARS: usize = 2_000;

/// One thing said in both languages, such as `Manufacturer` and `Nhà sản xuất`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Caption {
    /// In English.
    pub en: String,
    /// In Vietnamese, NFC.
    pub vi: String,
}

/// What a value is, which decides its face and where it may be broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LineKind {
    /// A number or reference, read character by character: monospaced, broken between its groups.
    Code,
    /// A name, read as words.
    Name,
}

/// One value with its caption.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// What the value is.
    pub caption: Caption,
    /// The value, NFC, printed exactly so.
    pub value: String,
    /// How it is set.
    pub kind: LineKind,
}

/// Everything that is on a label.
#[derive(Debug, Clone, PartialEq)]
pub struct Content {
    /// The label's title, such as `Traceability` and `Truy xuất nguồn gốc`.
    pub title: Caption,
    /// The values, from the top.
    pub lines: Vec<Line>,
    /// The symbol.
    pub symbol: Symbol,
}

/// How large and for which printer a label is made. The limits come from the rules, which are not known here.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Style {
    /// The symbol's edge without quiet zone: the least that whole dots a module allow is taken at or above this.
    pub symbol_edge: Mm,
    /// The least edge of a symbol without quiet zone; a smaller one is `label.symbol-too-small`.
    pub least_symbol_edge: Mm,
    /// The least edge of a module; a smaller one is `label.module-too-small`.
    pub least_module: Mm,
    /// The printer's resolution: modules are whole dots of it.
    pub dots: Dpi,
}

/// The resolution of [`Style::new`] and of pictures when nobody asks for another.
pub const DEFAULT_DPI: Dpi = Dpi(600.0);

impl Style {
    /// A style for a 600 dpi printer.
    pub const fn new(symbol_edge: Mm, least_symbol_edge: Mm, least_module: Mm) -> Self {
        Self { symbol_edge, least_symbol_edge, least_module, dots: DEFAULT_DPI }
    }

    /// The same style for a printer of this resolution.
    #[must_use]
    pub const fn with_dots(mut self, dots: Dpi) -> Self {
        self.dots = dots;
        self
    }

    /// # Errors
    /// `label.measure-out-of-range`.
    pub(crate) fn check(&self) -> Result<(), LabelError> {
        in_range("symbol_edge", self.symbol_edge.0, 2.0, 300.0)?;
        in_range("least_symbol_edge", self.least_symbol_edge.0, 0.0, 300.0)?;
        in_range("least_module", self.least_module.0, 0.0, 20.0)?;
        check_dpi(self.dots)
    }
}

/// # Errors
/// `label.measure-out-of-range`.
pub(crate) fn check_dpi(dpi: Dpi) -> Result<(), LabelError> {
    in_range("dpi", dpi.0, 72.0, 4800.0).map(drop)
}
