// Prints how long a large shipment takes in a real browser: to expect its labels, to open it again, to settle a read.
// Never a judgement. `cargo xtask bench` runs it.
import { chromium } from "@playwright/test";
import { spawn } from "node:child_process";
import { SWITCHES } from "./switches.mjs";
import { jobs, median, watch } from "./watch.mjs";
import { act, part, scan } from "./yard.mjs";

const { TEMQR_XTASK, TEMQR_DIST, TEMQR_CHROMIUM } = process.env;
const PORT = 8624;
const LABELS = 50_000;
const READS = 60;

const say = (what, ms) => console.log(`${what.padEnd(72)} ${ms.toFixed(1).padStart(8)} ms`);

const MAKER = "Lotus Vacuum Technology Co., Ltd.";
const batch = (row) => `202605${String(1 + (row % 28)).padStart(2, "0")}-${String(Math.floor(row / 28)).padStart(4, "0")}`;
const report = (row) => `IR-2026-${String(row).padStart(6, "0")}`;
const payload = (row) => `Manufacturer: ${MAKER}\nBatch: ${batch(row)}\nReport: ${report(row)}`;
const lines = Array.from({ length: LABELS }, (_, row) => `"${MAKER}",${batch(row)},${report(row)}`);
const csv = Buffer.from(["Manufacturer,Batch number,Report reference", ...lines].join("\n"));

const server = spawn(TEMQR_XTASK, ["serve", "--no-build", "--no-open", "--dist", TEMQR_DIST, "--port", PORT], { stdio: ["ignore", "pipe", "inherit"] });
await new Promise((ready) => server.stdout.once("data", ready));
const browser = await chromium.launch({ executablePath: TEMQR_CHROMIUM, args: SWITCHES });

try {
  const page = await (await browser.newContext({ locale: "en" })).newPage();
  await page.addInitScript(watch);
  await page.goto(`http://127.0.0.1:${PORT}/#records`);
  await page.waitForSelector(".start");
  await page.setInputFiles("input[name=records-file]", { name: "labels.csv", mimeType: "text/csv", buffer: csv });
  await page.locator(".import .primary").click({ timeout: 60_000 });
  await page.waitForSelector(".grid-row", { timeout: 60_000 });
  await page.goto(`http://127.0.0.1:${PORT}/#shipment`);
  await act(page, "begin").click();
  await part(page, "lists").click();
  await act(page, "expect-records").click();
  await page.waitForFunction((labels) => document.querySelector("[data-count=expected]")?.textContent.replaceAll(/\D/g, "").includes(String(labels)), LABELS, { timeout: 120_000 });
  say(`expect ${LABELS} labels of the records`, (await jobs(page, "shipment expect-records")).at(-1));

  await part(page, "check").click();
  for (let read = 0; read < READS; read++) {
    await scan(page, payload(read * 800));
  }
  await page.waitForFunction((reads) => document.querySelector(".count-strip [data-count=matched] strong")?.textContent === String(reads), READS, { timeout: 60_000 });
  const reads = await jobs(page, "shipment hear");
  say(`${LABELS} labels: settle and store a read, median of ${reads.length}`, median(reads));
  say(`${LABELS} labels: the same, longest`, Math.max(...reads));

  await page.reload();
  await page.waitForFunction((reads) => document.querySelector(".count-strip [data-count=matched] strong")?.textContent === String(reads), READS, { timeout: 60_000 });
  const [open, show] = [await jobs(page, "open"), await jobs(page, "shipment show")];
  say(`${LABELS} labels: open the workspace and show the shipment after a reload`, open[0] + show[0]);
  say(`${LABELS} labels: of that, the shipment`, show[0]);
} finally {
  await browser.close();
  server.kill();
}
