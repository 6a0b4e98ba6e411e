// Pictures for the journeys: made here, never committed.
import { deflateSync } from "node:zlib";
import { PNG } from "pngjs";

/** A grey picture of one shade. */
export const blank = (width, height, shade = 235) => ({ width, height, grey: Buffer.alloc(width * height, shade) });

/** The grey picture in a PNG file. */
export function grey(file) {
  const { width, height, data } = PNG.sync.read(file);
  const pixels = Buffer.alloc(width * height);
  for (let at = 0; at < pixels.length; at++) {
    pixels[at] = (data[at * 4] * 77 + data[at * 4 + 1] * 150 + data[at * 4 + 2] * 29) >> 8;
  }
  return { width, height, grey: pixels };
}

/** `picture` drawn onto `ground` at `(x, y)`, shrunk by a ratio; each pixel is the mean of what it covers. */
export function paste(ground, picture, x, y, ratio) {
  const [width, height] = [Math.floor(picture.width * ratio), Math.floor(picture.height * ratio)];
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      let [sum, count] = [0, 0];
      for (let v = Math.floor(row / ratio); v < Math.max((row + 1) / ratio, Math.floor(row / ratio) + 1); v++) {
        for (let u = Math.floor(column / ratio); u < Math.max((column + 1) / ratio, Math.floor(column / ratio) + 1); u++) {
          sum += picture.grey[Math.min(v, picture.height - 1) * picture.width + Math.min(u, picture.width - 1)];
          count++;
        }
      }
      ground.grey[(y + row) * ground.width + x + column] = sum / count;
    }
  }
  return ground;
}

const CRC = Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
  return n >>> 0;
});

function chunk(kind, body) {
  const named = Buffer.concat([Buffer.from(kind, "latin1"), body]);
  let crc = 0xffffffff;
  for (const byte of named) crc = CRC[(crc ^ byte) & 255] ^ (crc >>> 8);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  check.writeUInt32BE((crc ^ 0xffffffff) >>> 0);
  return Buffer.concat([length, named, check]);
}

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);

function header(width, height) {
  const body = Buffer.alloc(13);
  body.writeUInt32BE(width, 0);
  body.writeUInt32BE(height, 4);
  body[8] = 8;
  return chunk("IHDR", body);
}

/** An 8-bit grey PNG. Written here because a 50-megapixel picture should not become 200 MB of RGBA on the way. */
export function png({ width, height, grey }) {
  const rows = Buffer.alloc((width + 1) * height);
  for (let row = 0; row < height; row++) grey.copy(rows, row * (width + 1) + 1, row * width, (row + 1) * width);
  const data = chunk("IDAT", deflateSync(rows, { level: 1 }));
  return Buffer.concat([SIGNATURE, header(width, height), data, chunk("IEND", Buffer.alloc(0))]);
}

/** A PNG that says it has `width × height` pixels and holds none. */
export const hollow = (width, height) =>
  Buffer.concat([SIGNATURE, header(width, height), chunk("IDAT", deflateSync(Buffer.alloc(8))), chunk("IEND", Buffer.alloc(0))]);

/** A film for Chromium's fake camera, which shows it again and again: colourless, a single picture twice. */
export function y4m(pictures, framesASecond = 30) {
  const [{ width, height }] = pictures;
  const shown = pictures.length > 1 ? pictures : [...pictures, ...pictures];
  const colours = Buffer.alloc((width * height) / 2, 128);
  const frames = shown.flatMap(({ grey }) => [Buffer.from("FRAME\n"), grey, colours]);
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F${framesASecond}:1 Ip A1:1 C420mpeg2\n`), ...frames]);
}
