//! Photographs of labels, drawn: for tests and measurements of the reader. Never shipped.
//!
//! A [`Scene`] is plain data: sheets of paper with symbols before a camera, what is behind them, the light, the camera.
//! [`Scene::draw`] makes a picture of it and the truth about it: texts and corners. [`Kind`] draws scenes of one kind,
//! as public sets of hard pictures part them, harder from picture to picture.
//!
//! Steps, in order: `label` says how much light a place on the paper throws back, `sheet` where that place is before
//! the camera, `canvas` samples both over `ground`, `light` lights it, `camera` makes pixels of it.
//!
//! **Same seed, same pixels**, on every machine: the only operations are those that IEEE 754 defines to the last bit
//! (`+ - * /` and the root), whole numbers, and the sine of `angle` made of them.

mod angle;
mod camera;
mod canvas;
mod ground;
mod kinds;
mod label;
mod light;
pub mod plain;
mod random;
mod sheet;

use base::{Luma, Point, Quad};

pub use camera::Camera;
pub use ground::Ground;
pub use kinds::Kind;
pub use label::{Dot, Label, Mark};
pub use light::{Glare, Light, Shadow};
pub use random::Random;
pub use sheet::{Bend, Pose};

use canvas::Canvas;
use sheet::Pinhole;

/// Everything that is before a camera, and the camera.
#[derive(Debug, Clone)]
pub struct Scene {
    /// Pixels a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// Samples a pixel in each direction.
    pub samples: usize,
    /// Which noise and which textures.
    pub seed: u64,
    /// What is behind the labels.
    pub ground: Ground,
    /// The labels, and where they are.
    pub sheets: Vec<(Label, Pose)>,
    /// The light.
    pub light: Light,
    /// The camera.
    pub camera: Camera,
}

/// A picture, and what is in it.
#[derive(Debug, Clone)]
pub struct Drawn {
    /// The picture.
    pub image: Luma,
    /// What is to be read.
    pub codes: Vec<Code>,
}

/// A symbol that is in a picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Code {
    /// What it says.
    pub text: String,
    /// The outer corners of the outermost modules in pixels, clockwise from the symbol's own top left (counter-clockwise
    /// when it is seen from behind).
    pub corners: Quad,
}

impl Scene {
    /// The picture.
    pub fn draw(&self) -> Drawn {
        let (width, height) = (self.width, self.height);
        let lens = self.lens();
        let mut canvas = Canvas::of(width, height, self.samples.max(1), &self.ground, self.seed);
        for (label, pose) in &self.sheets {
            canvas.draw(label, pose, &lens);
        }
        let mut greys = canvas.pixels();
        self.light.fall_on(&mut greys, width, height, self.seed);
        let image = self.camera.picture(&greys, width, height, &mut Random::new(self.seed));
        Drawn { image, codes: self.codes() }
    }

    /// What is to be read in the picture.
    pub fn codes(&self) -> Vec<Code> {
        let code = |(label, pose): &(Label, Pose)| {
            let edge = label.edge();
            let corner = |x: f64, y: f64| {
                let x = if label.mirrored { edge - x } else { x };
                self.seen(label, pose, Point { x, y })
            };
            let corners = [corner(0.0, 0.0), corner(edge, 0.0), corner(edge, edge), corner(0.0, edge)];
            Code { text: label.text.clone(), corners: Quad(corners) }
        };
        self.sheets.iter().map(code).collect()
    }

    /// Where a place on a sheet, in modules from the symbol's top left corner as it lies, is seen.
    pub fn seen(&self, label: &Label, pose: &Pose, place: Point) -> Point {
        let middle = label.edge() / 2.0;
        let lens = self.lens();
        lens.seen(pose.place(Point { x: place.x - middle, y: place.y - middle }, &lens))
    }

    fn lens(&self) -> Pinhole {
        let longer = self.width.max(self.height) as f64;
        let middle = Point { x: self.width as f64 / 2.0, y: self.height as f64 / 2.0 };
        Pinhole { focal: self.camera.focal * longer, middle }
    }
}
