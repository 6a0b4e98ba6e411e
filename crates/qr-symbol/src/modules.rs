//! A square grid of modules.

use serde::{Deserialize, Serialize};

/// A square grid of modules, row-major, `true` = dark, without quiet zone.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Drawn", into = "Drawn")]
pub struct Modules {
    edge: usize,
    dark: Vec<bool>,
}

impl Modules {
    /// A grid of `edge × edge` modules, row-major; `None` when `dark` is not exactly that long.
    pub fn new(edge: usize, dark: Vec<bool>) -> Option<Self> {
        (edge.checked_mul(edge) == Some(dark.len())).then_some(Self { edge, dark })
    }

    /// A grid whose modules are known to be `edge × edge`.
    pub(crate) fn of_square(edge: usize, dark: Vec<bool>) -> Self {
        debug_assert_eq!(dark.len(), edge * edge);
        Self { edge, dark }
    }

    /// A grid that asks `is_dark(x, y)` for every module.
    pub fn from_fn(edge: usize, mut is_dark: impl FnMut(usize, usize) -> bool) -> Self {
        let dark =
            (0..edge).flat_map(|y| (0..edge).map(move |x| (x, y))).map(|(x, y)| is_dark(x, y)).collect();
        Self { edge, dark }
    }

    /// Modules a side.
    pub const fn edge(&self) -> usize {
        self.edge
    }

    /// Whether the module at column `x`, row `y` is dark; outside the grid all is light.
    pub fn is_dark(&self, x: usize, y: usize) -> bool {
        x < self.edge && y < self.edge && self.dark[y * self.edge + x]
    }

    /// The rows from the top, each from the left.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = &[bool]> {
        // A chunk length of 0 panics; a grid without modules has no rows whatever the length.
        self.dark.chunks_exact(self.edge.max(1))
    }

    /// The grid seen from behind: columns become rows.
    #[must_use]
    pub fn transposed(&self) -> Self {
        Self::from_fn(self.edge, |x, y| self.is_dark(y, x))
    }
}

impl std::fmt::Debug for Modules {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "Modules {}", self.edge)?;
        for row in self.rows() {
            writeln!(f, "{}", row.iter().map(|&dark| if dark { '#' } else { '.' }).collect::<String>())?;
        }
        Ok(())
    }
}

/// How a grid travels: one text a row, `#` dark, `.` light.
#[derive(Serialize, Deserialize)]
struct Drawn(Vec<String>);

impl From<Modules> for Drawn {
    fn from(modules: Modules) -> Self {
        let row = |row: &[bool]| row.iter().map(|&dark| if dark { '#' } else { '.' }).collect();
        Self(modules.rows().map(row).collect())
    }
}

impl TryFrom<Drawn> for Modules {
    type Error = &'static str;
    fn try_from(Drawn(rows): Drawn) -> Result<Self, Self::Error> {
        let edge = rows.len();
        if rows.iter().any(|row| row.len() != edge || row.bytes().any(|b| !matches!(b, b'#' | b'.'))) {
            return Err("modules are as many rows of '#' and '.' as there are columns");
        }
        let dark = rows.iter().flat_map(|row| row.bytes().map(|b| b == b'#')).collect();
        Ok(Self { edge, dark })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grid_is_square_and_light_outside() {
        let grid = Modules::new(2, vec![true, false, false, true]).expect("four modules");
        assert!(
            grid.is_dark(0, 0) && !grid.is_dark(1, 0) && !grid.is_dark(2, 0) && !grid.is_dark(0, usize::MAX)
        );
        assert_eq!(grid.rows().collect::<Vec<_>>(), [[true, false], [false, true]]);
        assert_eq!(Modules::new(2, vec![true; 3]), None);
        assert_eq!(Modules::new(usize::MAX, vec![]), None);
        assert_eq!(Modules::new(0, vec![]).expect("nothing").rows().len(), 0);
        assert_eq!(
            Modules::from_fn(3, |x, y| y == 0 && x > 0).transposed(),
            Modules::from_fn(3, |x, y| x == 0 && y > 0)
        );
    }
}
