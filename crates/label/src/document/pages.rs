//! Bands onto pages: where a page ends, what stays together, and what is said again on the next.

use base::Mm;
use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::outline::{Outline, OutlineNode};

use super::MAX_PAGES;
use super::band::{Band, Parting};
use super::footer;
use super::sheet::{BOTTOM, HEIGHT, MARGIN, MEASURE, WIDTH};
use crate::fault::LabelError;
use crate::pdf::points;
use crate::scene::{Item, Place, Rect, Scene};

/// How tall headings may be that are said again, as a part of the page.
const MOST_REPEATED: f64 = 1.0 / 3.0;

/// The pages so far. Measures are in millimetres from the top of the page.
pub(super) struct Pages {
    pages: Vec<Vec<Item>>,
    /// Where the next band begins.
    pen: f64,
    /// Where the first band of this page begins, below what was said again.
    top: f64,
    /// What waits for the band that it belongs to.
    held: Vec<Band>,
    /// What is said again on each new page.
    repeated: Option<Band>,
    outline: Outline,
}

impl Pages {
    pub(super) fn new() -> Self {
        Self {
            pages: vec![Vec::new()],
            pen: MARGIN,
            top: MARGIN,
            held: Vec::new(),
            repeated: None,
            outline: Outline::new(),
        }
    }

    /// Keep a band back until the next one comes, so that no page ends with it.
    ///
    /// # Errors
    /// `label.too-many-pages`.
    pub(super) fn hold(&mut self, band: Band) -> Result<(), LabelError> {
        if band.is_empty() {
            return Ok(());
        }
        self.held.push(band);
        // Headings without end, with nothing below them.
        if self.held_height() > (BOTTOM - MARGIN) / 2.0 { self.release() } else { Ok(()) }
    }

    /// Set a band, and before it what was held for it.
    ///
    /// # Errors
    /// `label.too-many-pages`.
    pub(super) fn place(&mut self, band: Band) -> Result<(), LabelError> {
        if band.is_empty() {
            return Ok(());
        }
        let need = self.held_height() + band.above + band.least_height(self.room());
        if self.pen + need > BOTTOM && self.is_begun() {
            self.turn()?;
        }
        self.release()?;
        self.set(band)
    }

    /// Say these headings again on every new page, unless they take too much of it.
    pub(super) fn repeat(&mut self, band: Option<&Band>) {
        let most = (BOTTOM - MARGIN) * MOST_REPEATED;
        self.repeated = band.filter(|band| band.height() <= most).cloned();
    }

    /// The pages with their footers, and the outline.
    ///
    /// # Errors
    /// `label.too-many-pages`.
    pub(super) fn finish(mut self, footer: &str) -> Result<(Vec<Scene>, Outline), LabelError> {
        self.release()?;
        let count = self.pages.len();
        let pages = self.pages.into_iter().enumerate().map(|(at, mut items)| {
            footer::draw(footer, at + 1, count, &mut items);
            Scene { width: Mm(WIDTH), height: Mm(HEIGHT), items, description: String::new() }
        });
        Ok((pages.collect(), self.outline))
    }

    fn held_height(&self) -> f64 {
        self.held.iter().map(|band| band.above + band.height()).sum()
    }

    fn release(&mut self) -> Result<(), LabelError> {
        std::mem::take(&mut self.held).into_iter().try_for_each(|band| self.set(band))
    }

    /// How much of a new page is free.
    fn room(&self) -> f64 {
        BOTTOM - MARGIN - self.repeated.as_ref().map_or(0.0, Band::height)
    }

    /// Does this page hold more than what was said again?
    fn is_begun(&self) -> bool {
        self.pen > self.top
    }

    fn turn(&mut self) -> Result<(), LabelError> {
        if self.pages.len() == MAX_PAGES {
            return Err(LabelError::TooManyPages { most: MAX_PAGES });
        }
        self.pages.push(Vec::new());
        self.pen = MARGIN;
        // What is held may be these very headings, for the first time.
        if let Some(mut band) = self.repeated.clone().filter(|_| self.held.is_empty()) {
            band.above = 0.0;
            self.draw(band);
        }
        self.top = self.pen;
        Ok(())
    }

    /// Draw a band here, on the next page, or parted over as many as it needs.
    fn set(&mut self, mut band: Band) -> Result<(), LabelError> {
        loop {
            if !self.is_begun() && self.top == MARGIN {
                band.above = 0.0;
            }
            let free = BOTTOM - self.pen - band.above;
            if band.height() <= free {
                self.draw(band);
                return Ok(());
            }
            let goes_whole = band.parting == Parting::Whole && band.height() + band.above <= self.room();
            let lines = if goes_whole && self.is_begun() { 0 } else { parted(&band, free) };
            if lines > 0 {
                let first = band.split(lines);
                self.draw(first);
            } else if !self.is_begun() {
                // A page takes at least a line: only its rule or the white below it is too much.
                self.draw(band);
                return Ok(());
            }
            self.turn()?;
        }
    }

    fn draw(&mut self, band: Band) {
        let top = self.pen + band.above;
        self.pen = top + band.height();
        if let Some(title) = &band.bookmark {
            let place = Point::from_xy(points(MARGIN), points(top));
            let target = XyzDestination::new(self.pages.len() - 1, place);
            self.outline.push_child(OutlineNode::new(title.clone(), target));
        }
        let Some(page) = self.pages.last_mut() else { return };
        if let Some(thickness) = band.rule {
            let corner = Place { x: Mm(MARGIN), y: Mm(self.pen - thickness) };
            page.push(rule(corner, thickness));
        }
        page.extend(band.into_items(top));
    }
}

/// A rule over the whole width.
pub(super) fn rule(corner: Place, thickness: f64) -> Item {
    Item::Rule(Rect { x: corner.x, y: corner.y, width: Mm(MEASURE), height: Mm(thickness) })
}

/// How many lines of a band that is too tall stay on a page with so much room.
fn parted(band: &Band, free: f64) -> usize {
    let fit = ((free / band.leading).max(0.0) as usize).min(band.lines);
    match band.parting {
        // All lines fit, but not what is under them: the last goes on with it.
        Parting::Whole => fit.min(band.lines.saturating_sub(1)),
        Parting::Lines => match fit.min(band.lines.saturating_sub(2)) {
            0 | 1 => 0,
            lines => lines,
        },
    }
}
