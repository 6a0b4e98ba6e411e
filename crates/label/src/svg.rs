//! The scene as SVG: true size, all text as outlines, so that it looks the same without any font.

use std::fmt::Write;

use crate::contour::contours;
use crate::outline::{FillRule, Stroke};
use crate::scene::{GlyphRun, Item, Meta, Paint, Rect, Scene, Shape, SymbolArea};

/// Write the scene as an SVG document, in millimetres.
///
/// The same scene gives the same bytes. What the label says is in `<title>` and `<desc>`.
pub fn svg(scene: &Scene, meta: &Meta) -> String {
    let (width, height) = (decimal(scene.width.0), decimal(scene.height.0));
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}mm\" height=\"{height}mm\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\""
    );
    if !meta.language.is_empty() {
        out += &format!(" xml:lang=\"{}\"", escaped(&meta.language));
    }
    out += ">\n";
    if !meta.title.is_empty() {
        out += &format!("<title>{}</title>\n", escaped(&meta.title));
    }
    if !scene.description.is_empty() {
        out += &format!("<desc>{}</desc>\n", escaped(&scene.description));
    }
    out += &format!("<path fill=\"#fff\" d=\"M0 0h{width}v{height}H0z\"/>\n");
    for item in &scene.items {
        match item {
            Item::Rule(rect) => out += &rule(rect),
            Item::Text(run) => out += &text(run),
            Item::Symbol(area) => out += &symbol(area),
            Item::Shape(shape) => out += &filled(shape),
        }
    }
    out + "</svg>\n"
}

fn rule(rect: &Rect) -> String {
    let [x, y, width, height] = [rect.x, rect.y, rect.width, rect.height].map(|length| decimal(length.0));
    format!("<path d=\"M{x} {y}h{width}v{height}h-{width}z\"/>\n")
}

/// The symbol in units of one module, so that its numbers are whole.
fn symbol(area: &SymbolArea) -> String {
    let mut path = String::new();
    for contour in contours(&area.modules) {
        let Some(&(mut x, mut y)) = contour.first() else { continue };
        let _ = write!(path, "M{x} {y}");
        // The last edge is drawn by closing.
        for &(next_x, next_y) in contour.iter().skip(1) {
            let _ = if next_y == y {
                write!(path, "h{}", i64::from(next_x) - i64::from(x))
            } else {
                write!(path, "v{}", i64::from(next_y) - i64::from(y))
            };
            (x, y) = (next_x, next_y);
        }
        path.push('z');
    }
    let [x, y, module] = [area.origin.x, area.origin.y, area.module].map(|length| decimal(length.0));
    format!(
        "<path shape-rendering=\"crispEdges\" transform=\"translate({x} {y}) scale({module})\" d=\"{path}\"/>\n"
    )
}

/// A shape as one path, in millimetres to a micrometre.
fn filled(shape: &Shape) -> String {
    let mut path = Path::default();
    for stroke in shape.strokes() {
        path.draw_stroke(stroke);
    }
    let fill = if shape.paint == Paint::Paper { " fill=\"#fff\"" } else { "" };
    let rule = if shape.outline.rule() == FillRule::EvenOdd { " fill-rule=\"evenodd\"" } else { "" };
    format!("<path{fill}{rule} d=\"{}\"/>\n", path.out)
}

/// A run as one path, in millimetres to a micrometre.
fn text(run: &GlyphRun) -> String {
    let mut path = Path::default();
    let Some(font) = run.face.font() else { return String::new() };
    for glyph in &run.glyphs {
        let (x, y) = ((run.origin.x + glyph.x).0, run.origin.y.0);
        let place = |[right, up]: [f64; 2]| [x + right * run.size.0, y - up * run.size.0];
        for stroke in font.outline(glyph.id) {
            path.draw_stroke(stroke.map(place));
        }
    }
    if path.out.is_empty() { String::new() } else { format!("<path d=\"{}\"/>\n", path.out) }
}

/// Writes path data in whole micrometres as relative millimetres: steps add up exactly.
#[derive(Default)]
struct Path {
    out: String,
    at: [i64; 2],
    start: [i64; 2],
    /// The last command letter: repeated ones are left out.
    command: char,
}

impl Path {
    /// A part of an outline in millimetres.
    fn draw_stroke(&mut self, stroke: Stroke) {
        let whole = |to: [f64; 2]| to.map(|mm| (mm * 1000.0).round() as i64);
        match stroke {
            Stroke::Move(to) => self.move_to(whole(to)),
            Stroke::Line(to) => self.line_to(whole(to)),
            Stroke::Quad(over, to) => self.curve_to('q', &[whole(over), whole(to)]),
            Stroke::Cubic(first, second, to) => self.curve_to('c', &[whole(first), whole(second), whole(to)]),
            Stroke::Close => self.close(),
        }
    }

    fn move_to(&mut self, to: [i64; 2]) {
        self.command('M');
        self.numbers(&to);
        (self.at, self.start) = (to, to);
    }

    fn line_to(&mut self, to: [i64; 2]) {
        let [x, y] = self.step(to);
        match (x, y) {
            (0, 0) => return,
            (_, 0) => self.draw('h', &[x]),
            (0, _) => self.draw('v', &[y]),
            _ => self.draw('l', &[x, y]),
        }
        self.at = to;
    }

    /// A curve: its control points and, last, its end.
    fn curve_to(&mut self, command: char, points: &[[i64; 2]]) {
        let numbers: Vec<i64> = points.iter().flat_map(|&point| self.step(point)).collect();
        self.draw(command, &numbers);
        self.at = points.last().copied().unwrap_or(self.at);
    }

    fn close(&mut self) {
        self.command('z');
        self.at = self.start;
    }

    fn step(&self, to: [i64; 2]) -> [i64; 2] {
        [to[0] - self.at[0], to[1] - self.at[1]]
    }

    fn draw(&mut self, command: char, numbers: &[i64]) {
        self.command(command);
        self.numbers(numbers);
    }

    fn command(&mut self, command: char) {
        if command != self.command || command == 'M' {
            self.out.push(command);
            self.command = command;
        }
    }

    fn numbers(&mut self, micrometres: &[i64]) {
        for &number in micrometres {
            let number = compact(number);
            // A sign or a letter already parts two numbers.
            if !number.starts_with('-') && self.out.ends_with(|last: char| last.is_ascii_digit()) {
                self.out.push(' ');
            }
            self.out += &number;
        }
    }
}

/// Whole micrometres as millimetres, without zeros that say nothing: `-.25`.
fn compact(micrometres: i64) -> String {
    let sign = if micrometres < 0 { "-" } else { "" };
    let size = micrometres.unsigned_abs();
    let (whole, part) = (size / 1000, size % 1000);
    if part == 0 {
        return format!("{sign}{whole}");
    }
    let part = format!("{part:03}");
    let whole = if whole == 0 { String::new() } else { whole.to_string() };
    format!("{sign}{whole}.{}", part.trim_end_matches('0'))
}

/// A length with as many decimals as a nanometre needs.
fn decimal(length: f64) -> String {
    let text = format!("{length:.6}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Text as XML: markup escaped, characters that XML cannot hold replaced.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            '\t' | '\n' => out.push(character),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push(char::REPLACEMENT_CHARACTER),
            _ => out.push(character),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_as_short_as_they_can_be() {
        assert_eq!(
            [0, 5, -50, 1000, -1230, 21_007].map(compact),
            ["0", ".005", "-.05", "1", "-1.23", "21.007"]
        );
        assert_eq!([0.0, 0.508, 62.0, 0.465_666_666].map(decimal), ["0", "0.508", "62", "0.465667"]);
    }

    #[test]
    fn text_cannot_leave_its_element() {
        assert_eq!(escaped("<a b=\"c\">&\u{0}\n"), "&lt;a b=&quot;c&quot;&gt;&amp;\u{fffd}\n");
    }
}
