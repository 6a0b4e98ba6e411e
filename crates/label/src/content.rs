//! What a label says and how it is asked for.

use std::collections::BTreeMap;

use base::{Dpi, Mm};
use qr_symbol::Symbol;
use serde::{Deserialize, Serialize};

use crate::fault::{LabelError, in_range};
use crate::language::Languages;
use crate::logo::Logo;

/// The most characters a text can have before it is not even tried.
pub const MAX_TEXT_CHARS: usize = 2_000;

/// What a value is, which decides its face and where it may be broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LineKind {
    /// A number or reference, read character by character: monospaced, broken between its groups.
    Code,
    /// A name, read as words.
    Name,
}

/// Everything that is on a label.
#[derive(Debug, Clone, PartialEq)]
pub struct Content {
    /// The values by the key of their row in the template, NFC, printed exactly so. Those that no row shows are left
    /// out.
    pub values: BTreeMap<String, String>,
    /// The symbol.
    pub symbol: Symbol,
    /// A logo, where the template has room for one.
    pub logo: Option<Logo>,
}

/// How large and for which printer a label is made. The limits come from the rules, which are not known here.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Style {
    /// The edge of a module in whole dots.
    pub module_dots: u32,
    /// The printer's resolution.
    pub dots: Dpi,
    /// The languages of the captions.
    pub languages: Languages,
    /// The least edge of a symbol without quiet zone; a smaller one is `label.symbol-too-small`.
    pub least_symbol_edge: Mm,
    /// The least edge of a module; a smaller one is `label.module-too-small`.
    pub least_module: Mm,
}

/// The resolution of pictures when nobody asks for another.
pub const DEFAULT_DPI: Dpi = Dpi(600.0);

/// The longest edge of a module.
const MAX_MODULE_MM: f64 = 20.0;

impl Style {
    /// The edge of a module.
    pub fn module(&self) -> Mm {
        self.dots.dot() * f64::from(self.module_dots)
    }

    /// # Errors
    /// `label.measure-out-of-range`.
    pub(crate) fn check(&self) -> Result<(), LabelError> {
        check_dpi(self.dots)?;
        in_range("module_dots", f64::from(self.module_dots), 1.0, self.dots.dots(Mm(MAX_MODULE_MM)))?;
        in_range("least_symbol_edge", self.least_symbol_edge.0, 0.0, 300.0)?;
        in_range("least_module", self.least_module.0, 0.0, MAX_MODULE_MM).map(drop)
    }
}

/// # Errors
/// `label.measure-out-of-range`.
pub(crate) fn check_dpi(dpi: Dpi) -> Result<(), LabelError> {
    in_range("dpi", dpi.0, 72.0, 4800.0).map(drop)
}
