//! An SVG, cleaned, as outlines.

use usvg::tiny_skia_path::{Path, PathSegment};
use usvg::{Color, ImageHrefResolver, Node, Options, Tree};

use super::{LogoFault, MAX_STROKES};
use crate::outline::{FillRule, Outline, Stroke};
use crate::scene::Paint;

/// Its filled outlines in drawing order.
pub(super) fn shapes(text: &str) -> Result<Vec<(Paint, Outline)>, LogoFault> {
    let no_pictures =
        ImageHrefResolver { resolve_data: Box::new(|_, _, _| None), resolve_string: Box::new(|_, _| None) };
    let options = Options { image_href_resolver: no_pictures, ..Options::default() };
    let tree = Tree::from_str(text, &options);
    let tree = tree.map_err(|error| LogoFault::Broken { detail: error.to_string() })?;
    let mut drawing = Drawing { shapes: Vec::new(), strokes: 0 };
    drawing.group(tree.root(), 1.0)?;
    Ok(drawing.shapes)
}

struct Drawing {
    shapes: Vec<(Paint, Outline)>,
    strokes: usize,
}

impl Drawing {
    fn group(&mut self, group: &usvg::Group, opacity: f32) -> Result<(), LogoFault> {
        let opacity = opacity * group.opacity().get();
        for node in group.children() {
            match node {
                Node::Group(group) => self.group(group, opacity)?,
                Node::Path(path) if path.is_visible() => self.path(path, opacity)?,
                Node::Path(_) | Node::Image(_) | Node::Text(_) => {}
            }
        }
        Ok(())
    }

    fn path(&mut self, path: &usvg::Path, opacity: f32) -> Result<(), LogoFault> {
        let place = |outline: Path| outline.transform(path.abs_transform());
        if let Some(fill) = path.fill() {
            let rule = match fill.rule() {
                usvg::FillRule::NonZero => FillRule::NonZero,
                usvg::FillRule::EvenOdd => FillRule::EvenOdd,
            };
            let paint = paint(fill.paint(), opacity * fill.opacity().get());
            self.add(place(path.data().clone()), paint, rule)?;
        }
        if let Some(stroke) = path.stroke() {
            let paint = paint(stroke.paint(), opacity * stroke.opacity().get());
            // Dashes of a logo are drawn as a line: a file could ask for millions of them.
            let pen = usvg::tiny_skia_path::Stroke { dash: None, ..stroke.to_tiny_skia() };
            self.add(path.data().stroke(&pen, 1.0).and_then(place), paint, FillRule::NonZero)?;
        }
        Ok(())
    }

    fn add(&mut self, path: Option<Path>, paint: Option<Paint>, rule: FillRule) -> Result<(), LogoFault> {
        let (Some(path), Some(paint)) = (path, paint) else { return Ok(()) };
        let strokes: Vec<Stroke> = path.segments().map(stroke).collect();
        self.strokes += strokes.len();
        if self.strokes > MAX_STROKES {
            return Err(LogoFault::TooComplex { most: MAX_STROKES });
        }
        // Paper on paper is nothing.
        let shows = paint == Paint::Ink || !self.shapes.is_empty();
        self.shapes.extend(Outline::new(strokes, rule).filter(|_| shows).map(|outline| (paint, outline)));
        Ok(())
    }
}

fn stroke(segment: PathSegment) -> Stroke {
    let at = |point: usvg::tiny_skia_path::Point| [f64::from(point.x), f64::from(point.y)];
    match segment {
        PathSegment::MoveTo(to) => Stroke::Move(at(to)),
        PathSegment::LineTo(to) => Stroke::Line(at(to)),
        PathSegment::QuadTo(over, to) => Stroke::Quad(at(over), at(to)),
        PathSegment::CubicTo(first, second, to) => Stroke::Cubic(at(first), at(second), at(to)),
        PathSegment::Close => Stroke::Close,
    }
}

/// Ink or paper, whichever is nearer; nothing for what is hardly seen.
fn paint(paint: &usvg::Paint, opacity: f32) -> Option<Paint> {
    let stops = match paint {
        usvg::Paint::Color(colour) => return one_colour(&[(*colour, 1.0)], opacity),
        usvg::Paint::LinearGradient(gradient) => gradient.stops(),
        usvg::Paint::RadialGradient(gradient) => gradient.stops(),
        usvg::Paint::Pattern(_) => return None,
    };
    one_colour(&stops.iter().map(|stop| (stop.color(), stop.opacity().get())).collect::<Vec<_>>(), opacity)
}

/// The mean of colours with their opacities.
fn one_colour(colours: &[(Color, f32)], opacity: f32) -> Option<Paint> {
    let count = colours.len().max(1) as f32;
    let luma = |colour: Color| {
        (0.299 * f32::from(colour.red) + 0.587 * f32::from(colour.green) + 0.114 * f32::from(colour.blue))
            / 255.0
    };
    let on_paper = colours.iter().map(|&(colour, own)| 1.0 - own * opacity * (1.0 - luma(colour)));
    let covers = colours.iter().map(|(_, own)| own * opacity).sum::<f32>() / count;
    let lightness = on_paper.sum::<f32>() / count;
    match (lightness < 0.5, covers >= 0.5) {
        (true, _) => Some(Paint::Ink),
        (false, true) => Some(Paint::Paper),
        (false, false) => None,
    }
}
