// Films for Chromium's fake camera: what a hand with a phone does to a label, made here, never committed.
import { writeFileSync } from "node:fs";
import { blank, paste, y4m } from "./pictures.mjs";

const [WIDTH, HEIGHT] = [960, 540];
const FRAMES_A_SECOND = 30;

/** A picture seen through a lens that is out of focus: two box blurs, across and down. */
function blurred({ width, height, grey }, radius) {
  let from = Float32Array.from(grey);
  for (let round = 0; round < 2; round++) {
    for (const [count, step, lines, lineStep] of [[width, 1, height, width], [height, width, width, 1]]) {
      const to = new Float32Array(from.length);
      for (let line = 0; line < lines; line++) {
        const at = (i) => from[line * lineStep + Math.min(Math.max(i, 0), count - 1) * step];
        let sum = 0;
        for (let i = -radius; i <= radius; i++) sum += at(i);
        for (let i = 0; i < count; i++) {
          to[line * lineStep + i * step] = sum / (2 * radius + 1);
          sum += at(i + radius + 1) - at(i - radius);
        }
      }
      from = to;
    }
  }
  return { width, height, grey: Buffer.from(Uint8Array.from(from)) };
}

/** A picture in other light: each grey times `light`, and never above white. */
const lit = ({ width, height, grey }, light) => ({ width, height, grey: Buffer.from(grey.map((one) => Math.min(255, one * light))) });

/** A round light on a picture that outshines what is below it. */
function shone({ width, height, grey }, [x, y], radius) {
  const shining = Buffer.from(grey);
  for (let at = 0; at < grey.length; at++) {
    const away = Math.hypot((at % width) - x, Math.floor(at / width) - y) / radius;
    shining[at] = Math.min(255, grey[at] + 400 * Math.max(0, 1 - away * away));
  }
  return { width, height, grey: shining };
}

const times = (count, frame) => Array.from({ length: count }, (_, at) => frame(at / count));

/** Writes every film into a folder. */
export function makeFilms({ good, other, second, stranger }, place) {
  const held = (print, x, y, wide) => paste(blank(WIDTH, HEIGHT, 215), print, Math.round(x), Math.round(y), wide / print.width);
  const film = (name, frames) => writeFileSync(place(`${name}.y4m`), y4m(frames, FRAMES_A_SECOND));
  const still = held(good, 160, 120, 640);
  const nothing = blank(WIDTH, HEIGHT, 215);
  film("moving", times(40, (part) => held(good, 60 + 240 * part, 60 + 150 * part, 600)));
  film("sharpening", [...times(30, () => blurred(still, 9)), ...times(60, () => still)]);
  film("two", [paste(held(good, 20, 160, 450), other, 490, 160, 450 / other.width)]);
  // Two labels of a shipment in one picture, then one that is of no shipment.
  const pair = paste(held(good, 20, 160, 450), second, 490, 160, 450 / second.width);
  film("loading", [...times(75, () => pair), ...times(75, () => held(stranger, 160, 120, 640))]);
  film("leaving", [...times(25, () => still), ...times(50, () => nothing)]);
  film("coming", [...times(40, () => blank(WIDTH, HEIGHT, 0)), ...times(60, () => still)]);
  film("far", [held(good, 400, 230, 150)]);
  film("dim", [lit(held(good, 160, 120, 640), 0.08)]);
  film("shining", [shone(still, [330, 250], 260)]);
  film("nothing", [nothing]);
  // Small and quick, for many frames: a label that is in sight and never read.
  const small = blurred(paste(blank(480, 270, 215), good, 90, 80, 300 / good.width), 5);
  writeFileSync(place("unreadable.y4m"), y4m([small], 60));
}
