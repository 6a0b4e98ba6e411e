//! Which rows of a long list are in sight. Browsers bound how tall an element may be, so a very long list is scrolled
//! in proportion.

/// The height of a row in CSS pixels; `styles/records.css` says the same.
pub const ROW_PX: f64 = 40.0;

/// The tallest element that all browsers draw, in CSS pixels, with room to spare (Firefox: 17.8 million).
const TALLEST_PX: f64 = 15_000_000.0;

/// A list of rows in a box that scrolls.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scrolling {
    /// How many rows there are.
    pub total: usize,
    /// The height of the box, in CSS pixels.
    pub box_px: f64,
}

impl Scrolling {
    /// The height of all rows, as far as an element can have it.
    pub fn height_px(self) -> f64 {
        (self.total as f64 * ROW_PX).min(TALLEST_PX)
    }

    /// The first row in sight when the box is scrolled so far; the fraction of it that is out of sight counts.
    pub fn row_at(self, scrolled_px: f64) -> f64 {
        let way = self.height_px() - self.box_px;
        let rows = self.total as f64 - self.box_px / ROW_PX;
        if way <= 0.0 || rows <= 0.0 { 0.0 } else { (scrolled_px / way * rows).clamp(0.0, rows) }
    }

    /// How far the box has to be scrolled to bring a row into sight; `None` when it is in sight already.
    pub fn scroll_to(self, row: usize, scrolled_px: f64) -> Option<f64> {
        let first = self.row_at(scrolled_px);
        let last = first + self.box_px / ROW_PX - 1.0;
        let row = row as f64;
        let wanted = if row < first {
            row
        } else if row > last {
            row - (last - first)
        } else {
            return None;
        };
        let rows = (self.total as f64 - self.box_px / ROW_PX).max(1.0);
        Some((wanted / rows).clamp(0.0, 1.0) * (self.height_px() - self.box_px).max(0.0))
    }

    /// Where the row `from` is drawn, in CSS pixels from the top of the list, when the box is scrolled so far.
    pub fn top_of(self, from: usize, scrolled_px: f64) -> f64 {
        if self.total as f64 * ROW_PX <= TALLEST_PX {
            from as f64 * ROW_PX
        } else {
            scrolled_px - (self.row_at(scrolled_px) - from as f64) * ROW_PX
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_list_scrolls_pixel_by_pixel() {
        let list = Scrolling { total: 1000, box_px: 400.0 };
        assert!((list.height_px() - 40_000.0).abs() < 1e-6);
        for scrolled in [0.0, 40.0, 123.0, 39_600.0] {
            assert!((list.row_at(scrolled) - scrolled / ROW_PX).abs() < 1e-6, "{scrolled}");
            assert!((list.top_of(7, scrolled) - 280.0).abs() < 1e-6);
        }
    }

    #[test]
    fn the_last_row_of_a_very_long_list_comes_into_sight() {
        let list = Scrolling { total: 1_000_000, box_px: 600.0 };
        let end = list.height_px() - list.box_px;
        assert!((list.row_at(end) - (1_000_000.0 - 15.0)).abs() < 1e-3);
        // The last row is drawn at the lower edge of the box.
        let bottom = list.top_of(999_999, end) + ROW_PX;
        assert!((bottom - (end + 600.0)).abs() < 1e-3, "{bottom}");
    }

    #[test]
    fn a_row_is_brought_into_sight_and_no_further() {
        for total in [30, 1000, 1_000_000] {
            let list = Scrolling { total, box_px: 400.0 };
            for row in [0, 5, 12, total / 2, total - 1] {
                let scrolled = list.scroll_to(row, 0.0).unwrap_or(0.0);
                let first = list.row_at(scrolled);
                let row = row as f64;
                assert!(row >= first - 0.01 && row <= first + 9.01, "row {row} of {total}: {first}");
                assert_eq!(list.scroll_to(row as usize, scrolled), None, "row {row} of {total}");
            }
        }
        assert_eq!(Scrolling { total: 3, box_px: 400.0 }.scroll_to(2, 0.0), None);
    }
}
