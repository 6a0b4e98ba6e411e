//! Scenes by what is hard about them, from easy to what no reader reads.

mod lighting;
mod many;
mod nothing;
mod optics;
mod paper;
mod print;

use base::Point;
use qr_encode::{LevelChoice, Payload, Request, encode};
use qr_symbol::{EcLevel, Symbol, Version};

use crate::{Bend, Camera, Ground, Label, Light, Pose, Random, Scene};

/// What is hard about a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// Out of focus, or moved.
    Blurred,
    /// Small reflections of bright lamps.
    BrightSpots,
    /// Too dark, too bright, or ink and paper of nearly the same grey.
    Brightness,
    /// So near that a module is dozens of pixels wide.
    Close,
    /// On a pipe, a bottle, or wavy foil.
    Curved,
    /// Torn, scratched, dirty, or without one of its finder patterns.
    Damaged,
    /// A large reflection, also right over a finder pattern.
    Glare,
    /// Versions 20 to 40.
    HighVersion,
    /// 4 to 80 symbols.
    Lots,
    /// On a screen.
    Monitor,
    /// As a person holds a camera over a label.
    Nominal,
    /// Dots, round modules, logos, no quiet zone, light on dark, seen from behind.
    Noncompliant,
    /// Faults that come together: stretched print, a symbol in a symbol, bent and dirty and in shadow.
    Pathological,
    /// Seen at a flat angle.
    Perspective,
    /// Turned by any angle, and smaller from picture to picture.
    Rotations,
    /// Hard and soft shadows.
    Shadows,
    /// Modules of 3 pixels and less.
    Small,
    /// Printed by a worn thermal printer.
    Thermal,
    /// Nothing to read.
    Nothing,
}

impl Kind {
    /// All kinds, by name.
    pub const ALL: [Self; 19] = [
        Self::Blurred,
        Self::BrightSpots,
        Self::Brightness,
        Self::Close,
        Self::Curved,
        Self::Damaged,
        Self::Glare,
        Self::HighVersion,
        Self::Lots,
        Self::Monitor,
        Self::Nominal,
        Self::Noncompliant,
        Self::Nothing,
        Self::Pathological,
        Self::Perspective,
        Self::Rotations,
        Self::Shadows,
        Self::Small,
        Self::Thermal,
    ];

    /// Its name, as of a folder.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Blurred => "blurred",
            Self::BrightSpots => "bright-spots",
            Self::Brightness => "brightness",
            Self::Close => "close",
            Self::Curved => "curved",
            Self::Damaged => "damaged",
            Self::Glare => "glare",
            Self::HighVersion => "high-version",
            Self::Lots => "lots",
            Self::Monitor => "monitor",
            Self::Nominal => "nominal",
            Self::Noncompliant => "noncompliant",
            Self::Nothing => "nothing",
            Self::Pathological => "pathological",
            Self::Perspective => "perspective",
            Self::Rotations => "rotations",
            Self::Shadows => "shadows",
            Self::Small => "small",
            Self::Thermal => "thermal",
        }
    }

    /// Picture `number` of `count`: the first is easy, the last is harder than readers manage.
    pub fn scene(self, seed: u64, number: usize, count: usize) -> Scene {
        let own = Random::new(seed ^ (self as u64) << 32 ^ number as u64).bits();
        let hardness = (number as f64 + 0.5) / count.max(1) as f64;
        let mut draft = Draft { random: Random::new(own), seed: own, hardness, number };
        match self {
            Self::Blurred => optics::blurred(&mut draft),
            Self::BrightSpots => lighting::bright_spots(&mut draft),
            Self::Brightness => optics::brightness(&mut draft),
            Self::Close => optics::close(&mut draft),
            Self::Curved => paper::curved(&mut draft),
            Self::Damaged => paper::damaged(&mut draft),
            Self::Glare => lighting::glare(&mut draft),
            Self::HighVersion => many::high_version(&mut draft),
            Self::Lots => many::lots(&mut draft),
            Self::Monitor => print::monitor(&mut draft),
            Self::Nominal => optics::nominal(&mut draft),
            Self::Noncompliant => print::noncompliant(&mut draft),
            Self::Nothing => nothing::nothing(&mut draft),
            Self::Pathological => paper::pathological(&mut draft),
            Self::Perspective => optics::perspective(&mut draft),
            Self::Rotations => optics::rotations(&mut draft),
            Self::Shadows => lighting::shadows(&mut draft),
            Self::Small => optics::small(&mut draft),
            Self::Thermal => print::thermal(&mut draft),
        }
    }
}

/// What a scene is made from.
struct Draft {
    random: Random,
    seed: u64,
    /// From 0 to 1.
    hardness: f64,
    /// Which picture of its kind: turns of fortune that should not be left to chance follow it.
    number: usize,
}

impl Draft {
    /// From the easiest value to the hardest.
    fn harder(&self, easy: f64, hard: f64) -> f64 {
        easy + (hard - easy) * self.hardness
    }

    /// What labels say, never twice the same.
    fn text(&mut self) -> String {
        const MAKERS: [&str; 4] =
            ["Lotus Vacuum Technology", "Red River Flanges Co.", "Saola Pumps JSC", "Nam Viet Cryogenics"];
        let maker = MAKERS[self.random.below(MAKERS.len())];
        let (day, run, report) =
            (1 + self.random.below(28), self.random.below(10_000), self.random.below(1_000_000));
        format!("{maker}\n202605{day:02}-{run:04}\nIR-2026-{report:06}")
    }

    /// A label of usual size and print.
    fn label(&mut self) -> Label {
        let text = self.text();
        let level = [EcLevel::M, EcLevel::M, EcLevel::Q, EcLevel::L][self.random.below(4)];
        let mut label = Label::of(symbol(&text, level), text);
        label.ink = self.random.between(0.03, 0.09);
        label.paper = self.random.between(0.65, 0.85);
        label.gain = self.random.between(0.0, 0.06);
        label.words = self.random.between(0.0, 8.0);
        label
    }

    /// Somewhere near the middle of a picture, about upright.
    fn pose(&mut self, width: usize, height: usize, module_px: f64) -> Pose {
        let mut near = |edge: usize| edge as f64 * self.random.between(0.47, 0.53);
        Pose {
            centre: Point { x: near(width), y: near(height) },
            module_px,
            roll: self.random.between(-0.3, 0.3),
            tilt: self.random.between(0.0, 0.3),
            tilt_axis: self.random.between(0.0, std::f64::consts::TAU),
            stretch: 1.0,
            bend: Bend::Flat,
        }
    }

    /// What labels lie on.
    fn ground(&mut self) -> Ground {
        let grey = self.random.between(0.1, 0.6);
        match self.random.below(5) {
            0 => Ground::Plain { grey, clouds: 0.1 },
            1 => Ground::Grain { grey, size: self.random.between(3.0, 9.0) },
            2 => Ground::Rough { size: self.random.between(6.0, 60.0) },
            3 => Ground::Clutter { size: self.random.between(40.0, 160.0) },
            _ => Ground::Words { size: self.random.between(8.0, 24.0) },
        }
    }

    /// One label as a person photographs it, with nothing hard about it.
    fn scene(&mut self, module_px: f64) -> Scene {
        let (width, height) = (800, 600);
        let label = self.label();
        // A label should be in the picture.
        let room = 0.9 * height as f64 / (label.edge() + 8.0) / 1.25;
        let pose = self.pose(width, height, module_px.min(room));
        Scene {
            width,
            height,
            samples: if module_px < 4.0 { 3 } else { 2 },
            seed: self.seed,
            ground: self.ground(),
            sheets: vec![(label, pose)],
            light: Light {
                fall_x: self.random.between(-0.3, 0.3),
                fall_y: self.random.between(-0.3, 0.3),
                ..Light::default()
            },
            camera: Camera {
                block_step: if self.random.chance(0.5) { self.random.between(2.0, 8.0) } else { 0.0 },
                ..Camera::default()
            },
        }
    }

    /// A place on a symbol of `edge` modules.
    fn place_on(&mut self, edge: f64) -> Point {
        Point { x: self.random.between(0.0, edge), y: self.random.between(0.0, edge) }
    }

    /// The middle of one of the three finder patterns.
    fn finder_of(&mut self, edge: f64) -> Point {
        let far = edge - 3.5;
        let (x, y) = [(3.5, 3.5), (far, 3.5), (3.5, far)][self.random.below(3)];
        Point { x, y }
    }

    /// A direction as a unit vector.
    fn direction(&mut self) -> Point {
        let angle = self.random.between(0.0, std::f64::consts::TAU);
        Point { x: crate::angle::cos(angle), y: crate::angle::sin(angle) }
    }
}

/// The symbol of a text.
fn symbol(text: &str, level: EcLevel) -> Symbol {
    let request =
        Request { payload: Payload::Text(text), level: LevelChoice::Exactly(level), largest: Version::MAX };
    encode(&request).expect("the texts of scenes fit").symbol
}
