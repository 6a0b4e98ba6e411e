//! What a camera makes of the light: blur, exposure, noise, and the blocks of a stored picture.

use base::Luma;

use crate::angle::{cos, sin};
use crate::random::Random;

/// A camera, and how it was held.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Camera {
    /// Focal length as a multiple of the longer edge; a phone's is about 0.8.
    pub focal: f64,
    /// Radius in pixels of the disc that a point becomes.
    pub defocus: f64,
    /// How far the picture moved while it was taken, in pixels.
    pub motion: f64,
    /// Where it moved, in radians from the right.
    pub motion_angle: f64,
    /// The light is multiplied by this; above 1.0 it is cut.
    pub exposure: f64,
    /// Standard deviation of the noise where the light is 1.0; it falls with the root of the light.
    pub shot_noise: f64,
    /// Standard deviation of the noise without light.
    pub dark_noise: f64,
    /// How strong moiré is, a share of the light.
    pub moire: f64,
    /// Pixels from stripe to stripe of moiré.
    pub moire_px: f64,
    /// How coarsely blocks of 8 × 8 pixels are stored, as the step of JPEG's coefficients; 0.0 stores every pixel.
    pub block_step: f64,
}

impl Default for Camera {
    fn default() -> Self {
        Self {
            focal: 0.9,
            defocus: 0.6,
            motion: 0.0,
            motion_angle: 0.0,
            exposure: 1.0,
            shot_noise: 0.012,
            dark_noise: 0.004,
            moire: 0.0,
            moire_px: 6.0,
            block_step: 0.0,
        }
    }
}

impl Camera {
    /// The picture of this light.
    pub(crate) fn picture(&self, light: &[f32], width: usize, height: usize, random: &mut Random) -> Luma {
        let blurred = self.blurred(light, width, height);
        let mut greys: Vec<f64> = Vec::with_capacity(blurred.len());
        for (at, light) in blurred.into_iter().enumerate() {
            let light = (f64::from(light) * self.exposure * self.moire_at(at % width, at / width)).max(0.0);
            let noise = self.dark_noise + self.shot_noise * light.min(1.0).sqrt();
            let seen = (light + noise * random.normal()).clamp(0.0, 1.0);
            // A gamma of 2, which is a root and so the same on every machine.
            greys.push(seen.sqrt() * 255.0);
        }
        if self.block_step > 0.0 {
            store_in_blocks(&mut greys, width, height, self.block_step);
        }
        let pixels = greys.into_iter().map(|grey| (grey + 0.5).clamp(0.0, 255.0) as u8).collect();
        Luma::new(width, height, pixels).unwrap_or_else(|_| Luma::filled(0, 0, 0))
    }

    /// Two waves that cross, bent as lenses bend them.
    fn moire_at(&self, x: usize, y: usize) -> f64 {
        if self.moire == 0.0 {
            return 1.0;
        }
        let (x, y) = (x as f64, y as f64);
        let turn = std::f64::consts::TAU / self.moire_px;
        let waves = sin(turn * (x + 0.2 * y + x * y / 4000.0)) + 0.6 * sin(turn * 0.8 * (y - 0.15 * x));
        1.0 + self.moire * waves
    }

    fn blurred(&self, light: &[f32], width: usize, height: usize) -> Vec<f32> {
        let kernel = self.kernel();
        if kernel.len() == 1 {
            return light.to_vec();
        }
        let mut blurred = Vec::with_capacity(light.len());
        let reach = kernel.iter().map(|&(x, y, _)| x.abs().max(y.abs())).max().unwrap_or(0);
        let (columns, rows) = (width as i64, height as i64);
        let steps: Vec<(i64, f32)> = kernel.iter().map(|&(x, y, share)| (y * columns + x, share)).collect();
        for y in 0..rows {
            for x in 0..columns {
                let is_inside = x >= reach && y >= reach && x + reach < columns && y + reach < rows;
                let at = y * columns + x;
                blurred.push(if is_inside {
                    steps.iter().map(|&(step, share)| light[(at + step) as usize] * share).sum()
                } else {
                    let near = |(dx, dy)| {
                        let (x, y): (i64, i64) = (x + dx, y + dy);
                        light[(y.clamp(0, rows - 1) * columns + x.clamp(0, columns - 1)) as usize]
                    };
                    kernel.iter().map(|&(dx, dy, share)| near((dx, dy)) * share).sum()
                });
            }
        }
        blurred
    }

    /// Where the light of a pixel comes from: steps in pixels, and shares that add up to 1.
    fn kernel(&self) -> Vec<(i64, i64, f32)> {
        let reach = (self.defocus + self.motion / 2.0).ceil() as i64 + 1;
        let (right, down) = (cos(self.motion_angle), sin(self.motion_angle));
        let mut kernel = Vec::new();
        for y in -reach..=reach {
            for x in -reach..=reach {
                // How much of the pixel lies in the disc that was drawn along the line: 5 × 5 samples.
                let mut inside = 0;
                for sample in 0..25 {
                    let part = |n: i32| (f64::from(n) - 2.0) / 5.0;
                    let (x, y) = (x as f64 + part(sample % 5), y as f64 + part(sample / 5));
                    let along = (x * right + y * down).clamp(-self.motion / 2.0, self.motion / 2.0);
                    let (dx, dy) = (x - along * right, y - along * down);
                    inside += u32::from(dx * dx + dy * dy <= self.defocus * self.defocus);
                }
                if inside > 0 {
                    kernel.push((x, y, inside as f32));
                }
            }
        }
        let sum: f32 = kernel.iter().map(|&(_, _, share)| share).sum();
        if sum == 0.0 {
            return vec![(0, 0, 1.0)];
        }
        kernel.into_iter().map(|(x, y, share)| (x, y, share / sum)).collect()
    }
}

/// Rounds the frequencies of every block of 8 × 8 pixels: those of fine detail more coarsely.
fn store_in_blocks(greys: &mut [f64], width: usize, height: usize, step: f64) {
    let wave: [[f64; 8]; 8] = std::array::from_fn(|n| {
        let scale = if n == 0 { 0.125f64.sqrt() } else { 0.5 };
        std::array::from_fn(|x| scale * cos(std::f64::consts::PI * (x as f64 + 0.5) * n as f64 / 8.0))
    });
    let turned = |block: &[[f64; 8]; 8], back: bool| -> [[f64; 8]; 8] {
        // Each pass transforms rows and swaps rows and columns, so that two passes transform both.
        std::array::from_fn(|n| {
            std::array::from_fn(|row| {
                (0..8).map(|x| block[row][x] * if back { wave[x][n] } else { wave[n][x] }).sum()
            })
        })
    };
    for top in (0..height - height % 8).step_by(8) {
        for left in (0..width - width % 8).step_by(8) {
            let block = std::array::from_fn(|y| std::array::from_fn(|x| greys[(top + y) * width + left + x]));
            let mut waves = turned(&turned(&block, false), false);
            for (y, row) in waves.iter_mut().enumerate() {
                for (x, value) in row.iter_mut().enumerate() {
                    let step = step * (1.0 + (x + y) as f64 * 0.6);
                    *value = (*value / step + 0.5).floor() * step;
                }
            }
            let back = turned(&turned(&waves, true), true);
            for (y, row) in back.iter().enumerate() {
                greys[(top + y) * width + left..][..8].copy_from_slice(row);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_of_a_fine_step_hold_the_picture_and_of_a_coarse_one_its_mean() {
        let picture: Vec<f64> = (0..64).map(|at| f64::from((at * 37 % 64) * 3)).collect();
        let mean = picture.iter().sum::<f64>() / 64.0;
        let stored = |step: f64| {
            let mut greys = picture.clone();
            store_in_blocks(&mut greys, 8, 8, step);
            greys
        };
        assert!(stored(1e-6).iter().zip(&picture).all(|(a, b)| (a - b).abs() < 1e-3));
        assert!(stored(1e4).iter().all(|grey| grey.abs() < 1e-6), "{mean}");
    }

    #[test]
    fn blur_keeps_the_light() {
        let mut light = vec![0.0; 31 * 31];
        light[15 * 31 + 15] = 1.0;
        let camera = Camera { defocus: 2.0, motion: 7.0, motion_angle: 0.6, ..Camera::default() };
        let blurred = camera.blurred(&light, 31, 31);
        assert!((blurred.iter().sum::<f32>() - 1.0).abs() < 1e-4);
        assert!(blurred.iter().all(|&light| light < 0.1));
    }
}
