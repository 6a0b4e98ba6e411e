//! Segments to modules, by the `qrcode` crate.

use qr_symbol::{EcLevel, Modules, Symbol, Version};
use qrcode::bits::Bits;
use qrcode::{Color, QrCode, QrResult};

use crate::segments::{Mode, Segment};

/// The number of UTF-8 among Extended Channel Interpretations.
///
/// Source: AIM ECI assignments; unverified, from the documentation of the `qrcode` crate.
const ECI_UTF_8: u32 = 26;

/// The symbol of these segments of `payload`; an error tells what the encoder did not like.
pub(crate) fn symbol(
    payload: &str,
    segments: &[Segment],
    version: Version,
    level: EcLevel,
) -> Result<Symbol, String> {
    let code = code(payload, segments, version, level).map_err(|error| error.to_string())?;
    let dark = code.to_colors().into_iter().map(|color| color == Color::Dark).collect();
    let modules = Modules::new(code.width(), dark).ok_or("the encoder's grid is not square")?;
    Symbol::from_modules(modules).map_err(|error| error.to_string())
}

fn code(payload: &str, segments: &[Segment], version: Version, level: EcLevel) -> QrResult<QrCode> {
    let mut bits = Bits::new(qrcode::Version::Normal(i16::from(version.number())));
    if !payload.is_ascii() {
        bits.push_eci_designator(ECI_UTF_8)?;
    }
    for segment in segments {
        let bytes = &payload.as_bytes()[segment.bytes.clone()];
        match segment.mode {
            Mode::Byte => bits.push_byte_data(bytes),
            Mode::Alphanumeric => bits.push_alphanumeric_data(bytes),
            Mode::Numeric => bits.push_numeric_data(bytes),
        }?;
    }
    let level = match level {
        EcLevel::L => qrcode::EcLevel::L,
        EcLevel::M => qrcode::EcLevel::M,
        EcLevel::Q => qrcode::EcLevel::Q,
        EcLevel::H => qrcode::EcLevel::H,
    };
    bits.push_terminator(level)?;
    QrCode::with_bits(bits, level)
}
