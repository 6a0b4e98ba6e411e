// Prints what a visitor downloads before the form is there, and what comes behind it. Reads dist/ only.
// Usage: node bench-sizes.mjs   (TEMQR_DIST names the folder; else dist/ of this checkout)

import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, posix, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const dist = process.env.TEMQR_DIST ?? fileURLToPath(new URL("../../dist", import.meta.url));
const all = readdirSync(dist, { recursive: true })
  .map(String)
  .filter((file) => statSync(join(dist, file)).isFile())
  .map((file) => file.split(sep).join("/"))
  .sort();

const NAMES = {
  css: /url\(\s*["']?([^"')]+)/g,
  html: /\s(?:href|src|data-[\w-]+)=["']?([^"'\s>]+)/g,
  js: /^\s*(?:import|export)\b[^"';]*["']([^"']+)["']/gm,
};

/** What a file names in an attribute, a `url(…)` or a static import, relative to it and inside of dist. */
function namedIn(file) {
  const pattern = NAMES[file.split(".").pop()];
  if (!pattern) return [];
  const text = readFileSync(join(dist, file), "utf8");
  return [...text.matchAll(pattern)]
    .map(([, address]) => posix.normalize(posix.join(posix.dirname(file), address.split(/[?#]/)[0])))
    .filter((address) => all.includes(address));
}

function reach(first) {
  const found = new Set();
  const left = [first];
  while (left.length > 0) {
    const file = left.pop();
    if (found.has(file)) continue;
    found.add(file);
    left.push(...namedIn(file));
  }
  return [...found];
}

function sizes(file) {
  const bytes = readFileSync(join(dist, file));
  return {
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }).length,
  };
}

function print(title, files) {
  if (files.length === 0) return;
  const rows = files.map((file) => ({ file, ...sizes(file) }));
  const sum = (kind) => rows.reduce((total, row) => total + row[kind], 0);
  rows.push({ file: "total", raw: sum("raw"), gzip: sum("gzip"), brotli: sum("brotli") });
  const width = Math.max(...rows.map((row) => row.file.length), title.length);
  const cell = (value) => String(value).padStart(10);
  console.log(`${title.padEnd(width)}${["raw", "gzip -9", "brotli 11"].map(cell).join("")}`);
  for (const row of rows) {
    console.log(`${row.file.padEnd(width)}${[row.raw, row.gzip, row.brotli].map((n) => cell(n.toLocaleString("en"))).join("")}`);
  }
  console.log();
}

if (!existsSync(join(dist, "index.html"))) {
  console.error(`${dist} holds no index.html: build first`);
  process.exit(1);
}
const isWorker = (file) => basename(file).startsWith("worker");
const page = reach("index.html").filter((file) => !isWorker(file)).sort();
const worker = all.filter(isWorker);
print("before the form", page);
print("worker, behind the form", worker);
print("only when needed", all.filter((file) => !page.includes(file) && !worker.includes(file)));
