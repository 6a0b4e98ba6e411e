// What the journeys say to the place of the records, in its own words.
import { expect } from "@playwright/test";
import { open } from "./page.mjs";

/** Opens the place of the records and waits until its workspace is open. */
export async function records(page, address = "./#records") {
  await open(page, address);
  await ready(page);
}

/** Waits until the workspace is open. */
export const ready = (page) => expect(page.locator(".saved-state").first()).toBeVisible();

/** Drops a file on the page, as from the desktop. */
export async function drop(page, name, bytes) {
  await page.evaluate(
    ([name, base64]) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], name));
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
    },
    [name, Buffer.from(bytes).toString("base64")],
  );
}

/** Makes a file of many sound lines in the page, so that [`dropMade`] drops it without further work. */
export const make = (page, name, count) =>
  page.evaluate(
    ([name, count]) => {
      const lines = ["Manufacturer,Product name,Model,Batch number,Production date,Quantity,Report reference"];
      for (let at = 1; at <= count; at++) {
        const number = String(at).padStart(6, "0");
        lines.push(`Lotus Vacuum Technology Co.,Turbomolecular pump,LVT-700,20260517-${number},2026-05-17,4,IR-2026-${number}`);
      }
      window.made = new DataTransfer();
      window.made.items.add(new File([lines.join("\n")], name));
    },
    [name, count],
  );

/** Drops the file that was made in the page. */
export const dropMade = (page) =>
  page.evaluate(() => {
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: window.made, bubbles: true, cancelable: true }));
  });

/** Pastes a text on the page, where no field is in focus. */
export async function paste(page, text) {
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

export const importing = (page) => page.locator(".import");
export const add = (page) => importing(page).getByRole("button", { name: /^Add / });
export const notice = (page) => page.locator(".note");
export const tab = (page, name) => page.getByRole("tab", { name });
export const filter = (page, name) => page.locator(".filters").getByRole("button", { name, exact: false });
export const panel = (page) => page.locator(".panel");
export const typing = (page) => page.locator(".cell.typing input");

/** Brings a file in and adds its records. */
export async function bring(page, name, bytes) {
  await drop(page, name, bytes);
  await importing(page).locator(".card-foot .primary").click();
  await expect(page.locator(".grid-row").first()).toBeVisible();
}

/** The headings of the grid, in order. */
export const headings = (page) => page.locator(".grid-heading").allTextContents();

/** The cell of a row, from 0, in the column of this caption. */
export async function cell(page, row, caption) {
  const at = (await headings(page)).indexOf(caption);
  expect(at, `no column ${caption}`).toBeGreaterThanOrEqual(0);
  return page.locator(`#cell-${row}-${at}`);
}

/** Writes a text into a cell, as someone types it. */
export async function type(page, row, caption, text) {
  const box = await begin(page, row, caption);
  await box.fill(text);
  await box.press("Enter");
  await expect(typing(page)).toHaveCount(0);
}

/** Begins to type in a cell. */
export async function begin(page, row, caption) {
  const place = await cell(page, row, caption);
  // The first press puts the cell in focus, one on the cell in focus begins.
  if ((await place.getAttribute("aria-selected")) !== "true") {
    await place.click();
    await expect(place).toHaveAttribute("aria-selected", "true");
  }
  await place.click();
  return typing(page);
}

/** The texts of the rows that are drawn. */
export const rows = (page) =>
  page.locator(".grid-row").evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll(".cell")].map((cell) => cell.textContent)));

/** What a click or a choice saves. */
export async function saved(page, action) {
  const [file] = await Promise.all([page.waitForEvent("download"), action()]);
  const chunks = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk);
  return { name: file.suggestedFilename(), bytes: Buffer.concat(chunks) };
}

/** Saves the shown lines in a format: `xlsx`, `csv`, `json`, `json-lines` or `findings`. */
export const exported = (page, format) => saved(page, () => page.locator("select[name=export]").selectOption(`export.as-${format}`));

/** Saves the workspace file. */
export async function workspaceFile(page) {
  await tab(page, "Workspace").click();
  return saved(page, () => page.getByRole("button", { name: "Save the workspace file" }).click());
}

/** Opens a workspace file. */
export async function restore(page, name, buffer) {
  await tab(page, "Workspace").click();
  await page.locator("input[name=workspace-file]").setInputFiles({ name, mimeType: "application/octet-stream", buffer });
}
