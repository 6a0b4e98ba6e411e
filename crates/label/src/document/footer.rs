//! The foot of a page: what is said on every one, and its number.

use base::Mm;

use super::pages::rule;
use super::sheet::{FOOTER, GUTTER, HAIRLINE, HEIGHT, MARGIN, MEASURE, WIDTH};
use super::text;
use crate::block::runs;
use crate::scene::{Item, Place};
use crate::shape::{length, shape};

/// From the lower edge of the page to the rule.
const RULE_AT: f64 = 15.0;

/// From the rule to the top of the line.
const WHITE: f64 = 1.0;

/// Draw the footer of a page, counted from 1.
pub(super) fn draw(text: &str, page: usize, count: usize, items: &mut Vec<Item>) {
    let top = HEIGHT - RULE_AT;
    items.push(rule(Place { x: Mm(MARGIN), y: Mm(top) }, HAIRLINE));
    let baseline = Mm(top + WHITE + FOOTER.baseline());
    let number = shape(&format!("{page} / {count}"), FOOTER.face);
    let reach = length(&number) * FOOTER.size;
    let says = text::cut(text, FOOTER, MEASURE - reach - GUTTER);
    for (glyphs, x) in [(says, MARGIN), (number, WIDTH - MARGIN - reach)] {
        let start = Place { x: Mm(x), y: baseline };
        items.extend(runs(&glyphs, FOOTER.size, start).into_iter().map(Item::Text));
    }
}
