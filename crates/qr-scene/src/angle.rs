//! Sine and cosine that are the same bits on every machine: those of the standard library are not promised to be.

use std::f64::consts::{FRAC_PI_2, PI, TAU};

/// The sine of an angle in radians, to about 1e-11.
pub(crate) fn sin(angle: f64) -> f64 {
    let turned = angle - (angle / TAU + 0.5).floor() * TAU;
    let x = if turned > FRAC_PI_2 {
        PI - turned
    } else if turned < -FRAC_PI_2 {
        -PI - turned
    } else {
        turned
    };
    // Taylor's series, from the smallest term.
    let square = x * x;
    let mut sum = 0.0;
    for n in (1..=8).rev() {
        let divisor = f64::from(2 * n * (2 * n + 1));
        sum = (1.0 + sum) * -square / divisor;
    }
    x * (1.0 + sum)
}

/// The cosine of an angle in radians.
pub(crate) fn cos(angle: f64) -> f64 {
    sin(angle + FRAC_PI_2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_agree_with_those_of_the_standard_library() {
        for step in -400..400 {
            let angle = f64::from(step) * 0.05;
            assert!((sin(angle) - angle.sin()).abs() < 1e-10, "{angle}");
            assert!((cos(angle) - angle.cos()).abs() < 1e-10, "{angle}");
        }
    }
}
