//! Numbers that look random and are always the same.

/// A sequence of numbers that follows from its seed.
///
/// Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (SplitMix64).
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    /// The sequence of a seed.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next 64 bits.
    pub const fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        mixed(self.0)
    }

    /// A number from 0 up to, not including, 1.
    pub fn ratio(&mut self) -> f64 {
        ratio(self.bits())
    }

    /// A number between two.
    pub fn between(&mut self, from: f64, to: f64) -> f64 {
        from + (to - from) * self.ratio()
    }

    /// A whole number below `count`; 0 when that is 0.
    pub fn below(&mut self, count: usize) -> usize {
        (self.ratio() * count as f64) as usize
    }

    /// Whether something of this likelihood happens.
    pub fn chance(&mut self, likelihood: f64) -> bool {
        self.ratio() < likelihood
    }

    /// About normally distributed, with a mean of 0 and a standard deviation of 1: the sum of four even numbers.
    pub fn normal(&mut self) -> f64 {
        let bits = self.bits();
        let sum: u64 = (0..4).map(|part| bits >> (16 * part) & 0xFFFF).sum();
        (sum as f64 / 65536.0 - 2.0) * 1.732_050_807_568_877_2
    }
}

const fn mixed(bits: u64) -> u64 {
    let bits = (bits ^ bits >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let bits = (bits ^ bits >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^ bits >> 31
}

fn ratio(bits: u64) -> f64 {
    (bits >> 11) as f64 / (1u64 << 53) as f64
}

/// A number from 0 up to 1 for a place on a grid.
pub(crate) fn at(seed: u64, x: i64, y: i64) -> f64 {
    ratio(mixed(mixed(seed ^ (x as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15)) ^ y as u64))
}

/// Smooth noise from 0 to 1 with one hill a unit.
pub(crate) fn smooth(seed: u64, x: f64, y: f64) -> f64 {
    let (left, top) = (x.floor(), y.floor());
    let ease = |part: f64| part * part * (3.0 - 2.0 * part);
    let (right_share, bottom_share) = (ease(x - left), ease(y - top));
    let corner = |dx: i64, dy: i64| at(seed, left as i64 + dx, top as i64 + dy);
    let row = |dy: i64| corner(0, dy) * (1.0 - right_share) + corner(1, dy) * right_share;
    row(0) * (1.0 - bottom_share) + row(1) * bottom_share
}

/// Smooth noise from 0 to 1 with finer noise upon it.
pub(crate) fn rough(seed: u64, x: f64, y: f64) -> f64 {
    let (mut sum, mut share) = (0.0, 0.5);
    let mut scale = 1.0;
    for octave in 0..4 {
        sum += share * smooth(seed.wrapping_add(octave), x * scale, y * scale);
        share /= 2.0;
        scale *= 2.0;
    }
    sum / 0.9375
}
