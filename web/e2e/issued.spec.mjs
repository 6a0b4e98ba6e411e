// The code that the platform gave: out of its picture, onto the label, module by module.
import { createCanvas, loadImage } from "@napi-rs/canvas";
import { expect, test } from "@playwright/test";
import QRCode from "qrcode";
import { bring, cell, panel, records } from "./desk.mjs";
import { button, download, field, open, sample, SAMPLE } from "./page.mjs";
import { batches, go, labels, refused, written } from "./press.mjs";
import { modules, pdf, pixels } from "./reading.mjs";
import { fixture } from "./setup.mjs";
import { csv } from "./workbooks.mjs";

const TEXT = "https://npqtp.example/label?b=20260517-0001&k=7F3A\u00E9";
/** A form that this program would never choose itself: a larger version, another mask and level. */
const FORM = { version: 9, errorCorrectionLevel: "H", maskPattern: 5, margin: 4, scale: 8 };

const grid = (text) => {
  const { data, size } = QRCode.create(text, FORM).modules;
  return Array.from({ length: size }, (_, y) => Array.from({ length: size }, (_, x) => (data[y * size + x] ? "#" : ".")).join(""));
};

const picture = async (text) => ({ name: "platform.png", mimeType: "image/png", buffer: await QRCode.toBuffer(text, FORM) });

/** Several pictures side by side. */
async function beside(...pictures) {
  const images = await Promise.all(pictures.map(({ buffer }) => loadImage(buffer)));
  const canvas = createCanvas(images.reduce((sum, { width }) => sum + width, 0), images[0].height);
  const context = canvas.getContext("2d");
  images.reduce((x, image) => (context.drawImage(image, x, 0), x + image.width), 0);
  return { name: "two.png", mimeType: "image/png", buffer: canvas.toBuffer("image/png") };
}

async function give(page, file) {
  if (!(await page.locator("#issued").evaluate((fold) => fold.open))) await page.locator("#issued summary").first().click();
  await page.locator("input[name=issued-picture]").setInputFiles(file);
}

const note = (page, code) => page.locator(`#issued [data-code='${code}']`);

/** Drops a file on the platform's field, as from the desktop. */
const dropThere = (page, { name, mimeType, buffer }) =>
  page.evaluate(
    ([name, type, base64]) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], name, { type }));
      document.querySelector("#issued .drop").dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
    },
    [name, mimeType, buffer.toString("base64")],
  );

test("the platform's picture becomes the label's symbol, with identical modules", async ({ page }) => {
  await open(page);
  await sample(page);
  await page.locator("#issued summary").first().click();
  await dropThere(page, await picture(TEXT));
  await expect(page.locator("[data-imported=read]")).toBeVisible();
  const facts = page.locator("[data-imported=read]");
  await expect(facts.locator("[data-fact='facts.version'] dd")).toHaveText("9");
  await expect(facts.locator("[data-fact='facts.level'] dd")).toHaveText("H");
  await expect(facts.locator("[data-fact='issued.mask'] dd")).toHaveText("5");
  await expect(page.locator("[data-issued=symbol]")).toBeVisible();
  await expect(page.locator(".label-under [data-fact='facts.version'] dd")).toContainText("9 · 53 × 53");
  await expect(button(page, "png")).toBeEnabled();

  const printed = modules(pixels((await download(page, "png")).bytes));
  expect(printed.grid).toEqual(grid(TEXT));
  expect(printed.text).toBe(TEXT);

  // It is there on another day, and one's own code again on request.
  await page.reload();
  await expect(button(page, "png")).toBeEnabled();
  expect(modules(pixels((await download(page, "png")).bytes)).grid).toEqual(grid(TEXT));
  await page.locator("[data-action=use-issued]").click();
  await expect(page.locator(".label-under [data-fact='facts.version'] dd")).not.toContainText("53 × 53");
});

test("a damaged picture is mended: what was printed comes back, not what was photographed", async ({ page }) => {
  await open(page);
  await sample(page);
  const { buffer, ...file } = await picture(TEXT);
  const image = await loadImage(buffer);
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  context.fillStyle = "white";
  context.fillRect(240, 240, 64, 64);
  await give(page, { ...file, buffer: canvas.toBuffer("image/png") });
  const used = page.locator("[data-fact='issued.corrected'] dd");
  await expect(used).toBeVisible();
  expect(parseInt(await used.textContent())).toBeGreaterThan(0);
  await expect(button(page, "png")).toBeEnabled();
  expect(modules(pixels((await download(page, "png")).bytes)).grid).toEqual(grid(TEXT));
});

test("a picture that is not the platform's is refused with the reason, and the label stays", async ({ page }) => {
  await open(page);
  await sample(page);
  const before = await page.locator(".label-under .facts").textContent();
  await give(page, await beside(await picture(TEXT), await picture(`${TEXT}2`)));
  await expect(note(page, "issued.several")).toBeVisible();
  await give(page, fixture("nothing.png"));
  await expect(note(page, "issued.no-symbol")).toBeVisible();
  await give(page, fixture("label.pdf"));
  await expect(page.locator("#issued [role=alert]")).toHaveAttribute("data-code", /^image\./);
  await expect(page.locator("[data-issued]")).toHaveCount(0);
  await expect(button(page, "pdf")).toBeEnabled();
  expect(await page.locator(".label-under .facts").textContent()).toBe(before);
});

test("a code that says another batch than the record is told field by field", async ({ page }) => {
  await open(page);
  await sample(page);
  await give(page, await picture(`Manufacturer: ${SAMPLE.manufacturer}\nBatch: 20260517-0007\nReport: ${SAMPLE.report}`));
  await expect(note(page, "issued.disagrees")).toBeVisible();
  await expect(page.locator("#issued [data-field-equal=false]")).toHaveCount(1);
  await expect(page.locator("#issued [data-field-equal=true]")).toHaveCount(2);
  await expect(field(page, "batch")).toHaveValue(SAMPLE.batch);
});

test("a pasted code is kept to the byte", async ({ page }) => {
  await open(page);
  await sample(page);
  await page.locator("#issued summary").first().click();
  const text = "A1\r\nB2\tC3  ";
  await page.locator("#issued-code").evaluate((area, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    area.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
  await expect(page.locator("[data-issued=text]")).toBeVisible();
  await expect(button(page, "png")).toBeEnabled();
  expect(modules(pixels((await download(page, "png")).bytes)).text).toBe(text);
});

test("a code is kept with its record, outlives the visit, and is printed with identical modules", async ({ page }) => {
  await records(page);
  await bring(page, "orders.csv", Buffer.from(csv(batches(2))));
  await (await cell(page, 1, "Product name")).click();
  await panel(page).getByRole("button", { name: "Make a label" }).click();
  await expect(field(page, "batch")).toHaveValue("20260517-0002");
  await give(page, await picture(TEXT));
  await page.locator("[data-action=keep-issued]").click();
  await expect(page).toHaveURL(/#records$/);
  await expect(page.locator(".grid-row").first()).toBeVisible();
  await page.reload();
  await expect(page.locator(".grid-row")).toHaveCount(2);

  await go(page);
  await expect(labels(page)).toHaveAttribute("data-labels", "1");
  // The other batch has no code of the platform's, and gets none of this program's own instead.
  await expect(refused(page)).toHaveCount(1);
  await page.locator("#print-search").fill("20260517-0002");
  await expect(refused(page)).toHaveCount(0);
  const file = await pdf((await written(page, "pdf")).bytes);
  expect(file.count).toBe(1);
  expect(modules(await file.picture(1, 600)).grid).toEqual(grid(TEXT));
});
