//! The two BCH codes of a symbol, by the remainder of a polynomial division over GF(2).

/// `data` followed by the remainder of `data × x^check_bits` divided by `generator`.
pub(crate) const fn with_check(data: u32, check_bits: u32, generator: u32) -> u32 {
    let mut rest = data << check_bits;
    let mut bit = 31;
    while bit >= check_bits {
        if rest >> bit & 1 == 1 {
            rest ^= generator << (bit - check_bits);
        }
        bit -= 1;
    }
    data << check_bits | rest
}

/// The candidate whose codeword is nearest to any of `read`, at most `most` bits away.
///
/// The first candidate wins a draw.
pub(crate) fn nearest<T>(
    candidates: impl Iterator<Item = (T, u32)>,
    read: &[u32],
    most: u32,
) -> Option<(T, u32)> {
    candidates
        .filter_map(|(meaning, codeword)| {
            let distance = read.iter().map(|&bits| (bits ^ codeword).count_ones()).min()?;
            (distance <= most).then_some((meaning, distance))
        })
        .min_by_key(|&(_, distance)| distance)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_codewords() {
        // The examples of ISO/IEC 18004, "Format information" and "Version information", as widely quoted.
        assert_eq!(with_check(0b00101, 10, 0b101_0011_0111), 0b001_0100_1101_1100);
        assert_eq!(with_check(7, 12, 0b1_1111_0010_0101), 0b00_0111_1100_1001_0100);
    }
}
