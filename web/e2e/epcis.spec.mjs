// EPCIS 2.0 documents, held against the JSON Schema that GS1 publishes (`epcis/README.md`).
import { expect, test } from "@playwright/test";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { readFileSync } from "node:fs";
import { bring, records, saved } from "./desk.mjs";

const read = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url)));
// `strict: false`: the published schema has keywords that ajv would rather see written otherwise.
const schema = addFormats(new Ajv({ allErrors: true, strict: false })).compile(read("epcis/EPCISDocument.schema.json"));

/** What the schema has against a document. */
const against = (document) => (schema(document) ? [] : schema.errors.map(({ instancePath, message }) => `${instancePath} ${message}`));

const steps = (document) => document.epcisBody.eventList.map((event) => event.bizStep);

test("the document of the tests is valid, and the schema would notice if it were not", () => {
  const document = read("../../crates/evidence/tests/shipment.jsonld");
  expect(against(document)).toEqual([]);
  for (const spoil of [
    (event) => delete event.eventTime,
    (event) => (event.eventTime = "2026-05-17"),
    (event) => (event.action = "PACK"),
    (event) => (event.bizStep = "well-known"),
    (event) => (event.type = "Event"),
  ]) {
    const spoilt = structuredClone(document);
    spoil(spoilt.epcisBody.eventList[0]);
    expect(against(spoilt), spoil.toString()).not.toEqual([]);
  }
});

test("the app writes what happened to a shipment as a valid document", async ({ page }) => {
  const lines = [1, 2, 3].map((at) => `Lotus Vacuum Technology Co.,20260517-000${at},IR-2026-0041${at},2026-05-16`);
  await records(page);
  await bring(page, "records.csv", ["Manufacturer,Batch number,Report reference,Report date", ...lines].join("\n"));

  // Labels are printed, so that it is known when they were commissioned.
  await page.goto("./#print");
  await saved(page, () => page.locator("[data-print=pdf]").click());

  // One of them is scanned into a container.
  await page.goto("./#shipment");
  await page.locator("[data-action=begin]").click();
  await page.locator("#shipment-reference").fill("EXP-7");
  await page.locator("[data-action=add-container]").click();
  await page.locator(".container-found").first().locator("xpath=preceding::input[@placeholder][1]").fill("CSQU3054383");
  await page.locator("[data-action=to-lists]").click();
  await page.locator("[data-action=expect-records]").click();
  await expect(page.locator("[data-count=expected]")).toContainText("3");
  await page.locator("[data-action=to-check]").first().click();
  await page.locator("[data-action=by-hand]").click();
  await page.locator("#by-hand-reason").fill("smeared");
  await page.locator("[data-action=enter-missing]").first().click();
  await expect(page.locator("[data-count=matched]")).toContainText("1");

  await page.goto("./#evidence");
  const { name, bytes } = await saved(page, () => page.locator("[data-report=epcis] button").click());
  expect(name).toMatch(/\.jsonld$/);
  const document = JSON.parse(bytes);
  expect(against(document)).toEqual([]);
  expect(steps(document)).toContain("commissioning");

  // All of it in one file to hand over.
  const dossier = await saved(page, () => page.locator("[data-report=dossier] button").click());
  expect(dossier.name).toMatch(/\.zip$/);
  expect(dossier.bytes.subarray(0, 2).toString()).toBe("PK");
  await page.screenshot({ path: "screenshots/evidence-reports.png", fullPage: true });
});
