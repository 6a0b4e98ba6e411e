// What the journeys say to the page, in its own words.
import { expect } from "@playwright/test";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The page at the top of its host, and the same below a sub-path of another one. */
export const PAGE = "http://127.0.0.1:8611/";
export const UNDER = "http://127.0.0.1:8612/tools/temqr/";

export const SAMPLE = {
  manufacturer: "Lotus Vacuum Technology Co., Ltd.",
  batch: "20260517-0001",
  report: "IR-2026-00418",
};

export const PAYLOAD = `Manufacturer: ${SAMPLE.manufacturer}\nBatch: ${SAMPLE.batch}\nReport: ${SAMPLE.report}`;

/** Opens the page and waits until it says that it is sealed. */
export async function open(page, address = "./") {
  await page.goto(address);
  await expect(page.locator("[data-sealed]")).toHaveAttribute("data-sealed", "closed");
}

/** Fills in the sample and waits for its label. */
export async function sample(page) {
  await page.getByRole("button", { name: "Try with sample data" }).click();
  await expect(page.locator(".preview")).toBeVisible();
  await expect(button(page, "pdf")).toBeEnabled();
}

export const button = (page, format) => page.locator(`[data-format=${format}]`);
export const field = (page, name) => page.locator(`#field-${name}`);
export const findings = (page, name) => page.locator(`#field-${name}-findings`);
export const verdict = (page) => page.locator("[data-verdict]");

/** Saves the label as a file and gives its bytes. */
export async function download(page, format) {
  const [file] = await Promise.all([page.waitForEvent("download"), button(page, format).click()]);
  const chunks = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk);
  return { name: file.suggestedFilename(), bytes: Buffer.concat(chunks) };
}

/** Gives the page a picture by its file button. */
export async function choose(page, file) {
  await page.locator("#scan input[type=file]").setInputFiles(file);
}

/** What axe finds of the WCAG 2.2 rules at levels A and AA. */
export async function complaints(page) {
  await page.evaluate(AXE);
  // What stays at the top while the page is scrolled hides parts of what is to be pressed below it.
  await page.evaluate(() => scrollTo(0, 0));
  const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
  const { violations } = await page.evaluate((runOnly) => window.axe.run(document, { runOnly }), rules);
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`));
}
