//! What can be measured on a laid out label before it is printed.

use crate::scene::{Item, Layout, Rect};

impl Layout {
    /// Modules between the symbol and the nearest ink or edge of the label; `None` when there is no symbol.
    pub fn quiet_zone_modules(&self) -> Option<f64> {
        let symbol = self.scene.items.iter().find_map(|item| match item {
            Item::Symbol(area) => Some(area.bounds()),
            Item::Rule(_) | Item::Text(_) | Item::Shape(_) => None,
        })?;
        let (width, height) = (self.scene.width, self.scene.height);
        let to_edge = [symbol.x.0, symbol.y.0, (width - symbol.right()).0, (height - symbol.bottom()).0];
        let to_ink = self.scene.items.iter().flat_map(inks).map(|ink| distance(&symbol, &ink));
        let clear = to_ink.chain(to_edge).fold(f64::INFINITY, f64::min);
        Some(clear / self.module.0)
    }

    /// Does the value of this key stand on the label, whole and readable?
    pub fn shows(&self, key: &str) -> bool {
        self.shown.iter().any(|shown| shown == key)
    }
}

/// Where anything but a symbol has ink.
fn inks(item: &Item) -> Vec<Rect> {
    match item {
        Item::Symbol(_) => Vec::new(),
        Item::Rule(rect) => vec![*rect],
        Item::Text(run) => run.ink(),
        Item::Shape(shape) => vec![shape.bounds()],
    }
}

/// How far apart two boxes are along the axis that separates them most, in millimetres; 0 when they overlap.
fn distance(a: &Rect, b: &Rect) -> f64 {
    let gap = |a: (f64, f64), b: (f64, f64)| (b.0 - a.1).max(a.0 - b.1).max(0.0);
    let across = gap((a.x.0, a.right().0), (b.x.0, b.right().0));
    let down = gap((a.y.0, a.bottom().0), (b.y.0, b.bottom().0));
    across.max(down)
}
