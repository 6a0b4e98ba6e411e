//! Which codewords of a block are wrong, and what they were.

use crate::galois::{exp, log, mul};

/// Mends a block of data codewords followed by `check` check codewords, and tells how many were wrong.
///
/// `None`, and the block as it was, when more than `most` codewords would have to be mended. `most` is at most
/// `check / 2`: up to there a block has one nearest block that is right.
pub(crate) fn correct(block: &mut [u8], check: usize, most: usize) -> Option<usize> {
    correct_with(block, check, &[], most)
}

/// [`correct`] where some codewords are known to tell nothing: `erased` are their places in the block, each once.
///
/// They count half, since only their values are to be found. The result is how many others were wrong, of which there
/// may be `most`; it is less where more would not leave one nearest block.
///
/// The method is Forney's syndromes for what is erased, Berlekamp and Massey's for the other places, Chien's to find
/// them and Forney's for the values, as in
/// <https://en.wikipedia.org/wiki/Reed%E2%80%93Solomon_error_correction>.
pub(crate) fn correct_with(block: &mut [u8], check: usize, erased: &[usize], most: usize) -> Option<usize> {
    let syndromes: Vec<u8> = (0..check).map(|root| value_at(block.iter().copied(), exp(root))).collect();
    if syndromes.iter().all(|&syndrome| syndrome == 0) {
        return Some(0);
    }
    let free = check.checked_sub(erased.len())?;
    let erasures = erased.iter().try_fold(vec![1], |product, &index| {
        let place = block.len().checked_sub(index + 1)?;
        Some(times(&product, &[1, exp(place)]))
    })?;
    let coefficient = |polynomial: &[u8], power: usize| {
        (0..=power.min(polynomial.len() - 1)).fold(0, |sum, i| sum ^ mul(polynomial[i], syndromes[power - i]))
    };
    // What the syndromes would be without what is erased.
    let others: Vec<u8> = (erased.len()..check).map(|power| coefficient(&erasures, power)).collect();
    let locator = locator(&others);
    let wrong = locator.len() - 1;
    if wrong > most.min(free / 2) {
        return None;
    }
    let locator = times(&locator, &erasures);
    let count = locator.len() - 1;
    let evaluator: Vec<u8> = (0..count).map(|power| coefficient(&locator, power)).collect();
    // In a field of characteristic 2 the derivative keeps the odd powers, each one lower.
    let derivative: Vec<u8> =
        (1..=count).map(|power| if power % 2 == 1 { locator[power] } else { 0 }).collect();

    let mut mended = Vec::with_capacity(count);
    for (index, &codeword) in block.iter().enumerate() {
        let place = block.len() - 1 - index;
        let inverse = exp(255 - place % 255);
        if value_at(locator.iter().rev().copied(), inverse) == 0 {
            let above = mul(exp(place), value_at(evaluator.iter().rev().copied(), inverse));
            let below = value_at(derivative.iter().rev().copied(), inverse);
            mended.push((index, codeword ^ quotient(above, below)?));
        }
    }
    // Fewer places than the locator has roots: it was not made by so few errors.
    if mended.len() != count {
        return None;
    }
    for (index, codeword) in mended {
        block[index] = codeword;
    }
    Some(wrong)
}

/// The product of two polynomials, lowest power first.
fn times(a: &[u8], b: &[u8]) -> Vec<u8> {
    let mut product = vec![0; a.len() + b.len() - 1];
    for (i, &one) in a.iter().enumerate() {
        for (j, &other) in b.iter().enumerate() {
            product[i + j] ^= mul(one, other);
        }
    }
    product
}

/// The value of a polynomial, the coefficient of its highest power first.
fn value_at(coefficients: impl Iterator<Item = u8>, x: u8) -> u8 {
    coefficients.fold(0, |value, coefficient| mul(value, x) ^ coefficient)
}

/// `None` when `divisor` is 0.
fn quotient(dividend: u8, divisor: u8) -> Option<u8> {
    log(divisor).map(|power| mul(dividend, exp(255 - power)))
}

/// The shortest polynomial, lowest power first and beginning with 1, that makes each syndrome of those before it.
///
/// Its degree is one less than its length, even if its last coefficients are 0.
fn locator(syndromes: &[u8]) -> Vec<u8> {
    let mut locator = vec![1u8];
    let mut before = vec![1u8];
    let (mut since, mut discrepancy_before) = (1, 1u8);
    for known in 0..syndromes.len() {
        let discrepancy =
            locator.iter().enumerate().fold(0, |sum, (i, &c)| sum ^ mul(c, syndromes[known - i]));
        let Some(factor) = quotient(discrepancy, discrepancy_before).filter(|&factor| factor != 0) else {
            since += 1;
            continue;
        };
        let degree = locator.len() - 1;
        let mut next = locator.clone();
        let longer = 2 * degree <= known;
        next.resize(if longer { known + 2 - degree } else { degree + 1 }, 0);
        for (i, &coefficient) in before.iter().enumerate() {
            next[i + since] ^= mul(factor, coefficient);
        }
        if longer {
            before = locator;
            discrepancy_before = discrepancy;
            since = 1;
        } else {
            since += 1;
        }
        locator = next;
    }
    locator
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reed_solomon::check_codewords;

    /// Numbers that look random and are always the same.
    struct Random(u64);

    impl Random {
        fn below(&mut self, limit: usize) -> usize {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            (self.0 >> 33) as usize % limit
        }
    }

    fn block(random: &mut Random, data: usize, check: usize) -> Vec<u8> {
        let data: Vec<u8> = (0..data).map(|_| random.below(256) as u8).collect();
        [data.clone(), check_codewords(&data, check)].concat()
    }

    /// Makes exactly this many codewords wrong.
    fn damage(random: &mut Random, block: &mut [u8], count: usize) {
        let mut places: Vec<usize> = (0..block.len()).collect();
        for _ in 0..count {
            let place = places.swap_remove(random.below(places.len()));
            block[place] ^= 1 + random.below(255) as u8;
        }
    }

    #[test]
    fn as_many_errors_as_there_may_be_are_mended_and_counted() {
        let mut random = Random(0x2545_f491_4f6c_dd1d);
        for (data, check) in [(19, 7), (16, 10), (9, 17), (13, 13), (1, 30), (122, 30), (123, 30), (225, 30)]
        {
            for wrong in 0..=check / 2 {
                for _ in 0..20 {
                    let whole = block(&mut random, data, check);
                    let mut damaged = whole.clone();
                    damage(&mut random, &mut damaged, wrong);
                    assert_eq!(correct(&mut damaged, check, check / 2), Some(wrong), "{data} {check}");
                    assert_eq!(damaged, whole, "{data} {check} {wrong}");
                }
            }
        }
    }

    #[test]
    fn more_errors_than_may_be_mended_leave_the_block_alone() {
        let mut random = Random(0x9e37_79b9_7f4a_7c15);
        for (data, check, most) in [(19, 7, 2), (16, 10, 4), (34, 10, 4), (122, 30, 15), (122, 30, 3)] {
            for wrong in most + 1..=check - most {
                for _ in 0..50 {
                    let mut damaged = block(&mut random, data, check);
                    damage(&mut random, &mut damaged, wrong);
                    let before = damaged.clone();
                    // Blocks are `check + 1` codewords apart, so from here none is within `most`.
                    assert_eq!(correct(&mut damaged, check, most), None, "{data} {check} {wrong}");
                    assert_eq!(damaged, before);
                }
            }
        }
    }

    /// Damages `wrong` codewords, and as many as `erased` says of which the places are told; half of these by luck
    /// are as they were.
    fn erase(random: &mut Random, block: &mut [u8], wrong: usize, erased: usize) -> Vec<usize> {
        let mut places: Vec<usize> = (0..block.len()).collect();
        let mut take = |random: &mut Random| places.swap_remove(random.below(places.len()));
        for _ in 0..wrong {
            block[take(random)] ^= 1 + random.below(255) as u8;
        }
        let erased: Vec<usize> = (0..erased).map(|_| take(random)).collect();
        for &place in &erased {
            block[place] ^= (random.below(2) * random.below(256)) as u8;
        }
        erased
    }

    #[test]
    fn what_is_erased_counts_half() {
        let mut random = Random(0xd134_2543_de82_ef95);
        for (data, check) in [(19, 7), (16, 10), (9, 17), (13, 13), (1, 30), (122, 30), (225, 30)] {
            for erased in 0..=check {
                for wrong in 0..=(check - erased) / 2 {
                    // A block of one data codeword has not more than those.
                    if erased + wrong > data + check {
                        continue;
                    }
                    let whole = block(&mut random, data, check);
                    let mut damaged = whole.clone();
                    let erased = erase(&mut random, &mut damaged, wrong, erased);
                    assert_eq!(correct_with(&mut damaged, check, &erased, check), Some(wrong));
                    assert_eq!(damaged, whole, "{data} {check} {wrong} {erased:?}");
                }
            }
        }
    }

    #[test]
    fn what_is_erased_and_wrong_beyond_the_limit_leaves_the_block_alone() {
        let mut random = Random(0x0123_4567_89ab_cdef);
        for (data, check) in [(16, 10), (34, 16), (122, 30)] {
            for erased in 0..check - 4 {
                // Four codewords are kept back, so that two more wrong ones are still known to be too many.
                let most = (check - 4 - erased) / 2;
                for wrong in most + 1..=check - erased - most {
                    let mut damaged = block(&mut random, data, check);
                    let erased = erase(&mut random, &mut damaged, wrong, erased);
                    let before = damaged.clone();
                    assert_eq!(correct_with(&mut damaged, check, &erased, most), None);
                    assert_eq!(damaged, before);
                }
            }
        }
        assert_eq!(correct_with(&mut [1, 2, 3], 2, &[9], 1), None);
        assert_eq!(correct_with(&mut [1, 2, 3], 2, &[0, 1, 2], 1), None);
    }

    #[test]
    fn what_was_not_a_block_becomes_one_or_stays() {
        let mut random = Random(7);
        for _ in 0..20_000 {
            let check = 2 + random.below(29);
            let mut any: Vec<u8> = (0..check + random.below(100)).map(|_| random.below(256) as u8).collect();
            let before = any.clone();
            match correct(&mut any, check, check / 2) {
                None => assert_eq!(any, before),
                Some(wrong) => {
                    assert_eq!(any.iter().zip(&before).filter(|(a, b)| a != b).count(), wrong);
                    let data = any.len() - check;
                    assert_eq!(check_codewords(&any[..data], check), any[data..]);
                }
            }
        }
        assert_eq!(correct(&mut [], 0, 0), Some(0));
    }
}
