// What the journeys say to the place of printing, in its own words.
import { expect } from "@playwright/test";
import { bring, records, saved } from "./desk.mjs";
import { csv } from "./workbooks.mjs";

/** Rows of sound records, a batch each, with as many more columns as are asked for. */
export const batches = (count, more = {}) => [
  ["Manufacturer", "Product name", "Model", "Batch number", "Report reference", ...Object.keys(more)],
  ...Array.from({ length: count }, (_, at) => {
    const number = String(at + 1).padStart(4, "0");
    const own = Object.values(more).map((text) => (typeof text === "function" ? text(at) : text));
    return ["Lotus Vacuum", "Turbomolecular pump", "LVT-700", `20260517-${number}`, `IR-2026-${number}`, ...own];
  }),
];

/** What the symbol of the batch of this number, from 1, says. */
export const payload = (number, maker = "Lotus Vacuum") => {
  const four = String(number).padStart(4, "0");
  return `Manufacturer: ${maker}\nBatch: 20260517-${four}\nReport: IR-2026-${four}`;
};

/** Brings records in and goes to where they are printed. */
export async function press(page, rows) {
  await records(page);
  await bring(page, "orders.csv", Buffer.from(csv(rows)));
  await go(page);
}

/** Goes to the place of printing and waits for its first page. */
export async function go(page) {
  await page.locator(".places a[href='#print']").click();
  await expect(page.locator("span[data-labels]")).toBeVisible();
}

export const labels = (page) => page.locator("span[data-labels]");
export const pager = (page) => page.locator(".pager output");
export const sheet = (page) => page.locator("img.page");
export const writer = (page, format) => page.locator(`[data-print=${format}]`);
export const refused = (page) => page.locator(".refused li");
export const setupTab = (page, name) => page.locator(`#setup-tab-${name}`);

/** Chooses what labels are printed onto: `single`, `sheet` or `roll`. */
export const onto = (page, kind) => page.locator(`input[name=media][value=${kind}]`).check({ force: true });

/** Types a number into a field and leaves it. */
export async function fill(page, id, number) {
  await page.locator(`#${id}`).fill(String(number));
  await page.locator(`#${id}`).press("Enter");
}

/** Saves all labels in a format: `pdf`, `zpl`, `tspl`, `zip-pdf`, `zip-svg` or `zip-png`. */
export async function written(page, format) {
  await expect(writer(page, format)).toBeEnabled();
  return saved(page, () => writer(page, format).click());
}

/** Chooses a printer by a part of its name. */
export async function printer(page, name) {
  await setupTab(page, "printer").click();
  const list = page.locator("#printer");
  const value = await list.locator("option", { hasText: name }).first().getAttribute("value");
  await list.selectOption(value);
}
