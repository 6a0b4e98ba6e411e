//! Scenes put onto a larger scene: a label onto its sheet or its row.

use base::{Finding, Mm, Severity};

use crate::scene::{Item, Place, Rect, Scene};

/// Lengths this near to each other are equal: makers round to a hundredth of a millimetre.
pub(crate) const TOLERANCE: f64 = 0.02;

/// Is there room for a label of this width and height?
pub(crate) fn fits((width, height): (Mm, Mm), room: (Mm, Mm)) -> bool {
    width.0 <= room.0.0 + TOLERANCE && height.0 <= room.1.0 + TOLERANCE
}

/// The finding of this code when there is no room for a label of this width and height.
pub(crate) fn lacks_room(code: &'static str, (width, height): (Mm, Mm), room: (Mm, Mm)) -> Option<Finding> {
    (!fits((width, height), room)).then(|| {
        Finding::new(code, Severity::Error)
            .with("width", millimetres(width))
            .with("height", millimetres(height))
            .with("room_width", millimetres(room.0))
            .with("room_height", millimetres(room.1))
    })
}

/// A length in millimetres with no more decimals than it needs.
pub(crate) fn millimetres(length: Mm) -> String {
    let text = format!("{:.2}", length.0);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

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
