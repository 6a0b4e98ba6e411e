// Prints how long files of records take in a real browser, beside SheetJS in the same browser where it reads the same
// file. Medians, never a judgement. `cargo xtask bench` runs it.
import { chromium } from "@playwright/test";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import XLSX from "xlsx";
import { SWITCHES } from "./switches.mjs";
import { jobs, median, watch } from "./watch.mjs";

const { TEMQR_XTASK, TEMQR_DIST, TEMQR_CHROMIUM } = process.env;
const PORT = 8622;
const TIMES = 5;

const say = (what, ms) => console.log(`${what.padEnd(72)} ${ms.toFixed(0).padStart(6)} ms`);

const HEADINGS = ["Manufacturer", "Product", "Model", "Batch No.", "Production date", "Inspection report", "Report date"];
const day = (row, more) => new Date(Date.UTC(2026, 0, 1 + (row % 120) + more)).toISOString().slice(0, 10);

/** Rows of records without problems: every batch with a report of its own. */
function rows(count) {
  return Array.from({ length: count }, (_, row) => [
    `Lotus Vacuum Technology ${row % 7} Co., Ltd.`,
    "Turbomolecular pump",
    `LVT-${700 + (row % 9)}`,
    `${day(row, 0).replaceAll("-", "")}-${String(Math.floor(row / 120)).padStart(5, "0")}`,
    day(row, 0),
    `IR-2026-${String(row).padStart(6, "0")}`,
    day(row, 2),
  ]);
}

const csv = (count) => Buffer.from([HEADINGS, ...rows(count)].map((cells) => cells.map((cell) => (cell.includes(",") ? `"${cell}"` : cell)).join(",")).join("\r\n"));

function xlsx(count) {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([HEADINGS, ...rows(count)]), "Orders");
  return Buffer.from(XLSX.write(book, { type: "buffer", bookType: "xlsx", compression: true }));
}

const folder = mkdtempSync(join(tmpdir(), "temqr-bench-"));
const server = spawn(TEMQR_XTASK, ["serve", "--no-build", "--no-open", "--dist", TEMQR_DIST, "--port", PORT], { stdio: ["ignore", "pipe", "inherit"] });
await new Promise((ready) => server.stdout.once("data", ready));
const browser = await chromium.launch({ executablePath: TEMQR_CHROMIUM, args: SWITCHES });

/** A page in the place of the records, watched. */
async function watched() {
  const page = await (await browser.newContext()).newPage();
  await page.addInitScript(watch);
  await page.goto(`http://127.0.0.1:${PORT}/#records`);
  await page.waitForSelector(".start");
  await page.evaluate(() => (window.noted.longTasks.length = 0));
  return page;
}

const took = async (page, kind) => (await jobs(page, kind)).at(-1) ?? NaN;
const memory = async (page) => Math.max(...(await Promise.all(page.workers().map((worker) => worker.evaluate(() => self.memoryBytes?.() ?? 0)))));

/** In the page: reads a workbook as SheetJS is usually asked to, several times. */
function readBySheetJs([base64, times]) {
  const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  return Array.from({ length: times }, () => {
    const start = performance.now();
    const sheet = Object.values(window.XLSX.read(bytes, { type: "array" }).Sheets)[0];
    const rows = window.XLSX.utils.sheet_to_json(sheet, { header: 1, raw: false });
    if (rows.length !== 20_001) throw new Error(`${rows.length} rows`);
    return performance.now() - start;
  });
}

async function give(page, file) {
  await page.setInputFiles("input[name=records-file]", file);
  await page.waitForSelector(".import", { timeout: 60_000 });
}

try {
  for (const count of [10_000, 100_000]) {
    const file = join(folder, `${count}.csv`);
    writeFileSync(file, csv(count));
    const [read, add, whole, tasks] = [[], [], [], []];
    let peak = 0;
    for (let n = 0; n < (count > 10_000 ? 3 : TIMES); n++) {
      const page = await watched();
      const start = Date.now();
      await give(page, file);
      await page.locator(".import .primary").click();
      await page.waitForSelector(".grid-row", { timeout: 60_000 });
      whole.push(Date.now() - start);
      read.push(await took(page, "read"));
      add.push(await took(page, "add"));
      tasks.push(Math.max(0, ...(await page.evaluate(() => window.noted.longTasks))));
      peak = Math.max(peak, await memory(page));
      if (n === 0) {
        await page.evaluate(() => (window.noted.longTasks.length = 0));
        const before = Date.now();
        await page.locator(".grid").evaluate((grid) => (grid.scrollTop = grid.scrollHeight));
        await page.getByRole("row", { name: new RegExp(`^${count} `) }).waitFor();
        say(`${count} rows: scroll to the last one`, Date.now() - before);
        say(`${count} rows: longest task of the page while scrolling`, Math.max(0, ...(await page.evaluate(() => window.noted.longTasks))));
      }
      await page.context().close();
    }
    const size = `${count} rows × 7 columns of CSV (${(statSync(file).size / 1e6).toFixed(1)} MB)`;
    say(`${size}: read, in the worker`, median(read));
    say(`${size}: map, add, check and store`, median(add));
    say(`${size}: from the file to the grid, all clicks`, median(whole));
    say(`${size}: longest task of the page`, median(tasks));
    console.log(`${`${size}: memory of the worker`.padEnd(72)} ${(peak / 1e6).toFixed(0).padStart(6)} MB`);
  }

  // Both on a page that has just opened, as a person meets it, and both once their code is warm.
  const book = join(folder, "orders.xlsx");
  writeFileSync(book, xlsx(20_000));
  const base64 = readFileSync(book).toString("base64");
  const script = readFileSync(createRequire(import.meta.url).resolve("xlsx/dist/xlsx.full.min.js"), "utf8");
  const [ours, theirs, oursWarm, theirsWarm] = [[], [], [], []];
  for (let n = 0; n < TIMES; n++) {
    const page = await watched();
    await give(page, book);
    ours.push(await took(page, "read"));
    for (let again = 0; again < TIMES; again++) {
      await page.locator(".import .quiet").click();
      await page.waitForSelector(".start");
      await give(page, book);
    }
    oursWarm.push(await took(page, "read"));
    await page.context().close();

    const bare = await (await browser.newContext()).newPage();
    await bare.addScriptTag({ content: script });
    const times = await bare.evaluate(readBySheetJs, [base64, TIMES + 1]);
    theirs.push(times[0]);
    theirsWarm.push(times.at(-1));
    await bare.context().close();
  }
  const size = `20000 × 7 XLSX (${(statSync(book).size / 1e6).toFixed(1)} MB)`;
  say(`${size}: first read, in the worker`, median(ours));
  say(`${size}: first read by SheetJS, in the same browser`, median(theirs));
  console.log(`${"ratio".padEnd(72)} ${(median(theirs) / median(ours)).toFixed(1).padStart(6)}`);
  say(`${size}: sixth read, in the worker`, median(oursWarm));
  say(`${size}: sixth read by SheetJS`, median(theirsWarm));
  console.log(`${"ratio".padEnd(72)} ${(median(theirsWarm) / median(oursWarm)).toFixed(1).padStart(6)}`);
} finally {
  await browser.close();
  server.kill();
  rmSync(folder, { recursive: true });
}
