//! What the QR standard says: versions, error correction levels, masks, capacities, format and version
//! information; data codewords to a symbol and back, damage undone; and the message that they are.
//!
//! Nothing here knows an image, an encoder or a decoder. Modules are square grids of dark and light without
//! the quiet zone.
//!
//! Source: unverified, from public descriptions of ISO/IEC 18004 (qrcode.com, the Project Nayuki generator);
//! clause titles are given where the text is usually cited. The tables are checked against the `qrcode` crate
//! in the tests of `qr-encode`.

mod bch;
mod bit_grid;
mod blocks;
mod capacity;
mod compose;
mod correct;
mod format;
mod galois;
mod level;
mod mask;
pub mod message;
mod modules;
mod penalty;
mod placement;
mod reed_solomon;
mod restore;
mod symbol;
mod version;

pub use blocks::Blocks;
pub use capacity::{byte_capacity, data_codewords, total_codewords};
pub use format::{FormatInfo, format_information, read_format_information};
pub use level::EcLevel;
pub use mask::Mask;
pub use modules::Modules;
pub use placement::Placement;
pub use reed_solomon::check_codewords;
pub use restore::{BlockErrors, NO_WORD, RestoreError, Restored, SPARE};
pub use symbol::{Symbol, SymbolError};
pub use version::Version;

/// How many modules of light space the standard asks for on every side of a symbol.
///
/// Source: ISO/IEC 18004, "Quiet zone"; unverified, from <https://www.qrcode.com/en/howto/code.html>.
pub const QUIET_ZONE_MODULES: usize = 4;
