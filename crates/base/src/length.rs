//! Lengths on paper and dots per inch.

use std::ops::{Add, Div, Mul, Sub};

use serde::{Deserialize, Serialize};

/// Millimetres in one inch, exactly.
pub const MM_PER_INCH: f64 = 25.4;

/// A length in millimetres.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Mm(pub f64);

impl Mm {
    /// The longer of two lengths.
    #[must_use]
    pub fn max(self, other: Self) -> Self {
        Self(self.0.max(other.0))
    }
}

impl Add for Mm {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Mm {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Mul<f64> for Mm {
    type Output = Self;
    fn mul(self, factor: f64) -> Self {
        Self(self.0 * factor)
    }
}

impl Div<f64> for Mm {
    type Output = Self;
    fn div(self, divisor: f64) -> Self {
        Self(self.0 / divisor)
    }
}

/// Dots per inch of a printer or a picture.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Dpi(pub f64);

impl Dpi {
    /// The edge of one dot.
    pub fn dot(self) -> Mm {
        Mm(MM_PER_INCH / self.0)
    }

    /// How many dots a length is, not rounded.
    pub fn dots(self, length: Mm) -> f64 {
        length.0 * self.0 / MM_PER_INCH
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_inch_at_300_dpi_is_300_dots() {
        assert!((Dpi(300.0).dots(Mm(25.4)) - 300.0).abs() < 1e-9);
        assert!((Dpi(300.0).dot().0 * 300.0 - 25.4).abs() < 1e-9);
    }
}
