// Prints how long the page takes in a real browser: medians, never a judgement. `cargo xtask bench` runs it.
import { chromium } from "@playwright/test";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { grainy } from "./frames.mjs";
import { blank, grey, paste, png } from "./pictures.mjs";
import { SAMPLE } from "./page.mjs";
import { SWITCHES } from "./switches.mjs";
import { jobs, median, watch } from "./watch.mjs";

const { TEMQR_XTASK, TEMQR_DIST, TEMQR_CHROMIUM, TEMQR_CLI } = process.env;
const PORT = 8621;
const TIMES = 5;

const say = (what, numbers) => console.log(`${what.padEnd(56)} ${median(numbers).toFixed(0).padStart(6)} ms (median of ${numbers.length})`);

const folder = mkdtempSync(join(tmpdir(), "temqr-bench-"));
const server = spawn(TEMQR_XTASK, ["serve", "--no-build", "--no-open", "--dist", TEMQR_DIST, "--port", PORT], { stdio: ["ignore", "pipe", "inherit"] });
await new Promise((ready) => server.stdout.once("data", ready));
const browser = await chromium.launch({ executablePath: TEMQR_CHROMIUM, args: SWITCHES });

/** A page that is sealed, and watched. */
async function watched() {
  const page = await (await browser.newContext()).newPage();
  await page.addInitScript(watch);
  await page.goto(`http://127.0.0.1:${PORT}/`);
  await page.waitForSelector("[data-sealed=closed]");
  return page;
}

try {
  const loads = [];
  for (let n = 0; n < TIMES; n++) {
    const page = await watched();
    loads.push(await page.evaluate(() => window.noted));
    await page.context().close();
  }
  say("navigation → form can be used", loads.map((load) => load.form));
  say("navigation → sealed, labels and scans ready", loads.map((load) => load.sealed));

  const page = await watched();
  await page.fill("#field-manufacturer", SAMPLE.manufacturer);
  await page.fill("#field-report", SAMPLE.report);
  for (let n = 0; n <= TIMES; n++) {
    await page.fill("#field-batch", `20260517-000${n}`);
    await page.waitForTimeout(400);
  }
  say("judge, encode, lay out, draw one label (in the worker)", (await jobs(page, "describe")).slice(-TIMES));

  const print = join(folder, "print.png");
  const words = ["--manufacturer", SAMPLE.manufacturer, "--batch", SAMPLE.batch, "--report", SAMPLE.report, "-o", print];
  execFileSync(TEMQR_CLI, ["label", ...words], { stdio: "ignore" });
  const label = grey(readFileSync(print));
  for (const [width, height] of [[1280, 720], [4000, 3000]]) {
    const file = join(folder, `${width}.png`);
    const ratio = Math.min(1, (width * 0.6) / label.width);
    const photo = paste(blank(width, height), label, Math.floor(width * 0.2), Math.floor(height * 0.2), ratio);
    writeFileSync(file, png(grainy(photo)));
    const took = [];
    for (let n = 0; n < TIMES; n++) {
      const before = (await jobs(page, "scan")).length;
      await page.setInputFiles("#scan input[type=file]", file);
      await page.waitForFunction((before) => window.noted.jobs.filter((job) => job.kind === "scan").length > before, before);
      took.push((await jobs(page, "scan")).at(-1));
      await page.locator("#scan [data-action=stop]").click();
    }
    say(`read a ${width} × ${height} PNG with a label (in the worker)`, took);
  }
} finally {
  await browser.close();
  server.kill();
  rmSync(folder, { recursive: true });
}
