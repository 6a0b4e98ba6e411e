//! One symbol in the middle of a clean picture, with one fault or none: for tests that say which fault they mean.

use base::{Luma, Point, Quad};
use qr_encode::{LevelChoice, Payload, Request, encode};
use qr_symbol::{EcLevel, Modules, Symbol, Version};

/// The symbol of a text.
pub fn symbol(payload: &str, level: EcLevel) -> Symbol {
    let request = Request {
        payload: Payload::Text(payload),
        level: LevelChoice::Exactly(level),
        largest: Version::MAX,
    };
    encode(&request).expect("encodes").symbol
}

/// A picture of a symbol.
#[derive(Debug, Clone)]
pub struct Scene {
    /// Pixels a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// Where the outer corners of the symbol are.
    pub corners: Quad,
    /// Grey of dark modules, from 0 to 255.
    pub dark: f64,
    /// Grey of everything else.
    pub light: f64,
    /// How much darker the picture is at its right edge, a ratio.
    pub shade: f64,
    /// Radius of a box blur in pixels, made twice.
    pub blur: usize,
    /// The largest noise, up and down.
    pub noise: f64,
    /// How far the paper bulges to the right at mid height, in pixels.
    pub bulge: f64,
    /// Samples a pixel in each direction.
    pub samples: usize,
}

impl Scene {
    /// The symbol in the middle of a square picture, turned clockwise by `degrees`, with `module` pixels a module.
    pub fn turned(symbol: &Symbol, module: f64, degrees: f64) -> Self {
        let edge = symbol.edge() as f64 * module;
        let width = ((edge + 10.0 * module) * 1.5).ceil() as usize;
        let (sin, cos) = degrees.to_radians().sin_cos();
        let middle = width as f64 / 2.0;
        let corner = |x: f64, y: f64| {
            let (x, y) = (x * edge / 2.0, y * edge / 2.0);
            Point { x: middle + x * cos - y * sin, y: middle + x * sin + y * cos }
        };
        let corners = Quad([corner(-1.0, -1.0), corner(1.0, -1.0), corner(1.0, 1.0), corner(-1.0, 1.0)]);
        Self {
            width,
            height: width,
            corners,
            dark: 20.0,
            light: 235.0,
            shade: 0.0,
            blur: 0,
            noise: 0.0,
            bulge: 0.0,
            samples: 4,
        }
    }

    /// The picture.
    pub fn draw(&self, modules: &Modules) -> Luma {
        let samples = self.samples;
        let to_modules = to_unit_square(&self.corners);
        let edge = modules.edge() as f64;
        let mut greys = Vec::with_capacity(self.width * self.height);
        for y in 0..self.height {
            for x in 0..self.width {
                let mut sum = 0.0;
                for sample in 0..samples * samples {
                    let part = |n: usize| (n as f64 + 0.5) / samples as f64;
                    let (x, y) = (x as f64 + part(sample % samples), y as f64 + part(sample / samples));
                    let bulge =
                        if self.bulge == 0.0 { 0.0 } else { self.bulge * bow(y / self.height as f64) };
                    let (u, v) = to_modules(x - bulge, y);
                    let inside = (0.0..1.0).contains(&u) && (0.0..1.0).contains(&v);
                    let is_dark = inside && modules.is_dark((u * edge) as usize, (v * edge) as usize);
                    sum += if is_dark { self.dark } else { self.light };
                }
                let shade = 1.0 - self.shade * x as f64 / self.width as f64;
                greys.push(sum / (samples * samples) as f64 * shade);
            }
        }
        for _ in 0..2 {
            blur(&mut greys, self.width, self.blur);
        }
        let mut random = Random(1);
        let noisy = |grey: f64| grey + (random.ratio() * 2.0 - 1.0) * self.noise;
        let pixels = greys.into_iter().map(noisy).map(|grey| grey.round().clamp(0.0, 255.0) as u8).collect();
        Luma::new(self.width, self.height, pixels).expect("an image")
    }
}

/// How far a sheet held at both ends stands out, at this part of its length.
fn bow(part: f64) -> f64 {
    (std::f64::consts::PI * part).sin()
}

/// Numbers that look random and are always the same.
pub struct Random(pub u64);

impl Random {
    /// The next 64 bits, by Marsaglia's xorshift.
    pub fn bits(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    /// The next number in `0.0..1.0`.
    pub fn ratio(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1u64 << 53) as f64
    }
}

fn blur(greys: &mut [f64], width: usize, radius: usize) {
    if radius == 0 {
        return;
    }
    let height = greys.len() / width;
    for (count, stride, lines, line_stride) in [(width, 1, height, width), (height, width, width, 1)] {
        for line in 0..lines {
            let old: Vec<f64> = (0..count).map(|i| greys[line * line_stride + i * stride]).collect();
            for i in 0..count {
                let (from, to) = (i.saturating_sub(radius), (i + radius + 1).min(count));
                let mean = old[from..to].iter().sum::<f64>() / (to - from) as f64;
                greys[line * line_stride + i * stride] = mean;
            }
        }
    }
}

/// The mapping of pixels to the unit square that these corners are seen of.
///
/// By Heckbert, "Fundamentals of Texture Mapping and Image Warping": square to quad, and its adjoint.
fn to_unit_square(quad: &Quad) -> impl Fn(f64, f64) -> (f64, f64) {
    let [p0, p1, p2, p3] = quad.0;
    let (sum_x, sum_y) = (p0.x - p1.x + p2.x - p3.x, p0.y - p1.y + p2.y - p3.y);
    let (dx1, dy1, dx2, dy2) = (p1.x - p2.x, p1.y - p2.y, p3.x - p2.x, p3.y - p2.y);
    let det = dx1 * dy2 - dx2 * dy1;
    let (g, h) = ((sum_x * dy2 - dx2 * sum_y) / det, (dx1 * sum_y - sum_x * dy1) / det);
    let (a, b, c) = (p1.x - p0.x + g * p1.x, p3.x - p0.x + h * p3.x, p0.x);
    let (d, e, f) = (p1.y - p0.y + g * p1.y, p3.y - p0.y + h * p3.y, p0.y);
    move |x, y| {
        let u = (e - f * h) * x + (c * h - b) * y + (b * f - c * e);
        let v = (f * g - d) * x + (a - c * g) * y + (c * d - a * f);
        let w = (d * h - e * g) * x + (b * g - a * h) * y + (a * e - b * d);
        (u / w, v / w)
    }
}
