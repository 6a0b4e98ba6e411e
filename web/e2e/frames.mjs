// Camera frames for measurements: made here from a seed, never committed.
import { blank, paste } from "./pictures.mjs";

/** Numbers from 0 to 1, the same in every run. */
function random(seed) {
  let state = seed;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

/** A picture with the grain of a camera: without it a PNG is smaller than any photo and its reading too quick. */
export function grainy(picture) {
  const next = random(1);
  for (let at = 0; at < picture.grey.length; at++) {
    picture.grey[at] = Math.min(255, Math.max(0, picture.grey[at] + Math.floor(next() * 16) - 8));
  }
  return picture;
}

/** A picture of nothing in particular with edges of every size, as photographs have them: noise, finer and fainter. */
export function texture(width, height) {
  const next = random(7);
  const sum = new Float32Array(width * height);
  for (let cell = 256, strength = 60; cell >= 2; cell /= 2, strength *= 0.72) {
    const across = Math.ceil(width / cell) + 2;
    const knots = Float32Array.from({ length: across * (Math.ceil(height / cell) + 2) }, () => (next() - 0.5) * strength);
    for (let y = 0; y < height; y++) {
      const [row, down] = [Math.floor(y / cell) * across, (y % cell) / cell];
      for (let x = 0; x < width; x++) {
        const [at, right] = [row + Math.floor(x / cell), (x % cell) / cell];
        const above = knots[at] + (knots[at + 1] - knots[at]) * right;
        const below = knots[at + across] + (knots[at + across + 1] - knots[at + across]) * right;
        sum[y * width + x] += above + (below - above) * down;
      }
    }
  }
  const grey = Buffer.from(Uint8ClampedArray.from(sum, (value) => 128 + 2 * value).buffer);
  return { width, height, grey };
}

/** What a camera may see of this size: nothing, anything, and a label in front of both. */
export function frames(width, height, label) {
  const ratio = Math.min((width * 0.6) / label.width, (height * 0.9) / label.height);
  const before = (ground) => paste(ground, label, Math.floor(width * 0.2), Math.floor(height * 0.05), ratio);
  return {
    "a flat surface": grainy(blank(width, height, 205)),
    "a texture": grainy(texture(width, height)),
    "a label on a flat surface": grainy(before(blank(width, height, 205))),
    "a label on a texture": grainy(before(texture(width, height))),
  };
}
