// Prints how long labels of records take in a real browser, how large they are, and how bwip-js and qrcode with pdf-lib
// do the same labels in the same browser. Medians, never a judgement. `cargo xtask bench` runs it.
import { chromium } from "@playwright/test";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { labelsByPeer, scripts } from "./peers.mjs";
import { SWITCHES } from "./switches.mjs";
import { jobs, median, watch } from "./watch.mjs";

const { TEMQR_XTASK, TEMQR_DIST, TEMQR_CHROMIUM } = process.env;
const PORT = 8623;
const TIMES = 3;
/** As many as the peers make: they need seconds for them. */
const BESIDE_PEERS = 300;
/** Wide enough for the usual label, 14 on a page. */
const SHEET = "avery-l7163";

const say = (what, figure, unit, digits = 0) => console.log(`${what.padEnd(72)} ${figure.toFixed(digits).padStart(8)} ${unit}`);

const day = (row) => new Date(Date.UTC(2026, 0, 1 + (row % 120))).toISOString().slice(0, 10).replaceAll("-", "");
const texts = (row) => [
  `Lotus Vacuum Technology ${row % 7} Co., Ltd.`,
  `${day(row)}-${String(Math.floor(row / 120)).padStart(5, "0")}`,
  `IR-2026-${String(row).padStart(6, "0")}`,
];

function csv(count) {
  const lines = Array.from({ length: count }, (_, row) => texts(row).map((text) => `"${text}"`).join(","));
  return ["Manufacturer,Batch number,Inspection report", ...lines].join("\r\n");
}

/** The same labels as a peer takes them: what stands in the symbol, and captions and values in seven lines. */
const forPeers = Array.from({ length: BESIDE_PEERS }, (_, row) => {
  const [maker, batch, report] = texts(row);
  const lines = ["Manufacturer", maker, "Production batch number", batch, "Inspection report reference", report, "Traceability label"];
  return { payload: `Manufacturer: ${maker}\nBatch: ${batch}\nReport: ${report}`, lines };
});

const folder = mkdtempSync(join(tmpdir(), "temqr-bench-"));
const server = spawn(TEMQR_XTASK, ["serve", "--no-build", "--no-open", "--dist", TEMQR_DIST, "--port", PORT], { stdio: ["ignore", "pipe", "inherit"] });
await new Promise((ready) => server.stdout.once("data", ready));
const browser = await chromium.launch({ executablePath: TEMQR_CHROMIUM, args: SWITCHES });

const took = async (page, kind) => (await jobs(page, kind)).at(-1) ?? NaN;
const memory = async (page) => Math.max(...(await Promise.all(page.workers().map((worker) => worker.evaluate(() => self.memoryBytes?.() ?? 0)))));

/** A page with so many batches, in the place of printing, with its first page drawn. */
async function pressed(count) {
  const file = join(folder, `${count}.csv`);
  writeFileSync(file, csv(count));
  const page = await (await browser.newContext({ acceptDownloads: true })).newPage();
  page.setDefaultTimeout(300_000);
  await page.addInitScript(watch);
  await page.goto(`http://127.0.0.1:${PORT}/#records`);
  await page.waitForSelector(".start");
  await page.setInputFiles("input[name=records-file]", file);
  await page.locator(".import .primary").click();
  await page.waitForSelector(".grid-row");
  await page.locator(".places a[href='#print']").click();
  await page.waitForSelector(`span[data-labels="${count}"]`);
  return page;
}

/** Writes all labels as a PDF: milliseconds in the worker, and the file's bytes. */
async function write(page) {
  await page.waitForSelector("[data-print=pdf]:enabled");
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("[data-print=pdf]").click()]);
  const { size } = statSync(await download.path());
  await download.delete();
  return { ms: await took(page, "print"), size };
}

const several = async (times, make) => {
  const made = [];
  for (let n = 0; n < times; n++) made.push(await make());
  return { ms: median(made.map(({ ms }) => ms)), size: median(made.map(({ size }) => size)) };
};

try {
  let ours;
  for (const count of [10, 100, BESIDE_PEERS, 1_000, 10_000, 100_000]) {
    const page = await pressed(count);
    const proof = await took(page, "print-view");
    const { ms, size } = await several(count > 10_000 ? 1 : TIMES, () => write(page));
    if (count === BESIDE_PEERS) ours = { ms: ms / count, size: size / count };
    const what = `${count} labels to one PDF, in the worker`;
    say(what, ms, "ms");
    say(`${what}: a label`, ms / count, "ms", 3);
    say(`${what}: bytes a label`, size / count, "B");
    if (count >= 10_000) {
      say(`${count} labels: proof of all and the first page on the screen`, proof, "ms");
      say(`${count} labels: memory of the worker`, (await memory(page)) / 1e6, "MB");
      say(`${count} labels: longest task of the page`, Math.max(0, ...(await page.evaluate(() => window.noted.longTasks))), "ms");
    }
    if (count === 10_000) {
      await page.locator("input[name=media][value=sheet]").check({ force: true });
      await page.locator(`input[name=sheet][value=${SHEET}]`).check({ force: true });
      await page.waitForSelector("img.page[data-page-size='210.0x297.0']");
      const sheets = await several(TIMES, () => write(page));
      say(`${count} labels on sheets of A4, in the worker`, sheets.ms, "ms");
      say(`${count} labels on sheets of A4: bytes a label`, sheets.size / count, "B");
    }
    await page.context().close();
  }

  console.log(`\nThe same ${BESIDE_PEERS} labels by others, in the same browser`);
  const bare = await (await browser.newContext()).newPage();
  for (const content of scripts()) await bare.addScriptTag({ content });
  for (const peer of ["bwip-js", "qrcode"]) {
    const theirs = await several(TIMES, async () => {
      const { ms, bytes } = await bare.evaluate(labelsByPeer, [peer, forPeers]);
      return { ms, size: bytes };
    });
    say(`${peer} + pdf-lib: a label`, theirs.ms / BESIDE_PEERS, "ms", 3);
    say(`${peer} + pdf-lib: bytes a label`, theirs.size / BESIDE_PEERS, "B");
    say(`ratio of times, ${peer} + pdf-lib to ours`, theirs.ms / BESIDE_PEERS / ours.ms, "x", 1);
  }
} finally {
  await browser.close();
  server.kill();
  rmSync(folder, { recursive: true });
}
