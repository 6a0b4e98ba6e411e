//! Scenes put onto a larger scene: a label onto its sheet or its row.

use base::Mm;

use crate::scene::{Item, Place, Rect, Scene};

/// Put what is on `label` onto `page`, with the label's top left corner there.
pub(crate) fn place(label: Scene, right: Mm, down: Mm, page: &mut Scene) {
    if !label.description.is_empty() {
        if !page.description.is_empty() {
            page.description.push('\n');
        }
        page.description += &label.description;
    }
    page.items.extend(label.items.into_iter().map(|item| moved(item, right, down)));
}

fn moved(mut item: Item, right: Mm, down: Mm) -> Item {
    let shift = |place: &mut Place| *place = Place { x: place.x + right, y: place.y + down };
    match &mut item {
        Item::Rule(rect) => (rect.x, rect.y) = (rect.x + right, rect.y + down),
        Item::Text(run) => shift(&mut run.origin),
        Item::Symbol(area) => shift(&mut area.origin),
        Item::Shape(shape) => shift(&mut shape.origin),
    }
    item
}

/// Where an item has ink.
pub(crate) fn bounds(item: &Item) -> Vec<Rect> {
    match item {
        Item::Rule(rect) => vec![*rect],
        Item::Text(run) => run.ink(),
        Item::Symbol(area) => vec![area.bounds()],
        Item::Shape(shape) => vec![shape.bounds()],
    }
}
