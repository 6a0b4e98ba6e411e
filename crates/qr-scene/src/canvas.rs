//! The light that comes from everything before the camera, several samples a pixel.

use base::Point;

use crate::ground::Ground;
use crate::label::Label;
use crate::sheet::{Pinhole, Place, Pose};

/// Samples of light, row-major.
#[derive(Debug)]
pub(crate) struct Canvas {
    width: usize,
    height: usize,
    /// Samples a pixel in each direction.
    samples: usize,
    light: Vec<f32>,
    /// One over the distance of what is seen.
    nearness: Vec<f32>,
}

/// A corner of a triangle of paper: where it is seen, and all that changes evenly between corners once it is divided
/// by the distance.
#[derive(Debug, Clone, Copy)]
struct Corner {
    x: f64,
    y: f64,
    nearness: f64,
    on_sheet: Point,
    shade: f64,
}

/// Cells a side of the net that is laid over bent paper.
const NET: usize = 48;

impl Canvas {
    /// A canvas of what is behind everything.
    pub(crate) fn of(width: usize, height: usize, samples: usize, ground: &Ground, seed: u64) -> Self {
        let (columns, rows) = (width * samples, height * samples);
        let mut light = Vec::with_capacity(columns * rows);
        if ground.is_soft() {
            for y in 0..height {
                let first = light.len();
                for x in 0..width {
                    let grey = ground.grey(seed, x as f64 + 0.5, y as f64 + 0.5) as f32;
                    light.extend(std::iter::repeat_n(grey, samples));
                }
                (1..samples).for_each(|_| light.extend_from_within(first..first + columns));
            }
        } else {
            let place = |at: usize| (at as f64 + 0.5) / samples as f64;
            let grey = |at: usize| ground.grey(seed, place(at % columns), place(at / columns)) as f32;
            light.extend((0..columns * rows).map(grey));
        }
        Self { width, height, samples, light, nearness: vec![0.0; columns * rows] }
    }

    /// Draws a sheet.
    pub(crate) fn draw(&mut self, label: &Label, pose: &Pose, lens: &Pinhole) {
        let cells = if pose.bend.is_flat() { 4 } else { NET };
        let (from, to) = label.paper_corners();
        let middle = label.edge() / 2.0;
        let net: Vec<Corner> = (0..=cells * (cells + 2))
            .map(|at| (at % (cells + 1), at / (cells + 1)))
            .map(|(column, row)| {
                let part = |n: usize| n as f64 / cells as f64;
                let on_sheet = Point {
                    x: from.x + (to.x - from.x) * part(column),
                    y: from.y + (to.y - from.y) * part(row),
                };
                let at = |dx: f64, dy: f64| {
                    pose.place(Point { x: on_sheet.x - middle + dx, y: on_sheet.y - middle + dy }, lens)
                };
                let place = at(0.0, 0.0);
                let seen = lens.seen(place);
                let shade = if cells == NET { shade(place, at(0.1, 0.0), at(0.0, 0.1)) } else { 1.0 };
                Corner { x: seen.x, y: seen.y, nearness: 1.0 / place.z.max(1e-3), on_sheet, shade }
            })
            .collect();
        for row in 0..cells {
            for column in 0..cells {
                let at = |dx: usize, dy: usize| net[(row + dy) * (cells + 1) + column + dx];
                self.triangle([at(0, 0), at(1, 0), at(0, 1)], label);
                self.triangle([at(1, 0), at(1, 1), at(0, 1)], label);
            }
        }
    }

    fn triangle(&mut self, [a, b, c]: [Corner; 3], label: &Label) {
        let area = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
        if area.abs() < 1e-9 {
            return;
        }
        let samples = self.samples as f64;
        let columns = self.width * self.samples;
        let range = |of: [f64; 3], end: usize| {
            let least = of.iter().fold(f64::INFINITY, |a, &b| a.min(b)) * samples;
            let most = of.iter().fold(f64::NEG_INFINITY, |a, &b| a.max(b)) * samples;
            // Casts of what lies outside end at the canvas.
            (least.floor().max(0.0) as usize).min(end)..(most.ceil().max(0.0) as usize).min(end)
        };
        for row in range([a.y, b.y, c.y], self.height * self.samples) {
            for column in range([a.x, b.x, c.x], columns) {
                let (x, y) = ((column as f64 + 0.5) / samples, (row as f64 + 0.5) / samples);
                let of_b = ((x - a.x) * (c.y - a.y) - (y - a.y) * (c.x - a.x)) / area;
                let of_c = ((b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x)) / area;
                let of_a = 1.0 - of_b - of_c;
                // A little beyond its edge, so that no sample falls between two triangles.
                if of_a < -1e-9 || of_b < -1e-9 || of_c < -1e-9 {
                    continue;
                }
                let shares =
                    [(a, of_a), (b, of_b), (c, of_c)].map(|(corner, of)| (corner, of * corner.nearness));
                let nearness: f64 = shares.iter().map(|(_, share)| share).sum();
                let at = row * columns + column;
                if nearness as f32 <= self.nearness[at] {
                    continue;
                }
                let mixed = |value: fn(&Corner) -> f64| {
                    shares.iter().map(|(corner, share)| value(corner) * share).sum::<f64>() / nearness
                };
                let place =
                    Point { x: mixed(|corner| corner.on_sheet.x), y: mixed(|corner| corner.on_sheet.y) };
                if let Some(grey) = label.grey(place) {
                    self.light[at] = (grey * mixed(|corner| corner.shade)) as f32;
                    self.nearness[at] = nearness as f32;
                }
            }
        }
    }

    /// The mean of the samples of each pixel.
    pub(crate) fn pixels(&self) -> Vec<f32> {
        let columns = self.width * self.samples;
        let area = (self.samples * self.samples) as f32;
        let mut pixels = Vec::with_capacity(self.width * self.height);
        for y in 0..self.height {
            for x in 0..self.width {
                let mut sum = 0.0;
                for row in y * self.samples..(y + 1) * self.samples {
                    sum += self.light[row * columns + x * self.samples..][..self.samples].iter().sum::<f32>();
                }
                pixels.push(sum / area);
            }
        }
        pixels
    }
}

/// How much light paper throws back that is turned like this: from above, left, and behind the camera.
fn shade(place: Place, right: Place, below: Place) -> f64 {
    let (ax, ay, az) = (right.x - place.x, right.y - place.y, right.z - place.z);
    let (bx, by, bz) = (below.x - place.x, below.y - place.y, below.z - place.z);
    let (nx, ny, nz) = (ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx);
    let length = (nx * nx + ny * ny + nz * nz).sqrt().max(1e-12);
    let towards = (nz * 0.9 - nx * 0.35 - ny * 0.25) / length;
    0.2 + 0.8 * towards.abs()
}
