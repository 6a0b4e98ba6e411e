// How one label is made: template, code, printer, material, colours, the Chinese face, and what the screen shows.
import { expect, test } from "@playwright/test";
import { button, download, field, open, PAYLOAD, sample, SAMPLE } from "./page.mjs";
import { saved } from "./desk.mjs";
import { fill, printer, setupTab } from "./press.mjs";
import { inked, pdf, pixels, place, read } from "./reading.mjs";

const fact = (page, name) => page.locator(`.label-under [data-fact='facts.${name}'] dd`);
const note = (page, code) => page.locator(`[data-code='${code}']`);
const level = (page, letter) => page.locator(`.fitting tr[data-level=${letter}]`);
const json = (name, value) => ({ name, mimeType: "application/json", buffer: Buffer.from(JSON.stringify(value)) });
const svg = (name, inner) => ({
  name,
  mimeType: "image/svg+xml",
  buffer: Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 20 10">${inner}</svg>`),
});

test("a template is picked by its picture: the label has its size in every file", async ({ page }) => {
  await open(page);
  await sample(page);
  await page.locator("input[name=template][value='60x40']").check({ force: true });
  await expect(fact(page, "label")).toHaveText("60.0 × 40.0 mm");
  const file = await pdf((await download(page, "pdf")).bytes);
  const [width, height] = await file.size(1);
  expect(width).toBeCloseTo(60, 1);
  expect(height).toBeCloseTo(40, 1);
  expect(read(await file.picture(1))).toBe(PAYLOAD);
  await page.locator("[data-action=undo-setup]").click();
  await expect(fact(page, "label")).not.toHaveText("60.0 × 40.0 mm");
});

test("a template of a newer version is refused, and one of one's own is taken", async ({ page }) => {
  await open(page);
  await sample(page);
  await page.locator("#own-templates summary").click();
  const own = (version) => ({
    version,
    id: "works",
    name: { en: "Works", vi: "Xưởng", zh: "车间" },
    size: { fixed: { width: 90, height: 44 } },
    margin: 1,
    inset: 2,
    gutter: 1,
    symbol: { side: "left", edge: 21 },
    rule: 0.12,
    caption: { preferred: 1.8, least: 1.4, lines: 2 },
    rows: ["manufacturer", "batch", "report"].map((key) => ({
      key,
      caption: { en: `The ${key}`, vi: key, zh: key },
      kind: key === "manufacturer" ? "name" : "code",
      required: true,
      text: { preferred: 2.7, least: 1.8, lines: 4 },
    })),
  });
  await page.locator("input[name=own-template]").setInputFiles(json("works.json", own(99)));
  await expect(note(page, "template.newer")).toBeVisible();
  await expect(page.locator("input[name=template][value=works]")).toHaveCount(0);

  await page.locator("input[name=own-template]").setInputFiles(json("works.json", own(1)));
  await expect(page.locator("input[name=template][value=works]")).toBeChecked();
  await expect(fact(page, "label")).toHaveText("90.0 × 44.0 mm");
  await page.reload();
  await expect(fact(page, "label")).toHaveText("90.0 × 44.0 mm");
});

test("a logo comes without its scripts and links, is refused where nothing is left, and is printed", async ({ page }) => {
  await open(page);
  await sample(page);
  const take = (file) => page.locator("input[name=logo]").setInputFiles(file);
  const shape = `<path d="M0 0h20v10h-20z"/>`;
  for (const [code, inner] of [
    ["logo.script-left-out", `<script>window.hurt = true</script>${shape}`],
    ["logo.image-left-out", `<image xlink:href="https://example.com/a.png" width="20" height="10"/>${shape}`],
    ["logo.script-left-out", `<path d="M0 0h20v10h-20z" onload="window.hurt = true"/>`],
    ["logo.foreign-left-out", `<foreignObject width="20" height="10"><iframe xmlns="http://www.w3.org/1999/xhtml" src="https://example.com/"/></foreignObject>${shape}`],
    ["logo.empty", ""],
  ]) {
    await take(svg("hostile.svg", inner));
    await expect(note(page, code)).toBeVisible();
    expect(await page.evaluate(() => window.hurt), code).toBeUndefined();
  }
  await take({ name: "logo.png", mimeType: "image/png", buffer: Buffer.from("not a picture") });
  await expect(note(page, "logo.not-supported")).toBeVisible();

  await take(svg("sound.svg", shape));
  await expect(page.locator(".file-name")).toContainText("sound.svg");
  await expect(button(page, "svg")).toBeEnabled();
  const withLogo = (await download(page, "svg")).bytes.toString();
  await page.locator("[data-action=remove-logo]").click();
  await expect(page.locator(".file-name")).toHaveCount(0);
  await expect(button(page, "svg")).toBeEnabled();
  const without = (await download(page, "svg")).bytes.toString();
  expect(withLogo).not.toBe(without);
  expect(read(pixels((await download(page, "png")).bytes))).toBe(PAYLOAD);
});

test("a Chinese label offers to load its font: the page comes again with it, the texts are kept, the seal is closed", async ({ page }) => {
  await open(page);
  await sample(page);
  await field(page, "manufacturer").fill("莲花真空技术有限公司");
  await expect(note(page, "label.chinese-font-needed").first()).toBeVisible();
  await expect(button(page, "pdf")).toBeDisabled();
  await page.locator("[data-action=load-chinese]").click();
  await expect(button(page, "pdf")).toBeEnabled({ timeout: 30_000 });
  await expect(page.locator("[data-sealed]")).toHaveAttribute("data-sealed", "closed");
  await expect(field(page, "manufacturer")).toHaveValue("莲花真空技术有限公司");
  await expect(field(page, "batch")).toHaveValue(SAMPLE.batch);
  const file = await pdf((await download(page, "pdf")).bytes);
  expect(await file.words(1)).toContain("莲花真空技术有限公司");
  expect(read(await file.picture(1))).toContain("莲花真空技术有限公司");
  // Another visit has it at once, and other labels are as they were.
  await page.reload();
  await expect(button(page, "pdf")).toBeEnabled();
});

test("a printer is measured with its test page, and what it prints is made good", async ({ page }) => {
  await open(page);
  await sample(page);
  const before = place(await (await pdf((await download(page, "pdf")).bytes)).picture(1, 600));

  await setupTab(page, "printer").click();
  await page.locator("#printer-name").fill("Hall 3");
  await page.locator("#calibration summary").first().click();
  const testPage = await saved(page, () => page.locator("[data-test-page=pdf]").click());
  const paper = await pdf(testPage.bytes);
  expect((await paper.size(1)).map(Math.round)).toEqual([210, 297]);
  expect(inked(await paper.picture(1, 72))).toBeDefined();

  await fill(page, "measured-across", 40);
  await fill(page, "measured-down", 100);
  await page.locator("[data-action=calibrate]").click();
  await expect(note(page, "calibration.implausible")).toBeVisible();
  await fill(page, "measured-across", 98);
  await page.locator("[data-action=calibrate]").click();
  await expect(page.locator("[data-calibrated] [data-fact='calibration.scale-across'] dd")).toHaveText("102.04 %");

  await page.reload();
  await expect(button(page, "pdf")).toBeEnabled();
  await setupTab(page, "printer").click();
  await expect(page.locator("#printer option:checked")).toContainText("Hall 3");
  const after = place(await (await pdf((await download(page, "pdf")).bytes)).picture(1, 600));
  expect(after[2] / before[2]).toBeCloseTo(100 / 98, 2);
  expect(after[3] / before[3]).toBeCloseTo(1, 2);
});

test("a material is judged with reasons and sources, and a better one is a click away", async ({ page }) => {
  await open(page);
  await setupTab(page, "material").click();
  await page.locator("#substrate-material").selectOption("coated-paper");
  await page.locator("#substrate-method").selectOption("laser");
  const advice = page.locator(".advice");
  await expect(advice).toHaveAttribute("data-advice", "reject");
  await expect(advice.locator(".verdict-word")).toBeVisible();
  await expect(advice.locator("[data-reason]").first()).not.toBeEmpty();
  await advice.locator("details.source summary").first().click();
  await expect(advice.locator("details.source").first()).toHaveAttribute("open", "");
  await advice.locator("button.better").first().click();
  await expect(advice).toHaveAttribute("data-advice", /recommended|caution/);
  await expect(page.locator("#substrate-material")).not.toHaveValue("coated-paper");
});

test("inverted colours and colours too close are refused with the reason", async ({ page }) => {
  await open(page);
  await sample(page);
  await setupTab(page, "material").click();
  const colours = async (ink, paper) => {
    await page.locator("#ink").fill(ink);
    await page.locator("#paper").fill(paper);
  };
  await colours("#ffffff", "#000000");
  await expect(note(page, "contrast.inverted").first()).toBeVisible();
  await expect(page.locator(".contrast tr[data-passes=true]")).toHaveCount(0);
  await expect(button(page, "pdf")).toBeDisabled();
  await colours("#777777", "#999999");
  await expect(note(page, "contrast.too-low").first()).toBeVisible();
  await expect(button(page, "pdf")).toBeDisabled();
  await colours("#000000", "#ffffff");
  await expect(button(page, "pdf")).toBeEnabled();
});

test("the setup's tabs are walked by arrow keys", async ({ page }) => {
  await open(page);
  await setupTab(page, "label").focus();
  for (const [key, name] of [["ArrowRight", "code"], ["ArrowRight", "printer"], ["ArrowRight", "material"], ["ArrowRight", "label"], ["ArrowLeft", "material"]]) {
    await page.keyboard.press(key);
    await expect(setupTab(page, name)).toBeFocused();
    await expect(setupTab(page, name)).toHaveAttribute("aria-selected", "true");
  }
  await expect(page.locator("#substrate-material")).toBeVisible();
});

test("a click in the table of levels makes the label anew at that level", async ({ page }) => {
  await open(page);
  await sample(page);
  await expect(page.locator(".fitting tbody tr")).toHaveCount(4);
  const other = (await fact(page, "level").textContent()).startsWith("L") ? "Q" : "L";
  await level(page, other).getByRole("button").click();
  await expect(level(page, other)).toHaveAttribute("aria-current", "true");
  await expect(fact(page, "level")).toContainText(new RegExp(`^${other}`));
  expect(read(pixels((await download(page, "png")).bytes))).toBe(PAYLOAD);
});

test("the preview stands on rulers and is shown at real size and larger", async ({ page }) => {
  await open(page);
  await sample(page);
  await expect(page.locator(".preview path.ruler")).toHaveCount(2);
  const [wide] = (await fact(page, "label").textContent()).split(" × ").map(parseFloat);
  for (const [zoom, times] of [["100", 1], ["200", 2], ["400", 4]]) {
    await page.locator(`input[name=zoom][value='${zoom}']`).check({ force: true });
    const width = await page.locator(".preview image").evaluate((image) => image.getBoundingClientRect().width);
    expect(width / (96 / 25.4)).toBeCloseTo(wide * times, 0);
  }
});

test("held against the screen, a phone reads the symbol at its real size", async ({ page }) => {
  await open(page);
  await sample(page);
  await page.locator("[data-action=phone-check]").click();
  const alone = page.locator(".symbol-alone");
  await expect(alone).toBeVisible();
  expect(read(pixels(await alone.screenshot()))).toBe(PAYLOAD);
  const edge = parseFloat(await fact(page, "symbol").textContent());
  const module = parseFloat(await fact(page, "module").textContent());
  const { width } = await alone.boundingBox();
  expect(width / (96 / 25.4)).toBeCloseTo(edge + 8 * module, 0);
});

test("a thermal printer is offered its own files first", async ({ page }) => {
  await open(page);
  await sample(page);
  await printer(page, "203 dpi, 104 mm");
  await expect(page.locator(".label-step .downloads button").first()).toHaveAttribute("data-format", "zpl");
  await expect(fact(page, "module")).toHaveText("0.500 mm");
});

test("what the goods' own label has to show is asked for, and an abbreviated origin is told", async ({ page }) => {
  await open(page);
  await sample(page);
  await page.locator("input[name=template][value='nameplate-full']").check({ force: true });
  await page.locator("#more").evaluate((fold) => (fold.open = true));
  await field(page, "manufacturer_country").fill("VN");
  await expect(page.locator("#field-manufacturer_country-findings [data-code]").first()).toBeVisible();
  await field(page, "manufacturer_country").fill("Viet Nam");
  await expect(page.locator("#field-manufacturer_country-findings [data-code]")).toHaveCount(0);
  await field(page, "product").fill("Turbomolecular pump");
  await expect(button(page, "pdf")).toBeEnabled();
  const words = await (await pdf((await download(page, "pdf")).bytes)).words(1);
  for (const text of ["Viet Nam", "Turbomolecular pump"]) expect(words).toContain(text);
});
