// Describe → label → file.
import { expect, test } from "@playwright/test";
import { createCanvas } from "@napi-rs/canvas";
import jsQR from "jsqr";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { PNG } from "pngjs";
import { button, download, field, findings, open, PAYLOAD, sample, SAMPLE } from "./page.mjs";

const MM_PER_POINT = 25.4 / 72;

/** What an independent reader reads in RGBA pixels. */
const read = ({ data, width, height }) => jsQR(new Uint8ClampedArray(data), width, height)?.data;

test("the sample becomes a PDF of true size whose symbol holds the three fields", async ({ page }) => {
  await open(page);
  await sample(page);
  const { name, bytes } = await download(page, "pdf");
  expect(name).toBe("temqr-20260517-0001.pdf");

  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  expect(pdf.numPages).toBe(1);
  const sheet = await pdf.getPage(1);
  const size = sheet.getViewport({ scale: 1 });
  const shown = await page.locator("[data-fact='facts.label'] dd").textContent();
  expect(`${(size.width * MM_PER_POINT).toFixed(1)} × ${(size.height * MM_PER_POINT).toFixed(1)} mm`).toBe(shown);

  const words = (await sheet.getTextContent()).items.map((item) => item.str).join(" ");
  for (const value of [...Object.values(SAMPLE), "Nhà sản xuất", "Số lô sản xuất", "Production batch"]) {
    expect(words.replace(/\s+/g, " ")).toContain(value);
  }

  const view = sheet.getViewport({ scale: 4 });
  const canvas = createCanvas(Math.ceil(view.width), Math.ceil(view.height));
  await sheet.render({ canvasContext: canvas.getContext("2d"), viewport: view }).promise;
  expect(read(canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height))).toBe(PAYLOAD);
});

test("PNG has its physical resolution, SVG its millimetres, and both hold the same symbol as the screen", async ({ page }) => {
  await open(page);
  await sample(page);
  const picture = (await download(page, "png")).bytes;
  const at = picture.indexOf("pHYs") + 4;
  const dpi = picture.readUInt32BE(at) * 0.0254;
  expect(dpi).toBeGreaterThan(590);
  expect(dpi).toBeLessThan(610);
  expect(read(PNG.sync.read(picture))).toBe(PAYLOAD);

  const drawing = (await download(page, "svg")).bytes.toString();
  expect(drawing).toMatch(/<svg[^>]* width="[\d.]+mm" height="[\d.]+mm"/);
  const shown = await page.locator(".preview image").getAttribute("href");
  expect(shown).toMatch(/^blob:/);
});

test("a wrong date is marked, mended by one click, and the click can be undone", async ({ page }) => {
  await open(page);
  await field(page, "batch").fill("２０２６0517-0001");
  await expect(findings(page, "batch").locator("[data-code='text.full-width']")).toBeVisible();
  await expect(findings(page, "batch").locator("mark")).toHaveText("２０２６");
  await findings(page, "batch").getByRole("button", { name: /Change to/ }).click();
  await expect(field(page, "batch")).toHaveValue("20260517-0001");
  await page.locator("#describe").getByRole("button", { name: "Undo" }).click();
  await expect(field(page, "batch")).toHaveValue("２０２６0517-0001");

  await field(page, "batch").fill("20260230-0001");
  await expect(findings(page, "batch").locator("[data-code='batch.not-a-date']")).toBeVisible();
  await expect(button(page, "pdf")).toBeDisabled();
});

for (const [what, text] of [
  ["10,000 characters", "9".repeat(10_000)],
  ["control characters", "2026\u00070517-0001"],
  ["emoji", "20260517-🚀"],
  ["right-to-left text", "\u202E20260517-0001"],
  ["a trailing space", "20260517-0001 "],
  ["30 February", "20260230-0001"],
]) {
  test(`${what}: a finding appears and what was typed stays`, async ({ page }) => {
    await open(page);
    await sample(page);
    await field(page, "batch").fill(text);
    await expect(findings(page, "batch").locator("li.tone-fail").first()).toBeVisible();
    await expect(field(page, "batch")).toHaveValue(text);
    await expect(button(page, "pdf")).toBeDisabled();
  });
}

test("a long text makes the symbol grow, and a small label says how much room it takes and what helps", async ({ page }) => {
  await open(page);
  await sample(page);
  const edge = page.locator(".label-under [data-fact='facts.symbol'] dd");
  const before = parseFloat(await edge.textContent());
  await field(page, "manufacturer").fill("Công ty Cổ phần Thiết bị Chân không ".repeat(3).trim());
  await page.locator("#setup-tab-code").click();
  await page.locator("input[name=level][value=H]").check({ force: true });
  await expect(page.locator(".fitting tr.chosen")).toContainText("The smallest module that is read reliably");
  await expect.poll(async () => parseFloat(await edge.textContent())).toBeGreaterThan(before + 5);

  await page.locator("#setup-tab-label").click();
  await page.locator("input[name=template][value='50x30']").check({ force: true });
  const note = page.locator("[data-code='label.symbol-does-not-fit']").first();
  await expect(note).toContainText(/\b3\d(\.\d)? mm/);
  await expect(button(page, "pdf")).toBeDisabled();
  await page.locator("input[name=template][value='100x50']").check({ force: true });
  await expect(button(page, "pdf")).toBeEnabled();
  await expect(note).toHaveCount(0);
});

test("a file can't be saved between typing and judging: it would hold the older text", async ({ page }) => {
  await open(page);
  await sample(page);
  const disabled = await page.evaluate(async () => {
    const input = document.querySelector("#field-batch");
    input.value = "20260517-0099";
    input.dispatchEvent(new Event("input", { bubbles: true }));
    await new Promise((later) => setTimeout(later, 60));
    return document.querySelector("[data-format=pdf]").disabled;
  });
  expect(disabled).toBe(true);
  await expect(button(page, "pdf")).toBeEnabled();
  expect((await download(page, "pdf")).name).toBe("temqr-20260517-0099.pdf");
});

test("a choice made in another tab does not undo what was typed in this one", async ({ page, context }) => {
  await open(page);
  const other = await context.newPage();
  await open(other);
  await field(page, "batch").fill("20260517-0001");
  await page.waitForTimeout(300);
  await other.locator("select[name=language]").selectOption("vi");
  await page.reload();
  await expect(field(page, "batch")).toHaveValue("20260517-0001");
});

test("what was typed is there after a reload", async ({ page }) => {
  await open(page);
  await field(page, "manufacturer").fill("Công ty TNHH Hoa Sen");
  await expect(findings(page, "manufacturer")).toBeAttached();
  await page.waitForTimeout(300);
  await page.reload();
  await expect(field(page, "manufacturer")).toHaveValue("Công ty TNHH Hoa Sen");
});
