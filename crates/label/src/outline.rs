//! Outlines: what glyphs and filled shapes are made of.

/// A part of an outline. Coordinates are right and down, save in glyphs, where they are right and *up*.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Stroke {
    /// Begin a contour here.
    Move([f64; 2]),
    /// A straight line.
    Line([f64; 2]),
    /// A quadratic curve: its control point and its end.
    Quad([f64; 2], [f64; 2]),
    /// A cubic curve: its two control points and its end.
    Cubic([f64; 2], [f64; 2], [f64; 2]),
    /// Back to where the contour began.
    Close,
}

impl Stroke {
    /// The same with every point moved by `place`.
    #[must_use]
    pub fn map(self, place: impl Fn([f64; 2]) -> [f64; 2]) -> Self {
        match self {
            Self::Move(to) => Self::Move(place(to)),
            Self::Line(to) => Self::Line(place(to)),
            Self::Quad(over, to) => Self::Quad(place(over), place(to)),
            Self::Cubic(first, second, to) => Self::Cubic(place(first), place(second), place(to)),
            Self::Close => Self::Close,
        }
    }

    /// Its points, control points included.
    fn points(&self) -> Vec<[f64; 2]> {
        match *self {
            Self::Move(to) | Self::Line(to) => vec![to],
            Self::Quad(over, to) => vec![over, to],
            Self::Cubic(first, second, to) => vec![first, second, to],
            Self::Close => Vec::new(),
        }
    }
}

/// Which places are inside of an outline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FillRule {
    /// Where contours run round a place at all.
    NonZero,
    /// Where an odd number of contours lies round a place.
    EvenOdd,
}

/// A filled outline in units of its own: x right, y down.
#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    strokes: Vec<Stroke>,
    rule: FillRule,
    /// Left, top, right, bottom.
    bounds: [f64; 4],
}

impl Outline {
    /// The outline of these strokes; `None` when they enclose nothing or are not all numbers.
    pub fn new(strokes: Vec<Stroke>, rule: FillRule) -> Option<Self> {
        const NOTHING: [f64; 4] = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
        let points: Vec<[f64; 2]> = strokes.iter().flat_map(Stroke::points).collect();
        if points.iter().flatten().any(|number| !number.is_finite()) {
            return None;
        }
        let bounds = points.iter().fold(NOTHING, |[left, top, right, bottom], &[x, y]| {
            [left.min(x), top.min(y), right.max(x), bottom.max(y)]
        });
        (bounds[2] > bounds[0] && bounds[3] > bounds[1]).then_some(Self { strokes, rule, bounds })
    }

    /// Its contours; each begins with a move.
    pub fn strokes(&self) -> &[Stroke] {
        &self.strokes
    }

    /// Which places are inside.
    pub const fn rule(&self) -> FillRule {
        self.rule
    }

    /// Left, top, right and bottom of all its points, control points included: no ink is outside.
    pub const fn bounds(&self) -> [f64; 4] {
        self.bounds
    }
}
