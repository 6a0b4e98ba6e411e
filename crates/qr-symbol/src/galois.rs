//! The field of 256 elements that codewords are counted in.

/// Powers of 2, twice over, so that the sum of two logarithms needs no remainder.
const EXP: [u8; 512] = TABLES.0;
/// Logarithms to base 2; that of 0, which has none, is 0.
const LOG: [u8; 256] = TABLES.1;

/// Source: ISO/IEC 18004, "Generating the error correction codewords": modulo x⁸ + x⁴ + x³ + x² + 1;
/// unverified, from the Project Nayuki generator.
const TABLES: ([u8; 512], [u8; 256]) = {
    let (mut exp, mut log) = ([0; 512], [0; 256]);
    let (mut power, mut i) = (1u16, 0);
    while i < 512 {
        exp[i] = power as u8;
        if i < 255 {
            log[power as usize] = i as u8;
        }
        power <<= 1;
        if power > 255 {
            power ^= 0x11D;
        }
        i += 1;
    }
    (exp, log)
};

/// The product.
pub(crate) const fn mul(a: u8, b: u8) -> u8 {
    if a == 0 || b == 0 { 0 } else { EXP[LOG[a as usize] as usize + LOG[b as usize] as usize] }
}

/// 2 to this power.
pub(crate) const fn exp(power: usize) -> u8 {
    EXP[power % 255]
}

/// The power of 2 that `a` is, `0..255`; `None` for 0.
pub(crate) const fn log(a: u8) -> Option<usize> {
    if a == 0 { None } else { Some(LOG[a as usize] as usize) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The product bit by bit.
    fn slow(a: u8, b: u8) -> u8 {
        let mut product = 0u16;
        for bit in (0..8).rev() {
            product <<= 1;
            if product > 255 {
                product ^= 0x11D;
            }
            if b >> bit & 1 == 1 {
                product ^= u16::from(a);
            }
        }
        product as u8
    }

    #[test]
    fn products_are_those_of_long_multiplication() {
        for a in 0..=255 {
            for b in 0..=255 {
                assert_eq!(mul(a, b), slow(a, b), "{a} × {b}");
            }
        }
    }

    #[test]
    fn powers_and_logarithms_undo_each_other() {
        assert_eq!(log(0), None);
        for a in 1..=255 {
            assert_eq!(log(a).map(exp), Some(a));
        }
        assert_eq!((exp(0), exp(8), exp(255)), (1, 0x1D, 1));
    }
}
