//! A whole symbol: modules whose version, level and mask are known.

use serde::{Deserialize, Serialize};

use crate::bch::nearest;
use crate::format::read_format_information;
use crate::version::version_information;
use crate::{EcLevel, Mask, Modules, Version};

/// A symbol: modules, and the version, level and mask that they name themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Modules", into = "Modules")]
pub struct Symbol {
    version: Version,
    level: EcLevel,
    mask: Mask,
    modules: Modules,
}

/// Why a grid of modules is not a symbol.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SymbolError {
    /// No version has this edge.
    #[error("no QR version is {edge} modules wide")]
    NoSuchSize {
        /// Modules a side.
        edge: usize,
    },
    /// Both copies of the format information are damaged beyond repair.
    #[error("both copies of the format information have more than three wrong bits")]
    FormatUnreadable,
    /// The version information names another version than the size.
    #[error("the symbol is of version {by_size} by its size and {by_information} by its version information")]
    VersionsDiffer {
        /// The version by the number of modules.
        by_size: Version,
        /// The version that the version information names.
        by_information: Version,
    },
}

impl SymbolError {
    /// The stable id of the fault.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoSuchSize { .. } => "symbol.no-such-size",
            Self::FormatUnreadable => "symbol.format-unreadable",
            Self::VersionsDiffer { .. } => "symbol.versions-differ",
        }
    }
}

impl Symbol {
    /// The symbol that these modules are; level and mask are read from its format information.
    ///
    /// Damaged version information is let pass, since the size already tells the version; information that is
    /// readable and names another version is not.
    ///
    /// # Errors
    /// `symbol.no-such-size`, `symbol.format-unreadable`, `symbol.versions-differ`.
    pub fn from_modules(modules: Modules) -> Result<Self, SymbolError> {
        let edge = modules.edge();
        let version = Version::from_modules(edge).ok_or(SymbolError::NoSuchSize { edge })?;
        if let Some(named) = read_version_information(&modules)
            && named != version
        {
            return Err(SymbolError::VersionsDiffer { by_size: version, by_information: named });
        }
        let format = read_format_information(&modules).ok_or(SymbolError::FormatUnreadable)?;
        Ok(Self { version, level: format.level, mask: format.mask, modules })
    }

    /// A symbol whose modules are known to say what is said of them.
    pub(crate) const fn of_parts(version: Version, level: EcLevel, mask: Mask, modules: Modules) -> Self {
        Self { version, level, mask, modules }
    }

    /// How large it is.
    pub const fn version(&self) -> Version {
        self.version
    }

    /// How much damage it stands.
    pub const fn level(&self) -> EcLevel {
        self.level
    }

    /// The data mask.
    pub const fn mask(&self) -> Mask {
        self.mask
    }

    /// The modules, without quiet zone.
    pub const fn modules(&self) -> &Modules {
        &self.modules
    }

    /// Modules a side, without quiet zone.
    pub const fn edge(&self) -> usize {
        self.modules.edge()
    }
}

impl TryFrom<Modules> for Symbol {
    type Error = SymbolError;
    fn try_from(modules: Modules) -> Result<Self, Self::Error> {
        Self::from_modules(modules)
    }
}

impl From<Symbol> for Modules {
    fn from(symbol: Symbol) -> Self {
        symbol.modules
    }
}

/// The version that the version information of a symbol from version 7 up names.
///
/// `None` for smaller symbols and when both copies have more than three wrong bits.
fn read_version_information(modules: &Modules) -> Option<Version> {
    let edge = modules.edge();
    if edge < 45 {
        return None;
    }
    let read = |place: &dyn Fn(usize) -> (usize, usize)| -> u32 {
        (0..18)
            .map(|bit| (place(bit), bit))
            .map(|((x, y), bit)| u32::from(modules.is_dark(x, y)) << bit)
            .sum()
    };
    let top_right = read(&|bit| (edge - 11 + bit % 3, bit / 3));
    let bottom_left = read(&|bit| (bit / 3, edge - 11 + bit % 3));
    let candidates = Version::all().filter_map(|version| Some((version, version_information(version)?)));
    nearest(candidates, &[top_right, bottom_left], 3).map(|(version, _)| version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grids_that_are_no_symbols() {
        let check = |edge, expected| {
            let error = Symbol::from_modules(Modules::from_fn(edge, |_, _| false)).expect_err("no symbol");
            assert_eq!(error, expected);
            assert!(error.code().starts_with("symbol."));
        };
        check(0, SymbolError::NoSuchSize { edge: 0 });
        check(22, SymbolError::NoSuchSize { edge: 22 });
        check(21, SymbolError::FormatUnreadable);
        check(177, SymbolError::FormatUnreadable);
    }
}
