//! A threshold for each block of 8 × 8 pixels, from the contrast in it and in the blocks around.
//!
//! Only blocks with contrast have a level of their own, between their darkest and their lightest pixel. The others are
//! inside of large modules or outside of any symbol; they take the level of the nearest block that has one, so that
//! large modules have no holes.

use base::LumaView;
use rxing::common::BitMatrix;

use super::bits::DarkRows;

/// The edge of a block in pixels.
const BLOCK: usize = 8;

/// Greys from the darkest to the lightest pixel of a block that has something on it; less is noise.
const LEAST_CONTRAST: u8 = 24;

/// How many blocks to each side have a say in a block's threshold.
const REACH: usize = 2;

/// The dark pixels of an image; `None` when it has no pixels, or no contrast anywhere.
pub(super) fn dark(image: LumaView<'_>) -> Option<BitMatrix> {
    let mut dark = DarkRows::new(image.width(), image.height())?;
    let across = image.width().div_ceil(BLOCK);
    let levels = filled(&smoothed(&levels(image), across), across)?;
    let mut thresholds = vec![0; image.width()];
    for (y, row) in image.rows().enumerate() {
        if y.is_multiple_of(BLOCK) {
            let levels = &levels[y / BLOCK * across..][..across];
            thresholds.chunks_mut(BLOCK).zip(levels).for_each(|(pixels, &level)| pixels.fill(level));
        }
        dark.write(y, row, &thresholds);
    }
    Some(dark.finish())
}

/// The middle between dark and light in each block, row-major; 0 in blocks without contrast.
fn levels(image: LumaView<'_>) -> Vec<u8> {
    let mut levels = Vec::new();
    let (mut darkest, mut lightest) = (vec![0; image.width()], vec![0; image.width()]);
    for top in (0..image.height()).step_by(BLOCK) {
        darkest.fill(u8::MAX);
        lightest.fill(u8::MIN);
        for y in top..(top + BLOCK).min(image.height()) {
            for ((darkest, lightest), &grey) in darkest.iter_mut().zip(&mut lightest).zip(image.row(y)) {
                *darkest = grey.min(*darkest);
                *lightest = grey.max(*lightest);
            }
        }
        levels.extend(darkest.chunks(BLOCK).zip(lightest.chunks(BLOCK)).map(|(darkest, lightest)| {
            let low = darkest.iter().copied().fold(u8::MAX, u8::min);
            let high = lightest.iter().copied().fold(u8::MIN, u8::max);
            if high - low > LEAST_CONTRAST { low.midpoint(high) } else { 0 }
        }));
    }
    levels
}

/// Each level made the mean of those around it; 0 where there are none.
fn smoothed(levels: &[u8], across: usize) -> Vec<u8> {
    // Sums, and how many there are, over the columns of the window; then over its rows.
    let columns: Vec<Sum> = levels.chunks(across).flat_map(sums).collect();
    let down = levels.len() / across;
    let mut smoothed = Vec::with_capacity(levels.len());
    let mut row = vec![Sum::default(); across];
    for y in 0..down {
        row.fill(Sum::default());
        for near in y.saturating_sub(REACH)..(y + REACH + 1).min(down) {
            row.iter_mut().zip(&columns[near * across..]).for_each(|(sum, &column)| *sum = sum.and(column));
        }
        smoothed.extend(row.iter().map(|sum| sum.mean()));
    }
    smoothed
}

/// Levels, summed up.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    sum: u16,
    count: u16,
}

impl Sum {
    fn of(level: u8) -> Self {
        Self { sum: level.into(), count: u16::from(level > 0) }
    }

    const fn and(self, other: Self) -> Self {
        Self { sum: self.sum + other.sum, count: self.count + other.count }
    }

    fn mean(self) -> u8 {
        self.sum.checked_div(self.count).map_or(0, |mean| mean as u8)
    }
}

/// The sum of what is within reach, for each place of a row.
fn sums(row: &[u8]) -> impl Iterator<Item = Sum> + '_ {
    (0..row.len()).map(|x| {
        let near = &row[x.saturating_sub(REACH)..(x + REACH + 1).min(row.len())];
        near.iter().copied().map(Sum::of).fold(Sum::default(), Sum::and)
    })
}

/// Levels for all blocks: of the last one before in the row, else of the first one after; in rows without any those of
/// the row above, else of the first below. `None` when there is no level at all.
fn filled(levels: &[u8], across: usize) -> Option<Vec<u8>> {
    let mut rows: Vec<Option<Vec<u8>>> = levels.chunks(across).map(filled_row).collect();
    let mut last = rows.iter().flatten().next()?.clone();
    let mut filled = Vec::with_capacity(levels.len());
    for row in &mut rows {
        last = row.take().unwrap_or(last);
        filled.extend_from_slice(&last);
    }
    Some(filled)
}

fn filled_row(row: &[u8]) -> Option<Vec<u8>> {
    let mut last = row.iter().copied().find(|&level| level > 0)?;
    let fill = |&level: &u8| {
        last = if level > 0 { level } else { last };
        last
    };
    Some(row.iter().map(fill).collect())
}
