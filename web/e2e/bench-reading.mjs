// Prints how long a frame and a photograph take to read in a browser's worker, beside other readers in the same run on
// the same greys. Medians, never a judgement. `cargo xtask bench` runs it.
//
// Ours is the page's own worker: the time is from handing over the job to the answer, with the way there and back, the
// judging of what was read, and for a photograph the unpacking of its PNG. Of the others it is the call alone.
import { chromium } from "@playwright/test";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { frames } from "./frames.mjs";
import { SAMPLE } from "./page.mjs";
import { grey, png } from "./pictures.mjs";
import { SWITCHES } from "./switches.mjs";
import { median } from "./watch.mjs";

const { TEMQR_DIST, TEMQR_CHROMIUM, TEMQR_CLI } = process.env;
const FRAMES = [[1280, 720, 40], [1920, 1080, 25], [4000, 3000, 5]];

const OURS = "TemQR";
const UNPACKING = "of it unpacking";

const here = (path) => readFileSync(new URL(path, import.meta.url));
const dist = (name) => readFileSync(join(TEMQR_DIST, name));
const [HTML, SCRIPT, WASM, BYTES] = ["text/html", "text/javascript", "application/wasm", "application/octet-stream"];
const files = {
  "/": [HTML, "<!doctype html><title>reading</title>"],
  "/ours.js": [SCRIPT, Buffer.concat([dist("worker.js"), Buffer.from("\n"), here("../worker-start.js")])],
  "/ours.wasm": [WASM, dist("worker_bg.wasm")],
  "/peers.js": [SCRIPT, here("reading-peers.js")],
  "/peers/zxing.js": [SCRIPT, here("node_modules/zxing-wasm/dist/iife/reader/index.js")],
  "/peers/zxing.wasm": [WASM, here("node_modules/zxing-wasm/dist/reader/zxing_reader.wasm")],
  "/peers/jsqr.js": [SCRIPT, here("node_modules/jsqr/dist/jsQR.js")],
  "/peers/zbar.js": [SCRIPT, here("node_modules/@undecaf/zbar-wasm/dist/inlined/index.js")],
};

/** The sample's label as the command line prints it. */
function label() {
  const folder = mkdtempSync(join(tmpdir(), "temqr-bench-"));
  const print = join(folder, "print.png");
  const words = ["--manufacturer", SAMPLE.manufacturer, "--batch", SAMPLE.batch, "--report", SAMPLE.report, "-o", print];
  execFileSync(TEMQR_CLI, ["label", ...words], { stdio: "ignore" });
  const picture = grey(readFileSync(print));
  rmSync(folder, { recursive: true });
  return picture;
}

/** In the page: starts our worker and that of the others. */
async function start([OURS, UNPACKING]) {
  const answer = (worker) =>
    new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => data.progress || resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
    });
  const ask = (worker, message, transfer = []) => {
    const answered = answer(worker);
    worker.postMessage(message, transfer);
    return answered;
  };
  const [ours, peers] = ["/ours.js", "/peers.js"].map((address) => new Worker(address));
  const ready = answer(peers);
  await ask(ours, { module: await WebAssembly.compileStreaming(fetch("/ours.wasm")) });
  await ready;

  /** How long each reader took, each time, and how many codes it found. */
  window.readAll = async ({ width, height, kind, times }) => {
    const bytes = new Uint8Array(await (await fetch("/frame")).arrayBuffer());
    const plane = new Uint8Array(await (await fetch("/plane")).arrayBuffer());
    const { readers } = await ask(peers, { frame: { width, height, grey: plane } });
    const source = kind === "file" ? "file" : { frame: { width, height, stride: width, offset: 0 } };
    const took = {};
    const note = (reader, ms, found) => {
      took[reader] ??= { ms: [] };
      took[reader].ms.push(ms);
      took[reader].found = found;
    };
    for (let id = 1; id <= times; id++) {
      const copy = bytes.slice();
      const begun = performance.now();
      const { reply } = await ask(ours, { id, job: { scan: { source, expected: null } }, bytes: copy.buffer }, [copy.buffer]);
      const ms = performance.now() - begun;
      if (!reply.scanned) throw new Error(JSON.stringify(reply));
      note(OURS, ms, reply.scanned.symbols.length);
      if (kind === "file") note(UNPACKING, reply.scanned.picture_ms, 0);
      for (const reader of readers) {
        // Some need minutes for a photograph: once will do.
        if (took[reader]?.ms[0] > 2000) continue;
        const { ms, found } = await ask(peers, { reader });
        note(reader, ms, found);
      }
    }
    return took;
  };
}

const server = createServer(({ url }, answer) => {
  const [type, body] = files[url] ?? [];
  answer.writeHead(body ? 200 : 404, { "content-type": type ?? "text/plain" });
  answer.end(body);
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const browser = await chromium.launch({ executablePath: TEMQR_CHROMIUM, args: SWITCHES });

try {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await page.evaluate(start, [OURS, UNPACKING]);
  const print = label();
  for (const [width, height, times] of FRAMES) {
    const kind = width > 3840 ? "file" : "frame";
    const effort = kind === "file" ? "a photograph, thoroughly" : "a frame, live";
    for (const [what, picture] of Object.entries(frames(width, height, print))) {
      files["/plane"] = [BYTES, picture.grey];
      files["/frame"] = [BYTES, kind === "file" ? png(picture) : picture.grey];
      const took = await page.evaluate((given) => window.readAll(given), { width, height, kind, times });
      console.log(`\n${effort}: ${width} × ${height}, ${what} (median of ${times})`);
      const ours = median(took[OURS].ms);
      for (const [reader, { ms, found }] of Object.entries(took)) {
        const more = reader === UNPACKING ? [] : [`${found} read`];
        if (reader !== UNPACKING && reader !== OURS) more.push(`ours takes ${(ours / median(ms)).toFixed(2)} of it`);
        console.log(`  ${reader.padEnd(24)} ${median(ms).toFixed(2).padStart(9)} ms  ${more.join("  ")}`);
      }
    }
  }
} finally {
  await browser.close();
  server.close();
}
