//! Check codewords: what a block of codewords needs so that wrong ones can be found again.

use std::sync::OnceLock;

use crate::galois::mul;

/// No block has more check codewords.
pub(crate) const MOST_CHECK: usize = 30;

/// Codewords of a remainder, highest power first; what is past the degree stays 0.
type Rest = [u8; 32];

/// The `check` codewords that go after the `data` codewords of one block: the remainder of `data × x^check`
/// divided by the generator polynomial of that degree.
///
/// `check` is at most 30, as in every block of every symbol; a greater one is taken for 30.
///
/// Source: ISO/IEC 18004, "Generating the error correction codewords"; unverified, from the Project Nayuki
/// generator.
pub fn check_codewords(data: &[u8], check: usize) -> Vec<u8> {
    let check = check.min(MOST_CHECK);
    if check == 0 {
        return Vec::new();
    }
    let multiples = multiples(check);
    let mut rest: Rest = [0; 32];
    for &codeword in data {
        let lead = codeword ^ rest[0];
        rest.copy_within(1.., 0);
        rest[31] = 0;
        for (rest, multiple) in rest.iter_mut().zip(&multiples[usize::from(lead)]) {
            *rest ^= multiple;
        }
    }
    rest[..check].to_vec()
}

/// For each leading codeword, what a division by the generator polynomial of this degree adds to those after
/// it.
fn multiples(degree: usize) -> &'static [Rest; 256] {
    static MULTIPLES: [OnceLock<Box<[Rest; 256]>>; MOST_CHECK + 1] =
        [const { OnceLock::new() }; MOST_CHECK + 1];
    MULTIPLES[degree].get_or_init(|| {
        let generator = generator(degree);
        let mut multiples = Box::new([[0; 32]; 256]);
        for (lead, multiple) in (0..=255).zip(multiples.iter_mut()) {
            *multiple = generator.map(|coefficient| mul(coefficient, lead));
        }
        multiples
    })
}

/// The product of `x - 2^i` for every `i` below `degree`, without its leading 1.
fn generator(degree: usize) -> Rest {
    let mut product: Rest = [0; 32];
    product[degree - 1] = 1;
    let mut root = 1;
    for _ in 0..degree {
        for i in 0..degree {
            product[i] = mul(product[i], root) ^ product[i + 1];
        }
        root = mul(root, 2);
    }
    product
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::galois::exp;

    #[test]
    fn the_example_that_is_quoted_everywhere() {
        // "HELLO WORLD" at version 1, level M, from <https://www.thonky.com/qr-code-tutorial/>.
        let data = [32, 91, 11, 120, 209, 114, 220, 77, 67, 64, 236, 17, 236, 17, 236, 17];
        assert_eq!(check_codewords(&data, 10), [196, 35, 39, 119, 235, 215, 231, 226, 93, 23]);
    }

    #[test]
    fn a_whole_block_is_zero_at_every_root() {
        for check in [7, 10, 13, 15, 16, 17, 18, 20, 22, 24, 26, 28, 30] {
            let data: Vec<u8> = (0..120u32).map(|i| (i * i * 31 + 7) as u8).collect();
            let block = [data.clone(), check_codewords(&data, check)].concat();
            for root in (0..check).map(exp) {
                assert_eq!(block.iter().fold(0, |sum, &codeword| mul(sum, root) ^ codeword), 0, "{check}");
            }
        }
        assert_eq!(check_codewords(&[1, 2, 3], 0), []);
    }
}
