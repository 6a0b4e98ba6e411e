//! Greys of modules to dark and light, and how far each is to be trusted.

use qr_symbol::{Modules, NO_WORD};

/// The greys at the modules of a symbol.
#[derive(Debug, Clone)]
pub(crate) struct Levels {
    edge: usize,
    /// Row-major; `None` outside the image.
    greys: Vec<Option<f32>>,
}

/// How modules are told apart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Parting {
    /// How many rows and columns around each module its grey is compared with.
    around: usize,
    /// How much of the difference to its four neighbours is added to it again: blur mixes them.
    sharpened: f32,
    /// Whether half way between dark and light parts them, not their mean: where one of them is rare. The mean is the
    /// better one beside glare.
    half_way: bool,
}

/// What is tried in turn. The light of most symbols changes slowly, that of glare within a few modules.
pub(crate) const PARTINGS: [Parting; 5] = [
    Parting { around: 5, sharpened: 0.0, half_way: false },
    Parting { around: 5, sharpened: 0.25, half_way: true },
    Parting { around: 3, sharpened: 0.25, half_way: false },
    Parting { around: 8, sharpened: 0.5, half_way: true },
    Parting { around: 2, sharpened: 0.0, half_way: false },
];

/// Modules and the doubt about each, row-major.
pub(crate) type Parted = (Modules, Vec<u8>);

impl Levels {
    /// The greys that `grey(x, y)` tells.
    pub(crate) fn of(edge: usize, mut grey: impl FnMut(usize, usize) -> Option<f64>) -> Self {
        let places = (0..edge).flat_map(|y| (0..edge).map(move |x| (x, y)));
        Self { edge, greys: places.map(|(x, y)| grey(x, y).map(|grey| grey as f32)).collect() }
    }

    /// Modules darker than those around them are dark.
    pub(crate) fn parted(&self, parting: Parting) -> Parted {
        let edge = self.edge;
        let sharp = self.sharpened(parting.sharpened);
        let threshold = thresholds(edge, &sharp, parting);
        // How far dark and light are from the threshold, here and in the whole symbol.
        let off: Vec<Option<f32>> =
            sharp.iter().zip(&threshold).map(|(grey, mean)| grey.map(|grey| (grey - mean).abs())).collect();
        let contrasts = Means::of(edge, &off);
        let usual = usual(&off);
        let doubts = (0..edge * edge)
            .map(|at| {
                let (Some(off), Some(here)) = (off[at], contrasts.around(at, parting.around)) else {
                    return NO_WORD;
                };
                let sure = off / here.max(usual / 2.0).max(1.0);
                ((1.0 - sure).max(0.0) * f32::from(NO_WORD)) as u8
            })
            .collect();
        let modules = Modules::from_fn(edge, |x, y| {
            let at = y * edge + x;
            sharp[at].is_some_and(|grey| grey <= threshold[at])
        });
        (modules, doubts)
    }

    fn sharpened(&self, share: f32) -> Vec<Option<f32>> {
        if share == 0.0 {
            return self.greys.clone();
        }
        let edge = self.edge;
        let beside = |at: usize| {
            let (x, y) = (at % edge, at / edge);
            let places = [
                (x > 0).then(|| at - 1),
                (x + 1 < edge).then_some(at + 1),
                (y > 0).then(|| at - edge),
                (y + 1 < edge).then_some(at + edge),
            ];
            mean(places.into_iter().flatten().filter_map(|at| self.greys[at]))
        };
        let sharp = |(at, &grey): (usize, &Option<f32>)| {
            let grey = grey?;
            Some(beside(at).map_or(grey, |beside| grey + share * (grey - beside)))
        };
        self.greys.iter().enumerate().map(sharp).collect()
    }
}

/// What each module is compared with.
fn thresholds(edge: usize, greys: &[Option<f32>], parting: Parting) -> Vec<f32> {
    let reach = parting.around;
    let all = Means::of(edge, greys);
    let means: Vec<f32> = (0..edge * edge).map(|at| all.around(at, reach).unwrap_or(128.0)).collect();
    if !parting.half_way {
        return means;
    }
    let side = |is_light: bool| {
        let of_side = |(&grey, &mean): (&Option<f32>, &f32)| grey.filter(|&grey| (grey > mean) == is_light);
        Means::of(edge, &greys.iter().zip(&means).map(of_side).collect::<Vec<_>>())
    };
    let (light, dark) = (side(true), side(false));
    let threshold = |at: usize| match (light.around(at, reach), dark.around(at, reach)) {
        (Some(light), Some(dark)) => f32::midpoint(light, dark),
        _ => means[at],
    };
    (0..edge * edge).map(threshold).collect()
}

fn mean(values: impl Iterator<Item = f32>) -> Option<f32> {
    let (sum, count) = values.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
    (count > 0.0).then(|| sum / count)
}

/// The median of what is known.
fn usual(values: &[Option<f32>]) -> f32 {
    let mut known: Vec<f32> = values.iter().copied().flatten().collect();
    if known.is_empty() {
        return 0.0;
    }
    let middle = known.len() / 2;
    *known.select_nth_unstable_by(middle, f32::total_cmp).1
}

/// Sums of all above and to the left, and of how many are known.
struct Means {
    edge: usize,
    sums: Vec<(f64, u32)>,
}

impl Means {
    fn of(edge: usize, values: &[Option<f32>]) -> Self {
        let wide = edge + 1;
        let mut sums = vec![(0.0, 0); wide * wide];
        for y in 0..edge {
            let (mut sum, mut count) = (0.0, 0);
            for x in 0..edge {
                if let Some(value) = values[y * edge + x] {
                    sum += f64::from(value);
                    count += 1;
                }
                let above: (f64, u32) = sums[y * wide + x + 1];
                sums[(y + 1) * wide + x + 1] = (above.0 + sum, above.1 + count);
            }
        }
        Self { edge, sums }
    }

    /// The mean within so many rows and columns.
    fn around(&self, at: usize, reach: usize) -> Option<f32> {
        let (x, y) = (at % self.edge, at / self.edge);
        let (left, right) = (x.saturating_sub(reach), (x + reach + 1).min(self.edge));
        let (top, bottom) = (y.saturating_sub(reach), (y + reach + 1).min(self.edge));
        let at = |x: usize, y: usize| self.sums[y * (self.edge + 1) + x];
        let (whole, above, before, both) =
            (at(right, bottom), at(right, top), at(left, bottom), at(left, top));
        let count = whole.1 + both.1 - above.1 - before.1;
        (count > 0).then(|| ((whole.0 - above.0 - before.0 + both.0) / f64::from(count)) as f32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EDGE: usize = 21;

    fn is_dark(x: usize, y: usize) -> bool {
        (x * 7 + y * 11 + x * y) % 5 < 2
    }

    #[test]
    fn slow_light_parts_as_it_should_and_without_doubt() {
        let light = |x: usize, y: usize| 80.0 + 3.0 * x as f64 + 4.0 * y as f64;
        let levels =
            Levels::of(EDGE, |x, y| Some(if is_dark(x, y) { light(x, y) - 60.0 } else { light(x, y) }));
        for parting in &PARTINGS[..3] {
            let (modules, doubts) = levels.parted(*parting);
            assert_eq!(modules, Modules::from_fn(EDGE, is_dark), "{parting:?}");
            let doubted = doubts.iter().filter(|&&doubt| doubt > NO_WORD / 2).count();
            assert!(doubted < EDGE * EDGE / 10, "{parting:?}: {doubted}");
        }
    }

    #[test]
    fn glare_and_what_is_outside_the_image_are_doubted() {
        let levels = Levels::of(EDGE, |x, y| match (x, y) {
            (0..8, 0..8) => Some(255.0),
            (_, 20) => None,
            _ => Some(if is_dark(x, y) { 30.0 } else { 200.0 }),
        });
        let (_, doubts) = levels.parted(PARTINGS[4]);
        let all = |xs: std::ops::Range<usize>, ys: std::ops::Range<usize>| {
            ys.flat_map(|y| xs.clone().map(move |x| (x, y))).all(|(x, y)| doubts[y * EDGE + x] > NO_WORD / 2)
        };
        assert!(all(0..6, 0..6) && all(0..EDGE, 20..21));
        assert!(!all(10..20, 10..20));
    }

    #[test]
    fn grey_that_a_neighbour_spills_over_is_sharpened() {
        // A light module among dark ones that blur made darker than the mean around it.
        let grey = |x: usize, y: usize| match (x.abs_diff(8), y.abs_diff(8)) {
            (0, 0) => 126.0,
            (0..=1, 0..=1) => 100.0,
            _ if (x / 2 + y / 2).is_multiple_of(2) => 100.0,
            _ => 160.0,
        };
        let levels = Levels::of(EDGE, |x, y| Some(grey(x, y)));
        let is_dark =
            |sharpened| levels.parted(Parting { around: 5, sharpened, half_way: true }).0.is_dark(8, 8);
        assert!(is_dark(0.0) && !is_dark(0.5));
    }

    #[test]
    fn nothing_known_is_all_doubt() {
        let (modules, doubts) = Levels::of(EDGE, |_, _| None).parted(PARTINGS[1]);
        assert_eq!(modules, Modules::from_fn(EDGE, |_, _| false));
        assert!(doubts.iter().all(|&doubt| doubt == NO_WORD));
    }
}
