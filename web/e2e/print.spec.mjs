// Records → sheets, rolls and archives of labels.
import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { dropMade, importing, make, panel, records } from "./desk.mjs";
import { batches, fill, go, labels, onto, pager, payload, press, printer, refused, sheet, writer, written } from "./press.mjs";
import { cut, inked, pdf, pixels, read } from "./reading.mjs";
import { tspl, zpl } from "./thermal.mjs";
import { unzip } from "./workbooks.mjs";

const SHEETS = JSON.parse(readFileSync(new URL("../../crates/label/data/sheets.json", import.meta.url)));
/** Two across and seven down, wide enough for the usual label. */
const FORM = SHEETS.find(({ id }) => id === "avery-l7163");

/** The place of a label on the form, from 1, in millimetres: left, top, width, height. */
function place(number) {
  const [column, row] = [(number - 1) % FORM.columns, Math.floor((number - 1) / FORM.columns)];
  return [FORM.left + column * FORM.pitch_x, FORM.top + row * FORM.pitch_y, ...FORM.label];
}

/** The inner part of a place, without what may stand at its edges for cutting. */
function inside(number) {
  const [x, y, width, height] = place(number);
  return [x + 1, y + 1, width - 2, height - 2];
}

async function ontoForm(page) {
  await onto(page, "sheet");
  await page.locator(`input[name=sheet][value=${FORM.id}]`).check({ force: true });
}

test("30 batches go onto sheets of A4 from the fifth label on, with crop marks", async ({ page }) => {
  await press(page, batches(30));
  await expect(labels(page)).toHaveAttribute("data-labels", "30");
  await expect(pager(page)).toHaveText("Page 1 of 30");
  await ontoForm(page);
  await expect(pager(page)).toHaveText("Page 1 of 3");
  await page.locator("[data-cell='5']").click();
  await expect(page.locator("#sheet-start")).toHaveValue("5");
  await page.locator("input[name=crop-marks]").check();
  await expect(sheet(page)).toHaveAttribute("data-page-size", "210.0x297.0");

  const { name, bytes } = await written(page, "pdf");
  expect(name).toMatch(/\.pdf$/);
  const file = await pdf(bytes);
  expect(file.count).toBe(3);
  const [width, height] = await file.size(1);
  expect(width).toBeCloseTo(210, 1);
  expect(height).toBeCloseTo(297, 1);

  const first = await file.picture(1, 200);
  for (const empty of [1, 4]) expect(inked(cut(first, inside(empty))), `label ${empty} is used up`).toBeUndefined();
  for (const [at, number] of [[5, 1], [6, 2], [14, 10]]) expect(read(cut(first, place(at))), `label ${at}`).toBe(payload(number));
  // Crop marks stand outside the labels: on the margin of the paper above and left of the first one in use.
  const [left, top] = place(5);
  expect(inked(cut(first, [0, top - 0.5, left - 0.5, 1])), "no crop mark beside the label").toBeDefined();

  const last = await file.picture(3, 200);
  expect(read(cut(last, place(6)))).toBe(payload(30));
  expect(inked(cut(last, inside(7))), "a label too many").toBeUndefined();
});

test("pages are turned by keys, and the one in sight is the one that is told", async ({ page }) => {
  await press(page, batches(30));
  const stage = page.locator(".page-stage");
  await stage.focus();
  for (const [key, number] of [["PageDown", 2], ["ArrowRight", 3], ["End", 30], ["ArrowLeft", 29], ["Home", 1]]) {
    await page.keyboard.press(key);
    await expect(pager(page)).toHaveText(`Page ${number} of 30`);
    await expect(sheet(page)).toHaveAttribute("alt", new RegExp(`^Page ${number}\\b`));
  }
  await page.getByRole("button", { name: "Next page" }).click();
  await expect(pager(page)).toHaveText("Page 2 of 30");
});

test("a thermal printer is sent the same labels as ZPL and TSPL, at its own dots", async ({ page }) => {
  await press(page, batches(3));
  await onto(page, "roll");
  await printer(page, "203 dpi, 104 mm");
  await fill(page, "print-copies", 2);
  await expect(labels(page)).toHaveAttribute("data-labels", "6");
  const [inZpl, inTspl] = [zpl((await written(page, "zpl")).bytes), tspl((await written(page, "tspl")).bytes, 8)];
  for (const sent of [inZpl, inTspl]) {
    expect(sent.map(({ picture }) => read(picture))).toEqual([1, 2, 3].map((number) => payload(number)));
    expect(sent.map(({ copies }) => copies)).toEqual([2, 2, 2]);
  }
});

test("an archive holds a file for each label and an index of them", async ({ page }) => {
  await press(page, batches(4));
  await page.getByText("Single files for a label bureau").click();
  const { name, bytes } = await written(page, "zip-png");
  expect(name).toMatch(/\.zip$/);
  const files = unzip(bytes);
  expect(files.size).toBe(5);
  const index = files.get("index.csv").toString("utf8").trim();
  for (let number = 1; number <= 4; number++) {
    const [file, picture] = [...files].find(([name]) => name.includes(`20260517-000${number}`));
    expect(read(pixels(picture))).toBe(payload(number));
    expect(index).toContain(file);
  }
});

test("each piece gets its own label with its own serial number", async ({ page }) => {
  await press(page, batches(2, { Quantity: "3", "Serial numbers": (at) => (at ? "" : "SN-1; SN-2; SN-3") }));
  await expect(labels(page)).toHaveAttribute("data-labels", "2");
  await page.locator("input[name=print-each][value=unit]").check({ force: true });
  await expect(labels(page)).toHaveAttribute("data-labels", "6");
  await page.locator("#setup-tab-code").click();
  await page.locator("input[name=profile][value=compact]").check({ force: true });
  await page.locator("#print-search").fill("20260517-0001");
  await expect(labels(page)).toHaveAttribute("data-labels", "3");
  const file = await pdf((await written(page, "pdf")).bytes);
  expect(file.count).toBe(3);
  for (let number = 1; number <= 3; number++) {
    const says = read(await file.picture(number));
    expect(says).toBe(`TQ1*LOTUS VACUUM*20260517-0001*IR-2026-0001*SN-${number}`);
  }
});

test("labels that cannot be made are listed with the way to their record, and the others can be made", async ({ page }) => {
  const rows = batches(6);
  rows[2][0] = "";
  rows[5][4] = "";
  await press(page, rows);
  await expect(refused(page)).toHaveCount(2);
  await expect(refused(page).first().locator("[data-code]")).toHaveAttribute("data-code", "manufacturer.required");
  await expect(writer(page, "pdf")).toBeDisabled();

  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("[data-action=leave-out]").click()]);
  const file = await pdf(readFileSync(await download.path()));
  expect(file.count).toBe(4);
  expect(read(await file.picture(2))).toBe(payload(3));

  await refused(page).first().getByRole("button").click();
  await expect(page).toHaveURL(/#records$/);
  await expect(panel(page)).toHaveAttribute("aria-label", "Line 2");
  await expect(panel(page)).toContainText("Manufacturer");
});

test("a long print can be left, and the records are still there", async ({ page }) => {
  test.setTimeout(120_000);
  await records(page);
  await make(page, "orders.csv", 12_000);
  await dropMade(page);
  await importing(page).getByRole("button", { name: /^Add / }).click();
  await expect(page.locator(".grid-row").first()).toBeVisible({ timeout: 60_000 });
  await page.locator(".places a[href='#print']").click();
  await expect(labels(page)).toHaveAttribute("data-labels", "12000", { timeout: 60_000 });
  await expect(writer(page, "pdf")).toBeEnabled();
  const downloads = [];
  page.on("download", (download) => downloads.push(download));
  await writer(page, "pdf").click();
  await expect(page.locator("[data-work='print.writing'] progress[value]")).toBeVisible();
  await page.locator("[data-action=cancel-print]").click();
  await expect(page.locator("[data-work='print.writing']")).toHaveCount(0);
  await page.locator(".places a[href='#records']").click();
  await expect(page.locator(".grid")).toHaveAttribute("aria-rowcount", "12001");
  // And the desk works on.
  await go(page);
  await page.locator("#print-search").fill("20260517-000777");
  await expect(labels(page)).toHaveAttribute("data-labels", "1");
  expect((await pdf((await written(page, "pdf")).bytes)).count).toBe(1);
  expect(downloads).toHaveLength(1);
});

test("a sheet of one's own is saved, printed onto, and there after a reload", async ({ page }) => {
  await press(page, batches(5));
  await ontoForm(page);
  await page.locator("#own-sheet summary").click();
  await page.locator("#sheet-name").fill("Two tall");
  await fill(page, "sheet-rows", 2);
  await page.locator("[data-action=save-sheet]").click();
  await expect(pager(page)).toHaveText("Page 1 of 2");
  await page.reload();
  await expect(page.getByText("Two tall").first()).toBeVisible();
  await expect(pager(page)).toHaveText("Page 1 of 2");
});
