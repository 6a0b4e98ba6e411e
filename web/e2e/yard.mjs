// What the journeys say to the place of shipments, in its own words.
import { expect } from "@playwright/test";
import { bring, records, saved } from "./desk.mjs";
import { SAMPLE } from "./page.mjs";

/** Three batches of one maker. The films show the first two. */
export const BATCHES = ["20260517-0001", "20260517-0007", "20260517-0012"];
const report = (batch) => (batch === SAMPLE.batch ? SAMPLE.report : `IR-2026-1${batch.slice(-4)}`);

const csv = () => {
  const cell = (text) => `"${text}"`;
  const heading = "Manufacturer,Product name,Model,Batch number,Production date,Quantity,Report reference";
  const line = (batch) =>
    [cell(SAMPLE.manufacturer), "Turbomolecular pump", "LVT-700", batch, "2026-05-17", 4, report(batch)].join(",");
  return [heading, ...BATCHES.map(line)].join("\n");
};

/** The text in the symbol of a batch. */
export const payload = (batch) =>
  `Manufacturer: ${SAMPLE.manufacturer}\nBatch: ${batch}\nReport: ${report(batch)}`;

export const act = (page, action) => page.locator(`.shipment [data-action=${action}]`);
export const part = (page, section) => page.locator(`#shipment-tab-${section}`);
export const tile = (page, name) => page.locator(`.count-strip [data-count=${name}] strong`);
export const stop = (page) => page.locator(".stop");
export const acknowledge = (page) => page.locator("#acknowledge");

/** Brings the records in and begins a shipment that expects their labels. */
export async function loaded(page, reference = "SO-2026-11") {
  await records(page);
  await bring(page, "batches.csv", csv());
  await page.goto("./#shipment");
  await act(page, "begin").click();
  await page.locator("#shipment-reference").fill(reference);
  await expect(page.locator("#shipment-title")).toHaveText(reference);
  await page.locator("#shipment-pallets").fill("PAL-1\nPAL-2");
  await expect(page.locator(".shipment-details [role=status]")).toContainText("2");
  await part(page, "lists").click();
  await act(page, "expect-records").click();
  await expect(page.locator("[data-count=expected]")).toContainText("3");
}

/** Scans texts with a hand-held scanner, which ends each with Enter. */
export async function scan(page, ...texts) {
  for (const text of texts) {
    await page.locator("#scanner-field").fill(`${text}\n`);
    await expect(page.locator("#scanner-field")).toHaveValue("");
  }
}

/** The counts that stand there, in their order. */
export const counts = (page) => page.locator(".count-strip strong").allTextContents();

/** Saves this device's part. */
export async function partFile(page) {
  await part(page, "phones").click();
  return saved(page, () => act(page, "part").click());
}

/** Takes parts in, one after the other. */
export async function join(page, ...files) {
  await part(page, "phones").click();
  for (const { name, bytes } of files) {
    const before = await page.locator(".devices li").count();
    await page.locator("input[name=part-file]").setInputFiles({ name, mimeType: "application/json", buffer: bytes });
    await expect(page.locator(".devices li")).toHaveCount(before + 1);
  }
}
