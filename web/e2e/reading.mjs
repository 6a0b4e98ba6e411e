// What independent programs read in the files that are made here: jsQR, pdf.js, pngjs.
import { createCanvas } from "@napi-rs/canvas";
import jsQR from "jsqr";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { PNG } from "pngjs";

export const MM_PER_POINT = 25.4 / 72;

/** RGBA pixels of a PNG file. */
export const pixels = (bytes) => PNG.sync.read(bytes);

/** The symbol in RGBA pixels: its text, and the parts of its message as they were encoded. */
export function found({ data, width, height }) {
  const code = jsQR(new Uint8ClampedArray(data), width, height);
  return code && { text: code.data, parts: code.chunks, version: code.version };
}

/** What the symbol in RGBA pixels says. */
export const read = (image) => found(image)?.text;

/** What a GS1 reader makes of a message: in its alphanumeric parts `%` is the separator and `%%` a percent sign. */
export const elementString = ({ parts }) =>
  parts
    .map(({ type, text }) => (type === "alphanumeric" ? text.replaceAll(/%%?/g, (sign) => (sign === "%" ? "\u001d" : "%")) : text))
    .join("");

/** The pages of a PDF: how many, how large in millimetres, and each as RGBA pixels at a resolution. */
export async function pdf(bytes) {
  const file = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  return {
    count: file.numPages,
    size: async (number) => {
      const { width, height } = (await file.getPage(number)).getViewport({ scale: 1 });
      return [width * MM_PER_POINT, height * MM_PER_POINT];
    },
    words: async (number) => {
      const { items } = await (await file.getPage(number)).getTextContent();
      return items.map((item) => item.str).join(" ").replaceAll(/\s+/g, " ");
    },
    picture: async (number, dpi = 288) => {
      const page = await file.getPage(number);
      const viewport = page.getViewport({ scale: dpi / 72 });
      const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
      const canvasContext = canvas.getContext("2d");
      await page.render({ canvasContext, viewport }).promise;
      const { data } = canvasContext.getImageData(0, 0, canvas.width, canvas.height);
      return { data, width: canvas.width, height: canvas.height, dpi };
    },
  };
}

/** A part of RGBA pixels, placed and sized in millimetres. */
export function cut({ data, width, height, dpi }, [x, y, wide, high]) {
  const px = (mm) => Math.round((mm / 25.4) * dpi);
  const [left, top] = [Math.max(0, px(x)), Math.max(0, px(y))];
  const part = { width: Math.min(px(wide), width - left), height: Math.min(px(high), height - top), dpi };
  part.data = new Uint8ClampedArray(part.width * part.height * 4);
  for (let row = 0; row < part.height; row++) {
    const from = ((top + row) * width + left) * 4;
    part.data.set(data.subarray(from, from + part.width * 4), row * part.width * 4);
  }
  return part;
}

const isDark = ({ data, width }, x, y) => data[(y * width + x) * 4] < 128;

/** The smallest rectangle around everything dark, in pixels: left, top, width, height; `undefined` on white paper. */
export function inked(image) {
  let [left, top, right, bottom] = [Infinity, Infinity, -1, -1];
  for (let y = 0; y < image.height; y++) {
    for (let x = 0; x < image.width; x++) {
      if (!isDark(image, x, y)) continue;
      [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
    }
  }
  return right < 0 ? undefined : [left, top, right - left + 1, bottom - top + 1];
}

/** Where the symbol in RGBA pixels stands, by jsQR, in pixels: left, top, width, height. */
export function place(image) {
  const { topLeftCorner: a, topRightCorner: b, bottomLeftCorner: c } = jsQR(new Uint8ClampedArray(image.data), image.width, image.height).location;
  return [a.x, a.y, Math.hypot(b.x - a.x, b.y - a.y), Math.hypot(c.x - a.x, c.y - a.y)];
}

/** The modules of the symbol in a picture, row by row as `#` and `.`. */
export function modules(image) {
  const { text, version } = found(image);
  const [left, top, width, height] = place(image);
  const count = 17 + 4 * version;
  const row = (y) =>
    Array.from({ length: count }, (_, x) => {
      const at = [left + ((x + 0.5) * width) / count, top + ((y + 0.5) * height) / count].map(Math.floor);
      return isDark(image, ...at) ? "#" : ".";
    }).join("");
  return { text, grid: Array.from({ length: count }, (_, y) => row(y)) };
}
