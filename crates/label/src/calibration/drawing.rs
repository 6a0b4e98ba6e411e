//! The test page as a scene. All lengths in millimetres.

use base::{Dpi, Mm};

use super::{Instructions, TestPage};
use crate::block::runs;
use crate::document::sheet::{LEADING, Type};
use crate::document::text::lines;
use crate::face::Face;
use crate::scene::{Item, Place, Rect, Scene};
use crate::shape::{length, shape};

/// How thick lines are: their middle is what is measured.
const LINE: f64 = 0.2;

/// How tall the ticks at the ends of a line are.
const TICK: f64 = 6.0;

/// On small paper, from the corner mark to where the lines begin.
pub(super) const FROM_CORNER: f64 = 5.0;

/// How large the steps of the wedge are.
struct Steps {
    /// How far to the next step.
    across: f64,
    /// How far to the next row of steps.
    down: f64,
    /// How long and how tall a bar is.
    bar: (f64, f64),
}

const LARGE: Steps = Steps { across: 11.0, down: 13.0, bar: (4.5, 3.5) };
const NARROW: Steps = Steps { across: 7.0, down: 8.5, bar: (2.8, 2.0) };

/// The white between the two bars of a step.
const BETWEEN: f64 = 0.4;

/// From the number of the wedge to its first step.
const FROM_NUMBER: f64 = 4.0;

const TITLE: Type = Type { face: Face::Semibold, size: 5.0 };
const TEXT: Type = Type { face: Face::Regular, size: 3.3 };
const NUMBER: Type = Type { face: Face::Semibold, size: 3.6 };
const SMALL: Type = Type { face: Face::Regular, size: 2.4 };

/// Where the wedge of a page begins, its steps, how many stand side by side and how many rows there are.
fn wedge(page: &TestPage) -> ((f64, f64), Steps, i32, i32) {
    let (width, height) = (page.paper.0.0, page.paper.1.0);
    let (at, steps) = if page.is_roomy() {
        ((page.corner.0 + 20.0, height - 45.0), LARGE)
    } else {
        let inside = inside(page);
        ((inside + FROM_NUMBER, inside + 2.0), NARROW)
    };
    let fit = |room: f64, each: f64| (room / each).floor().max(0.0) as i32;
    let (columns, rows) =
        (fit(width - at.0 - page.corner.0, steps.across), fit(height - at.1 - 1.0, steps.down));
    (at, steps, columns, rows)
}

/// On small paper: where the inside of the two lines begins, on both sides.
fn inside(page: &TestPage) -> f64 {
    page.corner.0 + TICK / 2.0 + 4.5
}

/// The steps of the wedge that have room; those below nothing are left out first, then the largest.
pub(super) fn steps_with_room(page: &TestPage) -> (i32, i32) {
    let (_, _, columns, rows) = wedge(page);
    let room = columns * rows;
    let (first, last) = page.steps;
    let first = if last - first < room { first } else { (last - room + 1).clamp(first, 0) };
    (first, last.min(first + room - 1))
}

/// Draw the page.
pub(super) fn draw(page: &TestPage, dots: Dpi, instructions: &Instructions) -> Scene {
    let mut pen = Pen { items: Vec::new(), dots };
    if page.is_roomy() {
        pen.roomy(page, instructions);
    } else {
        pen.small(page, instructions);
    }
    let says = std::iter::once(&instructions.title).chain(&instructions.steps);
    let description = says.filter(|text| !text.is_empty()).cloned().collect::<Vec<_>>().join("\n");
    Scene { width: page.paper.0, height: page.paper.1, items: pen.items, description }
}

fn millimetres(length: f64) -> String {
    format!("{length:.0} mm")
}

struct Pen {
    items: Vec<Item>,
    dots: Dpi,
}

impl Pen {
    /// The nearest whole dot: edges that are compared must not be rounded apart.
    fn snapped(&self, at: f64) -> f64 {
        (self.dots.dot() * self.dots.dots(Mm(at)).round()).0
    }

    fn rule(&mut self, x: f64, y: f64, width: f64, height: f64) {
        self.items.push(Item::Rule(Rect { x: Mm(x), y: Mm(y), width: Mm(width), height: Mm(height) }));
    }

    /// Two lines whose outer edges are so far from the edges of the paper.
    fn corner(&mut self, at: f64, length: f64) {
        self.rule(at, at, length, LINE);
        self.rule(at, at, LINE, length);
    }

    /// A line of this length between the middles of its ticks.
    fn across(&mut self, left: f64, y: f64, length: f64) {
        self.rule(left, y - LINE / 2.0, length, LINE);
        for end in [left, left + length] {
            self.rule(end - LINE / 2.0, y - TICK / 4.0, LINE, TICK / 2.0);
        }
    }

    fn down(&mut self, x: f64, top: f64, length: f64) {
        self.rule(x - LINE / 2.0, top, LINE, length);
        for end in [top, top + length] {
            self.rule(x - TICK / 4.0, end - LINE / 2.0, TICK / 2.0, LINE);
        }
    }

    /// A page of paper: the cross in the middle.
    fn roomy(&mut self, page: &TestPage, instructions: &Instructions) {
        let (across, down, corner) = (page.across.0, page.down.0, page.corner.0);
        self.corner(corner, 15.0);
        self.text("3", NUMBER, corner + 2.0, corner + 13.0);
        self.text("4", NUMBER, corner + 11.0, corner + 5.5);
        let left = corner + 20.0;
        let room = page.paper.0.0 - left - 20.0;
        let mut below = self.paragraph(&instructions.title, TITLE, left, corner, room) + 2.0;
        let (wedge, ..) = wedge(page);
        let end = wedge.1 - down - 14.0;
        for step in &instructions.steps {
            if below + TEXT.leading() * lines(step, TEXT, room).len() as f64 > end {
                break;
            }
            below = self.paragraph(step, TEXT, left, below, room) + 1.2;
        }
        let (x, y) = (page.paper.0.0 / 2.0, f64::midpoint(below, wedge.1));
        self.across(x - across / 2.0, y, across);
        self.down(x, y - down / 2.0, down);
        self.text("1", NUMBER, x + across / 2.0 + 2.0, y + 1.3);
        self.text(&millimetres(across), SMALL, x + across / 2.0 - 11.0, y - 1.4);
        self.text("2", NUMBER, x - 1.1, y - down / 2.0 - 2.0);
        self.text(&millimetres(down), SMALL, x + 1.4, y - down / 2.0 + 8.0);
        self.wedge(page, NUMBER);
    }

    /// A label: the lines along its edges, and inside them what there is room for.
    fn small(&mut self, page: &TestPage, instructions: &Instructions) {
        let corner = page.corner.0;
        self.corner(corner, 3.0);
        let (begin, beside) = (corner + FROM_CORNER, corner + 1.0 + TICK / 4.0);
        self.across(begin, beside, page.across.0);
        self.down(beside, begin, page.down.0);
        let inside = inside(page);
        let size = format!("1: {}, 2: {}", millimetres(page.across.0), millimetres(page.down.0));
        self.text(&size, SMALL, inside, inside + 0.5);
        let below = self.wedge(page, SMALL) + 1.0;
        let room = page.paper.0.0 - inside - corner;
        let texts = std::iter::once(&instructions.title).chain(&instructions.steps);
        let texts: Vec<&String> = texts.filter(|text| !text.is_empty()).collect();
        let count: usize = texts.iter().map(|text| lines(text, SMALL, room).len()).sum();
        let height = count as f64 * SMALL.leading() + texts.len() as f64;
        if below + height <= page.paper.1.0 - 1.0 {
            texts.iter().fold(below, |top, text| self.paragraph(text, SMALL, inside, top, room) + 1.0);
        }
    }

    /// The steps of the wedge row by row; where it ends.
    fn wedge(&mut self, page: &TestPage, set_in: Type) -> f64 {
        let ((left, top), steps, columns, _) = wedge(page);
        let (first, last) = page.steps;
        if first <= last {
            self.text("5", set_in, left - FROM_NUMBER, top + steps.bar.1);
        }
        for step in first..=last {
            let (column, row) = ((step - first) % columns, (step - first) / columns);
            let middle = self.snapped(left + steps.across * (f64::from(column) + 0.5));
            let top = top + f64::from(row) * steps.down;
            let (bar, tall) = (self.snapped(steps.bar.0), steps.bar.1);
            let gap = self.dots.dot().0 * f64::from(step);
            self.rule(middle - bar, top, bar, tall);
            self.rule(middle + gap, top + tall + BETWEEN, bar, tall);
            let number = step.to_string();
            let half = length(&shape(&number, SMALL.face)) * SMALL.size / 2.0;
            self.text(&number, SMALL, middle - half, top + 2.0 * tall + BETWEEN + 2.6);
        }
        let rows = (last - first) / columns.max(1) + 1;
        top + f64::from(rows) * steps.down
    }

    /// A text on one baseline.
    fn text(&mut self, text: &str, set_in: Type, x: f64, baseline: f64) {
        let start = Place { x: Mm(x), y: Mm(baseline) };
        self.items.extend(runs(&shape(text, set_in.face), set_in.size, start).into_iter().map(Item::Text));
    }

    /// A text in lines of this width; where the next one may begin.
    fn paragraph(&mut self, text: &str, set_in: Type, x: f64, top: f64, width: f64) -> f64 {
        let mut baseline = top + set_in.baseline();
        for line in lines(text, set_in, width) {
            let start = Place { x: Mm(x), y: Mm(baseline) };
            self.items.extend(runs(&line, set_in.size, start).into_iter().map(Item::Text));
            baseline += LEADING * set_in.size;
        }
        baseline - set_in.baseline()
    }
}
