//! Colours of a screen, and how much light their print sends back.

use base::Citation;
use serde::{Deserialize, Serialize};

use crate::book::BOOK;

/// A colour as screens have it: red, green and blue of sRGB, each in `0..=255`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Rgb(pub [u8; 3]);

/// Under which light the label is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Light {
    /// Daylight and lamps, as phones read.
    White,
    /// About 660 nm, as many laser and industrial readers have it.
    Red,
}

/// What the whitest paper and the darkest print reflect, each a ratio in `0.0..=1.0` of a white reference.
///
/// White on a screen is not a reflectance: printed, it is bare stock, and black ink still reflects a little.
/// Source: unverified, from the data file, whose values are domain knowledge.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Unchecked")]
pub struct Stock {
    white: f64,
    black: f64,
}

#[derive(Deserialize)]
struct Unchecked {
    white: f64,
    black: f64,
}

impl TryFrom<Unchecked> for Stock {
    type Error = StockError;

    fn try_from(Unchecked { white, black }: Unchecked) -> Result<Self, StockError> {
        Self::new(white, black)
    }
}

/// Why two numbers are not a stock.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum StockError {
    /// A reflectance is not in `0.0..=1.0`, or black is not darker than white.
    #[error("white {white}, black {black}: both must be within 0..=1, black the smaller")]
    NotReflectances {
        /// As given.
        white: f64,
        /// As given.
        black: f64,
    },
}

impl StockError {
    /// Stable id and i18n key.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotReflectances { .. } => "contrast.not-reflectances",
        }
    }

    /// Every code above.
    pub const CODES: [&'static str; 1] = ["contrast.not-reflectances"];

    /// The values of the placeholders of the text of [`StockError::code`].
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NotReflectances { white, black } => {
                vec![("white", white.to_string()), ("black", black.to_string())]
            }
        }
    }
}

impl Rgb {
    /// `#rrggbb`, with or without the number sign, in capital or small letters.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').unwrap_or(text).as_bytes();
        let &[r1, r2, g1, g2, b1, b2] = digits else { return None };
        let channel = |high: u8, low: u8| {
            let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|value| u8::try_from(value).ok());
            Some(digit(high)? * 16 + digit(low)?)
        };
        Some(Self([channel(r1, r2)?, channel(g1, g2)?, channel(b1, b2)?]))
    }

    /// How much light of this kind the colour sends back beside white, a ratio in `0.0..=1.0`.
    ///
    /// Under white light it is the luminance Y of linear sRGB, under red light the linear red channel: a screen's
    /// red lies near 610 nm, so for 660 nm this is a second view and no more.
    ///
    /// Source: IEC 61966-2-1 (sRGB), transfer function and luminance weights; unverified, standard text not opened.
    pub fn share(self, light: Light) -> f64 {
        let [red, green, blue] = self.0.map(linear);
        match light {
            Light::White => 0.2126 * red + 0.7152 * green + 0.0722 * blue,
            Light::Red => red,
        }
    }
}

impl std::fmt::Display for Rgb {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

/// A channel of sRGB as linear light in `0.0..=1.0`.
fn linear(channel: u8) -> f64 {
    let value = f64::from(channel) / 255.0;
    if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
}

impl Stock {
    /// A stock whose bare paper reflects `white` and whose black print reflects `black`.
    ///
    /// # Errors
    /// `contrast.not-reflectances` unless `0 <= black < white <= 1`.
    pub fn new(white: f64, black: f64) -> Result<Self, StockError> {
        if (0.0..=1.0).contains(&white) && (0.0..white).contains(&black) {
            Ok(Self { white, black })
        } else {
            Err(StockError::NotReflectances { white, black })
        }
    }

    /// The same print on bare stock of a known reflectance.
    ///
    /// Where coloured stock was measured, its colour is in the number already: ask for white paper on it.
    ///
    /// # Errors
    /// `contrast.not-reflectances` unless it is brighter than the print's black and at most 1.
    pub fn of_paper(white: f64) -> Result<Self, StockError> {
        Self::new(white, Self::default().black)
    }

    /// What bare paper reflects.
    pub const fn white(&self) -> f64 {
        self.white
    }

    /// What black print reflects.
    pub const fn black(&self) -> f64 {
        self.black
    }

    /// What the numbers rest on; `None` when somebody gave them.
    pub(crate) fn origin(&self) -> Option<Citation> {
        (*self == Self::default()).then(|| BOOK.cite(&BOOK.stock.origin).0)
    }

    /// What a colour reflects when it is printed on this stock: its share of bare paper's light, but never less
    /// than black print.
    pub fn reflectance(&self, colour: Rgb, light: Light) -> f64 {
        (self.white * colour.share(light)).max(self.black)
    }
}

impl Default for Stock {
    /// White label stock and black print, from the data file.
    fn default() -> Self {
        Self { white: BOOK.stock.white, black: BOOK.stock.black }
    }
}
